"""A file held by one program at a time; the system lets go when the program ends, however it ends."""

from __future__ import annotations

from typing import IO


def take(file: IO[bytes], *, wait: bool) -> None:
    """Hold an open file until it is closed. OSError when another program holds it: at once, or, when asked
    to `wait`, after ten seconds on Windows and never elsewhere."""
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        way = msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK  # type: ignore[attr-defined]
        msvcrt.locking(file.fileno(), way, 1)  # type: ignore[attr-defined]
    else:
        fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
