"""Examples of the pages about batches, rosters and overrides are true: each is made as files and run by the command.

Keys that stand first are the batch file's; “# tệp.csv” begins a file of that name, “# tệp.xlsx [Trang]” a sheet of
a workbook, whose rows stand as in a CSV file; rows alone are “ds.csv”, a roster of Thái Nguyên.
"""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.check.manual import MARK
from pipeline.cli import cli
from pipeline.problem import ContentError
from pipeline.problems import known
from tests.roster_cases import workbook
from tests.samples import CONTENT, ROOT

SEEN_ELSEWHERE = {
    # Bytes of other encodings, hidden rows, kept results of formulas: tests/roster/files.yaml.
    *("U005", "U006", "U010", "U012"),
    # A tool that fails, folders and numbers of other runs, a ledger changed by hand: tests/test_batch*.py.
    *("Q011", "Q012", "Q013", "Q014"),
    # What the roster has told before as U027.
    "Q010",
}
"""No few lines of text show these."""
CODES = sorted(code for code in known() if code[0] in "GQU" and code not in SEEN_ELSEWHERE)
DOCUMENT = """\
loại: hướng dẫn
ngày: 2026-08-04
cơ quan ban hành: btgdv-tu-thai-nguyen
trích yếu: tổ chức hội nghị
nội dung:
  - {mã: m3k, đoạn: Ban hướng dẫn như sau.}
nơi nhận: [Lãnh đạo Ban]
lưu: Văn phòng
ký: {chức vụ: Trưởng ban, họ tên: Nguyễn Văn An}
"""
_FILE = re.compile(r"# (?P<name>[\w./-]+\.(?:csv|xlsx?|yaml))(?: \[(?P<sheet>.+)\])?")
_KEY = re.compile(r"(nội dung|danh sách|ghi đè|đầu ra|số từ):")


def parts(example: str) -> dict[tuple[str, str], str]:
    """The text of each (file, sheet) of an example, the batch file completed."""
    lines = example.splitlines()
    name, sheet = ("dot.yaml", "") if _KEY.match(lines[0]) else ("ds.csv", "")
    found: dict[tuple[str, str], str] = {("dot.yaml", ""): ""}
    for line in lines:
        begun = _FILE.fullmatch(line)
        if begun:
            name, sheet = begun["name"], begun["sheet"] or ""
            found[name, sheet] = ""
        else:
            found[name, sheet] = found.get((name, sheet), "") + line + "\n"
    return found


def whole(job: str, code: str, csv_alone: bool) -> str:
    """The batch file with what an example does not say; of the pages about the file itself all is said."""
    if code[0] == "Q":
        return job
    if not re.search("^danh sách:", job, re.MULTILINE):
        of = (
            "tệp: ds.csv, tỉnh: Thái Nguyên"
            if csv_alone
            else "sổ địa phương: {đơn vị: [Xã Đại Từ]}"
        )
        job = f"danh sách: {{{of}}}\n{job}"
    return f"nội dung: huong-dan.yaml\n{job}"


def told(place: Path, example: str, code: str) -> tuple[set[tuple[str, int]], set[tuple[str, int]]]:
    """(file, line) of each mark of the example, and of each time that the code is told."""
    texts = parts(example)
    texts["dot.yaml", ""] = whole(texts["dot.yaml", ""], code, ("ds.csv", "") in texts)
    marked, books = set(), dict[str, dict[str, list[list[str]]]]()
    for (name, sheet), text in texts.items():
        file = place / name
        file.parent.mkdir(exist_ok=True, parents=True)
        if name.endswith(".xlsx"):
            books.setdefault(name, {})[sheet or "Trang"] = list(csv.reader(text.splitlines()))
            continue
        file.write_text(text.replace("\\x07", "\x07"), "utf-8")
        rows = enumerate(text.splitlines(), 1)
        marked |= {(name, at) for at, row in rows if f"{MARK}{code}" in row}
    for name, sheets in books.items():
        (place / name).write_bytes(workbook(sheets))
    return marked, {(name, line) for said, name, line in _said(place) if said == code}


def _said(place: Path) -> Iterator[tuple[str, str, int]]:
    """(code, file, line) of everything that a trial run of `dot.yaml` tells, by unit and of the whole."""
    with pytest.MonkeyPatch.context() as moved:
        moved.chdir(place)
        done = CliRunner().invoke(cli, ["batch", "dot.yaml", "--dry-run", "--json", "--limit", "3"])
    if isinstance(done.exception, ContentError):  # nothing is begun
        yield from ((one.code, one.span.file, one.span.line) for one in done.exception.problems)
        return
    assert done.exit_code in (0, 1), done.output
    for line in done.stdout.splitlines():
        for one in json.loads(line)["problems"]:
            yield one["code"], one["file"], one["line"]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A working place with the registries, the templates and a content file beside the batch file."""
    (tmp_path / "vanban.toml").write_text("", "utf-8")
    (tmp_path / "content").mkdir()
    for name in ("organs.yaml", "citations.yaml", "people.yaml"):
        shutil.copy(CONTENT / name, tmp_path / "content")
    (tmp_path / "templates").symlink_to(ROOT / "templates")
    (tmp_path / "huong-dan.yaml").write_text(DOCUMENT, "utf-8")
    return tmp_path


@pytest.mark.parametrize("code", CODES)
def test_an_example_of_a_batch_is_true(code: str, place: Path, tmp_path: Path) -> None:
    page = known()[code]
    marked, found = told(place, page.bad, code)
    assert found
    assert not marked or found == marked
    for file in (*place.glob("ds.*"), *place.glob("ghi-de*/**/*.yaml")):
        file.unlink()
    assert told(place, page.good, code) == (set(), set())
