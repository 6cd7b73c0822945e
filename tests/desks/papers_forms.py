"""Forms with dots, old encodings, mass organisations, slips: the State's form in other hands."""

from __future__ import annotations

import unicodedata

from tests.papers.changing import fault, gone, look, put, sides, swap, unruled
from tests.papers.sheet import Desk, Paper

_ROAD = (
    "Đội quản lý trật tự phối hợp với tổ dân phố nhắc nhở từng hộ kinh doanh, lập biên bản các trường hợp tái "
    "phạm và báo cáo kết quả "
    "vào chiều thứ Sáu hằng tuần."
)
_FUND = (
    "Nguồn vận động được quản lý tại tài khoản riêng, công khai danh sách đơn vị ủng hộ và đối tượng được "
    "thăm hỏi trên trang thông tin "
    "của tổ chức."
)
_BOOK = "Thư viện mở cửa cả ngày nghỉ, bổ sung đầu sách thiếu nhi, tổ chức luân chuyển sách về các điểm trường xa trung tâm."
_OLD = (
    "Các đơn vị rà soát danh mục máy móc, thiết bị đã hết thời hạn sử dụng, lập hồ sơ đề nghị thanh lý theo "
    "đúng quy định và gửi kết quả "
    "về phòng Tài chính tổng hợp."
)


def introduction() -> Paper:
    return Paper(
        Desk(head="three", rule="border", tail="tabs", fonts="default", gap="after"),
        parent="SỞ NỘI VỤ TỈNH NGHỆ AN",
        issuer=["TRUNG TÂM LƯU TRỮ LỊCH SỬ"],
        number="Số: 05/GGT-TTLTLS",
        date="Nghệ An, ngày 09 tháng 02 năm 2026",
        kind="GIẤY GIỚI THIỆU",
        subject=[],
        lines=[
            ("p", "Trung tâm Lưu trữ lịch sử trân trọng giới thiệu:"),
            ("form", "Ông (bà): Cao Thị Mỹ Duyên"),
            ("form", "Chức vụ: Lưu trữ viên"),
            ("form", "Được cử đến: Ủy ban nhân dân xã Quỳ Châu"),
            ("form", "Về việc: khảo sát tài liệu của cấp huyện trước ngày 01 tháng 7 năm 2025"),
            ("p", "Đề nghị quý cơ quan tạo điều kiện để bà có tên ở trên hoàn thành nhiệm vụ."),
            ("p", "Giấy này có giá trị đến hết ngày 28 tháng 02 năm 2026./."),
        ],
        recipients=["- Như trên;", "- Lưu: VT."],
        sign=["GIÁM ĐỐC", "Lang Văn Tuấn"],
    )


INTRODUCTION = [
    fault("month not padded", "K026", swap("date", "tháng 02", "tháng 2")),
    fault("symbol of another kind", "K023", swap("number", "/GGT-", "/GM-")),
    fault("no colon behind Số", "K021", swap("number", "Số: ", "Số ")),
    fault("kind at 18 pt", "K004", look("kind", size=18)),
    fault("issuer not bold", "K005", look("issuer", b=False)),
    fault("archive without colon", "K038", swap("recipients", "Lưu: ", "Lưu ")),
    fault("label at 14 pt", "K004", look("label", size=14)),
    fault("name slanted", "K006", look("name", i=True)),
    fault("title in small letters", "K008", swap("sign", "GIÁM ĐỐC", "Giám đốc")),
    fault("issuer in Tahoma", "K003", look("issuer", font="Tahoma")),
    fault("motto's line gone", "K014", unruled("motto")),
    fault("no end mark", "K040", swap("lines", "2026./.", "2026.")),
]


