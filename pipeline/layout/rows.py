"""Puts the rows of a table on pages: repeated heads, rows kept whole, rows that are parted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from pipeline.layout.blocks import TextBlock
from pipeline.layout.book import EPSILON, Book
from pipeline.layout.sheet import Sheet
from pipeline.layout.tables import Cell, TableBlock, TableRow, total


class Slice(NamedTuple):
    """Lines first..last-1 of a cell's paragraph, `top` twips below the row's upper edge."""

    block: TextBlock
    first: int
    last: int
    top: float


class Mark(NamedTuple):
    """Where a parted cell goes on: paragraph and line."""

    block: int = 0
    line: int = 0


@dataclass(frozen=True, slots=True)
class Taken:
    """What of a cell is on the page, its height, and where the rest begins."""

    slices: tuple[Slice, ...]
    height: float
    rest: Mark


def put_table(book: Book, table: TableBlock) -> None:
    """Puts a whole table on as many pages as it needs."""
    sheet = book.sheet
    top = sheet.y + book.gap(0.0)
    if not sheet.fresh and top + _start(table, book) > sheet.room + EPSILON:
        book.turn()
        top = book.sheet.y
    book.sheet.y = top
    stop = 0
    while stop < len(table.rows):
        start, stop = stop, stop + 1
        while stop < len(table.rows) and table.rows[stop].glued:
            stop += 1
        _put_group(book, table, start, stop)
    book.sheet.y += table.pad


def _start(table: TableBlock, book: Book) -> float:
    """Room without which the table had better begin on the next page."""
    first = table.rows[table.heads]
    if first.can_split or table.start_height() > book.capacity:
        return total(table.rows[: table.heads]) + _least(first)
    return table.start_height()


def _least(row: TableRow) -> float:
    """The first lines of each cell, by which a row that may be parted begins."""
    heights = [
        cell.blocks[0].before + cell.blocks[0].height(0, 1) for cell in row.cells if cell.blocks
    ]
    return max(heights, default=0.0)


def _put_group(book: Book, table: TableBlock, start: int, stop: int) -> None:
    rows = table.rows[start:stop]
    height = total(rows)
    need = height + _notes_height(book, rows) + table.pad
    heads = total(table.rows[: table.heads])
    repeats = start >= table.heads
    whole = need <= book.capacity - (heads if repeats else 0) + EPSILON
    splits = all(row.can_split for row in rows) or not whole
    if book.sheet.y + need > book.sheet.room + EPSILON and not splits:
        _turn(book, table if repeats else None)
    if book.sheet.y + need <= book.sheet.room + EPSILON:
        for index in range(start, stop):
            _put_row(book, table, index, first=index == start)
        return
    for index in range(start, stop):
        _part_row(book, table, index, repeats=repeats)


def _notes_height(book: Book, rows: tuple[TableRow, ...]) -> float:
    numbers = tuple(
        number
        for row in rows
        for cell in row.cells
        for block in cell.blocks
        for line in block.lines
        for number in line.notes
    )
    return book.notes_need(numbers, book.sheet.note_height) if numbers else 0.0


def _turn(book: Book, table: TableBlock | None) -> None:
    """The next page, with the table's heads repeated where there is room for them."""
    book.turn()
    if table is None or not table.heads:
        return
    height = total(table.rows[: table.heads])
    if height > book.capacity / 2:
        return
    sheet = book.sheet
    for index in range(table.heads):
        before = len(sheet.placed)
        _put_row(book, table, index, first=index == 0, again=True)
        sheet.artifacts += [line for placed in sheet.placed[before:] for line in placed.lines]
        del sheet.placed[before:]


def _put_row(
    book: Book, table: TableBlock, index: int, *, first: bool, again: bool = False
) -> None:
    row = table.rows[index]
    sheet = book.sheet
    for cell in row.cells:
        taken = _take(cell, Mark(), float("inf"), table.pad)
        _draw(sheet, table, index, cell, taken.slices)
        if not again:
            _call_notes(book, taken.slices)
    _borders(sheet, table, row, sheet.y, row.height, first=first)
    sheet.y += row.height
    sheet.fresh = False
    sheet.after = sheet.extra = 0.0


