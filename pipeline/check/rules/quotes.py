"""Dấu ngoặc kép, dấu gạch không đúng loại.

Một văn bản dùng một loại ngoặc kép “ ”; ngoặc thẳng " ", hai dấu nháy đơn ‘‘ ’’ lẫn vào là dấu vết sao chép. Giữa hai
mốc, hai vế dùng dấu gạch ngắn có dấu cách hai bên (2026 - 2030), như trong tiêu ngữ; gạch dài – do Word tự đổi.

Sai:
    Phát động phong trào "Dân vận khéo".
    Thực hiện trong giai đoạn 2026 – 2030.

Đúng:
    Phát động phong trào “Dân vận khéo”.
    Thực hiện trong giai đoạn 2026 - 2030.

Căn cứ: cách viết trong các văn bản mẫu (NĐ 30/2020/NĐ-CP, HD 05-HD/VPTW).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.problem import Level

RULE = Rule("C023", "quotes", "ngoac-kep", Level.INFO, clause="các văn bản mẫu")

_ANY = re.compile("[\"–—]|‘‘|''")
_STRAIGHT = re.compile(
    r'"(?P<words>[^"\n]{1,120})"|[‘\'][‘\'](?P<other>[^‘’\'\n]{1,120})[’\'][’\']'
)
_MARKS = "\"'‘’"
_SYMBOL = re.compile(r"[A-ZĐ][A-Za-zĐđ]{1,3}/[A-ZĐƯ]")
"""What follows the number of a Party document: "15 – CT/TW"."""
_DASH = re.compile(r"(?<=[\w)”]) ?[–—] ?(?=[\w(“])")


def look(subject: Subject) -> Iterator[Finding]:
    """Straight quotes in pairs, doubled single ones, long dashes."""
    if not subject.prose.having(_ANY):
        return
    text = subject.prose.text
    for hit in subject.prose.find(_STRAIGHT) if '"' in text or "‘‘" in text or "''" in text else ():
        right = f"“{hit.raw.strip(_MARKS)}”"
        yield hit.finding(f"ngoặc kép không đúng loại: {hit.raw}", f"viết {right}", new=right)
    for hit in subject.prose.find(_DASH) if "–" in text or "—" in text else ():
        if _SYMBOL.match(hit.passage.text, hit.end) and hit.passage.text[hit.start - 1].isdigit():
            yield hit.finding(
                "dấu gạch dài trong số, ký hiệu", "dùng “-”, không có dấu cách", new="-"
            )
        else:
            yield hit.finding("dấu gạch dài giữa hai vế", "dùng “ - ”", new=" - ")
