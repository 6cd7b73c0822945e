"""`vanban merge-back`: what reviewers did in Word, shown, and written into the content when asked."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click

from pipeline.build import Desk, Order, draft, make
from pipeline.commands.options import (
    content_files,
    data_option,
    desk,
    json_option,
    near,
    output_option,
    set_option,
    settings,
    values_of,
)
from pipeline.commands.questions import ask
from pipeline.files import read_limited, write_inside
from pipeline.ooxml.anchors import BATCH, UNIT
from pipeline.problem import ContentError, Exit, Problem, Span, UsageError
from pipeline.review.base import Printer, printer
from pipeline.review.findings import Finding
from pipeline.review.locate import Found, locate, named
from pipeline.review.merge_back import Result, bring_back
from pipeline.review.returned import Returned, opened
from pipeline.review.unit_copy import UnitCopy, unit_copy
from pipeline.settings import Settings
from pipeline.show import merge_back, merge_back_page, structured

_ONE_UNIT = (
    "bản này của riêng một đơn vị{name}. Chọn một: --shared ghi vào nội dung chung, đổi cho mọi đơn vị; "
    "--override ghi vào tệp ghi đè của đợt, chỉ đổi cho đơn vị ấy."
)
_NO_BATCH = (
    "“{file}” không nêu đợt và đơn vị nên không có tệp ghi đè nào để ghi: dùng --shared, hoặc tự ghi chỗ sửa vào "
    "tệp ghi đè (thay, chèn, bỏ theo mã khối)."
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
@click.option(
    "--override",
    is_flag=True,
    help="Bản của một đơn vị trong đợt: ghi vào tệp ghi đè của đợt, chỉ đổi cho đơn vị ấy.",
)
@output_option
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
    override: bool,
    output: Path | None,
    data: Path | None,
    sets: tuple[str, ...],
    as_json: bool,
) -> None:
    """Exit 1 when something could not be settled; nothing is written without --apply."""
    if html and html.suffix.lower() not in (".html", ".htm"):
        raise UsageError(f"“{html}”: báo cáo là tệp .html.")
    if interactive and as_json:
        raise UsageError("--interactive hỏi trên màn hình, --json dành cho chương trình: chọn một.")
    if shared and override:
        raise UsageError("--shared và --override là hai cách ghi khác nhau: chọn một.")
    place = settings(*([content] if content else copies))
    order = Order(formats=("docx",), rules=False, data=values_of(data, sets))
    reader = _Reader(place, desk(place), order, output or place.output)
    found = reader.copies(copies, content, base)
    applied = apply_ or interactive
    if override and (loose := next((one for one in found if one.unit is None), None)):
        raise UsageError(_NO_BATCH.format(file=loose.returned.file))
    if applied and not (shared or override):
        override = _own_only(found, "unit" in order.data, interactive)
        shared = not override
    choose = _ask if interactive else None
    pairs = []
    for group in _grouped(found, apart=not shared):
        taken = [(one.returned, one.found, one.print) for one in group]
        pairs.append((bring_back(taken, choose, only_tracked), group[0].unit))
    results = [result for result, _ in pairs]
    written = _write(pairs, override) if applied else []
    _report(results, html, as_json, written)
    _say_what_next(found, results, applied, quiet=as_json)
    sys.exit(Exit.OK if all(result.settled for result in results) else Exit.PROBLEMS)


@dataclass(frozen=True)
class _Copy:
    """A returned copy, what it was made from, and what prints that."""

    returned: Returned
    found: Found
    print: Printer
    unit: UnitCopy | None


class _Reader:
    """Reads all copies before any is worked on."""

    def __init__(self, place: Settings, on_desk: Desk, order: Order, output: Path) -> None:
        self.place, self.desk, self.order, self.output = place, on_desk, order, output
        self._units: dict[tuple[Path, str, Path], UnitCopy] = {}
        self._printers: dict[Path, Printer] = {}

    def copies(self, paths: Sequence[Path], content: Path | None, base: str | None) -> list[_Copy]:
        """Every copy with its content file, as an officer would name it here."""
        root = self.place.content
        contents = content_files([root]) if content is None and root.is_dir() else []
        made = []
        for path in paths:
            if not path.is_file():
                raise UsageError(f"không có tệp “{path}”. Kiểm tra lại tên và chỗ đứng.")
            copy = opened(read_limited(path, MOST), str(path))
            found = locate(copy, self.place.root, contents, content, base)
            found = replace(found, file=near(found.file))
            unit = self._unit(copy, found.file)
            made.append(_Copy(copy, found, unit.print if unit else self._printer(found.file), unit))
        return made

    def _printer(self, file: Path) -> Printer:
        if file not in self._printers:
            self._printers[file] = printer(str(file), self.desk, self.order, draft, make)
        return self._printers[file]

    def _unit(self, copy: Returned, content: Path) -> UnitCopy | None:
        """The batch's unit that the copy names, unless its values are given by hand."""
        key = copy.read.properties.get(UNIT, "")
        if not key or "unit" in self.order.data:
            return None
        batch = named(copy, self.place.root, BATCH) or self._by_name(copy)
        if batch is None:
            said = copy.read.properties.get(BATCH, "")
            message = f"không thấy tệp đợt “{said}” mà bản trả về nêu"
            hint = "khôi phục tệp đợt, hoặc nêu giá trị của đơn vị bằng --data, --set"
            raise ContentError([Problem(Span(copy.file), "W007", message, hint)])
        at = (batch, key, content)
        if at not in self._units:
            self._units[at] = unit_copy(
                near(batch), key, content, self.desk, self.order, self.output
            )
        return self._units[at]

    def _by_name(self, copy: Returned) -> Path | None:
        """Outside of git a copy says the batch file's bare name: the only one so called."""
        said = copy.read.properties.get(BATCH, "")
        if not said or said != Path(said).name or not self.place.content.is_dir():
            return None
        files = [one for one in self.place.content.rglob("*.yaml") if one.name == said]
        return files[0] if len(files) == 1 else None


