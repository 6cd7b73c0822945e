"""Documents of every other sort that reach an office, as their authors make them: nothing false may be said.

`KINDS` says of each which standard and kind it must be taken for and what may be said of it; `SEEDS` are
errors put into sound ones, with the code that must name each.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from docx.shared import Mm, Pt
from docx.table import _Cell

from tests.foreign import ALIGN, Writer, draw

CENTRE, RIGHT = ALIGN.CENTER, ALIGN.RIGHT
NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
TEXT = (
    "Căn cứ tình hình thực tế và yêu cầu nhiệm vụ, cơ quan đề nghị các đơn vị phối hợp triển khai các "
    "nội dung dưới đây bảo đảm đúng thời gian quy định."
)
"""A sentence of the text that begins as a basis does."""


def head(
    writer: Writer, issuer: Sequence[str], number: str, date: str, below: str = "", line: float = 22
) -> None:
    """The State's letterhead in a table of two rows; `below` = the subject of a letter."""
    table = writer.table(2)
    left, right = table.rows[0].cells
    for name in issuer:
        last = writer.paragraph(name, 13, name == issuer[-1], align=CENTRE, into=left)
    draw(last, line)
    nation(writer, right)
    writer.paragraph(number, 13, align=CENTRE, into=table.cell(1, 0))
    if below:
        subject = writer.paragraph(below, 12, align=CENTRE, into=table.cell(1, 0))
        subject.paragraph_format.space_before = Pt(6)
    if date:
        writer.paragraph(date, 14, italic=True, align=CENTRE, into=table.cell(1, 1))


def nation(writer: Writer, into: _Cell | None = None) -> None:
    writer.paragraph(NATION[0], 13, True, align=CENTRE, into=into)
    draw(writer.paragraph(NATION[1], 14, True, align=CENTRE, into=into), 58)


def title(writer: Writer, kind: str, subject: str, line: float = 40) -> None:
    writer.paragraph(kind, 14, True, align=CENTRE)
    draw(writer.paragraph(subject, 14, True, align=CENTRE), line)


def tail(writer: Writer, recipients: Sequence[str], signature: Sequence[str]) -> None:
    left, right = writer.table(widths=(82, 83)).rows[0].cells
    writer.paragraph("Nơi nhận:", 12, True, True, into=left)
    for words in recipients:
        writer.paragraph(words, 11, into=left)
    for words in signature[:-1]:
        writer.paragraph(words, 14, True, align=CENTRE, into=right)
    for _ in range(3):
        right.add_paragraph()
    writer.paragraph(signature[-1], 14, True, align=CENTRE, into=right)
    writer.number_pages()


def party_head(
    writer: Writer, issuer: Sequence[str], number: str, date: str, below: str = ""
) -> None:
    left, right = writer.table(widths=(77, 88)).rows[0].cells
    for name in issuer:
        writer.paragraph(name, 14, name == issuer[-1], align=CENTRE, into=left)
    writer.paragraph("*", 14, align=CENTRE, into=left)
    writer.paragraph(number, 14, align=CENTRE, into=left)
    if below:
        writer.paragraph(below, 12, italic=True, align=CENTRE, into=left)
    draw(writer.paragraph("ĐẢNG CỘNG SẢN VIỆT NAM", 15, True, align=CENTRE, into=right), 72)
    writer.paragraph(date, 14, italic=True, align=CENTRE, into=right)


def party_tail(writer: Writer, recipients: Sequence[str], signature: Sequence[str]) -> None:
    left, right = writer.table(widths=(82, 83)).rows[0].cells
    label = writer.paragraph("", 14, into=left)
    writer.run(label, "Nơi nhận")
    label.runs[-1].underline = True
    writer.run(label, ":")
    for words in recipients:
        writer.paragraph(words, 12, into=left)
    for words in signature:
        bold = words.startswith(("T/M", "K/T", "T/L")) or words == signature[-1]
        writer.paragraph(words, 14, bold, align=CENTRE, into=right)
    writer.number_pages()


def texts(writer: Writer, *lines: str) -> None:
    for words in lines:
        writer.text(words)


# --- not administrative documents -------------------------------------------------------------


def english() -> bytes:
    """A letter in English."""
    writer = Writer()
    writer.font = "Calibri"
    for words in (
        "Dear Sir or Madam,",
        "Thank you for your letter of 3 March. We are glad to confirm the meeting.",
        "Yours sincerely,",
        "John Smith",
    ):
        writer.paragraph(words, 11)
    return writer.bytes()


