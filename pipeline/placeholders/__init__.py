"""Expressions in content ({{ unit.name }}, `when:`): Jinja's grammar, of which only looking up is allowed.

Nothing is compiled, called or imported, and no attribute of a Python object is ever read, so template
payloads end in a message whatever they ask for. Values are never parsed again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import ModuleType

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


_NAME = re.compile("[A-Za-z][A-Za-z0-9_]*")
_WORDS_OF_JINJA = frozenset(
    ["true", "false", "none", "True", "False", "None", "not", "and", "or", "in", "is", "if", "else"]
)
_LONGEST_NAME = 100


def _walk() -> ModuleType:
    """Jinja's grammar; it loads (30 ms) with the first expression that is more than a name."""
    from pipeline.placeholders import walk

    return walk


def _is_name(expression: str) -> bool:
    """A bare name, `{{ figure }}`: what most expressions are. Jinja says the same of it."""
    name = expression.strip()
    return (
        len(name) <= _LONGEST_NAME
        and _NAME.fullmatch(name) is not None
        and name not in _WORDS_OF_JINJA
    )


def _value(expression: str, context: Mapping[str, object]) -> Value:
    values = context if isinstance(context, Plain) else plain(context)
    if _is_name(expression):
        return member(values, expression.strip(), "")
    walk = _walk()
    found: Value = walk.value_of(walk.parsed(expression), values)
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
    if not _is_name(expression):
        walk = _walk()
        walk.refuse_forbidden(walk.parsed(expression))


def names(expression: str) -> frozenset[str]:
    """First-level names that an expression asks for; PlaceholderError for bad syntax."""
    if _is_name(expression):
        return frozenset([expression.strip()])
    walk = _walk()
    found: frozenset[str] = walk.first_names(walk.parsed(expression))
    return found
