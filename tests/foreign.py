"""Documents as other offices make them, written by code: every way of laying out the same components.

`DOCUMENTS` says of each what its author did, which components must be found in it, which codes must be
named and whether anything else may be called an error.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

STATE = {
    "issuer_parent": "UBND TỈNH THÁI NGUYÊN",
    "issuer": "SỞ NỘI VỤ",
    "national_name": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "motto": "Độc lập - Tự do - Hạnh phúc",
    "number": "Số: 45/KH-SNV",
    "place_date": "Thái Nguyên, ngày 05 tháng 3 năm 2026",
    "kind_name": "KẾ HOẠCH",
    "subject": "Tuyên truyền cải cách hành chính năm 2026",
    "recipients_label": "Nơi nhận:",
    "signer_title": "GIÁM ĐỐC",
    "signer_name": "Nguyễn Văn Bình",
}
PARTY = {
    "issuer_parent": "TỈNH UỶ THÁI NGUYÊN",
    "issuer": "BAN TỔ CHỨC",
    "party_title": "ĐẢNG CỘNG SẢN VIỆT NAM",
    "star": "*",
    "number": "Số 07-KH/BTCTU",
    "place_date": "Thái Nguyên, ngày 02 tháng 6 năm 2026",
    "kind_name": "KẾ HOẠCH",
    "subject": "kiểm tra công tác phát triển đảng viên năm 2026",
    "dashes": "-----",
    "recipients_label": "Nơi nhận:",
    "signer_title": "TRƯỞNG BAN",
    "signer_name": "Lê Minh Hải",
}
RECIPIENTS = ("- Ủy ban nhân dân tỉnh (để báo cáo);", "- Các phòng thuộc Sở;", "- Lưu: VT, CCHC.")
PARTY_RECIPIENTS = (
    "- Thường trực Tỉnh uỷ (để báo cáo);",
    "- Đảng uỷ các xã, phường;",
    "- Lưu Văn phòng Ban.",
)
TEXT = (
    "Thực hiện chương trình công tác năm 2026, cơ quan xây dựng kế hoạch với các nội dung sau đây, "
    "áp dụng cho mọi phòng chuyên môn và các đơn vị trực thuộc:"
)
HEADS = ("MỤC ĐÍCH, YÊU CẦU", "NỘI DUNG", "TỔ CHỨC THỰC HIỆN")
ITEM = (
    "- Nâng cao nhận thức của cán bộ, công chức và người dân; bảo đảm thiết thực, hiệu quả, đúng tiến độ "
    "và không làm ảnh hưởng đến công việc chuyên môn của các đơn vị."
)


class Writer:
    """A document under way; `font` and sizes are set on every run, as most officers do."""

    def __init__(self, party: bool = False) -> None:
        self.party = party
        self.words = dict(PARTY if party else STATE)
        self.document: Document = docx.Document()
        self.font = "Times New Roman"
        self.document.styles["Normal"].font.name = self.font
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin = section.bottom_margin = Mm(20)
        section.left_margin, section.right_margin = Mm(30), Mm(15)
        section.header_distance = Mm(10)

    def paragraph(
        self,
        words: str,
        size: float = 14,
        bold: bool = False,
        italic: bool = False,
        align: ALIGN | None = None,
        into: _Cell | None = None,
    ) -> Paragraph:
        place = into or self.document
        if into is not None and not into.paragraphs[0].runs and len(into.paragraphs) == 1:
            paragraph = into.paragraphs[0]
        else:
            paragraph = place.add_paragraph()
        self.run(paragraph, words, size, bold, italic)
        paragraph.alignment = align
        layout = paragraph.paragraph_format
        layout.space_before = layout.space_after = Pt(0)
        layout.line_spacing = 1.0
        return paragraph

    def run(
        self,
        paragraph: Paragraph,
        words: str,
        size: float = 14,
        bold: bool = False,
        italic: bool = False,
    ) -> None:
        run = paragraph.add_run(words)
        run.font.size, run.bold, run.italic = Pt(size), bold, italic
        if self.font:
            run.font.name = self.font

    def table(self, rows: int = 1, widths: tuple[float, float] = (66, 99)) -> Table:
        table = self.document.add_table(rows, 2)
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        for row in table.rows:
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = Mm(width)
        return table

    def body(self, sign: str = "", first: float = 12.7) -> None:
        sign = sign or ("-" if self.party else ".")
        self.text(TEXT, first)
        for at, title in enumerate(HEADS):
            self.text(f"{('I', 'II', 'III')[at]}{sign} {title}", first, bold=True)
            for _ in range(2):
                self.text(ITEM, first)
        self.text(
            "Trên đây là kế hoạch của cơ quan, đề nghị các đơn vị thực hiện"
            + (".", "./.")[not self.party],
            first,
        )

    def text(self, words: str, first: float = 12.7, bold: bool = False) -> Paragraph:
        paragraph = self.paragraph(words, 14, bold, align=ALIGN.JUSTIFY)
        layout = paragraph.paragraph_format
        layout.first_line_indent = Mm(10 if self.party else first)
        layout.space_before = Pt(6)
        layout.line_spacing = Pt(18) if self.party else 1.15
        return paragraph

    def title(self, rules: bool = True) -> None:
        self.paragraph(self.words["kind_name"], 15 if self.party else 14, True, align=ALIGN.CENTER)
        last = self.paragraph(self.words["subject"], 14, True, align=ALIGN.CENTER)
        if self.party:
            self.paragraph("-----", 14, align=ALIGN.CENTER)
        elif rules:
            draw(last, 40)

    def tail(self) -> None:
        left, right = self.table(widths=(82, 83)).rows[0].cells
        if self.party:
            label = self.paragraph("", 14, into=left)
            self.run(label, "Nơi nhận")
            label.runs[-1].underline = True
            self.run(label, ":")
        else:
            self.paragraph("Nơi nhận:", 12, True, True, into=left)
        for words in PARTY_RECIPIENTS if self.party else RECIPIENTS:
            self.paragraph(words, 12 if self.party else 11, into=left)
        self.paragraph(
            self.words["signer_title"], 14, not self.party, align=ALIGN.CENTER, into=right
        )
        for _ in range(3):
            self.paragraph("", 14, into=right).alignment = ALIGN.CENTER
            right.add_paragraph()
        self.paragraph(self.words["signer_name"], 14, True, align=ALIGN.CENTER, into=right)

    def number_pages(self, first_too: bool = False, align: ALIGN = ALIGN.CENTER) -> None:
        section = self.document.sections[0]
        section.different_first_page_header_footer = not first_too
        paragraph = section.header.paragraphs[0]
        paragraph.alignment = align
        page_field(paragraph, 14)

    def bytes(self) -> bytes:
        stream = io.BytesIO()
        self.document.save(stream)
        return stream.getvalue()


def page_field(paragraph: Paragraph, size: float) -> None:
    for kind, words in (("begin", ""), ("", " PAGE "), ("separate", ""), ("", "2"), ("end", "")):
        run = paragraph.add_run()
        run.font.size, run.font.name = Pt(size), "Times New Roman"
        if kind:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        else:
            element = OxmlElement("w:instrText" if "PAGE" in words else "w:t")
            element.text = words
        run._r.append(element)


def draw(paragraph: Paragraph, mm: float) -> None:
    """A line as Word's Insert > Shapes > Line makes it, anchored in the paragraph."""
    emu = int(mm * 36000)
    paragraph.add_run()._r.append(
        parse_xml(
            f"""<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 {nsdecls("w", "wp", "a")} xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0"
 relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>
<wp:positionV relativeFrom="paragraph"><wp:posOffset>220000</wp:posOffset></wp:positionV>
<wp:extent cx="{emu}" cy="0"/><wp:wrapNone/><wp:docPr id="1" name="Line"/><a:graphic>
<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvCnPr/>
<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{emu}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>
<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>
</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent>"""
        )
    )


