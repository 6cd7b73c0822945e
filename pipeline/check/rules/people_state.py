"""“Nhân dân”, “Nhà nước” không viết hoa.

Phụ lục II Nghị định số 30/2020/NĐ-CP coi “Nhân dân”, “Nhà nước” là danh từ thuộc trường hợp đặc biệt, luôn viết
hoa. Chữ nằm trong tên khác thì giữ cách viết của tên ấy: Uỷ ban nhân dân, Hội đồng nhân dân, Toà án nhân dân,
công an nhân dân, quản lý nhà nước, cơ quan nhà nước, bí mật nhà nước … Văn bản của Đảng không có phụ lục viết hoa
riêng nên chỉ là lưu ý.

Sai:  Lắng nghe ý kiến của nhân dân; Đảng lãnh đạo, nhà nước quản lý.
Đúng: Lắng nghe ý kiến của Nhân dân; Đảng lãnh đạo, Nhà nước quản lý.

Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục II, mục V.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.prose import Hit
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.check.wordlists import table
from pipeline.problem import Level

RULE = Rule(
    "C010",
    "people-state",
    "nhan-dan-nha-nuoc",
    Level.WARNING,
    clause="NĐ 30/2020/NĐ-CP, Phụ lục II, mục V.1",
    levels={"party": Level.INFO},
)

_WORD = re.compile(r"nhân dân|nhà nước")


def look(subject: Subject) -> Iterator[Finding]:
    """Under the Party's standards only a mixed use is told: its own documents have no rule to hold to."""
    hits = [hit for hit in subject.prose.find(_WORD) if not _within_name(hit)]
    if subject.system == "party":
        text = subject.prose.text
        hits = [hit for hit in hits if hit.words.capitalize() in _free(text)]
    for hit in hits:
        right = hit.words.capitalize()
        yield hit.finding(
            f"“{hit.words}” viết thường", f"viết “{right}” khi không nằm trong tên khác"
        )


def _within_name(hit: Hit) -> bool:
    text = hit.passage.text
    before, after = text[: hit.start].rstrip(), text[hit.end :].lstrip()
    data = table("people_state")
    return before.lower().endswith(tuple(data["before"])) or after.lower().startswith(
        tuple(data["after"])
    )


def _free(text: str) -> set[str]:
    """The words that the document itself writes with a capital within a sentence."""
    return {word for word in ("Nhân dân", "Nhà nước") if re.search(rf"[a-zà-ỹ,] {word}\b", text)}
