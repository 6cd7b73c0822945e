"""What becomes of a command whose words nobody takes: a closed pipe, a full disk."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.samples import ROOT

FULL = Path("/dev/full")
COMMANDS = (
    ["units"],
    ["units", "--json"],
    ["--help"],
    ["units", "--help"],
    ["new", "--list"],
    ["explain"],
    ["standards", "list"],
    ["standards", "show", "hd36"],
    ["standards", "diff", "hd36", "hd05"],
    ["schema"],
    ["doctor", "--fonts"],
    ["check", str(ROOT / "content" / "dang" / "ke-hoach-dan-van-kheo-2026.yaml"), "--json"],
    ["batch", str(ROOT / "content" / "dot" / "huong-dan-xa.dot.yaml"), "--dry-run", "--limit", "2"],
)


def _start(words: list[str], out: int | None, buffered: bool, place: Path) -> subprocess.Popen[str]:
    environment = {"PATH": os.environ["PATH"], "HOME": str(place), "PYTHONPATH": str(ROOT)}
    if not buffered:
        environment["PYTHONUNBUFFERED"] = "1"
    command = [sys.executable, "-m", "pipeline", *words]
    return subprocess.Popen(
        command, cwd=place, stdout=out, stderr=subprocess.PIPE, text=True, env=environment
    )


@pytest.mark.parametrize("buffered", [True, False])
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_reader_that_goes_is_no_fault(words: list[str], buffered: bool, tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    of = _start(words, writing, buffered, tmp_path)
    os.close(writing)
    _, said = of.communicate()
    assert of.returncode == 0
    assert "Error" not in said
    assert "Broken" not in said


@pytest.mark.skipif(not FULL.exists(), reason="no such device here")
@pytest.mark.parametrize("buffered", [True, False])
@pytest.mark.parametrize("words", COMMANDS[:5], ids=" ".join)
def test_a_full_disk_is_told(words: list[str], buffered: bool, tmp_path: Path) -> None:
    with FULL.open("w") as full:
        of = _start(words, full.fileno(), buffered, tmp_path)
        _, said = of.communicate()
    assert of.returncode == 3
    assert said.startswith("Trục trặc ở đầu ra của lệnh: không ghi được: đĩa đã đầy")
    assert "Traceback" not in said


def test_the_work_goes_on_and_its_exit_code_stands(tmp_path: Path) -> None:
    wrong = tmp_path / "a.yaml"
    wrong.write_text("loại: kế hoạch\n", "utf-8")
    reading, writing = os.pipe()
    os.close(reading)
    of = _start(["check", str(wrong), "--json"], writing, True, tmp_path)
    os.close(writing)
    of.communicate()
    assert of.returncode == 1


def test_watch_ends_when_nobody_reads_what_it_says(tmp_path: Path) -> None:
    place = tmp_path / "noi"
    made = _start(["init", str(place), "--unit", "xã Đại Từ"], subprocess.DEVNULL, True, tmp_path)
    made.communicate()
    assert made.returncode == 0
    file = place / "content" / "a.yaml"
    new = ["new", "kế hoạch", "--output", str(file)]
    _start(new, subprocess.DEVNULL, True, place).communicate()
    of = _start(["watch", str(file)], subprocess.PIPE, True, place)
    assert of.stdout
    while "Đang chờ" not in of.stdout.readline():
        assert of.poll() is None
    of.stdout.close()
    ends = time.monotonic() + 60
    while of.poll() is None and time.monotonic() < ends:
        file.write_text(file.read_text("utf-8") + "\n", "utf-8")
        time.sleep(1)
    with of:
        assert of.poll() == 0
