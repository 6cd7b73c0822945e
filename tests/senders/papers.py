"""Papers of the fourth set: State, mass organisations, Party; two pages to forty; words our own, names of 2026."""

from __future__ import annotations

from collections.abc import Callable

from tests.papers.sheet import Desk, Paper

_STATE = (
    "Các đơn vị phân công người theo dõi, lập sổ ghi từng việc đã làm và gửi số liệu về bộ "
    "phận tổng hợp vào chiều thứ Năm hằng tuần.",
    "Phần việc nào chưa rõ trách nhiệm thì người được giao phải hỏi lại ngay, không để hồ sơ nằm chờ quá hai ngày làm việc.",
    "Kinh phí lấy từ dự toán đã giao đầu năm; khoản phát sinh phải có thuyết minh và được "
    "người có thẩm quyền đồng ý trước khi chi.",
    "Kết quả được niêm yết tại trụ sở và đăng trên trang thông tin điện tử để người dân theo dõi, góp ý.",
    "Những nơi làm tốt được giới thiệu trong hội nghị giao ban quý, những nơi chậm phải giải trình bằng văn bản.",
)
_PARTY = (
    "Cấp uỷ phân công uỷ viên phụ trách từng chi bộ, mỗi quý dự sinh hoạt ít nhất một lần và ghi ý kiến vào sổ theo dõi.",
    "Những vấn đề đảng viên còn băn khoăn phải được trả lời tại kỳ sinh hoạt kế tiếp, không để kéo dài.",
    "Việc kiểm tra, giám sát gắn với công việc hằng ngày, coi trọng nhắc nhở sớm hơn là xử lý muộn.",
    "Tài liệu học tập được gửi trước bảy ngày để mỗi người đọc kỹ, chuẩn bị ý kiến thảo luận.",
    "Kết quả thực hiện là một căn cứ để xếp loại tổ chức đảng và đảng viên cuối năm.",
)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def text(party: bool, parts: int, clauses: int, end: str) -> list[tuple[str, str]]:
    """Headings, numbered clauses, points a) b) in the first; the last sentence is `end`."""
    bank, joint = (_PARTY, "-") if party else (_STATE, ".")
    names: tuple[str, ...] = (
        "TÌNH HÌNH CHUNG",
        "NHIỆM VỤ TRỌNG TÂM",
        "GIẢI PHÁP CHỦ YẾU",
        "NGUỒN LỰC BẢO ĐẢM",
    )
    names += ("TIẾN ĐỘ", "PHÂN CÔNG", "KIỂM TRA", "THÔNG TIN", "KHEN THƯỞNG", "TỔ CHỨC THỰC HIỆN")
    found: list[tuple[str, str]] = []
    for part in range(parts):
        found.append(("h", f"{_ROMAN[part]}{joint} {names[part]}"))
        for clause in range(clauses):
            words = f"{bank[(part + clause) % 5]} {bank[(part + clause + 2) % 5]}"
            found.append(("cl", f"{clause + 1}. {words}"))
            if not part and not clause:
                found.append(("pt", f"a) {bank[1]}"))
                found.append(("pt", f"b) {bank[2]}"))
    return [*found, ("p", end)]


def school_report() -> Paper:
    return Paper(
        Desk(),
        issuer=["TRƯỜNG TRUNG HỌC PHỔ THÔNG", "NGUYỄN QUANG DIÊU"],
        number="Số: 46/BC-THPTNQD",
        date="Đồng Tháp, ngày 21 tháng 8 năm 2026",
        parent="SỞ GIÁO DỤC VÀ ĐÀO TẠO ĐỒNG THÁP",
        kind="BÁO CÁO",
        subject=["Công tác chuẩn bị năm học mới"],
        lines=[
            ("p", "Trường báo cáo kết quả chuẩn bị năm học như sau:"),
            *text(False, 3, 2, "Trên đây là báo cáo của Trường./."),
        ],
        recipients=["- Sở Giáo dục và Đào tạo;", "- Chi bộ Trường;", "- Lưu: VT."],
        sign=["HIỆU TRƯỞNG", "Lê Hữu Bình"],
    )


