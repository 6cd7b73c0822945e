"""Every rule: its file of cases, its page, its names; what it says and where it is silent."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from docs import rules as page
from pipeline import check, problems
from pipeline.check import manual
from pipeline.problem import Level
from tests import rule_cases as given
from tests.samples import FILES

RULES = {one.rule.name.replace("-", "_"): one for one in check.rules()}
CASES = list(given.cases())
SHELF = Path(check.shelf.__path__[0])


@pytest.mark.parametrize(
    ("module", "case"),
    [pytest.param(module, case, id=f"{module}: {name}") for module, name, case in CASES],
)
def test_case(module: str, case: dict[str, Any]) -> None:
    code = RULES[module].rule.code
    found = given.problems(given.whole(case), final="final" in case)
    mine = [one for one in found if one.code == code]
    assert [given.said(one) for one in mine] == case["problems"]
    if "levels" in case:
        assert [one.level.value for one in mine] == case["levels"]


def test_every_rule_has_a_file_of_cases_and_every_file_a_rule() -> None:
    assert {module for module, _, _ in CASES} == set(RULES)


@pytest.mark.parametrize("module", RULES)
def test_a_hit_and_a_miss(module: str) -> None:
    kinds = {bool(case["problems"]) for name, _, case in CASES if name == module}
    assert kinds == {True, False}


def test_the_name_of_a_rule_is_that_of_its_file() -> None:
    files = {file.stem for file in SHELF.glob("*.py")} - {"__init__"}
    assert files == set(RULES)


def test_data_files_belong_to_rules() -> None:
    assert {file.stem for file in SHELF.glob("*.yaml")} <= set(RULES)


def test_codes_and_names_are_used_once() -> None:
    names = Counter(name for one in check.rules() for name in one.rule.names)
    assert [name for name, count in names.items() if count > 1] == []
    assert all(re.fullmatch(r"C\d{3}", one.rule.code) for one in check.rules())
    assert not {one.rule.code for one in check.rules()} & set(problems.known())


@pytest.mark.parametrize("module", RULES)
def test_the_page_says_what_why_bad_good_and_on_whose_authority(module: str) -> None:
    made = manual.page(RULES[module])
    assert made.bad != made.good
    assert len(made.cause) > 60
    assert made.clause
    assert len(made.title) < 90


def test_a_page_without_an_example_is_a_fault(tmp_path: Path) -> None:
    source = tmp_path / "spacing.py"
    source.write_text('"""Tên.\n\nVì sao.\n"""\n', "utf-8")
    bare = check.Loaded(RULES["spacing"].rule, RULES["spacing"].look, source)
    with pytest.raises(ValueError, match="spacing: docstring lacks Sai, Đúng, Căn cứ"):
        manual.page(bare)


def test_the_manual_is_as_the_rules_are() -> None:
    assert page.FILE.read_text("utf-8") == manual.document()


@pytest.mark.parametrize("sample", FILES)
def test_samples_are_clean(sample: str) -> None:
    found = given.problems(FILES[sample].read_text("utf-8"))
    assert [str(one) for one in found] == []


@pytest.mark.parametrize("system", given.SMALL)
def test_the_small_documents_of_the_cases_are_clean(system: str) -> None:
    assert given.problems(given.SMALL[system]) == ()


def test_only_the_standard_decides_the_weight() -> None:
    text = "ý kiến của nhân dân"
    [state] = given.problems(given.whole({"in": "nhà nước", "text": f"Lắng nghe {text}."}))
    assert (state.code, state.level) == ("C010", Level.ERROR)
    both = given.whole({"text": f"Nghe Nhân dân, gần Nhân dân, lắng nghe {text}."})
    [party] = given.problems(both)
    assert (party.code, party.level) == ("C010", Level.INFO)
