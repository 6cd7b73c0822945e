"""Lines of one paragraph that stand as no standard has it: set in, far apart, ending at the right alone.

They are joined only where words and places leave no doubt: then the paragraph is judged by how it is set.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.check.finished.pdf_lines import Segment
from pipeline.check.finished.pdf_places import AT, NEAR

_DEEPEST = 85.0
"""Points from the text's edge within which a paragraph may be set in."""
_HANGS = 8.0
"""Points by which a first line begins further in than those that go on."""
_STOPS = ".;:!?"


def wide(last: Segment, one: Segment, right: float) -> bool:
    """Whether a full line goes on in the middle of a sentence, however far below."""
    full = last.right > right - NEAR and last.text[-1:] not in _STOPS
    return full and one.text[:1].islower() and one.size == last.size


def wrapped(one: Segment, group: Sequence[Segment], left: float, right: float) -> bool:
    """Whether a line goes on with a paragraph that is set in, or that ends at the right alone."""
    last = group[-1]
    if not left + NEAR < one.left or one.y - last.y > 1.75 * one.size:
        return False
    return _set_in(one, group, left, right) or _at_the_right(last, one, right)


def _set_in(one: Segment, group: Sequence[Segment], left: float, right: float) -> bool:
    """Below full lines, at the place where the lines above it go on, or further out than the first."""
    first, last = group[0], group[-1]
    if last.right < right - NEAR or one.left > left + _DEEPEST:
        return False
    hangs = _HANGS < first.left - one.left < _DEEPEST
    return hangs and (len(group) == 1 or abs(one.left - last.left) < AT)


def _at_the_right(last: Segment, one: Segment, right: float) -> bool:
    """In the middle of a sentence, both lines ending at the edge."""
    ends = abs(last.right - right) < AT and abs(one.right - right) < AT
    return ends and one.text[:1].islower() and last.text[-1:] not in _STOPS
