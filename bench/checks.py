"""What checking costs: a docx of ten pages, its PDF and the content of both, beside opening the docx."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from bench.documents import content, in_lines
from bench.ways import Bench
from pipeline import check, source
from pipeline.build import Order, draft, make
from pipeline.check.finished.door import inspect
from pipeline.check.subject import Subject

DOCUMENT = (3, 13)
"""Number and length of the made document: laid out it has ten pages."""
DOCX = "check of a docx, whole: unpacked, read, judged"
PDF = "check of a PDF, whole"
OPENED = "python-docx, opened"
YAML = "check of a YAML, whole: read, typed, composed, all rules"
WRITTEN = "the same content written in lines, as officers write it"
RULES = "of that the rules alone"
COMMAND = "the same and both files made in memory, as the command does"
WANTED = {DOCX: "30", PDF: "-", YAML: "10", WRITTEN: "10", RULES: "-", COMMAND: "-", OPENED: "-"}
"""Milliseconds, of whole checks; a part of one is told and not judged."""


def costs(cache: Path, times: int) -> tuple[int, dict[str, tuple[float, float]]]:
    """Pages; least and median processor milliseconds of each, warm, the last for comparison."""
    import docx

    gc.set_threshold(100_000, 10, 10)  # as the command line has it
    desk = Bench(0, cache).desk
    order = Order()
    data = content(*DOCUMENT)
    lines = in_lines(data)
    one, read = draft(data, "1.yaml", desk, order), source.read(data, "1.yaml")
    made = make(one, desk, order)
    file, organs = made.files["docx"], tuple(desk.registries.organs.values())

    def rules() -> object:
        # Another subject each time: what one file works out once is worked out anew.
        subject = Subject(read, one.content, one.standard, one.document, desk.registries)
        return check.run(subject)

    jobs: dict[str, Callable[[], object]] = {
        DOCX: lambda: inspect(file, "1.docx", None, organs),
        PDF: lambda: inspect(made.files["pdf"], "1.pdf", None, organs),
        YAML: lambda: draft(data, "1.yaml", desk, order),
        WRITTEN: lambda: draft(lines, "1.yaml", desk, order),
        RULES: rules,
        COMMAND: lambda: make(draft(data, "1.yaml", desk, order), desk, order),
        OPENED: lambda: docx.Document(BytesIO(file)),
    }
    return made.pages or 0, {name: _cost(job, times) for name, job in jobs.items()}


def _cost(job: Callable[[], object], times: int) -> tuple[float, float]:
    job()
    found = []
    for _ in range(times):
        began = time.process_time()
        job()
        found.append((time.process_time() - began) * 1e3)
    return min(found), sorted(found)[times // 2]
