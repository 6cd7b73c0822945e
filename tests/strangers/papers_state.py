"""Papers of the State's organs (NĐ 30/2020/NĐ-CP), of kinds that offices write less often."""

from __future__ import annotations

from tests.strangers.building import sent, signed, state, titled, to
from tests.strangers.sheet import Paper, Row, rows
from tests.strangers.texts import clauses, points, said, sections


def dike_telegram() -> Paper:
    return state(
        ("ỦY BAN NHÂN DÂN", "TỈNH HƯNG YÊN"),
        "Số: 09/CĐ-UBND",
        "Hưng Yên, ngày 12 tháng 10 năm 2026",
        title=titled("CÔNG ĐIỆN", "Về việc xử lý giờ đầu sự cố đê tả sông Luộc"),
        body=[
            Row("p", "ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN điện:"),
            *rows(
                "dash",
                "- Sở Nông nghiệp và Môi trường;",
                "- Bộ Chỉ huy Quân sự tỉnh, Công an tỉnh;",
            ),
            Row("dash", "- Ủy ban nhân dân các xã ven sông Luộc."),
            Row(
                "p",
                f"Hồi 04 giờ 30 phút ngày 12 tháng 10 năm 2026, mái đê phía sông bị sạt dài 35 m. {said(False, 5)}",
            ),
            *clauses(
                False,
                0,
                "Sở Nông nghiệp và Môi trường khoanh vùng chỗ sạt.",
                "Công an tỉnh cấm xe trên mặt đê.",
            ),
            Row(
                "p",
                f"Giao Văn phòng Ủy ban nhân dân tỉnh theo dõi, đôn đốc. {said(False, 1)[:-1]}./.",
            ),
        ],
        recipients=sent(
            "- Như trên;", "- Cục Quản lý đê điều và Phòng, chống thiên tai;", "- Lưu: VT, NNMT."
        ),
        signs=[signed("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Đào Quang Khải")],
    )


def session_invitation() -> Paper:
    """Small sizes, one page."""
    return state(
        ("HỘI ĐỒNG NHÂN DÂN", "XÃ HƯƠNG KHÊ"),
        "Số: 06/GM-HĐND",
        "Hương Khê, ngày 03 tháng 11 năm 2026",
        small=True,
        size=13,
        title=titled("GIẤY MỜI", "Dự kỳ họp thứ Tư, Hội đồng nhân dân xã khóa II"),
        body=[
            Row("p", "Thường trực Hội đồng nhân dân xã Hương Khê trân trọng kính mời:"),
            *rows(
                "dash",
                "- Đại biểu Hội đồng nhân dân xã;",
                "- Trưởng các phòng thuộc Ủy ban nhân dân xã;",
            ),
            Row("dash", "- Bí thư chi bộ, trưởng các thôn."),
            Row("p", f"Tới dự kỳ họp thứ Tư, Hội đồng nhân dân xã khóa II. {said(False, 4)}"),
            Row("p", "**Chủ trì:** Ông Trần Hậu Thắng, Chủ tịch Hội đồng nhân dân xã."),
            Row("p", "**Thời gian:** từ 07 giờ 30 phút ngày 18 tháng 11 năm 2026, trong một ngày."),
            Row("p", "**Địa điểm:** Hội trường Ủy ban nhân dân xã Hương Khê./."),
        ],
        recipients=sent("- Như trên;", "- Thường trực Đảng ủy xã (để báo cáo);", "- Lưu: VT."),
        signs=[signed("TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN", "CHỦ TỊCH", "Trần Hậu Thắng")],
    )


