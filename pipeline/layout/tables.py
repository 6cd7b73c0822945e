"""A grid as rows of cells with heights, before it is put on pages. Twips."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, final

from mypy_extensions import mypyc_attr

from pipeline.flow import Grid, Row
from pipeline.kept import Kept
from pipeline.layout.blocks import Notes, TextBlock, set_para
from pipeline.layout.columns import row_edges
from pipeline.layout.ruler import MODES, Ruler

LINE_WEIGHT: Final = 10
"""0.5 pt; every bordered row begins with its line."""
EMPTY_CELL: Final = 20
"""Word wants a paragraph in every cell: the docx has one of an exact line of 1 pt there."""


@mypyc_attr(acyclic=True)
@final
class Cell:
    """A cell's paragraphs, broken; `left` counts from the table's left edge. `rows` it spans;
    `merged` = the hidden continuation of a span begun above."""

    __slots__ = (
        *("blocks", "border", "column", "columns", "height", "left"),
        *("margin", "merged", "pad", "rows", "width"),
    )

    def __init__(
        self,
        blocks: tuple[TextBlock, ...],
        column: int,
        columns: int,
        rows: int,
        left: float,
        width: float,
        height: float,
        merged: bool,
        border: bool = False,
        pad: float = 0.0,
        margin: float = 0.0,
    ) -> None:
        self.blocks = blocks
        self.column = column
        self.columns = columns
        self.rows = rows
        self.left = left
        self.width = width
        self.height = height
        self.merged = merged
        self.border = border
        self.pad = pad
        """What the line above it takes."""
        self.margin = margin
        """From its left edge to its text."""


@mypyc_attr(acyclic=True)
@final
class TableRow:
    """`base` is the height by the cells of this row alone; `height` has what spanning cells need
    beyond that in the last row they span."""

    __slots__ = ("base", "can_split", "cells", "head", "height")

    def __init__(
        self, cells: tuple[Cell, ...], height: float, base: float, head: bool, can_split: bool
    ) -> None:
        self.cells = cells
        self.height = height
        self.base = base
        self.head = head
        self.can_split = can_split

    @property
    def keep_next(self) -> bool:
        """The first paragraph of the first cell says it for the row."""
        blocks = self.cells[0].blocks if self.cells else ()
        return bool(blocks) and blocks[0].keep_next


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A grid ready to be put on pages; `number` counts the document's tables from 1."""

    grid: Grid
    rows: tuple[TableRow, ...]
    number: int
    shift: float
    """From the text's left edge to the table's."""
    page_before: bool = False

    @property
    def keep_next(self) -> bool:
        return self.grid.keep_next

    @property
    def heads(self) -> int:
        """How many leading rows are repeated on each page."""
        count = 0
        while count < len(self.rows) and self.rows[count].head:
            count += 1
        return count if count < len(self.rows) else 0

    @property
    def pad(self) -> float:
        return LINE_WEIGHT if self.grid.border else 0.0

    def height(self) -> float:
        return total(self.rows) + self.pad

    def lower(self, index: int, room: float) -> float:
        """How far down a cell's words begin: names of columns stand in the middle of their cells."""
        return max(0.0, room / 2) if self.rows[index].head else 0.0

    def chain(self, start: int) -> int:
        """The last of the rows that stay together from `start` on."""
        stop = start
        while stop + 1 < len(self.rows) and self.rows[stop].keep_next:
            stop += 1
        return stop

    def repeated(self, *, cut: bool) -> float:
        """How high its heads are when they come again; `cut` = as LibreOffice 7.4 has them, which makes
        no room for a cell over several rows that needs more than these (see `cuts`)."""
        heads = self.rows[: self.heads]
        return sum((row.base for row in heads), 0.0) if cut and self.cuts() else total(heads)

    def cuts(self) -> bool:
        """Whether a cell over several heads needs no more than the lowest of them beside what they have.

        Of one that needs more LibreOffice 7.4 leaves words out when it comes again: that is not followed.
        """
        heads = self.rows[: self.heads]
        bases = [row.base for row in heads]
        return not bases or total(heads) - sum(bases) <= min(bases)

    def spans(self) -> list[int]:
        """Over how many rows, from each on, the cell that goes down farthest from there goes."""
        told = [1] * len(self.rows)
        for index, row in enumerate(self.rows):
            high = max((cell.rows for cell in row.cells if not cell.merged), default=1)
            for at in range(index, min(index + high, len(told))):
                told[at] = max(told[at], index + high - at)
        return told


