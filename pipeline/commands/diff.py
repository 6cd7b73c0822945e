"""`vanban diff`: what changed between two versions, for the screen, for Word, for a meeting."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from pipeline.build import Order, draft
from pipeline.commands.options import (
    data_option,
    desk,
    json_option,
    set_option,
    settings,
    tell,
    values_of,
)
from pipeline.files import write_inside
from pipeline.handwork import write_over
from pipeline.problem import Exit, UsageError
from pipeline.review.choosing import chosen, compared
from pipeline.review.comparison import Comparison
from pipeline.review.papers import redline_of, table_of
from pipeline.review.table import USUAL, columns
from pipeline.show import difference, difference_page, structured


@click.command(
    help="So hai bản của tệp nội dung theo khối và theo chữ. CÁC_BẢN: không ghi gì = bản ghi git cuối với bản "
    "đang soạn; một bản ghi git A = A với bản đang soạn; hai bản ghi A B (hoặc A..B); hai tệp; hai thư mục. "
    "Sau đó là các tệp hoặc thư mục cần so."
)
@click.argument("given", nargs=-1, metavar="[A [B]] [TỆP|THƯ_MỤC…]")
@click.option(
    "--all", "every", is_flag=True, help="Cả chỗ chỉ đổi số thứ tự, dấu câu, vị trí dấu thanh."
)
@click.option(
    "--html", type=click.Path(path_type=Path), metavar="TỆP.html", help="Ghi trang so sánh."
)
@click.option(
    "--docx",
    type=click.Path(path_type=Path),
    metavar="TỆP.docx",
    help="Ghi bản Word có theo dõi chỗ sửa (Track Changes) để lãnh đạo duyệt từng chỗ.",
)
@click.option(
    "--table",
    type=click.Path(path_type=Path),
    metavar="TỆP.docx|.pdf",
    help="Ghi bảng so sánh, thuyết minh.",
)
@click.option(
    "--columns",
    "wanted",
    metavar="CỘT,…",
    help="Các cột của bảng, ví dụ “TT, vị trí, trước=Dự thảo lần 1, sau, thuyết minh:60, ý kiến”.",
)
@click.option(
    "--author", metavar="TÊN", help="Tên người sửa ghi trong bản Word (mặc định theo git)."
)
@data_option
@set_option
@json_option
def command(
    given: tuple[str, ...],
    every: bool,
    html: Path | None,
    docx: Path | None,
    table: Path | None,
    wanted: str | None,
    author: str | None,
    data: Path | None,
    sets: tuple[str, ...],
    as_json: bool,
) -> None:
    """Exit 0 when nothing changed, 1 when something did or a version cannot be composed."""
    for path, endings in (
        (html, (".html", ".htm")),
        (docx, (".docx",)),
        (table, (".docx", ".pdf")),
    ):
        if path and path.suffix.lower() not in endings:
            raise UsageError(f"“{path}”: cần tệp {' hoặc '.join(endings)}.")
    if wanted and not table:
        raise UsageError("--columns là cột của bảng so sánh: thêm --table TỆP.docx hoặc TỆP.pdf.")
    if author and not docx:
        raise UsageError("--author là tên ghi trong bản Word: thêm --docx TỆP.docx.")
    shown_columns = columns(wanted or ", ".join(USUAL))
    of = settings(*(Path(one) for one in given if Path(one).exists()))
    on = desk(of)
    order = Order(rules=False, data=values_of(data, sets))
    found = compared(chosen(given, of.content), on, order, draft)
    for one in found:
        tell(one.problems)
    if html:
        write_inside(html.parent, html, difference_page.page(found).encode())
    if docx:
        tell(write_over(docx, redline_of(_only(found, "--docx"), on, order, author)))
    if table:
        made = table_of(_only(found, "--table"), shown_columns, on, order)
        tell(write_over(table, made[table.suffix.lower().lstrip(".")]))
    _show(found, every, as_json, [one for one in (html, docx, table) if one])
    sys.exit(Exit.PROBLEMS if any(one.changes or not one.sound for one in found) else Exit.OK)


def _only(found: list[Comparison], option: str) -> Comparison:
    """One file is one paper; of several only those that changed can be meant."""
    changed = [one for one in found if one.changes] if len(found) > 1 else found
    if len(changed) != 1:
        raise UsageError(
            f"{option} ghi cho một tệp nội dung, ở đây có {len(changed)} tệp thay đổi; ghi tên tệp."
        )
    return changed[0]


def _show(found: list[Comparison], every: bool, as_json: bool, written: Iterable[Path]) -> None:
    if as_json:
        click.echo(structured.text(difference.values(found)))
        return
    colour = sys.stdout.isatty()
    shown = [one for one in found if one.changes or not one.sound or len(found) == 1]
    for one in shown:
        for line in difference.lines(one, colour=colour, every=every):
            click.echo(line)
    if not shown:
        click.echo("Không có thay đổi.")
    for path in written:
        click.echo(f"→ {path}")
