"""Documents as the programs of offices write them, in raw XML: WPS, Google Docs, old Word, office habits.

`OFFICES` says of each what must be found in it and whether it is right; `FAULTS` are faults that its
author might make, by the words that are replaced, and the code that must name each.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from xml.sax.saxutils import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (
    f'xmlns:w="{_W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
PAGE = (
    '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE   \\* MERGEFORMAT </w:instrText></w:r><w:r>'
    '<w:fldChar w:fldCharType="separate"/></w:r><w:r><w:rPr>{look}</w:rPr><w:t>2</w:t></w:r><w:r>'
    '<w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
TIMES = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
SENTENCE = (
    "Các phòng, ban chuyên môn phối hợp chặt chẽ trong quá trình thực hiện, định kỳ báo cáo kết quả và "
    "những khó khăn, vướng mắc để được xem xét, giải quyết kịp thời."
)


def run(words: str, size: float = 14, b: bool = False, i: bool = False, more: str = "") -> str:
    """Letters with direct format; a tab and a line break by their signs."""
    look = more + ("<w:b/>" if b else "") + ("<w:i/>" if i else "")
    look += f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>'
    text = "".join(
        {"\t": "<w:tab/>", "\n": "<w:br/>"}.get(part)
        or f'<w:t xml:space="preserve">{escape(part)}</w:t>'
        for part in re.split(r"([\t\n])", words)
        if part
    )
    return f"<w:r><w:rPr>{look}</w:rPr>{text}</w:r>"


def para(*runs: str, jc: str = "center", more: str = "", before: int = 0, line: str = "") -> str:
    """A paragraph; `more` stands before its spacing."""
    space = f'<w:spacing w:before="{before}" w:after="0" {line or SINGLE}/>'
    return f'<w:p><w:pPr>{more}{space}<w:jc w:val="{jc}"/></w:pPr>{"".join(runs)}</w:p>'


SINGLE = 'w:line="240" w:lineRule="auto"'
WIDE = 'w:line="276" w:lineRule="auto"'
EXACT = 'w:line="360" w:lineRule="exact"'
FIRST = '<w:ind w:firstLine="720"/>'


def body(words: str, more: str = "", line: str = WIDE, indent: str = FIRST, b: bool = False) -> str:
    """A paragraph of the text."""
    space = f'<w:spacing w:before="120" w:after="0" {line}/>'
    kept = f'<w:p><w:pPr>{space}{indent}<w:jc w:val="both"/></w:pPr>'
    return f"{kept}{run(words, 14, b=b, more=more)}</w:p>"


def table(
    *rows: tuple[str, ...], widths: tuple[int, ...], borders: str = "", cell: str = ""
) -> str:
    """Rows of cells of ready paragraphs."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    out = ""
    for row in rows:
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{cell}</w:tcPr>{content}</w:tc>'
            for content, width in zip(row, widths, strict=True)
        )
        out += f"<w:tr>{cells}</w:tr>"
    return f"<w:tbl><w:tblPr>{borders}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{out}</w:tbl>"


def rule(mm: float) -> str:
    """A line drawn by Word 2010 and later, with the old form beside it."""
    emu = round(mm * 36000)
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0"'
        ' distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1"'
        ' allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:align>center'
        '</wp:align></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>220000</wp:posOffset>'
        f'</wp:positionV><wp:extent cx="{emu}" cy="0"/><wp:wrapNone/><wp:docPr id="1" name="Line"/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f'<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{emu}" cy="0"/></a:xfrm>'
        '<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525">'
        '<a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f'<v:line from="0,0" to="{mm / 25.4 * 72:.1f}pt,0"/></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
    )


