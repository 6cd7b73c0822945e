"""Where the ink of a drawn line stands on another picture of the same page. Millimetres of the paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from PIL import Image, ImageChops, ImageFilter, ImageStat

PAPER = 210.0
"""Width of the paper that a picture shows."""
DARK = 140


class Box(NamedTuple):
    """A rectangle on the paper."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Match:
    """The place on the other picture where the ink coincides best: how far right, how far down, how well.

    `likeness` is 1 for equal ink, about 0.3 for other letters of the same size.
    """

    right: float
    down: float
    likeness: float


def ink(picture: Image.Image) -> Image.Image:
    """Ink white on black, edges softened so that a shift of part of a pixel still counts."""
    grey = picture.convert("L").point(lambda value: 255 if value < DARK else 0)
    return grey.filter(ImageFilter.GaussianBlur(1))


def find(drawn: Image.Image, box: Box, other: Image.Image, down: float, reach: float) -> Match:
    """Look for the ink of `box` on `other`, around the same place moved down by so much.

    Both pictures are `ink` of the whole paper, equally wide; everything within `reach` is tried.
    """
    scale = drawn.width / PAPER
    left, top, right, bottom = (round(value * scale) for value in box)
    piece = drawn.crop((left, top, right, bottom))
    own = _weight(piece)
    middle, far = round(down * scale), round(reach * scale)
    best = Match(0, 0, -1)
    for y in range(middle - far, middle + far + 1):
        for x in range(-far, far + 1):
            seen = other.crop((left + x, top + y, right + x, bottom + y))
            # A place with next to no ink is like nothing.
            likeness = _shared(piece, seen) / (own * max(_weight(seen), own / 10)) ** 0.5
            if likeness > best.likeness:
                best = Match(x / scale, y / scale, likeness)
    return best


def _shared(one: Image.Image, two: Image.Image) -> float:
    return ImageStat.Stat(ImageChops.multiply(one, two)).sum[0]


def _weight(one: Image.Image) -> float:
    return _shared(one, one)
