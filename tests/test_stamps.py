"""Stamps and marks on the finished pages: frames of the right size, marks at their distance from the edge."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from pipeline import fonts
from pipeline.flow.build import build
from pipeline.flow.styles import page_setup, style_formats
from pipeline.layout.document import lay_out
from pipeline.layout.page import Page, Pages, Stroke
from pipeline.render import docx, pdf
from pipeline.standards.load import load
from pipeline.tree import Document, LayoutChoice
from tests.compose_cases import composed

FACES = fonts.find()
METRICS = fonts.metrics(FACES)
ROOT = Path(__file__).parent.parent
MM = 72 / 25.4
STATE = """
kind: letter
issuer: snv
to: Bộ Nội vụ
subject: họp
date: 2026-08-04
number: 5
body: [Nội dung.]
signature: {title: Giám đốc, name: Nguyễn Văn An}
"""
PARTY = STATE.replace("snv", "btgdv-tu")


def made(text: str) -> Document:
    document, problems = composed(text, {})
    assert not problems
    return document


def laid(document: Document) -> Pages:
    standard = load(document.standard)
    return lay_out(build(document, standard, METRICS.text_width), METRICS)


def word(document: Document, part: str = "word/document.xml") -> str:
    standard = load(document.standard)
    flow = build(document, standard, METRICS.text_width)
    template = (ROOT / "templates" / f"{standard.id}.docx").read_bytes()
    page = page_setup(standard, LayoutChoice())
    data = docx.render(flow, template, style_formats(standard), page)
    return zipfile.ZipFile(BytesIO(data)).read(part).decode()


def frames(page: Page) -> list[tuple[float, float]]:
    """Width and height in mm, outer edges, of the frames on a page, top to bottom."""
    flat = [one for one in page.strokes if one.y1 == one.y2 and one.color]
    steep = [one for one in page.strokes if one.x1 == one.x2 and one.color]
    found = []
    for upper, lower in zip(flat[::2], flat[1::2], strict=True):
        sides = [one for one in steep if one.y1 == upper.y1 and one.y2 == lower.y1]
        assert len(sides) == 2
        found.append((_outer(upper), (lower.y1 - upper.y1 + upper.width) / MM))
    return found


def _outer(line: Stroke) -> float:
    return (line.x2 - line.x1) / MM


def top(page: Page, role: str) -> float:
    """mm from the paper's upper edge to the first line of a role."""
    return next(one.lines[0].top for one in page.placed if one.role == role) / MM


@pytest.mark.parametrize(("words", "width"), [("hoả tốc", 30), ("thượng khẩn", 40), ("khẩn", 20)])
def test_urgency_has_the_decrees_frame(words: str, width: float) -> None:
    """NĐ 30/2020, Phụ lục I, ô số 10b: 30 x 8, 40 x 8, 20 x 8 mm."""
    (page,) = laid(made(STATE + f"urgency: {words}\n")).pages
    ((wide, high),) = frames(page)
    assert wide == pytest.approx(width, abs=0.3)
    assert high == pytest.approx(8, abs=0.1)


def test_the_words_stand_in_the_middle_of_their_frame() -> None:
    (page,) = laid(made(STATE + "urgency: khẩn\n")).pages
    upper, lower = (one for one in page.strokes if one.color and one.y1 == one.y2)
    (line,) = next(one.lines for one in page.placed if one.role == "urgency")
    fragment = line.fragments[0]
    assert (upper.x1 + upper.x2) / 2 == pytest.approx(fragment.x + fragment.width / 2, abs=0.5)
    # Capitals are 0.66 of the size high.
    middle = line.baseline - 0.33 * fragment.size
    assert (upper.y1 + lower.y1) / 2 == pytest.approx(middle, abs=1.0)


def test_secrecy_above_urgency_each_in_its_own_frame() -> None:
    """Equal widths as well: Word would draw equal neighbours in one frame."""
    document = made(STATE + "urgency: hoả tốc\nsecrecy: tối mật\n")
    (page,) = laid(document).pages
    assert [round(wide) for wide, _ in frames(page)] == [30, 30]
    assert top(page, "secrecy") < top(page, "urgency")
    xml = word(document)
    indents = re.findall(r'VBSecrecy.*?w:left="(\d+)".*?VBUrgency.*?w:left="(\d+)"', xml)
    assert len(indents) == 1
    assert indents[0][0] != indents[0][1]


