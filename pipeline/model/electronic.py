"""An electronic copy: its form, the organ that copied, the time of its signature."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

from pipeline.kinds import KINDS
from pipeline.model import days, references, values
from pipeline.model.attachments import kind_of
from pipeline.model.blocks import ElectronicCopy, Ref
from pipeline.model.reading import Reading, fields, wrong_shape
from pipeline.source import Entry
from pipeline.source import Mapping as MappingNode

VIETNAM = timezone(timedelta(hours=7))
_TIME = re.compile(
    r"(?P<day>\S+?)(?:\s*[,;]\s*|\s+|T)(?P<hour>\d{1,2})[:h](?P<minute>\d{2})(?::(?P<second>\d{2}))?"
    r"\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?\Z"
)
_EXAMPLE = "viết 2026-08-12 10:15:00 (giờ Việt Nam) hoặc 2026-08-12T10:15:00+07:00"


def copy(reading: Reading, entry: Entry | None) -> ElectronicCopy | None:
    """`electronic copy`; None when it is not there or not whole, which is noted."""
    if entry is None:
        return None
    if not isinstance(entry.value, MappingNode):
        hint = "ví dụ: {loại: sao y, đơn vị: ma-co-quan, thời gian ký: 2026-08-12 10:15:00}"
        wrong_shape(reading, entry.value, f"“{entry.written}”", "một nhóm khoá", hint)
        return None
    found = fields(reading, entry.value, "electronic copy")
    kind = kind_of(reading, found.get("kind"))
    if kind is not None and not kind.copy:
        forms = ", ".join(one.vi for one in KINDS.values() if one.copy)
        span = found["kind"].value.span
        reading.say(span, "M035", f"“{kind.vi}” không phải là hình thức sao", f"chọn: {forms}")
        return None
    organ = _organ(reading, found.get("organ"))
    signed = found.get("signed at")
    time = _time(reading, signed)
    if kind is None or organ is None or signed is None or time is None:
        return None
    name = values.words(reading, found.get("name"))
    return ElectronicCopy(entry.value.span, kind.id, organ, time, signed.value.span, name)


def _organ(reading: Reading, entry: Entry | None) -> Ref | None:
    return None if entry is None else references.ref(reading, entry.value, f"“{entry.written}”")


def _time(reading: Reading, entry: Entry | None) -> datetime | None:
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
