"""Pagination: widows, chains, tables over pages, margins, numbers, notes; nothing lost, nothing out."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

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
    Picture,
    Piece,
    Row,
    Section,
    paras,
)
from pipeline.layout.blocks import Notes
from pipeline.layout.document import lay_out
from pipeline.layout.facts import PageFacts, facts, remarks, where
from pipeline.layout.page import Page, Pages
from pipeline.layout.ruler import MODES, ruler
from pipeline.layout.sheet import joined
from pipeline.layout.tables import set_table
from pipeline.problem import Span

METRICS = fonts.metrics(fonts.find())
PITCH = 400
"""Twips of a line of the small documents here: exactly 20 pt."""
TEN_LINES = PageSetup(height=2 * 1134 + 10 * PITCH)
EXACT = Format(align=Align.LEFT, line_rule=LineRule.EXACT, line=PITCH)


def lines(count: int, name: str = "dòng", **form: object) -> Para:
    """A paragraph of so many lines."""
    text = "\n".join(f"{name}{number}" for number in range(1, count + 1))
    return Para("P", replace(EXACT, **form), (Piece(text),))


def cells(*texts: str, **row: object) -> Row:
    boxes = tuple(
        Box((Para("C", EXACT, (Piece(text),)),)) if text else Box((), merged=True) for text in texts
    )
    return Row(boxes, **row)


def laid(*items: Item, page: PageSetup = TEN_LINES, mode: str = "exact", **other: object) -> Pages:
    section = Section(page, items, **other)
    return lay_out(Flow((section,), "hd05", "", "", "", "hd05"), METRICS, mode)


def words(page: Page) -> str:
    return " ".join(line.text for placed in page.placed for line in placed.lines if line.text)


def shown(pages: Pages) -> list[str]:
    return [words(page) for page in pages.pages]


# ---- widows, orphans, chains ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("above", "count", "first_page"),
    [
        (7, 3, 3),
        (8, 3, 0),  # three lines are never parted
        (9, 4, 0),  # no single line at the foot
        (7, 4, 2),  # no single line at the top of the next page
        (8, 5, 2),
        (8, 30, 2),
    ],
)
def test_widows_and_orphans(above: int, count: int, first_page: int) -> None:
    pages = laid(lines(above, "trên"), lines(count))
    assert words(pages.pages[0]).count("dòng") == first_page


def test_a_paragraph_longer_than_a_page_goes_over_many() -> None:
    pages = laid(lines(25))
    assert [words(page).count("dòng") for page in pages.pages] == [10, 10, 5]


def test_lines_kept_together_go_to_the_next_page() -> None:
    assert shown(laid(lines(7, "trên"), lines(4, keep_lines=True)))[1] == "dòng1 dòng2 dòng3 dòng4"


def test_lines_kept_together_but_longer_than_a_page_flow_on() -> None:
    pages = laid(lines(5, "trên"), lines(12, keep_lines=True))
    assert [words(page).count("dòng") for page in pages.pages] == [5, 7]


def test_a_heading_goes_with_two_lines_of_what_follows() -> None:
    heading = lines(1, "mục", keep_next=True)
    assert shown(laid(lines(7, "trên"), heading, lines(4)))[0].endswith("mục1 dòng1 dòng2")
    assert shown(laid(lines(8, "trên"), heading, lines(4)))[1].startswith("mục1 dòng1")


def test_a_chain_longer_than_a_page_begins_on_a_new_one_and_flows_on() -> None:
    chain = [lines(1, f"mục{number}.", keep_next=True) for number in range(1, 15)]
    pages = laid(lines(5, "trên"), *chain, lines(2))
    assert [len(page.placed) for page in pages.pages] == [1, 10, 5]


def test_libreoffice_has_no_empty_paragraph_at_a_sections_end() -> None:
    full, empty = lines(10), lines(0)
    first = Section(TEN_LINES, (full, NewPage(), empty))
    flow = Flow((first, Section(TEN_LINES, (full, empty))), "hd05", "", "", "", "hd05")
    counts = {mode: len(lay_out(flow, METRICS, mode).pages) for mode in ("lo7", "exact")}
    assert counts == {"lo7": 3, "exact": 4}


def test_the_gap_falls_away_at_a_pages_top_but_not_at_a_page_begun_by_hand() -> None:
    gap = lines(1, "sau", before=200)
    tops = [page.placed[0].lines[0].top for page in laid(gap, lines(9), gap, NewPage(), gap).pages]
    assert tops == [66.7, 56.7, 66.7]


def test_gaps_are_the_greater_of_after_and_before() -> None:
    pages = laid(lines(1, after=100), lines(1, before=60), lines(1, before=300))
    tops = [placed.lines[0].top for placed in pages.pages[0].placed]
    assert [round(b - a, 2) for a, b in pairwise(tops)] == [25, 35]


# ---- line pitch ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "height", "ascent"),
    [
        (8, 184, 7.5),
        (9, 207, 8.4),
        (10, 231, 9.4),
        (11, 253, 10.3),
        (12, 276, 11.2),
        (13, 299, 12.2),
        (14, 322, 13.1),
        (15, 345, 14.0),
        (16, 368, 15.0),
        (18, 414, 16.8),
        (20, 460, 18.7),
    ],
)
def test_single_lines_measured_in_libreoffice(size: float, height: int, ascent: float) -> None:
    para = Para("P", Format(size=size), (Piece("Hà Nội"),))
    (line,) = laid(para, mode="lo7").pages[0].placed[0].lines
    assert round((line.bottom - line.top) * 20) == height
    assert line.baseline - line.top == pytest.approx(ascent, abs=0.0501)


@pytest.mark.parametrize(
    ("rule", "line", "ascent", "pitch"),
    [
        (LineRule.EXACT, 360, 14.4, 18.0),
        (LineRule.AT_LEAST, 400, 17.0, 20.0),
        (LineRule.AT_LEAST, 100, 13.1, 16.1),
        (LineRule.MULTIPLE, 240, 13.1, 16.1),
        (LineRule.MULTIPLE, 360, 13.1, 24.15),
    ],
)
def test_line_rules(rule: LineRule, line: int, ascent: float, pitch: float) -> None:
    first, second = (
        laid(Para("P", Format(line_rule=rule, line=line), (Piece("a\nb"),)), mode="lo7")
        .pages[0]
        .placed[0]
        .lines
    )
    assert first.baseline - first.top == pytest.approx(ascent)
    assert second.baseline - first.baseline == pytest.approx(pitch)


# ---- pages ---------------------------------------------------------------------------------------


def numbers(pages: Pages) -> list[str]:
    return ["".join(line.text for line in page.artifacts) for page in pages.pages]


def test_page_numbers_begin_on_the_second_page_and_again_in_an_annex() -> None:
    section = Section(TEN_LINES, (lines(25),))
    annex = Section(replace(TEN_LINES, skip_first=False), (lines(12),))
    going_on = Section(replace(TEN_LINES, restart=False), (lines(12),))
    flow = Flow((section, annex, going_on), "hd05", "", "", "", "hd05")
    assert numbers(lay_out(flow, METRICS)) == ["", "2", "3", "1", "2", "", "4"]


def test_the_number_is_centred_at_its_distance_from_the_edge() -> None:
    page = laid(lines(12)).pages[1]
    (number,) = page.artifacts
    (fragment,) = number.fragments
    assert number.top == 28.35
    assert fragment.x + fragment.width / 2 == pytest.approx((1701 + (11906 - 850)) / 40)


def test_margins_change_places_on_even_pages() -> None:
    pages = laid(lines(25), page=replace(TEN_LINES, mirror=True))
    starts = [page.placed[0].lines[0].fragments[0].x for page in pages.pages]
    assert starts == [85.05, 42.5, 85.05]


def test_contact_lines_stand_at_the_foot_under_a_rule() -> None:
    contact = (Para("F", Format(size=11, align=Align.CENTER), (Piece("Điện thoại"),), "contact"),)
    first = laid(lines(25), foot_first=contact)
    last = laid(lines(25), foot_last=contact)
    assert [page.placed[-1].role for page in first.pages] == ["contact", "", ""]
    assert [page.placed[-1].role for page in last.pages] == ["", "", "contact"]
    page = last.pages[-1]
    assert page.placed[-1].lines[0].bottom == pytest.approx(page.height - 567 / 20)
    (rule,) = page.strokes
    assert (rule.x1, rule.x2, rule.width) == (85.05, pytest.approx(552.8), 0.5)
    assert page.placed[0].lines[-1].bottom < rule.y1 < page.placed[-1].lines[0].top


def test_a_contact_block_higher_than_the_margin_takes_room_from_the_text() -> None:
    contact = (replace(lines(4, "số"), role="contact"),)
    page = laid(lines(25), foot_last=contact).pages[-1]
    assert page.placed[0].lines[-1].bottom <= page.placed[-1].lines[0].top


def test_a_high_contact_block_takes_room_from_the_last_page_alone() -> None:
    contact = (replace(lines(4, "số"), role="contact"),)
    counts = [len(shown(laid(lines(count), foot_last=contact))) for count in (7, 9, 17, 19)]
    assert counts == [1, 2, 2, 3]
    first, last = laid(lines(17), foot_last=contact).pages
    assert len(first.placed[0].lines) == 10
    assert [placed.role for placed in last.placed] == ["", "contact"]


def test_a_rule_lies_below_its_paragraph_between_its_indents() -> None:
    pages = laid(lines(1, left=1000, right=2000, rule_width=0.75), lines(1))
    (rule,) = pages.pages[0].strokes
    top = pages.pages[0].placed[0].lines[0].bottom
    assert (rule.x1, rule.y1) == (85.05 + 50, pytest.approx(top + 1 + 0.375))
    assert rule.x2 == pytest.approx(552.8 - 100)
    assert pages.pages[0].placed[1].lines[0].top == pytest.approx(top + 1.75)


def test_a_picture_is_centred_and_never_wider_than_the_text() -> None:
    pages = laid(Picture(b"png", 20000, 1000, lines(1)))
    (image,) = pages.pages[0].images
    assert (image.x, image.width) == (85.05, pytest.approx(467.75))
    assert image.height == pytest.approx(50 * 467.75 / 1000)


# ---- tables --------------------------------------------------------------------------------------


def test_heads_are_repeated_and_rows_stay_whole() -> None:
    head = cells("cột", "cột", head=True)
    rows = [cells(f"a{number}\nb{number}", "c") for number in range(5)]
    pages = laid(lines(2), Grid((4000, 4000), (head, *rows)))
    assert shown(pages) == [
        "dòng1 dòng2 cột cột a0 b0 c a1 b1 c a2 b2 c",
        "a3 b3 c a4 b4 c",
    ]
    assert [line.text for line in pages.pages[1].artifacts[:2]] == ["cột", "cột"]


def test_a_table_does_not_begin_with_its_head_alone_at_the_foot() -> None:
    pages = laid(lines(8), Grid((4000,), (cells("cột", head=True), cells("a\nb"))))
    assert shown(pages)[1] == "cột a b"


def test_a_row_that_may_be_parted_goes_over_the_page() -> None:
    row = cells("\n".join("abcdef"), "x", can_split=True)
    pages = laid(lines(7), Grid((4000, 4000), (row,)))
    assert shown(pages) == ["dòng1 dòng2 dòng3 dòng4 dòng5 dòng6 dòng7 a b x", "c d e f"]
    assert [placed.part for placed in pages.pages[1].placed] == [1]


def test_a_row_longer_than_a_page_is_parted_all_the_same() -> None:
    row = cells("\n".join("abcdefghijklmnopqrstu"))
    pages = laid(Grid((4000,), (row,)))
    assert "".join(shown(pages)).replace(" ", "") == "abcdefghijklmnopqrstu"
    assert [len(page.placed[0].lines) for page in pages.pages] == [9, 9, 3]


def test_a_spanning_cell_goes_over_the_page_with_its_rows() -> None:
    first = cells("\n".join("abcd"), "x\ny\nz")
    first = replace(first, boxes=(replace(first.boxes[0], rows=2), first.boxes[1]))
    pages = laid(lines(5), Grid((4000, 4000), (first, cells("", "u\nv\nw"))))
    assert sorted(words(pages.pages[0]).split(" ")[5:]) == ["a", "b", "c", "x", "y", "z"]
    assert sorted(words(pages.pages[1]).split(" ")) == ["d", "u", "v", "w"]


def test_a_parted_row_with_a_cell_over_two_rows() -> None:
    """The spanning cell takes what the row's height on the page leaves it, then goes on."""
    first = cells("\n".join("abcd"), "\n".join("uvwxyz"), can_split=True)
    first = replace(first, boxes=(replace(first.boxes[0], rows=2), first.boxes[1]))
    pages = laid(lines(7), Grid((4000, 4000), (first, cells("", "q", can_split=True))))
    assert sorted(words(pages.pages[0]).split(" ")[7:]) == ["a", "b", "u", "v"]
    assert sorted(words(pages.pages[1]).split(" ")) == ["c", "d", "q", "w", "x", "y", "z"]


