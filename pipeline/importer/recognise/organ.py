"""The organ that issued a document: found in the registry, or a new entry for it made of the letterhead."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.check.finished import words
from pipeline.check.finished.facts import Facts
from pipeline.check.finished.words import plain
from pipeline.importer.values import Group, Listed, Words
from pipeline.registries.organs import Organ
from pipeline.text import slug

_NOT_OF_ORGAN = re.compile(r"^(?:[A-ZĐ][A-Za-zĐđy]{0,4})[-/](?P<organ>\S+)$")


@dataclass(frozen=True, slots=True)
class Issuer:
    """Ids of the issuing organs; `new` = entries to be added to content/organs.yaml."""

    ids: tuple[str, ...] = ()
    new: Mapping[str, Organ] | None = None
    doubts: tuple[str, ...] = ()


def issuer(facts: Facts, organs: Mapping[str, Organ]) -> Issuer:
    """Who issued it, by the letterhead; without one, an organ of the registry that the text names."""
    parents = [part.text for part in facts.main if part.role == "issuer_parent"]
    names = [part.text for part in facts.main if part.role == "issuer"]
    if not names:
        parents, names = [], parents
    if not names:
        return _guessed(facts, organs)
    found = match(parents, names, organs, facts)
    if found:
        return Issuer(tuple(found))
    made = _made(parents, names, facts, organs)
    doubt = "cơ quan này chưa có trong content/organs.yaml: máy lập mục mới theo phần đầu văn bản, xem lại tên gọi"
    return Issuer((made.id,), {made.id: made}, (doubt,))


def match(
    parents: Sequence[str], names: Sequence[str], organs: Mapping[str, Organ], facts: Facts
) -> list[str]:
    """Ids of the organs whose letterhead has these lines; [] when none has."""
    both = _joined([*parents, *names])
    exact = (_joined(parents), _joined(names))
    hits = [o for o in organs.values() if _joined((*o.header, *o.header_name)) == both]
    hits.sort(
        key=lambda o: (
            (_joined(o.header), _joined(o.header_name)) != exact,
            facts.day is not None and not o.on(facts.day),
        )
    )
    if hits:
        return [hits[0].id]
    several = [one.strip() for one in " ".join(names).split(" - ") if one.strip()]
    if len(several) > 1:
        found = [_by_name(one, organs) for one in several]
        return [one for one in found if one] if all(found) else []
    found = [_by_name(several[0], organs)] if not parents and len(several) == 1 else []
    return [one for one in found if one]


def _by_name(name: str, organs: Mapping[str, Organ]) -> str:
    wanted = plain(name)
    same = (
        o.id
        for o in organs.values()
        if wanted in (plain(o.name), plain(o.short), _joined(o.header_name))
    )
    return next(same, "")


def _joined(lines: Sequence[str]) -> str:
    return plain(" ".join(lines))


def _guessed(facts: Facts, organs: Mapping[str, Organ]) -> Issuer:
    """The organ with whose full name the opening speaks, or the only one of its seat; else none."""
    opening = " ".join(plain(part.text) for part in facts.main[:6])
    manner = "party" if facts.party else "state"
    own = [o for o in organs.values() if o.manner == manner]
    named = [o for o in own if len(o.name) > 12 and plain(o.name) in opening]
    named.sort(key=lambda o: -len(o.name))
    seat = facts.first("place_date")
    if not named and seat:
        found = words.PLACE_DATE.match(seat.text)
        place = plain(found["place"]).strip(" ,") if found else ""
        named = [o for o in own if place and plain(o.place) == place and not o.header]
    if not named and not seat:
        named = _often(facts, [o for o in own if not o.header and o.place])
    if named and (len(named) == 1 or len(named[0].name) > len(named[1].name)):
        doubt = f"bản gốc mất phần tên cơ quan; máy đoán “{named[0].name}” theo lời văn"
        return Issuer((named[0].id,), None, (doubt,))
    return Issuer(
        (), None, ("bản gốc mất phần tên cơ quan: ghi mã cơ quan trong content/organs.yaml",)
    )


def _often(facts: Facts, organs: Sequence[Organ]) -> list[Organ]:
    """Provincial organs whose province the text names at least twice, and no other."""
    text = " ".join(plain(part.text) for part in facts.main)
    found = [o for o in organs if o.level == "tỉnh" and text.count(f"tỉnh {plain(o.place)}") > 1]
    return found if len({o.id for o in found}) == 1 else []


def _made(
    parents: Sequence[str], names: Sequence[str], facts: Facts, organs: Mapping[str, Organ]
) -> Organ:
    """A registry entry with the letterhead's own words; its name is theirs until an officer gives a better one."""
    if parents and plain(parents[-1]) in _NAMELESS:
        # "ỦY BAN NHÂN DÂN" over "XÃ …" is the name's first line.
        names, parents = [parents[-1], *names], parents[:-1]
    number = facts.first("number")
    found = words.NUMBER.match(number.text) if number else None
    symbol = ""
    if found:
        written = re.sub(r"\s|^\d{4}/", "", found["symbol"])
        parts = _NOT_OF_ORGAN.match(written)
        symbol = parts["organ"] if parts else ""
        if (
            facts.system == "state"
            and facts.first("letter_subject")
            and not facts.first("kind_name")
        ):
            # A letter's symbol is the organ's with that of a unit: "BNV-CQĐP".
            symbol = written.partition("-")[0]
    dated = facts.first("place_date")
    seat = words.PLACE_DATE.match(dated.text) if dated else None
    ident = slug(" ".join([*names, *parents])).replace(".", "-")[:60].strip("-")
    while ident in organs:
        ident += "-moi"
    return Organ(
        id=ident,
        system=facts.system,
        name=" ".join(names),
        header=tuple(parents),
        header_name=tuple(names),
        symbol=symbol,
        place=seat["place"].strip(" ,") if seat else "",
        place_written=bool(seat),
    )


_NAMELESS = frozenset(
    plain(one)
    for one in (
        *("ủy ban nhân dân", "hội đồng nhân dân", "ubnd", "hđnd", "ban chấp hành"),
        *("chủ tịch ủy ban nhân dân", "chủ tịch ubnd"),
    )
)


def entry(organ: Organ) -> Group:
    """A new organ as content/organs.yaml has them."""
    system = {"party": "đảng", "state": "nhà nước"}.get(organ.system, organ.system)
    made = Group({"system": Words(system), "name": Words(organ.name)})
    for key, lines in (("header", organ.header), ("header name", organ.header_name)):
        if lines:
            made.entries[key] = (
                Words(lines[0]) if len(lines) == 1 else Listed([Words(one) for one in lines])
            )
    for key, text in (("symbol", organ.symbol), ("place", organ.place)):
        if text:
            made.entries[key] = Words(text)
    return made
