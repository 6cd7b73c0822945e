"""`python -m bench [--quick]`: the table of the ways, cost per page, cold command line."""

from __future__ import annotations

import argparse
import importlib.util
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.documents import ROOT
from bench.measure import Found, measured
from bench.ways import Bench

SAMPLE = "content/dang/ke-hoach-dan-van-kheo-2026.yaml"
SIZES = (1, 3, 10, 30, 100, 300)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="under a minute, fewer documents")
    quick = parser.parse_args().quick
    _say(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} processors")
    with tempfile.TemporaryDirectory(prefix="vanban-bench-") as folder:
        cache = Path(folder)
        found = _ways(quick, cache)
        _table(found)
        _targets(found)
        _sizes(SIZES[:5] if quick else SIZES, cache)
    _cold(5 if quick else 15)
    return 0


def _ways(quick: bool, cache: Path) -> dict[str, Found]:
    few = 20 if quick else 100
    plan = [
        ("own_docx", 4 * few, 1),
        ("own_pdf", 2 * few, 1),
        ("own_both", 2 * few, 1),
        ("own_whole", 2 * few, 1),
        ("docxtpl", few, 1),
    ]
    if importlib.util.find_spec("typst"):
        plan.append(("typst", few, 1))
    else:
        _say("typst: not installed (pip install -e '.[bench]')")
    if shutil.which("soffice"):
        plan += [("soffice_batch", few if quick else 100, 10 if quick else 50)]
        plan += [("soffice_each", 4 if quick else 12, 1)]
    else:
        _say("soffice: not installed")
    found = {}
    for way, documents, batch in plan:
        found[way] = measured(way, documents, batch, 0, cache)
        _say(f"  {way}: {found[way].each:.1f} ms")
    return found


NAMES = {
    "own_docx": "vanban, docx",
    "own_pdf": "vanban, PDF",
    "own_both": "vanban, docx + PDF",
    "own_whole": "vanban, YAML -> docx + PDF",
    "docxtpl": "docxtpl: open, render, save",
    "typst": "typst wheel, PDF",
    "soffice_batch": "docxtpl + soffice, many files a call",
    "soffice_each": "docxtpl + soffice, a call a file",
}


def _table(found: dict[str, Found]) -> None:
    _say("")
    _say(
        "| way (2 processes) | documents | ms a document | median of one call | peak MB | started program MB | pages |"
    )
    _say("|---|---|---|---|---|---|---|")
    for way, one in found.items():
        cells = [
            NAMES[way],
            str(one.documents),
            f"{one.each:.2f}",
            f"{one.median:.2f}",
            f"{one.memory:.0f}",
            f"{one.children:.0f}" if one.children > 1 else "-",
            f"{one.pages:.1f}" if one.pages else "-",
        ]
        _say(f"| {' | '.join(cells)} |")


def _targets(found: dict[str, Found]) -> None:
    own = {way: found[way].each for way in ("own_docx", "own_pdf", "own_both")}
    docxtpl = found["docxtpl"].each
    rows = [("docx: docxtpl / vanban", docxtpl / own["own_docx"], 12)]
    if "typst" in found:
        rows.append(("PDF: typst / vanban", found["typst"].each / own["own_pdf"], 1))
    if "soffice_batch" in found:
        batch, each = found["soffice_batch"].each, found["soffice_each"].each
        rows += [
            (
                "PDF: soffice in batches (without docxtpl's part) / vanban",
                (batch - docxtpl) / own["own_pdf"],
                12,
            ),
            ("docx + PDF: docxtpl + soffice in batches / vanban", batch / own["own_both"], 12),
            ("docx + PDF: docxtpl + soffice a call a file / vanban", each / own["own_both"], 100),
        ]
    _say("")
    _say("| how many times faster | found | wanted |")
    _say("|---|---|---|")
    for name, ratio, wanted in rows:
        _say(f"| {name} | {ratio:.1f} | {wanted} |")
    memory = max(found[way].memory for way in ("own_docx", "own_pdf", "own_both", "own_whole"))
    _say(f"\nPeak memory of a process of vanban: {memory:.0f} MB (wanted: under 120).")


def _sizes(sizes: tuple[int, ...], cache: Path) -> None:
    _say("\n| pages | docx + PDF, ms | ms a page |")
    _say("|---|---|---|")
    for size in sizes:
        bench = Bench(size, cache)
        bench.own_both([1])
        times = []
        pages = 0
        for number in range(2, 2 + max(2, 12 // size)):
            bench.flow(number)
            began = time.perf_counter()
            pages = bench.own_both([number])
            times.append((time.perf_counter() - began) * 1e3)
        cost = statistics.median(times)
        _say(f"| {pages} | {cost:.1f} | {cost / pages:.2f} |")


def _cold(times: int) -> None:
    command = [str(Path(sys.executable).with_name("vanban"))]
    with tempfile.TemporaryDirectory() as folder:
        jobs = {
            f"vanban build {SAMPLE}": [*command, "build", SAMPLE, "--output", folder],
            "vanban --help": [*command, "--help"],
        }
        _say("\n| cold command line | median ms | least ms |")
        _say("|---|---|---|")
        for name, job in jobs.items():
            found = []
            for _ in range(times + 1):
                began = time.perf_counter()
                subprocess.run(job, check=True, capture_output=True, cwd=ROOT)
                found.append((time.perf_counter() - began) * 1e3)
            _say(f"| {name} | {statistics.median(found[1:]):.0f} | {min(found[1:]):.0f} |")


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
