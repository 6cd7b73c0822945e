"""`vanban batch --final` beside the office's register of issued documents."""

import csv
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.batch.issued import Issuing
from pipeline.batch.ledger import Entry, Ledger
from pipeline.register import NAME, Register, issuing

ROOT = Path(__file__).parents[1]
FILE = "content/dot/huong-dan-xa.dot.yaml"
"""Numbers from 21 on."""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    for folder in ("content", "templates"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "content" / NAME).unlink(missing_ok=True)
    return tmp_path


def start(folder: Path, *words: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "pipeline", "batch", FILE, *words]
    return subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        env={"PATH": "/usr/bin:/bin", "HOME": str(folder), "PYTHONPATH": str(ROOT),
             "VANBAN_CACHE": str(folder / "cache")},
    )  # fmt: skip


def run(folder: Path, *words: str) -> tuple[int, str]:
    of = start(folder, *words)
    said, _ = of.communicate()
    return of.returncode, said


def lines(folder: Path) -> list[list[str]]:
    text = (folder / "content" / NAME).read_text("utf-8-sig")
    return list(csv.reader(text.splitlines()))[1:]


def test_each_unit_is_entered_once_however_often_it_is_made(place: Path):
    code, said = run(place, "--limit", "4", "--final")
    assert code == 0, said
    assert f"Số đã phát hành ghi ở content/{NAME}." in said
    assert sorted(line[0] for line in lines(place)) == [f"{at}-HD/BTGDVTU" for at in range(21, 25)]
    assert {line[3] for line in lines(place)} == {
        f"dot/huong-dan-xa.dot.yaml ({code})" for code in ("01840", "01843", "01849", "01864")
    }
    before = lines(place)
    assert run(place, "--limit", "4", "--final")[0] == 0
    assert run(place, "--limit", "4", "--final", "--anew")[0] == 0
    assert lines(place) == before
    assert run(place, "--limit", "5", "--final")[0] == 0
    assert [line[0] for line in lines(place)[4:]] == ["25-HD/BTGDVTU"]


def test_without_final_nothing_is_entered(place: Path):
    assert run(place, "--limit", "2")[0] == 0
    assert not (place / "content" / NAME).exists()


def test_a_number_that_was_issued_stops_its_unit_alone(place: Path):
    head = "số, ký hiệu;ngày;trích yếu;tệp;dãy số;ghi chú"
    row = "22-HD/BTGDVTU;02/3/2026;Hướng dẫn khác;cu.yaml;btgdv-tu-thai-nguyen | guidance | 22 | 2026;giữ"
    (place / "content" / NAME).write_text(f"{head}\n{row}\n", "utf-8")
    said = run(place, "--limit", "3")[1]
    assert "cảnh báo" not in said.splitlines()[0]
    assert "T037 số 22-HD/BTGDVTU đã phát hành ngày 02/3/2026: “Hướng dẫn khác” (cu.yaml)" in said
    assert "Đã ghi 3" in said
    code, said = run(place, "--limit", "3", "--final")
    assert code == 1
    assert "T037 số 22-HD/BTGDVTU đã phát hành ngày 02/3/2026: “Hướng dẫn khác” (cu.yaml)" in said
    assert "cấp số khác; nếu là chính văn bản này đổi tên tệp thì sửa cột “tệp”" in said
    assert "Đã ghi 2, lỗi 1" in said
    text = (place / "content" / NAME).read_text("utf-8").splitlines()
    assert text[:2] == [head, row]
    assert sorted(line.split(";")[0] for line in text[2:]) == ["21-HD/BTGDVTU", "23-HD/BTGDVTU"]


