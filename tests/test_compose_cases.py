"""Every case of tests/compose: the text view of the named sections, whole, and every problem."""

from __future__ import annotations

from typing import Any

import pytest

from tests.compose_cases import cases, composed, view

CASES = dict(cases())


@pytest.mark.parametrize("name", CASES)
def test_case(name: str) -> None:
    case: dict[str, Any] = CASES[name]
    document, problems = composed(case["content"], case.get("context", {}))
    expected = {key: text.rstrip("\n") for key, text in case.get("expect", {}).items()}
    assert view(document, list(expected)) == expected
    assert [str(problem) for problem in problems] == case.get("problems", [])
    assert expected or problems, "a case must expect something"
