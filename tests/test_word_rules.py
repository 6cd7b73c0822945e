"""How Word lays a page out, clause by clause, in the modes that follow Word: and that the .docx says so.

What each clause rests on is written in docs/bo-tri.md.
"""

from __future__ import annotations

import io
import re
from itertools import pairwise
from zipfile import ZipFile

import pytest

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
from pipeline.fonts import find, metrics
from pipeline.layout.document import lay_out
from pipeline.layout.footnotes import AREA
from pipeline.layout.page import Pages
from pipeline.render import template_parts
from pipeline.standards.load import ids
from tests.docx_cases import END, flow, rendered
from tests.samples import ROOT

METRICS = metrics(find())
WORD = pytest.mark.parametrize("mode", ["exact", "word15"])
PITCH = 400
"""Twips of a line."""
LINES = 10
"""Of a page."""
PAGE = PageSetup(height=2 * 1134 + LINES * PITCH)


def form(**other: object) -> Format:
    return Format(line_rule=LineRule.EXACT, line=PITCH, **other)


def para(lines: int, **other: object) -> Para:
    """A paragraph of so many lines, by breaks that are asked for."""
    return Para("P", form(**other), (Piece("\n".join(f"dòng {n}" for n in range(lines))),))


def table(*heights: int, heads: int = 0, split: bool = False) -> Grid:
    rows = tuple(
        Row((Box((para(high),)),), head=at < heads, can_split=split)
        for at, high in enumerate(heights)
    )
    return Grid((6000,), rows, border=False)


def laid(mode: str, *items: Item) -> Pages:
    return lay_out(Flow((Section(PAGE, items),), "", "", "", "", ""), METRICS, mode)


def counts(pages: Pages) -> list[int]:
    """Lines of each page."""
    return [sum(len(one.lines) for one in page.placed) for page in pages.pages]


@WORD
@pytest.mark.parametrize(
    ("above", "length", "first"),
    [(9, 4, 9), (8, 4, 10), (8, 3, 8), (7, 4, 9), (7, 3, 10), (9, 1, 10), (8, 2, 10), (9, 2, 9)],
)
def test_two_lines_at_least_on_either_side_of_a_page_break(
    mode: str, above: int, length: int, first: int
) -> None:
    """Widow and orphan control (ECMA-376-1, 17.3.1.44): three lines are never parted."""
    assert counts(laid(mode, para(above), para(length)))[0] == first


@WORD
def test_a_heading_goes_with_two_lines_of_what_follows(mode: str) -> None:
    chain = (para(1, keep_next=True), para(1, keep_next=True), para(5))
    assert counts(laid(mode, para(7), *chain)) == [7, 7]
    assert counts(laid(mode, para(6), *chain)) == [10, 3]


@WORD
def test_a_chain_longer_than_a_page_begins_on_a_new_one_and_flows_on(mode: str) -> None:
    """ECMA-376-1, 17.3.1.15; its last line goes with two lines of what follows."""
    chain = [para(1, keep_next=True) for _ in range(25)]
    assert counts(laid(mode, para(4), *chain, para(2))) == [4, 10, 10, 7]
    assert counts(laid(mode, para(4), *chain[:8], para(2))) == [4, 10]
    assert counts(laid(mode, para(4), *chain[:9], para(2))) == [4, 9, 2]


@WORD
def test_space_before_is_dropped_where_a_page_ends_by_itself_and_kept_where_one_is_asked_for(
    mode: str,
) -> None:
    def top(*items: Item) -> float:
        return laid(mode, *items).pages[-1].placed[0].lines[0].top - PAGE.top / 20

    assert top(para(LINES), para(2, before=200)) == pytest.approx(0)
    assert top(para(3), NewPage(), para(2, before=200)) == pytest.approx(10)
    assert top(para(2, before=200)) == pytest.approx(10)


@WORD
@pytest.mark.parametrize(
    ("after", "before", "left"), [(0, 480, 24), (240, 480, 12), (480, 480, 0), (720, 960, 12)]
)
@pytest.mark.parametrize("kind", ["break", "section"])
def test_of_the_space_before_a_page_begun_by_hand_the_space_after_is_left_out(
    mode: str, kind: str, after: int, before: int, left: float
) -> None:
    """Word 16.113 as published (openooxml/betteroffice, pull request 616): the gap of 24 pt lies
    on both pages, its upper part, the space after, on the page that ends."""
    first, second = para(3, after=after), para(2, before=before)
    if kind == "break":
        pages = laid(mode, first, NewPage(), second)
    else:
        sections = (Section(PAGE, (first,)), Section(PAGE, (second,)))
        pages = lay_out(Flow(sections, "", "", "", "", ""), METRICS, mode)
    top = pages.pages[-1].placed[0].lines[0].top - PAGE.top / 20
    assert top == pytest.approx(left)


