"""Workbooks (.xlsx): opened in memory within budgets, read row by row; nothing in them is calculated.

Budgets are those for Word files (`pipeline.ooxml.package`). Formulas give the result that the
spreadsheet program kept; one without a kept result is no value.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date as Date
from datetime import datetime, time, timedelta
from io import BytesIO
from typing import Any, NoReturn

import openpyxl
from lxml import etree
from openpyxl.utils import range_boundaries

from pipeline.ooxml.unpacking import MOST_ENTRIES, MOST_PART, MOST_RATIO, MOST_TOTAL, RATIO_FROM
from pipeline.problem import ContentError, Level, Problem, Span
from pipeline.roster.sheets.cells import EMPTY, Cell, Sheet, date_cell, number_cell, words_cell

MOST_ROWS = 200_000
MOST_COLUMNS = 256
_GAP = 2_000
"""Empty rows in a row after which a sheet has ended, when no cell below them holds anything."""
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_BROKEN = (
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    etree.XMLSyntaxError,
    OSError,
)
"""What the library lets through for a workbook that is not as it should be."""
_WRITTEN_OUT = re.compile(r"_x00([01][0-9A-Fa-f])_")
"""A control character as a workbook writes it (ECMA-376, part 1, 22.9.2.19): "_x000D_", not seen in Excel."""
_RESAVE = "mở bằng Excel, lưu lại thành .xlsx, không đặt mật khẩu"


def read(data: bytes, file: str, name: str, at: Span, heads: frozenset[str]) -> Sheet:
    """One sheet of a workbook. ContentError at `at` when the file is refused or has no such sheet."""
    _guard(data, file, at)
    try:
        book = openpyxl.load_workbook(
            BytesIO(data), read_only=True, data_only=True, keep_links=False
        )
    except _BROKEN as error:
        raise ContentError([Problem(at, "U002", f"không mở được tệp “{file}”", _RESAVE)]) from error
    try:
        chosen, problems = _chosen(book, file, name, at, heads)
        facts = _facts(data, book[chosen]._worksheet_path)
    except _BROKEN as error:
        raise ContentError([Problem(at, "U002", f"tệp “{file}” hỏng", _RESAVE)]) from error
    if chosen in _hidden(book):
        message = f"trang “{chosen}” đang ẩn trong tệp; vẫn được dùng"
        problems.append(Problem(Span(file), "U010", message, "", Level.WARNING))

    def stream() -> Iterator[tuple[int, tuple[Cell, ...]]]:
        try:
            yield from _rows(book[chosen], facts, file)
        except _BROKEN as error:
            message = f"trang “{chosen}” của “{file}” hỏng"
            raise ContentError([Problem(at, "U002", message, _RESAVE)]) from error

    return Sheet(
        file,
        chosen,
        stream,
        tuple(problems),
        facts.merges,
        facts.formulas,
        frozenset(facts.rows),
        frozenset(facts.columns),
    )


def _guard(data: bytes, file: str, at: Span) -> None:
    """Refuses what is no workbook, too big when inflated, or has a DOCTYPE."""

    def refuse(message: str, hint: str = _RESAVE) -> NoReturn:
        raise ContentError([Problem(at, "U002", f"tệp “{file}” {message}", hint)])

    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        refuse("là tệp .xls cũ hoặc có mật khẩu, không phải .xlsx")
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        infos = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        refuse("không phải .xlsx, hoặc hỏng")
    if len(infos) > MOST_ENTRIES or len({info.filename for info in infos}) != len(infos):
        refuse("có quá nhiều phần, hoặc hai phần cùng tên")
    room = MOST_TOTAL
    for info in infos:
        limit = min(MOST_PART, room)
        if info.flag_bits & 1:
            refuse("bị mã hoá")
        try:
            with archive.open(info) as part:
                inside = part.read(limit + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, EOFError):
            refuse(f"hỏng ở phần “{info.filename}”")
        if len(inside) > limit or (
            len(inside) > RATIO_FROM and len(inside) > MOST_RATIO * max(info.compress_size, 1)
        ):
            refuse(f"có phần “{info.filename}” bung ra quá lớn")
        if b"<!DOCTYPE" in inside or b"<!ENTITY" in inside:
            refuse(f"có khai báo DOCTYPE trong “{info.filename}”")
        room -= len(inside)


def _hidden(book: Any) -> list[str]:
    return [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]


def _chosen(
    book: Any, file: str, name: str, at: Span, heads: frozenset[str]
) -> tuple[str, list[Problem]]:
    """The sheet asked for, or the only visible one with rows, or the only one of those with the heads."""
    titles = [sheet.title for sheet in book.worksheets]
    if name:
        found = [title for title in titles if title.strip().casefold() == name.strip().casefold()]
        if found:
            return found[0], []
        hint = f"các trang: {', '.join(titles)}"
        raise ContentError([Problem(at, "U009", f"tệp “{file}” không có trang “{name}”", hint)])
    hidden = _hidden(book)
    filled = [title for title in titles if title not in hidden and _has_rows(book[title])]
    if len(filled) > 1 and heads:
        filled = [title for title in filled if _has_heads(book[title], heads)] or filled
    if len(filled) != 1:
        what = "không có trang nào có dòng" if not filled else "có nhiều trang có dòng"
        hint = f"ghi “trang:” một trong: {', '.join(filled or titles)}"
        raise ContentError([Problem(at, "U009", f"tệp “{file}” {what}", hint)])
    if not hidden:
        return filled[0], []
    message = f"tệp có trang ẩn không dùng đến: {', '.join(hidden)}"
    return filled[0], [Problem(Span(file), "U010", message, "", Level.INFO)]


def _first_rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    sheet.reset_dimensions()
    yield from sheet.iter_rows(max_row=40, max_col=MOST_COLUMNS, values_only=True)


def _has_rows(sheet: Any) -> bool:
    return any(value is not None for row in _first_rows(sheet) for value in row)


def _has_heads(sheet: Any, heads: frozenset[str]) -> bool:
    from pipeline.registries.finding import fold

    words = (fold(value) for row in _first_rows(sheet) for value in row if isinstance(value, str))
    return any(word in heads for word in words)


@dataclass(slots=True)
class _Facts:
    """What the library's streaming reader leaves out."""

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    merges: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    formulas: dict[int, int] = field(default_factory=dict)
    uncached: set[tuple[int, int]] = field(default_factory=set)
    row: int = 0
    last: int = 0
    """The row read last, and the last one with a cell that is not empty."""


