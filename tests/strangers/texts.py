"""Running text of this set, our own: what bodies of both systems write about in the autumn of 2026."""

from __future__ import annotations

from tests.strangers.sheet import Row

_STATE = (
    "Trưởng ấp chốt danh sách hộ cần hỗ trợ trước ngày 20 hằng tháng, niêm yết tại nhà văn hóa trong bảy ngày.",
    "Nước sinh hoạt được lấy mẫu ở đầu nguồn và ở ba điểm cuối đường ống; kết quả gửi về trạm y tế trong ngày.",
    "Xe chở đất phải che bạt, rửa bánh trước khi ra đường; đội trật tự lập biên bản ngay khi phát hiện vi phạm.",
    "Giáo viên chủ nhiệm liên hệ với cha mẹ học sinh vắng quá hai buổi và báo cho tổ tư vấn của nhà trường.",
    "Số liệu được nhập một lần vào cơ sở dữ liệu dùng chung, các phòng tự khai thác và không yêu cầu báo cáo thêm.",
    "Tàu thuyền neo đậu phải có người trực, dây buộc kép và đèn hiệu; chủ bến kiểm tra lại lúc 18 giờ.",
    "Phần việc phát sinh ngoài dự toán chỉ được làm khi có ý kiến bằng văn bản của người quyết định đầu tư.",
    "Kho lưu trữ giữ nhiệt độ dưới 24 độ, độ ẩm dưới 55%; thiết bị đo ghi tự động sáu lần mỗi ngày.",
)
_PARTY = (
    "Bí thư chi bộ phân công đảng viên phụ trách từng nhóm hộ, mỗi quý nghe báo cáo một lần tại kỳ họp thường lệ.",
    "Tổ công tác gặp trực tiếp người có đơn, ghi lại đầy đủ ý kiến và trả lời trong thời hạn mười lăm ngày.",
    "Cấp uỷ viên dự sinh hoạt với chi bộ được phân công, góp ý ngay tại cuộc họp về cách chuẩn bị nội dung.",
    "Việc học tập chuyên đề gắn với công việc hằng ngày của từng người, tránh ghi chép cho đủ.",
    "Uỷ ban kiểm tra tổng hợp kết quả giám sát, báo cáo vào ngày 10 của tháng đầu quý sau.",
    "Nguồn bổ sung vào quy hoạch được lấy ý kiến rộng rãi, công khai tiêu chuẩn và số lượng.",
    "Đoàn kiểm tra làm việc tại nơi được kiểm tra không quá ba ngày, kết luận gửi trước khi họp thông qua.",
    "Hội nghị chuyên đề mời người có kinh nghiệm ở cơ sở phát biểu trước, các cơ quan tham mưu trao đổi sau.",
)
_ROMAN = ("I", "II", "III", "IV", "V", "VI")


def said(party: bool, at: int, count: int = 1) -> str:
    """So many sentences from a place of the bank on."""
    bank = _PARTY if party else _STATE
    return " ".join(bank[(at + step * 3) % len(bank)] for step in range(count))


def clauses(party: bool, at: int, *names: str) -> list[Row]:
    """1. 2. 3. …, each a name and what is to be done."""
    return [Row("cl", f"{n}. {one} {said(party, at + n)}") for n, one in enumerate(names, 1)]


def points(party: bool, at: int, *names: str) -> list[Row]:
    return [
        Row("pt", f"{mark}) {one} {said(party, at)}")
        for mark, one in zip("abcdđe", names, strict=False)
    ]


def sections(party: bool, names: tuple[str, ...], per: int, end: str, at: int = 0) -> list[Row]:
    """I. NAME (I- for the Party), titled clauses, text, points below the last; the last row ends the document."""
    found = []
    for n, name in enumerate(names):
        found.append(Row("h", f"{_ROMAN[n]}{'-' if party else '.'} {name}"))
        for step in range(1, per + 1):
            found.append(Row("cl", f"{step}. {said(party, at + n * per + step, 2)}"))
        if n == 1:
            found += points(party, at + n, "Bước thứ nhất.", "Bước thứ hai.", "Bước thứ ba.")
    return [*found, Row("p", end)]
