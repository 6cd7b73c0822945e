"""Đầu câu không viết hoa.

Sau dấu chấm, dấu hỏi, dấu chấm than và khi xuống dòng, chữ đầu viết hoa. Sau dấu chấm phẩy, dấu hai chấm không bắt
buộc. Trích yếu của văn bản Đảng, tên loại trong ngoặc, chữ trong bảng không bị xét.
Văn bản nhà nước là lỗi ở đầu đề mục, đầu điều, khoản, điểm, đoạn lời văn; giữa đoạn thì dấu chấm có thể của chữ viết tắt,
ý gạch đầu dòng và đoạn đứng sau bảng hay sau đoạn chưa hết câu có thể nối câu trên, nên là cảnh báo.

Sai:  Đã hoàn thành hai đợt. tiếp tục đợt 3 vào tháng 9.
Đúng: Đã hoàn thành hai đợt. Tiếp tục đợt 3 vào tháng 9.

Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục II, mục I.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.passages import Passage
from pipeline.check.prose import LOWER
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.problem import Level

RULE = Rule(
    "C014",
    "sentence-case",
    "dau-cau-viet-hoa",
    Level.ERROR,
    clause="NĐ 30/2020/NĐ-CP, Phụ lục II, mục I",
    levels={"party": Level.INFO},
)

_ENDS = (". ", "? ", "! ")
_STOPS = (".", "!", "?", ";", ":")
_WITHIN = re.compile(rf"(?<=[\w%][\w%]..)(?P<first>[{LOWER}])")
_FIRST = re.compile(rf"[{LOWER}][^\W\d_]+ ")
_SHORT = (
    "tp",
    "ths",
    "ts",
    "gs",
    "pgs",
    "tx",
    "tt",
    "st",
    "nxb",
    "tr",
    "v.v",
    "ttr",
    "kt",
    "tm",
    "tl",
    "tuq",
)
_WHOLE = (
    "text",
    "heading",
    "items",
    "purposes",
    "requirements",
    "viewpoints",
    "objectives",
    "solutions",
    "duties",
    "situation",
    "achievements",
    "shortcomings",
    "causes",
    "funding",
    "preamble",
    "closing",
    "clauses",
    "points",
    "article",
)

_CELLS = ("table", "data", "columns", "rows")
_SURE = frozenset({"heading", "article", "clauses", "points", "preamble", "closing", "text"})


def look(subject: Subject) -> Iterator[Finding]:
    """A small letter after the end of a sentence, and at the start of a paragraph or a heading."""
    for hit in subject.prose.led(_ENDS, _WITHIN):
        before = hit.passage.text[max(hit.start - 20, 0) : hit.start].split()
        if before and not before[-1].isdigit() and before[-1].lower().lstrip("(") not in _SHORT:
            yield hit.passage.finding(
                hit.end - 1,
                f"đầu câu viết thường: “{_shown(hit.passage, hit.end - 1)}”",
                "viết hoa chữ đầu câu",
                sure=False,
            )
    passages = subject.prose.passages
    for number, text in enumerate(subject.prose.parts):
        if not text[:1].islower():
            continue
        passage = passages[number]
        if _FIRST.match(text) and _is_paragraph(passage):
            last = passages[number - 1] if number else None
            message = f"đầu đoạn viết thường: “{_shown(passage, 0)}”"
            sure = passage.key in _SURE and not passage.under("items") and not _open(last, passage)
            yield passage.finding(0, message, "viết hoa chữ đầu", sure=sure)


def _open(before: Passage | None, passage: Passage) -> bool:
    """Whether a paragraph may go on with the sentence of the one before: behind a table, or without an end."""
    if passage.key != "text" or before is None:
        return False
    if before.under(*_CELLS):
        return True
    return before.key == "text" and not before.text.rstrip(' ”"»)').endswith(_STOPS)


def _is_paragraph(passage: Passage) -> bool:
    """Not what is printed behind a label: "Kinh phí: nguồn chi thường xuyên", "Sở Tài chính: bảo đảm …"."""
    if passage.under("responsibilities") or (passage.key == "funding" and passage.under("tasks")):
        return False
    return passage.key in _WHOLE and not passage.note and not passage.under(*_CELLS)


def _shown(passage: Passage, at: int) -> str:
    return " ".join(passage.text[at:].split()[:4])
