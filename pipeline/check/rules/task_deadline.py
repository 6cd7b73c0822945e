"""Nhiệm vụ không ghi thời hạn.

Việc có chủ trì mà không có thời hạn thì không đôn đốc được. Ghi ngày (2026-09-30), quý, hoặc “hằng năm”, “thường
xuyên”.

Sai:
    nội dung:
      - nhiệm vụ:
          - {đoạn: Biên soạn tài liệu., chủ trì: Phòng Dân vận}   # ← C061

Đúng:
    nội dung:
      - nhiệm vụ:
          - {đoạn: Biên soạn tài liệu., chủ trì: Phòng Dân vận, thời hạn: quý III/2026}

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
    "C061",
    "task-deadline",
    "thieu-thoi-han",
    Level.WARNING,
    reads="content",
    clause="yêu cầu chung của văn bản giao việc",
)


def look(subject: Subject) -> Iterator[Finding]:
    """Tasks beside others that have an assignment, without a time of their own or of the task above."""
    for item in walk.lacking(subject.tasks, _timed):
        yield Finding(item.span, "nhiệm vụ chưa ghi thời hạn", "thêm “thời hạn:”")


def _timed(item: Item) -> bool:
    found = item.assignment
    return bool(found and (found.deadline or found.time))
