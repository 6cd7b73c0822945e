"""The label before a paragraph's words: what style it is, its number, where the words begin."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.compose.numbering import LETTERS, roman

_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}

RANKS = {
    "part": 0,
    "chapter": 1,
    "section": 2,
    "subsection": 3,
    "article": 4,
    "capital": 5,
    "roman": 6,
    "decimal1": 7,
    "decimal2": 8,
    "decimal3": 9,
    "decimal4": 10,
    "letter": 11,
    "small roman": 12,
    "bracketed": 12,
    "dash": 13,
    "plus": 14,
    "star": 15,
}
"""Depth in which styles usually stand in one another; counting may overrule it."""
DIVISIONS = ("part", "chapter", "section", "subsection", "article")
BULLETS = ("dash", "plus", "star")


@dataclass(frozen=True, slots=True)
class Label:
    """A label as printed ("1.1."), its style, the last number in it, the numbers before ("1." of "1.1.")."""

    printed: str
    style: str
    number: int = 0
    above: tuple[int, ...] = ()

    @property
    def rank(self) -> int:
        return RANKS[self.style]


_DIVISION = re.compile(
    r"(?P<name>Phần|Chương|Mục|Tiểu mục)\s+(?:thứ\s+(?P<ordinal>\w+)|(?P<roman>[IVXLC]+)|(?P<arabic>\d+))\b[.:]?\s*",
    re.IGNORECASE,
)
_NAMES = {"phần": "part", "chương": "chapter", "mục": "section", "tiểu mục": "subsection"}
_ARTICLE = re.compile(r"Điều\s+(?P<number>\d+)\s*[.:]\s*", re.IGNORECASE)
_ROMAN = re.compile(r"(?P<core>[IVXLC]+)(?P<sign>\s*[.\-–—)]+|/(?=\s))\s*(?=\S)")
_CAPITAL = re.compile(r"(?P<core>[A-HĐ])(?P<sign>[.)]|\s*[-–]|/(?=\s))\s*(?=\S)")
_DECIMAL = re.compile(r"(?P<core>\d{1,3}(?:\.\d{1,3})*)(?P<sign>[.)]|\s?[-/])?\s*(?=\S)")
_SYMBOL = re.compile(r"\d+[-/][A-ZĐ]{1,5}[a-zđ]*(?:[-/][A-ZĐ]|\b(?=[,;)]))")
_LETTER = re.compile(r"(?P<core>[a-zđ])(?P<sign>[).]|/(?=\s))\s*(?=\S)")
_BRACKETED = re.compile(r"\((?P<core>\d{1,2}|[a-zđ]|[ivx]+)\)\s*(?=\S)")
_BULLET = re.compile(r"(?P<sign>[-–—+*•▪●○◦■□➢✓\uf000-\uf0ff\ufffd])\s*(?=\S)")


def label(text: str) -> tuple[Label | None, str]:
    """The label and the words after it; (None, text) for a paragraph without one."""
    for read in (_division, _article, _roman, _capital, _decimal, _letter, _bracketed, _bullet):
        found = read(text)
        if found:
            made, end = found
            return made, text[end:].strip()
    return None, text


def _division(text: str) -> tuple[Label, int] | None:
    found = _DIVISION.match(text)
    if not found:
        return None
    name = _NAMES[found["name"].lower()]
    if found["ordinal"]:
        word = found["ordinal"].lower()
        number = _ORDINALS.index(word) + 1 if word in _ORDINALS else 0
    else:
        number = roman_value(found["roman"]) if found["roman"] else int(found["arabic"])
    return (Label(found[0].strip(" .:"), name, number), found.end()) if number else None


def _article(text: str) -> tuple[Label, int] | None:
    found = _ARTICLE.match(text)
    return (
        (Label(found[0].strip(), "article", int(found["number"])), found.end()) if found else None
    )


def _roman(text: str) -> tuple[Label, int] | None:
    found = _ROMAN.match(text)
    if not found or (found["sign"].strip() in "-–—" and text[found.end()].islower()):
        return None
    number = roman_value(found["core"])
    return (Label(_tight(found[0]), "roman", number), found.end()) if number else None


def _capital(text: str) -> tuple[Label, int] | None:
    found = _CAPITAL.match(text)
    if not found or text[found.end()].islower():
        return None
    letters = [one.upper() for one in LETTERS]
    return Label(_tight(found[0]), "capital", letters.index(found["core"]) + 1), found.end()


def _decimal(text: str) -> tuple[Label, int] | None:
    found = _DECIMAL.match(text)
    if not found:
        return None
    parts = tuple(int(one) for one in found["core"].split("."))
    rest, sign = text[found.end() :], (found["sign"] or "").strip()
    # "2.1 Nội dung" is a label, "30 đại biểu", "1,5 triệu", "12/3" are words.
    if not sign and (len(parts) < 2 or not rest[:1].isupper() or text[found.end() - 1] != " "):
        return None
    blank = text[found.end() - 1].isspace()
    if rest[:1] in "%," or (rest[:1].isdigit() and not (blank and sign in (".", ")"))):
        return None
    if sign in ("-", "/") and (not rest[:1].isupper() or _is_number(text, parts)):
        return None
    style = f"decimal{min(len(parts), 4)}"
    return Label(_tight(found[0]), style, parts[-1], parts[:-1]), found.end()


def _is_number(text: str, parts: tuple[int, ...]) -> bool:
    """ "05-KH/TU", "15-CT/TW": the number and symbol of another document, not a label."""
    return text.startswith("0") or (len(parts) == 1 and bool(_SYMBOL.match(text)))


def _letter(text: str) -> tuple[Label, int] | None:
    found = _LETTER.match(text)
    if not found or found["core"] not in (*LETTERS, "f", "j", "w", "z"):
        return None
    number = LETTERS.index(found["core"]) + 1 if found["core"] in LETTERS else 0
    return Label(_tight(found[0]), "letter", number), found.end()


def _bracketed(text: str) -> tuple[Label, int] | None:
    found = _BRACKETED.match(text)
    if not found:
        return None
    core = found["core"]
    number = int(core) if core.isdigit() else 0
    if not number and set(core) <= set("ivx"):
        number = roman_value(core.upper())
    elif not number and core in LETTERS:
        number = LETTERS.index(core) + 1
    return Label(_tight(found[0]), "bracketed", number), found.end()


def _bullet(text: str) -> tuple[Label, int] | None:
    found = _BULLET.match(text)
    if (
        not found
        or not any(one.isalnum() for one in text)
        or re.match(r"[-–—+]\d+(?:[,.]\d+)?\s*(?:%|°)", text)
    ):
        return None
    if found["sign"] == "*" and text[found.end() :].startswith("*"):
        return None
    sign = {"–": "-", "—": "-"}.get(found["sign"], found["sign"])
    style = {"-": "dash", "+": "plus"}.get(sign, "star")
    return Label(sign if sign in "-+*" else "•", style), found.end()


def _tight(printed: str) -> str:
    return re.sub(r"\s+", "", printed).replace("–", "-").replace("—", "-")


def roman_value(core: str) -> int:
    """I … C as a number; 0 for letters that are no Roman number."""
    total = 0
    for here, after in zip(core, [*core[1:], ""], strict=True):
        value = _ROMAN_VALUES[here]
        total += -value if after and _ROMAN_VALUES[after] > value else value
    return total if _as_roman(total) == core else 0


def _as_roman(number: int) -> str:
    return roman(number) if 0 < number < 400 else ""
