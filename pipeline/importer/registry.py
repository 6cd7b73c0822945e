"""New organs and cited documents written at the end of their registries; nothing that stands there is touched."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from pipeline.files import write_inside
from pipeline.importer.recognise.organ import entry
from pipeline.importer.values import Group, Value, Words
from pipeline.importer.write import Writer
from pipeline.registries import citations, organs
from pipeline.registries.citations import Citation
from pipeline.registries.organs import Organ

_ORGANS = (
    "# --- Cơ quan lấy từ văn bản nhập vào: xem lại tên gọi (bản gốc in hoa), ký hiệu, địa danh"
)

_CITATIONS = (
    "# --- Văn bản viện dẫn lấy từ văn bản nhập vào: xem lại trích yếu, ngày, cơ quan ban hành"
)
LESS = "văn bản nhập vào không ghi {}"


def organ_entries(found: Iterable[Organ]) -> dict[str, Group]:
    """Organs as content/organs.yaml has them, by id."""
    made = {}
    for organ in found:
        named = entry(organ).entries.items()
        made[organ.id] = Group(
            {organs.FIELDS[key.replace(" ", "_")][1]: value for key, value in named}
        )
    return made


def citation_entries(found: Iterable[Citation]) -> dict[str, Group]:
    """Cited documents as content/citations.yaml has them, by id; what the source does not say is marked."""
    made = {}
    for one in found:
        day = f"{one.date:%d/%m/%Y}" if one.date else ""
        fields = {
            "type": one.type,
            "symbol": one.symbol,
            "date": day,
            "organ": one.organ,
            "subject": one.subject,
        }
        less = [name for key, name in _NAMES if not fields[key]]
        doubts = (LESS.format(", ".join(less)),) if less else ()
        words: dict[str, Value] = {
            citations.FIELDS[key][1]: Words(text) for key, text in fields.items() if text
        }
        made[one.id] = Group(words, doubts)
    return made


_NAMES = (("date", "ngày"), ("organ", "cơ quan ban hành"), ("subject", "trích yếu"))


def add(folder: Path, found: Iterable[Organ], cited: Iterable[Citation] = ()) -> None:
    """Append to the registries of a content folder what is not yet there; nothing else changes."""
    _append(folder, organs.FILE, _ORGANS, organ_entries(found))
    _append(folder, citations.FILE, _CITATIONS, citation_entries(cited))


def _append(folder: Path, name: str, head: str, entries: dict[str, Group]) -> None:
    file = folder / name
    before = file.read_bytes().decode("utf-8") if file.exists() else ""
    new: dict[str, Value] = {
        ident: one
        for ident, one in entries.items()
        if not re.search(rf"(?m)^{re.escape(ident)}:", before)
    }
    if not new:
        return
    lines = Writer("en").lines(new)
    if head not in before:
        lines.insert(0, f"\n{head}")
    glue = "" if not before or before.endswith("\n") else "\n"
    write_inside(folder, file, (before + glue + "\n".join(lines) + "\n").encode())
