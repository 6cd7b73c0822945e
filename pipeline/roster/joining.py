"""Data files joined to the roster by unit: one row a unit, or several that become a list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.problem import Level, Problem, Span
from pipeline.roster.heads import flat
from pipeline.roster.matching import Match, Scope, match
from pipeline.roster.records import Record, Records, records
from pipeline.roster.rows import Row
from pipeline.roster.spec import Table
from pipeline.roster.values import name_of, names_of, of_record, shadowed
from pipeline.source.nodes import Plain


@dataclass(slots=True)
class _Line:
    """A row of a data file."""

    number: int
    values: dict[str, Plain]
    problems: list[Problem]


@dataclass(slots=True)
class Joined:
    """A data file by unit, held whole: it is asked in any order."""

    table: Table
    file: str
    names: tuple[str, ...]
    by_key: dict[str, list[_Line]] = field(default_factory=dict)
    lost: list[Row] = field(default_factory=list)
    """Rows whose unit cannot be told."""

    def values(self, key: str, at: Span, problems: list[Problem]) -> dict[str, Plain]:
        """The data of one unit; what is wrong with them goes to `problems`."""
        lines = self.by_key.get(key, [])
        for line in lines:
            problems += line.problems
        if not lines and self.table.needed:
            message = f"không có dòng nào của đơn vị này trong {self.file}"
            problems.append(
                Problem(at, "U045", message, "thêm dòng, hoặc ghi “bắt buộc: không” dưới “ghép”")
            )
        if self.table.many:
            rows: list[Plain] = [dict(line.values) for line in lines]
            return {self.table.many: rows}
        if len(lines) > 1:
            numbers = ", ".join(str(line.number) for line in lines)
            message = f"{self.file} có {len(lines)} dòng của đơn vị này: dòng {numbers}"
            problems.append(
                Problem(at, "U046", message, "để một dòng, hoặc ghi “nhiều dòng: ten” dưới “ghép”")
            )
        return lines[0].values if lines else {name: "" for name in self.names}

    def strangers(self, keys: set[str]) -> Iterator[Problem]:
        """Rows of units that the roster does not have, told once."""
        others = [
            line.number for key, lines in self.by_key.items() if key not in keys for line in lines
        ]
        if others:
            few = ", ".join(map(str, others[:10])) + (" …" if len(others) > 10 else "")
            message = f"{self.file} có {len(others)} dòng của đơn vị ngoài danh sách: dòng {few}"
            yield Problem(Span(str(self.table.file), others[0]), "U047", message, "", Level.INFO)


def join(table: Table, scope: Scope, problems: list[Problem]) -> Joined:
    """A data file read whole. ContentError when it cannot serve at all."""
    opened = records(table)
    problems += opened.problems
    problems += () if table.many else told_shadowed(table, opened)
    names = (table.many,) if table.many else names_of(opened.heads, table.columns)
    made = Joined(table, opened.file, names)
    for record in opened.stream():
        _take(record, match(record, scope), made)
    problems += opened.left_out()
    return made


def told_shadowed(table: Table, opened: Records) -> Iterator[Problem]:
    """U065 for columns that nothing is read from, since the registry has their names."""
    for head in shadowed(opened.heads, table.columns):
        name = name_of(flat(head))
        message = f"cột “{head}” trùng tên unit.{name} của sổ địa phương nên không được đọc"
        way = f"đặt tên khác: cột: {{{name}_rieng: {{từ: {head}}}}}, hoặc xoá cột"
        yield Problem(Span(opened.file), "U065", message, way, Level.WARNING)


def _take(record: Record, found: Match, made: Joined) -> None:
    own = [*record.problems, *found.problems]
    values = of_record(record, made.table.columns, own, bool(made.table.many))
    if found.unit is None and not (record.key and found.key and not found.problems):
        key = f"{made.file} {record.called}"
        made.lost.append(Row(record.number, record.place, key, None, {}, tuple(own)))
    else:
        made.by_key.setdefault(found.key, []).append(_Line(record.number, values, own))
