"""Which rows of a table that calls notes stay on a page in LibreOffice 7.4.

It sets a table's text paragraph by paragraph, past the page's foot, and takes the notes along as it
comes to their calls; then it cuts the table where it leaves the page, and the notes of what was set
already go to the next page before a row of it stands there. Twips; mode "lo7" only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import inf
from typing import Final, NamedTuple

from pipeline.layout.book import EPSILON, Book
from pipeline.layout.dealt import Dealt, rows_back
from pipeline.layout.footnotes import AREA
from pipeline.layout.replay import Noted, Replay
from pipeline.layout.slices import Mark, take
from pipeline.layout.tables import TableBlock, TableRow, total


class Call(NamedTuple):
    """Notes called in a line; `low` twips below its row's upper edge is where they must end when the
    line is set, `final` when the whole row is. `inside` = it is not the first line of its paragraph."""

    numbers: tuple[int, ...]
    low: float
    final: float
    inside: bool


class Content(NamedTuple):
    """A paragraph of a cell, in the order in which LibreOffice sets them."""

    row: int
    top: float
    calls: tuple[Call, ...]
    late: bool = False
    """In a cell over several rows."""


def contents_of(table: TableBlock) -> list[Content]:
    """All paragraphs of a table, row by row, cell by cell."""
    rows = len(table.rows)
    return [
        one for at, row in enumerate(table.rows) for one in _contents(at, row, last=at + 1 == rows)
    ]


def _contents(index: int, row: TableRow, *, last: bool) -> list[Content]:
    found: list[Content] = []
    lower = 0.0
    for at, cell in enumerate(row.cells):
        if cell.merged:
            continue
        later = max((c.height for c in row.cells[at + 1 :] if c.rows == 1), default=0.0)
        later = later if later > max(cell.height, lower) else 0.0
        for part in take(cell, Mark(), inf).slices:
            bottom, calls = part.top, list[Call]()
            for number, line in enumerate(part.block.lines):
                bottom += line.height
                if line.notes:
                    low = max(bottom, lower)
                    calls.append(Call(line.notes, low, max(low, later), number > 0))
                bottom += line.extra
            late = cell.rows > 1 and not last
            found.append(Content(index, part.top, tuple(calls), late))
            if cell.rows == 1:
                lower = max(lower, bottom + part.block.tail + part.block.after)
    return found


class Past(NamedTuple):
    """What befell a table in LibreOffice 7.4 before it stands where its rows are put."""

    reach: float = 0
    """So many of its rows were set before it was cut, all where it stands behind what keeps with it."""
    moved: bool = False
    """It was set on another page before, and its notes with it."""
    dealt: Dealt | None = None
    """How its rows were dealt out to pages."""
    page: int = 0
    """Of its section, from 0, where it begins."""
    tops: Sequence[float] = ()
    """Where it stood before."""
    gap: float = 0.0
    """Twips above it."""
    behind: float = 0.0
    """Height of notes that stand below it on the page for text behind it (`standing`)."""
    stood: bool = False
    """It was set on the page before, the names of its columns had room there, and its notes come with it."""

    def turned(self, table: TableBlock, room: float) -> Past:
        """When it goes to the next page; it had `room` twips. So many rows as have room while they are
        empty are set; others of a table dealt out come to it on the next page."""
        empty = room // max(table.pad, 1)
        reach = inf
        if self.dealt:
            back = rows_back(table.spans(), table.heads, self.dealt.per_page)
            reach = max(self.dealt.per_page, min(empty, back))
        stood = total(table.rows[: table.heads]) + table.pad <= room + EPSILON
        return self._replace(reach=reach, stood=stood, behind=0.0)


NEW: Final = Past()


def tried(book: Book, table: TableBlock, past: Past) -> Trial | None:
    """What decides over the rows of a table that calls notes; None where LibreOffice 7.4 does not."""
    if not book.ruler.rounds or any(row.can_split for row in table.rows):
        return None
    contents = contents_of(table)
    if not any(content.calls for content in contents) and not past.behind:
        return None
    spanned = any(row.base != row.height for row in table.rows)
    spanned = spanned or any(content.late and content.calls for content in contents)
    plan = {}
    if past.moved or past.tops or (past.reach == inf and (spanned or past.dealt)):
        plan = _replayed(table, book, past)
    return Trial(book, table, contents, past.reach, plan, past.stood, past.behind)


def _replayed(table: TableBlock, book: Book, past: Past) -> dict[int, int]:
    """Where the pages of a table end that was set at each of these heights in turn."""
    notes: list[list[Noted]] = [[] for _ in table.rows]
    for content in contents_of(table):
        for call in content.calls:
            lines = book.note_heights(call.numbers)
            notes[content.row].append(Noted(lines, call.low, call.final, content.late))
    sheet = book.sheet
    heads = table.heads
    heights = [row.height for row in table.rows]
    bases = [*heights[:heads], *[row.base for row in table.rows[heads:]]]
    top = sheet.top + table.repeated(cut=True)
    stand = max(0.0, sheet.note_height - AREA)
    replay = Replay(bases, heights, notes, top, sheet.bottom, table.pad, book.most_notes, stand)
    tops = [*past.tops, sheet.y]
    grown = bool(past.gap) and tops[0] <= sheet.top
    ahead = past.dealt.end - past.page if past.dealt else 0
    return replay.set_at(tops, moved=past.moved, grown=grown, ahead=ahead)


@dataclass(slots=True)
class Trial:
    """Goes through a table page by page as LibreOffice 7.4 does."""

    book: Book
    table: TableBlock
    contents: Sequence[Content]
    reach: float
    """So many of its rows are set before it is cut for the first time."""
    plan: dict[int, int]
    """Where it is known beforehand, the row after the last of the page that begins with a row."""
    stood: bool
    """It was set on the page before."""
    behind: float = 0.0
    """Height of notes of text behind it that stand on the page on which it begins."""
    done: int = 0
    """How many paragraphs are set."""
    first: bool = True
    pushed: bool = False

    def stay(self, index: int, heights: Sequence[float]) -> int:
        """The first row that does not stay on this page, on which row `index` is the first.

        `heights` are those of the rows from `index` on.
        """
        if index in self.plan:
            return self.plan[index]
        sheet = self.book.sheet
        tops = list(accumulate(heights, initial=sheet.y))
        notes = sheet.note_height if self.first else self._moved(index, sheet.note_height)
        notes = self._set(index, tops, notes)
        if self.first and self.behind:
            notes += self.behind + (0.0 if notes else AREA)
        room = sheet.bottom - notes - self.table.pad + EPSILON
        self.first = False
        return next((index + at for at, y in enumerate(tops[1:]) if y > room), index + len(heights))

    def gives_way(self, last: int, room: float) -> bool:
        """Whether row `last`, the first below the names of columns, stays after all, `room` twips
        being left below it: where it cannot be cut off it is set once more, and its note gives way
        down to a line. Seen where neither other rows nor the page have notes."""
        calls = [(content.row, call) for content in self.contents for call in content.calls]
        if self.book.sheet.note_height or any(row != last for row, _ in calls):
            return False
        return all(self._take(call, 0.0, room) for _, call in calls)

    def _set(self, index: int, tops: Sequence[float], notes: float) -> float:
        """Sets what is not set yet, down to the first paragraph past the page's foot; the height of
        the notes afterwards. `tops` are those of the rows from `index` on."""
        bottom = self.book.sheet.bottom
        foot, row, held = bottom - notes, index, 0.0
        for at, content in enumerate(self.contents):
            if content.row < index:
                continue
            if content.row != row:
                row, held = content.row, 0.0
            y = tops[row - index]
            if at >= self.done:
                self.done = at + 1
                for call in content.calls:
                    taken = self._called(call, notes, bottom - notes - y - self.table.pad, held)
                    if self.first and self.stood:
                        taken = self._came(call, notes, y, taken, tops[row - index + 1])
                    notes, held = notes + taken, held + taken
                    if taken:
                        self.behind = min(
                            self.behind, max(0.0, bottom - notes - y - call.low - self.table.pad)
                        )
            if self.first:
                foot = bottom - notes
            if y + content.top > foot and content.row >= self.reach:
                break
        return notes

    def _called(self, call: Call, notes: float, room: float, held: float) -> float:
        """How much of notes stands on the page when their row is set; `held` = of its notes before.

        They give way to what is set below them, but not wholly; on the page on which the table
        begins it is cut before they can.
        """
        taken = self._take(call, notes, room - call.low)
        if self.first and not self.reach:
            return taken
        return self._take(call, notes, room - call.final) or (0.0 if held else taken)

    def _came(self, call: Call, notes: float, y: float, taken: float, low: float) -> float:
        """How much of notes that came along with the table stands on the page; `low` = of their row.

        The first for which there is no room among those that stand is taken out and put back: it takes
        the place of the next, which goes on, where the line that calls it is not the first of its paragraph.
        """
        bottom, pad = self.book.sheet.bottom + EPSILON, self.table.pad
        calls = [one for content in self.contents for one in content.calls]
        after = calls[calls.index(call) + 1 :]
        if self.pushed:
            return taken
        standing = sum(self._take(one, notes + 1, inf) for one in (call, *after))
        standing += 0 if notes else AREA
        self.pushed = y + call.low + pad + notes + standing > bottom
        if not self.pushed:
            return taken
        if call.inside and after:
            return max(taken, self._take(call, notes, self._take(after[0], notes, inf)))
        return self._take(call, notes, bottom - low - pad - notes)

    def _moved(self, index: int, notes: float) -> float:
        """Height of the notes with those of the paragraphs that were set on the page before."""
        for content in self.contents[: self.done]:
            if content.row >= index:
                for call in content.calls:
                    notes += self._take(call, notes, inf)
        return notes

    def _take(self, call: Call, notes: float, room: float) -> float:
        room = max(0.0, min(room + EPSILON, self.book.most_notes - notes))
        return self.book.notes_take(call.numbers, notes, room)
