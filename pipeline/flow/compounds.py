"""Vietnamese words of several syllables that a centred line should not part.

Syllables are written apart, so a line may break anywhere; a typist breaks "ỦY BAN / NHÂN DÂN", never
"ỦY BAN NHÂN / DÂN". The list has the words that titles, organs and signers' titles are made of; names
are told by their capitals.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_WORDS = """
ủy ban, uỷ ban, ban nhân, nhân dân, hội đồng, đồng nhân, mặt trận, trận tổ, tổ quốc, việt nam, cộng sản, cộng hòa,
trung ương, thành phố, đặc khu, tỉnh ủy, tỉnh uỷ, thành ủy, thành uỷ, đảng ủy, đảng uỷ, cấp ủy, cấp uỷ, đảng bộ, chi bộ,
chấp hành, thường vụ, thường trực, kiểm tra, tổ chức, nội chính, tuyên giáo, dân vận, văn phòng, cơ quan, đơn vị,
chủ tịch, phó chủ, bí thư, phó bí, giám đốc, phó giám, trưởng ban, trưởng phòng, trưởng đoàn, trưởng tiểu, tiểu ban,
chánh văn, phó chánh, phó trưởng, hiệu trưởng, bộ trưởng, thứ trưởng, chủ nhiệm, chủ trì, chỉ đạo, lãnh đạo, đại biểu,
đại hội, nhiệm kỳ, hội nghị, nghị quyết, quyết định, chỉ thị, kết luận, quy chế, quy định, quy hoạch, thông báo,
thông tri, hướng dẫn, chương trình, kế hoạch, phương án, đề án, dự án, báo cáo, tờ trình, công văn, công điện,
hành chính, chính quyền, địa phương, nhà nước, quốc gia, quốc hội, chính phủ, công tác, thực hiện, triển khai,
tăng cường, nâng cao, chất lượng, hiệu quả, hiệu lực, quản lý, xây dựng, phát triển, đổi mới, cải cách, chuyển đổi,
đổi số, thủ tục, dịch vụ, trực tuyến, kinh tế, xã hội, văn hóa, văn hoá, giáo dục, đào tạo, khoa học, công nghệ,
nông nghiệp, nông thôn, môi trường, tài nguyên, tài chính, ngân sách, đầu tư, y tế, giao thông, an ninh, an toàn,
quốc phòng, trật tự, thông tin, truyền thông, tư tưởng, lý luận, chính trị, dư luận, thi đua, khen thưởng, kỷ luật,
giám sát, thanh tra, tiếp công, công dân, khiếu nại, tố cáo, phòng ngừa, tham nhũng, tiêu cực, lãng phí, tiết kiệm,
giai đoạn, nhiệm vụ, giải pháp, trọng tâm, mục tiêu, chỉ tiêu, cán bộ, công chức, viên chức, đảng viên, quần chúng,
kết quả, tổng kết, sơ kết, ban hành, phê duyệt, thành lập, kiện toàn, điều chỉnh, bổ sung, sửa đổi, bãi bỏ, phối hợp,
hợp tác, bồi dưỡng, tập huấn, giáo viên, học sinh, sinh viên, phụ nữ, thanh niên, nông dân, công nhân, lao động,
doanh nghiệp, hợp đồng, tư vấn, hỗ trợ, ủng hộ, ứng phó, khắc phục, thiên tai, địa bàn, khu vực, giáp ranh, cơ sở,
tài sản, tài liệu, hồ sơ, văn thư, lưu trữ, kinh phí, tiếp nhận, nhân sự, bảo đảm, bảo vệ, tham gia, tổng hợp,
trân trọng, giới thiệu, kính mời, kính gửi, kính trình, đồng chí, trả lời, đề nghị, kiến nghị, nội dung, hưởng ứng,
ban mặt, ban kiểm, ban chấp, ban thường, ban chỉ, ban quản, phục vụ, công trình, công nghiệp,
đất đai, tiến độ, giải phóng, mặt bằng, vướng mắc, liên kết, đột phá, sáng tạo, tầm nhìn,
tình hình, giải ngân, chấp thuận, chủ trương, cấp phép, cấp giấy, ứng dụng, hội đoàn, nghiên cứu, thẩm định, thẩm tra,
tư cách, kiểm phiếu, đoàn chủ, đoàn thư, thư ký, biên bản, xác nhận, chữ ký, liên đoàn, công đoàn, quân sự, công an,
nội vụ, công thương, tư pháp, du lịch, thể thao, dân tộc, tôn giáo, ngoại vụ, kho bạc, thuế quan, bảo hiểm, khu công,
tìm kiếm, cứu nạn, kiếm cứu, cứu hộ, thôn mới, nghèo bền, giảm nghèo, bền vững, tộc thiểu, thiểu số, miền núi, đồng bào,
tỷ đồng, triệu đồng, nghìn đồng, bầu cử, ứng cử, khuyến công, khuyến nông, sắp xếp, bộ máy, hệ thống, thống chính,
sinh hoạt, luân chuyển, điều động, phong trào, kỷ niệm, kháng chiến, toàn quốc, người lao, dữ liệu, hộ tịch, lựa chọn,
nhà thầu, dự toán, mục tiêu, tiêu quốc, nhân lực, nguồn lực, biên chế, tinh giản, vị trí, việc làm, tiền lương, phụ cấp,
hạ tầng, kỹ thuật, đô thị, dân cư, khu dân, chứng thực, định danh, điện tử, chữ ký, ký số, an sinh, người có, có công,
thương binh, liệt sĩ, bệnh binh, trẻ em, bình đẳng, gia đình, dân số, vệ sinh, thực phẩm, phòng cháy, chữa cháy, ma túy,
ma tuý, tội phạm, tệ nạn, cháy rừng, lâm nghiệp, thủy lợi, thuỷ lợi, khoáng sản, biến đổi, khí hậu, năng lượng,
xây mới, cải tạo, nâng cấp, sửa chữa, bảo trì, duy tu, đấu giá, đấu thầu, quyền sử, sử dụng, thu hồi, bồi thường,
tái định, định cư, hòa giải, hoà giải, tuyên truyền, phổ biến, pháp luật, trợ giúp, giúp pháp, học tập, quán triệt,
kiểm điểm, đánh giá, xếp loại, chuẩn bị, kiểm soát, rà soát, quốc kháng, thống kê, điều tra, khảo sát, kiểm kê, vận hành
"""
_LISTS = frozenset(
    {
        "phòng, chống",
        "phòng, ngừa",
        "miễn, giảm",
        "kiểm tra, giám",
        "xã, phường",
        "tỉnh, thành",
        "bộ, ngành",
        "sở, ngành",
        "sở, ban",
        "ban, ngành",
        "phí, lệ",
        "điều động, luân",
        "đi, đến",
        "quân, dân",
        "trẻ, khoẻ",
        "vui, khoẻ",
    }
)
"""Short lists that are read in one breath."""
_PAIRS = frozenset(" ".join(_WORDS.split()).split(", "))
_LEVELS = frozenset(("TỈNH", "XÃ", "PHƯỜNG", "KHU"))
"""In capitals: a name follows, mostly of two syllables ("TỈNH THÁI / NGUYÊN")."""
_ORDINALS = frozenset(
    (
        "đợt",
        "số",
        "thứ",
        "lần",
        "kỳ",
        "quý",
        "lớp",
        "loại",
        "cấp",
        "khu",
        "mức",
        "hạng",
        "bậc",
        "vòng",
    )
)
"""Words whose figure stands behind them: what follows "đợt 1" is not what the figure counts."""
_SPANS = frozenset(("đoạn", "kỳ", "từ", "ngày", "tháng", "năm", "khoá", "khóa", "thứ", "số"))
"""Words whose figures stand on their line: "giai đoạn / 2026 - 2030"."""
_FIGURE = re.compile(r"\d[\d.,]*%?(?<![.,])")

_AFTER_NAMES = frozenset(("LẦN", "NHIỆM", "VÀ", "KHÓA", "KHOÁ", "GIAI", "NĂM", "THEO"))


def parts_a_word(end: Sequence[str], start: Sequence[str]) -> bool:
    """Whether a break between the last words of a line and the first of the next parts a word or a name."""
    if not end or not start:
        return False
    last, first = end[-1], start[0].strip(",.;:()“”")
    level = last in _LEVELS or (len(end) > 1 and end[-2] in _LEVELS and last.isupper())
    if level and first.isupper() and first not in _AFTER_NAMES:
        return True
    if first[:1].isdigit() and last.casefold() in _SPANS:
        return True
    if _FIGURE.fullmatch(last) and first.islower() and end[-2:-1] != ["-"]:
        # "6 / tháng": a figure and what it counts.
        return not (len(end) > 1 and end[-2].casefold() in _ORDINALS)
    if f"{last} {first}".casefold() in _PAIRS:
        return True
    # A name in running letters: both syllables begin with a capital ("Bộ / Chính trị", "Thái / Nguyên").
    return last.istitle() and first.istitle()


def is_list(end: str, start: str) -> bool:
    """Whether a comma only parts the words of a short list."""
    return f"{end} {start}".casefold() in _LISTS
