"""Who makes the units of a batch: this process for a few, else as many as the machine has processors."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING

from pipeline.batch.server import FEW
from pipeline.batch.task import Commission, Outcome, Task

if TYPE_CHECKING:
    from pipeline.batch.local import Local
    from pipeline.batch.work import Series

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


class Processes:
    """So many processes of this machine; few tasks are done by this one."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._local: Local | None = None

    @property
    def series(self) -> Series | None:
        """The content as read for the processes that were started; None when they read it themselves."""
        return self._local.series if self._local else None

    def start(self, commission: Commission) -> None:
        """Let processes make themselves ready for many tasks that are about to come."""
        if self._count > 1:
            from pipeline.batch.local import Local

            self._local = Local(commission, self._count)
            self._local.start()

    def close(self) -> None:
        """End processes that were started and got nothing to do."""
        if self._local:
            self._local.close()

    def __call__(self, commission: Commission, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """The units as they are made."""
        source = iter(tasks)
        few = list(islice(source, FEW + 1))
        if self._local:
            return self._local.run(chain(few, source))
        if not few:
            return iter(())
        # What composes and lays out is not loaded by a run that finds nothing to do.
        if len(few) <= FEW or self._count == 1:
            from pipeline.batch.work import Series

            series = Series(commission, sound=True)
            return (series.do(task) for task in chain(few, source))
        from pipeline.batch.local import Local

        return Local(commission, self._count).run(chain(few, source))


def of(count: int) -> Processes:
    """A crew of `count` processes."""
    return Processes(count)
