"""Papers of the Party's bodies, from a cell to a province (HD 05-HD/VPTW)."""

from __future__ import annotations

from tests.papers.sheet import PARTY
from tests.strangers.building import sent
from tests.strangers.sheet import Paper, Row, rows
from tests.strangers.texts import clauses, said, sections


def party(
    parent: str, issuer: str, number: str, date: str, title: list[Row], body: list[Row]
) -> Paper:
    left = [
        *rows("parent", *[one for one in (parent,) if one]),
        Row("issuer", issuer),
        Row("star", "*"),
    ]
    return Paper(
        party=True,
        left=left,
        right=[Row("title", PARTY, 1)],
        low_left=rows("number", number),
        low_right=rows("date", date),
        title=title,
        body=body,
    )


def titled(kind: str, *subject: str, by: str = "") -> list[Row]:
    """Kind, in whose name, subject, five hyphens."""
    return [
        Row("kind", kind),
        *(rows("by", by) if by else []),
        *rows("subject", *subject),
        Row("dashes", "-----"),
    ]


def signed(*lines: str) -> list[Row]:
    return [
        *(Row("mark" if one[1:2] == "/" else "office", one) for one in lines[:-1]),
        Row("name", lines[-1]),
    ]


def cell_plan() -> Paper:
    found = party(
        "ĐẢNG BỘ XÃ KIM SƠN",
        "CHI BỘ THÔN TUY LỘC",
        "Số 07-KH/CB",
        "Kim Sơn, ngày 05 tháng 10 năm 2026",
        titled("KẾ HOẠCH", "giúp đỡ quần chúng phấn đấu vào Đảng"),
        [
            Row("p", f"Chi bộ họp ngày 03/10/2026, thống nhất kế hoạch như sau: {said(True, 0)}"),
            *sections(
                True,
                ("MỤC ĐÍCH, YÊU CẦU", "NỘI DUNG", "TỔ CHỨC THỰC HIỆN"),
                2,
                "Chi bộ kiểm điểm vào cuối quý IV.",
                1,
            ),
        ],
    )
    found.recipients = sent(
        "- Đảng uỷ xã (để báo cáo);", "- Các đồng chí đảng viên;", "- Lưu Chi bộ."
    )
    found.signs = [signed("T/M CHI BỘ", "BÍ THƯ", "Mai Văn Thoả")]
    return found


def conclusion() -> Paper:
    found = party(
        "",
        "TỈNH UỶ GIA LAI",
        "Số 86-KL/TU",
        "Gia Lai, ngày 20 tháng 8 năm 2026",
        titled(
            "KẾT LUẬN", "về công tác dân tộc sáu tháng cuối năm", by="CỦA BAN THƯỜNG VỤ TỈNH UỶ"
        ),
        [
            Row(
                "p",
                f"Tại phiên họp ngày 18/8/2026, Ban Thường vụ Tỉnh uỷ đã nghe báo cáo và kết luận: {said(True, 5)}",
            ),
            *clauses(True, 1, "Về kết quả đã đạt được.", "Về hạn chế.", "Về nhiệm vụ."),
            Row("p", "Văn phòng Tỉnh uỷ theo dõi, đôn đốc việc thực hiện Kết luận này."),
        ],
    )
    found.recipients = sent(
        "- Ban Bí thư Trung ương Đảng;", "- Các đảng uỷ trực thuộc;", "- Lưu Văn phòng Tỉnh uỷ."
    )
    found.signs = [signed("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Rah Lan Chung")]
    return found


