"""Where centred lines break: as a typist breaks them, words and names whole; shown as the layout breaks them."""

from __future__ import annotations

import pytest

from pipeline import fonts
from pipeline.flow.build import build
from pipeline.layout.document import lay_out
from pipeline.standards.load import load
from pipeline.tree import Document, Header, Meta, Paragraph, Run, Signature

META = Meta("Kế hoạch", "Sở Nội vụ", "05/KH-SNV", "plan", "Kế hoạch", None, "x.yaml")


def broken(role: str, text: str, standard: str = "nd30") -> list[str]:
    """The lines of one component as they are printed."""
    para = Paragraph(role, (Run(text),))
    document = Document(
        standard,
        META,
        Header((para,)) if role == "issuer" else Header(),
        title=(para,) if role in ("subject", "kind_name") else (),
        addressees=(para,) if role == "to_single" else (),
        body=(Paragraph("paragraph", (Run("Một đoạn."),)),),
        recipients=(),
        signatures=(Signature((para,)),) if role == "signer_title" else (),
    )
    metrics = fonts.metrics(fonts.find())
    flow = build(document, load(standard), metrics.text_width)
    placed = [one for page in lay_out(flow, metrics).pages for one in page.placed]
    lines = [line.text for one in placed if one.role == role for line in one.lines]
    return [line.replace("\N{NO-BREAK SPACE}", " ").strip() for line in lines]


@pytest.mark.parametrize(
    ("role", "lines"),
    [
        ("issuer", ["SỞ NỘI VỤ", "TỈNH THÁI NGUYÊN -"]),
        ("issuer", ["SỞ KHOA HỌC", "VÀ CÔNG NGHỆ", "TỈNH THÁI NGUYÊN"]),
        ("issuer", ["ĐẠI HỘI ĐẠI BIỂU ĐẢNG BỘ", "XÃ ĐẠI TỪ LẦN THỨ I"]),
        ("signer_title", ["PHÓ CHỦ TỊCH", "ỦY BAN NHÂN DÂN", "TỈNH THÁI NGUYÊN"]),
        ("signer_title", ["CHỦ TỊCH ỦY BAN NHÂN DÂN", "XÃ AN KHÁNH"]),
        (
            "to_single",
            [
                "Sở Văn hóa, Thể thao và Du lịch tỉnh Thái Nguyên",
                "trân trọng giới thiệu: Bà Trần Thu Thủy",
            ],
        ),
        ("signer_title", ["TM. BAN THƯỜNG VỤ", "TỈNH ĐOÀN THÁI NGUYÊN"]),
        ("signer_title", ["PHÓ CHỦ TỊCH", "ỦY BAN MẶT TRẬN TỔ QUỐC", "VIỆT NAM TỈNH LÀO CAI"]),
        (
            "issuer",
            [
                "BAN QUẢN LÝ DỰ ÁN",
                "ĐẦU TƯ XÂY DỰNG CÁC",
                "CÔNG TRÌNH GIAO THÔNG",
                "VÀ NÔNG NGHIỆP",
            ],
        ),
        (
            "subject",
            [
                "Triển khai Nghị quyết của Bộ Chính trị về đột phá phát triển",
                "khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia",
                "trong các cơ quan nhà nước, chính quyền địa phương hai cấp",
                "giai đoạn 2026 - 2030, tầm nhìn đến năm 2045",
            ],
        ),
        (
            "subject",
            [
                "Báo cáo của Ban Chấp hành Đảng bộ xã khóa I",
                "trình Đại hội đại biểu Đảng bộ xã lần thứ II",
            ],
        ),
        (
            "subject",
            [
                "Kết quả thực hiện nhiệm vụ phát triển kinh tế - xã hội",
                "6 tháng đầu năm và nhiệm vụ 6 tháng cuối năm 2026",
            ],
        ),
        (
            "subject",
            ["Kết quả công tác 9 tháng đầu năm,", "nhiệm vụ trọng tâm 3 tháng cuối năm 2026"],
        ),
        (
            "subject",
            [
                "Tăng cường công tác phòng, chống thiên tai và tìm kiếm cứu nạn",
                "trên địa bàn tỉnh Thái Nguyên năm 2026",
            ],
        ),
        (
            "subject",
            [
                "Tổng kết phong trào thi đua “Dân vận khéo”",
                "giai đoạn 2021 - 2025, phương hướng giai đoạn 2026 - 2030",
            ],
        ),
        (
            "subject",
            [
                "Giao dự toán ngân sách nhà nước 1.250 tỷ đồng",
                "cho các đơn vị thuộc tỉnh năm 2027",
            ],
        ),
        (
            "subject",
            [
                "Tổ chức các hoạt động kỷ niệm 80 năm",
                "Ngày Toàn quốc kháng chiến (19/12/1946 - 19/12/2026)",
            ],
        ),
        (
            "subject",
            [
                "Thực hiện Kết luận số 127‑KL/TW, ngày 28/02/2025",
                "của Bộ Chính trị, Ban Bí thư về triển khai nghiên cứu,",
                "đề xuất tiếp tục sắp xếp tổ chức bộ máy của hệ thống chính trị",
            ],
        ),
        (
            "subject",
            [
                "Về việc kiện toàn Ban Chỉ đạo phòng, chống",
                "tham nhũng, lãng phí, tiêu cực tỉnh",
            ],
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else value[0][:16],
)
def test_words_and_names_stay_whole(role: str, lines: list[str]) -> None:
    assert broken(role, " ".join(lines)) == lines


def test_no_clause_leaves_its_first_word_behind() -> None:
    lines = [
        "XÂY DỰNG ĐẢNG BỘ XÃ TRONG SẠCH,",
        "VỮNG MẠNH; KHƠI DẬY SỨC DÂN;",
        "ĐƯA XÃ ĐẠI TỪ PHÁT TRIỂN NHANH, BỀN VỮNG",
    ]
    assert broken("kind_name", " ".join(lines), "hd05") == lines


def test_one_line_stays_one_line() -> None:
    assert broken("subject", "Công tác tư pháp năm 2026") == ["Công tác tư pháp năm 2026"]


def test_which_congress_it_is_begins_a_line() -> None:
    lines = ["ĐẢNG BỘ XÃ ĐẠI TỪ", "LẦN THỨ II"]
    assert broken("issuer", " ".join(lines), "hd05") == lines
