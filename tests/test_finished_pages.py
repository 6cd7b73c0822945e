"""Pages of the codes for finished files (K): each code is given by some breakage; words shown as wrong are wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from pipeline.check.finished import check
from pipeline.check.finished.word import finished as read
from pipeline.problems import known
from tests.broken_docx import Broken, Docx, say
from tests.broken_named import (
    DECISION,
    GUIDE,
    LETTER,
    PLAN,
    STATE_PLAN,
)
from tests.test_mutations_docx import cases, codes, organs, whole

PAGES = {code: page for code, page in known().items() if code[0] == "K"}
ELSEWHERE = {
    "K053": "test_weights",
    "K055": "test_pdf_drawn_fonts",
    "K056": "test_outside",
    "K057": "test_finished_foreign",
    "K059": "test_finished_turned",
    "K060": "foreign_offices",
    "K061": "foreign_offices",
    "K062": "test_finished_cells",
    "K063": "test_digitised",
    "K064": "test_other_forms",
}
"""Codes of PDFs, of copies, of other kinds of files: where each is given and where it is not."""
WORDS: dict[str, tuple[str, str, int, str]] = {
    "K008": (GUIDE, "signer_name", 0, "{}"),
    "K016": (GUIDE, "star", 0, "{}"),
    "K017": (GUIDE, "dashes", 0, "{}"),
    "K018": (LETTER, "motto", 0, "{}"),
    "K021": (GUIDE, "number", 0, "{}"),
    "K022": (STATE_PLAN, "number", 0, "{}"),
    "K025": (GUIDE, "place_date", 0, "{}"),
    "K026": (GUIDE, "place_date", 0, "Thái Nguyên, {}"),
    "K027": (PLAN, "kind_name", 0, "{}"),
    "K028": (PLAN, "subject", 0, "{}"),
    "K030": (DECISION, "basis", 0, "{}"),
    "K034": (STATE_PLAN, "authority", 0, "{}"),
    "K035": (DECISION, "signer_name", 0, "{}"),
    "K037": (LETTER, "recipient", 1, "{}"),
    "K038": (LETTER, "recipient", -1, "{}"),
    "K040": (GUIDE, "closing", 0, "Các cơ quan {}"),
    "K046": (GUIDE, "closing", 0, "Các cơ quan báo cáo {}."),
    "K050": (GUIDE, "closing", 0, "Các {} báo cáo kết quả."),
    "K052": (STATE_PLAN, "heading_2", 0, "{}"),
    "K069": (LETTER, "urgency", 0, "{}"),
}
"""Code → sample, part and which of them, what the page's words stand in."""


@cache
def broken() -> dict[str, list[Broken]]:
    found: dict[str, list[Broken]] = {}
    for case in cases():
        found.setdefault(case.code, []).append(case)
    return found


def test_every_code_is_given_somewhere() -> None:
    assert set(broken()) | set(ELSEWHERE) == set(PAGES)
    assert not set(broken()) & set(ELSEWHERE)
    for code, module in ELSEWHERE.items():
        assert code in (Path(__file__).parent / f"{module}.py").read_text("utf-8")


def _after(sample: str, change: Callable[[Docx], None]) -> list[tuple[str, str]]:
    """Each finding's code and words once the sample is changed."""
    docx = Docx(whole(sample))
    change(docx)
    found = check(read(docx.package()), None, organs()).findings
    return [(one.code, one.para.text if one.para else "") for one in found]


@pytest.mark.parametrize("code", [code for code in PAGES if code not in ELSEWHERE])
def test_a_code_is_given_when_the_file_is_broken_and_only_then(code: str) -> None:
    case = broken()[code][0]
    docx = Docx(whole(case.sample))
    assert not codes(docx.package())[code]
    case.change(docx)
    assert codes(docx.package())[code]


@pytest.mark.parametrize("code", WORDS)
def test_words_shown_as_wrong_are_wrong_and_those_shown_as_right_are_right(code: str) -> None:
    sample, role, at, frame = WORDS[code]

    def told(words: str) -> list[str]:
        bare = re.sub(r" \([^)]*\)$", "", words.strip().splitlines()[0])
        said = frame.format(bare)
        found = _after(sample, lambda docx: say(docx.one(role, at), said))
        return [about for one, about in found if one == code]

    page = PAGES[code]
    assert any(re.sub(r" \([^)]*\)$", "", page.bad.strip()) in about for about in told(page.bad))
    assert told(page.good) == []
