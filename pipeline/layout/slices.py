"""Takes from a table cell as many lines as fit a page, and says where the rest begins."""

from __future__ import annotations

from math import inf
from typing import Final, NamedTuple, final

from mypy_extensions import mypyc_attr

from pipeline.layout.blocks import TextBlock
from pipeline.layout.tables import Cell


@mypyc_attr(acyclic=True)
@final
class Slice:
    """Lines first..last-1 of a cell's paragraph, `top` twips below the row's upper edge."""

    __slots__ = ("block", "first", "last", "top")

    def __init__(self, block: TextBlock, first: int, last: int, top: float) -> None:
        self.block = block
        self.first = first
        self.last = last
        self.top = top


class Mark(NamedTuple):
    """Where a parted cell goes on: paragraph and line."""

    block: int = 0
    line: int = 0


START: Final = Mark()


@mypyc_attr(acyclic=True)
@final
class Taken:
    """What of a cell is on the page, its height, and where the rest begins."""

    __slots__ = ("height", "rest", "slices")

    def __init__(self, slices: tuple[Slice, ...], height: float, rest: Mark) -> None:
        self.slices = slices
        self.height = height
        self.rest = rest


def take(
    cell: Cell,
    mark: Mark,
    room: float,
    *,
    spaced: bool = False,
    whole: bool = False,
    closed: bool = False,
) -> Taken:
    """As many lines of a cell as fit into the room, from the mark on.

    Widows and orphans do not count in cells, and the space before a paragraph is kept where it
    goes on. LibreOffice 7.4 wants room for spaces after paragraphs: with `spaced` a cell's last
    paragraph begins below another one only where the space after it has room too; with `whole` a
    paragraph's last line fits only with that space, unless it is the first line of all, with
    `closed` only the last line of what stays.
    """
    top, after = cell.pad, 0.0
    slices: list[Slice] = []
    final = len(cell.blocks) - 1
    for number in range(mark.block, len(cell.blocks)):
        block = cell.blocks[number]
        first = mark.line if number == mark.block else 0
        top += max(after, block.before)
        last = first + _fitting(block, first, room - top)
        late = top + block.lines[0].height + block.after > room
        if spaced and slices and number == final and late:
            last = first
        needs_after = whole or (closed and number == final)
        if needs_after and last == len(block.lines) and _end(block, first, top) > room:
            last -= last > first and (last > first + 1 or bool(slices))
        if last > first:
            slices.append(Slice(block, first, last, top))
        elif slices and closed:
            return _closed(slices, number - 1, room)
        bottom = top + sum([line.height + line.extra for line in block.lines[first:last]], 0.0)
        if last < len(block.lines):
            return Taken(tuple(slices), bottom, Mark(number, last))
        top, after = bottom + block.tail, block.after
    return Taken(tuple(slices), top + after, Mark(len(cell.blocks)))


def _closed(slices: list[Slice], number: int, room: float) -> Taken:
    """What stays with the space after it, the last paragraph being of this number.

    A line alone at the cell's beginning stays in any case, and so does one that leaves no room at
    all.
    """
    final = slices[-1]
    block, first, last, top = final.block, final.first, final.last, final.top
    bottom = top + sum([line.height + line.extra for line in block.lines[first:last]], 0.0)
    full = room < bottom + block.tail + 1
    alone = last == first + 1 and len(slices) == 1
    if bottom + block.tail + block.after <= room or full or alone:
        return Taken(tuple(slices), bottom + block.tail, Mark(number + 1))
    if last == first + 1:
        del slices[-1]
        return _closed(slices, number - 1, room)
    cut = block.lines[last - 1]
    slices[-1] = Slice(block, first, last - 1, top)
    return Taken(tuple(slices), bottom - cut.height - cut.extra, Mark(number, last - 1))


def _end(block: TextBlock, first: int, top: float) -> float:
    return top + block.height(first) + block.extra + block.after


def _fitting(block: TextBlock, first: int, room: float) -> int:
    """How many lines from `first` on fit into the room."""
    if room == inf:
        return len(block.lines) - first
    for count, line in enumerate(block.lines[first:]):
        if line.height > room:
            return count
        room -= line.height + line.extra
    return len(block.lines) - first


def force(cell: Cell, mark: Mark) -> Taken:
    """One line, where not even one fits: a line higher than the page."""
    if mark.block >= len(cell.blocks):
        return Taken((), 0.0, mark)
    block = cell.blocks[mark.block]
    last = mark.line + 1
    rest = Mark(mark.block, last) if last < len(block.lines) else Mark(mark.block + 1)
    part = Slice(block, mark.line, last, cell.pad)
    return Taken((part,), cell.pad + block.height(mark.line, last), rest)


@final
class Span:
    """A cell over several rows that is still open: where it began on this page, what is left."""

    __slots__ = ("cell", "mark", "row", "top")

    def __init__(self, cell: Cell, row: int, top: float, mark: Mark) -> None:
        self.cell = cell
        self.row = row
        self.top = top
        self.mark = mark

    @property
    def last(self) -> int:
        return self.row + self.cell.rows - 1

    def rest(self, y: float) -> float:
        """What it still needs below `y`, were its row to begin there."""
        return take(self.cell, self.mark, inf).height - (y - self.top)
