"""The width model and the vertical metrics of one layout mode.

Widths are counted in dots of 1/120 pt (6 to the twip): that is the grid on which LibreOffice 7.4
rounds every advance (mode "lo7"); the modes "exact" and "word15" do not round. Heights are twips.

Constants measured against LibreOffice 7.4.7 and against PDFs printed by Word 2016-2021; Times New
Roman, Liberation Serif and Tinos share them (hhea 1825, -443, 87 of 2048).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Final, NamedTuple

from pipeline.flow import Format, LineRule
from pipeline.fonts import Metrics
from pipeline.layout.opportunities import GLUED
from pipeline.layout.steps import Steps

MODES = ("exact", "word15", "lo7")
DOTS: Final = 6
"""Dots in a twip."""
MOST_WORDS: Final = 20_000
"""Widths remembered of one face and size; a long run of documents forgets and starts again."""
EXACT_ABOVE: Final = 0.8
"""Share of an exact line that lies above its baseline (Word and LibreOffice alike)."""

_ASCENT, _DESCENT, _GAP, _EM = 1825, 443, 87, 2048
# A name of an Enum is looked for each time it is said, and hashing one takes longer than all else in `box`.
_EXACT: Final = LineRule.EXACT
_AT_LEAST: Final = LineRule.AT_LEAST
_SINGLE: Final = 240 * 4
"""A single line among the boxes of a size (see `Ruler.box`)."""


class Widths(dict[str, float]):
    """Widths of words in one face and size, dots; reckoned when first asked for."""

    def __init__(self, letters: dict[str, float], steps: Steps) -> None:
        super().__init__()
        self.letters = letters
        self.steps = steps

    def __missing__(self, word: str) -> float:
        if len(self) > MOST_WORDS:
            self.clear()
        letters = self.letters
        width = self[word] = sum([letters[letter] for letter in word], 0.0)
        return width


class Letters(dict[str, float]):
    """Widths of letters in one face and size, dots."""

    def __init__(self, width_of: partial[float]) -> None:
        super().__init__()
        self.width_of = width_of

    def __missing__(self, letter: str) -> float:
        width = self[letter] = self.width_of(letter)
        return width


class LineBox(NamedTuple):
    """Twips: baseline below the line's top, height, and what follows unless the page ends."""

    ascent: float
    height: float
    extra: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Ruler:
    """Measures for one mode; remembers what it has measured."""

    metrics: Metrics
    mode: str = "exact"
    _widths: dict[str, dict[float, Widths]] = field(default_factory=dict)
    """By face and size: tuples as keys take longer to look for."""
    _boxes: dict[float, dict[int, LineBox]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.mode not in MODES:
            raise ValueError(f"unknown layout mode: {self.mode}")

    @property
    def rounds(self) -> bool:
        """True when widths and heights are rounded as LibreOffice 7.4 rounds them."""
        return self.mode == "lo7"

    def widths(self, face: str, size: float) -> Widths:
        """Widths in dots of words in a face and size."""
        sizes = self._widths.get(face)
        if sizes is None:
            sizes = self._widths[face] = {}
        found = sizes.get(size)
        if found is None:
            found = sizes[size] = self._made(face, size)
        return found

    def _made(self, face: str, size: float) -> Widths:
        letters = Letters(partial(self._letter, face, size))
        if self.rounds:
            return Widths(letters, Steps(partial(self._rounded, face, size), 1.0))
        dots = size * 20 * DOTS / self.metrics.units_per_em
        return Widths(letters, Steps(self.metrics.advances[face].__getitem__, dots))

    def _letter(self, face: str, size: float, letter: str) -> float:
        if self.rounds:
            return self._rounded(face, size, letter)
        units = self.metrics.advances[face][" " if letter == GLUED else letter]
        return units * size * 20 * DOTS / self.metrics.units_per_em

    def _rounded(self, face: str, size: float, letter: str) -> int:
        units = self.metrics.advances[face][" " if letter == GLUED else letter]
        return int(units * size * 20 * DOTS / self.metrics.units_per_em + 0.5)

    def settle(self, dots: float) -> float:
        """Width of a finished portion of a line: LibreOffice 7.4 rounds it to a twip."""
        return int(dots / DOTS + 0.5) * DOTS if self.rounds else dots

    def fits_whole(self, dots: float, count: int, size: float, room: float) -> bool:
        """Whether `count` letters up to their portion's end go on the line by whole twips.

        LibreOffice 7.4 looks for a break only where the rounded width does not fit, unless the
        letters are so many that half their height each would fill the line.
        """
        if not self.rounds or self.settle(dots) > room:
            return False
        return room * 2 > count * self.single(size).height * DOTS

    def single(self, size: float) -> LineBox:
        """A single line of this size: twips. The font's line gap lies above the letters."""
        boxes = self._of_size(size)
        found = boxes.get(_SINGLE)
        if found is None:
            found = boxes[_SINGLE] = _single(size, self.rounds)
        return found

    def _of_size(self, size: float) -> dict[int, LineBox]:
        found = self._boxes.get(size)
        if found is None:
            found = self._boxes[size] = {}
        return found

    def drawn_ascent(self, size: float) -> float:
        """Points from a single line's top to its baseline in a PDF by LibreOffice 7.4, which
        counts letters and gap in tenths of a point there."""
        letters, gap = (int(size * 10 * part / _EM + 0.5) for part in (_ASCENT, _GAP))
        return (letters + gap) / 10

    def box(self, size: float, form: Format) -> LineBox:
        """The line box of letters of one size under a paragraph's line rule."""
        rule = form.line_rule
        key = form.line * 4 + (rule is _EXACT) + 2 * (rule is _AT_LEAST)
        boxes = self._of_size(size)
        found = boxes.get(key)
        if found is None:
            found = boxes[key] = self.boxed(self.single(size), form)
        return found

    def boxed(self, letters: LineBox, form: Format) -> LineBox:
        """The line box around letters of the given ascent and height."""
        ascent, height = letters.ascent, letters.height
        if form.line_rule is LineRule.EXACT:
            return LineBox(EXACT_ABOVE * form.line, form.line)
        if form.line_rule is LineRule.AT_LEAST:
            more = max(0.0, form.line - height)
            return LineBox(ascent + more, height + more)
        pitch = height * form.line / 240
        if self.rounds:
            pitch = float(int(pitch + 1e-9))
        if pitch >= height:
            return LineBox(ascent, height, pitch - height)
        return LineBox(ascent - (height - pitch), pitch)


@lru_cache(maxsize=len(MODES))
def ruler(metrics: Metrics, mode: str) -> Ruler:
    """The ruler of a mode; the same one for the next document, so that it knows its words."""
    return Ruler(metrics, mode)


def _single(size: float, rounds: bool) -> LineBox:
    """LibreOffice rounds to dots first and to twips afterwards; 8-20 pt checked one by one."""
    dots = size * 20 * DOTS
    ascent, descent, gap = (dots * part / _EM for part in (_ASCENT, _DESCENT, _GAP))
    if not rounds:
        return LineBox((ascent + gap) / DOTS, (ascent + descent + gap) / DOTS)
    ascent, descent, gap = (float(int(part + 0.5)) for part in (ascent, descent, gap))
    lead = int(gap / DOTS + 0.5)
    return LineBox(int(ascent / DOTS + 0.5) + lead, int((ascent + descent) / DOTS + 0.5) + lead)
