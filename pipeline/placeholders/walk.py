"""Jinja expressions read by a sandboxed parser and walked node by node: looking up, comparing, joining."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import lru_cache

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.parser import Parser
from jinja2.sandbox import ImmutableSandboxedEnvironment

from pipeline import vocabulary
from pipeline.placeholders.filters import FILTERS, RESULT_LIMIT, arguments_of
from pipeline.placeholders.values import (
    PlaceholderError,
    Value,
    hidden_name,
    member,
    number,
    plain_value,
    truth,
    word,
)

EXPRESSION_LIMIT = 500
FILTER_NAMES = (*FILTERS, "default")

_ENVIRONMENT = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
_ALLOWED = "chỉ dùng tên (unit.name), so sánh ==, in, and/or/not, nối ~ và các bộ lọc " + ", ".join(
    FILTER_NAMES
)


@lru_cache(maxsize=2048)
def parsed(expression: str) -> nodes.Expr:
    if len(expression) > EXPRESSION_LIMIT:
        hint = "rút gọn, hoặc thêm giá trị vào dữ liệu"
        raise PlaceholderError(f"biểu thức dài quá {EXPRESSION_LIMIT} ký tự", hint)
    try:
        parser = Parser(_ENVIRONMENT, expression, state="variable")
        tree = parser.parse_expression()
        whole = parser.stream.eos
    except TemplateSyntaxError as error:
        raise PlaceholderError(
            f"biểu thức “{expression}” sai cú pháp", _syntax_hint(expression)
        ) from error
    except (RecursionError, ValueError, OverflowError, MemoryError) as error:
        raise PlaceholderError("biểu thức không đọc được", "viết lại đơn giản hơn") from error
    if not whole:
        raise PlaceholderError(f"biểu thức “{expression}” sai cú pháp", _syntax_hint(expression))
    return tree


def _syntax_hint(expression: str) -> str:
    if any(quote in expression for quote in "“”‘’"):
        return 'dùng nháy thẳng " thay cho nháy cong “ ”'
    if "=" in expression.replace("==", "").replace("!=", "").replace(">=", "").replace("<=", ""):
        return "so sánh bằng viết hai dấu: =="
    if not expression.isascii() and '"' not in expression and "'" not in expression:
        return 'tên viết bằng chữ không dấu liền nhau; chữ Việt đặt trong nháy: "phường"'
    return 'ví dụ đúng: unit.name, hoặc unit.type == "phường"'


def refuse_forbidden(node: nodes.Node) -> None:
    """The allow-list alone, without values."""
    if type(node) not in _LOOK:
        what = _NAMED.get(type(node), "phép tính này")
        raise PlaceholderError(f"{what} không dùng được", _ALLOWED)
    if isinstance(node, nodes.Filter) and node.name not in FILTER_NAMES:
        raise PlaceholderError(*_unknown_filter(node.name))
    name = node.name if isinstance(node, nodes.Name) else ""
    name = node.attr if isinstance(node, nodes.Getattr) else name
    if name.startswith("_"):
        raise PlaceholderError(*hidden_name(name))
    for child in node.iter_child_nodes():
        if not isinstance(child, nodes.Operand):
            refuse_forbidden(child)
        else:
            refuse_forbidden(child.expr)


def _unknown_filter(name: str) -> tuple[str, str]:
    return f"không có bộ lọc “{name}”", f"các bộ lọc dùng được: {', '.join(FILTER_NAMES)}"


def value_of(node: nodes.Node, context: dict[str, Value]) -> Value:
    look = _LOOK.get(type(node))
    if look is None:
        what = _NAMED.get(type(node), "phép tính này")
        raise PlaceholderError(f"{what} không dùng được", _ALLOWED)
    value = look(node, context)
    if isinstance(value, str) and len(value) > RESULT_LIMIT:
        raise PlaceholderError("kết quả quá dài", f"tối đa {RESULT_LIMIT} ký tự")
    return value


def _name(node: nodes.Name, context: dict[str, Value]) -> Value:
    return member(context, node.name, "")


def _getattr(node: nodes.Getattr, context: dict[str, Value]) -> Value:
    return member(value_of(node.node, context), node.attr, _path(node.node))


def _getitem(node: nodes.Getitem, context: dict[str, Value]) -> Value:
    if not isinstance(node.arg, nodes.Const):
        raise PlaceholderError(
            "trong ngoặc vuông chỉ dùng số hoặc chữ trong nháy", "ví dụ unit.members[0]"
        )
    whole, key = value_of(node.node, context), node.arg.value
    if isinstance(whole, list) and isinstance(key, int) and not isinstance(key, bool):
        if -len(whole) <= key < len(whole):
            return whole[key]
        raise PlaceholderError(
            f"“{_path(node.node)}” chỉ có {len(whole)} mục", "số thứ tự bắt đầu từ 0"
        )
    return member(whole, str(key), _path(node.node))


def _path(node: nodes.Node) -> str:
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            return f"{_path(node.node)}.{node.attr}"
        case nodes.Getitem(arg=nodes.Const(value=key)):
            return f"{_path(node.node)}[{key}]"
    return ""


def _const(node: nodes.Const, _context: dict[str, Value]) -> Value:
    if isinstance(node.value, float) and not math.isfinite(node.value):
        raise PlaceholderError("số quá lớn", "viết số trong nháy kép")
    return plain_value(node.value)


def _list(node: nodes.List | nodes.Tuple, context: dict[str, Value]) -> Value:
    return [value_of(item, context) for item in node.items]


def _concat(node: nodes.Concat, context: dict[str, Value]) -> Value:
    parts = [value_of(part, context) for part in node.nodes]
    if not all(isinstance(part, str) for part in parts):
        raise PlaceholderError("dấu ~ chỉ nối chữ với chữ", 'danh sách thì thêm | join(", ")')
    return "".join(map(str, parts))


def _and(node: nodes.And, context: dict[str, Value]) -> Value:
    left = value_of(node.left, context)
    return value_of(node.right, context) if truth(left) else left


def _or(node: nodes.Or, context: dict[str, Value]) -> Value:
    left = value_of(node.left, context)
    return left if truth(left) else value_of(node.right, context)


def _not(node: nodes.Not, context: dict[str, Value]) -> Value:
    return word(not truth(value_of(node.node, context)))


def _condition(node: nodes.CondExpr, context: dict[str, Value]) -> Value:
    if truth(value_of(node.test, context)):
        return value_of(node.expr1, context)
    return value_of(node.expr2, context) if node.expr2 is not None else ""


def _compare(node: nodes.Compare, context: dict[str, Value]) -> Value:
    left, said = value_of(node.expr, context), _is_truth(node.expr)
    for operand in node.ops:
        right, says = value_of(operand.expr, context), _is_truth(operand.expr)
        if (said or says) and operand.op in ("eq", "ne"):
            # `unit.new == true` asks whether it is so, in whatever word a sheet or a file says it.
            same = _yes(left) is _yes(right)
            held = same is (operand.op == "eq")
        else:
            held = _compared(operand.op, left, right)
        if not held:
            return word(False)
        left, said = right, says
    return word(True)


def _is_truth(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Const) and isinstance(node.value, bool)


def _yes(value: Value) -> bool:
    """Whether a value says yes; PlaceholderError for what says neither yes nor no."""
    said = {"": "no", "0": "no", "1": "yes"}.get(value) if isinstance(value, str) else None
    said = said or (vocabulary.value("truth", value) if isinstance(value, str) else None)
    if said is None:
        shown = value if isinstance(value, str) else "danh sách"
        message = f"“{shown[:40]}” không phải là có hoặc không"
        raise PlaceholderError(message, 'so sánh với chữ: == "…"; hoặc bỏ “== true”')
    return said == "yes"


def _compared(operator: str, left: Value, right: Value) -> bool:
    match operator:
        case "eq" | "ne":
            return (left == right) is (operator == "eq")
        case "in" | "notin":
            if not isinstance(left, str) and not isinstance(right, list):
                hint = "viết: chữ in danh sách, hoặc chữ in câu dài hơn"
                raise PlaceholderError("bên trái “in” không phải là chữ", hint)
            return (left in right) is (operator == "in")
    one, other = number(left), number(right)
    return {"lt": one < other, "lteq": one <= other, "gt": one > other, "gteq": one >= other}[
        operator
    ]


def _filter(node: nodes.Filter, context: dict[str, Value]) -> Value:
    if node.name not in FILTER_NAMES:
        raise PlaceholderError(*_unknown_filter(node.name))
    if node.kwargs or node.dyn_args or node.dyn_kwargs or node.node is None:
        raise PlaceholderError(
            f"bộ lọc “{node.name}” viết không đúng", 'ví dụ: unit.members | join(", ")'
        )
    arguments = [value_of(argument, context) for argument in node.args]
    if node.name == "default":
        return _default(node.node, arguments, context)
    return FILTERS[node.name](value_of(node.node, context), *arguments_of(node.name, arguments))


def _default(node: nodes.Node, arguments: list[Value], context: dict[str, Value]) -> Value:
    if len(arguments) != 1:
        raise PlaceholderError(
            "bộ lọc “default” cần một giá trị", 'ví dụ: unit.name | default("…")'
        )
    try:
        value = value_of(node, context)
    except PlaceholderError:
        return arguments[0]
    return value or arguments[0]


_LOOK: Mapping[type, Callable[..., Value]] = {
    nodes.Name: _name,
    nodes.Getattr: _getattr,
    nodes.Getitem: _getitem,
    nodes.Const: _const,
    nodes.TemplateData: _const,
    nodes.List: _list,
    nodes.Tuple: _list,
    nodes.Concat: _concat,
    nodes.And: _and,
    nodes.Or: _or,
    nodes.Not: _not,
    nodes.CondExpr: _condition,
    nodes.Compare: _compare,
    nodes.Filter: _filter,
}
_NAMED: Mapping[type, str] = {
    nodes.Call: "lời gọi hàm ( … )",
    nodes.Mul: "phép nhân *",
    nodes.Pow: "phép luỹ thừa **",
    nodes.Add: "phép cộng +",
    nodes.Sub: "phép trừ -",
    nodes.Div: "phép chia /",
    nodes.FloorDiv: "phép chia //",
    nodes.Mod: "phép %",
    nodes.Test: "phép thử is",
    nodes.Dict: "nhóm { … }",
    nodes.Slice: "lát cắt [ : ]",
    nodes.Neg: "dấu trừ",
    nodes.Pos: "dấu cộng",
}


def first_names(tree: nodes.Expr) -> frozenset[str]:
    """First-level names in an expression."""
    first = [tree.name] if isinstance(tree, nodes.Name) else []
    return frozenset([*first, *(name.name for name in tree.find_all(nodes.Name))])
