"""The organs that issue and receive documents: names, letterhead lines, symbol, place, time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date
from pathlib import Path
from types import MappingProxyType

from pipeline.problem import Problem
from pipeline.registries.places import place_name
from pipeline.registries.reading import Aliases, Row, rows, warning
from pipeline.registries.units import Unit, units

FILE = "organs.yaml"
SYSTEMS = {
    **{"party": "party", "đảng": "party", "state": "state", "nhà nước": "state"},
    **{"mttq": "mttq", "mặt trận": "mttq", "doan": "doan", "đoàn": "doan"},
    **{"tldld": "tldld", "công đoàn": "tldld"},
}
"""Whose form an organ's documents take; mass organisations have profiles of their own."""
_MANNERS = {"mttq": "state", "doan": "party", "tldld": "state"}

FIELDS: Aliases = {
    "system": ("system", "hệ thống"),
    "name": ("name", "tên"),
    "short_name": ("short name", "tên ngắn"),
    "header": ("header", "cơ quan cấp trên", "dòng trên"),
    "header_name": ("header name", "cơ quan ban hành", "dòng tên"),
    "symbol": ("symbol", "ký hiệu"),
    "place": ("place", "địa danh"),
    "unit": ("unit", "địa phương", "mã địa phương"),
    "level": ("level", "cấp"),
    "parent": ("parent", "trực thuộc"),
    "collective": ("collective", "thay mặt"),
    "authority_line": ("authority line", "thẩm quyền ban hành"),
    "archive": ("archive", "lưu"),
    "unit_symbol": ("unit symbol", "ký hiệu đơn vị soạn thảo"),
    "term": ("term", "nhiệm kỳ"),
    "valid_from": ("valid from", "từ ngày"),
    "valid_to": ("valid to", "đến ngày"),
    "note": ("note", "ghi chú"),
}


@dataclass(frozen=True, slots=True)
class Organ:
    """One organ. Letterhead lines are in capitals or not, as written; the composer capitalises."""

    id: str
    system: str
    """party | state | mttq | doan | tldld: which form its documents take."""
    name: str
    """Full name as printed in text and recipients: "Ban Tuyên giáo và Dân vận Tỉnh uỷ Thái Nguyên"."""
    short_name: str = ""
    """"" = the full name."""
    header: tuple[str, ...] = ()
    """Superior organ's lines of the letterhead (regular)."""
    header_name: tuple[str, ...] = ()
    """Own lines of the letterhead (bold)."""
    symbol: str = ""
    """Letters in the number line: TU, BTGDVTU, UBND."""
    place: str = ""
    """As written, else of its unit at the end of the organ's time (see `place_on`)."""
    place_written: bool = False
    unit: str = ""
    """Code of the administrative unit."""
    level: str = ""
    parent: str = ""
    """Id of the superior organ."""
    collective: str = ""
    """For T/M: "Ban Thường vụ"."""
    authority_line: str = ""
    """Above the bases of decisions: "Chủ tịch Uỷ ban nhân dân tỉnh Thái Nguyên"."""
    archive: str = ""
    unit_symbol: str = ""
    term: str = ""
    valid_from: Date | None = None
    valid_to: Date | None = None
    open: tuple[str, str] = ("", "")
    """Message and way out while a `{{ … }}` of its fields has no value; see `pipeline.registries.filling`."""

    @property
    def short(self) -> str:
        """The shorter name where there is one."""
        return self.short_name or self.name

    @property
    def manner(self) -> str:
        """party | state: the form that its own is built on."""
        return _MANNERS.get(self.system, self.system)

    def place_on(self, day: Date) -> str:
        """What stands before "ngày …" on that day: a unit's type may change (xã -> phường)."""
        unit = None if self.place_written else units().by_code(self.unit, day)
        return place_name(unit, _province(unit, day)) if unit else self.place

    def near(self, other: Organ) -> bool:
        """Whether the two are of one house: the same unit, one above the other, or under one superior."""
        if self.unit and self.unit == other.unit:
            return True
        above = {other.id, other.parent} - {""}
        return self.parent in above or self.id == other.parent

    def on(self, day: Date) -> bool:
        """Whether the organ exists on that day."""
        return (self.valid_from or Date.min) <= day <= (self.valid_to or Date.max)


def read(folder: Path, problems: list[Problem]) -> Mapping[str, Organ]:
    """Organs of content/organs.yaml by id; mistakes go to `problems`."""
    entries = list(rows(folder, FILE, FIELDS, problems))
    organs = {row.id: _organ(row) for row in entries}
    for row in entries:
        parent = organs[row.id].parent
        if parent and parent not in organs:
            row.say(
                row.at("parent"), "R008", f"“{row.id}” trực thuộc “{parent}” không có trong tệp"
            )
    return MappingProxyType(organs)


def _organ(row: Row) -> Organ:
    first, last = row.day("valid_from"), row.day("valid_to")
    if first and last and last < first:
        row.say(row.at("valid_to"), "R009", f"“{row.id}” kết thúc trước khi bắt đầu")
    return Organ(
        id=row.id,
        system=row.choice("system", SYSTEMS, "party") if "system" in row.fields else _missing(row),
        name=row.needed("name"),
        short_name=row.text("short_name"),
        header=row.lines("header"),
        header_name=row.lines("header_name"),
        symbol=row.text("symbol"),
        place=row.text("place") or _place(row, last or first or Date.max),
        place_written=bool(row.text("place")),
        unit=row.text("unit"),
        level=row.text("level"),
        parent=row.text("parent"),
        collective=row.text("collective"),
        authority_line=row.text("authority_line"),
        archive=row.text("archive"),
        unit_symbol=row.text("unit_symbol"),
        term=row.text("term"),
        valid_from=first,
        valid_to=last,
    )


def _missing(row: Row) -> str:
    row.say(row.span, "R002", f"“{row.id}” thiếu “hệ thống”", "ghi: hệ thống: đảng (hoặc nhà nước)")
    return "party"


def _place(row: Row, day: Date) -> str:
    """The place name of the organ's unit by the rule of place names, where none is written."""
    code = row.text("unit")
    if not code or "{" in code:
        return ""
    unit = units().by_code(code, day)
    if unit is None:
        message = f"không có địa phương mã “{code}” vào thời gian của “{row.id}”"
        row.problems.append(warning(row.at("unit"), "R010", message, "xem mã đơn vị hành chính"))
        return ""
    return place_name(unit, _province(unit, day))


def _province(unit: Unit, day: Date) -> Unit | None:
    return units().by_code(unit.parent, day) if unit.parent else None


_OF_SECTORS = re.compile(
    r"\b(?:trường|học viện|đại học|giáo dục|bệnh viện|y tế|trạm y|viện|khoa học|công an|quân|cảnh sát|biên phòng"
    r"|chỉ huy)\b"
)


_ADMINISTRATIONS = re.compile(r"\b(?:bộ|sở|phòng) (?:y tế|giáo dục|khoa học)")


def names_by_own_rule(organs: str) -> bool:
    """Whether rank or degree before a name is a matter of rules of the organ's own sector.

    NĐ 30/2020, Phụ lục I, Phần I, II.7.c: armed forces; schools, hospitals and institutes, not the administrations
    over them (Sở Y tế). `organs`: small letters.
    """
    return _OF_SECTORS.search(_ADMINISTRATIONS.sub("", organs)) is not None
