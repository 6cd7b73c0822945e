"""What stands on the papers of the outside offices: words and marks, no layout.

`text` is a list of lines: `@cc` basis, `@auth` issuing authority, `@qd` the deciding words, `@h` bold heading,
`@c` chapter and its name parted by `|`, `@d` bold article, `@t` a table (rows by `//`, cells by `|`), `@m` a
line in the middle, else a paragraph. Every paper is right under the standard of its day.
"""

from __future__ import annotations

from dataclasses import dataclass, field

NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"


@dataclass
class Paper:
    """One document; sizes in points, margins in millimetres (top, right, bottom, left)."""

    issuer: list[str]
    """Bold lines of the issuing organ."""
    number: str
    date: str
    kind: str = ""
    subject: str = ""
    letter: str = ""
    """The subject under the number."""
    to: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    sign: list[str] = field(default_factory=list)
    """Lines of authority and title, last the name."""
    sign_left: list[str] = field(default_factory=list)
    parent: str = ""
    party: str = ""
    """`hd05`, `hd36`, or empty for the State."""
    under: list[str] = field(default_factory=list)
    """Stamps under the number: urgency, draft."""
    top: str = ""
    """Circulation mark at the top right."""
    foot: str = ""
    """Contact line."""
    small: bool = False
    """State sizes 12/13/13 instead of 13/14/14."""
    annex: list[str] = field(default_factory=list)
    title_by: str = ""
    """`CỦA BAN THƯỜNG VỤ …` below a Party subject."""
    margins: tuple[float, float, float, float] = (20, 15, 20, 30)
    body: float = 14
    pages_numbered: bool = True


WORK = (
    "Các cơ quan, đơn vị căn cứ chức năng, nhiệm vụ được giao chủ động tổ chức thực hiện, bảo đảm đúng tiến độ, "
    "tiết kiệm và hiệu quả; kịp thời phản ánh những khó khăn phát sinh để cùng tháo gỡ."
)
CARE = (
    "Việc tổ chức phải thiết thực, tránh phô trương, hình thức; gắn với nhiệm vụ chính trị của từng cơ quan và "
    "nhu cầu chính đáng của người dân trên địa bàn."
)
LEAD = (
    "Giao một đơn vị làm đầu mối theo dõi, đôn đốc, tổng hợp kết quả; những nội dung vượt thẩm quyền thì báo cáo "
    "cấp trên xem xét, quyết định."
)
MONEY = (
    "Kinh phí được bố trí từ nguồn ngân sách nhà nước theo phân cấp hiện hành và các nguồn huy động hợp pháp khác; "
    "việc quản lý, sử dụng theo đúng quy định của pháp luật."
)
LOOK = (
    "Công tác kiểm tra, giám sát được tiến hành thường xuyên; kết quả là một trong những căn cứ để đánh giá, xếp "
    "loại chất lượng cuối năm đối với tập thể và cá nhân có liên quan."
)
END = "Trong quá trình thực hiện, nếu có vướng mắc, đề nghị phản ánh về cơ quan ban hành để được hướng dẫn"


def _plan(verb: str, over: str, end: str, dash: str = ".") -> list[str]:
    """The body of a plan under three headings."""
    return [
        f"{over} {WORK}",
        f"@h I{dash} MỤC ĐÍCH, YÊU CẦU",
        f"1. {CARE}",
        f"2. {WORK}",
        f"@h II{dash} NỘI DUNG",
        f"1. {verb}",
        f"a) {WORK}",
        f"b) {CARE}",
        f"c) {LEAD}",
        f"2. {LOOK}",
        f"@h III{dash} TỔ CHỨC THỰC HIỆN",
        f"1. {LEAD}",
        f"2. {MONEY}",
        f"3. {LOOK}",
        end,
    ]


def commune_plan() -> Paper:
    """A commune's plan that waits for its number and day."""
    return Paper(
        parent="ỦY BAN NHÂN DÂN TỈNH TUYÊN QUANG",
        issuer=["ỦY BAN NHÂN DÂN", "XÃ BẠCH XA"],
        number="Số:        /KH-UBND",
        date="Bạch Xa, ngày      tháng      năm 2026",
        kind="KẾ HOẠCH",
        subject="Phòng cháy, chữa cháy rừng mùa khô năm 2026",
        text=_plan(
            "Rà soát phương án tại từng thôn, bản.",
            "Thực hiện chỉ đạo của cấp trên, Ủy ban nhân dân xã xây dựng kế hoạch như sau:",
            f"Trên đây là Kế hoạch phòng cháy, chữa cháy rừng. {END}./.",
        ),
        recipients=[
            "- UBND tỉnh (để báo cáo);",
            "- Các thôn, bản;",
            "- Lưu: VT, KT.",
        ],
        sign=["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Ma Văn Thuận"],
    )