def story() -> bytes:
    """A chapter of a story."""
    writer = Writer()
    writer.paragraph("Chương 1", 16, True, align=CENTRE)
    writer.paragraph("Mùa nước nổi", 16, True, align=CENTRE)
    for _ in range(8):
        writer.paragraph(
            "Con đò chậm rãi rời bến khi trời còn chưa sáng hẳn, hơi nước bốc lên mờ mịt.", 12
        )
    return writer.bytes()


def application() -> bytes:
    """A citizen's application under the national name."""
    writer = Writer()
    nation(writer)
    writer.paragraph("ĐƠN XIN NGHỈ PHÉP", 14, True, align=CENTRE)
    writer.paragraph("Kính gửi: Ban Giám hiệu Trường Trung học phổ thông Lương Ngọc Quyến", 14)
    texts(
        writer, "Tôi tên là: Nguyễn Thị Hạnh, giáo viên tổ Ngữ văn.", "Tôi xin trân trọng cảm ơn."
    )
    writer.paragraph("Thái Nguyên, ngày 02 tháng 3 năm 2026", 14, italic=True, align=RIGHT)
    writer.paragraph("NGƯỜI LÀM ĐƠN", 14, True, align=RIGHT)
    writer.paragraph("Nguyễn Thị Hạnh", 14, True, align=RIGHT)
    return writer.bytes()


def contract() -> bytes:
    """A contract between two companies."""
    writer = Writer()
    nation(writer)
    writer.paragraph("HỢP ĐỒNG MUA BÁN HÀNG HÓA", 14, True, align=CENTRE)
    writer.paragraph("Số: 12/2026/HĐMB", 13, italic=True, align=CENTRE)
    texts(
        writer,
        "Căn cứ Bộ luật Dân sự số 91/2015/QH13 ngày 24 tháng 11 năm 2015;",
        "Hôm nay, ngày 12 tháng 3 năm 2026, chúng tôi gồm:",
        "BÊN A: CÔNG TY TNHH THƯƠNG MẠI HẢI HÀ",
        "BÊN B: CÔNG TY CỔ PHẦN XÂY DỰNG SỐ 9",
        "Điều 1. Hàng hóa",
        "Bên A bán cho bên B các loại hàng hóa theo phụ lục kèm theo.",
    )
    left, right = writer.table().rows[0].cells
    for cell, party, name in (
        (left, "ĐẠI DIỆN BÊN A", "Trần Văn Nam"),
        (right, "ĐẠI DIỆN BÊN B", "Lê Thị Mai"),
    ):
        writer.paragraph(party, 13, True, align=CENTRE, into=cell)
        writer.paragraph(name, 13, True, align=CENTRE, into=cell)
    return writer.bytes()


def law() -> bytes:
    """A law: another decree rules its form."""
    writer = Writer()
    head(writer, ("QUỐC HỘI",), "Luật số: 45/2026/QH16", "Hà Nội, ngày 18 tháng 6 năm 2026")
    writer.paragraph("LUẬT", 14, True, align=CENTRE)
    writer.paragraph("PHÒNG, CHỐNG THIÊN TAI", 14, True, align=CENTRE)
    texts(
        writer,
        "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;",
        "Quốc hội ban hành Luật Phòng, chống thiên tai.",
    )
    writer.paragraph("Chương I", 14, True, align=CENTRE)
    writer.paragraph("NHỮNG QUY ĐỊNH CHUNG", 14, True, align=CENTRE)
    writer.text("Điều 1. Phạm vi điều chỉnh", bold=True)
    writer.text("Luật này quy định về hoạt động phòng, chống thiên tai.")
    writer.paragraph("CHỦ TỊCH QUỐC HỘI", 14, True, align=RIGHT)
    return writer.bytes()


