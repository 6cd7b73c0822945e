"""A copy that came back from Word: its two views, who touched what, its comments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.ooxml import comments as word_comments
from pipeline.ooxml import tracked, tracked_view
from pipeline.ooxml.comments import Comment
from pipeline.ooxml.package import Package, open_package
from pipeline.ooxml.tracked import Change, Marked, Tracked, View
from pipeline.ooxml.tracked_view import Shown
from pipeline.problem import ContentError, Problem, Span
from pipeline.review.base import Printed, margins, printed_items
from pipeline.review.findings import Trace
from pipeline.review.likeness import plain


@dataclass(frozen=True, slots=True)
class Returned:
    """One reviewer's copy."""

    file: str
    read: Tracked
    final: tuple[Printed, ...]
    original: tuple[Printed, ...]
    comments: dict[str, Comment]
    saved_by: str
    """Who saved the file last, as Word notes it; "" when it does not say."""
    saved_at: str = ""
    margins: tuple[Printed, ...] = ()
    """What headers and footers say."""
    shown: tuple[Shown, ...] = ()
    """Every paragraph, its changes accepted, also those without words."""

    @property
    def reviewer(self) -> str:
        """Whose copy it is: the authors of its changes and comments, else who saved it."""
        names = [change.author for one in self.read.paragraphs for change in changes(one)]
        names += [one.author for one in self.comments.values()]
        found = list(dict.fromkeys(name for name in names if name))
        return ", ".join(found) or self.saved_by or self.file


_LOCKS = ("~$", ".~lock.")


def opened(data: bytes, file: str) -> Returned:
    """Read a returned copy; ContentError with the reason when it is no sound docx."""
    name = Path(file).name
    if name.startswith(_LOCKS):
        message = "là tệp khoá tạm của Word hay LibreOffice, không phải văn bản"
        hint = "đóng văn bản lại, rồi nêu tệp không có “~$” hay “.~lock.” ở đầu tên"
        raise ContentError([Problem(Span(file), "D010", message, hint)])
    package = open_package(data, file)
    read = tracked.read(package)
    shown = tracked_view.view(read.paragraphs, View.FINAL)
    final = printed_items(shown)
    original = printed_items(tracked_view.view(read.paragraphs, View.ORIGINAL))
    by, at = _saved(package)
    remarks = word_comments.read(package)
    return Returned(
        file, read, tuple(final), tuple(original), remarks, by, at, margins(shown), shown
    )


def _saved(package: Package) -> tuple[str, str]:
    name = package.related("core-properties", "")
    if name is None:
        return "", ""
    found = {"lastModifiedBy": "", "modified": "", "created": ""}
    for element in package.xml(name).iterchildren():
        key = str(element.tag).rpartition("}")[2]
        if key in found:
            found[key] = element.text or ""
    # As vanban wrote it, a file was changed when it was made: nobody has saved it since.
    if found["modified"] == found["created"]:
        return "", ""
    return found["lastModifiedBy"], found["modified"]


def changes(one: Marked) -> list[Change]:
    """Every tracked change of a written paragraph."""
    marks = [one.mark_inserted, one.mark_deleted, one.row_inserted, one.row_deleted]
    for segment in one.segments:
        marks += [segment.inserted, segment.deleted]
    return [mark for mark in marks if mark is not None]


def sources(paragraphs: Sequence[Printed]) -> tuple[int, ...]:
    """Numbers of the written paragraphs that shown ones are made of."""
    return tuple(at for one in paragraphs if one.shown for at in one.shown.sources)


def originally(copy: Returned, numbers: Sequence[int]) -> str:
    """What stood, before all tracked changes, in the paragraphs these written ones belong to."""
    wanted = set(numbers)
    found = [one.text for one in copy.original if one.shown and wanted & set(one.shown.sources)]
    return plain(" ".join(found))


def traced(copy: Returned, numbers: Sequence[int], base: str) -> tuple[Trace, Change]:
    """Whether tracked changes account for all that differs from the base, and who made the first."""
    found = [mark for at in numbers for mark in changes(copy.read.paragraphs[at])]
    by = found[0] if found else Change(copy.saved_by, copy.saved_at)
    if not found:
        return Trace.SILENT, by
    before = originally(copy, numbers)
    return (Trace.TRACKED if before == plain(base) else Trace.MIXED), by
