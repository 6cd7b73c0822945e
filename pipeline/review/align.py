"""Which paragraph of a returned file is which paragraph of its base.

Text is the ground, anchors are a bonus: an editor may lose, copy or drift them. Equal paragraphs that
occur once are fixed first; between them an order-keeping match of highest total likeness is found;
then splits, joins, moves and, where exactly one is left over on both sides of the same gap, a
rewriting. Whatever remains was deleted or inserted: nothing is left out of the answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.review.align_leftover import joins, moves, rewritten, splits
from pipeline.review.align_work import Alignment, Item, Link, Match, Work, score
from pipeline.review.likeness import plain

__all__ = ["Alignment", "Item", "Link", "Match", "align"]


def align(old: Sequence[Item], new: Sequence[Item]) -> Alignment:
    """Match every paragraph; the answer covers both lists completely."""
    work = Work(old, new)
    for start, end, new_start, new_end in _gaps(old, new, work):
        _in_order(work, range(start, end), range(new_start, new_end))
    splits(work)
    joins(work)
    moves(work)
    rewritten(work)
    splits(work)
    joins(work)
    return _answer(work)


def _gaps(
    old: Sequence[Item], new: Sequence[Item], work: Work
) -> Iterator[tuple[int, int, int, int]]:
    """Fixes equal unique paragraphs in their longest common order; yields the stretches between."""
    fixed = _fixed(old, new)
    at, new_at = 0, 0
    for one, other in [*fixed, (len(old), len(new))]:
        if at < one or new_at < other:
            yield at, one, new_at, other
        if one < len(old):
            work.pairs[one] = other
        at, new_at = one + 1, other + 1


def _fixed(old: Sequence[Item], new: Sequence[Item]) -> list[tuple[int, int]]:
    keys_old = [(item.home, plain(item.text)) for item in old]
    keys_new = [(item.home, plain(item.text)) for item in new]
    count_old, count_new = Counter(keys_old), Counter(keys_new)
    place = {key: at for at, key in enumerate(keys_new)}
    pairs = [
        (at, place[key])
        for at, key in enumerate(keys_old)
        if count_old[key] == count_new[key] == 1 and key[1] and _agree(old[at], new[place[key]])
    ]
    return rising(pairs)


def _agree(one: Item, other: Item) -> bool:
    """Anchors on both sides that name different blocks contradict equal words."""
    return not (one.ids and other.ids) or bool(set(one.ids) & set(other.ids))


def rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence that rises in both numbers (patience)."""
    piles: list[int] = []
    before: list[int] = []
    for at, (_, new_at) in enumerate(pairs):
        low, high = 0, len(piles)
        while low < high:
            middle = (low + high) // 2
            if pairs[piles[middle]][1] < new_at:
                low = middle + 1
            else:
                high = middle
        before.append(piles[low - 1] if low else -1)
        piles[low : low + 1] = [at]
    chain: list[tuple[int, int]] = []
    at = piles[-1] if piles else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def _in_order(work: Work, old: range, new: range) -> None:
    """The order-keeping match of highest total score within one stretch."""
    rows, columns = len(old), len(new)
    if not rows or not columns:
        return
    scores = [[score(work.old[i], work.new[j]) for j in new] for i in old]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        here, below, line = best[i], best[i + 1], scores[i]
        for j in range(columns - 1, -1, -1):
            most = below[j] if below[j] >= here[j + 1] else here[j + 1]
            if line[j] > 0:
                most = max(most, line[j] + below[j + 1])
            here[j] = most
    i = j = 0
    while i < rows and j < columns:
        if scores[i][j] > 0 and best[i][j] == scores[i][j] + best[i + 1][j + 1]:
            work.pairs[old[i]] = new[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1


def _answer(work: Work) -> Alignment:
    matches = []
    for one, other in sorted(work.pairs.items()):
        old = tuple(sorted([one, *work.extra_old.get(one, [])]))
        new = tuple(sorted([other, *work.extra_new.get(one, [])]))
        link = Link.SPLIT if len(new) > 1 else Link.JOINED if len(old) > 1 else Link.SAME
        matches.append(Match(old, new, link, one in work.moved, one not in work.uncertain))
    return Alignment(tuple(matches), tuple(work.free_old()), tuple(work.free_new()))
