"""Where a reader finds a line: "Mục II.1.a", "Điều 3, khoản 2", "Nơi nhận", "Phụ lục 1, bảng, hàng 2"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.tree import Paragraph

_ZONES = {
    "left": "Phần đầu",
    "right": "Phần đầu",
    "title": "Tên, trích yếu",
    "to": "Kính gửi",
    "recipients": "Nơi nhận",
    "signature": "Phần ký",
    "contact": "Chân trang",
}
_LABELS = frozenset({"part_label", "chapter_label", "section_label", "subsection_label"})
_SIGN = re.compile(r"[-+*•–]")


@dataclass(frozen=True, slots=True)
class Place:
    """`path` is short and for programs ("II.1.a", "" outside of numbers), `words` are for readers."""

    words: str = ""
    path: str = ""

    def row(self, number: int, heads: int) -> Place:
        """A row of this table; rows are counted without the head."""
        part = "hàng đầu" if number <= heads else f"hàng {number - heads}"
        return Place(f"{self.words}, {part}", self.path)


NOWHERE = Place()


class Walk:
    """Follows the numbers through the document, paragraph by paragraph."""

    def __init__(self) -> None:
        self._annex = ""
        self._stack: list[tuple[int, str, str]] = []
        """(level, number, how it is spoken of) from the outermost down."""
        self._signs = 0
        self._tables = 0

    def enter(self, label: str) -> None:
        """An annex begins; numbers start anew."""
        self._annex = " ".join(label.split())
        self._stack.clear()
        self._signs = self._tables = 0

    def at(self, zone: str, paragraph: Paragraph) -> Place:
        """The place of the next paragraph."""
        if zone in _ZONES:
            return Place(_ZONES[zone])
        if paragraph.role in _LABELS:
            return self._opened(0, " ".join(paragraph.words.split()), paragraph.words)
        number, level = paragraph.number, paragraph.level
        if number and level and not _SIGN.fullmatch(number):
            return self._opened(level, _spoken(paragraph), number.split()[-1].strip("().-/"))
        if number:
            self._signs += 1
            return self._here(f"ý {self._signs}")
        return self._here()

    def table(self) -> Place:
        """The place of the next table."""
        self._tables += 1
        return self._here("bảng" if self._tables == 1 else f"bảng {self._tables}")

    def _opened(self, level: int, spoken: str, bare: str) -> Place:
        while self._stack and self._stack[-1][0] >= level:
            self._stack.pop()
        # "1.1" says its "1." itself.
        above = [one for one in self._stack if not bare.startswith(f"{one[1]}.")]
        self._stack = [*above, (level, bare, spoken)]
        self._signs = 0
        return self._here()

    def _here(self, tail: str = "") -> Place:
        named = [words for level, _, words in self._stack if words and level == 0]
        inner = [one for one in self._stack if one[0] > 0]
        if any(words.startswith(("Điều", "khoản", "điểm")) for _, _, words in inner):
            named += [words for _, _, words in inner if words]
        elif inner:
            named.append("Mục " + ".".join(bare for _, bare, _ in inner))
        path = ".".join(bare for _, bare, _ in inner)
        words = [*([self._annex] if self._annex else []), *named] or ["Phần mở đầu"]
        return Place(", ".join([*words, *([tail] if tail else [])]), path)


def _spoken(paragraph: Paragraph) -> str:
    number = paragraph.number.strip(" .)")
    match paragraph.role:
        case "clause" | "clause_title":
            return f"khoản {number}"
        case "point":
            return f"điểm {number}"
        case _ if number.startswith("Điều"):
            return number
    return ""
