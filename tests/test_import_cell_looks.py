"""Bold and italic within tables come into the draft from whatever form a file has: docx, odt, html, PDF."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.importer.draft import make
from pipeline.importer.opening import read
from tests import samples
from tests.programs import convert
from tests.review_cases import run, working_place

PLAN = """\
loại: kế hoạch
cơ quan ban hành: tu-thai-nguyen
số: 5
ngày: 2026-08-04
trích yếu: kiểm tra công tác dân vận
nội dung:
  - Tỉnh uỷ giao nhiệm vụ cho các cơ quan như bảng dưới đây.
  - bảng:
      cột: [Việc, Cơ quan]
      hàng:
        - [Rà soát theo *Luật Đất đai* và báo cáo, Văn phòng]
        - [Kiểm tra **ba xã** vùng cao, Ban Dân vận]
        - ["**Tổng cộng**", "**2 cơ quan**"]
        - [Việc thường xuyên, Các cơ quan]
  - Các cơ quan báo cáo kết quả trước ngày 15/9/2026.
nơi nhận: [Thường trực Tỉnh uỷ]
lưu: Văn phòng
ký: {quyền hạn: T/M, thay mặt: Ban Thường vụ, chức vụ: Bí thư, họ tên: Nguyễn Văn An}
"""
MARKED = ("*Luật Đất đai*", "**ba xã**", "**Tổng cộng**", "**2 cơ quan**")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = working_place(tmp_path_factory.mktemp("place"), b=PLAN)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place)
        run("build", "content/b.yaml", "--output", "out", "--to", "docx,pdf,html")
    for form in ("odt", "pdf"):
        convert([place / "out" / "b.docx"], place / form, form)
    return place


@pytest.mark.parametrize(
    "name", ["out/b.docx", "out/b.pdf", "out/b.html", "odt/b.odt", "pdf/b.pdf"]
)
def test_looks_in_cells(folder: Path, name: str) -> None:
    file = folder / name
    made = make(read(file.read_bytes(), file.name), file.name, samples.desk())
    assert [words for words in MARKED if words not in made.text] == []
    assert made.text.count("**") == 6
    assert "**Việc**" not in made.text
    assert made.proof
    assert made.proof.differences == ()