def council_articles() -> Paper:
    """Five articles with clauses and points."""
    return state(
        ("HỘI ĐỒNG NHÂN DÂN", "TỈNH LÀO CAI"),
        "Số: 57/NQ-HĐND",
        "Lào Cai, ngày 16 tháng 7 năm 2026",
        title=titled(
            "NGHỊ QUYẾT",
            "Về chủ trương đầu tư Dự án cấp nước",
            "các xã vùng cao giai đoạn 2026 - 2030",
        ),
        body=[
            Row("auth", "HỘI ĐỒNG NHÂN DÂN TỈNH LÀO CAI"),
            Row("auth", "KHÓA XVII, KỲ HỌP THỨ HAI"),
            *rows(
                "base",
                "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
                "Căn cứ Luật Đầu tư công ngày 29 tháng 11 năm 2024;",
                "Xét Tờ trình số 182/TTr-UBND ngày 01 tháng 7 năm 2026 của Ủy ban nhân dân tỉnh về chủ trương đầu tư "
                "Dự án; Báo cáo thẩm tra của Ban Kinh tế - Ngân sách; ý kiến thảo luận của đại biểu.",
            ),
            Row("enact", "QUYẾT NGHỊ:"),
            Row("art", "**Điều 1. Phê duyệt chủ trương đầu tư Dự án**"),
            *clauses(False, 1, "Mục tiêu đầu tư.", "Quy mô đầu tư."),
            *points(False, 6, "Đập dâng.", "Tuyến ống chính.", "Bể chứa."),
            Row("art", "**Điều 2. Nguồn vốn và thời gian thực hiện**"),
            *clauses(False, 2, "Ngân sách tỉnh 84,6 tỷ đồng.", "Thời gian thực hiện bốn năm."),
            Row("art", "**Điều 3. Cơ quan quản lý**"),
            Row("p", f"Sở Nông nghiệp và Môi trường. {said(False, 7)}"),
            Row("art", "**Điều 4. Giám sát**"),
            Row(
                "p",
                "Thường trực, các Ban và đại biểu Hội đồng nhân dân tỉnh giám sát việc thực hiện Nghị quyết.",
            ),
            Row("art", "**Điều 5. Điều khoản thi hành**"),
            Row(
                "p",
                "Nghị quyết này đã được Hội đồng nhân dân tỉnh Lào Cai khóa XVII, kỳ họp thứ Hai thông qua ngày 16 "
                "tháng 7 năm 2026 và có hiệu lực từ ngày thông qua./.",
            ),
        ],
        recipients=sent(
            "- Ủy ban Thường vụ Quốc hội;", "- Chính phủ;", "- UBND tỉnh;", "- Lưu: VT, KTNS."
        ),
        signs=[signed("CHỦ TỊCH", "Giàng Thị Mỷ")],
    )


def conclusion_notice() -> Paper:
    return state(
        ("VĂN PHÒNG",),
        "Số: 341/TB-VP",
        "Vĩnh Long, ngày 22 tháng 9 năm 2026",
        parent="ỦY BAN NHÂN DÂN TỈNH VĨNH LONG",
        title=titled(
            "THÔNG BÁO",
            "Kết luận của Chủ tịch Ủy ban nhân dân tỉnh tại cuộc họp về tiến độ",
            "giải phóng mặt bằng tuyến đường ven biển",
        ),
        body=[
            Row(
                "p",
                f"Ngày 18 tháng 9 năm 2026, Chủ tịch Ủy ban nhân dân tỉnh chủ trì cuộc họp và kết luận. {said(False, 6)}",
            ),
            *sections(
                False,
                ("ĐÁNH GIÁ CHUNG", "NHIỆM VỤ"),
                2,
                "Văn phòng Ủy ban nhân dân tỉnh thông báo để các sở, Ủy ban nhân dân các xã biết, thực hiện./.",
                3,
            ),
        ],
        recipients=sent("- CT, các PCT UBND tỉnh;", "- Các Sở: XD, TC, NNMT;", "- Lưu: VT, KTN."),
        signs=[signed("CHÁNH VĂN PHÒNG", "Thạch Ngọc Sương")],
    )


