"""The pages in the making: turning pages, gaps between blocks, page numbers, notes, contact lines."""

from __future__ import annotations

from typing import Final

from pipeline.flow import Para, Section
from pipeline.layout.blocks import ORPHANS, Notes, TextBlock, set_para
from pipeline.layout.footnotes import AREA, NoteLine, by_number, draw_notes, note_lines
from pipeline.layout.margins import body_bottom, page_number
from pipeline.layout.page import Page, Stroke
from pipeline.layout.ruler import Ruler
from pipeline.layout.sheet import Sheet

EPSILON: Final = 0.2
"""Twips by which a line may go beyond the page's foot: no rounding decides over a page."""
FOOT_RULE: Final = 30
"""Twips that the rule above the contact lines takes: its 0.5 pt and the 1 pt below it."""
FOOT_WEIGHT: Final = 0.5
FRAME_SINK: Final = 22
"""Twips by which LibreOffice 7.4 sets a framed paragraph lower when a line is drawn above it."""


class Book:
    """Holds the finished pages and the one being filled."""

    def __init__(self, ruler: Ruler) -> None:
        self.ruler = ruler
        self.notes = Notes()
        self.pages: list[Page] = []
        self.tables = 0
        self.number = 0
        self.note_lines: list[NoteLine] = []
        self.broken: dict[tuple[int, float], list[NoteLine]] = {}
        """Lines of notes by their number and width: they are asked for with every line near a foot."""
        self.waiting: list[NoteLine] = []
        """Lines of notes that the page before had no room for."""
        self.after = 0.0
        """Twips asked for after what ends the section before."""
        self.foot_from: int | None = None
        """The first page, from 0, that leaves room for the lines at the foot of the last one."""

    # ---- pages ---------------------------------------------------------------------------------

    def begin(self, section: Section, index: int) -> None:
        """Starts the first page of a section."""
        self.section, self.index = section, index
        self.number = 1 if section.page.restart or not self.pages else self.number + 1
        self.first_page = True
        self._open(manual=True, after=self.after)

    def turn(self, *, manual: bool = False) -> None:
        """Ends the page and starts the next; `manual` = by the author's wish."""
        self._close(last=False)
        self.number += 1
        self.first_page = False
        self._open(manual=manual, after=self.sheet.after)

    def end(self) -> None:
        """Ends the section's last page."""
        while self.waiting:
            self.turn()
        self.after = self.sheet.after
        self._close(last=True)

    def _open(self, *, manual: bool, after: float) -> None:
        setup = self.section.page
        taken = self._foot_height(self.section.foot_first) if self.first_page else 0.0
        if self.foot_from is not None and len(self.pages) >= self.foot_from:
            taken = max(taken, self._foot_height(self.section.foot_last))
        self.sheet = Sheet(setup, self.number, self.index, body_bottom(setup, taken))
        self.manual = manual
        self.spent = 0.0 if self.ruler.rounds else after
        self.note_lines = []
        self._carry_on()

    def _close(self, *, last: bool) -> None:
        sheet = self.sheet
        draw_notes(sheet, self.note_lines)
        if not (self.first_page and sheet.setup.skip_first):
            sheet.artifacts.append(page_number(sheet, self.ruler))
        if self.first_page and self.section.head_first:
            self._head(self.section.head_first)
        if self.first_page and self.section.foot_first:
            self._foot(self.section.foot_first)
        if last and self.section.foot_last:
            self._foot(self.section.foot_last)
        self.pages.append(sheet.page())

    def mark(self) -> tuple[int, int, int, int, float]:
        """Where the book stands between two sections."""
        return len(self.pages), self.number, self.tables, len(self.notes.paras), self.after

    def back(self, mark: tuple[int, int, int, int, float]) -> None:
        """Forgets what came after the mark."""
        pages, self.number, self.tables, notes, self.after = mark
        del self.pages[pages:], self.notes.paras[notes:]
        self.broken = {key: lines for key, lines in self.broken.items() if key[0] <= notes}
        self.waiting = []

    @property
    def foot_has_room(self) -> bool:
        """Whether the text of the section's last page ends above the lines at its foot."""
        low = body_bottom(self.section.page, self._foot_height(self.section.foot_last))
        sheet = self.sheet
        return sheet.bottom <= low or (sheet.y <= low + EPSILON and not sheet.note_height)

    @property
    def capacity(self) -> float:
        """Height of a page's body without notes."""
        return self.sheet.bottom - self.sheet.top

    def gap(self, before: float) -> float:
        """From the end of what stands on the page to a block with this much space before it.

        On a page begun by hand Word leaves out what is asked for after the last block before it.
        """
        if self.sheet.fresh:
            return max(before - self.spent, 0.0) if self.manual else 0.0
        return max(self.sheet.after, before) + self.sheet.extra

    @property
    def most_notes(self) -> float:
        """LibreOffice 7.4 leaves the text a fifth of the page between header and bottom margin."""
        setup = self.sheet.setup
        return self.capacity - (setup.height - setup.header - setup.bottom) / 5 + EPSILON

    # ---- text ----------------------------------------------------------------------------------

    def fitting(self, block: TextBlock, start: int, top: float) -> int:
        """How many lines of a paragraph from `start` on fit with their notes.

        As much of a note as has room below the line that calls it goes before the lines after.
        """
        room = self.sheet.room + EPSILON
        lines = block.lines
        last = len(lines) - 1
        for index in range(start, len(lines)):
            line = lines[index]
            height, extra, notes = line.height, line.extra, line.notes
            bottom = top + height
            if index == last:
                bottom += block.tail
            if bottom > room:
                return index - start
            if notes:
                taken = self.sheet.bottom - room
                if bottom + self.notes_need(notes, taken) <= room:
                    room -= self.notes_take(notes, taken, room - bottom)
                elif not self._notes_wait(taken, room - bottom, height + extra * (index < last)):
                    return index - start
            top += height + extra
        return len(lines) - start

    def put(self, block: TextBlock, start: int, count: int, top: float, part: int) -> None:
        """Puts lines of a paragraph of the running text on the page."""
        sheet = self.sheet
        stop = start + count
        sheet.y = sheet.put(block, start, stop, sheet.left, top, part=part)
        sheet.fresh = False
        sheet.after, sheet.extra = block.after, block.extra
        for line in block.lines[start:stop]:
            if line.notes:
                self.call(line.notes)

    # ---- notes ---------------------------------------------------------------------------------

    def notes_need(self, numbers: tuple[int, ...], taken: float, *, whole: bool = False) -> float:
        """Twips without which the line that calls these notes does not stay on the page.

        All notes but the last whole, of the last one the beginning, with `whole` all of it (where
        text below the line has to stay too); the rule above them unless notes stand already
        (`taken`).
        """
        *others, last = numbers
        cut = None if whole else ORPHANS
        height = sum((line.height for number in others for line in self._lines(number)), 0.0)
        height += sum((line.height for line in self._lines(last)[:cut]), 0.0)
        return height if taken > EPSILON else height + AREA

    def notes_take(self, numbers: tuple[int, ...], taken: float, room: float) -> float:
        """Twips of what of these notes goes into the room below the line that calls them."""
        area = 0.0 if taken > EPSILON else AREA
        height = area
        for line in (line for number in numbers for line in self._lines(number)):
            if height + line.height > room:
                break
            height += line.height
        return height if height > area else 0.0

    def note_heights(self, numbers: tuple[int, ...]) -> tuple[float, ...]:
        """Twips of each line of these notes."""
        return tuple(line.height for number in numbers for line in self._lines(number))

    def _notes_wait(self, taken: float, room: float, line: float) -> bool:
        """Whether a line stays though its notes go to the next page.

        LibreOffice 7.4 leaves it where other notes stand already and another `line` would have
        room; a note away from its call is nothing to be copied but for comparing.
        """
        return self.ruler.rounds and taken > EPSILON and room >= line

    def call(self, numbers: tuple[int, ...], *, below: float = 0.0, least: int = ORPHANS) -> None:
        """The lines with these marks are on the page: their notes come to its foot.

        `below` twips are kept free under the text; `least` lines of a note begin on the page. They
        stand there in the order of their numbers.
        """
        for number in numbers:
            self.waiting += self._lines(number)
        # A cell over several rows, drawn with the last of them, may call what comes before theirs.
        self.waiting.sort(key=by_number)
        self._carry_on(below, least)
        self.note_lines.sort(key=by_number)

    def _lines(self, number: int) -> list[NoteLine]:
        key = number, self.sheet.width
        if key not in self.broken:
            self.broken[key] = list(note_lines(number, self.notes, self.sheet.width, self.ruler))
        return self.broken[key]

    def _carry_on(self, below: float = 0.0, least: int = ORPHANS) -> None:
        """Takes lines of waiting notes as long as there is room; on a fresh page at least one."""
        sheet = self.sheet
        while self.waiting:
            first = self.waiting[0]
            lead = 0.0 if sheet.note_height else AREA
            fit, height = 0, lead
            for line in self.waiting[: len(first.block.lines) - first.at]:
                if sheet.y + below + height + line.height > sheet.room + EPSILON:
                    break
                if self.ruler.rounds and sheet.note_height + height + line.height > self.most_notes:
                    break
                fit, height = fit + 1, height + line.height
            # A note begins with two lines at least; its end may be a single line (LibreOffice 7.4).
            count = fit if first.at or fit >= min(least, len(first.block.lines)) else 0
            if not count and sheet.fresh and lead:
                count = max(1, fit)
            if not count:
                return
            taken, self.waiting = self.waiting[:count], self.waiting[count:]
            sheet.note_height += lead + sum((line.height for line in taken), 0.0)
            self.note_lines += taken

    # ---- outside the text ----------------------------------------------------------------------

    def _foot_height(self, foot: tuple[Para, ...]) -> float:
        if not foot:
            return 0.0
        setup = self.section.page
        width = setup.width - setup.left - setup.right
        return self._rule_height(foot) + sum(
            (block.height() + block.extra for block in self._foot_blocks(foot, width)), 0.0
        )

    def _foot_blocks(self, foot: tuple[Para, ...], width: float) -> list[TextBlock]:
        return [set_para(para, width, self.ruler, self.notes) for para in foot]

    def _rule_height(self, foot: tuple[Para, ...]) -> int:
        """A contact note stands below a line; a mark alone does not."""
        bare = foot == self.section.foot_last and not self.section.foot_rule
        return 0 if bare else FOOT_RULE

    def _head(self, head: tuple[Para, ...]) -> None:
        """Marks in the top margin of the first page, as high as page numbers stand on others.

        They are read behind the letterhead, where the Word file has them.
        """
        sheet = self.sheet
        top = float(sheet.setup.header)
        before = len(sheet.placed)
        for block in self._foot_blocks(head, sheet.width):
            top = sheet.put(block, 0, len(block.lines), sheet.left, top) + block.extra
        marks = sheet.placed[before:]
        del sheet.placed[before:]
        at = next((at for at, one in enumerate(sheet.placed) if not one.path), before)
        sheet.placed[at:at] = marks

    def _foot(self, foot: tuple[Para, ...]) -> None:
        """Contact lines, ending `header` twips from the paper's foot, a rule above them."""
        sheet = self.sheet
        top: float = sheet.setup.height - sheet.setup.header - self._foot_height(foot)
        rule = self._rule_height(foot)
        if rule:
            y, left = top / 20 + FOOT_WEIGHT / 2, sheet.left / 20
            sheet.strokes.append(Stroke(left, y, left + sheet.width / 20, y, FOOT_WEIGHT))
        top += rule
        if rule and self.ruler.rounds and foot == self.section.foot_last:
            top += FRAME_SINK
        for block in self._foot_blocks(foot, sheet.width):
            top = sheet.put(block, 0, len(block.lines), sheet.left, top) + block.extra
