"""Chức danh viết hoa, viết thường sai.

Chức vụ gắn với tên một người cụ thể thì viết hoa (đồng chí Bí thư Nguyễn Văn An); nói chung về nhiều người cùng chức
vụ ở cơ sở thì viết thường (các bí thư chi bộ, mỗi trưởng thôn). Văn bản nhà nước là lỗi khi trước chức vụ có “đồng
chí”, “ông”, “bà”; không có thì chữ hoa sau đó có thể là địa danh (phó chủ tịch Hà Nội) nên là cảnh báo. Viết hoa khi nói
chung không có trong Phụ lục, chỉ là lưu ý.

Sai:
    Biểu dương đồng chí bí thư Nguyễn Văn An.
    Đề nghị các Bí thư chi bộ, mỗi Trưởng thôn nêu gương.

Đúng:
    Biểu dương đồng chí Bí thư Nguyễn Văn An.
    Đề nghị các bí thư chi bộ, mỗi trưởng thôn nêu gương.

Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục II, mục V.3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.check.prose import CAPITAL, UPPER
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.problem import Level

RULE = Rule(
    "C013",
    "title-case",
    "chuc-danh",
    Level.ERROR,
    clause="NĐ 30/2020/NĐ-CP, Phụ lục II, mục V.3",
    levels={"party": Level.INFO},
)

_OFFICES = (
    "bí thư|phó bí thư|chủ tịch|phó chủ tịch|giám đốc|phó giám đốc|trưởng ban|phó trưởng ban|chánh văn phòng"
    "|chủ nhiệm|tổng bí thư|thủ tướng|bộ trưởng"
)
_SURNAMES = tuple(
    f"{name} "
    for name in (
        "Nguyễn",
        "Trần",
        "Lê",
        "Phạm",
        "Hoàng",
        "Huỳnh",
        "Phan",
        "Vũ",
        "Võ",
        "Đặng",
        "Bùi",
        "Đỗ",
        "Hồ",
        "Ngô",
        "Dương",
        "Lý",
        "Nông",
        "Triệu",
        "Đinh",
        "Trịnh",
        "Đào",
        "Mai",
        "Lương",
        "Hà",
        "Cao",
        "Tô",
        "Chu",
        "Ma",
    )
)
_CAPITAL = re.compile(f"(?=[{UPPER}])")
_OFFICE = re.compile(rf"[^\W\d_] (?P<office>{_OFFICES}) \Z")
_PERSON = re.compile(r"(?<![^\W\d_])(?:[Đđ]ồng chí|[Ôô]ng|[Bb]à) \Z")
_MANY = (
    *("Bí thư chi bộ", "Bí thư chi đoàn", "Tổ trưởng tổ dân phố", "Già làng"),
    *("Trưởng thôn", "Trưởng bản", "Trưởng xóm", "Trưởng ấp"),
)
_WHOLE = re.compile(r"(?![^\W\d_])")
_OF_MANY = ("các ", "mỗi ", "một số ", "những ", "từng ")


def look(subject: Subject) -> Iterator[Finding]:
    """An office before a person's name in small letters; an office of many with a capital."""
    for hit in subject.prose.led(_SURNAMES, _CAPITAL, CAPITAL):
        first = max(hit.start - 24, 0)
        found = _OFFICE.search(hit.passage.text[first : hit.start])
        if found:
            office = found["office"]
            message = f"chức vụ gắn với tên người viết hoa: “{office}”"
            yield hit.passage.finding(
                first + found.start("office"),
                message,
                f"viết “{office.capitalize()}”",
                sure=bool(_PERSON.search(hit.passage.text[: first + found.start("office")])),
            )
    for hit in subject.prose.led(_MANY, _WHOLE):
        if hit.passage.text[: hit.start].lower().endswith(_OF_MANY):
            right = hit.words[0].lower() + hit.words[1:]
            message = f"chức danh nói chung viết thường: “{hit.words}”"
            yield replace(hit.finding(message, f"viết “{right}”"), level=Level.INFO)
