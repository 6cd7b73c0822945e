"""Reviewers' copies brought back: each against its own base, then merged over what has changed since."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.problem import ContentError, Problem, Span
from pipeline.review.base import Printer, Version, resemblance, texts, version
from pipeline.review.carry import NOT_CHOSEN, Carried, carry
from pipeline.review.findings import Finding, Trace
from pipeline.review.labels import core
from pipeline.review.likeness import likeness
from pipeline.review.locate import Found
from pipeline.review.merge import Conflict, merge
from pipeline.review.returned import Returned
from pipeline.review.telling import findings

_SAME_DOCUMENT = 0.25
_BLENDED = 0.5
Chooser = Callable[[Returned, Finding], bool]


@dataclass(frozen=True, slots=True)
class Brought:
    """One copy, what was found in it, and the base's text with its changes in."""

    copy: Returned
    found: Found
    carried: Carried
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """The same words changed twice; both names are told, ours stays in the file."""

    conflict: Conflict
    ours: str
    theirs: str
    """Names of those who changed them."""


@dataclass(slots=True)
class Result:
    """What becomes of one content file."""

    file: Path
    before: str
    text: str
    copies: list[Brought] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)
    differs: list[tuple[str, str, str]] = field(default_factory=list)
    """(whose copy, as in the copy, as printed): words that the new file does not print"""
    blended: list[tuple[str, str]] = field(default_factory=list)
    """(whose copy, its paragraph) where the new file has the words of two in one paragraph"""
    builds: bool = True

    @property
    def settled(self) -> bool:
        """Everything was carried over; nothing is left for a person to decide or to write."""
        told = [finding for one in self.copies for finding in one.findings]
        left = any(not one.applied and one.note != NOT_CHOSEN for one in told)
        return self.builds and not (left or self.clashes or self.differs)


def bring_back(
    copies: Sequence[tuple[Returned, Found, Printer]],
    choose: Chooser | None = None,
    tracked_only: bool = False,
) -> Result:
    """All copies of one content file, each with what printed it. ContentError W002, W003 when a copy cannot be compared."""
    file = copies[0][1].file
    # As bytes say it: reading as text would turn every line end of Windows into another.
    before = file.read_bytes().decode()
    result = Result(file, before, before)
    bases: dict[tuple[str, Printer], Version] = {}
    for copy, found, print_ in copies:
        if (found.text, print_) not in bases:
            bases[found.text, print_] = _base(copy, found, print_)
        base = bases[found.text, print_]
        _same_document(copy, base)
        brought = _brought(copy, found, base, print_, choose, tracked_only)
        _merge_in(result, brought, base)
        result.copies.append(brought)
    _prove(result, [print_ for _, _, print_ in copies])
    return result


def _base(copy: Returned, found: Found, print_: Printer) -> Version:
    made = version(found.text, str(found.file), print_)
    if made is None:
        message = f"không dựng lại được bản gốc của bản trả về ({found.how})"
        hint = f"sửa lỗi của “{found.file}” (vanban check), hoặc chỉ bản gốc khác bằng --base"
        raise ContentError([Problem(Span(copy.file), "W003", message, hint)])
    return made


def _same_document(copy: Returned, base: Version) -> None:
    alike = max(
        resemblance(base.paragraphs, copy.final), resemblance(base.paragraphs, copy.original)
    )
    if alike < _SAME_DOCUMENT:
        message = f"bản trả về chỉ giống “{base.file}” {alike:.0%}: văn bản khác, hoặc bản gốc khác"
        hint = "kiểm tra lại tệp; nếu đúng, chỉ tệp nội dung bằng --content và bản gốc bằng --base"
        raise ContentError([Problem(Span(copy.file), "W002", message, hint)])


def _brought(
    copy: Returned,
    found: Found,
    base: Version,
    print_: Printer,
    choose: Chooser | None,
    tracked_only: bool,
) -> Brought:
    carried = carry(base, copy.final, print_)
    told = findings(copy, base, carried)
    if choose is not None or tracked_only:
        keys = frozenset(
            one.key
            for one in told
            if one.key
            and (not tracked_only or one.trace is Trace.TRACKED)
            and (choose is None or not one.applied or choose(copy, one))
        )
        carried = carry(base, copy.final, print_, chosen=keys)
        told = findings(copy, base, carried)
    return Brought(copy, found, carried, tuple(told))


def _merge_in(result: Result, brought: Brought, base: Version) -> None:
    """Into what is there by now: the file as it stands, with earlier copies in it."""
    if brought.carried.text == base.text:
        return
    name = brought.copy.reviewer
    merged = merge(base.text, result.text, brought.carried.text, str(result.file), name)
    for conflict in merged.conflicts:
        result.clashes.append(Clash(conflict, _owner(result, conflict), name))
    result.text = merged.text


def _owner(result: Result, conflict: Conflict) -> str:
    """Who wrote the words that ours has: an earlier copy, or the file since it was printed."""
    before = " ".join(result.before.split())
    new = [words for line in conflict.ours.splitlines() if (words := " ".join(line.split()))]
    new = [words for words in new if words not in before]
    for earlier in result.copies:
        mine = " ".join(earlier.carried.text.split())
        if any(words in mine for words in new):
            return earlier.copy.reviewer
    return "bản đang soạn"


def _prove(result: Result, printers: Sequence[Printer]) -> None:
    """The finished text is printed as each copy was and held against it."""
    for one in result.copies:
        result.differs += [(one.copy.reviewer, *pair) for pair in one.carried.unexplained]
    alone = len(result.copies) == 1 and result.copies[0].found.text == result.before
    if result.text == result.before or (alone and result.text == result.copies[0].carried.text):
        return  # what was carried over has been printed and compared already
    prints: dict[Printer, set[str] | None] = {}
    for one, print_ in zip(result.copies, printers, strict=True):
        if print_ not in prints:
            prints[print_] = _lines(result, print_)
        lines = prints[print_]
        if lines is None:
            result.builds = False
            return
        if len(result.copies) > 1 or one.found.text != result.before:
            _compare(result, one, lines)


def _lines(result: Result, print_: Printer) -> set[str] | None:
    made = print_(result.text)
    return {core(one.text) for one in texts(made[1], str(result.file))} if made else None


def _compare(result: Result, one: Brought, lines: set[str]) -> None:
    """Paragraphs that a copy changed and that the merged print does not show as the copy has them."""
    clashes = [clash.conflict for clash in result.clashes if clash.conflict.theirs]
    told = [conflict.theirs for conflict in clashes]
    fields = [(conflict.block, conflict.theirs) for conflict in clashes if conflict.block]
    own = {core(printed.text) for printed in one.carried.printed}
    others = [word for other in result.copies if other is not one for word in _said(other)]
    for finding in one.findings:
        if not finding.applied or not finding.new or not finding.key.startswith("new "):
            continue
        wanted = core(one.copy.final[int(finding.key[4:])].text)
        if wanted in lines or wanted not in own or any(wanted in text for text in told):
            continue
        if any(finding.block == block and words in wanted for block, words in fields):
            continue  # a field of the paragraph is a conflict
        near = max((likeness(wanted, line) for line in lines), default=0.0)
        if near >= _BLENDED or wanted in others:
            result.blended.append((one.copy.reviewer, wanted))
        else:
            result.differs.append((one.copy.reviewer, wanted, ""))


def _said(one: Brought) -> list[str]:
    return [core(finding.new) for finding in one.findings if finding.new]
