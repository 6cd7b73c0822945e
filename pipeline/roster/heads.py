"""The head of a table: which row it is, over how many rows, and what each column is called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NoReturn

from pipeline.problem import ContentError, Level, Problem, Span
from pipeline.registries.finding import fold
from pipeline.roster.rows import Cell as Place
from pipeline.roster.rows import letters
from pipeline.roster.sheets import Cell, Sheet
from pipeline.roster.spec import Table

LOOKED_AT = 40
"""Rows from the top among which the head stands."""

CODE_HEADS = frozenset(
    [
        "ma",
        "ma so",
        "ma xa",
        "ma xa phuong",
        "ma don vi",
        "ma dvhc",
        "ma don vi hanh chinh",
        "ma dia phuong",
        "ma hanh chinh",
        "code",
    ]
)
NAME_HEADS = frozenset(
    [
        "ten",
        "ten xa",
        "ten xa phuong",
        "ten don vi",
        "ten dia phuong",
        "ten don vi hanh chinh",
        "xa",
        "xa phuong",
        "xa phuong dac khu",
        "ten xa phuong dac khu",
        "don vi",
        "dia phuong",
        "don vi hanh chinh",
        "name",
        "unit",
    ]
)
PROVINCE_HEADS = frozenset(["tinh", "tinh thanh", "tinh thanh pho", "thuoc tinh", "province"])


def flat(words: str) -> str:
    """A head as compared: no tones, no signs, single blanks: "Xã/Phường" -> "xa phuong"."""
    return " ".join(re.sub("[^a-z0-9]+", " ", fold(words)).split())


@dataclass(frozen=True, slots=True)
class Heads:
    """Columns by number, and the roles of those that name the unit."""

    row: int
    """Last row of the head."""
    columns: Mapping[int, str]
    """Column (from 1) -> head as written."""
    aliases: Mapping[str, str] = field(default_factory=dict)
    """Flat short head -> flat whole head ("dang vien" -> "ket qua dang vien")."""
    code: int = 0
    name: int = 0
    province: int = 0
    key: int = 0
    problems: tuple[Problem, ...] = ()

    @property
    def own(self) -> frozenset[int]:
        """Columns that name the unit and are no values."""
        return frozenset({self.code, self.name, self.province, self.key} - {0})


@dataclass(slots=True)
class _Found:
    """The row that heads a sheet, and its columns."""

    row: int
    columns: dict[int, str]
    problems: list[Problem] = field(default_factory=list)


def find(sheet: Sheet, table: Table) -> Heads:
    """The head of a sheet. ContentError where there is none or a column asked for is missing."""
    first = dict(islice(sheet.rows(), LOOKED_AT + 2))
    number = table.header or _likeliest(sheet, first, table)
    if number is None or not any(cell.kind for cell in first.get(number, ())):
        _no_head(sheet, table, number)
    found = _columns(sheet, first, number)
    return _roles(sheet, table, found)


def wanted(table: Table) -> frozenset[str]:
    """Flat heads by which the head row is known."""
    own = {flat(column.head or column.name) for column in table.columns}
    keys = {flat(table.key)} if table.key else CODE_HEADS | NAME_HEADS
    return frozenset(own | keys)


def _likeliest(sheet: Sheet, first: Mapping[int, Sequence[Cell]], table: Table) -> int | None:
    """The row with the most heads that are looked for, its own and those below its spans; of equals the one
    with more filled cells."""
    names = wanted(table)
    scores = []
    for number, cells in first.items():
        filled = sum(bool(cell.kind) for cell in cells)
        heads = _columns(sheet, first, number).columns.values() if filled else ()
        known = sum(not names.isdisjoint({flat(one), flat(_tail(one))}) for one in heads)
        scores.append((known, filled, -number))
    known, _, number = max(scores, default=(0, 0, 0))
    return -number if known else None


def _no_head(sheet: Sheet, table: Table, number: int | None) -> NoReturn:
    if number is not None:
        message = f"hàng {number} của {sheet.called} trống, không phải hàng tiêu đề"
    else:
        message = f"không thấy hàng tiêu đề trong {LOOKED_AT} hàng đầu của {sheet.called}"
    sought = f"“{table.key}”" if table.key else "“Mã xã” hoặc “Tên xã”"
    hint = f"cần một hàng có cột {sought}; hoặc ghi “hàng tiêu đề: 4”, “cột khoá: …”"
    raise ContentError([Problem(Span(sheet.file, number or 1), "U007", message, hint)])


def _columns(sheet: Sheet, first: Mapping[int, Sequence[Cell]], number: int) -> _Found:
    """Heads of one row, or of several where a cell spans columns ("Kết quả" over two of the row below).

    A row below goes on the head only where it has words under spans alone: else it is a unit's.
    """
    parts: dict[int, list[tuple[str, int]]] = {}
    under: set[int] | None = None
    row = last = number
    while under is None or under:
        filled = {c: cell for c, cell in enumerate(first.get(row, ()), 1) if cell.kind}
        if under is not None and (not filled or not filled.keys() <= under):
            break
        under = set()
        for column, cell in filled.items():
            bottom, right = sheet.merges.get((row, column), (row, column))
            last = max(last, bottom)
            for one in range(column, right + 1):
                parts.setdefault(one, []).append((" ".join(cell.words.split()), column))
            if right > column:
                under.update(range(column, right + 1))
        row += 1
    return _Found(max(last, row - 1), _named(parts))


def _named(parts: Mapping[int, Sequence[tuple[str, int]]]) -> dict[int, str]:
    """Columns by their words from above to below; a span over nothing names its first column alone."""
    return {
        column: " - ".join(words for words, _ in own)
        for column, own in sorted(parts.items())
        if own[-1][1] == column
    }


def _roles(sheet: Sheet, table: Table, found: _Found) -> Heads:
    by_head: dict[str, list[int]] = {}
    for column, head in found.columns.items():
        by_head.setdefault(flat(head), []).append(column)
    aliases = _short_names(found.columns, by_head)
    problems = [*_doubled(sheet, table, found, by_head)]
    for asked in table.columns:
        head = asked.head or asked.name
        if flat(head) not in by_head:
            problems.append(_missing(sheet, found, head, asked.span or table.span))
    code, name = _first(by_head, CODE_HEADS), _first(by_head, NAME_HEADS)
    key = 0
    if table.key:
        key = _first(by_head, {flat(table.key)})
        if not key:
            problems.append(_missing(sheet, found, table.key, table.span))
        code, name = _keyed(table, code, name, key)
    code = 0 if table.by == "name" else code
    lacks = {"code": not code, "name": not name, "key": not key, "": not code and not name}
    if not problems and lacks[table.by]:
        _no_head(sheet, table, None)
    if any(problem.level is Level.ERROR for problem in problems):
        raise ContentError(problems)
    if table.by == "key":
        return Heads(found.row, found.columns, aliases, key=key, problems=tuple(problems))
    province = _first(by_head, PROVINCE_HEADS)
    return Heads(found.row, found.columns, aliases, code, name, province, 0, tuple(problems))


def _keyed(table: Table, code: int, name: int, key: int) -> tuple[int, int]:
    """The key column as the code's or the name's."""
    if table.by == "code" or (not table.by and flat(table.key).startswith("ma")):
        return key, name
    return (0 if table.by == "name" else code), key


def _short_names(columns: Mapping[int, str], by_head: dict[str, list[int]]) -> dict[str, str]:
    """ "Kết quả - Đảng viên" may also be asked for as "Đảng viên", where that is only one."""
    tails: dict[str, list[int]] = {}
    for column, head in columns.items():
        if " - " in head:
            tails.setdefault(flat(_tail(head)), []).append(column)
    aliases = {}
    for tail, own in tails.items():
        if tail not in by_head and len(own) == 1:
            by_head[tail] = own
            aliases[tail] = flat(columns[own[0]])
    return aliases


def _tail(head: str) -> str:
    return head.rsplit(" - ", 1)[-1]


def _first(by_head: Mapping[str, list[int]], heads: Iterable[str]) -> int:
    found = [by_head[head][0] for head in heads if by_head.get(head)]
    return min(found, default=0)


def _doubled(
    sheet: Sheet, table: Table, found: _Found, by_head: Mapping[str, list[int]]
) -> Iterable[Problem]:
    """Two columns of one head: which is meant cannot be known, where it matters."""
    asked = wanted(table)
    for head, own in by_head.items():
        if len(own) > 1:
            written = found.columns[own[0]]
            places = ", ".join(letters(column) for column in own)
            level = Level.ERROR if head in asked else Level.WARNING
            yield Problem(
                Place(sheet.file, found.row, own[1]),
                "U011",
                f"có {len(own)} cột cùng tên “{written}”: {places}",
                "đổi tên cho khác nhau"
                if level is Level.ERROR
                else "chỉ cột đầu được đọc; đổi tên cho khác nhau",
                level,
            )


def _missing(sheet: Sheet, found: _Found, head: str, span: Span) -> Problem:
    heads = ", ".join(f"“{one}”" for one in found.columns.values())
    message = f"{sheet.called} không có cột “{head}”"
    return Problem(span, "U008", message, f"hàng {found.row} có: {heads}")
