"""Two versions of a content file merged over their common base: by block, by key, word by word.

The result is the text of ours with what the other side changed put in; comments and layout of ours
stay. Where both sides changed the same thing ours stays and the other's words stand above it in a
comment that begins with CONFLICT: the file stays valid, and `vanban check` and the hook see the sign.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass

from pipeline import source
from pipeline.problem import ContentError, has_errors
from pipeline.review import words3
from pipeline.review.merge_nodes import (
    block_id,
    both_orders,
    matched,
    meaning,
    moved,
    surely_moved,
    words,
)
from pipeline.source import Mapping, Node, Scalar, Sequence
from pipeline.source.conflicts import CONFLICT
from pipeline.splice import Path, SpliceError, find
from pipeline.splice_items import Lines, shifted
from pipeline.splice_sheet import Sheet


@dataclass(frozen=True, slots=True)
class Conflict:
    """Both sides changed the same thing; `line` is that of ours, from 1."""

    path: Path
    block: str
    line: int
    base: str
    ours: str
    theirs: str
    """ "" = taken out"""


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged text and where the sides met."""

    text: str
    conflicts: tuple[Conflict, ...] = ()
    remarks: tuple[str, ...] = ()
    """Comments that only the other side wrote, as lines; they have no place in ours."""


def _remarks(base: str, theirs: str, made: str) -> tuple[str, ...]:
    known = {line.strip() for text in (base, made) for line in text.split("\n")}
    new = (line.strip() for line in theirs.split("\n"))
    return tuple(line for line in new if line.startswith("#") and line not in known)


def merge(base: str, ours: str, theirs: str, file: str, name: str = "bản kia") -> Merged:
    """Merge theirs into ours; `name` stands in the comments of conflicts. ContentError for broken YAML."""
    if theirs in (base, ours):
        return Merged(ours)
    if ours == base:
        return Merged(theirs)
    run = _Merge(base, ours, theirs, file)
    run.mapping((), (), (), run.base.root, run.ours.root, run.theirs.root)
    for conflict, offset in run.conflicts:
        run.sheet.add(offset, _told(conflict, offset, run.ours.text, name))
    try:
        text = run.sheet.text()
    except SpliceError:
        # Both sides rebuilt the same lines: nothing is guessed, ours stays as a whole.
        whole = Conflict((), "", 1, base, ours, theirs)
        note = f"{CONFLICT}: {name} sắp xếp lại cùng những chỗ này; xem bản của bên ấy\n"
        return Merged(note + run.ours.text, (whole,))
    conflicts = tuple(conflict for conflict, _ in run.conflicts)
    return Merged(text, conflicts, _remarks(base, theirs, text))


def _told(conflict: Conflict, offset: int, text: str, name: str) -> str:
    line = text[offset : text.find("\n", offset)] if offset < len(text) else ""
    margin = " " * (len(line) - len(line.lstrip(" ")))
    if not conflict.theirs:
        return f"{margin}{CONFLICT}: {name} bỏ chỗ này\n"
    words = "".join(f"{margin}#   {one}\n" for one in conflict.theirs.splitlines())
    return f"{margin}{CONFLICT}: {name} viết:\n{words}"


@dataclass(slots=True)
class _Three:
    """A place in the three files: paths and nodes."""

    b: Path
    o: Path
    t: Path
    base: Node
    ours: Node
    theirs: Node


def _sound(text: str, file: str) -> source.Source:
    """ContentError too for what reading would leave out: the second of two keys of one name."""
    read = source.read(text.encode(), file)
    if has_errors(read.problems):
        raise ContentError(read.problems)
    return read


