"""Papers of schools, hospitals, companies and of the mass organisations that write as the State does."""

from __future__ import annotations

from tests.strangers.building import sent, signed, state, titled, to
from tests.strangers.sheet import Paper, Row, rows
from tests.strangers.texts import clauses, said, sections


def school_rules() -> Paper:
    """A decision of a school, the rules that it issues in chapters behind it."""
    found = state(
        ("TRƯỜNG TRUNG HỌC PHỔ THÔNG", "NGUYỄN DU"),
        "Số: 174/QĐ-THPTND",
        "Cần Thơ, ngày 08 tháng 9 năm 2026",
        rule=0.5,
        title=titled("QUYẾT ĐỊNH", "Ban hành Quy chế chi tiêu nội bộ năm học 2026 - 2027"),
        body=[
            Row("auth", "HIỆU TRƯỞNG TRƯỜNG TRUNG HỌC PHỔ THÔNG NGUYỄN DU"),
            *rows(
                "base",
                "Căn cứ Nghị định số 60/2021/NĐ-CP ngày 21 tháng 6 năm 2021 của Chính phủ quy định cơ chế tự chủ tài "
                "chính của đơn vị sự nghiệp công lập;",
                "Căn cứ kết quả hội nghị viên chức ngày 05 tháng 9 năm 2026;",
                "Theo đề nghị của Tổ trưởng Tổ Văn phòng.",
            ),
            Row("enact", "QUYẾT ĐỊNH:"),
            Row(
                "art",
                "**Điều 1.** Ban hành kèm theo Quyết định này Quy chế chi tiêu nội bộ năm học 2026 - 2027.",
            ),
            Row("art", "**Điều 2.** Quyết định này có hiệu lực từ ngày ký."),
            Row(
                "art",
                "**Điều 3.** Tổ trưởng các tổ và viên chức, người lao động của Trường thi hành Quyết định này./.",
            ),
        ],
        recipients=sent("- Như Điều 3;", "- Sở GDĐT (để báo cáo);", "- Lưu: VT."),
        signs=[signed("HIỆU TRƯỞNG", "Dương Kim Phượng")],
    )
    found.left.insert(0, Row("parent", "SỞ GIÁO DỤC VÀ ĐÀO TẠO"))
    called = (
        "(Kèm theo Quyết định số 174/QĐ-THPTND ngày 08 tháng 9 năm 2026 của Hiệu trưởng Trường "
        "Trung học phổ thông Nguyễn Du)"
    )
    found.annex = [
        Row("mid", "QUY CHẾ"),
        Row("mid", "Chi tiêu nội bộ năm học 2026 - 2027"),
        Row("anr", called, 0.4),
    ]
    number = 0
    for mark, name in (
        ("I", "QUY ĐỊNH CHUNG"),
        ("II", "NỘI DUNG CHI"),
        ("III", "ĐIỀU KHOẢN THI HÀNH"),
    ):
        found.annex += rows("mid", f"Chương {mark}", name)
        for one in ("Phạm vi", "Cách làm"):
            number += 1
            found.annex.append(Row("art", f"**Điều {number}. {one} ở Chương {mark}**"))
            found.annex += [Row("cl", f"{step}. {said(False, number + step)}") for step in (1, 2)]
    return found


