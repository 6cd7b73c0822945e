"""Random pairs of versions of the samples, and how a redline's two views are read."""

from __future__ import annotations

import random

from pipeline.build import Order, draft, make
from pipeline.desk import Desk

_WORDS = (
    "tăng cường kiểm tra giám sát các cấp uỷ trực thuộc hoàn thành trước ngày 30/9/2026 đạt 95%"
    " trở lên báo cáo kết quả về Ban Thường vụ Tỉnh uỷ Thái Nguyên phối hợp với Mặt trận Tổ quốc"
)
WORDS = _WORDS.split()


def edited(data: bytes, seed: int) -> bytes:
    """A content file with random edits that a drafter makes: words, entries taken out, added, moved."""
    chance = random.Random(seed)
    text = data.decode()
    for _ in range(chance.randint(1, 6)):
        text = _step(text, chance)
    return text.encode()


def _step(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    prose = [
        at
        for at, line in enumerate(lines)
        if len(line.split()) > 6 and "{" not in line and "[" not in line and "#" not in line
    ]
    if not prose:
        return text
    at = chance.choice(prose)
    kind = chance.random()
    entries = [n for n in prose if _entry(lines, n)]
    if kind < 0.55 or not entries:
        lines[at] = _reworded(lines[at], chance)
    elif kind < 0.7:
        one = chance.choice(entries)
        lines.insert(one, lines[one][: lines[one].index("- ")] + "- " + _sentence(chance))
    elif kind < 0.85:
        del lines[chance.choice(entries)]
    else:
        one = chance.choice(entries)
        near = [n for n in entries if n != one and _indent(lines[n]) == _indent(lines[one])]
        if near:
            other = chance.choice(near)
            lines[one], lines[other] = lines[other], lines[one]
            if chance.random() < 0.5:
                lines[other] = _reworded(lines[other], chance)
    return "\n".join(lines)


def _entry(lines: list[str], at: int) -> bool:
    """A list entry of one line, without quotes or keys."""
    line = lines[at]
    plain = line.lstrip().startswith("- ") and ":" not in line and '"' not in line
    return plain and at + 1 < len(lines) and _closed(lines, at)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _closed(lines: list[str], at: int) -> bool:
    """The entry is one line: the next line is no continuation of it."""
    after = lines[at + 1]
    return not after.strip() or _indent(after) <= _indent(lines[at])


def _sentence(chance: random.Random) -> str:
    made = " ".join(chance.sample(WORDS, chance.randint(4, 12)))
    return made[0].upper() + made[1:]


def _reworded(line: str, chance: random.Random) -> str:
    words = line.split(" ")
    places = [n for n, word in enumerate(words) if word.isalpha() and n > 2 and n + 1 < len(words)]
    places = [n for n in places if words[n - 1][-1:].isalpha()]
    for n in sorted(chance.sample(places, min(len(places), chance.randint(1, 3))), reverse=True):
        step = chance.random()
        if step < 0.4:
            words[n] = chance.choice(WORDS)
        elif step < 0.7:
            words[n:n] = chance.sample(WORDS, chance.randint(1, 4))
        else:
            del words[n]
    return " ".join(words)


def rendered(data: bytes, file: str, desk: Desk) -> bytes | None:
    """The docx of a content, None when the edit left no sound content."""
    order = Order(("docx",), rules=False)
    made = draft(data, file, desk, order)
    if not made.sound:
        return None
    return make(made, desk, order).files.get("docx")