def test_numbers_issued_for_another_batch_are_one_cause_for_all_units(place: Path):
    head = "số, ký hiệu;ngày;trích yếu;tệp;dãy số"
    rows = [
        f"{number}-HD/BTGDVTU;0{at}/3/2026;Hướng dẫn tại xã {name};dot/cu.dot.yaml (0184{at});"
        f"btgdv-tu-thai-nguyen | guidance | {number} | 2026"
        for at, (number, name) in enumerate([(21, "Một"), (22, "Hai"), (24, "Tư")], 1)
    ]
    (place / "content" / NAME).write_text("\n".join([head, *rows, ""]), "utf-8")
    same = "3 đơn vị: T037 số 21-HD/BTGDVTU đã phát hành ngày 01/3/2026: “Hướng dẫn tại xã Một”"
    for more in ((), ("--final",)):
        said = run(place, "--limit", "4", *more, "--jobs", "1")[1]
        (line,) = [line for line in said.splitlines() if "T037" in line and "đơn vị:" in line]
        assert same in line
        assert line.endswith(
            "— dòng 1 (Phường Đức Xuân), 2 (Phường Bắc Kạn, 22-HD/BTGDVTU), 4 (Xã Bằng Thành, 24-HD/BTGDVTU)"
        )


def test_a_register_that_cannot_be_read_is_told_and_left_alone(place: Path):
    (place / "content" / NAME).write_text("một bảng khác\n1\n", "utf-8")
    code, said = run(place, "--limit", "2", "--final")
    assert code == 0
    assert "T039: sổ văn bản đi không đọc được" in said
    assert (place / "content" / NAME).read_text("utf-8") == "một bảng khác\n1\n"
    # Put right, it gets what it could not be told then.
    (place / "content" / NAME).unlink()
    assert run(place, "--limit", "2", "--final")[0] == 0
    assert sorted(line[0] for line in lines(place)) == ["21-HD/BTGDVTU", "22-HD/BTGDVTU"]


def test_what_a_killed_run_has_made_and_not_entered_is_entered_by_the_next(tmp_path: Path):
    issue = {"symbol": "9-HD/A", "day": "18/8/2026", "title": "Hướng dẫn", "file": "a.yaml (1)",
             "series": ["a", "guidance", "9", "2026"], "line": 0}  # fmt: skip
    ledger = Ledger(tmp_path)
    ledger.add(Entry("1", "d", "made", issue=issue))
    ledger.close()
    again = Ledger(tmp_path)
    Issuing(Register(tmp_path), again).begin()
    assert lines_of(tmp_path) == ["9-HD/A"]
    entry = again.entry("1")
    assert entry is not None
    assert entry.entered
    again.close()
    third = Ledger(tmp_path)
    Issuing(Register(tmp_path), third).begin()
    third.close()
    assert lines_of(tmp_path) == ["9-HD/A"]


def lines_of(folder: Path) -> list[str]:
    text = (folder / NAME).read_text("utf-8-sig")
    return [line.split(",")[0] for line in text.splitlines()[1:]]


@pytest.mark.parametrize("cache", ["cache", "cache-cua-nguoi-khac"])
def test_one_program_issues_at_a_time(place: Path, cache: str):
    with issuing(place / "content", place / cache):
        of = start(place, "--limit", "2", "--final")
        time.sleep(4)
        assert of.poll() is None
        assert not list((place / "output").rglob("*.docx"))
    said, _ = of.communicate()
    assert of.returncode == 0, said
    assert len(lines(place)) == 2


@pytest.mark.parametrize("open_day", [False, True])
def test_what_is_issued_without_number_or_day_is_told_of_every_unit_made(
    place: Path, open_day: bool
):
    job = place / FILE
    job.write_text(re.sub(r"^số từ:.*\n", "", job.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    if open_day:
        content = place / "content" / "dot" / "huong-dan-xa.yaml"
        text = re.sub(
            r"^ngày: .*$", "ngày: 2026-08", content.read_text("utf-8"), flags=re.MULTILINE
        )
        content.write_text(text, "utf-8")
    assert "T042" not in run(place, "--limit", "2", "--anew")[1]
    (place / "content" / NAME).write_text("số, ký hiệu;ngày;trích yếu;tệp;dãy số\n", "utf-8")
    code, said = run(place, "--limit", "3", "--final")
    assert code == 0, said
    open_keys = "số và ngày" if open_day else "số"
    assert f"3 đơn vị: T042 bản chính thức chưa có {open_keys}: chỗ ấy in để trống" in said
    assert "mỗi đơn vị một số: ghi “số từ” ở tệp đợt" in said
    assert "Số đã phát hành ghi ở" not in said
