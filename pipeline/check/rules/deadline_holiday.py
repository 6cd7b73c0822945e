"""Thời hạn rơi vào ngày nghỉ.

Thời hạn vào thứ Bảy, Chủ nhật, ngày lễ, Tết thì người nhận việc hiểu khác nhau: làm xong trước hay sau ngày nghỉ. Nên
chọn ngày làm việc gần nhất.

Sai:
    nội dung:
      - nhiệm vụ:
          - đoạn: Gửi kế hoạch.
            chủ trì: Phòng Dân vận
            thời hạn: 2026-08-15   # ← C064 (thứ Bảy)

Đúng:
    nội dung:
      - nhiệm vụ:
          - đoạn: Gửi kế hoạch.
            chủ trì: Phòng Dân vận
            thời hạn: 2026-08-14

Căn cứ: Bộ luật Lao động, Điều 112 (ngày lễ, Tết); lịch.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date as Date
from datetime import timedelta
from functools import lru_cache

from pipeline.check import deadlines
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.check.wordlists import table
from pipeline.model.blocks import Day
from pipeline.problem import Level

RULE = Rule(
    "C064",
    "deadline-holiday",
    "thoi-han-ngay-nghi",
    Level.INFO,
    reads="content",
    clause="Bộ luật Lao động, Điều 112",
)


_BY = re.compile(rf"(?:vào |là |đến )?(?:hết )?(?:ngày )?(?P<time>{deadlines.WORDS})")
_LEADS = tuple(
    f"{word} "
    for small in ("chậm nhất", "muộn nhất", "hạn cuối", "hạn chót")
    for word in (small, small.capitalize())
)


def look(subject: Subject) -> Iterator[Finding]:
    """Deadlines that name a day: of tasks, and of sentences that say the latest day."""
    for tasks in subject.tasks:
        for task in tasks:
            found = task.item.assignment
            due = (
                _day(found.deadline.text, found.deadline_day) if found and found.deadline else None
            )
            if found and found.deadline and due and (why := _rest(due)):
                yield Finding(
                    found.deadline.span,
                    f"thời hạn {found.deadline.text} rơi vào {why}",
                    "chọn ngày làm việc gần nhất",
                )
    for hit in subject.prose.figures.led(_LEADS, _BY):
        assert hit.match is not None  # noqa: S101 - led() always gives one
        words = hit.match["time"]
        due = _day(words, None)
        if due and (why := _rest(due)) and (subject.day is None or due >= subject.day):
            at = hit.end - len(words)
            message = f"thời hạn {words} rơi vào {why}"
            yield hit.passage.finding(at, message, "chọn ngày làm việc gần nhất")


def _day(words: str, given: Day | None) -> Date | None:
    """The one day of a deadline; None for a month, and for "trước ngày …", which is the day before."""
    if given:
        return given.first if given.day else None
    small = words.lower()
    due = None if small.startswith("trước") else deadlines.due(small)
    return due.first if due and due.is_day else None


@lru_cache(maxsize=1024)
def _rest(day: Date) -> str:
    data = table("deadline_holiday")
    fixed: dict[str, str] = data["fixed"]
    if f"{day:%m-%d}" in fixed:
        return fixed[f"{day:%m-%d}"]
    for name, first, length in data["lunar"]:
        start = Date.fromisoformat(first)
        if start <= day < start + timedelta(days=int(length)):
            return str(name)
    return ("thứ Bảy", "Chủ nhật")[day.weekday() - 5] if day.weekday() > 4 else ""
