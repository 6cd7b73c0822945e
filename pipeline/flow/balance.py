"""Centred lines of even length: a title of several lines never ends in a lone word.

Typists break long titles by hand so that the lines look alike and words that belong together stay
together. Here the paragraph is given equal indents left and right, of a width at which the same number
of lines breaks best; Word, LibreOffice and our own layout then break it alike without any forced break.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from pipeline.flow import Align, Para
from pipeline.flow.compounds import parts_a_word
from pipeline.flow.faces import Measure, face
from pipeline.flow.formed import formed
from pipeline.kept import Kept

_SLACK = 12
"""Twips; the width found must hold its lines in every width model (rounding differs by less)."""
_STEP = 20
_WEAK = frozenset(
    {
        "và",
        "của",
        "về",
        "ở",
        "các",
        "những",
        "cho",
        "với",
        "trong",
        "tại",
        "đối",
        "từ",
        "hoặc",
        "là",
    }
)
"""Words that lean on the next one: a line should begin with them, not end."""
_NAMES = frozenset(
    {"TỈNH", "THÀNH", "XÃ", "PHƯỜNG", "SỞ", "BAN", "ỦY", "UỶ", "ĐẢNG", "CỤC", "VỤ", "VĂN"}
)
"""In capitals: words with which a name within an organ's name begins; a line may well begin with them."""
_QUOTED = 0.35
_LEANING = 0.06
"""What a break inside quotation marks, or after a leaning word, costs against uneven lines (shares of the width)."""
_NAMED = 0.12
_PARTED = 0.25
"""What a break within a word of several syllables costs ("NHÂN / DÂN", "cơ / quan")."""

_balanced: Kept[tuple[Para, Para]] = Kept(500)


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    width: float
    space: float
    quoted: bool
    """A break after this word would part a quotation."""


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
    chosen = _best(words, width, count)
    side = max(0, (width - chosen) // 2)
    return formed(para, left=para.format.left + side, right=para.format.right + side)


def _best(words: list[_Word], width: int, count: int) -> int:
    """The width whose breaks cost least among those that need no more lines."""
    best, cost = width, float("inf")
    low = int(max(word.width for word in words))
    trial = width
    while trial >= low:
        lines = _lines(words, trial)
        if len(lines) > count:
            break
        extents = [_extent(line) for line in lines]
        longest = max(extents)
        # Nothing moves before the longest line gets too little room; a twip keeps rounding out of it.
        trial -= _STEP * max(1, int((trial - longest - 1) // _STEP) + 1)
        found = _cost(lines, extents, width)
        if found < cost:
            best, cost = min(width, int(longest) + _SLACK), found
    return best


def _cost(lines: list[list[_Word]], extents: list[float], width: int) -> float:
    longest = max(extents)
    uneven = sum([longest - extent for extent in extents], 0.0) / (width * len(lines))
    ends = [line[-1] for line in lines[:-1]]
    texts = [[word.text for word in line] for line in lines]
    quoted = sum(word.quoted for word in ends) * _QUOTED
    leaning = sum(word.text.casefold() in _WEAK for word in ends) * _LEANING
    pairs = zip(ends, lines[1:], strict=True)
    named = sum([_name_cost(word.text, line[0].text) for word, line in pairs], 0.0)
    parted = sum([parts_a_word(line[-2:], below[:1]) for line, below in pairwise(texts)])
    return uneven + quoted + leaning + named + parted * _PARTED


def _name_cost(end: str, start: str) -> float:
    """A break before a name is good, one after the first word of a name is not ("TỈNH / UỶ")."""
    if end in _NAMES:
        return _NAMED
    return -_NAMED if start.split("\N{NO-BREAK SPACE}")[0] in _NAMES else 0.0


def _words(para: Para, measure: Measure) -> list[_Word]:
    out: list[_Word] = []
    depth = 0
    for piece in para.pieces:
        size = piece.size or para.format.size
        space = measure(" ", face(piece), size) * 20
        for text in piece.text.split(" "):
            depth += text.count("“") - text.count("”")
            if text:
                out.append(_Word(text, measure(text, face(piece), size) * 20, space, depth > 0))
    return out


def _extent(line: list[_Word]) -> float:
    return sum([word.width + word.space for word in line], 0.0) - line[-1].space


def _lines(words: list[_Word], width: float) -> list[list[_Word]]:
    lines: list[list[_Word]] = [[]]
    used = 0.0
    for word in words:
        if used and used + word.width > width:
            lines.append([])
            used = 0.0
        lines[-1].append(word)
        used += word.width + word.space
    return lines
