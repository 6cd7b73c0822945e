"""Word files as offices write them: every word proved, and what an officer reads in the draft."""

from __future__ import annotations

import pytest

from pipeline.importer import run
from pipeline.importer.draft import Imported
from tests import samples
from tests.office_files import NAMES, data

SAID = {
    "01-quyet-dinh": (
        "số: 145\nngày: 2022-08-15\n",
        "theo đề nghị: Xét đề nghị của bộ phận chuyên môn tiểu học\n",
        "    điểm:\n      - Công khai kết quả trên trang thông tin của trường;\n",
        "lưu: VT, CMTH\n",
    ),
    "02-cong-van-tab": (
        "trích yếu: chuẩn bị thuốc, vật tư phòng, chống dịch\n",
        "kính gửi:\n  - Trạm Y tế các xã, thị trấn\n",
        "  chức vụ cấp trưởng: Giám đốc\n  chức vụ: Phó giám đốc\n  họ tên: Lù Thị Mai\n",
    ),
    "03-ke-hoach-dang": (
        "đánh số: [I-, 1-,",
        "      - Các đảng ủy được kiểm tra gửi báo cáo trước ngày 30/4/2024.\n",
        "lưu: Ban Tổ chức Tỉnh ủy\n",
    ),
    "04-bao-cao": (
        "  - phần: KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2023\n",
        "cột: [STT, Chỉ tiêu, Kế hoạch (triệu đồng), Thực hiện (triệu đồng), Tỷ lệ (%)]\n",
        "Phần thứ nhất",
    ),
    "05-to-trinh": (
        "# cần kiểm tra: bản gốc ghi “ngày 3”, in theo tiêu chuẩn là “ngày 03”\nngày: 2021-03-03\n",
        "  - chức vụ: Phê duyệt của hiệu trưởng\n    họ tên: Ngô Đức Cường\n",
        "  - chức vụ: Tổ trưởng\n    họ tên: Trịnh Thu Phương\n",
    ),
    "06-giay-moi": ("ghi chú: (Đã ký)\n",),
    "07-quy-che": (
        "  - chương: NỘI DUNG CHI\n    khối:\n      - mục: CHI CÔNG TÁC PHÍ\n",
        "dòng kèm theo: (Ban hành kèm theo Quyết định số 33/QĐ-TTVH ngày 05/01/2022 của Giám đốc Trung tâm)\n",
    ),
    "09-thong-bao-xuong-dong": (
        '  - nhiệm vụ:\n      - "Về kết quả: Đến ngày 30/6/2023 giải ngân 31,5% kế hoạch,',
        "        dấu đầu dòng: a/\n",
        "lưu: VT, TH (02b)\n",
    ),
    "10-chuong-trinh": ("đánh số: [A., 1.,", "  - Đảng ủy xã (để b/c)\n", "lưu: CB\n"),
    "11-bien-ban": ("  - chức vụ: Thư ký\n    họ tên: Vi Thị Nhung\n",),
    "12-huong-dan": ("        dấu đầu dòng: 1.1/\n", "        dấu đầu dòng: •\n"),
    "13-nghi-quyet-chi-bo": (
        '      - tiêu đề: "Ưu điểm:"\n',
        '      - "Hạn chế: Còn 01 đảng viên vắng không lý do."\n',
        "kết thúc: Nghị quyết được 100% đảng viên biểu quyết thông qua.\n",
    ),
    "14-cong-dien": ("độ khẩn: hỏa tốc\n", "kính gửi:\n  - Chủ tịch UBND các huyện,"),
    "15-de-an": ("dự thảo: DỰ THẢO\n", "dấu đầu dòng: (1)\n", "dấu đầu dòng: a.\n"),
}
"""What must stand in each draft, read by hand."""


def imported(name: str) -> Imported:
    return run.imported(data(name), f"{name}.docx", samples.desk())


@pytest.mark.parametrize("name", NAMES)
def test_every_word_stands_in_the_draft_in_order(name: str) -> None:
    made = imported(name)
    assert made.proof is not None
    assert made.proof.lost == ()
    assert made.proof.marks == ()
    assert [one for one in SAID[name] if one not in made.text] == []