def _part_row(book: Book, table: TableBlock, index: int, *, repeats: bool) -> None:
    """A row over as many pages as it needs; every page takes at least one line of it."""
    row = table.rows[index]
    marks = [Mark() for _ in row.cells]
    turned = False
    while True:
        sheet = book.sheet
        room = sheet.room - sheet.y - table.pad + EPSILON
        taken = [_take(c, m, room, table.pad) for c, m in zip(row.cells, marks, strict=True)]
        if not any(part.slices for part in taken) and any(cell.blocks for cell in row.cells):
            if turned or sheet.fresh:
                taken = [_force(c, m, table.pad) for c, m in zip(row.cells, marks, strict=True)]
            else:
                _turn(book, table if repeats else None)
                turned = True
                continue
        height = max((part.height for part in taken), default=0.0)
        for cell, part in zip(row.cells, taken, strict=True):
            _draw(sheet, table, index, cell, part.slices)
            _call_notes(book, part.slices)
        marks = [part.rest for part in taken]
        done = all(m.block >= len(c.blocks) for c, m in zip(row.cells, marks, strict=True))
        if done:
            height = max(height, min(row.height, room)) if not turned else height
        _borders(sheet, table, row, sheet.y, height, first=True, parted=not done)
        sheet.y += height
        sheet.fresh = False
        sheet.after = sheet.extra = 0.0
        if done:
            return
        _turn(book, table if repeats else None)
        turned = True


def _take(cell: Cell, mark: Mark, room: float, pad: float) -> Taken:
    """As many lines of a cell as fit into the room, from the mark on."""
    top, after = pad, 0.0
    slices: list[Slice] = []
    for number in range(mark.block, len(cell.blocks)):
        block = cell.blocks[number]
        first = mark.line if number == mark.block else 0
        if not first and (number > mark.block or mark == Mark()):
            top += max(after, block.before)
        last, bottom = first, top
        while last < len(block.lines) and bottom + block.lines[last].height <= room:
            bottom += block.lines[last].height + block.lines[last].extra
            last += 1
        if last > first:
            slices.append(Slice(block, first, last, top))
        if last < len(block.lines):
            return Taken(tuple(slices), bottom, Mark(number, last))
        top, after = bottom + block.tail, block.after
    return Taken(tuple(slices), top + after, Mark(len(cell.blocks)))


def _force(cell: Cell, mark: Mark, pad: float) -> Taken:
    """One line, where not even one fits: a line higher than the page."""
    if mark.block >= len(cell.blocks):
        return Taken((), 0.0, mark)
    block = cell.blocks[mark.block]
    last = mark.line + 1
    rest = Mark(mark.block, last) if last < len(block.lines) else Mark(mark.block + 1)
    part = Slice(block, mark.line, last, pad)
    return Taken((part,), pad + block.height(mark.line, last), rest)


def _draw(
    sheet: Sheet, table: TableBlock, index: int, cell: Cell, slices: tuple[Slice, ...]
) -> None:
    left = sheet.left + table.shift + cell.left + table.grid.margin
    row = table.rows[index]
    for part in slices:
        sheet.put(
            part.block,
            part.first,
            part.last,
            left,
            sheet.y + part.top,
            path=(table.number, index, cell.column),
            part=min(part.first, 1),
            head_cell=row.head,
            spans=(cell.columns, cell.rows),
        )


def _call_notes(book: Book, slices: tuple[Slice, ...]) -> None:
    for part in slices:
        for line in part.block.lines[part.first : part.last]:
            if line.notes:
                book.call(line.notes)


def _borders(
    sheet: Sheet,
    table: TableBlock,
    row: TableRow,
    top: float,
    height: float,
    *,
    first: bool,
    parted: bool = False,
) -> None:
    """The lines around the cells of a row, drawn in the middle of their 0.5 pt."""
    if not table.grid.border:
        return
    middle = table.pad / 2
    for cell in row.cells:
        sides = "lr"
        if not cell.merged or first:
            sides += "t"
        if cell.ends or parted:
            sides += "b"
        x = sheet.left + table.shift + cell.left
        sheet.rectangle(x, top + middle, x + cell.width, top + height + middle, sides)
