"""Words whose letters are another encoding's: TCVN3 (.VnTime), VNI, UTF-8 read twice. Told, never guessed through."""

from __future__ import annotations

import re

_LETTER = "A-Za-z\u00c0-\u024f"
# TCVN 5712 puts its letters where Latin-1 has signs; VNI puts marks that no Vietnamese word has.
_TCVN3 = re.compile(f"[{_LETTER}][¡-¿­×÷]|[¡-¿­×÷®§][{_LETTER}]")
_VNI = re.compile("[aeoAEO][âÂ]|[aeAE][äåæëÄÅÆË]|[aeouyAEOUY][øûØÛ]|[öÖ][ôøùûõïÔØÙÛÕÏ]")
_STRANGE = re.compile("[äåæëûøïöñüÄÅÆËÛØÏÖÑÜ]")
"""Letters of VNI that no Vietnamese word has; one may be a foreign name's."""
_TWICE = re.compile("Ã[\u00a0-\u00bf]|á[º»]|Æ°|Ä[‘\u0091\u0090]|á»")
_RIGHT = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")


def reads_right(words: str) -> bool:
    """Whether the words have letters that only Unicode Vietnamese has."""
    return _RIGHT.search(words) is not None


def named(words: str) -> str:
    """The encoding that the words seem to be in; "" when they read as Unicode."""
    if words.isascii() or _RIGHT.search(words):
        return ""
    if _TWICE.search(words):
        return "UTF-8 bị đọc nhầm"
    if _TCVN3.search(words):
        return "TCVN3 (phông .VnTime)"
    vni = _VNI.search(words) or len(_STRANGE.findall(words)) > 1
    return "VNI (phông VNI-Times)" if vni else ""
