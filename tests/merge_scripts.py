"""Random changes of a content file by two people, for the merge of their versions."""

from __future__ import annotations

import random
import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline import source
from pipeline.source import Mapping, Scalar, Sequence
from pipeline.splice import Path
from pipeline.splice_items import item
from pipeline.splice_sheet import Sheet

PROSE = 60


def prose(root) -> list[tuple[Path, str]]:
    """Scalars long enough to be a paragraph."""
    found: list[tuple[Path, str]] = []

    def walk(node, path: Path) -> None:
        if isinstance(node, Scalar) and len(node.value) > PROSE and "\n" not in node.value:
            found.append((path, node.value))
        elif isinstance(node, Mapping):
            for entry in node.entries:
                walk(entry.value, (*path, entry.key))
        elif isinstance(node, Sequence):
            for number, one in enumerate(node.items):
                walk(one, (*path, number))

    walk(root, ())
    return found


@dataclass(frozen=True, slots=True)
class Touch:
    """Words `start` to `end` of a scalar's base gave way to `put`; equal numbers = words put between."""

    start: int
    end: int
    put: tuple[str, ...]

    def meets(self, other: Touch) -> bool:
        """Both are about the same words, or the same gap, and say different things."""
        if self == other:
            return False
        if self.start == self.end and other.start == other.end:
            return self.start == other.start
        return self.start < other.end and other.start < self.end


@dataclass
class Changed:
    """One side's file and what was done to the base's scalars and items."""

    text: str = ""
    base: dict[Path, list[str]] = field(default_factory=dict)
    """The words of every paragraph before."""
    words: dict[Path, list[Touch]] = field(default_factory=dict)
    gone: Path = ()
    moved: tuple[Path, int] = ((), 0)
    """(item, behind which one of its list it went)"""

    @property
    def swapped(self) -> bool:
        """The item and its neighbour changed places: it may as well be the neighbour that moved."""
        item_, behind = self.moved
        return bool(item_) and behind in (item_[-1] + 1, item_[-1] - 2)


def changed(text: str, seed: int, edits: int, structure: bool, paragraphs: int = 0) -> Changed:
    """`edits` words changed at random; with `structure` also a block put in, taken out or moved.

    With `paragraphs` the words are changed in so many paragraphs only, as by somebody who works on a
    part of the document; else all over it.
    """
    rng = random.Random(seed)
    root = source.read(text.encode(), "x.yaml").root
    found = prose(root)
    vocabulary = [word for _, value in found for word in value.split() if word.isalpha()]
    sheet = Sheet(text)
    new = {path: list(enumerate(_split(value))) for path, value in found}
    own = _near(found, paragraphs, rng) if paragraphs else found
    for path, _ in (rng.choice(own) for _ in range(edits)):
        words = new[path]
        at = rng.randrange(1, len(words) - 2)
        kind = rng.random()
        # None of the words around: else less was changed than is noted here.
        near = {word for _, word in words[max(at - 4, 0) : at + 6]}
        other = [word for word in vocabulary if word not in near]
        put = [(-1, rng.choice(other)) for _ in range(rng.randint(1, 3))]
        words[at : at + (kind < 0.6) + (kind < 0.2)] = put if kind < 0.85 else []
    made = Changed(base={path: _split(value) for path, value in found})
    if structure:
        near = {path for path, _ in own} if paragraphs else set()
        _structure(made, sheet, found, near, vocabulary, seed, rng)
    for path, value in found:
        words = " ".join(word for _, word in new[path])
        if words != value and not (made.gone and path[: len(made.gone)] == made.gone):
            sheet.set(path, words)
            made.words[path] = list(_touches(new[path], len(_split(value))))
    made.text = sheet.text()
    return made


def _near(found, size: int, rng: random.Random):
    """Paragraphs of one part: `size` out of three times as many that follow one another."""
    size = min(size, len(found))
    start = rng.randrange(max(len(found) - 3 * size, 0) + 1)
    return rng.sample(found[start : start + 3 * size], size)


def _split(value: str) -> list[str]:
    """Words at single blanks; a placeholder is one."""
    return re.split(r" (?![^{}]*\}\})", value)


def _touches(words: list[tuple[int, str]], size: int) -> Iterator[Touch]:
    """From the words left of the base (their numbers) and those put in (-1)."""
    last, put = -1, []
    for number, word in [*words, (size, "")]:
        if number < 0:
            put.append(word)
            continue
        if put or number > last + 1:
            yield Touch(last + 1, number, tuple(put))
        last, put = number, []


