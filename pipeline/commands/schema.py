"""`vanban schema`: JSON Schemas for editors."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline import schema
from pipeline.files import write_inside

FILE = "document.json"


@click.command(help="Ghi JSON Schema của tệp nội dung, để trình soạn thảo gợi ý và báo khoá sai.")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="THƯ_MỤC",
    help="Nơi ghi; bỏ trống thì in ra.",
)
def command(output: Path | None) -> None:
    """Write or print the schema of a content file."""
    if output is None:
        click.echo(schema.text())
        return
    write_inside(output, output / FILE, schema.text().encode())
    click.echo(f"Đã ghi {output / FILE}")
