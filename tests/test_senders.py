"""The fourth set: what offices send, out of other programs. Nothing false on right papers, faults named.

The recipes were frozen before the reader had seen them; figures of the first look: docs/van-ban-ngoai.md.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from pipeline.check.finished.door import Inspected, inspect
from pipeline.problem import Level
from tests.papers.changing import Fault, changed
from tests.papers.sheet import Paper
from tests.programs import needed
from tests.senders import placed, typeset, web
from tests.senders.faults import faults
from tests.senders.papers import PAPERS
from tests.senders.word import WAYS, written

NOTED = {
    # NĐ 30/2020, mẫu 2.1 has a line under "(Kèm theo …)", this annex has none.
    ("notice_annexed", "K014"),
}
TOLD = {("revised", "K047")}
"""What is true of all papers of a way: changes still tracked."""
PRINTERS: dict[str, Callable[[Paper], bytes]] = {**placed.WRITERS}
_BROWSER = (
    "--headless --no-sandbox --disable-gpu --no-pdf-header-footer --print-to-pdf={pdf} {html}"
)
if find_spec("typst"):
    PRINTERS["typst"] = typeset.printed
BROWSED = {"K020"}
"""A browser puts the page number in the middle of its margin, not at 10 mm."""
EVERY = 29
"""The suite takes one fault in so many; `make senders` all."""


def said(result: Inspected) -> set[str]:
    """Codes of errors and warnings."""
    return {one.code for one in result.problems if one.level is not Level.INFO}


def allowed(name: str, way: str) -> set[str]:
    own = {code for paper, code in NOTED if paper == name}
    return own | {code for one, code in TOLD if one == way}


def ways_of(at: int) -> list[str]:
    """Three of the ways for the paper at a place, turn by turn."""
    names = list(WAYS)
    return [names[(at * 3 + step) % len(names)] for step in range(3)]


def rights() -> list[tuple[str, str]]:
    return [(name, way) for at, name in enumerate(PAPERS) for way in ways_of(at)]


def cases() -> list[tuple[str, str, Fault]]:
    """(paper, way, fault): each fault in one way of writing."""
    names, found = list(WAYS), []
    for at, (name, paper) in enumerate(PAPERS.items()):
        for place, fault in enumerate(faults(paper())):
            way = names[(at * 3 + place) % len(names)]
            if fault.name == "no recipients":  # these endings are written beside a list
                way = "pages"
            found.append((name, way, fault))
    return found


def broken(name: str, fault: Fault) -> Paper:
    return changed(PAPERS[name](), fault)


def told(before: bytes, after: bytes, fault: Fault, file: str) -> bool:
    """Whether a code of the fault is said of the second file in words not said of the first."""
    old = {(one.code, one.message) for one in inspect(before, file).problems}
    new = {one.code for one in inspect(after, file).problems if (one.code, one.message) not in old}
    return bool(new & set(fault.codes.split()))


@pytest.mark.parametrize(("name", "way"), [one for one in rights() if one[0] != "long_scheme"][::4])
def test_nothing_is_said_of_a_right_paper(name: str, way: str) -> None:
    result = inspect(written(PAPERS[name](), way), "a.docx")
    assert said(result) <= allowed(name, way), [str(one) for one in result.problems]


SHORT = [one for one in cases() if one[0] not in ("long_scheme", "party_programme")]


@pytest.mark.parametrize(
    ("name", "way", "fault"), SHORT[::EVERY], ids=lambda one: getattr(one, "name", one)
)
def test_a_fault_is_named(name: str, way: str, fault: Fault) -> None:
    right = written(PAPERS[name](), way)
    assert told(right, written(broken(name, fault), way), fault, "a.docx")


@pytest.mark.parametrize("printer", PRINTERS)
def test_nothing_is_said_of_right_pages(printer: str) -> None:
    for name in list(PAPERS)[::7]:
        result = inspect(PRINTERS[printer](PAPERS[name]()), "a.pdf")
        assert said(result) <= allowed(name, printer), [str(one) for one in result.problems]


def test_a_page_number_low_in_the_margin_is_one() -> None:
    """13,8 mm from the top: within the margin, which is all that NĐ 30 asks for."""
    paper = PAPERS["commune_plan"]()
    result = inspect(placed.by_reportlab(paper), "a.pdf")
    assert result.report is not None
    assert [one.place for one in result.report.finished.numbers] == ["header"]


def test_any_stream_may_end_in_letters() -> None:
    """ReportLab writes pages in ASCII85: no file of it is too large for what stands behind its last stream."""
    for name in PAPERS:
        if name != "long_scheme":
            assert "K057" not in said(inspect(placed.by_reportlab(PAPERS[name]()), "a.pdf")), name


def browsed(paper: Paper, folder: Path) -> bytes:
    """The paper as a browser prints it."""
    page, pdf = folder / "page.html", folder / "page.pdf"
    page.write_text(web.page(paper), encoding="utf-8")
    order = _BROWSER.format(html=page, pdf=pdf).split()
    subprocess.run([needed("chromium"), *order], check=True, capture_output=True, timeout=120)
    return pdf.read_bytes()


def test_nothing_is_said_of_what_a_browser_prints(tmp_path: Path) -> None:
    """Lines on whole pixels, a table whose cells are boxes of their own."""
    for name in ("notice_annexed", "party_resolution"):
        result = inspect(browsed(PAPERS[name](), tmp_path), "a.pdf")
        assert said(result) <= allowed(name, "browser") | BROWSED, list(map(str, result.problems))


def test_a_lost_number_makes_no_annex_of_a_notice() -> None:
    """A short notice with its annex on the next page, whose number line is gone, is still a document."""
    paper = PAPERS["notice_annexed"]()
    paper.number = ""
    codes = said(inspect(written(paper, "lined"), "a.docx"))
    assert "K043" in codes
    assert "K053" not in codes


def test_a_name_behind_a_tab_is_the_signers() -> None:
    """A name of the Central Highlands, its line led to the right half by a tab alone."""
    result = inspect(written(PAPERS["party_board_guide"](), "east asian"), "a.docx")
    assert result.report is not None
    names = [one.text for one in result.report.facts.parts if one.role == "signer_name"]
    assert names == ["Y Thanh Hà Niê Kđăm"]


def test_a_page_set_ragged_is_told_by_all_its_lines() -> None:
    """No paragraph has more than two lines that go on: together they have enough."""
    for name in ("ministry_letter", "party_programme"):
        paper = PAPERS[name]()
        ragged = next(one for one in faults(paper) if one.name == "text at the left")
        right, wrong = placed.by_reportlab(paper), placed.by_reportlab(broken(name, ragged))
        assert told(right, wrong, ragged, "a.pdf"), name


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


def _extra(data: bytes, file: str, name: str, way: str) -> list[str]:
    found = inspect(data, file).problems
    return [
        str(one)
        for one in found
        if one.level is not Level.INFO and one.code not in allowed(name, way)
    ]


def _false() -> None:
    """All right papers in all ways and through all printers: what is false."""
    wrong = 0
    for name, paper in PAPERS.items():
        files = {way: (written(paper(), way), "a.docx") for way in WAYS}
        files |= {printer: (how(paper()), "a.pdf") for printer, how in PRINTERS.items()}
        for way, (data, file) in files.items():
            extra = _extra(data, file, name, way)
            wrong += bool(extra)
            for one in extra:
                say(f"false: {name}, {way}: {one}")
    say(f"right files: {len(PAPERS) * (len(WAYS) + len(PRINTERS))}, false alarms in {wrong}")


def _missed(form: str) -> None:
    """All faults, each in one way of writing or through one printer: what is not named."""
    printers = list(PRINTERS)
    lost = seen = 0
    for at, (name, way, fault) in enumerate(cases()):
        # The scripts that print have one face.
        if form == "pdf" and (not fault.pdf or fault.name == "number in Arial"):
            continue
        printer = printers[at % len(printers)]
        right, wrong = PAPERS[name](), broken(name, fault)
        if form == "docx":
            before, after, how = written(right, way), written(wrong, way), way
        else:
            before, after, how = PRINTERS[printer](right), PRINTERS[printer](wrong), printer
        seen += 1
        if not told(before, after, fault, f"a.{form}"):
            lost += 1
            say(f"missed: {name}, {how}: {fault.name} ({fault.codes})")
    say(f"{form}: {seen} faults, named {seen - lost}")


if __name__ == "__main__":
    _false()
    _missed("docx")
    _missed("pdf")
