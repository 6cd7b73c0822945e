"""Pages of a PDF that are stored turned, stamps' frames in a PDF, and signatures of electronic copies."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import docx
import pikepdf
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from pipeline.build import Order, draft, make
from pipeline.check.finished.door import Inspected, inspect
from pipeline.problem import Level
from tests.foreign import by_table
from tests.samples import desk

CONTENT = """\
loại: kế hoạch
cơ quan ban hành: ubnd-tinh-thai-nguyen
số: 128
ngày: 2026-07-14
trích yếu: chuyển đổi số ở các xã, phường trên địa bàn tỉnh
nội dung: [Ủy ban nhân dân tỉnh giao các sở thực hiện kế hoạch này trong năm 2026.]
nơi nhận: [Các sở]
lưu: VT
ký: {quyền hạn: TM, thay mặt: Ủy ban nhân dân, chức vụ: Chủ tịch, họ tên: Nguyễn Văn An}
"""
STAMPED = CONTENT + "độ khẩn: hỏa tốc\nđộ mật: mật\nphạm vi lưu hành: Lưu hành nội bộ\n"
COPIED = (
    CONTENT
    + "bản sao điện tử: {loại: sao y, đơn vị: so-noi-vu-thai-nguyen, thời gian ký: 2026-08-12 10:15}\n"
)


@cache
def files(text: str) -> dict[str, bytes]:
    one = draft(text.encode("utf-8"), "t.yaml", desk(), Order())
    return make(one, desk(), Order()).files


def told(result: Inspected) -> list[str]:
    return [f"{one.code} {one.message}" for one in result.problems]


def changed(data: bytes, change: str = "", box: tuple[float, ...] = (), rotate: int = 0) -> bytes:
    """Every page with its content under a matrix, another box, a /Rotate."""
    with pikepdf.open(BytesIO(data)) as opened:
        for page in opened.pages:
            page.Rotate = rotate
            if change:
                page.contents_add(f"q {change} cm".encode(), prepend=True)
                page.contents_add(b"Q")
            if box:
                page.MediaBox = list(box)
        made = BytesIO()
        opened.save(made)
    return made.getvalue()


UP, DOWN, OVER = "0 1 -1 0 841.9 0", "0 -1 1 0 0 595.3", "-1 0 0 -1 595.3 841.9"
WIDE = (0, 0, 841.9, 595.3)


@pytest.mark.parametrize(
    ("change", "box", "rotate"),
    [
        ("", (), 90),
        ("", (), 180),
        (UP, WIDE, 90),
        (UP, WIDE, 0),
        (DOWN, WIDE, 270),
        (DOWN, WIDE, 0),
        (OVER, (), 180),
        ("1 0 0 1 -100 50", (-100, 50, 495.3, 891.9), 0),
    ],
)
def test_a_page_is_read_as_it_is_held(change: str, box: tuple[float, ...], rotate: int) -> None:
    """The same page stored in other ways has the same components, at the same places, and is as right."""
    data = files(CONTENT)["pdf"]
    plain, turned = inspect(data, "a.pdf"), inspect(changed(data, change, box, rotate), "b.pdf")
    assert plain.report is not None
    assert turned.report is not None
    assert told(turned) == told(plain) == []
    for one, other in zip(plain.report.parts, turned.report.parts, strict=True):
        assert (one.role, one.text) == (other.role, other.text)
        here, there = one.para.boxes[0][1], other.para.boxes[0][1]
        assert (here.left, here.top) == pytest.approx((there.left, there.top), abs=0.6)
    sheet = turned.report.finished.sheets[0]
    assert (sheet.width, sheet.height) == pytest.approx((210, 297), abs=0.1)


def test_frames_of_stamps_are_measured_in_a_pdf() -> None:
    """NĐ 30/2020, ô 10b: HỎA TỐC 30 x 8 mm; our own are right."""
    result = inspect(files(STAMPED)["pdf"], "a.pdf")
    assert told(result) == []
    assert result.report is not None
    frames = {part.text: part.para.frame for part in result.report.parts if part.para.frame}
    assert frames["HỎA TỐC"] == pytest.approx((30, 8), abs=0.5)
    assert frames["MẬT"] == pytest.approx((20, 8), abs=0.5)


def test_missing_frames_are_named_in_a_pdf() -> None:
    data = files(STAMPED)["pdf"]
    unframed = inspect(without_lines(data), "a.pdf")
    missing = [one for one in told(unframed) if one.startswith("K058")]
    assert {one.partition("”: ")[2].partition(" (")[0] for one in missing} == {
        "phạm vi lưu hành không có khung viền đơn",
        "độ mật không có khung viền đơn",
        "độ khẩn không có khung viền đơn",
    }


def without_lines(data: bytes) -> bytes:
    with pikepdf.open(BytesIO(data)) as opened:
        page = opened.pages[0]
        kept = [
            (operands, operator)
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) not in ("S", "m", "l", "re", "f")
        ]
        page.Contents = opened.make_stream(pikepdf.unparse_content_stream(kept))
        made = BytesIO()
        opened.save(made)
    return made.getvalue()


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_an_electronic_copy_of_ours_is_right(form: str) -> None:
    result = inspect(files(COPIED)[form], f"a.{form}")
    assert told(result) == []
    assert result.report is not None
    signed = [part.text for part in result.report.parts if part.role == "electronic_copy"]
    assert " ".join(signed) == "Sao y; Sở Nội vụ tỉnh Thái Nguyên 12/08/2026 10:15:00 +07:00"


@pytest.mark.parametrize(
    ("lines", "problems"),
    [
        (["SAO Y; UBND xã Phú Xuyên; 12/08/2026 10:15:00 +07:00"], []),
        (["Sao y bản chính", "Sở Nội vụ tỉnh Thái Nguyên", "2026-08-12T10:15:00+07:00"], []),
        (
            ["Người ký: Sở Nội vụ", "Email: snv@x.vn", "Thời gian ký: 12.08.2026 10:15:00 +07:00"],
            [],
        ),
        (
            ["SAO Y; 12/08/2026 10:15:00 +07:00"],
            ["chữ ký số của bản sao điện tử thiếu tên cơ quan sao"],
        ),
        (
            ["Sao lục; Sở Nội vụ; 12/08/2026 10:15"],
            ["thời gian ký số phải đủ giờ, phút, giây và múi giờ Việt Nam"],
        ),
    ],
)
def test_electronic_copies_of_others(lines: list[str], problems: list[str]) -> None:
    result = inspect(with_signature(lines), "a.docx")
    assert result.report is not None
    signed = [part.text for part in result.report.parts if part.role == "electronic_copy"]
    assert signed == lines
    found = [one.message for one in result.problems if one.code == "K059"]
    assert [one.partition("”: ")[2].partition(" (")[0] for one in found] == problems
    others = [one for one in result.problems if one.level is Level.ERROR and one.code != "K059"]
    assert others == []


def with_signature(lines: list[str]) -> bytes:
    """A document of another office with lines in 10 points at the top right."""
    document = docx.Document(BytesIO(by_table()))
    first = document.element.body[0]
    for words in lines:
        paragraph = document.add_paragraph()
        run = paragraph.add_run(words)
        run.font.size, run.font.name = Pt(10), "Times New Roman"
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        first.addprevious(paragraph._p)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()
