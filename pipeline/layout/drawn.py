"""A cell of a table drawn on a page: its lines of text and the lines around it."""

from __future__ import annotations

from pipeline.layout.sheet import Sheet
from pipeline.layout.slices import Slice
from pipeline.layout.tables import Cell, TableBlock


def draw_cell(
    sheet: Sheet,
    table: TableBlock,
    index: int,
    cell: Cell,
    slices: tuple[Slice, ...],
    top: float,
) -> list[int]:
    """Puts what of a cell of row `index` stands here at `top` twips; the notes called there."""
    called: list[int] = []
    left = sheet.left + table.shift + cell.left + cell.margin
    for part in slices:
        sheet.put(
            part.block,
            part.first,
            part.last,
            left,
            top + part.top,
            path=(table.number, index, cell.column),
            part=min(part.first, 1),
            head_cell=table.rows[index].head,
            spans=(cell.columns, cell.rows),
            place=table.grid.place,
        )
        for line in part.block.lines[part.first : part.last]:
            called += line.notes
    return called


def box_cell(
    sheet: Sheet, table: TableBlock, cell: Cell, top: float, bottom: float, sides: str
) -> None:
    """The lines around a cell, drawn in the middle of their 0.5 pt."""
    middle = cell.pad / 2
    x = sheet.left + table.shift + cell.left
    if not table.grid.place:
        right = x + cell.width + middle
        sheet.spread(table.number, x - middle, top, right, bottom + cell.pad)
    if not table.grid.border and not cell.border:
        return
    sheet.rectangle(x, top + middle, x + cell.width, bottom + middle, sides)