class _Merge:
    def __init__(self, base: str, ours: str, theirs: str, file: str) -> None:
        self.base, self.ours, self.theirs = (_sound(text, file) for text in (base, ours, theirs))
        self.sheet = Sheet(self.ours.text)
        self.other = Lines(self.theirs.text)
        self.conflicts: list[tuple[Conflict, int]] = []
        self.block = ""

    def node(self, at: _Three) -> None:
        """One place that all three have."""
        if meaning(at.theirs) == meaning(at.base) or meaning(at.theirs) == meaning(at.ours):
            return
        before = self.block
        self.block = block_id(at.ours) or before
        match at.base, at.ours, at.theirs:
            case Scalar(), Scalar(), Scalar():
                self._scalar(at, at.base, at.ours, at.theirs)
            case Mapping(), Mapping(), Mapping() if self._lined(at):
                self.mapping(at.b, at.o, at.t, at.base, at.ours, at.theirs)
            case Sequence(), Sequence(), Sequence() if self._lined(at):
                self._sequence(at, at.base, at.ours, at.theirs)
            case _:
                self._whole(at)
        self.block = before

    def _lined(self, at: _Three) -> bool:
        nodes = (find(self.sheet.lines.root, at.o), find(self.other.root, at.t))
        return not any(getattr(node, "flow_style", False) for node in nodes)

    def _scalar(self, at: _Three, base: Scalar, ours: Scalar, theirs: Scalar) -> None:
        value = words3.merged(base.value, ours.value, theirs.value)
        if value is None:
            self.conflict(at.o, base, ours, theirs)
        elif value != ours.value:
            self.sheet.set(at.o, value)

    def _whole(self, at: _Three) -> None:
        """Lists in brackets, values of another shape: one side's as a whole."""
        if meaning(at.ours) != meaning(at.base):
            self.conflict(at.o, at.base, at.ours, at.theirs)
            return
        mine, other = find(self.sheet.lines.root, at.o), find(self.other.root, at.t)
        if mine.start_mark.line == mine.end_mark.line and getattr(other, "flow_style", False):
            raw = self.other.text[other.start_mark.index : other.end_mark.index]
            self.sheet.replace(mine.start_mark.index, mine.end_mark.index, raw)
            return
        try:
            start, _ = self.sheet.lines.item(at.o)
            self.sheet.cut(at.o)
            self.sheet.add(start, self._brought(at.t, self._column(self.sheet.lines, at.o)))
        except SpliceError:
            self.conflict(at.o, at.base, at.ours, at.theirs)

    def mapping(
        self, b: Path, o: Path, t: Path, base: Mapping, ours: Mapping, theirs: Mapping
    ) -> None:
        """Key by key; a key that only the other side has is put after its neighbour there."""
        keys = dict.fromkeys(e.key for one in (base, ours, theirs) for e in one.entries)
        for key in keys:
            here, mine, other = base.get(key), ours.get(key), theirs.get(key)
            if mine is not None and other is not None:
                if here is None and meaning(mine) != meaning(other):
                    self.conflict((*o, key), None, mine, other)
                elif here is not None:
                    self.node(_Three((*b, key), (*o, key), (*t, key), here, mine, other))
            elif mine is not None and here is not None:
                self._taken_out((*o, key), here, mine)
            elif other is not None and here is None:
                self._new_key(o, t, key, ours, theirs)
            elif other is not None and meaning(other) != meaning(here):
                self.conflict(o, here, None, other)

    def _taken_out(self, path: Path, base: Node, ours: Node) -> None:
        if meaning(ours) != meaning(base):
            self.conflict(path, base, ours, None)
            return
        try:
            self.sheet.cut(path)
        except SpliceError:
            self.conflict(path, base, ours, None)

    def _new_key(self, o: Path, t: Path, key: str, ours: Mapping, theirs: Mapping) -> None:
        """Lines of a key that ours has not, after the key that stands before it in theirs."""
        known = [entry.key for entry in theirs.entries]
        before = [one for one in known[: known.index(key)] if ours.get(one) is not None]
        near = before[-1] if before else ours.entries[-1].key
        try:
            end = self.sheet.lines.item_end((*o, near))
            column = self._column(self.sheet.lines, (*o, near))
            self.sheet.add(end, self._brought((*t, key), column))
        except SpliceError:
            self.conflict(o, None, None, theirs.get(key))

    def _column(self, lines: Lines, path: Path) -> int:
        if isinstance(path[-1], int):
            return lines.dash(path[:-1])
        return lines.key_column(path)

    def _brought(self, path: Path, column: int) -> str:
        return shifted(self.other.lines(path), column - self._column(self.other, path))

    def _sequence(self, at: _Three, base: Sequence, ours: Sequence, theirs: Sequence) -> None:
        """Item by item; then what theirs put in, and the order that both together ask for."""
        mine, other = matched(base, ours), matched(base, theirs)
        turned = surely_moved(mine), surely_moved(other)
        for number, item in enumerate(base.items):
            o, t = mine.get(number), other.get(number)
            if o is not None and t is not None:
                paths = (*at.b, number), (*at.o, o), (*at.t, t)
                self.node(_Three(*paths, item, ours.items[o], theirs.items[t]))
            elif o is not None and number in turned[0]:
                self.conflict((*at.o, o), item, ours.items[o], None)
            elif o is not None:
                self._taken_out((*at.o, o), item, ours.items[o])
            elif t is not None and (
                number in turned[1] or meaning(theirs.items[t]) != meaning(item)
            ):
                self.conflict(at.o, item, None, theirs.items[t])
        order = both_orders(mine, other)
        if order is None:
            self.conflict(at.o, base, ours, theirs)
            order = sorted(mine.keys() & other.keys(), key=mine.__getitem__)
        said = [meaning(one) for o, one in enumerate(ours.items) if o not in mine.values()]
        new = [
            t
            for t, one in enumerate(theirs.items)
            if t not in other.values() and meaning(one) not in said
        ]
        self._ordered(at, [(mine[one], other[one]) for one in order], new)

    def _ordered(self, at: _Three, order: list[tuple[int, int]], new: list[int]) -> None:
        """Items that both have come into `order` (numbers in ours and theirs), each new one of theirs
        behind the one that it follows there."""
        bring = moved({place: o for place, (o, _) in enumerate(order)})
        after = -1
        self._new_items(at, -1, order, new, after)
        for place, (o, t) in enumerate(order):
            if place in bring:
                self._moves(at, o, after)
            else:
                after = o
            self._new_items(at, t, order, new, after)

    def _new_items(
        self, at: _Three, t: int, order: list[tuple[int, int]], new: list[int], after: int
    ) -> None:
        following = min((other for _, other in order if other > t), default=sys.maxsize)
        for number in new:
            if t < number < following:
                self._new_item(at, number, after)

    def _moves(self, at: _Three, number: int, after: int) -> None:
        try:
            self.sheet.bring((*at.o, number), at.o, after + 1)
        except SpliceError:
            self.conflict((*at.o, number), at.base, at.ours, at.theirs)

    def _new_item(self, at: _Three, t: int, after: int) -> None:
        try:
            offset = self.sheet.lines.before(at.o, after + 1)
            self.sheet.add(offset, self._brought((*at.t, t), self.sheet.lines.dash(at.o)))
        except SpliceError:
            assert isinstance(at.theirs, Sequence)  # noqa: S101 - the caller has looked
            self.conflict(at.o, None, None, at.theirs.items[t])

    def conflict(
        self, path: Path, base: Node | None, ours: Node | None, theirs: Node | None
    ) -> None:
        """Ours stays; theirs is told above it."""
        line = find(self.sheet.lines.root, path).start_mark.line if path else 0
        offset = self._line(path)
        made = Conflict(path, self.block, line + 1, words(base), words(ours), words(theirs))
        self.conflicts.append((made, offset))

    def _line(self, path: Path) -> int:
        """Where the line begins on which a comment about the node may stand."""
        lines = self.sheet.lines
        for depth in range(len(path), 0, -1):
            try:
                return lines.item(path[:depth])[0]
            except SpliceError:
                continue
        return 0
