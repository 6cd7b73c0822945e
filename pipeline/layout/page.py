"""What layout gives: pages on which everything has its place. Points, from the page's top left corner."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple


class Fragment(NamedTuple):
    """Letters in one face and size, starting at x on the line's baseline.

    `face`: regular | bold | italic | bolditalic. `width` is the width drawn, `space` the points
    added to every U+0020 in it (justification). `raise_` lifts note marks.
    """

    x: float
    text: str
    face: str
    size: float
    width: float
    space: float = 0.0
    raise_: float = 0.0
    color: str = ""
    """RRGGBB; "" = black."""


class Line(NamedTuple):
    """One line of a paragraph. `soft_end` says what the break swallowed: " ", "" (after a hyphen) or
    "\n" at the paragraph's end; extraction gets it back."""

    baseline: float
    top: float
    bottom: float
    fragments: tuple[Fragment, ...]
    soft_end: str = " "

    @property
    def text(self) -> str:
        return "".join(fragment.text for fragment in self.fragments)


class Stroke(NamedTuple):
    """A straight line; horizontal or vertical."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    color: str = ""


class Placed(NamedTuple):
    """A paragraph, or the part of it that is on this page.

    `path` tells where it stands for tags: () in the running text, (table number, row, column) in a
    table; `part` 0 for its beginning, 1… for continuations on later pages.
    """

    role: str
    block: str
    outline: int
    lines: tuple[Line, ...]
    path: tuple[int, ...] = ()
    part: int = 0
    head_cell: bool = False
    columns: int = 1
    rows: int = 1
    place: str = ""
    """Of a cell in a grid that is no table: `Grid.place` (head | sign | stamp)."""


# From a tuple of all fields, without a frame of Python: a document makes some thousand of these.
fragment_of: Callable[[tuple[float, str, str, float, float, float, float, str]], Fragment] = (
    partial(tuple.__new__, Fragment)
)
line_of: Callable[[tuple[float, float, float, tuple[Fragment, ...], str]], Line] = partial(
    tuple.__new__, Line
)
placed_of: Callable[
    [tuple[str, str, int, tuple[Line, ...], tuple[int, ...], int, bool, int, int, str]], Placed
] = partial(tuple.__new__, Placed)


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
    heads, contact-line rule), `strokes` all drawn lines."""

    width: float
    height: float
    placed: tuple[Placed, ...]
    artifacts: tuple[Line, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    images: tuple[PlacedImage, ...] = ()
    notes: tuple[Placed, ...] = ()
    number: int = 1
    section: int = 0


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
