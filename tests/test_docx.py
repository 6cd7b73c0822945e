"""docx: opened again by others, it says what the flow says, in valid WordprocessingML."""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from pipeline.flow import Box, Grid, NewPage, Para, Picture, Piece, Row, Section
from pipeline.flow.styles import landscape
from pipeline.ooxml.effective import Formats
from pipeline.ooxml.geometry import sections
from pipeline.ooxml.names import value, w
from pipeline.ooxml.package import Package, open_package
from pipeline.ooxml.reader import Table, paragraphs, read
from pipeline.ooxml.zipped import unzipped, zipped
from pipeline.problem import ContentError, ToolError
from pipeline.render.docx import render
from pipeline.render.template import make
from tests.docx_cases import (
    END,
    HOSTILE,
    borderless,
    flow,
    full,
    main_page,
    para,
    png,
    rendered,
    standard,
    table,
)
from tests.programs import convert
from tests.word_schema import faults

MADE = make(standard())


def changed(template: bytes, *pairs: tuple[str, str], part: str = "word/document.xml") -> bytes:
    """The template as an office might have changed it; every change must take hold."""
    parts = unzipped(template)
    text = parts[part].decode()
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return zipped({**parts, part: text.encode()})


def words(data: bytes) -> list[str]:
    """Paragraphs of the body with words, as python-docx sees them, tables included."""
    found = []
    for element in docx.Document(io.BytesIO(data)).element.body.iter(w("p")):
        text = "".join(
            node.text or "" if node.tag == w("t") else "-"
            for node in element.iter(w("t"), w("noBreakHyphen"))
        )
        if text:
            found.append(text)
    return found


@pytest.fixture(scope="module")
def whole() -> bytes:
    return rendered(full(), MADE)


@pytest.fixture(scope="module")
def package(whole: bytes) -> Package:
    return open_package(whole, "full.docx")


def test_python_docx_opens_it_and_finds_every_word_in_order(whole: bytes) -> None:
    found = words(whole)
    assert found[:8] == [
        "TỈNH UỶ",
        "BAN TUYÊN GIÁO",
        "Số 12-HD/BTG",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Thái Nguyên, ngày 04\xa0tháng 8 năm 2026",
        "HƯỚNG DẪN",
        "thực hiện thử",
        "-----",
    ]
    assert found[-1] == "Cuối."


@pytest.mark.parametrize("part", ["document", "styles", "settings", "footnotes", "header1"])
def test_children_stand_in_the_order_of_the_schema(package: Package, part: str) -> None:
    assert list(faults(package.xml(f"word/{part}.xml"))) == []