def _grouped(copies: Sequence[_Copy], apart: bool) -> list[list[_Copy]]:
    """Copies of one content file together; with `apart` only those of the same unit."""
    groups: dict[tuple[Path, UnitCopy | None], list[_Copy]] = {}
    for one in copies:
        groups.setdefault((one.found.file, one.unit if apart else None), []).append(one)
    return list(groups.values())


def _own_only(copies: Sequence[_Copy], by_hand: bool, interactive: bool) -> bool:
    """For whom copies of single units are: asked where somebody is there to answer, else refused."""
    units = list(dict.fromkeys(one.unit.name for one in copies if one.unit))
    name = f" ({', '.join(units)})" if units else ""
    if not units and not by_hand:
        return False
    if not interactive or not units or not all(one.unit for one in copies):
        raise UsageError(_ONE_UNIT.format(name=name))
    question = f"Bản của riêng{name}: sửa cho [m]ọi đơn vị hay chỉ [r]iêng đơn vị ấy?"
    return ask(question, {"m": "mọi", "r": "riêng"}) == "r"


def _ask(copy: Returned, finding: Finding) -> bool:
    click.echo(f"{copy.reviewer} — {merge_back.place(finding)}: {finding.did.value}")
    for line in merge_back.change(finding, sys.stdout.isatty()):
        click.echo(f"    {line}")
    return ask("Nhận chỗ sửa này? [c]ó / [k]hông", {"c": "có", "k": "không"}) == "c"


def _write(pairs: Sequence[tuple[Result, UnitCopy | None]], override: bool) -> list[Path]:
    """The content files, or the override files of the units; all is proved before anything is written."""
    todo: list[tuple[Path, str]] = []
    for result, unit in pairs:
        if not result.builds or result.text == result.before:
            continue
        if not override or unit is None:
            todo.append((result.file, result.text))
        elif result.settled:
            names = ", ".join(dict.fromkeys(one.copy.reviewer for one in result.copies))
            todo.append(unit.override(result.before, result.text, f"ghi từ bản trả về của {names}"))
    for result, _ in pairs:
        if todo and result.file.read_bytes().decode() != result.before:
            said = f"“{result.file}” đã bị sửa từ lúc lệnh này đọc; chưa ghi gì. Chạy lại lệnh."
            raise UsageError(said)
    for file, text in todo:
        write_inside(file.parent, file, text.encode())
    return [file for file, _ in todo]


def _report(
    results: Sequence[Result], html: Path | None, as_json: bool, written: Sequence[Path]
) -> None:
    if html:
        write_inside(html.parent, html, merge_back_page.page(results).encode())
    if as_json:
        click.echo(structured.text([merge_back.values(result) for result in results]))
        return
    for result in results:
        for line in merge_back.lines(result, sys.stdout.isatty()):
            click.echo(line)
    for file in written:
        click.echo(f"→ đã ghi {file}")
    if html:
        click.echo(f"→ {near(html)}")


def _say_what_next(
    copies: Sequence[_Copy], results: Sequence[Result], applied: bool, quiet: bool
) -> None:
    if quiet or applied or all(result.text == result.before for result in results):
        return
    click.echo("Chưa ghi gì. Thêm --apply để ghi vào tệp nội dung, --interactive để chọn từng chỗ.")
    units = list(dict.fromkeys(one.unit.name for one in copies if one.unit))
    if units:
        click.echo(
            f"Bản của riêng {', '.join(units)}: khi ghi, thêm --shared (đổi nội dung chung, cho mọi đơn vị) hoặc "
            "--override (ghi vào tệp ghi đè của đợt, chỉ cho đơn vị ấy)."
        )
