"""Compiled modules: never run when they are not of the sources, and then give the same files."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import pytest

import pipeline
from pipeline import compiled

ROOT = Path(__file__).parents[1]
SAMPLES = ("dang/ke-hoach-dan-van-kheo-2026.yaml", "dang/huong-dan-doi-thoai-2026.yaml")
MADE = """
import hashlib, sys
from pathlib import Path
import pipeline
from pipeline.build import Desk, Order, draft, make
desk = Desk(Path("content"), Path("templates"))
for name in sys.argv[1:]:
    for mode in ("", "word15", "lo7"):
        order = Order(mode=mode)
        made = make(draft(Path(name).read_bytes(), name, desk, order), desk, order)
        print(pipeline.COMPILED, *(hashlib.sha256(one).hexdigest() for one in made.files.values()))
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("VANBAN_COMPILED", raising=False)
    return tmp_path


def test_every_named_module_has_a_source() -> None:
    assert [name for name in compiled.MODULES if not compiled.source(name).is_file()] == []


def test_no_module_has_what_mypyc_takes_for_something_else() -> None:
    """`cached_property` would be worked out at each use, and a rule of a text then takes minutes."""
    sources = {name: compiled.source(name).read_text("utf-8") for name in compiled.MODULES}
    assert [name for name, text in sources.items() if "@cached_property" in text] == []


def test_without_a_stamp_nothing_is_used(place: Path) -> None:
    assert compiled.state(place) == "absent"


def test_made_of_these_sources(place: Path) -> None:
    (place / compiled.STAMP).write_text(compiled.digest(), "ascii")
    assert compiled.state(place) == "used"


def test_an_edited_source_makes_them_stale(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (place / compiled.STAMP).write_text(compiled.digest(), "ascii")
    edited = place / "lines.py"
    edited.write_bytes(compiled.source("pipeline.layout.lines").read_bytes() + b"\n")
    found = compiled.source_path
    monkeypatch.setattr(
        compiled,
        "source_path",
        lambda name: str(edited) if name.endswith(".lines") else found(name),
    )
    assert compiled.state(place) == "stale"


@pytest.mark.skipif(
    sys.platform == "win32", reason="the system does not say when a file was changed"
)
def test_sources_that_stand_as_they_stood_are_not_read(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edited = place / "lines.py"
    edited.write_bytes(compiled.source("pipeline.layout.lines").read_bytes())
    found = compiled.source_path
    monkeypatch.setattr(
        compiled,
        "source_path",
        lambda name: str(edited) if name.endswith(".lines") else found(name),
    )
    (place / compiled.STAMP).write_text(compiled.digest(), "ascii")
    (place / compiled.MARKS).write_text(compiled.marks(), "utf-8")
    read = compiled.digest
    monkeypatch.setattr(compiled, "digest", lambda: "not asked for")
    assert compiled.state(place) == "used"
    before = edited.stat()
    time.sleep(0.05)  # a tick of the file system's clock
    text = edited.read_bytes()
    edited.write_bytes(text[:-2] + b"#\n")
    os.utime(edited, ns=(before.st_atime_ns, before.st_mtime_ns))  # size and date put back
    assert edited.stat().st_size == before.st_size
    assert compiled.state(place) == "stale"
    monkeypatch.setattr(compiled, "digest", read)
    assert compiled.state(place) == "stale"
    edited.write_bytes(text)
    assert compiled.state(place) == "used"  # of other times, and the same


def test_a_missing_source_makes_them_stale(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (place / compiled.STAMP).write_text(compiled.digest(), "ascii")
    monkeypatch.setattr(compiled, "source_path", lambda name: str(place / name))
    assert compiled.state(place) == "stale"


def test_they_can_be_switched_off(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (place / compiled.STAMP).write_text(compiled.digest(), "ascii")
    monkeypatch.setenv("VANBAN_COMPILED", "0")
    assert compiled.state(place) == "off"


def test_the_finder_knows_its_own_modules_only(place: Path) -> None:
    finder = compiled.Finder(place)
    ending = EXTENSION_SUFFIXES[0]
    spec = finder.find_spec("pipeline.layout.lines")
    assert spec is not None
    assert spec.origin == str(place / "pipeline" / "layout" / f"lines{ending}")
    package = finder.find_spec("pipeline.flow")
    assert package is not None
    assert package.origin == str(place / "pipeline" / "flow" / f"__init__{ending}")
    beside = finder.find_spec("pipeline.flow.build")
    assert beside is not None
    assert beside.origin == str(ROOT / "pipeline" / "flow" / "build.py")
    assert finder.find_spec("pipeline.build") is None
    assert finder.find_spec("json") is None
    assert finder.find_spec("strange__mypyc") is None


def printed(switch: str, *command: str) -> list[str]:
    told = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=os.environ | {"VANBAN_COMPILED": switch},
        capture_output=True,
        text=True,
        check=True,
    )
    return told.stdout.splitlines()


@pytest.mark.skipif(pipeline.COMPILED != "used", reason="no compiled modules here: make compiled")
def test_compiled_and_plain_give_the_same_files() -> None:
    names = [f"content/{name}" for name in SAMPLES if (ROOT / "content" / name).is_file()]
    assert names
    fast, plain = ([row.split() for row in printed(one, "-c", MADE, *names)] for one in "10")
    assert {row[0] for row in fast} == {"used"}
    assert {row[0] for row in plain} == {"off"}
    assert [row[1:] for row in fast] == [row[1:] for row in plain]


@pytest.mark.skipif(pipeline.COMPILED != "used", reason="no compiled modules here: make compiled")
def test_compiled_and_plain_find_the_same() -> None:
    """Of all samples, and of every seventh broken one and case of a rule; `python -m tests.telling 1`: of all."""
    fast, plain = (printed(one, "-m", "tests.telling", "7") for one in "10")
    assert (fast[0], plain[0]) == ("used", "off")
    assert len(fast) > 100
    assert fast[1:] == plain[1:]
