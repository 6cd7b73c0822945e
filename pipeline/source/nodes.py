"""The values that reading gives: strings, mappings and sequences, each knowing its place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from pipeline.problem import Problem, Span
from pipeline.record import pickled, record

_place: Final = tuple.__new__
"""As Span's own `__new__`, without its call in Python: each of a file's hundreds of values has a place."""

_SPAN: Final = Span
"""As the compiled module has it at hand, where a name imported is sought each time."""


def placed(file: str, line: int, column: int) -> Span:
    """A place by its line and column from 0, where the file stands as it was written."""
    return _place(_SPAN, (file, line + 1, column + 1))


@record(frozen=True, slots=True)
class Places:
    """Where a place of the repaired text stands in the file as the author's editor shows it."""

    file: str
    text: str = ""
    shifts: dict[int, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    """Line (from 0) -> (repaired column, original column) wherever a repair changed the length."""
    _ends: list[int] = field(default_factory=list, init=False, repr=False, compare=False)
    """Offset of every new line, found when the first place is asked for."""

    def span(self, line: int, column: int) -> Span:
        """Line and column of the repaired text, from 0, as a Span of the original file."""
        steps = self.shifts.get(line) if self.shifts else None
        if steps:
            repaired, original = steps[bisect_right(steps, (column, 1 << 30)) - 1]
            column = original + column - repaired
        return _place(_SPAN, (self.file, line + 1, column + 1))

    def span_at(self, offset: int) -> Span:
        """Span of a character of the repaired text."""
        if not self._ends:
            # A call for each new line, and no line copied.
            end = self.text.find("\n")
            while end >= 0:
                self._ends.append(end)
                end = self.text.find("\n", end + 1)
            self._ends.append(len(self.text))
        line = bisect_left(self._ends, offset)
        return self.span(line, offset - (self._ends[line - 1] + 1 if line else 0))


@dataclass(slots=True, unsafe_hash=True)
class Scalar:
    """A string; "" for an empty value. Numbers, dates and yes/no stay as they are written."""

    value: Final[str]
    span: Final[Span]
    style: Final[str]
    """How it is written: "" plain, ' " quoted, | > block."""
    start: Final[int]
    end: Final[int]
    """Offsets in Source.text; for block scalars the end is where the YAML parser stopped."""
    places: Places | None = field(repr=False, compare=False)
    flat: bool = field(init=False, repr=False, compare=False)
    """Known to be of one line with no blank in it but spaces; a copy with other words does not know it."""

    def __init__(
        self,
        value: str,
        span: Span,
        style: str = "",
        start: int = 0,
        end: int = 0,
        places: Places | None = None,
        flat: bool = False,
    ) -> None:
        self.value = value
        self.span = span
        self.style = style
        self.start = start
        self.end = end
        self.places = places
        self.flat = flat

    def at(self, offset: int) -> Span:
        """The place of value[offset] in the author's file, whatever the style of the scalar."""
        if self.places is None:
            return self.span
        return self.places.span_at(self._raw(offset))

    def _raw(self, offset: int) -> int:
        """Counts letters, not blanks: folding and indentation change only the blanks of a scalar."""
        assert self.places is not None  # noqa: S101 -- told to the type checker
        raw, at = self.places.text, self._content()
        if raw.startswith(self.value, at):
            return min(at + offset, self.end)
        letters = sum(not blank.isspace() for blank in self.value[:offset])
        wanted = offset < len(self.value) and not self.value[offset].isspace()
        while at < self.end and (letters or (wanted and raw[at].isspace())):
            step, is_letter = self._step(raw, at)
            letters -= is_letter
            at += step
        return min(at, self.end)

    def _content(self) -> int:
        assert self.places is not None  # noqa: S101 -- told to the type checker
        if self.style in ("|", ">"):
            line_end = self.places.text.find("\n", self.start)
            return self.end if line_end < 0 else line_end + 1
        return self.start + bool(self.style)

    def _step(self, raw: str, at: int) -> tuple[int, bool]:
        """Length of one written character, and whether it gives a letter of the value."""
        if self.style == '"' and raw[at] == "\\":
            length = {"x": 4, "u": 6, "U": 10}.get(raw[at + 1 : at + 2], 2)
            return length, raw[at + 1 : at + 2] not in "\n\r nNtrL_Pve"
        if self.style == "'" and raw.startswith("''", at):
            return 2, True
        return 1, not raw[at].isspace()


@dataclass(slots=True, unsafe_hash=True)
class Entry:
    """One key with its value; `key` is canonical English, or as written when the word is not known."""

    key: Final[str]
    written: Final[str]
    key_span: Final[Span]
    value: Final[Node]

    def __init__(self, key: str, written: str, key_span: Span, value: Node) -> None:
        self.key = key
        self.written = written
        self.key_span = key_span
        self.value = value


@dataclass(slots=True, unsafe_hash=True)
class Mapping:
    """Keys and values in written order."""

    entries: Final[tuple[Entry, ...]]
    span: Final[Span]

    def __init__(self, entries: tuple[Entry, ...], span: Span) -> None:
        self.entries = entries
        self.span = span

    def get(self, key: str) -> Node | None:
        """Value of a canonical key, None when it is not there."""
        return next((entry.value for entry in self.entries if entry.key == key), None)


@dataclass(slots=True, unsafe_hash=True)
class Sequence:
    """Items in written order."""

    items: Final[tuple[Node, ...]]
    span: Final[Span]

    def __init__(self, items: tuple[Node, ...], span: Span) -> None:
        self.items = items
        self.span = span


pickled(Scalar, Entry, Mapping, Sequence)

Node = Scalar | Mapping | Sequence


@record(frozen=True, slots=True)
class Source:
    """One YAML file as strings with places, and what was found wrong or repaired while reading."""

    file: str
    text: str
    """As repaired; an edit goes into this text."""
    root: Mapping
    problems: tuple[Problem, ...] = ()
    places: Places = field(default_factory=lambda: Places(""), repr=False, compare=False)


Plain = str | list["Plain"] | dict[str, "Plain"]


def scalars(node: Node) -> Iterator[Scalar]:
    """Every scalar of a node, keys left out, in the order of the file."""
    match node:
        case Scalar():
            yield node
        case Mapping():
            for entry in node.entries:
                yield from scalars(entry.value)
        case Sequence():
            for item in node.items:
                yield from scalars(item)


def plain(node: Node) -> Plain:
    """Plain dict, list and str of a node, keys as written."""
    match node:
        case Scalar():
            return node.value
        case Mapping():
            return {entry.written: plain(entry.value) for entry in node.entries}
        case Sequence():
            return [plain(item) for item in node.items]
