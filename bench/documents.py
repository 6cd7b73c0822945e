"""Documents for the benchmark: made from the words of the samples, each another, the same each time."""

from __future__ import annotations

import json
import random
import re
from functools import cache
from pathlib import Path

from pipeline.importer.values import Group, Listed, Value, Words
from pipeline.importer.write import Writer

ROOT = Path(__file__).parents[1]
WORDS_A_PAGE = 345
"""Of a plan in Times New Roman 14 on A4 with headings, lists, a table and a signature."""

_CODE = re.compile(r"\$?[\w{]+(?:[-_.@][\w{]+)+|\{.*?\}", re.ASCII)
"""Ids, addresses and keys of data, which are no words of a sentence."""
_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)


@cache
def vocabulary() -> tuple[str, ...]:
    """The words of all samples, as often as they stand there."""
    found: list[str] = []
    for file in sorted((ROOT / "content").glob("*/*.yaml")):
        lines = (line for line in file.read_text("utf-8").splitlines() if "#" not in line)
        values = (_CODE.sub(" ", line.partition(":")[2]) for line in lines)
        found += [word.lower() for value in values for word in _WORD.findall(value)]
    return tuple(found)


SAMPLE = ROOT / "content" / "dang" / "ke-hoach-dan-van-kheo-2026.yaml"
_KEPT = (*":#{[*^", "hụ lục")
_PLAIN_WORDS = 6
"""A line of a sample with fewer words may hold a key or an id."""


def sample(number: int) -> bytes:
    """The longest sample, its structure kept, every other word of its text another."""
    pick = random.Random(number)
    lines = SAMPLE.read_text("utf-8").splitlines(keepends=True)
    return "".join(_shuffled(line, pick) for line in lines).encode()


def _shuffled(line: str, pick: random.Random) -> str:
    words = _WORD.findall(line)
    if len(words) < _PLAIN_WORDS or any(mark in line for mark in _KEPT):
        return line
    return _WORD.sub(
        lambda found: found[0] if pick.random() < 0.5 else pick.choice(vocabulary()), line
    )


def content(number: int, pages: float) -> bytes:
    """The `number`-th content file, of about so many pages."""
    pick = random.Random(number)
    room = round(pages * WORDS_A_PAGE) - 120
    body: list[object] = []
    while room > 0:
        block, words = _section(pick, min(room, 620))
        body.append(block)
        room -= words
    plan = {
        "kind": "plan",
        "issuer": "btgdv-tu-thai-nguyen",
        "number": str(1 + number % 900),
        "date": f"2026-{1 + number % 12:02}-{1 + number % 28:02}",
        "subject": _words(pick, 14).rstrip("."),
        "preamble": _words(pick, 45),
        "body": body,
        "recipients": ["tu-thai-nguyen", "Các đảng uỷ xã, phường", "Lãnh đạo Ban"],
        "archive": "VT",
        "signature": {"title": "Trưởng ban", "name": "Nguyễn Văn An"},
    }
    return json.dumps(plan, ensure_ascii=False, indent=1).encode()  # JSON is YAML


def in_lines(data: bytes) -> bytes:
    """The same content in lines and Vietnamese keys, as an officer or the import writes it."""
    whole = _value(json.loads(data))
    if not isinstance(whole, Group):
        raise TypeError("a content file is a mapping")
    return Writer().file("# Kế hoạch", whole).encode()


def _value(of: object) -> Value:
    match of:
        case dict():
            return Group({str(name): _value(one) for name, one in of.items()})
        case list():
            short = all(isinstance(one, str) for one in of) and len("".join(map(str, of))) < 100
            return Listed([_value(one) for one in of], flow=short)
        case _:
            return Words(str(of))


def _section(pick: random.Random, room: int) -> tuple[dict[str, object], int]:
    lengths = [pick.randint(25, 75) for _ in range(max(1, room // 50))]
    cut = len(lengths) // 2
    rows = [[str(n), _words(pick, 12), _words(pick, 6), "30/9/2026"] for n in range(1, 5)]
    block: dict[str, object] = {
        "heading": _words(pick, 7).rstrip("."),
        "text": [_words(pick, count) for count in lengths[:cut]],
        "items": [_words(pick, count) for count in lengths[cut:]],
    }
    if room > 400:
        head = ["TT", "Nội dung", "Cơ quan thực hiện", "Thời hạn"]
        block["blocks"] = [{"table": {"columns": head, "rows": rows}}]
    return block, sum(lengths) + 90


def _words(pick: random.Random, count: int) -> str:
    words = pick.choices(vocabulary(), k=count)
    for place in range(8, count - 3, 11):
        words[place] += pick.choice(",,;")
    text = " ".join(words)
    return f"{text[0].upper()}{text[1:]}."
