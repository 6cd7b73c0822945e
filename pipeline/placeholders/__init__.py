"""Expressions in content ({{ unit.name }}, `when:`): Jinja's grammar, of which only looking up is allowed.

Nothing is compiled, called or imported, and no attribute of a Python object is ever read, so template
payloads end in a message whatever they ask for. Values are never parsed again.
"""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import nodes

from pipeline.placeholders.values import PlaceholderError, members, plain, truth
from pipeline.placeholders.walk import parsed, refuse_forbidden, value_of

__all__ = ["PlaceholderError", "check", "evaluate", "holds", "names", "plain"]


def evaluate(expression: str, context: Mapping[str, object]) -> str:
    """The words that the expression stands for; PlaceholderError when it has none."""
    value = value_of(parsed(expression), plain(context))
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        raise PlaceholderError(f"“{expression}” là danh sách", f'viết {expression} | join(", ")')
    raise PlaceholderError(
        f"“{expression}” là một nhóm giá trị", f"chọn một tên: {members(value, expression)}"
    )


def holds(expression: str, context: Mapping[str, object]) -> bool:
    """Whether a `when:` is true; empty, "không", "no", "false" and "0" are not."""
    return truth(value_of(parsed(expression), plain(context)))


def check(expression: str) -> None:
    """PlaceholderError when the expression is wrong whatever the values are."""
    refuse_forbidden(parsed(expression))


def names(expression: str) -> frozenset[str]:
    """First-level names that an expression asks for; PlaceholderError for bad syntax."""
    tree = parsed(expression)
    first = [tree.name] if isinstance(tree, nodes.Name) else []
    return frozenset([*first, *(name.name for name in tree.find_all(nodes.Name))])
