"""Problems and results as JSON, for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from pipeline.problem import Level, Problem

_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "info"}


def problem(one: Problem) -> dict[str, object]:
    """One problem as plain values."""
    return {
        "file": one.span.file,
        "line": one.span.line or None,
        "column": one.span.column or None,
        "level": _LEVELS[one.level],
        "code": one.code,
        "message": one.message,
        "hint": one.hint,
    }


def problems(many: Iterable[Problem]) -> list[dict[str, object]]:
    """Many problems as plain values, in the order given."""
    return [problem(one) for one in many]


def text(value: Mapping[str, object] | list[dict[str, object]]) -> str:
    """JSON with Vietnamese letters as they are."""
    return json.dumps(value, ensure_ascii=False, indent=2)
