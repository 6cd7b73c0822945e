"""Centred lines of even length: a title of several lines never ends in a lone word.

Typists break long titles by hand so that the lines look alike and words that belong together stay
together. Here the paragraph is given equal indents left and right, of a width at which the same number
of lines breaks best; Word, LibreOffice and our own layout then break it alike without any forced break.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, combinations, pairwise

from pipeline.flow import Align, Para
from pipeline.flow.compounds import parts_a_word
from pipeline.flow.faces import Measure, face
from pipeline.flow.formed import formed
from pipeline.flow.ties import NO_BREAK_SPACE
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
_PARTED = 0.35
"""What a break within a word of several syllables costs ("NHÂN / DÂN", "cơ / quan")."""

_GOOD = 0.08
"""What costs no more is left as the first fit has it."""
_WORTH = 0.05
"""What must be won by holding words together: a little more evenness is not worth it."""
_MORE = 0.15
"""What one line more costs."""
_FEW = 3
_SHORT = 30
"""Lines and words up to which every way of breaking is looked at."""
_TRIALS = 12
"""Greatest widths that are tried where the ways are too many."""

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
    chosen, cost = _best(words, width, count)
    good = cost <= _GOOD
    held, least, lines = (None, cost, []) if good else _held(para, words, width, count)
    if held is not None and least < cost - _WORTH:
        wanted = min(width, int(max(map(_extent, lines))) + _SLACK)
        if [len(line) for line in _lines(_words(held, measure), wanted)] == _together(lines):
            para, chosen = held, wanted
    side = max(0, (width - chosen) // 2)
    return formed(para, left=para.format.left + side, right=para.format.right + side)


def _held(
    para: Para, words: list[_Word], width: int, count: int
) -> tuple[Para | None, float, list[list[_Word]]]:
    """The paragraph with no-break blanks that make it break where it costs least; None = not looked for.

    Word fills each line as far as it goes, so "SỞ NỘI VỤ / TỈNH THÁI NGUYÊN" needs "TỈNH" held to the
    word after it.
    """
    if count < 2:
        return None, 0.0, []
    best: list[list[_Word]] = []
    least = float("inf")
    for more in (0, 1):
        if least < _GOOD + _MORE:
            break
        few = count + more <= _FEW + 1 and len(words) <= _SHORT
        ways = _ways(words, width, count + more) if few else _likely(words, width, count + more)
        for lines, extents in ways:
            found = _cost(lines, extents, width) + more * _MORE
            if found < least:
                best, least = lines, found
    if not best:
        return None, 0.0, []
    return _glued(para, _joints(best)), least, best


def _ways(
    words: list[_Word], width: int, count: int
) -> Iterator[tuple[list[list[_Word]], list[float]]]:
    """Every way of breaking into so many lines that fit, with their extents."""
    ends = list(accumulate(word.width + word.space for word in words))
    for breaks in combinations(range(1, len(words)), count - 1):
        places = (0, *breaks, len(words))
        extents = [
            ends[b - 1] - (ends[a - 1] if a else 0.0) - words[b - 1].space
            for a, b in pairwise(places)
        ]
        if max(extents) <= width:
            yield [words[a:b] for a, b in pairwise(places)], extents


def _likely(
    words: list[_Word], width: int, count: int
) -> Iterator[tuple[list[list[_Word]], list[float]]]:
    """For each of some greatest widths the cheapest way of breaking into so many lines: too many words
    or lines to look at every way."""
    ends = list(accumulate([word.width + word.space for word in words], initial=0.0))
    texts = [word.text for word in words]
    costs = [0.0] + [
        _break_cost(texts[max(0, at - 2) : at], texts[at]) + words[at - 1].quoted * _QUOTED
        for at in range(1, len(words))
    ]
    least = int(ends[-1] / count)
    for limit in range(width, least, -max(_STEP, (width - least) // _TRIALS)):
        places = _cheapest(ends, [word.space for word in words], costs, count, float(limit), width)
        if places:
            yield (
                [words[a:b] for a, b in pairwise(places)],
                [ends[b] - ends[a] - words[b - 1].space for a, b in pairwise(places)],
            )


def _cheapest(
    ends: list[float], spaces: list[float], costs: list[float], count: int, limit: float, width: int
) -> list[int]:
    """Places where lines begin, and the end: the least of what breaks and rests of lines cost; [] = none.

    `best[at]` is what the words before `at` cost in the lines so far, and where those lines break.
    """
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [0])}
    for _ in range(count):
        below: dict[int, tuple[float, list[int]]] = {}
        for start, (spent, places) in best.items():
            for end in range(start + 1, len(ends)):
                rest = limit - (ends[end] - ends[start] - spaces[end - 1])
                if rest < 0:
                    break
                found = spent + costs[start] + rest / (width * count)
                if end not in below or found < below[end][0]:
                    below[end] = (found, [*places, end])
        best = below
    return best.get(len(ends) - 1, (0.0, []))[1]


def _joints(lines: list[list[_Word]]) -> set[int]:
    """Places in the order of words before which the blank must not break: enough that no word of a
    line has room in the one above."""
    longest = max(map(_extent, lines))
    joints: set[int] = set()
    at = 0
    for line, below in pairwise(lines):
        at += len(line)
        room = longest + _SLACK - _extent(line) - line[-1].space
        used = below[0].width
        for place in range(1, len(below)):
            if used > room:
                break
            joints.add(at + place)
            used += below[place - 1].space + below[place].width
    return joints


def _together(lines: list[list[_Word]]) -> list[int]:
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


def _best(words: list[_Word], width: int, count: int) -> tuple[int, float]:
    """The width whose breaks cost least among those that need no more lines, and what they cost."""
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
    return best, cost


def _cost(lines: list[list[_Word]], extents: list[float], width: int) -> float:
    longest = max(extents)
    uneven = sum([longest - extent for extent in extents], 0.0) / (width * len(lines))
    ends = [line[-1] for line in lines[:-1]]
    texts = [[word.text for word in line] for line in lines]
    quoted = sum(word.quoted for word in ends) * _QUOTED
    breaks = sum([_break_cost(line[-2:], below[0]) for line, below in pairwise(texts)], 0.0)
    return uneven + quoted + breaks


def _break_cost(end: list[str], start: str) -> float:
    """What a break between the last words of a line and the first of the next costs by its words.

    A break before a name is good, one after the first word of a name is not ("TỈNH / UỶ"), nor one
    within a word of several syllables or after a word that leans on the next.
    """
    leaning = _LEANING if end[-1].casefold() in _WEAK else 0.0
    if parts_a_word(end, [start]):
        return leaning + _PARTED
    # "THƯỜNG VỤ" ends in no name's first word, though "VỤ TỔ CHỨC" begins with one.
    if end[-1] in _NAMES and not (len(end) > 1 and parts_a_word(end[:1], end[1:])):
        return leaning + _NAMED
    return leaning - (_NAMED if start.split(NO_BREAK_SPACE)[0] in _NAMES else 0.0)


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
