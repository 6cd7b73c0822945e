"""Lines of plain text: widths in real letters, whether the text is wrapped, page numbers set aside."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.importer.pages import Aside, Grid

Width = Callable[[str], float]
BREAK = re.compile(r"(?P<raw>[^\r\n\f]*)(?P<end>\r\n|\r|\n|\f)")
"""A form feed ends a line, too: programs put it right behind a page's last word."""
_CLOSED = re.compile(r"[.;:!?…][\"”’)]*$")
_SPACES = re.compile(r"[ \t\u00a0]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line with words. `blank` = empty lines above it, `width` in ems, `indent` in blanks."""

    text: str
    blank: int
    width: float
    indent: int
    at: int
    """Number of the line in the file, from 1."""
    page: bool = False
    """A form feed stands before it."""
    grid: Grid | None = None
    """A table instead of words."""
    doubt: str = ""
    raw: str = ""
    """The line as it stands in the file, blanks and all."""
    side: str = ""
    """left | right, where the text keeps its columns."""


@dataclass(frozen=True, slots=True)
class Lines:
    """A text taken apart. `column` = width of a full line in ems, 0 = paragraphs are not wrapped."""

    lines: tuple[Line, ...]
    column: float
    usual_blank: int
    aside: tuple[Aside, ...]
    notes: Mapping[int, str] = field(default_factory=dict)
    """Footnotes by number; their calls are marked in the lines."""
    indented: bool = False
    """First lines of paragraphs stand further in than the others: that tells where they begin."""

    @property
    def wrapped(self) -> bool:
        return self.column > 0


def read_lines(text: str, width: Width) -> Iterator[Line]:
    """Every line with words."""
    blank = 0
    page = False
    at = 1
    for found in BREAK.finditer(text + "\n"):
        raw, end = found["raw"], found["end"]
        here, at = at, at + (end != "\f")
        made = _SPACES.sub(" ", raw).strip()
        if not made:
            blank += end != "\f"
            page = page or end == "\f"
            continue
        raw = raw.expandtabs(8)
        indent = len(raw) - len(raw.lstrip(" "))
        yield Line(made, blank, width(made), indent, here, page, raw=raw)
        blank, page = 0, end == "\f"


def column_of(lines: list[Line]) -> float:
    """The width that many lines fill: paragraphs are wrapped; 0 where no such width shows."""
    if len(lines) < 4:
        return 0.0
    widths = sorted(line.width for line in lines)
    if len(lines) >= 30:
        most = widths[int(len(widths) * 0.9)]
        full = sum(most * 0.8 <= one <= most * 1.15 for one in widths)
        wrapped = full / len(widths) > 0.3 and widths[int(len(widths) * 0.995)] < most * 1.5
        if wrapped and 18 < most < 75:
            return most
    broken = _broken(lines)
    if broken:
        return broken
    if len(lines) >= 30:
        return 0.0
    # A short text: its longest lines are full when they break off within a sentence.
    most = widths[-1]
    long = [line for line in lines if line.width > 0.88 * most]
    open_ = [line for line in long if not _CLOSED.search(line.text)]
    return most if 24 < most < 75 and len(open_) * 2 > len(long) else 0.0


def _broken(lines: list[Line]) -> float:
    """The width of lines that break off within a sentence, where there are enough of them.

    Tables and a letterhead may leave few full lines in a short document.
    """
    pairs = itertools.pairwise(lines)
    found = sorted(
        one.width
        for one, two in pairs
        if one.width > 18 and two.text[:1].islower() and not _CLOSED.search(one.text)
    )
    if len(found) < max(3, len(lines) // 25):
        return 0.0
    most = found[int(len(found) * 0.9)]
    near = [one for one in found if 0.8 * most <= one <= 1.1 * most]
    # One paragraph is one line where they all differ: words were not set to a width.
    return near[int(len(near) * 0.9)] if most < 75 and len(near) * 2 > len(found) else 0.0


def usual(blanks: list[int]) -> int:
    """The number of blank lines that most lines have above them."""
    counts: dict[int, int] = {}
    for one in blanks[1:]:
        counts[one] = counts.get(one, 0) + 1
    return max(counts, key=lambda one: counts[one]) if counts else 0