def circular() -> bytes:
    """A circular of a ministry."""
    writer = Writer()
    head(writer, ("BỘ TÀI CHÍNH",), "Số: 12/2026/TT-BTC", "Hà Nội, ngày 18 tháng 3 năm 2026")
    title(writer, "THÔNG TƯ", "Hướng dẫn quản lý, sử dụng kinh phí sự nghiệp")
    texts(
        writer,
        "Căn cứ Luật Ngân sách nhà nước;",
        "Theo đề nghị của Vụ trưởng Vụ Pháp chế,",
        "Bộ trưởng Bộ Tài chính ban hành Thông tư hướng dẫn quản lý, sử dụng kinh phí.",
    )
    tail(
        writer,
        ("- Văn phòng Chính phủ;", "- Lưu: VT, PC."),
        ("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "Lê Văn Hưng"),
    )
    return writer.bytes()


def speech() -> bytes:
    """A speech, every paragraph of which begins as a basis does."""
    writer = Writer()
    writer.paragraph("BÀI PHÁT BIỂU", 16, True, align=CENTRE)
    writer.paragraph("Của đồng chí Chủ tịch tại lễ khai giảng năm học mới", 14, True, align=CENTRE)
    texts(writer, "Kính thưa các vị đại biểu!", TEXT, TEXT)
    return writer.bytes()


def exam() -> bytes:
    """An examination paper with a head of its own."""
    writer = Writer()
    left, right = writer.table().rows[0].cells
    writer.paragraph("SỞ GD&ĐT THÁI NGUYÊN", 13, align=CENTRE, into=left)
    writer.paragraph("ĐỀ CHÍNH THỨC", 13, True, align=CENTRE, into=left)
    writer.paragraph("KỲ THI TUYỂN SINH LỚP 10", 13, True, align=CENTRE, into=right)
    for number in range(1, 6):
        writer.text(f"Câu {number}. (2,0 điểm) Giải phương trình bậc hai với hệ số cho trước.")
    return writer.bytes()


# --- administrative documents -----------------------------------------------------------------


def minutes() -> bytes:
    """Minutes: no place and date in the head, two signatures."""
    writer = Writer()
    head(writer, ("UBND PHƯỜNG ĐỒNG QUANG", "TRẠM Y TẾ"), "Số: 03/BB-TYT", "", line=10)
    title(writer, "BIÊN BẢN", "Họp giao ban tháng 3 năm 2026", 30)
    texts(
        writer,
        "Thời gian bắt đầu: 08 giờ 00 phút, ngày 05 tháng 3 năm 2026.",
        "Địa điểm: Phòng họp Trạm Y tế.",
        "Thành phần tham dự: toàn thể viên chức.",
        "Chủ trì: Bà Hoàng Thị Lan - Trưởng trạm.",
        "Thư ký: Ông Lý Văn Sơn.",
        "Nội dung: đánh giá công tác tháng 02 và triển khai nhiệm vụ tháng 3 năm 2026.",
        "Cuộc họp kết thúc vào 10 giờ 00 phút cùng ngày./.",
    )
    left, right = writer.table(widths=(82, 83)).rows[0].cells
    for cell, post, name in (
        (left, "THƯ KÝ", "Lý Văn Sơn"),
        (right, "CHỦ TỌA", "Hoàng Thị Lan"),
    ):
        writer.paragraph(post, 14, True, align=CENTRE, into=cell)
        writer.paragraph(name, 14, True, align=CENTRE, into=cell)
    writer.paragraph("Nơi nhận:", 12, True, True)
    writer.paragraph("- Lưu: VT, Hồ sơ.", 11)
    writer.number_pages()
    return writer.bytes()


def invitation() -> bytes:
    """An invitation."""
    writer = Writer()
    issuer = ("SỞ NỘI VỤ TỈNH THÁI NGUYÊN", "VĂN PHÒNG")
    head(writer, issuer, "Số: 06/GM-VP", "Thái Nguyên, ngày 18 tháng 3 năm 2026", line=12)
    title(writer, "GIẤY MỜI", "Dự hội nghị công chức, viên chức năm 2026")
    texts(
        writer,
        "Văn phòng Sở Nội vụ trân trọng kính mời: Đại diện lãnh đạo các phòng",
        "Tới dự: Hội nghị công chức, viên chức năm 2026",
        "Thời gian: 08 giờ 00 phút, ngày 25 tháng 3 năm 2026",
        "Địa điểm: Hội trường tầng 2./.",
    )
    tail(writer, ("- Như trên;", "- Lưu: VT."), ("CHÁNH VĂN PHÒNG", "Đỗ Thị Thu"))
    return writer.bytes()


def council() -> bytes:
    """A council's resolution; the session stands below the name of the council."""
    writer = Writer()
    issuer = ("HỘI ĐỒNG NHÂN DÂN", "TỈNH THÁI NGUYÊN")
    head(writer, issuer, "Số: 15/NQ-HĐND", "Thái Nguyên, ngày 10 tháng 7 năm 2026")
    title(writer, "NGHỊ QUYẾT", "Về việc phân bổ kế hoạch vốn đầu tư công năm 2026")
    name = "HỘI ĐỒNG NHÂN DÂN TỈNH THÁI NGUYÊN\nKHÓA XV, KỲ HỌP THỨ 3"
    writer.paragraph(name, 14, True, align=CENTRE)
    for words in (
        "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;",
        "Xét Tờ trình số 88/TTr-UBND ngày 01 tháng 7 năm 2026 của Ủy ban nhân dân tỉnh.",
    ):
        writer.text(words).runs[0].italic = True
    writer.paragraph("QUYẾT NGHỊ:", 14, True, align=CENTRE)
    writer.text("Điều 1. Phân bổ kế hoạch vốn", bold=True)
    writer.text("Phân bổ kế hoạch vốn đầu tư công năm 2026 theo các phụ lục kèm theo.")
    writer.text("Nghị quyết này được Hội đồng nhân dân tỉnh thông qua ngày 10 tháng 7 năm 2026./.")
    tail(writer, ("- Chính phủ;", "- Lưu: VT."), ("CHỦ TỊCH", "Phạm Hoàng Sơn"))
    return writer.bytes()


def appointment() -> bytes:
    """A decision on one person; the articles' names run into their text."""
    writer = Writer()
    issuer = ("UBND TỈNH QUẢNG TRỊ", "SỞ GIÁO DỤC VÀ ĐÀO TẠO")
    head(writer, issuer, "Số: 215/QĐ-SGDĐT", "Quảng Trị, ngày 10 tháng 7 năm 2026", line=25)
    title(writer, "QUYẾT ĐỊNH", "Về việc bổ nhiệm viên chức quản lý")
    writer.paragraph("GIÁM ĐỐC SỞ GIÁO DỤC VÀ ĐÀO TẠO", 14, True, align=CENTRE)
    for words in (
        "Căn cứ Luật Viên chức ngày 15 tháng 11 năm 2010;",
        "Theo đề nghị của Trưởng phòng Tổ chức cán bộ.",
    ):
        writer.text(words).runs[0].italic = True
    writer.paragraph("QUYẾT ĐỊNH:", 14, True, align=CENTRE)
    for number, words in enumerate(
        (
            " Bổ nhiệm ông Trần Văn Minh giữ chức vụ Hiệu trưởng, thời hạn 05 năm.",
            " Ông Trần Văn Minh được hưởng phụ cấp chức vụ theo quy định.",
            " Chánh Văn phòng Sở và ông Trần Văn Minh chịu trách nhiệm thi hành Quyết định này./.",
        ),
        1,
    ):
        writer.run(writer.text(f"Điều {number}.", bold=True), words)
    tail(writer, ("- Như Điều 3;", "- Lưu: VT, TCCB."), ("GIÁM ĐỐC", "Lê Thị Hương"))
    return writer.bytes()


def report() -> bytes:
    """A commune's report with number and day still open, points to đ), a table, TM. and KT."""
    writer = Writer()
    issuer = ("ỦY BAN NHÂN DÂN", "XÃ PHÚ LƯƠNG")
    head(writer, issuer, "Số:       /BC-UBND", "Phú Lương, ngày      tháng 6 năm 2026", line=16)
    title(writer, "BÁO CÁO", "Kết quả thực hiện nhiệm vụ 6 tháng đầu năm 2026")
    writer.text("I. KẾT QUẢ THỰC HIỆN", bold=True)
    writer.text("1. Về kinh tế", bold=True)
    for letter, field in zip(
        "abcdđ", ("Nông nghiệp", "Công nghiệp", "Dịch vụ", "Thu", "Chi"), strict=True
    ):
        writer.text(f"{letter}) {field}: " + TEXT)
    writer.text("2. Về xã hội", bold=True)
    writer.text(TEXT)
    table = writer.document.add_table(3, 3)
    table.style = "Table Grid"
    for at, row in enumerate(
        (("STT", "Chỉ tiêu", "Kết quả"), ("1", "Thu ngân sách", "120%"), ("2", "Hộ nghèo", "1,5%"))
    ):
        for column, words in enumerate(row):
            writer.paragraph(words, 12, at == 0, align=CENTRE, into=table.cell(at, column))
    writer.text("II. NHIỆM VỤ TRỌNG TÂM", bold=True)
    texts(writer, "1. " + TEXT, "2. " + TEXT, "Trên đây là báo cáo của Ủy ban nhân dân xã./.")
    tail(
        writer,
        ("- UBND tỉnh (b/c);", "- TT. Đảng ủy, HĐND xã (b/c);", "- Lưu: VT."),
        ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn Lâm"),
    )
    return writer.bytes()


def blank_form() -> bytes:
    """A letter of introduction to be filled in by hand: dots are no words left out."""
    writer = Writer()
    issuer = ("SỞ TƯ PHÁP TỈNH NINH BÌNH", "VĂN PHÒNG")
    head(writer, issuer, "Số: ……./GGT-VP", "Ninh Bình, ngày …… tháng …… năm 2026", line=12)
    writer.paragraph("GIẤY GIỚI THIỆU", 14, True, align=CENTRE)
    texts(
        writer,
        "Văn phòng Sở Tư pháp trân trọng giới thiệu:",
        "Ông (bà): .................................................",
        "Chức vụ: ……………………………………………",
        "Được cử đến: …………………………………………",
        "Đề nghị Quý cơ quan tạo điều kiện để ông (bà) có tên ở trên hoàn thành nhiệm vụ.",
        "Giấy này có giá trị đến hết ngày ……………./.",
    )
    tail(writer, ("- Như trên;", "- Lưu: VT."), ("CHÁNH VĂN PHÒNG", "Đỗ Thị Thu"))
    return writer.bytes()


def telegram() -> bytes:
    """A telegram: its addressees stand under "… điện:"."""
    writer = Writer()
    issuer = ("CHỦ TỊCH ỦY BAN NHÂN DÂN", "TỈNH LÀO CAI")
    head(writer, issuer, "Số: 03/CĐ-CTUBND", "Lào Cai, ngày 10 tháng 9 năm 2026", line=14)
    title(writer, "CÔNG ĐIỆN", "Về việc chủ động ứng phó mưa lũ", 30)
    writer.text("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÀO CAI điện:")
    for words in ("- Các sở, ban, ngành của tỉnh;", "- Chủ tịch Ủy ban nhân dân các xã, phường."):
        writer.paragraph(words, 14)
    writer.text(TEXT[:-1] + "./.")
    tail(writer, ("- Như trên;", "- Lưu: VT, NLN."), ("CHỦ TỊCH", "Trần Huy Tuấn"))
    return writer.bytes()


def submission() -> bytes:
    """A school's submission to its commune."""
    writer = Writer()
    issuer = ("UBND XÃ BÌNH YÊN", "TRƯỜNG TIỂU HỌC X")
    head(writer, issuer, "Số: 09/TTr-THX", "Bình Yên, ngày 10 tháng 9 năm 2026", line=20)
    title(writer, "TỜ TRÌNH", "Về việc xin cấp kinh phí sửa chữa phòng học")
    writer.paragraph("Kính gửi: Ủy ban nhân dân xã Bình Yên", 14, align=CENTRE)
    texts(writer, TEXT, "Kính đề nghị Ủy ban nhân dân xã xem xét, quyết định./.")
    tail(writer, ("- Như trên;", "- Lưu: VT."), ("HIỆU TRƯỞNG", "Ma Thị Nguyệt"))
    return writer.bytes()


def front() -> bytes:
    """The Fatherland Front: a rule of its own, of which only parts are known."""
    writer = Writer()
    issuer = ("ỦY BAN MTTQ VIỆT NAM TỈNH NGHỆ AN", "BAN THƯỜNG TRỰC")
    head(writer, issuer, "Số: 45/KH-MTTQ-BTT", "Nghệ An, ngày 10 tháng 9 năm 2026")
    title(writer, "KẾ HOẠCH", "Tổ chức Ngày hội Đại đoàn kết toàn dân tộc")
    texts(writer, TEXT, "Trên đây là kế hoạch của Ban Thường trực./.")
    tail(
        writer,
        ("- Ban Thường trực UBTW MTTQ Việt Nam (b/c);", "- Lưu: VT."),
        ("TM. BAN THƯỜNG TRỰC", "PHÓ CHỦ TỊCH", "Nguyễn Thị Lam"),
    )
    return writer.bytes()


def youth() -> bytes:
    """The Đoàn: its own title, stars and dots, in sizes of its own."""
    writer = Writer()
    table = writer.table(2)
    left, right = table.rows[0].cells
    writer.paragraph("TỈNH ĐOÀN NGHỆ AN", 13, align=CENTRE, into=left)
    writer.paragraph("BAN THƯỜNG VỤ", 13, True, align=CENTRE, into=left)
    writer.paragraph("***", 13, align=CENTRE, into=left)
    draw(writer.paragraph("ĐOÀN TNCS HỒ CHÍ MINH", 15, True, align=CENTRE, into=right), 60)
    writer.paragraph("Số: 45-KH/TĐTN-VP", 13, align=CENTRE, into=table.cell(1, 0))
    date = "Nghệ An, ngày 10 tháng 9 năm 2026"
    writer.paragraph(date, 14, italic=True, align=CENTRE, into=table.cell(1, 1))
    writer.paragraph("KẾ HOẠCH", 14, True, align=CENTRE)
    writer.paragraph("Tổ chức chiến dịch thanh niên tình nguyện hè", 14, True, align=CENTRE)
    texts(writer, TEXT, "Trên đây là kế hoạch của Ban Thường vụ Tỉnh Đoàn.")
    tail(
        writer,
        ("- TW Đoàn (b/c);", "- Lưu VP."),
        ("TM. BAN THƯỜNG VỤ TỈNH ĐOÀN", "PHÓ BÍ THƯ", "Phạm Văn Toàn"),
    )
    return writer.bytes()


def cell_resolution() -> bytes:
    """A Party cell's resolution."""
    writer = Writer(party=True)
    issuer = ("ĐẢNG BỘ SỞ NỘI VỤ", "CHI BỘ VĂN PHÒNG")
    party_head(writer, issuer, "Số 05-NQ/CB", "Thái Nguyên, ngày 03 tháng 6 năm 2026")
    writer.paragraph("NGHỊ QUYẾT", 15, True, align=CENTRE)
    writer.paragraph("lãnh đạo nhiệm vụ tháng 6 năm 2026", 14, True, align=CENTRE)
    writer.paragraph("-----", 14, align=CENTRE)
    writer.text("I- ĐÁNH GIÁ KẾT QUẢ THÁNG 5", bold=True)
    writer.text("1. Ưu điểm", bold=True)
    writer.text(TEXT)
    writer.text("II- NHIỆM VỤ THÁNG 6", bold=True)
    writer.text(TEXT)
    party_tail(
        writer,
        ("- Đảng uỷ Sở Nội vụ (để báo cáo);", "- Đảng viên trong chi bộ;", "- Lưu Chi bộ."),
        ("T/M CHI BỘ", "BÍ THƯ", "Đỗ Thị Thu"),
    )
    return writer.bytes()


def party_letter() -> bytes:
    """A Party letter to several; the first addressee stands beside "Kính gửi:"."""
    writer = Writer(party=True)
    party_head(
        writer,
        ("TỈNH UỶ THÁI NGUYÊN", "VĂN PHÒNG"),
        "Số 686-CV/VPTU",
        "Thái Nguyên, ngày 03 tháng 6 năm 2026",
        "về việc đăng ký lịch làm việc",
    )
    label = writer.paragraph("Kính gửi:", 14, italic=True)
    label.paragraph_format.left_indent = Mm(30)
    writer.run(label, " - Các ban đảng Tỉnh uỷ;", 14)
    second = writer.paragraph("- Đảng uỷ các xã, phường;", 14)
    second.paragraph_format.left_indent = Mm(50)
    texts(writer, TEXT, "Trân trọng.")
    party_tail(
        writer,
        ("- Như trên;", "- Lưu Văn phòng Tỉnh uỷ."),
        ("K/T CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "Đỗ Thị Thu"),
    )
    return writer.bytes()


@dataclass(frozen=True)
class Other:
    """How it is made; standard and kind it is taken for; "outside": only its letters are checked."""

    make: Callable[[], bytes]
    standard: str
    kind: str = ""

    @property
    def outside(self) -> bool:
        return self.standard == "outside"


KINDS = {
    "english": Other(english, "outside"),
    "story": Other(story, "outside"),
    "application": Other(application, "outside"),
    "contract": Other(contract, "outside"),
    "law": Other(law, "outside"),
    "circular": Other(circular, "outside"),
    "speech": Other(speech, "outside"),
    "exam": Other(exam, "outside"),
    "minutes": Other(minutes, "nd30", "minutes"),
    "invitation": Other(invitation, "nd30", "invitation"),
    "council": Other(council, "nd30", "resolution"),
    "appointment": Other(appointment, "nd30", "decision"),
    "report": Other(report, "nd30", "report"),
    "blank-form": Other(blank_form, "nd30", "introduction"),
    "telegram": Other(telegram, "nd30", "telegram"),
    "submission": Other(submission, "nd30", "submission"),
    "front": Other(front, "mttq", "plan"),
    "youth": Other(youth, "doan", "plan"),
    "cell-resolution": Other(cell_resolution, "hd05", "resolution"),
    "party-letter": Other(party_letter, "hd05", "letter"),
}


def changed(data: bytes, old: str, new: str) -> bytes:
    """A docx whose body has other words or markup at the first place of `old`."""
    source, stream = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            part = source.read(info.filename)
            if info.filename == "word/document.xml":
                assert old in part.decode(), old
                part = part.decode().replace(old, new, 1).encode()
            target.writestr(info.filename, part)
    return stream.getvalue()


SEEDS: tuple[tuple[str, str, str, str], ...] = (
    # document, words there, words put in their place, the code that names it
    ("invitation", "CỘNG HÒA XÃ HỘI", "CÔNG HÒA XÃ HỘI", "K018"),
    ("invitation", "Độc lập - Tự do", "Độc lập – Tự do", "K018"),
    ("invitation", "Số: 06/GM-VP", "Số: 6/GM-VP", "K022"),
    ("invitation", "Số: 06/GM-VP", "Số 06/GM-VP", "K021"),
    ("invitation", "Số: 06/GM-VP", "Số: 06/BC-VP", "K023"),
    ("invitation", "ngày 18 tháng 3 năm 2026", "ngày 18 tháng 03 năm 2026", "K026"),
    ("invitation", "Thái Nguyên, ngày", "Thái Nguyên ngày", "K025"),
    ("invitation", "- Như trên;", "- Như trên,", "K037"),
    ("invitation", "Đỗ Thị Thu", "ThS. Đỗ Thị Thu", "K035"),
    ("invitation", "Đỗ Thị Thu", "ĐỖ THỊ THU", "K008"),
    ("appointment", "Luật Viên chức ngày 15 tháng 11 năm 2010;", "Luật Viên chức.", "K030"),
    ("appointment", "Điều 2.", "Điều 4.", "K031"),
    ("appointment", "GIÁM ĐỐC</w:t>", "TUQ GIÁM ĐỐC</w:t>", "K034"),
    ("report", "TM. ỦY BAN NHÂN DÂN", "T/M ỦY BAN NHÂN DÂN", "K034"),
    ("report", "KT. CHỦ TỊCH", "K/T CHỦ TỊCH", "K034"),
    ("report", "đ) Chi", "e) Chi", "K032"),
    ("report", "II. NHIỆM VỤ", "III. NHIỆM VỤ", "K031"),
    ("report", "- Lưu: VT.", "- Lưu VT.", "K038"),
    ("report", "BÁO CÁO</w:t>", "BÁO CÁO KẾT QUẢ</w:t>", "K027"),
    ("report", "nội dung dưới đây", "[CẦN BỔ SUNG]", "K046"),
    ("report", "tình hình", "tình hình trƣờng", "K050"),
    ("submission", "Kính gửi:", "Kính gửi", "K029"),
    ("submission", "- Như trên;", "- UBND xã;", "K039"),
    ("submission", "Về việc xin cấp", "V/v xin cấp", "K028"),
    ("cell-resolution", "Số 05-NQ/CB", "Số: 05-NQ/CB", "K021"),
    ("cell-resolution", "Số 05-NQ/CB", "Số 05-NQ/TU", "K024"),
    ("cell-resolution", "-----", "---", "K017"),
    ("cell-resolution", "T/M CHI BỘ", "TM. CHI BỘ", "K034"),
    ("cell-resolution", "- Lưu Chi bộ.", "- Lưu: VT.", "K038"),
    ("cell-resolution", "<w:t>*</w:t>", "<w:t>***</w:t>", "K016"),
    ("party-letter", "về việc đăng ký", "V/v đăng ký", "K028"),
    ("party-letter", "Trân trọng.", "Trân trọng./.", "K040"),
    ("party-letter", "Số 686-CV/VPTU", "Số 686-KH/VPTU", "K023"),
)
