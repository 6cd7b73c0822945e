"""What the layout cannot promise is said, with the place and the other engine."""

from __future__ import annotations

from unicodedata import bidirectional

from pipeline.flow import Box, Flow, Format, Grid, LineRule, PageSetup, Para, Piece, Row, Section
from pipeline.fonts import find, metrics
from pipeline.layout.document import lay_out
from pipeline.layout.doubts import _TURNED, doubts
from pipeline.problem import Span
from tests import samples

METRICS = metrics(find())
PITCH = 400
PAGE = PageSetup(height=2 * 1134 + 10 * PITCH)


def told(*rows: Row, width: int = 4000) -> list[str]:
    flow = Flow((Section(PAGE, (Grid((width,), rows),)),), "hd05", "", "", "", "hd05", "a.yaml")
    return [str(one) for one in doubts(flow, lay_out(flow, METRICS))]


def row(text: str, **other: bool) -> Row:
    form = Format(line_rule=LineRule.EXACT, line=PITCH)
    para = Para("C", form, (Piece(text),), "cell", "b1", Span("a.yaml", 7, 3))
    return Row((Box((para,)),), **other)


def test_a_symbol_wider_than_its_column_is_told_at_its_place() -> None:
    assert told(row("số 126/2024/NĐ\u2011CP và 27/2020/NĐ\u2011CP"), width=1200) == [
        "a.yaml:7:3: cảnh báo L007 “126/202” không đủ chỗ trên một dòng nên bị cắt giữa chữ; Word và "
        "LibreOffice có thể cắt ở chỗ khác — nới cột (“độ rộng”) hoặc bớt cột, hoặc dùng “--pdf-engine "
        "libreoffice” để PDF đúng như LibreOffice mở tệp .docx"
    ]


def test_a_hyphen_is_a_place_to_end_a_line() -> None:
    assert told(row("kinh tế-xã hội"), width=1200) == []


def test_a_row_that_may_be_parted_is_told_where_it_is() -> None:
    assert told(row("a", can_split=True)) == []
    long = "\n".join("abcdefghijklmnop")
    assert told(row(long, can_split=True)) == [
        "a.yaml:7:3: cảnh báo L007 hàng 1 của bảng được tách qua trang sau; Word và LibreOffice có thể "
        "cắt ở chỗ khác — tách hàng ấy thành nhiều hàng, hoặc dùng “--pdf-engine libreoffice” để PDF "
        "đúng như LibreOffice mở tệp .docx"
    ]


def test_a_row_longer_than_a_page_is_told() -> None:
    long = "\n".join("abcdefghijklmnop")
    assert told(row(long)) == [
        "a.yaml:7:3: cảnh báo L007 hàng 1 của bảng dài hơn một trang nên bị tách; Word và LibreOffice "
        "có thể cắt ở chỗ khác — tách hàng ấy thành nhiều hàng, hoặc dùng “--pdf-engine libreoffice” "
        "để PDF đúng như LibreOffice mở tệp .docx"
    ]


def noted(count: int, *calling: int) -> tuple[Row, ...]:
    """Rows of a line (20.5 pt of a page of 200), some with a note of two lines (23 and 6.2 pt)."""
    form = Format(line_rule=LineRule.EXACT, line=PITCH)
    note = (Para("footnote", Format(size=10), (Piece("a\nb"),)),)
    return tuple(
        Row((Box((Para("C", form, (piece,), "cell", "b1", Span("a.yaml", at, 3)),)),))
        for at in range(count)
        for piece in [Piece(f"r{at}", note=note if at in calling else ())]
    )


def lines_told(*rows: Row) -> list[int]:
    flow = Flow((Section(PAGE, (Grid((4000,), rows),)),), "hd05", "", "", "", "hd05", "a.yaml")
    for mode in ("exact", "word15", "lo7"):
        found = doubts(flow, lay_out(flow, METRICS, mode))
    return [one.span.line for one in found]


def test_a_note_that_decides_where_the_page_ends_is_told_at_its_row() -> None:
    # Nine rows have room on a page; with the note in the ninth but eight.
    assert told(*noted(12, 8)) == [
        "a.yaml:8:3: cảnh báo L007 chú thích 1 gọi trong hàng 9 của bảng quyết định trang 1 hết ở chỗ nào; "
        "Word và LibreOffice có thể ngắt trang ở chỗ khác — đưa chú thích ấy ra ngoài bảng (“ghi chú” dưới "
        "bảng hoặc trong đoạn văn), hoặc dùng “--pdf-engine libreoffice” để PDF đúng như LibreOffice mở tệp "
        ".docx"
    ]