def contract() -> Paper:
    """Two sides; the numbers of their papers, sums, articles."""
    return state(
        ("TRUNG TÂM Y TẾ KHU VỰC", "CAI LẬY"),
        "Số: 52/HĐ-TTYT",
        "Đồng Tháp, ngày 14 tháng 8 năm 2026",
        rule=0.5,
        parent="",
        title=titled("HỢP ĐỒNG", "Về việc thu gom, vận chuyển và xử lý chất thải y tế"),
        body=[
            *rows(
                "base",
                "Căn cứ Bộ luật Dân sự ngày 24 tháng 11 năm 2015;",
                "Căn cứ nhu cầu và khả năng của hai bên.",
            ),
            Row("p", "Hai bên gồm có:"),
            Row("clb", "1. Bên A: TRUNG TÂM Y TẾ KHU VỰC CAI LẬY"),
            Row("p", "Đại diện: Ông Phan Thanh Nhã; chức vụ: Giám đốc."),
            Row("p", "Mã số thuế: 1200998877; số tài khoản: 0701 0003 4521."),
            Row("clb", "2. Bên B: CÔNG TY CỔ PHẦN MÔI TRƯỜNG XANH CỬU LONG"),
            Row("p", "Đại diện: Bà Vũ Thị Kim Thoa; chức vụ: Tổng Giám đốc."),
            Row("art", "**Điều 1. Nội dung công việc**"),
            Row("p", said(False, 2, 2)),
            Row("art", "**Điều 2. Đơn giá và thanh toán**"),
            Row(
                "table",
                "TT|Loại chất thải|Đơn vị|Đơn giá (đồng)//1|Lây nhiễm|kg|18.500//2|Hóa chất|kg|32.000",
            ),
            Row("p", f"Thanh toán bằng chuyển khoản trong ba mươi ngày. {said(False, 6)}"),
            Row("art", "**Điều 3. Điều khoản chung**"),
            Row(
                "p",
                "Hợp đồng có hiệu lực từ ngày ký, được lập thành bốn bản có giá trị như nhau, mỗi bên giữ hai bản./.",
            ),
        ],
        recipients=sent("- Hai bên;", "- Lưu: VT, TCKT."),
        signs=[
            signed("ĐẠI DIỆN BÊN B", "TỔNG GIÁM ĐỐC", "Vũ Thị Kim Thoa"),
            signed("ĐẠI DIỆN BÊN A", "GIÁM ĐỐC", "Phan Thanh Nhã"),
        ],
    )


def joint_programme() -> Paper:
    return state(
        ("LIÊN ĐOÀN LAO ĐỘNG TỈNH -", "SỞ Y TẾ"),
        "Số: 05/CTr-LĐLĐ-SYT",
        "Phú Thọ, ngày 19 tháng 10 năm 2026",
        rule=0.5,
        title=titled(
            "CHƯƠNG TRÌNH", "Phối hợp chăm sóc sức khỏe người lao động giai đoạn 2026 - 2030"
        ),
        body=[
            Row(
                "p",
                f"Liên đoàn Lao động tỉnh và Sở Y tế thống nhất Chương trình phối hợp. {said(False, 3, 2)}",
            ),
            *sections(
                False,
                ("MỤC TIÊU", "NỘI DUNG PHỐI HỢP", "TỔ CHỨC THỰC HIỆN"),
                2,
                "Hai bên sơ kết vào tháng 12 hằng năm./.",
                2,
            ),
        ],
        recipients=sent("- UBND tỉnh;", "- Các công đoàn cơ sở;", "- Lưu: VT hai cơ quan."),
        signs=[
            signed("SỞ Y TẾ", "GIÁM ĐỐC", "Khuất Hữu Lượng"),
            signed("LIÊN ĐOÀN LAO ĐỘNG TỈNH", "CHỦ TỊCH", "Trịnh Thu Ba"),
        ],
    )


def school_minutes() -> Paper:
    return state(
        ("TRƯỜNG MẦM NON HOA BAN",),
        "Số: 11/BB-MNHB",
        "",
        parent="ỦY BAN NHÂN DÂN XÃ MƯỜNG ẢNG",
        title=titled("BIÊN BẢN", "Bàn giao thiết bị bếp ăn bán trú"),
        body=[
            Row("p", "Thời gian bắt đầu: 09 giờ 00 phút ngày 25 tháng 8 năm 2026."),
            *rows(
                "p",
                "Địa điểm: Trường Mầm non Hoa Ban, bản Lịch Nưa.",
                "Thành phần tham dự: 06 người.",
            ),
            Row("p", "Chủ trì (chủ tọa): Bà Lò Thị Inh, Hiệu trưởng."),
            Row("p", "Thư ký (người ghi biên bản): Ông Quàng Văn Pó."),
            Row("p", "Nội dung (theo diễn biến cuộc họp):"),
            *clauses(False, 0, "Kiểm đếm thiết bị theo danh mục.", "Chạy thử tủ hấp."),
            Row(
                "table", "TT|Thiết bị|Số lượng|Tình trạng//1|Tủ hấp cơm|02|Mới//2|Bàn sơ chế|03|Mới"
            ),
            Row("p", "Cuộc họp kết thúc vào 10 giờ 40 phút ngày 25 tháng 8 năm 2026./."),
        ],
        recipients=sent("- UBND xã Mường Ảng;", "- Lưu: VT, Hồ sơ."),
        signs=[signed("THƯ KÝ", "Quàng Văn Pó"), signed("CHỦ TỌA", "Lò Thị Inh")],
    )