def test_word_has_the_same_frame() -> None:
    xml = word(made(STATE + "urgency: khẩn\n"))
    (properties,) = re.findall(r'<w:pPr><w:pStyle w:val="VBUrgency"/>(.*?)</w:pPr>', xml)
    sides = re.findall(
        r'<w:(\w+) w:val="single" w:sz="6" w:space="(\d)" w:color="FF0000"/>', properties
    )
    assert sides == [("top", "3"), ("left", "0"), ("bottom", "3"), ("right", "0")]
    (line,) = re.findall(r'w:line="(\d+)" w:lineRule="exact"', properties)
    # 8 mm are 454 twips: the line, 3 pt and the weight above and below it.
    assert int(line) + 2 * (60 + 15) == 454


def test_pdf_is_red_in_the_stamp_only() -> None:
    document = made(STATE + "urgency: khẩn\n")
    data = pdf.render(laid(document), FACES, "plain")
    with pikepdf.open(BytesIO(data)) as opened:
        content = opened.pages[0].Contents.read_bytes().decode("latin-1")
    assert content.count("1 0 0 rg") == 1
    assert content.count("1 0 0 RG") == 4
    assert content.count(" 0 g") >= 1


def test_party_urgency_has_no_frame() -> None:
    """HD 05-HD/VPTW, ô số 10: capitals, bold, below the number; no frame is prescribed."""
    (page,) = laid(made(PARTY + "urgency: hoả tốc\n")).pages
    assert frames(page) == []


def test_party_circulation_stands_10_mm_from_the_edge() -> None:
    """HD 05-HD/VPTW, ô số 11a: page 1, right corner."""
    document = made(PARTY + "circulation: Tài liệu hội nghị\n")
    (page,) = laid(document).pages
    assert top(page, "circulation") == pytest.approx(10, abs=0.1)
    (line,) = next(one.lines for one in page.placed if one.role == "circulation")
    end = line.fragments[-1].x + line.fragments[-1].width
    assert end / MM == pytest.approx(210 - 15, abs=0.1)
    # The letterhead stands where it stands without it.
    (plain,) = laid(made(PARTY)).pages
    assert top(page, "party_title") == top(plain, "party_title")
    assert 'w:vAnchor="page" w:hAnchor="page" w:x="1701" w:y="567"/>' in word(document)


def test_not_for_the_media_at_the_foot_of_the_last_page() -> None:
    """HD 05-HD/VPTW, ô số 11a: last page, centred, 10 mm from the lower edge, without a line above."""
    text = PARTY.replace("[Nội dung.]", "[Nội dung., {page break: có}, Hết.]")
    document = made(text + "circulation: Không phổ biến trên phương tiện thông tin đại chúng\n")
    first, last = laid(document).pages
    assert not [one for one in first.placed if one.role == "not_for_media"]
    (line,) = next(one.lines for one in last.placed if one.role == "not_for_media")
    assert 297 - line.bottom / MM == pytest.approx(10, abs=0.2)
    assert [one for one in last.strokes if one.y1 / MM > 270] == []


def test_state_circulation_is_framed() -> None:
    """NĐ 30/2020, ô số 11: single-line frame. It leaves quốc hiệu on the first line (ô số 1)."""
    document = made(STATE + "circulation: Lưu hành nội bộ\n")
    (page,) = laid(document).pages
    line = next(one.lines[0] for one in page.placed if one.role == "circulation")
    flat = [one for one in page.strokes if one.y1 == one.y2]
    around = [one for one in flat if line.top - 12 < one.y1 < line.bottom + 12]
    assert len(around) == 2
    assert around[0].y1 < line.baseline < around[1].y1
    (plain,) = laid(made(STATE)).pages
    assert top(page, "national_name") == top(plain, "national_name")
    assert '<w:pStyle w:val="VBCirculation"/>' in word(document)


def test_duplex_changes_margins_on_the_back() -> None:
    """HD 05-HD/VPTW: printed on both sides, the back page has 15 mm left and 30 mm right."""
    text = PARTY.replace("[Nội dung.]", "[Nội dung., {page break: có}, Hết.]")
    document = made(text + "layout: {duplex: có}\n")
    first, second = laid(document).pages
    starts = [
        next(one for one in page.placed if one.role == "paragraph").lines[0].fragments[0].x / MM
        for page in (first, second)
    ]
    assert starts == pytest.approx([30 + 10, 15 + 10], abs=0.1)
    assert "<w:mirrorMargins/>" in word(document, "word/settings.xml")
    assert "<w:mirrorMargins/>" not in word(made(text), "word/settings.xml")
