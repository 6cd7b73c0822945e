"""Three versions of a text merged word by word; what both sides changed in the same place is a conflict."""

from __future__ import annotations

import difflib
from itertools import pairwise
from typing import NamedTuple

from pipeline.review.projection import WORD


class _Change(NamedTuple):
    start: int
    end: int
    words: tuple[str, ...]


def merged(base: str, ours: str, theirs: str) -> str | None:
    """The text with both sides' changes, None where they meet."""
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    if not any(letter.isspace() for letter in base.strip()):
        # A date, a number, a name of a registry: two halves make a third thing that nobody wrote.
        return None
    words = WORD.findall(base)
    found = _both(_changes(words, ours), _changes(words, theirs))
    if found is None:
        return None
    for change in reversed(found):
        words[change.start : change.end] = change.words
    return "".join(words)


def _both(first: list[_Change], second: list[_Change]) -> list[_Change] | None:
    every = sorted(dict.fromkeys([*first, *second]))
    for one, other in pairwise(every):
        if other.start < one.end or one.start == other.start:
            return None
        if (
            other.start == one.end
            and not (one in first and other in first)
            and not (one in second and other in second)
        ):
            # Neighbours without a word between them: nobody has read the two together.
            return None
    return every


def _changes(base: list[str], text: str) -> list[_Change]:
    words = WORD.findall(text)
    matcher = difflib.SequenceMatcher(None, base, words, autojunk=False)
    return [
        _Change(a, b, tuple(words[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]
