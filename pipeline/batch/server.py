"""The server that processes of a batch are made from: one process that has loaded the program, from which
others come in milliseconds. Where the system cannot fork safely (Windows), each loads it itself.
"""

from __future__ import annotations

import multiprocessing
from multiprocessing.context import BaseContext

FEW = 3
"""Units that are made sooner by the process at hand than by one that has to be started."""
_LOADED = "pipeline.batch.loaded"


def context() -> BaseContext:
    """How new processes are started on this system."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    made = multiprocessing.get_context("forkserver")
    made.set_forkserver_preload([_LOADED])
    return made


def ahead() -> None:
    """Start the server now: it loads the program on another processor while this process loads its own part.

    It ends with this process, used or not.
    """
    if context().get_start_method() == "forkserver":
        from multiprocessing import forkserver

        forkserver.ensure_running()
