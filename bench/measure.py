"""Two processes for each way; rounds in turn, so that a busy machine is as busy for one as for another."""

from __future__ import annotations

import gc
import multiprocessing
import os
import resource
import shutil
import statistics
import time
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from bench.ways import Bench

PROCESSES = 2


@dataclass(frozen=True, slots=True)
class Round:
    """One round of a way. Milliseconds a document: `wall` with both processes at work, `cpu` of one
    processor, `each` the median of one call's wall."""

    wall: float
    cpu: float
    each: float
    pages: float


@dataclass(slots=True)
class Crew:
    """The processes of one way, made ready once, and what they did so far."""

    way: str
    documents: int
    """Of a round, all distinct."""
    batch: int
    """Of one call."""
    pages: float
    cache: Path
    rounds: list[Round] = field(default_factory=list)
    memory: float = 0.0
    """MB of the largest process."""
    children: float = 0.0
    """MB of the largest program that one of them started."""
    _workers: list[tuple[Any, Connection]] = field(default_factory=list)

    def start(self) -> None:
        """Start, load and warm up."""
        context = multiprocessing.get_context("spawn")
        # Read when the process imports the pipeline.
        os.environ["VANBAN_COMPILED"] = "0" if self.way.startswith("plain_") else "1"
        for number in range(PROCESSES):
            ours, theirs = context.Pipe()
            given = (self.way, number, self.batch, self.pages, self.cache, theirs)
            worker = context.Process(target=_work, args=given, daemon=True)
            worker.start()
            self._workers.append((worker, ours))
        for _, pipe in self._workers:
            _answer(pipe)

    def run(self) -> None:
        """One round more."""
        share = self.documents // PROCESSES
        first = 1 + len(self.rounds) * self.documents
        for number, (_, pipe) in enumerate(self._workers):
            start = first + number * share
            pipe.send(range(start, start + share))
        for _, pipe in self._workers:
            _answer(pipe)  # made ready
        for _, pipe in self._workers:
            pipe.send("go")
        found = [_answer(pipe) for _, pipe in self._workers]
        total = share * PROCESSES
        wall = max(one["end"] for one in found) - min(one["start"] for one in found)
        self.rounds.append(
            Round(
                wall * 1e3 / total,
                sum(one["cpu"] for one in found) * 1e3 / total,
                statistics.median(t for one in found for t in one["times"]),
                sum(one["pages"] for one in found) / total,
            )
        )
        self.memory = max(self.memory, *(one["memory"] for one in found))
        self.children = max(self.children, *(one["children"] for one in found))

    def stop(self) -> None:
        """Let the processes go."""
        for worker, pipe in self._workers:
            pipe.send(None)
            worker.join()

    def median(self, name: str) -> float:
        """The median round's `wall`, `cpu`, `each` or `pages`."""
        return statistics.median(getattr(one, name) for one in self.rounds)


def ratio(slow: Crew, fast: Crew, name: str, less: Crew | None = None) -> float:
    """How many times more `slow` takes (without the part of `less`): the median of the rounds' ratios."""
    parts = [getattr(one, name) for one in less.rounds] if less else [0.0] * len(slow.rounds)
    rows = zip(slow.rounds, fast.rounds, parts, strict=True)
    return statistics.median((getattr(s, name) - p) / getattr(f, name) for s, f, p in rows)


def _answer(pipe: Connection) -> Any:
    found = pipe.recv()
    if isinstance(found, str):
        raise RuntimeError(found)
    return found


def _work(way: str, number: int, batch: int, pages: float, cache: Path, pipe: Connection) -> None:
    gc.set_threshold(100_000, 10, 10)  # as the command line has it; for all ways alike
    try:
        bench = Bench(pages, cache)
        run = getattr(bench, way)
        for warm in (10_000_000 + number, 20_000_000 + number):
            run([warm])
        pipe.send({})
        while (numbers := pipe.recv()) is not None:
            if way != "own_whole":
                bench.forget()
                for one in numbers:
                    bench.flow(one)
            pipe.send({})
            pipe.recv()
            pipe.send(_round(run, list(numbers), batch))
        if "_profile" in vars(bench):
            shutil.rmtree(bench._profile, ignore_errors=True)
    except Exception as error:  # a worker that dies in silence would leave its parent waiting
        pipe.send(f"{way}: {type(error).__name__}: {error}")


def _round(run: Any, numbers: list[int], batch: int) -> dict[str, Any]:
    times = []
    made = 0
    start, used = time.monotonic(), _cpu()
    for at in range(0, len(numbers), batch):
        jobs = numbers[at : at + batch]
        began = time.perf_counter()
        made += run(jobs)
        times.append((time.perf_counter() - began) * 1e3 / len(jobs))
    return {
        "start": start,
        "end": time.monotonic(),
        "cpu": _cpu() - used,
        "times": times,
        "pages": made,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "children": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
    }


def _cpu() -> float:
    """Seconds of processor, with what the programs started have used."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)
