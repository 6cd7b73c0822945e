"""Where in the content file a paragraph goes that a reviewer wrote between two others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.review import labels
from pipeline.review.base import Printed
from pipeline.review.looks import is_bold
from pipeline.review.steps import Steps
from pipeline.splice import Path


@dataclass(frozen=True, slots=True)
class Spot:
    """Item `number` of a list, like its neighbour `sibling`; or a further paragraph of a scalar."""

    path: Path
    number: int
    sibling: int
    inside: bool = False
    """True: `path` is a scalar that takes one more paragraph."""


def path_of(one: Printed) -> Path | None:
    """The scalar that a printed paragraph's words begin with."""
    if one.origin is None or not one.origin.paths:
        return None
    return one.origin.paths[0]


def spots(base: Sequence[Printed], new: Sequence[Printed], steps: Steps, number: int) -> list[Spot]:
    """Places for the returned paragraph `number`, best first."""
    before = _nearest(base, steps, number, -1, len(new))
    after = _nearest(base, steps, number, 1, len(new))
    found = [*_behind(before, after), *_ahead(before, after)]
    first = _firsts(base)
    ranked = sorted(
        enumerate(dict.fromkeys(found)),
        key=lambda pair: (-_fits(new[number], first, pair[1]), pair[0]),
    )
    made = [spot for _, spot in ranked]
    if before and not labels.label(new[number].text):
        extra = Spot(before, 0, 0, inside=True)
        # A paragraph without a mark below one with a mark is a further paragraph of it.
        fits = made and _fits(new[number], first, made[0]) >= _LABEL_FITS
        made.insert(1 if fits else 0, extra)
    return made


def _nearest(
    base: Sequence[Printed], steps: Steps, number: int, step: int, size: int
) -> Path | None:
    at = number + step
    while 0 <= at < size:
        if at in steps.place and (path := path_of(base[steps.place[at]])):
            return path
        at += step
    return None


def _lists(path: Path) -> list[tuple[Path, int]]:
    """Every list that a path goes through with the number in it, innermost first."""
    return [
        (path[:depth], step)
        for depth in range(len(path) - 1, -1, -1)
        if isinstance(step := path[depth], int)
    ]


def _inside(path: Path | None, item: Path) -> bool:
    return path is not None and path[: len(item)] == item


def _behind(before: Path | None, after: Path | None) -> list[Spot]:
    if before is None:
        return []
    return [
        Spot(path, number + 1, number)
        for path, number in _lists(before)
        if not _inside(after, (*path, number))
    ]


def _ahead(before: Path | None, after: Path | None) -> list[Spot]:
    if after is None:
        return []
    return [
        Spot(path, number, number)
        for path, number in _lists(after)
        if not _inside(before, (*path, number))
    ]


def _firsts(base: Sequence[Printed]) -> dict[Path, Printed]:
    """The first printed paragraph of every item of every list."""
    first: dict[Path, Printed] = {}
    for one in base:
        path = path_of(one)
        for item, number in _lists(path) if path else ():
            first.setdefault((*item, number), one)
    return first


_LABEL_FITS = 4


def _fits(one: Printed, first: dict[Path, Printed], spot: Spot) -> int:
    """Same kind of label, same weight: the paragraph is meant as one more of these."""
    sibling = first.get((*spot.path, spot.sibling))
    if sibling is None or sibling.origin is None:
        return -1
    kind = labels.kind(labels.label(one.text))
    theirs = labels.kind(sibling.origin.label)
    counted = one.shown is not None and one.shown.numbered
    points = _LABEL_FITS if kind == theirs or (not kind and counted and theirs) else 0
    if sibling.shown is not None and one.shown is not None:
        points += is_bold(sibling.shown) == is_bold(one.shown)
        points += bool(sibling.shown.place.cell) == bool(one.shown.place.cell)
    return points
