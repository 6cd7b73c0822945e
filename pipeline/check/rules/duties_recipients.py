"""Cơ quan được giao việc không có trong nơi nhận.

Nơi được giao trách nhiệm mà không nhận được văn bản thì không thể thi hành. Nơi nhận chung (các sở, ban, ngành; đảng
uỷ các xã, phường; Như trên; Như Điều …) được coi là đã gồm từng nơi.

Sai:
    nội dung:
      - tổ chức thực hiện:
          - đơn vị: Báo Thái Nguyên điện tử   # ← C070
            trách nhiệm: [Tuyên truyền rộng rãi.]
    nơi nhận: [Thường trực Tỉnh uỷ]

Đúng:
    nội dung:
      - tổ chức thực hiện:
          - đơn vị: Báo Thái Nguyên điện tử
            trách nhiệm: [Tuyên truyền rộng rãi.]
    nơi nhận: [Thường trực Tỉnh uỷ, Báo Thái Nguyên điện tử]

Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.9.a; HD 05-HD/VPTW, Phần II, mục I.9.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.prose import Hit, folded
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.check.walk import listings
from pipeline.check.wordlists import words
from pipeline.model.blocks import Ref
from pipeline.problem import Level

RULE = Rule(
    "C070",
    "duties-recipients",
    "noi-nhan-thieu",
    Level.WARNING,
    reads="tree",
    clause="NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.9.a; HD 05-HD/VPTW, Phần II, mục I.9.1",
)

_SYLLABLE = re.compile(r"[^\W_]+")
# Words that many organs and notes share and that tell none of them apart.
_EMPTY = frozenset(words("duties_recipients"))
_SHORT = (
    ("ubmttq", "ủy ban mặt trận tổ quốc"),
    ("mttq", "mặt trận tổ quốc"),
    ("ubnd", "ủy ban nhân dân"),
    ("hđnd", "hội đồng nhân dân"),
    ("ubkt", "ủy ban kiểm tra"),
    ("bdv", "ban dân vận"),
)
_COMMITTEE = re.compile(r"(?:ban thường vụ|ban chấp hành|thường trực) (?=\S)")
"""Bodies of a Party committee: what it issues reaches them."""
_COMMUNE = re.compile(r"(?<!\w)(?:xã(?! hội)|phường|đặc khu)(?!\w)")
_HEAD = (
    r"(?:Sở|Ban (?:Tổ chức|Nội chính|Tuyên giáo và Dân vận|Xây dựng Đảng|Dân tộc|Quản lý)|Văn phòng|Công an|Thanh tra|Phòng"
    r"|(?:Cơ quan )?[UỦ][ỷy] ban [Kk]iểm tra|(?:Bộ|Ban) Chỉ huy [Qq]uân sự|(?:[UỦ][ỷy] ban )?Mặt trận Tổ quốc|UBND"
    r"|[UỦ][ỷy] ban nhân dân|Đảng [uủ][ỷy]|Trường Chính trị|Trung tâm|Báo|Đài Phát thanh|Tỉnh đoàn|Đoàn Thanh niên"
    r"|Hội (?:Nông dân|Liên hiệp|Cựu)|Liên đoàn Lao động|Kho bạc Nhà nước|Bảo hiểm xã hội|To[àa] án nhân dân|Tòa án nhân dân"
    r"|Viện kiểm sát nhân dân)"
)
_NAME = rf"(?P<name>{_HEAD}(?: [^\s.:;,()“”]+){{0,12}}?(?: các xã, phường(?:, đặc khu)?)?)"
_DUTY = (
    r"(?:c(?:hủ (?:trì|động)|ó trách nhiệm|hịu trách nhiệm|hỉ đạo)|lãnh đạo, chỉ đạo|phối hợp"
    r"|t(?:ham mưu|heo dõi|ổ chức triển khai|riển khai|ổng hợp|uyên truyền)|bố trí|hướng dẫn|kiểm tra|xây dựng|mở lớp)"
)
_FIRST = re.compile(rf"(?:\d{{1,2}}\. )?{_NAME}(?:: (?i:{_DUTY})| {_DUTY})(?![^\W\d_])")
"""A paragraph that begins with an organ and what it is to do."""
_BEGINNING = re.compile(
    r"^ (?:\d|(?:Sở|Ban|Văn|Công|Thanh|Phòng|Cơ|[UỦ][ỷy]|Bộ|Mặt|UBND|Đảng|Trường|Trung|Báo|Đài|Tỉnh|Đoàn|Hội|Liên"
    r"|Kho|Bảo|To[àa]|Tòa|Viện):? )"
)
"""The first piece of such a paragraph: most begin otherwise, and need no pattern."""
_ASKED = re.compile(rf"{_NAME} {_DUTY}(?![^\W\d_])")
_LEADS = tuple(
    f"{word} "
    for small in ("giao", "giao cho", "đề nghị", "yêu cầu", "phân công")
    for word in (small, small.capitalize())
)
_TELLING = ("report", "minutes")
"""Kinds that tell what was done, and by whom."""
_GROUPS = (
    (
        r"(?:ban|văn phòng|ủy ban kiểm tra|cơ quan ủy ban kiểm tra|trường chính trị|báo) ",
        r"các (?:ban|cơ quan) (?:đảng|tham mưu|xây dựng đảng|chuyên trách|của)|ban đảng|các ban,|cơ quan tham mưu",
    ),
    (
        r"(?:công an|bộ chỉ huy|ban chỉ huy|kho bạc|báo|đài|bảo hiểm|thanh tra|trung tâm|tòa án|viện kiểm sát|văn phòng) ",
        r"ban, ngành|sở, ngành|các ngành",
    ),
    (
        r"(?:(?:ủy ban )?mặt trận|hội|liên đoàn|tỉnh đoàn|thành đoàn|đoàn) ",
        r"đoàn thể|tổ chức chính trị|mặt trận",
    ),
    (r"đảng ủy ", r"các đảng ủy|đảng ủy trực thuộc|các đảng bộ|cấp ủy"),
    (r"(?:phòng|sở) ", r"các phòng|phòng, ban|cơ quan chuyên môn|phòng chuyên môn"),
    (r"", r"các (?:cơ quan, )?đơn vị|các cơ quan, (?:tổ chức|ban)"),
)
"""How an organ begins, and the recipients in common words that it is among."""
_KEPT = re.compile(r"[- ]*lưu(?!\w)")
"""The line of the archive names an office, and no other organ by its words."""
_EVERYONE = ("như điều", "như trên", "như kính gửi")


def look(subject: Subject) -> Iterator[Finding]:
    """Organs of the responsibilities list, by their words against those of all recipients."""
    content = subject.typed
    if not content.recipients:
        return
    named = [
        ref
        for listing in listings(subject.blocks, "responsibilities")
        for item in listing.items
        for ref in item.organs
    ]
    charged = list(_charged(subject))
    if not (named or charged):
        return
    lines = [_spelled(folded(paragraph.words)) for paragraph in subject.composed.recipients]
    if any(line.lstrip("- ").startswith(_EVERYONE) for line in lines):
        return
    told = [_core(line) for line in lines if not _KEPT.match(line)]
    own = [_core(folded(organ.name)) for organ in subject.issuers]
    for ref in named:
        name = _name(ref, subject)
        if name.startswith("“"):
            continue  # a place of a new file that is still to be filled in; C074 says so
        if not _reached(folded(name), told, own, lines):
            message = f"“{name}” được giao trách nhiệm nhưng không có trong nơi nhận"
            yield Finding(ref.words.span, message, "thêm vào nơi nhận")
    said: set[str] = set()
    communal = any(_COMMUNE.search(folded(organ.name)) for organ in subject.issuers)
    for hit in charged:
        assert hit.match is not None  # noqa: S101 - both ways of seeking give one
        name = hit.match["name"]
        spelled = _spelled(folded(name))
        # The province's people's committee is not that of its communes, though they share their words.
        near = own if communal or not _COMMUNE.search(spelled) else []
        if spelled in said or _reached(spelled, told, near, lines):
            continue
        said.add(spelled)
        message = f"“{name}” được giao việc nhưng không có trong nơi nhận"
        yield hit.passage.finding(
            hit.passage.text.index(name, hit.start), message, "thêm vào nơi nhận"
        )


def _charged(subject: Subject) -> Iterator[Hit]:
    """Organs that the running text gives something to do: at a paragraph's head, or behind "giao …"."""
    if subject.kind is None or subject.kind.id in _TELLING:
        return
    passages = subject.prose.passages
    for passage in [passages[number] for number in subject.prose.opening(_BEGINNING)]:
        if passage.path[0] != "body":
            continue
        found = _FIRST.match(passage.text)
        if found and not passage.under("responsibilities"):
            yield Hit(passage, 0, found.end(), found)
    for hit in subject.prose.led(_LEADS, _ASKED):
        if hit.passage.top == "body" and not hit.passage.under("responsibilities"):
            yield hit


