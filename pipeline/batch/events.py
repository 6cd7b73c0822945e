"""What happens in a batch, as it happens: for the bar, the quiet lines and the JSON stream."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.batch.causes import Cause
from pipeline.problem import Problem
from pipeline.roster import Row


@dataclass(frozen=True, slots=True)
class Begun:
    """The roster is open and the content read."""

    units: int | None
    """How many there will be, where that is known."""
    folder: Path
    problems: tuple[Problem, ...] = ()
    """Of the batch file and the content as such."""
    changed: tuple[str, ...] = ()
    """What has changed since the run before, of all that is the same for every unit."""


@dataclass(frozen=True, slots=True)
class Ended:
    """One unit has ended."""

    row: Row
    state: str
    """written | unchanged | failed | fault; "would" of a dry run stays `written`"""
    files: tuple[str, ...] = ()
    pages: int = 0
    problems: tuple[Problem, ...] = ()
    kept: tuple[str, ...] = ()
    said: str = ""


@dataclass(frozen=True, slots=True)
class Together:
    """A file of all units: manifest, combined PDF, a zip."""

    path: Path
    state: str
    """written | unchanged"""


@dataclass(frozen=True, slots=True)
class Finished:
    """The end of a run, whether or not it got through."""

    counts: Mapping[str, int] = field(default_factory=dict)
    """written, unchanged, failed, fault, left (not asked for in this run)"""
    causes: tuple[Cause, ...] = ()
    warnings: tuple[Cause, ...] = ()
    """Of the units made in this run, each kind once."""
    problems: tuple[Problem, ...] = ()
    """What can be said only at the end: override files that no unit took."""
    registered: bool = False
    """Whether the office's register has a document that was made."""
    stale: tuple[str, ...] = ()
    """Files of earlier runs that belong to no document of this batch as it is now (a few of them)."""
    stale_count: int = 0
    stopped: str = ""
    """Why it ended early: the disk's words, or that it was interrupted."""


Event = Begun | Ended | Together | Finished
