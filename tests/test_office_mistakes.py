"""What happens in an office: registries and settings spoilt by other programs, files that may not be read, names in other
letters. Each is told in words, with the exit code of the contract, and nothing that stood there is lost."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import cli
from tests.review_cases import PLAN, ROOT, working_place

NAME = "kế hoạch quý III.yaml"
UNREAD = "content/organs.yaml chưa có mã nào đọc được: sửa lỗi của sổ ấy trước"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = working_place(tmp_path, x=PLAN)
    monkeypatch.chdir(place)
    return place


def said(*words: str) -> tuple[int, str]:
    made = CliRunner().invoke(cli, words, catch_exceptions=False)
    return made.exit_code, made.output


def _tabbed(file: Path) -> None:
    file.write_text(file.read_text("utf-8") + "\nban-x:\n\ttên: Ban X\n", "utf-8")


def _wide(file: Path) -> None:
    file.write_bytes(file.read_text("utf-8").encode("utf-16"))


def _empty(file: Path) -> None:
    file.write_text("", "utf-8")


SPOILT: dict[str, tuple[Callable[[Path], None], str]] = {
    "a tab": (_tabbed, "lỗi N006"),
    "UTF-16": (_wide, "lỗi N003: tệp không phải UTF-8, có vẻ là UTF-16"),
    "empty": (_empty, "gõ “vanban init” để lập"),
    "gone": (Path.unlink, "gõ “vanban init” để lập"),
}


@pytest.mark.parametrize("how", SPOILT)
def test_a_registry_that_says_nothing_is_named_as_the_cause(place: Path, how: str) -> None:
    spoil, told = SPOILT[how]
    spoil(place / "content" / "organs.yaml")
    code, words = said("check", "content/x.yaml")
    assert code == 1
    assert told in words
    assert UNREAD in words


@pytest.mark.parametrize("typed", ["NFC", "NFD"])
@pytest.mark.parametrize("there", ["NFC", "NFD"])
def test_a_name_is_found_in_whatever_letters(place: Path, there: str, typed: str) -> None:
    (place / "content" / unicodedata.normalize(there, NAME)).write_text(PLAN, "utf-8")
    code, words = said("build", f"content/{unicodedata.normalize(typed, NAME)}")
    assert code == 0, words
    assert (place / "output" / "ke-hoach-quy-iii.pdf").is_file()


def _without_rights(place: Path, *words: str) -> tuple[int, str]:
    """As one whom rights bind: root reads and writes everything."""
    drop = "-dac_override,-dac_read_search"
    bound = ["setpriv", "--bounding-set", drop, "--inh-caps", drop] if os.geteuid() == 0 else []
    command = [*bound, sys.executable, "-m", "pipeline", *words]
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(place),
        "PYTHONPATH": str(ROOT),
        "VANBAN_CACHE": "off",
    }
    made = subprocess.run(
        command, cwd=place, capture_output=True, text=True, env=environment, check=False
    )
    return made.returncode, made.stdout + made.stderr


FORBIDDEN = {
    "content/x.yaml": (1, "content/x.yaml:1:1: lỗi F014: không đọc được tệp: không có quyền"),
    "content/organs.yaml": (3, "organs.yaml: không đọc hoặc ghi được: không có quyền"),
    "vanban.toml": (3, "vanban.toml: không đọc hoặc ghi được: không có quyền"),
}


@pytest.mark.skipif(sys.platform != "linux", reason="rights of Linux")
@pytest.mark.parametrize("name", FORBIDDEN)
def test_a_file_that_may_not_be_read_is_no_fault_of_ours(place: Path, name: str) -> None:
    (place / name).chmod(0)
    code, told = FORBIDDEN[name]
    found, words = _without_rights(place, "check", "content/x.yaml")
    assert (found, "Traceback" in words) == (code, False)
    assert told in words


@pytest.mark.skipif(sys.platform != "linux", reason="rights of Linux")
@pytest.mark.parametrize(
    "words", [["build"], ["build", "--final"], ["fmt", "--keys", "en"], ["ids"]], ids=" ".join
)
def test_in_a_folder_for_reading_nothing_is_lost(place: Path, words: list[str]) -> None:
    folders = (place, place / "content")
    before = (place / "content" / "x.yaml").read_bytes()
    for one in folders:
        one.chmod(0o555)
    try:
        code, told = _without_rights(place, *words, "content/x.yaml")
    finally:
        for one in folders:
            one.chmod(0o755)
    assert code == 3
    assert "không có quyền" in told
    assert "Traceback" not in told
    assert (place / "content" / "x.yaml").read_bytes() == before
