"""A table that goes to the next page before what keeps with it does, as LibreOffice 7.4 sets it.

It sets the whole table at the head of the page first, then again each time another of the
paragraphs before it comes to stand there. Each time only pages change that rows are pushed onto or
whose notes change: what is too much is cut with the room the notes have then; where there is room
rows come back. Twips; mode "lo7" only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.layout.book import EPSILON
from pipeline.layout.footnotes import AREA

NESTED = 5
"""A table on no more pages is set in one go to its end, and what follows it is set from there."""


class Noted(NamedTuple):
    """Heights of the lines of the notes called in a line. `low` twips below its row's upper edge is
    where they must end when the line is set, `final` when the whole row is. `late` = the line is in a cell
    over several rows, which is set last, on its page."""

    lines: tuple[float, ...]
    low: float
    final: float
    late: bool = False

    @property
    def height(self) -> float:
        return sum(self.lines, 0.0)


@dataclass(slots=True)
class Sitting:
    """One page of the table: rows first..stop-1, and what notes of the page before need on it."""

    first: int
    stop: int
    carried: float


@dataclass(slots=True)
class Replay:
    """Row heights and heights of their notes; the body of a page from `top` (below the table's
    heads) to `bottom`; the lower line of the table is `pad` high, notes at most `most`."""

    bases: Sequence[float]
    """Heights of the rows without what cells over several rows need beyond them: those are set last."""
    final: Sequence[float]
    """Heights of the rows."""
    notes: Sequence[Sequence[Noted]]
    """Of each row what it calls."""
    top: float
    bottom: float
    pad: float
    most: float
    stand: float
    """Height of the notes that stand on the first page without the table."""
    pages: list[Sitting] = field(default_factory=list)
    heights: Sequence[float] = ()
    late: bool = False
    """Whether cells over several rows are set."""

    def set_at(
        self, tops: Sequence[float], *, moved: bool, grown: bool, ahead: int
    ) -> dict[int, int]:
        """The row after the last of each page, by its first row, when all stands at the last top.

        `moved` = it came from another page, and its notes with it; `grown` = at the second top space
        comes above the table, which stood at the page's head; `ahead` = what follows it stood so
        many pages behind its first one.
        """
        self.heights = self.bases
        self._whole(tops[0], moved=moved)
        # What follows the table comes over pages that are empty now: the first row of the second
        # page goes back for a trial, whether there is room or not (SwFlowFrame::MoveBwdJump).
        jumped = len(self.pages) < ahead and len(self.pages) <= NESTED
        for number, top in enumerate(tops[1:]):
            self._again(top, touched=int(grown and not number))
        late = any(one.late for noted in self.notes for one in noted)
        if moved or jumped or late or self.bases != self.final:
            self.heights, self.late = self.final, True
            self._again(tops[-1], touched=2 if jumped else 0)
        return {page.first: page.stop for page in self.pages}

    # ---- the first time ------------------------------------------------------------------------

    def _whole(self, y: float, *, moved: bool) -> None:
        first, carried = 0, self.stand
        while first < len(self.heights):
            if not self.pages:
                stop = self._filled(first, first, y, carried)
                stop = self._kept_off(first, stop, y) if moved else stop
            else:
                waiting = carried + self._whole_notes(first, len(self.heights))
                stop = self._cut(first, len(self.heights), y, waiting)
            stop = max(stop, first + 1)
            self.pages.append(Sitting(first, stop, carried))
            carried = self._left(first, stop, y, carried)
            first, y = stop, self.top

    def _kept_off(self, first: int, stop: int, y: float) -> int:
        """Of several notes that do not belong on the first page the first stays there for now: it
        takes the place of those after it, which go on."""
        waiting = [one for row in range(stop, len(self.notes)) for one in self._called(row)]
        if len(waiting) < 2:
            return stop
        notes = self.stand + self._whole_notes(first, stop) + waiting[0].height
        return self._cut(first, stop, y, notes)

    # ---- again ---------------------------------------------------------------------------------

    def _again(self, y: float, *, touched: int) -> None:
        """`touched` = so many pages after the first are looked at though nothing changed on them."""
        first, carried = 0, self.stand
        old, self.pages = self.pages, []
        for number, page in enumerate(old):
            same = (first, carried) == (page.first, page.carried)
            left = number and same and not touched and not self._more(page)
            if left and not self._late(page):
                self.pages.append(page)
                first, carried = (
                    page.stop,
                    old[number + 1].carried if number + 1 < len(old) else 0.0,
                )
                continue
            stop = max(page.stop, first)
            if number == 0:
                held = self._filled(first, first, y, carried, most=stop, again=True)
            else:
                held = self._held(first, stop, y, carried)
            if held == stop and not left:
                held = self._filled(first, stop, y, carried)
            stop = max(held, first + 1)
            self.pages.append(Sitting(first, stop, carried))
            carried = self._left(first, stop, y, carried)
            if (first, stop) != (page.first, page.stop) or self._more(page):
                touched = max(touched, 1)
            elif number:
                touched = max(touched - 1, 0)
            first, y = stop, self.top
            if first >= len(self.heights):
                return
        while first < len(self.heights):
            stop = max(self._filled(first, first, y, carried), first + 1)
            self.pages.append(Sitting(first, stop, carried))
            carried = self._left(first, stop, y, carried)
            first = stop

    def _more(self, page: Sitting) -> bool:
        """Whether rows of a page are higher than when they were set first."""
        rows = slice(page.first, page.stop)
        return self.heights[rows] != self.bases[rows]

    def _late(self, page: Sitting) -> bool:
        """Whether cells over several rows call notes on a page: it is cut again, but does not fill up."""
        return any(one.late for noted in self.notes[page.first : page.stop] for one in noted)

    # ---- room ----------------------------------------------------------------------------------

    def _called(self, row: int) -> Sequence[Noted]:
        return [one for one in self.notes[row] if self.late or not one.late]

    def _whole_notes(self, first: int, stop: int) -> float:
        return sum((one.height for row in range(first, stop) for one in self._called(row)), 0.0)

    def _area(self, notes: float) -> float:
        return min(notes + AREA, self.most) if notes else 0.0

    def _cut(self, first: int, stop: int, y: float, notes: float) -> int:
        """The first of these rows for which there is no room above notes of this height."""
        room = self.bottom - self._area(notes) - self.pad + EPSILON
        for at in range(first, stop):
            y += self.heights[at]
            if y > room:
                return at
        return stop

    def _held(self, first: int, stop: int, y: float, notes: float) -> int:
        """The first of these rows for which there is no room above the notes of all. A row that calls a
        late one needs a line of it; so much of it as fits keeps other rows off."""
        notes += sum(one.height for row in self.notes[first:stop] for one in row if not one.late)
        for at in range(first, stop):
            y += self.heights[at]
            late = [one for one in self.notes[at] if one.late]
            least = notes + sum(one.lines[0] for one in late)
            if y + self.pad + self._area(least) > self.bottom + EPSILON:
                return at
            for one in late:
                notes += self._taken(one, y, notes)
        return stop

    def _filled(
        self,
        first: int,
        start: int,
        y: float,
        notes: float,
        most: int | None = None,
        *,
        again: bool = False,
    ) -> int:
        """The first row from `start` on that finds no room with as much of its notes as fits."""
        y += sum(self.heights[first:start])
        notes += self._whole_notes(first, start)
        stop = len(self.heights) if most is None else most
        for at in range(start, stop):
            for noted in self._called(at):
                if again:
                    notes += self._taken(noted, y + self.heights[at], notes)
                    continue
                taken = self._taken(noted, y + noted.final, notes)
                notes += taken or self._taken(noted, y + noted.low, notes)
            y += self.heights[at]
            if y + self.pad + self._area(notes) > self.bottom + EPSILON:
                return at
        return stop

    def _taken(self, noted: Noted, y: float, notes: float) -> float:
        taken = 0.0
        for line in noted.lines:
            area = notes + taken + line + AREA
            if area > self.most or y + self.pad + area > self.bottom + EPSILON:
                break
            taken += line
        return taken

    def _left(self, first: int, stop: int, y: float, carried: float) -> float:
        """What of the notes goes to the next page."""
        y += sum(self.heights[first:stop]) + self.pad
        notes = carried + self._whole_notes(first, stop)
        return max(0.0, notes + AREA - min(self.most, self.bottom - y)) if notes else 0.0
