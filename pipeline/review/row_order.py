"""Rows of a table that a reviewer put in another order: each is one thing, and goes as one item of the content's list.

A row is known by all its words, so that a figure that stands in several rows leads to none of the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from pipeline.review.align import rising
from pipeline.review.align_work import Alignment, Match
from pipeline.review.base import Printed
from pipeline.review.groups import in_rows, row_of
from pipeline.review.spots import path_of

Row = tuple[int, ...]
"""(table, row)."""


def whole(found: Alignment, base: Sequence[Printed], new: Sequence[Printed]) -> Alignment:
    """The alignment in which each row that stands once on both sides is matched with itself, cell by cell, and the
    fewest rows of a table are moved; a table that was moved as a whole stays so."""
    same = _same(base, new)
    if not same:
        return found
    to = {at: one for one in found.matches for at in one.old}
    moved = _moved(same, to)
    pairs = {o: (n, row in moved) for row, cells in same.items() for o, n in cells}
    taken = {n for n, _ in pairs.values()}
    kept, free_old, free_new = [], set(found.deleted) - pairs.keys(), set(found.inserted) - taken
    for one in found.matches:
        if pairs.keys().isdisjoint(one.old) and taken.isdisjoint(one.new):
            kept.append(one)
        else:
            free_old |= set(one.old) - pairs.keys()
            free_new |= set(one.new) - taken
    kept += [Match((o,), (n,), moved=goes) for o, (n, goes) in pairs.items()]
    ordered = sorted(kept, key=lambda one: one.old)
    return Alignment(tuple(ordered), tuple(sorted(free_old)), tuple(sorted(free_new)))


def _same(base: Sequence[Printed], new: Sequence[Printed]) -> dict[Row, list[tuple[int, int]]]:
    """Row of the base -> its cells, with those of the returned row of the same words."""
    old_rows, new_rows = _rows(base), _rows(new)
    said_old = {row: tuple(base[at].text for at in every) for row, every in old_rows.items()}
    said_new = {row: tuple(new[at].text for at in every) for row, every in new_rows.items()}
    counts = Counter(said_old.values()), Counter(said_new.values())
    place = {said: row for row, said in said_new.items()}
    return {
        row: list(zip(old_rows[row], new_rows[place[said]], strict=True))
        for row, said in said_old.items()
        if len(said) > 1 and counts[0][said] == counts[1][said] == 1
    }


def _moved(same: Mapping[Row, list[tuple[int, int]]], to: Mapping[int, Match]) -> set[Row]:
    found: set[Row] = set()
    for table in {row[0] for row in same}:
        rows = {row: cells for row, cells in same.items() if row[0] == table}
        firsts = {row: cells[0] for row, cells in rows.items()}
        stays = set(rising(sorted(firsts.values())))
        gone = all(at in to and to[at].moved for cells in rows.values() for at, _ in cells)
        found |= {row for row, first in firsts.items() if gone or first not in stays}
    return found


def moved(
    base: Sequence[Printed], new: Sequence[Printed], steps: Mapping[int, int]
) -> dict[int, tuple[int, ...]]:
    """First paragraph of a moved row -> the others; `steps` as `Steps.moved`. A row whose cells did not all go
    together is none."""
    found: dict[int, tuple[int, ...]] = {}
    own = {goes: at for at, goes in steps.items()}
    for every in _rows(new).values():
        if len(every) < 2 or not own.keys() >= set(every):
            continue
        paths = [path_of(base[own[at]]) for at in every]
        rows = {in_rows(path) for path in paths if path}
        if all(paths) and len(rows) == 1 and None not in rows:
            found[every[0]] = tuple(every[1:])
    return found


def _rows(paragraphs: Sequence[Printed]) -> dict[Row, list[int]]:
    found: dict[Row, list[int]] = {}
    for at, one in enumerate(paragraphs):
        if row := row_of(one):
            found.setdefault(row, []).append(at)
    return found
