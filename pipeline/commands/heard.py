"""What we say, into a pipe whose reader has gone or a file on a full disk.

A reader that has what it wanted (`vanban units | head`) goes; the work goes on to its end with nobody told, and
the exit code is that of the work. A disk that takes no more is the machine's fault, and said as such.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import Any

from pipeline.files import why
from pipeline.problem import ToolError

_GONE = (errno.EPIPE, errno.EINVAL) if sys.platform == "win32" else (errno.EPIPE,)
"""Windows has no other word for a pipe that nobody reads."""


class Heard(io.FileIO):
    """A stream that is silent from the moment on at which it cannot say anything more."""

    gone = False

    def write(self, data: Any, /) -> int:
        """ToolError where it was not the reader who went."""
        if not len(data):  # click tries so what a stream takes
            return 0
        try:
            return super().write(data)
        except OSError as error:
            self.gone = True
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self.fileno())
            os.close(nowhere)
            if error.errno not in _GONE:
                raise ToolError("đầu ra của lệnh", f"không ghi được: {why(error)}") from error
            return len(data)


def listen() -> None:
    """Both streams, where they lead into a pipe or a file."""
    sys.stdout = _heard(sys.stdout)
    sys.stderr = _heard(sys.stderr)


def nobody() -> bool:
    """Whether who read our output has gone."""
    raw, _ = _raw(sys.stdout)
    return isinstance(raw, Heard) and raw.gone


def _heard(stream: Any) -> Any:
    raw, buffered = _raw(stream)
    if not isinstance(stream, io.TextIOWrapper) or raw is None or stream.isatty():
        return stream
    stream.flush()
    heard: Any = Heard(raw.fileno(), "w", closefd=False)
    return io.TextIOWrapper(
        io.BufferedWriter(heard) if buffered else heard,
        encoding=stream.encoding,
        errors=stream.errors,
        line_buffering=stream.line_buffering,
        write_through=stream.write_through,
    )


def _raw(stream: Any) -> tuple[io.FileIO | None, bool]:
    """What a stream of ours writes into, and whether it gathers before (PYTHONUNBUFFERED)."""
    buffer = getattr(stream, "buffer", None)
    raw = getattr(buffer, "raw", buffer)
    return (raw if isinstance(raw, io.FileIO) else None), raw is not buffer
