"""Which lines and which of their notes stay at a page's foot."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

from pipeline import fonts
from pipeline.flow import (
    Align,
    Flow,
    Format,
    Item,
    LineRule,
    NewPage,
    PageSetup,
    Para,
    Piece,
    Section,
)
from pipeline.layout.document import lay_out
from pipeline.layout.footnotes import AREA
from tests.oracle import docx
from tests.pdf_lines import PdfLine, of_pages, of_pdf
from tests.programs import convert

METRICS = fonts.metrics(fonts.find())
PAGE = PageSetup(12000, 6000, 1000, 1000, 1000, 1000, header=300)
BODY, LINE, NOTE = 4000, 300, 200
"""Twips of a page's body, of a line of text, of a line of a note."""
TEXT = Format(size=12, align=Align.LEFT, line_rule=LineRule.EXACT, line=LINE)
SMALL = Format(size=10, align=Align.LEFT, line_rule=LineRule.EXACT, line=NOTE)
Case = tuple[int, int, int, bool, int]
"""Lines of the paragraph, the one that calls a note (from 0), lines of the note, whether another
note stands on the page, twips left below the paragraph."""


def note(tag: str, count: int) -> tuple[Para, ...]:
    text = "\n".join(f"{tag}{number}" for number in range(count))
    return (Para("N", SMALL, (Piece(text),), "footnote"),)


def items(case: Case) -> list[Item]:
    count, calling, height, others, left = case
    filler = BODY - AREA - NOTE * others - count * LINE - left
    lead = Piece("N", note=note("p", 1) if others else ())
    pieces: list[Piece] = []
    for number in range(count):
        called = note("q", height) if number == calling else ()
        pieces.append(Piece(f"a{number}", note=called))
        pieces += [Piece("\n")] * (number < count - 1)
    form = Format(size=8, line_rule=LineRule.EXACT, line=filler)
    return [
        Para("F", form, (lead,)),
        Para("P", TEXT, tuple(pieces)),
        Para("P", TEXT, (Piece("z"),)),
    ]


def flow(cases: list[Case]) -> Flow:
    made: list[Item] = []
    for case in cases:  # a page between them for what goes on
        made += [*items(case), NewPage(), Para("P", TEXT, (Piece("y"),)), NewPage()]
    return Flow((Section(PAGE, tuple(made[:-1])),), "", "", "", "", "")


def stay(lines: list[PdfLine]) -> list[str]:
    """Of each case how many lines of text and of its note stand on the first page."""
    firsts = [line.page for line in lines if line.text.startswith("N")]
    texts = ["".join(line.text for line in lines if line.page == page) for page in firsts]
    return [f"{len(re.findall('a[0-9]', t))} {len(re.findall('q[0-9]', t))}" for t in texts]


def laid(cases: list[Case], mode: str) -> list[str]:
    return stay(of_pages(lay_out(flow(cases), METRICS, mode)))


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ((1, 0, 3, False, 3 * NOTE), "1 3"),
        ((1, 0, 3, False, 2 * NOTE), "1 2"),  # it goes on overleaf, two lines are enough
        ((1, 0, 3, False, NOTE), "0 0"),
        ((1, 0, 1, False, NOTE), "1 1"),
        ((2, 1, 3, True, 2 * NOTE), "2 2"),
        ((2, 0, 3, True, 2 * NOTE), "0 0"),  # the note takes the room of the line below its call
        ((4, 1, 3, True, 2 * NOTE), "2 3"),
        ((6, 1, 6, True, 2 * NOTE), "3 6"),
        ((6, 1, 9, False, 2 * NOTE), "2 8"),
    ],
)
@pytest.mark.parametrize("mode", ["exact", "lo7"])
def test_a_note_has_the_room_below_its_call_before_the_text(
    case: Case, expected: str, mode: str
) -> None:
    assert laid([case], mode) == [expected]


@pytest.mark.parametrize(
    ("case", "libreoffice"),
    [
        ((1, 0, 2, True, LINE), "1 0"),  # another line of text would have room
        ((1, 0, 2, True, LINE - 10), "0 0"),
        ((1, 0, 2, False, LINE), "0 0"),  # no note there yet
    ],
)
def test_a_note_stays_with_its_call_but_in_libreoffice(case: Case, libreoffice: str) -> None:
    assert laid([case], "lo7") == [libreoffice]
    assert laid([case], "exact") == ["0 0"]


def test_libreoffice_has_the_same_lines_and_notes_there(soffice: str, tmp_path: Path) -> None:
    calls = [(1, 0), (2, 0), (2, 1), (3, 1), (4, 1), (6, 2)]
    cases = [
        (count, calling, height, others, left)
        for (count, calling), height, others, left in product(
            calls, (1, 2, 3, 6), (False, True), (50, 150, 350, 450, 850)
        )
    ]
    made = flow(cases)
    (tmp_path / "a.docx").write_bytes(docx(made))
    convert([tmp_path / "a.docx"], tmp_path)
    theirs, ours = stay(of_pdf(tmp_path / "a.pdf")), laid(cases, "lo7")
    assert {case: (a, b) for case, a, b in zip(cases, theirs, ours, strict=True) if a != b} == {}


@pytest.mark.parametrize("mode", ["exact", "word15", "lo7"])
def test_a_mark_alone_at_a_sections_end_keeps_its_note(mode: str) -> None:
    first = Section(
        PAGE, (Para("P", TEXT, (Piece("a"),)), Para("P", TEXT, (Piece("", note=note("q", 1)),)))
    )
    second = Section(PAGE, (Para("P", TEXT, (Piece("b"),)),))
    pages = lay_out(Flow((first, second), "hd05", "", "", "", "hd05"), METRICS, mode).pages
    assert [[line.text for one in page.notes for line in one.lines] for page in pages] == [
        ["1 q0"],
        [],
    ]
