"""Papers of the Party's bodies, HD 05 and one under HD 36."""

from __future__ import annotations

from tests.papers.changing import fault, gone, look, put, ruled, sides, swap, unruled
from tests.papers.sheet import Desk, Paper

_WATER = (
    "Cấp uỷ phân công từng đồng chí uỷ viên phụ trách thôn, bản; định kỳ hằng tháng dự sinh hoạt chi bộ, nắm "
    "tình hình tư tưởng của đảng viên "
    "và những vấn đề bức xúc ở địa bàn dân cư."
)
_YOUNG = (
    "Coi trọng bồi dưỡng quần chúng ưu tú là công nhân, học sinh lớp mười hai và người có uy tín trong đồng "
    "bào dân tộc thiểu số để tạo nguồn "
    "kết nạp đảng viên."
)
_HOUSE = (
    "Bảo đảm bàn giao đủ hồ sơ, tài liệu, tài sản; không để thất lạc, lãng phí; trụ sở dôi dư ưu tiên bố trí "
    "cho y tế, giáo dục và thiết chế "
    "văn hoá cơ sở."
)
_WATCH = (
    "Ban Thường vụ giao cơ quan uỷ ban kiểm tra theo dõi, đôn đốc, sơ kết sáu tháng một lần và báo cáo "
    "kết quả với cấp có thẩm quyền."
)


def directive() -> Paper:
    return Paper(
        Desk(head="boxes", rule="alt", tail="table", gap="before"),
        party=True,
        issuer=["TỈNH UỶ SƠN LA"],
        number="Số 19-CT/TU",
        date="Sơn La, ngày 08 tháng 9 năm 2026",
        kind="CHỈ THỊ",
        subject=[
            "về tăng cường sự lãnh đạo của Đảng",
            "đối với công tác quản lý đất đai sau sắp xếp",
        ],
        lines=[
            ("p", f"Thời gian qua, công tác quản lý đất đai có chuyển biến tích cực. {_HOUSE}"),
            ("p", "Để khắc phục hạn chế, Ban Thường vụ Tỉnh uỷ yêu cầu:"),
            (
                "cl",
                f"1. Các cấp uỷ xã, phường quán triệt sâu sắc chủ trương của Trung ương. {_WATER}",
            ),
            ("cl", f"2. Đảng uỷ Uỷ ban nhân dân tỉnh lãnh đạo rà soát quy hoạch. {_HOUSE}"),
            ("cl", f"3. Uỷ ban Kiểm tra Tỉnh uỷ kiểm tra việc thực hiện. {_WATCH}"),
            ("p", "Chỉ thị này phổ biến đến chi bộ."),
        ],
        recipients=[
            "- Ban Bí thư Trung ương Đảng;",
            "- Các đảng uỷ trực thuộc;",
            "- Lưu Văn phòng Tỉnh uỷ.",
        ],
        sign=["T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Lò Minh Hùng"],
    )


DIRECTIVE = [
    fault("colon behind Số", "K021", swap("number", "Số ", "Số: ")),
    fault("symbol of a commune", "K024", swap("number", "/TU", "/ĐU")),
    fault("symbol of another kind", "K023", swap("number", "-CT/", "-KL/")),
    fault("seven dashes", "K017", put("dashes", "-------")),
    fault("no star", "K016", put("star", "")),
    fault("the State's end mark", "K040", swap("lines", "chi bộ.", "chi bộ./.")),
    fault("dot in the authority", "K034", swap("sign", "T/M ", "TM. ")),
    fault("title bold", "K005", look("signer", b=True)),
    fault("label slanted", "K006", look("label", i=True)),
    fault("date upright", "K006", look("date", i=False)),
    fault("clause repeated", "K031", swap("lines", "3. Uỷ", "2. Uỷ")),
    fault("archive with colon", "K038", swap("recipients", "Lưu ", "Lưu: ")),
]


