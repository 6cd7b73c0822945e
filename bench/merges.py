"""Three-way merges of content files, ours against git's line merge.

    python -m bench.merges [merges] [first seed] [-v]

The two sides' changes are known word by word, so it is known where a person must choose: both changed the
same words, one date, a figure and the words beside it; one took out what the other changed; two orders
that cannot both be had. A merge that stops for it is right, by whatever means; one that stops without it
is needless; one that goes through in spite of it is silent.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from pipeline import source, tidy
from pipeline.review.merge import merge
from pipeline.review.merge_nodes import block_id, meaning
from pipeline.source import Mapping, Sequence
from tests.merge_scripts import changed, to_decide


@dataclass(frozen=True, slots=True)
class Profile:
    """How two people work at one document at the same time."""

    name: str
    edits: int
    paragraphs: int
    """In how many paragraphs the words are changed; 0 = in any."""

    def structure(self, seed: int) -> bool:
        """Every other ten merges also put in, take out or move a block."""
        return seed // 10 % 2 == 0


PROFILES = (
    Profile("each works on three paragraphs of a part", 8, 3),
    Profile("eight words changed anywhere", 8, 0),
)
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


def judge(base: str, seed: int, profile: Profile, count: Counter[str]) -> list[str]:
    """One merge by git and by us, held against what the two sides did."""
    ours = changed(base, 2 * seed, profile.edits, profile.structure(seed), profile.paragraphs)
    theirs = changed(base, 2 * seed + 1, profile.edits, profile.structure(seed), profile.paragraphs)
    start = time.process_time()
    made = merge(base, ours.text, theirs.text, "x.yaml")
    count["us"] += round(1e6 * (time.process_time() - start))
    hunks, text = by_git(base, ours.text, theirs.text)
    choices = to_decide(ours, theirs)
    count["merges"] += 1
    count["must"] += bool(choices)
    for name, met in (("git", hunks), ("ours", len(made.conflicts))):
        count[f"{name} stops"] += met > 0
        count[f"{name} places"] += max(met, 0)
        count[f"{name} true"] += met > 0 and bool(choices)
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


def main() -> int:
    """Exit 1 when something was lost, went through in silence, stopped needlessly, or differs from git's."""
    numbers = [int(one) for one in sys.argv[1:] if one.isdigit()]
    merges, first = [*numbers, 60, 0][:2] if len(numbers) != 1 else (numbers[0], 0)
    texts = bases()
    bad = 0
    for profile in PROFILES:
        count: Counter[str] = Counter()
        for seed in range(first, first + merges):
            for line in judge(texts[seed % len(texts)], seed, profile, count):
                if "-v" in sys.argv:
                    sys.stdout.write(f"{line}\n")
        sys.stdout.write(table(profile, count))
        sys.stdout.flush()
        bad += sum(count[one] for one in ("ours silent", "ours needless", "blocks lost"))
        bad += count["both clean"] - count["same"]
    return 1 if bad else 0


def table(profile: Profile, count: Counter[str]) -> str:
    """What one profile gave, in words."""
    rows = [
        ("merges that stop", "stops"),
        ("  of these: a person must choose", "true"),
        ("  of these: needless", "needless"),
        ("conflicts in them", "places"),
        ("went through though a person must choose", "silent"),
    ]
    lines = [f"{profile.name}: {count['merges']} merges, {count['must']} with something to choose"]
    lines += [f"  {'':42}{'git':>6}{'ours':>6}"]
    for title, key in rows:
        lines.append(f"  {title:42}{count[f'git {key}']:6}{count[f'ours {key}']:6}")
    share = [
        100 * count[f"ours {one}"] / max(count[f"git {one}"], 1) for one in ("stops", "places")
    ]
    lines.append(f"  ours in % of git's: {share[0]:.1f} of merges, {share[1]:.1f} of conflicts")
    lines.append(
        f"  both clean {count['both clean']}, equal {count['same']};"
        f" blocks lost {count['blocks lost']};"
        f" {count['us'] / 1000 / max(count['merges'], 1):.0f} ms a merge"
    )
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
