"""The frame around a stamp of a PDF: the four drawn lines next to its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.check.finished import words
from pipeline.check.finished.page import Box, Para
from pipeline.check.finished.pdf_strokes import Stroke, Upright
from pipeline.lengths import POINT

_FAR = 30.0
"""Points between words and the lines of their frame, at most."""
_STAMPS = (words.URGENCY, words.SECRECY, words.CIRCULATION)


def framed(
    paras: Iterable[Para], strokes: Sequence[Stroke], uprights: Sequence[Upright]
) -> list[Para]:
    """The same paragraphs of one page, stamps with the size of the frame around them."""
    return [
        replace(one, frame=_frame(one.boxes[0][1], strokes, uprights))
        if one.boxes and any(pattern.match(one.text) for pattern in _STAMPS)
        else one
        for one in paras
    ]


def _frame(
    box: Box, strokes: Sequence[Stroke], uprights: Sequence[Upright]
) -> tuple[float, float] | None:
    """Width and height in mm, from line to line; None where a side is missing."""
    left, right, top, bottom = box.left, box.right, box.top, box.bottom
    middle = (top + bottom) / 2
    beside = [one.x for one in uprights if one.top <= middle <= one.bottom]
    over = [one.y for one in strokes if one.left <= (left + right) / 2 <= one.right]
    sides = (
        max((x for x in beside if left - _FAR <= x <= left + 2), default=None),
        min((x for x in beside if right - 2 <= x <= right + _FAR), default=None),
        max((y for y in over if top - _FAR <= y <= middle), default=None),
        min((y for y in over if middle < y <= bottom + _FAR), default=None),
    )
    if sides[0] is None or sides[1] is None or sides[2] is None or sides[3] is None:
        return None
    return (sides[1] - sides[0]) * POINT, (sides[3] - sides[2]) * POINT
