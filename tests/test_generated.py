"""What is kept between starts: methods of dataclasses, patterns of modules; nothing of anybody's words."""

from __future__ import annotations

import importlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import generated

ROOT = Path(__file__).parents[1]
SHOWN = """
import dataclasses, re, sys
from pipeline import generated
generated.install()
made = []
compiler = generated.compile if hasattr(generated, "compile") else compile
generated.compile = lambda *given, **more: made.append(given[0]) or compiler(*given, **more)
@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    line: int
    column: int = 1
WORDS = re.compile(r"(?P<word>[^\\W\\d_]+)|(\\d+)", re.IGNORECASE)
def of(words):
    return re.compile(re.escape(words) + "x{3}")
print(Place(2), Place(2) == Place(2, 1), hash(Place(2)) == hash(Place(2, 1)))
print(WORDS.groupindex, WORDS.flags, WORDS.findall("Điều 12"), of("mật").pattern)
print("compiled:", len(made))
"""


def _run(folder: Path) -> str:
    environment = os.environ | {
        "PYTHONPYCACHEPREFIX": str(folder),
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPATH": str(ROOT),
    }
    script = folder / "shown.py"
    script.write_text(SHOWN, "utf-8")
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, check=True, env=environment
    )
    return done.stdout.decode()


def _kept(folder: Path) -> Path:
    (found,) = folder.rglob("*.texts")
    return found


def test_a_second_start_makes_the_same_and_compiles_nothing(tmp_path):
    first, second = _run(tmp_path), _run(tmp_path)
    assert first.splitlines()[:2] == [
        "Place(line=2, column=1) True True",
        "{'word': 1} 34 [('Điều', ''), ('', '12')] mậtx{3}",
    ]
    assert second.splitlines()[:2] == first.splitlines()[:2]
    assert int(first.rpartition(" ")[2]) > 4
    assert second.endswith("compiled: 0\n")


def test_no_words_of_a_document_are_kept(tmp_path):
    _run(tmp_path)
    assert "mậtx".encode() not in _kept(tmp_path).read_bytes()
    assert len(generated._read(_kept(tmp_path))) < generated.MOST


@pytest.mark.parametrize("broken", [b"", b"x" * 100, None])
def test_a_file_that_was_cut_or_changed_is_as_none(tmp_path, broken):
    first = _run(tmp_path)
    file = _kept(tmp_path)
    whole = file.read_bytes()
    file.write_bytes(whole[:-9] + b"123456789" if broken is None else broken)
    assert generated._read(file) == {}
    assert _run(tmp_path) == first
    assert generated._read(file)


def test_kept_patterns_are_the_ones_that_python_makes():
    compiler = importlib.import_module("re._compiler")
    patterns_of = generated._Patterns(compiler)
    sources = [path.read_text("utf-8") for path in (ROOT / "pipeline").rglob("*.py")]
    flags = [0, re.IGNORECASE, re.DOTALL, re.MULTILINE | re.VERBOSE]
    written = re.compile(r're\.compile\(\s*r?"((?:[^"\\]|\\.)*)"')
    patterns = {one for source in sources for one in written.findall(source)}
    compared = 0
    for pattern in patterns:
        for flag in flags:
            try:
                plain = patterns_of._whole(pattern, flag)
            except re.error:  # half of a pattern that is written in several strings
                continue
            parts = patterns_of._parts(pattern, flag)
            assert patterns_of._make(pattern, *parts) == plain
            assert patterns_of._make(pattern, *parts).groupindex == plain.groupindex
            compared += 1
    assert compared > 400


def test_who_imports_the_package_has_a_standard_library_untouched():
    script = (
        "import dataclasses, re._compiler as c; before = c.compile; import pipeline.build\n"
        "assert c.compile is before and 'exec' not in vars(dataclasses)"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=ROOT)
