"""The administrative units: provinces and communes today, districts until 30/6/2025, each with its time.

Tables: `data/units.csv` (two tiers, from 01/7/2025: QĐ 19/2025/QĐ-TTg and the resolutions of 2026) and
`data/units-before-2025-07.csv` (provinces and districts before). Codes are those of the General
Statistics Office; a code keeps its unit over changes of type, so a unit is found by code and day.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date as Date
from functools import cache, cached_property, lru_cache
from pathlib import Path

from pipeline.text import TONES, nfc

TYPES = ("Thành phố", "Tỉnh", "Quận", "Huyện", "Thị xã", "Đặc khu", "Phường", "Xã")


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit in one time of its life; a change of type or name ends it and begins the next."""

    code: str
    parent: str
    """Code of the province; "" for a province."""
    tier: str
    """province | district | commune"""
    type: str
    """tỉnh, thành phố, xã, phường, đặc khu, huyện, quận, thị xã"""
    name: str
    """With its type: "Phường Phan Đình Phùng"."""
    valid_from: Date | None
    valid_to: Date | None

    @property
    def bare(self) -> str:
        """The name without its type: "Phan Đình Phùng"."""
        for word in TYPES:
            if self.name.startswith(word + " "):
                return self.name[len(word) + 1 :]
        return self.name

    @property
    def words(self) -> str:
        """The name within a sentence: "phường Phan Đình Phùng"."""
        return f"{self.type} {self.bare}"

    def on(self, day: Date) -> bool:
        """Whether the unit exists on that day."""
        return (self.valid_from or Date.min) <= day <= (self.valid_to or Date.max)


@lru_cache(maxsize=1 << 14)
def plain(name: str) -> str:
    """A name as compared: composed letters, lower case, one place for the tone of oa, oe, uy."""
    words = nfc(name).replace("’", "'").lower().split()
    return " ".join(_tone_last(word) for word in words)


def _tone_last(word: str) -> str:
    """Letters without their tone, and the tone at the end: hòa and hoà become the same."""
    letters = unicodedata.normalize("NFD", word)
    tone = "".join(mark for mark in letters if mark in TONES)
    return "".join(mark for mark in letters if mark not in TONES) + tone


@dataclass(frozen=True)
class Units:
    """All units of all times."""

    lines: tuple[str, ...]
    """As in the tables: a document asks for a few of four thousand."""

    @cached_property
    def all(self) -> tuple[Unit, ...]:
        return tuple(map(_unit, self.lines))

    @cached_property
    def _lines_by_code(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for line in self.lines:
            found.setdefault(line[: line.index(",")], []).append(line)
        return found

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[Unit, ...]]:
        found: dict[str, tuple[Unit, ...]] = {}
        for unit in self.all:
            for name in {plain(unit.name), plain(unit.bare)}:
                found[name] = (*found.get(name, ()), unit)
        return found

    def by_code(self, code: str, day: Date) -> Unit | None:
        """The unit that bears the code on that day."""
        own = map(_unit, self._lines_by_code.get(code, ()))
        return next((unit for unit in own if unit.on(day)), None)

    def named(self, name: str, day: Date, parent: str | None = None) -> tuple[Unit, ...]:
        """Units of that name, with or without type, on that day; `parent` = code of the province."""
        return tuple(
            unit
            for unit in self._by_name.get(plain(name), ())
            if unit.on(day) and parent in (None, unit.parent)
        )

    def children(self, code: str, day: Date, type: str | None = None) -> tuple[Unit, ...]:
        """Units below a province on that day, all or of one type, by code."""
        below = (unit for unit in self.all if unit.parent == code and unit.on(day))
        return tuple(sorted(_of_type(below, type), key=lambda unit: unit.code))

    def tier(self, tier: str, day: Date, type: str | None = None) -> tuple[Unit, ...]:
        """All units of a tier (province, district, commune) on that day, by code."""
        found = (unit for unit in self.all if unit.tier == tier and unit.on(day))
        return tuple(sorted(_of_type(found, type), key=lambda unit: unit.code))

    def ever_named(self, name: str) -> tuple[Unit, ...]:
        """Units that bore the name at any time: tells a unit that is gone from one never there."""
        return self._by_name.get(plain(name), ())


def _of_type(units: Iterable[Unit], type: str | None) -> Iterable[Unit]:
    return (unit for unit in units if type in (None, unit.type))


@cache
def units() -> Units:
    """The tables of the project, read once."""
    return Units((*_table("units.csv"), *_table("units-before-2025-07.csv")))


COLUMNS = ("code", "parent", "tier", "type", "name", "valid_from", "valid_to")


def _table(name: str) -> list[str]:
    """The table's lines; its head names the columns, and no value holds a comma."""
    text = Path(__file__).parent.joinpath("data", name).read_text("utf-8")
    head, *lines = text.splitlines()
    if tuple(head.split(",")) != COLUMNS or '"' in text:
        raise ValueError(f"{name}: not the table expected")
    return lines


def _unit(line: str) -> Unit:
    code, parent, tier, type, name, valid_from, valid_to = line.split(",")
    return Unit(code, parent, tier, type, name, _day(valid_from), _day(valid_to))


def _day(words: str) -> Date | None:
    return Date.fromisoformat(words) if words else None
