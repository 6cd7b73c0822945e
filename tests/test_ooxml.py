"""Foreign Word files: refused with the reason, or read in order with effective formats."""

from __future__ import annotations

import io
import zipfile

import pytest

from pipeline.ooxml import unpacking as module
from pipeline.ooxml.effective import Formats
from pipeline.ooxml.geometry import sections
from pipeline.ooxml.names import MAIN_TYPE, W, w
from pipeline.ooxml.package import open_package
from pipeline.ooxml.reader import Paragraph, Table, paragraphs, read
from pipeline.ooxml.runs import View
from pipeline.ooxml.zipped import zipped
from pipeline.problem import ContentError

REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{MAIN_TYPE}"/></Types>'
)


def relations(*entries: str) -> str:
    inner = "".join(entries)
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{inner}</Relationships>'


def relation(kind: str, target: str, ident: str = "r1", mode: str = "") -> str:
    tail = f' TargetMode="{mode}"' if mode else ""
    return f'<Relationship Id="{ident}" Type="{REL}/{kind}" Target="{target}"{tail}/>'


def document(body: str) -> str:
    return f'<w:document xmlns:w="{W}" xmlns:r="{REL}"><w:body>{body}</w:body></w:document>'


def word(body: str = "<w:p/>", **parts: str) -> dict[str, bytes]:
    """A least docx; keys of further parts: "/" written "__", "." written "_dot_"."""
    made = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations(relation("officeDocument", "word/document.xml")),
        "word/document.xml": document(body),
    }
    for name, text in parts.items():
        made[name.replace("__", "/").replace("_dot_", ".")] = text
    return {name: text.encode() for name, text in made.items()}


def styled(styles: str, body: str) -> bytes:
    parts = word(body)
    parts["word/styles.xml"] = f'<w:styles xmlns:w="{W}">{styles}</w:styles>'.encode()
    parts["word/_rels/document.xml.rels"] = relations(relation("styles", "styles.xml")).encode()
    return zipped(parts)


def refusal(data: bytes) -> str:
    with pytest.raises(ContentError) as caught:
        open_package(data, "la.docx")
    return str(caught.value)


# ---- refused -------------------------------------------------------------------------------------

SAVE = " — mở bằng Word rồi lưu lại thành .docx, không đặt mật khẩu"
CLEAN = " — mở bằng Word, bỏ phần đó, lưu lại thành .docx"


def test_an_old_doc_is_refused() -> None:
    assert refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600) == (
        "la.docx:1:1: lỗi D010 là tệp .doc đời cũ, không phải .docx" + SAVE
    )


def test_a_file_with_a_password_is_refused_as_that() -> None:
    name = "EncryptedPackage".encode("utf-16-le")
    assert refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + name) == (
        "la.docx:1:1: lỗi D010 tệp đặt mật khẩu nên không đọc được"
        " — mở bằng Word, bỏ mật khẩu (File, Info, Protect Document), rồi lưu lại"
    )


def test_a_zip_bomb_is_refused_by_what_it_unpacks() -> None:
    parts = word()
    parts["word/media/a.xml"] = b"\0" * (8 * 1024 * 1024)
    assert refusal(zipped(parts)) == (
        "la.docx:1:1: lỗi D011 phần “word/media/a.xml” nén bất thường (hơn 200 lần)"
    )


def test_a_part_larger_than_allowed_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_PART", 5000)
    parts = word()
    parts["word/media/a.xml"] = bytes(range(256)) * 40
    assert refusal(zipped(parts)) == (
        "la.docx:1:1: lỗi D011 phần “word/media/a.xml” bung ra quá lớn (hơn 5000 byte)"
    )


def test_many_parts_together_are_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_TOTAL", 9000)
    parts = word() | {f"word/media/{at}.xml": bytes(range(256)) * 12 for at in range(4)}
    assert "D011" in refusal(zipped(parts))


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_ENTRIES", 3)
    parts = word() | {"a.xml": b""}
    assert refusal(zipped(parts)) == "la.docx:1:1: lỗi D011 có 4 phần, nhiều hơn 3"


@pytest.mark.parametrize("name", ["../a.xml", "/etc/a.xml", "word\\a.xml", "C:/a.xml", "a/../../b"])
def test_a_path_out_of_the_file_is_refused(name: str) -> None:
    assert refusal(zipped(word() | {name: b"x"})) == (
        f"la.docx:1:1: lỗi D012 có phần mang đường dẫn “{name}” ra ngoài tệp"
    )


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("second", ["word/document.xml", "WORD/Document.xml"])
def test_two_parts_of_one_name_are_refused(second: str) -> None:
    stream = io.BytesIO(zipped(word()))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(second, "x")
    assert refusal(stream.getvalue()) == f"la.docx:1:1: lỗi D012 có hai phần cùng tên “{second}”"


