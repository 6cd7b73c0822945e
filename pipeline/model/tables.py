"""Tables as written: head rows, cells that span, widths; a row that does not fill the columns is noted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline import vocabulary
from pipeline.model import values
from pipeline.model.blocks import Block, TableBlock, TableCell
from pipeline.model.reading import Reading, fields, is_empty, wrong_shape
from pipeline.model.wording import collapsed
from pipeline.problem import Span
from pipeline.source import Entry, Node, Scalar, Sequence
from pipeline.source import Mapping as MappingNode

MOST_COLUMNS = 30
_WIDEST = 277.0
"""mm: the text width of a landscape A4 page with the narrowest margins."""


def table(reading: Reading, entry: Entry) -> tuple[Block, ...]:
    """The table of a block; () where it cannot be made out."""
    node = entry.value
    if not isinstance(node, MappingNode):
        wrong_shape(reading, node, f"“{entry.written}”", "một nhóm khoá: cột, hàng …")
        return ()
    found = fields(reading, node, "table")
    columns = _head(reading, found.get("columns"))
    rows = _rows(reading, found.get("rows"))
    cells = _from(reading, found)
    if not rows and not cells:
        return ()
    count = _filled(columns) or _filled(rows) or _filled((cells,))
    if count > MOST_COLUMNS:
        message = f"bảng có {count} cột, nhiều nhất là {MOST_COLUMNS}"
        reading.say(node.span, "M016", message, "chia thành nhiều bảng")
        return ()
    _check_rows(reading, columns, count, "hàng tiêu đề", node.span)
    if cells:
        _check_rows(reading, (cells,), count, "hàng lấy từ dữ liệu", node.span)
    _check_rows(reading, rows, count, "hàng", node.span)
    made = TableBlock(
        node.span,
        columns,
        rows,
        _widths(reading, found.get("widths"), count),
        _aligns(reading, found.get("align"), count),
        values.words(reading, found.get("caption")),
        values.identifier(reading, found.get("id")),
        values.condition(reading, found.get("when")),
        values.words(reading, found.get("from")) if cells else None,
        cells,
        values.words(reading, found.get("measure")),
    )
    return (made,)


def _from(reading: Reading, found: Mapping[str, Entry]) -> tuple[TableCell, ...]:
    """The cells made for each entry of a list among the values; `from` and `cells` go together."""
    entry = found.get("cells")
    if entry is None and "from" not in found:
        return ()
    if entry is None or "from" not in found:
        written = (entry or found["from"]).key_span
        hint = 'ví dụ: lấy từ: unit.cong_trinh, các ô: ["{{ row.stt }}", "{{ row.ten }}"]'
        reading.say(written, "M034", "bảng cần cả “lấy từ” và “các ô”", hint)
        return ()
    if not isinstance(entry.value, Sequence):
        wrong_shape(reading, entry.value, f"“{entry.written}”", "một danh sách ô")
        return ()
    return _head_row(reading, entry.value)


def _filled(rows: tuple[tuple[TableCell, ...], ...]) -> int:
    """Columns of a table by its first row, which no cell from above covers."""
    return sum(cell.columns for cell in rows[0]) if rows else 0


def _head(reading: Reading, entry: Entry | None) -> tuple[tuple[TableCell, ...], ...]:
    if entry is None:
        return ()
    if not isinstance(entry.value, Sequence):
        hint = "viết [cột 1, cột 2, …]"
        wrong_shape(reading, entry.value, f"“{entry.written}”", "một danh sách tên cột", hint)
        return ()
    nested = any(isinstance(node, Sequence) for node in entry.value.items)
    rows = entry.value.items if nested else (entry.value,)
    return tuple([_head_row(reading, row) for row in rows])


def _head_row(reading: Reading, node: Node) -> tuple[TableCell, ...]:
    nodes = node.items if isinstance(node, Sequence) else (node,)
    return tuple([_cell(reading, cell) for cell in nodes])


def _rows(reading: Reading, entry: Entry | None) -> tuple[tuple[TableCell, ...], ...]:
    if entry is None:
        return ()
    if not isinstance(entry.value, Sequence):
        wrong_shape(
            reading, entry.value, f"“{entry.written}”", "một danh sách hàng", "viết - [ô 1, ô 2]"
        )
        return ()
    made = []
    for row in entry.value.items:
        if isinstance(row, Sequence) and row.items:
            made.append(tuple([_cell(reading, cell) for cell in row.items]))
        else:
            wrong_shape(reading, row, "mỗi hàng của bảng", "một danh sách ô", "viết - [ô 1, ô 2]")
    return tuple(made)


def _cell(reading: Reading, node: Node) -> TableCell:
    if isinstance(node, Scalar):
        return TableCell(tuple(values.split(reading, node)), node.span)
    if not isinstance(node, MappingNode):
        wrong_shape(reading, node, "mỗi ô", "một đoạn chữ hoặc {đoạn: …, gộp cột: 2}")
        return TableCell((), node.span)
    found = fields(reading, node, "cell")
    text = found.get("text")
    return TableCell(
        () if text is None or is_empty(text.value) else values.paragraphs(reading, text),
        node.span,
        values.count(reading, found.get("columns"), most=MOST_COLUMNS) or 1,
        values.count(reading, found.get("rows"), most=1000) or 1,
        values.yes_no(reading, found.get("bold")),
    )


@dataclass(slots=True)
class _Grid:
    """How many rows each column is still covered by a cell from above."""

    covered: list[int] = field(default_factory=list)
    crossing: TableCell | None = None
    """The cell of the last row that would lie over one from above."""

    def place(self, row: tuple[TableCell, ...]) -> int:
        """Columns this row fills, cells from above counted; moves one row down."""
        filled = sum(1 for left in self.covered if left)
        self.crossing = None
        new: list[int] = []
        cells = iter(row)
        column = 0
        for cell in cells:
            while column < len(self.covered) and self.covered[column]:
                new.append(self.covered[column] - 1)
                column += 1
            if any(self.covered[column : column + cell.columns]):
                self.crossing = self.crossing or cell
            new += [cell.rows - 1] * cell.columns
            column += cell.columns
        new += [max(left - 1, 0) for left in self.covered[column:]]
        self.covered = new
        return filled + sum(cell.columns for cell in row)


def _spanning(row: tuple[TableCell, ...]) -> bool:
    """Whether a cell of the row takes more than its own place."""
    return any(cell.columns != 1 or cell.rows != 1 for cell in row)


def _check_rows(
    reading: Reading, rows: tuple[tuple[TableCell, ...], ...], count: int, what: str, at: Span
) -> None:
    """M016 for each row that does not fill the columns; `at` stands for a row without cells."""
    if all([len(row) == count and not _spanning(row) for row in rows]):
        return
    grid = _Grid([0] * count)
    for number, row in enumerate(rows, 1):
        filled = grid.place(row)
        if filled != count:
            message = f"{what} {number} có {filled} ô, bảng có {count} cột"
            hint = 'ô trống viết ""; ô gộp viết {đoạn: …, gộp cột: 2}'
            reading.say(row[0].span if row else at, "M016", message, hint)
            grid.covered = (grid.covered + [0] * count)[:count]
        elif grid.crossing is not None:
            message = f"ô gộp cột ở {what} {number} đè lên ô gộp hàng từ trên xuống"
            hint = "giảm “gộp cột” của ô này hoặc “gộp hàng” của ô trên"
            reading.say(grid.crossing.span, "M016", message, hint)
            grid.covered = (grid.covered + [0] * count)[:count]
    if any(grid.covered):
        message = f"ô gộp nhiều hàng dài quá {what} cuối cùng"
        span = rows[-1][0].span if rows[-1] else at
        reading.say(span, "M016", message, "giảm “gộp hàng” của ô ấy")


def _widths(reading: Reading, entry: Entry | None, count: int) -> tuple[float, ...]:
    if entry is None:
        return ()
    found = [values.length(text) for text in _texts(reading, entry)]
    widths = tuple(width for width in found if width)
    if len(widths) != len(found):
        message = f"“{entry.written}” phải là các số mm, lớn hơn 0"
        reading.say(entry.value.span, "M006", message, "ví dụ [10, 90, 60]")
    elif len(widths) != count:
        _wrong_count(reading, entry, len(widths), count)
    elif sum(widths) > _WIDEST:
        message = f"các cột rộng tổng cộng {sum(widths):g} mm, quá bề ngang trang giấy"
        hint = "khổ đứng còn khoảng 165 mm, khổ ngang khoảng 250 mm"
        reading.say(entry.value.span, "M017", message, hint)
    else:
        return widths
    return ()


def _aligns(reading: Reading, entry: Entry | None, count: int) -> tuple[str, ...]:
    if entry is None:
        return ()
    found = []
    for text in _texts(reading, entry):
        align = vocabulary.value("align", text)
        if align is None:
            hint = "chọn một trong: trái, giữa, phải, đều"
            reading.say(entry.value.span, "M015", f"“{entry.written}” không nhận “{text}”", hint)
        found.append(align or "left")
    if len(found) != count:
        _wrong_count(reading, entry, len(found), count)
        return ()
    return tuple(found)


def _wrong_count(reading: Reading, entry: Entry, written: int, count: int) -> None:
    message = f"“{entry.written}” có {written} giá trị, bảng có {count} cột"
    reading.say(entry.value.span, "M017", message, "mỗi cột một giá trị")


def _texts(reading: Reading, entry: Entry) -> list[str]:
    nodes = entry.value.items if isinstance(entry.value, Sequence) else (entry.value,)
    texts = [collapsed(node.value) for node in nodes if isinstance(node, Scalar)]
    if len(texts) != len(nodes):
        wrong_shape(reading, entry.value, f"“{entry.written}”", "một danh sách, ví dụ [10, 90, 60]")
    return texts
