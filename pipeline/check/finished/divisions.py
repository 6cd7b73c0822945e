"""Phần, chương, mục, tiểu mục: that each has its name, and that none is skipped or repeated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.check.finished import words
from pipeline.check.finished.facts import Facts
from pipeline.check.finished.findings import Finding, on, shortened, source
from pipeline.check.finished.zones_part import Part
from pipeline.problem import Level
from pipeline.text import counted, lower

LABELS = {
    "part_label": "phần",
    "chapter_label": "chương",
    "section_label": "mục",
    "subsection_label": "tiểu mục",
}
"""From outer to inner."""
_PATTERNS = {
    "part_label": words.PART,
    "chapter_label": words.CHAPTER,
    "section_label": words.SECTION,
    "subsection_label": words.SUBSECTION,
}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")


def titled(facts: Facts, part: Part, at: int) -> Iterator[Finding]:
    """That a label has its name on the next line; `at` = its place among the parts."""
    following = facts.parts[at + 1].role if at + 1 < len(facts.parts) else ""
    found = _PATTERNS[part.role].match(part.text)
    clause = source(facts, facts.standard.roles[part.role].clause)
    untitled = following != part.role.replace("label", "title") and not (found and found["title"])
    above = facts.parts[at - 1] if at else None
    if untitled and above is not None and _names(above):
        say = f"tên {LABELS[part.role]} “{shortened(above.text)}” phải ở ngay dưới, không ở trên"
        yield on(above, "K045", say, clause, "đổi lại thứ tự", Level.WARNING)
        return
    if untitled and facts.party:
        return  # HD 05, Phần II, mục I.6.2.4: the name "(nếu có)"
    if untitled:
        say = f"{LABELS[part.role]} không có tên"
        yield on(part, "K033", say, clause, "thêm tên ở dòng dưới, chữ in hoa, đậm")
    elif found and found["title"]:
        say = f"tên {LABELS[part.role]} phải ở dòng riêng, ngay dưới"
        yield on(part, "K033", say, clause, "xuống dòng trước tên", Level.WARNING)


def _names(part: Part) -> bool:
    """A line in capitals in the middle that is nothing else."""
    para = part.para
    middle = para.align == "center" and para.bold and para.upper
    return middle and part.role in ("caption", "unknown")


@dataclass(slots=True)
class Divisions:
    """The last number seen of each label; chapters may count on through all parts, sections begin anew."""

    last: dict[str, int] = field(default_factory=dict)

    def take(self, facts: Facts, part: Part) -> Iterator[Finding]:
        found = _PATTERNS[part.role].match(part.text)
        value = _value(found["mark"]) if found else 0
        before = self.last.get(part.role, 0)
        if not value:
            return
        self.last[part.role] = value
        order = list(LABELS)
        for inner in order[order.index(part.role) + 1 :]:
            if (part.role, inner) != ("part_label", "chapter_label"):
                self.last.pop(inner, None)
        # A part may begin its chapters anew.
        if value == before + 1 or (
            value == 1 and part.role == "chapter_label" and self.last.get("part_label")
        ):
            return
        shown = f"{LABELS[part.role].capitalize()} {found['mark']}" if found else ""
        clause = source(facts, facts.standard.roles[part.role].clause)
        # What is printed in part only may begin anywhere.
        weight = Level.ERROR if before else Level.WARNING
        yield on(part, "K031", skipped(shown, before, value), clause, "đánh lại số thứ tự", weight)


def _value(mark: str) -> int:
    """The number that a mark means; 0 where it is none."""
    if mark.isdecimal():
        return counted(mark) or 0
    word = lower(mark)
    if word.startswith("thứ"):
        name = word.removeprefix("thứ").strip()
        return _ORDINALS.index(name) + 1 if name in _ORDINALS else 0
    return roman_value(mark.upper())


def roman_value(mark: str) -> int:
    """The number that a Roman numeral means; what only looks like one of its letters ("İ") counts nothing."""
    values = [_ROMAN.get(letter, 0) for letter in mark]
    return sum(
        -one if one < two else one for one, two in zip(values, [*values[1:], 0], strict=True)
    )


def skipped(shown: str, last: int, value: int) -> str:
    """What is wrong with a number that stands behind `last`; 0 = behind none."""
    if last == value:
        return f"đánh số “{shown}” hai lần"
    if last == 0:
        return f"đánh số “{shown}” mà trên nó chưa có số 1"
    return f"đánh số “{shown}” không liền sau số {last} ở trên"
