"""`roster:` of a batch file -> RosterSpec."""

from __future__ import annotations

import re
from datetime import date as Date
from pathlib import Path

from pipeline.problem import Problem, Span
from pipeline.registries.reading import day_of
from pipeline.roster.grammar import (
    BY,
    COLUMN,
    JOIN,
    KINDS,
    QUERY,
    ROSTER,
    TRUTH,
    Fields,
    Words,
)
from pipeline.roster.numbers import number_of
from pipeline.roster.rows import RESERVED
from pipeline.roster.spec import Column, Query, RosterSpec, Table
from pipeline.source import Mapping as MappingNode
from pipeline.source import Node, Scalar, Sequence

_NAME = re.compile("[a-z][a-z0-9_]*")


def read_spec(
    node: Node, folder: Path, day: Date | None, problems: list[Problem]
) -> RosterSpec | None:
    """The roster asked for; None, with the reasons in `problems`, when it cannot be made out.

    Paths are relative to `folder`; `day` is the content's, used where `as of` is not given.
    """
    before = len(problems)
    if isinstance(node, Scalar) and node.value.strip():
        alone = Table(folder / node.value.strip(), span=node.span)
        return RosterSpec(_needed_day(day, node.span, problems), alone)
    top = Fields.read(node, "danh sách", ROSTER, problems)
    query = _query(top)
    table = _table(top, folder) if "file" in top.found else None
    if isinstance(node, MappingNode) and (table is None) == (query is None):
        what = "ghi cả" if table else "cần"
        top.say(
            node.span,
            "U063",
            f"danh sách {what} “tệp” {'và' if table else 'hoặc'} “sổ địa phương”",
            "chọn một",
        )
    own = _day(top, "as_of") or (_day(query[1], "as_of") if query else None) or day
    provinces = tuple(words for words, _ in top.lines("province"))
    joins = tuple(_join(item, folder, problems) for item in _items(top, "join"))
    when = _needed_day(own, top.at("as_of"), problems)
    spec = RosterSpec(when, table, query[0] if query else None, joins, provinces)
    return spec if len(problems) == before else None


def _needed_day(day: Date | None, span: Span, problems: list[Problem]) -> Date:
    if day is None:
        message = "chưa biết danh sách tính tại ngày nào"
        hint = "ghi “tại ngày: 2026-08-04” dưới “danh sách”, hoặc “ngày” trong nội dung"
        problems.append(Problem(span, "U063", message, hint))
    return day or Date.max


def _day(fields: Fields, name: str) -> Date | None:
    words = fields.line(name)
    day = day_of(words) if words else None
    if words and day is None:
        fields.say(
            fields.at(name),
            "U064",
            f"“{words}” không phải là một ngày",
            "viết dạng 2026-08-04 hoặc 04/8/2026",
        )
    return day


def _items(fields: Fields, name: str) -> tuple[Node, ...]:
    node = fields.found.get(name)
    if node is None:
        return ()
    return node.items if isinstance(node, Sequence) else (node,)


def _query(top: Fields) -> tuple[Query, Fields] | None:
    node = top.found.get("registry")
    if node is None:
        return None
    fields = Fields.read(node, "sổ địa phương", QUERY, top.problems)
    words = {name: fields.lines(name) for name in ("province", "type", "former", "units", "but")}
    places = {word: span for all in words.values() for word, span in all}
    picked = {name: tuple(word for word, _ in all) for name, all in words.items()}
    made = Query(
        picked["province"],
        tuple(map(str.lower, picked["type"])),
        picked["former"],
        picked["units"],
        picked["but"],
        node.span,
        places,
    )
    return made, fields


def _table(fields: Fields, folder: Path) -> Table:
    return Table(
        file=folder / fields.line("file"),
        sheet=fields.line("sheet"),
        header=_row_number(fields),
        by=fields.choice("by", BY, ""),
        key=fields.line("key"),
        columns=_columns(fields),
        span=fields.at("file"),
    )


def _row_number(fields: Fields) -> int | None:
    words = fields.line("header")
    if not words:
        return None
    if words.isdecimal() and 0 < int(words) < 1000:
        return int(words)
    fields.say(
        fields.at("header"),
        "U064",
        f"“hàng tiêu đề” là “{words}”",
        "ghi số thứ tự của hàng trong trang, ví dụ 4",
    )
    return None


def _join(node: Node, folder: Path, problems: list[Problem]) -> Table:
    fields = Fields.read(node, "ghép", JOIN, problems)
    made = _table(fields, folder)
    if "file" not in fields.found:
        fields.say(
            node.span, "U063", "“ghép” thiếu “tệp”", "ghi tệp có số liệu, ví dụ: tệp: so-lieu.xlsx"
        )
    many = fields.line("many")
    if many and (not _NAME.fullmatch(many) or many in RESERVED):
        fields.say(fields.at("many"), "U064", f"“nhiều dòng” là “{many}”", _NAMING)
    needed = fields.choice("needed", TRUTH, "no" if many else "yes") == "yes"
    return Table(
        made.file, made.sheet, made.header, made.by, made.key, many, needed, made.columns, made.span
    )


_NAMING = "đặt tên bằng chữ thường không dấu, chữ số, dấu gạch dưới, ví dụ so_dang_vien; không trùng tên của sổ địa phương"


def _columns(fields: Fields) -> tuple[Column, ...]:
    node = fields.found.get("columns")
    if node is None:
        return ()
    if not isinstance(node, MappingNode):
        fields.say(
            node.span,
            "U062",
            "“cột” phải là các dòng “tên: đầu cột”",
            "ví dụ: so_dang_vien: {từ: Số đảng viên, kiểu: số nguyên}",
        )
        return ()
    made = []
    for entry in node.entries:
        name = entry.written.strip()
        if not _NAME.fullmatch(name) or name in RESERVED:
            fields.say(entry.key_span, "U064", f"tên cột “{name}” không dùng được", _NAMING)
        elif isinstance(entry.value, Scalar):
            made.append(Column(name, " ".join(entry.value.value.split()), span=entry.key_span))
        else:
            made.append(
                _column(
                    name, Fields.read(entry.value, name, COLUMN, fields.problems), entry.key_span
                )
            )
    return tuple(made)


def _column(name: str, fields: Fields, span: Span) -> Column:
    choices = tuple(words for words, _ in fields.lines("choices"))
    kind = fields.choice("kind", KINDS, "choice" if choices else "text")
    if kind == "choice" and not choices:
        fields.say(
            fields.at("kind"),
            "U063",
            f"cột “{name}” kiểu “chọn” thiếu “một trong”",
            "ghi một trong: [a, b]",
        )
    return Column(
        name,
        fields.line("head"),
        kind,
        fields.choice("needed", TRUTH, "no") == "yes",
        _bound(fields, "least", kind),
        _bound(fields, "most", kind),
        choices,
        span,
    )


def _bound(fields: Fields, name: str, kind: str) -> str:
    words = fields.line(name)
    if not words:
        return ""
    if kind == "date":
        day = _day(fields, name)
        return day.isoformat() if day else ""
    if number_of(words) is None:
        fields.say(
            fields.at(name),
            "U064",
            f"“{fields.vi(name)}” là “{words}”, không phải số",
            "ghi số, hoặc ngày khi kiểu là ngày",
        )
        return ""
    return words


__all__ = ["Words", "read_spec"]
