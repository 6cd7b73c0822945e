# ruff: noqa: E501 — one case a line reads best
"""Files made to harm who reads them: bombs, paths, entities, loops, cut-off and locked files."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import pikepdf

from tests.strange import CLOSE, OPEN, cell, field_of, p, packed, t, table, unzipped, zipped

CANARY = "khong-duoc-doc-tep-nay"
"""Words that stand in no file given: if they come out, a reader followed a path."""


@dataclass(frozen=True)
class Hostile:
    """A file, what it tries, and whether it may still give its harmless words."""

    name: str
    make: Callable[[], bytes]
    readable: bool = False

    def __str__(self) -> str:
        return self.name


def _with(name: str, text: bytes) -> bytes:
    return zipped(unzipped(packed(OPEN + CLOSE)) | {name: text})


def _document(change: Callable[[bytes], bytes]) -> bytes:
    parts = unzipped(packed(OPEN + CLOSE))
    return zipped(parts | {"word/document.xml": change(parts["word/document.xml"])})


def _entity(declaration: str) -> bytes:
    return _document(
        lambda xml: xml.replace(b"?><w:", f"?><!DOCTYPE w:document [{declaration}]><w:".encode(), 1)
    )


def _slipped(name: str) -> bytes:
    out = io.BytesIO(packed(OPEN))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(name, CANARY)
    return out.getvalue()


def _lying() -> bytes:
    """The zip says ten bytes, the stream holds 300 MB."""
    data = bytearray(zipped({"word/document.xml": b"\0" * 300_000_000}))
    size = (300_000_000).to_bytes(4, "little")
    while (at := data.find(size)) >= 0:
        data[at : at + 4] = (10).to_bytes(4, "little")
    return bytes(data)


def _locked() -> bytes:
    data = bytearray(packed(OPEN))
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    return bytes(data)


def _deep(depth: int) -> bytes:
    return packed("<w:sdt><w:sdtContent>" * depth + OPEN + "</w:sdtContent></w:sdt>" * depth)


def _nested_tables(depth: int) -> bytes:
    inner = p("đáy")
    for _ in range(depth):
        inner = table((inner,))
    return packed(inner + CLOSE)


def _circle() -> bytes:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:name w:val="{one}"/><w:basedOn w:val="{other}"/>'
        "</w:style>"
        for one, other in (("A", "B"), ("B", "A"))
    )
    return packed(p("vòng tròn kiểu", '<w:pStyle w:val="A"/>') + CLOSE, {"styles": styles})


def _outside(kind: str, target: str) -> bytes:
    parts = unzipped(packed(OPEN + CLOSE))
    relation = (
        f'<Relationship Id="rId77" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        f'{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    )
    name = "word/_rels/document.xml.rels"
    return zipped(parts | {name: parts[name].replace(b"</Relationships>", relation.encode())})


@cache
def pdf(pages: int) -> bytes:
    """A PDF of that many pages, each with a line of words."""
    out = io.BytesIO()
    with pikepdf.new() as made:
        font = made.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
            )
        )
        for at in range(pages):
            made.add_blank_page(page_size=(595, 842))
            page = made.pages[at]
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
            page.Contents = made.make_stream(
                b"BT /F1 14 Tf 72 700 Td (Giao cac phong thuc hien) Tj ET"
            )
        made.save(out)
    return out.getvalue()


def _locked_pdf() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(1))) as made:
        made.save(out, encryption=pikepdf.Encryption(owner="chu", user="khoa", R=6))
    return out.getvalue()


def _pdf_bomb(times: int = 1, *, picture: bool = False) -> bytes:
    """A page of 240 MB of commands, deflated so many times; or passed off as a picture."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(1))) as made:
        packed_stream = b"q Q " * 60_000_000
        for _ in range(times):
            packed_stream = zlib.compress(packed_stream, 9)
        stream = pikepdf.Stream(made, packed_stream)
        stream.Filter = pikepdf.Array([pikepdf.Name.FlateDecode] * times)
        if picture:
            stream.update({"/Subtype": pikepdf.Name.Image, "/Width": 9_000, "/Height": 9_000})
        made.pages[0].Contents = stream
        made.save(out)
    return out.getvalue()


def _scanned() -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page(page_size=(595, 842))
        made.save(out)
    return out.getvalue()


_LAUGHS = '<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(9)
)

