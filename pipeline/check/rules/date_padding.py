"""Ngày, tháng viết thiếu hoặc thừa số 0.

Ngày dưới 10 và tháng 1, tháng 2 thêm số 0 ở trước; tháng 3 đến tháng 9 không thêm. Cách ghi này áp dụng cho cả ngày
tháng trong câu để cả văn bản một kiểu.

Sai:
    Báo cáo trước ngày 5/08/2026.
    Báo cáo trước ngày 5 tháng 2 năm 2027.

Đúng:
    Báo cáo trước ngày 05/8/2026.
    Báo cáo trước ngày 05 tháng 02 năm 2027.

Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.4.b; HD 05-HD/VPTW, Phần II, mục I.4.2.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.problem import Level

RULE = Rule(
    "C020",
    "date-padding",
    "so-0-ngay-thang",
    Level.WARNING,
    clause="NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.4.b; HD 05-HD/VPTW, Phần II, mục I.4.2.2",
)

# The first sign comes first and looks back afterwards, so that the engine skips along.
_SLASHED = re.compile(r"(\d(?<![\d/.,-]\d)\d?)/(\d{1,2})/(\d{4})(?![\d/])")
_WORDS = re.compile(r"([nN]gày)(?<![^\W\d_]....) (\d{1,2}) tháng (\d{1,2})(?! ?[/,.]?\d)")
_MONTH = re.compile(r"([tT]háng)(?<![^\W\d_].....) (\d{1,2})(/| năm )(\d{4})(?!\d)")
_SHORT = re.compile(r"([nN]gày)(?<![^\W\d_]....) (\d{1,2})/(\d{1,2})(?![\d/%])")
_PATTERNS = (_SLASHED, _WORDS, _MONTH, _SHORT)


def look(subject: Subject) -> Iterator[Finding]:
    """Each date that is written otherwise, with its repair."""
    figures = subject.prose.figures
    for number, pattern in enumerate(_PATTERNS):
        for match in pattern.finditer(figures.text):
            right = _right(number, match[0])
            if not right or right == match[0]:
                continue
            hit = figures.hit(match.start(), match.end(), match)
            before = hit.passage.text[: hit.start].lower()
            # "từ ngày 05 tháng 8 năm 2026" is seen by both word patterns; the longer one speaks.
            if not (pattern is _MONTH and re.search(r"ngày \d{1,2} \Z", before)):
                yield hit.finding(
                    f"viết “{right}”, không viết “{hit.words}”", "`vanban fix` sửa được", new=right
                )


@lru_cache(maxsize=4096)
def _right(number: int, words: str) -> str:
    """How words that one of the patterns found are written; "" for what no calendar has."""
    pattern = _PATTERNS[number]
    match = pattern.fullmatch(words)
    assert match is not None  # noqa: S101 - it found them
    groups: tuple[str, ...] = match.groups()
    if pattern is _SLASHED:
        day, month, year = groups
        return f"{_day(day)}/{_month(month)}/{year}" if _real(day, month) else ""
    if pattern is _MONTH:
        word, month, joint, year = groups
        return f"{word} {_month(month)}{joint}{year}" if _real("1", month) else ""
    word, day, month = groups
    joint = "/" if pattern is _SHORT else " tháng "
    return f"{word} {_day(day)}{joint}{_month(month)}" if _real(day, month) else ""


def _real(day: str, month: str) -> bool:
    return 1 <= int(day) <= 31 and 1 <= int(month) <= 12


def _day(day: str) -> str:
    return f"{int(day):02}"


def _month(month: str) -> str:
    return f"{int(month):02}" if int(month) < 3 else str(int(month))
