"""A finished file looked at in a process of its own, which has so much memory and so much time of a processor.

A PDF of a thousand bytes may draw one form in another three times at each of forty depths, and the reader that follows
it is taken down by the system. What comes from outside must not take with it what was found in the files before it.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Iterable
from contextlib import suppress
from types import MappingProxyType
from typing import Any

from pipeline.check.finished.door import Inspected, inspect
from pipeline.problem import Problem, Span
from pipeline.registries import Organ

MEMORY = 4 * 1024**3
"""Bytes of addresses."""
SECONDS = 180
"""Of a processor; 500 pages of dense text take a third of it."""


def inspected(
    data: bytes, file: str, standard: str | None = None, organs: Iterable[Organ] = ()
) -> Inspected:
    """What `door.inspect` finds; K057 where the file goes beyond the bounds, which only Linux has."""
    if sys.platform != "linux":
        return inspect(data, file, standard, organs)
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _serve(writing, data, file, standard, tuple(organs))
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        said = answer.read()
    _, ended = os.waitpid(child, 0)
    if os.WIFSIGNALED(ended) or os.WEXITSTATUS(ended) == _NO_ROOM:
        return _refused(file)
    if ended:  # a fault of the program's own: met again here, it is told as any
        return inspect(data, file, standard, organs)
    found: Inspected = pickle.loads(said)  # noqa: S301 - our own process wrote it
    return found


_FAULT, _NO_ROOM = 1, 3
"""What the child ends with besides 0."""


def _serve(
    writing: int, data: bytes, file: str, standard: str | None, organs: tuple[Organ, ...]
) -> None:
    """The child's whole life: nothing of the parent's is flushed or closed by it."""
    code = _FAULT
    try:
        with suppress(ImportError, OSError, ValueError):  # not every system has the limits
            _limited()
        found = inspect(data, file, standard, organs)
        with os.fdopen(writing, "wb") as answer:
            _Writing(answer).dump(found)
        code = 0
    except MemoryError:
        code = _NO_ROOM
    finally:
        os._exit(code)


class _Writing(pickle.Pickler):
    """Tables that nobody can write to, as the standards have them, go as what they hold."""

    def reducer_override(self, thing: object) -> Any:
        if isinstance(thing, MappingProxyType):
            return MappingProxyType, (dict(thing),)
        return NotImplemented


def _limited() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime)
    resource.setrlimit(resource.RLIMIT_CPU, (spent + SECONDS, spent + SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _refused(file: str) -> Inspected:
    say = "tệp làm chương trình đọc hết bộ nhớ hoặc thời gian: dựng để phá, hoặc hỏng nặng"
    way = "hỏi lại nơi gửi; mở bằng phần mềm đọc, lưu lại thành tệp mới rồi kiểm tra"
    return Inspected((Problem(Span(file), "K057", say, way),))
