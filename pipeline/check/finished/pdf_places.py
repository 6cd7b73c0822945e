"""How lines of a PDF stand between the text's edges: column, alignment, first line."""

from __future__ import annotations

from pipeline.check.finished.pdf_lines import Segment
from pipeline.lengths import POINT

_OFF = 25.0
"""Points that the middle of a line is away from the page's before it stands in a column."""
AT = 1.5
"""Points within which a line begins at the text's edge."""
_FIRST = 37.5
"""Points: the widest first line of running text, and a little."""
NEAR = 6.0
"""Points within which two edges are one edge."""


def half(one: Segment, left: float, right: float) -> str:
    """Half of the page in which a segment stands; short lines of running text count as left, too."""
    width, middle = right - left, (one.left + one.right) / 2 - (left + right) / 2
    if middle < -_OFF and one.right < left + 0.7 * width:
        return "left"
    if middle > _OFF and one.left > left + 0.3 * width:
        return "right"
    return ""


def centred(one: Segment, left: float, right: float) -> bool:
    return abs((one.left + one.right) - (left + right)) < 2 * NEAR


def narrow(group: list[Segment], left: float, right: float) -> bool:
    return len({half(one, left, right) for one in group} - {""}) == 1


def set_in(group: list[Segment], left: float, right: float) -> tuple[float | None, float | None]:
    """mm of the first line's indent and of the whole paragraph's, as its lines show them; None where they do not.

    Lines that go on at one place further in than the text's edge are set in: three of them, or one below a full line.
    """
    rest = group[1:]
    if not rest or any(abs(one.left - rest[0].left) >= AT for one in rest):
        return None, None
    left_in = rest[0].left - left
    if abs(left_in) < AT:
        return (group[0].left - left) * POINT, None
    told = len(rest) > 2 or (len(group) > 1 and abs(group[0].right - right) < AT)
    if not told or not 0 < left_in < _DEEPEST or group[0].left < left - AT:
        return None, None
    return (group[0].left - rest[0].left) * POINT, left_in * POINT


_DEEPEST = 85.0
"""Points from the edge: what begins further in stands in a place of its own."""


def short_of(group: list[Segment], right: float) -> float | None:
    """mm by which all lines that go on end alike before the text's edge; None where they reach it or say nothing."""
    ends = [one.right for one in group[:-1]]
    if len(ends) < 2 or max(ends) - min(ends) >= AT or not NEAR < right - ends[0] < _DEEPEST:
        return None
    return (right - ends[0]) * POINT


def _from_the_right(group: list[Segment], left: float, right: float) -> bool:
    """Whether lines begin all over and end, the last one too, at the edge."""
    starts = [one.left for one in group[1:]]  # the first may be indented
    ends = all(abs(one.right - right) < AT for one in group)
    if not starts or not ends:
        return False
    return max(starts) - min(starts) > 4 * NEAR or min(starts) > left + _DEEPEST


def _flush(lines: list[Segment]) -> bool:
    """Three lines or more that end alike are justified, if to an edge of their own: a cell's, a text box's."""
    ends = [one.right for one in lines]
    return len(ends) > 2 and max(ends) - min(ends) < AT


def _all_short(lines: list[Segment], right: float) -> bool:
    """Two lines that go on and both miss the edge, one of them by more than a justified line can."""
    off = [right - one.right for one in lines]
    return len(off) > 1 and min(off) >= AT and max(off) > 2 * NEAR


def align(group: list[Segment], side: str, left: float, right: float) -> str:
    if side:
        return ""
    if _from_the_right(group, left, right):
        return "right"
    if len(group) > 1:
        middle = all(centred(one, left, right) for one in group)
        if middle and group[-1].left - left > _FIRST:
            # Lines above may fill the width; the last one of justified text begins at its edge.
            return "center"
        inner = group[1:-1] or group[:1]
        full = sum(abs(one.right - right) < NEAR for one in inner)
        if full == len(inner) or _flush(group[:-1]):
            return "justify"
        if middle:
            return "center"
        # One line alone may end anywhere: what it lacks to the edge says nothing.
        ragged = (len(inner) > 1 or _all_short(group[:-1], right)) and all(
            one.left - left < NEAR for one in group[1:]
        )
        return "left" if ragged else ""
    start = group[0].left - left
    # A line of text that begins at a first line's indent may be centred by chance.
    return "center" if centred(group[0], left, right) and not start < _FIRST else ""
