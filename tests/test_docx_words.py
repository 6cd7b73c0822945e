"""The quick reader takes nothing for XML that is none, whatever it has seen before."""

from __future__ import annotations

import zipfile
from io import BytesIO
from xml.parsers import expat

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.flow import Flow
from pipeline.flow.styles import style_formats
from pipeline.ooxml.zipped import read_back, zipped
from pipeline.problem import ContentError
from pipeline.render import docx_fast
from pipeline.render.docx import render
from pipeline.render.docx_fast import Filled
from pipeline.render.docx_form import form
from pipeline.render.docx_words import NotXml, quick
from tests.docx_cases import END, flow, full, para, standard
from tests.test_docx import MADE

STYLES = style_formats(standard())
DOCUMENT = "word/document.xml"
PUT = (
    *("<", ">", "&", '"', "'", "/", "\0", "\x07", "\r", "\ufffe", "]]>", "&amp;", "&x;", "&#7;"),
    *("<!--", "-->", "<![CDATA[", "]]", "<?x", "?>", "<w:p>", "</w:p>", "<w:p/>", "</w:t></w:r>"),
    *('<w:t xml:space="preserve">', "</w:t>", '<w:bookmarkStart w:id="1" w:name="a"/>', "<w:br/>"),
)


def filled(made: Flow) -> Filled:
    return docx_fast.fill(form(MADE, "hd05.docx", None), made, STYLES, None)


WHOLE = filled(full())
XML = WHOLE.parts[DOCUMENT]


def is_xml(text: str) -> bool:
    try:
        expat.ParserCreate().Parse(text, True)
    except expat.ExpatError:
        return False
    return True


@settings(max_examples=600, deadline=None)
@given(st.integers(0, len(XML)), st.integers(0, 12), st.sampled_from(("", *PUT)))
def test_what_is_taken_is_xml(at: int, cut: int, put: str) -> None:
    broken = XML[:at] + put + XML[at + cut :]
    quick(WHOLE.parts, WHOLE.footers)  # so that sound paragraphs are known
    try:
        quick({**WHOLE.parts, DOCUMENT: broken}, WHOLE.footers)
    except NotXml:
        return
    assert is_xml(broken)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("</w:t>", "\x01</w:t>"),
        ("</w:t>", "]]></w:t>"),
        ("</w:t>", "&</w:t>"),
        ("</w:t>", "&x;</w:t>"),
        ("</w:t>", "&#1234567;</w:t>"),
        ("<w:bookmarkStart ", '<w:x a="'),
        ("<w:pPr><w:pStyle", "<w:pPr <w:pStyle"),
        ("</w:pPr>", "</w:pPr"),
        ("<w:body>", "<w:body><!-- -- "),
        ("</w:r></w:p>", "</w:p></w:r>"),
    ],
)
def test_every_fault_is_seen(old: str, new: str) -> None:
    for number in range(XML.count(old)):
        parts = XML.split(old)
        broken = old.join(parts[: number + 1]) + new + old.join(parts[number + 1 :])
        with pytest.raises(NotXml):
            quick({**WHOLE.parts, DOCUMENT: broken}, WHOLE.footers)


def test_a_letter_that_xml_cannot_hold_is_told_at_its_place() -> None:
    with pytest.raises(ContentError, match=r"D002 có ký tự điều khiển U\+0007 gần “chuông kêu”"):
        render(flow(para("paragraph", "chuông\x07 kêu"), END), MADE, STYLES)


def test_half_of_a_pair_is_told_too() -> None:
    with pytest.raises(ContentError, match=r"D002 có ký tự điều khiển U\+D83D"):
        render(flow(para("paragraph", "mặt \ud83d cười"), END), MADE, STYLES)


def test_what_the_file_does_not_hold_is_not_whole() -> None:
    other = filled(flow(para("paragraph", "Khác."), END))
    assert WHOLE.whole
    assert not Filled(other.data, WHOLE.parts, {DOCUMENT: XML.encode()}, {}).whole


PARTS = {"[Content_Types].xml": b"<Types/>", DOCUMENT: "chữ ".encode() * 50, "word/a.xml": b""}
SMALL = zipped(PARTS)


@pytest.mark.parametrize("name", [*PARTS, "word/b.xml"])
def test_parts_are_read_back_as_zipfile_reads_them(name: str) -> None:
    with zipfile.ZipFile(BytesIO(SMALL)) as archive:
        assert archive.testzip() is None
        if name in PARTS:
            assert read_back(SMALL, [name])[name] == archive.read(name) == PARTS[name]
            return
    with pytest.raises(ValueError, match="not there"):
        read_back(SMALL, [name])


def test_no_byte_of_a_zip_can_be_another() -> None:
    """But the versions of makers and rights of files, and what a deflated block has to spare."""
    for at, byte in enumerate(SMALL):
        changed = SMALL[:at] + bytes([byte ^ 1]) + SMALL[at + 1 :]
        try:
            found = read_back(changed, PARTS)
        except ValueError:
            continue
        assert found == PARTS
        assert read_by_zipfile(changed) == PARTS


def read_by_zipfile(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_what_is_cut_off_is_no_zip() -> None:
    for end in range(22, len(SMALL)):
        with pytest.raises(ValueError):  # noqa: PT011 - each in its own words
            read_back(SMALL[:end], PARTS)