def department_letter() -> Paper:
    """A provincial department writes to several addressees."""
    return Paper(
        parent="ỦY BAN NHÂN DÂN TỈNH LÀO CAI",
        issuer=["SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG"],
        number="Số: 1042/SNNMT-CNTY",
        letter="V/v tăng cường phòng, chống bệnh dịch tả lợn châu Phi",
        date="Lào Cai, ngày 07 tháng 8 năm 2026",
        to=[
            "Ủy ban nhân dân các xã, phường",
            "Chi cục Chăn nuôi và Thú y",
            "Trung tâm Khuyến nông",
        ],
        text=[
            f"Thời gian qua, dịch bệnh trên đàn lợn diễn biến phức tạp. {WORK}",
            "Để chủ động phòng, chống dịch, Sở đề nghị các cơ quan, đơn vị thực hiện một số nội dung sau:",
            f"1. Đối với Ủy ban nhân dân các xã, phường: {LEAD}",
            f"2. Đối với Chi cục Chăn nuôi và Thú y: {LOOK}",
            f"3. Đối với Trung tâm Khuyến nông: {CARE}",
            "Đề nghị các cơ quan, đơn vị quan tâm phối hợp thực hiện./.",
        ],
        recipients=["- Như trên;", "- Lãnh đạo Sở;", "- Lưu: VT, CNTY."],
        sign=["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Vàng Thị Dung"],
    )


def province_decision() -> Paper:
    """A decision of a province's chairman."""
    return Paper(
        issuer=["ỦY BAN NHÂN DÂN", "TỈNH ĐẮK LẮK"],
        number="Số: 2315/QĐ-UBND",
        date="Đắk Lắk, ngày 21 tháng 9 năm 2026",
        kind="QUYẾT ĐỊNH",
        subject="Phê duyệt danh mục dự án thu hút đầu tư năm 2027",
        text=[
            "@auth CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ĐẮK LẮK",
            "@cc Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
            "@cc Căn cứ Luật Đầu tư ngày 17 tháng 6 năm 2020;",
            "@cc Theo đề nghị của Giám đốc Sở Tài chính.",
            "@qd QUYẾT ĐỊNH:",
            "Điều 1. Phê duyệt danh mục dự án thu hút đầu tư trên địa bàn tỉnh năm 2027 gồm 12 dự án.",
            f"Điều 2. Sở Tài chính chủ trì, phối hợp với các cơ quan liên quan công bố danh mục. {WORK}",
            "Điều 3. Quyết định này có hiệu lực kể từ ngày ký.",
            "Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Tài chính và thủ trưởng các cơ quan, đơn vị có "
            "liên quan chịu trách nhiệm thi hành Quyết định này./.",
        ],
        recipients=["- Như Điều 3;", "- Bộ Tài chính (để báo cáo);", "- Lưu: VT, TH."],
        sign=["CHỦ TỊCH", "Y Thanh Niê"],
    )


