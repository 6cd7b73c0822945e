"""Where a paragraph stands among a docx's tables: its column, whether borders show, how wide it is."""

from __future__ import annotations

from lxml.etree import _Element

from pipeline.ooxml.effective import Formats
from pipeline.ooxml.looks import shows
from pipeline.ooxml.names import child, local, number, value, w
from pipeline.ooxml.reader import Paragraph, inside
from pipeline.record import record

_SHOWN = ("top", "bottom", "left", "right", "insideH", "insideV")
_LEFT, _START = w("left"), w("start")
_CELL_SET, _TABLE_SET = w("tcPr"), w("tblPr")
_CELL_MARGIN, _TABLE_MARGIN = w("tcMar"), w("tblCellMar")
_ROW, _TABLE = w("tr"), w("tbl")
_CELL, _WIDTH, _SPAN = w("tc"), w("tcW"), w("gridSpan")
_PLAIN_MARGIN = 108
"""Twips left and right of a cell's words where a file says nothing."""


@record(frozen=True, slots=True)
class _Start:
    """First grid column and span of a cell; its own width and margin in twips, where it says them."""

    column: int = 0
    span: int = 1
    width: int = 0
    margin: int | None = None


@record(frozen=True, slots=True)
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

    def span(self, row: _Element, cell: _Element) -> tuple[int, int]:
        """The grid columns of a cell: first, and the one behind its last."""
        start = self._row(row)[0].get(cell) or _Start()
        return start.column, start.column + start.span

    def edges(self, table: _Element, row: _Element, cell: _Element) -> tuple[int, int]:
        """Twips of a cell's edges from the table's left one."""
        starts = self._row(row)[0]
        grid, _ = self._grid(table)
        at = 0
        for one, start in starts.items():
            wide = start.width or sum(grid[start.column : start.column + start.span])
            if one is cell:
                return at, at + wide
            at += wide
        return 0, 0

    def whole(self, table: _Element) -> tuple[int, int]:
        """Twips of the table's own edges."""
        return 0, sum(self._grid(table)[0])

    def _row(self, row: _Element) -> tuple[dict[_Element, _Start], int]:
        if row not in self._rows:
            self._rows[row] = _starts(row)
        return self._rows[row]

    def _grid(self, table: _Element) -> tuple[list[int], int]:
        if table not in self._grids:
            self._grids[table] = _grid(table)
        return self._grids[table]

    def _find(self, cell: _Element) -> Place:
        row = next(cell.iterancestors(_ROW))
        table = next(row.iterancestors(_TABLE))
        starts, columns = self._row(row)
        start = starts.get(cell) or _Start()
        bordered = self._is_bordered(table)
        side = ""
        if not bordered and len(starts) > 1:
            left = start.column + start.span / 2 < columns / 2 or not start.column
            side = "left" if left else "right"
        elif not bordered:
            # A table of one column inside a cell of the letterhead stands where that cell stands.
            outer = next(table.iterancestors(_CELL), None)
            side = self._find(outer).side if outer is not None else ""
        return Place(side, bordered, self._width(start, table), row, start.column)

    def _width(self, start: _Start, table: _Element) -> int:
        """Of the cell less its margins."""
        grid, margin = self._grid(table)
        width = start.width or sum(grid[start.column : start.column + start.span])
        margin = margin if start.margin is None else start.margin
        return max(0, width - 2 * margin) if width else 0

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
                left = (one.find(w("left")) for one in cells)
                shown = any(one is not None and shows(one) for one in left)
            self._bordered[table] = shown
        return self._bordered[table]


def _shows(borders: _Element | None) -> bool:
    if borders is None:
        return False
    shown = {local(one) for one in borders if local(one) in _SHOWN and shows(one)}
    # One level edge alone is a line below words.
    return bool(shown) and shown not in ({"top"}, {"bottom"})


def _grid(table: _Element) -> tuple[list[int], int]:
    """Twips of the columns that the table lays out, and the margin of its cells."""
    columns = [number(one, "w") or 0 for one in table.iterfind(f"{w('tblGrid')}/{w('gridCol')}")]
    margin = _margin(child(child(table, _TABLE_SET), _TABLE_MARGIN))
    return columns, _PLAIN_MARGIN if margin is None else margin


def _starts(row: _Element) -> tuple[dict[_Element, _Start], int]:
    """Where each cell of a row begins, and the number of columns."""
    found: dict[_Element, _Start] = {}
    at = 0
    for cell in inside(row, _CELL):
        start = found[cell] = _start(child(cell, _CELL_SET), at)
        at += start.span
    return found, at


def _start(properties: _Element | None, at: int) -> _Start:
    span, width, margin = 1, 0, None
    for one in () if properties is None else properties:
        tag = one.tag
        if tag == _WIDTH:
            width = (number(one, "w") or 0) if value(one, "type") == "dxa" else 0
        elif tag == _SPAN:
            span = max(1, number(one) or 1)
        elif tag == _CELL_MARGIN:
            margin = _margin(one)
    return _Start(at, span, width, margin)


def _margin(cells: _Element | None) -> int | None:
    """The left one of `w:tcMar` or `w:tblCellMar`; None where it says nothing."""
    side = child(cells, _LEFT)
    side = child(cells, _START) if side is None else side
    return None if side is None else number(side, "w") or 0
