"""Thời hạn rơi vào ngày nghỉ.

Thời hạn vào thứ Bảy, Chủ nhật, ngày lễ, Tết thì người nhận việc hiểu khác nhau: làm xong trước hay sau ngày nghỉ. Nên
chọn ngày làm việc gần nhất.

Sai:  thời hạn: 2026-08-15   # thứ Bảy
Đúng: thời hạn: 2026-08-14

Căn cứ: Bộ luật Lao động, Điều 112 (ngày lễ, Tết); lịch.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date
from datetime import timedelta
from functools import lru_cache

from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.check.wordlists import table
from pipeline.problem import Level

RULE = Rule(
    "C064",
    "deadline-holiday",
    "thoi-han-ngay-nghi",
    Level.INFO,
    reads="content",
    clause="Bộ luật Lao động, Điều 112",
)


def look(subject: Subject) -> Iterator[Finding]:
    """Deadlines of tasks that name a day."""
    for tasks in subject.tasks:
        for task in tasks:
            found = task.item.assignment
            if not (found and found.deadline and found.deadline_day and found.deadline_day.day):
                continue
            why = _rest(found.deadline_day.first)
            if why:
                yield Finding(
                    found.deadline.span,
                    f"thời hạn {found.deadline.text} rơi vào {why}",
                    "chọn ngày làm việc gần nhất",
                )


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
