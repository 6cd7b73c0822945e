"""Place and date of the letterhead."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from pipeline.check.finished import words
from pipeline.check.finished.facts import Facts
from pipeline.check.finished.findings import Finding, on, shortened, source
from pipeline.check.finished.zones_part import Part
from pipeline.problem import Level
from pipeline.registries.places import personal_names
from pipeline.registries.units import plain
from pipeline.text import counted


def place_and_date(facts: Facts, part: Part) -> Iterator[Finding]:
    found = words.PLACE_DATE.match(part.text)
    clause = source(facts, facts.standard.clauses.get("forms.place_date", ("", ""))[0])
    if found is None:
        yield on(
            part,
            "K025",
            "địa danh, ngày tháng không đúng dạng",
            clause,
            "ghi: Địa danh, ngày 05 tháng 3 năm 2026",
        )
        return
    place, comma = found["place"].strip(" ,"), found["comma"]
    if not place:
        yield on(
            part,
            "K025",
            "thiếu địa danh trước ngày, tháng",
            clause,
            "ghi: Địa danh, ngày … tháng … năm …",
        )
    elif "," not in comma and "," not in found["place"][-2:]:
        yield on(part, "K025", "sau địa danh phải có dấu phẩy", clause, f"ghi: {place}, ngày …")
    yield from _level(facts, part, place, clause)
    if re.search(r"Ngày|Tháng|Năm", part.text[len(found["place"]) :]) and not part.para.upper:
        yield on(
            part, "K025", "ngày, tháng, năm viết chữ thường", clause, "ghi: ngày … tháng … năm …"
        )
    if part.text.rstrip().endswith("."):
        yield on(
            part,
            "K025",
            "cuối dòng ngày, tháng, năm không có dấu chấm",
            clause,
            "bỏ dấu chấm",
            Level.WARNING,
        )
    yield from _figures(facts, part, found, clause)


def _level(facts: Facts, part: Part, place: str, clause: str) -> Iterator[Finding]:
    """The level before a name that is a person's or a number (NĐ 30, II.4); the Party's also of one syllable."""
    one = facts.party and len(place.split()) == 1 and place.isalpha()
    person = plain(place) in personal_names()
    if place and (one or person or place.isdigit()):
        why = "là tên người, sự kiện" if person else "có một âm tiết" if one else "là chữ số"
        say = f"địa danh “{place}” {why} thì ghi thêm cấp"
        way = f"ghi: Phường (Xã, Thành phố …) {place}, ngày …"
        yield on(part, "K025", say, clause, way, Level.WARNING)


def _figures(facts: Facts, part: Part, found: re.Match[str], clause: str) -> Iterator[Finding]:
    forms = facts.standard.forms
    for name, below, most in (
        ("day", forms.day_pad_below, 31),
        ("month", forms.month_pad_below, 12),
    ):
        digits = found[name].strip()
        if not digits.isdecimal():
            continue
        word = {"day": "ngày", "month": "tháng"}[name]
        value = counted(digits) or 0
        good = f"{value:02d}" if value < below else str(value)
        if not 1 <= value <= most:
            say = f"không có {word} {shortened(digits, 9)}"
            yield on(part, "K025", say, clause, f"sửa {word}")
        elif digits != good:
            way = "ngày dưới 10 và tháng 1, 2 thêm số 0; tháng 3 đến 9 không thêm"
            yield on(part, "K026", f"“{word} {digits}” phải ghi “{word} {good}”", clause, way)
    yield from _impossible(part, found, clause)
    year = found["year"].strip()
    if year.isdecimal() and len(year) != 4:
        yield on(
            part,
            "K025",
            f"năm phải ghi đủ bốn chữ số, đang là “{shortened(year, 9)}”",
            clause,
            "ghi đủ bốn chữ số",
        )


def _impossible(part: Part, found: re.Match[str], clause: str) -> Iterator[Finding]:
    """A day that its month does not have: 31 September, 29 February of a common year."""
    day, month, year = (counted(found[name].strip()) or 0 for name in ("day", "month", "year"))
    if 1 <= month <= 12 and 1 <= year <= 9999 and monthrange(year, month)[1] < day <= 31:
        say = f"tháng {month} năm {year} không có ngày {day}"
        yield on(part, "K025", say, clause, "sửa ngày")
