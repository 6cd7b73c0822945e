"""Tên cơ quan, vùng miền, huân chương, ngày lễ, sự kiện, luật viết hoa sai.

Tên cơ quan viết hoa chữ cái đầu của các từ chỉ loại hình cơ quan, chức năng, lĩnh vực: Uỷ ban nhân dân, Hội đồng nhân
dân, Bộ Chính trị, Mặt trận Tổ quốc Việt Nam. Huân chương Sao vàng, Nghệ sĩ Nhân dân, ngày Quốc khánh, tết Nguyên đán,
Cách mạng tháng Tám, Bắc Trung Bộ … theo ví dụ và loại nêu ở từng mục của Phụ lục II; thứ, hạng của huân chương viết hoa.
Luật, pháp lệnh có trong content/citations.yaml viết hoa tên loại và chữ đầu của tên. Danh sách chỉ gồm những tên có một
cách viết duy nhất, nên văn bản nhà nước viết khác là lỗi; năm âm lịch, thứ, tháng đọc theo chữ đứng cạnh nên là cảnh báo.
Văn bản của Đảng không có phụ lục viết hoa riêng: lưu ý.

Sai:
    Đảng cộng sản Việt Nam lãnh đạo.
    Tặng thưởng Huân chương lao động hạng Nhất.
    Tổ chức đón tết nguyên đán.

Đúng:
    Đảng Cộng sản Việt Nam lãnh đạo.
    Tặng thưởng Huân chương Lao động hạng Nhất.
    Tổ chức đón tết Nguyên đán.

Căn cứ: NĐ 30/2020/NĐ-CP, Phụ lục II, các mục II đến V.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from pipeline.check.phrases import Phrases
from pipeline.check.prose import Hit, Prose
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.check.wordlists import phrase, table
from pipeline.problem import Level
from pipeline.text import Tone, restyle

RULE = Rule(
    "C012",
    "name-case",
    "viet-hoa-ten",
    Level.ERROR,
    clause="NĐ 30/2020/NĐ-CP, Phụ lục II, các mục II đến V",
    levels={"party": Level.INFO},
)


_CHI = "tý|sửu|dần|mão|mẹo|thìn|tỵ|tị|ngọ|mùi|thân|dậu|tuất|hợi"
_DAYS = ("Sáng", "sáng", "Trưa", "trưa", "Chiều", "chiều", "Tối", "tối", "Vào", "vào")
_PATTERNS = (
    # Mục V.2: words for class and rank.
    (
        frozenset({"hạng"}),
        ("Huân chương ", "huân chương ", "Huy chương ", "huy chương "),
        re.compile(r"(?:[^\W\d_]+ ){0,4}?hạng (?P<name>nhất|nhì|ba)(?![^\W\d_])"),
    ),
    # Mục V.8: lunar years; days of the week and months in words, where they cannot be ordinals.
    (
        frozenset(_CHI.split("|")),
        ("năm ", "Năm ", "NĂM "),
        re.compile(
            r"(?P<name>(?:giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý) "
            rf"(?:{_CHI}))(?![^\W\d_])",
            re.IGNORECASE,
        ),
    ),
    (
        frozenset({"thứ"}),
        tuple(f"{one} thứ " for one in _DAYS),
        re.compile(r"(?P<name>hai|ba|tư|năm|sáu|bảy)(?![^\W\d_])"),
    ),
    (
        frozenset({"giêng", "chạp"}),
        ("tháng ",),
        re.compile(r"(?P<name>giêng|chạp)(?![^\W\d_])"),
    ),
)
"""Words without which a pattern is not sought, in small letters; what stands before it; the pattern."""
_KINDS = (
    *(
        "Nghị Quyết",
        "Quyết Định",
        "Kế Hoạch",
        "Chỉ Thị",
        "Thông Báo",
        "Báo Cáo",
        "Tờ Trình",
        "Công Văn",
    ),
    *(
        "Hướng Dẫn",
        "Kết Luận",
        "Nghị Định",
        "Thông Tư",
        "Quy Chế",
        "Quy Định",
        "Chương Trình",
        "Đề Án",
    ),
)
_WITHIN = re.compile(r"(?= (?:số|này|của|về|ngày) )")
_NEXT = re.compile(r"^ (?:số|này|của|về|ngày) ")


def look(subject: Subject) -> Iterator[Finding]:
    """Names written neither as they should be, nor all in capitals, nor in a listed other way."""
    taken: dict[int, list[Hit]] = {}
    held = subject.prose.held(_listed())
    listed = (row for row in _longest() if phrase(row[0]) in held) if held else ()
    for right, others in (*listed, *_laws(subject)):
        for hit in subject.prose.words(phrase(right), phrase(right) in held):
            written = _first(hit.words)
            near = taken.setdefault(id(hit.passage), [])
            if written.isupper() or any(_within(hit, one) for one in near):
                continue
            near.append(hit)
            if written not in map(_first, (right, *others)) and not _of_office(hit):
                yield hit.finding(f"viết hoa sai tên: “{hit.words}”", f"viết “{right}”")
    for needed, leads, pattern in _PATTERNS:
        if subject.prose.among(needed):
            yield from _small(subject, leads, pattern)
    yield from _kinds(subject.prose)


def _of_office(hit: Hit) -> bool:
    """ "Phó Trưởng ban Tuyên giáo và Dân vận": the office's own word, then the organ's name goes on."""
    return hit.words.startswith("ban ") and hit.passage.text[: hit.start].endswith(
        ("Trưởng ", "trưởng ")
    )


def _kinds(prose: Prose) -> Iterator[Finding]:
    """ "Nghị Quyết số …", "của Kế Hoạch này": the kind of a document has one capital (mục V.6)."""
    for hit in prose.led(_KINDS, _WITHIN, _NEXT):
        right = hit.words.capitalize()
        yield hit.finding(f"viết hoa sai tên: “{hit.words}”", f"viết “{right}”", sure=False)


def _small(subject: Subject, leads: tuple[str, ...], pattern: re.Pattern[str]) -> Iterator[Finding]:
    """Names that come after a common word, whose syllables begin with capitals."""
    for hit in subject.prose.led(leads, pattern):
        name = hit.match["name"] if hit.match else ""
        right = " ".join(word.capitalize() for word in name.split())
        if name not in (right, name.upper()):
            at = hit.end - len(name)
            message = f"viết hoa sai tên: “{name}”"
            yield hit.passage.finding(at, message, f"viết “{right}”", sure=False)


@cache
def _longest() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The list, a name within another one after it: what the longer one says is not said twice."""
    rows = table("name_case").items()
    return tuple(
        (right, tuple(others)) for right, others in sorted(rows, key=_length, reverse=True)
    )


@cache
def _listed() -> Phrases:
    return Phrases(phrase(right) for right, _ in _longest())


def _length(row: tuple[str, object]) -> int:
    return len(row[0])


def _laws(subject: Subject) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Mục V.6: "Luật Tổ chức Quốc hội" of the registry's laws; their kind may stand in small letters."""
    for one in subject.registries.citations.values():
        if one.law and one.subject[:1].isupper():
            yield f"{one.type} {one.subject}", ()


def _within(hit: Hit, other: Hit) -> bool:
    return other.start <= hit.start and hit.end <= other.end


@lru_cache(maxsize=1024)
def _first(words: str) -> str:
    return restyle(words, Tone.FIRST)
