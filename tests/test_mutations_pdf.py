"""Correct PDFs are broken, one property of one component at a time; the linter must name what was broken."""

from __future__ import annotations

from functools import cache

import pytest

from pipeline.check.finished.door import inspect
from pipeline.problem import Level
from tests import broken_pdf
from tests.broken_pdf import Case

SAMPLES = (
    "specimens/party-letter",
    "specimens/party-regulation",
    "specimens/party-submission",
    "specimens/state-report",
    "uy-ban/quyet-dinh-to-cong-tac-2026",
    "uy-ban/cong-van-don-doc-2026",
    "dang/ke-hoach-dan-van-kheo-2026",
    "uy-ban/quy-che-to-cong-tac-2026",
)
UNTOLD = {
    # Running words may be stressed; a line that a number and no full stop make may be a name.
    ("state", "clause", "weight"),
    ("state", "clause", "slant"),
    ("state", "item", "weight"),
    ("state", "item", "slant"),
    ("party", "clause", "weight"),
    ("party", "clause", "slant"),
    ("party", "preamble", "weight"),
    ("party", "preamble", "slant"),
    # Without its weight a name with a number is a clause like any other.
    ("state", "heading_2", "weight"),
    ("party", "heading_2", "weight"),
    ("state", "clause_title", "weight"),
    # A bold line is the issuer's: told as the wrong issuer and symbol (K045, K024).
    ("state", "issuer_parent", "weight"),
    # A long line reaches past the middle wherever it begins.
    ("state", "authority_line", "left"),
    # Lines are drawn below words by hand too: told where all lines of all words have one.
    ("state", "preamble", "underline"),
    ("state", "recipient", "underline"),
}
"""What a page without styles cannot tell from what is right, or tells by another name."""


@cache
def cases() -> dict[tuple[str, str, str], Case]:
    """Each component's each property once for each system."""
    found: dict[tuple[str, str, str], Case] = {}
    for sample in SAMPLES:
        for case in broken_pdf.cases(sample):
            found.setdefault(case.key, case)
    return found


@pytest.mark.parametrize("sample", SAMPLES)
def test_nothing_on_the_unbroken(sample: str) -> None:
    said = inspect(broken_pdf.printed(broken_pdf.flow(sample)), "a.pdf")
    assert [str(one) for one in said.problems if one.level is not Level.INFO] == []


def _named(case: Case) -> bool:
    said = inspect(broken_pdf.broken(case), "a.pdf")
    return any(one.code == case.code for one in said.problems)


@pytest.mark.parametrize("system", ["party", "state"])
@pytest.mark.parametrize("code", ["K004", "K005", "K006", "K007", "K008", "K009", "K013"])
def test_what_is_broken_is_named(system: str, code: str) -> None:
    every = [one for one in cases().values() if (one.system, one.code) == (system, code)]
    assert every
    missed = {one.key for one in every if not _named(one)}
    assert missed - UNTOLD == set()
    assert {key for key in UNTOLD if key in cases() and cases()[key] in every} == missed


def test_nothing_is_excused_that_is_not_broken() -> None:
    assert UNTOLD - cases().keys() == set()
    assert len(cases()) > 350
