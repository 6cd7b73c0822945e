"""Thời hạn trước ngày ban hành, hoặc sau thời hạn của việc chung.

Giao việc với thời hạn đã qua là sai ngày. Việc nhỏ mà muộn hơn việc lớn chứa nó thì việc lớn không thể xong đúng hạn.

Sai:  ngày: 2026-08-04 … nhiệm vụ: [{đoạn: "Gửi kế hoạch.", thời hạn: 2026-07-15}]
Đúng: ngày: 2026-08-04 … nhiệm vụ: [{đoạn: "Gửi kế hoạch.", thời hạn: 2026-08-15}]

Căn cứ: yêu cầu chung của văn bản giao việc.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date as Date

from pipeline.check import walk
from pipeline.check.citing import day
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.problem import Level

RULE = Rule(
    "C062",
    "deadline-past",
    "thoi-han-da-qua",
    Level.WARNING,
    reads="content",
    clause="yêu cầu chung của văn bản giao việc",
)

_DUE = re.compile(
    r"(?:hoàn thành|xong|gửi|báo cáo|nộp|trình|đăng ký|triển khai)[^.;\n]{0,80}?(?:trước|chậm nhất)(?: vào)?(?: là)? ngày "
    r"(?P<day>\d{1,2}/\d{1,2}/\d{4}|\d{1,2} tháng \d{1,2} năm \d{4})"
)
_DONE = re.compile(r"(?<![^\W\d_])đã(?![^\W\d_])")


def look(subject: Subject) -> Iterator[Finding]:
    """Deadlines of tasks and of sentences that ask for something by a day."""
    date = subject.typed.date
    if date is None:
        return
    for tasks in subject.tasks:
        for task in tasks:
            yield from _task(task, date.first)
    for hit in subject.prose.figures.find(_DUE, small=True):
        assert hit.match is not None  # noqa: S101 - find() always gives one
        due = day(hit.match["day"])
        if (
            due
            and due < date.first
            and not _DONE.search(hit.sentence)
            and subject.kind
            and subject.kind.id != "report"
        ):
            at = hit.end - len(hit.match["day"])
            yield hit.passage.finding(
                at, f"thời hạn {hit.match['day']} trước ngày ban hành", "xem lại ngày"
            )


def _task(task: walk.Task, issued: Date) -> Iterator[Finding]:
    found = task.item.assignment
    if not (found and found.deadline and found.deadline_day):
        return
    if found.deadline_day.last < issued:
        yield Finding(
            found.deadline.span,
            f"thời hạn {found.deadline.text} trước ngày ban hành",
            "xem lại thời hạn",
        )
    for above in task.above:
        outer = above.assignment
        if (
            outer
            and outer.deadline
            and outer.deadline_day
            and outer.deadline_day.last < found.deadline_day.first
        ):
            message = (
                f"thời hạn {found.deadline.text} sau thời hạn {outer.deadline.text} của việc chung"
            )
            yield Finding(found.deadline.span, message, "xem lại hai thời hạn")
