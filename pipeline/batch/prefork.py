"""The maker: the process that makes a batch's documents, started before the program itself is loaded.

A run has two halves. One reads roster and ledger, plans, enters and tells; the other reads the content, composes,
lays out and writes. Each loads its own half on a processor of its own, at the same time (`maker` is the other
one's). Where a system cannot fork, or has one processor, there is none, and all goes on without.

Through the doors go, to the maker: `task.Wanted`, a task to practise on or None, `WORK` where there was none, any
number of packs, `STOP`; back: a `task.Judged` where one is wanted, and for each pack what became of it. To a
worker: tasks, `END`; back: outcomes. Each worker is given its next unit when it has made one, so that none stands idle
while another has units waiting. Whoever dies is no loss: what has not been answered is done without him.
"""

from __future__ import annotations

import os
import sys

from pipeline.batch.doors import Door, Gone, pair

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

END = "end"
"""No more tasks: to a worker."""
STOP = "stop"
"""Nothing more is wanted."""
WORK = "work"
"""Tasks are coming."""
SPARE = 4
"""Doors for workers in the place of those that died; when they are used up, the others do without."""
MOST = 64
"""Workers; each costs its starter two of the files that a process may have open."""
_NOT_FOR = frozenset(("diff", "-h", "--help", "--scheduler"))


class Maker:
    """Its starter's end: a door to itself, and one to each of its workers."""

    doors: list[Door]
    """One a worker, then those for workers that take the place of one that died."""

    def __init__(self, pid: int, door: Door, doors: list[Door]) -> None:
        self._pid = pid
        self._door = door
        self.doors = doors

    def tell(self, what: object) -> None:
        """Gone when nobody hears."""
        self._door.say(what)

    def hear(self) -> Any:
        """The next answer. Gone when there will be none."""
        return self._door.hear()

    def close(self, kill: bool = False) -> None:
        """It ends when it has done what it was told, or at once; its workers with the unit they have in hand.
        Returns when nobody writes any more."""
        if not self._pid:
            return
        pid, self._pid = self._pid, 0
        try:
            if kill:
                import signal

                os.kill(pid, signal.SIGKILL)
            else:
                self.tell(STOP)
        except (OSError, Gone):
            pass  # a last word to one who is gone
        for door in (*self.doors, self._door):
            door.drain()
        os.waitpid(pid, 0)


_STARTED: list[Maker] = []


def start(words: Sequence[str]) -> None:
    """Start the maker if the command line asks for documents of a batch. This process must have no thread."""
    if sys.platform != "linux" or words[:1] != ["batch"] or not _NOT_FOR.isdisjoint(words):
        return
    if len(os.sched_getaffinity(0)) < 2 or not any(map(os.path.isfile, words[1:])):
        return
    # What both need is loaded once.
    import pipeline.batch.prefork_imports  # noqa: F401 - loading is all

    door, other = pair()
    doors = [pair() for _ in range(_wanted(words) + SPARE)]
    pid = os.fork()
    if pid:
        other.close()
        for _, end in doors:
            end.close()
        _STARTED.append(Maker(pid, door, [end for end, _ in doors]))
        return
    code = 1
    try:
        door.close()
        for end, _ in doors:
            end.close()
        from pipeline.batch import maker

        maker.serve(other, [end for _, end in doors])
        code = 0
    finally:
        os._exit(code)  # with what its starter is to do at the end it has nothing to do


def _wanted(words: Sequence[str]) -> int:
    """Workers that the command line asks for, as far as can be told before it is read; never more than `MOST`."""
    line = " ".join(words).replace("=", " ").split()
    said = line[line.index("--jobs") + 1 :][:1] if "--jobs" in line else []
    count = int(said[0]) if said and said[0].isdecimal() else len(os.sched_getaffinity(0))
    return min(count, MOST)


def taken() -> Maker | None:
    """The maker that was started, for who will tell it what to do."""
    return _STARTED[-1] if _STARTED else None


def drop() -> None:
    """End a maker that was not ended: nobody has come to tell it what to do, and it writes nothing."""
    for maker in _STARTED:
        maker.close(kill=True)
    _STARTED.clear()
