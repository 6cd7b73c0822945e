"""`python -m tests.fuzz --count 20000 --first 1`: each seed's document laid out and looked at."""

from __future__ import annotations

import argparse
import gc
import sys
from collections import Counter
from collections.abc import Sequence

from tests.fuzz.faults import tried
from tests.fuzz.reach import WANTED

TOLD = 500
"""After so many seeds the run says where it is: `--first` goes on from there."""


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--first", type=int, default=1)
    chosen = parser.parse_args(arguments)
    gc.set_threshold(200_000, 20, 100)  # thousands of pages, none of which ever points back
    bad, met = 0, Counter[str]()
    for seed in range(chosen.first, chosen.first + chosen.count):
        found, things = tried(seed)
        met.update(things)
        if found:
            bad += 1
            _tell(f"{seed}: {found[0]} ({len(found)})")
        if seed % TOLD == 0:
            _tell(f"{seed}: {bad} có lỗi")
    for thing in WANTED:
        _tell(f"{met[thing]:7} {met[thing] / chosen.count:6.1%}  {thing}")
    unmet = [thing for thing in WANTED if not met[thing]]
    _tell(f"{chosen.count} dòng chảy ngẫu nhiên, {bad} có lỗi, {len(unmet)} thứ chưa gặp")
    return 1 if bad or unmet else 0


def _tell(said: str) -> None:
    sys.stdout.write(said + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
