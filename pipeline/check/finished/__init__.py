"""Checks of a finished docx or PDF, ours or anyone's, against the standard that holds for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.check.finished.cells import cells
from pipeline.check.finished.counting import counting
from pipeline.check.finished.electronic import electronic
from pipeline.check.finished.ending import ending
from pipeline.check.finished.facts import Facts, facts
from pipeline.check.finished.findings import Finding
from pipeline.check.finished.head import head
from pipeline.check.finished.hygiene import hygiene
from pipeline.check.finished.looks import looks
from pipeline.check.finished.numbering import numbering
from pipeline.check.finished.old_fonts import readable
from pipeline.check.finished.page import Finished
from pipeline.check.finished.paper import paper
from pipeline.check.finished.parts_rule import parts
from pipeline.check.finished.references import references
from pipeline.check.finished.rules import rules
from pipeline.check.finished.samples import samples
from pipeline.check.finished.scope import weighed
from pipeline.check.finished.stamps import stamps
from pipeline.check.finished.title import title
from pipeline.check.finished.wording import wording
from pipeline.check.finished.zones import zones
from pipeline.check.finished.zones_part import Part
from pipeline.problem import Level, Problem
from pipeline.registries import Organ

_SAME = 3
"""So many paragraphs with the same fault are named; the rest are counted."""
_GATHERED = frozenset(
    {"K004", "K005", "K006", "K009", "K010", "K011", "K012", "K037", "K030", "K013", "K052"}
    | {"C010", "C011", "C015", "C020", "C023", "C032"}
)


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in one finished file, and what its paragraphs were taken for."""

    finished: Finished
    facts: Facts
    findings: tuple[Finding, ...]

    @property
    def parts(self) -> tuple[Part, ...]:
        return self.facts.parts

    @property
    def problems(self) -> list[Problem]:
        """In the common form."""
        file, certain = self.finished.file, self.finished.pages_certain
        return [one.problem(file, certain) for one in self.findings]


def check(finished: Finished, standard: str | None = None, organs: Iterable[Organ] = ()) -> Report:
    """Everything wrong in a finished file; `standard` = id of the standard to hold it against."""
    finished = readable(finished)
    known = facts(finished, zones(finished), standard)
    found = [
        *paper(known),
        *counting(known),
        *looks(known),
        *rules(known),
        *head(known, organs),
        *title(known),
        *numbering(known),
        *ending(known),
        *parts(known),
        *samples(known),
        *references(known),
        *stamps(known),
        *electronic(known),
        *cells(known),
        *hygiene(known),
    ]
    if not any(one.code == "K049" for one in found):
        found += wording(known)
    ordered = sorted(
        weighed(known, found), key=lambda one: (one.para.number if one.para else 0, one.code)
    )
    return Report(finished, known, tuple(_gathered(ordered)))


def _gathered(found: list[Finding]) -> list[Finding]:
    """The same words about many paragraphs are said three times, the last with how many more."""
    counts: dict[tuple[str, Level, str], int] = {}
    for one in found:
        counts[_key(one)] = counts.get(_key(one), 0) + 1
    seen: dict[tuple[str, Level, str], int] = {}
    kept = []
    for one in found:
        key = _key(one)
        seen[key] = seen.get(key, 0) + 1
        more = counts[key] - _SAME
        if one.code not in _GATHERED or more <= 0 or seen[key] < _SAME:
            kept.append(one)
        elif seen[key] == _SAME:
            kept.append(replace(one, message=f"{one.message} (và {more} đoạn khác như vậy)"))
    return kept


def _key(one: Finding) -> tuple[str, Level, str]:
    return one.code, one.level, one.message
