"""Ctrl+C while documents are made: nothing new is begun, and what is under way is finished and entered, so that the
next run need not make it again. A second Ctrl+C stops at once.
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import TypeVar

_SAID = "Đang dừng: chờ những văn bản đang dựng xong và ghi vào sổ (Ctrl+C lần nữa: dừng ngay) …"

_One = TypeVar("_One")


@dataclass
class Stopping:
    """Whether it was asked for."""

    asked: bool = False

    def until(self, tasks: Iterable[_One]) -> Iterator[_One]:
        """These, as long as it was not; none is taken from where they come that is not given."""
        source = iter(tasks)
        while not self.asked:
            try:
                yield next(source)
            except StopIteration:
                return


@contextmanager
def stopping() -> Iterator[Stopping]:
    """What Ctrl+C asks for within; KeyboardInterrupt at the end, or at once with the second."""
    found = Stopping()
    before = signal.getsignal(signal.SIGINT)
    # Who has seen to it otherwise, or is a thread of another program's, keeps it so.
    ours = threading.current_thread() is threading.main_thread()
    if before is not signal.default_int_handler or not ours:
        yield found
        return

    def ask(_number: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, before)
        found.asked = True
        sys.stderr.write(f"\n{_SAID}\n")
        sys.stderr.flush()

    signal.signal(signal.SIGINT, ask)
    try:
        yield found
    finally:
        signal.signal(signal.SIGINT, before)
    if found.asked:
        raise KeyboardInterrupt
