"""Tên đơn vị hành chính viết hoa sai.

Danh từ chung chỉ đơn vị hành chính viết thường trước tên riêng: tỉnh Thái Nguyên, xã Đại Từ. Tên là chữ số thì viết
hoa cả danh từ chung: Phường 4. Tên mang tên người, sự kiện lịch sử được viết cả hai cách nên không bị xét.
Văn bản nhà nước là lỗi với tên tỉnh và tên là chữ số; tên xã, phường có thể mang tên người mà danh sách chưa biết nên là
cảnh báo.

Sai:
    Chăm lo đời sống người dân Tỉnh Thái Nguyên.
    Họp tại trụ sở phường 4.

Đúng:
    Chăm lo đời sống người dân tỉnh Thái Nguyên.
    Họp tại trụ sở Phường 4.

Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục II, mục III.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.prose import CAPITAL, LOWER, UPPER, Hit
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.problem import Level
from pipeline.registries.places import personal_names
from pipeline.registries.units import plain

RULE = Rule(
    "C015",
    "unit-case",
    "viet-hoa-dia-danh",
    Level.ERROR,
    clause="NĐ 30/2020/NĐ-CP, Phụ lục II, mục III.1",
    levels={"party": Level.INFO},
)

_NAMED = re.compile(rf"(?= [{UPPER}][{LOWER}])(?: [{UPPER}][{LOWER}]+){{1,4}}")
_TYPES = ("Tỉnh", "Xã", "Phường", "Huyện")
_WITHIN = re.compile(rf"[{LOWER},;] \Z")
_NUMBERED = re.compile(r"(?=\d{1,2}(?![\d%/]|\.\d))")
_FIGURE = re.compile(r"^ \d")
_NOT_NAMES = ("uỷ", "ủy", "đoàn", "hội", "trưởng", "đội", "lộ")


def look(subject: Subject) -> Iterator[Finding]:
    """A capital before a bare name within a sentence; a small letter before a number."""
    for hit in subject.prose.led(_TYPES, _NAMED, CAPITAL):
        if not _WITHIN.search(hit.passage.text[max(hit.start - 2, 0) : hit.start]):
            continue
        kind, name = _parts(hit)
        alone = len(name.split()) == 1
        if alone or name.split()[0].lower() in _NOT_NAMES or plain(name) in personal_names():
            continue
        right = f"{kind.lower()} {name}"
        yield hit.finding(
            f"danh từ chung viết hoa trước tên riêng: “{hit.words}”",
            f"viết “{right}”",
            sure=kind == "Tỉnh",
        )
    for hit in subject.prose.figures.led(("phường ", "quận "), _NUMBERED, _FIGURE):
        following = hit.passage.text[hit.end :].split()[0].strip(".,;:)")
        right = f"{hit.words.strip().capitalize()} {following}"
        if hit.passage.text[: hit.start].split()[-1:] not in (["các"], ["số"]):
            yield hit.finding(
                f"đơn vị hành chính mang số viết hoa: “{hit.words}{following}”", f"viết “{right}”"
            )


def _parts(hit: Hit) -> tuple[str, str]:
    kind, _, name = hit.words.partition(" ")
    return kind, name
