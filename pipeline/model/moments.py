"""Moments of signing: day, clock and zone as an officer writes them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

from pipeline.model import days, values
from pipeline.model.reading import Reading
from pipeline.source import Entry

VIETNAM = timezone(timedelta(hours=7))
_TIME = re.compile(
    r"(?P<day>\S+?)(?:\s*[,;]\s*|\s+|T)(?P<hour>\d{1,2})[:h](?P<minute>\d{2})(?::(?P<second>\d{2}))?"
    r"\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?\Z"
)
_EXAMPLE = "viết 2026-08-12 10:15:00 (giờ Việt Nam) hoặc 2026-08-12T10:15:00+07:00"


def moment(reading: Reading, entry: Entry | None) -> datetime | None:
    """Day, clock and zone; without a zone the clock is Vietnam's."""
    if entry is None or (bare := values.text(reading, entry)) is None:
        return None
    found = _TIME.match(bare)
    try:
        day = days.day(found["day"]) if found else None
        if found is None or day is None or day.month is None or day.day is None:
            raise ValueError("no whole time")
        hour, minute, second = (int(found[part] or 0) for part in ("hour", "minute", "second"))
        zone = _zone(found["zone"])
        made = datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=zone)
    except ValueError:
        message = f"“{bare}” không phải là thời gian ký"
        reading.say(entry.value.span, "M036", message, _EXAMPLE)
        return None
    return made.astimezone(VIETNAM)


def _zone(words: str | None) -> timezone:
    if words is None:
        return VIETNAM
    if words == "Z":
        return UTC
    sign = -1 if words[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(words[1:3]), minutes=int(words[-2:])))
