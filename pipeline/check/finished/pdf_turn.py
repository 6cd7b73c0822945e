"""Which way up a PDF page is read: by the direction of its letters, whatever /Rotate says.

Landscape pages are stored in every way there is: a wide page, a tall page with /Rotate, a tall page
whose words run upwards. Everything else asks for places as they are on the page held upright.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import atan2, cos, pi, sin

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.check.finished.pdf_items import address, text_object

_ASKED = 400
"""Letters that decide; more are passed over evenly."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Quarters by which the words run off to the left of "rightwards", and the page's box (points)."""

    quarters: int
    left: float
    bottom: float
    right: float
    top: float
    askew: float = 0.0
    """Radians by which lines rise to the right, of a sheet that lay askew in the scanner."""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page held upright."""
        across, down = self.right - self.left, self.top - self.bottom
        return (down, across) if self.quarters % 2 else (across, down)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A point from the upright page's top left corner."""
        if self.askew:
            x, y = self._upright(x, y)
            rise, run = sin(self.askew), cos(self.askew)
            return x * run - y * rise, x * rise + y * run
        return self._upright(x, y)

    def _upright(self, x: float, y: float) -> tuple[float, float]:
        match self.quarters:
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case 3:
                return self.top - y, self.right - x
            case _:
                return x - self.left, self.top - y

    def along(self, a: float, b: float) -> tuple[float, float]:
        """A direction as seen on the upright page: to the right, upwards."""
        return ((a, b), (b, -a), (-a, -b), (-b, a))[self.quarters]


def turn(page: pdfium.PdfPage, text_page: pdfium.PdfTextPage) -> Turn:
    """How the page is held when it is read."""
    count = raw.FPDFText_CountChars(text_page.raw)
    matrix, letters = raw.FS_MATRIX(), address(text_page.raw)
    ways: dict[int, tuple[int, float]] = {}
    seen: Counter[tuple[int, float]] = Counter()
    for index in range(0, count, max(1, count // _ASKED)):
        shown = text_object(letters, index)
        if shown is None:  # a blank that PDFium put in
            continue
        if shown not in ways:
            raw.FPDFText_GetMatrix(text_page.raw, index, matrix)
            ways[shown] = _quarters(matrix.a, matrix.b), _rise(matrix.a, matrix.b)
        seen[ways[shown]] += 1
    held: Counter[int] = Counter()
    for (quarters, _), number in seen.items():
        held[quarters] += number
    turned = page.get_rotation() // 90
    most = max(held.values(), default=0)
    if held[turned] < most:
        turned = next(quarters for quarters, number in held.items() if number == most)
    rises = {rise: number for (quarters, rise), number in seen.items() if quarters == turned}
    askew = max(rises, key=lambda rise: rises[rise], default=0.0)
    common = rises.get(askew, 0) > 0.8 * held[turned]
    left, bottom, right, top = page.get_bbox()
    return Turn(turned, left, bottom, right, top, askew if common else 0.0)


_LEAST, _MOST_ASKEW = 0.0015, 0.06
"""Radians: less is no matter over the width of a page, more is no sheet laid askew."""


def _rise(a: float, b: float) -> float:
    """How much a line rises to the right of its quarter, in thousandths of a radian; 0 = level."""
    off = atan2(b, a) % (pi / 2)
    off = off - pi / 2 if off > pi / 4 else off
    return round(off, 3) if _LEAST < abs(off) < _MOST_ASKEW else 0.0


def _quarters(a: float, b: float) -> int:
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 2
    return 1 if b > 0 else 3
