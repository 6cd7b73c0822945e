"""`make seeds`: what `check` finds in the four issued texts once they are imported -> docs/bon-van-ban.md.

The texts are not part of the project; without them the page stays as it is. Every word that a finding
quotes is looked up in the text as it was issued: a finding that is not there is a false alarm and stops it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from pipeline.build import Order, draft
from pipeline.check import manual
from pipeline.importer.draft import Imported
from pipeline.problem import Problem
from pipeline.problems import known
from pipeline.text import nfc
from tests import samples
from tests.test_import_seeds import ISSUED, imported
from tests.test_seeds import FACTS, FILES

FILE = Path(__file__).parent / "bon-van-ban.md"
NAMES = {
    "huong-dan-2012": "Hướng dẫn của một ban đảng cấp tỉnh, 2012",
    "nghi-quyet-2021": "Nghị quyết của một ban chấp hành đảng bộ tỉnh, 2021",
    "nghi-quyet-ban-thuong-vu": "Nghị quyết của một ban thường vụ tỉnh uỷ",
    "de-an-2011": "Đề án của một tỉnh uỷ, 2011",
}
LOST = frozenset({"M003", "M007", "T011", "T012"})
"""What is missing because the text has lost its letterhead or its signer's title."""
HEAD = """# Bốn văn bản đã ban hành, nhập nguyên như đang có

Trang này do `make seeds` ghi. Bốn văn bản lấy từ PDF, mất phần đầu; nhập bằng `vanban import` rồi `vanban check`.
Cột “ở bản gốc” cho biết chữ mà `check` nêu có thật trong bản gốc hay là chỗ bản gốc đã mất.
"""


def main() -> int:
    """Write the page; 1 when a finding is not in its text."""
    if not ISSUED.is_dir():
        sys.stdout.write("bốn văn bản không có trên máy này: trang giữ nguyên\n")
        return 0
    lines = [HEAD]
    wrong: list[str] = []
    for name, title in NAMES.items():
        lines += _section(name, title, wrong)
    FILE.write_text("\n".join(lines), "utf-8")
    for one in wrong:
        sys.stdout.write(f"không có trong bản gốc: {one}\n")
    return 1 if wrong else 0


def _section(name: str, title: str, wrong: list[str]) -> Iterator[str]:
    made = imported(name)
    facts = FACTS[name]
    proof = made.proof
    yield f"## {title}\n"
    if proof is not None:
        yield f"- Đối chiếu: {proof.found}/{proof.words} chữ, đúng thứ tự."
    counts = f"{len(facts['headings'])} đề mục, {len(facts['items'])} danh sách, {len(facts['recipients'])} nơi nhận"
    yield f"- Đúng như người đọc ghi: {counts}, chữ ký (`tests/test_import_seeds.py`)."
    yield f"- Máy đánh dấu `# cần kiểm tra`: {len(made.doubts)} chỗ.\n"
    yield "| mã | số chỗ | lỗi | ví dụ | ở bản gốc |"
    yield "|---|---|---|---|---|"
    yield from _rows(made, _source(name), wrong)
    yield ""


def _source(name: str) -> str:
    (file,) = ISSUED.glob(f"{FILES[name]}_*.txt")
    return _plain(file.read_text("utf-8"))


def _plain(text: str) -> str:
    """Letters alone: wraps, page breaks and look-alikes of the text do not count."""
    text = nfc(text).replace("ƣ", "ư").replace("Ƣ", "Ư").replace("‘‘", '"').replace("’’", '"')
    return re.sub(r"\s+", "", text)


def _rows(made: Imported, source: str, wrong: list[str]) -> Iterator[str]:
    found = draft(made.text.encode(), f"{made.file}.yaml", samples.desk(), Order())
    by: dict[str, list[Problem]] = {}
    for problem in found.problems:
        by.setdefault(problem.code, []).append(problem)
    for code, problems in sorted(by.items()):
        quoted = [words for one in problems for words in re.findall("“([^“”]+)”", one.message)[:1]]
        absent = [one for one in quoted if _plain(one) not in source]
        if code not in LOST:
            wrong += [f"{code} “{one}”" for one in absent]
        place = "mất ở bản gốc" if code in LOST else "không có" if absent else "có"
        shown = ", ".join(f"“{one}”" for one in dict.fromkeys(quoted)) if code not in LOST else ""
        yield f"| `{code}` | {len(problems)} | {_title(code)} | {shown} | {place} |"


def _title(code: str) -> str:
    pages = manual.pages()
    return pages[code].title if code in pages else known()[code].title


if __name__ == "__main__":
    sys.exit(main())
