"""Một chữ hoặc một từ gõ hai lần liền nhau.

Thường là chữ sót lại khi sửa câu: “liên quan quan”, “của của”, “phối hợp phối hợp”. Hai từ khác nhau tình cờ có chung
âm tiết ở chỗ nối (“dịch vụ công công khai”, “cập nhật nhật ký”) và từ láy (luôn luôn) không bị báo.

Sai:  Các cơ quan liên quan quan phối hợp thực hiện.
Đúng: Các cơ quan liên quan phối hợp thực hiện.

Căn cứ: quy tắc chính tả.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.prose import Hit, folded
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.check.wordlists import table
from pipeline.problem import Level

RULE = Rule("C005", "doubled-word", "chu-lap", Level.WARNING, clause="quy tắc chính tả")

_TWICE = re.compile(r"(?<![^\W_])([^\W\d_]+) \1(?![^\W_])(?: ([^\W\d_]+))?")
_PAIR = re.compile(r"(?<![^\W_])([^\W\d_]+ [^\W\d_]+) \1(?![^\W_])")
_BEFORE = re.compile(r"([^\W\d_]+) \Z")


def look(subject: Subject) -> Iterator[Finding]:
    """Function words and whole words said twice; a syllable said twice where no two words can meet."""
    prose = subject.prose
    if " " not in prose.text:
        return
    for hit in (*prose.find(_PAIR, small=True), *prose.find(_TWICE, small=True)):
        assert hit.match is not None  # noqa: S101 - find() always gives one
        said = hit.words[: len(hit.match[1]) * 2 + 1]
        if _wrong(hit) and not _names(said):
            once = said[: len(hit.match[1])]
            yield hit.finding(
                f"“{once}” gõ hai lần: “{said}”", "bỏ một lần, hoặc viết chữ còn thiếu"
            )


def _wrong(hit: Hit) -> bool:
    assert hit.match is not None  # noqa: S101 - find() always gives one
    syllable = hit.match[1]
    if " " in syllable:
        return True
    data = table("doubled_word")
    if syllable in data["never"]:
        return True
    before = _BEFORE.search(folded(hit.passage.text[: hit.start]))
    if before is None or not _compound(before[1], syllable):
        return False
    following = hit.match[2]
    return following is None or not _compound(syllable, following)


def _compound(first: str, second: str) -> bool:
    seconds: str = table("doubled_word")["compounds"].get(first, "")
    return second in seconds.split()


def _names(words: str) -> bool:
    """ "Chư Chư": capitals on both is a name, or a heading."""
    first, *_, last = words.split()
    return first[0].isupper() and last[0].isupper()
