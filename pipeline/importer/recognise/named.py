"""Which block of a content file a list is, by the words of the heading above it."""

from __future__ import annotations

import re

from pipeline.check.finished.words import plain

_NAMES: tuple[tuple[str, str], ...] = (
    ("tổ chức thực hiện", "responsibilities"),
    ("trách nhiệm thực hiện", "responsibilities"),
    ("phân công thực hiện", "responsibilities"),
    ("phân công trách nhiệm", "responsibilities"),
    ("chỉ tiêu", "targets"),
    ("mục đích", "purposes"),
    ("yêu cầu", "requirements"),
    ("quan điểm", "viewpoints"),
    ("mục tiêu", "objectives"),
    ("nguyên nhân", "causes"),
    ("hạn chế", "shortcomings"),
    ("khuyết điểm", "shortcomings"),
    ("tồn tại", "shortcomings"),
    ("kết quả đạt được", "achievements"),
    ("ưu điểm", "achievements"),
    ("nhiệm vụ", "tasks"),
    ("giải pháp", "solutions"),
    ("kinh phí", "funding"),
)
NUMBERED = frozenset({"tasks", "solutions", "responsibilities"})
"""Blocks whose entries are numbered headings or sentences."""


def block_of(heading: str) -> str:
    """The block's key for what stands directly below a heading; "" for none of its own."""
    text = plain(heading)
    found = [(text.find(words), key) for words, key in _NAMES if re.search(rf"\b{words}\b", text)]
    if not found:
        return ""
    # "Mục đích, yêu cầu" names two blocks: what stands under it is neither alone.
    keys = {key for _, key in found}
    if keys == {"tasks", "solutions"}:
        return "tasks"
    if len(keys) > 1 and "responsibilities" not in keys:
        return ""
    return "responsibilities" if "responsibilities" in keys else found[0][1]


_LINES: tuple[tuple[str, str], ...] = (
    ("time", r"Thời gian thực hiện: (?P<words>.+)"),
    ("deadline", r"Thời (?:hạn|gian) hoàn thành: (?P<words>.+)"),
    ("place", r"Địa điểm: (?P<words>.+)"),
    ("participants", r"Thành phần: (?P<words>.+)"),
    ("content", r"Nội dung: (?P<words>.+)"),
    ("method", r"Phương pháp: (?P<words>.+)"),
    ("funding", r"Kinh phí: (?P<words>.+)"),
    ("output", r"Sản phẩm: (?P<words>.+)"),
)
_PEOPLE = re.compile(r"Chủ trì: (?P<lead>[^;]+?)(?:; phối hợp: (?P<with>.+))?$")
_PARTNERS = re.compile(r"Phối hợp: (?P<with>.+)$")
ORDER = (
    "lead",
    "with",
    "time",
    "deadline",
    "place",
    "participants",
    "content",
    "method",
    "funding",
    "output",
)
"""The order in which the lines of an assignment are printed."""


def assignment(text: str) -> dict[str, str]:
    """What a line of a task says: {"lead": …, "with": …} | {"deadline": …} …; {} for other lines."""
    words = text.rstrip().rstrip(".;").rstrip()
    people = _PEOPLE.match(words) or _PARTNERS.match(words)
    if people:
        return {key: value for key, value in people.groupdict().items() if value}
    for key, pattern in _LINES:
        found = re.match(pattern, words)
        if found:
            return {key: found["words"]}
    return {}


_FIGURE = re.compile(r"(?<![\d,.])\d{1,3}(?:\.\d{3})*(?:,\d+)?%")
_BY = re.compile(r"(?<=đến năm )20\d\d\b", re.IGNORECASE)


def figure(text: str) -> tuple[str, str, str]:
    """(text with placeholders, figure, year) of a target; figure "" where it has none or several."""
    found = _FIGURE.findall(text)
    if len(found) != 1 or "{{" in text:
        return text, "", ""
    made = text.replace(found[0], "{{ figure }}", 1)
    years = _BY.findall(text)
    if len(years) == 1:
        made = _BY.sub("{{ by }}", made, count=1)
        return made, found[0], years[0]
    return made, found[0], ""


_VERBS = (
    "chủ trì|phối hợp|tham mưu|xây dựng|chỉ đạo|lãnh đạo|hướng dẫn|theo dõi|tổ chức thực hiện|tổ chức|có trách nhiệm|"
    "căn cứ|ban hành|lập|quán triệt|cụ thể hoá|cụ thể hóa|rà soát|phân công|bảo đảm|báo cáo|"
    "tăng cường|đẩy mạnh|thực hiện|triển khai|nghiên cứu|bố trí|tuyên truyền|giúp|đôn đốc|kiểm tra|tổng hợp"
)
_ORGANS = (
    "Ban|Các|Uỷ ban|Ủy ban|Sở|Văn phòng|Đảng|Huyện|Thành uỷ|Thành ủy|Thành phố|"
    "Thành đoàn|Tỉnh|Hội|Công an|Bộ|Mặt trận|Đoàn|Liên đoàn|Phòng|Chi|Trung tâm|"
    "Cục|Thanh tra|Trường|Báo|Đài|UBND|HĐND"
)
_SENTENCE = re.compile(rf"(?P<organ>(?:{_ORGANS})\b[^.;:]{{2,160}}?) (?P<words>(?:{_VERBS})\b.+)$")


_OPEN = re.compile(r"(?:,|\b(?:được|bị|để|và|với|việc|phải|cần|khi|đã|sẽ|cùng|không|về))$|\d")
"""No name of an organ ends so."""


def organ_sentence(text: str) -> tuple[str, str] | None:
    """ "Ban Tổ chức tham mưu …" -> ("Ban Tổ chức", "tham mưu …"); None when the organ does not show."""
    found = _SENTENCE.match(text)
    if not found or _OPEN.search(found["organ"]):
        return None
    return found["organ"], found["words"]


def is_organ(text: str) -> bool:
    """Whether a heading under "Tổ chức thực hiện" names an organ."""
    return re.match(rf"(?:{_ORGANS})\b", text) is not None
