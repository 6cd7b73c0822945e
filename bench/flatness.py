"""`python -m bench.flatness [--units 10000]`: what a unit costs as a batch goes on, docx + PDF in one process.

The clock of a machine that others use, and its processor's time too, differ by half from minute to minute. So after
every fifty units a fixed loop is timed, and a unit's cost is told in thousandths of that loop: what is left is the
program's own. Windows are told by their median, for a loop may be disturbed as well.
"""

from __future__ import annotations

import argparse
import gc
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from bench.batch import Place
from pipeline.build import make
from pipeline.desk import Order

STEP = 50
ENDS = (500, 1000, 3321, 10_000)
WINDOW = 400
"""Units before each end that are judged; the first fifty find nothing kept and are left out."""
WANTED = 10


def main() -> None:
    """Print the cost of a unit before each end, and how far apart they are."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--units", type=int, default=ENDS[-1])
    units = parser.parse_args().units
    gc.set_threshold(100_000, 10, 10)  # as the command sets it
    costs: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder))
        for first in range(0, units, STEP):
            began = time.process_time()
            for number in range(first, first + STEP):
                make(place.draft(number), place.desk, Order())
            spent = (time.process_time() - began) / STEP
            costs.append(spent / _loop() * 1e3)
    told = [_before(costs, end) for end in ENDS if end <= units]
    sys.stdout.write("\n| units before | cost of one, thousandths of the loop |\n|---|---|\n")
    for end, cost in zip(ENDS, told, strict=False):
        sys.stdout.write(f"| {end} | {cost:.1f} |\n")
    apart = (max(told) / min(told) - 1) * 100
    met = "yes" if apart <= WANTED else "no"
    sys.stdout.write(f"\n{apart:.1f} % apart (wanted: at most {WANTED}): {met}\n")


def _before(costs: list[float], end: int) -> float:
    last = end // STEP
    return median(costs[max(1, last - WINDOW // STEP) : last])


def _loop() -> float:
    """Processor seconds of the fixed loop."""
    began = time.process_time()
    total = 0
    for number in range(1_500_000):
        total += number * number % 7
    return time.process_time() - began


if __name__ == "__main__":
    main()
