"""Văn bản đã viện dẫn đủ lại được ghi đủ lần nữa.

Từ lần thứ hai chỉ ghi tên loại và số ký hiệu; ghi lại ngày và cơ quan làm câu dài mà không thêm gì. Phần căn cứ đứng
riêng nên không tính; bảng và phụ lục cũng không.

Sai:
    nội dung:
      - đoạn: Theo Nghị quyết số 18-NQ/TW, ngày 25/10/2017 của Ban Chấp hành Trung ương Đảng.
      - đoạn: Tiếp tục Nghị quyết số 18-NQ/TW, ngày 25/10/2017 của Ban Chấp hành Trung ương Đảng.   # ← C032

Đúng:
    nội dung:
      - đoạn: Theo Nghị quyết số 18-NQ/TW, ngày 25/10/2017 của Ban Chấp hành Trung ương Đảng.
      - đoạn: Tiếp tục Nghị quyết số 18-NQ/TW.

Căn cứ: HD 05-HD/VPTW, Phần II, mục I.6.1.4; NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.6.b.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.problem import Level

RULE = Rule(
    "C032",
    "citation-again",
    "vien-dan-lap",
    Level.WARNING,
    clause="HD 05-HD/VPTW, Phần II, mục I.6.1.4; NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.6.b",
)


def look(subject: Subject) -> Iterator[Finding]:
    """A typed citation with its date after one with its date."""
    said: set[tuple[str, str]] = set()
    for citing in subject.citings:
        if citing.passage.top in (
            "bases",
            "proposal",
            "annexes",
            "subject",
        ) or citing.passage.under("table"):
            continue
        if not citing.dated:
            continue
        if citing.key in said:
            words = f"{citing.type} số {citing.symbol}"
            yield citing.passage.finding(
                citing.hit.start,
                f"đã viện dẫn đủ ở trên, ở đây chỉ ghi “{words}”",
                "bỏ ngày và cơ quan",
            )
        said.add(citing.key)
