"""Whether the letters of a PDF are only drawings: fonts without a table of what their codes mean (ToUnicode)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.legacy.syllables import is_syllable

_ODD = re.compile(r"[\x00-\x08\x0e-\x1f\ufffd\ue000-\uf8ff!\"#$%&'()*+<=>?@\[\\\]^`{|}~]")
"""What codes look like where numbers of glyphs are taken for letters; in a text they are rare."""
_SHARE = 0.12
_LEAST = 80
"""Letters that tell."""
_ENOUGH = 6000
_WORDS = 0.15
"""Share of Vietnamese syllables above which a text of many signs is a text."""


def unreadable(lines: Iterable[str]) -> bool:
    """Whether lines of a document hold no words that a program can read."""
    text = ""
    for line in lines:
        text += line + " "
        if len(text) > _ENOUGH:
            break
    letters = len("".join(text.split()))
    if letters < _LEAST or len(_ODD.findall(text)) < _SHARE * letters:
        return False
    words = [word.strip('.,;:()"“”') for word in text.split()]
    words = [word for word in words if len(word) > 1]
    return sum(map(is_syllable, words)) < _WORDS * max(1, len(words))
