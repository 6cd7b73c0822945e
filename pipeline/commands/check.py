"""`vanban check`: everything wrong with the files, nothing written."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pipeline.build import FORMATS, Order, draft, make
from pipeline.commands.options import (
    content_files,
    desk,
    exit_code,
    files_argument,
    final_option,
    json_option,
    settings,
    standard_option,
    tell,
)
from pipeline.files import read_limited
from pipeline.problem import Problem
from pipeline.show import structured, terminal


@click.command(help="Chỉ ra mọi chỗ sai trong các TỆP, không ghi gì.")
@files_argument
@standard_option
@final_option
@json_option
def command(files: tuple[Path, ...], standard: str | None, final: bool, as_json: bool) -> None:
    """Read, compose and lay out each file; say what is wrong with it."""
    order = Order(formats=FORMATS[:2], standard=standard, final=final)
    on_desk = desk(settings(*files))
    found: list[Problem] = []
    for file in content_files(files):
        one = draft(read_limited(file), str(file), on_desk, order)
        found.extend(make(one, on_desk, order).problems if one.sound else one.problems)
    if as_json:
        click.echo(structured.text(structured.problems(found)))
    else:
        tell(found)
        click.echo(terminal.summary(found) or "Không có lỗi.")
    sys.exit(exit_code(found))
