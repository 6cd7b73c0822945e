"""`vanban log`: who changed a block, when, from what to what."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pipeline import git
from pipeline.build import Order, draft
from pipeline.commands.options import (
    data_option,
    desk,
    json_option,
    set_option,
    settings,
    values_of,
)
from pipeline.problem import UsageError
from pipeline.review.history import history
from pipeline.show import difference, structured


@click.command(help="Lịch sử sửa của một khối (hoặc cả tệp): ai, ngày nào, từ chữ gì thành chữ gì.")
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path))
@click.option("--block", default="", metavar="MÃ", help="Mã khối (dòng “mã:”); không ghi = cả tệp.")
@data_option
@set_option
@json_option
def command(
    file: Path, block: str, data: Path | None, sets: tuple[str, ...], as_json: bool
) -> None:
    """Newest first."""
    kept = git.repository(file.parent)
    if kept is None:
        raise UsageError(f"“{file}” không nằm trong kho git nào nên không có lịch sử.")
    order = Order(rules=False, data=values_of(data, sets))
    steps = history(file, block, kept, desk(settings(file)), order, draft)
    if as_json:
        click.echo(structured.text(difference.steps(steps)))
        return
    for line in difference.history(steps, colour=sys.stdout.isatty()):
        click.echo(line)
