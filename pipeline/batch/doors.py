"""Doors between a run and the processes that work for it: two pipes, through which go whole messages."""

from __future__ import annotations

import os
import pickle

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_LENGTH = 8
"""Bytes before each message."""
_ROOM = 4096
"""Bytes that a pipe takes at once, whatever else the system has to keep (PIPE_BUF)."""


class Gone(Exception):
    """Nobody is at the other end any more."""


class Door:
    """One end. What is said here is heard at the other one, in order."""

    def __init__(self, receive: int, send: int) -> None:
        self._receive, self._send = receive, send

    def fileno(self) -> int:
        """To wait for what is said at the other end."""
        return self._receive

    def say(self, what: object) -> None:
        """Gone when nobody hears. Waits where the other end has no room."""
        self.pass_on(packed(what))

    def pass_on(self, message: bytes) -> None:
        """As `say`, of what is packed already."""
        try:
            while message:
                message = message[os.write(self._send, message) :]
        except OSError as error:
            raise Gone from error

    def hear(self) -> Any:
        """The next message, when it is whole. Gone when there will be none."""
        length = int.from_bytes(self._read(_LENGTH), "little")
        return pickle.loads(self._read(length))  # noqa: S301 - of our own process

    def _read(self, length: int) -> bytes:
        parts = []
        try:
            while length:
                part = os.read(self._receive, min(length, 1 << 20))
                if not part:
                    raise Gone
                parts.append(part)
                length -= len(part)
        except OSError as error:
            raise Gone from error
        return b"".join(parts)

    def drain(self) -> None:
        """Say no more, and wait until nobody has the other end."""
        self._shut("_send")
        try:
            while os.read(self._receive, 1 << 16):
                continue
        except OSError:
            pass
        self.close()

    def close(self) -> None:
        """Both pipes."""
        self._shut("_send")
        self._shut("_receive")

    def _shut(self, which: str) -> None:
        number, found = -1, getattr(self, which)
        setattr(self, which, number)
        if found != number:
            os.close(found)


def pair() -> tuple[Door, Door]:
    """Both ends of a door."""
    here, there = os.pipe(), os.pipe()
    return Door(here[0], there[1]), Door(there[0], here[1])


def packed(what: object) -> bytes:
    """A message as it goes through."""
    data = pickle.dumps(what, pickle.HIGHEST_PROTOCOL)
    return len(data).to_bytes(_LENGTH, "little") + data


def small(message: bytes) -> bool:
    """Whether it goes through while nobody listens, if nothing else waits there."""
    return len(message) <= _ROOM
