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


def test_every_code_is_told_in_some_test() -> None:
    """By its name, or by the example of its page (`test_examples`, which goes through whole families)."""
    cases = [file for form in ("py", "yaml") for file in (ROOT / "tests").rglob(f"*.{form}")]
    named = {
        code for file in cases for code in re.findall(r"\b[A-Z]\d{3}\b", file.read_text("utf-8"))
    }
    run = {*manual.pages(), *(code for code in known() if code[0] in "MRST")}
    assert set(known()) - named - run == set()


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


def test_what_tests_share_is_imported_one_way() -> None:
    """As `tests.samples`, never as `samples`: that would be a second module with memos of its own."""
    files = sorted((ROOT / "tests").rglob("*.py"))
    shared = {file.relative_to(ROOT / "tests").parts[0].removesuffix(".py") for file in files}
    wrong = [
        f"{file.relative_to(ROOT)}:{node.lineno}"
        for file in files
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if (isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in shared)
        or (
            isinstance(node, ast.Import) and {one.name.split(".")[0] for one in node.names} & shared
        )
    ]
    assert wrong == []


def test_every_room_stands_on_the_map() -> None:
    """The README's table names each module and package that lies directly in `pipeline`."""
    table = (ROOT / "README.md").read_text("utf-8").split("| room |")[1].split("\n\n")[0]
    named = set(re.findall(r"[\w*]+", " ".join(re.findall(r"`([^`]+)`", table))))
    rooms = {file.relative_to(ROOT / "pipeline").parts[0] for file in MODULES}
    bare = {room.removesuffix(".py") for room in rooms} - {"__init__", "__main__"}
    starred = tuple(name.rstrip("*") for name in named if name.endswith("*"))
    assert sorted(room for room in bare - named if not room.startswith(starred or ("*",))) == []


def test_the_map_names_nothing_that_is_not_there() -> None:
    table = (ROOT / "README.md").read_text("utf-8").split("| room |")[1].split("\n\n")[0]
    rooms = [
        cell
        for row in table.splitlines()[2:]
        for cell in re.findall("`([^`]+)`", row.split("|")[1])
    ]
    tops = ("pipeline/", "templates", "content", "tests", "docs", "schema")
    wanted = [
        name if name.startswith(tops) else f"pipeline/{name}"
        for room in rooms
        for name in room.split()
    ]
    assert [name for name in wanted if not any(ROOT.glob(name.rstrip("/")))] == []


def test_every_word_of_the_makefile_does_something() -> None:
    """A word that is phony and has no recipe is silently nothing."""
    text = (ROOT / "Makefile").read_text("utf-8")
    (phony,) = re.findall(r"^\.PHONY: (.*)$", text, re.MULTILINE)
    assert sorted(phony.split()) == sorted(re.findall(r"^([a-z][a-z-]*):", text, re.MULTILINE))


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
