"""`python -m bench.batch [--quick] [--phases others,tn,100,1000]`: batches cold and warm, beside docxtpl in
a loop with LibreOffice.

The same 8-page guidance for every unit, docx and PDF. The other ways run on a few units and are scaled; all
in turn on the same machine. Wall time is what an officer waits; processor time is what a busy machine
does not falsify: ratios of both are given. "running" is what passes between the first units' end and the last
one's: the start of program and processes and what is made of all units left out; of up to 100 units it is that of the least
of three runs, of more that of one run.
Whether a unit costs the same among 100 and among 10,000 is told by whole runs, from start to end: short ones are made
while a long one stands still (see `turns`). Two costs are told apart: the time per document with the start (a whole run
by its units, so that few pay more of what is paid once), and the cost of a further unit from one size to the next
(see `further`).
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from datetime import date as Date
from pathlib import Path

from bench import further, naive
from bench.documents import ROOT, content
from bench.turns import STOPS, Stops
from pipeline import COMPILED
from pipeline.build import Desk, Order, composed, reading
from pipeline.flow.build import build as build_flow
from pipeline.registries.units import units

PAGES = 10.5
"""Of the made content, so that the finished guidance has eight."""
SIZES = (100, 1000, 3321, 10_000)
QUICK = (100, 400)
FEW = 100
"""Units of a short run, soon made again."""
_SHORT = "ngan"
EACH, TOGETHER = 4, 50
"""Units of way (a), of way (b)."""
DAY = Date(2026, 9, 30)


@dataclass(frozen=True, slots=True)
class Cost:
    """Of a run: seconds by the clock, of processors, MB of the whole tree of processes at its peak."""

    wall: float
    cpu: float
    memory: float = 0.0
    running: float = 0.0
    """Seconds a unit while units are made."""
    spent: float = 0.0
    """The same by processors."""
    beside: tuple[float, float, float] | None = None
    """Of the short runs made while this one stood still, as `turns.Stops.short`."""


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.batch", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="100 and 400 units only")
    parser.add_argument("--phases", help="others | tn | a number of units, by commas")
    parser.add_argument("--each", type=int, default=EACH, help="units of way (a)")
    parser.add_argument("--together", type=int, default=TOGETHER, help="units of way (b)")
    given = parser.parse_args()
    sizes = QUICK if given.quick else SIZES
    phases = given.phases.split(",") if given.phases else ["others", "tn", *map(str, sizes)]
    with tempfile.TemporaryDirectory(prefix="vanban-bench-", dir=_place()) as base:
        place = Place(Path(base))
        load = " ".join(f"{one:.1f}" for one in os.getloadavg())
        _say(
            f"{os.cpu_count()} processors, load {load}, layout compiled: {COMPILED};"
            f" a guidance of {place.pages()} pages, docx + PDF, all units"
        )
        others = None
        if "others" in phases:
            others = place.naive(given.each, 1), place.naive(given.together, given.together)
            _others(*others, given)
        _say(
            "\n| units | cold s | documents/s | ms a unit | processor ms a unit | running ms a unit"
            " | running processor ms a unit | warm s | cold/warm | warm processor s | MB | times (a) | times (b) |"
        )
        _say("|---" * 13 + "|")
        found: dict[str, tuple[int, Cost, Cost]] = {}
        for phase in phases:
            if phase == "tn":
                keys = [unit.code for unit in units().children("19", DAY)]
                found[phase] = (len(keys), *place.batch("tn", keys))
                _row("92, Thái Nguyên", *found[phase], others)
            elif phase != "others":
                found[phase] = (int(phase), *place.batch(phase, _keys(int(phase))))
                _row(phase, *found[phase], others)
        _targets(found, others)
    return 0


def _place() -> str | None:
    """Where all is written: BENCH_FOLDER, else the system's place for such files."""
    return os.environ.get("BENCH_FOLDER")


def _keys(size: int) -> list[str]:
    return [f"dv-{number:05}" for number in range(1, size + 1)]


def _others(each: Cost, together: Cost, given: argparse.Namespace) -> None:
    _say("\n| plain way | units | s a unit | processor s a unit |")
    _say("|---|---|---|---|")
    for name, cost, count in (
        ("(a) docxtpl in a loop, soffice once a file", each, given.each),
        (f"(b) docxtpl in a loop, soffice {given.together} files a call", together, given.together),
    ):
        _say(f"| {name} | {count} | {cost.wall:.3f} | {cost.cpu:.3f} |")


