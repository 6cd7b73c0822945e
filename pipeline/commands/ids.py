"""`vanban ids`: stable ids for blocks that have none."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pipeline import tidy
from pipeline.commands.options import content_files, files_argument, rewrite


@click.command(help="Đặt mã (id) cố định cho các khối, ý, nhiệm vụ chưa có trong các TỆP.")
@files_argument
@click.option(
    "--check", "only_check", is_flag=True, help="Chỉ nói tệp nào còn thiếu mã, không ghi."
)
def command(files: tuple[Path, ...], only_check: bool) -> None:
    """Add ids in place, touching nothing else."""
    found = content_files(files)
    changed, code = rewrite(found, tidy.ids, only_check)
    click.echo(f"{sum(changed)}/{len(found)} tệp {'còn thiếu' if only_check else 'đã thêm'} mã.")
    sys.exit(code)
