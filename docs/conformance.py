"""`python -m docs.conformance`: docs/doi-chieu.md, what the standards prescribe row by row and what holds it here.

The rows are written in docs/doi-chieu/*.yaml. Every data key, module, code and test that a row names is
looked up, so that the page cannot name what is not there.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from fnmatch import fnmatchcase
from functools import cache
from typing import Any

import click
import yaml

from docs.outputs import ROOT
from pipeline.check import rules
from pipeline.problems import known
from pipeline.standards import Standard
from pipeline.standards.load import ids, load

SOURCES = ROOT / "docs" / "doi-chieu"
PAGE = ROOT / "docs" / "doi-chieu.md"
TESTS = ROOT / "tests"
STATES = {"held": "có", "part": "một phần", "none": "chưa", "outside": "ngoài việc của máy"}
_HEAD = """# Đối chiếu với tiêu chuẩn, từng dòng

Mỗi dòng là một điều tiêu chuẩn quy định, lời của dự án; cột sau cho biết dữ liệu hay phần nào của vanban giữ điều ấy,
luật nào kiểm tra (`vanban explain MÃ`), phép thử nào chứng minh. Trang này do `python -m docs.conformance` lập từ
`docs/doi-chieu/`; khoá, tệp, luật, phép thử nêu ở đây đều được tra là có thật.
"""


class RowFault(ValueError):
    """A row that names what is not there."""


@dataclass(frozen=True, slots=True)
class Row:
    """One prescription: where it stands, what it says, what holds, checks and proves it."""

    clause: str
    says: str
    held: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    state: str = "held"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one clause of a standard."""

    part: str
    title: str
    rows: tuple[Row, ...]


@cache
def tables() -> tuple[Table, ...]:
    """Every table in the order of the files."""
    found = []
    for file in sorted(SOURCES.glob("*.yaml")):
        data = yaml.safe_load(file.read_text("utf-8"))
        for section in data["sections"]:
            rows = tuple(_row(row) for row in section["rows"])
            found.append(Table(data["title"], section["title"], rows))
    return tuple(found)


def _row(given: Mapping[str, Any]) -> Row:
    unknown = given.keys() - {one.name for one in fields(Row)}
    if unknown:
        raise RowFault(f"{given.get('clause')}: {', '.join(sorted(unknown))}")
    values = {
        key: tuple(value) if isinstance(value, list) else str(value) for key, value in given.items()
    }
    return Row(**values)  # type: ignore[arg-type]  # names were looked at above


# ---- what a row names ----------------------------------------------------------------------------


def data_keys(standard: Standard) -> Iterator[str]:
    """Every dotted key that a row may name: "roles.motto", "forms.number", "page.top", "levels"."""
    for field in fields(standard):
        value = getattr(standard, field.name)
        yield field.name
        if field.name == "roles":
            for name, role in value.items():
                yield f"roles.{name}"
                yield from (
                    f"roles.{name}.{one.name}" for one in fields(role) if getattr(role, one.name)
                )
        elif field.name in ("page", "body", "columns", "forms"):
            yield from (f"{field.name}.{one.name}" for one in fields(value))


@cache
def codes() -> frozenset[str]:
    """Codes of problems and of rules."""
    return frozenset(known()) | {one.rule.code for one in rules()}


@cache
def _keys() -> frozenset[str]:
    return frozenset(f"{id}.{key}" for id in ids() for key in data_keys(load(id)))


def held(name: str) -> frozenset[str]:
    """The data keys or the file that a name stands for; RowFault when there is none."""
    if name.startswith("pipeline/"):
        if not (ROOT / name).is_file():
            raise RowFault(f"{name}: no such file")
        return frozenset({name})
    found = frozenset(key for key in _keys() if fnmatchcase(key, name))
    if not found:
        raise RowFault(f"{name}: no such key of a standard")
    return found


