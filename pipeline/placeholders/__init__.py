"""Expressions in content ({{ unit.name }}, `when:`): Jinja's grammar, of which only looking up is allowed.

Nothing is compiled, called or imported, and no attribute of a Python object is ever read, so template
payloads end in a message whatever they ask for. Values are never parsed again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import ModuleType

from pipeline.placeholders.filters import RESULT_LIMIT
from pipeline.placeholders.values import (
    PlaceholderError,
    Plain,
    Value,
    member,
    members,
    plain,
    truth,
)

__all__ = ["Plain", "PlaceholderError", "check", "entries", "evaluate", "holds", "names", "plain"]


_NAMES = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)*")
_WORDS_OF_JINJA = frozenset(
    ["true", "false", "none", "True", "False", "None", "not", "and", "or", "in", "is", "if", "else"]
)
_LONGEST_NAME = 100


def _walk() -> ModuleType:
    """Jinja's grammar; it loads (30 ms) with the first expression that is more than a name."""
    from pipeline.placeholders import walk

    return walk


@lru_cache(maxsize=2048)
def _path(expression: str) -> tuple[str, ...] | None:
    """The names of `{{ figure }}`, `{{ unit.name }}`: what most expressions are. Jinja says the same of them."""
    name = expression.strip()
    if len(name) > _LONGEST_NAME or _NAMES.fullmatch(name) is None:
        return None
    path = tuple(name.split("."))
    return path if _WORDS_OF_JINJA.isdisjoint(path) else None


def _value(expression: str, context: Mapping[str, object]) -> Value:
    values = context if isinstance(context, Plain) else plain(context)
    path = _path(expression)
    if path is None:
        walk = _walk()
        found: Value = walk.value_of(walk.parsed(expression), values)
        return found
    found = member(values, path[0], "")
    for at, name in enumerate(path[1:], 1):
        found = member(found, name, ".".join(path[:at]))
        if isinstance(found, str) and len(found) > RESULT_LIMIT:
            raise PlaceholderError("kết quả quá dài", f"tối đa {RESULT_LIMIT} ký tự")
    return found


def evaluate(expression: str, context: Mapping[str, object]) -> str:
    """The words that the expression stands for; PlaceholderError when it has none."""
    value = _value(expression, context)
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        raise PlaceholderError(f"“{expression}” là danh sách", f'viết {expression} | join(", ")')
    raise PlaceholderError(
        f"“{expression}” là một nhóm giá trị", f"chọn một tên: {members(value, expression)}"
    )


def entries(expression: str, context: Mapping[str, object]) -> list[Value]:
    """The entries of the list that the expression stands for; PlaceholderError when it is none."""
    value = _value(expression, context)
    if isinstance(value, list):
        return value
    if value == "":
        return []
    raise PlaceholderError(
        f"“{expression}” không phải là danh sách",
        "cần danh sách, ví dụ “nhiều dòng” của đợt văn bản",
    )


def holds(expression: str, context: Mapping[str, object]) -> bool:
    """Whether a `when:` is true; empty, "không", "no", "false" and "0" are not."""
    return truth(_value(expression, context))


def check(expression: str) -> None:
    """PlaceholderError when the expression is wrong whatever the values are."""
    if _path(expression) is None:
        walk = _walk()
        walk.refuse_forbidden(walk.parsed(expression))


def names(expression: str) -> frozenset[str]:
    """First-level names that an expression asks for; PlaceholderError for bad syntax."""
    path = _path(expression)
    if path is not None:
        return frozenset(path[:1])
    walk = _walk()
    found: frozenset[str] = walk.first_names(walk.parsed(expression))
    return found
