"""What a Word file or web page has beside plain words: it comes into the draft, or is told as left out."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pypandoc
import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from pipeline.check.finished.page import Para, Piece
from pipeline.check.finished.pdf_letters import Letter
from pipeline.importer import run
from pipeline.importer.draft import Imported
from pipeline.importer.pages import Cell, Grid
from pipeline.importer.proof import zones
from pipeline.importer.readers import exchange, pdf_tables
from pipeline.importer.readers.raised import Calls, spelled
from pipeline.importer.readers.web_page import unreaching
from tests import samples

_HEAD = (
    *("TỈNH ỦY THÁI NGUYÊN", "Số 12-KH/TU", "ĐẢNG CỘNG SẢN VIỆT NAM"),
    *("Thái Nguyên, ngày 04 tháng 8 năm 2026", "KẾ HOẠCH", "phòng, chống thiên tai", "-----"),
)
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def said(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def _cell_words(letters: list[Letter]) -> str:
    made = pdf_tables._words(letters)
    return made.text if made else ""


def p(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def tc(*paragraphs: str, of: str = "") -> str:
    return f"<w:tc><w:tcPr>{of}</w:tcPr>{''.join(paragraphs)}</w:tc>"


def grid(*rows: tuple[str, ...]) -> str:
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    columns = '<w:gridCol w:w="4000"/>' * len(rows[0])
    body = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows)
    made = f"<w:tblPr><w:tblBorders>{lines}</w:tblBorders></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{body}"
    return f"<w:tbl>{made}</w:tbl>"


def note(kind: str, words: str) -> str:
    return f'<w:{kind}s {nsdecls("w")}><w:{kind} w:id="2">{p(said(words))}</w:{kind}></w:{kind}s>'


def imported(
    body: str,
    parts: Mapping[str, str] | None = None,
    *,
    first: bool = False,
    ending: str = "",
    number: str = "12",
) -> Imported:
    """A plan whose text is `body` (`first`: before its first heading) and one more paragraph; `parts` by
    kind: footnotes, endnotes."""
    document = Document()
    for line in _HEAD:
        document.add_paragraph(line.replace("Số 12", f"Số {number}"))
    head = ("1. Bảo đảm an toàn.", "") if not first else ("", "1. Bảo đảm an toàn.")
    _added(document, p(said(head[0])) + body + p(said(head[1])) if any(head) else body)
    document.add_paragraph("Các đơn vị báo cáo kết quả.")
    _added(document, ending)
    out = BytesIO()
    document.save(out)
    return run.imported(_with(out, parts or {}), "kế hoạch.docx", samples.desk())


def _added(document: Any, body: str) -> None:
    for element in parse_xml(f"<w:body {nsdecls('w')}>{body}</w:body>"):
        document.element.body.insert(-1, element)


def _with(package: BytesIO, parts: Mapping[str, str]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(package) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/_rels/document.xml.rels":
                more = "".join(
                    f'<Relationship Id="n{kind}" Type="{_TYPE}/{kind}" Target="{kind}.xml"/>'
                    for kind in parts
                )
                data = data.replace(b"</Relationships>", f"{more}</Relationships>".encode())
            new.writestr(name, data)
        for kind, xml in parts.items():
            new.writestr(f"word/{kind}.xml", xml)
    return out.getvalue()


def whole(made: Imported) -> str:
    """The draft, which is sound and has every word."""
    assert made.proof is not None
    assert made.proof.complete
    assert made.document is not None
    return made.text


CALLED = '<w:r><w:footnoteReference w:id="2"/></w:r>'


def test_a_cell_of_several_paragraphs_stays_so() -> None:
    made = imported(grid((tc(p(said("Việc"))), tc(p(said("- Họp;")), p(said("- Báo cáo."))))))
    text = whole(made)
    assert "- đoạn:\n" in text
    assert '- "- Họp;"' in text
    assert not [one for one in made.problems if one.code == "M002"]


def test_stars_and_braces_in_a_cell_are_words() -> None:
    made = imported(grid((tc(p(said("*** và {{ x }}"))), tc(p(said("3*4*5"))))))
    assert whole(made)
    assert made.document is not None
    printed = zones(made.document)["text"]
    assert "*** và {{ x }}" in printed
    assert "3*4*5" in printed


def test_a_note_called_in_a_cell_comes_with_it() -> None:
    cells = (tc(p(said("Chỉ tiêu") + CALLED + said(" năm"))), tc(p(said("5"))))
    made = imported(grid(cells), {"footnotes": note("footnote", "Theo giá hiện hành")})
    assert "Chỉ tiêu^[Theo giá hiện hành] năm" in whole(made)


def test_a_note_at_the_end_of_the_document_is_a_note_where_it_is_called() -> None:
    body = p(said("Theo báo cáo") + '<w:r><w:endnoteReference w:id="2"/></w:r>' + said(" đã có."))
    made = imported(body, {"endnotes": note("endnote", "Báo cáo số 5")})
    assert "Theo báo cáo^[Báo cáo số 5] đã có." in whole(made)


def test_a_note_that_nothing_calls_is_told() -> None:
    made = imported(p(said("Một câu.")), {"footnotes": note("footnote", "Lời còn sót")})
    assert [one.text for one in made.read.aside] == ["Lời còn sót"]


def test_hidden_words_and_words_under_a_merged_cell_are_told() -> None:
    up = tc(p(said("Trên")), of='<w:vMerge w:val="restart"/>')
    down = tc(p(said("Khuất")), of="<w:vMerge/>")
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Ẩn</w:t></w:r>"
    table = grid((up, tc(p(said("5")))), (down, tc(p(said("6")))))
    made = imported(p(said("Một câu.") + hidden) + table)
    assert {one.text for one in made.read.aside} == {"Ẩn", "Khuất"}
    assert "Khuất" not in whole(made)


def test_a_table_within_a_cell_is_told() -> None:
    inner = grid((tc(p(said("Trong"))), tc(p(said("1")))))
    made = imported(grid((tc(p(said("Ngoài")), inner, p("")), tc(p(said("5"))))))
    assert "Trong" in whole(made)
    assert any("bảng nằm trong ô" in one for one in made.read.notes)


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ('<w:ddList><w:result w:val="1"/><w:listEntry w:val="một"/><w:listEntry w:val="hai"/></w:ddList>', "hai"),
        ('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>', "☒"),
        ('<w:checkBox><w:default w:val="0"/></w:checkBox>', "☐"),
    ],
    ids=("list", "ticked", "empty"),
)  # fmt: skip
def test_what_a_form_field_shows_is_a_word(form: str, shown: str) -> None:
    field = (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{form}</w:ffData></w:fldChar></w:r>'
        '<w:r><w:instrText> FORM </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert f"Chọn {shown} rồi nộp." in whole(imported(p(said("Chọn ") + field + said(" rồi nộp."))))


def level(figures: str, where: str = "superscript") -> str:
    return f'<w:r><w:rPr><w:vertAlign w:val="{where}"/></w:rPr><w:t>{figures}</w:t></w:r>'


def test_ten_to_the_sixth_is_not_a_hundred_and_six() -> None:
    body = said("Quy mô 25 m") + level("2") + said(", 10") + level("6") + said(" đồng, CO")
    text = whole(imported(p(body + level("2", "subscript") + said("."))))
    assert "Quy mô 25 m², 10⁶ đồng, CO₂." in text


def test_raised_words_that_no_letter_stands_for_are_told() -> None:
    made = imported(p(said("Mục này") + level("(a)") + said(" đã có.")))
    assert "Mục này(a) đã có." in whole(made)
    assert any("“này(a)”" in one for one in made.read.notes)


def test_a_raised_two_behind_a_metre_calls_no_note() -> None:
    pieces = (Piece("rộng 5 m", 14), Piece("2", 9, raised=True), Piece(" đất", 14))
    calling = (*pieces, Piece("2", 9, raised=True), Piece(".", 14))
    one = Calls(["một", "hai"]).para(Para(1, 1, calling))
    assert [piece.note for piece in one.pieces] == [0, 0, 0, 2, 0]
    ((para,), _) = spelled([one])
    assert para.text == "rộng 5 m² đất."


def test_a_note_that_pandoc_reads_stands_where_it_is_called(tmp_path: Path) -> None:
    words = " ".join(f"Thực hiện theo quy định hiện hành.^[Điều {at}]" for at in (5, 6))
    odt = tmp_path / "a.odt"
    pypandoc.convert_text(f"KẾ HOẠCH\n\n{words}", "odt", "markdown", outputfile=str(odt))
    found = exchange.read(odt.read_bytes(), "a.odt", "odt")
    called = [piece.note for para in found.paras for piece in para.pieces if piece.note]
    assert called == [1, 2]
    assert dict(found.footnotes) == {1: "Điều 5", 2: "Điều 6"}


def test_words_of_a_web_page_that_look_like_its_code_stay() -> None:
    page = b'<p>URL (x), data = 5, href=a, @import y</p><p background="http://a/b">c</p>'
    made = unreaching(page + b"<style>@import u; p {background: url(http://a)}</style>")
    assert b"<p>URL &#40;x), data &#61; 5, href&#61;a, &#64;import y</p>" in made
    for reach in (b"background=", b"url(", b"@import"):
        assert reach not in made


def test_a_chart_that_cannot_be_taken_is_told() -> None:
    chart = (
        '<w:r><w:drawing><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/chart"/></a:graphic></w:drawing></w:r>'
    )
    made = imported(p(said("Số liệu như sau:")) + p(chart))
    assert any("biểu đồ" in one for one in made.read.notes)


def test_a_picture_that_is_only_linked_is_told() -> None:
    blip = (
        '<w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        f'xmlns:r="{_TYPE}" r:link="rId99"/></w:drawing></w:r>'
    )
    made = imported(p(said("Ảnh như sau:")) + p(blip))
    assert any(one.startswith("1 hình") for one in made.read.notes)


def letters(words: str, left: float, y: float, size: float = 14) -> list[Letter]:
    wide = size / 2
    return [
        Letter(letter, left + at * wide, left + (at + 1) * wide, y, size, "Serif", False, False)
        for at, letter in enumerate(words)
    ]


def test_figures_raised_in_a_cell_of_a_pdf_stay_where_they_stand() -> None:
    found = [*letters("25m", 0, 100), *letters("2", 21, 95, 9), *letters("đất", 35, 100)]
    assert _cell_words(found) == "25m² đất"
    lowered = [*letters("CO", 0, 100), *letters("2", 14, 103, 9), *letters("và", 30, 100)]
    assert _cell_words(lowered) == "CO2 và"


def test_a_note_called_in_a_cell_of_a_pdf_comes_with_it() -> None:
    rows = ((Cell(("Đất 5 m² ở¹ đô thị",)), Cell(("3²",))),)
    ((one, other),) = Calls(["Lời một", "Lời *hai*"]).grid(Grid(rows, 0)).rows
    assert (one.text, one.written) == (
        ("Đất 5 m² ở đô thị",),
        ("Đất 5 m² ở^[Lời một] đô thị",),
    )
    assert one.words == "Đất 5 m² ở đô thị Lời một"
    assert other.written == (r"3^[Lời \*hai\*]",)


def test_the_head_of_a_table_is_told_by_the_row_below_it_that_is_not_bold() -> None:
    """One row of content on a page: its head is a head there, too, and not said twice."""
    edges = ([0.0, 50.0, 100.0], [0.0, 20.0, 40.0])
    owner = {(r, c): (r, c) for r in range(2) for c in range(2)}
    bold = [one._replace(bold=True) for one in (*letters("Số", 5, 15), *letters("Xã", 55, 15))]
    plain = [*letters("1", 5, 35), *letters("A", 55, 35)]
    assert pdf_tables._grid(*edges, owner, [*bold, *plain]).heads == 1
    strong = [one._replace(bold=True) for one in plain]
    assert pdf_tables._grid(*edges, owner, [*bold, *strong]).heads == 0


@pytest.mark.parametrize(
    ("shown", "written"),
    [
        ("- Các sở, ngành, ...;", "- Các sở, ngành, ...\n"),
        ("- UBND các xã, v.v.;", "- UBND các xã, v.v.\n"),
        ("- Báo Thái Nguyên;", "- Báo Thái Nguyên\n"),
        ("- Lưu Văn phòng, NV...", "lưu: Văn phòng, NV..."),
    ],
)
def test_only_the_end_mark_is_taken_off_a_recipient(shown: str, written: str) -> None:
    lines = ("Nơi nhận:", "- Thường trực Tỉnh uỷ;", shown, "- Lưu Văn phòng.")
    last = lines[:-1] if "Lưu" in shown else lines
    closing = "".join(p(said(line)) for line in (*last, "T/M BAN THƯỜNG VỤ", "Nguyễn Văn An"))
    assert written in whole(imported("", ending=closing))


def test_a_note_called_in_a_basis_stays_there() -> None:
    basis = p(said("- Căn cứ Nghị quyết số 57-NQ/TW của Bộ Chính trị") + CALLED + said(";"))
    made = imported(basis, {"footnotes": note("footnote", "Sửa đổi năm 2026")}, first=True)
    assert "^[Sửa đổi năm 2026]\n" in whole(made)


@pytest.mark.parametrize(
    ("number", "told"), [("7", "số 07"), ("012", "số 12"), ("07", ""), ("12", "")]
)
def test_a_number_that_is_printed_with_other_figures_is_told(number: str, told: str) -> None:
    doubts = [one for one in imported("", number=number).doubts if "in theo tiêu chuẩn" in one]
    assert bool(doubts) == bool(told)
    assert told in "".join(doubts)