def test_the_schema_checker_sees_what_is_out_of_order() -> None:
    ns = f'xmlns:w="{w("x")[1:-2]}"'
    wrong = etree.fromstring(f"<w:p {ns}><w:pPr><w:jc/><w:spacing/></w:pPr></w:p>")
    assert list(faults(wrong)) == ["pPr: ['jc', 'spacing']"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_arrive_as_words(text: str) -> None:
    note = (para("footnote", f"chú {text}"),)
    body = para("paragraph", (Piece(text), Piece(" sau", note=note)))
    made = flow(body, title=text, organ=text, subject=text, source="a & b.yaml")
    data = rendered(made, MADE)
    assert words(data)[0] == f"{text} sau"
    properties = docx.Document(io.BytesIO(data)).core_properties
    assert (properties.title, properties.author, properties.subject) == (text, text, text)
    assert properties.language == "vi-VN"
    notes = read(open_package(data)).footnotes[1]
    assert next(paragraphs(notes)).text == f" chú {text}"


LETTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")


@settings(max_examples=40, deadline=None)
@given(st.text(LETTERS, min_size=1, max_size=60))
def test_any_text_is_kept(text: str) -> None:
    rendered(flow(para("paragraph", text)), MADE)  # the guard raises if a word is lost


def test_a_control_character_is_refused_at_its_line() -> None:
    with pytest.raises(ContentError) as caught:
        rendered(flow(para("paragraph", "chuông\a kêu", line=7)), MADE)
    assert str(caught.value) == (
        "a.yaml:7:3: lỗi D002 có ký tự điều khiển U+0007 gần “chuông kêu”"
        " — xoá ký tự đó (thường do sao chép từ PDF hoặc bảng tính)"
    )


def test_no_empty_paragraph_makes_room(package: Package) -> None:
    """Words, a rule, a picture, the end of a section, or nothing thicker than a point."""
    formats = Formats(package)
    seen = 0
    for paragraph in paragraphs(read(package).body):
        shape = formats.paragraph(paragraph.element)
        picture = paragraph.element.find(f".//{w('drawing')}") is not None
        if not (paragraph.text or shape.rule_below or picture):
            assert shape.line_rule == "exact"
            assert shape.line <= 20
            assert shape.before == shape.after == 0
            seen += 1
    assert seen


def test_only_what_differs_from_the_style_is_written() -> None:
    same = para("paragraph", "Như kiểu đoạn.")
    other = para("paragraph", "Khác.", size=13.0, before=0, first_line=-284, left=284)
    data = rendered(flow(same, other), MADE)
    body = open_package(data).xml("word/document.xml")[0]
    found = [etree.tostring(body[at].find(w("pPr")), encoding="unicode") for at in (0, 1)]
    shown = [text.replace(text[text.index(" xmlns") : text.index(">")], "") for text in found]
    assert shown == [
        '<w:pPr><w:pStyle w:val="VBParagraph"/></w:pPr>',
        '<w:pPr><w:pStyle w:val="VBParagraph"/><w:spacing w:before="0"/>'
        '<w:ind w:left="284" w:hanging="284"/>'
        '<w:rPr><w:sz w:val="26"/><w:szCs w:val="26"/></w:rPr></w:pPr>',
    ]


def test_every_paragraph_looks_as_the_flow_says(package: Package) -> None:
    formats = Formats(package)
    wanted = {
        one.text.replace("\u2011", "-"): one
        for section in full().sections
        for item in section.items
        for one in ([item] if isinstance(item, Para) else cells(item))
        if one.text
    }
    seen = set()
    for paragraph in paragraphs(read(package).body):
        if paragraph.text in wanted:
            one = wanted[paragraph.text]
            form, shape = one.format, formats.paragraph(paragraph.element)
            assert (shape.before, shape.after, shape.line) == (form.before, form.after, form.line)
            assert (shape.left, shape.right, shape.first_line) == (
                form.left,
                form.right,
                form.first_line,
            )
            assert (shape.align, shape.line_rule) == (form.align.value, form.line_rule.value)
            assert shape.keep_next == form.keep_next, paragraph.text
            assert shape.outline == form.outline
            letters = [run for run in paragraph.runs if run.text]
            for piece, run in zip(one.pieces, letters, strict=True):
                found = formats.run(run.element)
                assert (found.bold, found.italic, found.underline) == (
                    piece.bold,
                    piece.italic,
                    piece.underline,
                )
                assert found.size == form.size
                assert (found.font, found.kern) == ("Times New Roman", 0)
            seen.add(paragraph.text)
    assert seen == set(wanted)


def cells(item: object) -> list[Para]:
    if not isinstance(item, Grid):
        return []
    return [one for row in item.rows for box in row.boxes for one in box.content]


def test_a_table_keeps_spans_head_and_edges(package: Package) -> None:
    tables = [block for block in read(package).body if isinstance(block, Table)]
    grid = tables[1]
    assert grid.heads == (True, False, False)
    assert [[cell.columns for cell in row] for row in grid.rows] == [[1, 1, 1], [1, 1, 1], [1, 2]]
    assert grid.rows[2][0].merged
    properties = grid.element.find(w("tblPr"))
    assert value(properties.find(w("tblInd")), "w") == "108"
    assert value(properties.find(w("tblLayout")), "type") == "fixed"
    widths = [value(column, "w") for column in grid.element.iter(w("gridCol"))]
    assert widths == ["700", "5655", "3000"]
    rows = grid.element.findall(w("tr"))
    assert all(row.find(f"{w('trPr')}/{w('cantSplit')}") is not None for row in rows)


def test_sections_have_their_pages(package: Package) -> None:
    main, wide, last = sections(package)
    page = main_page()
    turned = landscape(page)
    assert (main.width, main.height, main.left, main.right) == (
        page.width,
        page.height,
        page.left,
        page.right,
    )
    assert (wide.width, wide.height, wide.landscape) == (turned.width, turned.height, True)
    assert (wide.top, wide.left) == (turned.top, turned.left)
    assert not last.landscape
    assert all(one.start == 1 and one.title_page for one in (main, wide, last))
    assert all(one.headers == main.headers and "default" in one.headers for one in (wide, last))
    assert "first" not in main.headers


def test_a_new_page_begins_with_the_paragraph_or_table_after_it(package: Package) -> None:
    formats = Formats(package)
    starts = [
        paragraph.text
        for paragraph in paragraphs(read(package).body)
        if formats.paragraph(paragraph.element).page_break_before
    ]
    assert starts == ["Trang mới", "TT"]


def test_a_new_page_begins_with_the_signature_also_where_nothing_stands_left_of_it() -> None:
    sign = borderless("sign", ((), (para("paragraph", "CHỦ TỊCH"),)))
    data = rendered(flow(para("paragraph", "Một."), NewPage(), sign, END), MADE)
    package = open_package(data)
    formats = Formats(package)
    (row,) = package.xml("word/document.xml").iter(w("tr"))
    left, right = row.iter(w("p"))
    assert formats.paragraph(left).page_break_before
    assert not formats.paragraph(right).page_break_before


@pytest.mark.parametrize(("height", "top"), [(253, 15988), (506, 15735)])
def test_a_last_page_contact_ends_at_its_distance_from_the_papers_foot(
    height: int, top: int
) -> None:
    # 16838 - 567 (as high as the page number stands) - 30 (the line above) - the text.
    section = Section(
        main_page(),
        (para("paragraph", "Một."), END),
        foot_last=(para("contact", "Địa chỉ A & B"),),
        foot_height=height,
    )
    package = open_package(rendered(flow(sections=(section,)), MADE))
    (frame,) = package.xml("word/document.xml").iter(w("framePr"))
    assert frame.get(w("y")) == str(top)


def test_each_line_at_the_foot_of_the_last_page_keeps_its_size() -> None:
    # HD 05-HD/VPTW, ô 13: 10 pt; ô 11a: 12 pt, bold.
    section = Section(
        main_page(),
        (para("paragraph", "Một."), END),
        foot_last=(para("contact", "Địa chỉ A"), para("not_for_media", "Không phổ biến")),
    )
    package = open_package(rendered(flow(sections=(section,)), MADE))
    runs = package.xml("word/document.xml").iter(w("r"))
    (mark,) = [run for run in runs if "".join(run.itertext()) == "Không phổ biến"]
    sizes = [one.get(w("val")) for one in mark.iter(w("sz"))]
    assert (sizes, len(list(mark.iter(w("b"))))) == (["24"], 1)


def test_a_first_page_contact_stands_in_the_first_footer_only() -> None:
    page = main_page()
    first = Section(page, (para("paragraph", "Một."), END), (para("contact", "Địa chỉ A & B"),))
    second = Section(page, (para("annex_label", "Phụ lục"), END))
    data = rendered(flow(sections=(first, second)), MADE)
    package = open_package(data)
    found = sections(package)
    footers = read(package).footers
    texts = [[p.text for p in paragraphs(footers[one.footers["first"]])] for one in found]
    assert texts == [["Địa chỉ A & B"], [""]]


def test_equal_flows_give_equal_bytes_in_another_process(whole: bytes) -> None:
    code = (
        "import hashlib; from tests.docx_cases import *;"
        "print(hashlib.sha256(rendered(full())).hexdigest())"
    )
    made = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[1],
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Ho_Chi_Minh"},
    )
    assert made.stdout.strip() == hashlib.sha256(whole).hexdigest()