def _name(ref: Ref, subject: Subject) -> str:
    organ = subject.registries.organs.get(ref.id or "")
    return organ.name if organ else ref.words.text


def _reached(
    name: str, told: list[frozenset[str]], own: list[frozenset[str]], lines: list[str]
) -> bool:
    if "{{" in name or "${" in name:
        return True
    whole = " ".join(lines)
    if _COMMITTEE.match(name) and any(_core(_COMMITTEE.sub("", name)) <= one for one in own):
        return True
    if name.startswith(("ban ", "văn phòng", "đề nghị ban ", "phòng ")) and any(
        _core(name) <= one for one in own
    ):
        return True
    if _COMMUNE.search(name) and _COMMUNE.search(whole):
        return True
    if re.match(r"(?:đề nghị |giao )?(?:các )?(?:sở|ngành)", name) and re.search(
        r"các sở|sở, (?:ban, )?ngành", whole
    ):
        return True
    if any(name in line for line in lines):
        return True
    if any(re.match(first, name) and re.search(group, whole) for first, group in _GROUPS):
        return True
    core = _core(name)
    if not core:
        return True
    return any(len(core & one) * 2 >= len(core) for one in (*told, *own))


def _spelled(line: str) -> str:
    for short, whole in _SHORT:
        line = line.replace(short, whole)
    return line


def _core(name: str) -> frozenset[str]:
    return frozenset(_SYLLABLE.findall(name)) - _EMPTY
