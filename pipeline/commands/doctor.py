"""`vanban doctor`: fonts, engines and versions of this machine."""

from __future__ import annotations

import sys

import click

from pipeline.commands.options import settings
from pipeline.health import checkup, fonts_only
from pipeline.problem import Exit


@click.command(help="Kiểm tra phông chữ, công cụ và phiên bản trên máy này.")
@click.option("--fonts", "only_fonts", is_flag=True, help="Chỉ kiểm tra phông chữ.")
def command(only_fonts: bool) -> None:
    """Say what is there and what is missing, and how to get it."""
    of = settings()
    report = fonts_only(of.fonts) if only_fonts else checkup(of)
    for line in report.lines:
        click.echo(line)
    sys.exit(Exit.OK if report.well else Exit.FAULT)
