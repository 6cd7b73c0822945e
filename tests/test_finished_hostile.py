"""Finished files made to harm or to deceive who checks them: each ends in findings, within bounds of time."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from functools import cache

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from pipeline.check.finished import bounded
from pipeline.check.finished.door import Inspected, inspect
from tests.hostile_files import pdf
from tests.samples import finished
from tests.strange import CLOSE, cell, p, packed

SECONDS = 30
"""Of a processor: what is gone through once takes a few, what is gone through again for each line takes minutes."""
LINE = b"BT %s/F1 14 Tf 85 %d Td (Giao cac phong ban thuc hien nghiem tuc noi dung sau) Tj ET\n"


def _page(commands: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(1))) as made:
        made.pages[0].Contents = made.make_stream(commands)
        made.save(out)
    return out.getvalue()


def _text(mode: bytes = b"") -> bytes:
    return b"".join(LINE % (mode, 700 - 20 * at) for at in range(10))


def _drawing() -> bytes:
    """A map: sixty thousand lines, and labels between them."""
    drawn = (
        b"%d %d m %d %d l S\n" % (50 + at % 400, at * 7 % 800, 90 + at % 400, at * 7 % 800)
        for at in range(60_000)
    )
    named = (
        b"BT /F1 3 Tf %d %d Td (abc) Tj ET\n" % (40 + 70 * (at % 7), 830 - 3 * (at // 7))
        for at in range(1_800)
    )
    return _page(b"".join(drawn) + b"".join(named))


def _pages_that_are_not() -> bytes:
    return pdf(1).replace(b"/Count 1", b"/Count 9")


def _form_in_form() -> bytes:
    """A form that draws itself three times."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(1))) as made:
        form = made.make_stream(b"/X Do /X Do /X Do")
        form.update({"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": [0, 0, 500, 500]})
        form.Resources = Dictionary(XObject=Dictionary(X=form))
        made.pages[0].Resources.XObject = Dictionary(X=form)
        made.pages[0].Contents = made.make_stream(_text() + b"/X Do")
        made.save(out)
    return out.getvalue()


def _packed_streams() -> bytes:
    """Many streams of packed dictionaries before twenty megabytes of a picture."""
    out = io.BytesIO()
    noise = random.Random(7)
    with pikepdf.open(io.BytesIO(pdf(1))) as made:
        for at in range(40_000):
            made.pages[0][f"/X{at}"] = made.make_indirect(Dictionary(A=at))
        made.pages[0].BIG = made.make_stream(noise.randbytes(20_000_000))
        made.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _rows() -> bytes:
    """A table without frame but with one line at its foot, of four thousand rows."""
    edge = '<w:tblBorders><w:bottom w:val="single" w:sz="4"/></w:tblBorders>'
    row = f"<w:tr>{''.join(cell('x') for _ in range(4))}</w:tr>"
    grid = '<w:gridCol w:w="2000"/>' * 4
    return packed(
        f"<w:tbl><w:tblPr>{edge}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{row * 4_000}</w:tbl>{CLOSE}"
    )


def _breaks() -> bytes:
    """Forty thousand line breaks in one paragraph, none like the other so that they do not pack too well."""
    noise = random.Random(7)
    breaks = "".join(f'<w:br w:rsid="{noise.getrandbits(32):08X}"/>' for _ in range(40_000))
    run = "<w:r><w:t>Căn cứ các quy định.</w:t>{0}{1}</w:r>"
    return packed(p(run.format(breaks, "<w:t>b</w:t>")) + p(run.format(breaks, "")) + CLOSE)


def _figures(words: str) -> Callable[[], bytes]:
    """The words with a number of five thousand figures."""
    head = ("Số: 12/QĐ-UBND", "QUYẾT ĐỊNH", "Về việc tổ chức lại các phòng")
    return lambda: packed("".join(map(p, (*head, words.replace("#", "1" * 5_000)))) + CLOSE)


