"""Tiến độ không theo thứ tự thời gian.

Bảng tiến độ đọc từ trên xuống là từ việc sớm đến việc muộn; dòng sau có ngày sớm hơn dòng trước thường là gõ nhầm.

Sai:  tiến độ: [{thời gian: 15/9/2026, …}, {thời gian: 15/8/2026, …}]
Đúng: tiến độ: [{thời gian: 15/8/2026, …}, {thời gian: 15/9/2026, …}]

Căn cứ: cách lập bảng tiến độ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date as Date

from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.check.walk import listings
from pipeline.model.blocks import Item, Words
from pipeline.problem import Level

RULE = Rule(
    "C063",
    "deadline-order",
    "thu-tu-tien-do",
    Level.INFO,
    reads="content",
    clause="cách lập bảng tiến độ",
)

_DAY = re.compile(
    r"(?<!\d)(?:(\d{1,2})/)?(\d{1,2})/(\d{4})(?!\d)|(?:(\d{1,2}) tháng|[Tt]háng) (\d{1,2})(?:/| năm )(\d{4})"
)
_ISO = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?\Z")


def look(subject: Subject) -> Iterator[Finding]:
    """Rows of a schedule whose first date is before that of the row above."""
    for listing in listings(subject.blocks, "schedule"):
        last: Date | None = None
        for item in listing.items:
            words = _time(item)
            meant = _first(words.text) if words else None
            if words and meant and last and meant < last:
                yield Finding(
                    words.span,
                    f"“{words.text}” sớm hơn dòng trước",
                    "xếp lại theo thời gian, hoặc xem lại ngày",
                )
            last = meant or last


def _time(item: Item) -> Words | None:
    found = item.assignment
    return (found.time or found.deadline) if found else None


def _first(words: str) -> Date | None:
    found = _DAY.search(words)
    iso = _ISO.match(words.strip())
    try:
        if iso:
            return Date(int(iso[1]), int(iso[2]), int(iso[3] or 1))
        if found:
            return Date(
                int(found[3] or found[6]), int(found[2] or found[5]), int(found[1] or found[4] or 1)
            )
    except ValueError:
        return None
    return None
