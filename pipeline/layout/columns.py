"""Where the cells of a table's row begin and end. Twips."""

from __future__ import annotations

from itertools import accumulate

from pipeline.flow import Grid, Row
from pipeline.layout.ruler import Ruler

PARTS = 10_000
"""Steps of a table's width in which LibreOffice 7.4 is told where its columns end."""
WHOLE = 65_535
"""Width of a table at its making, before it is told its own."""


def row_edges(grid: Grid, ruler: Ruler) -> list[list[float]]:
    """Of each row the left edges of all columns and the right edge of the last one.

    LibreOffice 7.4 rounds the edges at which the row has cells; others are as written.
    """
    edges = [0.0, *accumulate(map(float, grid.widths))]
    if not ruler.rounds:
        return [edges] * len(grid.rows)
    most = max([1, *(len(row.boxes) for row in grid.rows)])
    return [_rounded(row, edges, most) for row in grid.rows]


def _rounded(row: Row, written: list[float], most: int) -> list[float]:
    """The edges as LibreOffice 7.4 has them after reading a table whose longest row has `most` cells.

    It makes the table with equal cells, by whole parts of WHOLE, and moves each inner edge to the
    PARTS of the width where the file has it, unless it stands in that part already.
    """
    edges, whole, column = list(written), int(written[-1]), 0
    equal = [number * (WHOLE // most) * whole // WHOLE for number in range(most)]
    for number, box in enumerate(row.boxes[:-1], 1):
        column = min(column + box.columns, len(edges) - 1)
        wanted = int(written[column] * PARTS / max(whole, 1) + 0.5) * whole // PARTS
        standing = equal[number] * PARTS // max(whole, 1) * whole // PARTS
        edges[column] = float(equal[number] if wanted == standing else wanted)
    return edges
