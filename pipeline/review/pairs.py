"""Two versions of one document, paragraph by paragraph: kept, moved, added, removed.

Blocks with ids are themselves in both versions, whatever their words became; the others are matched by
their words. A paragraph that stands in another order among its neighbours has moved.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.review.align import Item, align, rising


@dataclass(frozen=True, slots=True)
class Pair:
    """A paragraph's number in the old and in the new list; None = it is not there."""

    old: int | None
    new: int | None
    moved: bool = False


def pairs(old: Sequence[Item], new: Sequence[Item]) -> list[Pair]:
    """Every paragraph of both lists once, in the new order; removed ones stand where they stood."""
    found = matched(old, new)
    still = set(rising(sorted(found.items())))
    back = {new_: old_ for old_, new_ in found.items()}
    out = []
    for pair in in_order(found, dict(still), len(old), len(new)):
        one = pair.old if pair.new is None else back.get(pair.new)
        moved = one is not None and pair.new is not None and (one, pair.new) not in still
        out.append(Pair(one, pair.new, moved))
    return out


def matched(old: Sequence[Item], new: Sequence[Item], *, guess: bool = False) -> dict[int, int]:
    """Old number -> new number. With `guess` also what is only likely to be a rewriting, as the one
    paragraph left over on both sides of the same gap."""
    found = _by_id(old, new)
    known_new = set(found.values())
    rest_old = [at for at in range(len(old)) if at not in found]
    rest_new = [at for at in range(len(new)) if at not in known_new]
    # An id that the other version does not have is new or gone; only one side's lack of ids is a guess.
    answer = align([_bare(old[at]) for at in rest_old], [_bare(new[at]) for at in rest_new])
    for match in answer.matches:
        one, other = rest_old[match.old[0]], rest_new[match.new[0]]
        # A reader is better served by "moved and reworded" than by one gone and one come.
        likely = match.certain or match.moved or guess
        if likely and not (old[one].ids and new[other].ids):
            found[one] = other
    return found


def in_order(found: dict[int, int], still: dict[int, int], olds: int, news: int) -> list[Pair]:
    """Pairs in the new order; what is not `found` in the new list stands after what it followed.

    Only pairs in `still`, which rise in both lists, tell where something stood.
    """
    gone_after: dict[int, list[int]] = {}
    last = -1
    for at in range(olds):
        if at not in found:
            gone_after.setdefault(last, []).append(at)
        elif at in still:
            last = still[at]
    back = {new: old for old, new in still.items()}
    out = [Pair(at, None) for at in gone_after.get(-1, ())]
    for at in range(news):
        out.append(Pair(back.get(at), at))
        out += [Pair(gone, None) for gone in gone_after.get(at, ())]
    return out


def _by_id(old: Sequence[Item], new: Sequence[Item]) -> dict[int, int]:
    places = {item.ids[0]: at for at, item in enumerate(new) if item.ids}
    return {
        at: places[item.ids[0]]
        for at, item in enumerate(old)
        if item.ids and item.ids[0] in places and new[places[item.ids[0]]].home == item.home
    }


def _bare(item: Item) -> Item:
    return Item(item.text, (), item.home)
