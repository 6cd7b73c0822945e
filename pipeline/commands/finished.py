"""What `vanban check` does with finished documents, .docx and .pdf."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from pipeline import file_form
from pipeline.check.finished.bounded import inspected
from pipeline.check.finished.door import MOST, Inspected
from pipeline.desk import Desk
from pipeline.files import read_content, write_inside
from pipeline.problem import ContentError, Level, Problem, Span, UsageError
from pipeline.render import office
from pipeline.settings import CONVERTED
from pipeline.show import marked, marked_pdf


def problems(
    file: Path, standard: str | None, on_desk: Desk, annotate: Path | None
) -> tuple[Problem, ...]:
    """Everything wrong with one file; the marked copy is written where it is asked for."""
    try:
        data = read_content(file, MOST)
    except ContentError as error:
        return error.problems
    result = _inspected(file, data, standard, on_desk)
    if annotate is not None:
        _annotate(result, data, annotate)
    return result.problems


def _inspected(file: Path, data: bytes, standard: str | None, on_desk: Desk) -> Inspected:
    if len(data) > MOST:
        raise UsageError(f"“{file}” lớn hơn {MOST // 1024 // 1024} MB.")
    organs = on_desk.registries.organs.values()
    form = file_form.form(data)
    suffix = file.suffix.lower()
    if form in _UNREAD:
        return Inspected((_said(file, *_UNREAD[form]),))
    if form == "" and suffix in (".txt", ".md"):
        return Inspected((_said(file, "là tệp chữ, không có thể thức để kiểm tra", _TEXT),))
    form = form or suffix[1:]
    if f".{form}" not in CONVERTED:
        return inspected(data, str(file), standard, organs)
    try:
        made = _as_docx(data, file, form)
    except ContentError as error:
        return Inspected(error.problems)
    result = inspected(made, str(file), standard, organs)
    return replace(result, problems=(_through(file, form), *map(_unsure, result.problems)))


_TEXT = "nhập thành tệp nội dung: vanban import TỆP; hoặc kiểm tra tệp .docx, .pdf"
_WAY = "mở bằng Word, chọn Save As > Word Document (.docx) rồi kiểm tra tệp .docx"
_UNREAD = {**file_form.OTHERS, "html": ("là trang web (.html)", _WAY)}
"""A web page has neither pages nor sizes of its own: there is no form to be checked."""


def _said(file: Path, say: str, way: str, level: Level = Level.ERROR) -> Problem:
    return Problem(Span(str(file), 0, 0), "K064", say, way, level)


def _as_docx(data: bytes, file: Path, form: str) -> bytes:
    """The file as LibreOffice saves it; ContentError K064 where it cannot."""
    if not office.installed():
        say = f"tệp .{form} phải mở bằng LibreOffice mà máy không có"
        raise ContentError([_said(file, say, _WAY)])
    try:
        return office.as_docx(data, form)
    except office.BrokenError as error:
        say = f"không mở được: không phải tệp .{form}, tệp hỏng hoặc có mật khẩu"
        raise ContentError([_said(file, say, _WAY)]) from error


def _through(file: Path, form: str) -> Problem:
    suffix = file.suffix.lower()
    named = "" if suffix == f".{form}" else f" (mang tên {suffix})"
    say = f"tệp .{form}{named} đọc qua LibreOffice: đường kẻ, khung vẽ có thể không còn như trong tệp gốc"
    way = "đối chiếu bằng mắt, hoặc lưu thành .docx rồi kiểm tra lại"
    return _said(file, say, way, Level.INFO)


def _unsure(one: Problem) -> Problem:
    """A drawn line may have been lost on the way."""
    return (
        replace(one, level=Level.WARNING)
        if one.code == "K014" and one.level is Level.ERROR
        else one
    )


def _annotate(result: Inspected, data: bytes, target: Path) -> None:
    if result.report is None:
        return
    if target.suffix.lower() == ".pdf":
        content = marked_pdf.marked(result.report, data)
    else:
        content = marked.page(result.report, data).encode()
    write_inside(target.parent, target, content)
    click.echo(f"→ {target}", err=True)