def slip() -> Paper:
    return Paper(
        Desk(program="libre", head="float", rule="conn", tail="table"),
        parent="BAN TIẾP CÔNG DÂN TRUNG ƯƠNG",
        issuer=["TRỤ SỞ TIẾP CÔNG DÂN", "TẠI THÀNH PHỐ HỒ CHÍ MINH"],
        number="Số: 77/PC-TCD",
        date="Thành phố Hồ Chí Minh, ngày 02 tháng 3 năm 2026",
        kind="PHIẾU CHUYỂN",
        subject=["Đơn kiến nghị của ông Trần Quốc Dũng"],
        to=["Ủy ban nhân dân xã Bình Hưng"],
        lines=[
            (
                "p",
                "Trụ sở Tiếp công dân nhận được đơn đề ngày 20 tháng 02 năm 2026 của ông Trần Quốc Dũng, "
                "thường trú tại ấp 3, về việc cấp giấy chứng nhận quyền sử dụng đất.",
            ),
            ("p", f"Nội dung đơn thuộc thẩm quyền của Ủy ban nhân dân xã Bình Hưng. {_ROAD}"),
            (
                "p",
                "Đề nghị xem xét, giải quyết theo quy định và thông báo kết quả đến người gửi đơn./.",
            ),
        ],
        recipients=["- Như trên;", "- Ông Trần Quốc Dũng (để biết);", "- Lưu: VT, NV1."],
        sign=["TUQ. TRƯỞNG BAN", "TRƯỞNG PHÒNG NGHIỆP VỤ", "Tô Thị Kim Ngân"],
    )


SLIP = [
    fault("symbol of a dispatch slip", "K023", swap("number", "/PC-", "/PG-")),
    fault("day not padded", "K026", swap("date", "ngày 02", "ngày 2")),
    fault("number slanted", "K006", look("number", i=True)),
    fault("nation not bold", "K005", look("nation", b=False)),
    fault("kind red", "K013", look("kind", color="C00000")),
    fault("recipients at 13 pt", "K004", look("recipient", size=13)),
    fault("no recipients", "K043", gone("recipients")),
    fault("double line spacing", "K012", look("p", line="2.2")),
    fault("no first indent", "K010", look("p", first=0)),
    fault("lost mark of the authority", "K034", swap("sign", "TUQ. ", "TUQ.")),
    fault("name in Courier New", "K003", look("name", font="Courier New")),
    fault("no archive line", "K038", gone("recipients", -1)),
]


def old_letter() -> Paper:
    return Paper(
        Desk(head="breaks", rule="conn", tail="table", fonts="TCVN3"),
        parent="tổng công ty cấp nước".upper(),
        issuer=["XÍ NGHIỆP CƠ ĐIỆN"],
        number="Số: 61/XNCĐ-KT",
        letter="V/v thanh lý thiết bị cũ",
        date="Hà Nội, ngày 20 tháng 5 năm 2026",
        to=["Phòng Tài chính Tổng công ty"],
        lines=[
            (
                "p",
                f"Thực hiện kế hoạch năm, xí nghiệp xin báo cáo như sau: {_OLD.replace('Các', 'Trong quý này các')}",
            ),
            (
                "cl",
                f"1. Số lượng thiết bị đề nghị thanh lý là 14 máy bơm. {_OLD.replace('Các', 'Những')}",
            ),
            ("cl", "2. Thời gian thực hiện trong tháng 6 năm 2026."),
            ("p", "Kính đề nghị phòng Tài chính xem xét, giải quyết./."),
        ],
        recipients=["- Như trên;", "- Lưu: VT, KT."],
        sign=["GIÁM ĐỐC", "Nguyễn Quang Vinh"],
    )


OLD_LETTER = [
    fault("number at 16 pt", "K004", look("number", size=16)),
    fault("date upright", "K006", look("date", i=False)),
    fault("issuer not bold", "K005", look("issuer", b=False)),
    fault("no V/v", "K028", swap("letter", "V/v thanh", "Thanh")),
    fault("no addressee", "K043 K029", gone("to")),
    fault("left margin 22", "K002", sides(left=22)),
    fault("recipient without a mark", "K037", swap("recipients", "trên;", "trên")),
    fault("clause skipped", "K031", swap("lines", "2. Thời", "3. Thời")),
    fault("motto's line gone", "K014", unruled("motto")),
    fault("name at 18 pt", "K004", look("name", size=18)),
]


