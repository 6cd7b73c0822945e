"""Dấu thanh đặt hai kiểu trong một văn bản (hòa và hoà).

Các vần mở oa, oe, uy có hai cách đặt dấu: kiểu cũ (hòa, khỏe, thủy) và kiểu mới (hoà, khoẻ, thuỷ). Không quy định nào
bắt buộc một kiểu, nhưng một văn bản chỉ dùng một kiểu: hai kiểu lẫn nhau thì tìm chữ không thấy, so văn bản thì khác.
Kiểu của cơ quan ghi ở “tone” trong vanban.toml; không ghi thì theo kiểu dùng nhiều hơn trong văn bản. Mỗi chữ khác
kiểu được báo một lần; `vanban fix` sửa tất cả.

Sai:  Uỷ ban nhân dân xã xây dựng đời sống văn hóa.
Đúng: Uỷ ban nhân dân xã xây dựng đời sống văn hoá.

Căn cứ: quy ước của cơ quan; NĐ 30/2020/NĐ-CP và HD 05-HD/VPTW không quy định kiểu đặt dấu.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.problem import Level
from pipeline.text import Tone, restyle

RULE = Rule(
    "C001",
    "tone-style",
    "dau-thanh",
    Level.WARNING,
    clause="quy ước của cơ quan",
)

# One set of vowels comes first, which lets the engine skip along.
_END = r"(?![^\W\d_])"
_FIRST = re.compile(
    rf"[òóỏõọÒÓỎÕỌùúủũụÙÚỦŨỤ](?:(?<=[òóỏõọÒÓỎÕỌ])[aeAE]|(?<=[ùúủũụÙÚỦŨỤ])[yY]){_END}"
)
_SECOND = re.compile(rf"[oOuU](?:(?<=[oO])[àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|(?<=[uU])[ỳýỷỹỵỲÝỶỸỴ]){_END}")
_NAMES = {Tone.FIRST: "kiểu cũ (hòa, thủy)", Tone.SECOND: "kiểu mới (hoà, thuỷ)"}


def look(subject: Subject) -> Iterator[Finding]:
    """Each word of the other style; a repeated word is told once, with all its places repaired."""
    words = {
        Tone.FIRST: _of_style(subject.prose.text, _FIRST, Tone.FIRST),
        Tone.SECOND: _of_style(subject.prose.text, _SECOND, Tone.SECOND),
    }
    style = subject.tone or _usual(words, subject)
    other = Tone.SECOND if style is Tone.FIRST else Tone.FIRST
    for start, end in words[other]:
        hit = subject.prose.hit(start, end)
        right = restyle(hit.words, style)
        why = "kiểu của cơ quan" if subject.tone else "cả văn bản"
        yield hit.finding(
            f"“{hit.words}” đặt dấu khác {why}: viết “{right}” theo {_NAMES[style]}",
            "`vanban fix` đổi tất cả",
            new=right,
        )


def _of_style(text: str, pattern: re.Pattern[str], style: Tone) -> list[tuple[int, int]]:
    """Where words of that style begin and end."""
    other = Tone.SECOND if style is Tone.FIRST else Tone.FIRST
    whole = (_word(text, found.start(), found.end()) for found in pattern.finditer(text))
    # Closed onsets (qu-, gi-) do not move; restyle knows which words do.
    return [(start, end) for start, end in whole if _moves(text[start:end], other)]


@lru_cache(maxsize=4096)
def _moves(word: str, style: Tone) -> bool:
    return restyle(word, style) != word


def _word(text: str, start: int, end: int) -> tuple[int, int]:
    while start and text[start - 1].isalpha():
        start -= 1
    return start, end


def _usual(words: dict[Tone, list[tuple[int, int]]], subject: Subject) -> Tone:
    first, second = len(words[Tone.FIRST]), len(words[Tone.SECOND])
    if first == second and subject.standard:
        return Tone(subject.standard.tone_style)
    return Tone.FIRST if first > second else Tone.SECOND
