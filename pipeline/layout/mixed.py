"""Breaks runs of several styles: words stick together over the borders of runs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from pipeline.layout.opportunities import (
    INSIDE,
    NO_BREAK_HYPHEN,
    NO_BREAK_SPACE,
    break_inside,
    break_letters,
    reached,
    unglued,
)
from pipeline.layout.ruler import Ruler
from pipeline.layout.runs import PORTIONS, Broken, Part, Room, Run, part_of, takes_next

_TOKENS = re.compile(r" +|[^ ]+")


class _Line:
    """A line being filled: parts, and its width with finished portions settled."""

    __slots__ = ("done", "open", "parts", "portion", "settle")

    def __init__(self, ruler: Ruler) -> None:
        self.settle = ruler.settle
        self.parts: list[Part] = []
        self.done = 0.0
        self.open = 0.0
        self.portion = -1

    def with_parts(self, parts: Sequence[Part]) -> tuple[float, float, int]:
        done, open_, portion = self.done, self.open, self.portion
        for part in parts:
            if part.portion != portion:
                done += self.settle(open_)
                open_, portion = 0.0, part.portion
            open_ += part.width
        return done, open_, portion

    def add(self, parts: Sequence[Part]) -> None:
        self.done, self.open, self.portion = self.with_parts(parts)
        self.parts += parts

    @property
    def width(self) -> float:
        return self.done + self.open


class _Atom(NamedTuple):
    """A word over all its runs, with the spaces before it; `closes` = its portion ends with it."""

    spaces: tuple[Part, ...]
    word: tuple[Part, ...]
    closes: bool


def break_mixed(runs: list[Run], room: Room, ruler: Ruler) -> list[Broken]:
    lines: list[Broken] = []
    line, limit = _Line(ruler), room.first
    for number, atom in enumerate(_atoms(runs, ruler)):
        spaces, word, closes = atom
        while True:
            parts = (*spaces, *word)
            if _width(line, parts) <= limit or (closes and _closes(line, parts, limit, ruler)):
                line.add(parts)
                break
            if line.parts and room.squeeze and _squeezes(line, parts, limit):
                line.add(parts)
                lines.append(_broken(line, " ", tight=True))
                line, limit, word = _Line(ruler), room.rest, ()
                break
            left = limit - _width(line, spaces)
            hanging = _hanging(ruler, first_line=not lines)
            alone = not line.parts
            head, rest = _split(word, ruler, left, hanging, alone=alone, first=not number)
            if head:
                line.add((*spaces, *head))
            lines.append(_broken(line, "" if head else " "))
            line, limit, spaces, word = _Line(ruler), room.rest, (), rest
    if line.parts or not lines:
        lines.append(_broken(line, "\n"))
    else:
        lines[-1] = lines[-1]._replace(end="\n")
    return lines


def _width(line: _Line, parts: Sequence[Part]) -> float:
    done, open_, _ = line.with_parts(parts)
    return done + open_


def _closes(line: _Line, parts: Sequence[Part], limit: float, ruler: Ruler) -> bool:
    """Whether the portion that ends with these parts fits by its rounded width."""
    done, width, portion = line.with_parts(parts)
    chosen = [part for part in (*line.parts, *parts) if part.portion == portion]
    count = sum(len(part.text) for part in chosen)
    return bool(chosen) and ruler.fits_whole(width, count, chosen[-1].style.size, limit - done)


def _squeezes(line: _Line, parts: Sequence[Part], limit: float) -> bool:
    text = "".join(part.text for part in line.parts)
    spaces = text.count(" ")
    space = sum((part.width for part in parts if part.text == " "), 0.0)
    over = _width(line, parts) - limit
    return bool(space) and takes_next(spaces, space, limit - line.width, over)


def _hanging(ruler: Ruler, *, first_line: bool) -> str:
    """Signs that LibreOffice 7.4 leaves at the end of a line where they have no room.

    On every line but a paragraph's first it draws the hyphen again on the next; here it is only
    there.
    """
    if not ruler.rounds:
        return ""
    return NO_BREAK_SPACE + NO_BREAK_HYPHEN if first_line else NO_BREAK_SPACE


def _split(
    word: tuple[Part, ...], ruler: Ruler, room: float, hanging: str, *, alone: bool, first: bool
) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """The parts of a word that stay on the line and those that go on to the next."""
    text = "".join(part.text for part in word)
    inside = INSIDE.search(text)
    if not (inside or alone):
        return (), word
    letters = reached(_letters(word, ruler), room)
    place = break_inside(_unmarked(word), letters, room) if inside else 0
    if not place and alone:
        place = break_letters(text, letters, room, first=first, hanging=hanging)
        mark = _mark_at(word, place)
        if mark > 0:
            # A mark is one sign; in LibreOffice 7.4 it takes the last letter of its word along.
            place = mark - 1 if ruler.rounds and mark > 1 else mark
    return _cut(word, place, ruler) if place else ((), word)


def _unmarked(word: tuple[Part, ...]) -> str:
    """The word's text with what no line ends before in place of notes' marks."""
    return "".join([NO_BREAK_SPACE * len(p.text) if p.note else p.text for p in word])


def _mark_at(word: tuple[Part, ...], place: int) -> int:
    """Where the note's mark begins that this letter of the word belongs to; 0 = to none."""
    start = 0
    for part in word:
        if start <= place < start + len(part.text):
            return start if part.note else 0
        start += len(part.text)
    return 0


