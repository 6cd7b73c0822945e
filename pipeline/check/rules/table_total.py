"""Dòng cộng của bảng không bằng tổng các dòng.

Dòng “Cộng”, “Tổng số”, “Toàn tỉnh” được so với tổng các dòng khác trong từng cột số; bảng chia nhóm (I, II; A, B)
thì cộng các dòng nhóm. Cột phần trăm và cột có ô không
phải số không bị xét.

Sai:
    nội dung:
      - bảng:
          cột: [Đơn vị, Số hồ sơ]
          hàng:
            - [Sở A, "12"]
            - [Sở B, "10"]
            - [Cộng, "23"]   # ← C087

Đúng:
    nội dung:
      - bảng:
          cột: [Đơn vị, Số hồ sơ]
          hàng:
            - [Sở A, "12"]
            - [Sở B, "10"]
            - [Cộng, "22"]

Căn cứ: tính thống nhất của số liệu.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.check.prose import folded
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.check.walk import tables
from pipeline.model.blocks import TableCell
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
_FIRST = frozenset("cCtT")
"""What the word of a total begins with: to fold all cells takes longer than all the rest."""
_FEW = 3
"""Words of the longest of these names."""
_GROUP = re.compile(r"[IVX]{1,5}|[A-HĐ]")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?\Z|\d+(?:,\d+)?\Z")


def look(subject: Subject) -> Iterator[Finding]:
    """Each numeric column of each table whose last row, or else whose first, is a total."""
    for table in tables(subject.blocks):
        rows = table.rows
        if len(rows) < 3:
            continue
        if _is_total(rows[-1]):
            yield from _columns(rows[-1], rows[:-1])
        elif _is_total(rows[0]):
            yield from _columns(rows[0], rows[1:])


def _is_total(row: tuple[TableCell, ...]) -> bool:
    for cell in row:
        text = _text(cell).strip()
        if text[:1] in _FIRST and text.count(" ") < _FEW and _TOTAL.match(folded(text)):
            return True
    return False


def _columns(
    total: tuple[TableCell, ...], rows: Iterable[tuple[TableCell, ...]]
) -> Iterator[Finding]:
    grid = [_spread(row) for row in _summed(rows)]
    for column, cell in enumerate(_spread(total)):
        said = _value(cell)
        values = [_value(row[column]) if column < len(row) else None for row in grid]
        if cell is None or said is None or any(value is None for value in values):
            continue
        made = sum(value for value in values if value is not None)
        if abs(made - said) > 0.011:
            yield Finding(
                cell.span,
                f"dòng cộng ghi {_text(cell)}, tổng các dòng là {_shown(made)}",
                "xem lại số liệu",
            )


def _summed(rows: Iterable[tuple[TableCell, ...]]) -> list[tuple[TableCell, ...]]:
    """The rows that a total adds up: of a table in groups (I, II; A, B) the rows of the groups."""
    rows = [row for row in rows if row]
    groups = [row for row in rows if _GROUP.fullmatch(_text(row[0]))]
    return groups if len(groups) > 1 and len(groups) < len(rows) else rows


def _spread(row: tuple[TableCell, ...]) -> list[TableCell | None]:
    """One entry a column; a cell over several columns stands in the last of them."""
    out: list[TableCell | None] = []
    for cell in row:
        out += [None] * (cell.columns - 1) + [cell]
    return out


def _text(cell: TableCell | None) -> str:
    if cell is None:
        return ""
    words = cell.text
    text = words[0].text if len(words) == 1 else " ".join([one.text for one in words])
    return text.strip("* ")


def _value(cell: TableCell | None) -> float | None:
    text = _text(cell)
    return float(text.replace(".", "").replace(",", ".")) if _NUMBER.match(text) else None


def _shown(value: float) -> str:
    return (
        f"{value:,.0f}".replace(",", ".")
        if value == int(value)
        else f"{value:.2f}".replace(".", ",")
    )
