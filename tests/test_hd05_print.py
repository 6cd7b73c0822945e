"""The data of hd05 put the letterhead, the title and the ending where the issued HD 05 has them.

Distances between baselines, in mm, measured on the guidance as issued (pages 1 and 29: body 15 pt, lines
19 pt, paragraphs 9 pt). Within 0.5 mm: a row of the measured picture is 0.19 mm.
"""

from __future__ import annotations

import pytest

from pipeline import fonts
from pipeline.flow.build import build
from pipeline.layout.document import lay_out
from pipeline.standards.load import load
from pipeline.tree import Document, Header, LayoutChoice, Meta, Paragraph, Run, Signature

MM = 25.4 / 72
AS_ISSUED = LayoutChoice(size=15, line_pitch=19, paragraph_gap=9, first_line=12.7)
META = Meta("Hướng dẫn", "Văn phòng", "05-HD/VPTW", "guidance", "Hướng dẫn", None, "x.yaml")


def para(role: str, text: str, number: str = "") -> Paragraph:
    return Paragraph(role, (Run(text),), number=number)


FIRST = Document(
    "hd05",
    META,
    Header(
        (
            para("issuer_parent", "BAN CHẤP HÀNH TRUNG ƯƠNG"),
            para("issuer", "VĂN PHÒNG"),
            para("star", "*"),
            para("number", "Số 05-HD/VPTW"),
        ),
        (
            para("party_title", "ĐẢNG CỘNG SẢN VIỆT NAM"),
            para("place_date", "Hà Nội, ngày 27 tháng 5 năm 2026"),
        ),
    ),
    title=(
        para("kind_name", "HƯỚNG DẪN"),
        para("subject", "thể thức và kỹ thuật trình bày văn bản của Đảng"),
        para("dashes", "-----"),
    ),
    addressees=(),
    body=(
        para("paragraph", "Văn phòng Trung ương Đảng hướng dẫn như sau:"),
        para("part_label", "Phần I"),
        para("part_title", "HƯỚNG DẪN CHUNG"),
        para("heading_2", "Phạm vi điều chỉnh và đối tượng áp dụng", "1."),
        para("heading_3", "Phạm vi điều chỉnh", "1.1."),
    ),
    recipients=(),
    signatures=(),
    layout=AS_ISSUED,
)
LAST = Document(
    "hd05",
    META,
    Header(),
    title=(),
    addressees=(),
    body=(para("paragraph", "Giao Cục Lưu trữ kiểm tra.", "3."),),
    recipients=(
        para("recipients_label", "Nơi nhận:"),
        para("recipient", "Các tỉnh uỷ, thành uỷ;", "-"),
        para("recipient_group", "Lưu Văn phòng Trung ương Đảng.", "-"),
    ),
    signatures=(
        Signature(
            (
                para("authority", "K/T CHÁNH VĂN PHÒNG"),
                para("signer_title", "PHÓ CHÁNH VĂN PHÒNG"),
            )
        ),
    ),
    layout=AS_ISSUED,
)


def places(document: Document) -> dict[str, tuple[float, float]]:
    """Role -> baseline and middle of its line, in mm."""
    metrics = fonts.metrics(fonts.find())
    pages = lay_out(build(document, load("hd05"), metrics.text_width), metrics)
    found = {}
    for placed in pages.pages[0].placed:
        for line in placed.lines:
            if line.fragments:
                first, last = line.fragments[0], line.fragments[-1]
                middle = (first.x + last.x + last.width) / 2
                found[placed.role] = (line.baseline * MM, middle * MM)
    return found


@pytest.mark.parametrize(
    ("document", "upper", "lower", "mm"),
    [
        (FIRST, "issuer_parent", "issuer", 5.73),
        (FIRST, "issuer", "number", 11.2),
        (FIRST, "issuer_parent", "party_title", 0.38),
        (FIRST, "party_title", "place_date", 8.79),
        (FIRST, "number", "kind_name", 13.9),
        (FIRST, "kind_name", "subject", 7.0),
        (FIRST, "subject", "dashes", 6.76),
        (FIRST, "dashes", "paragraph", 14.43),
        (FIRST, "paragraph", "part_label", 12.41),
        (FIRST, "part_label", "part_title", 6.11),
        (FIRST, "part_title", "heading_2", 9.73),
        (FIRST, "heading_2", "heading_3", 9.83),
        (LAST, "paragraph", "recipients_label", 15.84),
        (LAST, "paragraph", "authority", 15.84),
        (LAST, "recipients_label", "recipient", 8.21),
        (LAST, "recipient", "recipient_group", 4.87),
        (LAST, "authority", "signer_title", 5.73),
    ],
)
def test_distances_of_the_print(document: Document, upper: str, lower: str, mm: float) -> None:
    found = places(document)
    assert found[lower][0] - found[upper][0] == pytest.approx(mm, abs=0.5)


@pytest.mark.parametrize(
    ("document", "role", "mm"),
    [
        (FIRST, "issuer", 66.5),
        (FIRST, "number", 66.8),
        (FIRST, "party_title", 158.74),
        (FIRST, "place_date", 158.84),
        (FIRST, "kind_name", 112.54),
        (FIRST, "dashes", 112.54),
        (LAST, "authority", 155.11),
        (LAST, "signer_title", 155.02),
    ],
)
def test_middles_of_the_print(document: Document, role: str, mm: float) -> None:
    assert places(document)[role][1] == pytest.approx(mm, abs=1)
