"""Nodes of three versions of a file: what they say, which items of two lists are the same."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.review.align import Item, align
from pipeline.review.likeness import likeness
from pipeline.source import Mapping, Node, Scalar, Sequence

_MOVED = 0.75
"""Least likeness of an item without id that was moved and reworded by one side: below it counts as a new one."""


def meaning(node: Node | None) -> object:
    """What a node says, whatever the language of its keys and the layout."""
    match node:
        case Scalar():
            return node.value
        case Mapping():
            return {entry.key: meaning(entry.value) for entry in node.entries}
        case Sequence():
            return [meaning(item) for item in node.items]
    return None


def words(node: Node | None) -> str:
    """What the node prints or names, a line a scalar; ids left out."""
    match node:
        case Scalar():
            return node.value
        case Mapping():
            lines = [words(entry.value) for entry in node.entries if entry.key != "id"]
            return "\n".join(line for line in lines if line)
        case Sequence():
            return "\n".join(words(item) for item in node.items)
    return ""


def block_id(node: Node) -> str:
    found = node.get("id") if isinstance(node, Mapping) else None
    return found.value if isinstance(found, Scalar) else ""


def matched(base: Sequence, other: Sequence) -> dict[int, int]:
    """Item of the base -> item of the other list; ids first, then words."""
    found: dict[int, int] = {}
    names = {name: at for at, item in enumerate(other.items) if (name := block_id(item))}
    for at, item in enumerate(base.items):
        if (name := block_id(item)) and name in names:
            found[at] = names[name]
    rest = [at for at in range(len(base.items)) if at not in found]
    free = [at for at in range(len(other.items)) if at not in found.values()]
    aligned = align(
        [Item(words(base.items[at])) for at in rest],
        [Item(words(other.items[at])) for at in free],
    )
    for match in aligned.matches:
        one, two = rest[match.old[0]], free[match.new[0]]
        if match.certain or likeness(words(base.items[one]), words(other.items[two])) >= _MOVED:
            found[one] = two
    return found


def moved(found: dict[int, int]) -> set[int]:
    """Base items that are no longer in the order of the base: the fewest that explain it."""
    numbers = sorted(found)
    best: list[list[int]] = []
    for at in numbers:
        chains = [chain for chain in best if found[chain[-1]] < found[at]]
        best.append([*_longest(chains), at])
    kept = set(_longest(best))
    return {at for at in numbers if at not in kept}


def surely_moved(found: dict[int, int]) -> set[int]:
    """Base items that no shortest explanation of the new order leaves in their place.

    Of two neighbours that changed places either may be the one that moved: none did surely.
    """
    numbers = sorted(found)
    before = _chain_lengths(numbers, found)
    after = _chain_lengths(numbers[::-1], {at: -place for at, place in found.items()})
    most = max(before.values(), default=0)
    return {at for at in numbers if before[at] + after[at] - 1 < most}


def _chain_lengths(numbers: list[int], found: dict[int, int]) -> dict[int, int]:
    """How many items, the last of them each one, stand in rising order at most."""
    length: dict[int, int] = {}
    for at in numbers:
        length[at] = 1 + max((length[one] for one in length if found[one] < found[at]), default=0)
    return length


def _longest(chains: Iterable[list[int]]) -> list[int]:
    longest: list[int] = []
    for chain in chains:
        longest = chain if len(chain) > len(longest) else longest
    return longest


def both_orders(mine: dict[int, int], other: dict[int, int]) -> list[int] | None:
    """Base items of both lists in the order that has what either side turned round; None for none.

    Two items stand as in the base unless a side put them the other way. There is at most one such order:
    none when they ask for a circle (A behind B here, B behind C there, C behind A), and none when one
    item was moved to different places.
    """
    both = sorted(mine.keys() & other.keys())
    twice = moved(mine) & moved(other)
    still = [one for one in both if one not in moved(mine) | moved(other)]
    if any(_over(mine, one, still) != _over(other, one, still) for one in twice):
        return None
    ahead = dict.fromkeys(both, 0)
    for at, one in enumerate(both):
        for later in both[at + 1 :]:
            turned = mine[later] < mine[one] or other[later] < other[one]
            ahead[later if turned else one] += 1
    if len(set(ahead.values())) < len(both):
        return None
    return sorted(both, key=ahead.__getitem__, reverse=True)


def _over(found: dict[int, int], one: int, still: Iterable[int]) -> list[int]:
    return [other for other in still if found[other] < found[one]]
