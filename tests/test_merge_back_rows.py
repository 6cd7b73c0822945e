"""Rows of a table that a leader put in another order: each goes with its comment, and nothing else moves."""

from __future__ import annotations

import random
import re
from pathlib import Path

import docx
import pytest

from tests.review_cases import brought, run, working_place

ROWS = (
    '- [Xóm Cầu, "3", "45"]   # ghi chú của xóm Cầu',
    '- [Xóm Đình, "3", "51"]',
    '- [Xóm Gò, "3", "45"]',
    '- [Xóm Trại, "5", "62"]',
    '- [Xóm Chợ, "", "62"]',
)
TEXT = """\
loại: kế hoạch
cơ quan ban hành: tu-thai-nguyen
ngày: 2026-08-04
trích yếu: kiểm tra công tác dân vận
nội dung:
  - Số liệu các xóm nêu ở bảng dưới đây.
  - bảng:
      cột: [Xóm, Chi bộ, Đảng viên]
      hàng:
{rows}
  - Các xóm gửi báo cáo trước ngày 15/9/2026.
nơi nhận: [Thường trực Tỉnh uỷ]
ký: {{chức vụ: Bí thư, họ tên: Nguyễn Văn An}}
"""


def content(rows: tuple[str, ...]) -> str:
    return TEXT.format(rows="\n".join(f"        {one}" for one in rows))


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = working_place(tmp_path, b=content(ROWS))
    monkeypatch.chdir(place)
    run("build", "content/b.yaml", "--to", "docx", "--output", "out")
    return place


def reordered(place: Path, order: list[int], new: dict[str, str] | None = None) -> None:
    document = docx.Document(str(place / "out" / "b.docx"))
    table = next(one for one in document.tables if "Xóm" in one.cell(0, 0).text)
    head, *rows = [row._tr for row in table.rows]
    for row in rows:
        head.getparent().remove(row)
    for at in reversed(order):
        head.addnext(rows[at])
    for cell in (cell for row in table.rows for cell in row.cells):
        for paragraph in cell.paragraphs:
            if new and paragraph.text in new:
                paragraph.runs[0].text = new[paragraph.text]
    document.save(str(place / "back.docx"))


ORDERS = [
    list(order) for order in ((1, 0, 2, 3, 4), (4, 0, 1, 2, 3), (4, 3, 2, 1, 0), (1, 2, 3, 4, 0))
] + [random.Random(seed).sample(range(5), 5) for seed in range(4)]


@pytest.mark.parametrize("order", ORDERS, ids=str)
def test_every_order_is_carried_over(place: Path, order: list[int]) -> None:
    reordered(place, order)
    code, said = brought("back.docx", "--apply")
    assert code == 0, said
    made = (place / "content" / "b.yaml").read_text("utf-8")
    assert made == content(tuple(ROWS[at] for at in order))


def test_a_word_changed_elsewhere_goes_with_it(place: Path) -> None:
    reordered(place, [3, 0, 1, 2, 4], {"Xóm Đình": "Xóm Đình Thượng"})
    code, said = brought("back.docx", "--apply")
    assert code == 0, said
    made = (place / "content" / "b.yaml").read_text("utf-8")
    assert re.findall(r"- \[(Xóm [^,]+)", made) == [
        "Xóm Trại",
        "Xóm Cầu",
        "Xóm Đình Thượng",
        "Xóm Gò",
        "Xóm Chợ",
    ]


def test_what_was_moved_and_changed_at_once_is_told_or_right(place: Path) -> None:
    reordered(place, [3, 0, 1, 2, 4], {"Xóm Trại": "Xóm Trại Mới"})
    code, said = brought("back.docx", "--apply")
    made = (place / "content" / "b.yaml").read_text("utf-8")
    rows = re.findall(r"- \[(Xóm [^,]+)", made)
    assert (code, rows[0]) in ((0, "Xóm Trại Mới"), (1, "Xóm Cầu")), said
    assert len(rows) == len(ROWS)