def draw_old(paragraph: Paragraph, mm: float) -> None:
    """The same as Word 2003 wrote it (VML)."""
    points = mm * 72 / 25.4
    paragraph.add_run()._r.append(
        parse_xml(
            f'<w:pict {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><v:line '
            f'style="position:absolute;z-index:1" from="40pt,18pt" to="{40 + points:.1f}pt,18pt"/></w:pict>'
        )
    )


def box(paragraph: Paragraph, left: float, lines: list[tuple[str, float, bool, bool]]) -> None:
    """A text box at `left` mm from the text's edge."""
    inner = "".join(
        f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii="Times New Roman" '
        f'w:hAnsi="Times New Roman"/>{"<w:b/>" if bold else ""}{"<w:i/>" if italic else ""}'
        f'<w:sz w:val="{int(size * 2)}"/></w:rPr><w:t>{words}</w:t></w:r></w:p>'
        for words, size, bold, italic in lines
    )
    paragraph.add_run()._r.append(
        parse_xml(
            f"""<w:drawing {nsdecls("w", "wp", "a")} xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0"
 layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column">
<wp:posOffset>{int(left * 36000)}</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph">
<wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="{78 * 36000}" cy="{34 * 36000}"/><wp:wrapTopAndBottom/>
<wp:docPr id="{int(left) + 2}" name="Box"/><a:graphic>
<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>
<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{78 * 36000}" cy="{34 * 36000}"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx>
<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"""
        )
    )


