"""Frames of the stamps: urgency, secrecy, circulation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.finished import words
from pipeline.check.finished.facts import Facts
from pipeline.check.finished.findings import Finding, by_mark, called, on, source
from pipeline.check.finished.zones_part import Part
from pipeline.problem import Level
from pipeline.standards import Role
from pipeline.text import same_words

_ROLES = ("urgency", "secrecy", "circulation")
_NEAR = 1.5
"""mm that a frame drawn by hand may differ."""


_PRESSING = re.compile(
    r"^[^\W\d_ ]{0,6} ?(?:\bKHẨN\b|H[OỎ][AẢ] T[OÔỐ]C)[^\W\d_ ]{0,6}$", re.IGNORECASE
)


def stamps(facts: Facts) -> Iterator[Finding]:
    """A frame that is missing or of another size; an urgency that no standard has."""
    yield from _urgency(facts)
    for part in facts.all(*_ROLES):
        role = facts.standard.roles.get(part.role)
        if role is not None and role.frame is not None:
            yield from _frame(facts, part, role)


def _urgency(facts: Facts) -> Iterator[Finding]:
    for part in facts.main:
        if part.role == "kind_name":
            return
        text = part.text.strip()
        if _PRESSING.match(text) and part.para.upper and not words.URGENCY.match(text):
            say = f"không có độ khẩn “{text}”"
            way = "ghi: KHẨN, THƯỢNG KHẨN hoặc HOẢ TỐC"
            clause = source(facts, "ô số 10" if facts.party else "Phụ lục I, ô số 10b")
            yield on(part, "K069", say, clause, way)
            return


def _frame(facts: Facts, part: Part, role: Role) -> Iterator[Finding]:
    frame, weight = role.frame, by_mark(Level.ERROR, role.mark) or Level.INFO
    if frame is None:
        return
    wide = next((mm for name, mm in frame.widths.items() if same_words(name, part.text)), None)
    clause = source(facts, role.clause)
    size = f"{wide:g} × {frame.height:g} mm" if wide else f"cao {frame.height:g} mm"
    way = f"đặt chữ trong khung viền đơn {size}"
    if part.para.frame is None:
        # Of others' files a shape anchored elsewhere may be the frame.
        ours = part.para.style.startswith("VB ")
        level = weight if ours else Level.WARNING
        yield on(part, "K058", f"{called(role)} không có khung viền đơn", clause, way, level)
        return
    width, height = part.para.frame
    off = abs(height - frame.height) > _NEAR or (wide and abs(width - wide) > _NEAR)
    if off:
        say = f"khung của {called(role)} đang là {width:.0f} × {height:.0f} mm, phải là {size}"
        yield on(part, "K058", say, clause, way, weight)