def water_company() -> Paper:
    """A letter of a company, where it can be reached at the foot of the page."""
    found = state(
        ("CÔNG TY TNHH MỘT THÀNH VIÊN", "CẤP NƯỚC LẠNG SƠN"),
        "Số: 415/CTCN-KT",
        "Lạng Sơn, ngày 06 tháng 10 năm 2026",
        rule=0.5,
        title=to("Ủy ban nhân dân phường Kỳ Lừa", "Ban Quản lý dự án đầu tư xây dựng tỉnh"),
        body=[
            Row(
                "p",
                f"Công ty sẽ thay tuyến ống D300 trên đường Trần Đăng Ninh. {said(False, 2, 2)}",
            ),
            *clauses(
                False,
                4,
                "Thời gian ngừng cấp nước: 22 giờ đến 04 giờ.",
                "Điểm lấy nước tạm thời: ba điểm.",
            ),
            Row("p", "Công ty trân trọng đề nghị quý cơ quan phối hợp thông tin đến các hộ dân./."),
        ],
        recipients=sent("- Như trên;", "- Chủ tịch Công ty (để báo cáo);", "- Lưu: VT, KT."),
        signs=[signed("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Vi Văn Hảo")],
    )
    found.low_left += rows("letter", "V/v tạm ngừng cấp nước", "để thay tuyến ống")
    return found


def front_plan() -> Paper:
    return state(
        ("BAN THƯỜNG TRỰC",),
        "Số: 19/KH-MTTQ-BTT",
        "Ninh Bình, ngày 28 tháng 9 năm 2026",
        rule=0.5,
        parent="ỦY BAN MTTQ VIỆT NAM\nTỈNH NINH BÌNH",
        title=titled("KẾ HOẠCH", "Giám sát việc hỗ trợ nhà ở cho hộ nghèo"),
        body=[
            Row(
                "p",
                f"Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh xây dựng kế hoạch giám sát. {said(False, 0)}",
            ),
            *sections(
                False,
                ("MỤC ĐÍCH", "NỘI DUNG GIÁM SÁT"),
                2,
                "Các thành viên Đoàn giám sát thực hiện Kế hoạch này./.",
                5,
            ),
        ],
        recipients=sent(
            "- Ủy ban Trung ương MTTQ Việt Nam;", "- Thành viên Đoàn giám sát;", "- Lưu: VT, DCPL."
        ),
        signs=[signed("TM. BAN THƯỜNG TRỰC", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Tạ Hoàng Yến")],
    )


def union_decision() -> Paper:
    return state(
        ("LIÊN ĐOÀN LAO ĐỘNG", "TỈNH CÀ MAU"),
        "Số: 203/QĐ-LĐLĐ",
        "Cà Mau, ngày 07 tháng 10 năm 2026",
        rule=0.5,
        title=titled("QUYẾT ĐỊNH", "Về việc công nhận Ban Chấp hành Công đoàn cơ sở"),
        body=[
            Row("auth", "BAN THƯỜNG VỤ LIÊN ĐOÀN LAO ĐỘNG TỈNH CÀ MAU"),
            Row("base", "Căn cứ Luật Công đoàn ngày 27 tháng 11 năm 2024;"),
            Row("base", "Xét đề nghị của Ban Tổ chức - Kiểm tra."),
            Row("enact", "QUYẾT ĐỊNH:"),
            Row(
                "art",
                "**Điều 1.** Công nhận Ban Chấp hành Công đoàn cơ sở Công ty Thủy sản Năm Căn gồm 07 người.",
            ),
            Row("art", f"**Điều 2.** Ban Chấp hành có nhiệm kỳ năm năm. {said(False, 3)}"),
            Row(
                "art",
                "**Điều 3.** Ban Tổ chức - Kiểm tra và Công đoàn cơ sở chịu trách nhiệm thi hành Quyết định này./.",
            ),
        ],
        recipients=sent("- Như Điều 3;", "- Tổng Liên đoàn (để báo cáo);", "- Lưu: VT, TCKT."),
        signs=[signed("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH", "Huỳnh Út Mười")],
    )