def old_plan() -> Paper:
    return Paper(
        Desk(head="three", rule="conn", tail="table", fonts="VNI", gap="after"),
        parent="UBND PHƯỜNG TÂN AN",
        issuer=["THƯ VIỆN PHƯỜNG"],
        number="Số: 09/KH-TV",
        date="Tây Ninh, ngày 08 tháng 01 năm 2026",
        kind="KẾ HOẠCH",
        subject=["Phát triển văn hóa đọc năm 2026"],
        lines=[
            ("h", "I. MỤC ĐÍCH"),
            ("p", _BOOK),
            ("h", "II. NỘI DUNG"),
            ("cl", f"1. Phục vụ bạn đọc. {_BOOK}"),
            ("cl", f"2. Kinh phí. {_FUND}"),
            ("p", "Trên đây là kế hoạch phát triển văn hóa đọc năm 2026./."),
        ],
        recipients=["- UBND phường;", "- Lưu: VT."],
        sign=["PHỤ TRÁCH THƯ VIỆN", "Huỳnh Thị Mỹ Lệ"],
    )


OLD_PLAN = [
    fault("heading skipped", "K031", swap("lines", "II. NỘI", "III. NỘI")),
    fault("month not padded", "K026", swap("date", "tháng 01", "tháng 1")),
    fault("number not padded", "K022", swap("number", "09/", "9/")),
    fault("parent slanted", "K006", look("parent", i=True)),
    fault("kind not bold", "K005", look("kind", b=False)),
    fault("subject at 17 pt", "K004", look("subject", size=17)),
    fault("recipients bold", "K005", look("recipient", b=True)),
    fault("no archive line", "K038", gone("recipients", -1)),
    fault("text at 11 pt", "K004", look("p", size=11)),
    fault("right margin 28", "K002", sides(right=28)),
]


def front() -> Paper:
    return Paper(
        Desk(program="onlyoffice", head="breaks", rule="alt", tail="breaks"),
        parent="ỦY BAN MTTQ VIỆT NAM TỈNH AN GIANG",
        issuer=["BAN THƯỜNG TRỰC"],
        number="Số: 118/MTTQ-BTT",
        letter="V/v vận động Quỹ “Vì người nghèo”",
        date="An Giang, ngày 17 tháng 10 năm 2026",
        to=[
            "Ban Thường trực Ủy ban MTTQ Việt Nam xã Óc Eo",
            "Ban Thường trực Ủy ban MTTQ Việt Nam đặc khu Thổ Châu",
        ],
        lines=[
            (
                "p",
                f"Hưởng ứng Tháng cao điểm, Ban Thường trực đề nghị các đơn vị tổ chức vận động đến từng hộ "
                f"khá giả. {_FUND}",
            ),
            ("p", "Kết quả gửi về Ban Thường trực trước ngày 18 tháng 11 năm 2026./."),
        ],
        recipients=["- Như trên;", "- Thường trực Tỉnh ủy (để báo cáo);", "- Lưu: VT, CTXH."],
        sign=["TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH", "Danh Sà Rinh"],
    )


# Rules of mass organisations are told as notes only, so each fault is one that no level hides.
FRONT = [
    fault("motto with a wrong letter", "K018", put("motto", "Độc lập - Tự do - Hạnh phuc")),
    fault("day not padded", "K026", swap("date", "ngày 17", "ngày 7")),
    fault("number at 16 pt", "K004", look("number", size=16)),
    fault("date upright", "K006", look("date", i=False)),
    fault("issuer not bold", "K005", look("issuer", b=False)),
    fault("subject without V/v", "K028", swap("letter", "V/v vận", "Vận")),
    fault(
        "letters and marks apart",
        "K050",
        swap("lines", "Hưởng ứng", unicodedata.normalize("NFD", "Hưởng ứng")),
        pdf=False,
    ),
    fault("look-alike letter", "K050", swap("lines", "vận động", "vận đông ngƣời")),
    fault("left margin 20", "K002", sides(left=20)),
    fault("recipient with a plus", "K037", swap("recipients", "- Thường", "+ Thường")),
    fault("no Như trên", "K039", gone("recipients", 0)),
    fault("slash in the authority", "K034", swap("sign", "TM. ", "T/M ")),
]


