"""Text in the encodings used before Unicode: told by its font or its words, and read into Unicode.

The wrong guess would alter words, so the words decide: a paragraph is of an encoding when reading it so
turns words that cannot be Vietnamese syllables into words that can. Right text gains nothing by any
table and is never touched. Capitals with tones have no place in TCVN3's fonts: there an …H font draws
them, and only the font's name can tell (`capitals`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.legacy.syllables import is_syllable
from pipeline.legacy.tables import TABLES, Encoding
from pipeline.text import nfc

__all__ = ["Encoding", "by_font", "capitals", "decode", "detect", "to_unicode"]

_ALONE = 4
"""Worth that one paragraph by itself must gain: two words, each one wrong less and one right more."""
_TOGETHER = 12
"""Worth gained (six words) over a document without Unicode's letters before its short paragraphs are read like it."""
_SPOILT = 0.15
"""Share of words with marks that may still be no syllable after reading (names, abbreviations)."""

_PROPER = re.compile("[\u1ea0-\u1ef9đĐăĂơƠưƯ]")
"""Letters that no old encoding shows when read as Western European."""
_CHUNK = re.compile(r"[^ \t\r\n\-/,.;:()\[\]\"!?0-9“”…]+")
_ODD = re.compile("[^\x00-\x7f]|[\x01-\x06\x11-\x19\x1c-\x1e]")
_SUBSET = re.compile(r"\A[A-Z]{6}\+")
_SYMBOL = re.compile("[\uf020-\uf0ff]")
_GLYPHS = {"\u2212": "\xad", "\u2219": "\xb7"}
"""PDF programs show the soft hyphen's place (ư in TCVN3) as a minus and the middle dot's (ã) as a bullet."""
_GLYPH = re.compile("(?<=[^\\W\\d_])[\u2212\u2219]|[\u2212\u2219](?=[^\\W\\d_])")


_ASCII = re.compile("[A-Za-z]")
_CAPITAL_WORD = re.compile(
    r"(?<![^\W\d_])(?=[^\W\d_]*[A-Z][^\W\d_]*[A-Z])(?:[A-Z]|[^\W\d_a-z])+(?![^\W\d_])"
)
_NUMBER_LINE = re.compile(r"\s*Số\s*[:.]?\s*[\d/]")
"""Of "Số: 61/XNCĐ-KT" the symbol alone is in capitals."""
_SHOUTED = 4
"""Plain capitals, and no small one, that make a line of capitals."""


def _high(byte: int) -> str:
    return bytes([byte]).decode("cp1252", "ignore")


_HIGH = {_high(byte): chr(byte) for byte in range(0x80, 0xA0) if _high(byte)}
"""What Windows shows for the bytes that Latin-1 leaves to control characters."""
_SHOWN_HIGH = re.compile("[" + "".join(_HIGH) + "]")


@lru_cache(maxsize=1000)
def by_font(font: str) -> Encoding | None:
    """The encoding a font of the time stands for (.VnTime, VNI-Times, VPS Times), else None."""
    name = _SUBSET.sub("", font).strip().lower()
    if name.startswith((".vn", "vntime", "vnarial")):
        return Encoding.TCVN3
    if name.startswith(("vni-", "vni ", "vnitimes")):
        return Encoding.VNI
    if name.startswith(("vps ", "vps-", "vpstimes")):
        return Encoding.VPS
    return None


def capitals(font: str) -> bool:
    """Whether the font draws small letters as capitals (.VnTimeH, .VnArialH)."""
    name = _SUBSET.sub("", font).strip()
    return name.lower().startswith(".vn") and name.endswith("H")


def to_unicode(text: str, encoding: Encoding, in_capitals: bool = False) -> str:
    """The text read in that encoding, in NFC; what the encoding leaves alone stays as it is."""
    text = _SYMBOL.sub(lambda sign: chr(ord(sign[0]) - 0xF000), text)
    if encoding is Encoding.TCVN3:
        text = _GLYPH.sub(lambda sign: _GLYPHS[sign[0]], text)
    table = TABLES[encoding]
    if encoding is not Encoding.CP1258 and _SHOWN_HIGH.search(text):
        text = _CHUNK_OR_QUOTE.sub(lambda word: _restored(word[0], encoding), text)
    read = table.pattern.sub(lambda sign: table.letters[sign[0]], text)
    read = nfc(read)
    if in_capitals:
        return read.upper()
    return _raised(read) if encoding is Encoding.TCVN3 else read


def _raised(text: str) -> str:
    """TCVN3 has no capitals with tones: typed capitals around a small one (CộNG HOà Xã) are all meant so."""
    plain = _ASCII.findall(text)
    shouted = len(plain) >= _SHOUTED and all(letter.isupper() for letter in plain)
    if shouted and not _NUMBER_LINE.match(text):
        return text.upper()
    return _CAPITAL_WORD.sub(lambda word: word[0].upper(), text)


_CHUNK_OR_QUOTE = re.compile(r"[^ \t\r\n\-/,.;:()\[\]!?0-9]+")


