"""Chữ của bảng mã cũ (TCVN3, VNI) trong tệp Unicode.

Chép từ văn bản cũ gõ phông .VnTime, VNI-Times thì chữ vào tệp thành chữ lạ (C«ng t¸c, Coâng taùc), và in ra đúng như
thế. Máy không tự đổi trong câu lẫn cả hai bảng mã. `vanban import` đọc được cả tệp cũ.

Sai:  C«ng t¸c d©n vËn cña chÝnh quyÒn.
Đúng: Công tác dân vận của chính quyền.

Căn cứ: Unicode theo TCVN 6909:2001 (NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục I.3; HD 05-HD/VPTW).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.old_text import HINT, encoding_of
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.problem import Level

RULE = Rule("C008", "legacy-text", "bang-ma-cu", Level.ERROR, clause="TCVN 6909:2001")


def look(subject: Subject) -> Iterator[Finding]:
    """Passages that an old encoding reads as Vietnamese, or with its signs inside words."""
    if not subject.prose.having(HINT):
        return
    for passage in subject.prose.passages:
        encoding = encoding_of(passage.text)
        if encoding:
            yield passage.finding(
                0,
                f"chữ của bảng mã cũ {encoding}: “{passage.text[:30]}”",
                "gõ lại, hoặc đổi sang Unicode trong Word rồi dán lại; cả tệp cũ thì dùng `vanban import`",
                end=len(passage.text),
            )
