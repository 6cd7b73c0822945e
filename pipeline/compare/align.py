"""Two rows of words -> which stand for each other: anchors that occur once, then the gaps between."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

_GRAM = 3
"""So many words in a row, once in each document, are surely the same place."""

_PATIENCE = 25_000_000
"""Pairs of words in a gap that are looked at one by one."""
_EDITS = 1500
"""Words lost and added within a stretch of a longer gap."""
_STRETCHES = 30
"""So many; what is left is compared by its rare words."""

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
    """What is equal at both ends first: in a document that says the same a hundred times nothing else
    is an anchor."""
    (a, x), (b, y) = one, other
    while a < x and b < y and first[a] == second[b]:
        yield a, b
        a, b = a + 1, b + 1
    tail = 0
    while a < x - tail and b < y - tail and first[x - tail - 1] == second[y - tail - 1]:
        tail += 1
    left, right = first[a : x - tail], second[b : y - tail]
    if left and right:
        for at, place, size in _blocks(left, right):
            yield from ((a + at + step, b + place + step) for step in range(size))
    yield from ((x - step, y - step) for step in range(tail, 0, -1))


def _blocks(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """(place, place, length) of equal runs; in very long gaps by few edits, a stretch at a time."""
    a = b = 0
    for _ in range(_STRETCHES):
        if (len(left) - a) * (len(right) - b) <= _PATIENCE:
            break
        runs, x, y = _few_edits(left[a:], right[b:])
        yield from ((a + at, b + place, size) for at, place, size in runs)
        a, b = a + x, b + y
    rest, other = left[a:], right[b:]
    if rest and other:
        hasty = len(rest) * len(other) > _PATIENCE
        for at, place, size in SequenceMatcher(
            None, rest, other, autojunk=hasty
        ).get_matching_blocks():
            yield a + at, b + place, size


def _few_edits(
    left: Sequence[str], right: Sequence[str]
) -> tuple[list[tuple[int, int, int]], int, int]:
    """Myers, "An O(ND) Difference Algorithm" (1986): the equal runs as far as one comes with _EDITS words
    lost and added, and that place in both.

    `far[k]` is how far in `left` one comes on diagonal k (place in left - place in right).
    """
    far = {1: 0}
    steps: list[dict[int, int]] = []
    for edits in range(_EDITS + 1):
        steps.append(far.copy())
        for k in range(-edits, edits + 1, 2):
            x = far[k + 1] if _down(far, k, edits) else far[k - 1] + 1
            while x < len(left) and 0 <= x - k < len(right) and left[x] == right[x - k]:
                x += 1
            far[k] = x
            if x >= len(left) and x - k >= len(right):
                return _back(steps, len(left), len(right)), len(left), len(right)
    inside = {k: x for k, x in far.items() if x <= len(left) and x - k <= len(right)}
    ends = {k: x for k, x in inside.items() if (k - _EDITS) % 2 == 0 and abs(k) <= _EDITS}
    best = max(ends, key=lambda k: 2 * ends[k] - k)
    return _back(steps, ends[best], ends[best] - best), ends[best], ends[best] - best


def _down(far: dict[int, int], k: int, edits: int) -> bool:
    return k == -edits or (k != edits and far[k - 1] < far[k + 1])


def _back(steps: list[dict[int, int]], x: int, y: int) -> list[tuple[int, int, int]]:
    """The equal runs on the way that was found, in order."""
    runs: list[tuple[int, int, int]] = []
    for edits in range(len(steps) - 1, -1, -1):
        far, k = steps[edits], x - y
        if edits == 0:
            runs.append((0, 0, x))
            break
        down = _down(far, k, edits)
        before = k + 1 if down else k - 1
        start = far[before] if down else far[before] + 1
        runs.append((start, start - k, x - start))
        x = far[before]
        y = x - before
    return [run for run in reversed(runs) if run[2] > 0]


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
