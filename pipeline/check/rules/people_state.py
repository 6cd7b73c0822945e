"""“Nhân dân”, “Nhà nước” không viết hoa.

Phụ lục II Nghị định số 30/2020/NĐ-CP coi “Nhân dân”, “Nhà nước” là danh từ thuộc trường hợp đặc biệt, luôn viết hoa.
Chữ nằm trong tên khác thì giữ cách viết của tên ấy: Uỷ ban nhân dân, Hội đồng nhân dân, Toà án nhân dân, công an nhân
dân, quản lý nhà nước, cơ quan nhà nước, bí mật nhà nước … Văn bản nhà nước là lỗi khi chữ đi ngay sau từ cho biết nó
đứng một mình (của nhân dân, phục vụ nhân dân, Đảng và nhà nước); chỗ khác có thể còn nằm trong một tên chưa có trong
danh sách nên là cảnh báo. Văn bản của Đảng không có phụ lục viết hoa riêng nên chỉ là lưu ý.

Sai:
    Lắng nghe ý kiến của nhân dân.
    Đảng lãnh đạo, nhà nước quản lý.

Đúng:
    Lắng nghe ý kiến của Nhân dân.
    Đảng lãnh đạo, Nhà nước quản lý.

Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục II, mục V.1.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from pipeline.check.prose import LOWER, Hit
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.check.wordlists import table
from pipeline.problem import Level

RULE = Rule(
    "C010",
    "people-state",
    "nhan-dan-nha-nuoc",
    Level.ERROR,
    clause="NĐ 30/2020/NĐ-CP, Phụ lục II, mục V.1",
    levels={"party": Level.INFO},
)

_SMALL = ("nhân dân", "nhà nước")
_ANY = re.compile("")
_CAPITALS = ("Nhân dân", "Nhà nước")
_WITHIN = re.compile(rf"(?<=[{LOWER},] ........)(?![^\W\d_])")


def look(subject: Subject) -> Iterator[Finding]:
    """Under the Party's standards only where the document itself mostly writes capitals: no rule binds it."""
    hits = [hit for hit in subject.prose.led(_SMALL, _ANY) if not _within_name(hit)]
    if hits and subject.system == "party":
        capitals = Counter(hit.words for hit in subject.prose.led(_CAPITALS, _WITHIN))
        small = Counter(hit.words.capitalize() for hit in hits)
        hits = [
            hit for hit in hits if capitals[hit.words.capitalize()] > small[hit.words.capitalize()]
        ]
    for hit in hits:
        right = hit.words.capitalize()
        yield hit.finding(
            f"“{hit.words}” viết thường",
            f"viết “{right}” khi không nằm trong tên khác",
            sure=_alone(hit),
        )


def _alone(hit: Hit) -> bool:
    """Whether the words around show a noun of its own, no part of a name that the list lacks."""
    text = hit.passage.text
    ended = not text[hit.end : hit.end + 2].strip() or text[hit.end] in ",.;:)"
    before = f" {text[max(hit.start - 20, 0) : hit.start].lower()}"
    return ended and before.endswith(tuple(f" {one} " for one in table("people_state")["alone"]))


def _within_name(hit: Hit) -> bool:
    text = hit.passage.text
    before, after = (
        text[max(hit.start - 30, 0) : hit.start].rstrip().lower(),
        text[hit.end + 1 : hit.end + 31].lower(),
    )
    names, followers = _around()
    return before.endswith(names) or after.startswith(followers)


@cache
def _around() -> tuple[tuple[str, ...], tuple[str, ...]]:
    data = table("people_state")
    return tuple(data["before"]), tuple(data["after"])
