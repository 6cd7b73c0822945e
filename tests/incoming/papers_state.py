"""Papers of the State's bodies (NĐ 30/2020/NĐ-CP), a line of text to more than forty pages."""

from __future__ import annotations

from tests.incoming.bodies import chapters, clauses, sections, sentence
from tests.papers.sheet import Desk, Paper


def archive_rules() -> Paper:
    """A decision, and behind it the rules that it issues."""
    return Paper(
        Desk(),
        issuer=["TRUNG TÂM KIỂM SOÁT BỆNH TẬT"],
        number="Số: 263/QĐ-KSBT",
        date="Tuyên Quang, ngày 14 tháng 7 năm 2026",
        parent="SỞ Y TẾ TUYÊN QUANG",
        kind="QUYẾT ĐỊNH",
        subject=["Ban hành Quy chế quản lý kho vắc xin"],
        lines=[
            ("auth", "GIÁM ĐỐC TRUNG TÂM KIỂM SOÁT BỆNH TẬT"),
            ("base", "Căn cứ Luật Phòng, chống bệnh truyền nhiễm ngày 21 tháng 11 năm 2007;"),
            (
                "base",
                "Căn cứ Quyết định số 57/QĐ-SYT ngày 09 tháng 01 năm 2026 của Sở Y tế Tuyên Quang về "
                "chức năng, nhiệm vụ của Trung tâm Kiểm soát bệnh tật;",
            ),
            ("base", "Theo đề nghị của Trưởng khoa Dược."),
            ("enact", "QUYẾT ĐỊNH:"),
            ("art", "**Điều 1.** Ban hành kèm theo Quyết định này Quy chế quản lý kho vắc xin."),
            ("art", "**Điều 2.** Quyết định này có hiệu lực từ ngày 01 tháng 8 năm 2026."),
            (
                "art",
                "**Điều 3.** Trưởng các khoa, phòng và viên chức của Trung tâm chịu trách nhiệm thi hành "
                "Quyết định này./.",
            ),
        ],
        recipients=["- Như Điều 3;", "- Sở Y tế (để báo cáo);", "- Lưu: VT, KD."],
        sign=["GIÁM ĐỐC", "Hoàng Văn Sáng"],
        annex=[
            ("mid", "QUY CHẾ"),
            ("mid", "Quản lý kho vắc xin"),
            ("anr", "(Kèm theo Quyết định số 263/QĐ-KSBT ngày 14 tháng 7 năm 2026"),
            ("anr", "của Giám đốc Trung tâm Kiểm soát bệnh tật)"),
            *chapters(False, "QUY ĐỊNH CHUNG", "NHẬP, XUẤT VẮC XIN", "ĐIỀU KHOẢN THI HÀNH"),
        ],
    )


def flood_option() -> Paper:
    return Paper(
        Desk(),
        issuer=["ỦY BAN NHÂN DÂN", "XÃ BÌNH MINH"],
        number="Số: 118/PA-UBND",
        date="Bình Minh, ngày 05 tháng 6 năm 2026",
        kind="PHƯƠNG ÁN",
        subject=["Sơ tán dân vùng trũng khi có lũ"],
        lines=sections(False, 5, 3, "Ủy ban nhân dân xã tổ chức thực hiện Phương án này./."),
        recipients=["- UBND tỉnh Tây Ninh;", "- Trưởng các ấp;", "- Lưu: VT, KTHTĐT."],
        sign=["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trịnh Thị Hồng"],
    )


def press_release() -> Paper:
    return Paper(
        Desk(),
        issuer=["THANH TRA TỈNH"],
        number="Số: 08/TC-TTT",
        date="Cà Mau, ngày 23 tháng 7 năm 2026",
        parent="ỦY BAN NHÂN DÂN TỈNH CÀ MAU",
        kind="THÔNG CÁO",
        subject=["Kết quả thanh tra việc quản lý bến thủy nội địa"],
        lines=[
            ("p", f"Thanh tra tỉnh thông cáo kết quả thanh tra như sau: {sentence(False, 6)}"),
            *clauses(False, "Về việc cấp phép bến.", "Về thu phí qua bến.", "Về an toàn lao động."),
            ("p", "Các kiến nghị đã được gửi đến từng đơn vị để khắc phục./."),
        ],
        recipients=["- Báo và Phát thanh, truyền hình Cà Mau;", "- Lưu: VT, NV1."],
        sign=["KT. CHÁNH THANH TRA", "PHÓ CHÁNH THANH TRA", "Quách Kiều Mai"],
    )


