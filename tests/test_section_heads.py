"""A paper sent with its own letterhead begins its section with a table: what LibreOffice 7.4 has above it.

The document is one of the corpus; its notes are taken out and put elsewhere.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import fonts
from pipeline.flow import Flow, Format, Grid, Item, Para, Piece
from pipeline.flow.styles import page_setup, style_formats
from pipeline.layout.document import lay_out
from pipeline.layout.items import as_imported
from pipeline.render import docx as product
from pipeline.standards.load import load
from pipeline.tree import LayoutChoice
from tests import samples
from tests.corpus.trees import flow_of
from tests.pdf_lines import PdfLine, of_pages, of_pdf
from tests.programs import convert

METRICS = fonts.metrics(fonts.find())
SEED = 100_074
NOTE = (Para("footnote", Format(size=10), (Piece("ghi"),)),)


def paper(*noted: int, head: bool = True, thrice: bool = False) -> Flow:
    """The document and the paper sent with it, twice if `thrice`; the sections with these numbers call a
    note in their third paragraph. Without `head` the paper begins with text."""
    whole = flow_of(SEED, "sixth")
    first, second = whole.sections
    assert isinstance(second.items[0], Grid)
    end = first.items[-2:]  # the signature's table and the end of the section
    sent = replace(second, items=second.items[0 if head else 1 : 8])
    parts = [first, *([replace(sent, items=(*sent.items, *end))] if thrice else []), sent]
    sections = tuple(
        replace(part, items=tuple(_noted(part.items, at in noted))) for at, part in enumerate(parts)
    )
    return replace(whole, sections=sections)


def _noted(items: tuple[Item, ...], calls: bool) -> list[Item]:
    """Without their notes, but one in the third paragraph if it `calls` one."""
    made: list[Item] = []
    for item in items:
        if isinstance(item, Para):
            pieces = tuple(replace(piece, note=()) for piece in item.pieces)
            if calls and sum(isinstance(one, Para) for one in made) == 2:
                pieces = (*pieces, Piece(" x", note=NOTE))
            item = replace(item, pieces=pieces)
        made.append(item)
    return made


CASES = {
    "no note": (paper(), [0]),
    "the first note there": (paper(1), [1]),
    "a note before": (paper(0, 1), [0]),
    "it begins with text": (paper(1, head=False), [0]),
    "the last of three": (paper(2, thrice=True), [0, 1]),
    "the second of three": (paper(1, 2, thrice=True), [1, 0]),
}


def lower(lines: list[PdfLine], made: Flow) -> list[int]:
    """How many points lower than in the product's own PDF the sections after the first begin."""
    pages = lay_out(made, METRICS, "exact")
    exact = of_pages(pages)
    starts = [
        at + 1
        for at, page in enumerate(pages.pages)
        if page.section and page.section != pages.pages[at - 1].section
    ]
    return [round(_first(lines, page) - _first(exact, page)) for page in starts]


def _first(lines: list[PdfLine], page: int) -> float:
    return min(line.y for line in lines if line.page == page)


@pytest.mark.parametrize("name", CASES)
def test_a_point_above_the_table_where_the_first_note_is_called(name: str) -> None:
    made, told = CASES[name]
    assert lower(of_pages(lay_out(made, METRICS, "lo7")), made) == told
    assert lower(of_pages(lay_out(made, METRICS, "word15")), made) == [0] * len(told)


def test_libreoffice_has_it_too(soffice: str, tmp_path: Path) -> None:
    standard = load("nd30")
    styles, page = style_formats(standard), page_setup(standard, LayoutChoice())
    template = samples.desk().template("nd30", "")
    files = [tmp_path / f"{number}.docx" for number in range(len(CASES))]
    for (made, _), file in zip(CASES.values(), files, strict=True):
        file.write_bytes(product.render(made, template, styles, page))
    convert(files, tmp_path)
    for (name, (made, told)), file in zip(CASES.items(), files, strict=True):
        assert lower(of_pdf(file.with_suffix(".pdf")), made) == told, name


def test_a_section_with_nothing_in_it_begins_with_nothing() -> None:
    first = paper().sections[0]
    ended = replace(first, items=(Para("P", Format(), (Piece("a"),)), Para("P", Format(), ())))
    empty = replace(first, items=())
    assert list(as_imported((ended, empty), 1, noted=False)) == []
