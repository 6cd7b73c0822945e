"""Viết sai chữ hoa khi viện dẫn Điều, khoản, điểm.

Viện dẫn phần, chương, mục, tiểu mục, điều cụ thể thì viết hoa chữ đầu; khoản và điểm viết thường. Điểm đánh theo bảng
chữ cái tiếng Việt (a, b, c, d, đ, e, g, h …) nên không có điểm f, j, w, z.
“Các điều 22, 23 và 24” được Quốc hội viết thường, không bị xét. Văn bản nhà nước là lỗi với điều, khoản, điểm; phần,
chương có số La Mã còn có thể là của việc khác (thi phần II), điểm của văn bản khác có thể được đánh kiểu khác, nên là
cảnh báo.

Sai:  theo quy định tại Điểm a Khoản 2 điều 103
Đúng: theo quy định tại điểm a khoản 2 Điều 103

Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục II, mục V.7; Phụ lục I, Phần I, mục II.6.đ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.prose import Hit, Prose
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.problem import Level

RULE = Rule(
    "C011",
    "citing-divisions",
    "vien-dan-dieu-khoan",
    Level.ERROR,
    clause="NĐ 30/2020/NĐ-CP, Phụ lục II, mục V.7",
    levels={"party": Level.INFO},
)

_CITED = re.compile(r"(?:(?<=[\w,;] Khoản)|(?<=[\w,;] Điểm))(?= (?:\d{1,3}\b|[a-zđ]\b))")
_ARTICLE = re.compile(r"(?<=[\w,;] điều)(?<!các điều)(?= \d{1,3}\b(?! (?:kiện|chỉnh|lần)))")
_ROMAN = re.compile(r"(?= [IVX]+(?![^\W_]))")
_COUNTED = re.compile(r"^ (?:\d|[IVX]|[a-zđ]\b)")
"""How the piece begins that tells which one is cited."""
_LETTER = re.compile(r"[fjwz](?<![^\W\d_]......)(?![\w.])")
_POINTS = ("điểm ", "Điểm ")

_FOREIGN = frozenset("fjwz")
_SURE = frozenset({"điểm", "khoản", "Điều"})


def look(subject: Subject) -> Iterator[Finding]:
    """Capitals within a sentence, before a number or the letter of a point; letters no list has."""
    for hit in _cited(subject.prose):
        right = hit.words.lower() if hit.words[0].isupper() else hit.words.capitalize()
        if _in_citation(hit):
            yield hit.finding(
                f"viện dẫn viết “{right}”, không viết “{hit.words}”",
                f"sửa thành “{right}”",
                sure=right in _SURE,
            )
    for hit in subject.prose.led(_POINTS, _LETTER) if subject.prose.typed(_FOREIGN) else ():
        letter = hit.words[-1]
        yield hit.finding(
            f"không có điểm {letter}: điểm đánh theo bảng chữ cái tiếng Việt",
            "xem lại văn bản được viện dẫn",
            sure=False,
        )


def _cited(prose: Prose) -> Iterator[Hit]:
    yield from prose.led(("Khoản", "Điểm"), _CITED, _COUNTED)
    yield from prose.led(("điều",), _ARTICLE, _COUNTED)
    yield from prose.led(("chương", "phần"), _ROMAN, _COUNTED)


def _in_citation(hit: Hit) -> bool:
    """ "có 10 điều 5 điểm" counts divisions, it does not cite one: a number stands before."""
    before = hit.passage.text[: hit.start].lower().split()
    counted = before[-1:] and before[-1].isdigit() and before[-2:-1] not in (["khoản"], ["điểm"])
    return not (counted and hit.words == "điều")