# ---- templates that an office changed ------------------------------------------------------------


def test_a_forgotten_slot_is_told_at_the_authors_line() -> None:
    template = changed(MADE, ("{{p body }}", "chữ cố định"))
    with pytest.raises(ContentError) as caught:
        rendered(flow(para("paragraph", "Chữ của tôi.", line=9)), template)
    assert str(caught.value) == (
        "a.yaml:9:3: lỗi D001 tệp .docx làm ra mất chữ “Chữ của tôi.”"
        " — sửa mẫu Word cho đủ chỗ điền, hoặc đổi tên tệp mẫu rồi gõ “vanban init” để lập lại mẫu gốc"
    )


def test_a_slot_written_twice_is_told() -> None:
    template = changed(MADE, ("{{p title }}", "{{p body }}"))
    with pytest.raises(ContentError, match="làm ra thừa chữ “Chữ của tôi"):
        rendered(flow(para("paragraph", "Chữ của tôi.")), template)


def test_a_changed_word_is_named() -> None:
    template = changed(MADE, ("{{p body }}", "{{p body | replace('Uỷ', 'Ủy') }}"))
    with pytest.raises(ContentError, match="đổi chữ “Uỷ” thành “Ủy”"):
        rendered(flow(para("paragraph", "Ban Thường vụ Tỉnh Uỷ họp.")), template)


