"""Where a paragraph stands among a docx's tables: its column, whether borders show, how wide it is."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.etree import _Element

from pipeline.ooxml.effective import Formats
from pipeline.ooxml.names import child, local, number, value, w
from pipeline.ooxml.reader import Paragraph, inside

_SHOWN = ("top", "bottom", "left", "right", "insideH", "insideV")
_NOT_SHOWN = (None, "nil", "none")
_LEFT, _START = w("left"), w("start")
_CELL_SET, _TABLE_SET = w("tcPr"), w("tblPr")
_CELL_MARGIN, _TABLE_MARGIN = w("tcMar"), w("tblCellMar")
_ROW, _TABLE = w("tr"), w("tbl")
_CELL, _WIDTH, _SPAN = w("tc"), w("tcW"), w("gridSpan")
_PLAIN_MARGIN = 108
"""Twips left and right of a cell's words where a file says nothing."""


_Start = tuple[int, int, dict[str, _Element]]


@dataclass(frozen=True, slots=True)
class Place:
    """A cell as seen by its paragraphs."""

    side: str
    """left | right when it is one of two or three borderless columns; else ""."""
    bordered: bool
    width: int
    """Twips for text; 0 = the file does not say."""
    row: _Element
    """Tells rows apart."""
    column: int


class Tables:
    """Answers for the cells of one document, each asked once."""

    def __init__(self, formats: Formats) -> None:
        self._formats = formats
        self._places: dict[tuple[int, ...], Place] = {}
        self._bordered: dict[_Element, bool] = {}
        self._grids: dict[_Element, tuple[list[int], int]] = {}
        self._rows: dict[_Element, tuple[dict[_Element, _Start], int]] = {}

    def place(self, paragraph: Paragraph) -> Place | None:
        """The innermost cell around a paragraph; None outside tables."""
        if not paragraph.cell:
            return None
        place = self._places.get(paragraph.cell)
        if place is None:
            cell = next(paragraph.element.iterancestors(_CELL))
            place = self._places[paragraph.cell] = self._find(cell)
        return place

    def _find(self, cell: _Element) -> Place:
        row = next(cell.iterancestors(_ROW))
        table = next(row.iterancestors(_TABLE))
        if row not in self._rows:
            self._rows[row] = _starts(row)
        starts, columns = self._rows[row]
        start, span, properties = starts.get(cell, (0, 1, None))
        bordered = self._is_bordered(table)
        side = ""
        if not bordered and len(starts) > 1:
            side = "left" if start + span / 2 < columns / 2 or not start else "right"
        return Place(side, bordered, self._width(properties, table, start, span), row, start)

    def _width(
        self, properties: dict[str, _Element] | None, table: _Element, start: int, span: int
    ) -> int:
        """Of the cell less its margins."""
        if table not in self._grids:
            self._grids[table] = _grid(table)
        grid, margin = self._grids[table]
        properties = properties or {}
        own = properties.get(_WIDTH)
        width = number(own, "w") or 0
        if not width or value(own, "type") != "dxa":
            width = sum(grid[start : start + span])
        here = _margin(properties.get(_CELL_MARGIN))
        return max(0, width - 2 * (margin if here is None else here)) if width else 0

    def _is_bordered(self, table: _Element) -> bool:
        if table not in self._bordered:
            properties = child(table, _TABLE_SET)
            borders = None if properties is None else properties.find(w("tblBorders"))
            shown = _shows(borders)
            if borders is None:
                style = value(properties.find(w("tblStyle"))) if properties is not None else None
                shown = "grid" in self._formats.style_name(style or "").lower()
            # A letterhead may sit in a table whose cells hide the borders one by one.
            cells = list(table.iter(w("tcBorders")))
            if shown and cells and not any(_shows(one) for one in cells):
                shown = False
            if not shown:
                shown = any(value(one.find(w("left"))) not in _NOT_SHOWN for one in cells)
            self._bordered[table] = shown
        return self._bordered[table]


def _shows(borders: _Element | None) -> bool:
    if borders is None:
        return False
    return any(local(one) in _SHOWN and value(one) not in _NOT_SHOWN for one in borders)


def _grid(table: _Element) -> tuple[list[int], int]:
    """Twips of the columns that the table lays out, and the margin of its cells."""
    columns = [number(one, "w") or 0 for one in table.iterfind(f"{w('tblGrid')}/{w('gridCol')}")]
    margin = _margin(child(child(table, _TABLE_SET), _TABLE_MARGIN))
    return columns, _PLAIN_MARGIN if margin is None else margin


def _starts(row: _Element) -> tuple[dict[_Element, _Start], int]:
    """First grid column, span and properties of each cell of a row; the number of columns."""
    found: dict[_Element, _Start] = {}
    at = 0
    for cell in inside(row, _CELL):
        set_here = child(cell, _CELL_SET)
        properties = {} if set_here is None else {str(one.tag): one for one in set_here}
        span = max(1, number(properties.get(_SPAN)) or 1)
        found[cell] = (at, span, properties)
        at += span
    return found, at


def _margin(cells: _Element | None) -> int | None:
    """The left one of `w:tcMar` or `w:tblCellMar`; None where it says nothing."""
    side = child(cells, _LEFT)
    side = child(cells, _START) if side is None else side
    return None if side is None else number(side, "w") or 0