def union() -> Paper:
    return Paper(
        Desk(head="four", rule="group", tail="rows", noise=True, line="1.3", fonts="theme"),
        parent="LIÊN ĐOÀN LAO ĐỘNG THÀNH PHỐ HUẾ",
        issuer=["CÔNG ĐOÀN PHƯỜNG THUẬN HÓA"],
        number="Số: 16/QĐ-CĐP",
        date="Huế, ngày 25 tháng 8 năm 2026",
        kind="QUYẾT ĐỊNH",
        subject=["Về việc khen thưởng đoàn viên xuất sắc"],
        lines=[
            ("auth", "BAN CHẤP HÀNH CÔNG ĐOÀN PHƯỜNG THUẬN HÓA"),
            ("base", "Căn cứ Điều lệ Công đoàn Việt Nam;"),
            ("base", "Xét đề nghị của các công đoàn cơ sở."),
            ("enact", "QUYẾT ĐỊNH:"),
            (
                "art",
                "**Điều 1.** Khen thưởng 12 đoàn viên có thành tích trong Tháng Công nhân năm 2026.",
            ),
            ("art", f"**Điều 2.** Mức thưởng thực hiện theo quy chế chi tiêu. {_FUND}"),
            (
                "art",
                "**Điều 3.** Các công đoàn cơ sở và đoàn viên có tên chịu trách nhiệm thi hành Quyết định này./.",
            ),
        ],
        recipients=["- Như Điều 3;", "- LĐLĐ thành phố;", "- Lưu: VT."],
        sign=["TM. BAN CHẤP HÀNH", "CHỦ TỊCH", "Hoàng Thị Như Thanh"],
    )


UNION = [
    fault("article skipped", "K031", swap("lines", "Điều 2.", "Điều 5.")),
    fault("last basis with a semicolon", "K030", swap("lines", "cơ sở.", "cơ sở;")),
    fault("symbol of a plan", "K023", swap("number", "/QĐ-", "/KH-")),
    fault("blanks round the slash", "K021", swap("number", "16/QĐ", "16 / QĐ")),
    fault("kind not bold", "K005", look("kind", b=False)),
    fault("parent at 16 pt", "K004", look("parent", size=16)),
    fault("date in figures", "K025", swap("date", "ngày 25 tháng 8 năm 2026", "25/8/2026")),
    fault("recipient with a comma", "K037", swap("recipients", "Điều 3;", "Điều 3,")),
    fault(
        "archive line not last",
        "K038",
        lambda paper: paper.recipients.insert(0, paper.recipients.pop()),
    ),
    fault("text grey", "K013", look("art", color="7F7F7F")),
    fault("no signer's title", "K043", gone("sign", 1), gone("sign", 0)),
    fault("motto slanted", "K006", look("motto", i=True)),
]


def scheme() -> Paper:
    return Paper(
        Desk(program="google", head="three", rule="border", tail="table", gap="after"),
        parent="ỦY BAN NHÂN DÂN TỈNH ĐỒNG THÁP",
        issuer=["ỦY BAN NHÂN DÂN", "XÃ TÂN PHÚ ĐÔNG"],
        number="Số: 33/PA-UBND",
        date="Tân Phú Đông, ngày 03 tháng 6 năm 2026",
        kind="PHƯƠNG ÁN",
        subject=["Phòng, chống hạn mặn bảo vệ vườn cây ăn trái"],
        lines=[
            ("ch", "Phần I"),
            ("ch", "TÌNH HÌNH CHUNG"),
            (
                "p",
                f"Xã nằm giữa hai nhánh sông, độ mặn vượt bốn phần nghìn vào cuối mùa khô. {_ROAD}",
            ),
            ("ch", "Phần II"),
            ("ch", "GIẢI PHÁP"),
            ("h", "I. GIẢI PHÁP CÔNG TRÌNH"),
            ("cl", f"1. Đắp 11 đập tạm trên các kênh nội đồng. {_FUND}"),
            ("cl", "2. Nạo vét 4,6 km kênh mương, danh mục tại Phụ lục I kèm theo."),
            ("h", "II. GIẢI PHÁP PHI CÔNG TRÌNH"),
            ("pt", f"a) Thông báo độ mặn hằng ngày. {_BOOK}"),
            (
                "pt",
                "b) Vận động hộ dân trữ nước trong mương vườn, số liệu tại Phụ lục II kèm theo.",
            ),
            ("p", "Trên đây là Phương án phòng, chống hạn mặn của xã Tân Phú Đông./."),
        ],
        recipients=["- UBND tỉnh;", "- Các ấp;", "- Lưu: VT, KT."],
        sign=["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn Út Em"],
        annex=[
            ("anl", "Phụ lục I"),
            ("ant", "DANH MỤC KÊNH NẠO VÉT"),
            (
                "anr",
                "(Kèm theo Phương án số 33/PA-UBND ngày 03 tháng 6 năm 2026 của Ủy ban nhân dân xã Tân Phú Đông)",
            ),
            ("table", "TT|Tên kênh|Chiều dài (km)//1|Kênh Ngang|2,1//2|Kênh Bà Lắm|2,5"),
            ("page", ""),
            ("anl", "Phụ lục II"),
            ("ant", "SỐ HỘ TRỮ NƯỚC"),
            (
                "anr",
                "(Kèm theo Phương án số 33/PA-UBND ngày 03 tháng 6 năm 2026 của Ủy ban nhân dân xã Tân Phú Đông)",
            ),
            ("table", "TT|Ấp|Số hộ//1|Lý Quàn|214//2|Kinh Nhiếm|187"),
        ],
    )


