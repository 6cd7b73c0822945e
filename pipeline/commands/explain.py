"""`vanban explain`: what a problem code means, with bad and good."""

from __future__ import annotations

import click

from pipeline.problem import UsageError
from pipeline.problems import explanation, known


@click.command(help="Giải thích một MÃ lỗi (ví dụ: N004), kèm ví dụ sai và đúng.")
@click.argument("code", metavar="[MÃ]", required=False)
def command(code: str | None) -> None:
    """Print one code's page, or the list of all codes."""
    if code is None:
        for name, page in known().items():
            click.echo(f"{name}  {page.title}")
        return
    entry = explanation(code)
    if entry is None:
        raise UsageError(f"không có mã lỗi “{code}”. Gõ “vanban explain” để xem tất cả các mã.")
    click.echo(entry.page)
