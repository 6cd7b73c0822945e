"""Which tables LibreOffice 7.4 deals out to several pages before it sets a line.

Where it has a document without pages it guesses: so many paragraphs or rows of a table a page, and
of a table that goes far beyond that so many rows a page (SwLayHelper::CheckInsert). Mode "lo7" only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

FEW_NODES, MANY_NODES = 100, 1000
SHORT, PER_PAGE, MORE, MOST = 25, 20, 3, 53
"""Paragraphs and rows a page: in documents of few nodes, in others, by so many more for each of many nodes,
and at the most (SwLayHelper::CalcPageCount)."""
TABLE_NODES = 25
"""A table counts so many nodes less than it has."""
SPARE = 10
"""So many more rows a table may bring before it is dealt out."""


FEWEST = 2
"""Rows of a dealt table a page at the least."""
LONG = 3
"""A table of more than so many pages of rows is dealt out by rows, others by their cells."""
PASSES = 20
"""So many times a page's tables are looked at before its text is set (SwLayAction::InternalAction)."""


class Block(NamedTuple):
    """What counts of a block: a table's rows, those that are repeated, the cells of its second row
    (0 = no table), and whether a new page is ordered before it."""

    rows: int
    heads: int
    cells: int
    page_before: bool


class Dealt(NamedTuple):
    """Of a table dealt out: how many rows a page has, and on which pages of the section, from 0, it
    begins and what follows it stands at first."""

    per_page: int
    end: int
    begin: int


def full_page(tables: Iterable[tuple[int, int]], paras: int) -> int:
    """How many paragraphs and rows LibreOffice 7.4 takes for a page of a document.

    `tables` = the cells of each and the paragraphs in them (one in an empty cell); `paras` beside them.
    Every paragraph is a node, and the beginning and the end of every cell and table.
    """
    nodes = 2 + paras + sum(2 + 2 * cells + inside - TABLE_NODES for cells, inside in tables)
    if nodes <= FEW_NODES:
        return SHORT
    return min(PER_PAGE + nodes // MANY_NODES * MORE, MOST)


def dealt_tables(
    blocks: Iterable[Block], hidden: int = 0, full: int = PER_PAGE
) -> list[Dealt | None]:
    """How the tables of a section are dealt out; None for what is not. `full` = paragraphs and rows a page.

    `hidden` = so many paragraphs that nobody sees stand before it: one where a document begins with a table.
    An empty page stands before the last part of a table, or before the whole of one that has no parts.
    """
    return [dealt for _, dealt in _dealt(blocks, hidden, full)]


@dataclass(slots=True)
class Dealing:
    """Where the blocks of a section were dealt to, and which of these pages text flowed on to."""

    begins: list[int]
    """On which page of the section, from 0, each block begins at first."""
    shares: list[Dealt | None]
    reached: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, blocks: Iterable[Block], hidden: int, full: int = PER_PAGE) -> Dealing:
        told = list(_dealt(blocks, hidden, full))
        return cls([page for page, _ in told], [dealt for _, dealt in told])

    def put(self, number: int, *, fresh: bool) -> None:
        """A block comes to stand, at a page's head if `fresh`."""
        first = not number or self.begins[number] != self.begins[number - 1]
        if first and not fresh:
            self.reached.add(self.begins[number])

    def ahead(self, first: int, number: int) -> bool:
        """Whether table `number`, behind blocks from `first` on that keep with it, is set on the page
        that it was dealt to: what stands there before it moved, so its own place changes too."""
        page = self.begins[number]
        return page > 0 and (page in self.reached or self.begins[first] < page)


def _dealt(blocks: Iterable[Block], hidden: int, full: int) -> Iterator[tuple[int, Dealt | None]]:
    page, count = 0, hidden
    for number, block in enumerate(blocks):
        count += block.rows or 1
        if block.page_before and number:
            page, count = page + 1, 0
        begin, dealt = page, None
        if block.rows and count > full + SPARE:
            share = 1 if block.rows > LONG * full else max(1, block.cells)
            per_page = max(FEWEST, full // share)
            page += parts(block.rows, block.heads, per_page)
            dealt, count = Dealt(per_page, page, begin), 0
        elif count > full:
            page, begin, count = page + 1, page + 1, 0
        yield begin, dealt


def parts(rows: int, heads: int, per_page: int) -> int:
    """To how many pages a table of so many rows is dealt out; heads are repeated and counted again."""
    count, counted = 1, 0
    while counted + heads < counted + per_page < rows:
        count, counted, rows = count + 1, counted + per_page, rows + heads
    return count


def gathered(spans: Sequence[int], heads: int, per_page: int) -> bool:
    """Whether all rows of a dealt table are back on its first page when what keeps with it is set.

    `spans` = over how many rows, from each on, a cell goes. Each time the table is looked at rows come
    back, those that a cell joins at once; it ends where the last one of a page comes by itself, for the
    table is valid then. Only a table that has all its rows is set whole (SwTabFrame::MakeAll).
    """
    return per_page <= heads or _back(spans, heads, per_page)[1]


def rows_back(spans: Sequence[int], heads: int, per_page: int) -> int:
    """So many rows of a dealt table are back before the text of its page is set."""
    return len(spans) if per_page <= heads else _back(spans, heads, per_page)[0]


def _back(spans: Sequence[int], heads: int, per_page: int) -> tuple[int, bool]:
    """The rows that are back after all passes, and whether one more finds none that is not."""
    share, at, back = per_page - heads, per_page, per_page
    for number in range(PASSES + 1):
        alone = False
        while at < len(spans) and not alone:
            left = min(share - (at - per_page) % share, len(spans) - at)
            alone = left == 1
            at += min(spans[at], left)
        back = at if number < PASSES else back
        if at >= len(spans) and not alone:
            return len(spans), True
    return back, False
