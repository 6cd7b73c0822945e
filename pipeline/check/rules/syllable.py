"""Chữ không phải âm tiết tiếng Việt.

Tiếng Việt có chừng bảy nghìn âm tiết; chữ viết thường, có dấu mà không nằm trong số ấy là gõ sai hoặc viết sai hỏi
ngã (triễn, kiễm), sai phụ âm đầu (nghành, ngiêm), thiếu dấu (thưc, thuc), dấu thanh đặt sai chữ (qúy, tòan), hai chữ
dính liền (phốihợp). Tên riêng, chữ viết tắt, ký hiệu, tên đơn vị hành chính, từ phiên âm nhiều âm tiết không bị xét.
`vanban fix` chỉ dời dấu thanh đặt sai chữ; chữ khác là của người viết.

Sai:  Các nghành kiễm tra, giử gìn các khỏan thu.
Đúng: Các ngành kiểm tra, giữ gìn các khoản thu.

Căn cứ: chính tả tiếng Việt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.check.old_text import encoding_of
from pipeline.check.passages import FILLED, UNSEEN
from pipeline.check.prose import LOWER, Hit, folded
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.check.syllables import GLUED, MISPLACED, UNMARKED, Fault, fault, known, plain
from pipeline.check.wordlists import pairs
from pipeline.problem import Level
from pipeline.registries.units import units

RULE = Rule(
    "C007", "syllable", "am-tiet", Level.WARNING, clause="chính tả tiếng Việt", gathered=True
)

_JOINED = f"@._-\\/'’`#&+{FILLED}{UNSEEN}"
"""Signs that make a word a part of an address, a symbol or a transcribed name."""
_STARTS = (".", ":", ";", "!", "?", "(", "“", "-", "–")
_GOES_ON = re.compile(rf"[,;:]? [{LOWER}]")
_WORD = re.compile(r"[^\W\d_]+")
_MARKED = re.compile(r"[^\x00-\x7fđĐăĂâÂêÊôÔơƠưƯ]")


def look(subject: Subject) -> Iterator[Finding]:
    """Each word that is no syllable, where it is written as words of a sentence are."""
    for word in subject.prose.beyond(known()):
        if (wrong := fault(word)) is None:
            continue
        for hit in subject.prose.words(word):
            if encoding_of(hit.passage.text):
                continue  # told by C008
            if _judged(hit, wrong) and not _listed(hit, word):
                yield _finding(hit, wrong)


def _finding(hit: Hit, wrong: Fault) -> Finding:
    typed = hit.words
    meant = [_cased(one, typed) for one in wrong.meant]
    if wrong.kind == MISPLACED:
        message = f"dấu thanh đặt sai chữ: “{typed}”"
        return hit.finding(message, f"viết “{meant[0]}”; `vanban fix` sửa được", new=meant[0])
    if wrong.kind == GLUED:
        return hit.finding(f"hai chữ dính liền: “{typed}”", f"viết “{meant[0]}”")
    if wrong.kind == UNMARKED:
        return hit.finding(f"chữ thiếu dấu: “{typed}”", "gõ lại cho đủ dấu")
    hint = "viết " + " hoặc ".join(f"“{one}”" for one in meant) if meant else "xem lại chữ này"
    return hit.finding(f"không phải âm tiết tiếng Việt: “{typed}”", hint)


def _judged(hit: Hit, wrong: Fault) -> bool:
    """Whether the word stands as one of a sentence: no name, no symbol, no foreign phrase."""
    text, typed = hit.passage.text, hit.words
    before, after = text[max(hit.start - 2, 0) : hit.start], text[hit.end : hit.end + 2]
    if before[-1:] in _JOINED[:-2] and before[:1].isalnum():
        return False
    if after[:1] in _JOINED[:-2] and after[1:].isalnum():
        return False
    if {before[-1:], after[:1]} & {FILLED, UNSEEN}:
        return False
    if wrong.kind == UNMARKED:
        return typed.islower() and not _foreign(hit)
    if typed.islower() or wrong.kind == MISPLACED:
        return True
    if wrong.kind == GLUED or folded(typed) in _unit_names():
        return False
    if typed.isupper():
        return len(typed) > 2 and bool(_MARKED.search(typed))
    begins = not text[: hit.start].strip() or text[: hit.start].rstrip().endswith(_STARTS)
    return begins and typed[1:].islower() and bool(_GOES_ON.match(text, hit.end))


def _foreign(hit: Hit) -> bool:
    """Whether a word beside it has letters that no Vietnamese word without marks has: "that things"."""
    text = hit.passage.text
    near = _WORD.findall(text[max(hit.start - 15, 0) : hit.start])[-1:]
    near += _WORD.findall(text[hit.end : hit.end + 15])[:1]
    return any(one.isascii() and len(one) > 1 and one.lower() not in _bare() for one in near)


@cache
def _bare() -> frozenset[str]:
    return frozenset(map(plain, known()))


def _listed(hit: Hit, word: str) -> bool:
    """Whether the list of misspellings has the words: it says better what is meant."""
    small = folded(hit.passage.text)
    return any(
        small.startswith(wrong, hit.start - shift)
        for wrong, shift in _phrases().get(word, ())
        if hit.start >= shift
    )


@cache
def _phrases() -> dict[str, list[tuple[str, int]]]:
    found: dict[str, list[tuple[str, int]]] = {}
    for wrong, _ in pairs("misspelling", "pairs"):
        for word in _WORD.finditer(wrong):
            found.setdefault(word[0], []).append((wrong, word.start()))
    return found


@cache
def _unit_names() -> frozenset[str]:
    """Words in the names of units, of today and before: Đắk, Krông, Pleiku."""
    return frozenset(_WORD.findall(folded("\n".join(units().lines))))


def _cased(word: str, typed: str) -> str:
    if typed.isupper() and len(typed) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if typed[:1].isupper() else word
