"""Units by the words of people: without tones, with or without the type, by code, by what they were before."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date
from functools import cache, lru_cache

from pipeline.registries.former import by_district, former
from pipeline.registries.units import TYPES, Unit, plain, units
from pipeline.text import ascii_fold

_SHORT = {
    **{"p": "phường", "x": "xã", "đk": "đặc khu", "dk": "đặc khu", "t": "tỉnh", "tp": "thành phố"},
    **{"h": "huyện", "q": "quận", "tx": "thị xã", "tt": "thị trấn"},
}
_SHORTENED = re.compile(r"(p|x|đk|dk|tp|tx|tt|h|q|t)\s*\.\s*(?=\w)|(tp|tx|tt|đk|dk)\s+(?=\w)")
_TYPE = re.compile("(?:" + "|".join([*map(str.lower, TYPES), "thị trấn"]) + ") (?=.)")
_BARE_TYPES = {
    fold: word for word in (*map(str.lower, TYPES), "thị trấn") for fold in (ascii_fold(word),)
}
_BARE_TYPE = re.compile("(" + "|".join(_BARE_TYPES) + ") (?=.)")
"""Without tones, for names typed so throughout."""
_ORGAN = re.compile(
    r"(?:(?:ban chấp hành )?đảng bộ|đảng uỷ|đảng ủy|ubnd|hđnd|"
    r"(?:uỷ|ủy) ban nhân dân|hội đồng nhân dân) (?=.)"
)


@lru_cache(maxsize=20_000)
def fold(words: str) -> str:
    """As compared when tones are left out: "Đức Xuân" -> "duc xuan"."""
    return ascii_fold(plain(words))


def spelled(words: str) -> str:
    """A written name in full: "P.Đức Xuân" -> "phường đức xuân"; "UBND xã X, tỉnh Y" -> "xã x"."""
    name = " ".join(words.replace("\u2013", "-").split()).lower().split(",")[0]
    name = re.split(r"\s*[(;]", name)[0].strip(" .-")
    name = _ORGAN.sub("", name)
    short = _SHORTENED.match(name)
    if short:
        return f"{_SHORT[short[1] or short[2]]} {name[short.end() :]}"
    toneless = _BARE_TYPE.match(name) if name.isascii() else None
    return f"{_BARE_TYPES[toneless[1]]} {name[toneless.end() :]}" if toneless else name


def type_of(words: str) -> str:
    """The type that the words begin with, "" when they begin with none."""
    found = _TYPE.match(spelled(words))
    return found[0].strip() if found else ""


def bare(words: str) -> str:
    """The words without a type before them."""
    name = spelled(words)
    return _TYPE.sub("", name, count=1) if _TYPE.match(name) else name


@dataclass(frozen=True, slots=True)
class Found:
    """What a name may mean: one unit when all is well."""

    units: tuple[Unit, ...] = ()
    """Those that bear the name; more than one = it must be said which."""
    other_type: tuple[Unit, ...] = ()
    """Same name, another type than the one written."""
    successors: tuple[tuple[str, Unit], ...] = ()
    """The name is of a commune that is gone: its old name and district, each unit that took it in."""
    near: tuple[Unit, ...] = ()
    """Names much like it."""


@cache
def _index(day: Date) -> Mapping[str, tuple[Unit, ...]]:
    """Communes of a day by bare name without tones."""
    found: dict[str, list[Unit]] = {}
    for unit in units().tier("commune", day):
        found.setdefault(fold(unit.bare), []).append(unit)
    return {name: tuple(all) for name, all in found.items()}


@cache
def _gone() -> Mapping[str, tuple[tuple[str, str, str], ...]]:
    """Communes of before 01/7/2025 by bare name without tones: old name, old district, today's code."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for code, parts in former().items():
        for part in parts:
            if part.name:
                found.setdefault(fold(bare(part.name)), []).append((part.name, part.district, code))
    return {name: tuple(all) for name, all in found.items()}


def commune(words: str, day: Date, provinces: tuple[str, ...] = ()) -> Found:
    """The communes that the words may mean on that day; `provinces` are codes, () = the country."""
    type, name = type_of(words), bare(words)
    same = [u for u in _index(day).get(fold(name), ()) if not provinces or u.parent in provinces]
    exact = [unit for unit in same if plain(unit.bare) == plain(name)] or same
    typed = [unit for unit in exact if not type or unit.type == type]
    if typed:
        return Found(tuple(typed))
    if exact:
        return Found(other_type=tuple(exact), successors=_successors(type, name, day, provinces))
    # A town that somebody calls a commune is still told by what has become of it.
    gone = _successors(type, name, day, provinces) or _successors("", name, day, provinces)
    return Found(successors=gone, near=_near(name, day, provinces))


def _successors(
    type: str, name: str, day: Date, provinces: tuple[str, ...]
) -> tuple[tuple[str, Unit], ...]:
    made = []
    for old, district, code in _gone().get(fold(name), ()):
        unit = units().by_code(code, day)
        if unit is None or (provinces and unit.parent not in provinces):
            continue
        if type and type_of(old) != type:
            continue
        before = units().by_code(district, Date(2025, 6, 30))
        made.append((f"{old}, {before.words}" if before else old, unit))
    return tuple(made)


def _near(name: str, day: Date, provinces: tuple[str, ...]) -> tuple[Unit, ...]:
    index = {
        key: unit
        for key, all in _index(day).items()
        for unit in all
        if not provinces or unit.parent in provinces
    }
    import difflib  # for a misspelt name alone

    return tuple(index[key] for key in difflib.get_close_matches(fold(name), index, 3, 0.8))


@lru_cache(maxsize=2_000)
def province(words: str, day: Date) -> tuple[Unit, ...]:
    """Provinces by code, or by name with or without type and tones; of before 01/7/2025 by that day."""
    code = words.strip().zfill(2)
    own = units().by_code(code, day) if code.isdigit() else None
    if own and own.tier == "province":
        return (own,)
    return _named(words, units().tier("province", day))


def district(words: str) -> tuple[Unit, ...]:
    """Districts of before 01/7/2025 by code or name."""
    code = words.strip().zfill(3)
    all = units().tier("district", Date(2025, 6, 30))
    own = [unit for unit in all if unit.code == code]
    return tuple(own) or _named(words, all)


def _named(words: str, all: tuple[Unit, ...]) -> tuple[Unit, ...]:
    type, name = type_of(words), bare(words)
    same = [unit for unit in all if fold(unit.bare) == fold(name)]
    typed = [unit for unit in same if type in ("", unit.type)] or same
    return tuple([unit for unit in typed if plain(unit.bare) == plain(name)] or typed)


def of_district(code: str, day: Date) -> tuple[Unit, ...]:
    """Today's communes with land of that former district."""
    own = by_district().get(code, frozenset())
    found = (units().by_code(one, day) for one in sorted(own))
    return tuple(unit for unit in found if unit)


def called(unit: Unit, day: Date) -> str:
    """A unit so that no other can be meant: "Xã Tân Tiến, tỉnh Bắc Ninh (mã 07294)"."""
    above = units().by_code(unit.parent, day) if unit.parent else None
    return f"{unit.name}{f', {above.words}' if above else ''} (mã {unit.code})"
