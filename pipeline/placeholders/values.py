"""The values an expression can meet: str, list and dict only, found by name and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from pipeline import text, vocabulary

Value: TypeAlias = "str | list[Value] | dict[str, Value]"


class PlaceholderError(Exception):
    """An expression that cannot be carried out: what (Vietnamese) and the way out."""

    def __init__(self, message: str, hint: str = "") -> None:
        self.message, self.hint = message, hint
        super().__init__(f"{message} — {hint}" if hint else message)


class Plain(dict[str, Value]):
    """A context that is plain already; whoever has many expressions makes it so once."""


def plain(context: Mapping[str, object]) -> Plain:
    """A context of str, list and dict only; numbers become words, yes/no become có/không."""
    return Plain({str(name): plain_value(value) for name, value in context.items()})


def plain_value(value: object) -> Value:
    """One value as str, list or dict."""
    match value:
        case bool():
            return "có" if value else "không"
        case str() | int() | float():
            return text.nfc(str(value))
        case Mapping():
            return {str(name): plain_value(inner) for name, inner in value.items()}
        case list() | tuple():
            return [plain_value(inner) for inner in value]
        case None:
            return ""
    raise PlaceholderError(
        f"giá trị kiểu {type(value).__name__} không điền được", "dùng chữ, số hoặc danh sách"
    )


def truth(value: Value) -> bool:
    """Empty, "không", "no", "false" and "0" are not true."""
    if isinstance(value, str):
        return value not in ("", "0") and vocabulary.value("truth", value) != "no"
    return bool(value)


def word(is_true: bool) -> str:
    """A yes or no as a word."""
    return "có" if is_true else "không"


def hidden_name(full: str) -> tuple[str, str]:
    """Message and hint for a name of Python's inner workings."""
    return f"tên “{full}” không dùng được", "tên không bắt đầu bằng dấu gạch dưới"


def member(whole: Value, name: str, path: str) -> Value:
    """A named part of a group; the error names what there is."""
    full = f"{path}.{name}" if path else name
    if name.startswith("_"):
        raise PlaceholderError(*hidden_name(full))
    if not isinstance(whole, dict):
        raise PlaceholderError(
            f"“{path or 'giá trị này'}” không có phần “{name}” ở trong",
            f"dùng thẳng {path}" if path else "",
        )
    if name in whole:
        return whole[name]
    raise PlaceholderError(f"không có giá trị “{full}”", _known(whole, name, path))


def _known(whole: dict[str, Value], name: str, path: str) -> str:
    known = {f"{path}.{key}" if path else key: key for key in whole}
    near = vocabulary.nearest(name, known.values())
    if near in whole:
        return f"có phải ý bạn là {next(full for full, key in known.items() if key == near)}?"
    deeper = [
        f"{key}.{name}" for key, inner in whole.items() if isinstance(inner, dict) and name in inner
    ]
    if deeper and not path:
        return f"có phải ý bạn là {deeper[0]}?"
    return (
        f"các tên dùng được: {', '.join(sorted(known))}"
        if known
        else "chưa có giá trị nào; thêm ở khoá “dữ liệu”"
    )


def members(value: dict[str, Value], path: str) -> str:
    """Full names of the parts of a group."""
    return ", ".join(f"{path}.{key}" for key in sorted(value))


def number(value: Value) -> float:
    """1.234,5 and 1234.5 alike: a dot before exactly three digits groups thousands, a comma is decimal."""
    written = value.replace(" ", "") if isinstance(value, str) else ""
    groups = written.split(",")[0].split(".")
    if len(groups) > 1 and all(len(group) == 3 for group in groups[1:]):
        written = written.replace(".", "")
    try:
        return float(written.replace(",", "."))
    except ValueError:
        shown = value if isinstance(value, str) else "danh sách"
        hint = "chữ thì so sánh bằng == hoặc in"
        raise PlaceholderError(
            f"“{shown[:40]}” không phải là số nên không so lớn nhỏ được", hint
        ) from None
