"""Dấu đầu dòng, số thứ tự hoặc dấu cuối dòng gõ bằng tay.

Máy đặt số mục, gạch đầu dòng và dấu cuối dòng của nơi nhận, kính gửi, căn cứ theo tiêu chuẩn. Gõ tay thì chữ in ra có
hai lần số, hoặc sai kiểu khi đổi tiêu chuẩn.

Sai:  tiêu đề: "I. Mục đích, yêu cầu"; nơi nhận: ["- Như trên;"]
Đúng: tiêu đề: Mục đích, yêu cầu; nơi nhận: [Như trên]

Căn cứ: cách soạn bằng vanban; dấu câu theo NĐ 30/2020/NĐ-CP và HD 05-HD/VPTW.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.passages import Passage
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
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
_UNMARKED = frozenset({"recipients", "to", "bases", "archive", "subject"})
"""Keys at the top whose values end in the mark that the standard sets."""
_MARK = re.compile(
    r"(?:[-+–•*●▪] +|(?:(?:[IVX]{1,5}|\d{1,2})[.\-/)]|\d{1,2}(?:\.\d{1,2})+\.?|[a-zđ]\)|Điều \d+\."
    r"|Chương [IVX]+\.?|Phụ lục [IVX\d]+[.:])[ -]+)(?=\S)"
)
_FIRST = frozenset("-+–•*●▪IVXĐCP0123456789abcdefghijklmnopqrstuvwxyzđ")
"""What a mark begins with."""
_LAST = frozenset(";,.")
_END = re.compile(r"[ ]*(?:\./\.|[;,.])+\Z")


def look(subject: Subject) -> Iterator[Finding]:
    """Marks before headings and list items, marks after recipients, addressees, bases, headings, the subject."""
    for passage in subject.prose.passages:
        text = passage.text
        found = _MARK.match(text) if text[:1] in _FIRST else None
        last = text[-1:] in _LAST and (passage.path[0] in _UNMARKED or passage.key == "heading")
        if not (found or last) or passage.note or passage.under("data", "table"):
            continue
        if found and (passage.key in _HEADINGS or _is_item(passage, passage.key)):
            yield _before(passage, found)
        if last:
            yield from _after(passage)


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
    if found and found.start() and not passage.text.endswith(("...", "v.v.")):
        yield passage.finding(
            found.start(),
            f"dấu “{found[0].strip()}” gõ tay ở cuối: “{passage.text[-40:]}”",
            "bỏ đi, máy tự đặt",
            new="",
            end=found.end(),
        )
