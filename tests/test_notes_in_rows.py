"""Which rows of a table and which of their notes stay on a page: as readers want it, and as
LibreOffice 7.4 has it."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

from pipeline import fonts
from pipeline.flow import (
    Align,
    Box,
    Flow,
    Format,
    Grid,
    LineRule,
    PageSetup,
    Para,
    Piece,
    Row,
    Section,
)
from pipeline.layout.blocks import Notes, set_para
from pipeline.layout.document import lay_out
from pipeline.layout.ruler import Ruler
from tests.oracle import convert, docx
from tests.pdf_lines import PdfLine, of_pages, of_pdf

METRICS = fonts.metrics(fonts.find())
PAGE = PageSetup(12000, 6000, 1000, 1000, 1000, 1000, header=300)
LINE = 280
"""Twips of a line in a cell. A page's body of 4000 has room for 12 rows of one line (290 with the
line above) below a text of 310, and for 13 without it; a note takes 124 and 231 for each line."""
CELL = Format(size=12, align=Align.LEFT, line_rule=LineRule.EXACT, line=LINE)
SMALL = Format(size=10, align=Align.LEFT)
Rows = list[tuple[int, int]]
"""Of each row its lines and the lines of the note called at their end; 0 = none."""


def row(number: int, height: int, lines: int) -> Row:
    text = "\n".join([f"r{number}"] + ["x"] * (height - 1))
    note = (Para("N", SMALL, (Piece("\n".join(["zz"] * lines)),), "footnote"),)
    piece = Piece(text, note=note if lines else ())
    return Row((Box((Para("C", CELL, (piece,)),)),))


def flow(rows: Rows) -> Flow:
    lead = Para("B", Format(size=12, line_rule=LineRule.EXACT, line=310), (Piece("B"),))
    grid = Grid((3000,), tuple(row(at, *one) for at, one in enumerate(rows)))
    end = Para("E", CELL, (Piece("E"),))
    return Flow((Section(PAGE, (lead, grid, end)),), "", "", "", "", "")


def seen(lines: list[PdfLine]) -> str:
    """Of each page "rows" or "rows+lines of notes"."""
    told = []
    for page in range(1, lines[-1].page + 1):
        texts = [line.text for line in lines if line.page == page]
        rows = sum(bool(re.match("r[0-9]", text)) for text in texts)
        notes = sum("zz" in text for text in texts)
        told.append(f"{rows}+{notes}" if notes else f"{rows}")
    return " ".join(told)


def ours(rows: Rows, mode: str) -> str:
    return seen(of_pages(lay_out(flow(rows), METRICS, mode)))


def single(count: int, **noted: int) -> Rows:
    """Rows of one line, "r10" = lines of the note in row 10."""
    return [(1, noted.get(f"r{number}", 0)) for number in range(count)]


@pytest.mark.parametrize(
    ("rows", "exact", "libreoffice"),
    [
        (single(20, r3=1), "11+1 9", "11+1 9"),
        (single(20, r11=1), "11 9+1", "12 8+1"),  # the row stays, its note does not
        (single(20, r10=2), "10 10+2", "11+1 9+1"),  # one line of the note is enough
        (single(20, r9=3), "10+2 10+1", "10+2 10+1"),
        (single(20, r3=1, r10=2), "10+1 10+2", "11+1 9+2"),
        # The second row after a turn: all of its note or not at all.
        ([*single(12), (8, 0), (3, 4), (1, 0)], "12 2+3 1+1", "12 1 2+4"),
        ([*single(12), (8, 0), (3, 2), (1, 0)], "12 3+2 0", "12 3+2 0"),
    ],
)
def test_rows_that_call_notes(rows: Rows, exact: str, libreoffice: str) -> None:
    assert ours(rows, "exact") == ours(rows, "word15") == exact
    assert ours(rows, "lo7") == libreoffice


def test_libreoffice_has_the_same_rows_and_notes(soffice: str, tmp_path: Path) -> None:
    cases = [single(30, **{f"r{at}": lines}) for at, lines in product(range(7, 27), (1, 2, 5))]
    cases += [
        [*single(12), (8, 0), (high, lines), *single(tail)]
        for high, lines, tail in product((1, 2, 3), (1, 2, 4, 6), (1, 3))
    ]
    for number, rows in enumerate(cases):
        (tmp_path / f"{number}.docx").write_bytes(docx(flow(rows)))
    files = [tmp_path / f"{number}.docx" for number in range(len(cases))]
    convert(files, tmp_path)
    told = [
        (rows, seen(of_pdf(file.with_suffix(".pdf"))), ours(rows, "lo7"))
        for rows, file in zip(cases, files, strict=True)
    ]
    assert [one for one in told if one[1] != one[2]] == []


def test_a_mark_cut_off_its_word_takes_a_letter_along_in_libreoffice() -> None:
    note = (Para("N", SMALL, (Piece("zz"),), "footnote"),)
    para = Para("C", Format(size=12, align=Align.LEFT), (Piece("nhuổm", note=note),))
    room = METRICS.text_width("nhuổm", "regular", 12) * 20 + 20
    told = {
        mode: [
            "".join(part.text for part in line.fragments)
            for line in set_para(para, room, Ruler(METRICS, mode), Notes()).lines
        ]
        for mode in ("exact", "lo7")
    }
    assert told == {"exact": ["nhuổm", "1"], "lo7": ["nhuổ", "m1"]}