@WORD
def test_what_stands_below_the_last_line_of_a_page_needs_no_room(mode: str) -> None:
    assert counts(laid(mode, para(LINES, after=400), para(2))) == [10, 2]


@WORD
def test_rows_stay_whole_and_a_row_longer_than_a_page_is_parted(mode: str) -> None:
    assert counts(laid(mode, para(6), table(5), para(1))) == [6, 6]
    assert counts(laid(mode, para(6), table(5, split=True), para(1)))[0] == 10
    assert counts(laid(mode, table(14), para(1)))[0] == 10


@WORD
def test_a_head_row_is_never_alone_at_the_foot_of_a_page(mode: str) -> None:
    assert counts(laid(mode, para(8), table(1, 3, 3, heads=1), para(1)))[0] == 8
    assert counts(laid(mode, para(6), table(1, 3, 3, heads=1), para(1)))[0] == 10


def test_word_is_told_to_keep_head_rows_with_the_next() -> None:
    """Word itself does not; LibreOffice does of its own."""
    with ZipFile(io.BytesIO(rendered(flow(table(1, 1, 1, heads=2), END)))) as whole:
        xml = whole.read("word/document.xml").decode()
    rows = [row for row in re.findall(r"<w:tr\b.*?</w:tr>", xml, re.S) if "dòng 0" in row]
    assert ["<w:keepNext/>" in row for row in rows] == [True, True, False]
    assert ["<w:tblHeader/>" in row for row in rows] == [True, True, False]


def test_the_separator_of_notes_is_as_high_in_word_as_in_our_pages() -> None:
    """Of an ordinary paragraph it would be a whole line, and the page hold one less."""
    assert template_parts.SEPARATOR == AREA
    xml = template_parts.footnotes()
    spacings = re.findall(r"<w:spacing [^>]*>", xml)
    assert spacings == ['<w:spacing w:after="0" w:line="124" w:lineRule="exact"/>'] * 2
    for size in re.findall(r'<w:sz w:val="(\d+)"/>', xml):
        assert int(size) * 10 * 1.15 < AREA  # its own line fits in that


def test_nothing_in_the_templates_changes_how_word_adds_spaces_or_lines() -> None:
    """With any of these Word adds both spaces, drops one at a break, squeezes or kerns."""
    for standard in ids():
        with ZipFile(ROOT / "templates" / f"{standard}.docx") as whole:
            text = "".join(
                whole.read(part).decode() for part in ("word/settings.xml", "word/styles.xml")
            )
        for name in (
            "doNotUseHTMLParagraphAutoSpacing",
            "suppressSpBfAfterPgBrk",
            "suppressTopSpacing",
            "wpJustification",
            "lineWrapLikeWord6",
            "ulTrailSpace",
            "noLeading",
            "docGrid",
            "autoHyphenation",
            "kern",
            "contextualSpacing",
        ):
            assert not re.search(rf"<w:{name}\b(?! w:val=\"(?:0|false)\")", text), name
        assert 'w:name="compatibilityMode"' in text
        assert re.search(r'"compatibilityMode"[^>]*w:val="14"', text)


@WORD
def test_the_blank_at_which_a_centred_line_ends_moves_it_nowhere(mode: str) -> None:
    one = Para("P", form(align=Align.CENTER), (Piece("mi " * 40),))
    first = laid(mode, one).pages[0].placed[0].lines[0]
    text = first.text.rstrip()
    assert len(text) < 100  # the paragraph has a second line
    shown = METRICS.text_width(text, "regular", 14)
    middle = first.fragments[0].x + shown / 2
    assert middle == pytest.approx((PAGE.left + PAGE.width - PAGE.right) / 40, abs=0.05)


@WORD
def test_a_line_of_exact_pitch_is_as_high_whatever_stands_in_it(mode: str) -> None:
    plain = laid(mode, para(3))
    mixed = Para("P", form(), (Piece("a"), Piece("b", size=20), Piece("\nc\nd")))
    assert [one.top for one in laid(mode, mixed).pages[0].placed[0].lines] == [
        one.top for one in plain.pages[0].placed[0].lines
    ]


@WORD
def test_a_line_at_least_so_high_grows_with_what_stands_in_it(mode: str) -> None:
    least = Format(line_rule=LineRule.AT_LEAST, line=PITCH)
    small = Para("P", least, (Piece("a\nb"),))
    large = Para("P", least, (Piece("a", size=24), Piece("\nb")))

    def pitch(one: Para) -> float:
        first, second = laid(mode, one).pages[0].placed[0].lines
        return second.baseline - first.baseline

    assert pitch(small) == pytest.approx(PITCH / 20)
    first = laid(mode, large).pages[0].placed[0].lines[0]
    assert first.bottom - first.top > PITCH / 20