def test_an_encrypted_part_is_refused() -> None:
    data = bytearray(zipped(word()))
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.index(signature)
        data[place + at] |= 1
    assert refusal(bytes(data)) == (
        "la.docx:1:1: lỗi D010 phần “[Content_Types].xml” bị mã hoá" + SAVE
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_doctype_is_refused_before_it_is_parsed(encoding: str) -> None:
    evil = f'<?xml version="1.0" encoding="{encoding}"?>' + (
        '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + document("<w:p/>")
    )
    parts = word() | {"word/document.xml": evil.encode(encoding)}
    assert refusal(zipped(parts)) == (
        "la.docx:1:1: lỗi D013 phần “word/document.xml” có khai báo DOCTYPE, tệp Word không được có"
    )


def test_broken_xml_is_refused() -> None:
    assert refusal(zipped(word("<w:p>"))).startswith(
        "la.docx:1:1: lỗi D014 phần “word/document.xml” hỏng: "
    )


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (
            MAIN_TYPE.replace("document.main", "template.main"),
            "D010 là mẫu văn bản (.dotx), chỉ đọc được",
        ),
        (
            "application/vnd.ms-word.document.macroEnabled.main+xml",
            "D015 là văn bản có macro (.docm)",
        ),
        ("application/xml", "D010 không phải văn bản .docx mà là “application/xml”"),
    ],
)
def test_only_a_docx_is_worked_on(kind: str, words: str) -> None:
    parts = word()
    parts["[Content_Types].xml"] = TYPES.replace(MAIN_TYPE, kind).encode()
    assert refusal(zipped(parts)) == f"la.docx:1:1: lỗi {words}{SAVE}"


def test_a_zip_that_is_no_word_file_is_refused() -> None:
    assert refusal(zipped({"a.txt": b"x"})) == (
        "la.docx:1:1: lỗi D010 không phải tệp .docx: thiếu [Content_Types].xml" + SAVE
    )


def test_macros_are_refused() -> None:
    assert refusal(zipped(word() | {"word/vbaProject.bin": b"x"})) == (
        "la.docx:1:1: lỗi D015 có phần “word/vbaProject.bin” (macro hoặc đối tượng nhúng)" + CLEAN
    )


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("aFChunk", "tệp chèn nguyên (altChunk)"),
        ("attachedTemplate", "mẫu gắn ngoài (attachedTemplate)"),
        ("oleObject", "đối tượng nhúng OLE"),
        ("control", "điều khiển ActiveX"),
    ],
)
def test_dangerous_relations_are_refused(kind: str, said: str) -> None:
    parts = word() | {"word/x.bin": b""}
    parts["word/_rels/document.xml.rels"] = relations(relation(kind, "x.bin")).encode()
    assert refusal(zipped(parts)) == f"la.docx:1:1: lỗi D015 có {said}{CLEAN}"


def test_what_points_outside_is_refused_but_links_to_click_are_not() -> None:
    parts = word()
    at = "word/_rels/document.xml.rels"
    parts[at] = relations(relation("image", "http://x/a.png", mode="External")).encode()
    assert refusal(zipped(parts)) == (
        f"la.docx:1:1: lỗi D016 trỏ ra ngoài tệp: “http://x/a.png” ({at})" + CLEAN
    )
    parts[at] = relations(relation("hyperlink", "http://x/", mode="External")).encode()
    assert open_package(zipped(parts)).main == "word/document.xml"


def field(*codes: str) -> str:
    inner = "".join(f"<w:r><w:instrText>{code}</w:instrText></w:r>" for code in codes)
    return (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'{inner}<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>kết quả</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


@pytest.mark.parametrize("codes", [(" DDE excel x",), (" INCLUDE", "PICTURE http://x")])
def test_fields_that_fetch_are_refused(codes: tuple[str, ...]) -> None:
    said = refusal(zipped(word(field(*codes))))
    assert said.startswith("la.docx:1:1: lỗi D015 có trường ")


def test_a_field_that_only_links_is_read() -> None:
    data = zipped(word(field(' HYPERLINK "http://x/link" ')))
    (paragraph,) = paragraphs(read(open_package(data)).body)
    assert paragraph.text == "kết quả"


# ---- read ----------------------------------------------------------------------------------------


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def test_letters_of_every_kind_are_read() -> None:
    body = (
        f"<w:p>{run('36')}<w:r><w:noBreakHyphen/><w:t>HD</w:t><w:tab/><w:br/><w:t>x</w:t></w:r>"
        '<w:r><w:br w:type="page"/></w:r>'
        f'<w:hyperlink r:id="r9">{run("nối")}</w:hyperlink>'
        f"<w:sdt><w:sdtContent>{run('điền')}</w:sdtContent></w:sdt>"
        '<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r></w:p>'
    )
    (paragraph,) = read(open_package(zipped(word(body)))).body
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "36-HD\t\nx\nnốiđiền\ufffd"


def test_tracked_changes_are_read_both_ways() -> None:
    body = (
        f"<w:p>{run('Giao ')}<w:del w:id='1'><w:r><w:delText>Sở</w:delText></w:r></w:del>"
        f"<w:ins w:id='2'>{run('Ban')}</w:ins>{run(' làm.')}</w:p>"
    )
    package = open_package(zipped(word(body)))
    texts = [next(paragraphs(read(package, view).body)).text for view in View]
    assert texts == ["Giao Ban làm.", "Giao Sở làm."]


def test_tables_in_tables_and_text_boxes_are_read_in_order() -> None:
    inner = f"<w:tbl><w:tr><w:tc><w:p>{run('trong')}</w:p></w:tc></w:tr></w:tbl>"
    body = (
        f"<w:tbl><w:tr><w:tc><w:p>{run('a')}</w:p>{inner}<w:p/></w:tc>"
        f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p>{run("b")}</w:p></w:tc></w:tr></w:tbl>'
        f"<w:p>{run('sau')}<w:r><w:pict><w:txbxContent><w:p>{run('hộp')}</w:p></w:txbxContent>"
        "</w:pict></w:r></w:p>"
    )
    word_ = read(open_package(zipped(word(body))))
    found = [(one.text, one.cell) for one in paragraphs(word_.body)]
    assert found == [
        ("a", (0, 0, 0)),
        ("trong", (1, 0, 0)),
        ("", (0, 0, 0)),
        ("b", (0, 0, 1)),
        ("sau", ()),
        ("hộp", ()),
    ]
    assert isinstance(word_.body[0], Table)


# ---- effective formats ---------------------------------------------------------------------------

STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman"/><w:sz w:val="28"/>'
    "</w:rPr></w:rPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/>'
    '<w:pPr><w:spacing w:before="120" w:line="360" w:lineRule="exact"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Đầu đề"/><w:basedOn w:val="N"/>'
    '<w:pPr><w:keepNext/><w:spacing w:after="60"/><w:ind w:left="100" w:hanging="100"/>'
    '<w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="C"><w:name w:val="Đậm"/><w:rPr><w:b/><w:i/></w:rPr>'
    "</w:style>"
    '<w:style w:type="table" w:styleId="TB"><w:name w:val="Bảng"/>'
    '<w:rPr><w:sz w:val="24"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="X"><w:name w:val="vòng"/><w:basedOn w:val="Y"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Y"><w:name w:val="vòng 2"/><w:basedOn w:val="X"/>'
    '<w:rPr><w:sz w:val="30"/></w:rPr></w:style>'
)


