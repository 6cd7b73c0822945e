"""`vanban merge-back`: what reviewers did in Word, shown, and written into the content when asked."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from pipeline.build import Order, draft, make
from pipeline.commands.options import (
    content_files,
    data_option,
    desk,
    json_option,
    set_option,
    settings,
    values_of,
)
from pipeline.files import read_limited, write_inside
from pipeline.problem import Exit, UsageError
from pipeline.review.base import printer
from pipeline.review.findings import Finding
from pipeline.review.locate import Found, locate
from pipeline.review.merge_back import Result, bring_back
from pipeline.review.returned import Returned, opened
from pipeline.settings import Settings
from pipeline.show import merge_back, merge_back_page, structured

_ONE_UNIT = (
    "bản này của riêng một đơn vị. Sửa cho mọi đơn vị: thêm --shared. Chỉ cho đơn vị ấy: ghi chỗ sửa vào tệp "
    "ghi đè của đợt (thay, chèn, bỏ theo mã khối), không ghi vào nội dung chung."
)
MOST = 50 * 1024 * 1024


@click.command(
    name="merge-back",
    help="Đọc các BẢN trả về từ Word (chỗ sửa có và không theo dõi), cho xem từng chỗ sửa theo khối; "
    "với --apply thì ghi vào tệp nội dung rồi dựng lại để chứng minh chữ đúng như bản trả về.",
)
@click.argument(
    "copies", nargs=-1, required=True, metavar="BẢN.docx…", type=click.Path(path_type=Path)
)
@click.option(
    "--apply", "apply_", is_flag=True, help="Ghi vào tệp nội dung (mặc định: chỉ cho xem)."
)
@click.option("--interactive", is_flag=True, help="Hỏi từng chỗ sửa rồi ghi.")
@click.option("--only-tracked", is_flag=True, help="Chỉ nhận chỗ sửa có theo dõi (Track Changes).")
@click.option(
    "--content",
    type=click.Path(path_type=Path),
    metavar="TỆP.yaml",
    help="Tệp nội dung của các bản.",
)
@click.option("--base", metavar="BẢN_GHI|TỆP", help="Bản gốc: bản ghi git hoặc tệp nội dung cũ.")
@click.option(
    "--html", type=click.Path(path_type=Path), metavar="TỆP.html", help="Ghi báo cáo ra trang HTML."
)
@click.option(
    "--shared",
    is_flag=True,
    help="Bản của một đơn vị trong đợt: ghi vào nội dung chung, đổi cho mọi đơn vị.",
)
@data_option
@set_option
@json_option
def command(
    copies: tuple[Path, ...],
    apply_: bool,
    interactive: bool,
    only_tracked: bool,
    content: Path | None,
    base: str | None,
    html: Path | None,
    shared: bool,
    data: Path | None,
    sets: tuple[str, ...],
    as_json: bool,
) -> None:
    """Exit 1 when something could not be settled; nothing is written without --apply."""
    if html and html.suffix.lower() not in (".html", ".htm"):
        raise UsageError(f"“{html}”: báo cáo là tệp .html.")
    place = settings(*([content] if content else copies))
    order = Order(formats=("docx",), rules=False, data=values_of(data, sets))
    on_desk = desk(place)
    applied = apply_ or interactive
    if applied and "unit" in order.data and not shared:
        raise UsageError(_ONE_UNIT)
    results = []
    for file, group in _grouped(copies, place, content, base).items():
        print_ = printer(str(file), on_desk, order, draft, make)
        choose = _ask if interactive else None
        results.append(bring_back(group, print_, choose, only_tracked))
    for result in results:
        if applied:
            _write(result)
    _report(results, html, as_json, applied)
    sys.exit(Exit.OK if all(result.settled for result in results) else Exit.PROBLEMS)


def _grouped(
    copies: Sequence[Path], place: Settings, content: Path | None, base: str | None
) -> dict[Path, list[tuple[Returned, Found]]]:
    """The copies by the content file they belong to; all are read before any is worked on."""
    contents = content_files([place.content]) if content is None and place.content.is_dir() else []
    groups: dict[Path, list[tuple[Returned, Found]]] = {}
    for path in copies:
        if not path.is_file():
            raise UsageError(f"không có tệp “{path}”. Kiểm tra lại tên và chỗ đứng.")
        copy = opened(read_limited(path, MOST), str(path))
        found = locate(copy, place.root, contents, content, base)
        file = _shown(found.file)
        groups.setdefault(file, []).append((copy, replace(found, file=file)))
    return groups


def _shown(file: Path) -> Path:
    """As an officer would name it here."""
    here = Path.cwd()
    return file.relative_to(here) if file.is_relative_to(here) else file


def _ask(copy: Returned, finding: Finding) -> bool:
    click.echo(f"{copy.reviewer} — {merge_back.place(finding)}: {finding.did.value}")
    for line in merge_back.change(finding, sys.stdout.isatty()):
        click.echo(f"    {line}")
    answer: str = click.prompt("Nhận chỗ sửa này? [c]ó / [k]hông", default="c", show_default=False)
    return answer.strip().lower() in ("c", "có", "co", "y")


def _write(result: Result) -> None:
    if result.builds and result.text != result.before:
        write_inside(result.file.parent, result.file, result.text.encode())


def _report(results: Sequence[Result], html: Path | None, as_json: bool, applied: bool) -> None:
    if html:
        write_inside(html.parent, html, merge_back_page.page(results).encode())
    if as_json:
        click.echo(structured.text([merge_back.values(result) for result in results]))
        return
    for result in results:
        for line in merge_back.lines(result, sys.stdout.isatty()):
            click.echo(line)
        if applied and result.text != result.before and result.builds:
            click.echo(f"→ đã ghi {result.file}")
    if html:
        click.echo(f"→ {html}")
    if not applied and any(result.text != result.before for result in results):
        click.echo(
            "Chưa ghi gì. Thêm --apply để ghi vào tệp nội dung, --interactive để chọn từng chỗ."
        )
