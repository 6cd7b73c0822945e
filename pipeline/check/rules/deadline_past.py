"""Thời hạn trước ngày ban hành, hoặc sau thời hạn của việc chung.

Giao việc với thời hạn đã qua là sai ngày. Việc nhỏ mà muộn hơn việc lớn chứa nó thì việc lớn không thể xong đúng hạn.

Sai:
    ngày: 2026-08-04
    nội dung:
      - nhiệm vụ:
          - {đoạn: Gửi kế hoạch., chủ trì: Phòng Dân vận, thời hạn: 2026-07-15}   # ← C062

Đúng:
    ngày: 2026-08-04
    nội dung:
      - nhiệm vụ:
          - {đoạn: Gửi kế hoạch., chủ trì: Phòng Dân vận, thời hạn: 2026-08-14}

Căn cứ: yêu cầu chung của văn bản giao việc.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date as Date

from pipeline.check import deadlines, walk
from pipeline.check.prose import Prose, folded
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.model.blocks import Assignment, Day
from pipeline.problem import Level

RULE = Rule(
    "C062",
    "deadline-past",
    "thoi-han-da-qua",
    Level.WARNING,
    reads="content",
    clause="yêu cầu chung của văn bản giao việc",
)

_ASKED = r"(?:hoàn thành|xong|gửi|báo cáo|nộp|trình|đăng ký|triển khai|tổ chức|ban hành)"
_BY = r"(?:trước|chậm nhất|muộn nhất|hạn cuối|hạn chót)(?: (?:vào|là|đến|trước|hết|cuối|đầu|giữa|ngày|thời hạn))*"
_WITHIN = r"(?:hoàn thành|xong)(?: (?:việc|công tác|nội dung|toàn bộ|dứt điểm))?(?: trước)? (?:trong|vào|hết|đến hết|cuối)"
_DUE = re.compile(rf"(?:{_ASKED}[^.;\n]{{0,80}}?{_BY}|{_BY}|{_WITHIN}) (?P<time>{deadlines.WORDS})")
_ASKING = re.compile(_ASKED)
_DONE = re.compile(
    r"(?<![^\W\d_])(?:đã|đạt (?:\d|được|khá|tốt|kết quả)|so với|tính đến|ước|vừa qua|thay thế"
    r"|bãi bỏ|hiệu lực|sinh|được (?:giải quyết|cấp|hưởng|trợ cấp|áp dụng|tiếp tục)|cùng kỳ|năm trước)"
)
"""Words of a sentence that tells what was, not what is to be."""
_LEADS = ("trước", "chậm nhất", "muộn nhất", "hạn c", "trong", "vào", "hết", "cuối")


def look(subject: Subject) -> Iterator[Finding]:
    """Deadlines of tasks and of sentences that ask for something by a day."""
    date = subject.typed.date
    if date is None:
        return
    for tasks in subject.tasks:
        for task in tasks:
            yield from _task(task, date.first)
    if subject.kind is None or subject.kind.id == "report":
        return
    figures = subject.prose.figures
    if any(lead in figures.folded for lead in _LEADS):
        yield from _asked(figures, date.first)


def _asked(figures: Prose, issued: Date) -> Iterator[Finding]:
    """Sentences that ask for something by a time which is over."""
    for hit in figures.find(_DUE, small=True):
        assert hit.match is not None  # noqa: S101 - find() always gives one
        found = deadlines.due(hit.match["time"])
        if found is None or found.last >= issued or _DONE.search(folded(hit.sentence)):
            continue
        if not _ASKING.search(folded(hit.sentence)):
            continue
        at = hit.end - len(hit.match["time"])
        words = hit.passage.text[at : hit.end]
        yield hit.passage.finding(at, f"thời hạn {words} trước ngày ban hành", "xem lại ngày")


def _task(task: walk.Task, issued: Date) -> Iterator[Finding]:
    found = task.item.assignment
    own = _due(found)
    if not (found and found.deadline and own):
        return
    if own.last < issued:
        yield Finding(
            found.deadline.span,
            f"thời hạn {found.deadline.text} trước ngày ban hành",
            "xem lại thời hạn",
        )
    for above in task.above:
        outer = above.assignment
        theirs = _due(outer)
        if outer and outer.deadline and theirs and theirs.last < own.first:
            message = (
                f"thời hạn {found.deadline.text} sau thời hạn {outer.deadline.text} của việc chung"
            )
            yield Finding(found.deadline.span, message, "xem lại hai thời hạn")


def _due(found: Assignment | None) -> Day | deadlines.Period | None:
    """The day of a deadline, or the time that its words name ("trước ngày 15/9/2026", "quý IV/2026")."""
    if not (found and found.deadline):
        return None
    return found.deadline_day or deadlines.due(found.deadline.text.lower())
