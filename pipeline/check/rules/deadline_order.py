"""Tiến độ không theo thứ tự, khoảng thời gian có đầu sau cuối.

Bảng tiến độ đọc từ trên xuống là từ việc sớm đến việc muộn; dòng sau có ngày sớm hơn dòng trước thường là gõ nhầm.
“Từ … đến …”, “giai đoạn … - …” mà đầu sau cuối thì chắc chắn gõ nhầm một trong hai.

Sai:
    nội dung:
      - tiến độ:
          - {thời gian: 15/9/2026, nội dung thực hiện: Tổ chức hội nghị.}
          - {thời gian: 15/8/2026, nội dung thực hiện: Xây dựng kế hoạch.}   # ← C063
      - đoạn: Khảo sát từ ngày 20/10/2026 đến ngày 10/10/2026.   # ← C063

Đúng:
    nội dung:
      - tiến độ:
          - {thời gian: 15/8/2026, nội dung thực hiện: Xây dựng kế hoạch.}
          - {thời gian: 15/9/2026, nội dung thực hiện: Tổ chức hội nghị.}
      - đoạn: Khảo sát từ ngày 10/10/2026 đến ngày 20/10/2026.

Căn cứ: cách lập bảng tiến độ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date as Date

from pipeline.check import deadlines
from pipeline.check.prose import Hit
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

_SPAN = re.compile(
    r"(?P<open>ngày )?(?P<from>[^.;,()\n]{1,34}?) (?:đến|tới)(?: (?:hết|cuối|đầu|giữa|khoảng))?(?: ngày)? "
)
_YEARS = re.compile(r"(?P<first>\d{4}) ?[-–] ?(?P<last>\d{4})(?!\d)")
_OPEN = re.compile(r"(?P<day>\d{1,2})(?:(?:/| tháng )(?P<month>\d{1,2}))?\Z")
_LEADS = ("từ ", "Từ ")
_YEARS_LEADS = ("Giai đoạn ", "giai đoạn ", "Nhiệm kỳ ", "nhiệm kỳ ", "Năm học ", "năm học ")


def look(subject: Subject) -> Iterator[Finding]:
    """Rows of a schedule whose time is before that of the row above; spans that end before they begin."""
    for listing in listings(subject.blocks, "schedule"):
        last: Date | None = None
        for item in listing.items:
            words = _time(item)
            meant = next(deadlines.periods(words.text.lower()), None) if words else None
            if words and meant and last and meant.first < last:
                yield Finding(
                    words.span,
                    f"“{words.text}” sớm hơn dòng trước",
                    "xếp lại theo thời gian, hoặc xem lại ngày",
                )
            last = meant.first if meant else last
    figures = subject.prose.figures
    for hit in figures.led(_LEADS, _SPAN):
        end = _turned(hit)
        if end:
            yield _told(hit, end)
    for hit in figures.led(_YEARS_LEADS, _YEARS):
        assert hit.match is not None  # noqa: S101 - led() always gives one
        if hit.match["first"] > hit.match["last"]:
            yield _told(Hit(hit.passage, hit.end - len(hit.match[0]), hit.end), hit.end)


def _told(hit: Hit, end: int) -> Finding:
    words = hit.passage.text[hit.start : end]
    message = f"“{words}” có đầu sau cuối"
    return replace(
        hit.passage.finding(hit.start, message, "xem lại hai mốc thời gian"), level=Level.WARNING
    )


def _turned(hit: Hit) -> int:
    """Where a span ends that ends before it begins; 0 for every other."""
    assert hit.match is not None  # noqa: S101 - led() always gives one
    text = hit.passage.text.lower()
    last = deadlines.period_at(text, hit.end)
    if last is None:
        return 0
    words = hit.match["from"].strip().lower()
    first = deadlines.period_at(words, 0)
    if first and first.end == len(words):
        return last.end if first.first > last.last else 0
    begun = _OPEN.match(words) if hit.match["open"] else None
    # "từ ngày 20 đến ngày 10 tháng 10 năm 2026": day, perhaps month; other months may be of the year before.
    if (
        begun is None
        or not last.is_day
        or int(begun["month"] or last.first.month) != last.first.month
    ):
        return 0
    return last.end if int(begun["day"]) > last.first.day else 0


def _time(item: Item) -> Words | None:
    found = item.assignment
    return (found.time or found.deadline) if found else None
