"""Nhiệm vụ không ghi ai chủ trì.

Trong kế hoạch, chương trình, mỗi việc phải có nơi chịu trách nhiệm; việc không có chủ trì thì không ai làm và không
kiểm tra được. Chủ trì ghi ở khoá “chủ trì”, hoặc nói ngay đầu câu (Giao Văn phòng …; Phòng Tổ chức chủ trì, phối hợp …).
Khi các việc khác trong cùng danh sách đã ghi chủ trì thì việc thiếu là cảnh báo.

Sai:
    nội dung:
      - nhiệm vụ:
          - {đoạn: Biên soạn tài liệu., thời hạn: 2026-08-31}   # ← C060

Đúng:
    nội dung:
      - nhiệm vụ:
          - {đoạn: Biên soạn tài liệu., chủ trì: Phòng Dân vận, thời hạn: 2026-08-31}

Căn cứ: yêu cầu chung của văn bản giao việc (rõ người, rõ việc, rõ thời gian).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check import walk
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.model.blocks import Item
from pipeline.problem import Level

RULE = Rule(
    "C060",
    "task-owner",
    "thieu-chu-tri",
    Level.WARNING,
    reads="content",
    clause="yêu cầu chung của văn bản giao việc",
)

_SAYS = re.compile(
    r"(?:Giao|Phân công) (?:đồng chí |ông |bà )?[^\W\d_]"
    r"|(?:(?!\b(?:do|có|người) )[^.;:]){3,80}? (?:chủ trì|làm đầu mối|phụ trách)(?:,| phối hợp| tham mưu)",
)
"""The lead named in the words of the task, not whoever leads a meeting."""


def look(subject: Subject) -> Iterator[Finding]:
    """Tasks beside others that have an assignment, without a lead of their own or of the task above."""
    for item in walk.lacking(subject.tasks, _led):
        yield Finding(item.span, "nhiệm vụ chưa ghi ai chủ trì", "thêm “chủ trì:”")


def _led(item: Item) -> bool:
    if item.assignment and item.assignment.lead:
        return True
    first = (item.heading, *item.text[:1])
    return any(_SAYS.match(words.text) for words in first if words)
