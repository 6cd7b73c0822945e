"""Papers of the State's organs and of mass organisations under its form; facts of the autumn of 2026, words our own."""

from __future__ import annotations

from tests.papers.changing import fault, gone, look, put, ruled, sides, swap, unruled
from tests.papers.sheet import Desk, Paper

_FIELD = (
    "Cán bộ, công chức được phân công trực theo dõi diễn biến từng giờ, ghi chép đầy đủ và báo cáo ngay khi có tình huống "
    "phát sinh để người đứng đầu kịp thời chỉ đạo xử lý."
)
_HOME = (
    "Tổ công nghệ số cộng đồng đến từng hộ gia đình hướng dẫn cài đặt, sử dụng ứng dụng định danh; hộ neo "
    "đơn, người khuyết tật "
    "được hỗ trợ tại nhà theo lịch hẹn."
)
_SOIL = (
    "Diện tích lúa hè thu còn lại tập trung ở các cánh đồng thấp trũng, cần huy động máy gặt của hợp tác xã "
    "và lực lượng dân quân "
    "thu hoạch xong trước khi nước lên."
)
_BUDGET = (
    "Dự toán được lập trên cơ sở định mức hiện hành, có thuyết minh từng khoản; phần chênh lệch tăng so với "
    "năm trước phải nêu rõ "
    "nguyên nhân và nguồn cân đối."
)
_PEOPLE = (
    "Việc lấy ý kiến Nhân dân được tiến hành công khai tại nhà văn hóa thôn trong mười lăm ngày, kết quả tổng "
    "hợp thành biên bản "
    "có chữ ký của trưởng thôn và đại diện các hộ."
)


def telegram() -> Paper:
    return Paper(
        Desk(head="breaks", rule="alt", tail="rows", noise=True),
        parent="",
        issuer=["ỦY BAN NHÂN DÂN", "TỈNH QUẢNG TRỊ"],
        number="Số: 14/CĐ-UBND",
        date="Quảng Trị, ngày 28 tháng 9 năm 2026",
        kind="CÔNG ĐIỆN",
        subject=["Về việc chủ động ứng phó mưa lũ tại các xã ven sông và vùng núi phía tây"],
        lines=[
            ("p", "ỦY BAN NHÂN DÂN TỈNH QUẢNG TRỊ điện:"),
            ("p", "- Các sở, ban, ngành thuộc tỉnh;"),
            ("p", "- Ủy ban nhân dân các xã, phường và đặc khu Cồn Cỏ."),
            (
                "p",
                f"Theo bản tin của Đài Khí tượng Thủy văn tỉnh, từ đêm 29 tháng 9 có mưa rất to. {_FIELD}",
            ),
            (
                "cl",
                f"1. Sở Nông nghiệp và Môi trường tổ chức trực ban hai mươi tư giờ trong ngày. {_SOIL}",
            ),
            (
                "cl",
                f"2. Bộ Chỉ huy Quân sự tỉnh bố trí phương tiện tại các điểm dễ bị chia cắt. {_FIELD}",
            ),
            (
                "cl",
                "3. Chủ tịch Ủy ban nhân dân các xã, phường, đặc khu quyết định sơ tán dân, hoàn thành trước "
                "17 giờ ngày 29 tháng 9 năm 2026./.",
            ),
        ],
        recipients=["- Như trên;", "- Thường trực Tỉnh ủy (để báo cáo);", "- Lưu: VT, NN."],
        sign=["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Hồ Sỹ Trung"],
    )


TELEGRAM = [
    fault("number with a dash first", "K021", swap("number", "14/CĐ-UBND", "14-CĐ/UBND")),
    fault("symbol of a report", "K023", swap("number", "/CĐ-", "/BC-")),
    fault("month padded", "K026", swap("date", "tháng 9", "tháng 09")),
    fault("kind at 17 pt", "K004", look("kind", size=17)),
    fault("nation slanted", "K006", look("nation", i=True)),
    fault("motto's line gone", "K014", unruled("motto")),
    fault("no blank behind KT.", "K034", swap("sign", "KT. ", "KT.")),
    fault(
        "recipients' first line with a dot", "K037", swap("recipients", "Như trên;", "Như trên.")
    ),
    fault("clause missing", "K031", swap("lines", "2. Bộ", "4. Bộ")),
    fault("archive with a full word", "K038", swap("recipients", "Lưu: VT", "Lưu VT")),
    fault("left margin 25", "K002", sides(left=25)),
    fault("name in capitals", "K008", swap("sign", "Hồ Sỹ Trung", "HỒ SỸ TRUNG")),
]


