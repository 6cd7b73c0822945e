"""The place name (địa danh) of a unit: with its level where the bare name alone would mislead."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pipeline.registries.units import Unit, plain


@cache
def personal_names() -> frozenset[str]:
    """Units named after a person or a historic event, as compared by `plain`."""
    table = Path(__file__).parent.joinpath("data", "personal_names.txt")
    return frozenset(plain(line) for line in table.read_text("utf-8").splitlines() if line)


def place_name(unit: Unit, province: Unit | None = None) -> str:
    """What stands before "ngày …": "Thái Nguyên", "Phường Phan Đình Phùng", "Thành phố Huế".

    HD 05-HD/VPTW, địa danh: the level is added when the name is a person's, has one syllable or
    equals the province's. NĐ 30/2020, Phụ lục I, ô 4 and Phụ lục II: also for names with digits and of events.
    """
    bare = unit.bare
    same = province is not None and plain(province.bare) == plain(bare)
    digits = any(letter.isdigit() for letter in bare)
    alone = len(bare.split()) == 1
    if same or digits or alone or plain(bare) in personal_names():
        return unit.name
    return bare
