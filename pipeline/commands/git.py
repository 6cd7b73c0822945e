"""`vanban git`: installed into a clone, and what git then calls."""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from pathlib import Path

import click

from pipeline import git_install
from pipeline.batch.beside import of_folders
from pipeline.build import Desk, Order, draft
from pipeline.commands.options import desk, near, settings, tell
from pipeline.desk import is_content
from pipeline.files import READ_LIMIT, read_limited, write_inside
from pipeline.git import Repository, repository
from pipeline.problem import ContentError, Exit, Level, Problem, UsageError, has_errors
from pipeline.review import plain_word
from pipeline.review.merge import merge

_WORD = 50 * 1024 * 1024
_OPEN = "C075"


@click.group(
    name="git",
    help="Cài vanban vào kho git của văn bản (install), gỡ ra (remove), xem đang cài gì (status).",
    subcommand_metavar="LỆNH …",
)
def command() -> None:
    """The group itself does nothing."""


@command.command(help="Cài vào kho git này: so sánh, gộp theo khối, kiểm tra trước khi ghi.")
def install() -> None:
    """Only files of git's own are written; nothing that is versioned."""
    kept = _here()
    program = shutil.which("vanban") or str(Path(sys.argv[0]).resolve())
    place = settings()
    content = (
        kept.inside(place.content) if place.content.resolve().is_relative_to(kept.root) else ""
    )
    for line in git_install.install(kept, program, content):
        click.echo(f"✓ {line}")
    click.echo("Gỡ ra: vanban git remove")


@command.command(help="Gỡ vanban khỏi kho git này, mọi thứ trở lại như trước khi cài.")
def remove() -> None:
    """What was there before comes back, byte for byte."""
    removed = git_install.remove(_here())
    click.echo("Đã gỡ." if removed else "Kho này chưa cài vanban.")


@command.command(help="Nói kho git này đã cài những phần nào.")
def status() -> None:
    """Exit 1 when a part is missing."""
    found = git_install.state(_here())
    for name, there in (
        ("so sánh và gộp (config)", found.config),
        ("tệp nào (attributes)", found.attributes),
        ("kiểm tra trước khi ghi (pre-commit)", found.hook),
    ):
        click.echo(f"{'✓' if there else '✗'} {name}")
    sys.exit(Exit.OK if found.whole else Exit.PROBLEMS)


@command.command(hidden=True, help="Chữ của một tệp Word, cho git diff.")
@click.argument("file", metavar="TỆP.docx", type=click.Path(path_type=Path))
def text(file: Path) -> None:
    """git's textconv: what cannot be read is said in the text, so that git diff goes on."""
    try:
        for line in plain_word.lines(read_limited(file, _WORD), file.name):
            click.echo(line)
    except ContentError as error:
        for problem in error.problems:
            click.echo(f"[không đọc được: {problem.message}]")


@command.command("merge-file", hidden=True, help="Gộp ba bản của một tệp nội dung, cho git merge.")
@click.argument("base", type=click.Path(path_type=Path))
@click.argument("ours", type=click.Path(path_type=Path))
@click.argument("theirs", type=click.Path(path_type=Path))
@click.argument("name", default="")
def merge_file(base: Path, ours: Path, theirs: Path, name: str) -> None:
    """git's merge driver (gitattributes(5)): the result goes into `ours`; exit 1 = conflicts."""
    texts = [read_limited(file) for file in (base, ours, theirs)]
    if any(len(data) > READ_LIMIT for data in texts):
        sys.exit(_by_lines(base, ours, theirs))
    try:
        first, second, third = (data.decode() for data in texts)
        made = merge(first, second, third, name or str(ours))
    except (ContentError, UnicodeDecodeError):
        # A version that is no sound content is git's to merge, line by line, with git's own marks.
        sys.exit(_by_lines(base, ours, theirs))
    write_inside(ours.parent, ours, made.text.encode())
    for one in made.conflicts:
        block = f" (khối {one.block})" if one.block else ""
        click.echo(f"XUNG ĐỘT {name}:{one.line}{block}: hai bên cùng sửa một chỗ", err=True)
    for line in made.remarks:
        click.echo(
            f"GHI CHÚ {name}: dòng “{line}” của bên kia không được gộp, chép lại nếu cần", err=True
        )
    sys.exit(Exit.PROBLEMS if made.conflicts else Exit.OK)


def _by_lines(base: Path, ours: Path, theirs: Path) -> int:
    kept = _here()
    return kept.merge_lines(base, ours, theirs)


@command.command("pre-commit", hidden=True, help="Kiểm tra các tệp nội dung sắp ghi.")
def pre_commit() -> None:
    """What is in the index is checked, not what lies in the folder."""
    kept = _here()
    place = settings()
    on_desk = desk(place)
    batches = of_folders([place.content], below=True)
    found: list[Problem] = []
    for path in kept.staged():
        file = kept.root / path
        content = place.content.resolve()
        whole = file.resolve()
        if not (whole.is_relative_to(content) and is_content(whole.relative_to(content))):
            continue
        data = kept.read_staged(path)
        if data is not None and not batches.is_other(file):
            found += batches.told(file, _checked(data, file, on_desk))
    errors = [one for one in found if one.level.name == "ERROR"]
    tell(errors)
    if errors:
        click.echo(
            "Chưa ghi: sửa các lỗi trên rồi ghi lại (bỏ qua: git commit --no-verify).", err=True
        )
    sys.exit(Exit.PROBLEMS if has_errors(found) else Exit.OK)


def _checked(data: bytes, file: Path, on_desk: Desk) -> list[Problem]:
    """As for a draft; only that what a merge left open is an error, for nobody may commit it by chance."""
    found = draft(data, str(near(file)), on_desk, Order(formats=("docx",))).problems
    return [replace(one, level=Level.ERROR) if one.code == _OPEN else one for one in found]


def _here() -> Repository:
    kept = repository(Path.cwd())
    if kept is None:
        raise UsageError("thư mục này không nằm trong kho git nào; gõ “git init” trước.")
    return kept
