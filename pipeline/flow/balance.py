"""Centred lines of even length: a title of several lines never ends in a lone word.

Typists break long titles by hand so that the lines look alike and words that belong together stay
together. Here the paragraph is given equal indents left and right, of a width at which the same number
of lines breaks best; Word, LibreOffice and our own layout then break it alike without any forced break.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from pipeline.flow import Align, Para
from pipeline.flow.breaks import STEP, Word, extent, price, ways
from pipeline.flow.faces import Measure, face
from pipeline.flow.formed import formed
from pipeline.flow.ties import NO_BREAK_SPACE
from pipeline.kept import Kept

_SLACK = 12
"""Twips; the width found must hold its lines in every width model (rounding differs by less)."""
_GOOD = 0.02
"""What costs no more is left as the first fit has it."""
_WORTH = 0.05
"""What must be won by holding words together: a little more evenness is not worth it."""
_MORE = 0.15
"""What one line more costs."""

_balanced: Kept[tuple[Para, Para]] = Kept(500)


def line_count(para: Para, width: int, measure: Measure) -> int:
    """Lines of a paragraph in a column of `width` twips."""
    return len(_lines(_words(para, measure), width))


def balanced(para: Para, width: int, measure: Measure) -> Para:
    """The paragraph with indents that even its lines out; unchanged when it fits on one line."""
    if para.format.align is not Align.CENTER or "\n" in para.text:
        return para
    known = _balanced.get((id(para), width, measure))
    if known is None:
        made = _evened(para, width, measure)
        known = _balanced.put((id(para), width, measure), (para, made))
    return known[1]


def _evened(para: Para, width: int, measure: Measure) -> Para:
    words = _words(para, measure)
    count = len(_lines(words, width))
    if count < 2:
        return para
    chosen, cost = _best(words, width, count)
    good = cost <= _GOOD
    held, least, lines = (None, cost, []) if good else _held(para, words, width, count)
    if held is not None and least < cost - _WORTH:
        wanted = min(width, int(max(map(extent, lines))) + _SLACK)
        if [len(line) for line in _lines(_words(held, measure), wanted)] == _together(lines):
            para, chosen = held, wanted
    side = max(0, (width - chosen) // 2)
    return formed(para, left=para.format.left + side, right=para.format.right + side)


def _held(
    para: Para, words: list[Word], width: int, count: int
) -> tuple[Para | None, float, list[list[Word]]]:
    """The paragraph with no-break blanks that make it break where it costs least; None = not looked for.

    Word fills each line as far as it goes, so "SỞ NỘI VỤ / TỈNH THÁI NGUYÊN" needs "TỈNH" held to the
    word after it.
    """
    if count < 2:
        return None, 0.0, []
    best: list[list[Word]] = []
    least = float("inf")
    for more in (0, 1):
        if least < _GOOD + _MORE:
            break
        for lines, extents in ways(words, width, count + more):
            found = price(lines, extents, width) + more * _MORE
            if found < least:
                best, least = lines, found
    if not best:
        return None, 0.0, []
    return _glued(para, _joints(best)), least, best


def _joints(lines: list[list[Word]]) -> set[int]:
    """Places in the order of words before which the blank must not break: enough that no word of a
    line has room in the one above."""
    longest = max(map(extent, lines))
    joints: set[int] = set()
    at = 0
    for line, below in pairwise(lines):
        at += len(line)
        room = longest + _SLACK - extent(line) - line[-1].space
        used = below[0].width
        for place in range(1, len(below)):
            if used > room:
                break
            joints.add(at + place)
            used += below[place - 1].space + below[place].width
    return joints


def _together(lines: list[list[Word]]) -> list[int]:
    """Words of each line, those that are held together counted as one."""
    joints = _joints(lines)
    counts, at = [], 0
    for line in lines:
        counts.append(len(line) - sum(at <= joint < at + len(line) for joint in joints))
        at += len(line)
    return counts


def _glued(para: Para, joints: set[int]) -> Para:
    """The same words with no-break blanks at the joints; blanks at the ends of pieces stay."""
    pieces = []
    at = 0
    for piece in para.pieces:
        parts = piece.text.split(" ")
        text = parts[0]
        at += bool(parts[0])
        for before, part in pairwise(parts):
            held = bool(before) and bool(part) and at in joints
            text += (NO_BREAK_SPACE if held else " ") + part
            at += bool(part)
        pieces.append(replace(piece, text=text))
    return replace(para, pieces=tuple(pieces))


def _best(words: list[Word], width: int, count: int) -> tuple[int, float]:
    """The width whose breaks cost least among those that need no more lines, and what they cost."""
    best, cost = width, float("inf")
    low = int(max(word.width for word in words))
    trial = width
    while trial >= low:
        lines = _lines(words, trial)
        if len(lines) > count:
            break
        extents = [extent(line) for line in lines]
        longest = max(extents)
        # Nothing moves before the longest line gets too little room; a twip keeps rounding out of it.
        trial -= STEP * max(1, int((trial - longest - 1) // STEP) + 1)
        found = price(lines, extents, width)
        if found < cost:
            best, cost = min(width, int(longest) + _SLACK), found
    return best, cost


def _words(para: Para, measure: Measure) -> list[Word]:
    out: list[Word] = []
    depth = 0
    for piece in para.pieces:
        size = piece.size or para.format.size
        space = measure(" ", face(piece), size) * 20
        for text in piece.text.split(" "):
            depth += text.count("“") - text.count("”")
            if text:
                out.append(Word(text, measure(text, face(piece), size) * 20, space, depth > 0))
    return out


def _lines(words: list[Word], width: float) -> list[list[Word]]:
    lines: list[list[Word]] = [[]]
    used = 0.0
    for word in words:
        if used and used + word.width > width:
            lines.append([])
            used = 0.0
        lines[-1].append(word)
        used += word.width + word.space
    return lines
