"""Centred lines of even length: a title of several lines never ends in a lone word.

Typists break long titles by hand so that the lines look alike. Here the paragraph is given equal
indents left and right, as narrow as the same number of lines allows; Word, LibreOffice and our own
layout then break it alike without any forced break.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.flow import Align, Para
from pipeline.flow.faces import Measure, face

_SLACK = 12
"""Twips; the width found must hold its lines in every width model (rounding differs by less)."""


def balanced(para: Para, width: int, measure: Measure) -> Para:
    """The paragraph with indents that even its lines out; unchanged when it fits on one line."""
    if para.format.align is not Align.CENTER or "\n" in para.text:
        return para
    words = _words(para, measure)
    count = _lines(words, width)
    if count < 2:
        return para
    narrow = _narrowest(words, width, count)
    side = (width - narrow) // 2
    form = replace(para.format, left=para.format.left + side, right=para.format.right + side)
    return replace(para, format=form)


def _narrowest(words: list[tuple[float, float]], width: int, count: int) -> int:
    low, high = int(max(word for word, _ in words)), width
    while low < high:
        middle = (low + high) // 2
        if _lines(words, middle) <= count:
            high = middle
        else:
            low = middle + 1
    return min(width, low + _SLACK)


def _words(para: Para, measure: Measure) -> list[tuple[float, float]]:
    """(width of the word, width of the space after it), twips."""
    out: list[tuple[float, float]] = []
    for piece in para.pieces:
        size = piece.size or para.format.size
        space = measure(" ", face(piece), size) * 20
        out.extend((measure(word, face(piece), size) * 20, space) for word in piece.text.split(" "))
    return [pair for pair in out if pair[0]]


def _lines(words: list[tuple[float, float]], width: float) -> int:
    count, used = 1, 0.0
    for word, space in words:
        if used and used + word > width:
            count, used = count + 1, 0.0
        used += word + space
    return count
