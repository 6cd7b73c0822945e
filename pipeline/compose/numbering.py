"""Marks of headings and lists: Roman, decimal, Vietnamese letters, dashes; pure counting, no words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from pipeline.record import pickled, record

LETTERS = tuple("abcdđeghiklmnopqrstuvxy")
"""NĐ 30/2020, Phụ lục I, Phần I, II.6.đ: "theo thứ tự bảng chữ cái tiếng Việt"; in use with đ, without ă â ê ô ơ ư."""

_UNITS = ("một", "hai", "ba", "bốn", "lăm", "sáu", "bảy", "tám", "chín")
_ORDINALS = (
    *("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"),
    *(f"mười {unit}" for unit in _UNITS),
    "hai mươi",
)

_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)

Style = Literal["roman", "decimal", "letter", "capital", "small roman", "sign", "none"]


@record(frozen=True, slots=True)
class Mark:
    """How one level is marked. `depth` counts the parts of a decimal number ("1.1." has 2)."""

    style: Style
    before: str = ""
    after: str = ""
    depth: int = 0
    bold: bool = False
    sign: str = ""

    @property
    def numbered(self) -> bool:
        """True for marks that count; a dash does not."""
        return self.style not in ("sign", "none")


@dataclass(slots=True, unsafe_hash=True)
class Frame:
    """The place in the numbering under which something stands.

    `chain` is the decimal number reached so far, (1, 2) below "1.2."; `ordinal` counts the enclosing
    heading whatever its mark, so that "1.1." below "I-" follows the heading that it stands under.
    """

    level: Final[int]
    chain: Final[tuple[int, ...]]
    ordinal: Final[int]
    dashes: Final[int]
    """How many dash levels ("-", "+") are already open."""

    def __init__(
        self, level: int = 0, chain: tuple[int, ...] = (), ordinal: int = 0, dashes: int = 0
    ) -> None:
        self.level = level
        self.chain = chain
        self.ordinal = ordinal
        self.dashes = dashes


pickled(Frame)


@lru_cache(maxsize=256)
def roman(number: int) -> str:
    """I, II, III … for 1, 2, 3 …"""
    out = []
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        out.append(sign * count)
    return "".join(out)


def letter(number: int) -> str:
    """a b c d đ e g h i k … y, then aa ab …: the Vietnamese alphabet, with đ and without f j w z."""
    out = ""
    while number:
        number, place = divmod(number - 1, len(LETTERS))
        out = LETTERS[place] + out
    return out


def ordinal(number: int) -> str:
    """nhất, hai, ba, tư … as in "Phần thứ nhất"; digits beyond twenty."""
    return _ORDINALS[number - 1] if number <= len(_ORDINALS) else str(number)


@lru_cache(maxsize=256)
def mark(written: str) -> Mark:
    """The mark as an author or a standard writes it: "I-", "1.1.", "a)", "(i)", "-", "**1.**", "none"."""
    bold = written.startswith("**") and written.endswith("**") and len(written) > 4
    text = written[2:-2] if bold else written.strip()
    if text in ("", "none", "không"):
        return Mark("none")
    found = re.fullmatch(
        r"(\(?)([0-9]+(?:\.[0-9]+)*|[IVX]+|[ivx]+|[A-Z]|[a-zđ])([.)/\-]{0,2})", text
    )
    if not found:
        return Mark("sign", sign=text, bold=bold)
    before, core, after = found.groups()
    depth = core.count(".") + 1 if core[0].isdigit() else 0
    return Mark(_style(core), before, after, depth, bold)


def _style(core: str) -> Style:
    if core[0].isdigit():
        return "decimal"
    if core[0] in "IVX":
        return "roman"
    if core[0] in "ivx" and core != "v" and core != "x":
        return "small roman"
    return "capital" if core.isupper() else "letter"


def label(made: Mark, number: int, frame: Frame) -> str:
    """What is printed before the words of entry `number` (from 1) that stands under `frame`."""
    match made.style:
        case "none":
            return ""
        case "sign":
            return made.sign
        case "decimal":
            core = ".".join(str(part) for part in chain(made, number, frame))
        case "roman":
            core = roman(number)
        case "small roman":
            core = roman(number).lower()
        case "capital":
            core = letter(number).upper()
        case "letter":
            core = letter(number)
    return f"{made.before}{core}{made.after}"


def chain(made: Mark, number: int, frame: Frame) -> tuple[int, ...]:
    """The decimal number of entry `number`: nested numbers follow their parents (1.1. under 1.)."""
    above = frame.chain[: made.depth - 1]
    if len(above) < made.depth - 1:
        missing = made.depth - 1 - len(above)
        above = (*above, *(frame.ordinal or 1,) * missing)
    return (*above, number)


def below(made: Mark, number: int, frame: Frame) -> Frame:
    """The frame for what stands under entry `number`."""
    if made.style == "decimal":
        return Frame(frame.level + 1, chain(made, number, frame), number, 0)
    if not made.numbered:
        dashes = frame.dashes + (made.style == "sign")
        return Frame(frame.level + 1, frame.chain, frame.ordinal, dashes)
    # A Roman heading starts its decimal numbers anew; a letter stands inside one and keeps it.
    kept = () if made.style in ("roman", "capital") else frame.chain
    return Frame(frame.level + 1, kept, number, 0)


@dataclass(frozen=True, slots=True)
class Levels:
    """Marks by depth in one document: headings first, then the dashes of lists."""

    headings: tuple[Mark, ...]
    signs: tuple[Mark, ...]

    def heading(self, level: int) -> Mark:
        """The mark of headings at `level` (1 = outermost); deeper ones share the last mark."""
        return self.headings[min(level, len(self.headings)) - 1]

    def sign(self, depth: int) -> Mark:
        """The mark of lists at dash depth 0, 1, 2 …"""
        return self.signs[min(depth, len(self.signs) - 1)]

    def first_decimal(self) -> int:
        """The level of "1."; where a list stands outside of any heading it counts so."""
        for index, made in enumerate(self.headings):
            if made.style == "decimal":
                return index + 1
        return 1


def levels(written: tuple[str, ...]) -> Levels:
    """The levels of a document out of the author's choice or the standard's."""
    made = tuple(mark(text) for text in written)
    headings = tuple(one for one in made if one.numbered)
    signs = tuple(one for one in made if one.style == "sign")
    usual = (mark("-"), mark("+"), mark("•"))
    return Levels(headings or (mark("1."),), (*signs, *usual[len(signs) :]) or usual)
