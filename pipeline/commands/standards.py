"""`vanban standards`: list them, show one, say what differs between two."""

from __future__ import annotations

import click

from pipeline.problem import UsageError
from pipeline.show.standard import difference, listing, sheet
from pipeline.standards import Standard
from pipeline.standards.load import ids, load


@click.group(
    help="Các tiêu chuẩn thể thức: liệt kê, xem, so sánh. Không ghi gì thêm thì liệt kê.",
    invoke_without_command=True,
)
@click.pass_context
def command(context: click.Context) -> None:
    """Standards of form as data; alone it lists them."""
    if context.invoked_subcommand is None:
        context.invoke(list_)


@command.command("list", help="Liệt kê các tiêu chuẩn và thời gian áp dụng.")
def list_() -> None:
    """One line a standard."""
    click.echo(listing(load(name) for name in ids()))


@command.command(help="In mọi trị số của một tiêu chuẩn, kèm điều khoản và mức tin cậy.")
@click.argument("name", metavar="MÃ")
def show(name: str) -> None:
    """Every value of one standard."""
    click.echo(sheet(_standard(name)))


@command.command(help="So sánh hai tiêu chuẩn: chỗ nào khác, từ gì thành gì.")
@click.argument("old", metavar="MÃ_CŨ")
@click.argument("new", metavar="MÃ_MỚI")
def diff(old: str, new: str) -> None:
    """What changes from one standard to another."""
    click.echo(difference(_standard(old), _standard(new)))


def _standard(name: str) -> Standard:
    if name not in ids():
        raise UsageError(f"không có tiêu chuẩn “{name}”; có: {', '.join(ids())}.")
    return load(name)
