"""Whether what was written prints as the reviewer left it: every paragraph compared, none assumed."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.review import labels
from pipeline.review.base import Printed
from pipeline.review.looks import Looks, looks


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch where the printed result is not the returned copy; numbers into both lists."""

    new: tuple[int, ...]
    printed: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """What differs in words, and what only in numbers and end marks that the standard generates."""

    words: tuple[Difference, ...]
    generated: tuple[tuple[int, int], ...]
    """(returned, printed): same words, another label or end mark"""
    pairs: tuple[tuple[int, int], ...]
    """(returned, printed): same words"""


def compare(new: Sequence[Printed], printed: Sequence[Printed]) -> Compared:
    """Hold the returned paragraphs against the printed ones, in order."""
    first = [(one.home, labels.core(one.text).casefold()) for one in new]
    second = [(one.home, labels.core(one.text).casefold()) for one in printed]
    words, generated, pairs = [], [], []
    matcher = difflib.SequenceMatcher(None, first, second, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            words.append(Difference(tuple(range(a, b)), tuple(range(c, d))))
            continue
        for at, other in zip(range(a, b), range(c, d), strict=True):
            copy, shown = labels.core(new[at].text), labels.core(printed[other].text)
            # Capitals of a line that the standard prints so are generated; elsewhere they are words.
            if copy != shown and not shown.isupper():
                words.append(Difference((at,), (other,)))
                continue
            pairs.append((at, other))
            if new[at].text != printed[other].text:
                generated.append((at, other))
    return Compared(tuple(words), tuple(generated), tuple(pairs))


def same_looks(one: Printed, other: Printed) -> bool:
    """Equal bold and italic in every letter of the words; labels and blanks left out."""
    return _looks(one) == _looks(other)


def _looks(one: Printed) -> Looks:
    if one.shown is None:
        return ()
    found = looks(one.shown)
    skip = len(one.text) - len(labels.bare(one.text))
    return tuple(
        look for letter, look in zip(one.text[skip:], found[skip:], strict=False) if letter != " "
    )
