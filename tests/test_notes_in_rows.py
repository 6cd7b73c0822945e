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
from tests.oracle import docx
from tests.pdf_lines import PdfLine, of_pages, of_pdf
from tests.programs import convert

METRICS = fonts.metrics(fonts.find())
PAGE = PageSetup(12000, 6000, 1000, 1000, 1000, 1000, header=300)
LINE = 280
"""Twips of a line in a cell. A page's body of 4000 has room for 12 rows of one line (290 with the
line above) below a text of 310, and for 13 without it; a note takes 124 and 231 for each line."""
CELL = Format(size=12, align=Align.LEFT, line_rule=LineRule.EXACT, line=LINE)
SMALL = Format(size=10, align=Align.LEFT)
Rows = list[tuple[int, int]]
"""Of each row its lines and the lines of the note called at their end; 0 = none."""


def cells(*cells: tuple[int, ...]) -> Row:
    """A row of cells, each of paragraphs of so many lines; in the first cell's first a note of 7."""
    note = (Para("N", SMALL, (Piece("\n".join(["zz"] * 7)),), "footnote"),)
    boxes = [
        Box(
            tuple(
                Para("C", CELL, (Piece("\n".join(["r0"] + ["x"] * (count - 1)), note=call),))
                for call, count in zip((note if not at else (), *[()] * 9), counts, strict=False)
            )
        )
        for at, counts in enumerate(cells)
    ]
    return Row(tuple(boxes))


def row(number: int, height: int, lines: int) -> Row:
    text = "\n".join([f"r{number}"] + ["x"] * (height - 1))
    note = (Para("N", SMALL, (Piece("\n".join(["zz"] * lines)),), "footnote"),)
    piece = Piece(text, note=note if lines else ())
    return Row((Box((Para("C", CELL, (piece,)),)),))


def flow(rows: Rows, lead: int = 310, *, kept: bool = False) -> Flow:
    """A text of `lead` twips, one of 310 that stays with the table if `kept`, the table."""
    leads = [Para("B", Format(size=8, line_rule=LineRule.EXACT, line=lead), (Piece("B"),))]
    if kept:
        form = Format(size=12, line_rule=LineRule.EXACT, line=310, keep_next=True)
        leads.append(Para("K", form, (Piece("K"),)))
    grid = Grid((3000,), tuple(row(at, *one) for at, one in enumerate(rows)))
    end = Para("E", CELL, (Piece("E"),))
    return Flow((Section(PAGE, (*leads, grid, end)),), "", "", "", "", "")


def seen(lines: list[PdfLine]) -> str:
    """Of each page "rows" or "rows+lines of notes"."""
    told = []
    for page in range(1, lines[-1].page + 1):
        texts = [line.text for line in lines if line.page == page]
        rows = sum(bool(re.match("r[0-9]", text)) for text in texts)
        notes = sum("zz" in text for text in texts)
        told.append(f"{rows}+{notes}" if notes else f"{rows}")
    return " ".join(told)


def ours(rows: Rows, mode: str, lead: int = 310, *, kept: bool = False) -> str:
    return seen(of_pages(lay_out(flow(rows, lead, kept=kept), METRICS, mode)))


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


@pytest.mark.parametrize(
    ("rows", "lead", "exact", "libreoffice"),
    [
        # What stays with the table has the whole of it set at once: on every page after the first
        # the notes of all rows to come take their room (here 124 + 4 * 231 of 4000 twips).
        (single(40, r35=4), 1310, "8 13 13 6+4", "8 10 10 10+4 2"),
        (single(40, r35=4), 310, "11 13 11 5+4", "11 10 10 9+4"),
        # It has no room on the page and goes to the next, and the table with it.
        (single(40, r35=4), 3850, "0 12 13 11+2 4+2", "0 12 10 10 8+4"),
        # It would have room, the table would not: the table goes first, is set whole (11, 10, 10
        # rows), then moves down and a row goes over; the pages it comes to fill up anew.
        ([(3, 0), *single(36, r34=4)], 3500, "0 10 13 12 2+4", "0 10 13 13 1+4"),
    ],
)
def test_a_table_that_something_stays_with(
    rows: Rows, lead: int, exact: str, libreoffice: str
) -> None:
    assert ours(rows, "exact", lead, kept=True) == exact
    assert ours(rows, "word15", lead, kept=True) == exact
    assert ours(rows, "lo7", lead, kept=True) == libreoffice


