"""HTML, Markdown and ODT made of a Word file have all its words."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib

import docx
import pytest
from docx.shared import Mm
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.problem import ToolError
from pipeline.render import exchange
from tests import docx_cases

WORDS = (
    "Kế hoạch “số” 12… *sao* #thăng _gạch_ `mã` <b> & [x](y) $5$ ~~ C:\\a {{ a }}",
    "1. Điểm một",
    "- Gạch đầu dòng",
    "+ Cộng",
    "a) Điểm a",
    "Căn\u00a0cứ 12\u2011NQ/TW",
    "---",
    "http://vanban.vn/x_y_z",
)


def png() -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        whole = name + body
        return struct.pack(">I", len(body)) + whole + struct.pack(">I", zlib.crc32(whole))

    rows = b"".join(b"\0" + b"\xff\x00\x00" * 8 for _ in range(8))
    header = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def word_file(*paragraphs: str) -> bytes:
    document = docx.Document()
    head = document.add_table(1, 2)
    head.cell(0, 0).text = "TỈNH UỶ THÁI NGUYÊN"
    head.cell(0, 0).add_paragraph("Số 12-KH/TU")
    head.cell(0, 1).text = "ĐẢNG CỘNG SẢN VIỆT NAM"
    document.add_heading("I- MỤC ĐÍCH, YÊU CẦU", 1)
    for words in paragraphs:
        document.add_paragraph(words)
    document.add_paragraph("trước ").add_run("đậm").bold = True
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "gộp | vạch"
    table.cell(1, 0).text = "một\ndòng"
    document.add_picture(io.BytesIO(png()), width=Mm(20))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("form", exchange.FORMATS)
def test_every_word_is_there(form: str) -> None:
    made = exchange.convert(word_file(*WORDS), form, "Kế hoạch A & B")
    assert made.data


def test_a_whole_document_with_notes_and_its_templates_hidden_names() -> None:
    made = exchange.convert(docx_cases.rendered(docx_cases.full()), "md")
    text = made.data.decode()
    assert "vanban:" not in text
    assert "[^1]: Chú thích" in text


@pytest.mark.parametrize("form", exchange.FORMATS)
def test_same_file_same_bytes(form: str) -> None:
    source = word_file(*WORDS)
    assert exchange.convert(source, form, "A") == exchange.convert(source, form, "A")


def test_html_says_its_language_and_name_and_carries_its_pictures() -> None:
    page = exchange.convert(word_file(), "html", "Kế hoạch A & B").data.decode()
    assert 'lang="vi"' in page
    assert "<title>Kế hoạch A &amp; B</title>" in page
    assert page.count("Kế hoạch A") == 1
    assert 'src="data:image/png;base64,' in page
    assert "<h1" in page


def test_the_name_is_else_that_of_the_word_file() -> None:
    document = docx.Document()
    document.core_properties.title = "Hướng dẫn B"
    out = io.BytesIO()
    document.save(out)
    page = exchange.convert(out.getvalue(), "html").data.decode()
    assert "<title>Hướng dẫn B</title>" in page


def test_markdown_names_its_pictures() -> None:
    made = exchange.convert(word_file("Một"), "md", "Kế hoạch A", media="ke-hoach_hinh")
    text = made.data.decode()
    assert text.startswith("---\nlang: vi\ntitle: Kế hoạch A\n---\n")
    assert "\n# I- MỤC ĐÍCH, YÊU CẦU\n" in text
    assert [name for name, _ in made.media] == re.findall(r'src="([^"]+)"', text)
    assert made.media == (("ke-hoach_hinh/media/image1.png", png()),)


def test_odt_is_named_and_dated_by_no_clock() -> None:
    made = exchange.convert(word_file(), "odt", "Kế hoạch A & B")
    with zipfile.ZipFile(io.BytesIO(made.data)) as package:
        assert package.testzip() is None
        first = package.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        meta = package.read("meta.xml").decode()
        content = package.read("content.xml").decode()
    assert "<dc:title>Kế hoạch A &amp; B</dc:title>" in meta
    assert "<dc:language>vi</dc:language>" in meta
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", meta)) == {"1970-01-01T00:00:00Z"}
    assert "Kế hoạch A" not in content


def test_a_lost_paragraph_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = exchange._pandoc
    monkeypatch.setattr(
        exchange, "_pandoc", lambda *given: honest(*given).replace(b"<p>Hai ", b"<p>")
    )
    with pytest.raises(ToolError) as caught:
        exchange.convert(word_file("Một mình", "Hai mình"), "html", "A")
    assert str(caught.value) == "pandoc: mất chữ ở 1 chỗ khi đổi định dạng: “Hai mình”"


def test_order_counts() -> None:
    with pytest.raises(ToolError, match="mất chữ ở 1 chỗ khi đổi định dạng: “trước đậm”"):
        exchange._compare(_only("Một", "trước đậm"), "trước đậm Một")
    exchange._compare(_only("Một", "trước đậm"), "Một trước đậm")


def _only(*paragraphs: str) -> bytes:
    document = docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_pandocs_own_words_are_passed_on() -> None:
    empty = io.BytesIO()
    with zipfile.ZipFile(empty, "w") as package:
        package.writestr("a.txt", "")
    with pytest.raises(ToolError, match=r"^pandoc: không đổi được sang html5: Pandoc died"):
        exchange.convert(empty.getvalue(), "html")


def test_unknown_form_is_refused() -> None:
    with pytest.raises(ToolError) as caught:
        exchange.convert(word_file(), "pdf", "A")
    assert str(caught.value) == "pandoc: không có định dạng “pdf”; có: html, md, odt"


def test_what_is_no_word_file() -> None:
    with pytest.raises(ToolError, match=r"^pandoc: không đọc được tệp: File is not a zip file$"):
        exchange.convert(b"x", "html")


def test_what_looks_like_an_entity_or_an_escape_stays_as_written() -> None:
    made = exchange.convert(
        _only("Gõ &lt; hoặc &#60; và &, &copy;, C:\\<a"), "md", "A"
    ).data.decode()
    assert made.endswith("\nGõ &amp;lt; hoặc &amp;#60; và &, &amp;copy;, C:&#92;\\<a\n")


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.text(
            st.sampled_from("abằ ắ.,*_#<>&;[]()|`~$^{}\\\"'“”-+=!1:/@…"), min_size=1, max_size=30
        ),
        min_size=1,
        max_size=8,
    )
)
def test_odd_marks_survive_markdown(paragraphs: list[str]) -> None:
    """convert() itself raises when a word is lost."""
    exchange.convert(_only(*paragraphs), "md", "A")
