"""A batch from start to end: rows planned, units made, everything entered, what belongs together written."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.batch import common_files, inputs, register, sealing
from pipeline.batch.causes import NEVER_UNSAID, Causes
from pipeline.batch.choice import Choice, Chooser
from pipeline.batch.events import Begun, Ended, Event, Finished
from pipeline.batch.ledger import Entry, Filed, Ledger
from pipeline.batch.lock import Held, locked
from pipeline.batch.plan import Planner, standing
from pipeline.batch.sealing import Call
from pipeline.batch.spool import Spool, problem_line
from pipeline.batch.task import Commission, Outcome, Task
from pipeline.batch.unit_overrides import overrides
from pipeline.batch.workers import judged
from pipeline.files import sweep
from pipeline.handwork import FOLDER
from pipeline.problem import ContentError, Level, Problem, ToolError, UsageError, has_errors
from pipeline.register import issuing
from pipeline.roster import Roster

if TYPE_CHECKING:
    from pipeline.batch.issued import Issuing

STALE_SHOWN = 10
_SHARED = "shared"  # of what the last run that went through all units was made

Workers = Callable[[Commission, Iterable[Task]], Iterator[Outcome]]
"""Who makes the units: `workers.of`, or a cluster's door."""


@dataclass
class Run:
    """One call of the command. Iterate over `events`."""

    commission: Commission
    roster: Roster
    workers: Workers
    choice: Choice
    job_problems: tuple[Problem, ...] = ()
    prune: bool = False
    anew: bool = False
    """Make everything again, whatever the ledger says."""
    call: Call | None = None
    """As the officer gave it; a batch that stands whole is sealed under it."""
    shared: Mapping[str, str] = field(default_factory=dict)
    """As `inputs.shared` has it, before anything of it was read for the units; {} = nothing was read yet."""
    _counts: Counter[str] = field(default_factory=Counter)
    _causes: Causes = field(init=False)
    _warnings: Causes = field(init=False)
    _ready: deque[Ended] = field(default_factory=deque)
    _stopped: str = ""
    _issuing: Issuing | None = None
    folder: Path = field(init=False)

    def __post_init__(self) -> None:
        self._causes = Causes(self.roster.file)
        self._warnings = Causes(self.roster.file, Level.WARNING, NEVER_UNSAID)
        self.folder = self.commission.folder

    def events(self) -> Iterator[Event]:
        """What happens, as it happens. ContentError when nothing can be made at all, ToolError when
        nothing can be written, UsageError when another run is at work or a unit asked for is not there."""
        with ExitStack() as stack:
            # What was started in advance ends with the run, also where nothing is begun.
            stack.callback(getattr(self.workers, "close", lambda: None))
            if has_errors(self.roster.problems):
                raise ContentError((*self.job_problems, *self.roster.problems))
            held = Held() if self.choice.dry else stack.enter_context(locked(self.folder))
            ledger = Ledger(self.folder)
            stack.callback(ledger.close)
            if self.commission.order.final and not self.choice.dry:
                self._issuing = self._begin_issuing(stack, ledger)
            yield from self._all(ledger, stack, held)

    def _begin_issuing(self, stack: ExitStack, ledger: Ledger) -> Issuing:
        """The office's register is this run's until its end; what is wrong with it is told with the batch file."""
        from pipeline.batch.issued import Issuing  # where documents are made anyhow

        desk = self.commission.desk
        office = stack.enter_context(issuing(desk.content, desk.cache))
        self.job_problems = (*self.job_problems, *office.problems)
        found = Issuing(office, ledger)
        found.begin()
        return found

    def _all(self, ledger: Ledger, stack: ExitStack, held: Held) -> Iterator[Event]:
        of = self.commission
        self._refuse_foreign(ledger)
        shared = self.shared or inputs.shared(of.job, of.desk, of.order)
        own = overrides(of.job)
        changed = inputs.changed(before := ledger.books.get(_SHARED), shared)
        said = (*self._content(ledger, shared), *register.damaged(ledger))
        problems = (*self.job_problems, *self.roster.problems, *own.problems, *said)
        if has_errors(own.problems):
            raise ContentError(problems)
        yield Begun(self.choice.expected(self.roster.count), self.folder, problems, changed)
        rows = None if self.choice.dry else Spool(self.folder)
        if rows:
            stack.callback(rows.close)
        chooser = Chooser(self.choice, self.roster)
        sound = inputs.digest(shared)
        planner = Planner(of.job, self.folder, ledger, sound, own, self.choice.dry, held.doubtful)
        tasks = self._tasks(planner, chooser, rows, ledger)
        try:
            yield from self._make(tasks, ledger)
        finally:
            if self._issuing:
                self._issuing.write()
        self._settle(held)
        # A run that stopped has not seen every row: what it did not meet may well be there.
        if chooser.unmet and not self._stopped:
            raise UsageError(chooser.complaint(self.roster))
        stale: list[str] = []
        if rows and not self._stopped:
            seen = common_files.seen(rows, ledger)
            try:
                packer = getattr(self.workers, "pack", None)
                yield from common_files.write(of.job, self.folder, rows, ledger, seen, held, packer)
            except ToolError as error:
                self._stopped = f"{error.tool}: {error.said}"
            stale = self._stale(seen.good, ledger)
            if before != shared and not self._counts["left"]:
                ledger.book(_SHARED, dict(shared))
        end = self._finished(() if self._stopped else own.unused(planner.seen), stale)
        if rows and not own.problems:
            self._seal(end, held, ledger)
        yield end

    def _finished(self, unused: tuple[Problem, ...], stale: list[str]) -> Finished:
        """The last word: `unused` overrides are problems of theirs, `stale` files are none of this batch."""
        return Finished(
            dict(self._counts),
            self._causes.all(),
            self._warnings.all(),
            (*unused, *(self._issuing.problems if self._issuing else ())),
            bool(self._issuing and self._issuing.any and not self._issuing.problems),
            tuple(stale[:STALE_SHOWN]),
            len(stale),
            self._stopped,
        )

    def _settle(self, held: Held) -> None:
        """After the last unit: nothing half written stays, and the disk begins with what there is."""
        held.written = bool(self._counts.keys() - {"unchanged", "left"})
        if held.written:
            # A worker that was killed leaves what it was writing; the others went on.
            sweep(self.folder, but=FOLDER)
            held.hasten()

    def _refuse_foreign(self, ledger: Ledger) -> None:
        """ContentError where the folder is another batch file's."""
        of = self.commission
        foreign = () if self.anew else tuple(register.foreign(of.job, of.desk.content, ledger))
        if foreign:
            raise ContentError((*self.job_problems, *foreign))

    def _seal(self, end: Finished, held: Held, ledger: Ledger) -> None:
        """For the next run, where every row has its document and nothing is to be said again."""
        said = self.job_problems or self.roster.problems or end.problems
        made = end.counts.keys() <= {"written", "unchanged"} and any(end.counts.values())
        if self.call and made and not (said or end.stale_count or end.stopped):
            held.settle()
            sealing.write(self.call, self.commission, ledger, self._counts.total())

    def _content(self, ledger: Ledger, shared: Mapping[str, str]) -> tuple[Problem, ...]:
        """What is said of the content as such, once; with an error in it no unit is begun."""
        sound = inputs.digest(shared)
        if not self.choice.dry and ledger.books.get("content", {}).get("sound") == sound:
            return ()
        verdict = getattr(self.workers, "verdict", judged)(self.commission)
        problems: tuple[Problem, ...] = verdict.problems
        if has_errors(problems):
            raise ContentError((*self.job_problems, *problems))
        job, of = self.commission.job, verdict.register
        if of is not None:
            problems += tuple(register.taken(job, of, ledger, self.roster.count))
        if not self.choice.dry:
            register.own(job, self.commission.desk.content, ledger)
            if of is not None and job.first_number is not None:
                register.enter(of, ledger)
            ledger.book("content", {"sound": sound})
        return problems

    def _tasks(
        self, planner: Planner, chooser: Chooser, rows: Spool | None, ledger: Ledger
    ) -> Iterator[Task]:
        """Rows in order; what needs no making is told at once."""
        for planned in planner.plan(self.roster):
            wanted = chooser.wants(planned.row)
            if rows:
                rows.add(planned)
            if not wanted:
                self._counts["left"] += 1
            elif planned.state == "bad":
                self._tell(Ended(planned.row, "failed", problems=planned.problems))
            elif planned.state == "same" and not self.anew:
                names = tuple(one.path for one in planned.before.files) if planned.before else ()
                self._tell(Ended(planned.row, "unchanged", names))
            else:
                if not self.choice.dry:
                    ledger.begin([planned.row.key])
                yield Task(planned, not self.choice.dry)
            if self._stopped:
                return

    def _make(self, tasks: Iterator[Task], ledger: Ledger) -> Iterator[Event]:
        try:
            for outcome in self.workers(self.commission, tasks):
                self._enter(outcome, ledger)
                while self._ready:
                    yield self._ready.popleft()
        except KeyboardInterrupt:
            self._stopped = "đã dừng theo lệnh"
        except ToolError as error:
            self._stopped = self._stopped or f"{error.tool}: {error.said}"
        while self._ready:
            yield self._ready.popleft()

    def _enter(self, outcome: Outcome, ledger: Ledger) -> None:
        """The ledger first, then the word."""
        planned, row = outcome.planned, outcome.planned.row
        if outcome.state == "disk":
            self._stopped = self._stopped or outcome.said
            return
        state = {"made": "written"}.get(outcome.state, outcome.state)
        problems = (*planned.problems, *outcome.problems)
        kept = outcome.kept
        if not self.choice.dry:
            before = planned.before.files if planned.before else ()
            if outcome.state == "made":
                kept += tuple(self._drop(before, outcome.files))
            entry = _entry(outcome, before)
            ledger.add(entry)
            if self._issuing:
                self._issuing.add(entry)
        names = tuple(one.path for one in outcome.files)
        self._tell(Ended(row, state, names, outcome.pages, problems, kept, outcome.said))

    def _tell(self, ended: Ended) -> None:
        self._counts[ended.state] += 1
        if ended.state == "failed":
            self._causes.add(ended.row, ended.problems)
        if ended.state == "written":
            self._warnings.add(ended.row, ended.problems)
        self._ready.append(ended)

    def _drop(self, before: Iterable[Filed], now: Iterable[Filed]) -> Iterator[str]:
        """A document that has another name now leaves none behind, but for one that someone has changed."""
        names = {one.path for one in now}
        for one in before:
            if one.path in names:
                continue
            if standing(self.folder, one):
                (self.folder / one.path).unlink(missing_ok=True)
            elif (self.folder / one.path).exists():
                yield one.path

    def _stale(self, good: set[str], ledger: Ledger) -> list[str]:
        """Files of ours that are no document of the batch as it is: of failed units, of units gone."""
        found = []
        for key in ledger.units():
            entry = ledger.entry(key) if key not in good else None
            for one in entry.files if entry else ():
                path = self.folder / one.path
                if not path.is_file():
                    continue
                if self.prune and standing(self.folder, one):
                    path.unlink()
                else:
                    found.append(one.path)
        return found


def _entry(outcome: Outcome, before: tuple[Filed, ...]) -> Entry:
    planned = outcome.planned
    made = outcome.state == "made"
    problems = tuple(map(problem_line, outcome.problems))
    if outcome.said:
        problems += (
            {"code": "", "level": "lỗi", "place": "", "message": outcome.said, "hint": ""},
        )
    return Entry(
        key=planned.row.key,
        digest=planned.digest,
        state="made" if made else "failed",
        files=outcome.files if made else before,
        pages=outcome.pages,
        problems=problems,
        pictures=outcome.pictures or None,
        issue=outcome.issue,
    )
