"""`vanban fix`: repairs that cannot change the meaning, shown first, written when asked."""

from __future__ import annotations

import difflib
import sys
from pathlib import Path

import click

from pipeline.build import repaired
from pipeline.commands.options import content_files, desk, files_argument, settings, tell
from pipeline.files import read_content, write_inside
from pipeline.problem import ContentError, Exit


@click.command(help="Sửa những chỗ không thể đổi nghĩa trong các TỆP: dấu cách, số 0, dấu thanh …")
@files_argument
@click.option("--write", is_flag=True, help="Ghi vào tệp (mặc định chỉ cho xem sẽ sửa gì).")
def command(files: tuple[Path, ...], write: bool) -> None:
    """Show the differences of each file, or write them."""
    on_desk = desk(settings(*files))
    changed = failed = 0
    found = content_files(files)
    for file in found:
        try:
            data = read_content(file)
            fixed = repaired(data, str(file), on_desk)
        except ContentError as error:
            tell(error.problems)
            failed += 1
            continue
        new = fixed.text.encode()
        if new == data:
            continue
        changed += 1
        click.echo(_shown(file, data, fixed.text), nl=False)
        for line in fixed.changes:
            click.echo(f"{file}: {line}")
        if write:
            write_inside(file.parent, file, new)
    click.echo(
        f"{changed}/{len(found)} tệp {'đã sửa' if write else 'sửa được; thêm --write để ghi'}."
    )
    sys.exit(Exit.PROBLEMS if failed else Exit.OK)


def _shown(file: Path, old: bytes, new: str) -> str:
    before = old.decode("utf-8", "replace").splitlines(keepends=True)
    lines = difflib.unified_diff(before, new.splitlines(keepends=True), str(file), str(file), n=0)
    return "".join(line if line.endswith("\n") else line + "\n" for line in lines)