def _letters(word: tuple[Part, ...], ruler: Ruler) -> Iterator[float]:
    """Widths of a word's letters; with its last letter a finished portion has its whole width."""
    for part in word:
        widths = ruler.widths(part.style.face, part.style.size).letters
        letters = [widths[letter] for letter in part.text]
        if part.portion != word[-1].portion:
            letters[-1] += ruler.settle(part.width) - part.width
        yield from letters


def _cut(
    word: tuple[Part, ...], place: int, ruler: Ruler
) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    head, rest = [], []
    for part in word:
        left, right = part.text[: max(place, 0)], part.text[max(place, 0) :]
        wide = 0.0
        if left:
            letters = ruler.widths(part.style.face, part.style.size).letters
            wide = sum([letters[letter] for letter in left], 0.0)
            head.append(part_of((part.portion, part.style, left, wide, part.note)))
        if right:
            # A mark that is parted calls its note once.
            note = 0 if left else part.note
            rest.append(part_of((part.portion, part.style, right, part.width - wide, note)))
        place -= len(part.text)
    return tuple(head), tuple(rest)


def _atoms(runs: list[Run], ruler: Ruler) -> Iterator[_Atom]:
    spaces: list[Part] = []
    word: list[Part] = []
    for part in _parts(runs, ruler):
        if part.text[0] == " ":
            if word:
                yield _Atom(tuple(spaces), tuple(word), word[-1].portion != part.portion)
                spaces, word = [], []
            spaces.append(part)
        else:
            word.append(part)
    if word or spaces:
        yield _Atom(tuple(spaces), tuple(word), closes=True)


def _parts(runs: list[Run], ruler: Ruler) -> Iterator[Part]:
    portion = 0
    for run in runs:
        widths = ruler.widths(run.style.face, run.style.size)
        for text in PORTIONS.split(run.text) if ruler.rounds else (run.text,):
            portion += 1
            for token in _TOKENS.findall(text):
                yield Part(portion, run.style, token, widths[token], run.note)


def _broken(line: _Line, end: str, *, tight: bool = False) -> Broken:
    """The line with neighbouring parts of one style put together."""
    parts = [
        Part(
            0,
            style,
            unglued("".join([p.text for p in same])),
            sum([p.width for p in same], 0.0),
            note,
        )
        for (style, note), group in groupby(line.parts, key=lambda part: (part.style, part.note))
        for same in (list(group),)
    ]
    return Broken(tuple(parts), line.width, end, tight)
