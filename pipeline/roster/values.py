"""What `{{ unit.… }}` finds: of the registry for a unit, of a record for its columns."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as Date

from pipeline.problem import Problem
from pipeline.registries.former import former
from pipeline.registries.places import place_name
from pipeline.registries.units import Unit, units
from pipeline.roster.checks import value
from pipeline.roster.heads import flat
from pipeline.roster.records import Record
from pipeline.roster.rows import RESERVED
from pipeline.roster.sheets import EMPTY
from pipeline.roster.spec import Column
from pipeline.source.nodes import Plain

_ORDER = ("tt", "stt", "so tt", "so thu tu")
"""Heads of the numbers down the side, which say nothing of a unit."""
_LAST_OF_DISTRICTS = Date(2025, 6, 30)


def of_unit(unit: Unit, day: Date) -> dict[str, Plain]:
    """The registry's words on a unit."""
    above = units().by_code(unit.parent, day) if unit.parent else None
    parts = former().get(unit.code, ())
    codes = dict.fromkeys(part.district for part in parts)
    before = [known.by_code(code, _LAST_OF_DISTRICTS) for known in (units(),) for code in codes]
    return {
        "code": unit.code,
        "name": unit.name,
        "words": unit.words,
        "bare": unit.bare,
        "type": unit.type,
        "place": place_name(unit, above),
        "province": above.bare if above else "",
        "province_words": above.words if above else "",
        "former": [part.name for part in parts if part.name],
        "former_districts": [one.words for one in before if one],
    }


def of_record(
    record: Record, columns: Iterable[Column], problems: list[Problem], listed: bool = False
) -> dict[str, Plain]:
    """The record's values: the columns asked for by their names, the others by their heads in ASCII.

    A column "Số đảng viên" that is not named in the batch file is `unit.so_dang_vien`. What the registry
    gives a unit is taken from no column (see `shadowed`); `listed` records are rows of a unit's list and
    have nothing from the registry.
    """
    given = frozenset[str]() if listed or record.key else RESERVED
    taken = {*record.roles.values(), *_ORDER}
    made: dict[str, Plain] = {}
    for column in columns:
        head = flat(column.head or column.name)
        head = record.aliases.get(head, head)
        taken.add(head)
        named = record.cells.get(head) or (column.head or column.name, EMPTY, record.place)
        found = value(named[1], column, named[2], problems)
        if found is not None:
            made[column.name] = found
    for head, (written, cell, span) in record.cells.items():
        name = name_of(head)
        if head in taken or not name or name in given or name in made:
            continue
        found = value(cell, Column(name, written), span, problems)
        if found is not None:
            made[name] = found
    for written, nested in record.nested.items():
        name = name_of(flat(written))
        if name and name not in given:
            made.setdefault(name, nested)
    return made


def name_of(head: str) -> str:
    """ "so dang vien" -> "so_dang_vien"; "" for a head that gives no name."""
    name = head.replace(" ", "_")
    return name if name[:1].isalpha() else f"cot_{name}" if name else ""


def names_of(
    heads: Iterable[str], columns: Iterable[Column], free: bool = False
) -> tuple[str, ...]:
    """The names that a table's records have; `free` = no unit of the registry stands behind them."""
    asked = {flat(column.head or column.name): column.name for column in columns}
    found = (
        asked.get(flat(head)) or name_of(flat(head)) for head in heads if flat(head) not in _ORDER
    )
    given = frozenset[str]() if free else RESERVED
    return tuple(dict.fromkeys(name for name in found if name and name not in given))


def shadowed(heads: Iterable[str], columns: Iterable[Column]) -> tuple[str, ...]:
    """Heads whose names the registry has taken and that the batch file gives no other."""
    asked = {flat(column.head or column.name) for column in columns}
    return tuple(
        head for head in heads if flat(head) not in asked and name_of(flat(head)) in RESERVED
    )