def formats(body: str) -> tuple[Formats, list[Paragraph]]:
    package = open_package(styled(STYLES, body))
    return Formats(package), list(paragraphs(read(package).body))


def test_styles_inherit_attribute_by_attribute() -> None:
    asked, (one,) = formats(
        '<w:p><w:pPr><w:pStyle w:val="T"/><w:spacing w:before="0"/><w:ind w:firstLine="567"/>'
        "</w:pPr></w:p>"
    )
    shape = asked.paragraph(one.element)
    assert (shape.before, shape.after, shape.line, shape.line_rule) == (0, 60, 360, "exact")
    assert (shape.left, shape.first_line, shape.align) == (100, 567, "center")
    assert (shape.keep_next, shape.outline) == (True, 1)
    assert (shape.letters.size, shape.letters.bold) == (14, True)
    assert asked.style_name("T") == "Đầu đề"


def test_toggles_cancel_out_between_styles_and_direct_format_decides() -> None:
    character = '<w:rPr><w:rStyle w:val="C"/></w:rPr>'
    direct = '<w:rPr><w:rStyle w:val="C"/><w:b/></w:rPr>'
    asked, (one,) = formats(
        '<w:p><w:pPr><w:pStyle w:val="T"/></w:pPr>'
        f"{run('a', character)}{run('b', direct)}{run('c')}</w:p>"
    )
    letters = [asked.run(run_.element) for run_ in one.runs]
    assert [found.bold for found in letters] == [False, True, True]
    assert [found.italic for found in letters] == [True, True, False]


def test_a_table_style_stands_behind_the_paragraph_style() -> None:
    asked, (one,) = formats(
        '<w:tbl><w:tblPr><w:tblStyle w:val="TB"/></w:tblPr><w:tr><w:tc>'
        f"<w:p>{run('a')}</w:p></w:tc></w:tr></w:tbl>"
    )
    assert asked.run(one.runs[0].element).size == 12


def test_a_circle_of_styles_and_nonsense_numbers_do_no_harm() -> None:
    asked, (one,) = formats(
        '<w:p><w:pPr><w:pStyle w:val="X"/><w:spacing w:before="nhiều"/>'
        '<w:outlineLvl w:val="9"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>'
    )
    shape = asked.paragraph(one.element)
    assert (shape.before, shape.outline, shape.letters.size) == (0, 0, 15)


def test_a_rule_below_is_a_border() -> None:
    asked, (one,) = formats(
        '<w:p><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="6"/></w:pBdr></w:pPr></w:p>'
    )
    assert asked.paragraph(one.element).rule_below == 0.75


def test_a_file_without_styles_or_settings_is_read_with_words_own_values() -> None:
    package = open_package(zipped(word(f"<w:p>{run('a')}</w:p><w:sectPr/>")))
    asked = Formats(package)
    (one,) = paragraphs(read(package).body)
    assert (asked.run(one.runs[0].element).size, asked.compatibility) == (10, 12)
    (geometry,) = sections(package)
    assert (geometry.width, geometry.left, geometry.landscape) == (12240, 1440, False)
    assert one.element.tag == w("p")
