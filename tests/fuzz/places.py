"""Ink outside the page, words outside their table or cell."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.flow import Flow, Grid, Section
from pipeline.layout.columns import row_edges
from pipeline.layout.page import Fragment, Line, Page
from pipeline.layout.ruler import Ruler

NEAR = 0.06
"""Points that roundings may add up to."""
ROUNDED = 0.5
"""So many where LibreOffice's way of rounding each portion of a line to a twip is followed."""
WEIGHT = 1.0
"""Points that a line's own weight may take beyond the paper."""
HANGING = "\u00a0\u2011"
"""LibreOffice 7.4 leaves these at the end of a line that has no room for them."""


def outside(page: Page, body: float, hanging: str) -> Iterator[str]:
    """A line may be higher than the page, a letter wider: nothing can be done about these.

    `hanging` = signs that may stand beyond the end of their line.
    """
    for placed in (*page.placed, *page.notes):
        for line in placed.lines:
            high = line.bottom - line.top > body - 15
            if not high and (line.top < -NEAR or line.bottom > page.height + NEAR):
                yield f"dòng ra ngoài trang: {line.top:.2f}-{line.bottom:.2f} {line.text[:30]}"
            for fragment in line.fragments:
                right = fragment.x + fragment.width - _hangs(line, hanging)
                if _wide(fragment, hanging) and (right > page.width + NEAR or fragment.x < -NEAR):
                    yield f"chữ ra ngoài trang: {fragment.x:.1f}-{right:.1f} {line.text[:30]}"
    for image in page.images:
        low, right = image.y + image.height, image.x + image.width
        if low > page.height + NEAR or right > page.width + NEAR or image.x < -NEAR:
            yield f"hình ra ngoài trang: {image.x:.1f} {right:.1f} {low:.1f}"
    yield from _strokes_outside(page, body, hanging)


def _strokes_outside(page: Page, body: float, hanging: str) -> Iterator[str]:
    """Rules, frames, borders and underlines are on the page, but for those of what need not be."""
    lines = [line for placed in (*page.placed, *page.notes) for line in placed.lines]
    lines += page.artifacts
    alone = {
        f.x
        for line in lines
        for f in line.fragments
        if not _wide(f, hanging) or _hangs(line, hanging)
    }
    high = any(line.bottom - line.top > body - 15 for line in lines)
    for stroke in page.strokes:
        left, right = sorted((stroke.x1, stroke.x2))
        if (left < -WEIGHT or right > page.width + WEIGHT) and stroke.x1 not in alone:
            yield f"nét kẻ ra ngoài trang: {left:.1f}-{right:.1f}"
        upper, low = sorted((stroke.y1, stroke.y2))
        if not high and (upper < -WEIGHT or low > page.height + WEIGHT):
            yield f"nét kẻ ra ngoài trang, từ trên xuống: {upper:.1f}-{low:.1f}"


def _wide(fragment: Fragment, hanging: str = "") -> bool:
    """Whether there is more than the one letter that stands on a line in any case."""
    return len(fragment.text.strip().rstrip(hanging or None)) > 1


def _hangs(line: Line, hanging: str) -> float:
    """Points by which a line may be too long that ends with a sign for which it has no room."""
    if not (hanging and line.text.endswith(tuple(hanging))):
        return 0.0
    return line.fragments[-1].size / 2


def out_of_table(page: Page) -> Iterator[str]:
    """Words of a table that stand outside the rectangle said to hold it."""
    areas = {one.number: one for one in page.tables}
    for placed in page.placed:
        if not placed.path or placed.place:
            continue
        area = areas[placed.path[0]]
        for line in placed.lines:
            inside = area.top <= line.top and line.bottom <= area.bottom
            for part in line.fragments:
                if not (inside and area.left <= part.x and part.x + part.width <= area.right):
                    yield f"chữ ngoài khung của bảng {area.number}: {line.text!r}"


def edges_of(flow: Flow, measure: Ruler) -> dict[int, tuple[Section, Grid, list[list[float]]]]:
    """Of each table, counted from 1, its section and the edges of its rows' columns."""
    grids = [(s, item) for s in flow.sections for item in s.items if isinstance(item, Grid)]
    return {
        number: (section, grid, row_edges(grid, measure))
        for number, (section, grid) in enumerate(grids, 1)
    }


def beside(
    page: Page, tables: dict[int, tuple[Section, Grid, list[list[float]]]], hanging: str
) -> Iterator[str]:
    """Words stay in their cell, unless its indents leave no room for them."""
    for placed in (one for one in page.placed if one.path):
        table, row, column = placed.path
        section, grid, edges = tables[table]
        setup = section.page
        start = setup.right if setup.mirror and page.number % 2 == 0 else setup.left
        start -= 0 if grid.border else grid.margin
        left = (start + edges[row][column]) / 20
        right = (start + edges[row][min(column + placed.columns, len(edges[row]) - 1)]) / 20
        para = next(
            p
            for p in grid.rows[row].boxes[_box(grid, row, column)].content
            if p.block == placed.block
        )
        form = para.format
        taken = form.left + form.right + max(form.first_line, 0) + 2 * grid.margin
        if taken / 20 > right - left:
            continue
        for line, fragment in (
            (one, f) for one in placed.lines for f in one.fragments if _held_in(f, hanging)
        ):
            near = (ROUNDED if hanging else NEAR) + _hangs(line, hanging)
            if fragment.x < left - near or fragment.x + fragment.width > right + near:
                yield (
                    f"chữ ra ngoài ô {left:.1f}-{right:.1f}: {fragment.x:.1f}-"
                    f"{fragment.x + fragment.width:.1f} {fragment.text[:20]!r}"
                )


def _held_in(fragment: Fragment, hanging: str) -> bool:
    """Whether a fragment has to stay in its cell: no single letter, no sign left at the line's end."""
    return _wide(fragment) and not fragment.text.endswith(tuple(hanging) or "\n")


def _box(grid: Grid, row: int, column: int) -> int:
    """Which of the row's boxes begins in this column."""
    at = 0
    for number, box in enumerate(grid.rows[row].boxes):
        if at == column:
            return number
        at += box.columns
    raise IndexError(f"{row} {column}")
