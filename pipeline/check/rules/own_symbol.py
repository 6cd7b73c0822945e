"""Ký hiệu tự ghi không khớp với loại văn bản hoặc cơ quan.

Ký hiệu do máy lập từ loại văn bản và cơ quan ban hành. Khi tự ghi “ký hiệu” thì phần loại phải đúng loại, phần cơ
quan phải đúng cơ quan, dấu nối đúng tiêu chuẩn.

Sai:
    loại: kế hoạch
    ký hiệu: HD/BTGDVTU   # ← C081

Đúng:
    loại: kế hoạch
    # bỏ dòng “ký hiệu”: máy lập KH/BTGDVTU

Căn cứ: HD 05-HD/VPTW, Phần II, mục I.3; NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.problem import Level

RULE = Rule(
    "C081",
    "own-symbol",
    "ky-hieu-tu-ghi",
    Level.WARNING,
    reads="content",
    clause="HD 05-HD/VPTW, Phần II, mục I.3; NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.3",
)

_PARTS = re.compile(r"[-/]")
_OF_LAW = re.compile(
    r"\d{4}/(?:NĐ-CP|TT(?:LT)?-|QĐ-(?:TTg|UBND|KTNN)|NQ-(?:CP|HĐND|HĐTP|UBTVQH)|QH)"
)
"""A document that makes law has its year before the letters: 15/2023/QĐ-UBND."""


_UNIT = re.compile(r"[A-ZĂÂĐÊÔƠƯ][A-ZĂÂĐÊÔƠƯa-zăâđêôơư\d&.]*(?:-[A-ZĂÂĐÊÔƠƯ\d]+)*\Z")


def look(subject: Subject) -> Iterator[Finding]:
    """Letters of the kind, letters of the organ, and the joint between them; the unit's letters."""
    unit = subject.typed.unit_symbol
    if unit is not None and "{" not in unit.text and not _UNIT.match(unit.text.strip()):
        yield Finding(
            unit.span,
            f"ký hiệu đơn vị là chữ viết tắt, không có dấu cách: “{unit.text}”",
            "ghi chữ viết tắt do cơ quan quy định, ví dụ VP, KT",
        )
    words, kind, standard = subject.typed.symbol, subject.kind, subject.standard
    if words is None or kind is None or standard is None or "{" in words.text:
        return
    symbol = kind.symbol(standard.system, standard.id)
    if standard.system == "state" and _OF_LAW.match(words.text):
        return
    parts = [part for part in _PARTS.split(words.text.strip()) if part]
    if symbol and symbol.letters and symbol.letters not in parts:
        yield Finding(
            words.span,
            f"{kind.vi} mang ký hiệu {symbol.letters}: “{words.text}”",
            "sửa, hoặc bỏ dòng này để máy lập",
        )
    organs = [organ.symbol for organ in subject.issuers if organ.symbol]
    if organs and not any(part in words.text for part in organs):
        yield Finding(
            words.span,
            f"ký hiệu cơ quan ban hành là {organs[0]}: “{words.text}”",
            "sửa, hoặc bỏ dòng này để máy lập",
        )
    joint = "/" if standard.system == "party" else "-"
    if len(parts) > 1 and kind.has_name and words.text.strip()[len(parts[0])] != joint:
        yield Finding(
            words.span,
            f"giữa loại và cơ quan là dấu “{joint}”: “{words.text}”",
            "sửa, hoặc bỏ dòng này để máy lập",
        )
