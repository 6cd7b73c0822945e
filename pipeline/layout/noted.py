"""Where notes called in rows of a table decide at which row a page ends.

Word and LibreOffice set rows and notes in turns until both fit, each in an order of its own; this layout
keeps a row on the page on which its note begins. All come to the same where there is room for rows and
notes alike, or for neither. In points, from the finished pages; docs/bo-tri.md tells what was measured.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.flow import Flow, Grid, Item, NewPage, Para
from pipeline.layout.footnotes import AREA
from pipeline.layout.page import Line, Pages, Placed

_GROWS = 1.0
"""By so much a row is higher than its text at the least: the space between cells and the line."""


class Place(NamedTuple):
    """`path` of the cell whose note, the number of which is `note`, decides where `page` (from 1) ends."""

    path: tuple[int, ...]
    note: int
    page: int


@dataclass(slots=True)
class _Sheet:
    """What of a page counts: from `top` to `end` stands text, the body goes down to `bottom`."""

    section: int
    end: float
    bottom: float
    notes: dict[int, float]
    """Height of what stands of each note at its foot."""
    order: list[Placed]
    """What stands in the body."""
    calls: dict[int, Placed]
    """The notes called on it, by number."""

    def rows(self, table: int) -> list[Placed]:
        return [one for one in self.order if one.path[:1] == (table,)]

    def called(self, *path: int) -> list[int]:
        """Notes that rows of a table call here: (table,) or (table, row)."""
        return [number for number, one in self.calls.items() if one.path[: len(path)] == path]


def places(flow: Flow, pages: Pages) -> Iterator[Place]:
    """At most one for each page of a table whose rows call notes."""
    if not any(page.notes for page in pages.pages) or not _in_rows(flow):
        return
    sheets = _sheets(flow, pages)
    whole: dict[int, float] = defaultdict(float)
    callers: dict[int, dict[int, Placed]] = defaultdict(dict)
    for sheet in sheets:
        for number, height in sheet.notes.items():
            whole[number] += height
        for number, one in sheet.calls.items():
            if one.path:
                callers[one.path[0]][number] = one
    for table, cells in callers.items():
        stands = [at for at, sheet in enumerate(sheets) if sheet.rows(table)]
        for at in stands:
            found = _deciding(sheets, at, table, whole)
            if found is None and at == stands[0] and _came_along(flow, sheets, at, table):
                found = min(cells)
            if found in cells:
                yield Place(cells[found].path, found, at + 1)


def _in_rows(flow: Flow) -> bool:
    """Whether a row calls a note at all: most notes are called in running text."""
    grids = (item for section in flow.sections for item in section.items if isinstance(item, Grid))
    boxes = (box for grid in grids for row in grid.rows for box in row.boxes)
    return any(piece.note for box in boxes for para in box.content for piece in para.pieces)


def _deciding(sheets: Sequence[_Sheet], at: int, table: int, whole: dict[int, float]) -> int | None:
    """The note of the table that decides where the page ends; None where none does."""
    sheet = sheets[at]
    own = sheet.called(table)
    others = sum(whole[number] for number in sheet.calls if number not in own)
    carried = [number for number in sheet.notes if number not in sheet.calls]
    after = sheets[at + 1] if at + 1 < len(sheets) else None
    after = after if after and after.section == sheet.section and after.order else None
    rows = after.rows(table) if after else []
    first = min((one.path[1] for one in rows), default=0)
    following = after.called(table, first) if after and rows else []
    mine = sum(whole[number] for number in own) + sum(sheet.notes[number] for number in carried)
    all_of_them = mine + sum(whole[number] for number in following)
    if not all_of_them:
        return None
    decides = max([*own, *carried], default=min(following, default=0))
    if sheet.end + _area(others + all_of_them) > sheet.bottom:
        return decides
    if after and (rows or own or carried):
        height = _row_height(rows) if rows else _first_lines(after.order[0])
        if sheet.end + height + _area(others) <= sheet.bottom:
            return decides
    return None


def _area(notes: float) -> float:
    return notes + AREA / 20 if notes else 0.0


def _row_height(placed: Sequence[Placed]) -> float:
    """Of the first of these rows."""
    first = min(one.path[1] for one in placed)
    row = [one for one in placed if one.path[1] == first]
    low = max(one.lines[-1 if one.rows == 1 else 0].bottom for one in row)
    return low - min(one.lines[0].top for one in row) + _GROWS


def _first_lines(placed: Placed) -> float:
    """Of two lines, if the paragraph has as many: so much of it goes to a page."""
    return placed.lines[min(1, len(placed.lines) - 1)].bottom - placed.lines[0].top


def _came_along(flow: Flow, sheets: Sequence[_Sheet], at: int, table: int) -> bool:
    """Whether the table came to a new page by itself, alone or with what stays with it: LibreOffice sets
    it anew for each paragraph that follows it there."""
    if not at or sheets[at - 1].section != sheets[at].section:
        return False
    above = next(n for n, one in enumerate(sheets[at].order) if one.path[:1] == (table,))
    items, number = _standing(flow, table)
    start = number
    while start and isinstance(one := items[start - 1], Para) and one.format.keep_next:
        start -= 1
    manual = start > 0 and isinstance(items[start - 1], NewPage)
    return above <= number - start and not manual


def _standing(flow: Flow, table: int) -> tuple[Sequence[Item], int]:
    """The items of the section that a table stands in, and which of them it is."""
    count = 0
    for section in flow.sections:
        for at, item in enumerate(section.items):
            count += isinstance(item, Grid)
            if count == table:
                return section.items, at
    raise LookupError(table)


def _sheets(flow: Flow, pages: Pages) -> list[_Sheet]:
    sheets = []
    number = 0
    for page in pages.pages:
        setup = flow.sections[page.section].page
        notes: dict[int, float] = defaultdict(float)
        for one in page.notes:
            number = next(iter(_marks(one.lines[0])), number) if not one.part else number
            notes[number] += one.lines[-1].bottom - one.lines[0].top
        bottom = (setup.height - setup.bottom) / 20
        bottom = page.notes[-1].lines[-1].bottom if page.notes else bottom
        order = [one for one in page.placed if one.lines and one.lines[0].top < bottom]
        end = max((one.lines[-1].bottom for one in order), default=setup.top / 20)
        calls = {mark: one for one in order for line in one.lines for mark in _marks(line)}
        sheets.append(_Sheet(page.section, end, bottom, notes, order, calls))
    return sheets


def _marks(line: Line) -> Iterator[int]:
    """Numbers of the notes called in a line, or the number before a note's first."""
    for part in line.fragments:
        if part.raise_ > 0 and part.text.isdigit():
            yield int(part.text)
