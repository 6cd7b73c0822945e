"""Số, ký hiệu của văn bản viện dẫn sai dạng.

Ký hiệu phải đúng loại văn bản (Kế hoạch là KH, Hướng dẫn là HD), đúng dấu nối: văn bản Đảng ghi 15-QĐ/TU, văn bản Nhà
nước ghi 15/QĐ-UBND; số dưới 10 có số 0 ở trước và chỉ một số 0.

Sai:
    Thực hiện Kế hoạch số 5-HD/TU của Tỉnh uỷ.
    Thực hiện Quyết định số 15-QĐ/UBND của Uỷ ban nhân dân tỉnh.

Đúng:
    Thực hiện Kế hoạch số 05-KH/TU của Tỉnh uỷ.
    Thực hiện Quyết định số 15/QĐ-UBND của Uỷ ban nhân dân tỉnh.

Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.3, Phụ lục III; HD 05-HD/VPTW, Phần II, mục I.3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.check.citing import Citing
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.check.wordlists import table
from pipeline.kinds import KINDS
from pipeline.problem import Level

RULE = Rule(
    "C030",
    "citation-symbol",
    "ky-hieu-vien-dan",
    Level.WARNING,
    clause="NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.3; HD 05-HD/VPTW, Phần II, mục I.3",
)

_PARTY = re.compile(
    r"(?P<letters>[A-ZĐ][A-Za-zĐđ]{1,3})-"
    r"(?P<organ>(?:BTGDV|BTG|BDV|BTC|BNC|UBKT|VP|BKT|BCS)?(?:TW|TU|HU|ĐU|QU|ThU)|CB|ĐH)\Z"
)
_STATE = re.compile(
    r"(?P<letters>[A-ZĐ][A-Za-zĐđ]{1,3})/(?P<organ>UBND|HĐND|CP|TTg|SNV|STC|SGDĐT|QH\d*)\Z"
)
_OWN = re.compile(
    r"\d+[a-z]?(?:/\d{4})?[-/](?P<first>[A-Za-zĐđ]+(?!\d))(?:[-/](?P<second>[A-Za-zĐđ]+))?"
)
_TYPED = "NQ|QĐ|QyĐ|QC|CT|KL|HD|TB|TT|TTr|BC|KH|CTr|ĐA|DA|PA|CV|NĐ|CĐ"
_APART = re.compile(
    rf"\d{{1,5}}(?:/\d{{4}})?(?:/(?:{_TYPED})(?: - ?|- )(?=[A-ZĐ])|(?: - ?|- )(?:{_TYPED})/(?=[A-ZĐ]))[A-ZĐ][A-Za-zĐđ]*"
)
"""A blank beside the hyphen of a symbol: "164/TTr- SNV", "57 -NQ/TW"."""
_BROKEN = re.compile(rf"\d/(?:{_TYPED})-? | -?(?:{_TYPED})/[A-ZĐ]")
"""A piece at which such a symbol is broken."""
_CODES = re.compile(
    r"(?:NQ|QĐ|QĐi|QyĐ|QC|CT|KL|HD|TB|TT|TTr|BC|KH|CTr|ĐA|DA|PA|CV|NĐ|TTLT|CĐ|BB|QH|TC|PL)\Z"
)


def look(subject: Subject) -> Iterator[Finding]:
    """Letters of another type, the other system's marks, a number without its zero or with too many."""
    for citing in subject.citings:
        yield from _number(citing)
        yield from _letters(citing)
        yield from _marks(citing)
    for hit in subject.prose.figures.find(_APART) if subject.prose.having(_BROKEN) else ():
        right = hit.words.replace(" ", "")
        message = f"ký hiệu văn bản viết liền “{right}”, không viết “{hit.words}”"
        yield hit.finding(message, "`vanban fix` sửa được", new=right)


def _number(citing: Citing) -> Iterator[Finding]:
    digits = citing.number
    right = f"{int(digits):02}"
    if digits != right and (len(digits) == 1 or digits.startswith("0")):
        end = citing.symbol_at + len(digits)
        yield citing.passage.finding(
            citing.symbol_at,
            f"số văn bản viết “{right}”, không viết “{digits}”",
            "`vanban fix` sửa được",
            new=right,
            end=end,
        )


def _letters(citing: Citing) -> Iterator[Finding]:
    allowed = _allowed().get(citing.type.lower())
    found = _OWN.match(citing.symbol)
    if allowed is None or found is None:
        return
    # In a letter's symbol a unit follows the organ: "628/BNN-TT".
    parts = (found["first"],) if citing.type == "Công văn" else found.groups()
    said = [part for part in parts if part and _CODES.match(part)]
    if said and not any(part in allowed for part in said):
        right = " hoặc ".join(sorted(allowed))
        message = f"{citing.type} mang ký hiệu {right}, không phải {said[0]}: “{citing.symbol}”"
        yield citing.passage.finding(citing.symbol_at, message, "xem lại loại văn bản hoặc ký hiệu")


def _marks(citing: Citing) -> Iterator[Finding]:
    digits, rest = citing.number, citing.symbol[len(citing.number) :]
    party = _PARTY.match(rest[1:]) if rest.startswith("/") else None
    state = _STATE.match(rest[1:]) if rest.startswith("-") else None
    if party:
        right = f"{digits}-{party['letters']}/{party['organ']}"
        message = f"ký hiệu văn bản Đảng viết “{right}”, không viết “{citing.symbol}”"
        yield citing.passage.finding(citing.symbol_at, message)
    if state:
        right = f"{digits}/{state['letters']}-{state['organ']}"
        message = f"ký hiệu văn bản Nhà nước viết “{right}”, không viết “{citing.symbol}”"
        yield citing.passage.finding(citing.symbol_at, message)


@cache
def _allowed() -> dict[str, frozenset[str]]:
    """Type -> letters: those of the kinds, and further ones in use outside of the standards here."""
    found = {
        kind.vi: {symbol.letters for symbol in kind.symbols.values() if symbol.letters}
        for kind in KINDS.values()
    }
    for name, letters in table("citation_symbol").items():
        found.setdefault(name, set()).update(letters)
    return {name: frozenset(letters) for name, letters in found.items() if letters}
