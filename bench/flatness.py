"""`python -m bench.flatness [--units 10000]`: what a unit costs as a batch goes on, docx + PDF in one process.

The clock of a machine that others use, and its processor's time too, differ by half from minute to minute. So two
processes take turns of ten units: one has so many units behind it, the other a hundred. Neighbouring turns are
compared, and the median of their ratios is told.
"""

from __future__ import annotations

import argparse
import gc
import sys
import tempfile
import time
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import quantiles

from bench.batch import Place
from pipeline.build import make
from pipeline.desk import Order

YOUNG = 100
TURN, TURNS = 10, 30
WANTED = 10


def main() -> None:
    """Print how much dearer a unit is behind so many others."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--units", type=int, default=10_000)
    units = parser.parse_args().units
    context = get_context("spawn")
    doors = []
    for behind in (units, YOUNG):
        door, other = context.Pipe()
        context.Process(target=_make, args=(other, behind), daemon=True).start()
        doors.append(door)
    for door in doors:
        door.recv()
    ratios = []
    for turn in range(TURNS):
        old, young = _turn(doors, first=turn % 2)
        ratios.append(old / young)
    low, middle, high = quantiles(ratios, n=4)
    met = "yes" if abs(middle - 1) * 100 <= WANTED else "no"
    sys.stdout.write(
        f"\nA unit behind {units} others costs {middle:.3f} of one behind {YOUNG} (half of {TURNS} turns: {low:.3f} to"
        f" {high:.3f}; wanted: within {WANTED} %): {met}\n"
    )


def _turn(doors: list[Connection], *, first: int) -> list[float]:
    """Processor seconds of ten units in both; who begins changes, for the first may find the machine rested."""
    spent = [0.0, 0.0]
    for which in (first, 1 - first):
        doors[which].send(TURN)
        spent[which] = doors[which].recv()
    return spent


def _make(door: Connection, behind: int) -> None:
    """A process that makes as many units as it is told, after those that it is to have behind it."""
    gc.set_threshold(100_000, 10, 10)  # as the command sets it
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder))
        number, count = 0, behind
        while True:
            began = time.process_time()
            for one in range(number, number + count):
                make(place.draft(one), place.desk, Order())
            number += count
            door.send(time.process_time() - began)
            count = door.recv()


if __name__ == "__main__":
    main()
