"""`vanban init`: a folder becomes a working place."""

from __future__ import annotations

from datetime import date as Date
from pathlib import Path

import click

from pipeline import working_place
from pipeline.files import write_inside
from pipeline.problem import UsageError
from pipeline.registries.finding import called, commune, province, type_of
from pipeline.registries.units import Unit, units
from pipeline.settings import FILE, find_root, load

_ROOMS = {
    FILE: "thiết đặt của nơi làm việc",
    ".gitignore": "những gì không cần lưu phiên bản",
    "content/organs.yaml": "sổ cơ quan; thêm cơ quan của mình vào cuối",
    "content/citations.yaml": "sổ văn bản viện dẫn",
    "content/people.yaml": "sổ người ký",
    "schema/document.json": "để trình soạn thảo gợi ý khoá",
}


@click.command(
    help="Lập một nơi làm việc: thiết đặt, sổ cơ quan của đơn vị, mẫu Word. Tệp đã có thì giữ nguyên."
)
@click.argument("folder", metavar="[THƯ_MỤC]", type=click.Path(path_type=Path), default=Path())
@click.option(
    "--unit",
    "name",
    metavar="TÊN|MÃ",
    help="Đơn vị hành chính của cơ quan, ví dụ: “xã Đại Từ, Thái Nguyên” hoặc 05830.",
)
@click.option(
    "--system",
    type=click.Choice(list(working_place.SYSTEMS)),
    help="Cơ quan soạn thảo ở đây thuộc hệ thống nào.",
)
def command(folder: Path, name: str | None, system: str | None) -> None:
    """Write what is missing; nothing that is there is touched."""
    above = find_root(folder.resolve())
    if above != folder.resolve():
        raise UsageError(f"“{folder}” đã nằm trong nơi làm việc “{above}”; chọn thư mục khác.")
    organs = folder / working_place.ORGANS
    if name is None and not organs.exists():
        raise UsageError(
            "cho biết đơn vị của cơ quan để lập sổ cơ quan, ví dụ: "
            "vanban init --unit “xã Đại Từ, Thái Nguyên”; gõ “vanban units TÊN” để tra đơn vị."
        )
    unit = _unit(name) if name is not None else None
    made = working_place.files(unit, working_place.SYSTEMS.get(system or "", ""))
    kept = []
    for path, data in made.items():
        if (folder / path).exists():
            kept.append(path)
            continue
        write_inside(folder, folder / path, data)
        click.echo(f"Đã tạo {folder / path} ({_ROOMS[path.as_posix()]})")
    into = load(folder).templates
    for file in working_place.templates(into):
        click.echo(f"Đã tạo {into / file} (mẫu Word)")
    for path in kept:
        click.echo(f"Giữ nguyên {folder / path}")
    go = "" if folder.resolve() == Path.cwd() else f"cd {folder} rồi gõ "
    click.echo(f"Làm tiếp: {go}vanban new “thông báo” --output content/thong-bao.yaml")


def _unit(words: str) -> Unit:
    """The one unit that the words mean today; a province may stand behind a comma."""
    day = Date.max
    code = words.strip()
    if code.isdigit():
        own = units().by_code(code, day)
        if own is None:
            raise UsageError(f"không có đơn vị hành chính nào mang mã {code}.")
        return own
    name, _, behind = words.partition(",")
    found = _named(name, behind, day)
    if len(found) == 1:
        return found[0]
    if found:
        several = "; ".join(called(one, day) for one in found)
        raise UsageError(f"“{words}” có thể là: {several}. Ghi thêm tên tỉnh hoặc ghi mã.")
    raise UsageError(f"không có đơn vị “{words}”. Gõ “vanban units {name.strip()}” để tra.")


def _named(name: str, behind: str, day: Date) -> tuple[Unit, ...]:
    whole: tuple[Unit, ...] = ()
    if behind.strip():
        whole = province(behind.strip(), day)
        if not whole:
            raise UsageError(f"không có tỉnh, thành phố “{behind.strip()}”.")
    kind = type_of(name)
    provinces = () if whole else tuple(u for u in province(name, day) if kind in ("", u.type))
    communes = (
        ()
        if kind in ("tỉnh", "thành phố")
        else commune(name, day, tuple(u.code for u in whole)).units
    )
    return (*provinces, *communes)
