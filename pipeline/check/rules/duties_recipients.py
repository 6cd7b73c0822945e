"""Cơ quan được giao việc không có trong nơi nhận.

Nơi được giao trách nhiệm mà không nhận được văn bản thì không thể thi hành. Nơi nhận chung (các sở, ban, ngành; đảng
uỷ các xã, phường; Như trên; Như Điều …) được coi là đã gồm từng nơi.

Sai:  đơn vị: Báo Thái Nguyên …   # nơi nhận: [Thường trực Tỉnh uỷ]
Đúng: đơn vị: Báo Thái Nguyên …   # nơi nhận: [Thường trực Tỉnh uỷ, Báo Thái Nguyên]

Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, mục II.9; HD 05-HD/VPTW, ô số 9a.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.prose import folded
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.check.walk import listings
from pipeline.check.wordlists import words
from pipeline.model.blocks import Ref
from pipeline.problem import Level

RULE = Rule(
    "C070",
    "duties-recipients",
    "noi-nhan-thieu",
    Level.WARNING,
    reads="tree",
    clause="NĐ 30/2020/NĐ-CP, Phụ lục I, mục II.9; HD 05-HD/VPTW, ô số 9a",
)

_SYLLABLE = re.compile(r"[^\W_]+")
# Words that many organs and notes share and that tell none of them apart.
_EMPTY = frozenset(words("duties_recipients"))
_SHORT = (
    ("ubmttq", "ủy ban mặt trận tổ quốc"),
    ("mttq", "mặt trận tổ quốc"),
    ("ubnd", "ủy ban nhân dân"),
    ("hđnd", "hội đồng nhân dân"),
    ("ubkt", "ủy ban kiểm tra"),
    ("bdv", "ban dân vận"),
)
_COMMITTEE = re.compile(r"(?:ban thường vụ|ban chấp hành|thường trực) (?=\S)")
"""Bodies of a Party committee: what it issues reaches them."""
_COMMUNE = re.compile(r"(?<!\w)(?:xã(?! hội)|phường|đặc khu)(?!\w)")
_EVERYONE = ("như điều", "như trên", "như kính gửi")


def look(subject: Subject) -> Iterator[Finding]:
    """Organs of the responsibilities list, by their words against those of all recipients."""
    content = subject.typed
    if not content.recipients:
        return
    lines = [_spelled(folded(paragraph.words)) for paragraph in subject.composed.recipients]
    if any(line.lstrip("- ").startswith(_EVERYONE) for line in lines):
        return
    told = [_core(line) for line in lines]
    own = [_core(folded(organ.name)) for organ in subject.issuers]
    for listing in listings(subject.blocks, "responsibilities"):
        for item in listing.items:
            for ref in item.organs:
                name = _name(ref, subject)
                if name.startswith("“"):
                    continue  # a place of a new file that is still to be filled in; C074 says so
                if not _reached(folded(name), told, own, lines):
                    message = f"“{name}” được giao trách nhiệm nhưng không có trong nơi nhận"
                    yield Finding(ref.words.span, message, "thêm vào nơi nhận")


def _name(ref: Ref, subject: Subject) -> str:
    organ = subject.registries.organs.get(ref.id or "")
    return organ.name if organ else ref.words.text


def _reached(
    name: str, told: list[frozenset[str]], own: list[frozenset[str]], lines: list[str]
) -> bool:
    if "{{" in name or "${" in name:
        return True
    whole = " ".join(lines)
    if _COMMITTEE.match(name) and any(_core(_COMMITTEE.sub("", name)) <= one for one in own):
        return True
    if name.startswith(("ban ", "văn phòng", "đề nghị ban ", "phòng ")) and any(
        _core(name) <= one for one in own
    ):
        return True
    if _COMMUNE.search(name) and _COMMUNE.search(whole):
        return True
    if re.match(r"(?:đề nghị |giao )?(?:các )?(?:sở|ngành)", name) and re.search(
        r"các sở|sở, (?:ban, )?ngành", whole
    ):
        return True
    core = _core(name)
    if not core:
        return True
    return any(len(core & one) * 2 >= len(core) for one in (*told, *own))


def _spelled(line: str) -> str:
    for short, whole in _SHORT:
        line = line.replace(short, whole)
    return line


def _core(name: str) -> frozenset[str]:
    return frozenset(_SYLLABLE.findall(name)) - _EMPTY
