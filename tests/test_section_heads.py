"""Where a section begins with a table: what LibreOffice 7.4 has above it, and readers do not want."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import fonts
from pipeline.flow import (
    Box,
    Flow,
    Format,
    Grid,
    Item,
    LineRule,
    PageSetup,
    Para,
    Piece,
    Row,
    Section,
)
from pipeline.flow.styles import page_setup, style_formats
from pipeline.layout.document import lay_out
from pipeline.render import docx as product
from pipeline.standards.load import load
from pipeline.tree import LayoutChoice
from tests import samples
from tests.oracle import convert
from tests.pdf_lines import PdfLine, of_pages, of_pdf

METRICS = fonts.metrics(fonts.find())
END = Para("end", Format(size=1, line_rule=LineRule.EXACT, line=20), ())
"""A section ends in a paragraph; behind a table this one is written, a point high."""


def table(text: str) -> Grid:
    return Grid((4000,), (Row((Box((Para("cell", Format(), (Piece(text),)),)),)),))


def words(text: str, *, noted: bool = False) -> Para:
    note = (Para("footnote", Format(size=10), (Piece("ghi"),)),) if noted else ()
    return Para("paragraph", Format(), (Piece(text, note=note),))


def flow(*sections: tuple[Item, ...]) -> Flow:
    page = PageSetup(restart=True)
    return Flow(tuple(Section(page, one) for one in sections), "hd05", "", "", "", "hd05")


CASES = {
    "no note": (flow((table("a"), END), (table("b"), words("x"))), [0.0]),
    "the first note there": (
        flow((table("a"), END), (table("b"), words("x", noted=True))),
        [1.0],
    ),
    "a note before": (
        flow((words("x", noted=True), table("a"), END), (table("b"), words("x", noted=True))),
        [0.0],
    ),
    "it begins with text": (flow((table("a"), END), (words("b"), words("x", noted=True))), [0.0]),
    "the last of three": (
        flow(
            (table("a"), END),
            (table("b"), words("x"), table("c"), END),
            (table("b"), words("x", noted=True)),
        ),
        [0.0, 1.0],
    ),
}


def lower(lines: list[PdfLine], exact: list[PdfLine]) -> list[float]:
    """How much lower the sections after the first begin than they would."""
    firsts = [[line.y for line in one if line.text == "b"] for one in (lines, exact)]
    return [round(a - b) for a, b in zip(*firsts, strict=True)]


@pytest.mark.parametrize("name", CASES)
def test_a_point_above_the_table_where_the_first_note_is_called(name: str) -> None:
    made, told = CASES[name]
    exact = of_pages(lay_out(made, METRICS, "exact"))
    assert lower(of_pages(lay_out(made, METRICS, "lo7")), exact) == told
    assert lower(of_pages(lay_out(made, METRICS, "word15")), exact) == [0.0] * len(told)


def test_libreoffice_has_it_too(soffice: str, tmp_path: Path) -> None:
    standard = load("hd05")
    styles, page = style_formats(standard), page_setup(standard, LayoutChoice())
    template = samples.desk().template("hd05", "")
    files = [tmp_path / f"{number}.docx" for number in range(len(CASES))]
    for (made, _), file in zip(CASES.values(), files, strict=True):
        file.write_bytes(product.render(made, template, styles, page))
    convert(files, tmp_path)
    for (name, (made, told)), file in zip(CASES.items(), files, strict=True):
        exact = of_pages(lay_out(made, METRICS, "exact"))
        assert lower(of_pdf(file.with_suffix(".pdf")), exact) == told, name
