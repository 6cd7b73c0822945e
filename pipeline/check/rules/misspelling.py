"""Chữ hay viết sai chính tả.

Danh sách chọn lọc những cách viết chắc chắn sai và hay gặp trong văn bản hành chính: lẫn hỏi với ngã, tr với ch, s với
x, d với gi, thiếu dấu (hướng dẩn, trương trình, thê giới). Chữ còn tranh luận (trau giồi, kết cuộc …) không có trong
danh sách; âm tiết không có trong tiếng Việt thì luật C007 báo. `vanban fix` không tự sửa các chữ này, vì sửa chính tả
là đổi chữ của người viết.

Sai:  Khẩn trương sử lý các kiến nghị, sát nhập hai phòng.
Đúng: Khẩn trương xử lý các kiến nghị, sáp nhập hai phòng.

Căn cứ: chính tả tiếng Việt.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from pipeline.check.prose import Hit, folded
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.check.wordlists import lines, pairs, phrases, table
from pipeline.problem import Level

RULE = Rule("C006", "misspelling", "chinh-ta", Level.WARNING, clause="chính tả tiếng Việt")


def look(subject: Subject) -> Iterator[Finding]:
    """Each phrase of the lists; several syllables only, so that no name is hit by chance."""
    said = subject.prose.folded_vocabulary
    held = subject.prose.held(phrases("misspelling", "pairs"))
    for wrong, right in pairs("misspelling", "pairs") if held else ():
        for hit in subject.prose.words(wrong) if wrong in held else ():
            if not _meant(hit, wrong):
                yield _finding(hit, right)
    for syllable in said & _syllables():
        for first, second, right in _pairs(syllable):
            if first in said and second in said and subject.prose.beside(first, second):
                for hit in subject.prose.words(f"{first} {second}"):
                    if not hit.words.istitle():  # a name
                        yield _finding(hit, right)


def _finding(hit: Hit, right: str) -> Finding:
    return hit.finding(f"sai chính tả: “{hit.words}”", f"viết “{right}”")


@cache
def _syllables() -> frozenset[str]:
    return frozenset(lines("misspelling"))


@lru_cache(maxsize=2048)
def _pairs(syllable: str) -> tuple[tuple[str, str, str], ...]:
    """Both syllables as written wrongly, and the word that is meant."""
    found = (one.split(" > ") for one in lines("misspelling")[syllable].split("; "))
    parted = ((wrong.partition(" "), right) for wrong, right in found)
    return tuple((first, second, right) for (first, _, second), right in parted)


@cache
def _phrases() -> tuple[str, ...]:
    return tuple(map(folded, table("misspelling")["meant"]))


def _meant(hit: Hit, wrong: str) -> bool:
    """ "lịch sử lý luận" holds "sử lý" and is right."""
    small = folded(hit.passage.text)
    for phrase in _phrases():
        shift = phrase.find(wrong)
        if shift >= 0 and small.startswith(phrase, hit.start - shift):
            return True
    return False
