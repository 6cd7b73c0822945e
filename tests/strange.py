# ruff: noqa: E501 — one case a line reads best
"""Word files written part by part: every way in which words can stand in one, for readers to be judged on.

`CASES` says for each what the file does, the words a person sees in Word, in order, and what is never seen.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PKG = "http://schemas.openxmlformats.org/package/2006"
_SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
_TYPES = {
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "styles": "styles",
    "settings": "settings",
}


def packed(body: str, parts: Mapping[str, str] | None = None, section: str = "") -> bytes:
    """A docx of that body; `parts` = further WordprocessingML parts by their usual name, without root."""
    parts = dict(parts or {})
    files = {
        "word/document.xml": _part(
            "document", f"<w:body>{body}<w:sectPr>{section}</w:sectPr></w:body>"
        )
    }
    relations, types = [], []
    for at, (name, inner) in enumerate(parts.items()):
        kind = (
            "header"
            if name.startswith("header")
            else "footer"
            if name.startswith("footer")
            else name
        )
        root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
        files[f"word/{name}.xml"] = _part(root, inner)
        relations.append(f'<Relationship Id="rId{at + 1}" Type="{R}/{kind}" Target="{name}.xml"/>')
        types.append(_override(f"/word/{name}.xml", kind))
    files["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="{_PKG}/relationships">{"".join(relations)}</Relationships>'
    )
    files["_rels/.rels"] = (
        f'<Relationships xmlns="{_PKG}/relationships"><Relationship Id="rId1" '
        f'Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    files["[Content_Types].xml"] = (
        f'<Types xmlns="{_PKG}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f"{_override('/word/document.xml', 'document.main')}{''.join(types)}</Types>"
    )
    return zipped({name: text.encode() for name, text in files.items()})


def zipped(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The files as one zip, the content types first."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name in sorted(files, key=lambda one: one != "[Content_Types].xml"):
            archive.writestr(name, files[name])
    return out.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _part(root: str, inner: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{root} {_SPACES}>{inner}</w:{root}>'


def _override(name: str, kind: str) -> str:
    base = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    return f'<Override PartName="{name}" ContentType="{base}.{kind}+xml"/>'


def t(words: str, properties: str = "") -> str:
    """One run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def p(inner: str, properties: str = "") -> str:
    """One paragraph of runs, or of plain words."""
    inner = inner if inner.startswith("<") else t(inner)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def numbered(words: str, ident: int, level: int = 0) -> str:
    return p(words, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{ident}"/></w:numPr>')


def level(at: int, form: str, text: str, start: int = 1, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*levels: str, nums: str = "") -> str:
    """A numbering part: one abstract list and number 1 of it, and what else is given."""
    return (
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{nums}'
    )


def table(*rows: tuple[str, ...]) -> str:
    """Cells are paragraphs, or further tables followed by an empty paragraph."""
    out = "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows)
    columns = "<w:gridCol w:w='3000'/>" * max(map(len, rows))
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{out}</w:tbl>"


def cell(inner: str, properties: str = "") -> str:
    inner = inner if inner.startswith("<") else p(inner)
    tail = "" if inner.endswith("</w:p>") else p("<w:r/>")
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}{tail}</w:tc>"


def field_of(code: str, result: str) -> str:
    """A field in its long form."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{t(result)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


_BY = 'w:id="9" w:author="Trần Thị Lan" w:date="2026-03-02T08:00:00Z"'


def ins(inner: str) -> str:
    return f"<w:ins {_BY}>{inner}</w:ins>"


def deleted(words: str) -> str:
    return f'<w:del {_BY}><w:r><w:delText xml:space="preserve">{words}</w:delText></w:r></w:del>'


def shape(inner: str) -> str:
    """A text box as Word 2010 and later write it: the new form, and the old one for older programs."""
    new = (
        '<w:drawing><wp:anchor><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/'
        f'wordprocessingShape"><wps:wsp><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    old = f"<w:pict><v:shape><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


@dataclass(frozen=True)
class Case:
    """A file, the words seen in it in order, and words that must not be taken for the document's."""

    what: str
    data: bytes
    seen: tuple[str, ...]
    unseen: tuple[str, ...] = ()
    once: tuple[str, ...] = field(default=())
    """Words that stand once on the page and twice in the file."""


