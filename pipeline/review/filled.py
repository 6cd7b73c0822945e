"""Printed words that stand for a whole scalar of the content: a target's figure and year, a deadline.

The author writes `con số: 95%` and `thời hạn: 2026-07-31`; the print says "Từ 95% ý kiến" and "trước ngày
31/7/2026". A reviewer who changes them there means the scalar.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from pipeline import inline
from pipeline.model.days import ImpossibleDate, day
from pipeline.review import dated
from pipeline.review.scalars import Place, Places
from pipeline.tree import Origin as Source

_OWN = frozenset({"figure", "by"})
"""Keys of a target that its words name as {{ figure }} and {{ by }}."""
_LIMIT = re.compile(r"(?:trước|trong)\s+(?:ngày\s+(?=\d+\s*[/.-]))?", re.IGNORECASE)


class Filled(NamedTuple):
    """Letters `start` to `end` of a printed paragraph say the scalar at `place` in the standard's way."""

    start: int
    end: int
    place: Place

    def value(self, before: str, after: str) -> str | None:
        """The scalar's new words when the printed ones become `after`; None when they say nothing."""
        words = after.strip()
        if not words:
            return None
        if self.place.path[-1] in _OWN:
            return _first(words, before, self.place.value)
        return _deadline(self.place.value, _first(words, before, before.lower()))


def filled(sources: Sequence[Source | None], places: Places) -> Iterator[Filled]:
    """Every such stretch, from where each letter of the paragraph comes from."""
    at = 0
    for source, letters in groupby(sources, key=lambda one: one):
        size = len(list(letters))
        if source is not None and not source.typed:
            place = places.scalar(source.span)
            whole = _whole(place, source, places) if place else None
            if whole is not None:
                yield Filled(at, at + size, whole)
        at += size


def inside(found: Iterable[Filled], start: int, end: int) -> Filled | None:
    """The stretch that letters `start` to `end` lie in; words put in at its edge are not of it."""
    for one in found:
        if one.start <= start and end <= one.end and (start < end or one.start < start < one.end):
            return one
    return None


def _whole(place: Place, source: Source, places: Places) -> Place | None:
    if place.path[-1:] == ("deadline",):
        return place if _is_day(place.value) else None
    if len(source.token) != 1:
        return None
    try:
        token = inline.parse(place.value)[source.token[0]]
    except (inline.InlineError, IndexError):
        return None
    name = token.expression.strip() if isinstance(token, inline.Field) else ""
    return places.at((*place.path[:-1], name)) if name in _OWN else None


def _is_day(value: str) -> bool:
    try:
        return day(value) is not None
    except ImpossibleDate:
        return False


def _deadline(value: str, words: str) -> str:
    """As the author writes days; another wording ("quý III/2026") as the reviewer has it."""
    said = _LIMIT.sub("", words, count=1)
    return dated.like(value, said) if _is_day(said) else words


def _first(words: str, before: str, value: str) -> str:
    """A capital that only the place of printing asked for goes back."""
    if before[:1] != value[:1] and before[:1].lower() == value[:1]:
        return words[:1].lower() + words[1:]
    return words