def test_rows_that_keep_with_the_next_go_together() -> None:
    """A row says it by the first paragraph of its first cell (Word and LibreOffice alike)."""
    kept = Row((Box((lines(2, "ký", keep_next=True),)),))
    grid = Grid((4000,), (cells("a"), kept, cells("b\nc")), border=False)
    assert shown(laid(lines(5), grid))[1:] == []
    assert shown(laid(lines(6), grid))[1] == "ký1 ký2 b c"
    alone = replace(grid, rows=grid.rows[1:])
    assert shown(laid(lines(7), alone))[1] == "ký1 ký2 b c"


def test_an_empty_cell_has_the_room_of_its_hidden_paragraph() -> None:
    """1 pt, as the docx has it."""
    rows = (Row((Box(()),)), cells("a"))
    pages = laid(Grid((4000,), rows, border=False))
    assert pages.pages[0].placed[0].lines[0].top == pytest.approx(1134 / 20 + 1)


def after_cells(*counts: int) -> Row:
    """Cells of so many lines, 2 pt after each paragraph."""
    form = replace(EXACT, after=40)
    boxes = [
        Box((Para("C", form, (Piece("\n".join(f"{name}{at}" for at in range(count))),)),))
        for name, count in zip("abc", counts, strict=False)
    ]
    return Row(tuple(boxes), can_split=True)


