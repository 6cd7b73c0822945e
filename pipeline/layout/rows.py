"""Puts the rows of a table on pages: repeated heads, rows kept whole, rows that are parted.

A cell that spans rows goes on where its rows go on: its lines run over the page's end between two
rows (LibreOffice 7.4).
"""

from __future__ import annotations

from math import inf

from pipeline.layout.blocks import ORPHANS
from pipeline.layout.book import EPSILON, Book
from pipeline.layout.drawn import box_cell, draw_cell
from pipeline.layout.parting import beginning, highest, least, notes_of_row, take_all
from pipeline.layout.slices import START, Slice, Span, Taken, force, take
from pipeline.layout.tables import Cell, TableBlock, total
from pipeline.layout.trial import NEW, Past, tried


def put_table(book: Book, table: TableBlock, past: Past = NEW) -> None:
    """Puts a whole table on as many pages as it needs."""
    gap = book.gap(0.0)
    top = book.sheet.y + gap
    fresh = book.sheet.fresh
    if not fresh and top + beginning(table, book) > book.sheet.room + EPSILON:
        past = past.turned(table, book.sheet.room - top)
        book.turn()
        top, gap, fresh = book.sheet.y, 0.0, True
    book.sheet.y = top
    filling = _Filling(book, table, past._replace(gap=gap))
    kept = table.chain(table.heads)
    if table.heads and not fresh and not filling.begins(kept):
        # Names of columns do not stay alone.
        past = past.turned(table, book.sheet.room - top)
        book.turn()
        filling = _Filling(book, table, past._replace(gap=0.0))
    for index, row in enumerate(table.rows):
        if row.keep_next and index > kept:
            kept = table.chain(index)
            filling.keep(index, kept)
        filling.row(index)
    book.sheet.y += table.pad


