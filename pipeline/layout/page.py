"""What layout gives: pages on which everything has its place. Points, from the page's top left corner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, final

from mypy_extensions import mypyc_attr


@mypyc_attr(acyclic=True)
class Valued:
    """What is equal where all that it says is.

    No tuples with names: a document has some thousand, and compiled code makes and reads these in a
    fifth of the time, floats unboxed. Nobody changes one: it may stand in the next document too.
    """

    __slots__ = ()

    def values(self) -> tuple[object, ...]:
        """All that it says."""
        raise NotImplementedError

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Valued)
            and type(other) is type(self)
            and other.values() == self.values()
        )

    def __hash__(self) -> int:
        return hash(self.values())

    def __repr__(self) -> str:
        return f"{type(self).__name__}{self.values()!r}"


@mypyc_attr(acyclic=True)
@final
class Fragment(Valued):
    """Letters in one face and size, starting at x on the line's baseline.

    `face`: regular | bold | italic | bolditalic. `width` is the width drawn, `space` the points
    added to every U+0020 in it (justification). `raise_` lifts note marks. `color`: RRGGBB; "" = black.
    """

    __slots__ = ("color", "face", "raise_", "size", "space", "text", "width", "x")

    def __init__(
        self,
        x: float,
        text: str,
        face: str,
        size: float,
        width: float,
        space: float = 0.0,
        raise_: float = 0.0,
        color: str = "",
    ) -> None:
        self.x = x
        self.text = text
        self.face = face
        self.size = size
        self.width = width
        self.space = space
        self.raise_ = raise_
        self.color = color

    def values(self) -> tuple[object, ...]:
        shape = (self.x, self.text, self.face, self.size, self.width)
        return (*shape, self.space, self.raise_, self.color)


@mypyc_attr(acyclic=True)
@final
class Line(Valued):
    """One line of a paragraph. `soft_end` says what the break swallowed: " ", "" (after a hyphen) or
    "\n" at the paragraph's end; extraction gets it back."""

    __slots__ = ("baseline", "bottom", "fragments", "soft_end", "top")

    def __init__(
        self,
        baseline: float,
        top: float,
        bottom: float,
        fragments: tuple[Fragment, ...],
        soft_end: str = " ",
    ) -> None:
        self.baseline = baseline
        self.top = top
        self.bottom = bottom
        self.fragments = fragments
        self.soft_end = soft_end

    def values(self) -> tuple[object, ...]:
        return self.baseline, self.top, self.bottom, self.fragments, self.soft_end

    @property
    def text(self) -> str:
        return "".join([fragment.text for fragment in self.fragments])


class Stroke(NamedTuple):
    """A straight line; horizontal or vertical."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    color: str = ""


class PlacedTable(NamedTuple):
    """What of a table stands on a page, its lines included; `number` as in the `path` of its cells."""

    number: int
    left: float
    top: float
    right: float
    bottom: float


@mypyc_attr(acyclic=True)
@final
class Placed(Valued):
    """A paragraph, or the part of it that is on this page.

    `path` tells where it stands for tags: () in the running text, (table number, row, column) in a
    table, (number of the note,) at the foot; `part` 0 for its beginning, 1… for continuations on
    later pages. `place` is that of a cell in a grid that is no table: `Grid.place` (head | sign | stamp).
    """

    __slots__ = (
        *("block", "columns", "head_cell", "lines", "outline"),
        *("part", "path", "place", "role", "rows"),
    )

    def __init__(
        self,
        role: str,
        block: str,
        outline: int,
        lines: tuple[Line, ...],
        path: tuple[int, ...] = (),
        part: int = 0,
        head_cell: bool = False,
        columns: int = 1,
        rows: int = 1,
        place: str = "",
    ) -> None:
        self.role = role
        self.block = block
        self.outline = outline
        self.lines = lines
        self.path = path
        self.part = part
        self.head_cell = head_cell
        self.columns = columns
        self.rows = rows
        self.place = place

    def values(self) -> tuple[object, ...]:
        return (self.role, self.block, self.outline, self.lines, *self.standing())

    def standing(self) -> tuple[object, ...]:
        """Where it stands: all that it says but its words and whose they are."""
        return self.path, self.part, self.head_cell, self.columns, self.rows, self.place


@dataclass(frozen=True, slots=True)
class PlacedImage:
    """A picture; x and y of its top left corner."""

    x: float
    y: float
    width: float
    height: float
    data: bytes
    alt: str
    block: str


@dataclass(frozen=True, slots=True)
class Page:
    """`placed` in reading order; `artifacts` are lines outside the text (page number, repeated table
    heads, contact-line rule), `strokes` all drawn lines; `tables` leaves out grids that are none."""

    width: float
    height: float
    placed: tuple[Placed, ...]
    artifacts: tuple[Line, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    images: tuple[PlacedImage, ...] = ()
    notes: tuple[Placed, ...] = ()
    number: int = 1
    section: int = 0
    tables: tuple[PlacedTable, ...] = ()


@dataclass(frozen=True, slots=True)
class Pages:
    """The whole laid-out document."""

    pages: tuple[Page, ...]
    title: str
    organ: str
    subject: str
    mode: str
    """exact | word15 | lo7: the width model that broke the lines."""


def lines(pages: Pages) -> Iterator[tuple[int, Line]]:
    """(page index from 0, line) in reading order, text only."""
    for index, page in enumerate(pages.pages):
        for placed in page.placed:
            for line in placed.lines:
                yield index, line
