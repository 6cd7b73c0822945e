"""Lines that a docx draws as borders of cells: below the words of a cell, or of an empty cell below the words."""

from __future__ import annotations

from lxml.etree import _Element

from pipeline.check.finished.page import Drawn
from pipeline.check.finished.word_tables import Place, Tables
from pipeline.lengths import TWIP
from pipeline.ooxml.looks import shows
from pipeline.ooxml.names import child, w
from pipeline.ooxml.reader import Paragraph, inside

_CELL, _ROW, _TABLE, _P, _T = w("tc"), w("tr"), w("tbl"), w("p"), w("t")
_CELL_SET, _TABLE_SET = w("tcPr"), w("tblPr")
_CELL_EDGES, _TABLE_EDGES = w("tcBorders"), w("tblBorders")


class Edges:
    """Answers for the tables of one document that have borders at all."""

    def __init__(self, root: _Element, tables: Tables) -> None:
        self._tables = tables
        self._any = next(root.iter(_CELL_EDGES, _TABLE_EDGES), None) is not None
        self._rows: dict[_Element, tuple[list[_Element], dict[_Element, int]]] = {}
        self._ends: dict[_Element, _Element | None] = {}

    def below(self, paragraph: Paragraph, place: Place | None, visible: bool) -> tuple[Drawn, ...]:
        """Lines at the lower edge of the cell that the paragraph ends; an empty cell shows its upper edge, too."""
        if not self._any or place is None or place.bordered:
            return ()
        cell = next(paragraph.element.iterancestors(_CELL))
        if cell not in self._ends:
            self._ends[cell] = next(reversed(list(inside(cell, _P))), None)
        if self._ends[cell] is not paragraph.element:
            return ()
        row = place.row
        under = self._neighbour(row, 1)
        if _worded(cell):
            found = self._line(row, [cell], "bottom", cell)
            return found or (
                self._line(under, self._covered(under, row, cell), "top", cell)
                if under is not None
                else ()
            )
        if visible or self._neighbour(row, -1) is not None:
            return ()
        return self._line(row, [cell], "top") or self._line(row, [cell], "bottom")

    def _neighbour(self, row: _Element, step: int) -> _Element | None:
        table = next(row.iterancestors(_TABLE))
        if table not in self._rows:
            found = list(inside(table, _ROW))
            self._rows[table] = found, {one: at for at, one in enumerate(found)}
        rows, places = self._rows[table]
        at = places[row] + step
        return rows[at] if 0 <= at < len(rows) else None

    def _covered(self, under: _Element, row: _Element, cell: _Element) -> list[_Element]:
        """Cells of the row below that begin under a cell."""
        start, end = self._tables.span(row, cell)
        return [
            one for one in inside(under, _CELL) if start <= self._tables.span(under, one)[0] < end
        ]

    def _line(
        self, row: _Element, cells: list[_Element], side: str, over: _Element | None = None
    ) -> tuple[Drawn, ...]:
        """One line made of the borders that show; `over` = the cell whose words stand above it."""
        table = next(row.iterancestors(_TABLE))
        shown = [one for one in cells if self._shown(table, row, one, side)]
        if not shown:
            return ()
        places = [self._tables.edges(table, row, one) for one in shown]
        left, right = min(a for a, _ in places), max(b for _, b in places)
        a, b = (
            self._tables.edges(table, row, over) if over is not None else self._tables.whole(table)
        )
        return (Drawn("border", (right - left) * TWIP, ((left + right) - (a + b)) / 2 * TWIP),)

    def _shown(self, table: _Element, row: _Element, cell: _Element, side: str) -> bool:
        own = child(child(child(cell, _CELL_SET), _CELL_EDGES), w(side))
        if own is not None:
            return shows(own)
        outer = self._neighbour(row, 1 if side == "bottom" else -1) is None
        edges = child(child(table, _TABLE_SET), _TABLE_EDGES)
        common = child(edges, w(side if outer else "insideH"))
        return common is not None and shows(common)


def _worded(cell: _Element) -> bool:
    return any((one.text or "").strip() for one in cell.iter(_T))
