"""The layout agrees with LibreOffice line by line and page by page (mode "lo7")."""

from __future__ import annotations

import pytest

from pipeline import fonts
from tests import flows
from tests.oracle import Verdict, compare, judge
from tests.pdf_lines import PdfLine

SEEDS = range(500, 506)


@pytest.fixture(scope="module")
def verdicts(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> list[Verdict]:
    named = [(f"{name}{seed}", make(seed)) for name, make in flows.MAKERS.items() for seed in SEEDS]
    return judge(named, fonts.metrics(fonts.find()), tmp_path_factory.mktemp("oracle"))


def test_lines_and_pages_are_those_of_libreoffice(verdicts: list[Verdict]) -> None:
    told = [f"{v.name}: {difference}" for v in verdicts for difference in v.differences]
    lines, equal = (sum(v.lines for v in verdicts), sum(v.equal for v in verdicts))
    pages, same = (sum(max(v.pages) for v in verdicts), sum(v.pages_equal for v in verdicts))
    assert lines > 3000
    assert equal / lines >= 0.995, told
    assert same / pages >= 0.98, told


@pytest.mark.parametrize("name", ["body", "mixed", "full", "newpage", "shapes"])
def test_what_every_document_has_is_equal_throughout(verdicts: list[Verdict], name: str) -> None:
    chosen = [v for v in verdicts if v.name.startswith(name)]
    assert [v.differences for v in chosen if not v.perfect] == []
    assert max(v.drift for v in chosen) <= 0.1


def test_a_verdict_counts_lines_and_pages() -> None:
    ours = [PdfLine(1, 10, 0, "a"), PdfLine(1, 30, 0, "b"), PdfLine(2, 10, 0, "c")]
    theirs = [PdfLine(1, 10, 0, "a"), PdfLine(1, 30.5, 0, "b"), PdfLine(2, 10, 0, "d")]
    verdict = compare("x", theirs, ours)
    assert (verdict.lines, verdict.equal, verdict.pages_equal) == (3, 2, 1)
    assert verdict.drift == 0.5
    assert verdict.differences == ("replace LibreOffice p2 y10.00 d ours p2 y10.00 c",)
