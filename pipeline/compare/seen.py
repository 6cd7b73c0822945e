"""What the pages of two printed documents show beside their words, where both are set alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.compare.align import Pair
from pipeline.compare.ink import SCALE, Ink, covered, drawings, rows, struck
from pipeline.compare.pdf import opened
from pipeline.compare.picture import grey
from pipeline.compare.printed import Printed, Sign, Word

TOLERANCE = 0.6
"""Points within which a word stands where it stood; PDF programs round to a tenth."""
SAME_PAPER = 3.0
"""Points by which two papers of one name may differ: programs round millimetres."""
_ALIKE = 0.5
"""Share of a page's words that stand where they stood: with fewer all ink is elsewhere."""


@dataclass(frozen=True, slots=True)
class Seen:
    """`inks` drawn or gone, `hidden` words (of the second) that can be read by programs but not be
    seen, `unseen` pages, from 1, whose ink could not be held against each other."""

    inks: tuple[Ink, ...] = ()
    hidden: tuple[Word, ...] = ()
    unseen: tuple[int, ...] = ()


NOTHING = Seen()


def seen(first: Printed, second: Printed, pairs: Sequence[Pair]) -> Seen:
    """All of it; both have pages."""
    still: dict[int, list[tuple[Word, Word]]] = {}
    for i, j in pairs:
        old, new = first.words[i], second.words[j]
        if old.page == new.page and in_place(old, new):
            still.setdefault(new.page, []).append((old, new))
    standing = _by_page(first), _by_page(second)
    inks: list[Ink] = []
    hidden: list[Word] = []
    unseen: list[int] = []
    one, other = opened(first.pdf, first.file), opened(second.pdf, second.file)
    try:
        for page in range(1, min(len(first.sizes), len(second.sizes)) + 1):
            sides = [words.get(page, []) for words in standing]
            pairs_here = still.get(page, [])
            most = max(map(len, sides))
            if not most and page in first.wordless and page in second.wordless:
                continue  # told already as pages without words
            alike = not other_paper(first.sizes[page - 1], second.sizes[page - 1])
            if not alike or len(pairs_here) < _ALIKE * most:
                unseen.append(page)
                continue
            pictures = grey(one, page, SCALE), grey(other, page, SCALE)
            width = min(picture.width for picture in pictures)
            before, after = (rows(picture, width) for picture in pictures)
            if before == after:
                continue  # most pages of two versions
            fixed = {id(word) for pair in pairs_here for word in pair}
            loose = [word for side in sides for word in side if id(word) not in fixed]
            hidden += covered(before, after, width, pairs_here)
            inks += drawings("lost", page, after, before, width, loose, sides[0])
            close = struck(before, after, width, pairs_here)
            inks += drawings("added", page, before, after, width, loose, sides[1], close)
    finally:
        one.close()
        other.close()
    shown = [ink for ink in inks if not any(_is_sign(ink, sign) for sign in second.signed)]
    return Seen(tuple(shown), tuple(hidden), tuple(unseen))


def _by_page(side: Printed) -> dict[int, list[Word]]:
    found: dict[int, list[Word]] = {}
    for word in side.words:
        found.setdefault(word.page, []).append(word)
    return found


def in_place(old: Word, new: Word) -> bool:
    return max(abs(old.x - new.x), abs(old.y - new.y)) <= TOLERANCE


def other_paper(old: tuple[float, float], new: tuple[float, float]) -> bool:
    return max(abs(old[0] - new[0]), abs(old[1] - new[1])) > SAME_PAPER


def _is_sign(ink: Ink, sign: Sign) -> bool:
    """Whether it is the picture of a digital signature, and lies on no words."""
    x, y = (ink.left + ink.right) / 2, (ink.top + ink.bottom) / 2
    inside = sign.left <= x <= sign.right and sign.top <= y <= sign.bottom
    return ink.kind == "added" and inside and ink.page == sign.page and not ink.words