@WORD
@pytest.mark.parametrize("pitch", [4, 10, 20, 36, 50])
@pytest.mark.parametrize("size", [12.0, 36.0])
def test_four_fifths_of_an_exact_line_lie_above_its_baseline(
    mode: str, pitch: int, size: float
) -> None:
    """Of any face and size: Word 16.112 as published (openooxml/betteroffice, pull request 180).

    The first line of a page has its whole pitch too (suppressTopSpacing, off).
    """
    one = Para("P", Format(size=size, line_rule=LineRule.EXACT, line=pitch * 20), (Piece("a"),))
    (line,) = laid(mode, one).pages[0].placed[0].lines
    assert line.baseline - PAGE.top / 20 == pytest.approx(0.8 * pitch)
    assert line.bottom - line.top == pytest.approx(pitch)


@WORD
@pytest.mark.parametrize(("line", "size"), [(240, 72.0), (360, 48.0), (480, 14.0)])
def test_the_font_s_gap_lies_above_the_letters_and_what_a_multiple_adds_below(
    mode: str, line: int, size: float
) -> None:
    """Times New Roman: 1825 and 87 of 2048 above the baseline (hhea), at any multiple from 1 on.

    As published of Word's PDFs (openooxml/betteroffice, pull request 632;
    yukiyokotani/office-open-xml-viewer, issue 990).
    """
    one = Para("P", Format(size=size, line=line), (Piece("a\nb"),))
    first, second = laid(mode, one).pages[0].placed[0].lines
    assert first.baseline - PAGE.top / 20 == pytest.approx(size * 1912 / 2048)
    assert second.baseline - first.baseline == pytest.approx(size * 2355 / 2048 * line / 240)


@WORD
def test_an_exact_line_needs_its_whole_pitch_at_the_foot_and_a_multiple_its_letters_alone(
    mode: str,
) -> None:
    """suppressBottomSpacing (off) lets an exact line hang out; what a multiple adds may."""
    low = PageSetup(height=PAGE.height - 20)

    def first(form: Format, page: PageSetup) -> int:
        one = Para("P", form, (Piece("\n".join("abcdefghijklmno")),))
        flow = Flow((Section(page, (one,)),), "", "", "", "", "")
        return counts(lay_out(flow, METRICS, mode))[0]

    assert first(form(), PAGE) == 10
    assert first(form(), low) == 9
    # Lines of 14 pt at 2.0: nine of 32.20 pt and one of 16.10 are 305.9 pt.
    double = Format(size=14, line=480)
    assert first(double, PageSetup(height=2 * 1134 + 6120)) == 10
    assert first(double, PageSetup(height=2 * 1134 + 6116)) == 9


@WORD
@pytest.mark.parametrize(("after", "before", "gap"), [(200, 0, 10), (0, 300, 15), (200, 300, 25)])
def test_below_a_table_stand_both_the_cell_s_space_after_and_the_paragraph_s_before(
    mode: str, after: int, before: int, gap: float
) -> None:
    """The space after belongs to the row (as published, developer0hye/office2pdf, issue 1688)."""
    grid = Grid((6000,), (Row((Box((para(1, after=after),)),)),), border=False)
    cell, below = laid(mode, grid, para(1, before=before)).pages[0].placed
    assert below.lines[0].baseline - cell.lines[0].baseline == pytest.approx(PITCH / 20 + gap)


@WORD
def test_a_row_is_as_high_as_its_text_and_one_line_of_the_border(mode: str) -> None:
    """As published of Word's PDFs (developer0hye/office2pdf, pull request 509): half of the line
    above and half of the one below; lines of 0.5 pt."""
    rows = tuple(Row((Box((para(1, before=40, after=60),)),)) for _ in range(3))
    placed = laid(mode, Grid((6000,), rows)).pages[0].placed
    tops = [one.lines[0].top for one in placed]
    assert [b - a for a, b in pairwise(tops)] == pytest.approx([20 + 2 + 3 + 0.5] * 2)


@WORD
@pytest.mark.parametrize("height", [0, 500, 1200])
def test_a_row_is_at_least_as_high_as_asked(mode: str, height: int) -> None:
    row = Row((Box((para(1),)),), height=height)
    placed = laid(mode, Grid((6000,), (row, row), border=False)).pages[0].placed
    pitch = placed[1].lines[0].top - placed[0].lines[0].top
    assert pitch == pytest.approx(max(height, PITCH) / 20)
