"""`vanban build`: content files -> finished documents."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import click

from pipeline import check
from pipeline.batch.beside import of_folders
from pipeline.build import Order
from pipeline.commands.options import (
    data_option,
    desk,
    documents,
    exit_code,
    files_argument,
    final_option,
    formats_of,
    json_option,
    near,
    output_option,
    set_option,
    settings,
    standard_option,
    tell,
    to_option,
    values_of,
)
from pipeline.problem import Level, Problem, UsageError
from pipeline.produce import Result, produce
from pipeline.register import NAME as REGISTER
from pipeline.show import structured, terminal


@click.command(help="Dựng văn bản từ các TỆP nội dung (hoặc cả THƯ_MỤC).")
@files_argument
@to_option
@output_option
@standard_option
@click.option(
    "--pdf-engine",
    type=click.Choice(["own", "libreoffice"]),
    help="Công cụ dàn trang PDF (mặc định theo vanban.toml: own, của vanban).",
)
@click.option(
    "--pdf-profile",
    type=click.Choice(["plain", "a-2a", "a-2b", "a-3a"]),
    default="a-2a",
    help="Loại tệp PDF (mặc định: a-2a, lưu trữ lâu dài).",
)
@data_option
@set_option
@final_option
@json_option
def command(
    files: tuple[Path, ...],
    formats: str,
    output: Path | None,
    standard: str | None,
    pdf_engine: str | None,
    pdf_profile: str,
    data: Path | None,
    sets: tuple[str, ...],
    final: bool,
    as_json: bool,
) -> None:
    """Build each file; a bad one does not stop the others."""
    of = settings(*files)
    engine = pdf_engine or of.pdf_engine
    if engine == "libreoffice" and pdf_profile == "a-3a" and "pdf" in formats_of(formats):
        raise UsageError(
            "“--pdf-profile a-3a” chỉ có khi vanban tự dàn trang: bỏ “--pdf-engine libreoffice” "
            '(hoặc pdf_engine = "libreoffice" trong vanban.toml).'
        )
    order = Order(
        formats=formats_of(formats),
        standard=standard,
        engine=engine,
        profile=pdf_profile,
        data=values_of(data, sets),
        final=final,
        apart=final,
    )
    results = []
    named = documents(files)
    batches = of_folders(file.parent for file in named)
    for made in produce(named, output or of.output, desk(of), order):
        told = batches.told(made.file, made.problems, Level.ERROR)
        result = replace(made, problems=told)
        results.append(result)
        if not as_json:
            report(result)
    found = [problem for result in results for problem in result.problems]
    click.echo(_json(results) if as_json else _end(results, found))
    if not as_json and any(one.registered for one in results):
        click.echo(f"Số đã phát hành ghi ở {near(of.content / REGISTER)}.")
    sys.exit(exit_code(found))


def report(result: Result) -> None:
    """One line of progress for a content, its problems above it."""
    tell(result.problems)
    if result.made:
        pages = f" ({result.pages} trang)" if result.pages else ""
        click.echo(
            f"✓ {result.file}{pages} → {', '.join(str(near(one)) for one in result.outputs)}"
        )
    else:
        click.echo(
            f"✗ {result.file}: chưa dựng được ({terminal.summary(result.problems)})", err=True
        )
        if way := _allowing(result.problems):
            click.echo(way, err=True)


def _allowing(problems: Iterable[Problem]) -> str:
    """The way out where a rule for words is wrong about a place; "" when another error stops the document too."""
    # What is left open (C074, C075) is never right.
    names = {one.rule.code: one.rule.alias for one in check.rules() if one.rule.code[:3] != "C07"}
    stops = [one.code for one in problems if one.level is Level.ERROR]
    if not stops or any(code not in names for code in stops):
        return ""
    said = ", ".join(names[code] for code in dict.fromkeys(stops))
    return f"  → sửa; chỗ nào viết thế là đúng thì ghi ở cuối dòng ấy: # bỏ qua: {said} (lý do)"


def _end(results: list[Result], found: list[Problem]) -> str:
    made = sum(result.made for result in results)
    note = terminal.summary(found)
    return f"Đã dựng {made}/{len(results)} văn bản" + (f"; {note}." if note else ".")


def _json(results: list[Result]) -> str:
    return structured.text(
        [
            {
                "file": str(result.file),
                "made": result.made,
                "pages": result.pages,
                "outputs": [str(path) for path in result.outputs],
                "problems": structured.problems(result.problems),
            }
            for result in results
        ]
    )
