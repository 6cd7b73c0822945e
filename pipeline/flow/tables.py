"""Tables of the tree -> grids of the flow: column widths, cells, repeated heads."""

from __future__ import annotations

from pipeline.flow import Box, Grid, Para, Row
from pipeline.flow.faces import face
from pipeline.flow.styles import align, twips
from pipeline.flow.typeset import Typesetter
from pipeline.tree import Cell, Table

CELL_MARGIN = 108


def grid(table: Table, typesetter: Typesetter, width: int) -> Grid:
    """A bordered table as wide as the text; `width` in twips."""
    return typesetter.kept_table(table, width, lambda: _laid(table, typesetter, width))


def _laid(table: Table, typesetter: Typesetter, width: int) -> Grid:
    rows = [*((row, True) for row in table.head), *((row, False) for row in table.rows)]
    count = max(sum(cell.columns for cell in row) for row, _ in rows)
    laid = _lay([row for row, _ in rows], count)
    boxes = [
        tuple(_box(cell, column, table, typesetter, head) for column, cell in row)
        for row, (_, head) in zip(laid, rows, strict=True)
    ]
    heads = tuple(head for _, head in rows)
    key = (width, table.widths, table.block, table.span, heads, *map(_identity, boxes))
    return typesetter.kept_grid(key, lambda: _grid(table, boxes, heads, width, count, typesetter))


def _identity(row: tuple[Box, ...]) -> tuple[object, ...]:
    return tuple([(b.columns, b.rows, b.merged, *map(id, b.content)) for b in row])


def _grid(
    table: Table,
    boxes: list[tuple[Box, ...]],
    heads: tuple[bool, ...],
    width: int,
    count: int,
    typesetter: Typesetter,
) -> Grid:
    return Grid(
        widths=_widths(table, boxes, count, width, typesetter),
        rows=tuple(Row(row, head=head) for row, head in zip(boxes, heads, strict=True)),
        margin=CELL_MARGIN,
        block=table.block,
        span=table.span,
    )


Slot = tuple[int, Cell | tuple[int, int]]
"""(column, cell), or (column, (columns, 0)) for the continuation of a cell that spans rows."""


def _lay(rows: list[tuple[Cell, ...]], count: int) -> list[list[Slot]]:
    """Each row's cells at their columns, with the places that row spans from above occupy."""
    open_: dict[int, tuple[int, int]] = {}
    out: list[list[Slot]] = []
    for cells in rows:
        row: list[Slot] = []
        waiting = list(cells)
        column = 0
        while column < count:
            if column in open_:
                columns, left = open_.pop(column)
                row.append((column, (columns, 0)))
                if left > 1:
                    open_[column] = (columns, left - 1)
                column += columns
            elif waiting:
                cell = waiting.pop(0)
                row.append((column, cell))
                if cell.rows > 1:
                    open_[column] = (cell.columns, cell.rows - 1)
                column += cell.columns
            else:
                row.append((column, Cell(())))
                column += 1
        if waiting:
            # The model refuses such tables; none may lose a cell on another way.
            raise ValueError("a row with more cells than places")
        out.append(row)
    return out


def _box(
    cell: Cell | tuple[int, int], column: int, table: Table, typesetter: Typesetter, head: bool
) -> Box:
    if isinstance(cell, tuple):
        return Box((), columns=cell[0], merged=True)
    changes: dict[str, object] = {}
    if not head and column < len(table.aligns) and table.aligns[column]:
        changes["align"] = align(table.aligns[column])
    content = tuple(typesetter.para(paragraph, **changes) for paragraph in cell.paragraphs)
    return Box(content, columns=cell.columns, rows=cell.rows)


def _widths(
    table: Table, rows: list[tuple[Box, ...]], count: int, width: int, typesetter: Typesetter
) -> tuple[int, ...]:
    if table.widths:
        return _fitted([float(twips(mm)) for mm in table.widths], width)
    least = [0.0] * count
    wish = [1.0] * count
    for row in rows:
        column = 0
        for box in row:
            if box.columns == 1 and not box.merged:
                for para in box.content:
                    least[column] = max(least[column], _longest_word(para, typesetter))
                    wish[column] = max(wish[column], typesetter.width(para) * 20)
            column += box.columns
    return _share(least, wish, width)


def _share(least: list[float], wish: list[float], width: int) -> tuple[int, ...]:
    """Every column its longest word; what is left by the square root of its longest text.

    The root keeps a column of sentences from starving columns of names.
    """
    pad = 2 * CELL_MARGIN + 20
    base = [value + pad for value in least]
    free = width - sum(base, 0.0)
    if free <= 0:
        return _fitted(base, width)
    weights = [max(1.0, w - m) ** 0.5 for w, m in zip(wish, least, strict=True)]
    total = sum(weights, 0.0)
    return _fitted([b + free * w / total for b, w in zip(base, weights, strict=True)], width)


def _fitted(values: list[float], width: int) -> tuple[int, ...]:
    """The values scaled to whole twips that add up to `width` exactly."""
    scale = width / sum(values, 0.0)
    out = [round(value * scale) for value in values]
    out[out.index(max(out))] += width - sum(out)
    return tuple(out)


def _longest_word(para: Para, typesetter: Typesetter) -> float:
    widest = 0.0
    for piece in para.pieces:
        size = piece.size or para.format.size
        for word in piece.text.split():
            widest = max(widest, typesetter.measure(word, face(piece), size))
    return widest * 20
