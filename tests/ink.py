"""Lines of ink on a page picture, found the same way on a scan and on a rendered page. Millimetres."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image

PAPER = 210.0
_GAP = 0.95
"""mm of white that still belong to one line: between a letter and its marks."""


@dataclass(frozen=True)
class InkLine:
    top: float
    bottom: float
    left: float
    right: float


def ink_lines(picture: Image.Image, left: float, right: float) -> list[InkLine]:
    """The lines of ink between two verticals, top to bottom."""
    grey = picture.convert("L").point(lambda value: 0 if value < 140 else 255)
    scale = PAPER / grey.width
    band = grey.crop((round(left / scale), 0, round(right / scale), grey.height))
    rows = [value < 255 for value in band.resize((1, band.height), Image.Resampling.BOX).tobytes()]
    out: list[InkLine] = []
    for top, bottom in _runs(rows, round(_GAP / scale)):
        box = Image.eval(band.crop((0, top, band.width, bottom)), lambda value: 255 - value).getbbox()
        assert box
        out.append(
            InkLine(top * scale, bottom * scale, left + box[0] * scale, left + box[2] * scale)
        )
    return out


def _runs(rows: list[bool], gap: int) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for y, ink in enumerate(rows):
        if not ink:
            continue
        if runs and y - runs[-1][1] <= gap:
            runs[-1] = (runs[-1][0], y + 1)
        else:
            runs.append((y, y + 1))
    return runs
