"""How far tabs and blanks typed before its words lead a paragraph's first line in.

Typists who know no paragraph settings press the tab key once, or the space bar a few times; what is printed is an
indent all the same. A tab leads to the next stop: one of the paragraph's own, its hanging indent, or one of the stops
that a file has everywhere (ECMA-376-1, 17.3.1.37, 17.15.1.25).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.check.finished.page import Piece
from pipeline.ooxml.looks import Shape

_BLANK = 0.25
"""Of the size: the width of a blank in Times New Roman."""
_POINT = 20
"""Twips."""
_TO_WORDS = ("left", "num")
"""Kinds of stops at which words begin; at the others they end or have their middle."""


def lead(pieces: Iterable[Piece], shape: Shape, every: int) -> int:
    """Twips from the first line's indent to its words; `every` = twips between the stops of the whole file."""
    if shape.align not in ("left", "both") or shape.numbered:
        return 0
    start = at = shape.left + shape.first_line
    for piece in pieces:
        for sign in piece.text:
            if sign == "\t":
                stop = _next(at, shape, every)
                if stop is None:
                    return 0
                at = stop
            elif sign in " \u00a0":
                at += round(piece.size * _POINT * _BLANK)
            else:
                return at - start
    return 0


def _next(at: int, shape: Shape, every: int) -> int | None:
    """The stop that a tab leads to; None where words do not begin at it."""
    own: Sequence[tuple[int, str]] = shape.stops
    if shape.first_line < 0:
        own = sorted((*own, (shape.left, "left")))
    for stop, kind in own:
        if stop > at:
            return stop if kind in _TO_WORDS else None
    return (at // every + 1) * every if every > 0 else None
