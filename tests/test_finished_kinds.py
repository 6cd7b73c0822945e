"""What other sorts of documents are taken for, and that nothing false is said of any."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from pipeline.check.finished.door import Inspected, inspect
from pipeline.problem import Level
from tests.foreign_kinds import KINDS, SEEDS, changed
from tests.programs import convert


@cache
def made(name: str) -> bytes:
    return KINDS[name].make()


def loud(result: Inspected) -> list[str]:
    """What is more than a note."""
    return [f"{one.code} {one.message}" for one in result.problems if one.level is not Level.INFO]


def judged(name: str, result: Inspected) -> None:
    assert result.report is not None, result.problems
    if KINDS[name].outside:
        (said,) = loud(result)
        assert said.startswith("K053")
        assert "chỉ kiểm tra chữ viết" in said
        return
    facts = result.report.facts
    assert facts.standard.id == KINDS[name].standard
    assert facts.kind is not None
    assert facts.kind.id == KINDS[name].kind
    assert loud(result) == []


@pytest.mark.parametrize("name", KINDS)
def test_docx(name: str) -> None:
    judged(name, inspect(made(name), f"{name}.docx"))


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kinds")
    for name in KINDS:
        (folder / f"{name}.docx").write_bytes(made(name))
    convert([folder / f"{name}.docx" for name in KINDS], folder)
    return folder


@pytest.mark.parametrize("name", KINDS)
def test_printed(name: str, printed: Path) -> None:
    judged(name, inspect((printed / f"{name}.pdf").read_bytes(), f"{name}.pdf"))


def test_the_caller_may_name_the_standard() -> None:
    """Whoever says "--standard" wants the form checked whatever the file seems to be."""
    said = loud(inspect(made("application"), "don.docx", "nd30"))
    assert any(one.startswith("K043 thiếu số ký hiệu") for one in said)


@pytest.mark.parametrize(("name", "old", "new", "code"), SEEDS)
def test_a_seeded_error_is_named(name: str, old: str, new: str, code: str) -> None:
    """By the right rule, above a note, with a place and a way out; a file as a whole has no place."""
    result = inspect(changed(made(name), old, new), f"{name}.docx")
    named = [one for one in result.problems if one.code == code and one.level is not Level.INFO]
    assert named, loud(result)
    assert named[0].hint
    assert re.search(r"trang \d, đoạn \d+: “", named[0].message)
