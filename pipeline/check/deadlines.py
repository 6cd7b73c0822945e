"""Days, months, quarters, halves of years and years as officers write them, with their first and last day."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date

_MONTHS_OF_QUARTER = 3
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}

WORDS = (
    r"(?P<d>\d{1,2})(?: ?/ ?| ?- ?| tháng )(?P<dm>\d{1,2})(?: ?/ ?| ?- ?|,? năm )(?P<dy>\d{4})(?!\d)"
    r"|(?P<iy>\d{4})-(?P<im>\d{2})-(?P<id>\d{2})(?!\d)"
    r"|(?:tháng )?(?P<m>\d{1,2})(?:/|,? năm )(?P<my>\d{4})(?!\d)"
    r"|quý (?P<q>iv|i{1,3}|[1-4])(?: ?/ ?|,? năm )(?P<qy>\d{4})(?!\d)"
    r"|(?P<h>[369]|0[369]) tháng (?P<side>đầu|cuối) năm (?P<hy>\d{4})(?!\d)"
    r"|năm (?P<y>\d{4})(?!\d)"
)
"""A time with its year, in small letters; for one such time in a larger pattern."""
_TIME = re.compile(WORDS)


@dataclass(frozen=True, slots=True)
class Period:
    """From the first to the last day that the words mean; `start` and `end` are places in the text."""

    first: Date
    last: Date
    start: int
    end: int

    @property
    def is_day(self) -> bool:
        """One day and no more."""
        return self.first == self.last


def periods(small: str) -> Iterator[Period]:
    """Every time in a text of small letters, in written order; what no calendar has is left out."""
    for match in _TIME.finditer(small):
        if found := _period(match):
            yield found


def period_at(small: str, start: int) -> Period | None:
    """The time that begins at a place of a text of small letters."""
    match = _TIME.match(small, start)
    return _period(match) if match else None


def due(small: str) -> Period | None:
    """The time by which a deadline in words has to be kept: the last one named ("từ … đến …")."""
    return max(periods(small), key=lambda one: one.last, default=None)


def _period(match: re.Match[str]) -> Period | None:
    try:
        first, last = _days(match)
    except ValueError:
        return None
    return Period(first, last, match.start(), match.end())


def _days(match: re.Match[str]) -> tuple[Date, Date]:
    """First and last day; ValueError for 31/9 and a thirteenth month."""
    if match["d"]:
        return (day := Date(int(match["dy"]), int(match["dm"]), int(match["d"]))), day
    if match["iy"]:
        return (day := Date(int(match["iy"]), int(match["im"]), int(match["id"]))), day
    if match["m"]:
        return _months(int(match["my"]), int(match["m"]), int(match["m"]))
    if match["q"]:
        last = _QUARTERS[match["q"]] * _MONTHS_OF_QUARTER
        return _months(int(match["qy"]), last - _MONTHS_OF_QUARTER + 1, last)
    if match["h"]:
        count, year = int(match["h"]), int(match["hy"])
        if match["side"] == "đầu":
            return _months(year, 1, count)
        return _months(year, 13 - count, 12)
    return _months(int(match["y"]), 1, 12)


def _months(year: int, first: int, last: int) -> tuple[Date, Date]:
    if not 1 <= last <= 12:
        raise ValueError(last)
    return Date(year, first, 1), Date(year, last, monthrange(year, last)[1])