def _structure(made: Changed, sheet: Sheet, found, near, vocabulary, seed: int, rng) -> None:
    items = [one for path, _ in found if (one := _item(path))]
    close = [one for path, _ in found if path in near and (one := _item(path))]
    kind = rng.choice(("insert", "delete", "move"))
    path = rng.choice(close or items)
    lines = sheet.lines
    siblings = [one for one in items if one[:-1] == path[:-1] and one != path]
    if kind == "insert":
        words = textwrap.shorten(" ".join(rng.sample(vocabulary, 20)), 120, placeholder=".")
        named = any(one == (*path, "text") for one, _ in found)
        keys = (("mã", f"n{seed}"),) if named else ()
        block = item(words, lines.dash(path[:-1]), keys, "đoạn" if named else "")
        sheet.add(lines.before(path[:-1], path[-1] + 1), block)
    elif kind == "delete" and siblings:
        sheet.cut(path)
        made.gone = path
    elif kind == "move" and len(siblings) > 1:
        goal = rng.choice(siblings)
        if goal[-1] + 1 != path[-1]:
            sheet.bring(path, path[:-1], goal[-1] + 1)
            made.moved = (path, goal[-1])


def to_decide(ours: Changed, theirs: Changed) -> list[str]:
    """Where the two sides cannot both be had, so that a person must choose."""
    found = [
        f"words of {path}"
        for path, touches in ours.words.items()
        if any(one.meets(other) for one in touches for other in theirs.words.get(path, ()))
    ]
    found += [
        f"one figure or date in {path}"
        for path, touches in ours.words.items()
        for one in touches
        for other in theirs.words.get(path, ())
        if one != other and _one_thing(ours.base[path], one, other)
    ]
    for one, other in ((ours, theirs), (theirs, ours)):
        if not one.gone or one.gone == other.gone:
            continue
        kept = [path for path in other.words if path[: len(one.gone)] == one.gone]
        if kept or (other.moved[0] == one.gone and not other.swapped):
            found.append(f"taken out and changed: {one.gone}")
    if ours.moved[0] and ours.moved[0][:-1] == theirs.moved[0][:-1] and not _both(ours, theirs):
        found.append(f"order of {ours.moved[0][:-1]}")
    return found


_DATE = re.compile(r"(?:ngày \S+ )?tháng \S+(?: năm \S+)?")


def _one_thing(words: list[str], one: Touch, other: Touch) -> bool:
    """Both changed one date, or a figure here and the words right beside it there ("20 tỷ" and "triệu")."""
    at, line = [0], " ".join(words)
    for word in words:
        at.append(at[-1] + len(word) + 1)
    dates = [found.span() for found in _DATE.finditer(line) if re.search(r"\d", found[0])]
    if any(all(_inside(at, touch, date) for touch in (one, other)) for date in dates):
        return True
    beside = one.end == other.start or other.end == one.start
    told = [[*words[touch.start : touch.end], *touch.put] for touch in (one, other)]
    return beside and any(re.search(r"\d", " ".join(some)) for some in told)


def _inside(at: list[int], touch: Touch, stretch: tuple[int, int]) -> bool:
    start, end = stretch
    if touch.start == touch.end:
        return start < at[touch.start] < end
    return at[touch.start] < end and start < at[touch.end]


def _both(ours: Changed, theirs: Changed) -> bool:
    """Whether an order exists in which every two items stand as the side that turned them has them."""
    if ours.moved[0] == theirs.moved[0]:
        return ours.moved == theirs.moved
    orders = [(one.moved[0][-1], one.moved[1]) for one in (ours, theirs)]
    numbers = range(max(max(pair) for pair in orders) + 1)
    turned = {
        (a, b)
        for item_, behind in orders
        for a in numbers
        for b in numbers
        if a < b and _place(b, item_, behind) < _place(a, item_, behind)
    }
    ahead = [
        sum((b, a) in turned if b < a else (a, b) not in turned for b in numbers if b != a)
        for a in numbers
    ]
    # Everybody is ahead of another number of items exactly when nobody is ahead in a circle.
    return len(set(ahead)) == len(ahead)


def _place(number: int, item_: int, behind: int) -> float:
    return behind + 0.5 if number == item_ else number


def _item(path: Path) -> Path:
    """The entry of a list of items that a scalar is the words of; () for others."""
    whole = path[:-1] if path[-1] == "text" else path
    return whole if len(whole) > 1 and isinstance(whole[-1], int) and whole[-2] == "items" else ()
