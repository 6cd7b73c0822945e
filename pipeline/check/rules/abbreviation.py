"""Chữ viết tắt chưa được giải thích.

Cụm từ dùng nhiều lần được viết tắt, nhưng lần đầu phải viết đủ rồi ghi chữ tắt trong ngoặc: “Mặt trận Tổ quốc
(MTTQ)”, hoặc “(sau đây viết tắt là …)”. Chữ tắt quốc tế và đơn vị đo thông dụng không bị xét.

Sai:  Giao BCĐ chủ trì, báo cáo BTV.
Đúng: Giao Ban Chỉ đạo (BCĐ) chủ trì, báo cáo Ban Thường vụ (BTV).

Căn cứ: HD 05-HD/VPTW, Phần II, mục I.6.1.3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.prose import LOWER, UPPER, Hit, folded
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.check.syllables import known as known_syllables
from pipeline.check.wordlists import words
from pipeline.problem import Level

RULE = Rule(
    "C072", "abbreviation", "viet-tat", Level.INFO, clause="HD 05-HD/VPTW, Phần II, mục I.6.1.3"
)

_SHORT = re.compile(rf"[{UPPER}](?<![\w/.@-].)[{UPPER}\d&]{{1,9}}(?![\w/@])(?!-[{UPPER}\d])")
_ROMAN = re.compile(r"[IVXLC]+\Z")
_LISTS = ("recipients", "to", "signature")
_SLASHED = ("đ/c ", "Đ/c ", "Đ/C ")
_OPEN = re.compile("")
_TONE = re.compile(r"[^\x00-\x7fĐĂÂÊÔƠƯ]")
"""A mark that letters of a short form do not bear: "LẬP" is a word in capitals."""
_OUT = (
    "archive",
    "drafter",
    "circulation",
    "secrecy",
    "contact",
    "name",
    "columns",
    "authority line",
    "author line",
    "draft",
)


def look(subject: Subject) -> Iterator[Finding]:
    """The first use of each short form that nothing before it explains; headings in capitals left out."""
    known = words("abbreviation")
    said: set[str] = set()
    # Short forms hold no blank: the distinct pieces show whether there is any to be explained.
    pieces = subject.prose.having(_SHORT)
    shorts = {short for piece in pieces for short in _SHORT.findall(f" {piece} ")} - known
    new = not all(map(_ROMAN.match, shorts))
    for hit in subject.prose.led(_SLASHED, _OPEN):
        if not hit.passage.under(*_OUT) and hit.passage.top not in _LISTS:
            short = hit.words.strip()
            yield hit.finding(f"chữ tắt “{short}” trong lời văn", "viết đủ: “đồng chí”")
    for hit in subject.prose.find(_SHORT) if new else ():
        short = hit.words
        if (
            short in said
            or short in known
            or _ROMAN.match(short)
            or hit.passage.under(*_OUT)
            or hit.passage.top in _LISTS
        ):
            continue
        if (
            hit.passage.text.isupper()
            or not any(letter.isalpha() for letter in short[1:])
            or (_TONE.search(short) and folded(short) in known_syllables())
            or _among_capitals(hit)
        ):
            continue
        said.add(short)
        if not _explained(hit):
            yield hit.finding(
                f"chữ tắt “{short}” chưa được giải thích", f"lần đầu viết đủ rồi ghi “({short})”"
            )


def _explained(hit: Hit) -> bool:
    """ "Ban Chỉ đạo (BCĐ)", "(sau đây viết tắt là BCĐ)", "GRDP (tổng sản phẩm …)"."""
    text = hit.passage.text
    before, after = text[: hit.start], text[hit.end :]
    opened = before.rfind("(") > before.rfind(")")
    return (
        opened
        or re.match(rf" \([{LOWER}{UPPER}]", after) is not None
        or before.endswith(("viết tắt là ", "gọi tắt là "))
    )


def _among_capitals(hit: Hit) -> bool:
    """A word of a phrase in capitals is no short form; short forms in a row are parted by commas."""
    text = hit.passage.text
    after = text[hit.end + 1 :].split(" ", 1)[0] if text[hit.end : hit.end + 1] == " " else ""
    before = [word for word in text[: hit.start].split()[-2:] if word not in ("-", "–")]
    near = [after.strip(",.;:"), *(word.strip("(“") for word in before[-1:])]
    return any(len(word) > 1 and word.isalpha() and word.isupper() for word in near)
