"""What travels between the one who plans a batch and those who make its documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.batch.job import Job
from pipeline.batch.ledger import Filed
from pipeline.batch.plan import Planned
from pipeline.desk import Desk, Order
from pipeline.problem import Problem


@dataclass(frozen=True, slots=True)
class Task:
    """One unit to be made; small, for it travels."""

    planned: Planned
    write: bool = True


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a unit."""

    planned: Planned
    state: str
    """made | failed | fault (ours) | disk (nothing more can be written)"""
    problems: tuple[Problem, ...] = ()
    files: tuple[Filed, ...] = ()
    pages: int = 0
    pictures: dict[str, str] = field(default_factory=dict)
    kept: tuple[str, ...] = ()
    """Files changed by hand, under the names they have now."""
    said: str = ""
    """Of a fault or the disk."""
    issue: dict[str, object] | None = None
    """What the register of issued documents is to have of it."""


@dataclass(frozen=True, slots=True)
class Commission:
    """All that a process needs to begin; travels once."""

    job: Job
    folder: Path
    desk: Desk
    order: Order


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of the content as such, before any unit."""

    problems: tuple[Problem, ...]
    register: list[str] | None = None
    """In what its numbers are counted; None when it could not be read."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the maker is for (see `prefork`)."""

    commission: Commission
    count: int
    """Processes."""
    expected: int | None
    """Units, where that is known."""
    judge: bool
    """Whether a `Judged` is waited for."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The maker's word on the content."""

    verdict: Verdict
    stood: tuple[str, ...]
    """The files that it read, as they stood before (`inputs.stand`)."""


@dataclass(frozen=True, slots=True)
class Pack:
    """Zips to be written: names below the folder, each with what goes into it."""

    folder: Path
    zips: Mapping[str, Sequence[str]]
