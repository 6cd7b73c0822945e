"""The folder for a meeting: both versions clean, the redline, the table, what is still open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.build import make
from pipeline.desk import Desk, Order
from pipeline.files import read_limited
from pipeline.problem import ContentError, Level, Problem, ToolError, UsageError
from pipeline.review import remarks
from pipeline.review.comparison import Comparison
from pipeline.review.papers import redline_of, table_of
from pipeline.review.table import Column
from pipeline.review.versions import Version

NAMES = {
    "old": "1-ban-truoc",
    "new": "2-ban-sau",
    "redline": "3-cho-sua",
    "table": "4-bang-so-sanh",
    "page": "5-so-sanh.html",
    "open": "6-con-mo.txt",
}


def pack(
    found: Comparison, wanted: Sequence[Column], desk: Desk, order: Order, author: str | None
) -> tuple[dict[str, bytes], list[str]]:
    """File name -> bytes, and what could not be made on this machine, one line each.

    UsageError when one of the versions is not there, ContentError when one cannot be made.
    """
    if found.old is None or found.new is None:
        raise UsageError(f"“{found.file}” chỉ có trong một bản, không có gì để so.")
    files: dict[str, bytes] = {}
    said: list[str] = []
    for key, version in (("old", found.old), ("new", found.new)):
        files |= _named(NAMES[key], _clean(version, order))
    red = redline_of(found, desk, order, author)
    files[f"{NAMES['redline']}.docx"] = red
    try:
        from pipeline.render import office  # LibreOffice: only it draws tracked changes

        files[f"{NAMES['redline']}.pdf"] = office.convert([red], desk.faces)[0]
    except ToolError as error:
        said.append(f"không có {NAMES['redline']}.pdf: {error}")
    files |= _named(NAMES["table"], table_of(found, wanted, desk, order))
    return files, said


def still_open(version: Version, problems: Iterable[Problem]) -> str:
    """Problems of the new version and remarks that nobody has closed, as plain text."""
    lines = [f"Còn mở trong {version.file} ({version.name})", "", "Lỗi và cảnh báo:"]
    lines += [f"- {_problem(one)}" for one in problems if one.level is not Level.INFO]
    lines += ["- không có"] if lines[-1].endswith(":") else []
    lines += ["", "Góp ý chưa khép:"]
    lines += [f"- {_remark(one)}" for one in _remarks(Path(version.file)) if not one.closed]
    lines += ["- không có"] if lines[-1].endswith(":") else []
    return "\n".join(lines) + "\n"


def _problem(one: Problem) -> str:
    way = f" → {one.hint}" if one.hint else ""
    return f"{one.span}: {one.level.value} {one.code}: {one.message}{way}"


def _remark(one: remarks.Remark) -> str:
    quote = f" “{one.quote}”" if one.quote else ""
    answers = "".join(f" | {answer.author}: {answer.text}" for answer in one.answers)
    place = f" [{one.block}]" if one.block else ""
    return f"{one.id}{place} {one.author}:{quote} {one.text}{answers}"


def _remarks(file: Path) -> Iterable[remarks.Remark]:
    beside = remarks.file_of(file)
    return remarks.read(read_limited(beside), str(beside)) if beside.is_file() else ()


def _clean(version: Version, order: Order) -> Mapping[str, bytes]:
    out = make(version.draft, version.desk, replace(order, formats=("docx", "pdf")))
    if not out.files:
        raise ContentError(out.problems)
    return out.files


def _named(name: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {f"{name}.{ending}": data for ending, data in files.items()}
