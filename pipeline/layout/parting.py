"""How a table begins near a page's foot, and what of a row's cells stays when it is parted."""

from __future__ import annotations

from pipeline.layout.book import Book
from pipeline.layout.slices import Mark, Taken, take
from pipeline.layout.tables import Cell, TableBlock, TableRow, total


def beginning(table: TableBlock, book: Book) -> float:
    """Room without which the table had better begin on the next page."""
    last = table.chain(table.heads)
    height = total(table.rows[: last + 1]) + table.pad
    if height > book.capacity:
        last = table.heads
        height = total(table.rows[: last + 1]) + table.pad
    final = table.rows[last]
    if final.can_split or height > book.capacity:
        return height - final.height + least(final)
    return height


def least(row: TableRow) -> float:
    """What must fit for a row to begin here: the first line of every cell and the space before it
    (LibreOffice 7.4)."""
    heights = [
        cell.blocks[0].before + cell.blocks[0].height(0, 1) for cell in row.cells if cell.blocks
    ]
    return max(heights, default=0.0)


def take_all(
    cells: list[Cell], marks: list[Mark], room: float, *, begun: bool, spanned: bool
) -> list[Taken] | None:
    """What of each cell fits; None when nothing does though something is left.

    The cells up to the first that is parted keep their last lines also without the space after
    them, the others do not; in a row that cells over several rows stand in (`spanned`) none
    does (LibreOffice 7.4).
    """
    pairs = list(zip(cells, marks, strict=True))
    taken = [take(cell, mark, room) for cell, mark in pairs]
    if not taken:
        return taken
    parted = [at for at, part in enumerate(taken) if part.rest.block < len(cells[at].blocks)]
    whole = not parted and taken[0].height > room and _lines(cells) > 1
    loose = parted[0] + 1 if parted else 1
    if whole and spanned:
        loose, whole = 0, False
    taken[loose:] = [
        take(cell, mark, room, whole=spanned, closed=True) for cell, mark in pairs[loose:]
    ]
    if not any(part.slices for part in taken):
        return None if any(cell.blocks for cell in cells) else taken
    return taken if begun and not whole else None


def highest(cell: Cell) -> float:
    """Twips of the highest line of a cell with the space before its paragraph."""
    heights = [block.before + line.height for block in cell.blocks for line in block.lines]
    return max(heights, default=0.0)


def _lines(cells: list[Cell]) -> int:
    """How many lines the cell with the most of them has."""
    return max((sum(len(block.lines) for block in cell.blocks) for cell in cells), default=0)
