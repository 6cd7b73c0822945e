"""Letters as typed under the old fonts, by tables of their own (the C library's TCVN; VNI by its rule)."""

from __future__ import annotations

import subprocess
import unicodedata
from functools import cache

_TONES = {"\u0300": "ø", "\u0301": "ù", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
_HAT = {"": "â", "\u0300": "à", "\u0301": "á", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"}
_BREVE = {"": "ê", "\u0300": "è", "\u0301": "é", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"}
_I = {"\u0300": "ì", "\u0301": "í", "\u0309": "æ", "\u0303": "ó", "\u0323": "ò"}


@cache
def _tcvn(words: str) -> str:
    done = subprocess.run(
        ["iconv", "-f", "UTF-8", "-t", "TCVN5712-1"],
        input=words.encode(),
        check=True,
        capture_output=True,
    )
    return done.stdout.decode("latin-1")


def _vni(char: str) -> str:
    if char in "đĐ":
        return "ñ" if char == "đ" else "Ñ"
    parts = list(unicodedata.normalize("NFD", char))
    base, marks = parts[0], parts[1:]
    if not marks:
        return char
    tone = next((one for one in marks if one in _TONES), "")
    lower = base.lower()
    if "\u0302" in marks:
        found = lower + _HAT[tone]
    elif "\u0306" in marks:
        found = lower + _BREVE[tone]
    elif "\u031b" in marks:
        found = {"o": "ô", "u": "ö"}[lower] + _TONES.get(tone, "")
    elif lower == "i":
        found = _I[tone]
    elif lower == "y" and tone == "\u0323":
        found = "î"
    else:
        found = lower + _TONES[tone]
    return found.upper() if base.isupper() else found


def recoded(words: str, encoding: str) -> str:
    """Unicode -> what stands in the file; capitals of TCVN3 are small letters in a font of capitals."""
    if encoding == "VNI":
        return "".join(map(_vni, words))
    return _tcvn(words.lower() if words.isupper() else words)