def ministry_report() -> Paper:
    """A ministry's report to the Government."""
    return Paper(
        issuer=["BỘ XÂY DỰNG"],
        number="Số: 98/BC-BXD",
        date="Hà Nội, ngày 12 tháng 01 năm 2026",
        kind="BÁO CÁO",
        subject="Kết quả phát triển nhà ở xã hội năm 2025",
        to=["Thủ tướng Chính phủ"],
        text=[
            f"Thực hiện nhiệm vụ được giao, Bộ Xây dựng báo cáo kết quả như sau: {WORK}",
            "@h I. KẾT QUẢ ĐẠT ĐƯỢC",
            f"1. Về thể chế: {LEAD}",
            f"2. Về nguồn vốn: {MONEY}",
            "@t Vùng|Số dự án|Số căn hộ//Miền Bắc|24|18.520//Miền Trung|11|6.340//Miền Nam|31|27.115",
            "@h II. KHÓ KHĂN, VƯỚNG MẮC",
            f"1. {LOOK}",
            f"2. {CARE}",
            "@h III. KIẾN NGHỊ",
            LEAD,
            "Bộ Xây dựng kính báo cáo Thủ tướng Chính phủ xem xét, chỉ đạo./.",
        ],
        recipients=["- Như trên;", "- Văn phòng Chính phủ;", "- Lưu: VT, QLN."],
        sign=["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "Đặng Quốc Khải"],
        margins=(25, 20, 25, 35),
    )


def school_notice() -> Paper:
    """A school's notice, sizes 12/13/13."""
    return Paper(
        parent="UBND PHƯỜNG VĨNH HẢI",
        issuer=["TRƯỜNG THCS LÝ THÁI TỔ"],
        number="Số: 06/TB-LTT",
        date="Vĩnh Hải, ngày 03 tháng 9 năm 2026",
        kind="THÔNG BÁO",
        subject="Về việc thu các khoản đầu năm học 2026 - 2027",
        text=[
            f"Nhà trường thông báo đến cha mẹ học sinh các nội dung sau: {CARE}",
            "1. Các khoản thu theo quy định",
            "- Học phí: thực hiện theo nghị quyết của Hội đồng nhân dân tỉnh;",
            "- Bảo hiểm y tế: thu hộ theo mức quy định của cơ quan bảo hiểm xã hội.",
            "2. Thời gian và hình thức thu",
            f"a) Thu qua tài khoản ngân hàng. {MONEY}",
            f"b) Hoàn thành trước ngày 30 tháng 9 năm 2026. {LEAD}",
            "Nhà trường trân trọng thông báo./.",
        ],
        recipients=["- Cha mẹ học sinh;", "- Niêm yết tại trường;", "- Lưu: VT."],
        sign=["HIỆU TRƯỞNG", "Lê Thị Bích Ngọc"],
        small=True,
        body=13,
    )


def hospital_proposal() -> Paper:
    """A hospital's proposal to its department."""
    return Paper(
        parent="SỞ Y TẾ TỈNH GIA LAI",
        issuer=["BỆNH VIỆN ĐA KHOA", "KHU VỰC AN KHÊ"],
        number="Số: 215/TTr-BVAK",
        date="Gia Lai, ngày 16 tháng 3 năm 2026",
        kind="TỜ TRÌNH",
        subject="Về việc mua sắm trang thiết bị y tế phục vụ chuyên môn năm 2026",
        to=["Sở Y tế tỉnh Gia Lai"],
        text=[
            f"Bệnh viện kính trình Sở Y tế xem xét, phê duyệt với các nội dung sau: {WORK}",
            "@h I. SỰ CẦN THIẾT",
            CARE,
            "@h II. NỘI DUNG ĐỀ NGHỊ",
            "1. Danh mục trang thiết bị",
            "@t TT|Tên thiết bị|Số lượng//1|Máy siêu âm tổng quát|02//2|Máy thở chức năng cao|03",
            "2. Nguồn kinh phí",
            MONEY,
            "Kính đề nghị Sở Y tế xem xét, quyết định./.",
        ],
        recipients=["- Như trên;", "- Lưu: VT, VTTB."],
        sign=["GIÁM ĐỐC", "BSCKII. Trần Quang Huy"],
    )


def council_resolution() -> Paper:
    """A resolution of a commune's people's council."""
    return Paper(
        issuer=["HỘI ĐỒNG NHÂN DÂN", "XÃ MỸ THUẬN"],
        number="Số: 31/NQ-HĐND",
        date="Mỹ Thuận, ngày 18 tháng 12 năm 2026",
        kind="NGHỊ QUYẾT",
        subject="Về nhiệm vụ phát triển kinh tế - xã hội năm 2027",
        text=[
            "@auth HỘI ĐỒNG NHÂN DÂN XÃ MỸ THUẬN",
            "@auth KHÓA I, KỲ HỌP THỨ TƯ",
            "@cc Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
            "@cc Xét Tờ trình số 88/TTr-UBND ngày 10 tháng 12 năm 2026 của Ủy ban nhân dân xã về nhiệm vụ phát "
            "triển kinh tế - xã hội năm 2027; ý kiến thảo luận của đại biểu tại kỳ họp.",
            "@qd QUYẾT NGHỊ:",
            "@d Điều 1. Mục tiêu tổng quát",
            WORK,
            "@d Điều 2. Chỉ tiêu chủ yếu",
            "1. Thu ngân sách trên địa bàn đạt 18,5 tỷ đồng.",
            "2. Tỷ lệ hộ nghèo giảm còn dưới 1,2%.",
            "@d Điều 3. Tổ chức thực hiện",
            f"1. Ủy ban nhân dân xã tổ chức thực hiện Nghị quyết. {LEAD}",
            f"2. Thường trực Hội đồng nhân dân xã giám sát việc thực hiện. {LOOK}",
            "Nghị quyết này đã được Hội đồng nhân dân xã Mỹ Thuận khóa I, kỳ họp thứ tư thông qua ngày 18 tháng 12 "
            "năm 2026./.",
        ],
        recipients=["- Thường trực HĐND tỉnh;", "- UBND xã;", "- Lưu: VT."],
        sign=["CHỦ TỊCH", "Phan Hữu Lộc"],
    )


def invitation() -> Paper:
    """An invitation signed by order."""
    return Paper(
        issuer=["ỦY BAN NHÂN DÂN", "THÀNH PHỐ CẦN THƠ"],
        number="Số: 344/GM-UBND",
        date="Cần Thơ, ngày 05 tháng 02 năm 2026",
        kind="GIẤY MỜI",
        subject="Họp đánh giá tiến độ giải ngân vốn đầu tư công",
        under=["KHẨN"],
        text=[
            "Ủy ban nhân dân thành phố trân trọng kính mời:",
            "- Đại diện lãnh đạo Sở Tài chính, Sở Xây dựng;",
            "- Chủ tịch Ủy ban nhân dân các xã, phường.",
            f"Tới dự cuộc họp đánh giá tiến độ giải ngân vốn đầu tư công. {CARE}",
            "Chủ trì: Phó Chủ tịch Ủy ban nhân dân thành phố.",
            "Thời gian: 14 giờ 00 phút, ngày 09 tháng 02 năm 2026.",
            "Địa điểm: Phòng họp số 2, trụ sở Ủy ban nhân dân thành phố./.",
        ],
        recipients=["- Như thành phần mời;", "- Lưu: VT, KT."],
        sign=["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Huỳnh Thanh Sử"],
    )


def minutes() -> Paper:
    """Minutes: no place and date in the head, two signers."""
    return Paper(
        parent="SỞ TƯ PHÁP TỈNH HƯNG YÊN",
        issuer=["TRUNG TÂM TRỢ GIÚP PHÁP LÝ"],
        number="Số: 12/BB-TGPL",
        date="",
        kind="BIÊN BẢN",
        subject="Họp xét thi đua, khen thưởng năm 2026",
        text=[
            "Thời gian bắt đầu: 8 giờ 30 phút, ngày 24 tháng 11 năm 2026.",
            "Địa điểm: Phòng họp tầng 2, Trung tâm Trợ giúp pháp lý.",
            "Thành phần tham dự: Toàn thể viên chức, người lao động của Trung tâm.",
            "Chủ trì (chủ tọa): Bà Phạm Thu Hằng, Giám đốc Trung tâm.",
            "Thư ký (người ghi biên bản): Ông Đỗ Minh Quân, viên chức.",
            "Nội dung (theo diễn biến cuộc họp): Chủ tọa nêu mục đích cuộc họp; các thành viên thảo luận và bỏ phiếu.",
            f"1. Về tập thể: {LOOK}",
            f"2. Về cá nhân: {CARE}",
            "Cuộc họp kết thúc vào 11 giờ 00 phút, ngày 24 tháng 11 năm 2026./.",
        ],
        recipients=["- Sở Tư pháp;", "- Lưu: VT, Hồ sơ."],
        sign=["CHỦ TỌA", "Phạm Thu Hằng"],
        sign_left=["THƯ KÝ", "Đỗ Minh Quân"],
    )


def urgent_telegram() -> Paper:
    """A telegram of a province's chairman."""
    return Paper(
        issuer=["CHỦ TỊCH ỦY BAN NHÂN DÂN", "TỈNH QUẢNG TRỊ"],
        number="Số: 09/CĐ-CTUBND",
        date="Quảng Trị, ngày 28 tháng 10 năm 2026",
        kind="CÔNG ĐIỆN",
        subject="Về việc tập trung ứng phó mưa lũ và khắc phục hậu quả thiên tai",
        under=["HỎA TỐC"],
        text=[
            "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH QUẢNG TRỊ điện:",
            "- Chủ tịch Ủy ban nhân dân các xã, phường, đặc khu;",
            "- Giám đốc các Sở: Nông nghiệp và Môi trường, Xây dựng, Công Thương.",
            f"Mưa lớn kéo dài đã gây ngập lụt nhiều khu vực. {WORK}",
            f"1. Chủ tịch Ủy ban nhân dân các xã, phường, đặc khu: {LEAD}",
            f"2. Giám đốc Sở Nông nghiệp và Môi trường: {LOOK}",
            f"3. Văn phòng Ủy ban nhân dân tỉnh: {CARE}",
            "Yêu cầu các địa phương, đơn vị nghiêm túc thực hiện./.",
        ],
        recipients=["- Như trên;", "- Thủ tướng Chính phủ (để báo cáo);", "- Lưu: VT, NN."],
        sign=["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Hoàng Xuân Tân"],
    )


def joint_plan() -> Paper:
    """Two organs issue one plan; the symbol is long."""
    return Paper(
        issuer=["CÔNG AN TỈNH - SỞ GIÁO DỤC", "VÀ ĐÀO TẠO - SỞ Y TẾ", "TỈNH THANH HÓA"],
        number="Số: 118/KH-CAT-SGDĐT-SYT",
        date="Thanh Hóa, ngày 14 tháng 5 năm 2026",
        kind="KẾ HOẠCH",
        subject="Phối hợp bảo đảm an ninh, trật tự, an toàn trường học năm 2026",
        text=_plan(
            "Phối hợp tuyên truyền trong học sinh.",
            "Công an tỉnh, Sở Giáo dục và Đào tạo, Sở Y tế thống nhất kế hoạch phối hợp như sau:",
            f"Trên đây là Kế hoạch phối hợp của ba ngành. {END}./.",
        ),
        recipients=["- UBND tỉnh (để báo cáo);", "- Công an các xã, phường;", "- Lưu: VT, PV05."],
        sign=["GIÁM ĐỐC CÔNG AN TỈNH", "Đại tá Lê Ngọc Anh"],
        sign_left=["GIÁM ĐỐC SỞ GIÁO DỤC VÀ ĐÀO TẠO", "Tạ Hồng Lựu"],
    )


def regulation() -> Paper:
    """A decision that issues a regulation, which follows on its own page."""
    paper = province_decision()
    paper.issuer = ["ỦY BAN NHÂN DÂN", "PHƯỜNG HẠC THÀNH"]
    paper.parent = "ỦY BAN NHÂN DÂN TỈNH THANH HÓA"
    paper.number = "Số: 77/QĐ-UBND"
    paper.date = "Hạc Thành, ngày 30 tháng 6 năm 2026"
    paper.subject = "Ban hành Quy chế làm việc của Ủy ban nhân dân phường"
    paper.text = [
        "@auth ỦY BAN NHÂN DÂN PHƯỜNG HẠC THÀNH",
        "@cc Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        "@cc Theo đề nghị của Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường.",
        "@qd QUYẾT ĐỊNH:",
        "Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc của Ủy ban nhân dân phường.",
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.",
        f"Điều 3. Thành viên Ủy ban nhân dân phường chịu trách nhiệm thi hành Quyết định này. {LEAD[:-1]}./.",
    ]
    paper.recipients = ["- Như Điều 3;", "- Đảng ủy phường;", "- Lưu: VT."]
    paper.sign = ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Đình Trung"]
    paper.annex = [
        "@k QUY CHẾ",
        "@s Làm việc của Ủy ban nhân dân phường Hạc Thành",
        "@ref (Kèm theo Quyết định số 77/QĐ-UBND ngày 30 tháng 6 năm 2026 của Ủy ban nhân dân phường Hạc Thành)",
        "@c Chương I|QUY ĐỊNH CHUNG",
        "@d Điều 1. Phạm vi điều chỉnh",
        f"1. {CARE}",
        f"2. {WORK}",
        "@d Điều 2. Nguyên tắc làm việc",
        LEAD,
        "@c Chương II|TRÁCH NHIỆM GIẢI QUYẾT CÔNG VIỆC",
        "@d Điều 3. Trách nhiệm của Chủ tịch",
        f"a) {LEAD}",
        f"b) {MONEY}",
        "@d Điều 4. Trách nhiệm của thành viên",
        LOOK,
    ]
    return paper


def annexed_letter() -> Paper:
    """A letter of a company's office with an annex and its contact line."""
    return Paper(
        parent="BỘ TÀI CHÍNH",
        issuer=["CỤC THỐNG KÊ"],
        number="Số: 640/CTK-TKTH",
        letter="V/v cung cấp số liệu thống kê quý III năm 2026",
        date="Hà Nội, ngày 02 tháng 10 năm 2026",
        to=["Chi cục Thống kê các tỉnh, thành phố"],
        text=[
            f"Thực hiện chương trình công tác năm, Cục Thống kê đề nghị cung cấp số liệu theo Phụ lục kèm theo. {WORK}",
            f"Báo cáo gửi về Cục trước ngày 10 tháng 10 năm 2026. {LEAD}",
            "Cục Thống kê đề nghị quý cơ quan phối hợp./.",
        ],
        recipients=["- Như trên;", "- Lưu: VT, TKTH."],
        sign=["TUQ. CỤC TRƯỞNG", "TRƯỞNG BAN THỐNG KÊ TỔNG HỢP", "Đinh Thị Thúy"],
        foot="Số 54 Nguyễn Chí Thanh, Hà Nội; ĐT: 024.7304.6666; Email: banbientap@thongke.gov.vn",
        annex=[
            "@a Phụ lục",
            "@k DANH MỤC SỐ LIỆU CẦN CUNG CẤP",
            "@ref (Kèm theo Công văn số 640/CTK-TKTH ngày 02 tháng 10 năm 2026 của Cục Thống kê)",
            "@t TT|Nội dung|Đơn vị tính//1|Sản lượng lúa|Nghìn tấn//2|Chỉ số sản xuất công nghiệp|%",
        ],
    )


def guidance() -> Paper:
    """A provincial department's guidance with deep numbers."""
    return Paper(
        parent="ỦY BAN NHÂN DÂN TỈNH VĨNH LONG",
        issuer=["SỞ NỘI VỤ"],
        number="Số: 03/HD-SNV",
        date="Vĩnh Long, ngày 08 tháng 6 năm 2026",
        kind="HƯỚNG DẪN",
        subject="Đánh giá, xếp loại chất lượng cán bộ, công chức cấp xã",
        text=[
            f"Sở Nội vụ hướng dẫn việc đánh giá, xếp loại chất lượng như sau: {WORK}",
            "@h I. ĐỐI TƯỢNG, NGUYÊN TẮC",
            f"1. Đối tượng: {CARE}",
            f"2. Nguyên tắc: {LEAD}",
            "@h II. TIÊU CHÍ ĐÁNH GIÁ",
            "1. Tiêu chí chung",
            f"a) {CARE}",
            f"b) {WORK}",
            f"c) {LEAD}",
            f"d) {LOOK}",
            f"đ) {MONEY}",
            f"e) {CARE}",
            "2. Tiêu chí riêng",
            f"a) {LOOK}",
            f"b) {WORK}",
            "@h III. TỔ CHỨC THỰC HIỆN",
            f"{END}./.",
        ],
        recipients=["- UBND các xã, phường;", "- Lãnh đạo Sở;", "- Lưu: VT, CCVC."],
        sign=["GIÁM ĐỐC", "Trương Đặng Vĩnh Phúc"],
    )


def introduction() -> Paper:
    """A letter of introduction."""
    return Paper(
        parent="ỦY BAN NHÂN DÂN TỈNH SƠN LA",
        issuer=["BAN QUẢN LÝ DỰ ÁN", "ĐẦU TƯ XÂY DỰNG"],
        number="Số: 55/GGT-BQLDA",
        date="Sơn La, ngày 11 tháng 4 năm 2026",
        kind="GIẤY GIỚI THIỆU",
        text=[
            "Ban Quản lý dự án đầu tư xây dựng trân trọng giới thiệu:",
            "Ông (bà): Cầm Văn Inh.",
            "Chức vụ: Chuyên viên Phòng Kỹ thuật.",
            "Được cử đến: Sở Xây dựng tỉnh Phú Thọ.",
            "Về việc: Liên hệ làm thủ tục thẩm định thiết kế.",
            "Đề nghị quý cơ quan tạo điều kiện để ông (bà) có tên ở trên hoàn thành nhiệm vụ.",
            "Giấy này có giá trị đến hết ngày 30 tháng 4 năm 2026./.",
        ],
        recipients=["- Như trên;", "- Lưu: VT."],
        sign=["GIÁM ĐỐC", "Quàng Văn Lâm"],
        pages_numbered=False,
    )


def programme() -> Paper:
    """A ministry's programme, sizes 12/13/13, body 13."""
    return Paper(
        issuer=["BỘ KHOA HỌC VÀ CÔNG NGHỆ"],
        number="Số: 17/CTr-BKHCN",
        date="Hà Nội, ngày 25 tháng 7 năm 2026",
        kind="CHƯƠNG TRÌNH",
        subject="Hỗ trợ doanh nghiệp nhỏ và vừa chuyển đổi số giai đoạn 2026 - 2030",
        text=_plan(
            "Xây dựng nền tảng dùng chung, kết nối Wifi miễn phí, hỗ trợ phần mềm Office.",
            "Bộ Khoa học và Công nghệ ban hành Chương trình như sau:",
            f"{END}./.",
        ),
        recipients=[
            "- Các đơn vị thuộc Bộ;",
            "- Cổng thông tin điện tử của Bộ;",
            "- Lưu: VT, CĐS.",
        ],
        sign=["Q. BỘ TRƯỞNG", "Vũ Hải Quân"],
        small=True,
        body=13,
    )


def draft_report() -> Paper:
    """A draft with its mark and blanks for number and date."""
    return Paper(
        parent="ỦY BAN NHÂN DÂN TỈNH AN GIANG",
        issuer=["SỞ DU LỊCH"],
        number="Số:      /BC-SDL",
        date="An Giang, ngày     tháng 7 năm 2026",
        kind="BÁO CÁO",
        subject="Sơ kết công tác quảng bá, xúc tiến du lịch 6 tháng đầu năm 2026",
        under=["DỰ THẢO"],
        text=[
            f"Sở Du lịch báo cáo kết quả như sau: {WORK}",
            "@h I. TÌNH HÌNH CHUNG",
            CARE,
            "@h II. KẾT QUẢ",
            f"1. {LOOK}",
            f"2. {LEAD}",
            "@h III. NHIỆM VỤ 6 THÁNG CUỐI NĂM",
            f"1. {MONEY}",
            f"2. {WORK}",
            "Trên đây là báo cáo sơ kết của Sở Du lịch./.",
        ],
        recipients=["- UBND tỉnh;", "- Các phòng, đơn vị;", "- Lưu: VT, QLDL."],
        sign=["GIÁM ĐỐC", "Bùi Quốc Thái"],
    )


def company_letter() -> Paper:
    """A letter of an agency with one-line addressee and no parent."""
    return Paper(
        issuer=["BẢO HIỂM XÃ HỘI", "THÀNH PHỐ HẢI PHÒNG"],
        parent="BẢO HIỂM XÃ HỘI VIỆT NAM",
        number="Số: 2087/BHXH-CST",
        letter="V/v hướng dẫn hồ sơ tham gia bảo hiểm y tế hộ gia đình",
        date="Hải Phòng, ngày 19 tháng 11 năm 2026",
        to=["Ủy ban nhân dân phường Hồng Bàng"],
        text=[
            f"Phúc đáp đề nghị của quý Ủy ban, cơ quan có ý kiến như sau: {WORK}",
            f"- Về hồ sơ: {CARE}",
            f"- Về thời hạn: {LEAD}",
            f"{END}./.",
        ],
        recipients=["- Như trên;", "- Giám đốc (để báo cáo);", "- Lưu: VT, CST."],
        sign=["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Phùng Thị Kim Thoa"],
    )


# the Party


def _party_sign(of: str, title: str, name: str) -> list[str]:
    return [of, title, name]


def party_plan() -> Paper:
    """A commune's Party committee under HD 05."""
    return Paper(
        party="hd05",
        parent="ĐẢNG BỘ TỈNH NGHỆ AN",
        issuer=["ĐẢNG UỶ XÃ KIM LIÊN"],
        number="Số 14-KH/ĐU",
        date="Kim Liên, ngày 08 tháng 7 năm 2026",
        kind="KẾ HOẠCH",
        subject="thực hiện công tác kiểm tra, giám sát năm 2026",
        text=_plan(
            "Kiểm tra việc chấp hành quy chế làm việc.",
            "Căn cứ chương trình công tác năm, Ban Thường vụ Đảng uỷ xây dựng kế hoạch như sau:",
            f"{END}.",
            "-",
        ),
        recipients=[
            "- Tỉnh uỷ (để báo cáo);",
            "- Các chi bộ trực thuộc;",
            "- Lưu Văn phòng Đảng uỷ.",
        ],
        sign=_party_sign("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Trần Văn Tuấn"),
    )


def party_letter() -> Paper:
    """A letter of a provincial Party office under HD 05."""
    return Paper(
        party="hd05",
        parent="TỈNH UỶ LẠNG SƠN",
        issuer=["VĂN PHÒNG"],
        number="Số 312-CV/VPTU",
        letter="về việc chuẩn bị tài liệu hội nghị",
        date="Lạng Sơn, ngày 17 tháng 8 năm 2026",
        to=["Các ban, cơ quan tham mưu, giúp việc Tỉnh uỷ"],
        text=[
            f"Thực hiện chỉ đạo của Thường trực Tỉnh uỷ, Văn phòng đề nghị các cơ quan: {WORK}",
            LEAD,
            "Đề nghị các cơ quan quan tâm, phối hợp thực hiện.",
        ],
        recipients=[
            "- Như trên;",
            "- Thường trực Tỉnh uỷ (để báo cáo);",
            "- Lưu Văn phòng Tỉnh uỷ.",
        ],
        sign=["K/T CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "Hoàng Văn Đạt"],
    )


def party_decision() -> Paper:
    """A decision of a provincial Party committee under HD 05."""
    return Paper(
        party="hd05",
        issuer=["TỈNH UỶ ĐỒNG THÁP"],
        number="Số 205-QĐ/TU",
        date="Đồng Tháp, ngày 04 tháng 6 năm 2026",
        kind="QUYẾT ĐỊNH",
        subject="về việc thành lập Ban Chỉ đạo cải cách hành chính",
        text=[
            "- Căn cứ Điều lệ Đảng Cộng sản Việt Nam;",
            "- Căn cứ Quy chế làm việc của Ban Chấp hành Đảng bộ tỉnh;",
            "- Xét đề nghị của Ban Tổ chức Tỉnh uỷ.",
            "@auth BAN THƯỜNG VỤ TỈNH UỶ",
            "@qd QUYẾT ĐỊNH:",
            "Điều 1. Thành lập Ban Chỉ đạo cải cách hành chính của tỉnh.",
            f"Điều 2. Ban Chỉ đạo có nhiệm vụ tham mưu, giúp Ban Thường vụ Tỉnh uỷ. {LEAD}",
            "Điều 3. Văn phòng Tỉnh uỷ, các cơ quan có liên quan và các thành viên chịu trách nhiệm thi hành Quyết "
            "định này.",
        ],
        recipients=["- Như Điều 3;", "- Các đồng chí Tỉnh uỷ viên;", "- Lưu Văn phòng Tỉnh uỷ."],
        sign=["T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Lê Quốc Phong"],
    )


def party_resolution_old() -> Paper:
    """A district's resolution under HD 36, with commas in the recipients."""
    return Paper(
        party="hd36",
        parent="ĐẢNG BỘ TỈNH BẮC KẠN",
        issuer=["HUYỆN UỶ CHỢ ĐỒN"],
        number="Số 12-NQ/HU",
        date="Chợ Đồn, ngày 15 tháng 3 năm 2022",
        kind="NGHỊ QUYẾT",
        subject="về phát triển nông nghiệp hàng hoá giai đoạn 2022 - 2025",
        title_by="",
        text=_plan(
            "Xây dựng vùng sản xuất tập trung.",
            "Ban Chấp hành Đảng bộ huyện ban hành Nghị quyết như sau:",
            f"{END}.",
            "-",
        ),
        recipients=[
            "- Tỉnh uỷ (để báo cáo),",
            "- Các chi bộ, đảng bộ cơ sở,",
            "- Lưu Văn phòng Huyện uỷ.",
        ],
        sign=["T/M BAN CHẤP HÀNH", "BÍ THƯ", "Nông Văn Nguyên"],
    )


def party_report_old() -> Paper:
    """A provincial department's report under HD 36, shortly before it was replaced."""
    return Paper(
        party="hd36",
        parent="TỈNH UỶ QUẢNG NINH",
        issuer=["BAN TỔ CHỨC"],
        number="Số 61-BC/BTCTU",
        date="Quảng Ninh, ngày 06 tháng 5 năm 2026",
        kind="BÁO CÁO",
        subject="kết quả công tác tổ chức xây dựng Đảng quý I năm 2026",
        text=[
            f"Ban Tổ chức Tỉnh uỷ báo cáo kết quả như sau: {WORK}",
            "@h I- KẾT QUẢ",
            f"1. {LOOK}",
            f"2. {LEAD}",
            "@h II- NHIỆM VỤ TRỌNG TÂM",
            f"1. {CARE}",
            f"2. {WORK}",
            "Trên đây là báo cáo của Ban Tổ chức Tỉnh uỷ.",
        ],
        recipients=["- Thường trực Tỉnh uỷ,", "- Lãnh đạo Ban,", "- Lưu Ban Tổ chức Tỉnh uỷ."],
        sign=["K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "Vũ Quyết Tiến"],
        body=15,
    )


def party_proposal() -> Paper:
    """A proposal under HD 05: to the superior, with `Kính trình`."""
    return Paper(
        party="hd05",
        parent="ĐẢNG BỘ THÀNH PHỐ ĐÀ NẴNG",
        issuer=["ĐẢNG UỶ PHƯỜNG HẢI CHÂU"],
        number="Số 09-TTr/ĐU",
        date="Hải Châu, ngày 22 tháng 10 năm 2026",
        kind="TỜ TRÌNH",
        subject="về việc phê duyệt chủ trương sắp xếp chi bộ trực thuộc",
        to=["Ban Thường vụ Thành uỷ;"],
        text=[
            f"Đảng uỷ phường kính trình Ban Thường vụ Thành uỷ các nội dung sau: {WORK}",
            f"1. Sự cần thiết: {CARE}",
            f"2. Phương án sắp xếp: {LEAD}",
            "Kính trình Ban Thường vụ Thành uỷ xem xét, quyết định.",
        ],
        recipients=["- Như trên;", "- Ban Tổ chức Thành uỷ;", "- Lưu Văn phòng Đảng uỷ."],
        sign=["T/M ĐẢNG UỶ", "BÍ THƯ", "Lê Tự Gia Thạnh"],
    )


def party_conclusion() -> Paper:
    """A conclusion with its author line, for use at a conference."""
    return Paper(
        party="hd05",
        issuer=["THÀNH UỶ HUẾ"],
        number="Số 88-KL/TU",
        date="Thành phố Huế, ngày 01 tháng 12 năm 2026",
        kind="KẾT LUẬN",
        title_by="CỦA BAN THƯỜNG VỤ THÀNH UỶ",
        subject="về bảo tồn và phát huy giá trị di sản",
        top="LƯU HÀNH NỘI BỘ",
        text=[
            f"Sau khi nghe báo cáo, Ban Thường vụ Thành uỷ kết luận như sau: {WORK}",
            f"1. {CARE}",
            f"2. {LEAD}",
            f"3. {LOOK}",
            "Kết luận này phổ biến đến chi bộ.",
        ],
        recipients=[
            "- Các đảng uỷ trực thuộc;",
            "- Các ban Thành uỷ;",
            "- Lưu Văn phòng Thành uỷ.",
        ],
        sign=["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Phan Thiên Định"],
    )


def party_cell_minutes() -> Paper:
    """A notice of an inspection commission under HD 05, with long lines of organs."""
    return Paper(
        party="hd05",
        parent="ĐẢNG UỶ XÃ TÂN HỘI",
        issuer=["ỦY BAN KIỂM TRA"],
        number="Số 05-TB/UBKTĐU",
        date="Tân Hội, ngày 27 tháng 02 năm 2027",
        kind="THÔNG BÁO",
        subject="kết quả giám sát chuyên đề đối với Chi bộ Trường Tiểu học Tân Hội",
        text=[
            f"Uỷ ban Kiểm tra Đảng uỷ thông báo kết quả giám sát như sau: {LOOK}",
            "@h I- ƯU ĐIỂM",
            f"1. {WORK}",
            f"2. {CARE}",
            "@h II- HẠN CHẾ",
            LEAD,
            "Uỷ ban Kiểm tra Đảng uỷ yêu cầu Chi bộ nghiêm túc khắc phục.",
        ],
        recipients=[
            "- Đảng uỷ (để báo cáo);",
            "- Chi bộ Trường Tiểu học;",
            "- Lưu Uỷ ban Kiểm tra.",
        ],
        sign=["T/M ỦY BAN KIỂM TRA", "CHỦ NHIỆM", "Ngô Thị Mỹ Lệ"],
    )


PAPERS = {
    one.__name__: one
    for one in (
        commune_plan,
        department_letter,
        province_decision,
        ministry_report,
        school_notice,
        hospital_proposal,
        council_resolution,
        invitation,
        minutes,
        urgent_telegram,
        joint_plan,
        regulation,
        annexed_letter,
        guidance,
        introduction,
        programme,
        draft_report,
        company_letter,
        party_plan,
        party_letter,
        party_decision,
        party_resolution_old,
        party_report_old,
        party_proposal,
        party_conclusion,
        party_cell_minutes,
    )
}
