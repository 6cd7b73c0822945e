"""How components are told by their words; every pattern takes text in NFC with single blanks."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from pipeline.kinds import KINDS
from pipeline.text import LOOKALIKES, Tone, lower, nfc, restyle

MEDIA = re.compile(r"Không phổ biến trên phương tiện", re.IGNORECASE)
"""The mark at the foot of the last page (HD 05-HD/VPTW, ô 11a)."""
NATIONAL_NAME = "cộng hòa xã hội chủ nghĩa việt nam"
MOTTO = "độc lập - tự do - hạnh phúc"
PARTY_TITLE = "đảng cộng sản việt nam"
YOUTH_TITLES = ("đoàn tncs hồ chí minh", "đoàn thanh niên cộng sản hồ chí minh")
"""What the Đoàn has in the place of the Party's title."""

NUMBER = re.compile(
    r"^Số\s*[:.]?\s*(?P<number>[\d…._ ]*?)\s*(?P<joint>[-–—/])\s*(?P<symbol>\S.*)$", re.IGNORECASE
)
NUMBER_BARE = re.compile(r"^Số\s*[:.]?\s*[\d…._ ]*$", re.IGNORECASE)
NUMBER_JOINED = re.compile(r"^Số\s*[:.]?\s*\d+[A-ZĐ][^\s/]*/\S+$", re.IGNORECASE)
"""A number that nothing parts from its symbol."""
PLACE_FIGURES = re.compile(
    r"^(?!đến\b)[^\W\d_][^\d:/]{1,40}?,?\s*(?:ngày\s*)?\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}\W*$",
    re.IGNORECASE,
)
"""A place and a date written in figures."""
PLACE_DATE = re.compile(
    r"^(?P<place>\D*?)(?P<comma>\s*,?\s*)ngày\s*(?P<day>[\d…._ ]*)\s*"
    r"tháng\s*(?P<month>[\d…._ ]*)\s*năm\s*(?P<year>[\d…._ ]*)\W*$",
    re.IGNORECASE,
)
COPY = re.compile(r"^(?:BẢN SAO VĂN BẢN|SAO Y|SAO LỤC|TRÍCH SAO)$")
COPY_SOURCE = re.compile(r"^(?:Sao y|Sao lục|Trích sao)\s")
COPIED = re.compile(
    r"^(?:Sao y|Sao lục|Trích sao)(?: bản chính)?\s*(?:[;,.:\-–]|$)\s*", re.IGNORECASE
)
"""The form of a copy at the head of an electronic copy's signature."""
_CLOCK = r"(?P<hour>\d{1,2})[:h]\d{2}(?P<second>:\d{2})?"
SIGNED_AT = re.compile(
    r"\b(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{2}-\d{2})[T,;]?\s*"
    + _CLOCK
    + r"(?:\s*(?P<zone>Z|(?:GMT|UTC)?\s*[+-]\d{2}:?\d{2}))?"
)
"""When an electronic signature was set; never the day of a document, which has no clock."""
SIGNATURE_LINE = re.compile(
    r"^(?:Người ký|Ký bởi|Cơ quan(?: ký)?|Tổ chức(?: ký)?|Email|Thư điện tử|Chức vụ|Thời gian ký|Ngày ký|Ký ngày)\s*:",
    re.IGNORECASE,
)
"""Lines that signing programs print for a signature."""
PUBLIC_LETTER = re.compile(r"^THƯ\s+[A-ZĐÀ-Ỹ]{2,}")
GREETING = re.compile(
    r"^(?:Thân (?:ái )?gửi|Thân mến gửi|Kính thưa|Thưa)\s|^.{2,90}\s(?:thân mến|yêu quý|kính mến|thân yêu)[!,]?$",
    re.IGNORECASE,
)
"""The line by which a public letter greets whom it is written to."""
STAR = re.compile(r"^\*(?:\s*\*)*$")
LONE_DASH = re.compile(r"^[-–]$")
DASHES = re.compile(r"^[-–—](?:\s*[-–—])+$")
TYPED_RULE = re.compile(r"^[_¯‾=~\s]{3,}$|^[-–—─━*.\s]{6,}$")
LETTER_SUBJECT = re.compile(r"^(?:V/v|Về việc|V/v:)\b", re.IGNORECASE)
URGENCY = re.compile(r"^(?:KHẨN|THƯỢNG KHẨN|HỎA TỐC|HOẢ TỐC)(?: HẸN GIỜ.*)?$", re.IGNORECASE)
SECRECY = re.compile(r"^(?:MẬT|TỐI MẬT|TUYỆT MẬT)$", re.IGNORECASE)
CIRCULATION = re.compile(
    r"^(?:LƯU HÀNH NỘI BỘ|XEM XONG TRẢ LẠI|TÀI LIỆU (?:HỘI NGHỊ|THU HỒI)|XONG HỘI NGHỊ TRẢ LẠI)$",
    re.IGNORECASE,
)
DRAFT = re.compile(r"^\(?dự thảo\b", re.IGNORECASE)
TO_LABEL = re.compile(r"^Kính\s+(?:gửi|gởi|trình)\s*:?\s*$", re.IGNORECASE)
TO_SINGLE = re.compile(r"^Kính\s+(?:gửi|gởi|trình)\b", re.IGNORECASE)
INVITES = re.compile(r"^.{0,160}(?:kính mời|giới thiệu|điện)\s*:")
"""The opening words of an invitation, an introduction, a telegram."""
BASIS = re.compile(r"^(?:[-–+•]\s*)?Căn cứ\b", re.IGNORECASE)
BARE_BASIS = re.compile(
    r"^(?:[-–+•]\s*)?(?:Hiến pháp|Bộ luật|Luật|Pháp lệnh|Nghị (?:định|quyết)|Thông tư|Quyết định|Quy (?:định|chế)|Chỉ thị"
    r"|Kết luận|Kế hoạch(?! ho[áà]| hó)|Công văn|Điều lệ) .+[;.]$"
)
"""A document named as a basis without "Căn cứ" before it."""
PROPOSAL = re.compile(
    r"^(?:[-–+•]\s*)?(?:Theo|Xét)\s+(?:đề nghị|đề xuất|Tờ trình)\b", re.IGNORECASE
)
ENACTING = re.compile(
    r"^(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|NGHỊ QUYẾT|CHỈ THỊ)\s*:$|^(?:QUYẾT ĐỊNH|QUYẾT NGHỊ)$"
)
PART = re.compile(
    r"^Phần\s+(?P<mark>[IVXLC]+|\d+|thứ\s+\w+(?:\s\w+)?)\b[.:]?\s*(?P<title>.*)$", re.IGNORECASE
)
CHAPTER = re.compile(
    r"^Chương\s+(?P<mark>[IVXLC]+|\d+|thứ\s+\w+)\b[.:]?\s*(?P<title>.*)$", re.IGNORECASE
)
SECTION = re.compile(r"^Mục\s+(?P<mark>[IVXLC]+|\d+)\b[.:]?\s*(?P<title>.*)$", re.IGNORECASE)
SUBSECTION = re.compile(
    r"^Tiểu mục\s+(?P<mark>[IVXLC]+|\d+)\b[.:]?\s*(?P<title>.*)$", re.IGNORECASE
)
ARTICLE = re.compile(r"^Điều\s+(?P<number>\d+)\s*(?P<dot>[.:]?)\s*(?P<title>.*)$", re.IGNORECASE)
# "I/ …" wants its blank: "V/v" is no Roman five.
ROMAN = re.compile(r"^(?P<mark>[IVXLC]+)\s*(?P<sign>[.\-–—)]|/(?=\s))\s*(?P<title>\S.*)$")
DECIMAL = re.compile(r"^(?P<mark>\d+(?:\.\d+)*)(?P<sign>[.)\-/]?)\s+(?P<title>\S.*)$")
LETTER = re.compile(r"^(?P<mark>[a-zđ])(?P<sign>[).])\s*(?P<title>\S.*)$")
BULLET = re.compile(r"^(?P<sign>[-–—+*•▪●○◦\uf0b7])\s*(?P<title>\S.*)$")
RECIPIENTS = re.compile(r"^Nơi\s+(?:nhận|gửi)\s*(?::|$)", re.IGNORECASE)
ARCHIVE = re.compile(r"^(?:[-–+•]\s*)?Lưu\b(?P<colon>\s*:)?", re.IGNORECASE)
AUTHORITY = re.compile(
    r"^(?P<mark>TM|KT|TL|TUQ|T/M|K/T|T/L|T/UQ|Q)\s*(?P<dot>\.?)(?=[\s.]|$)\s*(?P<rest>.*)$"
)
LOOSE_AUTHORITY = re.compile(
    r"^(?:TM|KT|TL|TUQ|T/M|K/T|T/L|T\.M|K\.T|T\.L|T/UQ)[.\s]", re.IGNORECASE
)
ANNEX = re.compile(
    r"^PHỤ\s+LỤC(?:\s+(?:số\s+)?(?P<number>[IVXLC]+|\d+|[A-ZĐ]))?\s*[.:]?\s*(?P<title>.*)$",
    re.IGNORECASE,
)
ANNEX_REFERENCE = re.compile(r"^\(?\s*(?:Ban hành )?kèm theo\b", re.IGNORECASE)
PRESENTED = re.compile(r"^\(Báo cáo\b.{0,300}\btrình\b.{0,300}\bĐại hội\b", re.IGNORECASE)
"""Below the theme of a congress, which stands in place of the kind (HD 05-HD/VPTW, 5.1.2)."""
AUTHOR_LINE = re.compile(r"^CỦA\s+[A-ZĐÀ-Ỹ]")
SIGNED = re.compile(r"^\(?\s*đã ký\s*\)?$|^\(.*(?:ký|đóng dấu).*\)$", re.IGNORECASE)
CONFIRMS = re.compile(r"^Xác nhận (?:chữ ký )?của\b", re.IGNORECASE)
TITLES = re.compile(
    r"^(?:Q\. )?(?:PHÓ |QUYỀN )?(?:TỔNG )?(?:CHỦ TỊCH|BÍ THƯ|GIÁM ĐỐC|TRƯỞNG|CHÁNH|CỤC TRƯỞNG|BỘ TRƯỞNG|THỨ TRƯỞNG|"
    r"HIỆU TRƯỞNG|CHỦ NHIỆM|VỤ TRƯỞNG|VIỆN TRƯỞNG|TỔNG BIÊN TẬP|THƯ KÝ|CHỦ TỌA|CHỦ TRÌ|NGƯỜI|CHỈ HUY|THỦ TRƯỞNG|"
    r"CHI CỤC TRƯỞNG|HẠT TRƯỞNG|ĐỒN TRƯỞNG|PHÂN VIỆN TRƯỞNG|KIỂM TOÁN TRƯỞNG|THỐNG ĐỐC|CHÍNH TRỊ VIÊN|"
    r"ĐỘI TRƯỞNG|TỔ TRƯỞNG|TRẠM TRƯỞNG|TƯ LỆNH|CHÍNH ỦY|ỦY VIÊN|THỦ TƯỚNG|ĐẠI DIỆN|KẾ TOÁN|HÀM)",
)
ORGAN = re.compile(
    r"^(?:ỦY BAN|UỶ BAN|HỘI ĐỒNG|BỘ|SỞ|PHÒNG|BAN|TỈNH|THÀNH|HUYỆN|ĐẢNG|CHI BỘ|QUÂN|TRƯỜNG|VĂN PHÒNG|CỤC|TỔNG CỤC|CHI CỤC|"
    r"TRUNG TÂM|VIỆN|HỘI|LIÊN|TỔNG CÔNG TY|TẬP ĐOÀN|XÍ NGHIỆP|NHÀ MÁY|TRẠM|"
    r"TÒA|TOÀ|VIỆN KIỂM|CÔNG AN|CÔNG TY|NGÂN HÀNG|BẢO HIỂM|THANH TRA|ĐẠI HỌC|HỌC VIỆN|BỆNH VIỆN|"
    r"CHÍNH PHỦ|QUỐC HỘI|THỦ TƯỚNG|CHỦ TỊCH|ĐOÀN|MẶT TRẬN|UBND|HĐND|ĐẠI HỘI|TIỂU BAN|TỔ|KHO BẠC|THUẾ|XÃ|PHƯỜNG|ĐẶC KHU)\b"
)
PLACEHOLDER = re.compile(
    r"\[\s*CẦN BỔ SUNG[^\]]{0,300}\]|\{\{.{0,200}?\}\}|\{%.{0,200}?%\}|\$\{[^}]{0,200}\}|"
    r"<<[^<>]{1,60}>>|«[^»]{1,60}»|\bTODO\b|\bXXX+\b|\[(?:…|\.{3,}|điền[^\]]{0,300})\]|"
    r"\bLorem ipsum\b",
    re.IGNORECASE,
)
_OPENS = re.compile(r"[\[{$<«]")
TWO_MARKS = re.compile(r"(?<![./])[.,;:][.,;]$")
"""What a line of a list ends with when its own stop was left before the list's."""
_CAPITALS = "A-Z" + "".join(one for one in map(chr, range(0xC0, 0x1EFA)) if one.isupper())
_SMALL = "a-z" + "".join(one for one in map(chr, range(0xC0, 0x1EFA)) if one.islower())
DEGREE = re.compile(
    r"^(?:(?:GS|PGS|TS|TSKH|ThS|Th\.S|CN|KS|BS|"
    r"BSCKI{1,2}|CKI{1,2}|Ths|NSƯT|NSND|NGƯT|NGND|TTƯT|ĐHBK|LS|KTS|DS)\s*[.,]+\s*)+"
    r"|^(?:Giáo sư|Phó Giáo sư|Tiến sĩ|Tiến sỹ|Thạc sĩ|Thạc sỹ|Cử nhân|Kỹ sư|Bác sĩ|Nhà giáo|Đại tá|Thượng tá|Trung tá|"
    r"Thiếu tá|"
    r"Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng|Đại úy|Thượng úy)\b",
    re.IGNORECASE,
)
# "Y" begins names of the Central Highlands: Y Thanh Hà Niê Kđăm.
NAME = re.compile(rf"^(?:[{_CAPITALS}][{_SMALL}']+|Y)(?:\s+[{_CAPITALS}][{_SMALL}']*){{1,5}}$")