READ: dict[str, Callable[[], bytes]] = {
    "a map of sixty thousand lines.pdf": _drawing,
    "a raised two alone on its line.pdf": lambda: _page(
        _text() + b"BT /F1 8 Tf 300 300 Td (\xb2) Tj ET"
    ),
    "packed dictionaries before a large picture.pdf": _packed_streams,
    "four thousand rows above one line.docx": _rows,
    "forty thousand line breaks.docx": _breaks,
    "an article of five thousand figures.docx": _figures("Điều #. Giao cho các phòng."),
    "an item of five thousand figures.docx": _figures("#. Giao cho các phòng."),
    "a day of five thousand figures.docx": _figures("Hà Nội, ngày # tháng 3 năm 2026"),
    "a number of five thousand figures.docx": _figures("Số: 0#/QĐ-UBND"),
}
"""What is odd and yet can be read."""


@pytest.mark.parametrize("name", READ)
def test_what_can_be_read_is_read_in_time(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded, "SECONDS", SECONDS)
    result = bounded.inspected(READ[name](), name)
    assert result.report is not None, [str(one) for one in result.problems]


def test_pages_that_are_not_there_are_told() -> None:
    (problem,) = inspect(_pages_that_are_not(), "a.pdf").problems
    assert problem.code == "K057"
    assert "trang không mở được" in problem.message


def test_what_takes_the_reader_down_takes_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded, "SECONDS", 2)
    (problem,) = bounded.inspected(_form_in_form(), "a.pdf").problems
    assert problem.code == "K057"
    assert "hết bộ nhớ hoặc thời gian" in problem.message


def test_another_process_finds_the_same() -> None:
    data = finished("specimens/party-letter").files["pdf"]
    here, there = inspect(data, "a.pdf"), bounded.inspected(data, "a.pdf")
    assert here.problems == there.problems
    assert here.report is not None
    assert there.report is not None
    assert [one.text for one in here.report.parts] == [one.text for one in there.report.parts]


def test_a_fault_of_the_program_is_no_fault_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> Inspected:
        raise LookupError("of the program")

    monkeypatch.setattr(bounded, "inspect", fails)
    with pytest.raises(LookupError):
        bounded.inspected(b"%PDF-1.7", "a.pdf")


def test_a_page_of_signs_without_meaning_is_told_and_the_rest_is_read() -> None:
    signs = b"".join(
        b"BT /F1 14 Tf 85 %d Td (#$%%&'*+<=>?@ [] ^_`{|}~ !#) Tj ET\n" % y
        for y in range(300, 700, 20)
    )
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(2))) as made:
        made.pages[0].Contents = made.make_stream(_text())
        made.pages[1].Contents = made.make_stream(signs)
        made.save(out)
    told = inspect(out.getvalue(), "a.pdf")
    assert told.report is not None
    assert {one.para.page for one in told.report.parts} == {1}
    said = [one.message for one in told.problems if one.code == "K056"]
    assert len(said) == 1
    assert said[0].startswith("trang 2: chữ trên trang không đọc được")
    (refused,) = inspect(_page(signs), "a.pdf").problems
    assert (refused.code, "ToUnicode" in refused.message) == ("K057", True)


@cache
def _letter(mode: bytes) -> tuple[tuple[str, bool, bool], ...]:
    """(text, bold, italic) of each paragraph of a page whose letters are drawn so."""
    report = inspect(_page(_text(mode)), "a.pdf").report
    return (
        tuple((one.text, one.para.bold, one.para.italic) for one in report.parts) if report else ()
    )


def test_letters_that_are_not_drawn_are_no_words_of_the_document() -> None:
    both = _page(_text() + LINE % (b"3 Tr ", 300))
    report = inspect(both, "a.pdf")
    assert report.report is not None
    assert (
        report.report.finished.extras.hidden
        == "Giao cac phong ban thuc hien nghiem tuc noi dung sau"
    )
    assert "K065" in {one.code for one in report.problems}
    assert {one.code for one in inspect(_page(_text(b"3 Tr ")), "a.pdf").problems} == {"K057"}


@pytest.mark.parametrize(
    ("mode", "bold", "italic"),
    [
        (b"", False, False),
        (b"2 Tr 0.5 w ", True, False),
        (b"2 Tr 0 w ", False, False),
        (b"1 0 0.3 1 0 0 Tm ", False, True),
        (b"1 0 0.02 1 0 0 Tm ", False, False),
    ],
    ids=["plain", "outlined", "outlined thinly", "aslant", "hardly aslant"],
)
def test_faces_that_a_program_only_imitates_are_seen(mode: bytes, bold: bool, italic: bool) -> None:
    looks = {(one[1], one[2]) for one in _letter(mode)}
    assert looks == {(bold, italic)}