# --- the documents ---------------------------------------------------------------------------


def _state_cells(
    writer: Writer, left: _Cell, right: _Cell, rules: Callable[[Paragraph, float], None]
) -> None:
    words, centre = writer.words, ALIGN.CENTER
    writer.paragraph(words["issuer_parent"], 13, align=centre, into=left)
    rules(writer.paragraph(words["issuer"], 13, True, align=centre, into=left), 10)
    writer.paragraph(words["national_name"], 13, True, align=centre, into=right)
    rules(writer.paragraph(words["motto"], 14, True, align=centre, into=right), 60)


def by_table() -> bytes:
    """Letterhead in a table of two rows, lines drawn as shapes: all is right."""
    writer = Writer()
    table = writer.table(2)
    _state_cells(writer, *table.rows[0].cells, draw)
    writer.paragraph(writer.words["number"], 13, align=ALIGN.CENTER, into=table.cell(1, 0))
    writer.paragraph(
        writer.words["place_date"], 14, italic=True, align=ALIGN.CENTER, into=table.cell(1, 1)
    )
    writer.title()
    writer.body()
    writer.tail()
    writer.number_pages()
    return writer.bytes()


def by_old_lines() -> bytes:
    """The same with lines of Word 2003."""
    writer = Writer()
    table = writer.table(2)
    _state_cells(writer, *table.rows[0].cells, draw_old)
    writer.paragraph(writer.words["number"], 13, align=ALIGN.CENTER, into=table.cell(1, 0))
    writer.paragraph(
        writer.words["place_date"], 14, italic=True, align=ALIGN.CENTER, into=table.cell(1, 1)
    )
    writer.title(rules=False)
    draw_old(writer.document.paragraphs[-1], 35)
    writer.body()
    writer.tail()
    writer.number_pages()
    return writer.bytes()


def by_party_table() -> bytes:
    """A Party document made by hand: all is right."""
    writer = Writer(party=True)
    left, right = writer.table(widths=(77, 88)).rows[0].cells
    centre, words = ALIGN.CENTER, writer.words
    writer.paragraph(words["issuer_parent"], 14, align=centre, into=left)
    writer.paragraph(words["issuer"], 14, True, align=centre, into=left)
    writer.paragraph("*", 14, align=centre, into=left)
    writer.paragraph(words["number"], 14, align=centre, into=left)
    draw(writer.paragraph(words["party_title"], 15, True, align=centre, into=right), 72)
    writer.paragraph(words["place_date"], 14, italic=True, align=centre, into=right)
    writer.title()
    writer.body()
    writer.tail()
    writer.number_pages()
    return writer.bytes()


