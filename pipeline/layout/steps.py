"""Widths of letters as whole steps, so that words are measured letter by letter and nothing is made for each.

A step is a font unit, or a dot where LibreOffice's rounding is followed (see `ruler`). The tables are
strings of bytes by code point: compiled code reads them without a call.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, final

from pipeline.layout.opportunities import CLOSING, INSIDE

_CODES: Final = 0x2800
"""Code points below have a place in the tables: all letters of Vietnamese and the signs of documents."""
_SPACE: Final = 1
_INSIDE: Final = 2
_CLOSING: Final = 4
_UNKNOWN: Final = 8
_WIDEST: Final = 0xFFFF


@final
class Steps:
    """The letters of one face and size. `dots` of a step; `wide` and `inside` tell of the word that was
    looked at last: its steps, and whether a line may end inside it."""

    __slots__ = ("_high", "_kinds", "_low", "_width_of", "dots", "inside", "space", "wide")

    def __init__(self, width_of: Callable[[str], int], dots: float) -> None:
        self._width_of = width_of
        self._low = self._high = bytes(_CODES)
        self._kinds = bytes((_UNKNOWN,)) * _CODES
        self.dots = dots
        self.wide = 0
        self.inside = False
        self.space: int = width_of(" ")

    def word(self, text: str, at: int) -> int:
        """Looks at the word that begins at a place: where it ends, before the space at which a line may
        end or with the text; -1 where a letter is not known (see `learn`)."""
        kinds, low, high = self._kinds, self._low, self._high
        stop = len(text)
        lower = upper = found = 0
        while at < stop:
            code = ord(text[at])
            if code >= _CODES:
                return -1
            kind = kinds[code]
            if kind:
                if kind == _SPACE and not self._closes(text, at + 1):
                    break
                if kind == _UNKNOWN:
                    return -1
                found |= kind
            lower += low[code]
            upper += high[code]
            at += 1
        self.wide = lower + upper * 256
        self.inside = found & _INSIDE != 0
        return at

    def _closes(self, text: str, at: int) -> bool:
        """Whether a sign stands there before which no line ends."""
        if at >= len(text):
            return False
        code = ord(text[at])
        # Of a sign that is not known yet its word tells, which is looked at next.
        return code < _CODES and self._kinds[code] & _CLOSING != 0

    def total(self, text: str, start: int, stop: int) -> int:
        """Steps of letters that are known."""
        low, high = self._low, self._high
        lower = upper = 0
        while start < stop:
            code = ord(text[start])
            lower += low[code]
            upper += high[code]
            start += 1
        return lower + upper * 256

    def learn(self, text: str) -> bool:
        """Look up the letters of a text that are not known; False where one of them has no place here."""
        kinds, low, high = bytearray(self._kinds), bytearray(self._low), bytearray(self._high)
        for letter in set(text):
            code = ord(letter)
            width = self._width_of(letter) if code < _CODES else -1
            if not 0 <= width <= _WIDEST:
                return False
            low[code], high[code] = width & 0xFF, width >> 8
            kinds[code] = _kind(letter)
        self._kinds, self._low, self._high = bytes(kinds), bytes(low), bytes(high)
        return True


def _kind(letter: str) -> int:
    if letter == " ":
        return _SPACE
    return _INSIDE * bool(INSIDE.match(letter)) + _CLOSING * (letter in CLOSING)
