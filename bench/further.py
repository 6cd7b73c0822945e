"""What a further unit of a batch costs, from one size to the next, and what is paid once.

A whole run of n units takes T(n): a start and an end that are the same for all, and n units. (T(b) - T(a)) / (b - a) is
what each unit more between two sizes costs; what T(a) has above a such units is paid once. Times of long runs are of
other minutes than those of short ones: each is taken as a ratio to the short runs made while it stood still (see
`turns`), so that all are as of one minute.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median


@dataclass(frozen=True, slots=True)
class Run:
    """A long run: units, seconds of the whole, and what the short runs beside it took, seconds a unit (median)."""

    units: int
    whole: float
    short: float


@dataclass(frozen=True, slots=True)
class Step:
    """From one size to the next: seconds that each unit more costs."""

    few: int
    many: int
    each: float


def times(runs: Sequence[Run], few: int) -> list[tuple[int, float]]:
    """Units and seconds of whole runs, as of one minute: first of the short ones, which have `few`."""
    usual = median(one.short for one in runs)
    found = [(few, usual * few)]
    for one in sorted(runs, key=lambda run: run.units):
        found.append((one.units, one.whole / one.short * usual))
    return found


def steps(times: Sequence[tuple[int, float]]) -> list[Step]:
    """From each size to the next."""
    return [
        Step(few, many, (more - less) / (many - few))
        for (few, less), (many, more) in pairwise(times)
    ]


def once(times: Sequence[tuple[int, float]]) -> float:
    """Seconds that are paid once, whatever the number: of the shortest run, by its step to the next."""
    (few, less), *_ = times
    return less - few * steps(times)[0].each


def apart(costs: Sequence[float]) -> float:
    """By how many percent the dearest is above the cheapest."""
    return (max(costs) / min(costs) - 1) * 100
