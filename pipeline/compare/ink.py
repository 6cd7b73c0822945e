"""Pages held against each other as pictures: strokes, stamps and pictures put on or gone, words covered.

Each row of a page is one whole number, a bit a pixel, so that a page takes some ten milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.compare.picture import Grey
from pipeline.compare.printed import Word

SCALE = 1.5
"""Pixels a point."""
_NEAR = 3
"""Pixels (2 pt) by which ink may stand beside ink and be the same: other outlines, other rounding."""
_GROWN = 1.12
"""Times the ink of a word that something drawn over it makes."""
_FEW = 0.2
"""Share of words that may have grown so; with more it is the font that is bolder."""
_CELL = 6
"""Pixels of a square in which ink is counted."""
_GAP = 3
"""So many empty squares (12 pt) lie within one drawing."""
_LEAST = 10
"""Pixels: less is dust."""
_COVERED = 0.35
"""Share of a word's ink that must be gone for the word to be hidden."""

_BITS = bytes(0x31 if grey < 170 else 0x30 for grey in range(256))

Rows = list[int]


@dataclass(frozen=True, slots=True)
class Ink:
    """A drawing that one of the two lacks: kind added | lost, its box in points from the page's top
    left, and the words that it touches (of the document that has it)."""

    kind: str
    page: int
    left: float
    top: float
    right: float
    bottom: float
    words: tuple[Word, ...]


def rows(grey: Grey, width: int) -> Rows:
    """Ink of the first `width` columns of a grey picture."""
    return [int(row[:width].translate(_BITS), 2) for row in grey.rows]


def covered(old: Rows, new: Rows, width: int, words: Iterable[tuple[Word, Word]]) -> list[Word]:
    """Words (of the second) whose letters cannot be seen in it as they are in the first."""
    spread = _spread(new)
    hidden = []
    for before, after in words:
        there = lacking = 0
        left, top, right, bottom = _pixels(before)
        mask = _mask(left, right, width)
        for at in range(max(top, 0), min(bottom, len(old), len(spread))):
            ink = old[at] & mask
            there += ink.bit_count()
            lacking += (ink & ~spread[at]).bit_count()
        if there and lacking > _COVERED * there:
            hidden.append(after)
    return hidden


def struck(old: Rows, new: Rows, width: int, words: Sequence[tuple[Word, Word]]) -> list[Word]:
    """Words (of the first) with much more ink on them in the second."""
    found = []
    for before, _ in words:
        left, top, right, bottom = _pixels(before)
        mask = _mask(left, right, width)
        span = range(max(top, 0), min(bottom, len(old), len(new)))
        there = sum((old[at] & mask).bit_count() for at in span)
        now = sum((new[at] & mask).bit_count() for at in span)
        if there and now > _GROWN * there:
            found.append(before)
    return found if len(found) <= _FEW * len(words) else []


def drawings(
    kind: str,
    page: int,
    without: Rows,
    having: Rows,
    width: int,
    masked: Sequence[Word],
    own: Sequence[Word],
    close: Sequence[Word] = (),
) -> list[Ink]:
    """What `having` shows and `without` does not; ink of `masked` words does not count (they are
    told as words), `own` are the words of the page that has it; at `close` words a stroke may
    stand as near to the letters as it likes."""
    spread = _spread(without)
    if close:
        narrow = _spread(without, 1)
        for word in close:
            left, top, right, bottom = _pixels(word)
            mask = _mask(left, right, width)
            for at in range(max(top, 0), min(bottom, len(spread))):
                spread[at] = spread[at] & ~mask | narrow[at] & mask
    bare = list(having[: len(spread)])
    for word in masked:
        left, top, right, bottom = _pixels(word)
        mask = _mask(left, right, width)
        for at in range(max(top, 0), min(bottom, len(bare))):
            bare[at] &= ~mask
    left_over = [row & ~near for row, near in zip(bare, spread, strict=False)]
    found = []
    for cells in _groups(_cells(left_over, width)):
        if sum(cells.values()) < _LEAST:
            continue
        xs, ys = [x for x, _ in cells], [y for _, y in cells]
        box = (min(xs), min(ys), max(xs) + 1, max(ys) + 1)
        x1, y1, x2, y2 = (side * _CELL / SCALE for side in box)
        touched = tuple(word for word in own if _meets(word, x1, y1, x2, y2))
        found.append(Ink(kind, page, x1, y1, x2, y2, touched))
    return [ink for ink in found if not any(_inside(ink, other) for other in found)]


def _inside(ink: Ink, other: Ink) -> bool:
    """Whether it is a part of a larger drawing, as letters within a seal are."""
    across = other.left <= ink.left and ink.right <= other.right
    return ink is not other and across and other.top <= ink.top and ink.bottom <= other.bottom


def _pixels(word: Word) -> tuple[int, int, int, int]:
    """The word's box, marks above and below its letters within."""
    return (
        int(word.x * SCALE) - 1,
        int((word.y - word.size) * SCALE),
        int(word.right * SCALE) + 2,
        int((word.y + 0.3 * word.size) * SCALE) + 1,
    )


def _mask(left: int, right: int, width: int) -> int:
    """Bits of the columns left..right-1; the first column is the highest bit."""
    left, right = max(left, 0), min(right, width)
    return ((1 << max(right - left, 0)) - 1) << (width - right)


def _spread(ink: Rows, most: int = _NEAR) -> Rows:
    """Ink with everything up to so many pixels from it."""
    wide = [_wide(row, most) for row in ink]
    near = range(-most, most + 1)
    found = []
    for at in range(len(wide)):
        row = 0
        for by in near:
            if 0 <= at + by < len(wide):
                row |= wide[at + by]
        found.append(row)
    return found


def _wide(row: int, most: int) -> int:
    found = row
    for by in range(1, most + 1):
        found |= row << by | row >> by
    return found


def _cells(ink: Rows, width: int) -> dict[tuple[int, int], int]:
    """Pixels of ink in each square that has any."""
    found: dict[tuple[int, int], int] = {}
    for y, row in enumerate(ink):
        bits = row & ((1 << width) - 1)
        while bits:
            x = width - bits.bit_length()
            cell = x // _CELL
            end = min((cell + 1) * _CELL, width)
            mask = _mask(cell * _CELL, end, width)
            key = (cell, y // _CELL)
            found[key] = found.get(key, 0) + (bits & mask).bit_count()
            bits &= ~mask
    return found


def _groups(cells: dict[tuple[int, int], int]) -> Iterator[dict[tuple[int, int], int]]:
    """Squares that lie together."""
    left = dict(cells)
    while left:
        first = min(left, key=lambda cell: (cell[1], cell[0]))
        group, open_ = {first: left.pop(first)}, [first]
        while open_:
            x, y = open_.pop()
            for dy in range(-_GAP, _GAP + 1):
                for dx in range(-_GAP, _GAP + 1):
                    near = (x + dx, y + dy)
                    if near in left:
                        group[near] = left.pop(near)
                        open_.append(near)
        yield group


def _meets(word: Word, x1: float, y1: float, x2: float, y2: float) -> bool:
    above, below = word.y - 0.7 * word.size, word.y
    return word.x < x2 and word.right > x1 and above < y2 and below > y1
