"""Dấu ngoặc mở mà không đóng.

Dấu ngoặc đơn, ngoặc kép mở trong một đoạn phải đóng trong đoạn ấy; thiếu một bên thường là chữ bị xoá nhầm. Lời trích
dài nhiều đoạn thì ngoặc kép đóng ở đoạn cuối. Thứ tự a), 1) không có ngoặc mở.

Sai:
    Các xã (phường rà soát hồ sơ.
    Phát động phong trào “Dân vận khéo.

Đúng:
    Các xã (phường) rà soát hồ sơ.
    Phát động phong trào “Dân vận khéo”.

Căn cứ: quy tắc gõ văn bản tiếng Việt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.problem import Level

RULE = Rule("C024", "open-bracket", "ngoac-mo", Level.WARNING, clause="quy tắc gõ văn bản")

_SIGNS = re.compile("[(“]")
_PAIRS = {"(": re.compile("[()]"), "“": re.compile("[“”]")}
_CLOSING = {"(": ")", "“": "”"}


def look(subject: Subject) -> Iterator[Finding]:
    """The last opening sign of a passage that nothing closes."""
    if not subject.prose.having(_SIGNS):
        return
    whole = subject.prose.text
    for sign, closing in _CLOSING.items():
        if sign == "“" and whole.count(sign) == whole.count(closing):
            continue  # a quotation over several paragraphs
        for passage in subject.prose.passages:
            if sign not in passage.text or passage.under("table"):
                continue
            at = _open(passage.text, sign)
            if at >= 0:
                yield passage.finding(
                    at,
                    f"dấu {sign} mở ở đây không có dấu đóng: {passage.text[at : at + 30]}",
                    f"thêm dấu {closing}",
                    end=at + 1,
                )


def _open(text: str, sign: str) -> int:
    """Where the first sign stands that stays open at the end of the passage, -1 when none does."""
    standing: list[int] = []
    for one in _PAIRS[sign].finditer(text):
        if one[0] == sign:
            standing.append(one.start())
        elif standing:
            standing.pop()
    return standing[0] if standing else -1
