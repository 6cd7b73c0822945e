"""Dòng cộng của bảng không bằng tổng các dòng.

Dòng “Cộng”, “Tổng số”, “Toàn tỉnh” được so với tổng các dòng trên trong từng cột số. Cột phần trăm và cột có ô không
phải số không bị xét.

Sai:  hàng: [[Sở A, "12"], [Sở B, "10"], [Cộng, "23"]]
Đúng: hàng: [[Sở A, "12"], [Sở B, "10"], [Cộng, "22"]]

Căn cứ: tính thống nhất của số liệu.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.prose import folded
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.check.walk import tables
from pipeline.model.blocks import TableBlock, TableCell
from pipeline.problem import Level

RULE = Rule(
    "C087",
    "table-total",
    "dong-cong",
    Level.WARNING,
    reads="content",
    clause="tính thống nhất của số liệu",
)

_TOTAL = re.compile(r"\**(?:cộng|tổng|tổng số|tổng cộng|toàn tỉnh|toàn thành phố)\**:?\Z")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?\Z|\d+(?:,\d+)?\Z")


def look(subject: Subject) -> Iterator[Finding]:
    """Each numeric column of each table whose last row is a total."""
    for table in tables(subject.blocks):
        if len(table.rows) > 2 and any(
            _TOTAL.match(folded(_text(cell)).strip()) for cell in table.rows[-1]
        ):
            yield from _columns(table)


def _columns(table: TableBlock) -> Iterator[Finding]:
    grid = [_spread(row) for row in table.rows]
    total = grid[-1]
    for column, cell in enumerate(total):
        said = _value(cell)
        values = [_value(row[column]) if column < len(row) else None for row in grid[:-1]]
        if cell is None or said is None or any(value is None for value in values):
            continue
        made = sum(value for value in values if value is not None)
        if abs(made - said) > 0.011:
            yield Finding(
                cell.span,
                f"dòng cộng ghi {_text(cell)}, tổng các dòng là {_shown(made)}",
                "xem lại số liệu",
            )


def _spread(row: tuple[TableCell, ...]) -> list[TableCell | None]:
    """One entry a column; a cell over several columns stands in the last of them."""
    out: list[TableCell | None] = []
    for cell in row:
        out += [None] * (cell.columns - 1) + [cell]
    return out


def _text(cell: TableCell | None) -> str:
    return " ".join(words.text for words in cell.text).strip("* ") if cell else ""


def _value(cell: TableCell | None) -> float | None:
    text = _text(cell)
    return float(text.replace(".", "").replace(",", ".")) if _NUMBER.match(text) else None


def _shown(value: float) -> str:
    return (
        f"{value:,.0f}".replace(",", ".")
        if value == int(value)
        else f"{value:.2f}".replace(".", ",")
    )
