"""What `vanban check` does with finished documents, .docx and .pdf."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from pipeline.check.finished.door import MOST, Inspected, inspect
from pipeline.desk import Desk
from pipeline.files import read_limited, write_inside
from pipeline.problem import ContentError, Level, Problem, Span, UsageError
from pipeline.render import office
from pipeline.settings import CONVERTED
from pipeline.show import marked, marked_pdf
from pipeline.standards.load import ids


def problems(
    file: Path, standard: str | None, on_desk: Desk, annotate: Path | None
) -> tuple[Problem, ...]:
    """Everything wrong with one file; the marked copy is written where it is asked for."""
    data = read_limited(file, MOST)
    result = _inspected(file, data, standard, on_desk)
    if annotate is not None:
        _annotate(result, data, annotate)
    return result.problems


def _inspected(file: Path, data: bytes, standard: str | None, on_desk: Desk) -> Inspected:
    if standard is not None and standard not in ids():
        raise UsageError(f"không có tiêu chuẩn “{standard}”; chọn một trong: {', '.join(ids())}.")
    if len(data) > MOST:
        raise UsageError(f"“{file}” lớn hơn {MOST // 1024 // 1024} MB.")
    organs = on_desk.registries.organs.values()
    if file.suffix.lower() not in CONVERTED:
        return inspect(data, str(file), standard, organs)
    try:
        made = _as_docx(data, file)
    except ContentError as error:
        return Inspected(error.problems)
    result = inspect(made, str(file), standard, organs)
    return replace(result, problems=(_through(file), *map(_unsure, result.problems)))


def _as_docx(data: bytes, file: Path) -> bytes:
    """The file as LibreOffice saves it; ContentError K064 where it cannot."""
    kind = file.suffix.lower()
    way = "mở bằng Word, chọn Save As > Word Document (.docx) rồi kiểm tra tệp .docx"
    if not office.installed():
        say = f"tệp {kind} phải mở bằng LibreOffice mà máy không có"
        raise ContentError([Problem(Span(str(file), 0, 0), "K064", say, way)])
    try:
        return office.as_docx(data, kind[1:])
    except office.BrokenError as error:
        say = f"không mở được: không phải tệp {kind}, tệp hỏng hoặc có mật khẩu"
        raise ContentError([Problem(Span(str(file), 0, 0), "K064", say, way)]) from error


def _through(file: Path) -> Problem:
    say = f"tệp {file.suffix.lower()} đọc qua LibreOffice: đường kẻ, khung vẽ có thể không còn như trong tệp gốc"
    way = "đối chiếu bằng mắt, hoặc lưu thành .docx rồi kiểm tra lại"
    return Problem(Span(str(file), 0, 0), "K064", say, way, Level.INFO)


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
