"""Ways of breaking a centred line into several, and what each costs to the eye."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, combinations, pairwise
from math import comb

from pipeline.flow.compounds import is_list, parts_a_word
from pipeline.flow.ties import NO_BREAK_SPACE

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
_OPENING = (
    _WEAK - {"các", "những", "là", "cho"}
    | {"theo", "trên", "giữa", "nhằm", "gắn", "phục", "thực", "trình", "để", "giai", "nhiệm", "năm"}
    | {"phương", "bằng", "thông", "thay", "thuộc", "đến", "khi", "sau", "trước"}
)
"""Words that a phrase mostly begins with: the sense allows a break before them."""
_NAMES = frozenset(
    {"TỈNH", "THÀNH", "XÃ", "PHƯỜNG", "SỞ", "BAN", "ỦY", "UỶ", "ĐẢNG", "CỤC", "VỤ", "VĂN"}
    | {"LẦN", "NHIỆM", "KHOÁ", "KHÓA"}
)
"""In capitals: words with which a name within an organ's name, or which congress it is, begins; a line may well
begin with them."""
_QUOTED = 0.35
_LEANING = 0.06
"""What a break inside quotation marks, or after a leaning word, costs against uneven lines (shares of the width)."""
_NAMED = 0.12
_PARTED = 0.35
"""What a break within a word of several syllables costs ("NHÂN / DÂN", "cơ / quan")."""
_OPENED = 0.05
_COMMA = 0.07
_SEMICOLON = 0.12
"""What a break is worth where the sense pauses: before a phrase, after a comma or a semicolon."""

_ALONE = 0.12
"""What a break costs that leaves the first word of a clause behind ("…; ĐƯA / XÃ ĐẠI TỪ PHÁT TRIỂN")."""

STEP = 20
"""Twips by which widths that are tried differ at least."""
_ALL = 1000
"""Ways of breaking up to which every one is looked at."""
_TRIALS = 12
"""Greatest widths that are tried where the ways are too many."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is set: widths in twips, that of the blank after it too."""

    text: str
    width: float
    space: float
    quoted: bool
    """A break after this word would part a quotation."""


def ways(
    words: list[Word], width: int, count: int
) -> Iterator[tuple[list[list[Word]], list[float]]]:
    """Ways of breaking into so many lines that fit, with their extents: every one of a short title."""
    few = comb(len(words) - 1, count - 1) <= _ALL
    return _ways(words, width, count) if few else _likely(words, width, count)


def _ways(
    words: list[Word], width: int, count: int
) -> Iterator[tuple[list[list[Word]], list[float]]]:
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
    words: list[Word], width: int, count: int
) -> Iterator[tuple[list[list[Word]], list[float]]]:
    """For each of some greatest widths the cheapest way of breaking into so many lines: too many words
    or lines to look at every way."""
    ends = list(accumulate([word.width + word.space for word in words], initial=0.0))
    texts = [word.text for word in words]
    costs = [0.0] + [
        _break_cost(texts[max(0, at - 2) : at], texts[at]) + words[at - 1].quoted * _QUOTED
        for at in range(1, len(words))
    ]
    least = int(ends[-1] / count)
    for limit in range(width, least, -max(STEP, (width - least) // _TRIALS)):
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


def price(lines: list[list[Word]], extents: list[float], width: int) -> float:
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
    if len(end) > 1 and end[-2].endswith(";"):
        leaning += _ALONE
    if parts_a_word(end, [start]) or is_list(end[-1], _first(start)):
        return leaning + _PARTED
    # "THƯỜNG VỤ" ends in no name's first word, though "VỤ TỔ CHỨC" begins with one.
    if end[-1] in _NAMES and not (len(end) > 1 and parts_a_word(end[:1], end[1:])):
        return leaning + _NAMED
    return leaning - max(_pause(end[-1], start), _NAMED * (_first(start) in _NAMES))


def _pause(end: str, start: str) -> float:
    """What the sense gives for a break here: after a mark, before a word that begins a phrase.

    The comma of a short list ("phòng, chống", "xã, phường") is no pause.
    """
    if end.endswith(";"):
        return _SEMICOLON
    if end.endswith(","):
        return 0.0 if start.endswith((",", ";")) else _COMMA
    return _OPENED if _first(start).casefold() in _OPENING else 0.0


def _first(word: str) -> str:
    """The first of words that are held together."""
    return word.split(NO_BREAK_SPACE)[0]


def extent(line: list[Word]) -> float:
    return sum([word.width + word.space for word in line], 0.0) - line[-1].space
