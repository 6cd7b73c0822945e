"""What a Word file of another office has wrong where nobody looks first: beside its text, in its lists, sent along."""

from __future__ import annotations

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

from pipeline.check.finished.door import inspect
from tests.foreign import ALIGN, Writer, draw

TRACKED = {
    "a format": ("r", '<w:rPrChange {} w:id="9" w:author="a"><w:rPr/></w:rPrChange>'),
    "a paragraph's format": ("p", '<w:pPrChange {} w:id="9" w:author="a"><w:pPr/></w:pPrChange>'),
    "words of the header": ("h", '<w:ins {} w:id="9"><w:r><w:t> </w:t></w:r></w:ins>'),
}
SPACE = nsdecls("w")


def begun(number: str = "Số: 45/KH-SNV", kind: str = "KẾ HOẠCH") -> Writer:
    """A State document with its letterhead, nothing below it."""
    writer = Writer()
    writer.words |= {"number": number, "kind_name": kind}
    words, centre, table = writer.words, ALIGN.CENTER, writer.table(2)
    left, right = table.rows[0].cells
    writer.paragraph(words["issuer_parent"], 13, align=centre, into=left)
    draw(writer.paragraph(words["issuer"], 13, True, align=centre, into=left), 10)
    writer.paragraph(words["national_name"], 13, True, align=centre, into=right)
    draw(writer.paragraph(words["motto"], 14, True, align=centre, into=right), 60)
    writer.paragraph(words["number"], 13, align=centre, into=table.cell(1, 0))
    writer.paragraph(words["place_date"], 14, italic=True, align=centre, into=table.cell(1, 1))
    writer.number_pages()
    return writer


def said(writer: Writer) -> dict[str, str]:
    """Code and message of what was found, notes left out."""
    return {
        one.code: one.message
        for one in inspect(writer.bytes(), "a.docx").problems
        if one.code not in ("K040", "K051")
    }


def plan() -> Writer:
    writer = begun()
    writer.title()
    writer.body()
    writer.tail()
    return writer


def test_the_plan_is_right() -> None:
    assert said(plan()) == {}


@pytest.mark.parametrize("what", TRACKED)
def test_a_change_that_is_tracked_is_told_wherever_it_stands(what: str) -> None:
    writer, (place, change) = plan(), TRACKED[what]
    header = writer.document.sections[0].header.paragraphs[0]
    text = writer.document.paragraphs[-6]
    holders = {
        "r": text.runs[0]._r.get_or_add_rPr(),
        "p": text._p.get_or_add_pPr(),
        "h": header._p,
    }
    holders[place].append(parse_xml(change.format(SPACE)))
    assert set(said(writer)) == {"K047"}


def test_a_day_that_moves_is_told_in_the_header_too() -> None:
    writer = plan()
    field = f'<w:fldSimple {SPACE} w:instr=" DATE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    writer.document.sections[0].header.paragraphs[0]._p.append(parse_xml(field))
    assert "K066" in said(writer)


def test_a_form_that_is_sent_along_excuses_nothing_of_the_letter() -> None:
    writer = begun("Số: 45/SNV-CCHC")
    cell = writer.document.tables[0].cell(1, 0)
    writer.paragraph("V/v gửi bản cam kết", 12, align=ALIGN.CENTER, into=cell)
    for node in writer.document.element.body.iter(qn("w:t")):
        node.text = (node.text or "").replace("Độc lập - Tự do - Hạnh phúc", "Độc lập - Tự do")
    writer.paragraph("Kính gửi: Sở Tài chính", 14, align=ALIGN.CENTER)
    writer.text("Đề nghị quý cơ quan gửi bản cam kết theo mẫu kèm theo công văn này./.")
    writer.tail()
    writer.paragraph("BẢN CAM KẾT", 14, True, align=ALIGN.CENTER)
    writer.text("Tôi cam kết thực hiện đúng các quy định.")
    found = said(writer)
    assert "K053" not in found
    assert "tiêu ngữ" in found["K043"]


def _listed(writer: Writer, levels: str, more: str = "") -> None:
    numbering = writer.document.part.numbering_part.element
    for ident, inner in ((77, levels), (78, more)):
        abstract = f'<w:abstractNum {SPACE} w:abstractNumId="{ident}">{inner}</w:abstractNum>'
        numbering.insert(0, parse_xml(abstract))
        number = f'<w:num {SPACE} w:numId="{ident}"><w:abstractNumId w:val="{ident}"/></w:num>'
        numbering.append(parse_xml(number))


def _level(at: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/><w:rPr><w:sz w:val="28"/></w:rPr></w:lvl>'
    )


def _number(paragraph: Paragraph, level: int, ident: int = 77) -> None:
    own = f'<w:numPr {SPACE}><w:ilvl w:val="{level}"/><w:numId w:val="{ident}"/></w:numPr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(own))


def _regulation(restart: str) -> list[str]:
    """Marks and words of two chapters, whose label is the number alone, with two articles each."""
    writer = begun("Số: 45/QC-SNV", "QUY CHẾ")
    writer.title()
    articles = _level(1, "decimal", "Điều %2.", restart)
    _listed(writer, _level(0, "upperRoman", "Chương %1") + articles)
    for title in ("QUY ĐỊNH CHUNG", "TỔ CHỨC THỰC HIỆN"):
        _number(writer.paragraph("", 14, True, align=ALIGN.CENTER), 0)
        writer.paragraph(title, 14, True, align=ALIGN.CENTER)
        for name in ("Phạm vi", "Đối tượng"):
            _number(writer.text(name, bold=True), 1)
            writer.text("Quy chế này áp dụng cho các phòng và các đơn vị trực thuộc cơ quan.")
    writer.tail()
    report = inspect(writer.bytes(), "a.docx").report
    wanted = ("chapter_label", "article")
    return [one.para.words for one in report.parts if one.role in wanted] if report else []


def test_a_number_without_words_is_printed_and_counts() -> None:
    assert _regulation("")[::3] == ["Chương I", "Chương II"]


def test_articles_count_on_where_their_list_says_so() -> None:
    on = [one.split(".")[0] for one in _regulation('<w:lvlRestart w:val="0"/>') if "Đ" in one]
    anew = [one.split(".")[0] for one in _regulation("") if "Đ" in one]
    assert on == ["Điều 1", "Điều 2", "Điều 3", "Điều 4"]
    assert anew == ["Điều 1", "Điều 2"] * 2


def test_a_list_named_after_a_style_has_the_style_s_numbers() -> None:
    writer = begun()
    writer.title()
    link = '<w:styleLink w:val="Muc"/>' + _level(0, "decimal", "%1.")
    _listed(writer, link, '<w:numStyleLink w:val="Muc"/>')
    style = (
        f'<w:style {SPACE} w:type="numbering" w:styleId="Muc"><w:name w:val="Muc"/><w:pPr><w:numPr>'
        '<w:numId w:val="77"/></w:numPr></w:pPr></w:style>'
    )
    writer.document.styles.element.append(parse_xml(style))
    for _ in range(2):
        _number(writer.text("Giao các phòng thực hiện kế hoạch này."), 0, 78)
    writer.tail()
    report = inspect(writer.bytes(), "a.docx").report
    assert report is not None
    assert [one.para.auto for one in report.parts if one.para.auto] == ["1.", "2."]
