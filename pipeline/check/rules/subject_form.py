"""Trích yếu viết sai: “V/v” gõ tay, lặp tên loại, gõ chữ hoa, quá dài.

“V/v” chỉ có ở công văn của cơ quan Nhà nước và do máy đặt; văn bản có tên loại không có “V/v”. Tên loại đã in ở dòng
trên nên trích yếu không nhắc lại. Trích yếu phản ánh khái quát nội dung, thường không quá một câu.

Sai:
    loại: kế hoạch
    trích yếu: V/v Kế hoạch tổ chức hội nghị   # ← C080

Đúng:
    loại: kế hoạch
    trích yếu: tổ chức hội nghị

Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.5; HD 05-HD/VPTW, Phần II, mục I.5.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.prose import folded
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.problem import Level

RULE = Rule(
    "C080",
    "subject-form",
    "trich-yeu",
    Level.WARNING,
    reads="content",
    clause="NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.5; HD 05-HD/VPTW, Phần II, mục I.5",
)

_ABOUT = re.compile(r"\s*v/v", re.IGNORECASE)
_LONG = 80
_FEW = 2
"""Words up to which capitals may be a short form."""


def look(subject: Subject) -> Iterator[Finding]:
    """The subject against the kind that stands above or beside it."""
    words, kind = subject.typed.subject, subject.kind
    if words is None or kind is None:
        return
    if _ABOUT.match(words.text):
        if kind.has_name:
            yield Finding(
                words.span,
                f"{kind.vi} không ghi “V/v” ở trích yếu",
                "bỏ “V/v”",
                level=Level.WARNING if subject.system == "party" else Level.ERROR,
            )
        else:
            yield Finding(
                words.span, "“V/v” do máy đặt, không gõ vào trích yếu", "bỏ “V/v”", level=Level.INFO
            )
    rest = folded(_ABOUT.sub("", words.text)).strip()
    if kind.has_name and re.match(
        rf"(?:về (?:việc )?)?{folded(kind.vi)}(?: |\Z)(?!kinh tế|sử dụng|phát triển)", rest
    ):
        yield Finding(
            words.span,
            f"trích yếu lặp lại tên loại “{kind.vi_title}”",
            "bỏ tên loại ở đầu trích yếu",
        )
    if kind.has_name and len(words.text.split()) > _FEW and words.text.isupper():
        yield Finding(
            words.span, "trích yếu in chữ thường, không gõ chữ hoa", "gõ lại bằng chữ thường"
        )
    if len(words.text.split()) > _LONG:
        yield Finding(
            words.span,
            f"trích yếu dài {len(words.text.split())} chữ",
            "viết khái quát hơn",
            level=Level.INFO,
        )
