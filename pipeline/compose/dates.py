"""Vietnamese dates as the standards write them: padding, slashes, words, blanks for what is open."""

from __future__ import annotations

from datetime import date as Date
from datetime import datetime

from pipeline.model.blocks import Day
from pipeline.standards import Forms


def padded_day(day: int, forms: Forms) -> str:
    """Days below 10 take a leading zero (NĐ 30/2020, Phụ lục I, Phần I, II.4; HD 05-HD/VPTW, Phần II, I.4.2.2)."""
    return f"{day:02}" if day < forms.day_pad_below else str(day)


def padded_month(month: int, forms: Forms) -> str:
    """Only months 1 and 2 take a leading zero (same clauses): "tháng 02", "tháng 6"."""
    return f"{month:02}" if month < forms.month_pad_below else str(month)


def written(day: Date, form: str, forms: Forms) -> str:
    """A date without its leading "ngày": 09/01/2026 ("slashed") | 05 tháng 3 năm 2020 ("words")."""
    return open_date(Day(day.year, day.month, day.day), form, forms)


def deadline(day: Day, forms: Forms) -> str:
    """A deadline in a sentence: "trước ngày 30/9/2026", "trong tháng 9 năm 2026", "trong năm 2026"."""
    if day.month is None:
        return f"trong năm {day.year}"
    if day.day is None:
        joined = "/" if forms.cite_date == "slashed" else " năm "
        return f"trong tháng {padded_month(day.month, forms)}{joined}{day.year}"
    return f"trước ngày {written(day.first, forms.cite_date, forms)}"


def open_words(day: Day | None, forms: Forms) -> tuple[str, str, str]:
    """Day, month and year for the place-and-date line; blanks for what is still open."""
    if day is None:
        return forms.day_blank, forms.month_blank, forms.month_blank
    month = padded_month(day.month, forms) if day.month else forms.month_blank
    return padded_day(day.day, forms) if day.day else forms.day_blank, month, str(day.year)


def open_date(day: Day | None, form: str, forms: Forms) -> str:
    """A whole date that may be open, in the standard's form, without the leading "ngày"."""
    one, month, year = open_words(day, forms)
    if form == "slashed":
        return f"{one}/{month}/{year}"
    return f"{one} tháng {month} năm {year}"


def signing_time(time: datetime, forms: Forms) -> str:
    """The moment of an electronic signature: "12/08/2026 10:15:00 +07:00" (ISO 8601's zone)."""
    zone = f"{time:%z}"
    return forms.signing_time.format(
        day=f"{time.day:02}",
        month=f"{time.month:02}",
        year=time.year,
        clock=f"{time:%H:%M:%S}",
        zone=f"{zone[:3]}:{zone[3:]}",
    )
