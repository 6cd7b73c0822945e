"""`vanban batch`: one document for every unit of a roster; `vanban batch diff`: which of them change."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.batch import crew
from pipeline.batch.choice import Choice
from pipeline.batch.events import Begun, Ended, Finished, Together
from pipeline.batch.job import read_job
from pipeline.batch.run import Crew, Run
from pipeline.batch.task import Commission
from pipeline.commands.options import desk, final_option, json_option, output_option, settings, tell
from pipeline.desk import Desk, Order
from pipeline.problem import Exit
from pipeline.roster import open_roster
from pipeline.show import batch as show
from pipeline.show import structured

if TYPE_CHECKING:
    from pipeline.batch.difference import Version


class Either(click.Group):
    """`batch FILE` and `batch diff A B`: what is no command of ours is a file."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """A first word that names no command is the file of `run`."""
        if args and args[0] not in ("-h", "--help", *self.commands):
            args = ["run", *args]
        return super().parse_args(ctx, args)


@click.group(
    cls=Either,
    help="Dựng cho mỗi đơn vị trong danh sách một văn bản: vanban batch TỆP_ĐỢT; xem “vanban batch run --help”.",
    no_args_is_help=True,
)
def command() -> None:
    """One content, many units."""


@command.command(
    help="Dựng mọi đơn vị của TỆP_ĐỢT; chạy lại thì chỉ làm cái còn thiếu, lỗi hoặc đã đổi."
)
@click.argument("file", metavar="TỆP_ĐỢT", type=click.Path(path_type=Path))
@output_option
@final_option
@click.option(
    "--only", multiple=True, metavar="ĐƠN_VỊ", help="Chỉ đơn vị này: mã, tên hoặc số dòng."
)
@click.option("--limit", type=click.IntRange(1), metavar="SỐ", help="Chỉ từng ấy đơn vị đầu.")
@click.option(
    "--sample",
    type=click.IntRange(1),
    metavar="SỐ",
    help="Chỉ từng ấy đơn vị để xem thử: giá trị dài nhất, ngắn nhất, còn lại rải đều.",
)
@click.option("--dry-run", is_flag=True, help="Làm thử mọi bước, không ghi gì.")
@click.option("--resume", is_flag=True, help="Làm tiếp lần dở (chạy lại lệnh cũng vậy).")
@click.option("--anew", is_flag=True, help="Làm lại tất cả, dù không có gì đổi.")
@click.option("--prune", is_flag=True, help="Xoá tệp của lần trước không thuộc đợt này nữa.")
@click.option(
    "--jobs", type=click.IntRange(1), metavar="SỐ", help="Số tiến trình (mặc định: mọi nhân)."
)
@click.option("--scheduler", metavar="ĐỊA_CHỈ", help="Cụm Dask: tcp://máy:8786 (cần vanban[dask]).")
@click.option("--json", "as_json", is_flag=True, help="Mỗi việc xảy ra in một dòng JSON.")
def run(
    file: Path,
    output: Path | None,
    final: bool,
    only: tuple[str, ...],
    limit: int | None,
    sample: int | None,
    dry_run: bool,
    resume: bool,  # noqa: ARG001 - every run resumes; the word is there for those who look for it
    anew: bool,
    prune: bool,
    jobs: int | None,
    scheduler: str | None,
    as_json: bool,
) -> None:
    """Make what is missing, failed or changed."""
    of = settings(file)
    job, problems = read_job(file)
    order = Order(job.output.formats, engine=of.pdf_engine, final=final)
    folder = (output or of.output) / job.output.folder
    commission = Commission(job, folder, desk(of), order)
    run = Run(
        commission,
        open_roster(job.roster),
        _crew(scheduler, jobs),
        Choice(only, limit, sample, dry_run),
        problems,
        prune,
        anew,
    )
    sys.exit(_json(run) if as_json else _told(run))


@command.command(
    help="Văn bản nào đổi, đổi thế nào, giữa hai tệp đợt; CŨ có thể là một phiên bản git."
)
@click.argument("old", metavar="CŨ")
@click.argument("new", metavar="MỚI", type=click.Path(path_type=Path))
@json_option
def diff(old: str, new: Path, as_json: bool) -> None:
    """Compose both versions of every unit and tell what differs; nothing is written."""
    from pipeline.batch.difference import differences  # composes, which `run` may not need
    from pipeline.batch.revision import at

    of = settings(new)
    if Path(old).is_file():
        earlier = _version(Path(old), desk(settings(Path(old))))
        found = differences(earlier, _version(new, desk(of)))
    else:
        with at(old, new, of.content) as (file, content):
            earlier = _version(file, replace(desk(of), content=content))
            found = differences(earlier, _version(new, desk(of)))
    if as_json:
        click.echo(structured.text(show.difference_values(found)))
    else:
        for line in show.difference_lines(found):
            click.echo(line)
    different = found.changed or found.come or found.gone or found.broken
    sys.exit(Exit.PROBLEMS if different else Exit.OK)


def _version(file: Path, on: Desk) -> Version:
    from pipeline.batch.difference import Version

    job, _ = read_job(file)
    return Version(Commission(job, file.parent, on, Order()), open_roster(job.roster))


def _crew(scheduler: str | None, jobs: int | None) -> Crew:
    if scheduler:
        from pipeline.batch import cluster  # dask loads slowly, and only some have it

        return cluster.at(scheduler)
    return crew.of(jobs or crew.processors())


def _json(run: Run) -> Exit:
    code = Exit.FAULT
    for event in run.events():
        click.echo(show.json_line(event))
        if isinstance(event, Finished):
            code = exit_of(event)
    return code


def _told(run: Run) -> Exit:
    live = sys.stderr.isatty() and sys.stdout.isatty()
    made: list[Together] = []
    end = Finished()
    with show.Bar() if live else show.Quiet(_aside) as screen:
        for event in run.events():
            screen.see(event)
            if isinstance(event, Begun):
                tell(event.problems)
            elif isinstance(event, Ended):
                for line in show.unit_lines(event):
                    screen.say(line)
            elif isinstance(event, Together) and event.state == "written":
                made.append(event)
            elif isinstance(event, Finished):
                end = event
    tell(end.problems)
    for one in made:
        click.echo(f"✓ {show.near(one.path)}")
    for line in show.end_lines(end, run.choice.dry):
        click.echo(line)
    if not run.choice.dry:
        click.echo(f"Kết quả: {show.near(run.folder)}")
    return exit_of(end)


def _aside(line: str) -> None:
    click.echo(line, err=True)


def exit_of(end: Finished) -> Exit:
    """3 when the machine stopped it or a fault was ours, 1 when a unit failed, else 0."""
    if end.stopped or end.counts.get("fault"):
        return Exit.FAULT
    return Exit.PROBLEMS if end.counts.get("failed") else Exit.OK
