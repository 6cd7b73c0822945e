"""What is matched with what so far, and how much two paragraphs have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from pipeline.review.likeness import likeness, likeness_bound

ANCHOR_BONUS = 0.6
PAIRED = 0.5
"""Least likeness of two paragraphs in the same order that are taken for one."""
MOVED = 0.6
"""Least likeness of a paragraph found elsewhere."""
MOVED_SURELY = 0.9
"""Below this a paragraph found elsewhere without its anchor may be a new one with borrowed words."""
PIECE = 0.6
"""Least share of a piece that its whole must have and the other pieces not."""
REWRITTEN = 0.35
"""Below this a lone pair in a gap has little in common and is called uncertain."""


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph to be matched: its words and the ids anchored in it."""

    text: str
    ids: tuple[str, ...] = ()
    home: str = ""
    """Paragraphs of different homes (body, a footnote) are never matched."""


class Link(Enum):
    """How a group of base paragraphs and a group of new ones belong together."""

    SAME = "same"
    SPLIT = "split"
    JOINED = "joined"


@dataclass(frozen=True, slots=True)
class Match:
    """Base paragraphs `old` became the new paragraphs `new` (numbers into the two lists)."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    link: Link = Link.SAME
    moved: bool = False
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Alignment:
    """Every base paragraph is in a match or deleted, every new one in a match or inserted."""

    matches: tuple[Match, ...]
    deleted: tuple[int, ...]
    inserted: tuple[int, ...]


@dataclass(slots=True)
class Work:
    """Both lists and what is known of them."""

    old: Sequence[Item]
    new: Sequence[Item]
    pairs: dict[int, int] = field(default_factory=dict)
    """base -> new"""
    moved: set[int] = field(default_factory=set)
    uncertain: set[int] = field(default_factory=set)
    extra_new: dict[int, list[int]] = field(default_factory=dict)
    """base -> further new paragraphs split off it"""
    extra_old: dict[int, list[int]] = field(default_factory=dict)
    """base -> further base paragraphs joined into its new one"""

    def free_old(self) -> list[int]:
        """Base paragraphs that nothing was found for yet."""
        taken = {one for more in self.extra_old.values() for one in more} | set(self.pairs)
        return [at for at in range(len(self.old)) if at not in taken]

    def free_new(self) -> list[int]:
        """New paragraphs that nothing was found for yet."""
        used = {one for more in self.extra_new.values() for one in more}
        used.update(self.pairs.values())
        return [at for at in range(len(self.new)) if at not in used]


def score(one: Item, other: Item) -> float:
    """Likeness with the bonus of a common anchor; 0 for what cannot be one paragraph."""
    if one.home != other.home:
        return 0.0
    both = set(one.ids) & set(other.ids)
    clash = one.ids and other.ids and not both
    bonus = ANCHOR_BONUS if both else 0.0
    if likeness_bound(one.text, other.text) + bonus < PAIRED:
        return 0.0
    alike = likeness(one.text, other.text)
    if clash and alike < 0.9:
        return 0.0
    return alike + bonus if alike + bonus >= PAIRED else 0.0