def _facts(data: bytes, part: str) -> _Facts:
    """Hidden rows and columns, merged ranges, formulas and those without a kept result."""
    facts = _Facts()
    tags = [_MAIN + tag for tag in ("row", "col", "mergeCell")]
    with zipfile.ZipFile(BytesIO(data)).open(part.lstrip("/")) as stream:
        events = etree.iterparse(stream, tag=tags, resolve_entities=False, no_network=True)
        for number, (_, element) in enumerate(events):
            _fact(element, facts)
            element.clear()
            if number > MOST_ROWS * 2:
                break
    return facts


def _fact(element: Any, facts: _Facts) -> None:
    hidden = element.get("hidden") in ("1", "true")
    match etree.QName(element).localname:
        case "row":
            number = facts.row = int(element.get("r") or facts.row + 1)
            if hidden:
                facts.rows.add(number)
            for cell in element.iterchildren(_MAIN + "c"):
                if len(cell):
                    facts.last = number
                    _formula(cell, number, facts)
        case "col" if hidden:
            first, last = int(element.get("min", "1")), int(element.get("max", "1"))
            facts.columns |= set(range(first, min(last, MOST_COLUMNS) + 1))
        case "mergeCell":
            left, top, right, bottom = range_boundaries(element.get("ref"))
            facts.merges[top, left] = (bottom, right)


def _formula(cell: Any, number: int, facts: _Facts) -> None:
    if cell.find(_MAIN + "f") is None:
        return
    column = range_boundaries(cell.get("r"))[0]
    kept = cell.find(_MAIN + "v")
    if kept is None or (not (kept.text or "") and cell.get("t") != "str"):
        facts.uncached.add((number, column))
    else:
        facts.formulas.setdefault(column, number)


def _rows(sheet: Any, facts: _Facts, file: str) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    sheet.reset_dimensions()
    empty, uncached = 0, facts.uncached
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), 1):
        cells = [_cell(cell) for cell in row]
        for column in range(1, len(cells) + 1) if uncached else ():
            if (number, column) in uncached:
                cells[column - 1] = Cell("", "uncached")
        while cells and not cells[-1].kind:
            cells.pop()
        empty = 0 if cells else empty + 1
        if empty > _GAP and number > facts.last:
            return
        if number > MOST_ROWS:
            message = f"trang có hơn {MOST_ROWS} hàng"
            raise ContentError(
                [Problem(Span(file, number), "U002", message, "tách thành nhiều tệp")]
            )
        yield number, tuple(cells)


def _cell(cell: Any) -> Cell:
    value = cell.value
    match value:
        case None:
            return EMPTY
        case bool():
            return Cell("có" if value else "không", "text")
        case int() | float():
            return number_cell(value, cell.number_format or "General")
        case datetime() | Date() | time():
            return date_cell(value)
        case timedelta():
            minutes = round(value.total_seconds() / 60)
            return Cell(f"{minutes // 60}:{minutes % 60:02}", "text")
    if cell.data_type == "e":
        return Cell(str(value), "error")
    return words_cell(_WRITTEN_OUT.sub(lambda one: chr(int(one[1], 16)), str(value)))
