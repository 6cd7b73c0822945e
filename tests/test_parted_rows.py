"""Which lines of a row's cells stay at a page's foot, by the space after their paragraphs.

That space counts in LibreOffice 7.4 alone; Word parts a row between any of its lines.

The row begins where so many lines of it have room, but not the space after the last of them.
"""

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
    Item,
    LineRule,
    NewPage,
    PageSetup,
    Para,
    Piece,
    Row,
    Section,
)
from pipeline.layout.document import lay_out
from tests.oracle import docx
from tests.pdf_lines import PdfLine, of_pages, of_pdf
from tests.programs import convert

METRICS = fonts.metrics(fonts.find())
PITCH, AFTER, LINE = 276, 60, 10
"""Twips of a line of 12 pt, of the space after a paragraph, of a line of the table."""
PAGE = PageSetup(12000, 6000, 1000, 1000, 1000, 1000, header=300)
BODY = 4000
Cells = tuple[tuple[int, ...], ...]
"""Lines of each paragraph of each cell."""


def row(cells: Cells) -> Row:
    form = Format(size=12, align=Align.LEFT, after=AFTER)
    boxes = [
        Box(
            tuple(
                Para("C", form, (Piece("\n".join(f"{column}{at}{n}" for n in range(count))),))
                for at, count in enumerate(paragraphs)
            )
        )
        for column, paragraphs in zip("abcd", cells, strict=False)
    ]
    return Row(tuple(boxes), can_split=True)


def items(cells: Cells, fit: int) -> list[Item]:
    """A row with room for `fit` lines and half the space after them."""
    room = LINE + fit * PITCH + AFTER // 2 + LINE
    form = Format(size=8, line_rule=LineRule.EXACT, line=BODY - room)
    return [Para("F", form, (Piece("N"),)), Grid((1000,) * len(cells), (row(cells),))]


def flow(cases: list[Cells], fit: int) -> Flow:
    made: list[Item] = []
    for number, cells in enumerate(cases):
        made += [NewPage()] * bool(number) + items(cells, fit)
    return Flow((Section(PAGE, tuple(made)),), "", "", "", "", "")


def stay(lines: list[PdfLine], cases: list[Cells]) -> list[str]:
    """Of each case the lines of each cell that stand on its first page."""
    firsts = [line.page for line in lines if line.text == "N"]
    texts = ["".join(line.text for line in lines if line.page == page) for page in firsts]
    return [
        "".join(str(len(re.findall(f"{column}[0-9][0-9]", text))) for column in "abcd"[: len(case)])
        for text, case in zip(texts, cases, strict=True)
    ]


def stays(cells: Cells, fit: int, mode: str = "lo7") -> str:
    return stay(of_pages(lay_out(flow([cells], fit), METRICS, mode)), [cells])[0]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([3], "2"),  # alone, it is parted before its last line
        ([1, 3], "12"),
        ([3, 1], "21"),
        ([3, 2], "00"),  # a later cell is as low as what would stay of the first: all goes
        ([3, 3], "00"),
        ([2, 3], "22"),  # unless one before it is
        ([1, 3, 3], "000"),
        ([2, 3, 3], "222"),
        ([1, 3, 2], "000"),
        ([3, 4], "33"),  # the row is parted anyhow: the cells before need no space after them
        ([4, 3], "32"),  # those behind do
        ([3, 4, 3], "332"),
    ],
)
def test_a_row_of_single_paragraphs(cells: list[int], expected: str) -> None:
    assert stays(tuple((count,) for count in cells), 3) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (((2, 5),), "1"),  # what is left of the cell ends with the space after it
        (((1, 5),), "1"),
        (((2, 5), (1,)), "11"),
        (((2, 5), (3,)), "12"),
        (((3,), (2, 5)), "21"),
        (((2, 5), (2,)), "22"),  # two such ends: neither does
        (((2, 5), (2, 5)), "22"),
        (((2,), (2, 5)), "21"),
        (((2, 5), (1, 5)), "21"),
        (((1, 5), (2,)), "12"),
        (((1, 5), (1,), (2,)), "111"),
    ],
)
def test_a_row_of_several_paragraphs(cells: Cells, expected: str) -> None:
    assert stays(cells, 2) == expected


@pytest.mark.parametrize("mode", ["exact", "word15"])
@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (((3,),), "2"),
        (((2,), (2,)), "22"),  # all lines have room; only the space after them has none
        (((3,), (1,)), "21"),
        (((1,), (3,), (2,)), "122"),
        (((2, 5), (3,)), "22"),
        (((1, 5), (1, 1)), "11"),  # between paragraphs the space counts
    ],
)
def test_word_keeps_every_line_that_has_room(cells: Cells, expected: str, mode: str) -> None:
    assert stays(cells, 2, mode) == expected


