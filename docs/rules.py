"""`python -m docs.rules`: docs/quy-tac.md from the rules' own pages; `--check` compares instead of writing."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pipeline.check.manual import document

FILE = Path(__file__).parent / "quy-tac.md"


@click.command()
@click.option("--check", is_flag=True, help="Only say whether the page is as the rules are.")
def main(check: bool) -> None:
    """Write the page, or exit 1 when it is not what would be written."""
    wanted = document()
    if check:
        same = FILE.is_file() and FILE.read_text("utf-8") == wanted
        if not same:
            click.echo(f"{FILE.name}: not as the rules are; run python -m docs.rules", err=True)
        sys.exit(not same)
    FILE.write_text(wanted, "utf-8")


if __name__ == "__main__":
    main()
