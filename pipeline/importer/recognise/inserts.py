"""Tables and pictures -> blocks."""

from __future__ import annotations

from pipeline.importer import inline
from pipeline.importer.pages import Cell, Grid
from pipeline.importer.recognise.outline import Node
from pipeline.importer.values import Group, Listed, Value, Words

_ALIGNS = {"left": "trái", "center": "giữa", "right": "phải", "justify": "đều"}


def _insert(thing: object, doubts: tuple[str, ...] = ()) -> Value:
    """The block of a table, a note, a picture."""
    if isinstance(thing, Grid):
        return Group({"table": table(thing)}, doubts)
    if isinstance(thing, Group):
        return Group(dict(thing.entries), (*thing.doubts, *doubts))
    return Words(str(thing), doubts)


def table(grid: Grid) -> Group:
    """ "bảng": columns by name where there is one head row, all rows otherwise."""
    made = Group({})
    rows = list(grid.rows)
    heads = grid.heads if grid.heads < len(rows) else 0
    if heads == 1 and all(cell.columns == cell.rows == 1 for cell in rows[0]):
        made.entries["columns"] = Listed([_cell(cell) for cell in rows[0]], flow=_short(rows[0]))
    elif heads:
        made.entries["columns"] = Listed([_row(row) for row in rows[:heads]])
    made.entries["rows"] = Listed([_row(row) for row in rows[heads:]])
    width = sum(cell.columns for cell in rows[0]) if rows else 0
    if grid.widths and len(grid.widths) == width:
        made.entries["widths"] = Listed([Words(f"{one:.0f}") for one in grid.widths], flow=True)
    if grid.measure:
        made.entries["measure"] = Words(grid.measure)
    if grid.caption:
        made.entries["caption"] = Words(grid.caption)
    return made


def _short(row: tuple[Cell, ...]) -> bool:
    return (
        sum(len(text) + 14 * (cell.columns * cell.rows > 1) for cell in row for text in cell.text)
        < 70
    )


def _row(row: tuple[Cell, ...]) -> Listed:
    flow = _short(row) and all(len(cell.text) < 2 for cell in row)
    return Listed([_cell(cell) for cell in row], flow=flow)


def _cell(cell: Cell) -> Value:
    parts = cell.written or tuple(map(inline.escaped, cell.text))
    text: Value = Words(parts[0] if parts else "")
    if len(parts) > 1:
        text = Listed([Words(one) for one in parts])
    elif cell.columns == cell.rows == 1:
        return text
    made = Group({"text": text}, flow=len(parts) < 2)
    if cell.columns > 1:
        made.entries["columns"] = Words(str(cell.columns))
    if cell.rows > 1:
        made.entries["rows"] = Words(str(cell.rows))
    return made


def plain(node: Node) -> Value:
    """A paragraph without label, a table, a picture."""
    if node.passage.insert is not None:
        return _insert(node.passage.insert, node.passage.doubts)
    return Words(node.passage.sentence, node.passage.doubts)
