"""Letters of a page -> segments: words on one baseline with no wide gap between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from operator import attrgetter

from pipeline.check.finished import words
from pipeline.check.finished.page import Piece
from pipeline.check.finished.pdf_letters import Letter
from pipeline.check.finished.pdf_strokes import Stroke, between

_SAME_LINE = 2.5
"""Points: raised note numbers stand higher than this and are taken in by their height."""
_WIDE = 2.6
"""A gap of so many times the size divides a line into columns (a justified blank stays below)."""
_BLANK = 0.1


@dataclass(frozen=True)
class Segment:
    """Letters side by side; points from the page's top left corner, baseline at y."""

    letters: tuple[Letter, ...]
    y: float
    under: bool = False
    """A drawn line runs right under its letters."""

    @cached_property
    def left(self) -> float:
        return self.letters[0].left

    @cached_property
    def right(self) -> float:
        return max(letter.right for letter in self.letters)

    @cached_property
    def size(self) -> float:
        return max(letter.size for letter in self.letters)

    @cached_property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Runs of one look, with blanks where the gaps are."""
        found: list[tuple[Letter, list[str]]] = []
        parts: list[str] = []
        look: tuple[object, ...] = ()
        right = 0.0
        for letter in self.letters:
            text, left, ends, _, size, *_ = letter
            blank = left - right > _BLANK * size
            if letter[4:] == look:
                parts.append(" " + text if blank else text)
            else:
                if blank and found:
                    parts.append(" ")
                parts, look = [text], letter[4:]
                found.append((letter, parts))
            right = ends
        return tuple(self._piece(letter, "".join(parts)) for letter, parts in found)

    def _piece(self, letter: Letter, text: str) -> Piece:
        raised = letter.size < 0.8 * self.size and letter.y < self.y - 1
        return Piece(
            text,
            letter.size,
            letter.bold,
            letter.italic,
            self.under,
            letter.font,
            letter.color,
            raised=raised,
        )


def segments(letters: Iterable[Letter], strokes: tuple[Stroke, ...]) -> Iterator[Segment]:
    """Segments from top to bottom, left to right."""
    for line in (layer for found in _lines(letters) for layer in _layers(found)):
        heights = [round(one.y, 1) for one in line]
        y = max(set(heights), key=heights.count)
        row: list[Letter] = []
        for letter in line:
            # Only what is apart from the last letter can be apart from the last three.
            apart = _WIDE * letter.size
            if (
                row
                and letter.left - row[-1].right > apart
                and letter.left - max(one.right for one in row[-3:]) > apart
            ):
                yield _segment(row, y, strokes)
                row = []
            row.append(letter)
        if row:
            for part in _columns(row):
                yield _segment(part, y, strokes)


_LEFT = attrgetter("left")
_CLASHES = 3
"""So many letters of two sizes one upon another are two lines of words."""


def _layers(line: list[Letter]) -> list[list[Letter]]:
    """A line from left to right; a signature stamped over the letterhead is a line of its own."""
    ordered = sorted(line, key=_LEFT)
    sizes = {letter.size: None for letter in ordered}
    if len(sizes) == 1:
        return [ordered]
    clashes = sum(
        one.size != two.size and two.left < one.right - 0.4 * min(one.size, two.size)
        for one, two in pairwise(ordered)
    )
    if clashes < _CLASHES:
        return [ordered]
    return [[letter for letter in ordered if letter.size == size] for size in sizes]


def _columns(row: list[Letter]) -> list[list[Letter]]:
    """A letterhead's two columns may come near each other: what begins a title is the right one."""
    for at in range(1, len(row) if len(row) < _LETTERS else 0):
        gap = row[at].left - row[at - 1].right
        if row[at].text in _FIRST and _is_title(row[at:]):
            # Tabs may lead it right against the left column's words.
            return [row[:at], row[at:]]
        if gap > 0.9 * row[at].size:
            rest = "".join(letter.text for letter in row[at:])
            begins = words.bare(rest).startswith(_BEGUN)
            if begins or any(words.near(rest, phrase) for phrase in _RIGHT):
                return [row[:at], row[at:]]
            if _beside(Segment(tuple(row[:at]), 0).text, Segment(tuple(row[at:]), 0).text):
                return [row[:at], row[at:]]
    return [row]


def _is_title(letters: list[Letter]) -> bool:
    """The nation's name, whole or but for its last words, or the motto, to the end of the line."""
    rest = words.bare("".join(letter.text for letter in letters))
    return rest == _MOTTO or (len(rest) > 20 and _NATION.startswith(rest))


_FIRST = ("C", "Đ")
_LETTERS = 400
"""A line of a letterhead has fewer."""
_NATION, _MOTTO = words.bare(words.NATIONAL_NAME), words.bare(words.MOTTO)


def _beside(left: str, right: str) -> bool:
    """Capitals, or a number, beside place and date; the title of one signer beside that of another."""
    above = left.isupper() or bool(words.NUMBER.match(left))
    if above and right[:1].isupper() and words.PLACE_DATE.match(right):
        return True
    both = left.isupper() and right.isupper()
    return both and all(words.TITLES.match(one) for one in (left, right))


_BEGUN = ("conghoaxahoi", "dangcongsanviet")
"""In a narrow column the rest stands on the next line."""
_RIGHT = (words.NATIONAL_NAME, words.MOTTO, words.PARTY_TITLE)


def _segment(row: list[Letter], y: float, strokes: tuple[Stroke, ...]) -> Segment:
    left, right, size = row[0].left, max(one.right for one in row), row[0].size
    # In a text box LibreOffice draws the underline a little above the baseline that it tells.
    near = between(strokes, y - 0.1 * size, y + 0.19 * size)
    covered, reached = 0.0, left - 2
    for one in sorted(near, key=lambda stroke: stroke.left):
        # The two long sides of a thin box are one line.
        if one.left > left - 6 and one.right < right + 6:
            start, end = max(one.left, reached), min(one.right, right + 2)
            covered += max(0.0, end - start)
            reached = max(reached, end)
    return Segment(tuple(row), y, covered > 0.75 * (right - left))


def _lines(letters: Iterable[Letter]) -> Iterator[list[Letter]]:
    line: list[Letter] = []
    base = size = 0.0
    for letter in sorted(letters, key=lambda one: (round(one.y, 1), one.left)):
        # A raised number belongs to the line whose baseline comes next below it.
        reach = max(_SAME_LINE, 0.8 * size if letter.size > 1.2 * size else 0)
        if line and letter.y - base > reach:
            yield line
            line = []
        if not line or letter.size > size:
            base, size = letter.y, letter.size
        line.append(letter)
    if line:
        yield line