@pytest.mark.parametrize(
    ("counts", "first_page"),
    [
        ((2, 3), "a0 a1 b0 b1"),  # before the first parted cell: the last line stays
        ((3, 2), "a0 a1 b0"),  # behind it: the last line needs the space after it
        ((1, 2), "a0 b0"),
        ((2, 1), ""),  # nothing would be parted: the row goes to the next page whole
        ((2, 2), ""),
        ((1, 1), ""),
    ],
)
def test_where_the_space_after_a_cells_last_line_does_not_fit(
    counts: tuple[int, ...], first_page: str
) -> None:
    """Measured in LibreOffice 7.4: room for two lines (one for (1, 1)) but not for 2 pt more."""
    above = 8 if max(counts) > 1 else 9
    row = after_cells(*counts)
    grid = Grid((4000, 4000), (row,), border=False)
    shown_first = shown(laid(lines(above, "x"), grid, mode="lo7"))[0].split(" ")[above:]
    assert " ".join(shown_first) == (first_page or ("a0 b0" if counts == (1, 1) else ""))


def parted_cells(*cells_: tuple[tuple[int, int], ...]) -> Row:
    """Cells of paragraphs of (lines, twips after them)."""
    boxes = []
    for name, paragraphs in zip("abc", cells_, strict=False):
        at, content = 0, []
        for count, after in paragraphs:
            words = "\n".join(f"{name}{number}" for number in range(at, at + count))
            content.append(Para("C", replace(EXACT, after=after), (Piece(words),)))
            at += count
        boxes.append(Box(tuple(content)))
    return Row(tuple(boxes), can_split=True)


