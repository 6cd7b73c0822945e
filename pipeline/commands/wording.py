"""click's own words in Vietnamese: help pages and complaints about the call."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import takewhile

import click

_HEADINGS = {"Options": "Tuỳ chọn", "Commands": "Các lệnh", "Arguments": "Tham số"}


class Formatter(click.HelpFormatter):
    """Help pages with Vietnamese headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The usage line."""
        super().write_usage(prog, args, prefix or "Cách dùng: ")

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        """A section under its Vietnamese heading."""
        with super().section(_HEADINGS.get(name, name)):
            yield


def complaint(error: click.ClickException) -> str:
    """What is wrong with the call, in Vietnamese."""
    match error:
        case click.exceptions.NoArgsIsHelpError() if error.ctx and _inner(error.ctx.command):
            path = error.ctx.command_path
            known = ", ".join(_inner(error.ctx.command))
            return f"thiếu lệnh sau “{path}”; có: {known}. Gõ “{path} --help” để xem."
        case click.NoSuchOption():
            near = f" Có phải ý bạn là {error.possibilities[0]}?" if error.possibilities else ""
            return f"không có tuỳ chọn “{error.option_name}”.{near}"
        case click.MissingParameter():
            return f"thiếu {_name(error)}."
        case click.BadParameter() if known := _unusable(error):
            return known
        case click.BadParameter():
            return f"giá trị của {_name(error)} không dùng được{_choices(error)}."
        case click.BadOptionUsage():
            return f"tuỳ chọn “{error.option_name}” thiếu giá trị."
        case click.UsageError() if error.ctx and "No such command" in error.message:
            name = error.message.split("'")[1]
            known = ", ".join(_inner(error.ctx.command))
            return f"không có lệnh “{error.ctx.command_path} {name}”; có: {known}."
        case click.UsageError() if "unexpected" in error.message:
            return f"thừa tham số: {error.message.partition('(')[2].rstrip(')')}."
        case _:
            return error.format_message()


def _unusable(error: click.BadParameter) -> str:
    """What click says of a path that is there and does not serve, "" of anything else."""
    said = error.message
    name = said.partition("'")[2].rpartition("'")[0]
    if not isinstance(error.param and error.param.type, click.Path) or not name:
        return ""
    if "not readable" in said:
        return f"không có quyền đọc “{name}”; xem lại quyền của tệp, hoặc chép ra chỗ khác."
    if "does not exist" in said:
        return f"không có tệp hay thư mục “{name}”. Kiểm tra lại tên và chỗ đứng."
    if "is a directory" in said:
        return f"“{name}” là thư mục; ở đây cần một tệp."
    return ""


def _inner(command: click.Command) -> list[str]:
    """The commands of a group, by name."""
    inner: dict[str, click.Command] = getattr(command, "commands", {})
    return [name for name, one in inner.items() if not one.hidden]


def _name(error: click.BadParameter) -> str:
    """The option as typed; an argument by the word that the help page has for it."""
    if isinstance(error.param, click.Option):
        return error.param.opts[0]
    return error.param.human_readable_name if error.param else str(error.param_hint)


def _choices(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    if isinstance(kind, click.IntRange) and kind.min is not None:
        return f"; phải là số nguyên từ {kind.min} trở lên"
    return f"; chọn một trong: {', '.join(kind.choices)}" if isinstance(kind, click.Choice) else ""


def vietnamese(command: click.Command, ctx: click.Context) -> None:
    """The parts of a command's help page that click words itself."""
    command.options_metavar = "[TUỲ CHỌN]"
    option = command.get_help_option(ctx)
    if option:
        option.help = "In trang này."
    if isinstance(command, click.Group):
        command.subcommand_metavar = "LỆNH …"
        for inner in command.commands.values():
            vietnamese(inner, ctx)
            # click cuts a long line of a list of commands in the middle of a word.
            inner.short_help = inner.short_help or inner.help


def repeated(command: click.Command, args: Sequence[str]) -> str:
    """An option with one value that is given twice, "" when none is: click would take the last in silence."""
    if isinstance(command, click.Group):
        inner = next((command.commands[one] for one in args if one in command.commands), None)
        return repeated(inner, args) if inner else ""
    names = [one.partition("=")[0] for one in takewhile(lambda one: one != "--", args)]
    for param in command.params:
        single = isinstance(param, click.Option) and not (
            param.multiple or param.is_flag or param.count
        )
        if single and sum(names.count(one) for one in param.opts) > 1:
            return max(param.opts, key=len)
    return ""
