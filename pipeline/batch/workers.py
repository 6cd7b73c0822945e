"""Who makes the units of a batch: this process for a few, else as many as the machine has processors."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING

from pipeline.batch.doors import Gone
from pipeline.batch.prefork import SPARE, STOP, WORK
from pipeline.batch.shift import Shift
from pipeline.batch.start_method import FEW
from pipeline.batch.stopping import stopping
from pipeline.batch.task import Commission, Judged, Outcome, Pack, Task, Verdict, Wanted
from pipeline.problem import ToolError

if TYPE_CHECKING:
    from pipeline.batch.prefork import Maker
    from pipeline.batch.process_pool import Local

CHUNK = 4
"""Units a call: the price of a call is nothing beside four documents, and little is done twice after a kill."""
RENEWED = 400
"""Calls a process after which all make room for fresh ones, so that memory stays what it is."""
AHEAD = 3
"""Calls waiting for each process: rows are read no faster than documents are made."""
DIED = "tiến trình bị hệ thống dừng hai lần khi dựng riêng đơn vị này (có thể vì hết bộ nhớ)"


def processors() -> int:
    """Processors that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # Windows and macOS have no such question
        return os.cpu_count() or 1


def judged(commission: Commission) -> Verdict:
    """What is said of the content as such, worked out here."""
    from pipeline.batch.work import Series  # not for a run that finds nothing to do

    return Series(commission).verdict()


class Processes:
    """So many processes of this machine; few tasks are done by one."""

    def __init__(self, count: int, maker: Maker | None = None) -> None:
        """`maker`: as started beforehand; it is ended here."""
        self._count = count
        self._local: Local | None = None
        self._maker = maker
        self._begun = self._practised = self._working = self._to_pack = False
        self.expected: int | None = None
        """Units to come, where that is known."""
        if maker and count < 2:
            self._without_maker()

    # ---- before the first task ---------------------------------------------------------------------

    def begin(self, commission: Commission, judge: bool = True) -> None:
        """Let the maker read the content, and judge it."""
        if self._told(Wanted(commission, self._count, self.expected, judge)):
            self._begun = True

    def practise(self, task: Task | None) -> None:
        """Let it make a unit of which nothing is kept, and start processes that know all it then knows; None
        where few units are to come."""
        if self._told(task):
            self._practised = True
            self._working = task is not None

    def start(self, commission: Commission) -> None:
        """Let processes make themselves ready for many tasks that are about to come."""
        if self._count > 1 and not self._maker:
            self._local = self._pool(commission)
            self._local.start()

    def verdict(self, commission: Commission) -> Verdict:
        """What is said of the content as such."""
        known = self._maker_judged(commission)
        if known:
            return known
        series = self._local.series if self._local else None
        return series.verdict() if series else judged(commission)

    def _maker_judged(self, commission: Commission) -> Verdict | None:
        """None without a maker, and when what it read was changed since: its documents would be of one
        state, their hashes of another."""
        if not self._maker:
            return None
        from pipeline.batch.inputs import stand

        self._ready(commission, judge=True)
        if commission.job.output.combined:
            # The other processor waits for the maker: what is needed at the end is loaded now.
            import pipeline.batch.combined  # noqa: F401 - loading is all
        try:
            found: Judged = self._held().hear()
        except Gone:
            self._without_maker()
            return None
        if found.stood == stand(commission.job, commission.desk):
            return found.verdict
        self._without_maker()
        return None

    def _ready(self, commission: Commission, judge: bool) -> None:
        if not self._begun:
            self.begin(commission, judge)
        if not self._practised:
            self.practise(None)

    # ---- tasks ---------------------------------------------------------------------------------------

    def __call__(self, commission: Commission, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """The units as they are made; KeyboardInterrupt when it was asked for and those under way are."""
        with stopping() as stop:
            yield from self._made(commission, stop.until(tasks))

    def _made(self, commission: Commission, source: Iterator[Task]) -> Iterator[Outcome]:
        if not self._maker:
            yield from self._made_here(commission, source)
            return
        first = next(source, None)
        if first is None:
            return
        self._ready(commission, judge=False)
        tasks = chain([first], source)
        if (self._maker and self._working) or self._told(WORK):
            shift = Shift(self._held().doors, self._workers(), tasks, self.expected)
            try:
                yield from shift.outcomes()
                self._to_pack = True
            finally:
                if not self._to_pack:
                    self._without_maker()
            tasks = chain(shift.rest, tasks)
            if shift.lost:
                yield from self._pool(commission).singly(shift.lost)
        yield from self._made_here(commission, tasks)

    def _workers(self) -> int:
        count = self._count if self.expected is None else min(self._count, self.expected)
        return min(count, len(self._held().doors) - SPARE)

    def _pool(self, commission: Commission) -> Local:
        from pipeline.batch.process_pool import Local

        return Local(commission, self._count, self.expected)

    def _made_here(self, commission: Commission, tasks: Iterator[Task]) -> Iterator[Outcome]:
        """Without a maker."""
        few = list(islice(tasks, FEW + 1))
        if self._local:
            yield from self._local.run(chain(few, tasks))
        elif len(few) <= FEW or self._count == 1:
            if few:
                # What composes and lays out is not loaded by a run that finds nothing to do.
                from pipeline.batch.work import Series

                series = Series(commission, sound=True)
                yield from (series.do(task) for task in chain(few, tasks))
        else:
            yield from self._pool(commission).run(chain(few, tasks))

    def pack(self, pack: Pack) -> Callable[[], None] | None:
        """Let the maker write zips, when it has made what goes in; see `common_files.Packer`."""
        if not (self._to_pack and self._told(pack)):
            return None

        def wait() -> None:
            try:
                tool, said = self._held().hear()
            except Gone:
                self._without_maker()
                from pipeline.batch import bundles

                bundles.write(pack.folder, pack.zips)
                return
            self._told(STOP)  # it ends while this process does the rest
            if tool:
                raise ToolError(tool, said)

        return wait

    # ---- the maker -----------------------------------------------------------------------------------

    def _held(self) -> Maker:
        if self._maker is None:
            raise Gone
        return self._maker

    def _told(self, what: object) -> bool:
        """False when there is none to be told."""
        try:
            self._held().tell(what)
        except Gone:
            self._without_maker()
            return False
        return True

    def _without_maker(self) -> None:
        maker, self._maker = self._maker, None
        if maker:
            maker.close(kill=True)

    def close(self) -> None:
        """End processes that were started."""
        if self._local:
            self._local.close()
        maker, self._maker = self._maker, None
        if maker:
            maker.close(kill=not self._to_pack)


def of(count: int, maker: Maker | None = None) -> Processes:
    """A workers of `count` processes."""
    return Processes(count, maker)