def test_the_templates_own_words_are_welcome() -> None:
    fixed = "<w:p><w:r><w:t>Lưu hành trong {{ organ }}</w:t></w:r></w:p><w:p><w:r><w:t>{{p body }}"
    slot = (
        '<w:p><w:pPr><w:pStyle w:val="VBSlot"/></w:pPr><w:r><w:t xml:space="preserve">{{p body }}'
    )
    data = rendered(flow(para("paragraph", "Một.")), changed(MADE, (slot, fixed)))
    assert words(data) == ["Lưu hành trong BAN TUYÊN GIÁO", "Một."]


@pytest.mark.parametrize(
    ("slot", "said"),
    [
        ("{{p khong_co }}", "'khong_co' is undefined (gần “"),
        ("{{p body", "(gần “"),
        ("{{p body.__class__.__mro__ }}", "access to attribute '__class__'"),
        ("{{p range(10**9)|list }}", "Range too big"),
        ("{{p 1//0 }}", "zero"),
    ],
)
def test_a_faulty_template_is_named(slot: str, said: str) -> None:
    with pytest.raises(ToolError) as caught:
        rendered(flow(para("paragraph", "Một.")), changed(MADE, ("{{p body }}", slot)))
    assert str(caught.value).startswith("mẫu Word hd05.docx: ")
    assert said in str(caught.value)


def test_a_missing_style_is_named() -> None:
    pair = ('w:styleId="VBParagraph"', 'w:styleId="Khac"')
    template = changed(MADE, pair, part="word/styles.xml")
    with pytest.raises(ContentError, match="lỗi D003 mẫu Word thiếu kiểu đoạn"):
        rendered(flow(para("paragraph", "Một.")), template)


def test_margins_of_the_office_hold_until_the_author_chooses() -> None:
    page = main_page()
    template = changed(MADE, (f'w:left="{page.left}"', 'w:left="1800"'))
    body = (para("paragraph", "Một."), END)
    kept = rendered(flow(sections=(Section(page, body),)), template, page=page)
    chosen = Section(replace(page, left=1900), body)
    own = rendered(flow(sections=(chosen,)), template, page=page)
    lefts = [sections(open_package(data))[0].left for data in (kept, own)]
    assert lefts == [1800, 1900]


def test_the_signature_table_vanishes_with_its_content() -> None:
    data = rendered(flow(para("paragraph", "Một.")), MADE)
    assert not [block for block in read(open_package(data)).body if isinstance(block, Table)]


def test_several_signatures_are_written_as_they_stand() -> None:
    sign = borderless(
        "sign",
        ((para("signer_name", "A"),), (para("signer_name", "B"),)),
        ((para("recipients_label", "Nơi nhận:"),), ()),
    )
    data = rendered(flow(para("paragraph", "Một."), sign), MADE)
    assert words(data) == ["Một.", "A", "B", "Nơi nhận:"]
    assert list(faults(open_package(data).xml("word/document.xml"))) == []


