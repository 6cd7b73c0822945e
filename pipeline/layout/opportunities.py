"""Where a line may end: the break rules of Word and LibreOffice for Vietnamese text.

At a space unless closing punctuation follows it; after "-" and "…"; never after "/" alone. U+2011
and U+00A0, which the flow writes inside symbols and dates, are no opportunities. A word wider than
its line ends anywhere, so that nothing leaves the page.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

GLUED: Final = "\ue000"
"""Stands for a space at which a line may not end; as wide as a space."""
CLOSING: Final = (".", ",", ":", ";", "!", "?", ")", "]", "}", "/")
"""UAX 14, LB13: no break before closing punctuation, even after a space."""
_BEFORE_CLOSING: Final = re.compile(f" (?=[{re.escape(''.join(CLOSING))}])")
NO_BREAK_HYPHEN: Final = "\u2011"
NO_BREAK_SPACE: Final = "\u00a0"
INSIDE: Final = re.compile(r"[-/…–—]")
"""A word without any of these has no opportunity inside."""

_NOT_AFTER_HYPHEN = frozenset("-.,;:!?)”’%/" + NO_BREAK_SPACE)
_NOT_AFTER_DOTS = frozenset("-.,;:!?)”’…" + NO_BREAK_SPACE)
_BEFORE_DOTS = frozenset(",;:.!?%")


def glued(text: str) -> str:
    """The text with every space that may not end a line written as GLUED."""
    return _BEFORE_CLOSING.sub(GLUED, text)


def unglued(text: str) -> str:
    """The text with ordinary spaces again."""
    return text.replace(GLUED, " ")


def break_inside(word: str, widths: Sequence[float], room: float) -> int:
    """How many letters of a word that does not fit may stay on the line; 0 = none.

    `widths` and `room` in dots. After a slash LibreOffice goes back to the hyphen before it, and
    breaks there only if the slash is the last letter that fits.
    """
    fit = fitting(widths, room)
    best = 0
    for place in range(1, min(fit, len(word) - 1) + 1):
        if _may_part(word[place - 1], word[place]):
            best = place
    if best and word[best - 1] == "/":
        return word.rfind("-", 0, best) + 1 if best == fit else 0
    return best


def break_letters(
    word: str, widths: Sequence[float], room: float, *, first: bool, hanging: str = ""
) -> int:
    """How many letters of a word wider than its line stay on it; at least one whole letter.

    The `first` word of a paragraph is parted after its slash, unless the line ends where a portion
    does (LibreOffice 7.4). A sign of `hanging` that has no room stays at the line's end.
    """
    place = max(1, fitting(widths, room))
    sign = word[place : place + 1]
    slash = word.rfind("/", word.rfind(NO_BREAK_HYPHEN, 0, place) + 1, place) + 1
    parted = first and sign not in (NO_BREAK_HYPHEN, NO_BREAK_SPACE)
    if parted and 0 < slash < len(word) and word[slash].isalpha():
        return slash
    while place < len(word) and unicodedata.combining(word[place]):
        place += 1
    if sign and sign in hanging:
        place += 1
    return place


def reached(widths: Iterable[float], room: float) -> list[float]:
    """The widths up to the first that goes beyond the room: a long word is looked at no further."""
    chosen: list[float] = []
    for width in widths:
        chosen.append(width)
        room -= width
        if room < 0:
            break
    return chosen


def fitting(widths: Sequence[float], room: float) -> int:
    """How many letters fit into the room."""
    used = 0.0
    for count, width in enumerate(widths):
        used += width
        if used > room:
            return count
    return len(widths)


def _may_part(left: str, right: str) -> bool:
    if left == "-":
        return right not in _NOT_AFTER_HYPHEN
    if left == "…":
        return right not in _NOT_AFTER_DOTS
    if right == "…":
        return left in _BEFORE_DOTS
    if left == "/":
        return right.isalpha()
    return left in "–—" and right.isalnum()
