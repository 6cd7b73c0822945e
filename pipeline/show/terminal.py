"""A problem in the terminal: place, words, the officer's own line with a mark, the way out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from unicodedata import combining, east_asian_width

from pipeline.problem import Level, Problem

_COLOURS = {Level.ERROR: "31", Level.WARNING: "33", Level.INFO: "36"}
_WINDOW = 96


def lines(
    problem: Problem, sources: Mapping[str, list[str]], colour: bool = False
) -> Iterable[str]:
    """The lines that show one problem; `sources` holds the lines of each file that could be read."""
    word = painted(f"{problem.level.value} {problem.code}", _COLOURS[problem.level], colour)
    yield f"{problem.span}: {word}: {problem.message}"
    yield from _excerpt(problem, sources.get(problem.span.file, []))
    if problem.hint:
        yield f"      → {problem.hint}"


def painted(text: str, code: str, colour: bool) -> str:
    """Words in a colour or weight of the terminal (ECMA-48, SGR: "31" red, "1" bold), or plain."""
    return f"\033[{code}m{text}\033[0m" if colour else text


def _excerpt(problem: Problem, source: list[str]) -> Iterable[str]:
    row, column = problem.span.line, problem.span.column
    if not 1 <= row <= len(source) or not source[row - 1].strip():
        return
    text = source[row - 1].rstrip("\r\n").replace("\t", " ")
    start = max(0, column - 1 - _WINDOW // 2) if len(text) > _WINDOW else 0
    shown = text[start : start + _WINDOW]
    before = "…" if start else ""
    after = "…" if start + _WINDOW < len(text) else ""
    yield f" {row:>4} │ {before}{shown}{after}"
    yield f"      │ {' ' * _width(before + text[start : column - 1])}^"


def _width(text: str) -> int:
    return sum(
        0 if combining(letter) else 2 if east_asian_width(letter) in "WF" else 1 for letter in text
    )


def summary(problems: Iterable[Problem]) -> str:
    """ "2 lỗi, 1 cảnh báo", or "" when there is nothing."""
    counts = {level: 0 for level in Level}
    for problem in problems:
        counts[problem.level] += 1
    return ", ".join(f"{count} {level.value}" for level, count in counts.items() if count)
