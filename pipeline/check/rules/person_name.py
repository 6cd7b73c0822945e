"""Tên người viết hoa sai.

Tên người Việt Nam viết hoa chữ đầu mọi âm tiết, kể cả chữ đệm: Nguyễn Văn An, không phải Nguyễn văn An. Họ tên người
ký in chữ thường, đậm: không gõ chữ hoa cả họ tên. Tên người nước ngoài phiên âm thì mỗi thành phần viết hoa chữ đầu
âm tiết thứ nhất, giữa các âm tiết có gạch nối: Vla-đi-mia I-lích Lê-nin. Luật xét họ tên người ký, và trong lời văn
chỉ xét họ đi với chữ đệm “văn”, “thị”: không có danh sách nào đủ để biết mọi tên người. Văn bản nhà nước là lỗi; văn
bản của Đảng không có phụ lục viết hoa riêng nên là lưu ý, trừ họ tên người ký gõ chữ hoa cả: HD 05 ghi họ tên chữ
thường, nên cũng là lỗi.

Sai:
    ký: {chức vụ: Trưởng ban, họ tên: Nguyễn văn An}   # ← C016
    nội dung:
      - đoạn: Giao bà Lê thị Hoa chủ trì.   # ← C016

Đúng:
    ký: {chức vụ: Trưởng ban, họ tên: Nguyễn Văn An}
    nội dung:
      - đoạn: Giao bà Lê Thị Hoa chủ trì.

Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục II, mục II; Phụ lục I, Phần I, mục II.7.đ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.prose import CAPITAL, UPPER, Hit
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.model.blocks import Words
from pipeline.problem import Level

RULE = Rule(
    "C016",
    "person-name",
    "ten-nguoi",
    Level.ERROR,
    reads="content",
    clause="NĐ 30/2020/NĐ-CP, Phụ lục II, mục II",
    levels={"party": Level.INFO},
)

_SURNAMES = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Nông|Triệu|Đinh|Trịnh|Đào|Mai|Lương|Hà"
    "|Cao|Tô|Chu|Ma|Hứa|Lâm|Đoàn|Tạ|Vi|Hoàng|Quách|Thái|Trương|Lưu|Phùng|Kiều|Bế|Lục"
)
_SURNAME = re.compile(rf"(?:{_SURNAMES})\Z")
_MIDDLE = re.compile(rf"(?=[{UPPER}])")
_NOTE = re.compile(r"\s*\([^()]*\)$")
""" "(đã ký)" behind a name is no part of it."""
_BLANK = re.compile(r"[{}…_\[\]“”\"]")


def look(subject: Subject) -> Iterator[Finding]:
    """The names of those who sign, and names in the text that a small middle name gives away."""
    signed = {signer.name.text for signer in subject.typed.signers if signer.name}
    for signer in subject.typed.signers:
        if signer.name and not _BLANK.search(signer.name.text):
            yield from _name(signer.name)
    for behind in subject.prose.led((" văn ", " thị "), _MIDDLE, CAPITAL):
        surname = _SURNAME.search(behind.passage.text, max(behind.start - 7, 0), behind.start)
        if surname and behind.passage.text not in signed:
            hit = Hit(behind.passage, surname.start(), behind.end)
            message = f"tên người viết hoa mọi âm tiết: “{hit.words.strip()}”"
            right = f"{surname[0]} {behind.words.strip().capitalize()}"
            yield hit.finding(message, f"viết “{right}”")


def _name(name: Words) -> Iterator[Finding]:
    text = _NOTE.sub("", name.text.strip())
    right = " ".join(map(_part, text.split()))
    if text == right or not text:
        return
    if text.isupper():
        message = f"họ tên người ký in chữ thường, không gõ chữ hoa: “{text}”"
        yield Finding(name.span, message, f"viết “{right}”", level=Level.ERROR)
    else:
        message = f"tên người viết hoa mọi âm tiết: “{text}”"
        yield Finding(name.span, message, f"viết “{right}”")


def _part(word: str) -> str:
    """One part of a name: in a foreign one the first syllable alone has a capital (Vla-đi-mia)."""
    if "." in word:
        return word  # a degree or a rank, which the signature itself speaks of
    return word[:1].upper() + word[1:].lower()