def ministry_letter() -> Paper:
    return Paper(
        Desk(),
        issuer=["BỘ XÂY DỰNG"],
        number="Số: 5217/BXD-KTXD",
        date="Hà Nội, ngày 18 tháng 9 năm 2026",
        letter="V/v rà soát suất vốn đầu tư\ncông trình hạ tầng kỹ thuật",
        to=["Sở Xây dựng các tỉnh, thành phố"],
        lines=[
            ("p", f"Bộ Xây dựng đề nghị các Sở rà soát suất vốn đầu tư. {_STATE[0]}"),
            ("cl", f"1. Tổng hợp công trình đã quyết toán. {_STATE[2]}"),
            ("cl", f"2. Gửi số liệu về Bộ trước ngày 15 tháng 10 năm 2026. {_STATE[1]}"),
            ("p", "Đề nghị các Sở quan tâm thực hiện./."),
        ],
        recipients=["- Như trên;", "- Bộ trưởng (để báo cáo);", "- Lưu: VT, KTXD."],
        sign=["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "Phạm Minh Hà"],
    )


def company_proposal() -> Paper:
    return Paper(
        Desk(),
        issuer=["CÔNG TY TRÁCH NHIỆM HỮU HẠN", "MỘT THÀNH VIÊN THỦY LỢI BẮC SÔNG"],
        number="Số: 128/TTr-TLBS",
        date="Ninh Bình, ngày 07 tháng 7 năm 2026",
        parent="ỦY BAN NHÂN DÂN TỈNH NINH BÌNH",
        kind="TỜ TRÌNH",
        subject=["Về việc phê duyệt kế hoạch sửa chữa trạm bơm"],
        to=["Ủy ban nhân dân tỉnh Ninh Bình"],
        lines=[
            ("base", "Căn cứ Luật Thủy lợi ngày 19 tháng 6 năm 2017;"),
            (
                "base",
                "Căn cứ Quyết định số 88/QĐ-UBND ngày 12 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Ninh Bình.",
            ),
            *text(False, 2, 2, "Công ty kính trình Ủy ban nhân dân tỉnh xem xét, quyết định./."),
        ],
        recipients=["- Như trên;", "- Sở Tài chính;", "- Lưu: VT, KT."],
        sign=["GIÁM ĐỐC", "Trần Văn Thụy"],
    )


def commune_plan() -> Paper:
    return Paper(
        Desk(),
        issuer=["ỦY BAN NHÂN DÂN", "XÃ TÂN THẠNH"],
        number="Số: 95/KH-UBND",
        date="Tân Thạnh, ngày 26 tháng 8 năm 2026",
        kind="KẾ HOẠCH",
        subject=["Phòng cháy, chữa cháy rừng mùa khô 2026 - 2027"],
        small=True,
        size=13,
        lines=text(
            False, 4, 3, "Ủy ban nhân dân xã yêu cầu các ấp thực hiện nghiêm Kế hoạch này./."
        ),
        recipients=["- UBND tỉnh Tây Ninh;", "- Trưởng các ấp;", "- Lưu: VT, KT."],
        sign=["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Huỳnh Văn Lộc"],
    )


def council_resolution() -> Paper:
    return Paper(
        Desk(),
        issuer=["HỘI ĐỒNG NHÂN DÂN", "PHƯỜNG HẠ LONG"],
        number="Số: 14/NQ-HĐND",
        date="Hạ Long, ngày 24 tháng 7 năm 2026",
        kind="NGHỊ QUYẾT",
        subject=["Về nhiệm vụ phát triển kinh tế - xã hội 6 tháng cuối năm 2026"],
        lines=[
            ("auth", "HỘI ĐỒNG NHÂN DÂN PHƯỜNG HẠ LONG"),
            ("auth", "KHÓA II, KỲ HỌP THỨ HAI"),
            ("base", "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;"),
            (
                "base",
                "Xét Báo cáo số 77/BC-UBND ngày 10 tháng 7 năm 2026 của Ủy ban nhân dân phường; ý "
                "kiến thảo luận của đại biểu tại kỳ họp.",
            ),
            ("enact", "QUYẾT NGHỊ:"),
            ("art", f"**Điều 1.** Thông qua nhiệm vụ 6 tháng cuối năm. {_STATE[3]}"),
            ("art", f"**Điều 2.** Giao Ủy ban nhân dân phường tổ chức thực hiện. {_STATE[0]}"),
            ("art", "**Điều 3.** Nghị quyết này có hiệu lực kể từ ngày thông qua./."),
        ],
        recipients=["- Thường trực HĐND tỉnh;", "- UBND phường;", "- Lưu: VT."],
        sign=["CHỦ TỊCH", "Vũ Thị Kim Chi"],
    )


def province_decision() -> Paper:
    return Paper(
        Desk(),
        issuer=["ỦY BAN NHÂN DÂN", "TỈNH GIA LAI"],
        number="Số: 1933/QĐ-UBND",
        date="Gia Lai, ngày 03 tháng 8 năm 2026",
        kind="QUYẾT ĐỊNH",
        subject=["Về việc thành lập Tổ công tác rà soát quỹ đất"],
        lines=[
            ("auth", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH GIA LAI"),
            ("base", "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;"),
            ("base", "Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024;"),
            ("base", "Theo đề nghị của Giám đốc Sở Nông nghiệp và Môi trường."),
            ("enact", "QUYẾT ĐỊNH:"),
            (
                "art",
                "**Điều 1.** Thành lập Tổ công tác rà soát quỹ đất do Giám đốc Sở Nông nghiệp và Môi trường làm Tổ trưởng.",
            ),
            ("art", f"**Điều 2.** Tổ công tác có nhiệm vụ sau: {_STATE[0]}"),
            (
                "art",
                "**Điều 3.** Chánh Văn phòng Ủy ban nhân dân tỉnh và các thành viên Tổ công tác "
                "chịu trách nhiệm thi hành Quyết định này./.",
            ),
        ],
        recipients=["- Như Điều 3;", "- CT, các PCT UBND tỉnh;", "- Lưu: VT, NL."],
        sign=["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Hữu Quế"],
    )


def department_guide() -> Paper:
    return Paper(
        Desk(),
        issuer=["SỞ NỘI VỤ"],
        number="Số: 2206/HD-SNV",
        date="Thanh Hóa, ngày 14 tháng 9 năm 2026",
        parent="UBND TỈNH THANH HÓA",
        kind="HƯỚNG DẪN",
        subject=["Lập danh mục hồ sơ và nộp lưu hồ sơ điện tử"],
        lines=text(False, 3, 3, "Sở Nội vụ hướng dẫn để các cơ quan biết, thực hiện./."),
        recipients=["- Các sở, ban, ngành;", "- UBND các xã, phường;", "- Lưu: VT, QLVTLT."],
        sign=["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Đỗ Thị Hương"],
    )


def invitation() -> Paper:
    return Paper(
        Desk(),
        issuer=["BAN QUẢN LÝ KHU KINH TẾ"],
        number="Số: 61/GM-BQL",
        date="Quảng Trị, ngày 30 tháng 7 năm 2026",
        parent="UBND TỈNH QUẢNG TRỊ",
        kind="GIẤY MỜI",
        subject=["Họp góp ý đồ án quy hoạch khu bến cảng"],
        to=["Sở Xây dựng"],
        lines=[
            (
                "p",
                "Ban Quản lý khu kinh tế trân trọng kính mời đại diện lãnh đạo Sở Xây dựng "
                "tới dự cuộc họp góp ý đồ án quy hoạch.",
            ),
            ("p", "**Chủ trì:** Ông Hoàng Đức Thắng, Trưởng ban."),
            ("p", "**Thời gian:** 14 giờ 00 phút, ngày 06 tháng 8 năm 2026."),
            ("p", "**Địa điểm:** Phòng họp tầng 2, trụ sở Ban Quản lý./."),
        ],
        recipients=["- Như trên;", "- Lãnh đạo Ban;", "- Lưu: VT, QHXD."],
        sign=["TL. TRƯỞNG BAN", "CHÁNH VĂN PHÒNG", "Phan Thanh Tùng"],
    )


def telegram() -> Paper:
    return Paper(
        Desk(),
        issuer=["BỘ Y TẾ"],
        number="Số: 09/CĐ-BYT",
        date="Hà Nội, ngày 28 tháng 8 năm 2026",
        kind="CÔNG ĐIỆN",
        subject=["Về việc tăng cường phòng, chống dịch sốt xuất huyết"],
        lines=[
            ("p", "BỘ TRƯỞNG BỘ Y TẾ điện:"),
            ("p", "- Giám đốc Sở Y tế các tỉnh, thành phố;"),
            ("p", "- Viện trưởng các Viện Vệ sinh dịch tễ."),
            ("p", f"Số ca mắc đang tăng ở nhiều nơi. {_STATE[0]}"),
            ("cl", f"1. Sở Y tế chỉ đạo diệt lăng quăng, bọ gậy tại từng hộ. {_STATE[1]}"),
            ("cl", f"2. Các Viện cử đội cơ động hỗ trợ địa phương. {_STATE[4]}"),
            ("p", "Bộ Y tế yêu cầu các đơn vị khẩn trương thực hiện./."),
        ],
        recipients=["- Như trên;", "- Bộ trưởng (để báo cáo);", "- Lưu: VT, DP."],
        sign=["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "Đỗ Xuân Tuyên"],
    )


def directive() -> Paper:
    return Paper(
        Desk(),
        issuer=["ỦY BAN NHÂN DÂN", "THÀNH PHỐ HUẾ"],
        number="Số: 11/CT-UBND",
        date="Thành phố Huế, ngày 19 tháng 5 năm 2026",
        kind="CHỈ THỊ",
        subject=["Về việc bảo vệ cảnh quan hai bờ sông Hương"],
        lines=[
            (
                "p",
                f"Để giữ gìn cảnh quan hai bờ sông, Chủ tịch Ủy ban nhân dân thành phố yêu cầu: {_STATE[3]}",
            ),
            ("cl", f"1. Sở Xây dựng cắm mốc chỉ giới. {_STATE[0]}"),
            ("cl", f"2. Công an thành phố kiểm tra phương tiện thủy. {_STATE[1]}"),
            ("cl", f"3. Ủy ban nhân dân các phường tuyên truyền đến từng hộ dân. {_STATE[4]}"),
            ("p", "Yêu cầu các đơn vị nghiêm túc thực hiện Chỉ thị này./."),
        ],
        recipients=["- TT Thành ủy, HĐND thành phố;", "- UBND các xã, phường;", "- Lưu: VT, XD."],
        sign=["CHỦ TỊCH", "Nguyễn Văn Phương"],
    )


def long_scheme() -> Paper:
    return Paper(
        Desk(),
        issuer=["SỞ KHOA HỌC VÀ CÔNG NGHỆ"],
        number="Số: 740/ĐA-SKHCN",
        date="Hưng Yên, ngày 12 tháng 6 năm 2026",
        parent="ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN",
        kind="ĐỀ ÁN",
        subject=["Phát triển dữ liệu dùng chung của tỉnh giai đoạn 2026 - 2030"],
        lines=text(False, 10, 18, "Sở Khoa học và Công nghệ tổ chức thực hiện Đề án này./."),
        recipients=["- UBND tỉnh;", "- Các sở, ban, ngành;", "- Lưu: VT, CNS."],
        sign=["GIÁM ĐỐC", "Đặng Thế Bình"],
    )


def notice_annexed() -> Paper:
    return Paper(
        Desk(),
        issuer=["BẢO HIỂM XÃ HỘI", "TỈNH LÂM ĐỒNG"],
        number="Số: 385/TB-BHXH",
        date="Lâm Đồng, ngày 09 tháng 9 năm 2026",
        parent="BẢO HIỂM XÃ HỘI VIỆT NAM",
        kind="THÔNG BÁO",
        subject=["Lịch chi trả lương hưu quý IV năm 2026"],
        lines=[
            ("p", f"Bảo hiểm xã hội tỉnh thông báo lịch chi trả tại Phụ lục kèm theo. {_STATE[3]}"),
            ("p", "Bảo hiểm xã hội tỉnh thông báo để các đơn vị biết, phối hợp thực hiện./."),
        ],
        recipients=["- Bưu điện tỉnh;", "- UBND các xã, phường;", "- Lưu: VT, KHTC."],
        sign=["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Hoàng Bích Thảo"],
        annex=[
            ("anl", "Phụ lục"),
            ("ant", "LỊCH CHI TRẢ LƯƠNG HƯU"),
            (
                "anr",
                "(Kèm theo Thông báo số 385/TB-BHXH ngày 09 tháng 9 năm 2026 của Bảo hiểm xã hội tỉnh Lâm Đồng)",
            ),
            (
                "table",
                "TT|Địa điểm|Ngày chi|Giờ//1|Phường Xuân Hương - Đà Lạt|05/10/2026|8 giờ//2|Phường "
                "Lâm Viên - Đà Lạt|06/10/2026|8 giờ//3|Xã Đơn Dương|07/10/2026|9 giờ",
            ),
        ],
        turned=True,
    )


def front_plan() -> Paper:
    return Paper(
        Desk(),
        issuer=["BAN THƯỜNG TRỰC"],
        number="Số: 52/KH-MTTQ-BTT",
        date="Cần Thơ, ngày 16 tháng 7 năm 2026",
        parent="ỦY BAN MTTQ VIỆT NAM THÀNH PHỐ CẦN THƠ",
        kind="KẾ HOẠCH",
        subject=["Tổ chức Ngày hội Đại đoàn kết toàn dân tộc năm 2026"],
        lines=text(False, 2, 3, "Ban Thường trực đề nghị các xã, phường thực hiện Kế hoạch này./."),
        recipients=["- Thường trực Thành ủy;", "- Mặt trận các xã, phường;", "- Lưu: VT, PT."],
        sign=["TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH", "Trần Thị Vĩnh Nghi"],
    )


def union_letter() -> Paper:
    return Paper(
        Desk(),
        issuer=["CÔNG ĐOÀN VIÊN CHỨC"],
        number="Số: 33/CĐVC-TG",
        date="Nghệ An, ngày 22 tháng 6 năm 2026",
        parent="LIÊN ĐOÀN LAO ĐỘNG TỈNH NGHỆ AN",
        letter="V/v tổ chức hội thao\nchào mừng Quốc khánh",
        to=["Các công đoàn cơ sở trực thuộc"],
        lines=[
            (
                "p",
                f"Ban Thường vụ đề nghị các công đoàn cơ sở lập đội tham gia hội thao. {_STATE[2]}",
            ),
            ("cl", f"1. Môn thi gồm cầu lông, bóng bàn và kéo co. {_STATE[0]}"),
            ("cl", "2. Danh sách gửi về Công đoàn Viên chức trước ngày 10 tháng 7 năm 2026./."),
        ],
        recipients=["- Như trên;", "- Lưu: VT, TG."],
        sign=["TM. BAN THƯỜNG VỤ", "CHỦ TỊCH", "Cao Thị Hiền"],
    )


def tax_decision() -> Paper:
    return Paper(
        Desk(),
        issuer=["CỤC THUẾ"],
        number="Số: 408/QĐ-CT",
        date="Hà Nội, ngày 25 tháng 6 năm 2026",
        parent="BỘ TÀI CHÍNH",
        kind="QUYẾT ĐỊNH",
        subject=["Ban hành Quy chế sử dụng xe công"],
        lines=[
            ("auth", "CỤC TRƯỞNG CỤC THUẾ"),
            ("base", "Căn cứ Luật Quản lý, sử dụng tài sản công ngày 21 tháng 6 năm 2017;"),
            ("base", "Theo đề nghị của Chánh Văn phòng."),
            ("enact", "QUYẾT ĐỊNH:"),
            ("art", "**Điều 1.** Ban hành kèm theo Quyết định này Quy chế sử dụng xe công."),
            ("art", "**Điều 2.** Quyết định này có hiệu lực kể từ ngày ký."),
            (
                "art",
                "**Điều 3.** Chánh Văn phòng, Trưởng các ban chịu trách nhiệm thi hành Quyết định này./.",
            ),
        ],
        recipients=["- Như Điều 3;", "- Bộ Tài chính (để báo cáo);", "- Lưu: VT, VP."],
        sign=["CỤC TRƯỞNG", "Mai Xuân Thành"],
    )


def party_resolution() -> Paper:
    return Paper(
        Desk(),
        issuer=["ĐẢNG UỶ XÃ MƯỜNG LÒ"],
        number="Số 12-NQ/ĐU",
        date="Mường Lò, ngày 17 tháng 8 năm 2026",
        party=True,
        parent="ĐẢNG BỘ TỈNH LÀO CAI",
        kind="NGHỊ QUYẾT",
        subject=["về phát triển du lịch cộng đồng"],
        lines=text(True, 4, 3, "Nghị quyết này được phổ biến đến chi bộ để thực hiện."),
        recipients=[
            "- Ban Thường vụ Tỉnh uỷ;",
            "- Các chi bộ trực thuộc;",
            "- Lưu Văn phòng Đảng uỷ.",
        ],
        sign=["T/M ĐẢNG UỶ", "BÍ THƯ", "Hoàng Thị Vĩnh"],
    )


def party_conclusion() -> Paper:
    return Paper(
        Desk(),
        issuer=["TỈNH UỶ VĨNH LONG"],
        number="Số 87-KL/TU",
        date="Vĩnh Long, ngày 06 tháng 7 năm 2026",
        party=True,
        kind="KẾT LUẬN",
        subject=["về tình hình thực hiện nhiệm vụ 6 tháng đầu năm"],
        title_by="CỦA BAN THƯỜNG VỤ TỈNH UỶ",
        lines=[
            ("p", f"Ban Thường vụ Tỉnh uỷ kết luận như sau: {_PARTY[0]}"),
            *text(True, 2, 3, "Kết luận này phổ biến đến chi bộ."),
        ],
        recipients=[
            "- Văn phòng Trung ương Đảng;",
            "- Các đảng uỷ trực thuộc;",
            "- Lưu Văn phòng Tỉnh uỷ.",
        ],
        sign=["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Lâm Văn Mẫn"],
    )


def party_board_guide() -> Paper:
    return Paper(
        Desk(),
        issuer=["BAN TỔ CHỨC"],
        number="Số 15-HD/BTCTU",
        date="Đắk Lắk, ngày 23 tháng 9 năm 2026",
        party=True,
        parent="TỈNH UỶ ĐẮK LẮK",
        kind="HƯỚNG DẪN",
        subject=["nội dung sinh hoạt chi bộ quý IV"],
        lines=text(
            True, 3, 3, "Quá trình thực hiện có vướng mắc, các đảng uỷ báo cáo về Ban để xem xét."
        ),
        recipients=[
            "- Thường trực Tỉnh uỷ;",
            "- Các đảng uỷ trực thuộc;",
            "- Lưu Ban Tổ chức Tỉnh uỷ.",
        ],
        sign=["K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "Y Thanh Hà Niê Kđăm"],
    )


def party_letter() -> Paper:
    return Paper(
        Desk(),
        issuer=["ĐẢNG UỶ PHƯỜNG NHA TRANG"],
        number="Số 301-CV/ĐU",
        date="Nha Trang, ngày 11 tháng 9 năm 2026",
        party=True,
        parent="ĐẢNG BỘ TỈNH KHÁNH HOÀ",
        letter="về việc rà soát hồ sơ đảng viên",
        to=["các chi bộ trực thuộc"],
        lines=[
            ("p", f"Đảng uỷ đề nghị các chi bộ rà soát hồ sơ đảng viên. {_PARTY[1]}"),
            ("cl", f"1. Đối chiếu lý lịch với dữ liệu điện tử. {_PARTY[3]}"),
            ("cl", "2. Báo cáo kết quả về Văn phòng Đảng uỷ trước ngày 30/9/2026."),
        ],
        recipients=["- Như trên;", "- Lưu Văn phòng Đảng uỷ."],
        sign=["T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "Đinh Văn Thiệu"],
    )


def party_decision() -> Paper:
    return Paper(
        Desk(),
        issuer=["ĐẢNG UỶ CỤC BẢO TRỢ XÃ HỘI"],
        number="Số 28-QĐ/ĐU",
        date="Hà Nội, ngày 29 tháng 6 năm 2026",
        party=True,
        parent="ĐẢNG BỘ BỘ Y TẾ",
        kind="QUYẾT ĐỊNH",
        subject=["thành lập Tổ giúp việc chuẩn bị hội nghị"],
        lines=[
            ("base", "- Căn cứ Điều lệ Đảng;"),
            ("base", "- Căn cứ Quy chế làm việc của Đảng uỷ."),
            ("auth", "BAN THƯỜNG VỤ ĐẢNG UỶ"),
            ("enact", "QUYẾT ĐỊNH"),
            ("art", "**Điều 1.** Thành lập Tổ giúp việc gồm năm đồng chí."),
            ("art", f"**Điều 2.** Tổ giúp việc chuẩn bị tài liệu hội nghị. {_PARTY[3]}"),
            (
                "art",
                "**Điều 3.** Văn phòng Đảng uỷ và các đồng chí có tên trên chịu trách nhiệm thi hành Quyết định này.",
            ),
        ],
        recipients=["- Đảng uỷ Bộ Y tế;", "- Như Điều 3;", "- Lưu Văn phòng Đảng uỷ."],
        sign=["T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Tô Đức Minh"],
    )


def party_report_36() -> Paper:
    return Paper(
        Desk(),
        issuer=["ĐẢNG UỶ XÃ ĐÔNG HƯNG"],
        number="Số 41-BC/ĐU",
        date="Đông Hưng, ngày 27 tháng 3 năm 2026",
        party=True,
        parent="ĐẢNG BỘ TỈNH HƯNG YÊN",
        kind="BÁO CÁO",
        subject=["công tác xây dựng Đảng quý I năm 2026"],
        lines=text(True, 3, 2, "Trên đây là báo cáo công tác quý I của Đảng uỷ."),
        recipients=[
            "- Ban Thường vụ Tỉnh uỷ,",
            "- Các chi bộ trực thuộc,",
            "- Lưu Văn phòng Đảng uỷ.",
        ],
        sign=["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Nguyễn Tiến Thành"],
    )


def party_programme() -> Paper:
    return Paper(
        Desk(),
        issuer=["THÀNH UỶ ĐÀ NẴNG"],
        number="Số 09-CTr/TU",
        date="Đà Nẵng, ngày 31 tháng 7 năm 2026",
        party=True,
        kind="CHƯƠNG TRÌNH",
        subject=["kiểm tra, giám sát năm 2026"],
        lines=text(True, 8, 7, "Chương trình này được phổ biến đến các đảng uỷ trực thuộc."),
        recipients=[
            "- Uỷ ban Kiểm tra Trung ương;",
            "- Các đảng uỷ trực thuộc;",
            "- Lưu Văn phòng Thành uỷ.",
        ],
        sign=["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Nguyễn Đình Vĩnh"],
    )


PAPERS: dict[str, Callable[[], Paper]] = {
    one.__name__: one
    for one in (
        school_report, ministry_letter, company_proposal, commune_plan, council_resolution, province_decision,
        department_guide, invitation, telegram, directive, long_scheme, notice_annexed, front_plan, union_letter,
        tax_decision, party_resolution, party_conclusion, party_board_guide, party_letter, party_decision,
        party_report_36, party_programme,
    )
}  # fmt: skip