@pytest.mark.parametrize(
    ("row", "first_page"),
    [
        # A cell's last paragraph begins only with the space after it, a middle one without.
        (parted_cells(((3, 0),), ((1, 0), (2, 40))), "a0 a1 b0"),
        (parted_cells(((3, 0),), ((1, 0), (2, 0))), "a0 a1 b0 b1"),
        # In the middle of a cell the space after a paragraph goes with the next one.
        (parted_cells(((3, 0),), ((2, 40), (1, 0))), "a0 a1 b0 b1"),
        (parted_cells(((2, 40), (1, 0)), ((3, 0),)), "a0 a1 b0 b1"),
    ],
)
def test_where_the_space_after_a_paragraph_counts_in_a_parted_row(
    row: Row, first_page: str
) -> None:
    grid = Grid((4000, 4000), (row,), border=False)
    pages = shown(laid(lines(8, "x"), grid, mode="lo7"))
    assert pages[0].split(" ")[8:] == first_page.split(" ")


def test_a_row_beside_a_cell_over_two_rows_is_parted_where_it_would_else_move() -> None:
    row = parted_cells(((2, 40),), ((9, 0),))
    above, below = row.boxes[1], cells("d", "e").boxes[0]
    rows = (
        replace(row, boxes=(row.boxes[0], replace(above, rows=2))),
        Row((below, Box((), merged=True)), can_split=True),
    )
    pages = shown(laid(lines(8, "x"), Grid((4000, 4000), rows, border=False), mode="lo7"))
    assert pages[0].split(" ")[8:] == ["a0", "b0"]
    assert pages[1].startswith("a1")