def referral() -> Paper:
    """One page, few lines, a small size."""
    return Paper(
        Desk(),
        issuer=["CHI CỤC KIỂM LÂM"],
        number="Số: 19/PC-CCKL",
        date="Điện Biên, ngày 11 tháng 8 năm 2026",
        parent="SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG",
        kind="PHIẾU CHUYỂN",
        subject=["Đơn phản ánh của ông Lường Văn Pâng"],
        to=["Hạt Kiểm lâm khu vực Tuần Giáo"],
        small=True,
        size=13,
        lines=[
            (
                "p",
                "Chi cục Kiểm lâm nhận được đơn đề ngày 03 tháng 8 năm 2026 của ông Lường Văn Pâng, "
                "trú tại bản Co Muông, phản ánh việc chặt cây trong rừng phòng hộ.",
            ),
            ("p", f"Chi cục chuyển đơn để Hạt xem xét theo thẩm quyền. {sentence(False, 6)}"),
            ("p", "Đề nghị thông báo kết quả trước ngày 25 tháng 8 năm 2026./."),
        ],
        recipients=["- Như trên;", "- Ông Lường Văn Pâng (để biết);", "- Lưu: VT, PC."],
        sign=["KT. CHI CỤC TRƯỞNG", "PHÓ CHI CỤC TRƯỞNG", "Mùa A Vàng"],
    )


def bridge_letter() -> Paper:
    return Paper(
        Desk(),
        issuer=["SỞ XÂY DỰNG"],
        number="Số: 3094/SXD-QLHT",
        date="Phú Thọ, ngày 02 tháng 7 năm 2026",
        parent="UBND TỈNH PHÚ THỌ",
        letter="V/v hạn chế tải trọng\nqua cầu Ngòi Lao",
        to=["Ủy ban nhân dân xã Hạ Hòa"],
        lines=[
            ("p", f"Mố cầu Ngòi Lao bị xói sau mưa lũ. {sentence(False, 1)}"),
            ("p", f"Sở Xây dựng đề nghị Ủy ban nhân dân xã: {sentence(False, 3)}"),
            *clauses(
                False, "Cắm biển hạn chế tải trọng ở hai đầu cầu.", "Trực phân luồng ban đêm."
            ),
            ("p", "Trân trọng./."),
        ],
        recipients=["- Như trên;", "- Giám đốc (để báo cáo);", "- Lưu: VT, QLHT."],
        sign=["TL. GIÁM ĐỐC", "TRƯỞNG PHÒNG QUẢN LÝ HẠ TẦNG", "Bùi Quốc Hưng"],
    )