def _row(name: str, size: int, cold: Cost, warm: Cost, others: tuple[Cost, Cost] | None) -> None:
    wall, cpu = cold.wall / size, cold.cpu / size
    cells = [
        name,
        f"{cold.wall:.1f}",
        f"{size / cold.wall:.1f}",
        f"{wall * 1e3:.1f}",
        f"{cpu * 1e3:.1f}",
        f"{cold.running * 1e3:.2f}",
        f"{cold.spent * 1e3:.2f}",
        f"{warm.wall:.3f}",
        f"{cold.wall / warm.wall:.0f}",
        f"{warm.cpu:.2f}",
        f"{cold.memory:.0f}",
    ]
    cells += [f"{one.wall / wall:.1f} ({one.cpu / cpu:.1f} by processor)" for one in others or ()]
    _say(f"| {' | '.join(cells)} |")


Target = tuple[str, float, float | None, str, bool]
"""What is asked, by the clock, by processor time, what was wanted, whether the clock reached it."""


def _targets(found: dict[str, tuple[int, Cost, Cost]], others: tuple[Cost, Cost] | None) -> None:
    """What was wanted, what was reached by the clock and by processor time."""
    rows: list[Target] = []
    for phase in ("tn", "3321"):
        if phase not in found:
            continue
        size, cold, warm = found[phase]
        name = f"{size:,} units"
        for way, other, wanted in zip("ab", others or (), (100, 12), strict=False):
            clock, cpu = other.wall * size / cold.wall, other.cpu * size / cold.cpu
            rows.append(
                (f"{name}: times faster than ({way})", clock, cpu, f"{wanted}", clock >= wanted)
            )
        again = cold.wall / warm.wall
        less = cold.cpu / warm.cpu if warm.cpu else None
        rows.append((f"{name}: second run, times faster", again, less, "50", again >= 50))
    rows += _flat([(size, cold) for size, cold, _ in found.values() if cold.beside])
    if found:
        most = max(cold.memory for _, cold, _ in found.values())
        rows.append(("MB of all processes at most", most, None, "under 1,000", most < 1000))
    _say("\n| | by the clock | by processor time | wanted | reached |")
    _say("|---" * 5 + "|")
    for name, clock, cpu, wanted, reached in rows:
        by = "-" if cpu is None else f"{cpu:.1f}"
        _say(f"| {name} | {clock:.1f} | {by} | {wanted} | {'yes' if reached else 'no'} |")


def _flat(long: list[tuple[int, Cost]]) -> list[Target]:
    """Whether a unit costs the same among few and among many: with the start, and without it."""
    if not long:
        return []
    for size, cold in long:
        _beside(size, cold)
    clock, processors = (
        further.times([further.Run(size, whole(cold), cold.beside[of]) for size, cold in long], FEW)
        for of, whole in ((0, _wall), (1, _processors))
    )
    _say("\n| a further unit, from | to | ms by the clock | ms of processors |")
    _say("|---" * 4 + "|")
    both = list(zip(further.steps(clock), further.steps(processors), strict=True))
    for by_clock, by_processors in both:
        each = f"{by_clock.each * 1e3:.2f} | {by_processors.each * 1e3:.2f}"
        _say(f"| {by_clock.few:,} | {by_clock.many:,} | {each} |")
    _say(
        f"\npaid once, start and end of a run: {further.once(clock) * 1e3:.0f} ms by the clock,"
        f" {further.once(processors) * 1e3:.0f} of processors"
    )
    sizes = f"{FEW} to {clock[-1][0]:,}"
    rows = []
    for name, costs in (
        (
            "time per document with the start",
            [[t / n for n, t in one] for one in (clock, processors)],
        ),
        ("cost of a further unit", [[one.each for one in row] for row in zip(*both, strict=True)]),
    ):
        if len(costs[0]) < 2:
            continue  # with one step there is nothing to compare
        by_clock, by_processor = map(further.apart, costs)
        rows.append(
            (f"{name}, {sizes}: % apart", by_clock, by_processor, "at most 10", by_clock <= 10)
        )
    return rows


def _beside(size: int, cold: Cost) -> None:
    """What a unit of a long run costs, beside one of the short runs meanwhile."""
    clock, cpu, running = cold.beside
    _say(
        f"\na unit among {size:,}: {cold.wall / size * 1e3:.2f} ms, {cold.cpu / size * 1e3:.2f} of processors, running"
        f" {cold.running * 1e3:.2f}; among {FEW} meanwhile: {clock * 1e3:.2f} ms, {cpu * 1e3:.2f}, running"
        f" {running * 1e3:.2f}"
    )


