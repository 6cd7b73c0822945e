"""The version that a returned file was made from: its YAML, its printed paragraphs, where they come from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pipeline import source
from pipeline.desk import Desk, Draft, Order
from pipeline.ooxml import tracked, tracked_view
from pipeline.ooxml.package import open_package
from pipeline.ooxml.tracked import View
from pipeline.ooxml.tracked_view import Shown
from pipeline.review.align import Item, align
from pipeline.review.likeness import plain
from pipeline.review.origins import Origin, origins
from pipeline.review.scalars import Places

_SENTENCE = 8
"""Words from which a paragraph is more than a heading or a name."""

Printer = Callable[[str], "tuple[Draft, bytes] | None"]
"""YAML text -> its draft and docx, or None where it does not build."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A paragraph as it stands in a docx, with what it was printed from (None = nowhere found)."""

    text: str
    home: str
    ids: tuple[str, ...] = ()
    origin: Origin | None = None
    shown: Shown | None = None
    begins: bool = False
    """A new page begins with it, by hand."""


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a content file as it is printed."""

    text: str
    file: str
    places: Places
    paragraphs: tuple[Printed, ...]
    standard: str = ""
    """Id of the standard that it is laid out by."""
    margins: tuple[Printed, ...] = ()
    shown: tuple[Shown, ...] = ()
    """Every paragraph of the docx, also those without words."""


def printer(
    file: str, desk: Desk, order: Order, build: Callable[..., Draft], make: Callable[..., object]
) -> Printer:
    """A printer for one content file; `build` and `make` are `pipeline.build`'s."""

    def printed(text: str) -> tuple[Draft, bytes] | None:
        draft = build(text.encode(), file, desk, order)
        if draft.document is None or not draft.sound:
            return None
        made = make(draft, desk, order)
        data: bytes | None = getattr(made, "files", {}).get("docx")
        return (draft, data) if data else None

    return printed


def home(shown: Shown) -> str:
    """Stories in which paragraphs may be matched with one another."""
    story = shown.place.story.partition(" ")[0]
    return "note" if story in {"footnote", "endnote"} else story


def printed_items(shown: Sequence[Shown]) -> list[Printed]:
    """The paragraphs of a view that say something; page numbers in headers and footers left out.

    A footnote whose call was taken out is not printed, though editors keep its words in the file.
    """
    called = {f"footnote {segment.note}" for one in shown for segment in one.segments}
    found = []
    new_page = False
    for one in shown:
        text = plain(one.text)
        body = one.place.story == "body"
        new_page |= body and one.form.opens
        uncalled = one.place.story.startswith("footnote ") and one.place.story not in called
        if text and not uncalled and home(one) not in {"header", "footer"}:
            ids = tuple(anchor.id + anchor.mark for anchor in one.anchors if not anchor.copied)
            found.append(Printed(text, home(one), ids, None, one, body and new_page))
            new_page = new_page and not body
        new_page |= body and one.form.closes
    return found


def margins(shown: Sequence[Shown]) -> tuple[Printed, ...]:
    """What headers and footers say, page numbers left out; equal ones of several pages once."""
    found: dict[tuple[str, str], Printed] = {}
    for one in shown:
        text = plain(one.text)
        if home(one) in {"header", "footer"} and any(letter.isalpha() for letter in text):
            found.setdefault((home(one), text), Printed(text, home(one), (), None, one))
    return tuple(found.values())


def texts(data: bytes, file: str) -> list[Printed]:
    """The paragraphs of a docx that we made."""
    return printed_items(_shown(data, file))


def _shown(data: bytes, file: str) -> tuple[Shown, ...]:
    read = tracked.read(open_package(data, file, only_read=True))
    return tracked_view.view(read.paragraphs, View.FINAL)


def version(text: str, file: str, print_: Printer) -> Version | None:
    """A content file read and printed; None when it does not build."""
    made = print_(text)
    if made is None or made[0].document is None:
        return None
    read = source.read(text.encode(), file)
    places = Places(read)
    known = origins(made[0].document, places)
    standard = made[0].standard.id if made[0].standard else ""
    shown = _shown(made[1], file)
    traced = tuple(_traced(printed_items(shown), known))
    return Version(read.text, file, places, traced, standard, margins(shown), shown)


def _traced(paragraphs: Sequence[Printed], known: Sequence[Origin]) -> list[Printed]:
    """Each docx paragraph with the composed one it shows; equal words in equal order."""
    queues: dict[tuple[str, str], list[Origin]] = {}
    for origin in known:
        queues.setdefault((origin.home, origin.printed), []).append(origin)
    traced = []
    for one in paragraphs:
        queue = queues.get((one.home, one.text))
        traced.append(replace(one, origin=queue.pop(0) if queue else None))
    return traced


def items(paragraphs: Sequence[Printed], anchored: bool = True) -> list[Item]:
    """What `align` wants to know of paragraphs."""
    return [Item(one.text, one.ids if anchored else (), one.home) for one in paragraphs]


def resemblance(base: Sequence[Printed], returned: Sequence[Printed]) -> float:
    """Share of the author's sentences that are found again: near 0 for another document altogether.

    Letterheads, headings and recipients are alike in all documents of an office and do not count.
    """
    found = align(items(base, anchored=False), items(returned, anchored=False))
    kept = {at for match in found.matches if match.certain for at in match.old}
    told = [at for at, one in enumerate(base) if _sentence(one)] or list(range(len(base)))
    size = sum(len(base[at].text) for at in told) or 1
    return sum(len(base[at].text) for at in told if at in kept) / size


def _sentence(one: Printed) -> bool:
    return bool(one.origin and one.origin.paths) and len(one.text.split()) >= _SENTENCE
