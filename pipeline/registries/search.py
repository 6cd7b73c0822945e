"""Looking through the registry of units: by words, province, former district, type and day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date

from pipeline.registries.finding import fold, of_district
from pipeline.registries.former import Former, former
from pipeline.registries.units import Unit, units

_LAST_OF_DISTRICTS = Date(2025, 6, 30)


@dataclass(frozen=True, slots=True)
class Hit:
    """One unit found, with what it was made of and which of that answered."""

    unit: Unit
    province: Unit | None
    parts: tuple[Former, ...] = ()
    by: str = ""
    """The former name that was asked for; "" = found by its own."""

    @property
    def districts(self) -> tuple[Unit, ...]:
        """Former districts whose land it has."""
        codes = dict.fromkeys(part.district for part in self.parts)
        found = (units().by_code(code, _LAST_OF_DISTRICTS) for code in codes)
        return tuple(unit for unit in found if unit)


def search(
    words: str,
    day: Date,
    provinces: tuple[str, ...] = (),
    districts: tuple[str, ...] = (),
    types: tuple[str, ...] = (),
) -> tuple[Hit, ...]:
    """Units on that day, those named exactly so first, then those whose name, code or former name has the words.

    `provinces` and `districts` are codes. No words = all that the other limits let through.
    """
    pool = _pool(day, districts)
    wanted = fold(words)
    found = []
    for unit in pool:
        if types and unit.type not in types:
            continue
        if provinces and unit.parent not in provinces and unit.code not in provinces:
            continue
        rank, by = _rank(unit, wanted, words.strip())
        if rank is not None:
            found.append((rank, unit.parent or unit.code, unit.code, unit, by))
    found.sort(key=lambda one: one[:3])
    return tuple(_hit(unit, by, day) for *_, unit, by in found)


def _pool(day: Date, districts: tuple[str, ...]) -> tuple[Unit, ...]:
    if districts:
        return tuple({u.code: u for code in districts for u in of_district(code, day)}.values())
    known = units()
    return (
        *known.tier("province", day),
        *known.tier("district", day),
        *known.tier("commune", day),
    )


def _rank(unit: Unit, wanted: str, written: str) -> tuple[int | None, str]:
    """How well a unit answers, 0 best; None = not at all; and the former name that did."""
    if not wanted:
        return 0, ""
    if unit.code == written or wanted in (fold(unit.name), fold(unit.bare)):
        return 0, ""
    if f" {wanted}" in f" {fold(unit.name)}":
        return 1, ""
    for part in former().get(unit.code, ()) if unit.tier == "commune" else ():
        name = fold(part.name)
        if written == part.former or wanted == name or name.endswith(f" {wanted}"):
            return 2, part.name
    return None, ""


def _hit(unit: Unit, by: str, day: Date) -> Hit:
    above = units().by_code(unit.parent, day) if unit.parent else None
    parts = former().get(unit.code, ()) if unit.tier == "commune" else ()
    return Hit(unit, above, parts, by)
