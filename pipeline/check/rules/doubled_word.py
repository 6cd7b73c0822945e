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
from functools import cache, lru_cache

from pipeline.check.known import folded_word
from pipeline.check.prose import UPPER, Hit, Prose, folded
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.check.wordlists import lines, table
from pipeline.problem import Level

RULE = Rule("C005", "doubled-word", "chu-lap", Level.WARNING, clause="quy tắc chính tả")

_SURROGATES = 0xD800
"""The first number that two bytes cannot hold."""
_SYLLABLE = re.compile(r" ?([^\W\d_]+)")
_NEAR = 24
"""Letters before and after that hold the neighbouring syllable."""
_NAME = re.compile(rf" [{UPPER}]")
_GAINED = ("nhặt ", "nghe ", "nhìn ", "nhận ", "có ", "thu ", "đạt ", "biết ", "thấy ")
"""Words with which “được” makes one: "người nhặt được được hưởng"."""
_BEFORE = re.compile(r"([^\W\d_]+) \Z")


def look(subject: Subject) -> Iterator[Finding]:
    """Whole words said twice; a syllable said twice where no two words meet that share it.

    Words said many times over are one fault.
    """
    reached: dict[int, tuple[int, str]] = {}
    """By passage: where the doubled words met last end, and what they are."""
    for hit, said in sorted(_doubled(subject.prose), key=lambda one: one[0].start):
        end, last = reached.get(id(hit.passage), (-1, ""))
        if hit.start > end + (said == last):
            once = hit.words[: len(said) // 2]
            yield hit.finding(
                f"“{once}” gõ hai lần: “{hit.words}”", "bỏ một lần, hoặc viết chữ còn thiếu"
            )
        reached[id(hit.passage)] = (max(end, hit.end), said)


def _doubled(prose: Prose) -> Iterator[tuple[Hit, str]]:
    for said, places in _twice(prose).items():
        for hit in prose.words(said, plain=places):
            if _wrong(hit, said) and not _names(hit.words):
                yield hit, said


def _twice(prose: Prose) -> dict[str, list[int]]:
    """ "quan quan", "phối hợp phối hợp": what stands twice, folded, and where in `signs`."""
    signs, words = prose.signs
    found: dict[str, list[int]] = {}
    once, both = _again(signs, len(words))
    for at in once:
        word = words[ord(signs[at])]
        if word.isalpha():  # signs alone are an empty word
            found.setdefault(f"{word} {word}", []).append(at)
    for at in both:
        if signs[at] != signs[at + 1]:
            first, second = words[ord(signs[at])], words[ord(signs[at + 1])]
            if first.isalpha() and second.isalpha():
                found.setdefault(f"{first} {second} {first} {second}", []).append(at)
    return found


def _again(signs: str, many: int) -> tuple[list[int], list[int]]:
    """Where a sign, and where two signs, stand twice. The whole text is one long number; shifted by as much
    and compared with itself it has zeros there: a fifth of the time of a pattern. `many`: signs that there are."""
    code, width = ("utf-16-le", 2) if many < _SURROGATES else ("utf-32-le", 4)
    coded = signs.encode(code, "surrogatepass")
    number, size = int.from_bytes(coded, "little"), len(coded)
    once, both = (
        _zeros((number ^ (number >> 8 * step)).to_bytes(size, "little"), width, step)
        for step in (width, 2 * width)
    )
    return once, both


def _zeros(compared: bytes, width: int, step: int) -> list[int]:
    """The numbers of the signs at which as many zeros stand as a shift is wide, what was shifted in left out."""
    zeros, last = bytes(step), len(compared) - 2 * step
    found: list[int] = []
    at = compared.find(zeros)
    while 0 <= at <= last:
        if at % width == 0:
            found.append(at // width)
        at = compared.find(zeros, at + 1)
    return found


def _wrong(hit: Hit, said: str) -> bool:
    syllable, *others = said.split()
    if len(others) > 1:
        if said[: len(said) // 2] in _some("works") and _before(hit).endswith(_owners()):
            return False
        return not _compound(others[-1], _following(hit))
    if syllable in _some("never"):
        return not (syllable == "được" and _before(hit).endswith(_GAINED))
    if syllable in _some("units") and _NAME.match(hit.passage.text, hit.end):
        return True
    if len(syllable) == 1 or syllable in _some("again"):
        return False
    if not _compound(syllable, _following(hit)):
        return True
    last = _BEFORE.search(_before(hit))
    met = last is not None and _compound(last[1], syllable)
    return not met and syllable not in _some("alone")


@cache
def _some(name: str) -> frozenset[str]:
    """One of the lists of words."""
    return frozenset(table("doubled_word")[name])


def _before(hit: Hit) -> str:
    return folded(hit.passage.text[max(hit.start - _NEAR, 0) : hit.start])


def _following(hit: Hit) -> str:
    found = _SYLLABLE.match(hit.passage.text, hit.end, hit.end + _NEAR)
    return folded_word(found[1]) if found else ""


@cache
def _owners() -> tuple[str, ...]:
    """ "Viện kiểm sát kiểm sát", "người có quyền có quyền": whose work is told right behind the name."""
    return tuple(f"{one} " for one in table("doubled_word")["owners"])


def _compound(first: str, second: str) -> bool:
    """Whether two syllables make a word; the list is read when a syllable stands twice, in few texts."""
    return second in _seconds(first)


@lru_cache(maxsize=4096)
def _seconds(first: str) -> frozenset[str]:
    return frozenset(lines("doubled_word").get(first, "").split())


def _names(words: str) -> bool:
    """ "Chư Chư": capitals on both is a name, or a heading; "Đảng uỷ Uỷ ban": a name begins with the second."""
    said = words.split()
    return said[len(said) // 2][0].isupper()
