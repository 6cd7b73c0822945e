"""Dòng lưu ở nơi nhận thiếu hoặc sai kiểu.

Văn bản Nhà nước kết thúc nơi nhận bằng “Lưu: VT, đơn vị soạn thảo”; văn bản Đảng ghi “Lưu Văn phòng …”. Từ “Lưu” và
dấu hai chấm do máy đặt theo tiêu chuẩn.

Sai:
    cơ quan ban hành: ubnd-tinh-thai-nguyen
    lưu: Văn phòng   # ← C083

Đúng:
    cơ quan ban hành: ubnd-tinh-thai-nguyen
    lưu: VT, TH

Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.9.d; HD 05-HD/VPTW, Phần II, mục I.9.2, Phụ lục 2, hàng 9.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.prose import folded
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.model.blocks import Words
from pipeline.problem import Level

RULE = Rule(
    "C083",
    "archive-line",
    "dong-luu",
    Level.ERROR,
    reads="content",
    clause="NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.9.d; HD 05-HD/VPTW, Phần II, mục I.9.2, Phụ lục 2, hàng 9",
    levels={"party": Level.WARNING},
)

_ARCHIVE = re.compile(r"\s*-?\s*lưu\b:?\s*", re.IGNORECASE)


def look(subject: Subject) -> Iterator[Finding]:
    """The archive words, wherever they are written."""
    content = subject.typed
    for words, place in _written(subject):
        rest = _ARCHIVE.sub("", words.text).strip(" .;")
        if place == "archive" and _ARCHIVE.match(words.text):
            yield Finding(
                words.span,
                "chữ “Lưu” do máy đặt",
                "chỉ ghi nơi lưu, ví dụ “VT, TH”",
                level=Level.WARNING,
            )
        if subject.system == "state" and not re.match(r"VT\b", rest):
            yield Finding(
                words.span,
                f"dòng lưu bắt đầu bằng VT (văn thư): “{words.text}”",
                "ghi “VT, đơn vị soạn thảo”",
            )
        if subject.standard and subject.standard.id == "hd05" and re.match(r"VT\b", rest):
            yield Finding(
                words.span,
                f"văn bản Đảng ghi “Lưu Văn phòng …”: “{words.text}”",
                "ghi tên văn phòng lưu",
            )
    archived = any(place == "recipients" for _, place in _written(subject))
    if archived and not folded(_text(content.recipients[-1].to)).lstrip("- ").startswith("lưu"):
        yield Finding(
            content.recipients[-1].span,
            "dòng “Lưu” đứng cuối nơi nhận",
            "đưa xuống cuối, hoặc ghi ở “lưu:”",
            level=Level.WARNING,
        )


def _written(subject: Subject) -> Iterator[tuple[Words, str]]:
    if subject.typed.archive:
        yield subject.typed.archive, "archive"
    for one in subject.typed.recipients:
        if one.to and _ARCHIVE.match(one.to.words.text) and len(one.to.words.text) < 80:
            yield one.to.words, "recipients"


def _text(ref: object) -> str:
    words = getattr(ref, "words", None)
    return words.text if isinstance(words, Words) else ""