def test_cells_say_where_they_stand() -> None:
    head = cells("a", "b", head=True)
    wide = Row((replace(cells("c").boxes[0], columns=2),))
    placed = laid(Grid((3000, 4000), (head, wide))).pages[0].placed
    told = [(one.path, one.head_cell, one.columns, one.rows) for one in placed]
    assert told == [((1, 0, 0), True, 1, 1), ((1, 0, 1), True, 1, 1), ((1, 1, 0), False, 2, 1)]


def test_borders_are_drawn_once_and_joined() -> None:
    strokes = laid(Grid((3000, 4000), (cells("a", "b"), cells("c", "d")))).pages[0].strokes
    vertical = [stroke for stroke in strokes if stroke.x1 == stroke.x2]
    flat = [stroke for stroke in strokes if stroke.y1 == stroke.y2]
    assert sorted({stroke.x1 for stroke in vertical}) == [85.05, 235.05, 435.05]
    assert (len(vertical), len(flat)) == (3, 3)


def test_joining_leaves_gaps_alone() -> None:
    assert joined({1: [(5, 6), (0, 2), (2, 3), (1, 2)]}) == [(1, 0, 3), (1, 5, 6)]


def test_a_grid_kept_with_what_follows_moves_with_it() -> None:
    grid = Grid((4000,), (cells("a"), cells("b")), border=False, margin=0, keep_next=True)
    assert shown(laid(lines(7), grid, lines(4, "sau")))[1].startswith("a b sau1")


# ---- footnotes -----------------------------------------------------------------------------------


def noted(text: str, note: str) -> Para:
    footnote = (Para("N", replace(EXACT, size=10), (Piece(note),), "footnote"),)
    return Para("P", EXACT, (Piece(text, note=footnote),))


def test_notes_are_numbered_and_stand_on_the_page_of_their_call() -> None:
    pages = laid(lines(7), noted("một", "chú thích một"), noted("hai", "chú thích hai"))
    assert shown(pages) == ["dòng1 dòng2 dòng3 dòng4 dòng5 dòng6 dòng7 một1", "hai2"]
    told = [[line.text for note in page.notes for line in note.lines] for page in pages.pages]
    assert told == [["1 chú thích một"], ["2 chú thích hai"]]
    note = pages.pages[0].notes[0]
    assert note.lines[0].bottom == pytest.approx((1134 + 10 * PITCH) / 20)
    assert note.role == "footnote"


def test_a_note_longer_than_a_page_goes_on() -> None:
    pages = laid(noted("một", "\n".join(f"n{number}" for number in range(25))))
    told = [line.text for page in pages.pages for note in page.notes for line in note.lines]
    assert told == ["1 n0", *(f"n{number}" for number in range(1, 25))]


def test_a_note_counts_in_the_chain_that_calls_it() -> None:
    heading = lines(1, "mục", keep_next=True)
    pages = laid(lines(6, "trên"), heading, noted("một", "chú thích"))
    assert shown(pages)[0].endswith("mục1 một1")
    pages = laid(lines(7, "trên"), heading, noted("một", "chú thích"))
    assert shown(pages)[1] == "mục1 một1"


