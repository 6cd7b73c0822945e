"""The fifth set: what comes in from anywhere. Nothing false on right papers, faults named, no word lost in silence.

A sample; all of it: `make incoming`. The recipes were frozen before the reader had seen them; figures of the first look:
docs/van-ban-ngoai.md.
"""

from __future__ import annotations

from collections import Counter

import pytest

from pipeline.check.finished.door import inspect
from pipeline.importer import run as importing
from pipeline.problem import Level
from tests import samples
from tests.incoming import pages
from tests.incoming.faults import faults
from tests.incoming.judging import PRINTERS, SHORT, broken, cases, extra, named, seen, silent
from tests.incoming.papers import PAPERS
from tests.incoming.word import WAYS, written
from tests.papers.changing import Fault
from tests.senders import placed

EVERY = 60
"""The suite takes one fault in so many; `make incoming` all."""


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_said_of_a_right_paper(way: str) -> None:
    at = list(WAYS).index(way)
    for name in (SHORT[at % len(SHORT)], SHORT[(at + 9) % len(SHORT)]):
        found = seen(written(PAPERS[name](), way), "docx")
        assert extra(found, name, way) == [], name


@pytest.mark.parametrize(
    ("name", "way", "fault"),
    [one for one in cases() if one[0] in SHORT and one[1] in WAYS][::EVERY],
    ids=lambda one: getattr(one, "name", one),
)
def test_a_fault_is_named(name: str, way: str, fault: Fault) -> None:
    right = seen(written(PAPERS[name](), way), "docx")
    assert named(right, seen(written(broken(name, fault), way), "docx"), fault)


@pytest.mark.parametrize("way", PRINTERS)
def test_nothing_is_said_of_right_pages(way: str) -> None:
    for name in ("ward_report", "submission"):
        assert extra(seen(PRINTERS[way](PAPERS[name]()), "pdf"), name, way) == [], name


MISSED = (
    ("archive_rules", "deep", "chapter skipped"),
    ("archive_rules", "fields", "text bold"),
    ("referral", "deep", "title in small letters"),
    ("referral", "header", "subject not bold"),
    ("referral", "pictures", "subject's line gone"),
    ("flood_option", "typed", "no first indent"),
    ("flood_option", "pictures", "the issuer's line too long"),
)


@pytest.mark.parametrize(("name", "way", "wrong"), MISSED)
def test_what_was_missed_at_first_is_named(name: str, way: str, wrong: str) -> None:
    fault = next(one for one in faults(name, PAPERS[name]()) if one.name == wrong)
    right = seen(written(PAPERS[name](), way), "docx")
    assert named(right, seen(written(broken(name, fault), way), "docx"), fault)


def test_empty_paragraphs_part_paragraphs() -> None:
    """No gap is set anywhere; the typist pressed Enter twice."""
    paper = PAPERS["circular"]()
    for role in ("p", "cl"):
        paper.over[role] = {"before": 0, "after": 0}
    close = written(paper, "header")
    paper.lines = [each for line in paper.lines for each in (line, ("gap", ""))]
    paper.over["gap"] = {"size": 8, "jc": "both", "before": 0}
    said = [{one.code for one in seen(data, "docx")} for data in (close, written(paper, "header"))]
    assert "K011" in said[0]
    assert "K011" not in said[1]


def test_an_indent_of_blanks_is_none_of_a_column() -> None:
    """Five blanks lead a short sentence in; they do not push it to the signature's side."""
    paper = PAPERS["submission"]()
    paper.lines.append(("p", "     Xin trân trọng."))
    report = inspect(written(paper, "header"), "a.docx").report
    assert report is not None
    (said,) = [one for one in report.facts.parts if one.text == "Xin trân trọng."]
    assert said.para.side == ""


@pytest.mark.parametrize("small", [False, True])
def test_two_pages_on_a_sheet_are_told_apart(small: bool) -> None:
    name = "flood_option"
    page = placed.by_reportlab(PAPERS[name]())
    result = inspect((pages.two_up if small else pages.booklet)(page), "a.pdf")
    assert result.report is not None
    whole = inspect(page, "a.pdf").report
    assert whole is not None
    assert [one.code for one in result.problems if one.level is not Level.INFO] == ["K001"]
    assert result.problems[0].level is Level.WARNING
    # Nothing of a page is lost, and nothing is in two of them.
    texts = [[one.text for one in report.facts.parts] for report in (result.report, whole)]
    assert texts[0] == texts[1]


@pytest.mark.parametrize("way", ["header", "moved", "grouped", "registered"])
def test_importing_loses_no_word_in_silence(way: str) -> None:
    name = "referral"
    made = PRINTERS[way] if way in PRINTERS else lambda paper: written(paper, way)
    form = "pdf" if way in PRINTERS else "docx"
    found = importing.imported(made(PAPERS[name]()), f"a.{form}", samples.desk(), register=False)
    assert found.proof is not None
    assert found.proof.lost == ()
    assert silent(found, PAPERS[name]()) == Counter()
