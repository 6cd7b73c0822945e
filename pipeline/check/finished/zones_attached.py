"""The letterhead of a document that another puts into force (NĐ 30/2020, Phụ lục III, mẫu 1.3)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.check.finished import words
from pipeline.check.finished.page import Para

_LINES = 12
"""Names of issuer and nation take at most so many lines."""
_WIDE = 90


def attached_head(paras: Sequence[Para], at: int, titles: Callable[[Para], bool]) -> int:
    """Number of lines of such a letterhead that begins at `at`; 0 = none.

    It has the nation's name or the Party's title and no number, place or date: those are the decision's.
    `titles` tells the name of a kind, which stands right below it.
    """
    named = False
    for place in range(at, min(len(paras), at + _LINES)):
        para = paras[place]
        if titles(para):
            return place - at if named else 0
        if not _may_be(para) or not _near(para, paras[at]):
            return 0
        named = named or words.is_title(para.text)
    return 0


def is_signed_line(text: str) -> bool:
    """ "Số: 214/QĐ-SNV; 14/08/2026 10:15:00 +07:00" above an annex that is a file of its own (mẫu 2.2)."""
    return bool(words.NUMBER.match(text)) and bool(words.SIGNED_AT.search(text))


def _may_be(para: Para) -> bool:
    if para.bordered or len(para.text) > _WIDE:
        return False
    if is_signed_line(para.text):
        return True
    if words.NUMBER.match(para.text) or words.RECIPIENTS.match(para.text):
        return False
    return para.upper or words.near(para.text, words.MOTTO) or bool(words.STAR.match(para.text))


def _near(para: Para, first: Para) -> bool:
    return (para.page, para.section) == (first.page, first.section)
