"""Tables whose rows LibreOffice 7.4 deals out to pages before it sets a line, and what comes of it."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

from pipeline.flow import Box, Flow, Format, Grid, LineRule, Para, Piece, Row, Section
from pipeline.layout.dealt import Block, Dealt, dealt_tables, parts
from pipeline.layout.document import lay_out
from tests.oracle import docx
from tests.pdf_lines import PdfLine, of_pages, of_pdf
from tests.programs import convert
from tests.test_notes_in_rows import CELL, METRICS, PAGE, Rows, ours, row, single

TEXT = Block(0, 0, 0, page_before=False)


def table(rows: int, cells: int = 1, heads: int = 0) -> Block:
    return Block(rows, heads, cells, page_before=False)


@pytest.mark.parametrize(
    ("blocks", "told"),
    [
        ([TEXT] * 3 + [table(27)], [None] * 4),  # 30 paragraphs and rows: as many as may be
        ([TEXT] * 3 + [table(28)], [None] * 3 + [Dealt(20, 2, 0)]),
        # 20 / 5 rows a page: 7 pages full, an empty one, one of 3.
        ([table(31, cells=5)], [Dealt(4, 8, 0)]),
        ([table(61, cells=5)], [Dealt(20, 4, 0)]),  # so long: rows are taken for lines
        ([table(31, cells=12)], [Dealt(2, 16, 0)]),  # two rows a page at the least
        ([table(31, cells=12, heads=2)], [Dealt(2, 1, 0)]),  # no row but repeated ones: not cut
        ([TEXT] * 21 + [table(28)], [None] * 22),  # 21 paragraphs: a page begins
        ([TEXT] * 3 + [table(28)._replace(page_before=True)], [None] * 4),
        ([table(31), TEXT, table(31)], [Dealt(20, 2, 0), None, Dealt(20, 4, 2)]),
    ],
)
def test_how_rows_are_dealt_out(blocks: list[Block], told: list[Dealt | None]) -> None:
    assert dealt_tables(blocks) == told


def test_a_document_that_begins_with_a_table_has_one_more_to_count() -> None:
    """LibreOffice 7.4 has a hidden paragraph before it: the page ends a paragraph earlier."""
    blocks = [table(2), TEXT, table(27)]
    assert dealt_tables(blocks) == [None] * 3
    assert dealt_tables(blocks, hidden=1) == [None, None, Dealt(20, 2, 0)]


def test_repeated_rows_count_on_every_page() -> None:
    assert parts(31, 0, 5) == 7
    assert parts(31, 1, 5) == 8  # 5 rows, then 4 a page
    assert parts(5, 1, 5) == 1


def spanned(rows: Rows, at: int, lines: int) -> Flow:
    """A text, one that stays with the table, a table with a cell of so many lines over two rows."""
    leads = [
        Para("B", Format(size=8, line_rule=LineRule.EXACT, line=310), (Piece("B"),)),
        Para("K", Format(12, line_rule=LineRule.EXACT, line=310, keep_next=True), (Piece("K"),)),
    ]
    built = []
    for number, one in enumerate(rows):
        high = "\n".join("x" * (lines if number == at else 1))
        left = Box((Para("C", CELL, (Piece(high),)),), rows=2 if number == at else 1)
        if number == at + 1:
            left = Box((), merged=True)
        built.append(Row((left, row(number, *one).boxes[0])))
    grid = Grid((1000, 2000), tuple(built))
    end = Para("E", CELL, (Piece("E"),))
    return Flow((Section(PAGE, (*leads, grid, end)),), "", "", "", "", "")


def seen(lines: list[PdfLine]) -> str:
    """Of each page "rows" or "rows+lines of notes"."""
    told = []
    for page in range(1, lines[-1].page + 1):
        texts = [line.text for line in lines if line.page == page]
        rows = sum(len(re.findall(r"r\d+", text)) for text in texts)
        notes = sum("zz" in text for text in texts)
        told.append(f"{rows}+{notes}" if notes else f"{rows}")
    return " ".join(told)


@pytest.mark.parametrize(
    ("at", "lines", "exact", "libreoffice"),
    [
        # The cell over two rows is set when its page is: what it adds wakes the pages after, and
        # they fill up, those before stay as short as the note to come left them.
        (12, 6, "11 9 13 7+4", "11 9 13 7+4"),
        (22, 4, "11 12 11 6+4", "11 10 11 8+4"),
        (27, 6, "11 13 9 7+4", "11 10 9 10+4 0"),
    ],
)
def test_cells_over_rows_are_set_last(at: int, lines: int, exact: str, libreoffice: str) -> None:
    flow = spanned(single(40, r35=4), at, lines)
    assert seen(of_pages(lay_out(flow, METRICS, "exact"))) == exact
    assert seen(of_pages(lay_out(flow, METRICS, "lo7"))) == libreoffice


def test_a_dealt_table_that_had_no_room_is_not_set_whole() -> None:
    """Its 41 empty rows of 10 twips have room in 500 twips, not in 300 (LibreOffice 7.4 goes on with
    10 and 7 rows there)."""
    rows = [(3, 0), *single(40, r38=4)]
    assert ours(rows, "lo7", 3500) == "0 11 10 10 10+4 0"
    assert ours(rows, "lo7", 3700).startswith("0 11 13 ")


def flowed(rows: Rows, lines: int, texts: int = 0) -> Flow:
    """So many texts of a line and one of `lines`, which ends on a page after; what keeps with the table."""
    lead = [Para("B", CELL, (Piece(text),)) for text in (*["t"] * texts, "\n".join(["B"] * lines))]
    kept = Format(size=12, line_rule=LineRule.EXACT, line=310, keep_next=True)
    grid = Grid((3000,), tuple(row(at, *one) for at, one in enumerate(rows)))
    items = (*lead, Para("K", kept, (Piece("K"),)), grid, Para("E", CELL, (Piece("E"),)))
    return Flow((Section(PAGE, items),), "", "", "", "", "")


def test_a_table_dealt_to_a_section_s_first_page_is_not_set_there(
    soffice: str, tmp_path: Path
) -> None:
    """What text pushes on to its place brings no notes along and is set once; what was dealt to a
    later page (behind 21 texts) was set there, and its pages fill up once more."""
    noted = (single(40, r9=1, r20=2), single(40, r12=2, r25=4), single(40, r18=1, r27=2))
    cases = [
        flowed(rows, lines, texts)
        for rows, (lines, texts) in product(noted, ((20, 0), (17, 0), (20, 21)))
    ]
    files = [tmp_path / f"{number}.docx" for number in range(len(cases))]
    for one, file in zip(cases, files, strict=True):
        file.write_bytes(docx(one))
    convert(files, tmp_path)
    theirs = [seen(of_pdf(file.with_suffix(".pdf"))) for file in files]
    assert theirs == [seen(of_pages(lay_out(one, METRICS, "lo7"))) for one in cases]
    assert theirs[0] == "0 6 10+1 11+2 13 0"


def test_libreoffice_sets_them_so(soffice: str, tmp_path: Path) -> None:
    cases = [
        spanned(single(count, **{f"r{count - 5}": 4}), at, lines)
        for count, at, lines in product((40, 28), (3, 12, 14, 22, 27), (3, 4, 6))
        if at < count - 1
    ]
    files = [tmp_path / f"{number}.docx" for number in range(len(cases))]
    for flow, file in zip(cases, files, strict=True):
        file.write_bytes(docx(flow))
    convert(files, tmp_path)
    told = [
        (seen(of_pdf(file.with_suffix(".pdf"))), seen(of_pages(lay_out(flow, METRICS, "lo7"))))
        for flow, file in zip(cases, files, strict=True)
    ]
    assert [one for one in told if one[0] != one[1]] == []
