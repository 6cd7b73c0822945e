"""A maker's workers at work (see `prefork`): each is told its next unit when it has made one."""

from __future__ import annotations

import select
from collections import deque
from collections.abc import Iterator
from contextlib import suppress

from pipeline.batch.doors import Door, Gone, packed, small
from pipeline.batch.prefork import END
from pipeline.batch.task import Outcome, Task


class Shift:
    """One run of tasks. Rows are read no faster than documents are made."""

    def __init__(
        self, doors: list[Door], count: int, tasks: Iterator[Task], expected: int | None
    ) -> None:
        """The first `count` doors have a worker; the others get one for each that dies."""
        self._spare = deque(doors)
        self._tasks = tasks
        self._left = expected
        self._held: dict[Door, deque[Task]] = {}
        for _ in range(min(count, len(doors))):
            self._held[self._spare.popleft()] = deque()
        self.lost: list[Task] = []
        """What workers had in hand that died: which of it killed them is not known."""
        self.rest: list[Task] = []
        """What was told nobody, when none was left."""

    def outcomes(self) -> Iterator[Outcome]:
        """As units are made, until all are or no worker is left."""
        poll = select.poll()
        by_number = {}
        for door in (*self._held, *self._spare):
            by_number[door.fileno()] = door
        for door in list(self._held):
            poll.register(door, select.POLLIN)
            self._fill(door)
        while any(self._held.values()):
            for number, _ in poll.poll():
                door = by_number[number]
                try:
                    outcome: Outcome = door.hear()
                except Gone:
                    poll.unregister(door)
                    if (other := self._replaced(door)) is not None:
                        poll.register(other, select.POLLIN)
                        self._fill(other)
                    continue
                self._held[door].popleft()
                self._fill(door)
                yield outcome
        for door in by_number.values():
            with suppress(Gone):
                door.say(END)

    def _fill(self, door: Door) -> None:
        """A unit for who has none, and one ahead, lest he wait for us; none ahead where few are left, lest one works
        and the others wait, nor where it is large: both ends could wait for each other to read."""
        held = self._held[door]
        while len(held) < self._ahead():
            task = self.rest.pop() if self.rest else next(self._tasks, None)
            if task is None:
                self._left = 0
                return
            message = packed(task)
            if held and not small(message):
                self.rest.append(task)
                return
            held.append(task)
            if self._left is not None:
                self._left -= 1
            try:
                door.pass_on(message)
            except Gone:
                return  # as is heard there

    def _ahead(self) -> int:
        few = self._left is not None and self._left <= 2 * len(self._held)
        return 1 if few else 2

    def _replaced(self, door: Door) -> Door | None:
        self.lost += self._held.pop(door)
        if not self._spare:
            return None
        other = self._spare.popleft()
        self._held[other] = deque()
        return other
