"""Papers of the Party's bodies: HD 05-HD/VPTW, and two of the time of HD 36-HD/VPTW."""

from __future__ import annotations

from tests.incoming.bodies import chapters, clauses, sections, sentence
from tests.papers.sheet import Desk, Paper


def circular() -> Paper:
    return Paper(
        Desk(),
        issuer=["TỈNH UỶ QUẢNG NGÃI"],
        number="Số 03-TT/TU",
        date="Quảng Ngãi, ngày 21 tháng 7 năm 2026",
        party=True,
        kind="THÔNG TRI",
        subject=["về tổ chức sinh hoạt chuyên đề ở chi bộ"],
        title_by="CỦA BAN THƯỜNG VỤ TỈNH UỶ",
        lines=[
            ("p", f"Ban Thường vụ Tỉnh uỷ yêu cầu các cấp uỷ: {sentence(True, 0)}"),
            *clauses(
                True, "Chọn chuyên đề sát với địa phương.", "Chuẩn bị báo cáo viên.", "Giữ nền nếp."
            ),
            ("p", "Thông tri này phổ biến đến chi bộ."),
        ],
        recipients=[
            "- Ban Bí thư Trung ương Đảng;",
            "- Các đảng uỷ trực thuộc;",
            "- Lưu Văn phòng Tỉnh uỷ.",
        ],
        sign=["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Rơ Chăm Thu"],
    )


def regulation() -> Paper:
    """Chapters and articles."""
    return Paper(
        Desk(),
        issuer=["ĐẢNG UỶ PHƯỜNG CAO LÃNH"],
        number="Số 07-QĐ/ĐU",
        date="Cao Lãnh, ngày 12 tháng 8 năm 2026",
        party=True,
        parent="ĐẢNG BỘ TỈNH ĐỒNG THÁP",
        kind="QUY ĐỊNH",
        subject=["về chế độ làm việc của tổ đảng viên"],
        lines=[
            ("base", "- Căn cứ Điều lệ Đảng;"),
            ("base", "- Căn cứ Quy chế làm việc của Đảng uỷ phường."),
            ("p", "Ban Thường vụ Đảng uỷ quy định như sau:"),
            *chapters(True, "QUY ĐỊNH CHUNG", "CHẾ ĐỘ LÀM VIỆC", "ĐIỀU KHOẢN THI HÀNH"),
        ],
        recipients=[
            "- Ban Thường vụ Tỉnh uỷ;",
            "- Các chi bộ trực thuộc;",
            "- Lưu Văn phòng Đảng uỷ.",
        ],
        sign=["T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Phan Thị Nhàn"],
    )


def submission() -> Paper:
    return Paper(
        Desk(),
        issuer=["ĐẢNG UỶ XÃ BẢN NGOẠI"],
        number="Số 16-TTr/ĐU",
        date="Bản Ngoại, ngày 08 tháng 9 năm 2026",
        party=True,
        parent="ĐẢNG BỘ TỈNH THÁI NGUYÊN",
        kind="TỜ TRÌNH",
        subject=["về việc chuẩn y bổ sung uỷ viên uỷ ban kiểm tra"],
        to=["Ban Thường vụ Tỉnh uỷ"],
        lines=[
            ("p", f"Đảng uỷ xã kính trình Ban Thường vụ Tỉnh uỷ xem xét. {sentence(True, 4)}"),
            *clauses(True, "Lý do đề nghị.", "Quy trình đã thực hiện."),
            ("p", "Đảng uỷ xã kính trình Ban Thường vụ Tỉnh uỷ xem xét, quyết định."),
        ],
        recipients=["- Như trên;", "- Lưu Văn phòng Đảng uỷ."],
        sign=["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Ma Thị Huệ"],
    )


