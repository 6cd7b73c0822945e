"""Heads of tables in text that keeps its columns: names on several lines, names over groups of columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.importer.pages import Cell
from pipeline.importer.readers.lines import Line
from pipeline.importer.readers.set_pieces import Piece, cut, segments, slot

HEAD = re.compile(r"(?:TT|STT|Số TT)(?:\s|$)", re.IGNORECASE)
_HIGHEST = 3
"""Lines of a head above the line of its number's name."""


def begins(lines: Sequence[Line], at: int) -> bool:
    """Whether a table's head begins at this line: "TT …", or names above it that stand beside its own."""
    if HEAD.match(lines[at].text):
        return True
    for below in range(at + 1, min(at + 1 + _HIGHEST, len(lines))):
        if lines[below].blank or lines[below].page:
            return False
        if HEAD.match(lines[below].text):
            named = segments(lines[below])
            return all(_beside(one, named) for line in lines[at:below] for one in segments(line))
    return False


def _beside(one: Piece, named: Sequence[Piece]) -> bool:
    """A name in the gap between others, not a line of the page's width above them."""
    return one.start > named[0].end and all(
        one.end < other.start or one.start > other.end for other in named
    )


def names(head: Sequence[Line], edges: Sequence[int]) -> set[int]:
    """The columns over which a name of the head stands."""
    return {slot(edges, _centre(one)) for line in head for one in segments(line)}


def head_rows(lines: Sequence[Line], edges: Sequence[int]) -> list[tuple[Cell, ...]]:
    """One row of names, or two where a name stands over several columns; [] where a column has none."""
    two = _two_rows(lines, edges) if len(lines) > 1 else []
    if two:
        return two
    found: list[list[str]] = [[] for _ in range(len(edges) + 1)]
    for one in (one for line in lines for one in cut(line, edges)):
        found[slot(edges, one.start)].append(one.text)
    if not all(found):
        return []
    return [tuple(Cell((" ".join(name),), bold=True) for name in found)]


def _two_rows(lines: Sequence[Line], edges: Sequence[int]) -> list[tuple[Cell, ...]]:
    """Names over groups of columns: the columns named below are shared out among the names above them."""
    low: dict[int, str] = {}
    for one in cut(lines[-1], edges):
        at = slot(edges, one.start)
        low[at] = f"{low.get(at, '')} {one.text}".strip()
    groups: list[str] = []
    alone: dict[int, list[str]] = {}
    for one in (one for line in lines[:-1] for one in segments(line)):
        at = slot(edges, _centre(one))
        if at in low:
            groups.append(one.text)
        else:
            alone.setdefault(at, []).append(one.text)
    named = sorted(low)
    rest = [at for at in range(len(edges) + 1) if at not in low]
    span = len(named) // len(groups) if groups else 0
    if span < 2 or len(named) % len(groups) or len(alone) != len(rest):
        return []
    top = {named[at * span]: (text, span) for at, text in enumerate(groups)}
    said = dict(zip(rest, (" ".join(alone[at]) for at in sorted(alone)), strict=True))
    return _grouped(said | low, top)


def _centre(one: Piece) -> int:
    return (one.start + one.end) // 2


def _grouped(names: dict[int, str], top: dict[int, tuple[str, int]]) -> list[tuple[Cell, ...]]:
    first: list[Cell] = []
    second: list[Cell] = []
    at = 0
    while at < len(names):
        if at not in top:
            first.append(Cell((names[at],), rows=2, bold=True))
            at += 1
            continue
        text, span = top[at]
        first.append(Cell((text,), columns=span, bold=True))
        second += [Cell((names[one],), bold=True) for one in range(at, at + span)]
        at += span
    return [tuple(first), tuple(second)]
