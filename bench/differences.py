"""`python -m bench.differences`: processor time of reviews of ten pages, warm: comparing, redlining two
versions, bringing one reviewer's copy back.

The least of several runs: the machine is never quiet. Versions are read and composed anew each time; the
redline includes rendering both; a copy is opened, its base printed, the changes carried over and the result
printed again, all in the time that is told.
"""

from __future__ import annotations

import gc
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.documents import ROOT
from pipeline.build import Desk, Order, draft, make
from pipeline.review.base import printer, texts
from pipeline.review.blocks import Line, lines
from pipeline.review.changes import changes
from pipeline.review.locate import Found
from pipeline.review.merge_back import bring_back
from pipeline.review.redline import redline
from pipeline.review.returned import opened
from pipeline.review.scalars import Places
from pipeline.source import read
from tests.edit_scripts import script

FURTHER = 24
"""Paragraphs added to the sample, which has eight pages."""
CHANGES = 10
COPIES = range(1, 10)
"""Random scripts of changes, told by the copy in the middle and by the one that takes longest."""
DIFF, REDLINE, BACK, WORST = (
    "read, compose and compare both",
    "print both and redline",
    f"merge-back of one copy with {CHANGES} tracked changes",
    "the same, the copy that takes longest (steps tried one by one)",
)
WANTED = {DIFF: "100", REDLINE: "-", BACK: "300", WORST: "-"}
"""Milliseconds of processor time."""
FILE = ROOT / "content" / "dang" / "ke-hoach-dan-van-kheo-2026.yaml"
ITEM = "  - tiêu đề: Chỉ tiêu\n"


def _long(text: str) -> str:
    """The sample with a further part: ten pages."""
    part = "".join(
        f"      - Nội dung thứ {n} - cấp uỷ, tổ chức đảng trực thuộc kiểm tra, rà soát, báo cáo kết quả thực hiện"
        f" nhiệm vụ số {n} với Ban Thường vụ trước ngày {n % 28 + 1}/9/2026; nêu rõ việc chậm, nguyên nhân.\n"
        for n in range(1, FURTHER + 1)
    )
    return text.replace(ITEM, f"  - tiêu đề: Việc chung\n    ý:\n{part}{ITEM}", 1)


def _edited(text: str) -> str:
    """Every fifth paragraph of the further part reworded, and a figure changed."""
    for n in range(5, FURTHER + 1, 5):
        text = text.replace(f"nhiệm vụ số {n} với", f"nhiệm vụ số {n} đã giao với", 1)
    return text.replace(" 13 - cấp uỷ,", " 13 (mới) - các cấp uỷ,", 1).replace(
        "con số: 95%", "con số: 97%"
    )


def _cost(work: Callable[[], object], times: int) -> tuple[float, float]:
    """Least and median processor milliseconds, warm."""
    work()
    found = []
    for _ in range(times):
        start = time.process_time()
        work()
        found.append((time.process_time() - start) * 1e3)
    return min(found), sorted(found)[times // 2]


def costs(times: int = 15) -> tuple[int, dict[str, tuple[float, float]]]:
    """Pages of the versions; least and median processor milliseconds of each step."""
    gc.set_threshold(100_000, 10, 10)  # as the command line has it
    old = _long(FILE.read_text("utf-8"))
    new = _edited(old)
    desk = Desk(ROOT / "content", ROOT / "templates")
    order = Order(("docx",), rules=False)

    def version(text: str) -> tuple[Line, ...]:
        made = draft(text.encode(), str(FILE), desk, order)
        if made.document is None:
            raise AssertionError("the sample does not compose")
        return lines(made.document, Places(read(made.data, made.file)))

    def redlined() -> object:
        made = [
            make(draft(text.encode(), str(FILE), desk, order), desk, order).files["docx"]
            for text in (old, new)
        ]
        return redline(made[0], made[1], "Người soạn")

    printed = draft(new.encode(), str(FILE), desk, order)
    pages = make(printed, desk, Order(("pdf",), rules=False)).pages or 0
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / FILE.name
        file.write_text(old, "utf-8")
        jobs: dict[str, Callable[[], object]] = {
            DIFF: lambda: changes(version(old), version(new)),
            REDLINE: redlined,
        }
        found = {name: _cost(job, times) for name, job in jobs.items()}
        copies = sorted(_cost(_one_copy(file, desk, seed), max(times // 5, 2)) for seed in COPIES)
        return pages, {**found, BACK: copies[len(copies) // 2], WORST: copies[-1]}


def _one_copy(file: Path, desk: Desk, seed: int) -> Callable[[], object]:
    """A dry run of merge-back: opened, its base printed, carried over, printed again, told."""
    order = Order(("docx",), rules=False)
    text = file.read_text("utf-8")
    made = make(draft(text.encode(), str(file), desk, order), desk, order).files["docx"]
    vocabulary = " ".join(one.text for one in texts(made, str(file))).split()
    copy = script(made, seed, True, vocabulary, 1.0, CHANGES)

    def brought() -> object:
        print_ = printer(str(file), desk, order, draft, make)
        return bring_back([(opened(copy.data, "LD-A.docx"), Found(file, text, ""), print_)])

    return brought


def table(times: int = 15) -> str:
    """Each step beside what is wanted of it."""
    pages, found = costs(times)
    rows = [f"| two versions of {pages} pages | least ms | median ms | wanted under | met |"]
    rows.append("|---|---|---|---|---|")
    for name, (least, median) in found.items():
        wanted = WANTED[name]
        met = "" if wanted == "-" else "yes" if least < float(wanted) else "no"
        rows.append(f"| {name} | {least:.1f} | {median:.1f} | {wanted} | {met} |")
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    sys.stdout.write(table())
