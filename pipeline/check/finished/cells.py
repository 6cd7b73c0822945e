"""Tables: sizes of their letters and their head row. The standards are silent, so these are notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.check.finished.facts import Facts
from pipeline.check.finished.findings import Finding, shortened
from pipeline.check.finished.measures import figure
from pipeline.check.finished.zones_part import Part
from pipeline.problem import Level

_LEAST = 10.0
"""Points below which a table is hard to read."""
_SHARE = 0.05
"""Of the letters of a table: a size with fewer is a slip of its author's."""
_CLAUSE = "tiêu chuẩn không quy định cỡ chữ trong bảng"


def cells(facts: Facts) -> Iterator[Finding]:
    """One note each for a table with small letters, with many sizes, with a head that is not centred."""
    for table in _tables(facts):
        yield from _sizes(facts, table)
        if facts.finished.form == "docx":
            yield from _head(table)


def _tables(facts: Facts) -> Iterator[list[Part]]:
    """The cells of each table with borders; of a PDF, cells that follow each other on one page."""
    table: list[Part] = []
    last: object = None
    for part in facts.parts:
        para = part.para
        inside = para.bordered and part.role in ("cell", "cell_head")
        key = (para.cell[0] if para.cell else para.page) if inside else None
        if table and key != last:
            yield table
            table = []
        if key is not None:
            table.append(part)
        last = key
    if table:
        yield table


def _sizes(facts: Facts, table: list[Part]) -> Iterator[Finding]:
    letters: Counter[float] = Counter()
    for part in table:
        for piece in part.para.shown:
            letters[piece.size] += len(piece.text)
    whole = sum(letters.values())
    small = [size for size, count in letters.items() if size < _LEAST and count > _SHARE * whole]
    large = facts.standard.body.size.most
    huge = [size for size, count in letters.items() if size > large and count > _SHARE * whole]
    first = table[0].para
    for sizes, say in ((small, "nhỏ, khó đọc"), (huge, "lớn hơn chữ của nội dung")):
        if sizes:
            said = ", ".join(figure(size) for size in sorted(sizes))
            way = "đặt cỡ 11 đến 13 cho cả bảng"
            yield Finding(
                "K062", Level.INFO, f"chữ trong bảng cỡ {said}, {say}", _CLAUSE, way, first
            )
    if len(letters) > 2 and not small and not huge:
        said = ", ".join(figure(size) for size in sorted(letters))
        say = f"một bảng dùng nhiều cỡ chữ: {said}"
        yield Finding("K062", Level.INFO, say, _CLAUSE, "đặt một cỡ cho cả bảng", first)


def _head(table: list[Part]) -> Iterator[Finding]:
    """A first row in bold is a head; its columns' names stand in the middle."""
    row = [part for part in table if part.para.cell[1:2] == (0,)]
    if len(row) < 2 or not all(part.para.bold for part in row):
        return
    off = [part for part in row if part.para.align not in ("center", "")]
    if off:
        say = f"tên cột “{shortened(off[0].text, 30)}” không căn giữa"
        yield Finding("K062", Level.INFO, say, _CLAUSE, "căn giữa hàng tên cột", off[0].para)
