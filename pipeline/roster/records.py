"""Records of a table, from a sheet or a YAML file alike: heads with cells, each with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline import source
from pipeline.files import read_limited
from pipeline.problem import ContentError, Level, Problem, Span, has_errors
from pipeline.roster import beside
from pipeline.roster import heads as head_finding
from pipeline.roster.heads import CODE_HEADS, NAME_HEADS, PROVINCE_HEADS, Heads, flat
from pipeline.roster.rows import Cell as Place
from pipeline.roster.rows import letters
from pipeline.roster.sheets import EMPTY, Cell, Sheet, open_sheet
from pipeline.roster.sheets.cells import words_cell
from pipeline.roster.spec import Table
from pipeline.source import Mapping as MappingNode
from pipeline.source import Node, Scalar, Sequence
from pipeline.source.nodes import Plain

Named = tuple[str, Cell, Span]
"""Head, cell, place."""
Cells = beside.Cells


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a table, its cells by flat head."""

    number: int
    place: Span
    cells: Mapping[str, Named]
    roles: Mapping[str, str]
    """code | name | province | key -> flat head."""
    aliases: Mapping[str, str] = field(default_factory=dict)
    """Flat short head -> flat whole head."""
    nested: Mapping[str, Plain] = field(default_factory=dict)
    """YAML lists and groups by name, as they are."""
    problems: tuple[Problem, ...] = ()

    @property
    def called(self) -> str:
        """What names the row when it names no unit."""
        return f"dòng {self.number}"

    @property
    def key(self) -> bool:
        """Whether a free key names the row."""
        return "key" in self.roles

    def named(self, role: str) -> Named | None:
        """Head, cell and place of a role; None when the table has no such column."""
        head = self.roles.get(role)
        return None if head is None else self.cells.get(head)

    def at(self, role: str) -> Span:
        """Where the cell of a role stands; the row itself when there is none."""
        named = self.named(role)
        return named[2] if named else self.place


@dataclass(frozen=True)
class Records:
    """A table opened: its records stream, what is wrong with it as a whole is in `problems`."""

    file: str
    path: Path
    stream: Callable[[], Iterator[Record]]
    problems: tuple[Problem, ...]
    heads: tuple[str, ...] = ()
    """All heads as written, those that name the unit left out."""
    notes: list[tuple[int, str]] = field(default_factory=list)
    """Rows below the table that are no unit's, with their words: known when the stream has ended."""

    def left_out(self) -> Iterator[Problem]:
        """What is to be said of the rows below the table."""
        return beside.told(str(self.path), self.notes)


def records(table: Table) -> Records:
    """The records of a file. ContentError when it cannot serve at all."""
    if table.file.suffix.lower() in (".yaml", ".yml"):
        return _of_yaml(table)
    sheet = open_sheet(table.file, table.sheet, table.span, head_finding.wanted(table))
    heads = head_finding.find(sheet, table)
    others = tuple(words for column, words in heads.columns.items() if column not in heads.own)
    notes: list[tuple[int, str]] = []
    return Records(
        sheet.called,
        table.file,
        lambda: _of_sheet(sheet, heads, notes),
        (*sheet.problems, *heads.problems, *_told(sheet, heads)),
        others,
        notes,
    )


def _told(sheet: Sheet, heads: Heads) -> Iterator[Problem]:
    """Hidden rows and columns, formulas: what an officer does not see is said once."""
    hidden = sorted(row for row in sheet.hidden_rows if row > heads.row)
    if hidden:
        few = ", ".join(map(str, hidden[:10])) + (" …" if len(hidden) > 10 else "")
        message = f"{sheet.called} có {len(hidden)} hàng đang ẩn: {few}; vẫn được tính"
        yield Problem(
            Place(sheet.file, hidden[0], 1),
            "U010",
            message,
            "bỏ lọc, bỏ ẩn để xem; hàng không gửi thì xoá hẳn",
            Level.WARNING,
        )
    for column in sorted(sheet.hidden_columns & set(heads.columns)):
        message = f"cột {letters(column)} “{heads.columns[column]}” đang ẩn; vẫn được đọc"
        yield Problem(Place(sheet.file, heads.row, column), "U010", message, "", Level.WARNING)
    for column, row in sorted(sheet.formulas.items()):
        if column in heads.columns and row > heads.row:
            message = f"cột {letters(column)} “{heads.columns[column]}” có công thức; dùng kết quả lưu trong tệp"
            yield Problem(
                Place(sheet.file, row, column),
                "U012",
                message,
                "mở và lưu lại bằng Excel nếu số liệu đã đổi",
                Level.INFO,
            )


def _of_sheet(sheet: Sheet, heads: Heads, notes: list[tuple[int, str]]) -> Iterator[Record]:
    roles = {
        role: flat(heads.columns[column])
        for role, column in (
            ("code", heads.code),
            ("name", heads.name),
            ("province", heads.province),
            ("key", heads.key),
        )
        if column
    }
    own = [column for column in (heads.code, heads.name, heads.key) if column]
    for number, row in beside.of_units(_below(sheet, heads), own, notes):
        yield _record(sheet, heads, roles, number, row)