def invitation() -> Paper:
    return Paper(
        Desk(head="merged", rule="border", tail="table", fonts="default", gap="after", line="1.1"),
        parent="UBND TỈNH LÂM ĐỒNG",
        issuer=["SỞ VĂN HÓA, THỂ THAO", "VÀ DU LỊCH"],
        number="Số: 07/GM-SVHTTDL",
        date="Lâm Đồng, ngày 05 tháng 10 năm 2026",
        kind="GIẤY MỜI",
        subject=["Họp chuẩn bị Festival Hoa Đà Lạt lần thứ XI"],
        small=True,
        size=13,
        to=["Lãnh đạo Ủy ban nhân dân các phường khu vực Đà Lạt"],
        lines=[
            (
                "p",
                "Sở Văn hóa, Thể thao và Du lịch trân trọng kính mời đại diện lãnh đạo Ủy ban nhân dân các "
                "phường tới dự cuộc họp chuẩn bị Festival Hoa Đà Lạt.",
            ),
            ("p", "**Chủ trì:** Ông Đinh Công Lâm, Giám đốc Sở."),
            ("p", "**Thời gian:** 08 giờ 30 phút, ngày 12 tháng 10 năm 2026."),
            (
                "p",
                "**Địa điểm:** Phòng họp số 2, Trung tâm Hành chính tỉnh, phường Xuân Hương - Đà Lạt.",
            ),
            (
                "p",
                "Đề nghị các đại biểu chuẩn bị ý kiến về phương án trang trí tuyến phố và đến dự họp đúng giờ./.",
            ),
        ],
        recipients=["- Như trên;", "- Lãnh đạo Sở;", "- Lưu: VT, VP."],
        sign=["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "Trịnh Hoài Anh"],
    )


INVITATION = [
    fault("day not padded", "K026", swap("date", "ngày 05", "ngày 5")),
    fault("number not padded", "K022", swap("number", "07/", "7/")),
    fault("symbol of a notice", "K023", swap("number", "/GM-", "/TB-")),
    fault("issuer not bold", "K005", look("issuer", b=False)),
    fault("parent bold", "K005", look("parent", b=True)),
    fault("motto with long dashes", "K018", put("motto", "Độc lập – Tự do – Hạnh phúc")),
    fault("number in Arial", "K003", look("number", font="Arial")),
    fault("title in small letters", "K008", swap("sign", "CHÁNH VĂN PHÒNG", "Chánh Văn phòng")),
    fault("date upright", "K006", look("date", i=False)),
    fault("no archive line", "K038", gone("recipients", -1)),
    fault("V/v before the subject", "K028", swap("subject", "Họp chuẩn bị", "V/v họp chuẩn bị")),
    fault("stop after the subject", "K028", swap("subject", "thứ XI", "thứ XI.")),
]


def minutes() -> Paper:
    return Paper(
        Desk(head="three", rule="conn", tail="table", wrong_styles=True),
        parent="ỦY BAN NHÂN DÂN XÃ TÂN HƯNG",
        issuer=["HỘI ĐỒNG XÉT DUYỆT", "TRỢ GIÚP XÃ HỘI"],
        number="Số: 03/BB-HĐXDTGXH",
        date="",
        kind="BIÊN BẢN",
        subject=["Họp xét duyệt hồ sơ trợ giúp xã hội đợt III năm 2026"],
        lines=[
            ("p", "Thời gian bắt đầu: 14 giờ 00 phút, ngày 22 tháng 9 năm 2026."),
            ("p", "Địa điểm: Hội trường Ủy ban nhân dân xã Tân Hưng."),
            (
                "p",
                "Thành phần tham dự: các thành viên Hội đồng theo Quyết định thành lập, vắng không.",
            ),
            (
                "p",
                "Chủ trì: Ông Nguyễn Hữu Phước, Phó Chủ tịch Ủy ban nhân dân xã, Chủ tịch Hội đồng.",
            ),
            ("p", "Thư ký: Bà Lê Thị Cẩm, công chức Văn hóa - Xã hội."),
            (
                "p",
                f"Nội dung: Hội đồng nghe báo cáo tổng hợp 27 hồ sơ do các ấp gửi lên. {_PEOPLE}",
            ),
            ("cl", f"1. Thống nhất đề nghị giải quyết 24 hồ sơ đủ điều kiện. {_BUDGET}"),
            (
                "cl",
                "2. Trả lại 03 hồ sơ chưa đủ giấy tờ, hướng dẫn gia đình bổ sung trước ngày 30 tháng 9 năm 2026.",
            ),
            (
                "p",
                "Cuộc họp kết thúc vào 16 giờ 20 phút, ngày 22 tháng 9 năm 2026, biên bản được đọc lại và các "
                "thành viên nhất trí./.",
            ),
        ],
        sign_left=["THƯ KÝ", "Lê Thị Cẩm"],
        sign=["CHỦ TỌA", "Nguyễn Hữu Phước"],
        recipients=["- Các thành viên Hội đồng;", "- Lưu: VT, Hồ sơ."],
    )


MINUTES = [
    fault("issuer at 15 pt", "K004", look("issuer", size=15)),
    fault("number bold", "K005", look("number", b=True)),
    fault("subject not bold", "K005", look("subject", b=False)),
    fault("motto underlined, no line", "K007 K014 K015", look("motto", u=True), unruled("motto")),
    fault("no name of the kind", "K043 K027", gone("kind")),
    fault("no colon behind Số", "K021", swap("number", "Số: ", "Số ")),
    fault("label upright", "K006", look("label", i=False)),
    fault("clause repeated", "K031", swap("lines", "2. Trả", "1. Trả")),
    fault("text at 11 pt", "K004", look("p", size=11)),
    fault("right margin 25", "K002", sides(right=25)),
    fault("chairman's name slanted", "K006", look("name", i=True)),
    fault("name of the nation wrong", "K018", put("nation", "CỘNG HÒA XÃ HỘI CHỦ NGHỈA VIỆT NAM")),
]


def proposal() -> Paper:
    return Paper(
        Desk(head="boxes", rule="alt", tail="float", gap="after"),
        parent="UBND THÀNH PHỐ CẦN THƠ",
        issuer=["SỞ XÂY DỰNG"],
        number="Số: 318/TTr-SXD",
        date="Cần Thơ, ngày 19 tháng 8 năm 2026",
        kind="TỜ TRÌNH",
        subject=[
            "Về việc phê duyệt nhiệm vụ quy hoạch phân khu",
            "ven sông Hậu, thành phố Cần Thơ",
        ],
        to=["Ủy ban nhân dân thành phố Cần Thơ"],
        lines=[
            ("base", "Căn cứ Luật Quy hoạch đô thị và nông thôn ngày 26 tháng 11 năm 2024;"),
            (
                "base",
                "Căn cứ Quyết định số 1519/QĐ-TTg ngày 02 tháng 12 năm 2023 của Thủ tướng Chính phủ.",
            ),
            ("p", "Sở Xây dựng kính trình Ủy ban nhân dân thành phố những nội dung sau:"),
            ("h", "I. SỰ CẦN THIẾT"),
            ("p", _PEOPLE),
            ("h", "II. NỘI DUNG NHIỆM VỤ"),
            ("clb", "1. Phạm vi"),
            ("p", f"Khu vực rộng khoảng 412 ha, phía đông giáp sông Hậu. {_SOIL}"),
            ("clb", "2. Kinh phí"),
            ("p", _BUDGET),
            ("h", "III. KIẾN NGHỊ"),
            ("p", "Sở Xây dựng kính đề nghị Ủy ban nhân dân thành phố xem xét, phê duyệt./."),
        ],
        recipients=["- Như trên;", "- Sở Tài chính;", "- Lưu: VT, QHKT."],
        sign=["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Mai Như Tuyết"],
    )


PROPOSAL = [
    fault(
        "last basis with a semicolon",
        "K030",
        swap("lines", "Thủ tướng Chính phủ.", "Thủ tướng Chính phủ;"),
    ),
    fault("bases upright", "K006", look("base", i=False)),
    fault("heading skipped", "K031", swap("lines", "III. KIẾN", "IV. KIẾN")),
    fault("no Như trên", "K039", gone("recipients", 0)),
    fault("parent at 15 pt", "K004", look("parent", size=15)),
    fault("date bold", "K005", look("date", b=True)),
    fault("month padded", "K026", swap("date", "tháng 8", "tháng 08")),
    fault("issuer's line gone", "K014", unruled("issuer")),
    fault("slash in the authority", "K034", swap("sign", "KT. ", "K/T ")),
    fault("deputy of another head", "K054", swap("sign", "PHÓ GIÁM ĐỐC", "GIÁM ĐỐC")),
    fault("name without weight", "K005", look("name", b=False)),
    fault("degree before the name", "K035", swap("sign", "Mai Như Tuyết", "ThS. Mai Như Tuyết")),
]


def conclusion() -> Paper:
    return Paper(
        Desk(head="frames", rule="border", tail="tabs", fonts="default"),
        parent="ỦY BAN NHÂN DÂN TỈNH PHÚ THỌ",
        issuer=["VĂN PHÒNG"],
        number="Số: 264/TB-VP",
        date="Phú Thọ, ngày 14 tháng 10 năm 2026",
        kind="THÔNG BÁO",
        subject=[
            "Kết luận của đồng chí Phó Chủ tịch Ủy ban nhân dân tỉnh",
            "tại buổi làm việc với xã Thượng Cốc",
        ],
        lines=[
            (
                "p",
                f"Ngày 12 tháng 10 năm 2026, đồng chí Phó Chủ tịch Ủy ban nhân dân tỉnh làm việc với xã Thượng "
                f"Cốc và kết luận như sau: {_HOME}",
            ),
            ("cl", f"1. Đánh giá chung: {_FIELD}"),
            ("cl", "2. Nhiệm vụ trong thời gian tới:"),
            ("pt", f"a) Hoàn thành số hóa hồ sơ hộ tịch. {_HOME}"),
            ("pt", f"b) Sắp xếp lại trụ sở dôi dư. {_BUDGET}"),
            ("pt", "c) Bố trí cán bộ tiếp công dân vào các ngày thứ Ba và thứ Năm hằng tuần."),
            ("p", "Văn phòng Ủy ban nhân dân tỉnh thông báo để các cơ quan biết, thực hiện./."),
        ],
        recipients=[
            "- Chủ tịch, các PCT UBND tỉnh;",
            "- Các Sở: NV, TC, NNMT;",
            "- UBND xã Thượng Cốc;",
            "- Lưu: VT, NC2.",
        ],
        sign=["KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "Bùi Đức Hinh"],
    )


CONCLUSION = [
    fault("point skipped", "K032", swap("lines", "b) Sắp", "d) Sắp")),
    fault("point with a dot", "K052", swap("lines", "c) Bố", "c. Bố")),
    fault("subject slanted", "K006", look("subject", i=True)),
    fault("number at 15 pt", "K004", look("number", size=15)),
    fault("date in figures", "K025", swap("date", "ngày 14 tháng 10 năm 2026", "14/10/2026")),
    fault("blanks round the slash", "K021", swap("number", "264/TB", "264 / TB")),
    fault("recipient without a mark", "K037", swap("recipients", "UBND tỉnh;", "UBND tỉnh")),
    fault("archive not in the registry", "K038", swap("recipients", "Lưu: VT", "Lưu: VP")),
    fault("recipients bold", "K005", look("recipient", b=True)),
    fault("KT. of nobody's deputy", "K054", swap("sign", "PHÓ CHÁNH", "CHÁNH")),
    fault("bracketed words to fill", "K046", swap("lines", "thứ Năm", "[CẦN BỔ SUNG: ngày]")),
    fault("page number at the right", "K020", put("paged", "right"), pdf=False),
]


def regulation() -> Paper:
    return Paper(
        Desk(head="nested", rule="conn", tail="rows", noise=True, line="1.2"),
        parent="ĐẠI HỌC ĐÀ NẴNG",
        issuer=["TRƯỜNG ĐẠI HỌC KINH TẾ"],
        number="Số: 1207/QĐ-ĐHKT",
        date="Đà Nẵng, ngày 11 tháng 9 năm 2026",
        kind="QUYẾT ĐỊNH",
        subject=["Ban hành Quy chế tiếp công dân của Trường Đại học Kinh tế"],
        lines=[
            ("auth", "HIỆU TRƯỞNG TRƯỜNG ĐẠI HỌC KINH TẾ"),
            ("base", "Căn cứ Luật Tiếp công dân ngày 25 tháng 11 năm 2013;"),
            (
                "base",
                "Căn cứ Nghị quyết số 12/NQ-HĐT ngày 10 tháng 02 năm 2026 của Hội đồng trường;",
            ),
            ("base", "Theo đề nghị của Trưởng phòng Thanh tra - Pháp chế."),
            ("enact", "QUYẾT ĐỊNH:"),
            (
                "art",
                "**Điều 1.** Ban hành kèm theo Quyết định này Quy chế tiếp công dân của Trường Đại học Kinh tế.",
            ),
            ("art", "**Điều 2.** Quyết định này có hiệu lực kể từ ngày ký."),
            (
                "art",
                "**Điều 3.** Trưởng các đơn vị thuộc Trường và cá nhân có liên quan chịu trách nhiệm thi hành "
                "Quyết định này./.",
            ),
        ],
        recipients=["- Như Điều 3;", "- Hội đồng trường;", "- Lưu: VT, TTPC."],
        sign=["HIỆU TRƯỞNG", "PGS. TS. Võ Quang Trí"],
        annex=[
            ("mid", "QUY CHẾ"),
            ("mid", "Tiếp công dân của Trường Đại học Kinh tế"),
            ("anr", "(Kèm theo Quyết định số 1207/QĐ-ĐHKT ngày 11 tháng 9 năm 2026"),
            ("anr", "của Hiệu trưởng Trường Đại học Kinh tế)"),
            ("ch", "Chương I"),
            ("ch", "QUY ĐỊNH CHUNG"),
            ("artb", "Điều 1. Phạm vi điều chỉnh"),
            ("p", "Quy chế này quy định việc tiếp công dân tại Trường."),
            ("artb", "Điều 2. Nguyên tắc"),
            ("cl", f"1. Công khai, dân chủ, kịp thời. {_PEOPLE}"),
            ("cl", "2. Giữ bí mật và bảo vệ người tố cáo."),
            ("ch", "Chương II"),
            ("ch", "TỔ CHỨC TIẾP CÔNG DÂN"),
            ("artb", "Điều 3. Địa điểm, lịch tiếp"),
            ("cl", "1. Phòng Tiếp công dân tại tầng 1, nhà A."),
            ("cl", f"2. Lịch tiếp niêm yết công khai. {_FIELD}"),
            ("artb", "Điều 4. Trách nhiệm thi hành"),
            ("p", "Phòng Thanh tra - Pháp chế theo dõi, đôn đốc việc thực hiện Quy chế này./."),
        ],
    )


REGULATION = [
    fault("deciding words without colon", "K060", swap("lines", "QUYẾT ĐỊNH:", "QUYẾT ĐỊNH")),
    fault("article skipped in the decision", "K031", swap("lines", "Điều 2.", "Điều 4.")),
    fault("article skipped in the regulation", "K031", swap("annex", "Điều 3.", "Điều 5.")),
    fault("basis with a comma", "K030", swap("lines", "2013;", "2013,")),
    fault("chapter without a name", "K033", gone("annex", 12)),
    fault("colon behind an article", "K052", swap("annex", "Điều 4. ", "Điều 4: ")),
    fault("title of an article not bold", "K005", look("artb", b=False)),
    fault("symbol of a plan", "K023", swap("number", "/QĐ-", "/KH-")),
    fault("name of the kind in small letters", "K008", swap("kind", "QUYẾT ĐỊNH", "Quyết định")),
    fault("subject at 11 pt", "K004", look("subject", size=11)),
    fault("issuer's line over all its words", "K014", ruled("issuer", 2.4)),
    fault(
        "text at the left",
        "K009",
        look("cl", jc="left"),
        look("art", jc="left"),
        look("p", jc="left"),
        pdf=False,
    ),
]


def report() -> Paper:
    return Paper(
        Desk(head="tabs", rule="alt", tail="indent", marks="auto", fonts="theme"),
        parent="",
        issuer=["ỦY BAN NHÂN DÂN", "PHƯỜNG TRÀ LÝ"],
        number="Số: 152/BC-UBND",
        date="Trà Lý, ngày 06 tháng 7 năm 2026",
        kind="BÁO CÁO",
        subject=["Kết quả vận hành chính quyền địa phương 02 cấp 6 tháng đầu năm 2026"],
        to=["Ủy ban nhân dân tỉnh Hưng Yên"],
        lines=[
            (
                "p",
                f"Thực hiện chế độ báo cáo định kỳ, Ủy ban nhân dân phường Trà Lý báo cáo như sau: {_HOME}",
            ),
            ("h", "I. TÌNH HÌNH THỰC HIỆN"),
            ("cl", f"1. Về giải quyết thủ tục hành chính: {_HOME}"),
            (
                "table",
                "TT|Lĩnh vực|Tiếp nhận|Đúng hạn//1|Hộ tịch|1.204|1.198//2|Đất đai|386|371//3|Bảo trợ xã hội|215|215",
            ),
            ("cl", f"2. Về ngân sách: {_BUDGET}"),
            ("h", "II. HẠN CHẾ, NGUYÊN NHÂN"),
            ("p", _FIELD),
            ("h", "III. PHƯƠNG HƯỚNG"),
            ("cl", f"1. {_PEOPLE}"),
            ("cl", f"2. {_FIELD}"),
            ("p", "Số liệu chi tiết nêu tại Phụ lục kèm theo."),
            ("p", "Ủy ban nhân dân phường Trà Lý trân trọng báo cáo./."),
        ],
        recipients=["- Như trên;", "- Thường trực Đảng ủy, HĐND phường;", "- Lưu: VT, VP."],
        sign=["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Vũ Thị Hương Lan"],
        annex=[
            ("anl", "Phụ lục"),
            ("ant", "SỐ LIỆU GIẢI QUYẾT HỒ SƠ THEO THÁNG"),
            (
                "anr",
                "(Kèm theo Báo cáo số 152/BC-UBND ngày 06 tháng 7 năm 2026 của Ủy ban nhân dân phường Trà Lý)",
            ),
            (
                "table",
                "TT|Lĩnh vực|Tháng 1|Tháng 2|Tháng 3|Tháng 4|Tháng 5|Tháng 6//1|Hộ "
                "tịch|198|176|204|211|209|206//2|Đất đai|55|61|70|66|68|66",
            ),
        ],
        turned=True,
    )


REPORT = [
    fault("number without symbol of the kind", "K021 K023", swap("number", "/BC-UBND", "/UBND")),
    fault("symbol of the council", "K024", swap("number", "UBND", "HĐND")),
    fault("day not padded", "K026", swap("date", "ngày 06", "ngày 6")),
    fault("issuer slanted", "K006", look("issuer", i=True)),
    fault("motto not bold", "K005", look("motto", b=False)),
    fault("heading at 17 pt", "K004", look("h", size=17)),
    fault(
        "annex not mentioned", "K042", swap("lines", " nêu tại Phụ lục kèm theo", " có ở văn phòng")
    ),
    fault("annex with a letter", "K041", swap("annex", "Phụ lục", "Phụ lục B")),
    fault("no addressee", "K043 K029 K039", gone("to")),
    fault("TM. and a deputy alone", "K054", swap("sign", "CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
    fault("recipients slanted", "K006", look("recipient", i=True)),
    fault("text blue", "K013", look("p", color="0000FF")),
]


def letter() -> Paper:
    return Paper(
        Desk(program="wps", head="four", rule="inline", tail="breaks", gap="after"),
        parent="ỦY BAN NHÂN DÂN PHƯỜNG AN KHÁNH",
        issuer=["PHÒNG KINH TẾ, HẠ TẦNG", "VÀ ĐÔ THỊ"],
        number="Số: 89/KTHTĐT",
        letter="V/v rà soát vỉa hè, lòng đường\ncho thuê tạm thời",
        date="An Khánh, ngày 30 tháng 6 năm 2026",
        to=["Công an phường", "Các khu phố từ số 1 đến số 24"],
        lines=[
            (
                "p",
                f"Thực hiện ý kiến của Chủ tịch Ủy ban nhân dân phường, Phòng đề nghị các đơn vị phối hợp rà "
                f"soát như sau: {_FIELD}",
            ),
            ("cl", f"1. Công an phường lập danh sách các tuyến đường đã cho thuê. {_PEOPLE}"),
            (
                "cl",
                "2. Các khu phố gửi kết quả về Phòng trước ngày 10 tháng 7 năm 2026 để tổng hợp.",
            ),
            ("p", "Đề nghị các đơn vị quan tâm phối hợp./."),
        ],
        recipients=["- Như trên;", "- CT, các PCT UBND phường;", "- Lưu: VT."],
        sign=["TRƯỞNG PHÒNG", "Đoàn Minh Khôi"],
    )


LETTER = [
    fault("subject without V/v", "K028", swap("letter", "V/v rà", "Rà")),
    fault("subject at 14 pt", "K004", look("letter", size=14.5)),
    fault(
        "addressee with a full stop between",
        "K029",
        swap("to", "Công an phường", "Công an phường."),
    ),
    fault("no addressees", "K043 K029", gone("to")),
    fault("parent bold", "K005", look("parent", b=True)),
    fault("nation at 11 pt", "K004", look("nation", size=11)),
    fault("no comma after the place", "K025", swap("date", ", ngày", " ngày")),
    fault("no place", "K025", swap("date", "An Khánh, ngày", "Ngày")),
    fault("no number line", "K043 K021", gone("number")),
    fault("label not bold", "K005", look("label", b=False)),
    fault("recipient with a plus", "K037", swap("recipients", "- CT", "+ CT")),
    fault("motto without blanks", "K018", put("motto", "Độc lập-Tự do-Hạnh phúc")),
]


def council() -> Paper:
    return Paper(
        Desk(head="merged", rule="alt", tail="table", wrong_styles=True, gap="before"),
        issuer=["HỘI ĐỒNG NHÂN DÂN", "XÃ ĐẠI SƠN"],
        number="Số: 21/NQ-HĐND",
        date="Đại Sơn, ngày 24 tháng 7 năm 2026",
        kind="NGHỊ QUYẾT",
        subject=["Về việc điều chỉnh kế hoạch đầu tư công năm 2026"],
        lines=[
            ("auth", "HỘI ĐỒNG NHÂN DÂN XÃ ĐẠI SƠN"),
            ("auth", "KHÓA XX, KỲ HỌP THỨ BA"),
            ("base", "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;"),
            ("base", "Căn cứ Luật Đầu tư công ngày 29 tháng 11 năm 2024;"),
            (
                "base",
                "Xét Tờ trình số 40/TTr-UBND ngày 10 tháng 7 năm 2026 của Ủy ban nhân dân xã; ý kiến thảo "
                "luận của đại biểu Hội đồng nhân dân xã tại kỳ họp.",
            ),
            ("enact", "QUYẾT NGHỊ:"),
            (
                "art",
                f"**Điều 1.** Điều chỉnh giảm 1,2 tỷ đồng của dự án đường liên thôn Đồng Lạc - Cầu Vồng. {_BUDGET}",
            ),
            ("art", "**Điều 2.** Giao Ủy ban nhân dân xã tổ chức thực hiện Nghị quyết này."),
            (
                "p",
                "Nghị quyết này đã được Hội đồng nhân dân xã Đại Sơn khóa XX, kỳ họp thứ Ba thông qua ngày 24 "
                "tháng 7 năm 2026./.",
            ),
        ],
        recipients=[
            "- Thường trực HĐND thành phố Hải Phòng;",
            "- Như Điều 2;",
            "- Đại biểu HĐND xã;",
            "- Lưu: VT.",
        ],
        sign=["CHỦ TỊCH", "Phạm Đình Tuyên"],
        margins=(22, 18, 22, 32),
    )


COUNCIL = [
    fault("deciding words of a decision", "K060", swap("lines", "QUYẾT NGHỊ:", "QUYẾT ĐỊNH:")),
    fault("basis with a full stop", "K030", swap("lines", "2025;", "2025.")),
    fault("article repeated", "K031", swap("lines", "Điều 2.", "Điều 1.")),
    fault("symbol of the committee", "K024", swap("number", "HĐND", "UBND")),
    fault("top margin 10", "K002", sides(top=10), pdf=False),
    fault("kind underlined", "K007", look("kind", u=True)),
    fault("issuer's line gone", "K014", unruled("issuer")),
    fault("authority not bold", "K005", look("auth", b=False)),
    fault("date at 11 pt", "K004", look("date", size=11)),
    fault("number not centred under the issuer", "K009", look("number", jc="left"), pdf=False),
    fault("signer's title slanted", "K006", look("signer", i=True)),
    fault("no signer's name", "K043", swap("sign", "Phạm Đình Tuyên", "")),
]