def ministry_submission() -> Paper:
    return state(
        ("BỘ XÂY DỰNG",),
        "Số: 96/TTr-BXD",
        "Hà Nội, ngày 30 tháng 10 năm 2026",
        title=[
            *titled("TỜ TRÌNH", "Về việc phê duyệt Đề án luồng hàng hải mùa cạn"),
            *to("Thủ tướng Chính phủ"),
        ],
        body=[
            Row("base", "Căn cứ Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025;"),
            Row("base", "Căn cứ Bộ luật Hàng hải Việt Nam ngày 25 tháng 11 năm 2015."),
            Row("p", "Thực hiện ý kiến chỉ đạo của Thủ tướng Chính phủ, Bộ Xây dựng trình Đề án."),
            *sections(
                False,
                ("SỰ CẦN THIẾT", "NỘI DUNG ĐỀ ÁN", "KIẾN NGHỊ"),
                2,
                "Bộ Xây dựng kính trình Thủ tướng Chính phủ xem xét, quyết định./.",
                1,
            ),
        ],
        recipients=sent(
            "- Như trên;", "- Phó Thủ tướng Thường trực (để báo cáo);", "- Lưu: VT, KHTC (05)."
        ),
        signs=[signed("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "Lưu Bách Tùng")],
    )


def tables_report() -> Paper:
    """Two tables in the text, one across in an annex."""
    called = (
        "(Kèm theo Báo cáo số 288/BC-UBND ngày 05 tháng 10 năm 2026 của Ủy ban nhân dân xã Trà Cú)"
    )
    return state(
        ("ỦY BAN NHÂN DÂN", "XÃ TRÀ CÚ"),
        "Số: 288/BC-UBND",
        "Trà Cú, ngày 05 tháng 10 năm 2026",
        margins=(22, 18, 22, 32),
        title=titled("BÁO CÁO", "Kết quả xây dựng nông thôn mới 9 tháng năm 2026"),
        body=[
            Row("p", f"Ủy ban nhân dân xã báo cáo kết quả 9 tháng. {said(False, 0, 2)}"),
            Row("h", "I. KẾT QUẢ"),
            Row("clb", "1. Hạ tầng"),
            Row("p", f"Các tuyến đường ấp được cứng hóa theo kế hoạch. {said(False, 2)}"),
            Row(
                "table",
                "TT|Tuyến|Chiều dài (m)|Kinh phí (triệu đồng)//1|Ấp Chợ - Ấp Sóc|1.250|2.180//2|Ấp Nhuệ Tứ|640|1.035",
            ),
            Row("clb", "2. Môi trường"),
            Row("p", f"Tỷ lệ hộ dùng nước sạch đạt 93,4%. {said(False, 1)}"),
            Row(
                "table",
                "TT|Ấp|Số hộ|Hộ dùng nước sạch//1|Chợ|412|396//2|Sóc Tro|285|251//3|Nhuệ Tứ|330|309",
            ),
            Row("h", "II. NHIỆM VỤ QUÝ IV"),
            *clauses(False, 3, "Hoàn thành ba tuyến còn lại.", "Thu gom rác tại 11 ấp."),
            Row("p", "Chi tiết từng ấp tại Phụ lục kèm theo Báo cáo này./."),
        ],
        recipients=sent(
            "- UBND tỉnh Vĩnh Long;", "- Thường trực Đảng ủy, HĐND xã;", "- Lưu: VT, KT."
        ),
        signs=[signed("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Kim Sa Rươne")],
        annex=[
            Row("anl", "Phụ lục"),
            Row("ant", "KẾT QUẢ TỪNG ẤP"),
            Row("anr", called, 0.4),
            Row(
                "table",
                "TT|Ấp|Đường|Điện|Nước|Rác|Cổng//1|Chợ|Đạt|Đạt|Đạt|Đạt|Chưa//2|Sóc Tro|Đạt|Đạt|Chưa|Đạt|Chưa",
            ),
        ],
        turned=True,
    )


def sending_slip() -> Paper:
    return state(
        ("SỞ NỘI VỤ",),
        "Số: 33/PG-SNV",
        "Quảng Trị, ngày 09 tháng 11 năm 2026",
        parent="UBND TỈNH QUẢNG TRỊ",
        title=[
            *titled("PHIẾU GỬI", "Hồ sơ thi đua quý III năm 2026"),
            *to("Ban Thi đua - Khen thưởng Trung ương"),
        ],
        body=[
            Row(
                "p",
                f"Sở Nội vụ gửi kèm theo Phiếu này 04 bộ hồ sơ đề nghị khen thưởng. {said(False, 7)}",
            ),
            *clauses(
                False,
                5,
                "Tờ trình của Ủy ban nhân dân tỉnh (01 bản chính).",
                "Báo cáo thành tích (04 bản).",
            ),
            Row(
                "p",
                "Đề nghị quý Ban ký nhận và gửi trả Phiếu này trước ngày 20 tháng 11 năm 2026./.",
            ),
        ],
        recipients=sent("- Như trên;", "- Lưu: VT, TĐKT."),
        signs=[signed("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "Hồ Thị Xuân Mai")],
    )


def introduction_paper() -> Paper:
    return state(
        ("ỦY BAN NHÂN DÂN", "PHƯỜNG SA PA"),
        "Số: 118/GGT-UBND",
        "Sa Pa, ngày 24 tháng 9 năm 2026",
        title=rows("kind", "GIẤY GIỚI THIỆU"),
        body=[
            *rows("p", "Ủy ban nhân dân phường Sa Pa trân trọng giới thiệu:", "Bà: Lý Tả Mẩy"),
            *rows(
                "p",
                "Chức vụ: Công chức Phòng Văn hóa - Xã hội.",
                "Được cử đến: Bảo hiểm xã hội tỉnh Lào Cai.",
            ),
            Row("p", "Về việc: Đối chiếu danh sách thẻ bảo hiểm y tế của hộ nghèo năm 2027."),
            Row(
                "p",
                f"Đề nghị quý cơ quan tạo điều kiện để bà Lý Tả Mẩy hoàn thành nhiệm vụ. {said(False, 4)}",
            ),
            Row("p", "Giấy này có giá trị đến hết ngày 30 tháng 9 năm 2026./."),
        ],
        recipients=sent("- Như trên;", "- Lưu: VT."),
        signs=[signed("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Đỗ Văn Tân")],
    )
