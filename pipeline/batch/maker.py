"""What the maker does (see `prefork`): reads and judges the content, practises, and has units made by processes
that are forked off it with all it knows by then.
"""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain, islice
from queue import SimpleQueue
from threading import Thread
from typing import Any, BinaryIO

from pipeline import check, generated
from pipeline.batch import inputs, work
from pipeline.batch.prefork import END, STOP
from pipeline.batch.process_pool import Local
from pipeline.batch.start_method import FEW
from pipeline.batch.task import Judged, Outcome, Pack, Task, Wanted
from pipeline.batch.work import Series
from pipeline.problem import ToolError


def serve(receive: BinaryIO, send: BinaryIO) -> None:
    """Until nothing more is wanted; the process then ends. Whatever goes wrong is for the starter to do itself."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the starter's affair
    check.rules("tree")  # all that a unit is asked; the rest is the judge's
    with suppress(EOFError, BrokenPipeError, ToolError):
        _Service(receive, send).run()
    generated.keep()


class _Service:
    """One batch."""

    def __init__(self, receive: BinaryIO, send: BinaryIO) -> None:
        self._receive, self._send = receive, send
        self._inbox: SimpleQueue[Any] = SimpleQueue()
        self._stopped = False

    def run(self) -> None:
        wanted = self._load()
        if not isinstance(wanted, Wanted):
            return
        of = wanted.commission
        # Before anything of it is read: who hashes it meanwhile compares.
        stood = inputs.stand(of.job, of.desk)
        series = work.ready(of)
        judge = self._forked_judge(series, stood) if wanted.judge else 0
        practice: Task | None = self._load()
        if practice is not None:
            series.practise(practice)
            work.settled()
        if judge and os.waitpid(judge, 0)[1]:
            return  # what it has sent may be a part: the starter finds nobody there, and judges itself
        local = Local(of, wanted.count, wanted.expected, series)
        if practice is not None:
            local.start()
        Thread(target=self._listen, daemon=True).start()  # not before processes are forked off
        for outcome in self._outcomes(local, series):
            self._tell(outcome)
            if self._stopped:
                break
        self._tell(END)
        while isinstance(pack := self._inbox.get(), Pack):
            self._tell(_packed(pack))

    def _forked_judge(self, series: Series, stood: tuple[str, ...]) -> int:
        """Judges on the other processor while this one practises; nothing else is sent before it has ended."""
        pid = os.fork()
        if pid:
            return pid
        code = 1
        try:
            self._tell(Judged(series.verdict(), stood))
            generated.keep()
            code = 0
        finally:
            os._exit(code)

    def _outcomes(self, local: Local, series: Series) -> Iterator[Outcome]:
        """Few units are made here; processes are for many."""
        tasks = self._tasks()
        few = list(islice(tasks, FEW + 1))
        if len(few) > FEW or local.started:
            return local.run(chain(few, tasks))
        return (series.do(task) for task in few)

    def _tasks(self) -> Iterator[Task]:
        while not self._stopped and isinstance(one := self._inbox.get(), Task):
            yield one

    def _listen(self) -> None:
        """What comes is taken at once, so that the starter never waits to be heard; when it is gone, all ends."""
        try:
            while (one := self._load()) != STOP:
                self._inbox.put(one)
        except EOFError:
            os._exit(1)
        self._stopped = True
        self._inbox.put(END)
        self._inbox.put(END)

    def _load(self) -> Any:
        return pickle.load(self._receive)  # noqa: S301 - of our own starter

    def _tell(self, what: object) -> None:
        pickle.dump(what, self._send, pickle.HIGHEST_PROTOCOL)
        self._send.flush()


def _packed(pack: Pack) -> tuple[str, str]:
    """("", "") when the zips are written, else as of ToolError."""
    from pipeline.batch import bundles  # when the documents are made

    try:
        bundles.write(pack.folder, pack.zips)
    except ToolError as error:
        return error.tool, error.said
    return "", ""
