"""The line "(Kèm theo …)" of annexes and attached documents: there, and of the document it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.finished import words
from pipeline.check.finished.facts import Facts
from pipeline.check.finished.findings import Finding, on, source
from pipeline.check.finished.zones_part import Part
from pipeline.problem import Level
from pipeline.text import counted, in_figures

_CITED = re.compile(r"\bsố\s*:?\s*(?P<number>\d+)\s*[-–/]\s*(?P<symbol>[^\s,;)]+)", re.IGNORECASE)
_DAY = re.compile(
    r"ngày\s+(?:(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4})"
    r"|(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\s+năm\s+(?P<year>\d{4}))"
)
_HEAD = 12
"""Among so many first lines of an annex the reference stands."""


def references(facts: Facts) -> Iterator[Finding]:
    """A reference that is missing, or names another number or day."""
    if facts.alone:
        return
    for annex in facts.annexes:
        if not annex or any(words.PRESENTED.match(part.text) for part in annex):
            continue
        line = next((part for part in annex[:_HEAD] if part.role == "annex_reference"), None)
        if line is not None:
            yield from _same(facts, line)
        elif _needs(annex):
            yield _lacking(facts, annex)


def _needs(annex: tuple[Part, ...]) -> bool:
    """An attached document begins with its kind; an annex with its number. A form has neither."""
    named = next(
        (part for part in annex[:_HEAD] if part.role in ("kind_name", "annex_label")), None
    )
    inline = any("kèm theo" in part.text.lower() for part in annex[:_HEAD])
    return named is not None and named.certain and not inline


def _lacking(facts: Facts, annex: tuple[Part, ...]) -> Finding:
    named = next(part for part in annex if part.role in ("kind_name", "annex_label"))
    say = f"dưới tên của “{named.text}” thiếu dòng kèm theo"
    way = "ghi: (Kèm theo … số … ngày … của …)"
    return on(named, "K068", say, source(facts, "phụ lục"), way, Level.WARNING)


def _same(facts: Facts, line: Part) -> Iterator[Finding]:
    own = facts.first("number")
    number = words.NUMBER.match(own.text) if own else None
    cited = _CITED.search(line.text)
    clause = source(facts, "phụ lục")
    value = counted(number["number"].strip()) if number else None
    if number and cited and value is not None:
        ours = f"{number['number'].strip()}{number['joint']}{number['symbol'].strip()}"
        alike = value == counted(cited["number"])
        if not alike or _plain(number["symbol"]) != _plain(cited["symbol"]):
            theirs = cited[0].removeprefix("số").strip(" :")
            say = f"dòng kèm theo ghi số {theirs}, văn bản mang số {ours}"
            yield on(line, "K068", say, clause, f"ghi số {ours}")
    told = _DAY.search(line.text)
    if told and facts.day and _open(facts):
        given = tuple(
            int(told[a] or told[b]) for a, b in (("d", "day"), ("m", "month"), ("y", "year"))
        )
        if given != (facts.day.day, facts.day.month, facts.day.year):
            cited_day, own_day = _figures(*given), in_figures(facts.day)
            say = f"dòng kèm theo ghi ngày {cited_day}, văn bản ký ngày {own_day}"
            yield on(line, "K068", say, clause, "ghi ngày của văn bản")


def _figures(day: int, month: int, year: int) -> str:
    """As `in_figures`, of a day that may not exist."""
    return f"{day:02}/{month:02}/{year}" if month < 3 else f"{day:02}/{month}/{year}"


def _open(facts: Facts) -> bool:
    """Whether the day of signing is written, not left open for the desk that registers it."""
    part = facts.first("place_date")
    found = words.PLACE_DATE.match(part.text) if part else None
    return bool(found and found["day"].strip().isdigit() and found["month"].strip().isdigit())


def _plain(symbol: str) -> str:
    return re.sub(r"[\s–—]", "-", symbol.strip(" .,;)")).upper()