def packed(
    content: str,
    styles: str = "",
    header: str = "",
    section: str = "",
    numbering: str = "",
    title_page: bool = True,
    first_header: str = "",
) -> bytes:
    """A docx of these parts; A4 with margins 20/20/30/20 mm."""
    section = (
        section
        or '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" '
        'w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>'
    )
    section += "<w:titlePg/>" if title_page else ""
    reference = '<w:headerReference w:type="default" r:id="rId2"/>' if header else ""
    if first_header:
        reference += '<w:headerReference w:type="first" r:id="rId4"/>'
    main = f"<w:document {_SPACES}><w:body>{content}<w:sectPr>{reference}{section}</w:sectPr></w:body></w:document>"
    parts = {
        "word/document.xml": ("document.main", main),
        "word/styles.xml": ("styles", f"<w:styles {_SPACES}>{styles}</w:styles>"),
    }
    relations = [("rId1", "styles", "styles.xml")]
    if header:
        parts["word/header1.xml"] = ("header", f"<w:hdr {_SPACES}>{header}</w:hdr>")
        relations.append(("rId2", "header", "header1.xml"))
    if first_header:
        parts["word/header2.xml"] = ("header", f"<w:hdr {_SPACES}>{first_header}</w:hdr>")
        relations.append(("rId4", "header", "header2.xml"))
    if numbering:
        parts["word/numbering.xml"] = (
            "numbering",
            f"<w:numbering {_SPACES}>{numbering}</w:numbering>",
        )
        relations.append(("rId3", "numbering", "numbering.xml"))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as pack:
        overrides = "".join(
            f'<Override PartName="/{name}" ContentType="{_TYPES}.{kind}+xml"/>'
            for name, (kind, _) in parts.items()
        )
        pack.writestr(
            "[Content_Types].xml",
            f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default '
            'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        )
        pack.writestr("_rels/.rels", _relations([("rId1", "officeDocument", "word/document.xml")]))
        pack.writestr("word/_rels/document.xml.rels", _relations(relations))
        for name, (_, xml) in parts.items():
            pack.writestr(name, _HEAD + xml)
    return stream.getvalue()


def _relations(rows: list[tuple[str, str, str]]) -> str:
    made = "".join(
        f'<Relationship Id="{ident}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for ident, kind, target in rows
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{_HEAD}<Relationships xmlns="{space}">{made}</Relationships>'


DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="{size}"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="{after}" w:line="{line}" w:lineRule="auto"/></w:pPr>'
    '</w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/></w:style>'
)
NORMAL = DEFAULTS.format(fonts=TIMES, size=28, after=0, line=240)
CALIBRI = DEFAULTS.format(
    fonts='<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>',
    size=22,
    after=160,
    line=259,
)
ARIAL = DEFAULTS.format(
    fonts='<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>',
    size=22,
    after=0,
    line=276,
)


def wps() -> bytes:
    """WPS Office: indents counted in letters, every run with its fonts, three columns in the letterhead."""
    fonts = (
        '<w:rFonts w:hint="default" w:ascii="Times New Roman" w:hAnsi="Times New Roman" '
        'w:eastAsia="SimSun" w:cs="Times New Roman"/>'
    )

    def line(words: str, size: float = 14, b: bool = False, i: bool = False) -> str:
        lang = '<w:lang w:val="vi-VN"/>'
        return run(words, size, b, i, fonts).replace("</w:rPr>", f"{lang}</w:rPr>")

    left = para(line("UBND XÃ PHÚ XUYÊN", 13)) + para(
        line("TRƯỜNG THCS CHU VĂN AN", 13, True), rule(25)
    )
    right = para(line(NATION, 13, True)) + para(line(MOTTO, 14, True), rule(62))
    head = table(
        (left, para(line(" ")), right),
        (
            para(line("Số: 09/KH-THCS", 13), before=80),
            para(line(" ")),
            para(line("Phú Xuyên, ngày 05 tháng 9 năm 2026", 14, i=True), before=80),
        ),
        widths=(3500, 300, 5500),
    )
    text = "".join(
        body(words, fonts, indent='<w:ind w:firstLine="700" w:firstLineChars="250"/>', b=b)
        for words, b in (
            (
                "Thực hiện nhiệm vụ năm học 2026 - 2027, nhà trường xây dựng kế hoạch như sau:",
                False,
            ),
            ("I. MỤC ĐÍCH, YÊU CẦU", True),
            ("1. " + SENTENCE, False),
            ("2. " + SENTENCE, False),
            ("II. TỔ CHỨC THỰC HIỆN", True),
            (SENTENCE, False),
            ("Trên đây là kế hoạch của nhà trường./.", False),
        )
    )
    tail = table(
        (
            para(line("Nơi nhận:", 12, True, True), jc="left")
            + para(line("- UBND xã (để báo cáo);", 11), jc="left")
            + para(line("- Các tổ chuyên môn;", 11), jc="left")
            + para(line("- Lưu: VT.", 11), jc="left"),
            para(line("HIỆU TRƯỞNG", 14, True))
            + para(line(" ")) * 4
            + para(line("Nguyễn Thị Lan", 14, True)),
        ),
        widths=(4650, 4650),
    )
    title = para(line("KẾ HOẠCH", 14, True), before=200)
    title += para(
        line("Giáo dục kỹ năng sống cho học sinh năm học 2026 - 2027", 14, True), rule(50)
    )
    return packed(
        head + title + text + tail, NORMAL, PAGE.format(look=fonts + '<w:sz w:val="28"/>')
    )


def google() -> bytes:
    """Google Docs: Arial beneath, everything direct, table borders off cell by cell, lists by numbering."""
    nil = "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right"))
    off = f"<w:tcBorders>{nil}</w:tcBorders>"
    shown = "".join(
        f'<w:{side} w:color="000000" w:space="0" w:sz="8" w:val="single"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    fonts = (
        '<w:rFonts w:ascii="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman" '
        'w:hAnsi="Times New Roman"/>'
    )

    def line(words: str, size: float = 14, b: bool = False, i: bool = False) -> str:
        return run(words, size, b, i, fonts).replace("<w:r>", '<w:r w:rsidDel="0" w:rsidR="00">')

    bottom = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1"/></w:pBdr>'
    inner = '<w:ind w:left="{0}" w:right="{0}"/>'

    def ruled(words: str, size: float, side: int) -> str:
        space = f'<w:spacing w:before="0" w:after="0" {SINGLE}/>'
        look = f'{bottom}{space}{inner.format(side)}<w:jc w:val="center"/>'
        return f"<w:p><w:pPr>{look}</w:pPr>{line(words, size, True)}</w:p>"

    head = table(
        (
            para(line("ỦY BAN NHÂN DÂN", 13, True)) + ruled("PHƯỜNG BẮC HÀ", 13, 1300),
            para(line(NATION, 13, True)) + ruled(MOTTO, 14, 880),
        ),
        (
            para(line("Số: 112/BC-UBND", 13)),
            para(line("Bắc Hà, ngày 30 tháng 6 năm 2026", 14, i=True)),
        ),
        widths=(3600, 5470),
        borders=f"<w:tblBorders>{shown}</w:tblBorders>",
        cell=off,
    )
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    item = (
        f'<w:p><w:pPr>{numbered}<w:spacing w:before="120" w:after="0" {WIDE}/>'
        f'<w:ind w:left="0" w:firstLine="720"/><w:jc w:val="both"/>'
        f'<w:rPr>{fonts}<w:sz w:val="28"/></w:rPr></w:pPr>{line(SENTENCE)}</w:p>'
    )
    text = body("Ủy ban nhân dân phường báo cáo kết quả 6 tháng đầu năm 2026 như sau:", fonts)
    text += body("I. KẾT QUẢ THỰC HIỆN", fonts, b=True) + item * 3
    text += body("II. NHIỆM VỤ 6 THÁNG CUỐI NĂM", fonts, b=True) + body(SENTENCE, fonts)
    text += body("Trên đây là báo cáo của Ủy ban nhân dân phường./.", fonts)
    tail = table(
        (
            para(line("Nơi nhận:", 12, True, True), jc="left")
            + para(line("- Thường trực Đảng ủy;", 11), jc="left")
            + para(line("- Lưu: VT, VP.", 11), jc="left"),
            para(line("TM. ỦY BAN NHÂN DÂN", 14, True))
            + para(line("KT. CHỦ TỊCH", 14, True))
            + para(line("PHÓ CHỦ TỊCH", 14, True))
            + para(line(" ")) * 4
            + para(line("Hoàng Văn Thái", 14, True)),
        ),
        widths=(4500, 4570),
        borders=f"<w:tblBorders>{shown}</w:tblBorders>",
        cell=off,
    )
    title = para(line("BÁO CÁO", 14, True), before=240)
    title += ruled("Tình hình kinh tế - xã hội 6 tháng đầu năm 2026", 14, 3300)
    level = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    number = PAGE.format(look=fonts + '<w:sz w:val="26"/>')
    return packed(head + title + text + tail, ARIAL, number, numbering=level)


