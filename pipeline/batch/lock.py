"""One run at a time in a batch's folder; the system lets go when the process ends, however it ends."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import IO

from pipeline.batch.seal import AT_WORK
from pipeline.files import sweep, why
from pipeline.handwork import FOLDER
from pipeline.one_at_a_time import take
from pipeline.problem import ToolError, UsageError

_NAME = "khoa"
SETTLES = hasattr(os, "sync")
"""Whether all that was written can be brought to the disk at once, so that nothing is by itself."""
_HELD = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
"""What systems say of a file that somebody holds; of one that cannot be held at all, something else."""


@dataclass(slots=True)
class Held:
    """The folder while a run holds it.

    Documents, and what is made of all of them, are not forced to the disk one by one (that takes longer than making
    them): all are at the end of a run. After a run that did not come to its end, documents are therefore judged by
    their hash, and the others are made again.
    """

    doubtful: bool = False
    written: bool = False
    _under_way: Thread | None = None

    def hasten(self) -> None:
        """Let the disk begin with what was written so far: `settle` has the less to wait for."""
        if self.written and SETTLES:
            self._under_way = Thread(target=os.sync, daemon=True)
            self._under_way.start()

    def settle(self) -> None:
        """All that was written is on the disk."""
        if self._under_way is not None:
            self._under_way.join()
            self._under_way = None
        if self.written and SETTLES:
            os.sync()
        self.written = False


@contextmanager
def locked(folder: Path) -> Iterator[Held]:
    """Holds the folder. What a killed run has left half written is swept away first.

    UsageError when another run holds it; ToolError when nothing can be written there.
    """
    try:
        (folder / FOLDER).mkdir(parents=True, exist_ok=True)
        file = (folder / FOLDER / _NAME).open("a+b")
    except OSError as error:
        said = f"không ghi được vào thư mục kết quả: {why(error)}"
        raise ToolError(str(folder), said) from error
    with file:
        _take(file, folder)
        mark = folder / FOLDER / AT_WORK
        held = Held(doubtful=mark.exists())
        if held.doubtful:
            sweep(folder)
        try:
            mark.touch()
            yield held
        finally:
            held.settle()
            with suppress(OSError):
                mark.unlink(missing_ok=True)


def _take(file: IO[bytes], folder: Path) -> None:
    try:
        take(file, wait=False)
    except OSError as error:
        if error.errno not in _HELD:
            said = f"không khoá được thư mục kết quả (ổ mạng không cho khoá tệp?): {why(error)}"
            raise ToolError(str(folder), said) from error
        raise UsageError(
            f"một lệnh khác đang làm đợt này trong “{folder}”; chờ lệnh ấy xong."
        ) from error
