"""`vanban units`: search the registry of administrative units."""

from __future__ import annotations

import sys
from datetime import date as Date

import click

from pipeline.commands.options import json_option
from pipeline.problem import Exit, UsageError
from pipeline.registries.finding import district, province
from pipeline.registries.reading import day_of
from pipeline.registries.search import Hit, search
from pipeline.registries.units import TYPES, Unit
from pipeline.show import structured
from pipeline.show.units import listing, record

_FEW = 10
"""So many are shown with what they were made of."""


@click.command(
    help="Tra đơn vị hành chính theo tên (không cần dấu), mã, tên cũ. Không ghi TÊN thì liệt kê."
)
@click.argument("words", nargs=-1, metavar="[TÊN|MÃ]")
@click.option("--province", "provinces", multiple=True, metavar="TỈNH", help="Chỉ trong tỉnh này.")
@click.option(
    "--former",
    "districts",
    multiple=True,
    metavar="HUYỆN",
    help="Chỉ nơi có đất của huyện cũ này (trước 01/7/2025).",
)
@click.option("--type", "types", multiple=True, metavar="LOẠI", help="xã, phường, đặc khu, tỉnh …")
@click.option("--as-of", metavar="NGÀY", help="Theo ngày này (mặc định: mới nhất).")
@json_option
def command(
    words: tuple[str, ...],
    provinces: tuple[str, ...],
    districts: tuple[str, ...],
    types: tuple[str, ...],
    as_of: str | None,
    as_json: bool,
) -> None:
    """Units found, best first."""
    day = _day(as_of)
    hits = search(
        " ".join(words),
        day,
        tuple(_one("tỉnh", name, province(name, day)) for name in provinces),
        tuple(_one("huyện cũ", name, district(name)) for name in districts),
        tuple(_type(word) for word in types),
    )
    if as_json:
        click.echo(structured.text([record(hit) for hit in hits]))
    elif not hits:
        click.echo(f"Không tìm thấy đơn vị nào{_of(words)}.{_near(words, day)}", err=True)
    if not hits:
        sys.exit(Exit.PROBLEMS)
    if as_json:
        return
    for line in listing(hits, whole=len(hits) <= _FEW):
        click.echo(line)


def _day(words: str | None) -> Date:
    if words is None:
        return Date.max
    day = day_of(words)
    if day is None:
        raise UsageError(f"“{words}” không phải là một ngày; viết dạng 2026-08-04 hoặc 04/8/2026.")
    return day


def _one(what: str, written: str, found: tuple[Unit, ...]) -> str:
    if len(found) == 1:
        return found[0].code
    if not found:
        raise UsageError(f"không có {what} “{written}”.")
    names = "; ".join(f"{unit.name} (mã {unit.code})" for unit in found)
    raise UsageError(f"“{written}” có thể là {names}; ghi mã.")


def _type(word: str) -> str:
    known = {name.lower(): name.lower() for name in TYPES}
    if word.lower() not in known:
        raise UsageError(f"không có loại “{word}”; có: {', '.join(known)}.")
    return word.lower()


def _of(words: tuple[str, ...]) -> str:
    return f" “{' '.join(words)}”" if words else ""


def _near(words: tuple[str, ...], day: Date) -> str:
    from pipeline.registries.finding import commune

    near: tuple[Unit, ...] = commune(" ".join(words), day).near if words else ()
    return f" Có phải {', '.join(unit.name for unit in near)}?" if near else ""


__all__ = ["Hit", "command"]
