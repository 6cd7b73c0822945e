"""`vanban compare`: what differs between two printed documents."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pipeline.commands.options import json_option, settings
from pipeline.compare import compare, pdf
from pipeline.compare.printed import Printed
from pipeline.files import READ_LIMIT, read_limited, write_inside
from pipeline.fonts import find
from pipeline.problem import Exit, UsageError
from pipeline.show import comparison, structured
from pipeline.show.comparison_page import page

_LIMIT = 50 * READ_LIMIT


@click.command(
    help="So hai bản in: chữ, dòng, trang, vị trí. BẢN_ĐẦU, BẢN_SAU là tệp .pdf hoặc .docx."
)
@click.argument("first", metavar="BẢN_ĐẦU", type=click.Path(path_type=Path))
@click.argument("second", metavar="BẢN_SAU", type=click.Path(path_type=Path))
@click.option("--only-words", is_flag=True, help="Chỉ so chữ, không so dòng, trang, vị trí.")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="TỆP.html",
    help="Ghi trang so sánh hai bản cạnh nhau, chỗ khác được tô màu.",
)
@json_option
def command(
    first: Path, second: Path, only_words: bool, output: Path | None, as_json: bool
) -> None:
    """Exit 0 when nothing differs, 1 when something does."""
    if output and output.suffix.lower() not in (".html", ".htm"):
        raise UsageError(f"“{output}”: trang so sánh là tệp .html, ví dụ --output so-sanh.html.")
    found = compare(_printed(first), _printed(second), places=not only_words)
    if output:
        write_inside(output.parent, output, page(found).encode())
    if as_json:
        click.echo(structured.text(comparison.values(found)))
    else:
        for line in comparison.lines(found):
            click.echo(line)
        if output:
            click.echo(f"→ {output}")
    sys.exit(Exit.OK if found.equal else Exit.PROBLEMS)


def _printed(file: Path) -> Printed:
    if not file.is_file():
        raise UsageError(f"không có tệp “{file}”. Kiểm tra lại tên và chỗ đứng.")
    data = read_limited(file, _LIMIT)
    match file.suffix.lower():
        case ".pdf":
            return pdf.printed(data, str(file))
        case ".docx":
            # LibreOffice and lxml: not for two PDFs.
            from pipeline.compare import word

            return word.printed(data, str(file), find(settings(file).fonts))
    raise UsageError(f"“{file}”: chỉ so được tệp .pdf và .docx.")
