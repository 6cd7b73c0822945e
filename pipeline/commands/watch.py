"""`vanban watch`: build again whenever a content file, registry or template is saved."""

from __future__ import annotations

from pathlib import Path

import click
from watchfiles import watch

from pipeline.build import Order
from pipeline.commands.build import report
from pipeline.commands.options import (
    content_files,
    data_option,
    desk,
    files_argument,
    formats_of,
    output_option,
    set_option,
    settings,
    standard_option,
    to_option,
    values_of,
)
from pipeline.produce import produce


@click.command(help="Dựng lại các TỆP (hoặc THƯ_MỤC) mỗi khi lưu. Dừng bằng Ctrl+C.")
@files_argument
@to_option
@output_option
@standard_option
@data_option
@set_option
def command(
    files: tuple[Path, ...],
    formats: str,
    output: Path | None,
    standard: str | None,
    data: Path | None,
    sets: tuple[str, ...],
) -> None:
    """Build all once, then what is saved; a change of registry or template builds all again."""
    of = settings(*files)
    target = output or of.output
    on_desk = desk(of)
    wanted = content_files(files)
    order = Order(formats_of(formats), standard, data=values_of(data, sets))
    for result in produce(wanted, target, on_desk, order):
        report(result)
    click.echo("Đang chờ thay đổi… (Ctrl+C để dừng)")
    for changes in watch(*files, of.content, of.templates, raise_interrupt=False):
        saved = {Path(name).resolve() for _, name in changes}
        known = {file.resolve(): file for file in content_files(files)}
        again = [known[path] for path in sorted(saved) if path in known]
        if not saved <= known.keys():
            # A registry or template may concern every document.
            on_desk, again = desk(of), list(known.values())
        for result in produce(again, target, on_desk, order):
            report(result)
