"""On which page of a docx a paragraph stands: Word's own marks when it left them, else an estimate.

A docx has no pages. Word writes `lastRenderedPageBreak` when it saves; where that is missing, heights
are estimated from letters, sizes and pitches, which is good for a page more or less.
"""

from __future__ import annotations

from math import ceil

from lxml.etree import _Element

from pipeline.check.finished.page import Piece
from pipeline.check.finished.word_tables import Place
from pipeline.ooxml.effective import Shape
from pipeline.ooxml.geometry import Geometry
from pipeline.ooxml.names import value, w
from pipeline.ooxml.reader import Paragraph

_LETTER = 0.46
"""Width of a letter of running Vietnamese text, in parts of its size (Times, measured)."""
_SINGLE = 1.15
"""Height of a single line in parts of the size (Times)."""


class Pages:
    """Counts pages along one story."""

    def __init__(self, root: _Element, geometry: tuple[Geometry, ...]) -> None:
        self.page = 1
        self.certain = next(root.iter(w("lastRenderedPageBreak")), None) is not None
        self._rooms = [_room(page) for page in geometry] or [(468.0, 648.0)]
        self._continuous = {at for at, page in enumerate(geometry) if page.continuous}
        self._breaks = self.certain or next(root.iter(w("br")), None) is not None
        self._height = 0.0
        self._section = 0
        self._row: _Element | None = None
        self._columns: dict[int, float] = {}
        self._highest = 0.0

    def seen(
        self,
        paragraph: Paragraph,
        shape: Shape,
        pieces: tuple[Piece, ...],
        place: Place | None,
        section: int,
    ) -> int:
        """The page on which the paragraph begins."""
        begins_page = section != self._section and section not in self._continuous
        if begins_page or shape.page_break_before:
            self._turn()
        self._section = section
        breaks = self._in(paragraph.element) if self._breaks else 0
        if self.certain:
            begins = self.page + (breaks if _at_start(paragraph.element) else 0)
            self.page += breaks
            return begins
        self._add(shape, pieces, place)
        if breaks and not any(piece.text.strip() for piece in pieces):
            self._turn()
        elif breaks:
            page, self.page = self.page, self.page + breaks
            self._height = 0.0
            return page
        return self.page

    def _turn(self) -> None:
        if self._height > 0 or self._columns:
            self.page += 1
        self._height, self._columns, self._highest = 0.0, {}, 0.0

    def _in(self, element: _Element) -> int:
        if self.certain:
            return sum(1 for _ in element.iter(w("lastRenderedPageBreak")))
        return sum(value(one, "type") == "page" for one in element.iter(w("br")))

    def _add(self, shape: Shape, pieces: tuple[Piece, ...], place: Place | None) -> None:
        width, room = self._rooms[min(self._section, len(self._rooms) - 1)]
        if place and place.width:
            width = place.width / 20
        width = max(20.0, width - (shape.left + shape.right) / 20)
        length = size = 0.0
        for piece in pieces:
            length += len(piece.text) * piece.size * _LETTER
            size = max(size, piece.size)
        size = size or shape.letters.size
        pitch = shape.line / 20 if shape.line_rule == "exact" else size * _SINGLE * shape.line / 240
        if shape.line_rule == "atLeast":
            pitch = max(shape.line / 20, size * _SINGLE)
        height = max(1, ceil(length / width)) * pitch + (shape.before + shape.after) / 20
        self._grow(height, place)
        if self._height > room:
            self.page += 1
            self._height = height

    def _grow(self, height: float, place: Place | None) -> None:
        """Cells of one row stand beside each other: the highest counts."""
        if place is None or place.row is not self._row:
            self._columns, self._highest = {}, 0.0
            self._row = place.row if place else None
        if place is None:
            self._height += height
            return
        column = self._columns.get(place.column, 0.0) + height
        self._columns[place.column] = column
        if column > self._highest:
            self._height += column - self._highest
            self._highest = column


def _room(page: Geometry) -> tuple[float, float]:
    """Points of the text area: width, height."""
    height = page.height - abs(page.top) - abs(page.bottom)
    return (page.width - page.left - page.right) / 20, height / 20


def _at_start(element: _Element) -> bool:
    """Whether the first break comes before any letter."""
    for one in element.iter(w("lastRenderedPageBreak"), w("t")):
        if one.tag == w("t") and (one.text or "").strip():
            return False
        if one.tag != w("t"):
            return True
    return False
