"""What the maker does (see `prefork`): reads and judges the content, practises, and has units made by workers: processes
that are forked off it with all it knows by then. Itself it makes none, so that whoever is forked off it later, in the
place of one that has made many or has died, is as fresh as the first.
"""

from __future__ import annotations

import os
import signal
from contextlib import suppress

from pipeline import check, generated
from pipeline.batch import inputs, work
from pipeline.batch.doors import Door, Gone
from pipeline.batch.prefork import SPARE, WORK
from pipeline.batch.task import Judged, Pack, Task, Wanted
from pipeline.batch.work import Series
from pipeline.problem import ToolError

RENEWED = 1600
"""Units after which a worker makes room for a fresh one, so that memory stays what it is."""
_TIRED = 10
"""How a process ends that has made so many; any other end but 0 was a death."""


def serve(door: Door, doors: list[Door]) -> None:
    """Until nothing more is wanted; the process then ends. Whatever goes wrong is for the starter to do itself."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the starter's affair
    check.rules("tree")  # all that a unit is asked; the rest is the judge's
    with suppress(Gone, ToolError):
        _Service(door, doors).run()
    generated.keep()


class _Service:
    """One batch."""

    def __init__(self, door: Door, doors: list[Door]) -> None:
        self._door, self._doors = door, doors
        self._workers: dict[int, Door] = {}
        """By process."""

    def run(self) -> None:
        wanted = self._door.hear()
        if not isinstance(wanted, Wanted):
            return
        of = wanted.commission
        # Before anything of it is read: who hashes it meanwhile compares.
        stood = inputs.stand(of.job, of.desk)
        series = work.ready(of)
        judge = self._forked_judge(series, stood) if wanted.judge else 0
        practice = self._door.hear()
        if isinstance(practice, Task):
            series.practise(practice)
            work.settled()
            self._start(series, wanted)
        if judge and os.waitpid(judge, 0)[1]:
            return  # what it has sent may be a part: the starter finds nobody there, and judges itself
        if not isinstance(practice, Task):
            if practice is not None or self._door.hear() != WORK:
                return
            self._start(series, wanted)
        self._attend(series)
        while isinstance(pack := self._door.hear(), Pack):
            self._door.say(_packed(pack))

    def _forked_judge(self, series: Series, stood: tuple[str, ...]) -> int:
        """Judges on the other processor while this one practises; nothing else is sent before it has ended."""
        pid = os.fork()
        if pid:
            return pid
        code = 1
        try:
            self._door.say(Judged(series.verdict(), stood))
            generated.keep()
            code = 0
        finally:
            os._exit(code)

    def _start(self, series: Series, wanted: Wanted) -> None:
        count = wanted.count if wanted.expected is None else min(wanted.count, wanted.expected)
        for _ in range(min(count, len(self._doors) - SPARE)):
            self._fork(series, self._doors.pop(0))

    def _fork(self, series: Series, door: Door) -> None:
        pid = os.fork()
        if pid:
            self._workers[pid] = door
            return
        code = 1
        try:
            for other in (self._door, *self._doors, *self._workers.values()):
                other.close()
            code = _TIRED if _made(series, door) else 0
        finally:
            os._exit(code)

    def _attend(self, series: Series) -> None:
        """Until the last worker has ended: for one that is tired or dead there is another."""
        while self._workers:
            pid, status = os.waitpid(-1, 0)
            door = self._workers.pop(pid, None)
            if door is None:
                continue
            if status and os.waitstatus_to_exitcode(status) == _TIRED:
                self._fork(series, door)
                continue
            door.close()  # the starter hears that nobody is there
            if status and self._doors:
                self._fork(series, self._doors.pop(0))


def _made(series: Series, door: Door) -> bool:
    """A worker's life; whether it has made so many units that another one is to go on."""
    with suppress(Gone):
        for _ in range(RENEWED):
            task = door.hear()
            if not isinstance(task, Task):
                return False
            door.say(series.do(task))
        return True
    return False


def _packed(pack: Pack) -> tuple[str, str]:
    """("", "") when the zips are written, else as of ToolError."""
    from pipeline.batch import bundles  # when the documents are made

    try:
        bundles.write(pack.folder, pack.zips)
    except ToolError as error:
        return error.tool, error.said
    return "", ""