def test_a_note_may_go_on_when_two_of_its_lines_stand_below_its_call() -> None:
    note = "\n".join(f"n{number}" for number in range(4))
    told = [
        [line.text for one in page.notes for line in one.lines]
        for page in laid(lines(6), noted("một", note)).pages
    ]
    assert told == [["1 n0", "n1"], ["n2", "n3"]]


def test_notes_called_in_a_table_stand_below_its_row() -> None:
    note = (Para("N", replace(EXACT, size=10), (Piece("n0\nn1\nn2"),), "footnote"),)
    para = Para("C", EXACT, (Piece("a\nb\nc", note=note),))
    pages = laid(lines(5), Grid((4000,), (Row((Box((para,)),)),), border=False))
    # Of ten lines five are taken: the row's three and its note's three go over together.
    found = [
        (
            [line.bottom for placed in page.placed for line in placed.lines],
            [line.top for placed in page.notes for line in placed.lines],
        )
        for page in pages.pages
    ]
    assert [(len(body), len(notes)) for body, notes in found] == [(5, 0), (3, 3)]
    body, notes = found[1]
    assert min(notes) >= max(body)


# ---- facts ---------------------------------------------------------------------------------------


def test_facts_of_a_page_in_order() -> None:
    assert facts(laid(lines(5))) == PageFacts(1, (), 5, False, 0, ())


def test_facts_tell_what_is_amiss() -> None:
    heading = lines(1, "mục", outline=1)
    signer = replace(lines(2, "ký"), role="signer_name")
    date = replace(lines(2, "ngày"), role="place_date")
    found = facts(laid(date, lines(7), heading, signer))
    assert found == PageFacts(2, (1,), 2, True, 2, (("place_date", "ngày1 ngày2", 5),))
    assert [str(problem) for problem in remarks(found, Span("a.yaml", 3, 1))] == [
        "a.yaml:3:1: cảnh báo L002 trang 1 kết thúc bằng một đề mục — thêm hoặc bớt vài chữ ở "
        "đoạn trước, hoặc đặt ngắt trang trước đề mục",
        "a.yaml:3:1: cảnh báo L003 trang cuối chỉ có 2 dòng — rút gọn vài chữ, hoặc chọn khoảng "
        "cách dòng, đoạn khác trong “trình bày”",
        "a.yaml:3:1: cảnh báo L004 trang 2 chỉ có chữ ký, không có dòng nội dung nào — thêm hoặc "
        "bớt vài dòng để đoạn cuối sang cùng trang với chữ ký",
        "a.yaml:3:1: cảnh báo L005 “ngày1 ngày2” không đủ chỗ trên một dòng — ghi địa danh ngắn hơn: "
        "bớt 5 chữ cái là vừa",
    ]


def test_what_is_amiss_is_placed_at_the_words_that_stand_there() -> None:
    spans = [Span("a.yaml", line, 5) for line in range(10, 14)]
    date = replace(lines(2, "ngày"), role="place_date", span=spans[0])
    body = replace(lines(7), span=spans[1])
    heading = replace(lines(1, "mục", outline=1), span=spans[2])
    signer = replace(lines(2, "ký"), role="signer_name", span=spans[3])
    written = (date, body, heading, signer)
    spots = where(laid(*written), written)
    assert spots == {0: spans[2], 1: spans[2], 2: spans[3]}
    told = remarks(facts(laid(*written)), Span("a.yaml"), spots, {"place_date": spans[0]})
    assert [(one.code, one.span.line) for one in told] == [
        ("L002", 12),
        ("L003", 12),
        ("L004", 12),
        ("L005", 10),
    ]


# ---- for all flows -------------------------------------------------------------------------------

