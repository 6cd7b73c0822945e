"""Edges of table cells: as written, and as LibreOffice 7.4 rounds them."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from lxml import etree

from pipeline import fonts
from pipeline.flow import Box, Flow, Format, Grid, PageSetup, Para, Piece, Row, Section
from pipeline.flow.styles import choice
from pipeline.flow.tables import grid as flow_grid
from pipeline.flow.typeset import Typesetter
from pipeline.layout.columns import row_edges
from pipeline.layout.ruler import ruler
from pipeline.standards.load import load
from pipeline.tree import Cell, LayoutChoice, Paragraph, Run, Table
from tests.oracle import docx
from tests.programs import convert

METRICS = fonts.metrics(fonts.find())
ROUNDED = ruler(METRICS, "lo7")
CELL = Box((Para("C", Format(size=8), (Piece("a"),)),))
TWIPS = 1440
"""In an inch."""


def row(*spans: int) -> Row:
    return Row(tuple(Box(CELL.content, columns=span) for span in spans))


def edges(widths: tuple[int, ...], *rows: Row) -> list[list[float]]:
    return row_edges(Grid(widths, rows or (row(*[1] * len(widths)),)), ROUNDED)


def test_without_rounding_the_edges_are_those_written() -> None:
    grid = Grid((1527, 1527, 1530), (row(1, 1, 1), row(2, 1)))
    assert row_edges(grid, ruler(METRICS, "exact")) == [[0, 1527, 3054, 4584]] * 2


def test_an_edge_is_moved_to_the_ten_thousandth_of_the_width() -> None:
    # 3000 of 9001 twips is 3332.96 parts, so 3333, so 3000.03 twips; 7001 is 7778.02, so 7000.98.
    assert edges((3000, 4001, 2000)) == [[0, 3000, 7000, 9001]]


def test_an_edge_that_stands_in_its_part_already_is_left() -> None:
    # Equal fifths of 7638 stand at 1527.6, 3055.2, 4582.8 and 6110.4: the first and the third in
    # the same part as is wanted; the third would else be cut to 4581.
    assert edges((1527, 1527, 1527, 1527, 1530)) == [[0, 1527, 3053, 4582, 6108, 7638]]


def test_a_row_with_fewer_cells_begins_with_cells_as_narrow_as_the_longest_row() -> None:
    assert edges((1000, 1000, 1001), row(1, 1, 1), row(2, 1)) == [
        [0, 1000, 2000, 3001],
        [0, 1000, 1999, 3001],
    ]


def test_a_table_without_width_has_edges() -> None:
    assert edges((0, 0)) == [[0, 0, 0]]


def test_columns_follow_the_fonts_in_use() -> None:
    """One process may lay out with other fonts than before: a table it has seen is measured anew."""
    names = tuple(Cell((Paragraph("cell", (Run(words),)),)) for words in ("iiiiiiiiiiii", "MMMM"))
    table = Table((), (names,))

    def widths(wide: str) -> tuple[int, ...]:
        def measure(text: str, face: str, size: float) -> float:
            return sum(size if letter in wide else size / 4 for letter in text)

        standard = load("nd30")
        typesetter = Typesetter(standard, choice(standard, LayoutChoice()), measure)
        return flow_grid(table, typesetter, 9000).widths

    narrow_i, wide_i = widths("M"), widths("i")
    assert narrow_i[0] < narrow_i[1]
    assert wide_i[0] > wide_i[1]


def made(random: Random) -> Grid:
    count = random.randint(2, 8)
    shares = random.choice([[1] * count, [random.randint(2, 9) for _ in range(count)]])
    whole = random.randint(6000, 14_000)
    widths = [whole * share // sum(shares) for share in shares]
    widths[-1] += whole - sum(widths)
    return Grid(tuple(widths), (row(*[1] * count), row(*[1] * count)))


@pytest.mark.parametrize("seed", [1, 2])
def test_libreoffice_has_the_inner_edges_there(seed: int, soffice: str, tmp_path: Path) -> None:
    random = Random(seed)
    grids = tuple(made(random) for _ in range(120))
    page = PageSetup(16838, 11906, 1134, 850, 1134, 1134, landscape=True)
    (tmp_path / "a.docx").write_bytes(docx(Flow((Section(page, grids),), "", "", "", "", "")))
    convert([tmp_path / "a.docx"], tmp_path, "fodt")
    found = list(_inner_edges(tmp_path / "a.fodt"))
    assert found == [row_edges(grid, ROUNDED)[0][1:-1] for grid in grids]


def _inner_edges(path: Path) -> list[list[float]]:
    """Of every table of an OpenDocument file; it has widths to 1/10000 inch."""
    root = etree.parse(path).getroot()
    names = {key: value for key, value in root.nsmap.items() if key}

    def of(element: etree._Element, key: str, default: str = "") -> str:
        prefix, name = key.split(":")
        return element.get(f"{{{names[prefix]}}}{name}", default)

    wide = {
        of(style, "style:name"): round(float(of(style[0], "style:column-width")[:-2]) * TWIPS)
        for style in root.iterfind(".//style:style[@style:family='table-column']", names)
    }
    tables = []
    for table in root.iterfind(".//table:table", names):
        found = [0.0]
        for column in table.iterfind("table:table-column", names):
            for _ in range(int(of(column, "table:number-columns-repeated", "1"))):
                found.append(found[-1] + wide[of(column, "table:style-name")])
        tables.append(found[1:-1])
    return tables