def typed() -> bytes:
    """An office that types what others draw: lines of underscores, blanks for columns, Calibri beneath."""
    gap = " " * 6
    head = para(run(f"SỞ Y TẾ THÁI NGUYÊN{gap}{NATION}", 13, True, more=TIMES), jc="left")
    head += para(
        run("BỆNH VIỆN ĐA KHOA SÔNG CÔNG", 13, True, more=TIMES),
        run(f"{gap}{MOTTO}", 14, True, more=TIMES),
        jc="left",
    )
    head += para(
        run(f"     ___________{' ' * 30}______________________", 13, more=TIMES), jc="left"
    )
    head += para(
        run("Số: 315/BVĐK-KHTH", 13, more=TIMES),
        run(f"{' ' * 12}Sông Công, ngày 12 tháng 10 năm 2026", 14, i=True, more=TIMES),
        jc="left",
    )
    head += para(run("V/v đăng ký lớp đào tạo liên tục", 12, more=TIMES), jc="left")
    to = para(run("Kính gửi: Sở Y tế tỉnh Thái Nguyên", 14, more=TIMES), before=240)
    text = body(SENTENCE, TIMES) * 2 + body("Trân trọng cảm ơn./.", TIMES)
    tail = para(
        run("Nơi nhận:", 12, True, True, more=TIMES),
        run("\t\t\t\t\t\tGIÁM ĐỐC", 14, True, more=TIMES),
        jc="left",
    )
    tail += para(run("- Như trên;", 11, more=TIMES), jc="left") + para(
        run("- Lưu: VT, KHTH.", 11, more=TIMES), jc="left"
    )
    tail += para(run(" ", 14)) * 3 + para(
        run("\t\t\t\t\t\t   Lê Quang Vinh", 14, True, more=TIMES), jc="left"
    )
    return packed(head + to + text + tail, CALIBRI)