@pytest.mark.parametrize(
    ("last", "begins", "goes_on"),
    [
        (cells((1,), (1,)), True, True),
        # The note gives way to a cell set after it, down to a line, but not where the table begins.
        (cells((1,), (3,)), False, True),
        (cells((1,), (5,)), False, False),
        # Nowhere does it give way to what is below it in its own cell.
        (cells((1, 1)), False, False),
        (cells((3,)), True, True),
    ],
)
def test_what_a_note_gives_way_to(last: Row, begins: bool, goes_on: bool) -> None:
    """The row has room for five or six lines of its own or of notes; LibreOffice 7.4 leaves it or not."""
    count = len(last.boxes)

    def plain(lines: int) -> Row:
        text = "\n".join("x" * lines)
        return Row(tuple(Box((Para("C", CELL, (Piece(text),)),)) for _ in range(count)))

    told = []
    for page, lead, before in ((1, 4000 - 6 * 280, (1,)), (2, 3600, (1, 7, 1))):
        text = Para("B", Format(size=8, line_rule=LineRule.EXACT, line=lead), (Piece("B"),))
        grid = Grid((3000,) * count, (*map(plain, before), last, plain(1)))
        made = Flow((Section(PAGE, (text, grid)),), "", "", "", "", "")
        lines = of_pages(lay_out(made, METRICS, "lo7"))
        told.append(next(line.page for line in lines if "r0" in line.text) == page)
    assert told == [begins, goes_on]


def test_libreoffice_has_the_same_rows_and_notes(soffice: str, tmp_path: Path) -> None:
    cases = [single(30, **{f"r{at}": lines}) for at, lines in product(range(7, 27), (1, 2, 5))]
    cases += [
        [*single(12), (8, 0), (high, lines), *single(tail)]
        for high, lines, tail in product((1, 2, 3), (1, 2, 4, 6), (1, 3))
    ]
    placed = [(rows, 310, False) for rows in cases]
    tables = (single(40, r35=4), single(40, r14=1, r22=5), [(3, 0), *single(36, r20=2, r34=4)])
    placed += [(rows, lead, True) for rows in tables for lead in (310, 1310, 3500, 3850)]
    files = [tmp_path / f"{number}.docx" for number in range(len(placed))]
    for (rows, lead, kept), file in zip(placed, files, strict=True):
        file.write_bytes(docx(flow(rows, lead, kept=kept)))
    convert(files, tmp_path)
    told = [
        (case, seen(of_pdf(file.with_suffix(".pdf"))), ours(case[0], "lo7", case[1], kept=case[2]))
        for case, file in zip(placed, files, strict=True)
    ]
    assert [one for one in told if one[1] != one[2]] == []


def below_names(lead: int, *, titled: bool = False) -> Flow:
    """A text of `lead` twips, with `titled` a heading of 310; then a table: "hh", a row of one and
    three lines that calls a note of seven from the one, a row of one line."""
    name = Box((Para("C", CELL, (Piece("hh"),)),))
    plain = Box((Para("C", CELL, (Piece("x"),)),))
    text = Para("B", Format(size=8, line_rule=LineRule.EXACT, line=lead), (Piece("B"),))
    form = Format(size=12, line_rule=LineRule.EXACT, line=310, keep_next=True)
    title = (Para("K", form, (Piece("K"),)),) if titled else ()
    rows = (Row((name, name), head=True), cells((1,), (3,)), Row((plain, plain)))
    return Flow((Section(PAGE, (text, *title, Grid((3000, 3000), rows))),), "", "", "", "", "")


def names_alone(lines: list[PdfLine]) -> bool:
    """Whether names of columns stand on the first page and their first row on the second."""
    first = "".join(line.text for line in lines if line.page == 1)
    return "hh" in first and "r0" not in first


# The names and the row are 1150 high with the lines of the table; the row's note needs 124 + 2 * 231.
@pytest.mark.parametrize(("lead", "stays"), [(2200, True), (2300, False), (2700, False)])
def test_names_of_columns_go_with_the_row_whose_note_has_no_room(lead: int, stays: bool) -> None:
    for mode in ("exact", "word15"):
        lines = of_pages(lay_out(below_names(lead), METRICS, mode))
        assert not names_alone(lines)
        assert next(line.page for line in lines if "hh" in line.text) == (1 if stays else 2)
        # Nor does a heading stay behind.
        titled = of_pages(lay_out(below_names(lead - 310, titled=True), METRICS, mode))
        assert next(line.page for line in titled if line.text == "K") == (1 if stays else 2)


