"""Ngày không có trong lịch, hoặc thứ trong tuần không khớp với ngày.

Ngày 31/4, 30/02 không có; “thứ Hai, ngày 06/10/2026” sai khi ngày ấy là thứ Ba. Người nhận không biết phải theo ngày
hay theo thứ.

Sai:
    Báo cáo chậm nhất ngày 31/9/2026.
    Họp vào thứ Hai, ngày 06/10/2026.

Đúng:
    Báo cáo chậm nhất ngày 30/9/2026.
    Họp vào thứ Ba, ngày 06/10/2026.

Căn cứ: lịch.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date as Date

from pipeline.check.citing import day
from pipeline.check.prose import Hit
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.problem import Level

RULE = Rule("C021", "impossible-date", "ngay-khong-co", Level.ERROR, clause="lịch", bound=False)

_DATE = re.compile(
    r"\d(?:(?<![\d/.,-]\d)\d?/\d{1,2}/(?:19|20)\d\d(?![\d/])|(?<!\d\d)\d? tháng \d{1,2} năm (?:19|20)\d\d)"
)
_WEEKDAY = re.compile(
    r"(thứ Hai|thứ Ba|thứ Tư|thứ Năm|thứ Sáu|thứ Bảy|Chủ nhật),? \(?(?:ngày )?\Z", re.IGNORECASE
)
_BEHIND = frozenset(" (")
_IN_WEEK = frozenset({"thứ", "nhật"})
_WEEK = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")
_NAMES = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def look(subject: Subject) -> Iterator[Finding]:
    """Each whole date in running text."""
    days_told = bool(subject.prose.among(_IN_WEEK))
    figures = subject.prose.figures
    for match in _DATE.finditer(figures.text):
        meant = day(match[0])
        # Behind the day of the week stands a blank or a bracket.
        if meant is not None and not (
            days_told and figures.text[match.start() - 1 : match.start()] in _BEHIND
        ):
            continue
        hit = figures.hit(match.start(), match.end(), match)
        if meant is None:
            yield hit.finding(f"không có ngày “{hit.words}” trong lịch", "xem lại ngày, tháng")
        else:
            yield from _weekday(hit, meant)


def _weekday(hit: Hit, meant: Date) -> Iterator[Finding]:
    said = _WEEKDAY.search(hit.passage.text[: hit.start])
    if said and _WEEK.index(said[1].lower()) != meant.weekday():
        right = _NAMES[meant.weekday()]
        yield hit.finding(
            f"ngày {hit.words} là {right}, không phải {said[1]}", "xem lại ngày hoặc thứ"
        )
