"""What changed between two versions, as officers speak of it: added, removed, moved, reworded, and whether
a lead, a deadline, a recipient or a figure is concerned. What follows by itself is told apart: new
numbers, end marks, the place of tone marks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby

from pipeline.review.align import Item
from pipeline.review.blocks import Line, Part
from pipeline.review.pairs import pairs
from pipeline.review.words import Op, diff, figures, only_tone

_OWN = frozenset({"left", "right", "title", "signature"})
"""Zones where number, date and names stand without a scalar's letters, and count."""


class Kind(Enum):
    """What became of a line."""

    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"
    MOVED = "moved"
    NUMBER = "renumbered"
    """Only letters that the standard makes: numbers, end marks, references to numbers."""
    TONE = "tone"
    """Only the place of tone marks."""


FOLDED = frozenset({Kind.NUMBER, Kind.TONE})
"""Kinds that nobody has to decide on."""


class About(Enum):
    """What the changed words are about, where the content says so."""

    LEAD = "lead"
    PARTNERS = "partners"
    DEADLINE = "deadline"
    OUTPUT = "output"
    FIGURE = "figure"
    RECIPIENT = "recipient"
    SIGNATURE = "signature"
    SUBJECT = "subject"
    BASIS = "basis"
    TABLE = "table"


ABOUT = {
    About.LEAD: "chủ trì",
    About.PARTNERS: "phối hợp",
    About.DEADLINE: "thời hạn",
    About.OUTPUT: "sản phẩm",
    About.FIGURE: "số liệu",
    About.RECIPIENT: "nơi nhận",
    About.SIGNATURE: "phần ký",
    About.SUBJECT: "trích yếu",
    About.BASIS: "căn cứ",
    About.TABLE: "bảng",
}
"""As officers call them."""

_KEYS = {
    "lead": About.LEAD,
    "with": About.PARTNERS,
    "organ": About.LEAD,
    "deadline": About.DEADLINE,
    "time": About.DEADLINE,
    "output": About.OUTPUT,
    "figure": About.FIGURE,
    "by": About.FIGURE,
    "bases": About.BASIS,
    "cite": About.BASIS,
    "subject": About.SUBJECT,
}
_ZONES = {
    "recipients": About.RECIPIENT,
    "to": About.RECIPIENT,
    "signature": About.SIGNATURE,
}


@dataclass(frozen=True, slots=True)
class Change:
    """One line that is not as it was. `old` or `new` is None for what came or went."""

    kind: Kind
    old: Line | None
    new: Line | None
    ops: tuple[Op, ...]
    about: tuple[About, ...] = ()
    moved: bool = False
    """Also in another place; for Kind.MOVED alone nothing else changed."""

    @property
    def line(self) -> Line:
        """The line as it is now, as it was where it is gone."""
        line = self.new or self.old
        assert line is not None  # noqa: S101 -- one of them is there
        return line


def changes(old: Sequence[Line], new: Sequence[Line]) -> tuple[Change, ...]:
    """Every line that differs, in the order of the new version; equal lines are left out."""
    return tuple(_changes(old, new))


def _changes(old: Sequence[Line], new: Sequence[Line]) -> Iterator[Change]:
    for pair in pairs([_item(line) for line in old], [_item(line) for line in new]):
        before = None if pair.old is None else old[pair.old]
        after = None if pair.new is None else new[pair.new]
        if before is None and after is not None:
            yield Change(Kind.ADDED, None, after, (Op("", after.text),), _about(after, ()))
        elif after is None and before is not None:
            yield Change(Kind.REMOVED, before, None, (Op(before.text, ""),), _about(before, ()))
        elif before is not None and after is not None:
            yield from _compared(before, after, pair.moved)


def _item(line: Line) -> Item:
    home = line.zone.partition(" ")[0] + ("-row" if line.cells else "")
    return Item(line.words, (line.label,) if line.label else (), home)


def _compared(old: Line, new: Line, moved: bool) -> Iterator[Change]:
    if old.text == new.text and not moved:
        return
    ops = _ops(old, new)
    if old.text == new.text:
        yield Change(Kind.MOVED, old, new, ops, (), moved=True)
    elif _said(old) == _said(new):
        # What the author wrote is the same: the rest follows from what stands elsewhere.
        yield Change(Kind.MOVED if moved else Kind.NUMBER, old, new, ops, (), moved)
    elif only_tone(ops):
        yield Change(Kind.TONE, old, new, ops, (), moved)
    else:
        yield Change(Kind.REWORDED, old, new, ops, _about(new, ops, old), moved)


def _ops(old: Line, new: Line) -> tuple[Op, ...]:
    """Cell by cell where both rows have the same cells."""
    if not old.cells or len(old.cells) != len(new.cells):
        return diff(old.text, new.text)
    found: list[Op] = []
    for number, (one, other) in enumerate(zip(old.cells, new.cells, strict=True)):
        found += [Op(" | ", " | ", same=True)] if number else []
        found += diff(one.text, other.text)
    return tuple(_joined(found))


def _joined(ops: Iterable[Op]) -> Iterator[Op]:
    """Unchanged words of neighbouring cells as one stretch."""
    for same, some in groupby(ops, key=lambda op: op.same):
        if same:
            words = "".join(op.new for op in some)
            yield Op(words, words, same=True)
        else:
            yield from some


def _said(line: Line) -> tuple[str, ...]:
    """What the author's scalars give, in order; numbers and marks of the standard left out."""
    parts = (part for one in line.cells or (line,) for part in one.parts)
    told = tuple(part.text for part in parts if part.span is not None)
    if told or line.zone in _OWN:
        return told or (line.words,)
    # A line that is all the standard's ("Như Điều 5;") follows the numbers it names.
    return ("".join(letter for letter in line.words if letter.isalpha()),)


def _about(line: Line, ops: Sequence[Op], old: Line | None = None) -> tuple[About, ...]:
    found: list[About] = []
    touched = _touched(line, ops, new=True)
    if old is not None:
        touched += _touched(old, ops, new=False)
    found += [_KEYS[part.key] for part in touched if part.key in _KEYS]
    if line.zone in _ZONES:
        found.append(_ZONES[line.zone])
    # Figures are what leaders look for; those of a deadline or a basis are named already.
    if ops and figures(ops) and not {About.DEADLINE, About.BASIS} & set(found):
        found.append(About.FIGURE)
    if line.cells:
        found.append(About.TABLE)
    return tuple(dict.fromkeys(found))


def _touched(line: Line, ops: Sequence[Op], *, new: bool) -> list[Part]:
    """The parts of the line that hold changed letters; all of them when there are no ops."""
    parts: list[Part] = []
    for number, one in enumerate(line.cells or (line,)):
        # Cells are joined as in `_ops`.
        parts += [*([Part(" | ")] if number else []), *one.parts]
    if not ops:
        return parts
    stretches = list(_stretches(ops, new=new))
    found: list[Part] = []
    at = 0
    for part in parts:
        end = at + len(part.text)
        if any(first < end and at < last for first, last in stretches):
            found.append(part)
        at = end
    return found


def _stretches(ops: Iterable[Op], *, new: bool) -> Iterator[tuple[int, int]]:
    at = 0
    for op in ops:
        size = len(op.new if new else op.old)
        if not op.same and size:
            yield at, at + size
        at += size
