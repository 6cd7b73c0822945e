"""Whose document it is and by which standard, also where the letterhead was lost."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.check.finished.facts import Facts, facts
from pipeline.check.finished.words import plain
from pipeline.check.finished.zones import Part, zones
from pipeline.importer.pages import Read
from pipeline.importer.recognise.copies import stamped, taken_apart
from pipeline.standards.load import choose, load

_PARTY = re.compile(
    r"tỉnh ủy|thành ủy|huyện ủy|đảng ủy|cấp ủy|đảng bộ|ban dân vận|chi bộ|lưu văn phòng|t/m|k/t|bí thư"
)
_STATE = re.compile(r"ủy ban nhân dân|ubnd|hđnd|lưu: ?vt|sở |nghị định|tm\.|kt\.|luật ")
_LATEST = {"party": "hd05", "state": "nd30"}


def _opening(part: Part) -> Part:
    """ "Căn cứ …, cơ quan ban hành … như sau:" opens the text; a basis ends in a semicolon or a full stop."""
    if part.role in ("basis", "proposal") and part.text.endswith(":"):
        return replace(part, role="preamble")
    return part


def told(read: Read) -> Facts:
    """Components and standard; without letterhead the words themselves say whose document it is."""
    parts = zones(read.finished)
    parts = tuple(_opening(part) for part in parts)
    found = facts(read.finished, parts)
    if stamped(parts):
        return replace(found, parts=taken_apart(parts))
    if found.sure:
        return found
    text = " ".join(plain(part.text) for part in parts)
    party, state = len(_PARTY.findall(text)), len(_STATE.findall(text))
    system = "party" if party > state else "state"
    if system == found.system:
        return found
    standard = (choose(system, found.day) if found.day else None) or load(_LATEST[system])
    return facts(read.finished, parts, standard.id)
