"""Pages 1 and 29 of the issued HD 05-HD/VPTW as a document of ours; its text is read, not kept here.

Between the two stand short pages that only bring the page number to 29; the last of them is full, so
that page 29 begins where the text flows over, as in print.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.tree import (
    Block,
    Document,
    Header,
    LayoutChoice,
    Meta,
    PageBreak,
    Paragraph,
    Run,
    Signature,
)
from tests.issued import HD05

HEADINGS = {
    "1.": "heading_2",
    "2.": "heading_2",
    "3.": "heading_2",
    "1.1.": "heading_3",
    "1.2.": "heading_3",
}
PRINTED = LayoutChoice(size=15, line_pitch=19, paragraph_gap=9, first_line=12.7)
"""What the print shop chose within the guidance's own ranges, measured on the picture."""


def printed(page: int) -> list[list[str]]:
    """The paragraphs of a page, each as the picture's lines."""
    text = (HD05 / "lines.txt").read_text("utf-8")
    part = text.split(f"# page {page}\n")[1].split("# page")[0]
    return [block.split("\n") for block in part.strip().split("\n\n")]


def words(page: int) -> list[str]:
    """The paragraphs of a page as running text."""
    return [" ".join(lines) for lines in printed(page)]


def _p(role: str, text: str, number: str = "", bold: bool = False) -> Paragraph:
    return Paragraph(role, (Run(text),), number, bold_number=bold)


def paragraph(text: str, headings: bool = True) -> Paragraph:
    """A body paragraph with its number taken off and its role found."""
    match = re.match(r"(\d\.\d\.\d\.|\d\.\d\.|\d\.|[a-z]\))\s(.*)", text)
    if not match:
        return _p("paragraph", text)
    number, rest = match.groups()
    role = HEADINGS.get(number, "item") if headings else "item"
    return _p(role, rest, number, bold=not headings)


def _between() -> Iterator[Block]:
    """Pages 3 to 28: page 2 holds what page 1 has no room for."""
    for _ in range(3, 29):
        yield PageBreak()
        yield _p("paragraph", "…")
    # A line of 19 pt with 9 pt before it: 26 of them fill the 257 mm of a page.
    yield from (_p("paragraph", "…") for _ in range(25))


def document() -> Document:
    """Page 1, then page 29 at the head of the 29th page."""
    first = words(1)
    body = [
        _p("preamble", first[0]),
        _p("part_label", "Phần I"),
        _p("part_title", "HƯỚNG DẪN CHUNG"),
        *(paragraph(text) for text in first[1:]),
        *_between(),
        _p("part_label", "Phần III"),
        _p("part_title", "TỔ CHỨC THỰC HIỆN"),
        *(paragraph(text, headings=False) for text in words(29)),
    ]
    recipients = [
        "Các đồng chí Uỷ viên Trung ương Đảng;",
        "Các tỉnh uỷ, thành uỷ;",
        "Văn phòng Trung ương Đảng và các cơ quan chuyên trách tham mưu, giúp việc; đảng uỷ,"
        " ban chỉ đạo, tiểu ban, hội đồng trực thuộc Trung ương;",
        "Các đảng uỷ bộ, ngành ở Trung ương;",
        "Các đơn vị sự nghiệp trực thuộc Trung ương;",
        "Các đơn vị trực thuộc Văn phòng Trung ương Đảng;",
        "Lưu Văn phòng Trung ương Đảng.",
    ]
    return Document(
        standard="hd05",
        meta=Meta("Hướng dẫn", "Văn phòng", "05-HD/VPTW", "guidance", "Hướng dẫn", None, ""),
        header=Header(
            (
                _p("issuer_parent", "BAN CHẤP HÀNH TRUNG ƯƠNG"),
                _p("issuer", "VĂN PHÒNG"),
                _p("star", "*"),
                _p("number", "Số 05-HD/VPTW"),
            ),
            (
                _p("party_title", "ĐẢNG CỘNG SẢN VIỆT NAM"),
                _p("place_date", "Hà Nội, ngày 27 tháng 5 năm 2026"),
            ),
        ),
        title=(
            _p("kind_name", "HƯỚNG DẪN"),
            _p("subject", "thể thức và kỹ thuật trình bày văn bản của Đảng"),
            _p("dashes", "-----"),
        ),
        addressees=(),
        body=tuple(body),
        recipients=(
            _p("recipients_label", "Nơi nhận:"),
            *(_p("recipient", r, "-") for r in recipients),
        ),
        signatures=(
            Signature(
                (_p("authority", "K/T CHÁNH VĂN PHÒNG"), _p("signer_title", "PHÓ CHÁNH VĂN PHÒNG"))
            ),
        ),
        layout=PRINTED,
    )
