"""The page of what the standards prescribe: every name on it is real, and nothing of ours is left out of it."""

from __future__ import annotations

import pytest

from docs import conformance
from pipeline.standards.load import load

ROWS = [row for table in conformance.tables() for row in table.rows]
READ = {"V1", "V2"}
"""Marks of what was read in a text of the standard."""


def test_every_name_on_it_is_real() -> None:
    assert conformance.faults() == []


def test_the_page_is_as_the_rows_are() -> None:
    assert conformance.PAGE.read_text("utf-8") == conformance.page(), "python -m docs.conformance"


def test_no_rule_of_the_linter_lacks_a_row() -> None:
    told = {code for row in ROWS for code in row.codes}
    assert {code for code in conformance.codes() if code[0] in "CK"} - told == set()


@pytest.mark.parametrize("id", ["nd30", "hd05"])
def test_no_value_read_in_a_standard_lacks_a_row(id: str) -> None:
    standard = load(id)
    told = {key for row in ROWS for name in row.held for key in conformance.held(name)}
    read = {f"{id}.roles.{name}" for name, role in standard.roles.items() if role.mark in READ}
    read |= {f"{id}.{key}" for key, (_, mark) in standard.clauses.items() if mark in READ}
    assert read - told == set()


@pytest.mark.parametrize("name", ["state", "party"])
def test_no_measured_component_lacks_a_row(name: str) -> None:
    told = {test.partition(": ")[2] for row in ROWS for test in row.tests if f"/{name}: " in test}
    assert conformance._cases(f"geometry/{name}") - told == set()


@pytest.mark.parametrize(
    "row",
    [
        conformance.Row("1", "một", held=("nd30.roles.no_such_role",)),
        conformance.Row("1", "một", held=("pipeline/no_such_file.py",)),
        conformance.Row("1", "một", tests=("test_standards::test_no_such_test",)),
        conformance.Row("1", "một", tests=("test_no_such_module::*",)),
        conformance.Row("1", "một", tests=("compose/header: no such case",)),
        conformance.Row("1", "một", tests=("test_standards::test_page",), codes=("K999",)),
        conformance.Row("1", "một", state="part", tests=("test_standards::test_page",)),
        conformance.Row("1", "một"),
    ],
)
def test_a_row_that_names_what_is_not_there_is_a_fault(row: conformance.Row) -> None:
    assert len(list(conformance._faults(row))) == 1