def by_tabs() -> bytes:
    """Letterhead and signature in lines with tabs; the rules typed."""
    writer = Writer()
    words = writer.words
    rows = (
        (words["issuer_parent"], words["national_name"], 13, False, True),
        (words["issuer"], words["motto"], 13, True, True),
        ("_______", "____________________", 13, False, False),
        (words["number"], words["place_date"], 13, False, False),
    )
    for left, right, size, bold_left, bold_right in rows:
        paragraph = writer.paragraph(left, size, bold_left)
        writer.run(paragraph, "\t\t")
        writer.run(
            paragraph,
            right,
            14 if right.startswith(("Độc", "Thái")) else 13,
            bold_right,
            right.startswith("Thái"),
        )
    writer.title(rules=False)
    writer.body()
    for left, right in (
        ("Nơi nhận:", words["signer_title"]),
        (RECIPIENTS[0], ""),
        (RECIPIENTS[1], ""),
        (RECIPIENTS[2], words["signer_name"]),
    ):
        label = left.startswith("Nơi")
        paragraph = writer.paragraph(left, 12 if label else 11, label, label)
        if right:
            writer.run(paragraph, "\t\t\t\t")
            writer.run(paragraph, right, 14, True)
    writer.number_pages()
    return writer.bytes()


def by_boxes() -> bytes:
    """Letterhead in two text boxes; no rules."""
    writer = Writer()
    words = writer.words
    anchor = writer.paragraph("")
    box(
        anchor,
        0,
        [
            (words["issuer_parent"], 13, False, False),
            (words["issuer"], 13, True, False),
            (words["number"], 13, False, False),
        ],
    )
    box(
        anchor,
        85,
        [
            (words["national_name"], 13, True, False),
            (words["motto"], 14, True, False),
            (words["place_date"], 14, False, True),
        ],
    )
    writer.title()
    writer.body()
    writer.tail()
    writer.number_pages()
    return writer.bytes()


def by_merged() -> bytes:
    """Letterhead and title in one table; the title's row is merged over both columns."""
    writer = Writer()
    table = writer.table(3)
    _state_cells(writer, *table.rows[0].cells, draw)
    writer.paragraph(writer.words["number"], 13, align=ALIGN.CENTER, into=table.cell(1, 0))
    writer.paragraph(
        writer.words["place_date"], 14, italic=True, align=ALIGN.CENTER, into=table.cell(1, 1)
    )
    wide = table.cell(2, 0).merge(table.cell(2, 1))
    for extra in wide.paragraphs[1:]:
        extra._p.getparent().remove(extra._p)
    writer.paragraph(writer.words["kind_name"], 14, True, align=ALIGN.CENTER, into=wide)
    draw(writer.paragraph(writer.words["subject"], 14, True, align=ALIGN.CENTER, into=wide), 40)
    writer.body()
    writer.tail()
    writer.number_pages()
    return writer.bytes()


def by_breaks() -> bytes:
    """One paragraph a cell, its lines divided by line breaks; the motto underlined."""
    writer = Writer()
    table = writer.table(1, (82, 83))  # too narrow: the national name wraps
    left, right = table.rows[0].cells
    words = writer.words
    one = writer.paragraph("", 13, align=ALIGN.CENTER, into=left)
    writer.run(one, words["issuer_parent"] + "\n", 13)
    writer.run(one, words["issuer"] + "\n", 13, True)
    writer.run(one, words["number"], 13)
    other = writer.paragraph("", 13, align=ALIGN.CENTER, into=right)
    writer.run(other, words["national_name"] + "\n", 13, True)
    writer.run(other, words["motto"] + "\n", 14, True)
    other.runs[-1].underline = True
    writer.run(other, words["place_date"], 14, italic=True)
    writer.title()
    writer.body()
    writer.tail()
    writer.number_pages()
    return writer.bytes()


def by_lists() -> bytes:
    """Headings and items numbered by Word itself."""
    writer = Writer()
    table = writer.table(2)
    _state_cells(writer, *table.rows[0].cells, draw)
    writer.paragraph(writer.words["number"], 13, align=ALIGN.CENTER, into=table.cell(1, 0))
    writer.paragraph(
        writer.words["place_date"], 14, italic=True, align=ALIGN.CENTER, into=table.cell(1, 1)
    )
    writer.title()
    writer.text(TEXT)
    ident = _numbering(writer.document)
    for title in HEADS:
        _list(writer.text(title, bold=True), ident, 0)
        for _ in range(2):
            _list(writer.text(ITEM[2:]), ident, 1)
    writer.text("Trên đây là kế hoạch của cơ quan, đề nghị các đơn vị thực hiện./.")
    writer.tail()
    writer.number_pages()
    return writer.bytes()


