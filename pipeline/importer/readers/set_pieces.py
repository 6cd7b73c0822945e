"""Lines of text that keeps its columns, taken apart: words between gaps, and the column each is of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.importer.readers.lines import Line

_BEYOND = 3
"""Letters that may reach beyond a column's edge."""
_SEGMENT = re.compile(r"\S+(?: {1,2}\S+)*")
_NARROW = re.compile(r"\S+(?: \S+)*")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words between two wide gaps: first and last place on the line."""

    start: int
    end: int
    text: str


def segments(line: Line) -> list[Piece]:
    return [Piece(one.start(), one.end(), one[0]) for one in _SEGMENT.finditer(line.raw)]


def narrow(line: Line) -> list[Piece]:
    return [Piece(one.start(), one.end(), one[0]) for one in _NARROW.finditer(line.raw)]


def cut(line: Line, edges: Sequence[int]) -> list[Piece]:
    """The words of each column; a piece alone on its line that reaches over an edge stays whole."""
    pieces = narrow(line)
    out: list[Piece] = []
    for one in pieces:
        begin, end = slot(edges, one.start), slot(edges, one.end - 1)
        if begin == end or len(pieces) == 1:
            out.append(one)
            continue
        out += _parted(one, edges[begin:end])
    return out


def _parted(one: Piece, edges: Sequence[int]) -> list[Piece]:
    """One piece over edges: cut at a blank there; a few letters beyond an edge belong to the rest."""
    edge = edges[0]
    if edge - one.start <= _BEYOND:
        return [Piece(edge, max(one.end, edge + 1), one.text)]
    if one.end - edge <= _BEYOND and len(edges) == 1:
        return [Piece(one.start, edge, one.text)]
    for place in (edge, edge - 1, edge + 1):
        at = place - one.start
        if 0 < at < len(one.text) and one.text[at - 1] == " ":
            first = Piece(one.start, place - 1, one.text[: at - 1])
            rest = Piece(edge, one.end, one.text[at:])
            return [first, *(_parted(rest, edges[1:]) if len(edges) > 1 else [rest])]
    return [one]


def slot(edges: Sequence[int], place: int) -> int:
    return sum(place >= edge for edge in edges)


def crosses(edges: Sequence[int], one: Piece) -> bool:
    return slot(edges, one.start) != slot(edges, one.end - 1)