def total(rows: Iterable[TableRow]) -> float:
    """Height of rows one below the other."""
    return sum((row.height for row in rows), 0.0)


def set_table(
    grid: Grid, number: int, ruler: Ruler, notes: Notes, *, page_before: bool = False
) -> TableBlock:
    """Breaks the text of all cells and finds the heights of the rows."""
    kept = _kept(ruler)
    known = kept.get(id(grid))
    if known is None:
        called = len(notes.paras)
        known = TableBlock(grid, _rows(grid, ruler, notes), 0, 0.0 if grid.border else -grid.margin)
        if len(notes.paras) == called:  # what calls notes is another in each document
            kept.put(id(grid), known)
    return replace(known, number=number, page_before=page_before)


@lru_cache(maxsize=len(MODES))
def _kept(ruler: Ruler) -> Kept[TableBlock]:
    """Tables broken with this ruler, by identity of the grid (which the block holds)."""
    del ruler
    return Kept(50)


def _rows(grid: Grid, ruler: Ruler, notes: Notes) -> tuple[TableRow, ...]:
    pad = LINE_WEIGHT if grid.border else 0
    rows = [
        tuple(_cells(row, grid.margin, edges, pad, ruler, notes))
        for row, edges in zip(grid.rows, row_edges(grid, ruler), strict=True)
    ]
    bases = [
        float(max([row.height, *(cell.height for cell in cells if cell.rows == 1)]))
        for row, cells in zip(grid.rows, rows, strict=True)
    ]
    heights = _heights(bases, rows)
    return tuple(
        TableRow(cells, heights[i], bases[i], row.head, row.can_split)
        for i, (row, cells) in enumerate(zip(grid.rows, rows, strict=True))
    )


def _cells(
    row: Row, margin: int, edges: list[float], pad: int, ruler: Ruler, notes: Notes
) -> list[Cell]:
    cells, column = [], 0
    # Where one cell alone is framed the line above it lowers its whole row.
    line = LINE_WEIGHT if not pad and any(box.border for box in row.boxes) else 0
    for box in row.boxes:
        stop = min(column + box.columns, len(edges) - 1)
        left, width = edges[column], edges[stop] - edges[column]
        # In LibreOffice 7.4 the right line of a cell that is framed alone takes room from its text.
        inner = width - 2 * margin - (line if ruler.rounds and box.border else 0)
        blocks = (
            () if box.merged else tuple(set_para(para, inner, ruler, notes) for para in box.content)
        )
        cells.append(
            Cell(
                blocks,
                column,
                stop - column,
                box.rows,
                left,
                width,
                0.0 if box.merged else content_height(blocks) + pad + 2 * line,
                box.merged,
                box.border,
                pad + line,
                margin,
            )
        )
        column = stop
    return cells


def content_height(blocks: tuple[TextBlock, ...]) -> float:
    """Paragraphs one below the other; a cell keeps its first and last gap."""
    if not blocks:
        return EMPTY_CELL
    height, after = 0.0, 0.0
    for block in blocks:
        form, lines = block.para.format, block.lines
        # Its last line with what follows it, unless a rule does.
        full = sum([line.height + line.extra for line in lines], 0.0)
        extra = 0.0 if block.tail else lines[-1].extra
        height += max(after, form.before) + (full - extra + block.tail) + extra
        after = float(form.after)
    return height + after


def _heights(bases: list[float], rows: list[tuple[Cell, ...]]) -> list[float]:
    """Row heights with what the cells over several rows need."""
    heights = list(bases)
    for index, cells in enumerate(rows):
        for cell in cells:
            if cell.rows > 1:
                last = min(index + cell.rows, len(rows))
                lacking = cell.height - sum(heights[index:last], 0.0)
                heights[last - 1] += max(0.0, lacking)
    return heights
