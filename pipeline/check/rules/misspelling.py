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

from collections.abc import Iterator, Set
from functools import cache
from threading import Lock

from pipeline.check.phrases import Phrases
from pipeline.check.prose import Hit, folded
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.check.wordlists import lines, pairs, phrases, table
from pipeline.problem import Level

RULE = Rule("C006", "misspelling", "chinh-ta", Level.WARNING, clause="chính tả tiếng Việt")

_PAIRS = Phrases(())
_RIGHT: dict[str, str] = {}
_loaded: set[str] = set()
_ONE = Lock()


def look(subject: Subject) -> Iterator[Finding]:
    """Each phrase of the lists; several syllables only, so that no name is hit by chance."""
    held = subject.prose.held(phrases("misspelling", "pairs"))
    for wrong, right in pairs("misspelling", "pairs") if held else ():
        for hit in subject.prose.words(wrong, held=True) if wrong in held else ():
            if not _meant(hit, wrong):
                yield _finding(hit, right)
    _load(subject.prose.among(_syllables()))
    for wrong in sorted(subject.prose.held(_PAIRS)):
        for hit in subject.prose.words(wrong, held=True):
            if not hit.words.istitle():  # a name
                yield _finding(hit, _RIGHT[wrong])


def _finding(hit: Hit, right: str) -> Finding:
    return hit.finding(f"sai chính tả: “{hit.words}”", f"viết “{right}”")


@cache
def _syllables() -> frozenset[str]:
    return frozenset(lines("misspelling"))


def _load(syllables: Set[str]) -> None:
    """Pairs of syllables of the long list: those of syllables that some text has had, others are not read."""
    if new := syllables - _loaded:
        with _ONE:
            for syllable in new:
                pairs_of = [one.split(" > ") for one in lines("misspelling")[syllable].split("; ")]
                _RIGHT.update((wrong, right) for wrong, right in pairs_of)
                _PAIRS.add(wrong for wrong, _ in pairs_of)
            _loaded.update(new)


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
