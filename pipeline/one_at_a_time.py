"""A file held by one program at a time; the system lets go when the program ends, however it ends."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO


def take(file: IO[bytes], *, wait: bool) -> None:
    """Hold an open file until it is closed. OSError when another program holds it: at once, or, when asked
    to `wait`, after ten seconds on Windows and never elsewhere."""
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        way = msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK  # type: ignore[attr-defined]  # typed on Windows alone
        msvcrt.locking(file.fileno(), way, 1)  # type: ignore[attr-defined]
    else:
        fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the file of that name, made for that alone and gone afterwards; wait for who holds it, also where
    another account or another machine of a shared folder does. OSError as `take`, and when it cannot be made."""
    with _taken(path):
        try:
            yield
        finally:
            with suppress(
                OSError
            ):  # Windows removes no open file; it stands empty until the next time
                path.unlink()


def _taken(path: Path) -> IO[bytes]:
    while True:
        file = _opened(path)
        try:
            take(file, wait=True)
            # Who held it has removed it: what was waited for is a file without a name.
            if os.path.samestat(os.fstat(file.fileno()), path.stat()):
                return file
        except FileNotFoundError:
            pass
        except BaseException:
            file.close()
            raise
        file.close()


def _opened(path: Path) -> IO[bytes]:
    try:
        file = path.open("a+b")
    except (
        PermissionError
    ):  # another account's, who may be at work or was killed: to hold it, reading is enough
        try:
            return path.open("rb")
        except FileNotFoundError:  # its holder has just removed it, or nobody may make one here
            file = path.open("a+b")
    with suppress(OSError, AttributeError):
        os.fchmod(file.fileno(), 0o666)  # whoever may write in the folder may hold it
    return file
