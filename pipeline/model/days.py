"""Dates as officers write them -> Day."""

from __future__ import annotations

import re
from calendar import monthrange

from pipeline.model.blocks import Day

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$")
_VIETNAMESE = re.compile(r"(?:(?:(\d{1,2})\s*[/.-]\s*)?(\d{1,2})\s*[/.-]\s*)(\d{4})$")
_IN_WORDS = re.compile(
    r"(?:(?:ngày\s+(\d{1,2})\s+)?tháng\s+(\d{1,2})\s+)?năm\s+(\d{4})$", re.IGNORECASE
)

FIRST_YEAR, LAST_YEAR = 1930, 2100


class ImpossibleDate(ValueError):
    """Written like a date, but no such day exists; the message says why in Vietnamese."""


def day(words: str) -> Day | None:
    """2026-08-04, 2026-08, 2026, 04/8/2026, 4.8.2026, 8/2026, "ngày 4 tháng 8 năm 2026" -> Day.

    None when the words are not in the form of a date; ImpossibleDate for 31/6 and the like.
    """
    numbers = _numbers(words.strip())
    if numbers is None:
        return None
    year, month, number = numbers
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ImpossibleDate(f"năm {year} không hợp lý")
    if month is not None and not 1 <= month <= 12:
        raise ImpossibleDate(f"không có tháng {month}")
    if month is not None and number is not None:
        last = monthrange(year, month)[1]
        if not 1 <= number <= last:
            raise ImpossibleDate(f"tháng {month}/{year} chỉ có {last} ngày, không có ngày {number}")
    return Day(year, month, number)


def _numbers(words: str) -> tuple[int, int | None, int | None] | None:
    if found := _ISO.match(words):
        year, month, number = found.groups()
    elif found := _VIETNAMESE.match(words) or _IN_WORDS.match(words):
        number, month, year = found.groups()
    else:
        return None
    return int(year), int(month) if month else None, int(number) if number else None
