"""`vanban review`: what a meeting that decides on a draft needs."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from pipeline.build import Order, draft
from pipeline.commands.options import (
    data_option,
    desk,
    folder_of_output,
    near,
    set_option,
    settings,
    tell,
    values_of,
)
from pipeline.files import read_limited, write_inside
from pipeline.handwork import write_over
from pipeline.problem import Exit, UsageError
from pipeline.review.choosing import chosen, compared
from pipeline.review.comparison import Comparison
from pipeline.review.issued import issued
from pipeline.review.pack import NAMES, pack, still_open
from pipeline.review.table import USUAL, columns
from pipeline.show import difference, difference_page
from pipeline.text import slug

_WORD = 50 * 1024 * 1024


@click.group(
    name="review", help="Tài liệu cho cuộc họp duyệt dự thảo.", subcommand_metavar="LỆNH …"
)
def command() -> None:
    """The group itself does nothing."""


@command.command(
    name="pack",
    help="Gói cho cuộc họp: bản trước, bản sau (.docx, .pdf), bản có theo dõi chỗ sửa, bảng so sánh, "
    "trang so sánh, danh sách lỗi và góp ý còn mở. A, B như ở “vanban diff”.",
)
@click.argument("given", nargs=-1, required=True, metavar="A [B] TỆP")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="THƯ_MỤC",
    help="Nơi ghi gói.",
    callback=folder_of_output,
)
@click.option(
    "--columns", "wanted", default=", ".join(USUAL), metavar="CỘT,…", help="Cột của bảng."
)
@click.option("--author", metavar="TÊN", help="Tên người sửa ghi trong bản Word.")
@data_option
@set_option
def pack_command(
    given: tuple[str, ...],
    output: Path | None,
    wanted: str,
    author: str | None,
    data: Path | None,
    sets: tuple[str, ...],
) -> None:
    """Nothing is written unless everything could be made."""
    of = settings(*(Path(one) for one in given if Path(one).exists()))
    on, order = desk(of), Order(rules=False, data=values_of(data, sets))
    found = _one(compared(chosen(given, of.content), on, order, draft))
    tell(found.problems)
    files, said = pack(found, columns(wanted), on, order, author)
    files[NAMES["page"]] = difference_page.page([found]).encode()
    if found.new:
        new = found.new
        judged = draft(new.draft.data, new.file, new.desk, replace(order, rules=True))
        files[NAMES["open"]] = still_open(new, judged.problems).encode()
    place = output or of.output / "duyet" / slug(Path(found.file).stem)
    for name, content in sorted(files.items()):
        # What a leader has changed in a package that is made anew stays beside it; LibreOffice's PDF has no
        # mark by which it could be told.
        if name == f"{NAMES['redline']}.pdf":
            write_inside(place, place / name, content)
        else:
            tell(write_over(place / name, content))
        click.echo(f"→ {near(place / name)}")
    for line in said:
        click.echo(f"! {line}", err=True)
    click.echo(difference.summary(found))
    sys.exit(Exit.OK)


@command.command(
    name="final",
    help="Bản Word để ban hành: bỏ dấu khối ẩn, góp ý, thuộc tính nguồn; còn chỗ sửa đang theo dõi thì từ chối.",
)
@click.argument("file", metavar="TỆP.docx", type=click.Path(path_type=Path))
@click.option(
    "--output", required=True, metavar="TỆP.docx", type=click.Path(path_type=Path), help="Nơi ghi."
)
def final_command(file: Path, output: Path) -> None:
    """The words stay letter by letter; the file given is not touched."""
    if not file.is_file() or file.suffix.lower() != ".docx":
        raise UsageError(f"“{file}”: cần một tệp Word (.docx) đang có.")
    if output.suffix.lower() != ".docx":
        raise UsageError(f"“{output}”: bản Word là tệp .docx.")
    if output.resolve() == file.resolve():
        raise UsageError("bản ban hành phải là tệp khác, không ghi đè bản có góp ý.")
    made = issued(read_limited(file, _WORD), str(file))
    tell(write_over(output, made))
    click.echo(f"→ {near(output)}")


def _one(found: list[Comparison]) -> Comparison:
    changed = [one for one in found if one.changes] if len(found) > 1 else found
    if len(changed) != 1:
        raise UsageError(
            f"mỗi gói cho một tệp nội dung, ở đây có {len(changed)} tệp thay đổi; ghi tên tệp."
        )
    return changed[0]
