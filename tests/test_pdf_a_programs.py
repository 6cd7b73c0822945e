"""Every PDF of the project before other programs: qpdf, Ghostscript, poppler, pdfium, a validator."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf.pdfa import validate_written

from tests.pdf_clauses.opened import words_of
from tests.pdf_clauses.spoiling import saved, widths
from tests.pdf_files import NAMES, data_of, made, opened
from tests.programs import needed


def squeezed(words: Iterator[str]) -> str:
    return re.sub(r"\s", "", "".join(words).replace("\u2011", "-"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All PDFs and those of the other profiles as files."""
    place = tmp_path_factory.mktemp("pdf")
    for number, name in enumerate(NAMES):
        (place / f"{number:03}.pdf").write_bytes(data_of(name))
    for profile in ("plain", "a-2b", "a-3a"):
        (place / f"{profile}.pdf").write_bytes(made(profile))
    return place


def silent(*command: str | Path) -> str:
    """What the program says to standard output; a complaint fails the test."""
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, ""), f"{command[-1]}: {run.stdout}{run.stderr}"
    return run.stdout


def test_qpdf_finds_nothing(folder: Path) -> None:
    program = needed("qpdf")
    for file in sorted(folder.iterdir()):
        text = silent(program, "--check", file)
        assert "No syntax or stream encoding errors found" in text
        assert "WARNING" not in text


@pytest.mark.parametrize("name", [*NAMES, "a-2b", "a-3a"])
def test_a_validator_approves_them(name: str) -> None:
    """pikepdf's: a list of what is allowed, by the rules of veraPDF's profiles, of level B alone.

    Level A is B and the tags (6.7); its claim is read as one of B.
    """
    data = made(name) if name in ("a-2b", "a-3a") else data_of(name)
    claim = b"<pdfaid:conformance>"
    assert data.count(claim) == 1
    report = validate_written(
        io.BytesIO(data.replace(claim + b"A", claim + b"B")), "3b" if name == "a-3a" else "2b"
    )
    assert [str(one) for one in report.findings] == []
    assert report.passed


def test_the_validator_tells_what_is_spoilt() -> None:
    with pikepdf.open(io.BytesIO(made("a-2b"))) as file:
        widths(file)
        report = validate_written(io.BytesIO(saved(file)), "2b")
    assert {one.rule for one in report.findings} >= {"ISO_19005_2:6.2.11.5-1"}


def test_poppler_opens_them_as_tagged(folder: Path) -> None:
    info, words = needed("pdfinfo"), needed("pdftotext")
    for file in sorted(folder.iterdir()):
        tagged = re.search(r"^Tagged: +(\w+)$", silent(info, file), re.M)
        assert tagged is not None
        assert (tagged[1] == "yes") == (file.stem not in ("plain", "a-2b"))
        assert silent(words, file, "-").strip()


def test_poppler_reads_the_structure(folder: Path) -> None:
    """Its own walk through the tree finds the words of ours, in their order."""
    program = needed("pdfinfo")
    for number, name in enumerate(NAMES):
        text = silent(program, "-struct-text", folder / f"{number:03}.pdf")
        assert len(re.findall(r"^ *(?:Document|Sect)$", text, re.M)) >= 2
        tree = opened(name).tree
        assert tree is not None
        read = re.findall(r'^ *"(.*?)"$', text, re.M | re.S)
        assert squeezed(iter(read)) == squeezed(iter([words_of(opened(name), tree)])), name


def test_ghostscript_draws_them(folder: Path) -> None:
    program = needed("gs")
    options = ("-q", "-dNOPAUSE", "-dBATCH", "-dPDFSTOPONERROR", "-dPDFSTOPONWARNING")
    files = sorted(folder.iterdir())
    assert silent(program, *options, "-sDEVICE=nullpage", *files) == ""


def test_pdfium_reads_every_letter(folder: Path) -> None:
    for number, name in enumerate(NAMES):
        document = pypdfium2.PdfDocument(folder / f"{number:03}.pdf")
        try:
            texts = [document[n].get_textpage().get_text_bounded() for n in range(len(document))]
            labels = [document.get_page_label(n) for n in range(len(document))]
        finally:
            document.close()
        read = re.sub(r"\s", "", "".join(texts).replace("\ufffe", "-"))
        ours = [one for one in opened(name).drawn if one.font is not None]
        letters = "".join(
            opened(name).unicode[one.font.objgen][code]
            for one in ours
            if one.font is not None
            for code in one.codes
        )
        assert sorted(read) == sorted(re.sub(r"\s", "", letters)), name
        assert labels[0] == "1"
