"""Documents of other offices: read without a crash, components found, wrong things named."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pypandoc
import pytest

from pipeline.check.finished.door import Inspected, inspect
from pipeline.problem import Level
from tests.foreign import DOCUMENTS
from tests.programs import convert
from tests.samples import finished

OURS = ("dang/huong-dan-doi-thoai-2026", "uy-ban/cong-van-don-doc-2026")


@cache
def made(name: str) -> bytes:
    return DOCUMENTS[name].make()


def found(result: Inspected) -> dict[str, str]:
    """The first words of each role."""
    assert result.report is not None, result.problems
    roles: dict[str, str] = {}
    for part in result.report.parts:
        roles.setdefault(part.role, part.text)
    return roles


def codes(result: Inspected) -> set[str]:
    return {problem.code for problem in result.problems}


def errors(result: Inspected) -> list[str]:
    return [str(one) for one in result.problems if one.level is Level.ERROR]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_components_are_found(name: str) -> None:
    wanted = DOCUMENTS[name]
    roles = found(inspect(made(name), f"{name}.docx"))
    assert {role: roles.get(role) for role in wanted.roles} == wanted.roles


@pytest.mark.parametrize("name", DOCUMENTS)
def test_wrong_things_are_named_and_right_ones_are_not(name: str) -> None:
    wanted = DOCUMENTS[name]
    result = inspect(made(name), f"{name}.docx")
    assert wanted.named - codes(result) == set()
    if wanted.sound:
        assert errors(result) == []


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if DOCUMENTS[name].roles])
def test_the_system_is_told_by_the_letterhead(name: str) -> None:
    report = inspect(made(name), f"{name}.docx").report
    assert report is not None
    assert report.facts.system == DOCUMENTS[name].system


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All documents printed by LibreOffice in one go."""
    folder = tmp_path_factory.mktemp("printed")
    for name in DOCUMENTS:
        (folder / f"{name}.docx").write_bytes(made(name))
    convert([folder / f"{name}.docx" for name in DOCUMENTS], folder)
    return folder


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if DOCUMENTS[name].roles])
def test_printed_documents(name: str, printed: Path) -> None:
    wanted = DOCUMENTS[name]
    result = inspect((printed / f"{name}.pdf").read_bytes(), f"{name}.pdf")
    roles = found(result)
    assert {role: roles.get(role) for role in wanted.roles} == wanted.roles
    assert wanted.pdf_named - codes(result) == set()
    if wanted.sound:
        assert errors(result) == []


def test_an_empty_page_is_no_crash(printed: Path) -> None:
    result = inspect((printed / "empty.pdf").read_bytes(), "empty.pdf")
    assert codes(result) == {"K057"}


def test_ours_after_libreoffice(tmp_path: Path) -> None:
    """LibreOffice writes other style ids and splits formats anew; the names of styles remain."""
    before = [tmp_path / "dang.docx", tmp_path / "nha-nuoc.docx"]
    for file, sample in zip(before, OURS, strict=True):
        file.write_bytes(finished(sample).files["docx"])
    for again in convert(convert(before, tmp_path, "odt"), tmp_path / "lai", "docx"):
        result = inspect(again.read_bytes(), "van-ban.docx")
        assert found(result)["signer_name"], again.name
        assert errors(result) == [], again.name


def test_pandoc_s_docx(tmp_path: Path) -> None:
    text = "# KẾ HOẠCH {.unnumbered}\n\n**I. MỤC ĐÍCH**\n\nNội dung của kế hoạch.\n\n| A | B |\n|---|---|\n| 1 | 2 |\n"
    target = tmp_path / "pandoc.docx"
    pypandoc.convert_text(text, "docx", format="md", outputfile=str(target))
    result = inspect(target.read_bytes(), "pandoc.docx")
    assert found(result)["kind_name"] == "KẾ HOẠCH"
    assert {"K001", "K003", "K043"} <= codes(result)


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "D010"), (b"PK\x03\x04 nothing", "D010"), (b"%PDF-1.7 nothing", "K057")],
)
def test_what_cannot_be_read_says_so(data: bytes, code: str) -> None:
    assert codes(inspect(data, "x.docx")) == {code}
