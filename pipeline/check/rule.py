"""What a rule is: its code and names, how much it weighs under each standard, what it finds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from pipeline.problem import Level, Span
from pipeline.record import pickled, record
from pipeline.source import Scalar

UNRULED = re.compile(r"\bhội (?:nông dân|liên hiệp phụ nữ|lhpn|cựu chiến binh|ccb)\b")
"""Organs, in small letters, whose own rules of form were not found: NĐ 30/2020, Điều 2.2 leaves it to them."""


@record(frozen=True, slots=True)
class Repair:
    """Words of one scalar that `vanban fix` may put in place of others without changing the meaning."""

    path: tuple[str | int, ...]
    scalar: Scalar
    start: int
    end: int
    new: str


@dataclass(slots=True, unsafe_hash=True)
class Finding:
    """One place at which a rule is broken: what is wrong, the way out, the repair where one is safe."""

    span: Final[Span]
    message: Final[str]
    hint: Final[str]
    repair: Final[Repair | None]
    level: Final[Level | None]
    """None = the rule's level under the document's standard."""
    sure: Final[bool]
    """False = told by words that no list holds, or by what is usual: never more than a warning."""

    # By hand: what `dataclass` writes stays plain Python in compiled code.
    def __init__(
        self,
        span: Span,
        message: str,
        hint: str = "",
        repair: Repair | None = None,
        level: Level | None = None,
        sure: bool = True,
    ) -> None:
        self.span = span
        self.message = message
        self.hint = hint
        self.repair = repair
        self.level = level
        self.sure = sure


pickled(Finding)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `name` is the module's name with hyphens, `alias` the Vietnamese one without marks."""

    code: str
    name: str
    alias: str
    level: Level
    clause: str
    reads: str = "source"
    """source: the author's words | content: the typed blocks | tree: the composed document."""
    levels: Mapping[str, Level] = field(default_factory=dict)
    """Weight by id of a standard or by system ("party", "state"), where it differs."""
    bound: bool = True
    """Rests on the standard of form: where that one's details are not read, it weighs no more than they may."""
    gathered: bool = False
    """The same words about many places are told once, with the lines of the others."""

    def level_under(self, standard: str, system: str) -> Level:
        """How much the rule weighs in a document of that standard."""
        return self.levels.get(standard) or self.levels.get(system) or self.level

    @property
    def names(self) -> frozenset[str]:
        """All words by which an author may call the rule in a comment."""
        return frozenset({self.code.lower(), self.name, self.alias})