def test_a_letterhead_is_as_wide_as_this_documents_text() -> None:
    head = borderless("head", ((para("issuer", "BAN"),), (para("party_title", "ĐẢNG"),)))
    narrow = replace(head, widths=(3000, 4000))
    data = rendered(flow(narrow, para("paragraph", "Một.")), MADE)
    element = next(open_package(data).xml("word/document.xml").iter(w("tbl")))
    assert [value(column, "w") for column in element.iter(w("gridCol"))] == ["3000", "4000"]
    assert [value(cell, "w") for cell in element.iter(w("tcW"))] == ["3000", "4000"]


def test_a_picture_that_is_none_is_said() -> None:
    picture = Picture(b"chu", 100, 100, para("caption", ""))
    with pytest.raises(ToolError, match="không nhúng được vào"):
        rendered(flow(picture), MADE)


def test_the_package_is_repeatable_and_plain(whole: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        infos = archive.infolist()
    assert infos[0].filename == "[Content_Types].xml"
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert "docProps/custom.xml" in [info.filename for info in infos]
    custom = unzipped(whole)["docProps/custom.xml"].decode()
    assert 'name="vb-source"><vt:lpwstr>thu/a.yaml</vt:lpwstr>' in custom
    assert 'pid="3" name="vb-hash"><vt:lpwstr>0af</vt:lpwstr>' in custom


# ---- LibreOffice ---------------------------------------------------------------------------------


def test_libreoffice_reads_every_word(whole: bytes, tmp_path: Path) -> None:
    (tmp_path / "full.docx").write_bytes(whole)
    rows = tuple(Row((Box((para("cell", text),)),)) for text in HOSTILE if text.isprintable())
    hostile = rendered(flow(NewPage(), table(), Grid((9355,), rows)), MADE)
    (tmp_path / "hostile.docx").write_bytes(hostile)
    convert([tmp_path / "full.docx", tmp_path / "hostile.docx"], tmp_path)
    text = pdf_text(tmp_path / "full.pdf")
    for one in words(whole):
        assert squeezed(one) in text
    assert squeezed("Chú thích có {{ 7*7 }} & hết.") in text
    seen = pdf_text(tmp_path / "hostile.pdf")
    for one in HOSTILE:
        assert squeezed(one).replace("😀", "") in seen.replace("😀", "")


def test_libreoffice_begins_at_the_top_margin(tmp_path: Path) -> None:
    """The quirk that the hidden first paragraph is there for; without it 16 points are lost."""
    head = borderless("head", ((para("issuer", "BAN"),), (para("party_title", "ĐẢNG"),)))
    note = (para("footnote", "chú"),)
    made = flow(head, para("paragraph", (Piece("Một.", note=note),)))
    whole = rendered(made, MADE)
    parts = unzipped(whole)
    text = parts["word/document.xml"].decode()
    start = text.index("<w:p>")
    assert start < text.index("<w:tbl>")
    bare = text[:start] + text[text.index("<w:tbl>") :]
    (tmp_path / "a.docx").write_bytes(whole)
    (tmp_path / "b.docx").write_bytes(zipped({**parts, "word/document.xml": bare.encode()}))
    convert([tmp_path / "a.docx", tmp_path / "b.docx"], tmp_path)
    tops = [first_top(tmp_path / name) for name in ("a.pdf", "b.pdf")]
    assert tops[0] == pytest.approx(56.7, abs=1)
    assert tops[1] - tops[0] == pytest.approx(16.1, abs=0.2)


def first_top(file: Path) -> float:
    made = subprocess.run(
        ["pdftotext", "-bbox", str(file), "-"], capture_output=True, text=True, check=True
    )
    found = re.search(r'yMin="([\d.]+)"[^>]*>BAN<', made.stdout)
    assert found
    return float(found[1])


def pdf_text(file: Path) -> str:
    made = subprocess.run(
        ["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True
    )
    return squeezed(made.stdout)


def squeezed(text: str) -> str:
    return "".join(text.split()).replace("\xa0", "")


def test_png_of_the_cases_is_a_picture() -> None:
    assert png().startswith(b"\x89PNG")


def test_render_needs_nothing_but_values() -> None:
    with pytest.raises(ContentError, match="D010"):
        render(flow(), b"khong phai zip", {})
