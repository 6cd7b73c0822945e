"""Where signatures stand on the finished page: names level, confirmations below what they confirm."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from pipeline import fonts
from pipeline.flow.build import build
from pipeline.flow.styles import page_setup, style_formats
from pipeline.layout.document import lay_out
from pipeline.layout.page import Pages
from pipeline.render import docx
from pipeline.standards.load import load
from pipeline.tree import Document, LayoutChoice
from tests.compose_cases import composed

METRICS = fonts.metrics(fonts.find())
ROOT = Path(__file__).parent.parent
HEAD = """
kind: minutes
issuer: {issuer}
date: 2026-08-04
number: 5
subject: họp
body: [Nội dung.]
archive: Văn phòng
signature:
"""


def made(issuer: str, *signers: str) -> Document:
    lines = "".join(f"  - {{{one}}}\n" for one in signers)
    document, problems = composed(HEAD.format(issuer=issuer) + lines, {})
    assert not problems
    return document


def pages(document: Document) -> Pages:
    standard = load(document.standard)
    return lay_out(build(document, standard, METRICS.text_width), METRICS)


def lines(document: Document, role: str) -> dict[str, tuple[float, float]]:
    """Words of a role -> baseline and left edge in points."""
    (page,) = pages(document).pages
    found = [line for one in page.placed if one.role == role for line in one.lines]
    return {line.text: (line.baseline, line.fragments[0].x) for line in found}


SHORT = "title: Thư ký, name: Lê Thị Hoa"
LONG = "title: Đại diện đơn vị được kiểm tra công tác văn thư năm 2026, name: Mai Văn Sáu"
DEPUTY = "authority: KT, head title: Giám đốc, title: Phó Giám đốc, name: Trần Thị Bình"
EXTRA = "title: Trưởng đoàn, extra title: Giám đốc Sở Nội vụ, name: Vũ Đức Long"
NOTED = 'title: Chủ tọa, note: "(Ký, ghi rõ họ tên)", name: Vũ Đức Long'


@pytest.mark.parametrize(
    "pair", [(SHORT, LONG), (LONG, SHORT), (SHORT, DEPUTY), (EXTRA, SHORT), (SHORT, NOTED)]
)
def test_names_side_by_side_stand_on_one_line(pair: tuple[str, str]) -> None:
    baselines = [at for at, _ in lines(made("snv", *pair), "signer_name").values()]
    assert len(baselines) == 2
    assert baselines[0] == pytest.approx(baselines[1], abs=0.3)


def test_the_room_for_a_signature_is_never_less() -> None:
    """25 mm between title and name; the shorter title's is more."""
    document = made("snv", SHORT, LONG)
    (page,) = pages(document).pages
    for title, name in (("THƯ KÝ", "Lê Thị Hoa"), ("THƯ NĂM 2026", "Mai Văn Sáu")):
        placed = {line.text: line for one in page.placed for line in one.lines}
        above = next(line for text, line in placed.items() if text.endswith(title))
        assert placed[name].top - above.bottom > 24.9 * 72 / 25.4


def test_a_congress_signature_is_confirmed_below_it_on_the_right() -> None:
    """HD 05-HD/VPTW, 7.1.4.a (iii): the presidium's signature, below it the new committee's."""
    confirms = "confirms: đồng chí Nguyễn Văn An, authority: TM, collective: Tỉnh uỷ, title: Bí thư"
    document = made(
        "tu-thai-nguyen",
        "authority: TM, collective: Đoàn Chủ tịch, name: Nguyễn Văn An",
        confirms + ", name: Trần Văn Bình",
    )
    names = lines(document, "signer_name")
    signed, confirmed = names["Nguyễn Văn An"], names["Trần Văn Bình"]
    assert signed[0] < confirmed[0]
    assert min(signed[1], confirmed[1]) > 105 * 72 / 25.4
    (label,) = lines(document, "recipients_label").values()
    (authority,) = [at for text, at in lines(document, "authority").items() if "CHỦ TỊCH" in text]
    assert label[0] == pytest.approx(authority[0], abs=0.5)


def test_word_has_the_same_room() -> None:
    """The finished docx: the names' space before differs by the lines that the titles differ by."""
    document = made("snv", SHORT, DEPUTY)
    standard = load(document.standard)
    flow = build(document, standard, METRICS.text_width)
    template = (ROOT / "templates" / f"{standard.id}.docx").read_bytes()
    data = docx.render(
        flow, template, style_formats(standard), page_setup(standard, LayoutChoice())
    )
    xml = zipfile.ZipFile(BytesIO(data)).read("word/document.xml").decode()
    before = {
        name: int(re.findall(rf'w:before="(\d+)"(?:(?!</w:p>).)*?>{name}<', xml)[-1])
        for name in ("Lê Thị Hoa", "Trần Thị Bình")
    }
    # One line of 14 pt, 1.149 times as high, more below "THƯ KÝ" than below "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC".
    assert before["Lê Thị Hoa"] - before["Trần Thị Bình"] == pytest.approx(14 * 1.149 * 20, abs=2)
