"""A spec -> the open roster: records matched to units, doubles told, data joined, rows streamed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.problem import ContentError, Level, Problem, Span, has_errors
from pipeline.registries.finding import province
from pipeline.roster.joining import Joined, join, told_shadowed
from pipeline.roster.matching import Match, Scope, match
from pipeline.roster.querying import asked
from pipeline.roster.records import Record, records
from pipeline.roster.rows import Roster, Row
from pipeline.roster.spec import RosterSpec, Table
from pipeline.roster.values import names_of, of_record, of_unit
from pipeline.source.nodes import Plain
from pipeline.text import in_figures

_OF_REGISTRY = ("code", "name", "words", "bare", "type", "place", "province")


@dataclass(frozen=True, slots=True)
class _One:
    """A row before data are joined to it."""

    number: int
    place: Span
    match: Match
    values: dict[str, Plain] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Base:
    """The rows without data: streamed, counted, their doubles known."""

    stream: Callable[[], Iterator[_One]]
    names: tuple[str, ...] = ()
    left_out: Callable[[], Iterable[Problem]] = tuple
    """What is to be said once the rows have streamed: rows that are no unit's."""


def open_roster(spec: RosterSpec) -> Roster:
    """The roster of a spec; what is wrong with it stands in `problems`, never raised.

    A file that is not there or cannot be read is a problem at its place in the batch file. Sheets
    are read twice, here for their keys: two rows for one unit are both in doubt.
    """
    problems: list[Problem] = []
    name = str(spec.table.file) if spec.table else "sổ địa phương"
    try:
        scope = Scope(spec.day, _provinces(spec, problems))
        base = _of_table(spec.table, scope, problems) if spec.table else _of_query(spec, problems)
        joins = tuple(join(table, scope, problems) for table in spec.joins)
        problems += _told_twice(name, base.names, joins)
        keys: dict[str, list[int]] = {}
        for one in base.stream():
            keys.setdefault(one.match.key, []).append(one.number)
        problems += base.left_out()
    except ContentError as error:
        return Roster(name, lambda: iter(()), (*problems, *error.problems))
    if not keys and not has_errors(problems):
        problems.append(
            Problem(
                Span(name), "U003", f"{name} không có dòng nào", "thêm đơn vị dưới hàng tiêu đề"
            )
        )
    for joined in joins:
        problems += joined.strangers(set(keys))

    def rows() -> Iterator[Row]:
        for one in base.stream():
            yield _row(one, joins, spec, keys[one.match.key])
        for joined in joins:
            yield from (_digested(row) for row in joined.lost)

    count = sum(map(len, keys.values())) + sum(len(joined.lost) for joined in joins)
    names = (*_OF_REGISTRY, *base.names, *(name for joined in joins for name in joined.names))
    return Roster(name, rows, tuple(problems), count, tuple(dict.fromkeys(names)))


def _told_twice(name: str, own: tuple[str, ...], joins: tuple[Joined, ...]) -> Iterator[Problem]:
    """U067 for values that several files give: the roster's own win, else those of the file named last."""
    given = dict.fromkeys(own, Path(name).name)
    for joined in joins:
        both = [one for one in joined.names if one in given]
        for one in both:
            winner = given[one] if one in own else joined.file
            message = f"unit.{one} có trong “{given[one]}” và “{joined.file}”; dùng của “{winner}”"
            way = f"lấy cả hai thì đặt tên khác: cột: {{{one}_2: {{từ: …}}}}; thừa thì xoá một cột"
            yield Problem(joined.table.span, "U067", message, way, Level.WARNING)
        given |= dict.fromkeys((one for one in joined.names if one not in own), joined.file)


def _provinces(spec: RosterSpec, problems: list[Problem]) -> tuple[str, ...]:
    """Codes of the provinces in which names are looked for."""
    words = spec.provinces or (spec.query.provinces if spec.query else ())
    codes = []
    for word in words:
        found = province(word, spec.day)
        codes += [unit.code for unit in found]
        if not found and not spec.query:
            at = spec.table.span if spec.table else Span("")
            message = f"không có tỉnh “{word}” vào ngày {in_figures(spec.day)}"
            problems.append(Problem(at, "U053", message, "xem “vanban units --type tỉnh”"))
    return tuple(codes)


def _of_query(spec: RosterSpec, problems: list[Problem]) -> _Base:
    assert spec.query is not None  # noqa: S101 - told to the type checker
    place = spec.query.span
    found = asked(spec.query, spec.day, problems)

    def stream() -> Iterator[_One]:
        for number, unit in enumerate(found, 1):
            yield _One(number, place, Match(unit, unit.code))

    return _Base(stream)


def _of_table(table: Table, scope: Scope, problems: list[Problem]) -> _Base:
    opened = records(table)
    problems += opened.problems
    free = table.by == "key"
    problems += () if free else told_shadowed(table, opened)

    def stream() -> Iterator[_One]:
        for record in opened.stream():
            yield _one(record, table, scope)

    names = names_of(opened.heads, table.columns, free)
    return _Base(stream, names, opened.left_out)


def _one(record: Record, table: Table, scope: Scope) -> _One:
    found = match(record, scope)
    problems = [*record.problems, *found.problems]
    values = of_record(record, table.columns, problems)
    if record.key:
        values = {"name": found.key, **values}
    place = record.at("code") if record.named("code") else record.place
    return _One(record.number, place, found, values, tuple(problems))


def _row(one: _One, joins: tuple[Joined, ...], spec: RosterSpec, numbers: list[int]) -> Row:
    problems = list(one.problems)
    key = one.match.key
    if len(numbers) > 1:
        others = ", ".join(str(number) for number in numbers if number != one.number)
        what = one.match.unit.name if one.match.unit else f"“{key}”"
        message = f"{what} có ở {len(numbers)} dòng: dòng này và dòng {others}"
        problems.append(Problem(one.place, "U027", message, "để một dòng"))
    values: dict[str, Plain] = {}
    known = one.match.unit is not None or not one.match.problems
    for joined in joins if known else ():
        values |= joined.values(key, one.place, problems)
    values |= one.values
    if one.match.unit:
        values |= of_unit(one.match.unit, spec.day)
    own = key if len(numbers) == 1 else f"{key} dòng {one.number}"
    return _digested(Row(one.number, one.place, own, one.match.unit, values, tuple(problems)))


def _digested(row: Row) -> Row:
    """With the sha256 of what the document may depend on; places do not count, levels do."""
    told = [
        [problem.code, problem.message] for problem in row.problems if problem.level is Level.ERROR
    ]
    facts = json.dumps([row.key, row.values, told], ensure_ascii=False, sort_keys=True)
    return replace(row, digest=hashlib.sha256(facts.encode()).hexdigest())