def placeholder(text: str) -> re.Match[str] | None:
    """The first place left to fill in; the long pattern runs only where one could begin."""
    small = text.lower()
    if _OPENS.search(text) or "todo" in small or "xxx" in small or "lorem" in small:
        return PLACEHOLDER.search(text)
    return None


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """For recognising: NFC, look-alikes mended, small letters, one tone style, single blanks."""
    mended = "".join(LOOKALIKES.get(letter, letter) for letter in nfc(text))
    return " ".join(lower(restyle(mended, Tone.FIRST)).replace("–", "-").replace("—", "-").split())


@lru_cache(maxsize=20_000)
def bare(text: str) -> str:
    """Letters and figures only, without marks: misspelt marks still meet."""
    base = unicodedata.normalize("NFD", plain(text).replace("đ", "d"))
    return "".join(letter for letter in base if letter.isalnum())


@lru_cache(maxsize=20_000)
def near(text: str, wanted: str) -> bool:
    """Whether a text is a fixed phrase, perhaps with up to three letters wrong."""
    one, two = bare(text), bare(wanted)
    return abs(len(one) - len(two)) <= 3 and (one == two or distance(one, two, 3) <= 3)


def is_title(text: str) -> bool:
    """Whether a line is the State's or the Party's title of every document."""
    return any(near(text, phrase) for phrase in (NATIONAL_NAME, PARTY_TITLE))