def party_invitation() -> Paper:
    found = party(
        "ĐẢNG BỘ TỈNH TÂY NINH",
        "ĐẢNG UỶ XÃ ĐỨC HUỆ",
        "Số 14-GM/ĐU",
        "Đức Huệ, ngày 27 tháng 10 năm 2026",
        titled("GIẤY MỜI", "dự hội nghị sơ kết công tác quý III"),
        [
            Row(
                "p",
                f"Ban Thường vụ Đảng uỷ xã trân trọng kính mời các đồng chí cấp uỷ viên dự hội nghị. {said(True, 7)}",
            ),
            Row("p", "Thời gian: 7 giờ 30 phút, ngày 06/11/2026 (một buổi)."),
            Row("p", "Địa điểm: Hội trường Đảng uỷ xã."),
            Row("p", "Đề nghị các đồng chí sắp xếp công việc, dự hội nghị đúng thành phần."),
        ],
    )
    found.recipients = sent("- Như trên;", "- Lưu Văn phòng Đảng uỷ.")
    found.signs = [signed("T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "Lê Thị Út Mười")]
    return found


def issuing_decision() -> Paper:
    """A decision, and behind it the rules of procedure that it issues."""
    found = party(
        "ĐẢNG BỘ THÀNH PHỐ HUẾ",
        "ĐẢNG UỶ PHƯỜNG THUẬN AN",
        "Số 45-QĐ/ĐU",
        "Thuận An, ngày 11 tháng 9 năm 2026",
        titled("QUYẾT ĐỊNH", "ban hành Quy chế tiếp đảng viên và nhân dân"),
        [
            Row("base", "- Căn cứ Điều lệ Đảng;"),
            Row("base", "- Căn cứ Quy chế làm việc của Ban Chấp hành Đảng bộ phường;"),
            Row("base", "- Xét đề nghị của Văn phòng Đảng uỷ phường."),
            Row("auth", "BAN THƯỜNG VỤ ĐẢNG UỶ QUYẾT ĐỊNH"),
            Row(
                "art",
                "**Điều 1.** Ban hành kèm theo Quyết định này Quy chế tiếp đảng viên và nhân dân.",
            ),
            Row("art", "**Điều 2.** Quyết định này có hiệu lực kể từ ngày ký."),
            Row(
                "art",
                "**Điều 3.** Văn phòng Đảng uỷ và các chi bộ, đảng bộ trực thuộc chịu trách nhiệm thi hành Quyết định này.",
            ),
        ],
    )
    found.recipients = sent(
        "- Ban Thường vụ Thành uỷ;", "- Như Điều 3;", "- Lưu Văn phòng Đảng uỷ."
    )
    found.signs = [signed("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Hoàng Trọng Bửu")]
    names = ("Phạm vi", "Nơi tiếp và lịch tiếp", "Trả lời", "Hiệu lực thi hành")
    found.annex = [
        Row("annex_kind", "QUY CHẾ"),
        Row("annex_subject", "tiếp đảng viên và nhân dân"),
        Row(
            "anr",
            "(Ban hành kèm theo Quyết định số 45-QĐ/ĐU, ngày 11/9/2026 của Ban Thường vụ Đảng uỷ phường Thuận An)",
        ),
        Row("dashes", "-----"),
    ]
    for at, name in enumerate(names, 1):
        found.annex.append(Row("art", f"**Điều {at}. {name}**"))
        found.annex += [Row("cl", f"{step}. {said(True, at + step)}") for step in (1, 2)]
    return found


def cell_minutes() -> Paper:
    found = party(
        "ĐẢNG BỘ BỆNH VIỆN ĐA KHOA",
        "CHI BỘ KHOA CẤP CỨU",
        "Số 09-BB/CB",
        "Cao Bằng, ngày 04 tháng 11 năm 2026",
        titled("BIÊN BẢN", "họp chi bộ thường kỳ tháng 11 năm 2026"),
        [
            *rows(
                "p",
                "Thời gian: 16 giờ 00 phút, ngày 04/11/2026.",
                "Địa điểm: Phòng giao ban Khoa Cấp cứu.",
            ),
            Row("p", "Thành phần: 14/15 đảng viên; vắng 01 đồng chí đi học."),
            *rows(
                "p",
                "Chủ trì: Đồng chí Nông Ích Đạt, Bí thư Chi bộ.",
                "Người ghi biên bản: Đồng chí Bế Thị Loan.",
            ),
            Row("p", "Nội dung:"),
            *clauses(
                True,
                2,
                "Đồng chí Bí thư thông báo tình hình.",
                "Các đảng viên thảo luận.",
                "Biểu quyết: 14/14 nhất trí.",
            ),
            Row("p", "Cuộc họp kết thúc hồi 17 giờ 10 phút cùng ngày."),
        ],
    )
    found.signs = [
        signed("NGƯỜI GHI BIÊN BẢN", "Bế Thị Loan"),
        signed("CHỦ TRÌ HỘI NGHỊ", "Nông Ích Đạt"),
    ]
    found.recipients = sent("- Đảng uỷ Bệnh viện (để báo cáo);", "- Lưu Chi bộ.")
    return found


def affairs_notice() -> Paper:
    found = party(
        "TỈNH UỶ CAO BẰNG",
        "BAN NỘI CHÍNH",
        "Số 58-TB/BNCTU",
        "Cao Bằng, ngày 02 tháng 10 năm 2026",
        titled("THÔNG BÁO", "kết quả theo dõi việc xử lý các vụ việc quý III"),
        [
            Row("p", f"Ban Nội chính Tỉnh uỷ thông báo kết quả theo dõi như sau: {said(True, 3)}"),
            *sections(
                True,
                ("KẾT QUẢ", "TỒN TẠI", "KIẾN NGHỊ"),
                2,
                "Ban Nội chính Tỉnh uỷ thông báo để các cơ quan biết.",
                4,
            ),
        ],
    )
    found.recipients = sent(
        "- Thường trực Tỉnh uỷ;", "- Các cơ quan tư pháp tỉnh;", "- Lưu Ban Nội chính."
    )
    found.signs = [signed("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "Đàm Thị Diễm")]
    return found


def control_letter() -> Paper:
    """A letter to several, its subject below the number."""
    found = party(
        "TỈNH UỶ ĐỒNG THÁP",
        "UỶ BAN KIỂM TRA",
        "Số 219-CV/UBKTTU",
        "Đồng Tháp, ngày 15 tháng 9 năm 2026",
        [
            Row("tol", "Kính gửi:"),
            *rows("toi", "- Các đảng uỷ trực thuộc Tỉnh uỷ;", "- Uỷ ban kiểm tra các đảng uỷ;"),
        ],
        [
            Row(
                "p",
                f"Uỷ ban Kiểm tra Tỉnh uỷ đề nghị các đảng uỷ rà soát hồ sơ đảng viên. {said(True, 4, 2)}",
            ),
            *clauses(True, 6, "Lập danh sách theo mẫu.", "Gửi trước ngày 30/9/2026."),
            Row("p", "Đề nghị các đảng uỷ quan tâm thực hiện."),
        ],
    )
    found.low_left += rows("letter", "về việc rà soát hồ sơ", "đảng viên sau sắp xếp")
    found.recipients = sent(
        "- Như trên;", "- Thường trực Tỉnh uỷ (để báo cáo);", "- Lưu Uỷ ban Kiểm tra."
    )
    found.signs = [signed("T/M UỶ BAN KIỂM TRA", "PHÓ CHỦ NHIỆM", "Ngô Hoàng Lộc")]
    return found
