"""`python -m bench.differences`: processor time of reviews of ten pages, warm: comparing, redlining two
versions, bringing one reviewer's copy back.

The least of several runs: the machine is never quiet. Versions are read and composed anew each time; the
redline includes rendering both; a copy is opened, its base printed, the changes carried over and the result
printed again, all in the time that is told.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.documents import ROOT
from pipeline.build import Desk, Order, draft, make
from pipeline.review.base import printer, texts
from pipeline.review.blocks import lines
from pipeline.review.changes import changes
from pipeline.review.locate import Found
from pipeline.review.merge_back import bring_back
from pipeline.review.redline import redline
from pipeline.review.returned import opened
from pipeline.review.scalars import Places
from pipeline.source import read
from tests.edit_scripts import script

RUNS = 15
FILE = ROOT / "content" / "dang" / "ke-hoach-dan-van-kheo-2026.yaml"
ITEM = "  - tiêu đề: Chỉ tiêu\n"


def _long(text: str) -> str:
    """The sample with a further part of 60 paragraphs: ten pages and more."""
    part = "".join(
        f"      - Nội dung thứ {n} - cấp uỷ, tổ chức đảng trực thuộc kiểm tra, rà soát, báo cáo kết quả thực hiện"
        f" nhiệm vụ số {n} với Ban Thường vụ trước ngày {n % 28 + 1}/9/2026; nêu rõ việc chậm, nguyên nhân.\n"
        for n in range(1, 61)
    )
    return text.replace(ITEM, f"  - tiêu đề: Việc chung\n    ý:\n{part}{ITEM}", 1)


def _edited(text: str) -> str:
    """Every tenth paragraph reworded, one taken out, one put in."""
    for n in range(10, 61, 10):
        text = text.replace(f"nhiệm vụ số {n} với", f"nhiệm vụ số {n} đã giao với", 1)
    return text.replace(" 33 - cấp uỷ,", " 33 (mới) - các cấp uỷ,", 1).replace(
        "con số: 95%", "con số: 97%"
    )


def _least(work: Callable[[], object]) -> float:
    work()
    found = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found) * 1000


def main() -> None:
    """Milliseconds of each step."""
    old = _long(FILE.read_text("utf-8"))
    new = _edited(old)
    desk = Desk(ROOT / "content", ROOT / "templates")
    order = Order(("docx",), rules=False)

    def version(text: str) -> tuple[object, ...]:
        made = draft(text.encode(), str(FILE), desk, order)
        assert made.document
        return lines(made.document, Places(read(made.data, made.file)))

    def compared() -> object:
        return changes(version(old), version(new))

    def redlined() -> object:
        made = [
            make(draft(text.encode(), str(FILE), desk, order), desk, order).files["docx"]
            for text in (old, new)
        ]
        return redline(made[0], made[1], "Người soạn")

    before, after = version(old), version(new)
    pages = make(
        draft(new.encode(), str(FILE), desk, order), desk, Order(("pdf",), rules=False)
    ).pages
    say = sys.stdout.write
    say(f"{Path(FILE).name} + 60 paragraphs: {pages} pages, {len(before)} lines\n")
    say(f"changes alone:               {_least(lambda: changes(before, after)):6.1f} ms\n")
    say(f"read, compose, compare both: {_least(compared):6.1f} ms\n")
    say(f"render both and redline:     {_least(redlined):6.1f} ms\n")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / FILE.name
        file.write_text(old, "utf-8")
        _one_copy(file, desk)


def _one_copy(file: Path, desk: Desk) -> None:
    """A dry run of merge-back: opened, its base printed, carried over, printed again, told."""
    order = Order(("docx",), rules=False)
    text = file.read_text("utf-8")
    made = make(draft(text.encode(), str(file), desk, order), desk, order).files["docx"]
    vocabulary = " ".join(one.text for one in texts(made, str(file))).split()
    copy = script(made, 1, True, vocabulary, 1.0, 10)

    def brought() -> object:
        print_ = printer(str(file), desk, order, draft, make)
        return bring_back([(opened(copy.data, "LD-A.docx"), Found(file, text, ""), print_)])

    sys.stdout.write(
        f"one copy of it with {len(copy.done)} tracked changes ({', '.join(copy.done)}):\n"
        f"merge-back, dry run:         {_least(brought):6.1f} ms\n"
    )


if __name__ == "__main__":
    main()
