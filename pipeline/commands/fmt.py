"""`vanban fmt`: keys, spaces and letters of content files put in order; meaning untouched."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal

import click

from pipeline import tidy
from pipeline.commands.options import content_files, files_argument, rewrite


@click.command(help="Sắp xếp lại các TỆP: khoá, khoảng trắng thừa, mã chữ. Không đổi nội dung.")
@files_argument
@click.option("--keys", type=click.Choice(["vi", "en"]), help="Viết mọi khoá bằng một ngôn ngữ.")
@click.option("--check", "only_check", is_flag=True, help="Chỉ nói tệp nào cần sắp xếp, không ghi.")
def command(files: tuple[Path, ...], keys: Literal["vi", "en"] | None, only_check: bool) -> None:
    """Rewrite each file in place, or with --check say which would change."""
    found = content_files(files)
    changed, code = rewrite(found, lambda data, name: tidy.fmt(data, name, keys), only_check)
    click.echo(f"{sum(changed)}/{len(found)} tệp {'cần' if only_check else 'đã'} sắp xếp lại.")
    sys.exit(code)
