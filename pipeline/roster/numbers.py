"""Numbers as Vietnamese texts write them: dots group, the comma is decimal."""

from __future__ import annotations

import re
from decimal import Decimal

_GROUPED = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_PLAIN = re.compile(r"-?\d+(?:,\d+)?")
_POINT = re.compile(r"-?\d+\.(?:\d{1,2}|\d{4,})")


def number_of(words: str) -> Decimal | None:
    """1.234,5 and 1234,5 and 12.5; None for what is no number or can be read in two ways ("1,234")."""
    bare = words.replace("\u00a0", " ").strip()
    bare = re.sub(r"(?<=\d) (?=\d{3}(?!\d))", "", bare)
    if re.fullmatch(r"-?[1-9]\d{0,2},\d{3}", bare):
        return None
    if _GROUPED.fullmatch(bare) or _PLAIN.fullmatch(bare):
        return Decimal(bare.replace(".", "").replace(",", "."))
    return Decimal(bare) if _POINT.fullmatch(bare) else None


def number_words(number: Decimal) -> str:
    """1234.5 -> "1.234,5": nothing rounded, no zeros added."""
    sign, bare = ("-", -number) if number < 0 else ("", number)
    whole, _, part = f"{bare:f}".partition(".")
    part = part.rstrip("0")
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{sign}{grouped}{',' + part if part else ''}"
