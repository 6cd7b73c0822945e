"""Chữ hay viết sai chính tả.

Danh sách chọn lọc những cách viết chắc chắn sai và hay gặp trong văn bản hành chính. Chữ còn tranh luận (trau giồi,
kết cuộc …) không có trong danh sách. `vanban fix` không tự sửa các chữ này, vì sửa chính tả là đổi chữ của người
viết.

Sai:  Khẩn trương sử lý các kiến nghị, sát nhập hai phòng.
Đúng: Khẩn trương xử lý các kiến nghị, sáp nhập hai phòng.

Căn cứ: chính tả tiếng Việt.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.prose import Hit, folded
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.check.wordlists import pairs, phrases, table
from pipeline.problem import Level

RULE = Rule("C006", "misspelling", "chinh-ta", Level.WARNING, clause="chính tả tiếng Việt")


def look(subject: Subject) -> Iterator[Finding]:
    """Each word of the list; words of several syllables only, so that no name is hit by chance."""
    meant = tuple(map(folded, table("misspelling")["meant"]))
    held = subject.prose.held(phrases("misspelling", "pairs"))
    for wrong, right in pairs("misspelling", "pairs") if held else ():
        for hit in subject.prose.words(wrong) if wrong in held else ():
            if not _meant(hit, wrong, meant):
                yield hit.finding(f"sai chính tả: “{hit.words}”", f"viết “{right}”")


def _meant(hit: Hit, wrong: str, phrases: tuple[str, ...]) -> bool:
    """ "lịch sử lý luận" holds "sử lý" and is right."""
    small = folded(hit.passage.text)
    for phrase in phrases:
        shift = phrase.find(wrong)
        if shift >= 0 and small.startswith(phrase, hit.start - shift):
            return True
    return False
