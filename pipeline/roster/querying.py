"""A question to the registry of units -> the units, in the order of codes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as Date

from pipeline.problem import Problem
from pipeline.registries.finding import Found, called, commune, district, of_district, province
from pipeline.registries.units import Unit, units
from pipeline.roster.spec import Query
from pipeline.text import in_figures

_COMMUNES = ("xã", "phường", "đặc khu")


def asked(query: Query, day: Date, problems: list[Problem]) -> tuple[Unit, ...]:
    """The communes asked for; every word that names nothing, or several, is a problem at its place."""
    codes = tuple(unit.code for unit in _each(query, query.provinces, "tỉnh", day, problems))
    former = _each(query, query.former, "huyện cũ", day, problems)
    for type in query.types:
        if type not in _COMMUNES:
            _say(query, type, f"không có loại “{type}”", "ghi xã, phường hoặc đặc khu", problems)
    pool = _pool(query, former, day, codes, problems)
    but = {unit.code for unit in _single(query, query.but, day, codes, problems)}
    found = {
        unit.code: unit
        for unit in pool
        if (not codes or unit.parent in codes)
        and (not query.types or unit.type in query.types)
        and unit.code not in but
    }
    if not found and not problems:
        _say(
            query,
            "",
            f"không có đơn vị nào như vậy vào ngày {in_figures(day)}",
            "xem bằng “vanban units”",
            problems,
        )
    return tuple(found[code] for code in sorted(found))


def _pool(
    query: Query, former: Iterable[Unit], day: Date, codes: tuple[str, ...], problems: list[Problem]
) -> Iterable[Unit]:
    if query.units:
        return _single(query, query.units, day, codes, problems)
    if query.former:
        return [unit for old in former for unit in of_district(old.code, day)]
    return units().tier("commune", day)


def _each(
    query: Query, words: tuple[str, ...], what: str, day: Date, problems: list[Problem]
) -> list[Unit]:
    """Provinces or former districts by their words, one each."""
    made = []
    for word in words:
        found = province(word, day) if what == "tỉnh" else _districts(word, query, day)
        if len(found) == 1:
            made.append(found[0])
        elif not found:
            hint = f"xem “vanban units --type {'tỉnh' if what == 'tỉnh' else 'huyện --as-of 2025-06-30'}”"
            _say(query, word, f"không có {what} “{word}”", hint, problems)
        else:
            names = "; ".join(f"{unit.name} (mã {unit.code})" for unit in found)
            _say(query, word, f"“{word}” có thể là {names}", "ghi mã", problems)
    return made


def _districts(word: str, query: Query, day: Date) -> tuple[Unit, ...]:
    """Former districts; of several of one name those whose land lies in the provinces asked for."""
    found = district(word)
    codes = {unit.code for name in query.provinces for unit in province(name, day)}
    if len(found) > 1 and codes:
        return tuple(
            one for one in found if any(u.parent in codes for u in of_district(one.code, day))
        )
    return found


def _single(
    query: Query, words: tuple[str, ...], day: Date, codes: tuple[str, ...], problems: list[Problem]
) -> list[Unit]:
    made = []
    for word in words:
        own = units().by_code(word, day) if word.isdecimal() else None
        found = Found((own,)) if own else commune(word, day, codes)
        if len(found.units) == 1:
            made.append(found.units[0])
        elif found.units:
            names = "; ".join(called(unit, day) for unit in found.units[:8])
            _say(query, word, f"“{word}” có thể là {names}", "ghi mã", problems)
        else:
            near = [*found.other_type, *(unit for _, unit in found.successors), *found.near]
            hint = (
                f"có phải {', '.join(f'“{unit.name}”' for unit in near[:3])}?"
                if near
                else "tra bằng “vanban units”"
            )
            _say(
                query, word, f"không có đơn vị “{word}” vào ngày {in_figures(day)}", hint, problems
            )
    return made


def _say(query: Query, word: str, message: str, hint: str, problems: list[Problem]) -> None:
    problems.append(Problem(query.places.get(word, query.span), "U053", message, hint))
