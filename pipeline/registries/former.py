"""What each commune was made of on 01/7/2025: communes and districts of before, whole or in part.

Table: `data/former.csv` (10,602 lines; from vietnamadminunits 1.0.4, MIT licence, Copyright (c) 2025
Tran Ngoc Minh Hieu), which follows the resolutions on the merging of communes of June 2025.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Former:
    """One commune of before 01/7/2025 within one of today."""

    code: str
    """Of today's commune."""
    former: str
    """Code before; "" for island districts, which had no communes."""
    district: str
    """Code of the district before."""
    name: str
    """ "Xã Minh Tiến"; "" as `former`."""
    part: bool
    """Whether only a part of it came to this commune."""


@cache
def former() -> Mapping[str, tuple[Former, ...]]:
    """All of them by today's code."""
    text = Path(__file__).parent.joinpath("data", "former.csv").read_text("utf-8")
    head, *lines = text.splitlines()
    if head != "code,former,district,name,part":
        raise ValueError("former.csv: not the table expected")
    found: dict[str, list[Former]] = {}
    for line in lines:
        code, old, district, name, part = line.split(",")
        found.setdefault(code, []).append(Former(code, old, district, name, bool(part)))
    return MappingProxyType({code: tuple(all) for code, all in found.items()})


@cache
def by_district() -> Mapping[str, frozenset[str]]:
    """Codes of today's communes that took in land of a district of before, by the district's code."""
    found: dict[str, set[str]] = {}
    for code, parts in former().items():
        for part in parts:
            found.setdefault(part.district, set()).add(code)
    return MappingProxyType({code: frozenset(all) for code, all in found.items()})
