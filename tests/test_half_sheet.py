"""The Party's papers on A5: half a sheet printed across (HD 05-HD/VPTW, IV.3); nothing else may be."""

from __future__ import annotations

import pypdfium2 as pdfium
import pytest

from pipeline.build import Desk, Draft, Order, draft, make
from pipeline.check.finished.door import inspect
from tests.samples import CONTENT, ROOT

PAPER = """
loại: {kind}
cơ quan ban hành: {issuer}
số: 8
ngày: 2026-09-10
trích yếu: kiểm tra
trình bày: {{khổ giấy: A5}}
nội dung:
  - "Cấp cho đồng chí: Bế Văn Thành, chuyên viên Phòng Tổng hợp."
  - "Được cử đi công tác tại xã Đại Từ."
nơi nhận: [Đồng chí Bế Văn Thành]
ký: {{chức vụ: Chánh Văn phòng, họ tên: Lê Quốc Đạt}}
"""
DESK = Desk(CONTENT, ROOT / "templates")


def drafted(kind: str, issuer: str) -> Draft:
    return draft(PAPER.format(kind=kind, issuer=issuer).encode(), "vb.yaml", DESK, Order())


def test_a_paper_stands_on_half_a_sheet_in_both_files() -> None:
    made = make(drafted("giấy đi đường", "vp-tu-thai-nguyen"), DESK, Order())
    (page,) = pdfium.PdfDocument(made.files["pdf"])
    assert [size / 72 * 25.4 for size in page.get_size()] == pytest.approx([210, 148], abs=0.2)
    for suffix, data in made.files.items():
        found = inspect(data, f"vb.{suffix}")
        assert found.problems == ()
        assert found.report is not None
        (sheet,) = found.report.finished.sheets
        assert (sheet.width, sheet.height) == pytest.approx((210, 148), abs=0.2)
        # The margins are those of every Party document (IV.4); a short PDF does not show them.
        if suffix == "docx":
            assert (sheet.top, sheet.left, sheet.right) == pytest.approx((20, 30, 15), abs=0.6)


@pytest.mark.parametrize(
    ("kind", "issuer", "clause"),
    [
        ("kế hoạch", "vp-tu-thai-nguyen", "HD 05-HD/VPTW, Phần II, mục IV.3, IV.5"),
        ("giấy mời", "so-noi-vu-thai-nguyen", "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục I.1, I.7"),
    ],
)
def test_other_documents_may_not(kind: str, issuer: str, clause: str) -> None:
    (said,) = [one for one in drafted(kind, issuer).problems if one.code == "S005"]
    assert str(said) == (
        f"vb.yaml:7:23: lỗi S005 văn bản này in trên khổ A4 ({clause})"
        " — bỏ “khổ giấy”; A5 chỉ dùng cho giấy tờ hành chính của Đảng"
    )
