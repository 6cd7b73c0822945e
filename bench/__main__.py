"""`python -m bench [--quick]`: the table of the ways, cost per page, cold command line."""

from __future__ import annotations

import argparse
import gc
import importlib.util
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pipeline
from bench import checks, differences
from bench.documents import ROOT
from bench.measure import Crew, ratio
from bench.ways import Bench

SAMPLE = "content/dang/ke-hoach-dan-van-kheo-2026.yaml"
SIZES = (1, 3, 10, 30, 100, 300)
COLD = 400
"""ms that one document, docx and PDF, may take from the command line."""


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="under a minute, fewer documents")
    quick = parser.parse_args().quick
    _say(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} processors")
    _say(f"compiled modules: {pipeline.COMPILED}; load at the start: {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory(prefix="vanban-bench-") as folder:
        cache = Path(folder)
        found = _ways(quick, cache)
        _table(found)
        _targets(found)
        _sizes(SIZES[:5] if quick else SIZES, cache)
        _checks(cache, 20 if quick else 100)
        _say(f"\n{differences.table(5 if quick else 15)}")
    _cold(5 if quick else 15)
    return 0


def _ways(quick: bool, cache: Path) -> dict[str, Crew]:
    """(documents of a round, documents of a call) of each way."""
    plan = {
        "own_fill": (40, 1),
        "own_docx": (40, 1),
        "own_pdf": (40, 1),
        "own_both": (40, 1),
        "own_whole": (20, 1),
        "docxtpl": (20, 1),
        "docxtpl_lean": (20, 1),
    }
    if pipeline.COMPILED == "used":
        plan["plain_both"] = plan["own_both"]
    if importlib.util.find_spec("typst"):
        plan["typst"] = (20, 1)
    else:
        _say("typst: not installed (pip install -e '.[bench]')")
    if shutil.which("soffice"):
        plan |= {"soffice_batch": (20, 10) if quick else (100, 50), "soffice_each": (4, 1)}
    else:
        _say("soffice: not installed")
    crews = {way: Crew(way, *sizes, 0, cache) for way, sizes in plan.items()}
    for crew in crews.values():
        crew.start()
    rounds = 2 if quick else 5
    for number in range(1, rounds + 1):
        for crew in crews.values():
            crew.run()
        _say(f"  round {number} of {rounds}")
    for crew in crews.values():
        crew.stop()
    return crews


NAMES = {
    "own_fill": "vanban, docx made, not read back (as docxtpl does)",
    "own_docx": "vanban, docx, every word read back",
    "own_pdf": "vanban, PDF",
    "own_both": "vanban, docx + PDF",
    "plain_both": "vanban, docx + PDF, without the compiled modules",
    "own_whole": "vanban, YAML -> docx + PDF",
    "docxtpl": "docxtpl: open, render, save (a template as Word saves it)",
    "docxtpl_lean": "docxtpl: open, render, save (a lean template)",
    "typst": "typst wheel, PDF",
    "soffice_batch": "docxtpl + soffice, many files a call",
    "soffice_each": "docxtpl + soffice, a call a file",
}


def _table(found: dict[str, Crew]) -> None:
    head = ("way (2 processes)", "documents", "ms a document", "processor ms a document")
    head += ("one call, ms a document", "peak MB", "started program MB", "pages")
    _say(f"\n| {' | '.join(head)} |")
    _say("|---" * len(head) + "|")
    for way, one in found.items():
        cells = [
            NAMES[way],
            str(one.documents * len(one.rounds)),
            f"{one.median('wall'):.2f}",
            f"{one.median('cpu'):.2f}",
            f"{one.median('each'):.2f}",
            f"{one.memory:.0f}",
            f"{one.children:.0f}" if one.children > 1 else "-",
            f"{one.median('pages'):.1f}" if one.median("pages") else "-",
        ]
        _say(f"| {' | '.join(cells)} |")


def _targets(found: dict[str, Crew]) -> None:
    docx, pdf, both = (found[way] for way in ("own_docx", "own_pdf", "own_both"))
    docxtpl = found["docxtpl"]
    rows = [("docx: docxtpl / vanban", docxtpl, found["own_fill"], None, "12")]
    rows.append(("docx: docxtpl / vanban with every word read back", docxtpl, docx, None, "-"))
    rows.append(
        ("docx: docxtpl with a lean template / vanban", found["docxtpl_lean"], docx, None, "-")
    )
    if "typst" in found:
        rows.append(("PDF: typst / vanban", found["typst"], pdf, None, "-"))
    if "soffice_batch" in found:
        batch, each = found["soffice_batch"], found["soffice_each"]
        rows += [
            ("PDF: soffice in batches, without docxtpl's part / vanban", batch, pdf, docxtpl, "12"),
            ("docx + PDF: docxtpl + soffice in batches / vanban", batch, both, None, "12"),
            ("docx + PDF: docxtpl + soffice a call a file / vanban", each, both, None, "100"),
        ]
    if "soffice_batch" in found:
        whole = found["own_whole"]
        rows += [
            ("YAML -> docx + PDF: docxtpl + soffice in batches / vanban", batch, whole, None, "-"),
            (
                "YAML -> docx + PDF: docxtpl + soffice a call a file / vanban",
                each,
                whole,
                None,
                "-",
            ),
        ]
    if "plain_both" in found:
        rows.append(("docx + PDF: plain / compiled", found["plain_both"], both, None, "-"))
    _say("\n| how many times faster | by the clock | by processor time | wanted | reached |")
    _say("|---|---|---|---|---|")
    for name, slow, fast, less, wanted in rows:
        clock, cpu = (ratio(slow, fast, one, less) for one in ("wall", "cpu"))
        reached = "-" if wanted == "-" else "yes" if clock >= float(wanted) else "no"
        _say(f"| {name} | {clock:.1f} | {cpu:.1f} | {wanted} | {reached} |")
    memory = max(found[way].memory for way in ("own_docx", "own_pdf", "own_both", "own_whole"))
    reached = "yes" if memory < 120 else "no"
    _say(f"| peak memory of a process of vanban, MB | {memory:.0f} | - | under 120 | {reached} |")


def _sizes(sizes: tuple[int, ...], cache: Path) -> None:
    gc.set_threshold(100_000, 10, 10)  # as the command line has it
    _say("\n| pages | docx + PDF, processor ms | a page |")
    _say("|---|---|---|")
    costs: list[tuple[int, float]] = []
    for size in sizes:
        bench = Bench(size, cache)
        bench.own_both([1])
        times = []
        pages = 0
        for number in range(2, 2 + max(3, 12 // size)):
            bench.flow(number)
            began = time.process_time()
            pages = bench.own_both([number])
            times.append((time.process_time() - began) * 1e3)
        cost = min(times)
        costs.append((pages, cost))
        _say(f"| {pages} | {cost:.1f} | {cost / pages:.2f} |")
    fixed, page = _line(costs)
    spread = [cost / (fixed + page * count) for count, cost in costs]
    _say(
        f"\nA document costs {fixed:.1f} ms and {page:.2f} ms a page;"
        f" measured against that line: {min(spread):.2f} to {max(spread):.2f}."
    )


def _line(costs: list[tuple[int, float]]) -> tuple[float, float]:
    """What a document and what a page costs: the line nearest to all, each weighed by its share."""
    weights = [1 / cost**2 for _, cost in costs]
    total = sum(weights)
    mean_pages = sum(w * pages for w, (pages, _) in zip(weights, costs, strict=True)) / total
    mean_cost = sum(w * cost for w, (_, cost) in zip(weights, costs, strict=True)) / total
    rise = sum(
        w * (pages - mean_pages) * (cost - mean_cost)
        for w, (pages, cost) in zip(weights, costs, strict=True)
    )
    run = sum(w * (pages - mean_pages) ** 2 for w, (pages, _) in zip(weights, costs, strict=True))
    page = rise / run
    return mean_cost - page * mean_pages, page


def _checks(cache: Path, times: int) -> None:
    pages, found = checks.costs(cache, times)
    _say(f"\n| checking, {pages} pages | least ms | median ms | wanted | times python-docx |")
    _say("|---" * 5 + "|")
    opened = found[checks.OPENED][1]
    for name, (least, median) in found.items():
        wanted = checks.WANTED[name]
        _say(f"| {name} | {least:.1f} | {median:.1f} | {wanted} | {median / opened:.1f} |")


def _cold(times: int) -> None:
    command = [str(Path(sys.executable).with_name("vanban"))]
    with tempfile.TemporaryDirectory() as folder:
        jobs = {
            f"vanban build {SAMPLE}": [*command, "build", SAMPLE, "--output", folder],
            "vanban --help": [*command, "--help"],
        }
        _say(
            "\n| cold command line | median ms | least ms | least processor ms | wanted | reached |"
        )
        _say("|---|---|---|---|---|---|")
        # Modules are compiled once, as pip does it when it installs them: the first run does here.
        compiled = {"PYTHONPYCACHEPREFIX": f"{folder}/compiled", "PYTHONDONTWRITEBYTECODE": ""}
        for name, job in jobs.items():
            found, used = [], []
            for _ in range(times + 1):
                began, before = time.perf_counter(), _children()
                subprocess.run(
                    job, check=True, capture_output=True, cwd=ROOT, env=os.environ | compiled
                )
                found.append((time.perf_counter() - began) * 1e3)
                used.append((_children() - before) * 1e3)
            clock = f"{statistics.median(found[1:]):.0f} | {min(found[1:]):.0f}"
            wanted = COLD if "build" in name else None
            reached = (
                f"{wanted} | {'yes' if statistics.median(found[1:]) <= wanted else 'no'}"
                if wanted
                else "- | -"
            )
            _say(f"| {name} | {clock} | {min(used[1:]):.0f} | {reached} |")


def _children() -> float:
    """Seconds of processor that finished programs have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
