"""`vanban explain`: what a problem code means, with bad and good."""

from __future__ import annotations

import click

from pipeline.check import manual
from pipeline.problem import UsageError
from pipeline.problems import Explanation, known


@click.command(help="Giải thích một MÃ lỗi (ví dụ: N004), kèm ví dụ sai và đúng.")
@click.argument("code", metavar="[MÃ]", required=False)
def command(code: str | None) -> None:
    """Print one code's page, or the list of all codes."""
    pages: dict[str, Explanation | manual.Page] = {**known(), **manual.pages()}
    if code is None:
        for name in sorted(pages):
            click.echo(f"{name}  {pages[name].title}")
        return
    entry = pages.get(code.strip().upper())
    if entry is None:
        raise UsageError(f"không có mã lỗi “{code}”. Gõ “vanban explain” để xem tất cả các mã.")
    click.echo(entry.page)
