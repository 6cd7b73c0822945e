"""`python -m bench.importing [--quick]`: what importing costs, warm, and that a folder's memory stays flat.

Processor time, the least of several runs: the clock of a busy machine says nothing. Prints met or not met.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from bench.documents import content
from bench.ways import Bench
from pipeline.build import Order, draft, make
from pipeline.importer import run

PAGES = (3, 13)
"""Number and length of the made document: laid out it has ten pages."""
WANTED = {"docx": 300.0, "pdf": 1000.0}
"""Milliseconds for ten pages, warm."""
FILES = 200
FLAT = 1.10
"""The last quarter of a folder may take this much of the memory that the second one took: medians after each
file, for what a file needs while it is read comes and goes."""


def main() -> int:
    """Measure, print, 1 when something is not met."""
    parser = argparse.ArgumentParser(prog="python -m bench.importing", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a folder of 40 files only")
    parser.add_argument("--worker", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.worker:
        return _watched(given.worker)
    with tempfile.TemporaryDirectory(prefix="vanban-bench-") as folder:
        missed = _single(Path(folder)) + _folder(Path(folder), 40 if given.quick else FILES)
    return 1 if missed else 0


def _single(folder: Path) -> int:
    gc.set_threshold(100_000, 10, 10)  # as the command line has it
    desk = Bench(0, folder).desk
    one = draft(content(*PAGES), "1.yaml", desk, Order())
    made = make(one, desk, Order(formats=("docx", "pdf")))
    missed = 0
    for form, limit in WANTED.items():
        data = made.files[form]
        least = _least(lambda: run.imported(data, f"a.{form}", desk), 7)  # noqa: B023 — called here
        missed += least > limit
        said = "met" if least <= limit else "NOT met"
        _say(f"{form}, {made.pages} pages: {least:.0f} ms, wanted {limit:.0f}: {said}")
    return missed


def _least(work: Callable[[], object], times: int) -> float:
    work()
    spent = []
    for _ in range(times):
        start = time.process_time()
        work()
        spent.append((time.process_time() - start) * 1000)
    return min(spent)


def _folder(folder: Path, count: int) -> int:
    """A folder of distinct files on two processes; memory when half is done and at the end."""
    desk = Bench(0, folder).desk
    source = folder / "kho"
    source.mkdir()
    number = 0
    while len(list(source.iterdir())) < count:
        number += 1
        form = "pdf" if number % 2 else "docx"
        one = draft(content(number, 3 + number % 9), f"{number}.yaml", desk, Order(rules=False))
        files = make(one, desk, Order(formats=(form,), rules=False)).files
        if form in files:
            (source / f"{number}.{form}").write_bytes(files[form])
    call = [sys.executable, "-m", "bench.importing", "--worker", str(folder)]
    said = json.loads(subprocess.run(call, check=True, capture_output=True, text=True).stdout)
    half, end = said["half"], said["end"]
    flat = end <= half * FLAT
    _say(
        f"{count} files on two processes: {said['cpu']:.1f} s of processors, {said['wall']:.1f} s by the clock; "
        f"all processes {half:.0f} MB in the second quarter, {end:.0f} MB in the last: {'met' if flat else 'NOT met'}"
    )
    lost = said["lost"]
    _say(f"files that lost a word: {lost}")
    return (not flat) + bool(lost)


def _watched(folder: Path) -> int:
    """The folder imported as the command does it; what it took as JSON."""
    desk = Bench(0, folder).desk
    found = run.sources([folder / "kho"])
    memory: list[float] = []
    lost = 0
    start = time.perf_counter()
    for one in run.run(run.jobs(found, folder / "cu"), desk, "vi", anew=False, register=False):
        lost += one.report is None or one.report.state in ("lost", "failed")
        memory.append(_memory())
    wall = time.perf_counter() - start
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    cpu = sum(one.ru_utime + one.ru_stime for one in used)
    quarter = len(memory) // 4
    # The processes end before the last files are told.
    half, end = median(memory[quarter : 2 * quarter]), median(memory[3 * quarter : -4])
    _say(json.dumps({"half": half, "end": end, "wall": wall, "cpu": cpu, "lost": lost}))
    return 0


def _memory() -> float:
    """MB of this process and its children, resident now."""
    mine = os.getpid()
    total = 0
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            fields = dict(
                line.split(":", 1) for line in status.read_text().splitlines() if ":" in line
            )
        except OSError:
            continue
        if mine in (int(fields["Pid"]), int(fields["PPid"])):
            total += int(fields.get("VmRSS", "0 kB").split()[0])
    return total / 1024


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
