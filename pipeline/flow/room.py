"""How much too long a line of the letterhead is for the column it stands in."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.flow import Flow, Grid, Para
from pipeline.flow.faces import Measure, face

_TAIL = ", ngày"
"""What stands before it is the author's to shorten."""


def letters_over(flow: Flow, roles: frozenset[str], measure: Measure) -> dict[str, int]:
    """By role, how many letters fewer make the line fit, for those that do not."""
    found: dict[str, int] = {}
    for para, width in _columns(flow):
        if para.role in roles and para.role not in found and (over := _over(para, width, measure)):
            found[para.role] = over
    return found


def _columns(flow: Flow) -> Iterator[tuple[Para, int]]:
    """The paragraphs of the letterhead and the width, in twips, that each may take."""
    grids = (item for item in flow.sections[0].items if isinstance(item, Grid))
    for grid in (one for one in grids if one.place == "head"):
        for row in grid.rows:
            column = 0
            for box in row.boxes:
                wide = sum(grid.widths[column : column + box.columns]) - 2 * grid.margin
                column += box.columns
                yield from ((para, wide) for para in box.content)


def _over(para: Para, width: int, measure: Measure) -> int:
    before, tail, after = para.text.partition(_TAIL)
    kind = face(para.pieces[0]) if para.pieces else "regular"
    size = (para.pieces[0].size if para.pieces else 0) or para.format.size
    for less in range(len(before)):
        shorter = before[: len(before) - less].rstrip(" ,-\u2011") + tail + after
        if measure(shorter, kind, size) * 20 <= width:
            return less
    return len(before)