class _Filling:
    """A table being put on pages."""

    def __init__(self, book: Book, table: TableBlock, past: Past) -> None:
        self.book = book
        self.table = table
        self.spans: list[Span] = []
        self.called: list[int] = []
        self.highest: dict[tuple[int, int], float] = {}
        self.since_turn: int | None = None
        """Rows put since the table went to a new page; None on its first page."""
        self.heads = table.repeated(cut=book.ruler.rounds)
        self.trial = tried(book, table, past)
        self.stop = 0
        self._try(0)

    def _try(self, index: int) -> None:
        if self.trial:
            self.stop = self.trial.stay(index, [row.height for row in self.table.rows[index:]])

    def begins(self, last: int) -> bool:
        """Whether the rows that a table begins with, up to `last`, stay here in LibreOffice 7.4."""
        if not self.trial or self.stop > last:
            return True
        height = total(self.table.rows[: last + 1]) + self.table.pad
        room = self.book.sheet.room - self.book.sheet.y - height + EPSILON
        if self.trial.gives_way(last, room):
            self.stop = last + 1
        return self.stop > last

    def keep(self, start: int, last: int) -> None:
        """Turns the page if the rows that stay together do not fit on this one but on the next."""
        sheet, rows = self.book.sheet, self.table.rows[start : last + 1]
        height = total(rows) + self.table.pad
        if rows[-1].can_split:
            height += least(rows[-1]) - rows[-1].height
        fits = sheet.y + height <= sheet.room + EPSILON
        if not fits and self.heads + height <= self.book.capacity + EPSILON:
            self._turn(start)

    def row(self, index: int) -> None:
        """Puts one row on this page, on the next, or over several."""
        row = self.table.rows[index]
        if self._fits(index):
            self._put(index, self._height(index))
            self._count_row()
            return
        spans = bool(self.spans) or any(cell.rows > 1 for cell in row.cells)
        if not row.can_split and (spans or self._goes_on_a_page(index)):
            self._turn(index)
            if self._fits(index):
                self._put(index, self._height(index))
                self._count_row()
                return
        self._part(index)
        self._count_row()

    def _count_row(self) -> None:
        if self.since_turn is not None:
            self.since_turn += 1

    # ---- room ----------------------------------------------------------------------------------

    def _height(self, index: int, *, again: bool = False) -> float:
        """Of a row, the rest of the spanning cells that end with it included."""
        rests = [] if again and self.book.ruler.rounds and self.table.cuts() else self._rests(index)
        return max([self.table.rows[index].base, *rests])

    def _need(self, index: int) -> float:
        cells, pad, second = self.table.rows[index].cells, self.table.pad, self.since_turn == 1
        return self._height(index) + notes_of_row(cells, self.book, pad, second=second) + pad

    def _fits(self, index: int) -> bool:
        sheet = self.book.sheet
        if self.trial:
            first = self.since_turn == 0
            fits = sheet.y + self._height(index) + self.table.pad <= sheet.room + EPSILON
            return (index < self.stop or first) and fits
        return sheet.y + self._need(index) <= sheet.room + EPSILON

    def _goes_on_a_page(self, index: int) -> bool:
        heads = self.heads if index >= self.table.heads else 0.0
        return heads + self._need(index) <= self.book.capacity + EPSILON

    # ---- pages ---------------------------------------------------------------------------------

    def _turn(self, index: int, *, stuck: bool = False) -> None:
        """The next page, with the table's heads repeated where there is room for them.

        `stuck` = only cells over several rows that end here are left: they take a line at least.
        """
        book, sheet = self.book, self.book.sheet
        if sheet.fresh and not sheet.note_height:
            return
        for span in self.spans:
            room, wide = sheet.y - span.top + EPSILON, book.ruler.rounds
            taken = take(span.cell, span.mark, room, spaced=wide, closed=True)
            alone = stuck and span.last == index and not sheet.note_height
            if alone and not taken.slices:
                taken = force(span.cell, span.mark)
            self._draw(span.row, span.cell, taken.slices, span.top)
            span.mark = taken.rest
            box_cell(self.book.sheet, self.table, span.cell, span.top, sheet.y, "lrb")
        self._call()
        book.turn()
        self.since_turn = 0
        if index >= self.table.heads and self._heads_have_room(index):
            self._repeat_heads()
        for span in self.spans:
            span.top = book.sheet.y
        self._try(index)

    def _heads_have_room(self, index: int) -> bool:
        """False where they would take half the page or leave no room for the row's highest line."""
        cells = [(index, cell) for cell in self.table.rows[index].cells]
        cells += [(span.row, span.cell) for span in self.spans]
        highest = max([self._highest(row, cell) for row, cell in cells]) + 2 * self.table.pad
        capacity = self.book.capacity
        return self.heads <= capacity / 2 and self.heads + highest <= capacity

    def _highest(self, row: int, cell: Cell) -> float:
        """Of a cell's highest line with the space before its paragraph; reckoned once."""
        key = row, cell.column
        if key not in self.highest:
            self.highest[key] = highest(cell)
        return self.highest[key]

    def _repeat_heads(self) -> None:
        sheet = self.book.sheet
        before = len(sheet.placed)
        spans, self.spans = self.spans, []
        for index in range(self.table.heads):
            self._put(index, self._height(index, again=True), again=True)
        self.spans = spans
        sheet.artifacts += [line for placed in sheet.placed[before:] for line in placed.lines]
        del sheet.placed[before:]
        sheet.fresh = True

    def _put(self, index: int, height: float, *, again: bool = False) -> None:
        """The whole row, here."""
        row, sheet = self.table.rows[index], self.book.sheet
        self._open_spans(index)
        for cell in row.cells:
            if cell.rows > 1 or cell.merged:
                continue
            taken = take(cell, START, inf)
            top = sheet.y + self.table.lower(index, height - taken.height)
            self._draw(index, cell, taken.slices, top, again=again)
            box_cell(self.book.sheet, self.table, cell, sheet.y, sheet.y + height, "lrtb")
        self._down(height)
        self._close_spans(index, again=again)

    def _close_spans(self, index: int, *, again: bool = False) -> None:
        """Draws the spanning cells that end with this row."""
        last = len(self.table.rows) - 1
        for span in [s for s in self.spans if s.last == index or index == last]:
            taken = take(span.cell, span.mark, inf)
            room = self.book.sheet.y - span.top - taken.height
            top = span.top + (self.table.lower(span.row, room) if span.mark == START else 0.0)
            self._draw(span.row, span.cell, taken.slices, top, again=again)
            box_cell(self.book.sheet, self.table, span.cell, span.top, self.book.sheet.y, "lrtb")
            self.spans.remove(span)
        self._call()

    def _down(self, height: float) -> None:
        sheet = self.book.sheet
        sheet.y += height
        sheet.fresh = False
        sheet.after = sheet.extra = 0.0
        self._call()

    def _call(self) -> None:
        """The notes of the lines drawn come to the page's foot, below what stands on it."""
        if self.called:
            least = 1 if self.book.ruler.rounds else ORPHANS
            self.book.call(tuple(self.called), below=self.table.pad, least=least)
            self.called = []

    # ---- parted rows ---------------------------------------------------------------------------

    def _part(self, index: int) -> None:
        """A row over as many pages as it needs; every page takes at least one line of it. Cells that
        span rows take what the height of the others leaves them."""
        row, pad = self.table.rows[index], self.table.pad
        cells = [cell for cell in row.cells if cell.rows == 1 and not cell.merged]
        spanned = len(cells) < len(row.cells)
        marks = [START] * len(cells)
        begun = turned = False
        filled = not self.book.ruler.rounds
        while True:
            room = self.book.sheet.room - self.book.sheet.y - pad + EPSILON
            fresh = turned or self.book.sheet.fresh
            waits = not fresh or bool(self.book.sheet.note_height)
            may_begin = turned or room >= least(row)
            taken = take_all(
                cells, marks, room, begun=may_begin, spanned=spanned, waits=waits, filled=filled
            )
            if taken is None and waits:
                self._turn(index)
                turned = True
                continue
            if not begun:
                self._open_spans(index)
            stuck, begun = begun and turned, True
            taken = taken or [force(c, m) for c, m in zip(cells, marks, strict=True)]
            marks = [part.rest for part in taken]
            done = all(m.block >= len(c.blocks) for c, m in zip(cells, marks, strict=True))
            stuck = stuck and done
            if done and not turned:
                taken.append(Taken((), row.base, START))
            rest = max(self._rests(index), default=0.0)
            done = done and rest <= max(room, 0.0)
            if rest:
                taken.append(Taken((), rest, START))
            self._put_part(index, cells, taken)
            if done:
                self._close_spans(index)
                return
            self._turn(index, stuck=stuck)
            turned = True

    def _open_spans(self, index: int) -> None:
        """The cells over several rows that begin with this row."""
        y = self.book.sheet.y
        for cell in self.table.rows[index].cells:
            if cell.rows > 1 and not cell.merged:
                self.spans.append(Span(cell, index, y, START))

    def _rests(self, index: int) -> list[float]:
        """What spanning cells that end with this row need below its upper edge."""
        return [span.rest(self.book.sheet.y) for span in self.spans if span.last == index]

    def _put_part(self, index: int, cells: list[Cell], taken: list[Taken]) -> None:
        sheet = self.book.sheet
        height = max([0.0, *(part.height for part in taken)])
        height = max(min(height, sheet.room - sheet.y - self.table.pad), 0.0)
        for cell, part in zip(cells, taken, strict=False):
            self._draw(index, cell, part.slices, sheet.y)
            box_cell(self.book.sheet, self.table, cell, sheet.y, sheet.y + height, "lrtb")
        self._down(height)

    # ---- drawing -------------------------------------------------------------------------------

    def _draw(
        self,
        index: int,
        cell: Cell,
        slices: tuple[Slice, ...],
        top: float,
        *,
        again: bool = False,
    ) -> None:
        called = draw_cell(self.book.sheet, self.table, index, cell, slices, top)
        if not again:
            self.called += called