def proved(name: str) -> int:
    """How many tests or cases a name stands for; RowFault when there is none.

    test_x::test_y | test_x::* a function of a module; folder/file: case a case of a YAML; rules/x its cases.
    """
    if "::" in name:
        module, _, function = name.partition("::")
        found = sum(fnmatchcase(one, function) for one in _functions(module))
    elif ": " in name:
        path, _, case = name.partition(": ")
        found = sum(fnmatchcase(one, case) for one in _cases(path))
    else:
        found = len(_cases(name))
    if not found:
        raise RowFault(f"{name}: no such test")
    return found


@cache
def _functions(module: str) -> frozenset[str]:
    path = TESTS / f"{module}.py"
    if not path.is_file():
        raise RowFault(f"{module}: no such module of tests")
    tree = ast.parse(path.read_text("utf-8"))
    names = (one.name for one in tree.body if isinstance(one, ast.FunctionDef))
    return frozenset(name for name in names if name.startswith("test_"))


@cache
def _cases(path: str) -> frozenset[str]:
    file = TESTS / f"{path}.yaml"
    if not file.is_file():
        raise RowFault(f"{path}: no such file of cases")
    data = yaml.load(file.read_text("utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - strings only
    if isinstance(data, list):
        return frozenset(row["row"] for row in data)
    return frozenset(str(key) for key in data if key != "base")


def faults() -> list[str]:
    """Everything that a row names and that is not there, and what a row must say and does not."""
    out = []
    for table in tables():
        for row in table.rows:
            out += [f"{table.title}, {row.clause}: {fault}" for fault in _faults(row)]
    return out


def _faults(row: Row) -> Iterator[str]:
    if row.state not in STATES:
        yield f"state {row.state}"
    if row.state != "held" and not row.note:
        yield "says no reason"
    if row.state in ("held", "part") and not row.held and not row.tests:
        yield "held by nothing"
    yield from (f"{code}: no such code" for code in row.codes if code not in codes())
    for look, names in ((held, row.held), (proved, row.tests)):
        for name in names:
            try:
                look(name)
            except RowFault as fault:
                yield str(fault)


# ---- the page ------------------------------------------------------------------------------------


def page() -> str:
    """docs/doi-chieu.md: how many rows in which state, what is open, then every table."""
    rows = [row for table in tables() for row in table.rows]
    out = [_HEAD, "| Tình trạng | Số dòng |", "|---|---|"]
    out += [
        f"| {word} | {sum(row.state == state for row in rows)} |" for state, word in STATES.items()
    ]
    out += ["", "## Những dòng chưa giữ trọn", ""]
    for table in tables():
        open_rows = [row for row in table.rows if row.state in ("part", "none")]
        out += [f"- {row.clause} ({table.part}): {row.says} — {row.note}." for row in open_rows]
    part = ""
    for table in tables():
        if table.part != part:
            part = table.part
            out += ["", f"## {part}"]
        out += [
            "",
            f"### {table.title}",
            "",
            "| Điều khoản | Quy định | Nơi giữ | Luật | Phép thử | |",
        ]
        out += ["|---|---|---|---|---|---|", *map(_line, table.rows)]
    return "\n".join(out) + "\n"


def _line(row: Row) -> str:
    remark = "; ".join(word for word in (STATES[row.state], row.note) if word)
    cells = (
        row.clause,
        row.says,
        ", ".join(f"`{one}`" for one in row.held) or "–",
        ", ".join(row.codes) or "–",
        ", ".join(f"`{one}`" for one in row.tests) or "–",
        remark,
    )
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


@click.command()
@click.option("--check", is_flag=True, help="Only say what is wrong or out of date.")
def main(check: bool) -> None:
    """Write the page, or exit 1 with what rows name and is not there."""
    found = faults()
    stale = not PAGE.is_file() or PAGE.read_text("utf-8") != page()
    if check and stale:
        found.append(f"{PAGE.name}: not as the rows are; run python -m docs.conformance")
    if found:
        click.echo("\n".join(found), err=True)
        sys.exit(1)
    if not check:
        PAGE.write_text(page(), "utf-8")


if __name__ == "__main__":
    main()
