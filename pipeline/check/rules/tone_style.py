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

from pipeline.check.prose import Prose
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
    gathered=True,
)

# One set of vowels comes first, which lets the engine skip along.
_END = r"(?![^\W\d_])"
_FIRST = re.compile(
    rf"[òóỏõọÒÓỎÕỌùúủũụÙÚỦŨỤ](?:(?<=[òóỏõọÒÓỎÕỌ])[aeAE]|(?<=[ùúủũụÙÚỦŨỤ])[yY]){_END}"
)
_SECOND = re.compile(rf"[oOuU](?:(?<=[oO])[àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|(?<=[uU])[ỳýỷỹỵỲÝỶỸỴ]){_END}")
_PAIRS = {Tone.FIRST: _FIRST, Tone.SECOND: _SECOND}
_OTHER = {Tone.FIRST: Tone.SECOND, Tone.SECOND: Tone.FIRST}
_NAMES = {Tone.FIRST: "kiểu cũ (hòa, thủy)", Tone.SECOND: "kiểu mới (hoà, thuỷ)"}


def look(subject: Subject) -> Iterator[Finding]:
    """Each word of the other style, at each of its places."""
    prose = subject.prose
    written = {style: _written(prose, style) for style in Tone}
    style = subject.tone or _usual(written, subject)
    other = _OTHER[style]
    for start, end in _of_style(prose, other, written[other]) if written[other] else ():
        hit = prose.hit(start, end)
        right = _restyled(hit.words)[style is Tone.SECOND]
        why = "kiểu của cơ quan" if subject.tone else "cả văn bản"
        yield hit.finding(
            f"“{hit.words}” đặt dấu khác {why}: viết “{right}” theo {_NAMES[style]}",
            "`vanban fix` đổi tất cả",
            new=right,
        )


def _written(prose: Prose, style: Tone) -> set[str]:
    """The distinct pieces with a word of that style; only these need a closer look."""
    return {piece for piece in prose.having(_PAIRS[style]) if _has(piece, style)}


def _of_style(prose: Prose, style: Tone, pieces: set[str]) -> Iterator[tuple[int, int]]:
    """Where words of that style begin and end, in the pieces that have some."""
    text = prose.text
    for found in prose.inside(_PAIRS[style], pieces):
        start, end = _word(text, found.start(), found.end())
        # Closed onsets (qu-, gi-) do not move; restyle knows which words do.
        if _has(text[start:end], style):
            yield start, end


@lru_cache(maxsize=8192)
def _restyled(words: str) -> tuple[str, str]:
    """In the first style and in the second: by number, since to hash an enum is a function of Python's own."""
    return restyle(words, Tone.FIRST), restyle(words, Tone.SECOND)


def _has(words: str, style: Tone) -> bool:
    return _restyled(words)[style is Tone.FIRST] != words


def _word(text: str, start: int, end: int) -> tuple[int, int]:
    while start and text[start - 1].isalpha():
        start -= 1
    return start, end


def _usual(written: dict[Tone, set[str]], subject: Subject) -> Tone:
    first, second = (len(written[style]) for style in (Tone.FIRST, Tone.SECOND))
    if first and second:
        told = written[Tone.FIRST] | written[Tone.SECOND]
        pieces = subject.prose.pieces
        said = [pieces[at] for at in subject.prose.places(told)]
        first, second = (
            sum(map(written[style].__contains__, said)) for style in (Tone.FIRST, Tone.SECOND)
        )
    if first == second and subject.standard:
        return Tone(subject.standard.tone_style)
    return Tone.FIRST if first > second else Tone.SECOND