def commune_party() -> bytes:
    """A commune's Party committee: exact line pitch by a style, star and rule of its own."""
    style = (
        '<w:style w:type="paragraph" w:styleId="Noidung"><w:name w:val="Noi dung VB"/><w:basedOn w:val="Normal"/>'
        f'<w:pPr><w:spacing w:before="120" {EXACT}/><w:ind w:firstLine="567"/><w:jc w:val="both"/></w:pPr></w:style>'
    )

    def text(words: str, b: bool = False) -> str:
        bold = "<w:rPr><w:b/></w:rPr>" if b else ""
        return f'<w:p><w:pPr><w:pStyle w:val="Noidung"/></w:pPr><w:r>{bold}<w:t>{words}</w:t></w:r></w:p>'

    head = table(
        (
            para(run("ĐẢNG BỘ TỈNH THÁI NGUYÊN", 14))
            + para(run("ĐẢNG UỶ XÃ PHÚ LƯƠNG", 14, True))
            + para(run("*", 14))
            + para(run("Số 15-NQ/ĐU", 14)),
            para(run("ĐẢNG CỘNG SẢN VIỆT NAM", 15, True), rule(68))
            + para(run(" ", 14))
            + para(run("Phú Lương, ngày 09 tháng 10 năm 2026", 14, i=True)),
        ),
        widths=(4300, 5300),
    )
    title = para(run("NGHỊ QUYẾT", 15, True), before=300)
    title += para(run("về lãnh đạo phát triển kinh tế tập thể giai đoạn 2026 - 2030", 15, True))
    title += para(run("-----", 14))
    content = text("I- TÌNH HÌNH", True) + text(SENTENCE) * 2
    content += (
        text("II- NHIỆM VỤ, GIẢI PHÁP", True) + text(f"1. {SENTENCE}") + text(f"2. {SENTENCE}")
    )
    content += text("Nghị quyết này được phổ biến đến chi bộ.")
    label = run("Nơi nhận:", 14, more='<w:u w:val="single"/>')
    tail = table(
        (
            para(label, jc="left")
            + para(run("- Thường trực Tỉnh uỷ (để báo cáo);", 12), jc="left")
            + para(run("- Các chi bộ trực thuộc;", 12), jc="left")
            + para(run("- Lưu Văn phòng Đảng uỷ.", 12), jc="left"),
            para(run("T/M ĐẢNG UỶ", 14, True))
            + para(run("BÍ THƯ", 14))
            + para(run(" ", 14)) * 4
            + para(run("Dương Văn Lượng", 14, True)),
        ),
        widths=(4700, 4700),
    )
    section = (
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701"'
        ' w:header="567" w:footer="567" w:gutter="0"/>'
    )
    number = PAGE.format(look='<w:sz w:val="28"/>')
    return packed(head + title + content + tail, NORMAL + style, number, section)


