"""The tables of the encodings used before Unicode: which characters of a wrongly read text are which letter.

A text in such an encoding, opened as Western European, shows each byte as the Latin-1 character of that
number; the tables say which Vietnamese letter the byte was. TCVN 5712:1993 (TCVN3, fonts .Vn*), VISCII
(RFC 1456), VPS, VNI-Windows (a letter, then the characters of its marks), and Windows-1258.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

LETTERS = (
    "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
    "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
)
"""All 134 letters with marks, in the order of the byte rows below: small ones, then capitals."""

_TCVN3 = (
    "b5b8b6b7b9a8bbbebcbdc6a9c7cac8c9cbccd0cecfd1aad2d5d3d4d6d7ddd8dcdedfe3e1e2e4abe5e8e6e7e9aceaedebec"
    "eeeff3f1f2f4adf5f8f6f7f9fafdfbfcfeae"
    "8083818284a1afc0babf85a2c1c4c2c386878a88898ba3c5dacdd98c8d908e8f919295939496a4dbffe0f097a5989b999a"
    "9c9d019e9f02a604110506121316141517a7"
)
_VISCII = (
    "e0e1e4e3d5e5a2a1c6c7a3e2a5a4a6e7a7e8e9eba8a9eaabaaacadaeecedefeeb8f2f3f6f5f7f4b0afb1b2b5bdb6beb7de"
    "fef9fafcfbf8dfd7d1d8e6f1cffdd6dbdcf0"
    "c0c1c4c380c58281020583c28584860687c8c9cb8889ca8b8a8c8d8ecccd9bce98d2d399a09ad4908f919293b4969597b3"
    "94d9da9c9d9ebfbbbabcffb99fdd14191ed0"
)
_VPS = (
    "e0e1e4e3e5e6a2a1a3a4a5e2c0c3c4c5c6e8e9c8ebcbea8a898bcd8cecedccefcef2f3d5f586f4d2d3b087b6d6a9a7aaab"
    "aef9fafbdbf8dcd8d9babbbfff9a9bcf9cc7"
    "80c1818202888e8d8ff004c28483851c03d7c9defe05ca9390949506b5b4b7b810bcb9bdbe11d49796989912f79e9d9fa6"
    "13a8dad1ac14d0afadb11d15b2ddfdb319f1"
)

_VNI_TONES: dict[str, str] = dict(zip("\u0301\u0300\u0309\u0303\u0323", "ùøûõï", strict=True))
_VNI_HAT: dict[str, str] = dict(zip(("", *"\u0301\u0300\u0309\u0303\u0323"), "âáàåãä", strict=True))
_VNI_BREVE: dict[str, str] = dict(
    zip(("", *"\u0301\u0300\u0309\u0303\u0323"), "êéèúüë", strict=True)
)
_VNI_ALONE = {"đ": "ñ", "ơ": "ô", "ư": "ö", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}


class Encoding(Enum):
    """The encodings offices used before Unicode; the value is the name officers know."""

    TCVN3 = "TCVN3 (ABC)"
    VNI = "VNI-Windows"
    VISCII = "VISCII"
    VPS = "VPS"
    CP1258 = "Windows-1258"


@dataclass(frozen=True)
class Table:
    """One encoding: what stands in the text -> the letter."""

    letters: dict[str, str]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds what is to be replaced."""
        longest = sorted(self.letters, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, longest)))


def _bytes(row: str) -> dict[str, str]:
    return {
        chr(byte): letter
        for byte, letter in zip(bytes.fromhex(row), LETTERS, strict=True)
        if chr(byte) != letter
    }


def _vni() -> dict[str, str]:
    """By the encoding's own rule: the plain letter, then one character for hat or breve with the tone."""
    table = {}
    for letter in LETTERS:
        code = _vni_code(letter.lower())
        code = code.upper() if letter.isupper() else code
        if code != letter:
            table[code] = letter
    table |= {"yï": "ỵ", "YÏ": "Ỵ", "iø": "ì", "iù": "í", "IØ": "Ì", "IÙ": "Í"}  # also met
    return table


def _vni_code(letter: str) -> str:
    if letter in _VNI_ALONE:
        return _VNI_ALONE[letter]
    base, *marks = list(unicodedata.normalize("NFD", letter))
    shape = next((mark for mark in marks if mark in "\u0302\u0306\u031b"), "")
    tone = next((mark for mark in marks if mark != shape), "")
    if shape == "\u0302":
        return base + _VNI_HAT[tone]
    if shape == "\u0306":
        return base + _VNI_BREVE[tone]
    if shape:  # ơ and ư are letters of their own
        return {"o": "ô", "u": "ö"}[base] + _VNI_TONES[tone]
    return letter if base == "i" else base + _VNI_TONES[tone]


def _cp1258() -> dict[str, str]:
    """Read as Windows-1252: three letters and five combining tones have other places there."""
    table = {}
    for byte in range(0x80, 0x100):
        try:
            right, wrong = bytes([byte]).decode("cp1258"), bytes([byte]).decode("cp1252")
        except UnicodeDecodeError:
            continue
        if right != wrong:
            table[wrong] = right
    return table


TABLES = {
    Encoding.TCVN3: Table(_bytes(_TCVN3)),
    Encoding.VISCII: Table(_bytes(_VISCII)),
    Encoding.VPS: Table(_bytes(_VPS)),
    Encoding.VNI: Table(_vni()),
    Encoding.CP1258: Table(_cp1258()),
}
