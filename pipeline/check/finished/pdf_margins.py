"""A PDF page's paper and margins, as far as its words show them."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.check.finished.page import Sheet
from pipeline.check.finished.pdf_edges import INDENT, LONG
from pipeline.check.finished.pdf_lines import Segment
from pipeline.check.finished.words import CIRCULATION
from pipeline.lengths import POINT


def sheet(size: tuple[float, float], body: Sequence[Segment], left: float) -> Sheet:
    """Sides from full lines, top and bottom from the ends; `size` and the text's `left` edge in points."""
    width, height = size[0] * POINT, size[1] * POINT
    # A letterhead may reach into the margin: only running text shows where the text ends.
    long = LONG * (size[0] - 50 / POINT)
    text = [one for one in body if one.left < left + INDENT and one.right - one.left > long]
    ends = max((one.right for one in text), default=0.0)
    full = [one for one in text if abs(one.right - ends) < 1.5]
    large = [one for one in body if one.size > 12 and not CIRCULATION.match(one.text)]
    # Only a line that goes on below a full one shows where the text's edge is.
    wrapped = any(
        abs(one.left - left) < 1.5 and any(0 < one.y - above.y < 2 * one.size for above in full)
        for one in body
    )
    if not wrapped or not large:
        return Sheet(width, height)
    top = min(one.y - one.letters[0].size * 0.9 for one in large) * POINT
    bottom = height - max(one.y + one.letters[0].size * 0.22 for one in large) * POINT
    right = width - ends * POINT if len(full) > 2 else None
    return Sheet(width, height, top, bottom, left * POINT, right)
