"""The processes of this machine at work on a batch: as many as asked, renewed now and then, replaced
when one dies. A unit on which a process dies twice, alone, is given up; no other is lost.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing.context import BaseContext

from pipeline.batch import start_method
from pipeline.batch.task import Commission, Outcome, Task
from pipeline.batch.work import Series, begin, do_all, ready
from pipeline.batch.workers import AHEAD, CHUNK, DIED, RENEWED


class Local:
    """Processes of this machine."""

    def __init__(
        self,
        commission: Commission,
        count: int,
        expected: int | None = None,
        series: Series | None = None,
    ) -> None:
        """`expected`: units to come, where that is known."""
        self.commission = commission
        self.count = count
        self._left = expected
        self._ready: ProcessPoolExecutor | None = None
        self.series = series
        """The content as this process has read it for those that are forked off it."""

    def start(self) -> None:
        """Start the first set: it makes itself ready while this process does something else."""
        way = start_method.forked()
        if way is not None and self.series is None:
            self.series = ready(self.commission)
        self._ready = self._pool(self.count, way)
        for _ in range(self.count):
            self._ready.submit(do_all, ())

    def close(self) -> None:
        """Nothing is to be made after all: processes that wait for it go."""
        if self._ready is not None:
            self._ready.shutdown(cancel_futures=True)
            self._ready = None

    def run(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """Reads tasks as there is room for them."""
        chunks = self._chunks(tasks)
        first = next(chunks, None)
        if first is None:
            self.close()
        while first is not None:
            lost = yield from self._shift(chain([first], chunks))
            if lost:
                yield from self.singly(lost)
            first = next(chunks, None)

    def _shift(self, chunks: Iterator[list[Task]]) -> Generator[Outcome, None, list[Task]]:
        """One set of processes until it is to be renewed or breaks; returns the tasks then lost."""
        pool, self._ready = self._ready or self._pool(self.count), None
        waiting: dict[Future[list[Outcome]], list[Task]] = {}
        taken: list[list[Task]] = []
        calls = islice(chunks, RENEWED * self.count)
        try:
            while self._fill(pool, waiting, calls, taken):
                done, _ = wait(waiting, return_when=FIRST_COMPLETED)
                for future in done:
                    outcomes = future.result()
                    del waiting[future]
                    yield from outcomes
        except BrokenProcessPool:
            lost = [task for chunk in taken for task in chunk]
            for future, chunk in waiting.items():
                if future.done() and not future.cancelled() and future.exception() is None:
                    yield from future.result()
                else:
                    lost += chunk
            return lost
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
        return []

    def _fill(
        self,
        pool: ProcessPoolExecutor,
        waiting: dict[Future[list[Outcome]], list[Task]],
        calls: Iterator[list[Task]],
        taken: list[list[Task]],
    ) -> bool:
        """Calls up to the room there is; whether any is under way. `taken` holds what is in the hand."""
        while len(waiting) < self.count * AHEAD and (chunk := next(calls, None)) is not None:
            taken.append(chunk)
            waiting[pool.submit(do_all, chunk)] = chunk
            taken.pop()
        return bool(waiting)

    def singly(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """Which of these killed its process is not known: one at a time tells."""
        pool = self._pool(1)
        try:
            for task in tasks:
                for _ in range(2):
                    try:
                        outcome = pool.submit(do_all, [task]).result()[0]
                        break
                    except BrokenProcessPool:
                        pool.shutdown(wait=True, cancel_futures=True)
                        pool = self._pool(1)
                else:
                    outcome = Outcome(task.planned, "fault", said=DIED)
                yield outcome
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _pool(self, count: int, way: BaseContext | None = None) -> ProcessPoolExecutor:
        # `max_tasks_per_child` can stop for good in Python 3.11 (CPython 115634): whole sets are renewed.
        way = way or start_method.context()
        return ProcessPoolExecutor(
            count, mp_context=way, initializer=begin, initargs=(self.commission,)
        )

    def _chunks(self, tasks: Iterable[Task]) -> Iterator[list[Task]]:
        """Calls of several tasks; towards the end of fewer, so that all processes end at the same time."""
        source = iter(tasks)
        size = CHUNK
        while chunk := list(islice(source, size)):
            yield chunk
            if self._left is not None:
                self._left -= len(chunk)
                size = max(1, min(CHUNK, self._left // (2 * self.count)))
