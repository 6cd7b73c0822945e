"""What makes a start short changes nothing of what is said and made."""

from __future__ import annotations

import importlib
import inspect
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import generated
from pipeline.registries import Registries, load_registries, stored

ROOT = Path(__file__).parents[1]
ORGANS = """\
tu-thu:
  hệ thống: đảng
  tên: Tỉnh uỷ Thử
  dòng tên: [TỈNH UỶ, THỬ]
  ký hiệu: TU
  địa phương: "19"
  từ ngày: 1/7/2025
  đến ngày: 2026-12-31
"""
CITATIONS = (
    "qd-1:\n  loại: Quy định\n  số ký hiệu: 1-QĐ/TW\n  ngày: 2026-01-05\n  cơ quan: Ban Bí thư\n"
)
PEOPLE = "an:\n  họ tên: Trần An\n  chức vụ: Bí thư\n  cơ quan: tu-thu\n"


@pytest.fixture
def folder(tmp_path) -> Path:
    content = tmp_path / "content"
    content.mkdir()
    (content / "organs.yaml").write_text(ORGANS, "utf-8")
    (content / "citations.yaml").write_text(CITATIONS, "utf-8")
    (content / "people.yaml").write_text(PEOPLE, "utf-8")
    return content


def _never(folder: Path) -> Registries:
    raise AssertionError(f"{folder} was read")


def test_registries_are_kept_as_they_were_read(folder, tmp_path, monkeypatch):
    whole = load_registries(folder)
    assert whole.organs["tu-thu"].header_name == ("TỈNH UỶ", "THỬ")
    assert (whole.people["an"].organ, whole.problems) == ("tu-thu", ())
    assert load_registries(folder, tmp_path / "cache") == whole
    monkeypatch.setattr("pipeline.registries._read", _never)
    again = load_registries(folder, tmp_path / "cache")
    assert again == whole
    assert repr(again) == repr(whole)


def test_all_samples_registries_come_back(tmp_path, monkeypatch):
    content = ROOT / "content"
    whole = load_registries(content, tmp_path)
    assert len(whole.organs) > 20
    monkeypatch.setattr("pipeline.registries._read", _never)
    assert repr(load_registries(content, tmp_path)) == repr(whole)


def test_a_registry_that_was_changed_is_read_again(folder, tmp_path):
    load_registries(folder, tmp_path)
    (folder / "people.yaml").write_text(PEOPLE.replace("Trần An", "Trần Ân"), "utf-8")
    assert load_registries(folder, tmp_path).people["an"].name == "Trần Ân"
    (folder / "people.yaml").unlink()
    assert not load_registries(folder, tmp_path).people


def test_what_is_wrong_is_told_each_time(folder, tmp_path):
    (folder / "people.yaml").write_text(PEOPLE.replace("tu-thu", "khong-co"), "utf-8")
    said = load_registries(folder).problems
    assert [problem.code for problem in said] == ["R008"]
    assert [load_registries(folder, tmp_path).problems for _ in range(2)] == [said, said]


@pytest.mark.parametrize("broken", [b"", b"x" * 80, None])
def test_a_kept_registry_that_was_cut_or_changed_is_as_none(folder, tmp_path, broken):
    whole = load_registries(folder, tmp_path)
    kept = stored.place(folder, tmp_path)
    data = kept.read_bytes()
    kept.write_bytes(
        data.replace("Trần An".encode(), "Trần Ăn".encode()) if broken is None else broken
    )
    assert load_registries(folder, tmp_path) == whole
    assert kept.read_bytes() == data


def test_other_readers_read_again(folder, tmp_path, monkeypatch):
    """A new version of the program may read the same words in another way."""
    files = {"organs.yaml": ORGANS.encode()}
    before = stored.state(files)
    assert stored.state(files) == before
    newer = tmp_path / "reading.py"
    newer.write_text("# newer", "utf-8")
    monkeypatch.setattr(stored, "_readers", lambda: iter([newer]))
    assert stored.state(files) != before


@pytest.mark.parametrize(
    "words", ["Một dòng.", "  Đầu dòng", "a\tb", "Hai\n    dòng\n  \n", "", " \n x"]
)
def test_helps_are_cleaned_as_the_library_does(words):
    stand_in = generated._Inspect("inspect")
    assert stand_in.cleandoc(words) == inspect.cleandoc(words)


def test_the_stand_in_gives_way_to_the_library():
    script = (
        "import sys; from pipeline import generated; generated.install(); import inspect as asked\n"
        "assert asked.isfunction(generated.install) and asked.signature(len)\n"
        "import inspect; assert inspect.__file__.endswith('inspect.py'), inspect\n"
        "assert sys.modules['inspect'] is inspect is not asked"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=ROOT)


def _vanban(*words: str, **more) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "pipeline", *words], cwd=ROOT, check=False, **more)


def test_what_was_said_is_out_and_the_code_is_kept():
    for words, code in ((["explain", "B002"], 0), (["explain", "B999"], 2), (["nothing"], 2)):
        done = _vanban(*words, capture_output=True)
        assert (done.returncode, bool(done.stdout or done.stderr)) == (code, True), words


def test_a_reader_that_went_away_changes_nothing_of_the_code():
    ours, theirs = os.pipe()
    os.close(ours)
    try:
        done = _vanban("explain", "B002", stdout=theirs, stderr=subprocess.PIPE)
        failed = _vanban("check", "nothing.yaml", stdout=theirs, stderr=subprocess.PIPE)
    finally:
        os.close(theirs)
    assert (done.returncode, done.stderr) == (0, b"")
    assert failed.returncode == 2


def test_what_was_asked_for_at_the_end_is_done(tmp_path):
    script = (
        "import atexit, sys, threading; sys.argv = ['vanban', 'explain', 'B002']\n"
        "atexit.register(lambda: sys.stderr.write('at the end'))\n"
        "{}\nfrom pipeline.__main__ import main; main()"
    )
    at_work = "import time; threading.Thread(target=lambda: (time.sleep(1), sys.stderr.write('worked '))).start()"
    for more, said in (("", "at the end"), (at_work, "worked at the end")):
        command = [sys.executable, "-c", script.format(more)]
        done = subprocess.run(command, capture_output=True, check=True, text=True, cwd=ROOT)
        assert done.stderr == said
        assert "B002" in done.stdout


def test_every_rule_is_found():
    check = importlib.import_module("pipeline.check")
    names = {path.stem for path in (ROOT / "pipeline/check/rules").glob("*.py")} - {"__init__"}
    assert {one.look.__module__.rpartition(".")[2] for one in check.rules()} == names


def test_the_rules_of_a_stage_are_those_that_read_it():
    check = importlib.import_module("pipeline.check")
    for stage in ("source", "content", "tree"):
        codes = {one.rule.code for one in check.rules() if one.rule.reads == stage}
        assert codes
        assert {one.rule.code for one in check.rules(stage)} == codes


def test_who_needs_one_rule_loads_no_other():
    script = (
        "import sys; from pipeline import generated; generated.install(); from pipeline import check\n"
        "check.rules('tree'); generated.keep(); print(*sys.modules)"
    )
    env = os.environ | {"PYTHONDONTWRITEBYTECODE": ""}
    for _ in range(2):  # the first finds out what each reads, and keeps it
        done = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, check=True, cwd=ROOT, env=env
        )
    loaded = set(done.stdout.decode().split())
    assert "pipeline.check.rules.duties_recipients" in loaded
    assert "pipeline.check.rules.spacing" not in loaded
