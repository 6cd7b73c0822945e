"""Tên cơ quan, tổ chức viết hoa sai.

Tên cơ quan viết hoa chữ cái đầu của các từ chỉ loại hình cơ quan, chức năng, lĩnh vực: Uỷ ban nhân dân, Hội đồng nhân
dân, Bộ Chính trị, Ban Chấp hành Trung ương, Mặt trận Tổ quốc Việt Nam. Danh sách chỉ gồm những tên có một cách viết
duy nhất.

Sai:  Đảng cộng sản Việt Nam, Uỷ ban Nhân dân tỉnh, Mặt trận tổ quốc
Đúng: Đảng Cộng sản Việt Nam, Uỷ ban nhân dân tỉnh, Mặt trận Tổ quốc

Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục II, mục III.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.check.wordlists import phrase, table
from pipeline.problem import Level
from pipeline.text import Tone, restyle

RULE = Rule(
    "C012",
    "name-case",
    "viet-hoa-ten",
    Level.WARNING,
    clause="NĐ 30/2020/NĐ-CP, Phụ lục II, mục III",
)


def look(subject: Subject) -> Iterator[Finding]:
    """Names written neither as they should be, nor all in capitals, nor in a listed other way."""
    for right, others in table("name_case").items():
        for hit in subject.prose.words(phrase(right)):
            written = _first(hit.words)
            if written.isupper() or written in map(_first, (right, *others)):
                continue
            yield hit.finding(f"viết hoa sai tên: “{hit.words}”", f"viết “{right}”")


@lru_cache(maxsize=1024)
def _first(words: str) -> str:
    return restyle(words, Tone.FIRST)
