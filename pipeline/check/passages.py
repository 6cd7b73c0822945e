"""The author's running words, scalar by scalar.

Marks of the inline grammar are masked with signs that no rule knows, letter for letter, so that an
offset in the masked text is an offset in the scalar; a footnote's words are a passage of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.rule import Finding, Repair
from pipeline.model.wording import parts
from pipeline.problem import Span
from pipeline.source import Mapping, Node, Scalar, Sequence

Path = tuple[str | int, ...]

FILLED = "\ue0f0"
"""Stands for each sign of a placeholder or a citation: something will be printed here."""
UNSEEN = "\ue0f1"
"""Stands for each sign of a mark that prints nothing (stars, note brackets)."""

NOT_PROSE = frozenset(
    {"standard", "kind", "issuer", "number", "date", "cite", "copies", "drafter", "urgency", "id"}
    | {"numbering", "layout", "when", "mark", "widths", "width", "align", "bold", "file", "person"}
    | {"page break", "generate", "landscape", "authority", "symbol", "unit symbol", "template"}
)
"""Keys whose values are codes, numbers or choices, not words to be read in a sentence."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+\Z")
_MARKS = re.compile(r"\{\{.*?\}\}|\$\{.*?\}|\[\[.*?\]\]|\\.|\*+", re.DOTALL)
_NOTE = re.compile(r"\^\[")


class Passage:
    """One scalar's words (or one footnote's): masked text, where they stand, under which keys."""

    # By hand: a file has hundreds, and what `dataclass` writes stays plain Python in compiled code.
    __slots__ = ("note", "offset", "path", "scalar", "text")

    def __init__(
        self, text: str, scalar: Scalar, path: Path, offset: int = 0, note: bool = False
    ) -> None:
        """`offset`: where the words begin in the scalar's value (its second paragraph, or a footnote);
        `note`: words of a footnote."""
        self.text = text
        self.scalar = scalar
        self.path = path
        self.offset = offset
        self.note = note

    @property
    def key(self) -> str:
        """The nearest key above the words."""
        for step in reversed(self.path):
            if isinstance(step, str):
                return step
        return ""

    @property
    def top(self) -> str:
        """The key at the top of the file."""
        return str(self.path[0])

    def under(self, *keys: str) -> bool:
        """Whether any of the keys stands above the words."""
        return any(map(keys.__contains__, self.path))

    def span(self, at: int = 0) -> Span:
        """The author's place of the sign at `at`."""
        return self.scalar.at(self.offset + at)

    def finding(
        self,
        start: int,
        message: str,
        hint: str = "",
        new: str | None = None,
        end: int | None = None,
        sure: bool = True,
    ) -> Finding:
        """A finding at a place of this passage; `new` and `end` make it repairable, `sure` weighs it."""
        repair = None
        if new is not None and end is not None:
            begin = self.offset + start
            repair = Repair(self.path, self.scalar, begin, self.offset + end, new)
        return Finding(self.span(start), message, hint, repair, sure=sure)


def passages(root: Node) -> list[Passage]:
    """All of a file, in written order."""
    places: list[tuple[Scalar, Path]] = []
    _gather(root, (), places)
    # Most files have no sign that a scalar needs a closer look for: they are asked for in one go.
    whole = "\0".join([scalar.value for scalar, _ in places])
    marked = _is_marked(whole)
    found: list[Passage] = []
    for scalar, path in places:
        value = scalar.value
        if marked and _is_marked(value):
            found += _of_scalar(scalar, path)
        elif text := value.rstrip():
            found.append(Passage(text, scalar, path))
    return found


def _is_marked(value: str) -> bool:
    """Without any of these a scalar is one paragraph of plain words."""
    return "\n" in value or "{" in value or "[" in value or "*" in value or "\\" in value


def _gather(node: Node, path: Path, found: list[tuple[Scalar, Path]]) -> None:
    if isinstance(node, Scalar):
        if path and (" " in node.value or not _ID.match(node.value)):
            found.append((node, path))
    elif isinstance(node, Mapping):
        for entry in node.entries:
            if entry.key not in NOT_PROSE:
                _gather(entry.value, (*path, entry.key), found)
    elif isinstance(node, Sequence):
        for number, item in enumerate(node.items):
            _gather(item, (*path, number), found)


def _of_scalar(scalar: Scalar, path: Path) -> Iterator[Passage]:
    """One passage a paragraph: what a blank line parts is never one sentence, and no repair joins it."""
    for offset, text in parts(scalar):
        yield from _of_paragraph(scalar, path, offset, text.lstrip() if offset else text)


def _of_paragraph(scalar: Scalar, path: Path, offset: int, text: str) -> Iterator[Passage]:
    value = text.replace("\n", " ").rstrip()
    if "{" not in value and "[" not in value and "*" not in value and "\\" not in value:
        yield Passage(value, scalar, path, offset)
        return
    masked = _MARKS.sub(_masked, value)
    notes = []
    while found := _NOTE.search(masked):
        end = masked.find("]", found.end())
        end = len(masked) if end < 0 else end
        words = masked[found.end() : end]
        notes.append(Passage(words, scalar, path, offset + found.end(), note=True))
        masked = masked[: found.start()] + UNSEEN * (end + 1 - found.start()) + masked[end + 1 :]
    yield Passage(masked[: len(value)], scalar, path, offset)
    yield from notes


def _masked(found: re.Match[str]) -> str:
    sign = UNSEEN if found[0][0] == "*" else FILLED
    return sign * len(found[0])
