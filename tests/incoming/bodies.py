"""Running text of the fifth set, our own: sections with clauses and points, articles in chapters."""

from __future__ import annotations

_STATE = (
    "Bộ phận Một cửa xem hồ sơ ngay khi tiếp nhận, chỉ yêu cầu bổ sung một lần bằng phiếu và hẹn giờ trả kết quả.",
    "Tổ kỹ thuật đo mực nước hai lần mỗi ngày, ghi vào nhật ký và báo ngay cho trực ban khi vượt mức báo động.",
    "Vật tư dự phòng được kiểm đếm vào ngày cuối tháng, số thiếu phải mua bổ sung trong mười ngày.",
    "Người đứng đầu đơn vị chịu trách nhiệm về số liệu đã cung cấp và về thời hạn gửi số liệu.",
    "Hồ sơ của công việc được lập trên hệ thống điện tử, đủ văn bản đi, văn bản đến và tài liệu kèm theo.",
    "Khi có thay đổi về nhân sự, đơn vị thông báo để cập nhật danh sách liên hệ trong ngày làm việc.",
    "Ý kiến của người dân được ghi lại đầy đủ, phân loại và trả lời trong thời hạn đã công bố.",
)
_PARTY = (
    "Chi bộ thảo luận kỹ từng chỉ tiêu, ghi rõ ý kiến khác nhau vào sổ nghị quyết và biểu quyết từng nội dung.",
    "Đảng viên đi học, đi công tác xa phải báo cáo chi bộ và giữ liên lạc với nhóm công tác.",
    "Người được giao nhiệm vụ báo cáo tiến độ vào ngày 25 hằng tháng, nêu rõ việc chậm và nguyên nhân.",
    "Cấp uỷ lắng nghe ý kiến của nhân dân qua buổi tiếp dân và hòm thư góp ý đặt tại nhà văn hoá.",
    "Hồ sơ cuộc kiểm tra được lưu đủ, bàn giao cho bộ phận lưu trữ sau khi kết thúc ba mươi ngày.",
    "Các ban xây dựng Đảng phối hợp chuẩn bị tài liệu, tránh trùng lặp về nội dung và thời gian.",
    "Kết quả học tập chuyên đề được thể hiện bằng việc làm cụ thể, có địa chỉ và thời hạn.",
)
_NAMES: tuple[str, ...] = (
    "SỰ CẦN THIẾT",
    "MỤC TIÊU, YÊU CẦU",
    "NỘI DUNG CÔNG VIỆC",
    "BIỆN PHÁP THỰC HIỆN",
)
_NAMES += ("KINH PHÍ", "THỜI GIAN", "TRÁCH NHIỆM CỦA TỪNG ĐƠN VỊ", "CHẾ ĐỘ BÁO CÁO")
_NAMES += ("ĐÁNH GIÁ, XẾP LOẠI", "TỔ CHỨC THỰC HIỆN")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
Lines = list[tuple[str, str]]


def sentence(party: bool, at: int) -> str:
    bank = _PARTY if party else _STATE
    return bank[at % len(bank)]


def _two(party: bool, at: int) -> str:
    return f"{sentence(party, at)} {sentence(party, at + 3)}"


def sections(party: bool, parts: int, clauses: int, end: str, points: int = 1) -> Lines:
    """I. / I- headings; in the first `points` sections, points below the last clause."""
    joint = "-" if party else "."
    found: Lines = []
    for part in range(parts):
        found.append(("h", f"{_ROMAN[part]}{joint} {_NAMES[part]}"))
        for clause in range(clauses):
            found.append(("cl", f"{clause + 1}. {_two(party, part + 2 * clause)}"))
        if part < points:
            marks = ("a", "b", "c", "d", "đ")
            found += [
                ("pt", f"{mark}) {sentence(party, at + part + 1)}") for at, mark in enumerate(marks)
            ]
    return [*found, ("p", end)]


def clauses(party: bool, *starts: str) -> Lines:
    """`1. …`, each start with a sentence after it."""
    return [
        ("cl", f"{at}. {start} {sentence(party, at)}".rstrip())
        for at, start in enumerate(starts, 1)
    ]


def chapters(party: bool, *names: str) -> Lines:
    """Two articles of two clauses in each chapter; the articles are counted through."""
    found: Lines = []
    titles: tuple[str, ...] = (
        "Phạm vi, đối tượng",
        "Nguyên tắc",
        "Trách nhiệm",
        "Trình tự",
        "Hồ sơ",
        "Thời hạn",
    )
    titles += ("Hiệu lực", "Tổ chức thực hiện")
    for at, name in enumerate(names):
        found += [("ch", f"Chương {_ROMAN[at]}"), ("ch", name)]
        for side in (0, 1):
            number = at * 2 + side + 1
            found.append(("artb", f"Điều {number}. {titles[(number - 1) % len(titles)]}"))
            found += [("cl", f"{one}. {_two(party, number + one)}") for one in (1, 2)]
    return found