def test_names_of_columns_go_with_the_row_in_libreoffice_too(soffice: str, tmp_path: Path) -> None:
    """There the note gives way down to one line."""
    leads = (900, 1200, 1800, 2300, 2700)
    files = [tmp_path / f"{lead}.docx" for lead in leads]
    for lead, file in zip(leads, files, strict=True):
        file.write_bytes(docx(below_names(lead)))
    convert(files, tmp_path)
    begins = []
    for lead, file in zip(leads, files, strict=True):
        theirs = of_pdf(file.with_suffix(".pdf"))
        lines = of_pages(lay_out(below_names(lead), METRICS, "lo7"))
        assert [(one.page, one.text) for one in lines] == [(one.page, one.text) for one in theirs]
        begins.append(next(line.page for line in lines if "hh" in line.text))
    assert begins == [1, 1, 1, 1, 2]


def over_two_rows() -> Flow:
    """A cell over two rows calls the first note, the cell beside it in the first row the second."""

    def said(text: str) -> tuple[Para, ...]:
        note = (Para("N", SMALL, (Piece(f"zz{text}"),), "footnote"),)
        return (Para("C", CELL, (Piece(text, note=note),)),)

    grid = Grid(
        (3000, 3000),
        (
            Row((Box(said("a"), rows=2), Box(said("b")))),
            Row((Box((), merged=True), Box(said("c")))),
        ),
    )
    return Flow((Section(PAGE, (grid, Para("E", CELL, (Piece("E"),)))),), "", "", "", "", "")


def note_order(lines: list[PdfLine]) -> list[str]:
    return [line.text[-1] for line in sorted(lines, key=lambda one: one.y) if "zz" in line.text]


def test_notes_stand_in_the_order_of_their_numbers(soffice: str, tmp_path: Path) -> None:
    made, file = over_two_rows(), tmp_path / "a.docx"
    for mode in ("exact", "word15", "lo7"):
        assert note_order(of_pages(lay_out(made, METRICS, mode))) == ["a", "b", "c"], mode
    file.write_bytes(docx(made))
    convert([file], tmp_path)
    assert note_order(of_pdf(file.with_suffix(".pdf"))) == ["a", "b", "c"]


def marked(word: str, number: int, room: str, mode: str) -> list[str]:
    """A word that calls the note of this number, in lines as wide as `room` and one twip."""
    note = (Para("N", SMALL, (Piece("zz"),), "footnote"),)
    notes = Notes()
    for _ in range(number - 1):
        set_para(Para("C", CELL, (Piece("", note=note),)), 5000, Ruler(METRICS, mode), notes)
    para = Para("C", Format(size=12, align=Align.LEFT), (Piece(word, note=note),))
    wide = METRICS.text_width(room, "regular", 12) * 20 + 20
    block = set_para(para, wide, Ruler(METRICS, mode), notes)
    return ["".join(part.text for part in line.fragments) for line in block.lines]


def test_a_mark_is_one_sign() -> None:
    """Not parted, and no line ends before it where it might before a letter."""
    assert marked("nhuổm", 12, "nhuổm,", "exact") == ["nhuổm", "12"]
    assert marked("nhuổm", 12, "nhuổm,", "lo7") == ["nhuổ", "m12"]
    assert marked("nhuổm…", 1, "nhuổm…", "lo7") == ["nhuổm", "…1"]
    assert marked("nhuổm-", 1, "nhuổm-", "lo7") == ["nhuổm", "-1"]


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


def of_cells(text: str) -> list[Row]:
    """Rows of cells of so many lines, "3n1/2" = the last line of the first cell calls a note of one."""
    rows = []
    for number, row in enumerate(text.split()):
        boxes = []
        for cell in row.split("/"):
            lines, _, count = cell.partition("n")
            note = (Para("N", SMALL, (Piece("\n".join(["zz"] * int(count or 0))),), "footnote"),)
            said = "\n".join([f"r{number}" if not boxes else "x"] + ["x"] * (int(lines) - 1))
            piece = Piece(said, note=note if count else ())
            boxes.append(Box((Para("C", CELL, (piece,)),)))
        rows.append(Row(tuple(boxes)))
    return rows


def came(lead: int, text: str, *, named: bool, kept: bool) -> Flow:
    """A text of `lead` twips, with `kept` one of 310 that stays with the table, the table."""
    texts = [Para("B", Format(size=8, line_rule=LineRule.EXACT, line=lead), (Piece("B"),))]
    if kept:
        form = Format(size=12, line_rule=LineRule.EXACT, line=310, keep_next=True)
        texts.append(Para("K", form, (Piece("K"),)))
    rows = of_cells(text)
    names = Row(tuple(Box((Para("C", CELL, (Piece("hh"),)),)) for _ in rows[0].boxes), head=True)
    grid = Grid((2000,) * len(rows[0].boxes), ((names, *rows) if named else tuple(rows)))
    end = Para("E", CELL, (Piece("E"),))
    return Flow((Section(PAGE, (*texts, grid, end)),), "", "", "", "", "")


