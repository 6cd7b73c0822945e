"""Three-way merges of content files, ours against git's line merge.

python -m bench.merges [merges] [-v]
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from pipeline import source, tidy
from pipeline.review.merge import merge
from pipeline.review.merge_nodes import block_id, meaning
from pipeline.source import Mapping, Sequence
from tests.merge_scripts import changed

FILES = (
    "mau-tu-van-ban-cu/huong-dan-2012",
    "mau-tu-van-ban-cu/nghi-quyet-ban-thuong-vu",
    "mau-tu-van-ban-cu/nghi-quyet-2021",
    "mau-tu-van-ban-cu/de-an-2011",
    "uy-ban/ke-hoach-dich-vu-cong-2026",
)


def by_git(base: str, ours: str, theirs: str) -> tuple[int, str]:
    """Number of conflicts of `git merge-file` and what it makes."""
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for name, text in (("ours", ours), ("base", base), ("theirs", theirs)):
            path = Path(folder) / name
            path.write_text(text, encoding="utf-8", newline="")
            names.append(str(path))
        said = subprocess.run(["git", "merge-file", "-p", *names], capture_output=True)
        return said.returncode, said.stdout.decode()


def ids(text: str) -> set[str]:
    """Every block's id in a file."""
    found: set[str] = set()

    def walk(node) -> None:
        if isinstance(node, Mapping):
            found.add(block_id(node))
            for entry in node.entries:
                walk(entry.value)
        elif isinstance(node, Sequence):
            for one in node.items:
                walk(one)

    walk(source.read(text.encode(), "x.yaml").root)
    return found - {""}


def main() -> None:
    merges = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    count: Counter[str] = Counter()
    bases = []
    for name in FILES:
        data = Path(f"content/{name}.yaml").read_bytes()
        bases += [data.decode(), tidy.ids(data, name).text]
    for seed in range(merges):
        base = bases[seed % len(bases)]
        structure = seed // len(bases) % 2 == 0
        ours = changed(base, 2 * seed, 8, structure)
        theirs = changed(base, 2 * seed + 1, 8, structure)
        start = time.process_time()
        made = merge(base, ours, theirs, "x.yaml")
        count["ms"] += round(1000 * (time.process_time() - start))
        hunks, text = by_git(base, ours, theirs)
        count["merges"] += 1
        count["git conflicts"] += hunks > 0
        count["git hunks"] += max(hunks, 0)
        count["our conflicts"] += bool(made.conflicts)
        count["our hunks"] += len(made.conflicts)
        if not hunks and not made.conflicts:
            count["both clean"] += 1
            same = meaning(source.read(text.encode(), "x").root) == meaning(
                source.read(made.text.encode(), "x").root
            )
            count["same"] += same
            if not same and "-v" in sys.argv:
                sys.stdout.write(f"differs: seed {seed}\n")
        lost = (ids(ours) & ids(theirs)) - ids(made.text)
        fresh = ((ids(ours) | ids(theirs)) - ids(base)) - ids(made.text)
        count["blocks lost"] += len(lost) + len(fresh)
        if "-v" in sys.argv:
            for one in made.conflicts:
                sys.stdout.write(f"{seed} {one.path} {one.ours[:60]!r} {one.theirs[:60]!r}\n")
    sys.stdout.write(f"{dict(count)}\n")


if __name__ == "__main__":
    main()