def annexed_report() -> Paper:
    called = "(Kèm theo Báo cáo số 64-BC/UBKTTU, ngày 03/8/2026 của Uỷ ban Kiểm tra Tỉnh uỷ)"
    return Paper(
        Desk(),
        issuer=["UỶ BAN KIỂM TRA"],
        number="Số 64-BC/UBKTTU",
        date="An Giang, ngày 03 tháng 8 năm 2026",
        party=True,
        parent="TỈNH UỶ AN GIANG",
        kind="BÁO CÁO",
        subject=["kết quả kiểm tra 7 tháng đầu năm"],
        lines=sections(True, 3, 3, "Số liệu cụ thể tại Phụ lục kèm theo."),
        recipients=[
            "- Uỷ ban Kiểm tra Trung ương;",
            "- Thường trực Tỉnh uỷ;",
            "- Lưu Uỷ ban Kiểm tra Tỉnh uỷ.",
        ],
        sign=["T/M UỶ BAN KIỂM TRA", "PHÓ CHỦ NHIỆM", "Đỗ Tấn Kiết"],
        annex=[
            ("anl", "Phụ lục"),
            ("ant", "SỐ CUỘC KIỂM TRA"),
            ("anr", called),
            ("dashes", "-----"),
            (
                "table",
                "TT|Đơn vị|Tháng 4|Tháng 5|Tháng 6|Tháng 7//1|Đảng uỷ phường Long Xuyên|2|1|3|2//"
                "2|Đảng uỷ xã Thoại Sơn|1|1|0|2",
            ),
        ],
        turned=True,
    )


def office_letter() -> Paper:
    return Paper(
        Desk(),
        issuer=["VĂN PHÒNG"],
        number="Số 512-CV/VPTU",
        date="Lạng Sơn, ngày 19 tháng 8 năm 2026",
        party=True,
        parent="TỈNH UỶ LẠNG SƠN",
        letter="về việc chuẩn bị tài liệu hội nghị",
        to=["các cơ quan tham mưu, giúp việc Tỉnh uỷ"],
        lines=[
            ("p", f"Văn phòng Tỉnh uỷ đề nghị các cơ quan chuẩn bị tài liệu. {sentence(True, 5)}"),
            *clauses(True, "Gửi bản điện tử trước.", "Gửi bản in có chữ ký sau."),
            ("p", "Đề nghị các cơ quan phối hợp thực hiện."),
        ],
        recipients=["- Như trên;", "- Lưu Văn phòng Tỉnh uỷ."],
        sign=["K/T CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "Hoàng Thị Lệ"],
    )


def old_plan() -> Paper:
    """Of April 2026: HD 36 still holds, its recipients end with commas."""
    return Paper(
        Desk(),
        issuer=["BAN TUYÊN GIÁO VÀ DÂN VẬN"],
        number="Số 22-KH/BTGDVTU",
        date="Bắc Ninh, ngày 16 tháng 4 năm 2026",
        party=True,
        parent="TỈNH UỶ BẮC NINH",
        kind="KẾ HOẠCH",
        subject=["tuyên truyền kỷ niệm các ngày lễ lớn"],
        lines=sections(True, 4, 3, "Các cấp uỷ căn cứ Kế hoạch này để triển khai."),
        recipients=[
            "- Thường trực Tỉnh uỷ,",
            "- Các đảng uỷ trực thuộc,",
            "- Lưu Ban Tuyên giáo và Dân vận.",
        ],
        sign=["K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "Nguyễn Thế Hùng"],
    )


def old_resolution() -> Paper:
    return Paper(
        Desk(),
        issuer=["CHI BỘ PHÒNG TỔNG HỢP"],
        number="Số 05-NQ/CB",
        date="Hà Nội, ngày 06 tháng 02 năm 2026",
        party=True,
        parent="ĐẢNG BỘ CỤC THỐNG KÊ",
        kind="NGHỊ QUYẾT",
        subject=["về nhiệm vụ tháng 02 năm 2026"],
        lines=[
            ("p", f"Chi bộ họp ngày 05/02/2026 và quyết nghị: {sentence(True, 1)}"),
            *clauses(
                True, "Hoàn thành số liệu quý.", "Giới thiệu quần chúng học lớp nhận thức về Đảng."
            ),
            ("p", "Chi bộ giao đồng chí phó bí thư theo dõi việc thực hiện."),
        ],
        recipients=["- Đảng uỷ Cục (để báo cáo),", "- Đảng viên chi bộ,", "- Lưu Chi bộ."],
        sign=["T/M CHI BỘ", "BÍ THƯ", "Vương Đình Nam"],
    )
