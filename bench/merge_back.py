"""Round trips: random edits of a printed docx, brought back into YAML, printed again and compared.

    python -m bench.merge_back [scripts] [first seed]

Prints, for all anchors, half of them and none: paragraphs mapped right, missed, wrong; words lost;
scripts after which the new print equals the copy, those reported, and those with an unreported difference.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path

from pipeline import tidy
from pipeline.build import Desk, Order, draft, make
from pipeline.review.base import printer, version
from pipeline.review.carry import Carried, carry
from pipeline.review.labels import core
from pipeline.review.likeness import words
from pipeline.review.returned import Returned, opened
from tests.edit_scripts import Script, script

FILES = (
    "mau-tu-van-ban-cu/huong-dan-2012",
    "mau-tu-van-ban-cu/nghi-quyet-ban-thuong-vu",
    "mau-tu-van-ban-cu/nghi-quyet-2021",
    "mau-tu-van-ban-cu/de-an-2011",
    "dang/chuong-trinh-phoi-hop-2026",
    "uy-ban/ke-hoach-dich-vu-cong-2026",
    "uy-ban/bao-cao-cai-cach-hanh-chinh-2026",
    "uy-ban/quy-che-to-cong-tac-2026",
)


class Case:
    """One sample printed with ids and anchors."""

    def __init__(self, name: str, desk: Desk) -> None:
        self.file = f"content/{name}.yaml"
        text = tidy.ids(Path(self.file).read_bytes(), self.file).text
        self.print_ = printer(self.file, desk, Order(formats=("docx",), rules=False), draft, make)
        found = version(text, self.file, self.print_)
        assert found is not None, name
        self.version = found
        made = self.print_(text)
        assert made
        self.data = made[1]
        self.words = [w for one in found.paragraphs for w in one.text.split()]


def mapped(made: Script, copy: Returned, result: Carried, count: Counter) -> list[str]:
    """Holds the alignment against the truth that the script kept."""
    told = []
    owner: dict[int, set[int]] = {}
    for match in result.alignment.matches:
        for at in match.new:
            owner.setdefault(at, set()).update(match.old)
    for at in range(len(copy.final)):
        truth, found = made.truth.get(at, set()), owner.get(at, set())
        if at >= len(made.truth):
            continue
        count["paragraphs"] += 1
        if truth == found:
            count["right"] += 1
        elif not truth and found:
            uncertain = any(at in m.new and not m.certain for m in result.alignment.matches)
            count["uncertain" if uncertain else "wrong"] += 1
            told.append(f"insert taken for a rewrite {at} {copy.final[at].text[:60]}")
        elif found - truth and any(
            at in match.new and not match.certain for match in result.alignment.matches
        ):
            count["uncertain"] += 1
        elif found - truth:
            count["wrong"] += 1
            told.append(f"wrong {at} {truth} {found} {copy.final[at].text[:60]}")
        else:
            count["missed"] += 1
            told.append(f"missed {at} {truth} {found} {copy.final[at].text[:60]}")
    return told


def judge(case: Case, seed: int, tracked: bool, share: float, count: Counter) -> list[str]:
    """One script; the lines tell what went wrong."""
    made = script(case.data, seed, tracked, case.words, share, 3 + seed % 12)
    copy = opened(made.data, "ban-tra-ve.docx")
    start = time.process_time()
    result = carry(case.version, copy.final, case.print_)
    count["ms"] += round(1000 * (time.process_time() - start))
    count["scripts"] += 1
    told = mapped(made, copy, result, count)
    before = Counter(w for one in copy.final for w in words(core(one.text)))
    after = Counter(w for one in result.printed for w in words(core(one.text)))
    # A line that prints the same field as a changed one follows it, and the report says so.
    if result.refused or result.followed or any(one.left for one in result.steps.words):
        count["reported"] += 1
        told += [f"refused {key} {why}" for key, why in result.refused.items()]
        told += [f"left {one.left}" for one in result.steps.words if one.left]
    elif before - after:
        lost = {w: n for w, n in (before - after).items() if not (w.isdigit() or len(w) < 3)}
        if lost:
            count["lost"] += 1
            told.append(f"lost {lost}")
    if result.unexplained:
        count["unexplained"] += 1
        told += [f"differs {one}" for one in result.unexplained]
    elif not result.refused and not result.followed:
        count["equal"] += 1
    return [f"[{case.file[8:30]} seed {seed} tracked {tracked} {made.done}] {x}" for x in told]


def main() -> None:
    scripts = int(sys.argv[1]) if len(sys.argv) > 1 else 24
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    desk = Desk(Path("content"), Path("templates"))
    cases = [Case(name, desk) for name in FILES]
    for share in (1.0, 0.5, 0.0):
        count: Counter[str] = Counter()
        for seed in range(first, first + scripts):
            case = cases[seed % len(cases)]
            for line in judge(case, seed, bool(seed // len(cases) % 2), share, count):
                if "-v" in sys.argv:
                    sys.stdout.write(line + "\n")
        share_right = 100 * count["right"] / max(1, count["paragraphs"])
        sys.stdout.write(f"anchors {share:.0%}: {share_right:.3f} % right; {dict(count)}\n")


if __name__ == "__main__":
    main()
