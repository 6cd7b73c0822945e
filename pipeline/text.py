"""Strings of Vietnamese text: one form of letters, clean spaces, capitals, tone style, file names.

Everything here is str -> str (or a count of what was found); places in a file are the business of
`pipeline.source`, which uses the same tables.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date as Date
from enum import Enum

LOOKALIKES = {
    "\u01a3": "ư",  # oi; stands for ư in PDFs made with legacy-mapped fonts
    "\u01a2": "Ư",
    "\u00f0": "đ",  # eth
    "\u00d0": "Đ",
    "\u0189": "Đ",  # African d
    "\u0256": "đ",
}
"""Letters that look like a Vietnamese one and are not; a search never finds the word."""

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e"
"""Zero-width characters, byte order mark inside text, soft hyphen: nothing is seen of them."""

DIRECTIONS = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Bidirectional controls: they can make a line read differently from what is stored (CVE-2021-42574)."""

LINE_BREAKS = "\x0b\x0c\x85\u2028\u2029"
"""Breaks other than a new line (Word's Shift+Enter pastes as U+000B); one space stands for each."""

ODD_SPACES = (
    "\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
"""Spaces of typesetters; NO-BREAK SPACE is judged apart, it may be meant."""

_PLAIN = bytes(range(0x20, 0x7F)) + b"\n\r"
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_UNSEEN = re.compile(f"[{INVISIBLE}{DIRECTIONS}]")
_BREAKS = re.compile(f"[{LINE_BREAKS}{ODD_SPACES}\t]")
_LOOKALIKE = re.compile(f"[{''.join(LOOKALIKES)}]")
_WORD = re.compile(r"[^\W\d_]+")
_NBSP = re.compile("(?<!\\d)\u00a0(?!\\d)")
_BULLET = re.compile("[\ue000-\uf8ff]")
_USUAL = re.compile("[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ–—‘’“”•…]*")
_LONE_CR = re.compile(rb"\r(?!\n)")


def usual(data: bytes) -> bool:
    """Whether a file in UTF-8 has only signs of ASCII that print, whole lines, Vietnamese letters of one code point
    each, dashes and quotes: nothing in it needs repair. A look at a fifth of it."""
    if b"\r" in data and _LONE_CR.search(data):
        return False
    try:
        return _USUAL.fullmatch(data.translate(None, _PLAIN).decode("utf-8")) is not None
    except UnicodeDecodeError:
        return False


def unplain(text: str) -> str:
    """What is left of a text without the signs of ASCII that print, and ends of lines: a fifth, in which
    single letters are sought five times as fast."""
    return text.encode("utf-8").translate(None, _PLAIN).decode("utf-8")


def nfc(text: str) -> str:
    """One code point for each Vietnamese letter (Unicode NFC), as TCVN 6909:2001 keyboards type it."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def lookalikes(text: str) -> str:
    """ƣ -> ư, eth -> đ; a word with letters that only Icelandic has keeps its eth."""
    if not _LOOKALIKE.search(text):
        return text
    return _WORD.sub(lambda word: _vietnamese(word[0]), text)


def _vietnamese(word: str) -> str:
    if set(word) & set("þÞæÆ"):
        return word
    return "".join(LOOKALIKES.get(letter, letter) for letter in word)


def spaces(text: str) -> str:
    """Every odd blank is one plain space; a no-break space beside a digit is meant ("Điều 5")."""
    return _NBSP.sub(" ", _BREAKS.sub(" ", text))


def unseen_removed(text: str) -> str:
    """Without zero-width characters, soft hyphens and bidirectional controls."""
    return _UNSEEN.sub("", text)


def bullets(text: str) -> str:
    """Bullets from a symbol font's private area (U+F0B7 …) as a hyphen."""
    return _BULLET.sub("-", text)


def controls(text: str) -> int:
    """How many control characters (C0, C1, non-characters) stand in it; tab and new line are none."""
    return len(_CONTROL.findall(text))


def clean(text: str) -> str:
    """All safe repairs of one value; control characters stay, since what they stood for is unknown."""
    return nfc(lookalikes(bullets(spaces(unseen_removed(text)))))


def upper(text: str) -> str:
    """Capitals with every tone mark kept, in NFC."""
    return nfc(nfc(text).upper())


def lower(text: str) -> str:
    """Small letters with every tone mark kept, in NFC."""
    return nfc(nfc(text).lower())


def capital_first(text: str) -> str:
    """First letter a capital, the others as they are."""
    text = nfc(text)
    return text[:1].upper() + text[1:]


def counted(figures: str) -> int | None:
    """The number that up to nine figures make; None for all else: a raised "²" is a digit and makes none."""
    return int(figures) if figures.isdecimal() and len(figures) <= 9 else None


def in_figures(day: Date) -> str:
    """A day as official texts write it in figures: months 1 and 2 have a zero, 3 to 9 none ("01/7/2025")."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{day.day:02}/{month}/{day.year}"


class Tone(Enum):
    """Where the tone mark stands in open syllables ending in oa, oe, uy."""

    FIRST = "first"
    """hòa, khỏe, thủy"""
    SECOND = "second"
    """hoà, khoẻ, thuỷ"""


TONES = "\u0300\u0301\u0303\u0309\u0323"
"""The marks of the five tones as combining characters: grave, acute, tilde, hook, dot below."""
_ONSET = re.compile(r"(?:b|c|ch|d|đ|g|gh|h|k|kh|l|m|n|ng|nh|p|ph|r|s|t|th|tr|v|x)?\Z")
_MOVABLE = re.compile(
    "[^\\W\\d_]*(?:[òóõỏọ][ae]|[oO][àáãảạèéẽẻẹ]|[ùúũủụ]y|u[ỳýỹỷỵ])(?![^\\W\\d_])", re.IGNORECASE
)


def restyle(text: str, tone: Tone) -> str:
    """Tone marks of oa, oe, uy moved to the house's style; `qu`, `gi` and closed syllables never move."""
    return _MOVABLE.sub(lambda word: _moved(word[0], tone), nfc(text))


def _moved(word: str, tone: Tone) -> str:
    onset, (first, mark_1), (second, mark_2) = word[:-2], _apart(word[-2]), _apart(word[-1])
    if bool(mark_1) == bool(mark_2) or not _ONSET.match(onset.lower()):
        return word
    mark = mark_1 or mark_2
    pair = first + mark + second if tone is Tone.FIRST else first + second + mark
    return onset + nfc(pair)


def _apart(letter: str) -> tuple[str, str]:
    """A letter without its tone (ă â ê ô ơ ư keep their own mark), and the tone."""
    marks = unicodedata.normalize("NFD", letter)
    base = "".join(mark for mark in marks if mark not in TONES)
    return nfc(base), "".join(mark for mark in marks if mark in TONES)


def same_words(one: str, other: str) -> bool:
    """Equal but for capitals, blanks and the place of tone marks."""
    return folded(one) == folded(other)


def folded(text: str) -> str:
    """A form for comparing: NFC, small letters, one tone style, single spaces."""
    return " ".join(lower(restyle(text, Tone.FIRST)).split())


def ascii_fold(text: str) -> str:
    """Letters without any mark: "Thái Nguyên" -> "Thai Nguyen"; what has no ASCII letter goes."""
    plain = unicodedata.normalize("NFD", nfc(text).replace("đ", "d").replace("Đ", "D"))
    return plain.encode("ascii", "ignore").decode("ascii")


_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?=\.|\Z)", re.IGNORECASE)
_NAME_LIMIT = 120


def slug(text: str) -> str:
    """A file name for any system: small ASCII letters, digits, dots and hyphens, at most 120 bytes.

    Separators, `: * ? " < > |`, control characters and leading dots or hyphens never survive, and
    names that Windows keeps for devices (CON, NUL …) get `tep-` in front.
    """
    name = re.sub(r"[^a-z0-9.]+", "-", ascii_fold(lookalikes(text)).lower())
    name = re.sub(r"\.{2,}", ".", re.sub(r"-*\.-*", ".", name)).strip("-.")
    name = f"tep-{name}" if _RESERVED.match(name) else name
    return name[:_NAME_LIMIT].rstrip("-.") or "khong-ten"
