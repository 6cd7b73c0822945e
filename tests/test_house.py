"""The house checked: one meaning a code, sizes, doors, and no word about where it was built."""

from __future__ import annotations

import ast
import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from pipeline.check import manual
from pipeline.problems import known

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "pipeline").rglob("*.py"))
CODE = re.compile(r"""["']([A-Z]\d{3})["']""")


def test_every_code_used_has_its_page_and_every_page_its_use() -> None:
    used = {code for file in MODULES for code in CODE.findall(file.read_text("utf-8"))}
    assert used == set(known()) | set(manual.pages())


@pytest.mark.parametrize("code", list(known()))
def test_a_page_says_what_why_and_shows_both(code: str) -> None:
    page = known()[code]
    assert page.title
    assert page.cause
    assert page.bad
    assert page.good
    assert page.bad.strip() != page.good.strip()


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_module_is_small_and_says_its_duty(file: Path) -> None:
    text = file.read_text("utf-8")
    assert len(text.splitlines()) <= 300
    assert ast.get_docstring(ast.parse(text))


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_function_fits_on_a_screen(file: Path) -> None:
    long = [
        node.name
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
        and node.end_lineno
        and node.end_lineno - node.lineno > 42
    ]
    assert long == []


def test_a_dataclass_says_what_it_is() -> None:
    """One without words makes the standard library load `inspect`, a thirtieth of a start, to write some."""
    silent = [
        f"{file.relative_to(ROOT)}: {node.name}"
        for file in MODULES
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
        and any("dataclass" in ast.unparse(one) for one in node.decorator_list)
        and not ast.get_docstring(node)
    ]
    assert silent == []


def test_everything_is_caught_at_the_last_door_and_around_a_unit_of_a_batch_only() -> None:
    broad = [
        str(file.relative_to(ROOT))
        for file in MODULES
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id == "Exception"))
    ]
    assert Counter(broad) == {"pipeline/cli.py": 1, "pipeline/batch/work.py": 1}


def test_names_say_the_trade() -> None:
    names = {part for file in MODULES for part in file.relative_to(ROOT).with_suffix("").parts}
    assert names & {"utils", "helpers", "manager", "misc", "common"} == set()


def test_sizes_of_stored_files() -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    big = [
        name
        for name in listed
        if (ROOT / name).is_file() and (ROOT / name).stat().st_size > 400_000
    ]
    assert big == []