def _below(sheet: Sheet, heads: Heads) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    filled: dict[int, tuple[int, Cell]] = {}
    for number, cells in sheet.rows():
        if number > heads.row:
            yield number, _unmerged(sheet, number, cells, filled)


def _unmerged(
    sheet: Sheet, number: int, cells: tuple[Cell, ...], filled: dict[int, tuple[int, Cell]]
) -> tuple[Cell, ...]:
    """A cell merged down over several rows counts for each of them."""
    if not sheet.merges:
        return cells
    row = list(cells)
    for column in range(1, max([len(row), *filled]) + 1):
        cell = row[column - 1] if column <= len(row) else EMPTY
        end = sheet.merges.get((number, column))
        if end and end[0] > number and end[1] == column:
            filled[column] = (end[0], cell)
        elif column in filled and number <= filled[column][0]:
            row += [EMPTY] * (column - len(row))
            row[column - 1] = filled[column][1]
    return tuple(row)


def _record(
    sheet: Sheet, heads: Heads, roles: Mapping[str, str], number: int, row: Cells
) -> Record:
    cells: dict[str, Named] = {}
    for column, words in heads.columns.items():
        cell = row[column - 1] if column <= len(row) else EMPTY
        cells.setdefault(flat(words), (words, cell, Place(sheet.file, number, column)))
    problems = []
    for column, cell in enumerate(row, 1):
        if cell.kind and column > max(heads.columns) and not sheet.name:
            message = f"dòng có ô thứ {column} nhưng chỉ có {max(heads.columns)} cột"
            hint = "ô có dấu phân cách ở trong phải đặt trong nháy kép"
            problems.append(Problem(Place(sheet.file, number, column), "U044", message, hint))
            break
    return Record(
        number, Place(sheet.file, number, 1), cells, roles, heads.aliases, {}, tuple(problems)
    )


def _of_yaml(table: Table) -> Records:
    """A YAML file with one list of groups; its keys are the heads."""
    path = str(table.file)
    if not table.file.is_file():
        raise ContentError(
            [
                Problem(
                    table.span,
                    "U001",
                    f"không có tệp “{path}”",
                    "đường dẫn tính từ thư mục của tệp đợt văn bản",
                )
            ]
        )
    read = source.read(read_limited(table.file), path)
    if has_errors(read.problems):
        raise ContentError(read.problems)
    lists = [entry.value for entry in read.root.entries if isinstance(entry.value, Sequence)]
    if len(lists) != 1:
        message = (
            f"tệp có {len(lists)} danh sách, cần đúng một"
            if lists
            else "tệp không có danh sách nào"
        )
        raise ContentError(
            [
                Problem(
                    Span(path), "U051", message, "viết “đơn vị:” rồi mỗi đơn vị một mục “- mã: …”"
                )
            ]
        )
    items = lists[0].items
    keys = dict.fromkeys(
        entry.written for item in items if isinstance(item, MappingNode) for entry in item.entries
    )
    roles = _yaml_roles(tuple(keys), table)
    return Records(
        path,
        table.file,
        lambda: (_yaml_record(item, roles) for item in items),
        read.problems,
        tuple(key for key in keys if flat(key) not in roles.values()),
    )


def _yaml_roles(keys: tuple[str, ...], table: Table) -> dict[str, str]:
    flats = [flat(key) for key in keys]
    if table.by == "key":
        return {"key": flat(table.key or "khoá")}
    found = {}
    for role, known in (("code", CODE_HEADS), ("name", NAME_HEADS), ("province", PROVINCE_HEADS)):
        own = [head for head in flats if head in known]
        if own and not (role == "code" and table.by == "name"):
            found[role] = own[0]
    return found


def _yaml_record(item: Node, roles: Mapping[str, str]) -> Record:
    if not isinstance(item, MappingNode):
        problem = Problem(
            item.span, "U051", "mỗi đơn vị phải là các dòng “khoá: giá trị”", "viết - mã: …"
        )
        return Record(item.span.line, item.span, {}, {}, {}, {}, (problem,))
    cells: dict[str, Named] = {}
    nested: dict[str, Plain] = {}
    problems: list[Problem] = []
    written: dict[str, str] = {}
    for entry in item.entries:
        first = written.setdefault(flat(entry.written), entry.written)
        if first != entry.written:
            message = f"khoá “{entry.written}” cùng tên với “{first}” ở trên"
            problems.append(
                Problem(entry.key_span, "U011", message, "đổi tên cho khác nhau, hoặc bỏ một khoá")
            )
        if isinstance(entry.value, Scalar):
            cells.setdefault(
                flat(entry.written),
                (entry.written, words_cell(entry.value.value), entry.value.span),
            )
        else:
            _nest(entry.written, entry.value, nested, problems)
    return Record(item.span.line, item.span, cells, roles, {}, nested, tuple(problems))


def _nest(name: str, node: Node, nested: dict[str, Plain], problems: list[Problem]) -> None:
    from pipeline.roster.checks import Wrong, readable

    for scalar in source.scalars(node):
        try:
            readable(words_cell(scalar.value), name)
        except Wrong as wrong:
            problems.append(Problem(scalar.span, wrong.code, wrong.message, wrong.hint))
    nested[name] = source.plain(node)
