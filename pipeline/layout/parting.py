"""How a table begins near a page's foot, and what of a row's cells stays when it is parted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum, auto
from math import inf

from pipeline.layout.book import EPSILON, Book
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
    return height + _notes(table.rows[: last + 1], book, book.capacity - height)


def _notes(rows: Sequence[TableRow], book: Book, room: float) -> float:
    """What must stand of the notes of rows that a table begins with, where a page has as much room.

    LibreOffice 7.4 finds that out by trying.
    """
    if book.ruler.rounds:
        return 0.0
    blocks = (block for row in rows for cell in row.cells for block in cell.blocks)
    numbers = tuple(number for block in blocks for line in block.lines for number in line.notes)
    need = book.notes_need(numbers, book.sheet.note_height) if numbers else 0.0
    return need if need <= room else 0.0


def least(row: TableRow) -> float:
    """What must fit for a row to begin here: the first line of every cell and the space before it
    (LibreOffice 7.4)."""
    heights = [
        cell.blocks[0].before + cell.blocks[0].height(0, 1) for cell in row.cells if cell.blocks
    ]
    return max(heights, default=0.0)


def take_all(
    cells: list[Cell],
    marks: list[Mark],
    room: float,
    *,
    begun: bool,
    spanned: bool,
    waits: bool,
    filled: bool,
) -> list[Taken] | None:
    """What of each cell fits; None when nothing does though something is left.

    With `filled` every line stays that has room, as Word parts a row between any of its lines. How
    LibreOffice 7.4 does it: the last line that stays of a cell may need the space after it or not:
    `_loose`; in a row that cells over several rows stand in (`spanned`) every paragraph's last line
    does; and where the row lacks but the space after its first cell it may go to the next page
    (`waits`).
    """
    pairs = list(zip(cells, marks, strict=True))
    taken = [take(cell, mark, room, spaced=not filled) for cell, mark in pairs]
    if not taken:
        return taken
    if filled:
        return _unless_idle(cells, taken, begun=begun)
    closed = [take(c, mark, room, spaced=True, whole=spanned, closed=True) for c, mark in pairs]
    whole = waits and not spanned and _goes_whole(cells, taken, closed, room)
    loose = [False] * len(cells) if spanned else _loose(cells, taken, closed, room)
    taken = [one if free else other for one, other, free in zip(taken, closed, loose, strict=True)]
    return _unless_idle(cells, taken, begun=begun and not whole)


def _unless_idle(cells: list[Cell], taken: list[Taken], *, begun: bool) -> list[Taken] | None:
    if not any(part.slices for part in taken):
        return None if any(cell.blocks for cell in cells) else taken
    return taken if begun else None


def _goes_whole(cells: list[Cell], taken: list[Taken], closed: list[Taken], room: float) -> bool:
    """Whether a row of single paragraphs that fits but for the space after some of them is left
    whole and not parted before their last lines.

    So it is where a cell behind the first of these ends as low as what would stay of that one, and
    none before it does (LibreOffice 7.4).
    """
    done = all(part.rest.block >= len(cell.blocks) for cell, part in zip(cells, taken, strict=True))
    if not done or any(len(cell.blocks) > 1 for cell in cells) or _lines(cells) < 2:
        return False
    first = next((at for at, part in enumerate(taken) if part.height > room), None)
    if first is None:
        return False
    stays = closed[first].height + cells[first].blocks[0].after - EPSILON
    as_low = [part.height >= stays for part in taken]
    return any(as_low[first + 1 :]) and not any(as_low[:first])


class _End(Enum):
    """How what fits of a cell ends."""

    WHOLE = auto()
    """The cell fits with the space after it."""
    TIGHT = auto()
    """The cell fits without the space after it."""
    INSIDE = auto()
    """A paragraph is parted."""
    BETWEEN = auto()
    """The next paragraph goes to the next page."""
    BARE = auto()
    """So it does, and the space after the one before has no room."""


def _end(cell: Cell, taken: Taken, closed: Taken, room: float) -> _End:
    if taken.rest.block >= len(cell.blocks):
        return _End.TIGHT if taken.height > room else _End.WHOLE
    if taken.rest.line:
        return _End.INSIDE
    return _End.BARE if closed.rest != taken.rest else _End.BETWEEN


def _loose(cells: list[Cell], taken: list[Taken], closed: list[Taken], room: float) -> list[bool]:
    """Which cells keep their last line without room for the space after it.

    What came of LibreOffice 7.4 in every order of up to three cells of these kinds. How it comes
    to that with more paragraphs in a cell is not known: some rows there are parted elsewhere.
    """
    ends = [_end(*three, room) for three in zip(cells, taken, closed, strict=True)]
    parted = [at for at, end in enumerate(ends) if end in (_End.BARE, _End.INSIDE)]
    if parted:
        before, after = ends[: parted[0]], ends[parted[0] + 1 :]
        if _End.INSIDE not in ends and _End.TIGHT not in before and _tight(after):
            return [True] * len(ends)
        first = ends[:2] == [_End.BARE, _End.BETWEEN]
        return [at < parted[0] or (first and at == 0) for at in range(len(ends))]
    if ends[0] is _End.TIGHT:
        return [_End.BETWEEN in ends] * len(ends)
    run = 1
    while run < len(ends) and ends[0] is _End.BETWEEN and ends[run] is _End.TIGHT:
        run += 1
    return [at < run for at in range(len(ends))]


def _tight(ends: list[_End]) -> bool:
    return _End.TIGHT in ends or _End.BARE in ends


def notes_of_row(cells: Iterable[Cell], book: Book, pad: float, *, second: bool) -> float:
    """Twips of what must stand of a row's notes below it; `second` = it is that after a turn."""
    called: list[int] = []
    for cell in cells:
        for block in cell.blocks:
            for line in block.lines:
                called += line.notes
    if not called:
        return 0.0
    numbers = tuple(called)
    stand = book.sheet.note_height
    if not book.ruler.rounds:
        return book.notes_need(numbers, stand)
    taken = notes_below_calls(cells, book, pad)
    if second:
        # In LibreOffice 7.4 the second row after a turn stays where all of its notes have room below
        # their calls, and then whatever its height leaves them.
        whole = book.notes_need(numbers, stand, whole=True)
        return 0.0 if taken >= whole else whole
    return taken


def notes_below_calls(cells: Iterable[Cell], book: Book, pad: float) -> float:
    """Twips of a row's notes for which there is room below the lines that call them.

    So LibreOffice 7.4 reckons: a row need not have room for more of its notes, and stays where they
    begin on the next page. A note away from its call is nothing to be copied but for comparing.
    """
    sheet, taken = book.sheet, 0.0
    for cell in cells:
        for part in take(cell, Mark(), inf).slices:
            bottom = sheet.y + part.top
            for line in part.block.lines:
                bottom += line.height
                if line.notes:
                    room = sheet.room - taken - bottom - pad + EPSILON
                    taken += book.notes_take(line.notes, sheet.note_height + taken, room)
                bottom += line.extra
    return taken


def highest(cell: Cell) -> float:
    """Twips of the highest line of a cell with the space before its paragraph."""
    heights = [block.before + line.height for block in cell.blocks for line in block.lines]
    return max(heights, default=0.0)


def _lines(cells: list[Cell]) -> int:
    """How many lines the cell with the most of them has."""
    return max((sum(len(block.lines) for block in cell.blocks) for cell in cells), default=0)