def company() -> bytes:
    """A company, no organ: its letters carry "CV" in the symbol."""
    head = table(
        (
            para(run("CÔNG TY CỔ PHẦN", 13, True))
            + para(run("NƯỚC SẠCH THÁI NGUYÊN", 13, True), rule(30)),
            para(run(NATION, 13, True)) + para(run(MOTTO, 14, True), rule(62)),
        ),
        (
            para(run("Số: 21/CV-NSTN", 13)) + para(run("V/v tạm ngừng cấp nước", 12), before=120),
            para(run("Thái Nguyên, ngày 14 tháng 4 năm 2026", 14, i=True)),
        ),
        widths=(3800, 5500),
    )
    to = para(run("Kính gửi: Ủy ban nhân dân phường Phan Đình Phùng", 14), before=240)
    tail = table(
        (
            para(run("Nơi nhận:", 12, True, True), jc="left")
            + para(run("- Như trên;", 11), jc="left")
            + para(run("- Lưu: VT, KT.", 11), jc="left"),
            para(run("TỔNG GIÁM ĐỐC", 14, True))
            + para(run(" ")) * 4
            + para(run("Vũ Ngọc Sơn", 14, True)),
        ),
        widths=(4650, 4650),
    )
    text = body(SENTENCE) * 2 + body("Công ty trân trọng thông báo./.")
    return packed(head + to + text + tail, NORMAL)


