"""Three-way merges of content files, ours against git's line merge.

    python -m bench.merges [merges] [-v]

The two sides' changes are known, so it is known where a person must choose (both changed the same words,
one took out what the other changed). "needless" = merges stopped though nobody need choose; "silent" =
merges that went through though somebody must.
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
from tests.merge_scripts import changed, to_decide

ROOT = Path(__file__).parent.parent
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


def bases() -> list[str]:
    """Every sample as it is and with an id for every block."""
    found = []
    for name in FILES:
        data = (ROOT / f"content/{name}.yaml").read_bytes()
        found += [data.decode(), tidy.ids(data, name).text]
    return found


def judge(base: str, seed: int, structure: bool, count: Counter[str]) -> list[str]:
    """One merge by git and by us, held against what the two sides did."""
    ours = changed(base, 2 * seed, 8, structure)
    theirs = changed(base, 2 * seed + 1, 8, structure)
    start = time.process_time()
    made = merge(base, ours.text, theirs.text, "x.yaml")
    count["ms"] += round(1000 * (time.process_time() - start))
    hunks, text = by_git(base, ours.text, theirs.text)
    choices = to_decide(ours, theirs)
    count["merges"] += 1
    count["a person must choose"] += bool(choices)
    for name, met in (("git", hunks), ("our", len(made.conflicts))):
        count[f"{name} conflicts"] += met > 0
        count[f"{name} hunks"] += max(met, 0)
        count[f"{name} needless"] += met > 0 and not choices
        count[f"{name} silent"] += not met and bool(choices)
    told = [f"{one.path} {one.ours[:60]!r} {one.theirs[:60]!r}" for one in made.conflicts]
    if choices and not made.conflicts:
        told.append(f"silent: {choices}")
    if not hunks and not made.conflicts:
        count["both clean"] += 1
        same = _says(text) == _says(made.text)
        count["same"] += same
        told += [] if same else ["differs"]
    mine, other = ids(ours.text), ids(theirs.text)
    lost = ((mine & other) | ((mine | other) - ids(base))) - ids(made.text)
    count["blocks lost"] += len(lost)
    return [f"{seed} {'must' if choices else 'need not'} {line}" for line in told]


def _says(text: str) -> object:
    return meaning(source.read(text.encode(), "x").root)


def main() -> None:
    merges = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    count: Counter[str] = Counter()
    texts = bases()
    for seed in range(merges):
        structure = seed // len(texts) % 2 == 0
        for line in judge(texts[seed % len(texts)], seed, structure, count):
            if "-v" in sys.argv:
                sys.stdout.write(f"{line}\n")
    sys.stdout.write(f"{dict(count)}\n")


if __name__ == "__main__":
    main()
