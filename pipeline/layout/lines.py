"""Breaks a paragraph's runs into lines: greedy, as Word and LibreOffice do.

A paragraph in one style takes the quick way here; runs of several styles go to mixed.py, which
gives the same lines where both apply.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import final

from mypy_extensions import mypyc_attr

from pipeline.layout.mixed import break_mixed
from pipeline.layout.opportunities import (
    INSIDE,
    break_inside,
    break_letters,
    glued,
    reached,
)
from pipeline.layout.ruler import Ruler, Widths
from pipeline.layout.runs import (
    PORTIONS,
    Broken,
    Room,
    Run,
    Style,
    broken_of,
    part_of,
    takes_next,
)


def break_lines(runs: list[Run], room: Room, ruler: Ruler) -> list[Broken]:
    """The lines of a paragraph; an empty paragraph has one line without parts."""
    if not any(["\n" in text for _, text, _ in runs]):
        return _break_piece(_merged(runs), room, ruler)
    lines: list[Broken] = []
    for piece in _forced(runs):
        lines += _break_piece(_merged(piece), room, ruler)
        room = room._replace(first=room.rest)
    return lines


def _merged(runs: list[Run]) -> list[Run]:
    """Neighbours of one style as one run: to a word processor they are one. Empty runs left out."""
    if len(runs) == 1 and runs[0].text:
        return runs
    merged: list[Run] = []
    for run in runs:
        style, text, note = run
        if not text:
            continue
        if merged and not note:
            before = merged[-1]
            if before.style == style and not before.note:
                merged[-1] = Run(style, before.text + text)
                continue
        merged.append(run)
    return merged


def _forced(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """The runs between forced line breaks, empty runs left out."""
    current: list[Run] = []
    for run in runs:
        first, *others = run.text.split("\n")
        current.append(run._replace(text=first))
        for text in others:
            yield [part for part in current if part.text]
            current = [run._replace(text=text)]
    yield [part for part in current if part.text]


def _break_piece(runs: list[Run], room: Room, ruler: Ruler) -> list[Broken]:
    if not runs:
        return [Broken((), 0.0, "\n")]
    if len(runs) == 1:
        style, text, note = runs[0]
        first, rest, squeeze = room
        found = plain_lines(style, text, first, rest, ruler, squeeze=squeeze)
        if found is not None:
            lines: list[Broken] = []
            for line in found:
                part = part_of((0, style, line.text, line.width, note))
                lines.append(broken_of(((part,), line.width, line.end, line.tight)))
                note = 0
            return lines
    return break_mixed(_glue_runs(runs), room, ruler)


def _glue_runs(runs: list[Run]) -> list[Run]:
    """Glues spaces before closing punctuation, also where a run ends between the two."""
    whole = glued("".join(run.text for run in runs))
    found, start = [], 0
    for run in runs:
        end = start + len(run.text)
        found.append(run._replace(text=whole[start:end]))
        start = end
    return found


@mypyc_attr(acyclic=True)
@final
class PlainLine:
    """A line of a paragraph in one style: text, width in dots, and what ends it and whether its spaces
    shrink as in `runs.Broken`."""

    __slots__ = ("end", "text", "tight", "width")

    def __init__(self, text: str, width: float, end: str, tight: bool = False) -> None:
        self.text = text
        self.width = width
        self.end = end
        self.tight = tight


def plain_lines(
    style: Style, text: str, first: float, rest: float, ruler: Ruler, *, squeeze: bool
) -> list[PlainLine] | None:
    """The lines of words of one style, `first` and `rest` dots wide as in `runs.Room`; None unless
    single spaces stand between the words and nowhere else. No line break may stand in the text."""
    widths = ruler.widths(style.face, style.size)
    if ruler.rounds and not (_plain(text) and widths.steps.learn(text)):
        return None
    filling = _Filling(text, widths, ruler, style.size)
    found = filling.lines(first, rest, squeeze=squeeze)
    if filling.stranger and widths.steps.learn(text):
        filling = _Filling(text, widths, ruler, style.size)
        found = filling.lines(first, rest, squeeze=squeeze)
    return found


def _plain(text: str) -> bool:
    """Whether it is one portion to LibreOffice 7.4, with single spaces between its words."""
    whole = glued(text)
    spaced = "  " in whole or whole[0] == " " or whole[-1] == " "
    return not (spaced or PORTIONS.search(whole))


@mypyc_attr(acyclic=True)
@final
class _Filling:
    """Fills lines with the words of one style. All widths are steps, unless they are told to be dots."""

    __slots__ = (
        *("at", "dots", "end", "first_word", "found", "room", "ruler", "size", "start"),
        *("steps", "stranger", "text", "used", "widths", "words"),
    )

    def __init__(self, text: str, widths: Widths, ruler: Ruler, size: float) -> None:
        self.text = text
        self.widths = widths
        self.steps = widths.steps
        self.dots = self.steps.dots
        self.ruler = ruler
        self.size = size
        self.found: list[PlainLine] = []
        self.stranger = False
        """A letter is not known."""
        self.start = 0
        """Where the line begins; `words` of it fit, `used` wide."""
        self.words = 0
        self.used = 0
        self.at = 0
        """Where the word begins that is looked at."""
        self.end = 0
        self.room = 0.0
        """Dots."""
        self.first_word = True

    def lines(self, first: float, rest: float, *, squeeze: bool) -> list[PlainLine] | None:
        """All lines of the text."""
        text, steps, dots = self.text, self.steps, self.dots
        length = len(text)
        self.room = first
        while True:
            self.end = end = steps.word(text, self.at)
            if end <= self.at:  # a letter that is not known, or two spaces, or one at either end
                self.stranger = end < 0
                return None
            wide = steps.wide
            if self.words:
                wide += self.used + steps.space
            if wide * dots > self.room:
                if self._turned(wide, squeeze=squeeze):
                    return self.found
                self.room = rest
            elif end < length:
                self.used = wide
                self.words += 1
                self.at = end + 1
                self.first_word = False
            else:
                self._put(length, wide * dots, "\n", length)
                return self.found

    def _turned(self, wide: int, *, squeeze: bool) -> bool:
        """Ends the line at a word with which it is so wide, more than it has room for; whether all is done."""
        text, at, end = self.text, self.at, self.end
        if self.ruler.rounds and self._rest_fits():
            return True
        tight = squeeze and self.words > 0 and self._takes_next(wide)
        part = 0 if tight else self._part()
        if part:
            stop = at + part
            head = self.steps.total(text, at, stop)
            if self.words:
                head += self.used + self.steps.space
            self._put(stop, head * self.dots, "", stop)
            return False
        if self.words and not tight:
            self._put(at - 1, self.used * self.dots, " ", at)
            return False
        done = end == len(text)
        self._put(end, wide * self.dots, "\n" if done else " ", end + 1, tight=tight)
        self.first_word = False
        return done

    def _rest_fits(self) -> bool:
        """Puts all that is left on the line where it goes there though it is too wide."""
        text, start, length = self.text, self.start, len(self.text)
        wide = self.steps.total(text, start, length) * self.dots
        fits = self.ruler.fits_whole(wide, length - start, self.size, self.room)
        if fits:
            self._put(length, wide, "\n", length)
        return fits

    def _takes_next(self, wide: int) -> bool:
        space, short = self.steps.space * self.dots, self.room - self.used * self.dots
        return takes_next(self.words - 1, space, short, wide * self.dots - self.room)

    def _part(self) -> int:
        """How many letters of the word that does not fit stay on the line."""
        if self.words and not self.steps.inside:
            return 0
        taken = self.used + self.steps.space if self.words else 0
        room, word = self.room - taken * self.dots, glued(self.text[self.at : self.end])
        return _part(word, self.widths, room, alone=not self.words, first=self.first_word)

    def _put(self, stop: int, width: float, end: str, at: int, *, tight: bool = False) -> None:
        """A line up to a letter; the next one begins `at`."""
        self.found.append(PlainLine(self.text[self.start : stop], width, end, tight))
        self.start = self.at = at
        self.words = 0


def _part(word: str, widths: Widths, room: float, *, alone: bool, first: bool) -> int:
    """How many letters of the first word that does not fit stay on the line."""
    inside = INSIDE.search(word)
    if not (inside or alone):
        return 0
    letters = reached(map(widths.letters.__getitem__, word), room)
    place = break_inside(word, letters, room) if inside else 0
    if not place and alone:
        place = break_letters(word, letters, room, first=first)
    return place if place < len(word) else 0
