"""What a cell's words must be to serve as a value, by the kind of its column."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date as Date
from datetime import timedelta
from decimal import Decimal

from pipeline import text
from pipeline.model import days
from pipeline.problem import Level, Problem, Span
from pipeline.roster.heads import flat
from pipeline.roster.numbers import number_of, number_words
from pipeline.roster.sheets import Cell, legacy
from pipeline.roster.spec import Column
from pipeline.source.nodes import Plain
from pipeline.text import in_figures

LONGEST = 2_000
"""Characters of one value, where the column sets no other bound."""

_EXPRESSION = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_ERROR = re.compile(
    r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)", re.IGNORECASE
)
_FORMULA = re.compile(r"[=@+](?=[A-Za-zÀ-ỹ(]).*[(!:].*|=\S.*")
_SHORT_YEAR = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2}")

_ROUNDED = 1e15
"""From here on a sheet keeps fifteen digits and zeros: not the number that was typed."""
_FIRST = Date(1899, 12, 30)
"""Day 0 of a sheet's count."""
_SERIAL = range(36_526, 73_051)
"""What a sheet counts the days of 2000 to 2099 by."""


class Wrong(Exception):
    """A cell that cannot serve: code, words, way out."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        self.code, self.message, self.hint = code, message, hint
        super().__init__(message)


def value(cell: Cell, column: Column, span: Span, problems: list[Problem]) -> Plain | None:
    """The value of a cell; None, and the reason in `problems`, when it cannot serve."""
    head = column.head or column.name
    try:
        words = readable(cell, head, int(column.most) if _bounded_text(column) else LONGEST)
        if not words:
            if column.needed:
                raise Wrong(
                    "U032", f"cột “{head}” trống", "điền giá trị, hoặc bỏ “bắt buộc” của cột"
                )
            return [] if column.kind == "list" else ""
        _tell_repairs(cell, words, head, span, problems)
        return _KINDS[column.kind](words, cell, column)
    except Wrong as wrong:
        problems.append(Problem(span, wrong.code, wrong.message, wrong.hint))
        return None


def _bounded_text(column: Column) -> bool:
    return column.kind == "text" and column.most.isdecimal()


def readable(cell: Cell, head: str, longest: int = LONGEST) -> str:
    """The words of a cell, on one line; `Wrong` for what is no words or must not be printed."""
    if cell.kind == "uncached":
        raise Wrong(
            "U031",
            f"cột “{head}” là công thức chưa có kết quả",
            "mở bằng Excel, lưu lại để có kết quả; hoặc dán giá trị",
        )
    if cell.kind == "error" or (cell.kind == "text" and _ERROR.fullmatch(cell.words)):
        raise Wrong(
            "U030", f"cột “{head}” là ô lỗi {cell.words}", "sửa công thức trong trang rồi lưu lại"
        )
    if cell.number is not None and abs(cell.number) >= _ROUNDED:
        raise Wrong(
            "U033",
            f"cột “{head}” là số quá 15 chữ số, trang tính đã làm tròn",
            "định dạng ô là Text rồi gõ lại cả số",
        )
    if cell.kind == "text":
        _refuse_dangerous(cell.words, head)
    words = " ".join(text.clean(cell.words).split())
    if len(words) > longest:
        raise Wrong(
            "U038",
            f"cột “{head}” dài {len(words)} ký tự, quá {longest}",
            "rút gọn, hoặc đưa đoạn dài vào tệp ghi đè",
        )
    return words


def _refuse_dangerous(words: str, head: str) -> None:
    if text.controls(words):
        raise Wrong("U039", f"cột “{head}” có ký tự điều khiển không nhìn thấy", "gõ lại ô ấy")
    if _EXPRESSION.search(words):
        found = _EXPRESSION.search(words)
        sign = found[0] if found else ""
        raise Wrong(
            "U040",
            f"cột “{head}” có dấu “{sign}”: ô trong danh sách là dữ liệu, không được điền tiếp",
            "ghi giá trị thật vào ô",
        )
    if _FORMULA.fullmatch(words):
        raise Wrong(
            "U031",
            f"cột “{head}” là công thức “{words[:40]}” dạng chữ",
            "dán giá trị thay cho công thức",
        )
    name = legacy.named(words)
    if name:
        raise Wrong(
            "U042",
            f"cột “{head}” ở bảng mã {name}: “{words[:40]}”",
            "chuyển sang Unicode (Unikey: Ctrl+Shift+F6) rồi lưu lại",
        )


def _tell_repairs(cell: Cell, words: str, head: str, span: Span, problems: list[Problem]) -> None:
    if words != " ".join(text.spaces(cell.words).split()):
        message = f"cột “{head}” có chữ ẩn hoặc chữ trông giống nhau; đã sửa thành “{words[:60]}”"
        problems.append(Problem(span, "U043", message, "", Level.INFO))


def _text(words: str, _cell: Cell, _column: Column) -> Plain:
    return words


def _list(_words: str, cell: Cell, _column: Column) -> Plain:
    parts = re.split(r"[;\n]", cell.words)
    return [" ".join(text.clean(part).split()) for part in parts if part.strip()]


def _number(words: str, cell: Cell, column: Column) -> Plain:
    head = column.head or column.name
    number = Decimal(f"{cell.number:.15g}") if cell.number is not None else number_of(words)
    if number is None:
        hint = "viết 1234 hoặc 1.234; số lẻ dùng dấu phẩy: 12,5"
        raise Wrong("U033", f"cột “{head}” là “{words[:40]}”, không phải số", hint)
    if column.kind == "integer" and number != number.to_integral_value():
        raise Wrong(
            "U033",
            f"cột “{head}” là “{number_words(number)}”, không phải số nguyên",
            "ghi số nguyên",
        )
    least, most = (number_of(bound) if bound else None for bound in (column.least, column.most))
    if (least is not None and number < least) or (most is not None and number > most):
        raise Wrong(
            "U034",
            f"cột “{head}” là {number_words(number)}, {_limits(column.least, column.most)}",
            "xem lại số liệu, hoặc sửa giới hạn của cột",
        )
    return number_words(number)


def _date(words: str, cell: Cell, column: Column) -> Plain:
    head = column.head or column.name
    day = cell.date or _day(words, head)
    if day is None:
        hint = "viết ngày/tháng/năm, ví dụ 15/9/2026"
        if _SHORT_YEAR.fullmatch(words):
            hint = "viết năm đủ bốn chữ số, ví dụ 15/9/2026"
        elif cell.number is not None or words.isdecimal():
            hint = "định dạng ô là ngày, hoặc viết 15/9/2026"
            number = int(words) if cell.number is None else cell.number
            if number in _SERIAL:
                day = _FIRST + timedelta(number)
                hint = f"Excel đếm ngày “{in_figures(day)}” bằng số ấy: định dạng ô là ngày"
        raise Wrong("U035", f"cột “{head}” là “{words[:40]}”, không phải ngày", hint)
    least, most = (
        Date.fromisoformat(bound) if bound else None for bound in (column.least, column.most)
    )
    if (least and day < least) or (most and day > most):
        ends = (in_figures(least) if least else "", in_figures(most) if most else "")
        raise Wrong(
            "U036",
            f"cột “{head}” là ngày {in_figures(day)}, {_limits(*ends)}",
            "xem lại ngày, hoặc sửa giới hạn của cột",
        )
    return in_figures(day)


def _day(words: str, head: str) -> Date | None:
    """A whole day in any form that officers write it in."""
    try:
        found = days.day(words)
    except days.ImpossibleDate as wrong:
        raise Wrong(
            "U035", f"cột “{head}” là “{words[:40]}”: {wrong}", "xem lại ngày, ví dụ 15/9/2026"
        ) from wrong
    if found is None or found.month is None or found.day is None:
        return None
    return Date(found.year, found.month, found.day)


def _limits(least: str, most: str) -> str:
    ends = [f"sớm hơn hoặc nhỏ hơn {least}" if least else "", f"quá {most}" if most else ""]
    if least and most:
        return f"ngoài khoảng {least} đến {most}"
    return next(end for end in ends if end)


def _choice(words: str, _cell: Cell, column: Column) -> Plain:
    found = [choice for choice in column.choices if flat(choice) == flat(words)]
    if not found:
        head = column.head or column.name
        raise Wrong(
            "U037",
            f"cột “{head}” không nhận “{words[:40]}”",
            f"ghi một trong: {', '.join(column.choices)}",
        )
    return found[0]


_KINDS: Mapping[str, Callable[[str, Cell, Column], Plain]] = {
    "text": _text,
    "list": _list,
    "number": _number,
    "integer": _number,
    "date": _date,
    "choice": _choice,
}
