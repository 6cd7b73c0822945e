"""Problems in the forms of other programs: SARIF 2.1.0 for code scanning, annotations for GitHub."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import Protocol
from urllib.parse import quote

from pipeline.problem import Level, Problem
from pipeline.problems import known

FORMATS = ("text", "json", "sarif", "github")
_SARIF = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}
_GITHUB = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


class Explained(Protocol):
    """What `vanban explain` knows of a code."""

    @property
    def title(self) -> str: ...
    @property
    def cause(self) -> str: ...


def sarif(
    problems: Iterable[Problem], version: str = "", pages: Mapping[str, Explained] | None = None
) -> str:
    """One run; each code is a rule with the title and cause that `vanban explain` prints.

    `pages`: those of the rules for content, which are no part of the list of problems.
    """
    told: dict[str, Explained] = {**known(), **(pages or {})}
    found = list(problems)
    codes = sorted({problem.code for problem in found})
    driver: dict[str, object] = {"name": "vanban", "rules": [_rule(code, told) for code in codes]}
    if version:
        driver["version"] = version
    results = [_result(problem, codes) for problem in found]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps(
        {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2
    )


def _rule(code: str, told: Mapping[str, Explained]) -> dict[str, object]:
    page = told.get(code)
    rule: dict[str, object] = {"id": code}
    if page is not None:
        rule["shortDescription"] = {"text": page.title}
        rule["fullDescription"] = {"text": " ".join(page.cause.split())}
    return rule


def _result(problem: Problem, codes: list[str]) -> dict[str, object]:
    words = f"{problem.message} → {problem.hint}" if problem.hint else problem.message
    place: dict[str, object] = {"artifactLocation": {"uri": _uri(problem.span.file)}}
    if problem.span.line:
        place["region"] = {"startLine": problem.span.line}
        if problem.span.column:
            place["region"] = {"startLine": problem.span.line, "startColumn": problem.span.column}
    return {
        "ruleId": problem.code,
        "ruleIndex": codes.index(problem.code),
        "level": _SARIF[problem.level],
        "message": {"text": words},
        "locations": [{"physicalLocation": place}],
    }


def _uri(file: str) -> str:
    """SARIF 2.1.0, 3.4.3: a reference by RFC 3986; blanks and marked letters are written by their bytes."""
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix(), safe="/")


def github(problems: Iterable[Problem]) -> str:
    """One workflow command a line; GitHub shows them at the lines of a pull request."""
    return "\n".join(_command(problem) for problem in problems)


def _command(problem: Problem) -> str:
    words = f"{problem.message} → {problem.hint}" if problem.hint else problem.message
    at = problem.span
    line = f",line={at.line},col={at.column}" if at.line else ""
    place = f"file={_property(at.file)}{line},title={problem.code}"
    return f"::{_GITHUB[problem.level]} {place}::{_data(words)}"


def _data(text: str) -> str:
    """Escapes of a workflow command's message."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