def distance(one: str, two: str, most: int) -> int:
    """Edit distance, not counted beyond `most` + 1."""
    row = list(range(len(two) + 1))
    for at, left in enumerate(one, 1):
        above, row[0] = row[0], at
        for to, right in enumerate(two, 1):
            above, row[to] = row[to], min(row[to] + 1, row[to - 1] + 1, above + (left != right))
        if min(row) > most:
            return most + 1
    return row[-1]


_KINDS = {plain(kind.vi): kind.id for kind in KINDS.values() if kind.has_name and not kind.copy}
_KINDS["chương trình hành động"] = _KINDS["chương trình"]
"""How Party committees and the Government call their programmes."""


def kind_of(text: str) -> str:
    """The id of the kind that a title line names alone; "" for any other line."""
    name = plain(text).strip(" :.")
    if name in _KINDS:
        return _KINDS[name]
    joined = name.replace(" ", "")
    spaced = all(len(part) <= 2 for part in name.split()) and len(name.split()) > 3
    return next(
        (ident for vi, ident in _KINDS.items() if spaced and vi.replace(" ", "") == joined), ""
    )


_BARE_KINDS = frozenset(map(bare, _KINDS))


def kind_nearly(text: str) -> bool:
    """Whether a line is the name of a kind but for its marks: "QUYẾT DỊNH"."""
    return bare(text) in _BARE_KINDS


def kind_begins(text: str) -> str:
    """The id of the kind with which a line in capitals begins: "KẾ HOẠCH TRIỂN KHAI …"."""
    name = plain(text)
    found = [vi for vi in _KINDS if name.startswith(vi + " ")]
    return _KINDS[max(found, key=len)] if found else ""
