"""Annexes and attached documents that the organ signs as files of their own (NĐ 30/2020, mẫu 1.3 and 2.2)."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import pikepdf
import pytest

from pipeline.build import Order, draft, make
from pipeline.check.finished.door import Inspected, inspect
from pipeline.importer import draft as importing
from pipeline.importer import opening
from tests.samples import desk

CONTENT = """\
loại: quyết định
cơ quan ban hành: so-noi-vu-thai-nguyen
số: 215
ngày: 2026-08-05
trích yếu: Ban hành Quy chế tiếp công dân của Sở Nội vụ
căn cứ:
  - viện dẫn: nd-118-2025
nội dung:
  - điều:
    đoạn: Ban hành kèm theo Quyết định này Quy chế tiếp công dân của Sở Nội vụ, Phụ lục I và Phụ lục II.
  - điều:
    đoạn: Quyết định này có hiệu lực kể từ ngày ký.
nơi nhận: [Các phòng thuộc Sở]
lưu: VT, VP
ký: {chức vụ: Giám đốc, họ tên: Vũ Đức Long}
văn bản kèm theo:
  - loại: quy chế
    trích yếu: Tiếp công dân của Sở Nội vụ
    thời gian ký: 2026-08-05 10:15:00
    nội dung:
      - điều:
        đoạn: Quy chế này quy định việc tiếp công dân.
phụ lục:
  - tên phụ lục: Lịch tiếp công dân
    thời gian ký: 2026-08-05 10:16:00
    đoạn: Giám đốc Sở tiếp công dân vào thứ Tư
  - tên phụ lục: Mẫu giấy hẹn
    khổ ngang: có
    thời gian ký: 2026-08-05 10:17:00
    đoạn: Giấy hẹn ghi rõ ngày, giờ
"""
SIGNED = [
    "Số: 215/QĐ-SNV; 05/08/2026 10:15:00 +07:00",
    "Số: 215/QĐ-SNV; 05/08/2026 10:16:00 +07:00",
    "Số: 215/QĐ-SNV; 05/08/2026 10:17:00 +07:00",
]


@cache
def files() -> dict[str, bytes]:
    return make(draft(CONTENT.encode(), "t.yaml", desk(), Order()), desk(), Order()).files


def of(result: Inspected, role: str) -> list[str]:
    assert result.report is not None
    return [part.text for part in result.report.parts if part.role == role]


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_they_are_told_and_nothing_is_blamed(form: str) -> None:
    result = inspect(files()[form], f"a.{form}")
    assert result.problems == ()
    assert of(result, "annex_signed") == SIGNED
    # The decision's and the statute's, and a number of the decision only.
    assert len(of(result, "national_name")) == 2
    assert of(result, "number") == ["Số: 215/QĐ-SNV"]


@pytest.mark.parametrize("page", [2, 3])
def test_an_annex_that_is_a_file_of_its_own_lacks_nothing(page: int) -> None:
    with pikepdf.open(BytesIO(files()["pdf"])) as whole:
        alone = pikepdf.new()
        alone.pages.append(whole.pages[page])
        made = BytesIO()
        alone.save(made)
    result = inspect(made.getvalue(), "a.pdf")
    assert result.problems == ()
    assert of(result, "annex_signed") == [SIGNED[page - 1]]


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_they_are_imported_without_losing_a_word(form: str) -> None:
    made = importing.make(opening.read(files()[form], f"a.{form}", desk().metrics), "a", desk())
    assert made.proof is not None
    assert made.proof.differences == ()
    assert made.text.count("thời gian ký: 05/08/2026 10:1") == 3
    assert "phần đầu" not in made.text


def test_a_letterhead_that_an_office_leaves_out_is_left_out_again() -> None:
    text = CONTENT.replace("  - loại: quy chế\n", "  - loại: quy chế\n    phần đầu: không\n")
    made = make(draft(text.encode(), "t.yaml", desk(), Order()), desk(), Order()).files
    found = importing.make(opening.read(made["docx"], "a.docx", desk().metrics), "a", desk())
    assert "phần đầu: không" in found.text