def _numbering(document: Document) -> int:
    part = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        '<w:lvlJc w:val="left"/></w:lvl>'
        for at, (form, text) in enumerate((("upperRoman", "%1."), ("decimal", "%2.")))
    )
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>'
    )
    part.insert(0, abstract)
    part.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>')
    )
    return 90


def _list(paragraph: Paragraph, ident: int, depth: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = depth
    properties.get_or_add_numId().val = ident


def by_flat() -> bytes:
    """No first-line indents and no gaps: paragraphs told apart by nothing but their ends."""
    writer = Writer()
    table = writer.table(2)
    _state_cells(writer, *table.rows[0].cells, draw)
    writer.paragraph(writer.words["number"], 13, align=ALIGN.CENTER, into=table.cell(1, 0))
    writer.paragraph(
        writer.words["place_date"], 14, italic=True, align=ALIGN.CENTER, into=table.cell(1, 1)
    )
    writer.title()
    writer.body(first=0)
    for paragraph in writer.document.paragraphs:
        paragraph.paragraph_format.space_before = Pt(0)
    writer.tail()
    writer.number_pages()
    return writer.bytes()


def by_theme() -> bytes:
    """No font on any run: the theme's minor face is Times, the size stands in the default style."""
    writer = Writer()
    writer.font = ""
    writer.document.styles["Normal"].font.name = None
    table = writer.table(2)
    _state_cells(writer, *table.rows[0].cells, draw)
    writer.paragraph(writer.words["number"], 13, align=ALIGN.CENTER, into=table.cell(1, 0))
    writer.paragraph(
        writer.words["place_date"], 14, italic=True, align=ALIGN.CENTER, into=table.cell(1, 1)
    )
    writer.title()
    writer.body()
    writer.tail()
    writer.number_pages()
    for relation in writer.document.part.rels.values():
        if relation.reltype.endswith("/theme"):
            part = relation.target_part
            part._blob = part.blob.replace(
                b'typeface="Cambria"', b'typeface="Times New Roman"'
            ).replace(b'typeface="Calibri"', b'typeface="Times New Roman"')
    return writer.bytes()


def by_character_style() -> bytes:
    """The signer's name takes size and weight from a character style; the subject is too big there."""
    writer = Writer()
    style = writer.document.styles.add_style("Chữ tiêu đề", WD_STYLE_TYPE.CHARACTER)
    style.font.size, style.font.name = Pt(18), "Times New Roman"
    table = writer.table(2)
    _state_cells(writer, *table.rows[0].cells, draw)
    writer.paragraph(writer.words["number"], 13, align=ALIGN.CENTER, into=table.cell(1, 0))
    writer.paragraph(
        writer.words["place_date"], 14, italic=True, align=ALIGN.CENTER, into=table.cell(1, 1)
    )
    writer.title()
    for paragraph in writer.document.paragraphs:
        if paragraph.text == writer.words["kind_name"]:
            paragraph.runs[0].font.size = None
            paragraph.runs[0].style = style
    writer.body()
    writer.tail()
    writer.number_pages()
    return writer.bytes()


def by_two_headers() -> bytes:
    """A header of two paragraphs; the number stands in the second, on the first page too."""
    writer = Writer()
    table = writer.table(2)
    _state_cells(writer, *table.rows[0].cells, draw)
    writer.paragraph(writer.words["number"], 13, align=ALIGN.CENTER, into=table.cell(1, 0))
    writer.paragraph(
        writer.words["place_date"], 14, italic=True, align=ALIGN.CENTER, into=table.cell(1, 1)
    )
    writer.title()
    writer.body()
    writer.tail()
    header = writer.document.sections[0].header
    header.paragraphs[0].add_run("Sở Nội vụ tỉnh Thái Nguyên")
    second = header.add_paragraph()
    second.alignment = ALIGN.RIGHT
    page_field(second, 11)
    return writer.bytes()


def letter() -> bytes:
    """A state letter with several addressees, signed for the head: all is right."""
    writer = Writer()
    table = writer.table(2)
    _state_cells(writer, *table.rows[0].cells, draw)
    writer.paragraph("Số: 118/SNV-CCHC", 13, align=ALIGN.CENTER, into=table.cell(1, 0))
    second = writer.paragraph(
        "V/v báo cáo kết quả cải cách hành chính", 12, align=ALIGN.CENTER, into=table.cell(1, 0)
    )
    second.paragraph_format.space_before = Pt(6)
    writer.paragraph(
        writer.words["place_date"], 14, italic=True, align=ALIGN.CENTER, into=table.cell(1, 1)
    )
    for words, left in (
        ("Kính gửi:", 37),
        ("- Các sở, ban, ngành;", 55),
        ("- Ủy ban nhân dân các xã, phường.", 55),
    ):
        writer.paragraph(words, 14).paragraph_format.left_indent = Mm(left)
    writer.text(TEXT.replace(":", "."))
    writer.text("Đề nghị các cơ quan gửi báo cáo về Sở Nội vụ trước ngày 20 tháng 3 năm 2026./.")
    left, right = writer.table(widths=(82, 83)).rows[0].cells
    writer.paragraph("Nơi nhận:", 12, True, True, into=left)
    for words in ("- Như trên;", "- Giám đốc Sở (để báo cáo);", "- Lưu: VT, CCHC."):
        writer.paragraph(words, 11, into=left)
    writer.paragraph("KT. GIÁM ĐỐC", 14, True, align=ALIGN.CENTER, into=right)
    writer.paragraph("PHÓ GIÁM ĐỐC", 14, True, align=ALIGN.CENTER, into=right)
    writer.paragraph("Trần Thị Hoa", 14, True, align=ALIGN.CENTER, into=right)
    return writer.bytes()


def all_wrong() -> bytes:
    """A Party document in which nearly everything is wrong."""
    writer = Writer(party=True)
    writer.font = "Arial"
    section = writer.document.sections[0]
    section.page_width, section.page_height = Mm(215.9), Mm(279.4)
    section.left_margin = section.right_margin = Mm(25.4)
    left, right = writer.table().rows[0].cells
    centre = ALIGN.CENTER
    writer.paragraph("TỈNH UỶ THÁI NGUYÊN", 12, True, align=centre, into=left)
    writer.paragraph("BAN TỔ CHỨC", 12, False, align=centre, into=left)
    writer.paragraph("***", 12, align=centre, into=left)
    writer.paragraph("Số: 7/KH-BTCTU", 12, True, align=centre, into=left)
    writer.paragraph("ĐẢNG CỘNG SẢN VIỆT NAM", 12, align=centre, into=right).runs[
        0
    ].underline = True
    writer.paragraph("Thái Nguyên ngày 2 tháng 06 năm 2026", 12, align=centre, into=right)
    writer.paragraph("KẾ HOẠCH", 13, align=ALIGN.LEFT)
    writer.paragraph("V/v kiểm tra công tác phát triển đảng viên.", 13, align=centre)
    writer.paragraph("---------", 13, align=centre)
    for words in (
        "I. MỤC ĐÍCH",
        "1/ Nâng cao chất lượng kiểm tra ở các đảng bộ, chi bộ trong toàn tỉnh theo yêu cầu của cấp trên;",
        "III. NỘI DUNG",
        "a. Kiểm tra hồ sơ kết nạp đảng viên tại các đảng uỷ xã, phường trong năm 2026 và các năm trước;",
        "f) Kiểm tra trước ngày XXX/2026 tại tất cả các đơn vị đã được thông báo trong kế hoạch năm nay./.",
    ):
        writer.paragraph(words, 12, bold=words[:1] == "I")
    left, right = writer.table().rows[0].cells
    writer.paragraph("Nơi nhận", 10, into=left)
    for words in ("+ Thường trực Tỉnh uỷ", "- Lưu: VT", "- Đảng uỷ các xã"):
        writer.paragraph(words, 10, into=left)
    writer.paragraph("TM. BAN THƯỜNG VỤ", 12, align=centre, into=right)
    writer.paragraph("TRƯỞNG BAN", 12, True, align=centre, into=right)
    writer.paragraph("TS. LÊ MINH HẢI", 12, align=centre, into=right)
    writer.number_pages(first_too=True, align=ALIGN.RIGHT)
    return writer.bytes()


def tcvn3() -> bytes:
    """A text of the nineties: .VnTime and its letters."""
    writer = Writer()
    writer.font = ".VnTime"
    for words, bold in (
        ("céng hßa x· héi chñ nghÜa viÖt nam", True),
        ("§éc lËp - Tù do - H¹nh phóc", True),
        ("KÕ ho¹ch", True),
        (
            "Thùc hiÖn NghÞ quyÕt cña §¶ng vÒ c«ng t¸c d©n vËn trong t×nh h×nh míi, ñy ban x©y dùng kÕ ho¹ch nh­ sau:",
            False,
        ),
    ):
        writer.paragraph(words, 14, bold, align=ALIGN.CENTER if bold else None)
    return writer.bytes()


def empty() -> bytes:
    """Nothing at all."""
    return Writer().bytes()


@dataclass(frozen=True)
class Foreign:
    """One document: how it is made, what must be found in it, what must be said of it."""

    make: Callable[[], bytes]
    roles: dict[str, str]
    named: frozenset[str] = frozenset()
    """Codes that must be among the findings."""
    sound: bool = False
    """Nothing may be called an error."""
    system: str = "state"
    pdf_named: frozenset[str] = frozenset()
    """Of `named`, those that show on paper."""


def _only(words: dict[str, str], *without: str) -> dict[str, str]:
    return {role: text for role, text in words.items() if role not in without}


_LETTER = _only(STATE, "kind_name", "subject", "number", "signer_title", "signer_name") | {
    "number": "Số: 118/SNV-CCHC",
    "letter_subject": "V/v báo cáo kết quả cải cách hành chính",
    "to_label": "Kính gửi:",
    "authority": "KT. GIÁM ĐỐC",
    "signer_title": "PHÓ GIÁM ĐỐC",
    "signer_name": "Trần Thị Hoa",
}
_WRONG = {
    "issuer": "BAN TỔ CHỨC",
    "party_title": "ĐẢNG CỘNG SẢN VIỆT NAM",
    "number": "Số: 7/KH-BTCTU",
    "place_date": "Thái Nguyên ngày 2 tháng 06 năm 2026",
    "kind_name": "KẾ HOẠCH",
    "recipients_label": "Nơi nhận",
    "authority": "TM. BAN THƯỜNG VỤ",
    "signer_title": "TRƯỞNG BAN",
    "signer_name": "TS. LÊ MINH HẢI",
}
_ON_PAPER = frozenset(
    f"K{number:03}" for number in (1, 2, 3, 4, 5, 6, 16, 17, 21, 22, 25, 26, 34, 35, 37, 38)
)
_WRONG_CODES = _ON_PAPER | {f"K{number:03}" for number in (12, 15, 19, 20, 28, 31, 40, 46, 52)}


DOCUMENTS: dict[str, Foreign] = {
    "table": Foreign(by_table, STATE, sound=True),
    "old-lines": Foreign(by_old_lines, STATE, sound=True),
    "party-table": Foreign(by_party_table, PARTY, sound=True, system="party"),
    "tabs": Foreign(by_tabs, STATE, frozenset({"K015"}), pdf_named=frozenset({"K015"})),
    "boxes": Foreign(by_boxes, STATE, frozenset({"K014"}), pdf_named=frozenset({"K014"})),
    "merged": Foreign(by_merged, STATE, sound=True),
    "breaks": Foreign(by_breaks, STATE, frozenset({"K015"}), pdf_named=frozenset({"K015"})),
    "lists": Foreign(by_lists, STATE, frozenset({"K051"}), sound=True),
    "flat": Foreign(
        by_flat, STATE, frozenset({"K010", "K011"}), pdf_named=frozenset({"K010", "K011"})
    ),
    "theme": Foreign(by_theme, STATE, sound=True),
    "character-style": Foreign(
        by_character_style, STATE, frozenset({"K004"}), pdf_named=frozenset({"K004"})
    ),
    "two-headers": Foreign(by_two_headers, STATE, frozenset({"K019", "K020", "K004"})),
    "letter": Foreign(letter, _LETTER, sound=True),
    "all-wrong": Foreign(
        all_wrong,
        _WRONG,
        _WRONG_CODES,
        system="party",
        pdf_named=_ON_PAPER,
    ),
    "tcvn3": Foreign(tcvn3, {}, frozenset({"K049"})),
    "empty": Foreign(empty, {}, frozenset({"K043"})),
}
