"""Every command that the manuals and messages tell an officer to type is one that the program takes."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click
import pytest

from pipeline import cli

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
SAYINGS = (*sorted((ROOT / "pipeline").rglob("*.py")), *sorted((ROOT / "pipeline").rglob("*.yaml")))
_BLOCK = re.compile(r"^```(?:sh|console)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINE = re.compile(r"^(?:\$ )?((?:\.venv/bin/)?vanban [^\n]*)$", re.MULTILINE)
_SHOWN = re.compile(r"^ +(?:# lệnh: )?(vanban [a-z-][^\n]*)$", re.MULTILINE)
"""In the examples of the pages of `vanban explain`."""
_INLINE = re.compile(r"[`“]((?:\.venv/bin/)?vanban [a-z-][^`”\n]*)[`”]")
_NO_COMMAND = re.compile(r"vanban (?:\d|LỆNH|…)")


def _typed(text: str) -> Iterator[str]:
    for block in _BLOCK.findall(text):
        yield from _LINE.findall(block)
    yield from _SHOWN.findall(text)
    yield from _INLINE.findall(_BLOCK.sub("", text))


@cache
def commands() -> dict[str, str]:
    """Each command as written -> the file that first has it."""
    found: dict[str, str] = {}
    for file in (*PAGES, *SAYINGS):
        for one in _typed(file.read_text("utf-8")):
            if not _NO_COMMAND.match(one) and "{" not in one:
                found.setdefault(one.strip(), file.relative_to(ROOT).as_posix())
    return found


def _words(written: str) -> list[str]:
    """What follows "vanban": "“kế hoạch”" is one word, a remark behind # none."""
    text = written.replace("“", '"').replace("”", '"')
    text += '"' * (text.count('"') % 2)
    return shlex.split(text, comments=True)[1:]


def _take(words: list[str]) -> None:
    """click.UsageError when the program has no such command or option, or an option lacks its value."""
    context = cli.cli.make_context("vanban", [], resilient_parsing=True)
    command: click.Command = cli.cli
    while isinstance(command, click.Group):
        if not words or words[0].startswith("-"):
            break
        name = words[0]
        inner = command.get_command(context, name)
        if inner is None and "run" in command.list_commands(context):
            inner = command.get_command(context, "run")
            words = ["", *words]
        if inner is None:
            raise click.UsageError(f"no command {name}")
        command, words = inner, words[1:]
    context = click.Context(command, info_name=command.name)
    command.make_parser(context).parse_args(list(words))


@pytest.mark.parametrize("written", commands())
def test_what_is_written_can_be_typed(written: str) -> None:
    try:
        _take(_words(written))
    except click.UsageError as error:
        pytest.fail(f"{commands()[written]}: {written}: {error.format_message()}")


def test_there_are_many_and_a_wrong_one_would_be_told() -> None:
    assert len(commands()) > 100
    for wrong in ("vanban dựng a.yaml", "vanban build a.yaml --ra x", "vanban new --output"):
        with pytest.raises(click.UsageError):
            _take(_words(wrong))