def council() -> bytes:
    """A commune's council: a resolution with articles, framed letterhead of an old template (w:framePr)."""
    head = table(
        (
            para(run("HỘI ĐỒNG NHÂN DÂN", 13, True)) + para(run("XÃ ĐẠI PHÚC", 13, True), rule(20)),
            para(run(NATION, 13, True)) + para(run(MOTTO, 14, True), rule(62)),
        ),
        (
            para(run("Số: 08/NQ-HĐND", 13)),
            para(run("Đại Phúc, ngày 21 tháng 7 năm 2026", 14, i=True)),
        ),
        widths=(3800, 5500),
    )
    title = para(run("NGHỊ QUYẾT", 14, True), before=240)
    title += para(run("Về việc thông qua kế hoạch đầu tư công năm 2027", 14, True), rule(45))
    title += para(run("HỘI ĐỒNG NHÂN DÂN XÃ ĐẠI PHÚC", 14, True), before=120)
    title += para(run("KHÓA I, KỲ HỌP THỨ 5", 14, True))

    def basis(words: str) -> str:
        return body(words).replace("<w:rPr>", "<w:rPr><w:i/>", 1)

    text = basis("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;")
    text += basis("Căn cứ Luật Đầu tư công ngày 29 tháng 11 năm 2024;")
    text += basis("Xét Tờ trình số 44/TTr-UBND ngày 10 tháng 7 năm 2026 của Ủy ban nhân dân xã.")
    text += para(run("QUYẾT NGHỊ:", 14, True), before=120)
    for at, words in enumerate(("Thông qua kế hoạch", "Tổ chức thực hiện", "Hiệu lực thi hành"), 1):
        text += body(f"Điều {at}. {words}", b=True) + body(SENTENCE)
    text += body("Nghị quyết này được Hội đồng nhân dân xã thông qua ngày 21 tháng 7 năm 2026./.")
    tail = table(
        (
            para(run("Nơi nhận:", 12, True, True), jc="left")
            + para(run("- Như Điều 2;", 11), jc="left")
            + para(run("- Lưu: VT.", 11), jc="left"),
            para(run("CHỦ TỊCH", 14, True))
            + para(run(" ")) * 4
            + para(run("Trần Quốc Toản", 14, True)),
        ),
        widths=(4650, 4650),
    )
    return packed(head + title + text + tail, NORMAL, PAGE.format(look='<w:sz w:val="28"/>'))


def vni() -> bytes:
    """VNI-Windows letters in VNI-Times."""
    fonts = '<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/>'
    lines = (
        "COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM",
        "Ñoäc laäp - Töï do - Haïnh phuùc",
        "THOÂNG BAÙO",
        "Veà vieäc nghæ leã Quoác khaùnh naêm 2026",
        "Caùc phoøng, ban toå chöùc tröïc baûo veä cô quan trong dòp leã./.",
    )
    return packed("".join(para(run(line, 14, more=fonts)) for line in lines), NORMAL)


def one_paragraph() -> bytes:
    """The whole letterhead in paragraphs with tab stops in the middle of both columns."""
    tabs = (
        '<w:tabs><w:tab w:val="center" w:pos="1700"/><w:tab w:val="center" w:pos="6400"/></w:tabs>'
    )

    def row(left: str, right: str, first: str = "", size: float = 13) -> str:
        return para(
            run(f"\t{left}", size, b="b" in first),
            run(f"\t{right}", 13, b="B" in first, i="i" in first),
            jc="left",
            more=tabs,
        )

    head = row("UBND TỈNH THÁI NGUYÊN", NATION, "B") + row("SỞ TƯ PHÁP", MOTTO, "bB")
    head += row("Số: 77/TB-STP", "Thái Nguyên, ngày 03 tháng 02 năm 2026", "i")
    title = para(run("THÔNG BÁO", 14, True), before=240)
    title += para(run("Kết quả tuyển dụng viên chức năm 2026", 14, True), rule(45))
    text = body(SENTENCE) * 2 + body("Sở Tư pháp thông báo để các đơn vị biết, thực hiện./.")
    sign = table(
        (
            para(run("Nơi nhận:", 12, True, True), jc="left")
            + para(run("- Các phòng thuộc Sở;", 11), jc="left")
            + para(run("- Lưu: VT, VP.", 11), jc="left"),
            para(run("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\n\n\n", 14, True), run("Phạm Thu Hà", 14, True)),
        ),
        widths=(4650, 4650),
    )
    return packed(head + title + text + sign, NORMAL)


@dataclass(frozen=True)
class Office:
    """One document: how it is made, some of what stands in it, and what may rightly be said of it."""

    make: Callable[[], bytes]
    roles: dict[str, str]
    said: frozenset[str] = frozenset()
    """Codes of its author's own faults."""
    system: str = "state"


