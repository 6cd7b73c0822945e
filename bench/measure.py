"""Runs a way in two processes of their own, all documents distinct; time, peak memory, pages."""

from __future__ import annotations

import multiprocessing
import resource
import shutil
import statistics
import time
from dataclasses import dataclass
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

from bench.ways import Bench

PROCESSES = 2


@dataclass(frozen=True, slots=True)
class Found:
    """Milliseconds are of the wall, megabytes of the largest process."""

    way: str
    documents: int
    each: float
    """Wall time divided by documents: what a document costs with two processes at work."""
    median: float
    """Of one call in one process, divided by its documents."""
    memory: float
    children: float
    """Peak memory of a program it started; 0 when it starts none."""
    pages: float


def measured(way: str, documents: int, batch: int, pages: float, cache: Path) -> Found:
    """`documents` shared by the processes, `batch` in one call."""
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(PROCESSES)
    queue: Any = context.Queue()
    share = documents // PROCESSES
    workers = [
        context.Process(
            target=_work,
            args=(
                way,
                range(1 + at * share, 1 + (at + 1) * share),
                batch,
                pages,
                cache,
                barrier,
                queue,
            ),
        )
        for at in range(PROCESSES)
    ]
    for worker in workers:
        worker.start()
    results = [queue.get() for _ in workers]
    for worker in workers:
        worker.join()
    failed = [one for one in results if isinstance(one, str)]
    if failed:
        raise RuntimeError(failed[0])
    start, end = min(one["start"] for one in results), max(one["end"] for one in results)
    total = share * PROCESSES
    return Found(
        way,
        total,
        (end - start) * 1e3 / total,
        statistics.median(time for one in results for time in one["times"]),
        max(one["memory"] for one in results),
        max(one["children"] for one in results),
        sum(one["pages"] for one in results) / total,
    )


def _work(
    way: str,
    numbers: range,
    batch: int,
    pages: float,
    cache: Path,
    barrier: Barrier,
    queue: Any,
) -> None:
    try:
        bench = Bench(pages, cache)
        run = getattr(bench, way)
        if way != "own_whole":
            for number in numbers:
                bench.flow(number)
        warm = [10_000 + numbers.start, 20_000 + numbers.start]
        run(warm[:1])
        run(warm[1:])
        barrier.wait()
        times = []
        made = 0
        start = time.monotonic()
        for at in range(0, len(numbers), batch):
            jobs = list(numbers[at : at + batch])
            began = time.perf_counter()
            made += run(jobs)
            times.append((time.perf_counter() - began) * 1e3 / len(jobs))
        end = time.monotonic()
        queue.put(
            {
                "start": start,
                "end": end,
                "times": times,
                "pages": made,
                "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
                "children": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
            }
        )
        if "_profile" in vars(bench):
            shutil.rmtree(bench._profile, ignore_errors=True)
    except Exception as error:  # a worker that dies in silence would leave its parent waiting
        barrier.abort()
        queue.put(f"{way}: {type(error).__name__}: {error}")
