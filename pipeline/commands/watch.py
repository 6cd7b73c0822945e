"""`vanban watch`: build again whenever a content file, registry or template is saved."""

from __future__ import annotations

from pathlib import Path

import click
from watchfiles import watch

from pipeline.build import Desk, Order
from pipeline.commands.build import report
from pipeline.commands.heard import nobody
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
from pipeline.problem import ContentError, ToolError, UsageError
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
    names = formats_of(formats)
    wanted = content_files(files)
    given = (data,) if data else ()

    def order() -> Order:
        return Order(names, standard, engine=of.pdf_engine, data=values_of(data, sets))

    now, on_desk = order(), desk(of)
    _built(wanted, target, on_desk, now)
    click.echo("Đang chờ thay đổi… (Ctrl+C để dừng)")
    # Programs save a file under another name and rename it: the folder sees that, the file does not.
    folders = {file if file.is_dir() else file.absolute().parent for file in (*files, *given)}
    rest = [one.resolve() for one in (of.content, of.templates, *given)]
    for changes in watch(*folders, of.content, of.templates, raise_interrupt=False):
        saved = {Path(name).resolve() for _, name in changes}
        try:
            known = {file.resolve(): file for file in content_files(files)}
            again = [known[path] for path in sorted(saved) if path in known]
            others = saved - known.keys()
            if any(path.is_relative_to(one) for path in others for one in rest):
                # A registry, a template or the values may concern every document.
                now, on_desk, again = order(), desk(of), list(known.values())
        except (UsageError, ContentError) as error:
            # While a program saves, a file may not be there, or not whole: the next save comes.
            click.echo(str(error), err=True)
            continue
        _built(again, target, on_desk, now)
        if nobody():
            return


def _built(files: list[Path], target: Path, on_desk: Desk, order: Order) -> None:
    """A fault (a finished file that is open in Word) is told; the next save builds again."""
    try:
        for result in produce(files, target, on_desk, order):
            report(result)
    except ToolError as error:
        click.echo(f"Trục trặc ở {error.tool}: {error.said}", err=True)