def ward_report() -> Paper:
    """Numbers in a table within the text, an annex across."""
    called = "(Kèm theo Báo cáo số 207/BC-UBND ngày 30 tháng 9 năm 2026 của Ủy ban nhân dân phường Nghi Sơn)"
    return Paper(
        Desk(),
        issuer=["ỦY BAN NHÂN DÂN", "PHƯỜNG NGHI SƠN"],
        number="Số: 207/BC-UBND",
        date="Nghi Sơn, ngày 30 tháng 9 năm 2026",
        kind="BÁO CÁO",
        subject=["Kết quả thu ngân sách 9 tháng đầu năm 2026"],
        lines=[
            ("p", f"Ủy ban nhân dân phường báo cáo kết quả thu ngân sách. {sentence(False, 4)}"),
            (
                "table",
                "TT|Khoản thu|Dự toán|Đã thu//1|Thuế sử dụng đất phi nông nghiệp|620|541//"
                "2|Phí, lệ phí|310|288//3|Thu khác|95|102",
            ),
            *sections(False, 3, 2, "Số liệu chi tiết tại Phụ lục kèm theo./."),
        ],
        recipients=["- UBND tỉnh Thanh Hóa;", "- Thường trực HĐND phường;", "- Lưu: VT, KT."],
        sign=["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Sỹ Nghiêm"],
        annex=[
            ("anl", "Phụ lục"),
            ("ant", "SỐ THU THEO THÁNG"),
            ("anr", called),
            (
                "table",
                "TT|Tổ dân phố|Tháng 5|Tháng 6|Tháng 7|Tháng 8|Tháng 9//1|Tổ Bắc Hải|12|14|13|15|16//"
                "2|Tổ Nam Châu|9|8|11|12|10//3|Tổ Liên Vinh|7|7|9|8|9",
            ),
        ],
        turned=True,
    )


def long_project() -> Paper:
    """More than forty pages, an annex across."""
    return Paper(
        Desk(),
        issuer=["SỞ DU LỊCH"],
        number="Số: 1412/ĐA-SDL",
        date="Khánh Hòa, ngày 10 tháng 6 năm 2026",
        parent="ỦY BAN NHÂN DÂN TỈNH KHÁNH HÒA",
        kind="ĐỀ ÁN",
        subject=["Phát triển du lịch làng chài giai đoạn 2026 - 2035"],
        lines=sections(
            False, 10, 38, "Sở Du lịch chủ trì thực hiện; danh mục dự án tại Phụ lục kèm theo./.", 3
        ),
        recipients=["- UBND tỉnh;", "- UBND các xã, phường ven biển;", "- Lưu: VT, QHPT."],
        sign=["GIÁM ĐỐC", "Cung Quỳnh Anh"],
        annex=[
            ("anl", "Phụ lục"),
            ("ant", "DANH MỤC DỰ ÁN"),
            (
                "anr",
                "(Kèm theo Đề án số 1412/ĐA-SDL ngày 10 tháng 6 năm 2026 của Sở Du lịch tỉnh Khánh Hòa)",
            ),
            (
                "table",
                "TT|Dự án|2027|2028|2029|2030|Vốn//1|Bến thuyền Bích Đầm|x|x|||45//2|Nhà trưng bày||x|x||30",
            ),
        ],
        turned=True,
    )


def minutes() -> Paper:
    """Two signatures, no date in the letterhead."""
    return Paper(
        Desk(),
        issuer=["HỘI ĐỒNG THI TUYỂN VIÊN CHỨC"],
        number="Số: 04/BB-HĐTT",
        date="",
        parent="TRƯỜNG CAO ĐẲNG Y TẾ",
        kind="BIÊN BẢN",
        subject=["Họp thống nhất danh sách thí sinh"],
        lines=[
            ("p", "Thời gian bắt đầu: 8 giờ 00 phút ngày 17 tháng 8 năm 2026."),
            ("p", "Địa điểm: Phòng họp tầng 3, Trường Cao đẳng Y tế."),
            ("p", "Thành phần tham dự: 07 thành viên Hội đồng."),
            ("p", "Chủ trì (chủ tọa): Ông Đoàn Mạnh Hà, Chủ tịch Hội đồng."),
            ("p", "Thư ký (người ghi biên bản): Bà Ngô Thị Lụa."),
            ("p", "Nội dung (theo diễn biến cuộc họp):"),
            *clauses(False, "Thông qua danh sách 42 thí sinh đủ điều kiện.", "Phân công coi thi."),
            ("p", "Cuộc họp kết thúc vào 10 giờ 15 phút ngày 17 tháng 8 năm 2026./."),
        ],
        sign_left=["THƯ KÝ", "Ngô Thị Lụa"],
        sign=["CHỦ TỌA", "Đoàn Mạnh Hà"],
        recipients=["- Các thành viên Hội đồng;", "- Lưu: VT, Hồ sơ."],
    )
