"""Drawn lines of one PDF page, through PDFium: stroked paths, and thin filled boxes as Word makes them."""

from __future__ import annotations

import ctypes
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter

import pypdfium2.raw as raw

from pipeline.check.finished.pdf_items import Item, placed
from pipeline.check.finished.pdf_turn import Turn

_HAIR = 3.0
"""Points: a filled box no higher than this is a line."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A drawn horizontal line."""

    left: float
    right: float
    y: float
    width: float
    cornered: bool = False
    """Whether a vertical line goes down from one of its ends: the top of a table or frame, no rule below words."""

    @property
    def length(self) -> float:
        return self.right - self.left


_HEIGHT = attrgetter("y")


def between(strokes: Sequence[Stroke], top: float, bottom: float) -> Sequence[Stroke]:
    """Those at heights from `top` to `bottom`, of strokes in order of their heights: a drawing has thousands."""
    first = bisect_left(strokes, top, key=_HEIGHT)
    return strokes[first : bisect_right(strokes, bottom, lo=first, key=_HEIGHT)]


@dataclass(frozen=True, slots=True)
class Upright:
    """A drawn vertical line; points from the page's top."""

    x: float
    top: float
    bottom: float


def lines(found: Iterable[Item], held: Turn) -> tuple[list[Stroke], list[Upright]]:
    """Every drawn horizontal and vertical line: stroked paths, and thin filled boxes as Word makes them."""
    width = ctypes.c_float()
    matrix = raw.FS_MATRIX()
    flat: list[Stroke] = []
    upright: list[Upright] = []
    for item in found:
        if item.kind != raw.FPDF_PAGEOBJ_PATH:
            continue
        raw.FPDFPageObj_GetStrokeWidth(item.raw, width)
        raw.FPDFPageObj_GetMatrix(item.raw, matrix)
        points = [
            held.place(
                *placed(
                    item,
                    matrix.a * px + matrix.c * py + matrix.e,
                    matrix.b * px + matrix.d * py + matrix.f,
                )
            )
            for px, py in _points(item.raw)
        ]
        if points:
            flat += _flat(points, width.value)
            upright += _upright(points)
    tops = {(round(one.x), round(one.top)) for one in upright}
    return [replace(one, cornered=True) if _cornered(one, tops) else one for one in flat], upright


def _cornered(one: Stroke, tops: set[tuple[int, int]]) -> bool:
    y = round(one.y)
    around = [(x, at) for x in (-1, 0, 1) for at in (y - 1, y, y + 1)]
    return bool(tops) and any(
        (round(end) + x, at) in tops for end in (one.left, one.right) for x, at in around
    )


def _flat(points: Sequence[tuple[float, float]], width: float) -> Iterator[Stroke]:
    """A flat box, or the level sides of a path."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    if len(points) >= 4 and max(ys) - min(ys) <= _HAIR and max(xs) - min(xs) > _HAIR:
        yield Stroke(min(xs), max(xs), sum(ys) / len(ys), max(ys) - min(ys))
        return
    for (x1, y1), (x2, y2) in pairwise(points):
        if abs(y1 - y2) < 0.3 and abs(x1 - x2) > 2:
            yield Stroke(min(x1, x2), max(x1, x2), y1, width)


def _upright(points: Sequence[tuple[float, float]]) -> Iterator[Upright]:
    """A thin upright box, or the upright sides of a path."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    if len(points) >= 4 and max(xs) - min(xs) <= _HAIR < max(ys) - min(ys):
        yield Upright(sum(xs) / len(xs), min(ys), max(ys))
        return
    for (x1, y1), (x2, y2) in pairwise(points):
        if abs(x1 - x2) < 0.3 and abs(y1 - y2) > 4:
            yield Upright(x1, min(y1, y2), max(y1, y2))


def _points(path: object) -> list[tuple[float, float]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    found = []
    for index in range(min(raw.FPDFPath_CountSegments(path), 200)):
        raw.FPDFPathSegment_GetPoint(raw.FPDFPath_GetPathSegment(path, index), x, y)
        found.append((x.value, y.value))
    return found
