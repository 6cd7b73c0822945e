"""Nhiệm vụ không ghi ai chủ trì.

Trong kế hoạch, chương trình, mỗi việc phải có nơi chịu trách nhiệm; việc không có chủ trì thì không ai làm và không
kiểm tra được. Khi các việc khác trong cùng danh sách đã ghi chủ trì thì việc thiếu là cảnh báo.

Sai:  nhiệm vụ: [{đoạn: "Biên soạn tài liệu.", thời hạn: 2026-07-31}]
Đúng: nhiệm vụ: [{đoạn: "Biên soạn tài liệu.", chủ trì: Phòng Dân vận, thời hạn: 2026-07-31}]

Căn cứ: yêu cầu chung của văn bản giao việc (rõ người, rõ việc, rõ thời gian).
"""

from __future__ import annotations

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


def look(subject: Subject) -> Iterator[Finding]:
    """Tasks beside others that have an assignment, without a lead of their own or of the task above."""
    for item in walk.lacking(subject.tasks, _led):
        yield Finding(item.span, "nhiệm vụ chưa ghi ai chủ trì", "thêm “chủ trì:”")


def _led(item: Item) -> bool:
    return bool(item.assignment and item.assignment.lead)
