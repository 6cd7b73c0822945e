"""Where the processes of a batch come from.

The first set of a run is forked off the run itself, before it has a thread or holds a lock: it has loaded the
program and read the content by then (Linux). Later sets come from a server, one process that has loaded the
program and does nothing else; elsewhere all do. Where a system cannot fork (Windows), each loads it itself.
"""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

FEW = 3
"""Units that are made sooner by the process at hand than by one that has to be started."""
_LOADED = "pipeline.batch.preload"


def context() -> BaseContext:
    """How new processes are started on this system."""
    import multiprocessing  # it is others who need it, where there is a maker

    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    made = multiprocessing.get_context("forkserver")
    made.set_forkserver_preload([_LOADED])
    return made


def forked() -> BaseContext | None:
    """How processes are forked off this one; None where that is not safe."""
    safe = sys.platform == "linux" and threading.active_count() == 1
    if not safe:
        return None
    import multiprocessing

    return multiprocessing.get_context("fork")


def ahead() -> None:
    """Start the server now: it loads the program on another processor while this process loads its own part.

    It ends with this process, used or not.
    """
    if context().get_start_method() == "forkserver":
        from multiprocessing import forkserver

        forkserver.ensure_running()
