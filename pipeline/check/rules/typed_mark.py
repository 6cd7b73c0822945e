"""Dấu đầu dòng, số thứ tự hoặc dấu cuối dòng gõ bằng tay.

Máy đặt số mục, số điều, gạch đầu dòng, chữ “Kính gửi” và dấu cuối dòng của nơi nhận, kính gửi, căn cứ theo tiêu chuẩn.
Gõ tay thì chữ in ra có hai lần số, hoặc sai kiểu khi đổi tiêu chuẩn. Gõ “Điều 1.” thành một đoạn thì các điều sau vẫn
đếm lại từ 1.

Sai:
    nội dung:
      - tiêu đề: I. Mục đích, yêu cầu   # ← C071
        đoạn: Các cơ quan phối hợp thực hiện.
    nơi nhận: ["- Thường trực Tỉnh uỷ;"]   # ← C071

Đúng:
    nội dung:
      - tiêu đề: Mục đích, yêu cầu
        đoạn: Các cơ quan phối hợp thực hiện.
    nơi nhận: [Thường trực Tỉnh uỷ]

Căn cứ: cách soạn bằng vanban; dấu câu theo NĐ 30/2020/NĐ-CP và HD 05-HD/VPTW.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.passages import Passage
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.compose.opening import has_articles
from pipeline.problem import Level

RULE = Rule(
    "C071", "typed-mark", "dau-go-tay", Level.WARNING, clause="NĐ 30/2020/NĐ-CP, HD 05-HD/VPTW"
)

_LISTS = frozenset(
    {
        "items",
        "purposes",
        "requirements",
        "viewpoints",
        "objectives",
        "targets",
        "situation",
        "achievements",
    }
    | {"shortcomings", "causes", "tasks", "solutions", "duties", "funding", "clauses", "points"}
)
_HEADINGS = frozenset({"heading", "article", "chapter", "section", "part", "title", "subject"})
_PLACES = frozenset({"to", "recipients"})
_QUOTED = re.compile(r",|: ")
"""Signs that YAML reads as its own within a list."""
_UNMARKED = frozenset({"recipients", "to", "bases", "archive", "subject"})
"""Keys at the top whose values end in the mark that the standard sets."""
_MARK = re.compile(
    r"(?:[-+–•*●▪] +|[-–•●▪](?=[^\W\d_])|(?:(?:[IVX]{1,5}|\d{1,2})[.\-/)]|\d{1,2}(?:\.\d{1,2})+\.?|[a-zđ]\)|Điều \d+\."
    r"|Chương [IVX]+\.?|Phụ lục [IVX\d]+[.:])[ -]+)(?=\S)"
)
_BODY = 2
"""Steps to a sentence that is a block of the body by itself."""
_FIRST = re.compile(
    r"^ (?:[-+–•*●▪]|(?:[IVX]{1,5}|\d{1,2})[.\-/)]|\d{1,2}(?:\.\d{1,2})+|[a-zđ]\)|Điều |Chương |Phụ )"
)
"""The piece that a mark begins with: few paragraphs have one."""
_ARTICLE = re.compile(r"Điều \d+(?:[.:] *|\Z)")
_BARE = re.compile(r"(?:Điều )?\d+[.:]?\Z")
"""An article whose heading is its number alone."""
_OWN = re.compile(r"^ (?:Điều|\d+[.:]?) ")
"""The piece that either of these begins with."""
_TO = re.compile(r"Kính (?:gửi|trình)\b[ :]*", re.IGNORECASE)
_LAST = frozenset(";,.")
_END = re.compile(r"[ ]*(?:\./\.|[;,.])+\Z")


def look(subject: Subject) -> Iterator[Finding]:
    """Marks before headings and list items, marks after recipients, addressees, bases, headings, the subject."""
    articles = subject.content is not None and has_articles(subject.content.body)
    prose = subject.prose
    own, marked = set(prose.opening(_OWN)), set(prose.opening(_FIRST))
    for number, passage in enumerate(prose.passages):
        top = passage.top
        ended = top in _UNMARKED or passage.key == "heading"
        if not (ended or number in own or number in marked):
            continue
        text = passage.text
        last = ended and text[-1:] in _LAST
        if (
            (number in own or top in _PLACES)
            and not passage.note
            and (finding := _own(passage, articles))
        ):
            yield finding
            continue
        found = _MARK.match(text) if number in marked else None
        if not (found or last) or passage.note or passage.under("data", "table"):
            continue
        if found and (passage.key in _HEADINGS or _is_item(passage, passage.key)):
            yield _before(passage, found)
        if last:
            yield from _after(passage)


def _own(passage: Passage, articles: bool) -> Finding | None:
    """An article's number or "Kính gửi", which have keys of their own."""
    text = passage.text
    if passage.key == "article" and _BARE.match(text):
        return passage.finding(
            0,
            f"số của điều gõ tay: “{text}”",
            "để trống sau “điều:” khi điều không có tên; máy tự đánh số",
            end=len(text),
        )
    if passage.top == "to" and (found := _TO.match(text)) and found.end() < len(text):
        return _before(passage, found)
    if passage.top in _PLACES and (places := _several(text, passage)):
        return passage.finding(
            0,
            f"nhiều nơi viết trên một dòng: “{text[:40]}”",
            f"viết danh sách: [{', '.join(places)}]; máy in mỗi nơi một dòng",
        )
    # A sentence of a document with articles, below no list: its number is the machine's to give.
    place = passage.path[-1] == "text" or (passage.top == "body" and len(passage.path) == _BODY)
    if articles and place and (found := _ARTICLE.match(text)) and not passage.under("items"):
        return passage.finding(
            0,
            f"“{found[0].strip()}” gõ tay ở đầu đoạn: “{text[:40]}”",
            "bỏ đi; mỗi điều là một khối “- điều:”, máy tự đánh số",
            end=found.end(),
        )
    return None


def _several(text: str, passage: Passage) -> list[str]:
    """The places that semicolons part; a comma may belong to one name.

    Among other recipients two of a kind may share a line, as offices print them; the archive never does.
    """
    places = [place.strip() for place in text.rstrip("; .").split(";")]
    listed = passage.top == "recipients" and len(passage.path) > 1
    if listed and not any(place.startswith("Lưu") for place in places):
        return []
    return [f'"{one}"' if _QUOTED.search(one) else one for one in places] if len(places) > 1 else []


def _is_item(passage: Passage, key: str) -> bool:
    if key in _LISTS or passage.top in ("recipients", "to", "bases"):
        return True
    if passage.path[-1] != "text":
        return False
    parents = [step for step in passage.path if isinstance(step, str)]
    return len(parents) > 1 and parents[-2] in _LISTS


def _before(passage: Passage, found: re.Match[str]) -> Finding:
    return passage.finding(
        0,
        f"“{found[0].strip()}” gõ tay ở đầu: “{passage.text[:40]}”",
        "bỏ đi, máy tự đặt",
        new="",
        end=found.end(),
    )


def _after(passage: Passage) -> Iterator[Finding]:
    found = _END.search(passage.text)
    none = passage.path[0] == "subject" or passage.key == "heading"
    if found and found.start() and not passage.text.endswith(("...", "v.v.")):
        yield passage.finding(
            found.start(),
            f"dấu “{found[0].strip()}” gõ tay ở cuối: “{passage.text[-40:]}”",
            "bỏ đi: chỗ này không có dấu cuối" if none else "bỏ đi, máy tự đặt",
            new="",
            end=found.end(),
        )
