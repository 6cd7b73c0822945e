"""What the whole widths of a font lack of the exact ones, summed up for a line (see `pdf_fonts.Subset`)."""

from __future__ import annotations

from typing import Final, final
from zlib import adler32

_STEP: Final = 256
"""Steps in a thousandth of the size."""
_NOUGHT: Final = 128
"""The byte that stands for no step."""
_MOST_SUMMED: Final = 256
"""Letters whose bytes are summed up at once: below 65521, of which Adler-32 keeps what is over."""


@final
class Lacks:
    """By byte, in thousandths of the size."""

    __slots__ = ("_lacks", "_steps")

    def __init__(self, lacks: tuple[float, ...]) -> None:
        """`lacks` of all 256 bytes."""
        self._lacks = lacks
        steps = [lack * _STEP + _NOUGHT for lack in lacks]
        # With 2048 units to the em, as Times New Roman and its twins have them, all are whole.
        whole = all(step == int(step) and 0 <= step <= 255 for step in steps)
        self._steps = bytes(map(int, steps)) if whole else b""

    def of(self, letters: bytes) -> float:
        """The sum of these letters."""
        if not self._steps or len(letters) > _MOST_SUMMED:
            return sum(map(self._lacks.__getitem__, letters), 0.0)
        # The lower half of Adler-32 is one more than the sum of all bytes: nothing is made for a letter.
        total = (adler32(letters.translate(self._steps)) & 0xFFFF) - 1
        return (total - _NOUGHT * len(letters)) / _STEP
