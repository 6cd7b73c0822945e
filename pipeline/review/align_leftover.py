"""What the order-keeping match left over: pieces split off, paragraphs joined, moved, rewritten."""

from __future__ import annotations

from pipeline.review.align_work import MOVED, MOVED_SURELY, PIECE, REWRITTEN, Work, score
from pipeline.review.likeness import contained, joined, likeness, plain, words


def splits(work: Work) -> None:
    """A free new paragraph beside a matched one whose missing words it holds."""
    partner = {at: one for one, at in work.pairs.items()}
    for more_of, more in work.extra_new.items():
        partner.update(dict.fromkeys(more, more_of))
    for at in work.free_new():
        sides = [partner[one] for one in (at - 1, at + 1) if one in partner]
        fits = [(_split_gain(work, one, at), one) for one in dict.fromkeys(sides)]
        gain, one = max(fits, default=(0.0, -1))
        if gain > 0:
            work.extra_new.setdefault(one, []).append(at)
            partner[at] = one


def _split_gain(work: Work, one: int, at: int) -> float:
    base, piece = work.old[one], work.new[at]
    if base.home != piece.home or len(words(piece.text)) < 2:
        return 0.0
    now = sorted([work.pairs[one], *work.extra_new.get(one, [])])
    if contained(piece.text, base.text, [work.new[n].text for n in now]) < PIECE:
        return 0.0
    before = likeness(base.text, joined(work.new[n].text for n in now))
    after = likeness(base.text, joined(work.new[n].text for n in sorted([*now, at])))
    return after - before


def joins(work: Work) -> None:
    """A free base paragraph beside a matched one that took up its words."""
    host = {one: one for one in work.pairs}
    for more_of, more in work.extra_old.items():
        host.update(dict.fromkeys(more, more_of))
    for at in work.free_old():
        sides = [host[one] for one in (at - 1, at + 1) if one in host]
        fits = [(_join_gain(work, one, at), one) for one in dict.fromkeys(sides)]
        gain, one = max(fits, default=(0.0, -1))
        if gain > 0:
            work.extra_old.setdefault(one, []).append(at)
            host[at] = one


def _join_gain(work: Work, one: int, at: int) -> float:
    piece, whole = work.old[at], work.new[work.pairs[one]]
    if piece.home != whole.home or not words(piece.text):
        return 0.0
    now = sorted([one, *work.extra_old.get(one, [])])
    if contained(piece.text, whole.text, [work.old[n].text for n in now]) < PIECE:
        return 0.0
    before = likeness(joined(work.old[n].text for n in now), whole.text)
    after = likeness(joined(work.old[n].text for n in sorted([*now, at])), whole.text)
    return after - before


def moves(work: Work) -> None:
    """Free paragraphs of both sides that are alike, best first."""
    found = []
    free_new = work.free_new()
    for one in work.free_old():
        for other in free_new:
            base, new = work.old[one], work.new[other]
            points = score(base, new)
            short = len(words(base.text)) < 3 and plain(base.text) != plain(new.text)
            # An anchor may travel to a paragraph that has nothing of the block.
            if points >= MOVED and not (short and points < 1):
                found.append((points, -abs(one - other), one, other))
    for _, _, one, other in sorted(found, reverse=True):
        if one not in work.pairs and other not in work.pairs.values():
            work.pairs[one] = other
            work.moved.add(one)
            base, new = work.old[one], work.new[other]
            if not set(base.ids) & set(new.ids) and likeness(base.text, new.text) < MOVED_SURELY:
                work.uncertain.add(one)


def rewritten(work: Work) -> None:
    """Exactly one base and one new paragraph left between the same neighbours: a rewriting."""
    back = {new: one for one, new in work.pairs.items()}
    free_old, free_new = set(work.free_old()), set(work.free_new())
    for one in sorted(free_old):
        if one - 1 in free_old or one + 1 in free_old:
            continue
        before, after = _neighbour(work, one, -1), _neighbour(work, one, 1)
        if before is None or after is None or after != before + 2:
            continue
        other = before + 1
        if other not in free_new or other in back or _strangers(work, one, other):
            continue
        work.pairs[one] = other
        if likeness(work.old[one].text, work.new[other].text) < REWRITTEN and not (
            set(work.old[one].ids) & set(work.new[other].ids)
        ):
            work.uncertain.add(one)


def _strangers(work: Work, one: int, other: int) -> bool:
    """Paragraphs of two stories, or with the anchors of two blocks, are not one rewritten."""
    base, new = work.old[one], work.new[other]
    clash = base.ids and new.ids and not set(base.ids) & set(new.ids)
    return base.home != new.home or bool(clash)


def _neighbour(work: Work, one: int, step: int) -> int | None:
    """The new number of the base neighbour; the ends of the lists count as matched."""
    at = one + step
    if at < 0:
        return -1
    if at >= len(work.old):
        return len(work.new)
    if at in work.moved:
        return None
    if at not in work.pairs:
        return None
    ends = [work.pairs[at], *work.extra_new.get(at, [])]
    return max(ends) if step < 0 else min(ends)
