"""Two rows of words -> which stand for each other: anchors that occur once, then the gaps between."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

_GRAM = 3
"""So many words in a row, once in each document, are surely the same place."""

Pair = tuple[int, int]


def matches(first: Sequence[str], second: Sequence[str]) -> list[Pair]:
    """(index in the first, index in the second) of equal words, rising in both."""
    pairs: list[Pair] = []
    a = b = 0
    for x, y in [*_anchors(first, second), (len(first), len(second))]:
        if x < a or y < b:
            continue
        pairs += _gap(first, second, (a, x), (b, y))
        while x < len(first) and y < len(second) and first[x] == second[y]:
            pairs.append((x, y))
            x, y = x + 1, y + 1
        a, b = x, y
    return pairs


def _gap(first: Sequence[str], second: Sequence[str], one: Pair, other: Pair) -> Iterator[Pair]:
    left, right = first[slice(*one)], second[slice(*other)]
    if not left or not right:
        return
    for block in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks():
        for at in range(block.size):
            yield one[0] + block.a + at, other[0] + block.b + at


def _anchors(first: Sequence[str], second: Sequence[str]) -> list[Pair]:
    """Places of groups that occur once in each, as many as rise in both (patience sorting)."""
    once, twice = _once(first), _once(second)
    candidates = sorted((at, twice[gram]) for gram, at in once.items() if gram in twice)
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(candidates):
        at = bisect_left(ends, place)
        if at == len(ends):
            ends.append(place)
            last.append(number)
        else:
            ends[at] = place
            last[at] = number
        before.append(last[at - 1] if at else -1)
    chain: list[Pair] = []
    here = last[-1] if last else -1
    while here >= 0:
        chain.append(candidates[here])
        here = before[here]
    return chain[::-1]


def _once(words: Sequence[str]) -> dict[tuple[str, ...], int]:
    found: dict[tuple[str, ...], int] = {}
    for at in range(len(words) - _GRAM + 1):
        gram = tuple(words[at : at + _GRAM])
        found[gram] = -1 if gram in found else at
    return {gram: at for gram, at in found.items() if at >= 0}
