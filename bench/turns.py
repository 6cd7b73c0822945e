"""Long runs stopped now and then for short ones, so that both meet the machine in the same moods.

A shared machine is up to half slower from one minute to the next: 10,000 units take minutes, 100 a second, and one
after the other the clock tells of the minute, not of the batch. Here the long run's processes stand still (SIGSTOP)
while a run of 100 units is made from its start to its end; the long run's clock leaves these stops out.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median

STOPS = 8
"""Short runs beside a long one."""


@dataclass
class Stops:
    """Of one long run: how long it stood still, and what the short runs took meanwhile."""

    session: int
    every: int
    """Units after which it stops."""
    short: Callable[[], tuple[float, float, float]]
    """Makes a short run: seconds a unit by the clock, of processors, by the clock while units are made."""
    still: float = 0.0
    short_costs: list[tuple[float, float, float]] = field(default_factory=list)

    def after(self, units: int, last: int) -> None:
        """So many units of the long run have ended, of `last`."""
        if units % self.every or units == last:
            return
        began = time.perf_counter()
        os.killpg(self.session, signal.SIGSTOP)
        try:
            self.short_costs.append(self.short())
        finally:
            os.killpg(self.session, signal.SIGCONT)
            self.still += time.perf_counter() - began

    def costs(self) -> tuple[float, float, float]:
        """Medians of the short runs, as `short` has them."""
        clock, processor, running = (median(one) for one in zip(*self.short_costs, strict=True))
        return clock, processor, running
