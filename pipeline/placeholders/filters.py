"""The filters an expression may use; none can make much out of little."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pipeline import text
from pipeline.placeholders.values import PlaceholderError, Value

RESULT_LIMIT = 20_000
"""Characters; an expression that gives more is a mistake or an attack."""


def arguments_of(name: str, arguments: list[Value]) -> list[str]:
    """Arguments as words: `join` takes one, the others none."""
    words = [argument for argument in arguments if isinstance(argument, str)]
    if len(words) != len(arguments) or len(words) > (name == "join"):
        raise PlaceholderError(
            f"bộ lọc “{name}” viết không đúng", 'ví dụ: unit.members | join(", ")'
        )
    return words


def _on_words(change: Callable[[str], str]) -> Callable[..., Value]:
    def changed(value: Value) -> Value:
        if not isinstance(value, str):
            raise PlaceholderError(
                "bộ lọc này chỉ dùng cho chữ", 'danh sách thì thêm | join(", ") trước'
            )
        return change(value)

    return changed


def _join(value: Value, between: str = ", ") -> Value:
    items = value if isinstance(value, list) else [value]
    if not all(isinstance(item, str) for item in items):
        raise PlaceholderError("join chỉ nối danh sách chữ", "chọn một danh sách chữ")
    if sum(len(item) + len(between) for item in items) > RESULT_LIMIT:
        raise PlaceholderError("kết quả quá dài", f"tối đa {RESULT_LIMIT} ký tự")
    return between.join(map(str, items))


def _pick(index: int) -> Callable[..., Value]:
    def picked(value: Value) -> Value:
        if not isinstance(value, list) or not value:
            raise PlaceholderError(
                "không có mục nào để lấy", "first và last dùng cho danh sách có ít nhất một mục"
            )
        return value[index]

    return picked


FILTERS: Mapping[str, Callable[..., Value]] = {
    "upper": _on_words(text.upper),
    "lower": _on_words(text.lower),
    "capitalize": _on_words(text.capital_first),
    "trim": _on_words(str.strip),
    "join": _join,
    "length": lambda value: str(len(value)),
    "first": _pick(0),
    "last": _pick(-1),
}
