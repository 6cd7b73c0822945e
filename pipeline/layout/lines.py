"""Breaks a paragraph's runs into lines: greedy, as Word and LibreOffice do.

A paragraph in one style takes the quick way here; runs of several styles go to mixed.py, which
gives the same lines where both apply.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import accumulate
from operator import itemgetter

from pipeline.layout.mixed import break_mixed
from pipeline.layout.opportunities import (
    INSIDE,
    break_inside,
    break_letters,
    glued,
    reached,
    unglued,
)
from pipeline.layout.ruler import MOST_WORDS, Ruler, Widths
from pipeline.layout.runs import (
    PORTIONS,
    Broken,
    Room,
    Run,
    Style,
    broken_of,
    part_of,
    room_of,
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
            for words, width, end, tight in found:
                part = part_of((0, style, words, width, note))
                lines.append(broken_of(((part,), width, end, tight)))
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


PlainLine = tuple[str, float, str, bool]
"""Of a paragraph in one style: text, width in dots, and what ends the line and whether its spaces
shrink as in `runs.Broken`."""


def plain_lines(
    style: Style, text: str, first: float, rest: float, ruler: Ruler, *, squeeze: bool
) -> list[PlainLine] | None:
    """The lines of words of one style, `first` and `rest` dots wide as in `runs.Room`; None unless
    single spaces stand between the words and nowhere else. No line break may stand in the text."""
    widths = ruler.widths(style.face, style.size)
    whole, words = text, text.split(" ")
    closing = widths.spaced.closing
    if len(closing) > MOST_WORDS:
        widths.spaced.forget()
    ends = _ends(words, widths)
    if closing and not closing.isdisjoint(words):
        whole = glued(text)
        words = whole.split(" ")
        ends = _ends(words, widths)
    portions = ruler.rounds and PORTIONS.search(whole)
    if portions or "  " in whole or whole[0] == " " or whole[-1] == " ":
        return None
    width = ends[-1] - widths.letters[" "]
    if width <= first or ruler.fits_whole(width, len(whole), style.size, first):
        return [(text, width, "\n", False)]
    rest_fits = partial(ruler.fits_whole, size=style.size) if ruler.rounds else None
    lines = _fill(words, ends, widths, room_of((first, rest, squeeze)), rest_fits)
    if whole != text:
        return [(unglued(words), width, end, tight) for words, width, end, tight in lines]
    return lines


def _fill(
    words: list[str],
    ends: list[float],
    widths: Widths,
    room: Room,
    rest_fits: Callable[..., bool] | None,
) -> list[PlainLine]:
    """The lines, spaces glued; `ends` as of `_ends`, `rest_fits` as of `Ruler.fits_whole`."""
    lines: list[PlainLine] = []
    space = widths.letters[" "]
    limit = room.first
    start, base = 0, 0.0
    while True:
        stop = bisect_right(ends, base + limit + space, start)
        if rest_fits and stop < len(words):
            count = sum(map(len, words[start:])) + len(words) - start - 1
            stop = len(words) if rest_fits(ends[-1] - base - space, count, room=limit) else stop
        used = ends[stop - 1] - base if stop > start else 0.0
        tight = False
        if room.squeeze and start < stop < len(words):
            over = ends[stop] - base - space - limit
            tight = takes_next(stop - start - 1, space, limit - used + space, over)
            stop += tight
        part = 0
        if stop < len(words) and not tight:
            alone = stop == start
            part = _part(words[stop], widths, limit - used, alone=alone, first=not stop)
            stop += stop == start and not part
        if stop >= len(words):
            lines.append((" ".join(words[start:]), ends[-1] - base - space, "\n", tight))
            return lines
        if part:
            word = words[stop]
            text = " ".join([*words[start:stop], word[:part]])
            head = sum(map(widths.letters.__getitem__, word[:part]), 0.0)
            lines.append((text, used + head, "", False))
            words[stop] = word[part:]
            start, base = stop, (ends[stop - 1] if stop > start else base) + head
        else:
            line = " ".join(words[start:stop])
            lines.append((line, ends[stop - 1] - base - space, " ", tight))
            start, base = stop, ends[stop - 1]
        limit = room.rest


def _ends(words: list[str], widths: Widths) -> list[float]:
    """Where each word ends with the space behind it, from the first word's start."""
    if len(words) == 1:
        return [widths.spaced[words[0]]]
    # All are looked up in one call: two thirds of the time of a call for each.
    return list(accumulate(itemgetter(*words)(widths.spaced)))


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
