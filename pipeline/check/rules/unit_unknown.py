"""Đơn vị hành chính không có vào ngày của văn bản.

Tên tỉnh, xã, phường, huyện trong câu được đối chiếu với danh mục đơn vị hành chính của từng thời kỳ. Đơn vị đã đổi
thành phường, nhập vào nơi khác, hoặc chưa có vào ngày ban hành thì báo kèm tên hiện nay nếu biết.

Sai:
    ngày: 2026-08-04
    nội dung:
      - đoạn: Chăm lo đời sống người dân huyện Phú Bình.   # ← C041
      - đoạn: Hỗ trợ xã Đại Tử.   # ← C041

Đúng:
    ngày: 2026-08-04
    nội dung:
      - đoạn: Chăm lo đời sống người dân các xã Phú Bình, Tân Thành.
      - đoạn: Hỗ trợ xã Đại Từ.

Căn cứ: QĐ 19/2025/QĐ-TTg và các nghị quyết sắp xếp năm 2025, 2026.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date as Date
from functools import lru_cache

from pipeline.check.prose import CAPITAL, LOWER, UPPER, Hit, folded
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.problem import Level
from pipeline.registries.units import Unit, units
from pipeline.text import ascii_fold, in_figures

RULE = Rule(
    "C041",
    "unit-unknown",
    "dia-phuong-khong-co",
    Level.WARNING,
    reads="content",
    clause="QĐ 19/2025/QĐ-TTg và các nghị quyết sắp xếp đơn vị hành chính",
)

_TYPES = tuple(
    f"{one} " for one in ("tỉnh", "huyện", "quận", "thị xã", "xã", "phường", "đặc khu", "thành phố")
)
_COMMUNES = ("xã", "phường")
_COMMUNES_SINCE = Date(2025, 7, 1)
"""Of communes before this day the registry knows which ones came to which, not when each began."""
_NAME = re.compile(
    rf"[{UPPER}][{LOWER}]*(?:['’][{UPPER}]?[{LOWER}]+)?(?: [{UPPER}][{LOWER}]+){{0,3}}"
)
_PAST = re.compile(
    r"trước đây|trước khi|trước ngày|(?<![^\W\d_])cũ(?![^\W\d_])|nguyên|sáp nhập|hợp nhất|sau khi sắp xếp|tách|thành lập"
)
_NO_NAMES = frozenset(
    {"uỷ", "ủy", "đoàn", "hội", "đội", "hội đồng", "đảng", "ban", "mặt", "trung", "công"}
)


def look(subject: Subject) -> Iterator[Finding]:
    """Only names that some unit has or had: what nobody ever bore may be anything."""
    day = subject.day
    if day is None:
        return
    for hit in subject.prose.led(_TYPES, _NAME, CAPITAL):
        assert hit.match is not None  # noqa: S101 - led() always gives one
        name = hit.match[0]
        kind = hit.words.removesuffix(f" {name}")
        if kind == "xã" and hit.passage.text.endswith("thị ", 0, hit.start):
            continue  # it is a "thị xã", which is found by itself
        if kind in _COMMUNES and day < _COMMUNES_SINCE:
            continue
        if name.split()[0].lower() in _NO_NAMES or _known(kind, name, day):
            continue
        if _PAST.search(folded(hit.sentence)):
            continue
        yield from _gone(hit, kind, name, day)


def _known(kind: str, name: str, day: Date) -> bool:
    return any(unit.type == kind for part in _shorter(name) for unit in units().named(part, day))


def _shorter(name: str) -> Iterator[str]:
    """The name and its beginnings, the longest first: a capital after it may begin something else."""
    parts = name.split()
    for length in range(len(parts), 0, -1):
        yield " ".join(parts[:length])


def _gone(hit: Hit, kind: str, name: str, day: Date) -> Iterator[Finding]:
    for part in _shorter(name):
        ever = [unit for unit in units().ever_named(part) if unit.type == kind]
        if ever:
            yield hit.finding(
                f"không có {kind} {part} vào ngày {in_figures(day)}", _now(ever, part, day)
            )
            return
        if any(unit.on(day) for unit in units().ever_named(part)):
            return
    near = _near(kind, name, day)
    if near:
        yield hit.finding(
            f"không có {kind} {name} vào ngày {in_figures(day)}", f"có phải {near.words}?"
        )
        return
    if kind in ("huyện", "quận", "thị xã") and day >= Date(2025, 7, 1):
        yield hit.finding(
            f"từ 01/7/2025 không còn {kind}: “{hit.words}”", "ghi tên xã, phường, đặc khu"
        )


def _near(kind: str, name: str, day: Date) -> Unit | None:
    """A commune whose name differs by its tones alone: "xã Đại Tử" is mistyped, and no word of the language."""
    if kind not in ("xã", "phường", "đặc khu") or " " not in name:
        return None
    return _toneless(day).get(ascii_fold(name).lower())


@lru_cache(maxsize=4)
def _toneless(day: Date) -> dict[str, Unit]:
    return {ascii_fold(unit.bare).lower(): unit for unit in units().tier("commune", day)}


def _now(ever: list[Unit], name: str, day: Date) -> str:
    for unit in (*units().named(name, day), *(units().by_code(one.code, day) for one in ever)):
        if unit and unit.tier == "commune":
            return f"nay có {unit.words}"
    return "xem danh mục đơn vị hành chính"