TEXTS = st.text(alphabet="aăđưm -/…\u00a0\u2011,.;", max_size=150)
FORMATS = st.builds(
    Format,
    size=st.sampled_from([8.0, 13.5, 14.0, 20.0]),
    align=st.sampled_from(Align),
    first_line=st.sampled_from([0, 567]),
    left=st.sampled_from([0, 300]),
    before=st.sampled_from([0, 120]),
    after=st.sampled_from([0, 120]),
    line_rule=st.just(LineRule.MULTIPLE),
    line=st.sampled_from([240, 276, 360]),
    keep_next=st.booleans(),
    keep_lines=st.booleans(),
    rule_width=st.sampled_from([0.0, 0.75]),
)
NOTES = st.builds(
    lambda text: (Para("N", Format(size=10), (Piece(text),), "footnote"),), TEXTS.filter(bool)
)
PIECES = st.builds(
    Piece, TEXTS, bold=st.booleans(), italic=st.booleans(), note=st.one_of(st.just(()), NOTES)
)
PARAS = st.builds(
    lambda form, pieces: Para("P", form, tuple(pieces)), FORMATS, st.lists(PIECES, max_size=3)
)


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    columns = draw(st.integers(1, 3))
    count = draw(st.integers(1, 5))
    rows = [
        [Box(tuple(draw(st.lists(PARAS, min_size=1, max_size=2)))) for _ in range(columns)]
        for _ in range(count)
    ]
    if count > 2 and columns > 1 and draw(st.booleans()):
        rows[1][0] = replace(rows[1][0], rows=2)
        rows[2][0] = Box((), merged=True)
    splits = draw(st.booleans())
    made = [Row(tuple(boxes), head=not n, can_split=splits) for n, boxes in enumerate(rows)]
    border, keep = draw(st.booleans()), draw(st.booleans())
    return Grid(tuple([2400] * columns), tuple(made), border=border, keep_next=keep)


ITEMS = st.lists(st.one_of(PARAS, PARAS, grids(), st.just(NewPage())), max_size=8)
SMALL = PageSetup(height=6000, skip_first=False)


def letters(texts: list[str]) -> Counter[str]:
    return Counter(
        letter for text in texts for letter in text if not letter.isspace() and letter != "1"
    )


def _flow_texts(flow: Flow) -> list[str]:
    out = []
    for para in paras(flow):
        out.append(para.text)
        out += [note.text for piece in para.pieces for note in piece.note]
    return out


QUICK = settings(
    deadline=None,
    max_examples=60,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
"""The same examples each time and no shrinking: tests/fuzz.py looks for more."""


@QUICK
@given(items=ITEMS, mode=st.sampled_from(MODES))
def test_nothing_is_lost_and_nothing_leaves_the_page(items: list[Item], mode: str) -> None:
    flow = Flow((Section(SMALL, tuple(items)),), "hd05", "", "", "", "hd05")
    pages = lay_out(flow, METRICS, mode)
    told = [
        "".join(c for c in line.text if not c.isdigit())
        for page in pages.pages
        for placed in (*page.placed, *page.notes)
        for line in placed.lines
    ]
    assert letters(told) == letters(_flow_texts(flow))
    for page in pages.pages:
        for placed in (*page.placed, *page.notes):
            for line in placed.lines:
                assert line.top >= 1134 / 20 - 0.01
                assert line.bottom <= page.height - 1134 / 20 + 0.05
                for fragment in line.fragments:
                    assert fragment.x >= 0
                    assert fragment.x + fragment.width <= page.width


@QUICK
@given(items=ITEMS)
def test_lines_of_a_column_do_not_overlap(items: list[Item]) -> None:
    paras_only = tuple(item for item in items if not isinstance(item, Grid))
    pages = laid(*paras_only, page=SMALL)
    for page in pages.pages:
        body = [line for placed in page.placed for line in placed.lines]
        for above, below in pairwise(body):
            assert below.top >= above.bottom - 0.01
        notes = [line for placed in page.notes for line in placed.lines]
        if notes and body:
            assert notes[0].top >= body[-1].bottom


def test_the_right_line_of_a_cell_framed_alone_takes_room_in_libreoffice() -> None:
    framed = Box((Para("C", EXACT, (Piece("a"),)),), border=True)
    grid = Grid((4535, 4820), (Row((framed, Box(framed.content))),), border=False, margin=0)
    for mode, width in (("exact", 4535), ("lo7", 4525)):
        cell = set_table(grid, 1, ruler(METRICS, mode), Notes()).rows[0].cells[0]
        assert (cell.blocks[0].width, cell.margin) == (width, 0)