def _restored(word: str, encoding: Encoding) -> str:
    """A quotation mark, dash or dagger that is a letter of this encoding where it makes a syllable."""
    if not _SHOWN_HIGH.search(word):
        return word
    table = TABLES[encoding]
    low = _SHOWN_HIGH.sub(lambda sign: _HIGH[sign[0]], word)
    read = nfc(table.pattern.sub(lambda sign: table.letters[sign[0]], low))
    return low if is_syllable(read) else word


@dataclass(frozen=True, slots=True)
class _Count:
    """Syllables read in one encoding: Vietnamese ones, others."""

    good: int
    bad: int

    @property
    def worth(self) -> int:
        return self.good - self.bad


def _count(text: str) -> _Count:
    """Words with a character beyond ASCII: how many can be syllables and how many cannot."""
    found = [
        _fits(word) for word in _CHUNK.findall(text) if not word.isascii() or _ODD.search(word)
    ]
    return _Count(found.count(True), found.count(False))


@lru_cache(maxsize=20_000)
def _fits(word: str) -> bool | None:
    """Whether a word with a character beyond ASCII can be a syllable; None when it has no letter."""
    if not any(map(str.isalpha, word)):
        return None
    return is_syllable(word) and _one_case(word)


def _one_case(word: str) -> bool:
    """Small, capital, or capital first; the tone's letter may be small among capitals (see `_raised`)."""
    rest = word[1:]
    plain = "".join(_ASCII.findall(rest))
    marked = "".join(letter for letter in rest if not letter.isascii())
    return plain in (plain.lower(), plain.upper()) and (
        marked == marked.lower() or word == word.upper()
    )


def _gains(text: str) -> dict[Encoding, int]:
    """Worth won by reading the paragraph in each encoding; empty when the text is right as it is."""
    if text.isascii() and not _ODD.search(text):
        return {}
    proper = len(_PROPER.findall(text))
    if 2 * proper > text.count(" ") + 1:
        # So many letters of Unicode alone leave no room for as many words that cannot be read.
        return {}
    now = _count(text)
    if not now.bad or proper > now.bad:
        return {}
    gains = {}
    for encoding in Encoding:
        then = _count(to_unicode(text, encoding))
        if then.worth > now.worth and then.bad <= _SPOILT * (then.good + then.bad):
            gains[encoding] = then.worth - now.worth
    return gains


def detect(paragraphs: Sequence[str]) -> list[Encoding | None]:
    """The old encoding of each paragraph, None where it is Unicode.

    Paragraphs of one document help each other: where none has a letter of Unicode alone and one
    encoding explains many words, a short one that could be either follows it.
    """
    gains = [_gains(text) for text in paragraphs]
    totals: dict[Encoding, int] = {}
    for gain in gains:
        for encoding, words in gain.items():
            totals[encoding] = totals.get(encoding, 0) + words
    main = max(totals, key=totals.__getitem__, default=None)
    if main is None:
        return [None] * len(gains)
    found = [_judged(gain, main) for gain in gains]
    if totals[main] < _TOGETHER or any(map(_PROPER.search, paragraphs)):
        return found
    return [
        one or (main if _could_be(text, main) else None)
        for one, text in zip(found, paragraphs, strict=True)
    ]


def _could_be(text: str, encoding: Encoding) -> bool:
    return bool(_ODD.search(text)) and not _count(to_unicode(text, encoding)).bad


def _judged(gain: dict[Encoding, int], main: Encoding) -> Encoding | None:
    best = max(gain.values(), default=0)
    if best < _ALONE:
        return None
    if gain.get(main) == best:
        return main
    return next(encoding for encoding in Encoding if gain.get(encoding) == best)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Bytes of a text file as Unicode, and the old encoding it was in (None: UTF-8 or UTF-16)."""

    text: str
    encoding: Encoding | None


def decode(data: bytes) -> Decoded:
    """Bytes -> text: UTF-8 or UTF-16 where it is one, else the old encoding its words tell.

    ValueError when no reading gives Vietnamese words: nothing is guessed.
    """
    for mark, name in (
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            return Decoded(data.decode(name).removeprefix("\ufeff"), None)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
        shown = _windows(text)
        lines = shown.split("\n")
        found = detect(lines)
        main = _most(found)
        if main is None:
            raise ValueError("no known encoding gives Vietnamese words") from None
        return Decoded("\n".join(to_unicode(line, main) for line in lines), main)
    lines = text.split("\n")
    found = detect(lines)
    if not any(found):
        return Decoded(text, None)
    read = [to_unicode(line, one) if one else line for line, one in zip(lines, found, strict=True)]
    return Decoded("\n".join(read), _most(found))


def _windows(text: str) -> str:
    """Latin-1's control characters as Windows shows them, so that both readings meet in one form."""
    shown = {low: high for high, low in _HIGH.items()}
    return "".join(shown.get(letter, letter) for letter in text)


def _most(found: Iterable[Encoding | None]) -> Encoding | None:
    counts: dict[Encoding, int] = {}
    for one in found:
        if one is not None:
            counts[one] = counts.get(one, 0) + 1
    return max(counts, key=counts.__getitem__, default=None)
