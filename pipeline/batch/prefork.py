"""The maker: the process that makes a batch's documents, started before the program itself is loaded.

A run has two halves. One reads roster and ledger, plans, enters and tells; the other reads the content, composes,
lays out and writes. Each loads its own half on a processor of its own, at the same time (`maker` is the other
one's). Where a system cannot fork, or has one processor, there is none, and all goes on without.

Through the pipes go, to the maker: `task.Wanted`, a task to practise on or None, tasks, `END`, then any number of
packs; back: a `task.Judged` where one is wanted, outcomes, and for each pack what became of it. A maker that
dies is no loss: what it has not answered is done without it.
"""

from __future__ import annotations

import os
import pickle
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, BinaryIO

END = "end"
"""No more tasks."""
STOP = "stop"
"""Nothing more is wanted: what is under way may end, nothing new is begun."""
_NOT_FOR = frozenset(("diff", "-h", "--help", "--scheduler"))


class Gone(Exception):
    """The maker is no longer there."""


class Maker:
    """Its starter's end of the pipes."""

    def __init__(self, pid: int, send: BinaryIO, receive: BinaryIO) -> None:
        self._pid = pid
        self._send, self._receive = send, receive

    def tell(self, *what: object) -> None:
        """Send these. Gone when nobody hears."""
        try:
            for one in what:
                pickle.dump(one, self._send, pickle.HIGHEST_PROTOCOL)
            self._send.flush()
        except OSError as error:
            raise Gone from error

    def hear(self) -> Any:
        """The next answer. Gone when there will be none."""
        try:
            return pickle.load(self._receive)  # noqa: S301 - of our own process
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            raise Gone from error

    def close(self, kill: bool = False) -> None:
        """It ends when it has done what it was told, or at once; returns when it has."""
        if not self._pid:
            return
        import signal

        pid, self._pid = self._pid, 0
        try:
            if kill:
                os.kill(pid, signal.SIGKILL)
            else:
                self.tell(STOP)
            self._send.close()
        except (OSError, Gone):
            pass  # a last word to one who is gone
        # All processes forked off it have this pipe as well: none is left when it ends.
        while self._receive.read(1 << 16):
            continue
        self._receive.close()
        os.waitpid(pid, 0)


_STARTED: list[Maker] = []


def start(words: Sequence[str]) -> None:
    """Start the maker if the command line asks for documents of a batch. This process must have no thread."""
    if sys.platform != "linux" or words[:1] != ["batch"] or not _NOT_FOR.isdisjoint(words):
        return
    if len(os.sched_getaffinity(0)) < 2 or not any(map(os.path.isfile, words[1:])):
        return
    # What both need is loaded once.
    import pipeline.batch.prefork_imports  # noqa: F401

    tasks, send = os.pipe()
    receive, answers = os.pipe()
    pid = os.fork()
    if pid:
        os.close(tasks)
        os.close(answers)
        _STARTED.append(Maker(pid, os.fdopen(send, "wb"), os.fdopen(receive, "rb")))
        return
    code = 1
    try:
        os.close(send)
        os.close(receive)
        from pipeline.batch import maker

        maker.serve(os.fdopen(tasks, "rb"), os.fdopen(answers, "wb"))
        code = 0
    finally:
        os._exit(code)  # with what its starter is to do at the end it has nothing to do


def taken() -> Maker | None:
    """The maker that was started, for who will tell it what to do."""
    return _STARTED[-1] if _STARTED else None


def drop() -> None:
    """End a maker that was not ended: nobody has come to tell it what to do, and it writes nothing."""
    for maker in _STARTED:
        maker.close(kill=True)
    _STARTED.clear()
