"""A Word template that an office changed: the .docx follows it, our layout does not draw what it does not know."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.build import draft, make
from pipeline.desk import Desk, Order
from tests import samples

CONTENT = """\
loại: thông báo
cơ quan ban hành: ubnd-tinh-thai-nguyen
số: 7
ngày: 2026-08-12
trích yếu: Kết quả tuyển dụng năm 2026
nội dung:
  - đoạn: Kết quả được niêm yết tại trụ sở.
nơi nhận: [Các sở]
lưu: VT
ký: {quyền hạn: TM, thay mặt: Ủy ban nhân dân, chức vụ: Chủ tịch, họ tên: Lê Thanh Bình}
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    shutil.copytree(samples.ROOT / "templates", tmp_path / "templates")
    changed = tmp_path / "templates" / "nd30.docx"
    changed.write_bytes(changed.read_bytes() + b"\0")
    return Desk(samples.ROOT / "content", tmp_path / "templates")


def test_no_page_is_drawn_and_both_ways_out_are_said(desk: Desk) -> None:
    drafted = draft(CONTENT.encode(), "vb.yaml", desk, Order())
    made = make(drafted, desk, Order())
    assert not made.files
    assert [str(problem) for problem in made.problems] == [
        "vb.yaml:1:1: lỗi B001 mẫu Word “nd30.docx” không còn như vanban làm ra, nên bộ dàn trang của vanban không vẽ"
        " được đúng mẫu ấy — dùng “--pdf-engine libreoffice” (cho một đợt: “pdf_engine = 'libreoffice'” trong"
        " vanban.toml) để lấy PDF từ chính tệp .docx, hoặc chỉ lấy Word: “--to docx” (một đợt: “dạng: [docx]”)"
    ]


def test_the_docx_alone_is_made(desk: Desk) -> None:
    order = Order(formats=("docx",))
    made = make(draft(CONTENT.encode(), "vb.yaml", desk, order), desk, order)
    assert list(made.files) == ["docx"]