FILES = [
    Hostile("bom-nen.docx", lambda: _with("word/media/a.xml", b"\0" * 300_000_000)),
    Hostile("kich-thuoc-noi-doi.docx", _lying),
    Hostile("qua-nhieu-phan.docx", lambda: zipped(
        unzipped(packed(OPEN)) | {f"word/x{at}.xml": b"" for at in range(5_000)})),
    Hostile("duong-dan-len.docx", lambda: _slipped("../../thoat.txt")),
    Hostile("duong-dan-tuyet-doi.docx", lambda: _slipped("/etc/thoat.txt")),
    Hostile("duong-dan-windows.docx", lambda: _slipped("C:\\thoat.txt")),
    Hostile("ten-phan-trung.docx", lambda: _slipped("WORD/document.xml")),
    Hostile("bi-khoa.docx", _locked),
    Hostile("thuc-the-ngoai.docx", lambda: _entity('<!ENTITY x SYSTEM "file:///etc/passwd">')),
    Hostile("tram-ty-tieng-cuoi.docx", lambda: _entity(_LAUGHS)),
    Hostile("thuc-the-utf16.docx", lambda: _document(
        lambda xml: xml.decode().replace("UTF-8", "UTF-16").replace("?><w:", '?><!DOCTYPE a [<!ENTITY x "y">]><w:', 1)
        .encode("utf-16"))),
    Hostile("long-qua-sau.docx", lambda: _deep(3_000)),
    Hostile("bang-long-bang.docx", lambda: _nested_tables(200)),
    Hostile("xml-hong.docx", lambda: _document(lambda xml: xml[:-30])),
    Hostile("khong-phai-word.docx", lambda: zipped({"a.txt": b"x"})),
    Hostile("tep-rong.docx", lambda: b""),
    Hostile("rac.docx", lambda: bytes(range(256)) * 400),
    Hostile("vong-tron-kieu.docx", _circle, readable=True),
    Hostile("cot-gop-mot-ty.docx", lambda: packed(
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='2000'/></w:tblGrid><w:tr>"
        + cell("gộp", '<w:gridSpan w:val="1000000000"/>') + "</w:tr></w:tbl>" + CLOSE), readable=True),
    Hostile("so-dau-muc-khong-lo.docx", lambda: packed(
        p("mục", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') + CLOSE, {
            "numbering": '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="999999999"/>'
                         '<w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
                         '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'}), readable=True),
    Hostile("truong-khong-dong.docx", lambda: packed(
        p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF</w:instrText></w:r>') + CLOSE), readable=True),
    Hostile("lay-tep-ngoai.docx", lambda: packed(p(field_of("INCLUDETEXT c:/bi-mat.txt", "đã lấy")) + CLOSE), readable=True),
    Hostile("mau-gan-ngoai.docx", lambda: _outside("attachedTemplate", "http://127.0.0.1:9/mau.dotm"), readable=True),
    Hostile("hinh-o-ngoai.docx", lambda: _outside("image", "file:///etc/hostname"), readable=True),
    Hostile("mot-doan-khong-lo.docx", lambda: packed(p("tuyên truyền " * 400_000))),
    Hostile("tram-nghin-doan.docx", lambda: packed(p("x") * 100_000)),
    Hostile("ma-jinja.docx", lambda: packed(p("{{ ''.__class__.__mro__ }} {% for x in y %}") + CLOSE), readable=True),
    Hostile("khoa-yaml.docx", lambda: packed(p("!!python/object/apply:os.system [ls]") + p("&amp;a *a: - x") + CLOSE), readable=True),
    Hostile("ten-the-la.docx", lambda: packed(f"<w:p><x:la xmlns:x='u'>{t('lạ')}</x:la></w:p>" + CLOSE), readable=True),
    Hostile("nam-nghin-trang.pdf", lambda: pdf(5_000)),
    Hostile("bi-khoa.pdf", _locked_pdf),
    Hostile("bom-nen.pdf", _pdf_bomb),
    Hostile("bom-nen-hai-lan.pdf", lambda: _pdf_bomb(2)),
    Hostile("bom-nen-goi-la-hinh.pdf", lambda: _pdf_bomb(picture=True)),
    Hostile("anh-quet.pdf", _scanned),
    Hostile("rac.pdf", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40),
    Hostile("tep-rong.pdf", lambda: b""),
    Hostile("kich-ban.html", lambda: (
        "<p>Giao các phòng thực hiện</p><script src='http://127.0.0.1:9/x.js'></script>"
        "<img src='file:///etc/hostname'><iframe src='file:///etc/passwd'></iframe>").encode(), readable=True),
    Hostile("long-qua-sau.html", lambda: b"<div>" * 50_000 + b"x"),
    Hostile("nhom-long.rtf", lambda: b"{\\rtf1 " + b"{" * 100_000 + b"x"),
    Hostile("doi-tuong.rtf", lambda: b"{\\rtf1\\ansi {\\object\\objdata 0105000002000000}Giao cac phong thuc hien cac viec sau.\\par}", readable=True),
    Hostile("bom-nen.odt", lambda: zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b" " * 300_000_000})),
    Hostile("thuc-the.odt", lambda: zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text><text:p>&x;</text:p></office:text></office:body></office:document-content>'})),
    Hostile("tep-rong.txt", lambda: b""),
    Hostile("chi-so-khong.txt", lambda: b"\0" * 100_000),
    Hostile("mot-dong-muoi-trieu.txt", lambda: ("tuyên truyền " * 800_000).encode()),
    Hostile("khong-ro-bang-ma.txt", lambda: bytes(range(128, 256)) * 50),
    Hostile("hong.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 5_000),
    Hostile("rong.doc", lambda: b""),
]  # fmt: skip
