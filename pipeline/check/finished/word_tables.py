"""Where a paragraph stands among a docx's tables: its column, whether borders show, how wide it is."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.etree import _Element

from pipeline.ooxml.effective import Formats
from pipeline.ooxml.names import local, number, value, w

_SHOWN = ("top", "bottom", "left", "right", "insideH", "insideV")
_NOT_SHOWN = (None, "nil", "none")
_LEFT, _START = w("left"), w("start")
_CELL_MARGIN = f"{w('tcPr')}/{w('tcMar')}"
_TABLE_MARGIN = f"{w('tblPr')}/{w('tblCellMar')}"


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
        self._places: dict[_Element, Place] = {}
        self._bordered: dict[_Element, bool] = {}
        self._rows: dict[_Element, tuple[dict[_Element, tuple[int, int]], int]] = {}

    def place(self, element: _Element) -> Place | None:
        """The innermost cell around a paragraph; None outside tables."""
        cell = next(element.iterancestors(w("tc")), None)
        if cell is None:
            return None
        if cell not in self._places:
            self._places[cell] = self._find(cell)
        return self._places[cell]

    def _find(self, cell: _Element) -> Place:
        row = next(cell.iterancestors(w("tr")))
        table = next(row.iterancestors(w("tbl")))
        if row not in self._rows:
            self._rows[row] = _starts(row)
        starts, columns = self._rows[row]
        start, span = starts.get(cell, (0, 1))
        bordered = self._is_bordered(table)
        side = ""
        if not bordered and len(starts) > 1:
            side = "left" if start + span / 2 < columns / 2 or not start else "right"
        return Place(side, bordered, _width(cell, table, start), row, start)

    def _is_bordered(self, table: _Element) -> bool:
        if table not in self._bordered:
            properties = table.find(w("tblPr"))
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


def _starts(row: _Element) -> tuple[dict[_Element, tuple[int, int]], int]:
    """First grid column and span of each cell of a row; the number of columns."""
    found: dict[_Element, tuple[int, int]] = {}
    at = 0
    for cell in row.iter(w("tc")):
        span = _span(cell)
        found[cell] = (at, span)
        at += span
    return found, at


def _span(cell: _Element) -> int:
    return max(1, number(cell.find(f"{w('tcPr')}/{w('gridSpan')}")) or 1)


def _width(cell: _Element, table: _Element, start: int) -> int:
    """Of the cell less its margins."""
    own = cell.find(f"{w('tcPr')}/{w('tcW')}")
    width = number(own, "w") or 0
    if not width or value(own, "type") != "dxa":
        grid = [number(one, "w") or 0 for one in table.iterfind(f"{w('tblGrid')}/{w('gridCol')}")]
        width = sum(grid[start : start + _span(cell)])
    return max(0, width - 2 * _margin(cell, table)) if width else 0


def _margin(cell: _Element, table: _Element) -> int:
    for holder in (cell.find(_CELL_MARGIN), table.find(_TABLE_MARGIN)):
        if holder is not None:
            side = holder.find(_LEFT)
            side = holder.find(_START) if side is None else side
            if side is not None:
                return number(side, "w") or 0
    return 108