class Place:
    """A working place with the content and a roster of any length."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.content = folder / "content"
        self.content.mkdir()
        for name in ("organs.yaml", "citations.yaml", "people.yaml"):
            (self.content / name).write_bytes((ROOT / "content" / name).read_bytes())
        (folder / "templates").symlink_to(ROOT / "templates")
        self.file = self.content / "hd.yaml"
        self.file.write_text(json.dumps(_guidance(), ensure_ascii=False, indent=1), "utf-8")
        self.desk = Desk(self.content, ROOT / "templates", (), folder / "cache")
        self.read = reading(self.file.read_bytes(), str(self.file), self.desk)

    def draft(self, number: int):
        """One unit's document, composed."""
        values = {"unit": {"ten": f"xã Số {number}", "so_nguoi": str(20 + number)}}
        order = Order(batch=self.file, data=values, rules=False)
        return composed(self.read, self.desk, order)

    def pages(self) -> int:
        """Of one unit's document."""
        from pipeline.build import make

        return make(self.draft(1), self.desk, Order()).pages or 0

    def naive(self, count: int, a_call: int) -> Cost:
        """docxtpl for each, then LibreOffice with so many files a call; seconds a unit."""
        template = naive.word_template((ROOT / "templates" / "hd05.docx").read_bytes())
        drafts = [self.draft(number) for number in range(count)]
        width = self.desk.metrics.text_width
        values = [naive.context(build_flow(one.document, one.standard, width)) for one in drafts]
        profile = (self.folder / "profile").as_uri()
        command = [
            "soffice",
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            "pdf",
        ]
        out = self.folder / "naive"
        out.mkdir(exist_ok=True)
        (out / "x.docx").write_bytes(naive.render(template, values[0]))
        subprocess.run([*command, "--outdir", out, out / "x.docx"], check=True, capture_output=True)
        began, before = time.perf_counter(), _cpu()
        files = []
        for number, one in enumerate(values):
            files.append(out / f"{number}.docx")
            files[-1].write_bytes(naive.render(template, one))
        for at in range(0, count, a_call):
            call = [*command, "--outdir", out, *files[at : at + a_call]]
            subprocess.run(call, check=True, capture_output=True)
        return Cost((time.perf_counter() - began) / count, (_cpu() - before) / count)

    def batch(self, name: str, keys: list[str]) -> tuple[Cost, Cost]:
        """The command, cold and then again with nothing changed."""
        self._job(name, keys)
        count, again = len(keys), f"content/{name}.dot.yaml"
        if count <= FEW:
            # What a few units cost is told by several runs, each with its second ones behind it: both meet the
            # machine in the same moods, and most of a second run is the start of a program.
            turns = [(self._cold(name, count), self._warm(again, count)) for _ in range(3)]
            cold, warm = (min(costs, key=_wall) for costs in zip(*turns, strict=True))
        else:
            self._job(_SHORT, _keys(FEW))
            cold = self._cold(name, count, stopped=True)
            warm = self._warm(again, count)
        shutil.rmtree(self.folder / "output" / f"dot-{name}")
        return cold, warm

    def _job(self, name: str, keys: list[str]) -> None:
        lines = [f"{key},xã Số {at},{20 + at}" for at, key in enumerate(keys)]
        (self.content / f"{name}.csv").write_text("\n".join(["khoa,ten,so_nguoi", *lines]), "utf-8")
        job = (
            f"nội dung: hd.yaml\ndanh sách: {{tệp: {name}.csv, khớp theo: khoá, cột khoá: khoa}}\n"
            f"số từ: 1\nđầu ra: {{thư mục: dot-{name}}}\n"
        )
        (self.content / f"{name}.dot.yaml").write_text(job, "utf-8")

    def _short(self) -> tuple[float, float, float]:
        cost = self._cold(_SHORT, FEW)
        return cost.wall / FEW, cost.cpu / FEW, cost.running

    def _cold(self, name: str, count: int, *, stopped: bool = False) -> Cost:
        """With the stream of events, to know when units end."""
        shutil.rmtree(self.folder / "output" / f"dot-{name}", ignore_errors=True)
        # Each process has made several by then, and knows what all have in common.
        first = min(40, count // 4)
        began, before = time.perf_counter(), _cpu()
        run = self._started(f"content/{name}.dot.yaml", "--json")
        watch = _Watch(run.pid)
        stops = Stops(run.pid, count // (STOPS + 1) if stopped else count, self._short)
        ends, last, spent = [], {}, []
        for line in run.stdout:
            last = json.loads(line)
            if last["event"] == "unit":
                ends.append(time.perf_counter() - stops.still)
                if len(ends) in (first + 1, count):
                    spent.append(watch.spent())
                stops.after(len(ends), count)
        wrong = run.stderr.read()
        run.wait()
        wall = time.perf_counter() - began - stops.still
        memory, seen = watch.end()
        # What is looked at ten times a second misses the last moments of each process; those that somebody waited
        # for are counted whole.
        cpu = max(seen, _cpu() - before - sum(one[1] for one in stops.short_costs) * FEW)
        if run.returncode or last.get("counts") != {"written": count}:
            raise RuntimeError(f"{last}\n{wrong}")
        rest = count - 1 - first
        running, used = (ends[-1] - ends[first]) / rest, (spent[-1] - spent[0]) / rest
        return Cost(wall, cpu, memory, running, used, stops.costs() if stopped else None)

    def _warm(self, file: str, count: int) -> Cost:
        """The best of three."""
        return min((self._second(file, count) for _ in range(3)), key=_wall)

    def _second(self, file: str, count: int) -> Cost:
        began, before = time.perf_counter(), _cpu()
        run = self._started(file)
        said, wrong = run.communicate()
        wall, cpu = time.perf_counter() - began, _cpu() - before
        if run.returncode or f"Không đổi {count}." not in said:
            raise RuntimeError(f"{said}\n{wrong}")
        return Cost(wall, cpu)

    def _started(self, file: str, *more: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [Path(sys.executable).with_name("vanban"), "batch", file, *more],
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | {"VANBAN_CACHE": str(self.folder / "cache")},
            start_new_session=True,
        )


def _wall(cost: Cost) -> float:
    return cost.wall


def _processors(cost: Cost) -> float:
    return cost.cpu


def _guidance() -> dict[str, object]:
    """Every section names the unit once; the rest is the same for all, as guidance is."""
    plan = json.loads(content(3, PAGES))
    plan |= {"kind": "guidance", "number": ""}
    del plan["number"]
    plan["subject"] += " tại {{ unit.ten }}"
    plan["body"] = [block for block in plan["body"] if block["text"] and block["items"]]
    for block in plan["body"]:
        block["items"][0] = (
            "Tại {{ unit.ten }} mời {{ unit.so_nguoi }} đại biểu: " + block["items"][0]
        )
    plan["recipients"] = ["Đảng uỷ {{ unit.ten }}", "Lãnh đạo Ban"]
    return plan


def _cpu() -> float:
    """Seconds of processors by this process and all its ended children."""
    own, theirs = (
        resource.getrusage(resource.RUSAGE_SELF),
        resource.getrusage(resource.RUSAGE_CHILDREN),
    )
    return own.ru_utime + own.ru_stime + theirs.ru_utime + theirs.ru_stime


_TICK = os.sysconf("SC_CLK_TCK")


class _Watch:
    """Proportional memory and processor time of a session of processes, looked at ten times a second.

    Workers are children of a fork server, whom nobody waits for: what the system counts for ended children
    leaves them out.
    """

    def __init__(self, session: int) -> None:
        self._session = session
        self._peak = 0.0
        self._spent: dict[str, float] = {}
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def end(self) -> tuple[float, float]:
        """Peak MB, seconds of processors."""
        self._over.set()
        self._thread.join()
        return self._peak, sum(self._spent.values())

    def spent(self) -> float:
        """Seconds of processors so far."""
        self._processes()
        return sum(list(self._spent.values()))

    def _look(self) -> None:
        while not self._over.wait(0.1):
            self._peak = max(self._peak, sum(map(_memory, self._processes())))

    def _processes(self) -> list[Path]:
        found = []
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    fields = (entry / "stat").read_text().rpartition(")")[2].split()
                except OSError:
                    continue
                if int(fields[3]) == self._session:
                    self._spent[entry.name] = (int(fields[11]) + int(fields[12])) / _TICK
                    found.append(entry)
        return found


def _memory(process: Path) -> float:
    """MB: what is shared by several is counted in parts."""
    try:
        for line in (process / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    except OSError:
        return 0.0
    return 0.0


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