ONE = "3 1 1 2 2 1 1 1 3n1 2 1 1 1n2 1 1 2 1 3"
TWO = "3/1 2/1 1n1/1 2/1 1/3 3n1/3 1/2 1/1 1/2n2 1/1"
LOW = "1/1 1/1 2/1 2/1 1/1 1/2 1/1 1/1 1n2/2 1/1 1/2 3/2"
KEPT = "2/2/1 2/1/1 2/1/1 1/3/1 1/1n1/3 1/3/1 2/2/1 1/1/3 1/1/1 1/3/1 1/1/1 2/1/1 3/2/1 3/3/3 1/3/1 1/3/1"
CAME = [
    # The names had room on the page before and the whole table was set there: its notes come along. The
    # first that is too much takes the place of the next and, called below a first line, stays for now.
    (came(3109, ONE, named=True, kept=False), "0 7 7+3 4"),
    (came(3639, TWO, named=True, kept=False), "0 4+1 4+1 2+2"),
    # The names had no room there: nothing came along.
    (came(3851, ONE, named=True, kept=False), "0 8 7+3 3"),
    # Called in a first line it goes where it finds no room below its row, and the row stays.
    (came(3735, LOW, named=False, kept=False), "0 9 3+2"),
    # Set once more below what stays with the table: the row has its height already.
    (came(3478, KEPT, named=False, kept=True), "0 5 5+1 5 1"),
]


@pytest.mark.parametrize(("made", "libreoffice"), CAME)
def test_notes_that_came_with_their_table(made: Flow, libreoffice: str) -> None:
    assert seen(of_pages(lay_out(made, METRICS, "lo7"))) == libreoffice


def test_notes_come_with_their_table_in_libreoffice(soffice: str, tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.docx" for number in range(len(CAME))]
    for (made, _), file in zip(CAME, files, strict=True):
        file.write_bytes(docx(made))
    convert(files, tmp_path)
    told = [seen(of_pdf(file.with_suffix(".pdf"))) for file in files]
    assert told == [libreoffice for _, libreoffice in CAME]


def headed(lead: int, heads: tuple[int, ...], lines: int, texts: int = 21) -> Flow:
    """So many texts of a line, one of `lead` twips, headings of so many lines of 310, a table of four
    rows, the first of which calls a note of `lines`."""
    few = [Para("B", CELL, (Piece("t"),)) for _ in range(texts)]
    few.append(Para("B", Format(size=8, line_rule=LineRule.EXACT, line=lead), (Piece("B"),)))
    form = Format(size=12, line_rule=LineRule.EXACT, line=310, keep_next=True)
    for at, count in enumerate(heads):
        few.append(Para("K", form, (Piece("\n".join([f"K{at}"] * count)),)))
    grid = Grid((3000,), tuple(row(at, *one) for at, one in enumerate(single(4, r0=lines))))
    return Flow((Section(PAGE, (*few, grid)),), "", "", "", "", "")


def headings(lines: list[PdfLine]) -> str:
    """Of each page its lines of headings."""
    told = [
        "".join(one.text[1] for one in lines if one.page == page and one.text.startswith("K"))
        for page in range(1, lines[-1].page + 1)
    ]
    return " ".join(told).strip()


HEADED = [
    # Behind 21 texts the table is set on its page beforehand: its note stands there and goes on with
    # the heading for which there is no room above it; those before it stay.
    ((1200, (1, 2), 1, 21), "0 11"),
    ((900, (1, 1, 2), 1, 21), "01 22"),
    ((1200, (1, 1, 2), 1, 21), "0 122"),
    ((900, (1, 1, 2), 2, 21), "0 122"),
    # Without a note, or where only the table has no room, all go; so on a section's first page.
    ((1200, (1, 2), 0, 21), "011"),
    ((1200, (1, 1), 1, 21), "01"),
    ((3160, (1, 2), 1, 0), "011"),
]


def test_headings_that_stay_behind(soffice: str, tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.docx" for number in range(len(HEADED))]
    for (case, _), file in zip(HEADED, files, strict=True):
        file.write_bytes(docx(headed(*case)))
    convert(files, tmp_path)
    assert [headings(of_pdf(file.with_suffix(".pdf"))) for file in files] == [a for _, a in HEADED]
    for case, told in HEADED:
        assert headings(of_pages(lay_out(headed(*case), METRICS, "lo7"))) == told, case
        together = told.replace(" ", "")
        for mode in ("exact", "word15"):
            assert headings(of_pages(lay_out(headed(*case), METRICS, mode))) == together, mode
