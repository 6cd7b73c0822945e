"""The roster's rows in order, each with number, file name, hash, and whether its document still stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.batch import inputs
from pipeline.batch.job import Job
from pipeline.batch.ledger import Entry, Filed, Ledger
from pipeline.batch.names import Names
from pipeline.batch.program import file_hash
from pipeline.changed import change
from pipeline.overrides import Overrides
from pipeline.problem import Problem
from pipeline.roster import Roster, Row


@dataclass(frozen=True, slots=True)
class Planned:
    """One row, and what is to be done with it."""

    row: Row
    stem: str
    number: str
    digest: str
    state: str
    """same (stands and is still right) | make | bad (the row itself has errors)"""
    problems: tuple[Problem, ...] = ()
    ours: tuple[str, ...] | None = ()
    """sha256 of the files as last written; None when files may be there that are ours unknown."""
    before: Entry | None = None


@dataclass
class Planner:
    """Goes through the roster once. With `dry` nothing is reserved for good."""

    job: Job
    folder: Path
    ledger: Ledger
    shared: str
    overrides: Overrides
    dry: bool = False
    doubtful: bool = False
    """The last run did not come to its end: what its files hold is read, not believed."""
    seen: set[str] = field(default_factory=set)
    """Keys and codes of the rows so far."""
    _numbers: dict[str, int] = field(default_factory=dict)
    _next: int = 0
    _pictures: dict[str, str] = field(default_factory=dict)

    def plan(self, roster: Roster) -> Iterator[Planned]:
        """Every row in the officer's order."""
        self._start()
        names = Names(self.job.output, self.job.content.stem, self.job.roster.day)
        for row in roster.rows():
            twice = row.key in self.seen
            self.seen.add(row.key)
            if row.unit:
                self.seen.add(row.unit.code)
            yield self._row(row, names, twice)

    def _start(self) -> None:
        """Numbers once reserved stay; another first number in the batch file gives all anew."""
        first = self.job.first_number
        if first is None:
            return
        if self.ledger.first != first:
            self._numbers = {}
            if not self.dry:
                self.ledger.start_numbers(first)
        else:
            self._numbers = dict(self.ledger.numbers)
        self._next = max(self._numbers.values(), default=first - 1) + 1

    def _number(self, row: Row) -> str:
        """An office's register: a unit keeps its number for ever, a new one gets the next.

        A row that names no unit that is known has none: mended, it is another row.
        """
        if self.job.first_number is None or (row.unit is None and not row.sound):
            return ""
        if row.key not in self._numbers:
            self._numbers[row.key] = self._next
            if not self.dry:
                self.ledger.reserve(row.key, self._next)
            self._next += 1
        return str(self._numbers[row.key])

    def _row(self, row: Row, names: Names, twice: bool) -> Planned:
        if twice:
            message = f"“{row.key}” đã có ở một dòng trước"
            again = Problem(row.place, "Q010", message, "mỗi đơn vị một dòng; xoá dòng thừa")
            return Planned(row, "", "", "", "bad", (*row.problems, again))
        number = self._number(row)
        stem, odd = names.stem(row, number)
        problems = (*row.problems, odd) if odd else row.problems
        before = self.ledger.entry(row.key)
        if odd or not row.sound:
            return Planned(row, stem, number, "", "bad", problems, before=before)
        own = [one.digest for one in self.overrides.for_row(row)]
        digest = inputs.of_unit(self.shared, row.digest, own, number, stem)
        stands = (
            before is not None
            and before.state == "made"
            and before.digest == digest
            and inputs.same(before.pictures, self._pictures)
            and all(standing(self.folder, one, self.doubtful) for one in before.files)
        )
        ours = tuple(one.sha256 for one in before.files) if before else ()
        unsure = row.key in self.ledger.open_units
        state = "same" if stands else "make"
        return Planned(row, stem, number, digest, state, problems, None if unsure else ours, before)


def standing(folder: Path, file: Filed, doubtful: bool = False) -> bool:
    """Whether a file is there as it was written: size and times tell at once, its hash when one differs.

    The time of change is set by the system alone: no program gives a file that it alters the old one.
    """
    path = folder / file.path
    try:
        found = path.stat(follow_symlinks=False)
    except OSError:
        return False
    if found.st_size != file.size:
        return False
    same_times = found.st_mtime_ns == file.mtime and file.change in (0, change(str(path), found))
    if same_times and not doubtful:
        return True
    return bool(file.sha256) and file_hash(path) == file.sha256
