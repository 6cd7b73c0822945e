"""An electronic copy: its form, the organ that copied, the time of its signature."""

from __future__ import annotations

from pipeline.kinds import KINDS
from pipeline.model import moments, references, values
from pipeline.model.attachments import kind_of
from pipeline.model.blocks import ElectronicCopy, Ref
from pipeline.model.reading import Reading, fields, wrong_shape
from pipeline.source import Entry
from pipeline.source import Mapping as MappingNode


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
    time = moments.moment(reading, signed)
    if kind is None or organ is None or time is None:
        return None
    name = values.words(reading, found.get("name"))
    return ElectronicCopy(entry.value.span, kind.id, organ, time, name)


def _organ(reading: Reading, entry: Entry | None) -> Ref | None:
    return None if entry is None else references.ref(reading, entry.value, f"“{entry.written}”")
