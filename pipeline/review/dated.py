"""The day of the document: a reviewer's new one in the line of place and date goes into the content's date."""

from __future__ import annotations

import re

from pipeline.model.days import ImpossibleDate, day

ROLE = "place_date"
_WRITTEN = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})\s*$")
_OPEN = re.compile(r"ngày\b.*$", re.DOTALL)
_PARTED = re.compile(r"\d{1,2}(\s*[/.-]\s*)(?:\d{1,2}\s*[/.-]\s*)?\d{4}$")


def redated(value: str, before: str, after: str) -> str | None:
    """The content's date `value` as the returned line `after` has it, written as the author writes dates.

    None when the line says no whole day, no day that exists, or has another place too.
    """
    found = _WRITTEN.search(after)
    if found is None or _OPEN.sub("", before) != after[: found.start()]:
        return None
    number, month, year = found.groups()
    said = f"{year}-{month}-{number}"
    try:
        if day(said) is None or day(value) is None:
            return None
    except ImpossibleDate:
        return None
    return like(value, said)


def like(value: str, said: str) -> str:
    """The day `said` (a date that exists) in the form in which the author wrote the day `value`."""
    found = day(said)
    if found is None:
        raise ValueError(said)
    year, month, number = found.year, found.month, found.day
    if month is None or number is None:
        return f"{year}" if month is None else f"{year}-{month:02}"
    if parted := _PARTED.match(value.strip()):
        return f"{number:02}{parted[1]}{month:02}{parted[1]}{year}"
    if "năm" in value:
        return f"ngày {number} tháng {month} năm {year}"
    return f"{year}-{month:02}-{number:02}"


def says(text: str, line: str) -> bool:
    """Whether a paragraph repeats the day that the line of place and date says."""
    found = _WRITTEN.search(line)
    if found is None:
        return False
    number, month, year = (int(one) for one in found.groups())
    forms = (
        rf"0?{number}\s+tháng\s+0?{month}\s+năm\s+{year}",
        rf"0?{number}[/.-]0?{month}[/.-]{year}",
    )
    return any(re.search(rf"(?<!\d){form}(?!\d)", text) for form in forms)
