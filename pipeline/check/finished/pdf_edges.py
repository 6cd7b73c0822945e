"""Where the text of a PDF begins and ends: told by lines that go on and by long ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from pipeline.check.finished.pdf_lines import Segment
from pipeline.lengths import POINT


def all_edges(bodies: Iterable[tuple[float, list[Segment]]]) -> dict[int, tuple[float, float]]:
    """The text's edges for each width of paper: all its pages show them together.

    A page of indented lines alone does not show them, and its guess must not undo what others show.
    """
    found: dict[int, list[Segment]] = {}
    hanging: dict[int, list[float]] = {}
    for wide, body in bodies:
        width = round(wide)
        inner = [one for one in body if one.left > 12 / POINT and one.right < wide - 8 / POINT]
        found.setdefault(width, []).extend(inner)
        hanging.setdefault(width, []).extend(_hanging(inner))
    return {width: _edges(body, hanging[width], width) for width, body in found.items()}


def _edges(body: list[Segment], hanging: list[float], width: float) -> tuple[float, float]:
    """Left and right edge of the text: where paragraphs go on and long lines end, else the outermost words.

    A letterhead may reach into both margins, so that the outermost words alone show nothing. No less than usual
    margins leave: a short document may have no full line at all; recipients then still stand at the left edge.
    """
    usual = (30 / POINT, width - 20 / POINT)
    if not body:
        return usual
    if hanging:
        left = min(hanging, key=lambda at: (-sum(abs(at - x) < 1.5 for x in hanging), at))
    else:
        # First lines alone begin at their indent, which is no edge.
        starts = sorted(one.left for one in body if one.left < _DEEPEST / POINT)
        shared = (x for x in starts if _shared(body, x))
        left = next(shared, min(*(one.left for one in body), usual[0]))
    long = [one for one in body if one.right - one.left > LONG * (usual[1] - usual[0])]
    ends = [one.right for one in long if one.left < left + INDENT]
    full = sum(max(ends, default=0) - one < 1.5 for one in ends)
    if full > 1 or len(ends) > _MANY:
        return left, max(*ends, usual[1])
    return left, max(*(one.right for one in body), usual[1])


def _hanging(body: list[Segment]) -> Iterator[float]:
    """Where small letters go on from a line that begins further in and ends no further in."""
    for one, two in pairwise(body):
        below = 0 < two.y - one.y < 2.2 * two.size and two.size == one.size > 12
        indented = one.left > two.left + 12 and one.right > two.right - 1
        if below and indented and two.text[:1].islower():
            yield two.left


_DEEPEST = 36.5
"""mm from the paper's edge: the widest left margin of the standards, and a little."""
LONG = 0.6
"""Share of the page's usual width from which a line is one of running text."""
_MANY = 8
"""Of so many long lines set ragged one comes near the edge."""
INDENT = 60.0
"""Points from the edge within which it begins."""


def _shared(body: list[Segment], left: float) -> bool:
    """Whether several lines begin at an edge, which makes it one."""
    return sum(abs(one.left - left) < 1.5 for one in body) > 2
