"""What `vanban check` does with finished documents, .docx and .pdf."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.check.finished.door import MOST, Inspected, inspect
from pipeline.desk import Desk
from pipeline.files import read_limited, write_inside
from pipeline.problem import Problem, UsageError
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
    return inspect(data, str(file), standard, on_desk.registries.organs.values())


def _annotate(result: Inspected, data: bytes, target: Path) -> None:
    if result.report is None:
        return
    if target.suffix.lower() == ".pdf":
        content = marked_pdf.marked(result.report, data)
    else:
        content = marked.page(result.report, data).encode()
    write_inside(target.parent, target, content)
    click.echo(f"→ {target}", err=True)
