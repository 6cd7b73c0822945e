"""`vanban batch`: one document for every unit of a roster; `vanban batch diff`: which of them change.

What reads and makes documents is loaded (`batching`) when there is something to do.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from pipeline.batch import seal
from pipeline.commands.options import final_option, json_option, output_option, settings
from pipeline.problem import Exit, UsageError


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
    resume: bool,  # every run resumes; the word is there for those who look for it
    anew: bool,
    prune: bool,
    jobs: int | None,
    scheduler: str | None,
    as_json: bool,
) -> None:
    """Make what is missing, failed or changed."""
    if sum(map(bool, (only, limit, sample))) > 1:
        raise UsageError("--only, --limit, --sample là ba cách chọn đơn vị: dùng một.")
    if resume and anew:
        raise UsageError("--resume làm tiếp, --anew làm lại tất cả: chọn một.")
    whole = not (only or limit or sample or dry_run or anew or prune or as_json)
    ask = seal.asked(str(file), str(output) if output else None, final)
    said = seal.standing(ask) if whole else None
    if said is not None:
        click.echo(said)
        sys.exit(Exit.OK)
    begun = time.time_ns()
    from pipeline.batch.start_method import FEW, ahead, forked

    few = only or jobs == 1 or min(limit or FEW + 1, sample or FEW + 1) <= FEW
    if not (scheduler or few or forked()):
        ahead()
    from pipeline.batch.sealing import Call
    from pipeline.commands import batching

    of = settings(file)
    call = Call(file, output or of.output, of, final, ask, begun)
    choice = (only, limit, sample, dry_run)
    run = batching.run_of(call, choice, batching.workers_of(scheduler, jobs), prune, anew)
    sys.exit(batching.in_json(run) if as_json else batching.told(run))


@command.command(
    help="Văn bản nào đổi, đổi thế nào, giữa hai tệp đợt; CŨ có thể là một phiên bản git."
)
@click.argument("old", metavar="CŨ")
@click.argument("new", metavar="MỚI", type=click.Path(path_type=Path))
@json_option
def diff(old: str, new: Path, as_json: bool) -> None:
    """Compose both versions of every unit and tell what differs; nothing is written."""
    from pipeline.commands import batching

    sys.exit(batching.diff(old, new, as_json))