OFFICES = {
    "wps": Office(
        wps,
        {
            "issuer_parent": "UBND XÃ PHÚ XUYÊN",
            "issuer": "TRƯỜNG THCS CHU VĂN AN",
            "number": "Số: 09/KH-THCS",
            "signer_title": "HIỆU TRƯỞNG",
            "signer_name": "Nguyễn Thị Lan",
        },
    ),
    "google": Office(
        google,
        {
            "issuer": "ỦY BAN NHÂN DÂN",
            "place_date": "Bắc Hà, ngày 30 tháng 6 năm 2026",
            "authority": "TM. ỦY BAN NHÂN DÂN",
            "signer_title": "PHÓ CHỦ TỊCH",
        },
        frozenset({"K014", "K051"}),
    ),
    "typed": Office(
        typed,
        {
            "issuer_parent": "SỞ Y TẾ THÁI NGUYÊN",
            "national_name": NATION,
            "letter_subject": "V/v đăng ký lớp đào tạo liên tục",
            "to_single": "Kính gửi: Sở Y tế tỉnh Thái Nguyên",
            "signer_title": "GIÁM ĐỐC",
            "signer_name": "Lê Quang Vinh",
        },
        frozenset({"K005", "K009", "K015"}),
    ),
    "commune-party": Office(
        commune_party,
        {
            "issuer": "ĐẢNG UỶ XÃ PHÚ LƯƠNG",
            "star": "*",
            "number": "Số 15-NQ/ĐU",
            "dashes": "-----",
            "heading_1": "I- TÌNH HÌNH",
            "authority": "T/M ĐẢNG UỶ",
            "signer_title": "BÍ THƯ",
        },
        system="party",
    ),
    "company": Office(
        company,
        {"number": "Số: 21/CV-NSTN", "letter_subject": "V/v tạm ngừng cấp nước"},
        frozenset({"K023"}),
    ),
    "council": Office(
        council,
        {
            "authority_line": "HỘI ĐỒNG NHÂN DÂN XÃ ĐẠI PHÚC",
            "enacting": "QUYẾT NGHỊ:",
            "article": "Điều 1. Thông qua kế hoạch",
        },
    ),
    "vni": Office(vni, {}, frozenset({"K049", "K053"})),
    "one-paragraph": Office(
        one_paragraph,
        {
            "issuer": "SỞ TƯ PHÁP",
            "number": "Số: 77/TB-STP",
            "place_date": "Thái Nguyên, ngày 03 tháng 02 năm 2026",
            "authority": "KT. GIÁM ĐỐC",
            "signer_name": "Phạm Thu Hà",
        },
        frozenset({"K014", "K044"}),
    ),
}
FAULTS = (
    ("wps", "Số: 09/KH", "Số: 9/KH", "K022"),
    ("wps", "Số: 09/KH-THCS", "Số 09/KH-THCS", "K021"),
    ("wps", "Số: 09/KH-THCS", "Số:09/KH - THCS", "K021"),
    ("wps", "Số: 09/KH-THCS", "Số: 09/KH/THCS", "K023"),
    ("wps", "Số: 09/KH-THCS", "Số: 09/QĐ-THCS", "K023"),
    ("wps", "ngày 05 tháng 9", "ngày 5 tháng 9", "K026"),
    ("wps", "ngày 05 tháng 9", "ngày 05 tháng 09", "K026"),
    ("wps", "ngày 05 tháng 9", "ngày 31 tháng 9", "K025"),
    ("wps", "Phú Xuyên, ngày", "Phú Xuyên ngày", "K025"),
    ("wps", "CHỦ NGHĨA", "CHỦ NGHIÃ", "K018"),
    ("wps", "Độc lập - Tự do", "Độc lập-Tự do", "K018"),
    ("wps", "Độc lập - Tự do", "Độc Lập - Tự Do", "K018"),
    ("wps", "Độc lập - Tự do", "Độc lập – Tự do", "K018"),
    ("wps", ">Nguyễn Thị Lan<", ">ThS. Nguyễn Thị Lan<", "K035"),
    ("wps", ">Nguyễn Thị Lan<", ">NGUYỄN THỊ LAN<", "K008"),
    ("wps", "- Lưu: VT.", "- Lưu VT.", "K038"),
    ("wps", "- Lưu: VT.", "- Lưu: VT;", "K037"),
    ("wps", "- Lưu: VT.", "- Phòng Giáo dục.", "K038"),
    ("wps", "(để báo cáo);", "(để báo cáo),", "K037"),
    ("wps", "nhà trường./.", "nhà trường.", "K040"),
    ("wps", "I. MỤC", "I/ MỤC", "K052"),
    ("wps", "II. TỔ", "III. TỔ", "K031"),
    ("wps", "2. Các", "3. Các", "K031"),
    ("google", "TM. ỦY", "T/M ỦY", "K034"),
    ("google", "TM. ỦY", "TM ỦY", "K034"),
    ("google", "KT. CHỦ TỊCH", "KT.CHỦ TỊCH", "K034"),
    ("google", "KT. CHỦ TỊCH", "KT. GIÁM ĐỐC", "K054"),
    ("google", "112/BC-UBND", "112/BC-HĐND", "K024"),
    ("google", ">BÁO CÁO<", ">BÁO CÁO TỔNG KẾT<", "K027"),
    ("commune-party", "Số 15-NQ", "Số: 15-NQ", "K021"),
    ("commune-party", "Số 15-NQ/ĐU", "Số 15/NQ-ĐU", "K021"),
    ("commune-party", "Số 15-NQ", "Số 15-CT", "K023"),
    ("commune-party", "15-NQ/ĐU", "15-NQ/HU", "K024"),
    ("commune-party", "T/M ĐẢNG", "TM. ĐẢNG", "K034"),
    ("commune-party", ">-----<", ">---<", "K017"),
    ("commune-party", "I- TÌNH", "I. TÌNH", "K052"),
    ("commune-party", "ĐẢNG CỘNG SẢN", "ĐẢNG CÔNG SẢN", "K018"),
    ("commune-party", "chi bộ.<", "chi bộ./.<", "K040"),
    ("commune-party", "- Lưu Văn phòng", "- Lưu: Văn phòng", "K038"),
    ("commune-party", ">Dương Văn Lượng<", ">TS. Dương Văn Lượng<", "K035"),
    ("commune-party", ">ĐẢNG UỶ XÃ PHÚ LƯƠNG<", ">BAN TỔ CHỨC<", "K061"),
    ("company", "V/v tạm", "Về việc tạm", "K028"),
    ("company", "- Như trên;", "- UBND phường;", "K039"),
    ("council", "QUYẾT NGHỊ:", "QUYẾT NGHỊ", "K060"),
    ("council", "QUYẾT NGHỊ:", "QUYẾT ĐỊNH:", "K060"),
    ("council", "Điều 2. Tổ", "Điều 3. Tổ", "K031"),
    ("council", "Điều 1. Thông", "Điều 1: Thông", "K052"),
    ("council", "tháng 6 năm 2025;", "tháng 6 năm 2025.", "K030"),
    ("one-paragraph", "KT. GIÁM ĐỐC", "TL. GIÁM ĐỐC", "K054"),
    ("one-paragraph", "KT. GIÁM ĐỐC", "K/T GIÁM ĐỐC", "K034"),
)
"""(document, words of its XML, what stands there instead, code that must name it)."""


def spoilt(data: bytes, old: str, new: str) -> bytes:
    """The document with words of its main part replaced, which must be there."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(stream, "w") as made:
        for name in given.namelist():
            part = given.read(name)
            if name == "word/document.xml":
                assert old.encode() in part
                part = part.replace(old.encode(), new.encode())
            made.writestr(name, part)
    return stream.getvalue()
