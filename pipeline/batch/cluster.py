"""The door to a Dask cluster: the same tasks, done by its workers. Who dies, loses no unit: Dask gives its
tasks to others, and a unit that its workers die on again and again is told as such.

All machines must see the working place and the output folder under the same paths.
"""

from __future__ import annotations

import re
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from dataclasses import replace
from importlib import import_module
from itertools import islice
from typing import Any
from uuid import uuid4

from pipeline.batch.stopping import stopping
from pipeline.batch.task import Commission, Outcome, Task
from pipeline.batch.work import Series
from pipeline.batch.workers import AHEAD, CHUNK, DIED
from pipeline.handwork import FOLDER
from pipeline.problem import ToolError, UsageError

FETCHES = 5
"""Times that a unit is made again whose worker died before it could tell what it made."""
WAIT = 30
"""Seconds until a scheduler that does not answer is given up."""

_ADDRESS = re.compile(r"[a-z]+://[^\s/:]+:\d+/?")
_SERIES: dict[str, Series] = {}
_ONE_AT_A_TIME = threading.Lock()


def at(address: str) -> Callable[[Commission, Iterable[Task]], Iterator[Outcome]]:
    """The workers of the cluster whose scheduler is there; after Ctrl+C what they have in hand is still heard.
    UsageError without Dask, ToolError without answer."""
    if not _ADDRESS.fullmatch(address):
        raise UsageError(
            f"--scheduler: “{address}” không phải là địa chỉ; viết như tcp://máy:8786."
        )
    try:
        distributed: Any = import_module("distributed")
    except ImportError as error:
        way = "gõ: pip install 'vanban[dask]'"
        raise UsageError(f"muốn dùng --scheduler phải cài thêm Dask; {way}") from error

    def workers(commission: Commission, tasks: Iterable[Task]) -> Iterator[Outcome]:
        try:
            client = distributed.Client(address, timeout=WAIT, set_as_default=False)
        except (OSError, ValueError) as error:
            said = "không gặp được bộ điều phối Dask; xem lại địa chỉ, và bộ điều phối đã chạy chưa"
            raise ToolError(address, said) from error
        with client, stopping() as stop:
            ended = distributed.as_completed(raise_errors=False, loop=client.loop)
            yield from _through(client, ended, commission, stop.until(tasks))

    return workers


def _through(
    client: Any, ended: Any, commission: Commission, tasks: Iterable[Task]
) -> Iterator[Outcome]:
    """Tasks as there is room; outcomes as they come."""
    source = iter(tasks)
    mark = uuid4().hex
    given = client.scatter(_absolute(commission), broadcast=True, hash=False)
    waiting: dict[Any, list[Task]] = {}
    lost: Counter[str] = Counter()

    def give(chunk: list[Task]) -> None:
        future = client.submit(do_there, mark, given, chunk, pure=False)
        waiting[future] = chunk
        ended.add(future)

    def fill() -> None:
        room = max(1, sum(client.nthreads().values())) * AHEAD
        while len(waiting) < room and (chunk := list(islice(source, CHUNK))):
            give(chunk)

    fill()
    while waiting:
        future = next(ended)
        chunk = waiting.pop(future)
        outcomes = _fetched(future) if future.status == "finished" else None
        if outcomes is not None:
            yield from outcomes
        elif len(chunk) > 1:
            # Which of them the workers died on is not known: each goes by itself.
            for task in chunk:
                give([task])
        elif future.status != "error" and lost[chunk[0].planned.row.key] < FETCHES:
            # Finished, or taken off a dead worker and lost with it ("cancelled", "lost"): no fault of the unit.
            lost[chunk[0].planned.row.key] += 1
            give(chunk)
        else:
            yield Outcome(chunk[0].planned, "fault", said=_why(future))
        fill()


def _fetched(future: Any) -> list[Outcome] | None:
    """What a call brought; None when the worker that held it has died since."""
    try:
        found: list[Outcome] = future.result()
    except (CancelledError, OSError):
        return None
    return found


def _why(future: Any) -> str:
    if future.status != "error":
        return DIED
    error = future.exception()
    return DIED if type(error).__name__ == "KilledWorker" else f"Dask: {error}"


def _absolute(commission: Commission) -> Commission:
    """Workers stand in other folders."""
    desk = commission.desk
    desk = replace(desk, content=desk.content.resolve(), templates=desk.templates.resolve())
    there = commission.job
    job = replace(there, file=there.file.resolve(), content=there.content.resolve())
    return replace(commission, job=job, desk=desk, folder=commission.folder.resolve())


def do_there(mark: str, commission: Commission, tasks: list[Task]) -> list[Outcome]:
    """On a worker: the content is read once a batch; its threads take turns."""
    with _ONE_AT_A_TIME:
        if tasks and tasks[0].write and not (commission.folder / FOLDER).is_dir():
            said = f"máy của cụm không thấy thư mục kết quả {commission.folder}"
            return [Outcome(task.planned, "disk", said=said) for task in tasks]
        if mark not in _SERIES:
            _SERIES.clear()
            _SERIES[mark] = Series(commission, sound=True)
        return [_SERIES[mark].do(task) for task in tasks]
