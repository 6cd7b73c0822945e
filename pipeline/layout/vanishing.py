"""Where LibreOffice 7.4 loses all rows of a table: they run out of the page's foot and are not printed.

The names of its columns, one row that does not keep with the next, have just enough room on the page, and
the line below the table has not. Seen in tables of every height, with and without a heading, never with
two rows of names, nor where their paragraphs keep with the next, as vanban writes them (docs/bo-tri.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pipeline.flow import Flow, Grid
from pipeline.layout.footnotes import AREA
from pipeline.layout.page import Page, Pages

_NEAR = 1.5
"""Points to both sides: the lines of a table are up to a point thick."""
_SPACE = 6.0
"""Points that a cell may leave free below its words."""


def vanishing(flow: Flow, pages: Pages) -> Iterator[tuple[int, int]]:
    """(number of the table, page that it left, from 1)."""
    items = (item for section in flow.sections for item in section.items)
    loose = {
        at for at, grid in enumerate((i for i in items if isinstance(i, Grid)), 1) if _loose(grid)
    }
    for at, (page, after) in enumerate(pairwise(pages.pages), 1):
        first = next(iter(after.tables), None)
        if first is None or first.number not in loose or page.section != after.section:
            continue
        here = any(one.number == first.number for one in page.tables)
        names = [one for one in after.placed if one.path[:2] == (first.number, 0)]
        if here or not names or after.placed[0] not in names:
            continue
        height = max(one.lines[-1].bottom for one in names if one.lines) - first.top
        setup = flow.sections[page.section].page
        room = _foot(page, (setup.height - setup.bottom) / 20) - _end(page)
        if height - _NEAR <= room <= height + _SPACE + _NEAR:
            yield first.number, at


def _loose(grid: Grid) -> bool:
    """Whether one row of names is repeated and does not keep with the next."""
    heads = [row for row in grid.rows if row.head]
    first = next(iter(grid.rows[0].boxes[0].content), None) if grid.rows else None
    return len(heads) == 1 and first is not None and not first.format.keep_next


def _foot(page: Page, bottom: float) -> float:
    return page.notes[0].lines[0].top - AREA / 20 if page.notes else bottom


def _end(page: Page) -> float:
    ends = [one.lines[-1].bottom for one in page.placed if one.lines]
    return max([*ends, *(one.bottom for one in page.tables)], default=0.0)