OPEN = p("Giao các phòng thực hiện các việc sau:")
CLOSE = p("Trong quá trình thực hiện có vướng mắc thì báo cáo.")
_TEN = lists(
    level(0, "upperRoman", "%1."), level(1, "decimal", "%2."), level(2, "decimal", "%2.%3."),
    level(3, "lowerLetter", "%4)"), level(4, "bullet", "\uf0b7"),
)  # fmt: skip


def _lists() -> list[Case]:
    over = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    return [
        Case("danh sách số thường", packed(OPEN + numbered("Rà soát", 1) + numbered("Báo cáo", 1), {
            "numbering": lists(level(0, "decimal", "%1."))}), ("1. Rà soát", "2. Báo cáo")),
        Case("danh sách bắt đầu từ số khác", packed(numbered("Một", 1) + numbered("Năm", 2), {
            "numbering": lists(level(0, "decimal", "%1."), nums=over)}), ("1. Một", "5. Năm")),
        Case("danh sách nhiều cấp, cấp dưới đếm lại", packed(
            numbered("A", 1) + numbered("B", 1, 1) + numbered("C", 1, 1) + numbered("D", 1) + numbered("E", 1, 1),
            {"numbering": _TEN}), ("I. A", "1. B", "2. C", "II. D", "1. E")),
        Case("số ghép của hai cấp", packed(numbered("B", 1, 1) + numbered("C", 1, 2) + numbered("D", 1, 2), {
            "numbering": _TEN}), ("1. B", "1.1. C", "1.2. D")),
        Case("chữ cái", packed(numbered("x", 1, 3) + numbered("y", 1, 3), {"numbering": _TEN}), ("a) x", "b) y")),
        Case("dấu đầu dòng của phông ký hiệu", packed(numbered("Tuyên truyền", 1, 4), {"numbering": _TEN}),
             ("- Tuyên truyền",)),
        Case("số viết trong kiểu đoạn", packed(p("Đầu mục", '<w:pStyle w:val="De"/>') * 2, {
            "numbering": lists(level(0, "decimal", "Điều %1.")),
            "styles": '<w:style w:type="paragraph" w:styleId="De"><w:name w:val="De"/><w:pPr><w:numPr>'
                      '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'}), ("Điều 1. Đầu mục", "Điều 2. Đầu mục")),
        Case("số bị tắt bằng numId 0", packed(p("Không số", '<w:pStyle w:val="De"/><w:numPr><w:numId w:val="0"/></w:numPr>'), {
            "numbering": lists(level(0, "decimal", "%1.")),
            "styles": '<w:style w:type="paragraph" w:styleId="De"><w:name w:val="De"/><w:pPr><w:numPr>'
                      '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'}), ("Không số",), ("1. Không số",)),
        Case("danh sách trong ô bảng", packed(table((numbered("ô một", 1), numbered("ô hai", 1))) + CLOSE, {
            "numbering": lists(level(0, "decimal", "%1."))}), ("1. ô một", "2. ô hai")),
        Case("danh sách ngắt giữa chừng rồi đếm tiếp", packed(numbered("một", 1) + OPEN + numbered("hai", 1), {
            "numbering": lists(level(0, "decimal", "%1."))}), ("1. một", "Giao các phòng", "2. hai")),
        Case("số La Mã thường và số có số 0", packed(numbered("a", 1) + numbered("b", 1, 1), {
            "numbering": lists(level(0, "lowerRoman", "(%1)"), level(1, "decimalZero", "%2."))}), ("(i) a", "01. b")),
        Case("cấp không in số", packed(numbered("Chỉ có chữ", 1), {"numbering": lists(level(0, "none", ""))}),
             ("Chỉ có chữ",)),
        Case("số chữ số cả khi cấp trên là La Mã", packed(numbered("A", 1) + numbered("B", 1, 1), {
            "numbering": lists(level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2.", more="<w:isLgl/>"))}),
             ("I. A", "1.1. B")),
    ]  # fmt: skip


SPAN, MERGE = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>'


def _tables() -> list[Case]:
    inner = table(("trong một", "trong hai"))
    span = (
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='2000'/><w:gridCol w:w='2000'/></w:tblGrid>"
        f"<w:tr>{cell('gộp ngang', SPAN)}</w:tr>"
        f"<w:tr>{cell('trái')}{cell('phải')}</w:tr></w:tbl>"
    )
    down = (
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='2000'/><w:gridCol w:w='2000'/></w:tblGrid>"
        f"<w:tr>{cell('gộp dọc', MERGE)}{cell('một')}</w:tr>"
        f"<w:tr>{cell('<w:p/>', '<w:vMerge/>')}{cell('hai')}</w:tr></w:tbl>"
    )
    gone = (
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='2000'/></w:tblGrid>"
        f"<w:tr>{cell('giữ lại')}</w:tr>"
        f"<w:tr><w:trPr><w:del {_BY}/></w:trPr>{cell(p(deleted('hàng đã xoá')))}</w:tr>"
        f"<w:tr><w:trPr><w:ins {_BY}/></w:trPr>{cell(p(ins(t('hàng mới thêm'))))}</w:tr></w:tbl>"
    )
    return [
        Case("bảng trong bảng", packed(OPEN + table(("ngoài một", p("trước") + inner)) + CLOSE),
             ("ngoài một", "trước", "trong một", "trong hai", "Trong quá trình")),
        Case("bảng ba tầng", packed(table((table((table(("sâu nhất",)),)),)) + CLOSE), ("sâu nhất",)),
        Case("ô gộp ngang", packed(span + CLOSE), ("gộp ngang", "trái", "phải")),
        Case("ô gộp dọc", packed(down + CLOSE), ("gộp dọc", "một", "hai")),
        Case("hàng thêm và hàng xoá đang theo dõi", packed(gone + CLOSE), ("giữ lại", "hàng mới thêm"), ("hàng đã xoá",)),
        Case("bảng mở đầu văn bản", packed(table(("ô đầu tiên", "ô thứ hai")) + CLOSE), ("ô đầu tiên", "ô thứ hai")),
        Case("ô nhiều đoạn", packed(table((p("đoạn một") + p("đoạn hai"), "bên")) + CLOSE), ("đoạn một", "đoạn hai", "bên")),
        Case("hàng bọc trong khung nội dung", packed(
            "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='2000'/></w:tblGrid><w:sdt><w:sdtContent>"
            f"<w:tr>{cell('trong khung')}</w:tr></w:sdtContent></w:sdt></w:tbl>" + CLOSE), ("trong khung",)),
        Case("ô bọc trong khung nội dung", packed(
            "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='2000'/></w:tblGrid><w:tr><w:sdt><w:sdtContent>"
            f"{cell('ô trong khung')}</w:sdtContent></w:sdt></w:tr></w:tbl>" + CLOSE), ("ô trong khung",)),
    ]  # fmt: skip


def _runs() -> list[Case]:
    return [
        Case("một từ chia nhiều mảnh", packed(p(t("tuyên ") + t("tr", "<w:b/>") + t("uyền"))), ("tuyên truyền",)),
        Case("dấu ngắt dòng trong đoạn", packed(p(t("dòng một") + "<w:r><w:br/></w:r>" + t("dòng hai"))), ("dòng một", "dòng hai"), ("mộtdòng",)),
        Case("dấu tab", packed(p(t("cột trái") + "<w:r><w:tab/></w:r>" + t("cột phải"))), ("cột trái", "cột phải"), ("tráicột",)),
        Case("gạch nối không ngắt", packed(p(t("15") + "<w:r><w:noBreakHyphen/></w:r>" + t("CT/TW"))), ("CT/TW",), ("15CT",)),
        Case("gạch nối mềm", packed(p(t("tuyên truyền") + "<w:r><w:softHyphen/></w:r>" + t("viên"))), ("tuyên truyền",)),
        Case("ký hiệu phông Wingdings", packed(p(t("Đồng ý ") + '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + t(" hết"))), ("Đồng ý", "hết")),
        Case("liên kết", packed(p('<w:hyperlink w:anchor="x">' + t("xem Phụ lục 1") + "</w:hyperlink>")), ("xem Phụ lục 1",)),
        Case("trường số trang", packed(p(t("Trang ") + field_of("PAGE", "7"))), ("Trang",), ("PAGE",)),
        Case("trường ngày", packed(p(t("Ngày ") + field_of("DATE \\@ dd/MM/yyyy", "04/8/2026"))), ("Ngày 04/8/2026",), ("dd/MM",)),
        Case("trường lồng trường", packed(p(field_of("IF " + "x", "kết quả ngoài"))), ("kết quả ngoài",), ("IF x",)),
        Case("trường đơn", packed(p(f'<w:fldSimple w:instr=" REF a ">{t("Điều 5")}</w:fldSimple>')), ("Điều 5",), ("REF",)),
        Case("trường trộn thư", packed(p(t("Kính gửi: ") + field_of("MERGEFIELD Ten", "«Ten»"))), ("Kính gửi: «Ten»",), ("MERGEFIELD",)),
        Case("trường liên kết mạng", packed(p(field_of('HYPERLINK "http://vidu.invalid/x"', "cổng thông tin"))), ("cổng thông tin",), ("vidu.invalid",)),
        Case("thẻ thông minh", packed(p(f'<w:smartTag w:uri="u" w:element="e">{t("Thái Nguyên")}</w:smartTag>')), ("Thái Nguyên",)),
        Case("thẻ XML riêng", packed(p(f'<w:customXml w:uri="u" w:element="e">{t("Đảng uỷ xã")}</w:customXml>')), ("Đảng uỷ xã",)),
        Case("khung nội dung trong dòng", packed(p(t("Số: ") + f"<w:sdt><w:sdtContent>{t('12')}</w:sdtContent></w:sdt>")), ("Số: 12",)),
        Case("khung nội dung quanh đoạn", packed(f"<w:sdt><w:sdtContent>{OPEN}{CLOSE}</w:sdtContent></w:sdt>"), ("Giao các phòng", "Trong quá trình")),
        Case("khung lồng khung", packed("<w:sdt><w:sdtContent><w:sdt><w:sdtContent>" + OPEN + "</w:sdtContent></w:sdt></w:sdtContent></w:sdt>"), ("Giao các phòng",)),
        Case("chữ hướng ngược", packed(p(f'<w:dir w:val="rtl">{t("trái sang phải")}</w:dir>')), ("trái sang phải",)),
        Case("chữ phiên âm", packed(p(f"<w:r><w:ruby><w:rt>{t('pin')}</w:rt><w:rubyBase>{t('chữ gốc')}</w:rubyBase></w:ruby></w:r>")), ("chữ gốc",)),
        Case("công thức", packed(p(t("Diện tích ") + "<m:oMath><m:r><m:t>S=ab</m:t></m:r></m:oMath>")), ("Diện tích", "S=ab")),
        Case("chữ hoa bằng định dạng", packed(p(t("kế hoạch", "<w:caps/>"))), ("KẾ HOẠCH",)),
        Case("đoạn nhiều khoảng trắng", packed(p(t("   thụt   bằng dấu cách"))), ("thụt",)),
    ]  # fmt: skip


def _changes() -> list[Case]:
    mark = f"<w:rPr><w:del {_BY}/></w:rPr>"
    return [
        Case("chữ thêm", packed(p(t("nộp trước ") + ins(t("ngày 15/8")))), ("nộp trước ngày 15/8",)),
        Case("chữ xoá", packed(p(t("nộp ") + deleted("chậm nhất ") + t("ngày 15/8"))), ("nộp ngày 15/8",), ("chậm nhất",)),
        Case("chữ thêm rồi xoá", packed(p(t("giữ ") + f"<w:ins {_BY}>{deleted('thoáng qua')}</w:ins>" + t("nguyên"))), ("giữ nguyên",), ("thoáng qua",)),
        Case("đoạn chuyển chỗ", packed(p(f"<w:moveFrom {_BY}>{t('việc chuyển đi')}</w:moveFrom>") + OPEN + p(f"<w:moveTo {_BY}>{t('việc chuyển đi')}</w:moveTo>")),
             ("Giao các phòng", "việc chuyển đi"), (), ("việc chuyển đi",)),
        Case("hai đoạn nhập làm một", packed(p("câu đầu ", mark) + p("câu sau")), ("câu đầu câu sau",)),
        Case("đổi định dạng", packed(p(t("chữ đậm", f"<w:b/><w:rPrChange {_BY}><w:rPr/></w:rPrChange>"))), ("chữ đậm",)),
        Case("bình luận", packed(p('<w:commentRangeStart w:id="1"/>' + t("cần xem") + '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'), {
            "comments": f"<w:comment {_BY.replace('9', '1', 1)}>{p('ý kiến của lãnh đạo')}</w:comment>"}), ("cần xem",), ("ý kiến của lãnh đạo",)),
        Case("chữ ẩn", packed(p(t("thấy được ") + t("chữ ẩn đi", "<w:vanish/>"))), ("thấy được",), ("chữ ẩn đi",)),
    ]  # fmt: skip


def _places() -> list[Case]:
    note = f'<w:footnote w:id="2">{p("nội dung chú thích")}</w:footnote>'
    end = f'<w:endnote w:id="2">{p("ghi chú cuối bài")}</w:endnote>'
    drawn = p("trong hộp chữ")
    old = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{drawn}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    return [
        Case("chú thích", packed(p(t("câu có chú thích") + '<w:r><w:footnoteReference w:id="2"/></w:r>'), {"footnotes": note}), ("câu có chú thích", "nội dung chú thích")),
        Case("ghi chú cuối", packed(p(t("câu có ghi chú") + '<w:r><w:endnoteReference w:id="2"/></w:r>'), {"endnotes": end}), ("câu có ghi chú", "ghi chú cuối bài")),
        Case("hộp chữ mới", packed(OPEN + p(shape(drawn)) + CLOSE), ("trong hộp chữ",), (), ("trong hộp chữ",)),
        Case("hộp chữ cũ", packed(OPEN + p(old) + CLOSE), ("trong hộp chữ",), (), ("trong hộp chữ",)),
        Case("hộp chữ trong hộp chữ", packed(p(shape(p(shape(p("trong cùng"))) + p("vỏ ngoài")))), ("trong cùng", "vỏ ngoài"), (), ("trong cùng", "vỏ ngoài")),
        Case("bảng trong hộp chữ", packed(OPEN + p(shape(table(("ô trong hộp",)) + p("sau bảng"))) + CLOSE), ("ô trong hộp", "sau bảng"), (), ("ô trong hộp",)),
        Case("đoạn đóng khung", packed(p("đoạn trong khung", '<w:framePr w:w="2000" w:hSpace="180" w:wrap="around" w:vAnchor="text" w:hAnchor="page" w:x="1" w:y="1"/>') + CLOSE), ("đoạn trong khung",)),
        Case("đầu trang", packed(OPEN, {"header1": p("đầu trang riêng")}, '<w:headerReference w:type="default" r:id="rId1"/>'), ("Giao các phòng", "đầu trang riêng")),
        Case("mục lục", packed(p(field_of("TOC \\o", "I. MỤC ĐÍCH 1")) + OPEN), ("Giao các phòng",), ("TOC",)),
        Case("ngắt trang giữa đoạn", packed(p(t("trang đầu") + '<w:r><w:br w:type="page"/></w:r>' + t("trang sau"))), ("trang đầu", "trang sau"), ("đầutrang",)),
        Case("hai mục, khổ ngang", packed(OPEN + '<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr></w:pPr></w:p>' + CLOSE), ("Giao các phòng", "Trong quá trình")),
    ]  # fmt: skip


def _packages() -> list[Case]:
    plain = packed(OPEN + CLOSE)
    seen = ("Giao các phòng", "Trong quá trình")
    parts = unzipped(plain)
    strict = {
        name: text.replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main").replace(
            R.encode(), b"http://purl.oclc.org/ooxml/officeDocument/relationships"
        )
        for name, text in parts.items()
    }
    moved = {
        name.replace("word/", "noi-dung/"): text.replace(b"word/", b"noi-dung/")
        for name, text in parts.items()
    }
    wide = dict(parts)
    wide["word/document.xml"] = (
        parts["word/document.xml"].decode().replace("UTF-8", "UTF-16").encode("utf-16")
    )
    marked = dict(parts)
    marked["word/document.xml"] = b"\xef\xbb\xbf" + parts["word/document.xml"]
    absolute = dict(parts)
    absolute["_rels/.rels"] = parts["_rels/.rels"].replace(b'"word/', b'"/word/')
    other = dict(parts)
    other["word/document.xml"] = parts["word/document.xml"].replace(b"xmlns:w=", b"xmlns:ns0=").replace(b"w:", b"ns0:").replace(b"xmlns:ns0:", b"xmlns:w:")  # fmt: skip
    return [
        Case("OOXML nghiêm ngặt", zipped(strict), seen),
        Case("phần chính ở thư mục khác", zipped(moved), seen),
        Case("XML mã UTF-16", zipped(wide), seen),
        Case("XML có dấu BOM", zipped(marked), seen),
        Case("đường dẫn tuyệt đối trong quan hệ", zipped(absolute), seen),
        Case("gói không nén", zipped(parts, zipfile.ZIP_STORED), seen),
        Case("chữ đứng ở tiền tố khác", zipped(other), seen),
        Case("NFD và ký tự nhìn giống", packed(p("Tiê\u0301p tục thực hiện, nhà nƣớc")), ("Tiếp tục thực hiện",)),
        Case("chữ TCVN3 theo phông", packed(p(t("Céng hoµ x· héi", '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'))), ("Cộng hoà xã hội",)),
        Case("chữ hoa TCVN3 theo phông", packed(p(t("céng hoµ", '<w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/>'))), ("CỘNG HOÀ",)),
        Case("chữ VNI theo phông", packed(p(t("Coäng hoaø xaõ hoäi", '<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/>'))), ("Cộng hoà xã hội",)),
        Case("chữ ư TCVN3 là gạch nối mềm", packed(p("<w:r><w:rPr><w:rFonts w:ascii='.VnTime' w:hAnsi='.VnTime'/></w:rPr><w:t>nhµ n</w:t><w:softHyphen/><w:t>íc</w:t></w:r>")), ("nhà nước",)),
        Case("văn bản rỗng chữ", packed("<w:p/>"), ()),
        Case("đoạn rất dài", packed(p("tuyên truyền " * 1500)), ("tuyên truyền tuyên truyền",)),
        Case("dấu và chữ đặc biệt của XML", packed(p("Ban A &amp; Ban B, số &lt; 10, {{ x }}")), ("Ban A & Ban B, số < 10, {{ x }}",)),
    ]  # fmt: skip


CASES = [*_lists(), *_tables(), *_runs(), *_changes(), *_places(), *_packages()]
