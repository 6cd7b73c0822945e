"""What a process of a batch does: units composed, laid out and written, one after another.

The content is read and typed once a process; a unit costs what its own values change.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from pipeline import check
from pipeline.batch.issued import Numbers, plain
from pipeline.batch.ledger import Filed
from pipeline.batch.plan import Planned
from pipeline.batch.register import of_content
from pipeline.batch.task import Commission, Outcome, Task, Verdict
from pipeline.batch.unit_overrides import overrides
from pipeline.build import Draft, Made, Reading, composed, judged, make, reading, standard_of, typed
from pipeline.changed import change
from pipeline.files import image_reader, read_limited, write_inside
from pipeline.handwork import set_aside
from pipeline.overrides import Override, apply
from pipeline.problem import ContentError, Problem, ToolError, has_errors
from pipeline.roster import Row
from pipeline.series import left_open
from pipeline.source import Source

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

Judged = tuple[Reading, tuple[Problem, ...]]
"""A content typed, and what the rules say of it."""

_READINGS = 16
"""Contents kept for units with overrides: rows that follow one another often share them."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit's files in memory, by what follows its stem or stands beside it, and what is said of it."""

    made: Made
    problems: tuple[Problem, ...]
    pictures: dict[str, str]
    issue: dict[str, object] | None


class Series:
    """One content for many units, in one process."""

    def __init__(self, commission: Commission, sound: bool = False) -> None:
        """`sound`: the rules have been through the content without any unit's overrides already."""
        self.of = commission
        self._sound = sound
        self.data = read_limited(commission.job.content)
        self.pictures: dict[str, str] = {}
        self.desk = commission.desk.with_pictures(self._picture)
        self._read_image = image_reader(commission.job.content.parent, commission.desk.content)
        self._readings: dict[tuple[str, ...], Judged] = {}
        self._numbers = Numbers(commission)
        self.overrides = overrides(commission.job)
        self._practised: tuple[tuple[str, ...], Unit] | None = None

    def _picture(self, name: str) -> bytes | None:
        data = self._read_image(name)
        path = str((self.of.job.content.parent / name).resolve())
        self.pictures[path] = sha256(data).hexdigest() if data is not None else ""
        return data

    def plain(self) -> Judged:
        """The content without any unit's overrides, and what the rules say of it."""
        return self._reading(())

    def settle(self) -> None:
        """Read all that is the same for every unit."""
        read, _ = self.plain()
        if read.content:
            standard_of(read.content, self.desk.registries, self.of.order, [])

    def judged(self) -> Judged:
        """As `plain`, with what the rules say also where it is known that they find no error."""
        read, said = self.plain()
        return read, judged(read, self.desk, self.of.order) if self._sound else said

    def verdict(self) -> Verdict:
        """What `judged` finds, as it travels."""
        reading, said = self.judged()
        of = reading.content
        return Verdict((*reading.problems, *said), None if of is None else of_content(of))

    def _reading(self, own: tuple[Override, ...]) -> Judged:
        marks = tuple(one.digest for one in own)
        if marks in self._readings:
            return self._readings[marks]
        read = reading(self.data, str(self.of.job.content), self.desk)
        if own and read.read is not None:
            read = self._overridden(read.read, own)
        if len(self._readings) > _READINGS:
            self._readings = {key: one for key, one in self._readings.items() if not key}
        said = () if self._sound and not own else judged(read, self.desk, self.of.order)
        self._readings[marks] = (read, said)
        return self._readings[marks]

    def _overridden(self, read: Source, own: tuple[Override, ...]) -> Reading:
        """The content as one unit has it; messages on what an override brought stand in its file."""
        found: list[Problem] = []
        for one in own:
            read, problems = apply(read, one)
            found += problems
        made = typed(read, self.data, self.desk)
        return replace(made, problems=(*made.problems, *found))

    def do(self, task: Task) -> Outcome:
        """One unit from values to files. Never raises: the other units are not to suffer."""
        self.pictures.clear()
        try:
            made = self._at_hand(task.planned) or self._made(task.planned)
            return made if isinstance(made, Outcome) else self._filed(task, made)
        except ContentError as error:
            return Outcome(task.planned, "failed", error.problems)
        except ToolError as error:
            return Outcome(task.planned, "failed", (_tool(task.planned, error),))
        except Exception:  # noqa: BLE001 - a fault of ours in one unit, told as such
            import traceback

            return Outcome(task.planned, "fault", said=traceback.format_exc(limit=-4))

    def draft(self, row: Row, number: str) -> Draft:
        """A unit's document, composed, with what all rules say of it; nothing is laid out."""
        read, said = self._reading(self.overrides.for_row(row))
        values = {**self.of.job.data, "unit": dict(row.values)}
        order = replace(self.of.order, batch=self.of.job.file, data=values, number=number)
        draft = composed(read, self.desk, replace(order, rules=False, tree_rules=True))
        return replace(draft, problems=(*draft.problems, *said)) if has_errors(said) else draft

    def practise(self, task: Task) -> None:
        """Make a unit before it is known whether it is to be made: what it takes is then at hand for all others,
        and its files are when it comes. Nothing is written, and what goes wrong is told when it comes."""
        planned = task.planned
        self.pictures.clear()
        with suppress(Exception):
            made = self._made(planned)
            if isinstance(made, Unit):
                self._practised = (_told(planned), made)

    def _at_hand(self, planned: Planned) -> Unit | None:
        """The unit that was practised on, the first time that a unit comes."""
        practised, self._practised = self._practised, None
        return practised[1] if practised and practised[0] == _told(planned) else None

    def _made(self, planned: Planned) -> Unit | Outcome:
        """An outcome where nothing is made."""
        draft = self.draft(planned.row, planned.number)
        issue = self._numbers.entry(draft, planned.row.key, bool(planned.number), self.desk)
        again = self._numbers.seen(issue, draft)
        if not draft.sound or has_errors(again):
            return Outcome(planned, "failed", (*draft.problems, *again))
        own_order = replace(self.of.order, batch=self.of.job.file, unit=planned.row.key)
        made = make(draft, self.desk, own_order)
        own = (*_own(made.problems, self.plain()[0].problems), *again)
        if own_order.final and draft.content:
            own += left_open(draft.content, batch=True)
        if has_errors(made.problems):
            return Outcome(planned, "failed", own)
        entry = plain(issue) if own_order.final else None
        return Unit(made, own, dict(self.pictures), entry)

    def _filed(self, task: Task, unit: Unit) -> Outcome:
        planned, made, own, pictures = task.planned, unit.made, unit.problems, unit.pictures
        files = {f"{planned.stem}.{name}": data for name, data in made.files.items()}
        files |= {f"{planned.stem}{end}": data for end, data in made.annexes.items()}
        files |= {_beside(planned.stem, name): data for name, data in made.beside.items()}
        if not task.write:
            return Outcome(planned, "made", own, (), made.pages or 0, pictures)
        try:
            filed, kept = self._write(files, planned)
        except ToolError as error:
            return Outcome(planned, "disk", said=f"{error.tool}: {error.said}")
        return Outcome(
            planned, "made", own, filed, made.pages or 0, pictures, kept, issue=unit.issue
        )

    def _write(
        self, files: dict[str, bytes], planned: Planned
    ) -> tuple[tuple[Filed, ...], tuple[str, ...]]:
        filed, kept = [], []
        for name, data in files.items():
            path, mark = self.of.folder / name, sha256(data).hexdigest()
            aside = set_aside(path, mark, planned.ours) if planned.ours is not None else ""
            if aside:
                kept.append(aside)
            write_inside(self.of.folder, path, data, lasting=False)  # see lock.Held
            found = path.stat()
            filed.append(
                Filed(name, found.st_size, found.st_mtime_ns, mark, change(str(path), found))
            )
        return tuple(filed), tuple(kept)


