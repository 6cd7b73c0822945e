"""`vanban new`: a complete skeleton of one kind, which builds at once."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date as Date
from pathlib import Path
from typing import Literal

import click

from pipeline import kinds, vocabulary
from pipeline.check.rules.kind_authority import refusal
from pipeline.commands.options import desk, settings, tell
from pipeline.files import write_inside
from pipeline.model import days
from pipeline.problem import ContentError, UsageError, has_errors
from pipeline.registries.organs import Organ
from pipeline.settings import Settings
from pipeline.skeleton import skeleton


@click.command(help="Tạo tệp nội dung mẫu của một LOẠI văn bản (ví dụ: “kế hoạch” hoặc plan).")
@click.argument("kind", metavar="LOẠI", required=False)
@click.option("--list", "only_list", is_flag=True, help="Liệt kê các loại văn bản.")
@click.option(
    "--output", type=click.Path(path_type=Path), metavar="TỆP", help="Bỏ trống thì in ra."
)
@click.option(
    "--issuer",
    metavar="MÃ",
    help="Mã cơ quan ban hành trong content/organs.yaml; bỏ trống thì theo vanban.toml.",
)
@click.option(
    "--date", "day", metavar="NĂM-THÁNG-NGÀY", help="Ngày văn bản; chọn tiêu chuẩn thể thức."
)
@click.option(
    "--keys",
    type=click.Choice(["vi", "en"]),
    default="vi",
    help="Ngôn ngữ của khoá (mặc định: vi).",
)
def command(
    kind: str | None,
    only_list: bool,
    output: Path | None,
    issuer: str | None,
    day: str | None,
    keys: Literal["vi", "en"],
) -> None:
    """Write or print the skeleton; an existing file is never overwritten."""
    if kind is None and output is not None:
        raise UsageError("thiếu loại văn bản, ví dụ: vanban new “kế hoạch” --output …")
    if only_list or kind is None:
        for one in kinds.KINDS.values():
            click.echo(f"{one.vi}  ({one.id})")
        return
    found = kinds.find(kind)
    if found is None:
        meant = vocabulary.nearest(kind, (one.vi for one in kinds.KINDS.values()))
        way = f"Có phải ý bạn là “{meant}”? " if meant else ""
        raise UsageError(
            f"không có loại văn bản “{kind}”. {way}Gõ “vanban new --list” để xem các loại."
        )
    ours = settings()
    organs = _organs(ours, issuer)
    # The one place where the calendar is read: the new file says the date it was made for.
    day = _day(day) if day else Date.today().isoformat()[:7]  # noqa: TID251, DTZ011 - a door, not the library
    name = issuer or _issuer(found, organs, ours.issuer)
    _fits(found, organs[name])
    text = skeleton(found, name, day, keys, _schema(ours, output), organs[name].manner)
    if output is None:
        click.echo(text, nl=False)
        _tell_other(found, name, issuer or ours.issuer)
        return
    if output.exists():
        raise UsageError(f"“{output}” đã có; chọn tên khác hoặc xoá tệp cũ trước.")
    write_inside(output.parent, output, text.encode())
    click.echo(f"Đã tạo {output}")
    _tell_other(found, name, issuer or ours.issuer)


def _tell_other(kind: kinds.Kind, taken: str, wanted: str) -> None:
    """The office's own organ issues no such documents: whose document it is now must not go unseen."""
    if wanted and taken != wanted:
        say = f"Lưu ý: {wanted} (vanban.toml) không ban hành {kind.vi}, nên cơ quan ban hành là {taken}"
        click.echo(f"{say}; muốn cơ quan khác thì thêm --issuer MÃ.", err=True)


def _day(words: str) -> str:
    """The day as given, when content takes it for one."""
    try:
        found = days.day(words.strip())
    except days.ImpossibleDate as impossible:
        raise UsageError(f"--date: không có ngày “{words}”: {impossible}.") from impossible
    if found is None:
        raise UsageError(
            f"--date: “{words}” không phải là ngày; viết 2026-08-04, 04/8/2026, hoặc 2026-08."
        )
    return words.strip()


def _organs(ours: Settings, issuer: str | None) -> Mapping[str, Organ]:
    """The registry, in which the organs asked for stand."""
    registries = desk(ours).registries
    organs = registries.organs
    if not organs and has_errors(registries.problems):
        tell(registries.problems)
        raise ContentError([])
    if not organs:
        raise UsageError(
            f"ở đây chưa có cơ quan nào ({ours.content.name}/organs.yaml); gõ “vanban init --unit ĐƠN_VỊ” "
            "để lập nơi làm việc, hoặc gõ lệnh trong thư mục của nơi làm việc."
        )
    if issuer and issuer not in organs:
        raise UsageError(f"không có cơ quan “{issuer}” trong content/organs.yaml.")
    if ours.issuer and ours.issuer not in organs:
        raise UsageError(
            f"vanban.toml: không có cơ quan “{ours.issuer}” trong content/organs.yaml."
        )
    return organs


def _schema(ours: Settings, output: Path | None) -> str:
    """Where editors find the schema, seen from the new file."""
    folder = output.resolve().parent if output else ours.content.resolve()
    return Path(
        os.path.relpath(ours.root.resolve() / "schema" / "document.json", folder)
    ).as_posix()


def _fits(kind: kinds.Kind, organ: Organ) -> None:
    """A skeleton builds at once, so the organ's system must have documents of this kind."""
    if organ.manner not in kind.systems:
        system = "Đảng" if organ.manner == "party" else "Nhà nước"
        raise UsageError(
            f"thể thức văn bản của {system} không có loại “{kind.vi}”, nên {organ.id} không ban hành "
            "loại này; chọn --issuer khác hoặc loại khác."
        )


def _issuer(kind: kinds.Kind, organs: Mapping[str, Organ], own: str) -> str:
    """`own` (vanban.toml) when it issues such documents, else the registry's first organ that does today.

    Central organs come last; those that the registry dates, hence knows to be of today, come first.
    """

    def order(organ: Organ) -> tuple[bool, bool, bool]:
        return organ.id != own, organ.level == "trung ương", organ.valid_from is None

    for organ in sorted(organs.values(), key=order):
        if (
            organ.manner in kind.systems
            and organ.header_name
            and organ.valid_to is None
            and not refusal(kind.id, organ)
        ):
            return organ.id
    raise UsageError("content/organs.yaml chưa có cơ quan nào ban hành loại này; dùng --issuer MÃ.")