def test_a_row_that_lacks_only_the_space_after_it_on_a_whole_page_is_filled_in() -> None:
    lines = (BODY - 2 * LINE) // PITCH
    tall = PITCH * lines + 2 * LINE
    page = PageSetup(12000, 2000 + tall + AFTER // 2, 1000, 1000, 1000, 1000, header=300)
    table = Grid((1000, 1000), (row(((lines,), (lines,))),))
    filler = Para("F", Format(size=8, line_rule=LineRule.EXACT, line=tall - 200), (Piece("N"),))
    flow = Flow((Section(page, (filler, table)),), "", "", "", "", "")
    pages = [line.page for line in of_pages(lay_out(flow, METRICS)) if "a0" in line.text]
    assert pages.count(2) >= lines - 1


@pytest.mark.parametrize("fit", [2, 3])
def test_libreoffice_parts_rows_of_single_paragraphs_there(
    fit: int, soffice: str, tmp_path: Path
) -> None:
    counts = [1, fit - 1, fit, fit + 1] if fit > 2 else [1, 2, 3]
    cases = [
        tuple((count,) for count in chosen)
        for width in (1, 2, 3)
        for chosen in product(counts, repeat=width)
    ]
    made = flow(cases, fit)
    (tmp_path / "a.docx").write_bytes(docx(made))
    convert([tmp_path / "a.docx"], tmp_path)
    theirs = stay(of_pdf(tmp_path / "a.pdf"), cases)
    ours = stay(of_pages(lay_out(made, METRICS, "lo7")), cases)
    assert {case: (a, b) for case, a, b in zip(cases, theirs, ours, strict=True) if a != b} == {}


def over_two(lines: tuple[int, ...], room: int) -> Flow:
    """A cell over two rows, its paragraphs of so many lines, 40 twips before and after each; the page
    ends below its first row, which has `room` twips for them."""
    form = Format(12, align=Align.LEFT, before=40, after=40, line_rule=LineRule.EXACT, line=280)
    high = tuple(
        Para("C", form, (Piece("\n".join(f"r{at}" for _ in range(count))),))
        for at, count in enumerate(lines)
    )

    def tall(pitch: int) -> Para:
        return Para("B", Format(8, line_rule=LineRule.EXACT, line=pitch), (Piece("w"),))

    first = Row((Box(high, rows=2), Box((tall(room),))))
    second = Row((Box((), merged=True), Box((tall(3000),))))
    lead = tall(BODY - room - 200)
    return Flow((Section(PAGE, (lead, Grid((1500, 1500), (first, second)))),), "", "", "", "", "")


def on_first_page(lines: list[PdfLine]) -> list[int]:
    """Lines of each paragraph of the cell over two rows."""
    text = " ".join(line.text for line in lines if line.page == 1)
    return [text.count(f"r{at}") for at in range(2)]


BEGINS = [
    # 280 and 40 twips more than the first paragraph and the space between them.
    ((1, 2), 40 + 280 + 40 + 280, [1, 0], [1, 1]),
    ((1, 2), 40 + 280 + 40 + 280 + 39, [1, 0], [1, 1]),
    ((1, 2), 40 + 280 + 40 + 280 + 40, [1, 1], [1, 1]),
    ((4, 5), 40 + 4 * 280 + 40 + 280 + 39, [4, 0], [4, 1]),
    ((4, 5), 40 + 4 * 280 + 40 + 2 * 280, [4, 2], [4, 2]),
    # Where it is the cell's only one, and for every line but the first, the line alone counts.
    ((3,), 40 + 280, [1, 0], [1, 0]),
]


@pytest.mark.parametrize(("lines", "room", "libreoffice", "exact"), BEGINS)
def test_a_paragraph_that_begins_in_a_cell_over_two_rows(
    lines: tuple[int, ...], room: int, libreoffice: list[int], exact: list[int]
) -> None:
    flow = over_two(lines, room)
    for mode, told in (("lo7", libreoffice), ("exact", exact), ("word15", exact)):
        assert on_first_page(of_pages(lay_out(flow, METRICS, mode))) == told, mode


def test_it_begins_so_in_libreoffice(soffice: str, tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.docx" for number in range(len(BEGINS))]
    for (lines, room, *_), file in zip(BEGINS, files, strict=True):
        file.write_bytes(docx(over_two(lines, room)))
    convert(files, tmp_path)
    theirs = [on_first_page(of_pdf(file.with_suffix(".pdf"))) for file in files]
    assert theirs == [told for _, _, told, _ in BEGINS]