def party_letter() -> Paper:
    return Paper(
        Desk(head="three", rule="border", tail="breaks", fonts="default", gap="after"),
        party=True,
        parent="ĐẢNG BỘ THÀNH PHỐ HẢI PHÒNG",
        issuer=["ĐẢNG UỶ XÃ VĨNH BẢO"],
        number="Số 204-CV/ĐU",
        letter="về việc chuẩn bị hội nghị sơ kết\nNghị quyết của cấp uỷ",
        date="Vĩnh Bảo, ngày 11 tháng 6 năm 2026",
        to=["các chi bộ trực thuộc"],
        lines=[
            (
                "p",
                f"Thực hiện Chương trình công tác năm, Đảng uỷ đề nghị các chi bộ chuẩn bị báo cáo. {_WATER}",
            ),
            ("p", f"Báo cáo gửi về Văn phòng Đảng uỷ trước ngày 20/6/2026. {_YOUNG}"),
        ],
        recipients=["- Như trên;", "- Lưu Văn phòng Đảng uỷ."],
        sign=["T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "Đào Thị Hồng Nhung"],
    )


PARTY_LETTER = [
    fault("V/v", "K028", swap("letter", "về việc", "V/v")),
    fault("subject upright", "K006", look("letter", i=False)),
    fault("subject at 14 pt", "K004", look("letter", size=14)),
    fault("symbol of the province", "K024", swap("number", "/ĐU", "/TU")),
    fault("issuer not bold", "K005", look("issuer", b=False)),
    fault("Party's title at 13 pt", "K004", look("party", size=13)),
    fault("label not underlined", "K007", look("label", u=False)),
    fault("stars", "K016", put("star", "* * *")),
    fault("no archive line", "K038", gone("recipients", -1)),
    fault("automatic line spacing", "K012", look("p", line="1.15"), pdf=False),
    fault("no addressee", "K043 K029", gone("to")),
    fault("dot in the authority", "K034", swap("sign", "T/L ", "TL. ")),
]


def party_plan() -> Paper:
    return Paper(
        Desk(program="google", head="three", rule="border", tail="table"),
        party=True,
        parent="ĐẢNG BỘ THÀNH PHỐ ĐỒNG NAI",
        issuer=["ĐẢNG UỶ PHƯỜNG LONG THÀNH"],
        number="Số 58-KH/ĐU",
        date="Phường Long Thành, ngày 03 tháng 8 năm 2026".replace("Phường ", ""),
        kind="KẾ HOẠCH",
        subject=["kiểm tra, giám sát quý IV năm 2026"],
        lines=[
            ("p", f"Ban Thường vụ Đảng uỷ xây dựng Kế hoạch như sau: {_WATCH}"),
            ("h", "I- MỤC ĐÍCH, YÊU CẦU"),
            ("p", _WATER),
            ("h", "II- NỘI DUNG"),
            ("cl", f"1. Kiểm tra hai chi bộ. {_YOUNG}"),
            ("cl", "2. Giám sát ba đồng chí là trưởng phòng chuyên môn."),
            ("h", "III- TỔ CHỨC THỰC HIỆN"),
            ("p", _WATCH),
            (
                "p",
                "Trên đây là Kế hoạch kiểm tra, giám sát quý IV năm 2026 của Ban Thường vụ Đảng uỷ.",
            ),
        ],
        recipients=["- Uỷ ban Kiểm tra Thành uỷ;", "- Các chi bộ;", "- Lưu Văn phòng Đảng uỷ."],
        sign=["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Huỳnh Tấn Lộc"],
    )


PARTY_PLAN = [
    fault("dot behind a heading", "K052", swap("lines", "II- NỘI", "II. NỘI")),
    fault("heading skipped", "K031", swap("lines", "III- TỔ", "IV- TỔ")),
    fault("recipients with commas", "K037", swap("recipients", "Thành uỷ;", "Thành uỷ,")),
    fault("no dashes", "K017", put("dashes", "")),
    fault("kind at 13 pt", "K004", look("kind", size=13)),
    fault("authority not bold", "K005", look("authority", b=False)),
    fault("number at 12 pt", "K004", look("number", size=12)),
    fault("title's line gone", "K014", unruled("party")),
    fault("top margin 27", "K002", sides(top=27), pdf=False),
    fault("text at 13 pt", "K004", look("p", size=12)),
    fault("date bold", "K005", look("date", b=True)),
    fault("number with a slash first", "K021", swap("number", "58-KH/ĐU", "58/KH-ĐU")),
]


def party_old_report() -> Paper:
    return Paper(
        Desk(head="breaks", rule="conn", tail="rows", noise=True),
        party=True,
        parent="ĐẢNG BỘ TỈNH YÊN BÁI",
        issuer=["HUYỆN UỶ TRẤN YÊN"],
        number="Số 311-BC/HU",
        date="Trấn Yên, ngày 15 tháng 4 năm 2024",
        kind="BÁO CÁO",
        subject=["kết quả công tác dân vận quý I năm 2024"],
        lines=[
            ("h", "I- KẾT QUẢ"),
            ("cl", f"1. Công tác tuyên truyền. {_WATER}"),
            ("cl", f"2. Công tác phối hợp. {_YOUNG}"),
            ("h", "II- NHIỆM VỤ QUÝ II"),
            ("p", _WATCH),
            ("p", "Trên đây là báo cáo kết quả công tác dân vận quý I năm 2024."),
        ],
        recipients=[
            "- Thường trực Tỉnh uỷ,",
            "- Ban Dân vận Tỉnh uỷ,",
            "- Lưu Văn phòng Huyện uỷ.",
        ],
        sign=["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Trần Thị Thu Hằng"],
    )


PARTY_OLD_REPORT = [
    fault(
        "recipients with semicolons",
        "K037",
        swap("recipients", "Thường trực Tỉnh uỷ,", "Thường trực Tỉnh uỷ;"),
    ),
    fault("colon behind Số", "K021", swap("number", "Số ", "Số: ")),
    fault("month padded", "K026", swap("date", "tháng 4", "tháng 04")),
    fault("parent bold", "K005", look("parent", b=True)),
    fault("heading repeated", "K031", swap("lines", "II- NHIỆM", "I- NHIỆM")),
    fault("subject slanted", "K006", look("subject", i=True)),
    fault("the Party's title misspelt", "K018", put("title", "ĐẢNG CỘNG SẢN VIÊT NAM")),
    fault("title's line too short", "K014", ruled("party", 0.4)),
    fault("name slanted", "K006", look("name", i=True)),
    fault("recipients at 14 pt", "K004", look("recipient", size=14)),
    fault("TUQ. in the Party", "K034", swap("sign", "T/M BAN THƯỜNG VỤ", "TUQ. BAN THƯỜNG VỤ")),
    fault("left margin 25", "K002", sides(left=25)),
]


def party_minutes() -> Paper:
    return Paper(
        Desk(program="libre", head="nested", rule="conn", tail="table"),
        party=True,
        parent="ĐẢNG BỘ CÁC CƠ QUAN ĐẢNG TỈNH",
        issuer=["CHI BỘ VĂN PHÒNG"],
        number="Số 06-BB/CB",
        date="Lai Châu, ngày 04 tháng 10 năm 2026",
        kind="BIÊN BẢN",
        subject=["sinh hoạt chi bộ thường kỳ tháng 10"],
        lines=[
            ("p", "Thời gian: 7 giờ 30 phút, ngày 04/10/2026. Địa điểm: phòng họp tầng 3."),
            ("p", "Có mặt 19/21 đảng viên; vắng 02 đồng chí có lý do."),
            ("p", f"Chi bộ thảo luận, thống nhất nhiệm vụ tháng 10. {_YOUNG}"),
            ("p", f"Kết luận của đồng chí chủ trì: {_WATER}"),
            ("p", "Hội nghị kết thúc lúc 9 giờ cùng ngày, biên bản được thông qua."),
        ],
        sign_left=["NGƯỜI GHI BIÊN BẢN", "Giàng A Chinh"],
        sign=["CHỦ TRÌ HỘI NGHỊ", "Lù Văn Pha"],
        recipients=["- Đảng uỷ (để báo cáo);", "- Lưu Chi bộ."],
    )


PARTY_MINUTES = [
    fault("number not padded", "K022", swap("number", "06-", "6-")),
    fault("day not padded", "K026", swap("date", "ngày 04", "ngày 4")),
    fault("issuer at 11 pt", "K004", look("issuer", size=11)),
    fault("kind in small letters", "K008", swap("kind", "BIÊN BẢN", "Biên bản")),
    fault("number bold", "K005", look("number", b=True)),
    fault("Party's title not bold", "K005", look("party", b=False)),
    fault("star gone", "K016", put("star", "")),
    fault("names slanted", "K006", look("name", i=True)),
    fault("label at 11 pt", "K004", look("label", size=11)),
    fault("text in Arial", "K003", look("p", font="Arial"), pdf=False),
    fault("symbol of a report", "K023", swap("number", "-BB/", "-BC/")),
    fault("right margin 22", "K002", sides(right=22)),
]


def party_decision() -> Paper:
    return Paper(
        Desk(head="float", rule="group", tail="float", wrong_styles=True),
        party=True,
        issuer=["THÀNH UỶ HUẾ"],
        number="Số 1140-QĐ/TU",
        date="Thành phố Huế, ngày 29 tháng 9 năm 2026",
        kind="QUYẾT ĐỊNH",
        subject=["về chỉ định cấp uỷ viên"],
        lines=[
            ("base", "- Căn cứ Điều lệ Đảng Cộng sản Việt Nam;"),
            ("base", "- Căn cứ Quy chế làm việc của Ban Chấp hành Đảng bộ thành phố;"),
            ("base", "- Xét đề nghị của Ban Tổ chức Thành uỷ."),
            ("auth", "BAN THƯỜNG VỤ THÀNH UỶ QUYẾT ĐỊNH"),
            (
                "art",
                "**Điều 1.** Chỉ định đồng chí Phan Thiên Định tham gia Ban Chấp hành Đảng bộ phường Phú "
                "Xuân, nhiệm kỳ 2025 - 2030.",
            ),
            ("art", f"**Điều 2.** Đảng uỷ phường Phú Xuân phân công nhiệm vụ cụ thể. {_HOUSE}"),
            (
                "art",
                "**Điều 3.** Văn phòng Thành uỷ, Ban Tổ chức Thành uỷ và đồng chí có tên tại Điều 1 chịu "
                "trách nhiệm thi hành Quyết định này.",
            ),
        ],
        recipients=["- Như Điều 3;", "- Thường trực Thành uỷ;", "- Lưu Văn phòng Thành uỷ."],
        sign=["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ THƯỜNG TRỰC", "Nguyễn Thanh Bình"],
    )


PARTY_DECISION = [
    fault("basis without dash", "K030", swap("lines", "- Căn cứ Quy chế", "Căn cứ Quy chế")),
    fault("last basis with a semicolon", "K030", swap("lines", "Thành uỷ.", "Thành uỷ;")),
    fault("article skipped", "K031", swap("lines", "Điều 2.", "Điều 4.")),
    fault("symbol of another organ", "K024", swap("number", "/TU", "/ĐU")),
    fault("kind at 18 pt", "K004", look("kind", size=18)),
    fault("subject not bold", "K005", look("subject", b=False)),
    fault("six dashes", "K017", put("dashes", "------")),
    fault("no blank between mark and body", "K034", swap("sign", "T/M ", "TM ")),
    fault(
        "a member under T/M",
        "K054",
        swap("sign", "PHÓ BÍ THƯ THƯỜNG TRỰC", "UỶ VIÊN BAN THƯỜNG VỤ"),
    ),
    fault("recipient with a plus", "K037", swap("recipients", "- Thường", "+ Thường")),
    fault("date in figures", "K025", swap("date", "ngày 29 tháng 9 năm 2026", "29/9/2026")),
    fault("text green", "K013", look("art", color="00B050")),
]


def joint_rules() -> Paper:
    return Paper(
        Desk(head="merged", rule="alt", tail="table"),
        party=True,
        issuer=["BAN TỔ CHỨC TỈNH UỶ CÀ MAU -", "BAN NỘI CHÍNH TỈNH UỶ CÀ MAU"],
        number="Số 03-QC/BTCTU-BNCTU",
        date="Cà Mau, ngày 16 tháng 7 năm 2026",
        kind="QUY CHẾ",
        subject=["phối hợp trong công tác bảo vệ chính trị nội bộ"],
        lines=[
            ("artb", "Điều 1. Phạm vi, đối tượng"),
            ("cl", f"1. Quy chế quy định nguyên tắc, nội dung phối hợp. {_WATCH}"),
            ("cl", "2. Áp dụng đối với lãnh đạo, cán bộ hai ban."),
            ("artb", "Điều 2. Nội dung phối hợp"),
            ("p", _WATER),
            ("artb", "Điều 3. Tổ chức thực hiện"),
            ("p", "Lãnh đạo hai ban chịu trách nhiệm tổ chức thực hiện Quy chế này."),
        ],
        sign_left=["TRƯỞNG BAN NỘI CHÍNH", "Lâm Văn Phú"],
        sign=["TRƯỞNG BAN TỔ CHỨC", "Trần Hoàng Khởi"],
        recipients=["- Thường trực Tỉnh uỷ;", "- Lưu Văn phòng hai ban."],
    )


JOINT_RULES = [
    fault("article repeated", "K031", swap("lines", "Điều 2.", "Điều 1.")),
    fault("article not bold", "K005", look("artb", b=False)),
    fault("clause skipped", "K031", swap("lines", "2. Áp", "3. Áp")),
    fault("colon behind Số", "K021", swap("number", "Số ", "Số: ")),
    fault("month padded", "K026", swap("date", "tháng 7", "tháng 07")),
    fault("issuer not bold", "K005", look("issuer", b=False)),
    fault("number slanted", "K006", look("number", i=True)),
    fault("kind not bold", "K005", look("kind", b=False)),
    fault("the State's end mark", "K040", swap("lines", "Quy chế này.", "Quy chế này./.")),
    fault("label not underlined", "K007", look("label", u=False)),
    fault("no recipients", "K043", gone("recipients")),
    fault("dashes too few", "K017", put("dashes", "---")),
]


def guide() -> Paper:
    return Paper(
        Desk(program="wps", head="four", rule="conn", tail="tabs", marks="auto"),
        party=True,
        parent="TỈNH UỶ ĐẮK LẮK",
        issuer=["BAN TUYÊN GIÁO VÀ DÂN VẬN"],
        number="Số 27-HD/BTGDVTU",
        date="Đắk Lắk, ngày 21 tháng 7 năm 2026",
        kind="HƯỚNG DẪN",
        subject=["tuyên truyền kỷ niệm Ngày Quốc khánh 02/9"],
        lines=[
            ("p", f"Ban Tuyên giáo và Dân vận Tỉnh uỷ hướng dẫn như sau: {_YOUNG}"),
            ("h", "I- MỤC ĐÍCH, YÊU CẦU"),
            ("cl", f"1. {_WATER}"),
            ("cl", f"2. {_HOUSE}"),
            ("h", "II- NỘI DUNG TUYÊN TRUYỀN"),
            ("p", _YOUNG),
            ("h", "III- TỔ CHỨC THỰC HIỆN"),
            ("p", _WATCH),
            (
                "p",
                "Trong quá trình thực hiện, nếu có vướng mắc, đề nghị phản ánh về Ban để thống nhất giải quyết.",
            ),
        ],
        recipients=[
            "- Ban Tuyên giáo và Dân vận Trung ương;",
            "- Các đảng uỷ trực thuộc;",
            "- Lưu Văn phòng Ban.",
        ],
        sign=["K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "H' Kim Hoa Byă"],
    )


GUIDE = [
    fault("dot in the authority", "K034", swap("sign", "K/T ", "KT. ")),
    fault("parent at 11 pt", "K004", look("parent", size=11)),
    fault("symbol of the committee", "K024", swap("number", "/BTGDVTU", "/TU")),
    fault("symbol of another kind", "K023", swap("number", "-HD/", "-TB/")),
    fault("date upright", "K006", look("date", i=False)),
    fault("authority not bold", "K005", look("authority", b=False)),
    fault("the State's end mark", "K040", swap("lines", "giải quyết.", "giải quyết./.")),
    fault("recipients with commas", "K037", swap("recipients", "Trung ương;", "Trung ương,")),
    fault("no dashes", "K017", put("dashes", "")),
    fault("name not bold", "K005", look("name", b=False)),
    fault("head signs as deputy", "K054", swap("sign", "PHÓ TRƯỞNG BAN", "TRƯỞNG BAN")),
    fault("subject at 12 pt", "K004", look("subject", size=12)),
]


def party_proposal() -> Paper:
    return Paper(
        Desk(head="controls", rule="conn", tail="indent", fonts="default", gap="after"),
        party=True,
        parent="ĐẢNG BỘ TỈNH GIA LAI",
        issuer=["ĐẢNG UỶ PHƯỜNG QUY NHƠN"],
        number="Số 12-TTr/ĐU",
        date="Phường Quy Nhơn, ngày 02 tháng 02 năm 2027",
        kind="TỜ TRÌNH",
        subject=["đề nghị bổ sung biên chế Trung tâm chính trị"],
        to=["Ban Thường vụ Tỉnh uỷ"],
        lines=[
            ("p", f"Trung tâm chính trị phường đi vào hoạt động từ tháng 7 năm 2025. {_HOUSE}"),
            ("p", f"Đảng uỷ đề nghị bổ sung 02 biên chế. {_WATCH}"),
            ("p", "Đảng uỷ phường kính trình Ban Thường vụ Tỉnh uỷ xem xét, quyết định."),
        ],
        recipients=["- Như trên;", "- Ban Tổ chức Tỉnh uỷ;", "- Lưu Văn phòng Đảng uỷ."],
        sign=["T/M ĐẢNG UỶ", "BÍ THƯ", "Nguyễn Hữu Lộc"],
    )


PARTY_PROPOSAL = [
    fault("kind in small letters", "K008", swap("kind", "TỜ TRÌNH", "Tờ trình")),
    fault("number not parted", "K021", swap("number", "12-TTr/ĐU", "12TTr/ĐU")),
    fault("month not padded", "K026", swap("date", "tháng 02", "tháng 2")),
    fault("star gone", "K016", put("star", "")),
    fault("title's line gone", "K014", unruled("party")),
    fault("archive with colon", "K038", swap("recipients", "Lưu ", "Lưu: ")),
    fault("title bold", "K005", look("signer", b=True)),
    fault("kind slanted", "K006", look("kind", i=True)),
    fault("text too tight", "K012", look("p", line="=15")),
    fault("recipient bold", "K005", look("recipient", b=True)),
    fault("bottom margin 30", "K002", sides(bottom=30), pdf=False),
    fault("subject with a full stop", "K028", swap("subject", "chính trị", "chính trị.")),
]