def test_a_note_that_decides_nothing_leaves_no_doubt() -> None:
    assert lines_told(*noted(7, 3)) == []  # 149.7 of 200 pt: all has room
    assert lines_told(*noted(12, 10)) == []  # the page before it is full of rows without it
    assert lines_told(*noted(20)) == []


def test_rows_that_a_note_keeps_off_the_page_are_told() -> None:
    assert lines_told(*noted(9, 3)) == [3]  # nine rows without the note, eight with it
    assert lines_told(*noted(14, 2, 3)) == [3]


def test_words_from_right_to_left_are_told_as_an_error() -> None:
    assert told(row("tổ chức \u05e9\u05dc\u05d5\u05dd \u05e9 thăm tỉnh")) == [
        "a.yaml:7:3: lỗi L009 “\u05e9\u05dc\u05d5\u05dd \u05e9” là chữ viết từ phải sang trái, PDF do vanban dàn sẽ in "
        "ngược — viết bằng chữ La-tinh, hoặc dùng “--pdf-engine libreoffice” để PDF đúng như tệp .docx"
    ]


def test_whatever_is_written_from_right_to_left_is_told() -> None:
    """Unicode's own table: no letter of class R or AL is overlooked, none of another is told."""
    letters = [chr(code) for code in range(0x110000) if not 0xD800 <= code <= 0xDFFF]
    turned = {one for one in letters if bidirectional(one) in ("R", "AL")}
    assert len(turned) > 1000
    assert {one for one in turned if not _TURNED.fullmatch(one)} <= {"\u200f"}
    told_too = {one for one in letters if _TURNED.fullmatch(one)} - turned
    assert {one for one in told_too if bidirectional(one) in ("L", "BN")} == set()


def test_a_note_from_right_to_left_is_told_at_its_paragraph() -> None:
    note = (Para("footnote", Format(size=10), (Piece("\u0645\u0631"),)),)
    para = Para("C", Format(), (Piece("chữ", note=note),), "cell", "b1", Span("a.yaml", 7, 3))
    (said,) = told(Row((Box((para,)),)))
    assert said.startswith("a.yaml:7:3: lỗi L009 ")


def followed(*between: str, note: str, lines: int = 9) -> list[int]:
    """A table of so many lines (20.5 pt each of 200), then paragraphs and the next table."""
    form = Format(line_rule=LineRule.EXACT, line=PITCH)
    called = (Para("footnote", Format(size=10), (Piece(note),)),)

    def para(text: str, at: int) -> Para:
        piece = Piece(text.strip("*"), note=called if "*" in text else ())
        return Para("C", form, (piece,), "paragraph", f"p{at}", Span("a.yaml", at, 3))

    rows = (Row((Box((para("x", 90),)),)), Row((Box((para("\n".join("x" * (lines - 1)), 91),)),)))
    text = tuple(para(one, at) for at, one in enumerate(between, 1))
    items = (Grid((4000,), rows), *text, Grid((4000,), rows[:1]))
    flow = Flow((Section(PAGE, items),), "hd05", "", "", "", "hd05", "a.yaml")
    pages = lay_out(flow, METRICS, "exact")
    return [one.span.line for one in doubts(flow, pages) if one.code == "L007"]


def test_a_note_soon_after_a_table_at_the_pages_end_is_told() -> None:
    # The table ends at 181.5 of 200 pt; a note of two lines takes 29.2, one of one line 17.7.
    assert followed("a", "b*", note="a\na") == [2]
    assert followed("a", "b*", "c", note="a\na") == [2]
    assert followed("a", "b*", note="a") == []


def test_a_note_after_a_table_leaves_no_doubt_where_it_pushes_nothing() -> None:
    assert followed("a", "b", note="a") == []
    assert followed("a", "b*", note="a\na", lines=3) == []  # all has room
    assert followed(*"abcde", "f*", note="a\na") == []  # no table soon after


def test_the_samples_leave_no_doubt() -> None:
    found = [one for name in samples.FILES for one in samples.finished(name).problems]
    assert [str(one) for one in found if one.code in ("L007", "L009")] == []