SCHEME = [
    fault("annexes with Arabic numbers", "K041", swap("annex", "Phụ lục II", "Phụ lục 2")),
    fault(
        "second annex not mentioned", "K042", swap("lines", ", số liệu tại Phụ lục II kèm theo", "")
    ),
    fault("part without a name", "K033", gone("lines", 1)),
    fault("point skipped", "K032", swap("lines", "b) Vận", "c) Vận")),
    fault("heading skipped", "K031", swap("lines", "II. GIẢI PHÁP PHI", "III. GIẢI PHÁP PHI")),
    fault("slash behind a clause", "K052", swap("lines", "2. Nạo", "2/ Nạo")),
    fault("deputy alone for the committee", "K054", gone("sign", 1)),
    fault("issuer at 16 pt", "K004", look("issuer", size=16)),
    fault("number in Courier New", "K003", look("number", font="Courier New")),
    fault("annex's title not bold", "K005", look("ant", b=False)),
    fault("reference upright", "K006", look("anr", i=False)),
    fault("tight lines", "K012", look("p", line="=13")),
    fault(
        "no gap between paragraphs",
        "K011",
        look("p", before=0, after=0),
        look("cl", before=0, after=0),
        look("pt", before=0, after=0),
    ),
]


def mandate() -> Paper:
    return Paper(
        Desk(head="controls", rule="conn", tail="indent", fonts="default"),
        parent="BỘ KHOA HỌC VÀ CÔNG NGHỆ",
        issuer=["CỤC SỞ HỮU TRÍ TUỆ"],
        number="Số: 02/GUQ-SHTT",
        date="Hà Nội, ngày 27 tháng 02 năm 2026",
        kind="GIẤY ỦY QUYỀN",
        subject=["Về việc ký kết hợp đồng thuê trụ sở"],
        lines=[
            (
                "p",
                "Cục trưởng Cục Sở hữu trí tuệ ủy quyền cho ông Lưu Hoàng Long, Phó Cục trưởng, thay mặt Cục "
                "ký hợp đồng thuê trụ sở làm việc.",
            ),
            ("cl", f"1. Phạm vi ủy quyền: {_FUND}"),
            ("cl", "2. Thời hạn ủy quyền: từ ngày ký đến hết ngày 31 tháng 12 năm 2026."),
            ("p", "Người được ủy quyền không được ủy quyền lại cho người khác./."),
        ],
        recipients=["- Ông Lưu Hoàng Long;", "- Bộ trưởng (để báo cáo);", "- Lưu: VT, VP."],
        sign=["CỤC TRƯỞNG", "Đinh Hữu Phí"],
        stamp="KHẨN",
    )


MANDATE = [
    fault("symbol of a notice", "K023", swap("number", "/GUQ-", "/TB-")),
    fault("month not padded", "K026", swap("date", "tháng 02", "tháng 2")),
    fault("parent bold", "K005", look("parent", b=True)),
    fault("kind slanted", "K006", look("kind", i=True)),
    fault("subject with a full stop", "K028", swap("subject", "trụ sở", "trụ sở.")),
    fault("indent of 25 mm", "K010", look("p", first=25), look("cl", first=25)),
    fault("clause skipped", "K031", swap("lines", "2. Thời", "4. Thời")),
    fault("stamp at 10 pt", "K004", look("stamp", size=10)),
    fault("name at 11 pt", "K004", look("name", size=11)),
    fault("recipient without a mark", "K037", swap("recipients", "Long;", "Long")),
    fault("nation misspelt", "K018", put("nation", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIÊT NAM")),
    fault("no place and date", "K043", gone("date")),
]
