"""Địa danh ghi không đúng quy tắc.

Địa danh là tên riêng của tỉnh, thành phố hoặc xã, phường, đặc khu nơi cơ quan đóng trụ sở. Tên một âm tiết, tên
người, tên có chữ số, tên trùng với tên tỉnh thì ghi thêm cấp: Phường Láng, Phường Phan Đình Phùng, Thành phố Huế.

Sai:  địa danh: Láng
Đúng: địa danh: Phường Láng

Căn cứ: HD 05-HD/VPTW, ô số 4; NĐ 30/2020/NĐ-CP, Phụ lục I, mục II.4.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date

from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.problem import Level
from pipeline.registries.places import place_name
from pipeline.registries.units import TYPES, Unit, plain, units

RULE = Rule(
    "C088",
    "place-name",
    "dia-danh",
    Level.WARNING,
    reads="content",
    clause="HD 05-HD/VPTW, ô số 4; NĐ 30/2020/NĐ-CP, Phụ lục I, mục II.4",
)

_SHORT = {"TP": "Thành phố", "TP.": "Thành phố", "ĐK": "Đặc khu", "Tp.": "Thành phố"}


def look(subject: Subject) -> Iterator[Finding]:
    """The place that the file writes itself, against the units of the day and the issuer's own unit."""
    words, day = subject.typed.place, subject.day
    if words is None or day is None or "{" in words.text:
        return
    written = _whole(words.text.strip())
    found = units().named(written, day)
    if not found:
        gone = " vào ngày của văn bản" if units().ever_named(written) else ""
        yield Finding(
            words.span,
            f"không có đơn vị hành chính “{words.text}”{gone}",
            "xem danh mục đơn vị hành chính",
        )
        return
    forms = {plain(_place(unit, day)) for unit in found}
    if plain(written) not in forms and not written.startswith(TYPES):
        right = sorted({_place(unit, day) for unit in found})
        yield Finding(
            words.span, f"địa danh phải ghi thêm cấp: “{words.text}”", f"viết “{right[0]}”"
        )


def _whole(words: str) -> str:
    first, _, rest = words.partition(" ")
    return f"{_SHORT[first]} {rest}" if first in _SHORT else words


def _place(unit: Unit, day: Date) -> str:
    return place_name(unit, units().by_code(unit.parent, day) if unit.parent else None)