def _told(planned: Planned) -> tuple[str, ...]:
    """All of a unit that its files are made of; what they are called stands beside it."""
    row = planned.row
    return row.key, row.digest, str(row.place), planned.number


def _own(problems: Sequence[Problem], common: Sequence[Problem]) -> tuple[Problem, ...]:
    """Without what is said of the content as such."""
    return tuple(one for one in problems if one not in common)


def _beside(stem: str, name: str) -> str:
    return f"{stem.rpartition('/')[0]}/{name}".lstrip("/")


def _tool(planned: Planned, error: ToolError) -> Problem:
    way = "chạy “vanban doctor” để xem công cụ nào thiếu"
    return Problem(planned.row.place, "Q011", f"{error.tool}: {error.said}", way)


# ---- in a process of its own -----------------------------------------------------------------------

_SERIES: list[Series] = []
_SETTLED: list[bool] = []
_SELDOM = (100_000, 10, 10)
"""How often circles are looked for (`gc.set_threshold`): a document leaves none."""


def begin(commission: Commission) -> None:
    """Makes the process ready. It ends with the process that started it, whatever happens to that."""
    import signal
    import threading
    from multiprocessing import (
        parent_process,
    )  # slow to load, and not all processes come from there

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the starter's affair
    starter = parent_process()
    if starter is not None:
        threading.Thread(target=_with, args=(starter,), daemon=True).start()
    # One that was forked off has what its starter read.
    if not (_SERIES and _SERIES[0].of is commission):
        _SERIES[:] = [Series(commission, sound=True)]


def ready(commission: Commission) -> Series:
    """Load and read here all that processes need which are about to be forked off this one."""
    check.rules("tree")
    series = Series(commission, sound=True)
    series.settle()
    with suppress(ToolError):  # told with the first unit that asks for it
        _ = series.desk.metrics
    _SERIES[:] = [series]
    gc.freeze()
    return series


def _with(starter: BaseProcess) -> None:
    """End when the process that started this one has ended."""
    starter.join()
    os._exit(1)


def do_all(tasks: Sequence[Task]) -> list[Outcome]:
    """In a process made ready by `begin`."""
    outcomes = [_SERIES[0].do(task) for task in tasks]
    if outcomes and not _SETTLED:
        settled()
    return outcomes


def settled() -> None:
    """What the first documents have brought in stays: looking through it again and again is lost time."""
    gc.freeze()
    gc.set_threshold(*_SELDOM)
    _SETTLED.append(True)
