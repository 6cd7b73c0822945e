"""What every process of a batch needs, whatever the batch is: loaded once, in the server they come from."""

from __future__ import annotations

import gc
from contextlib import suppress
from pathlib import Path

from pipeline import generated

gc.set_threshold(100_000, 10, 10)
generated.install()

from pipeline import check, fonts, settings  # noqa: E402 - only now: these are what is looked up
from pipeline.batch import work  # noqa: E402
from pipeline.problem import ContentError, ToolError  # noqa: E402
from pipeline.standards.load import ids, load  # noqa: E402

__all__ = ["work"]


def _load() -> None:
    check.rules("tree")
    for standard in ids():
        load(standard)
    # What is wrong with settings or fonts is told by the process that was called.
    with suppress(ContentError, ToolError, OSError):
        here = settings.load(settings.find_root(Path.cwd()))
        fonts.metrics(fonts.find(here.fonts))


_load()
gc.collect()
gc.freeze()  # what all have in common is not looked through again in each
