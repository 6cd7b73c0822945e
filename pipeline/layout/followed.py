"""Where a note called soon after a table may push the table's last row off the page in LibreOffice.

LibreOffice finds a place for every table of a page before the words of their rows are set. While the rows
are empty, words that follow the table stand on its page, and their note takes room at its foot; when the
rows are set, these words go on to the next page with their note, but the last row that gave way does not
come back. So far as it is known only where another table (mostly that of the signatures) follows within
few paragraphs, and the page has less room left than the note needs (docs/bo-tri.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from pipeline.flow import Flow
from pipeline.layout.footnotes import AREA
from pipeline.layout.page import Line, Page, Pages, Placed, PlacedTable

_NEAR = 5
"""So many paragraphs there may be between the tables: with five more both set the page alike."""
_EMPTY = 18.0
"""Points that a row takes without words, its lines and gaps included."""


class Follower(NamedTuple):
    """What stands after the table and calls note `note`; the table ends `page` (from 1)."""

    placed: Placed
    note: int
    table: int
    page: int


def followers(flow: Flow, pages: Pages) -> Iterator[Follower]:
    """At most one for each page that ends with a table."""
    for at, (page, after) in enumerate(pairwise(pages.pages), 1):
        if page.section != after.section or not page.tables or not after.notes:
            continue
        table = max(page.tables, key=lambda one: one.bottom)
        between = _between(after)
        called = next(((one, note) for one in between for note in _marks(one)), None)
        if called is None or any(one.number == table.number for one in after.tables):
            continue
        placed, note = called
        setup = flow.sections[page.section].page
        bottom = _foot(page, (setup.height - setup.bottom) / 20)
        needed = _height(pages.pages[at:], note) + AREA / 20
        upto = between[: between.index(placed) + 1]
        if _empty(page, table) + _words(upto) + needed <= bottom < _end(page, bottom) + needed:
            yield Follower(placed, note, table.number, at)


def _between(page: Page) -> Sequence[Placed]:
    """The paragraphs that a page begins with, if they are few and a table follows them."""
    text = list(takewhile(lambda one: not one.path, page.placed))
    return text if len(text) <= _NEAR and len(text) < len(page.placed) else ()


def _empty(page: Page, table: PlacedTable) -> float:
    """Where the table would end if there were no words in its rows."""
    rows = {one.path[1] for one in page.placed if one.path[:1] == (table.number,)}
    return table.top + _EMPTY * len(rows)


def _words(placed: Sequence[Placed]) -> float:
    return sum(one.lines[-1].bottom - one.lines[0].top for one in placed if one.lines)


def _marks(placed: Placed) -> Iterator[int]:
    for line in placed.lines:
        for part in line.fragments:
            if part.raise_ > 0 and part.text.isdigit():
                yield int(part.text)


def _height(pages: Sequence[Page], note: int) -> float:
    lines: list[Line] = [
        line for page in pages for one in page.notes if one.path == (note,) for line in one.lines
    ]
    return sum(line.bottom - line.top for line in lines)


def _foot(page: Page, bottom: float) -> float:
    """Down to where the body may go: above the notes that stand there."""
    return page.notes[0].lines[0].top - AREA / 20 if page.notes else bottom


def _end(page: Page, bottom: float) -> float:
    """Where the body ends; what stands lower belongs to the margin."""
    ends = [one.lines[-1].bottom for one in page.placed if one.lines]
    return max(end for end in [*ends, *(one.bottom for one in page.tables)] if end <= bottom)
