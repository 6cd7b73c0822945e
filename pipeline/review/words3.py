"""Three versions of a text merged word by word; what both sides changed in the same place is a conflict.

Changes of both sides are taken when there is one text that has them both: other words, or words put in
beside words that the other side changed. Where two changes stand side by side and one is a figure, a
person must read the two together ("20 tỷ" changed here, "triệu" there); dates, document numbers,
placeholders and citations are single words, so that no half of them is taken.
"""

from __future__ import annotations

import difflib
import re
from itertools import pairwise
from typing import NamedTuple

from pipeline import inline
from pipeline.review.origins import OPAQUE

_WHOLE = re.compile(
    rf"{OPAQUE.pattern}"
    r"|(?:ngày\s+\d+\s+)?tháng\s+\d+(?:\s+năm\s+|/)\d+|quý\s+\w+(?:\s+năm\s+|/)\d+"
    r"|\d+(?:[-.,/]\w+)*%?|\w+|\s+|.",
    re.DOTALL | re.IGNORECASE,
)


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
    words = _WHOLE.findall(base)
    first, second = _changes(words, ours), _changes(words, theirs)
    if _marks(words, first) and _marks(words, second):
        return None
    every = sorted(dict.fromkeys([*first, *second]))
    if any(_meet(words, one, other) for one, other in pairwise(every) if _two(one, other, first)):
        return None
    for change in reversed(every):
        words[change.start : change.end] = change.words
    made = "".join(words)
    return made if _reads(made) or not (_reads(ours) and _reads(theirs)) else None


def _changes(base: list[str], text: str) -> list[_Change]:
    words = _WHOLE.findall(text)
    matcher = difflib.SequenceMatcher(None, base, words, autojunk=False)
    found: list[_Change] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        gap = base[found[-1].end : a] if found else []
        if gap and not "".join(gap).strip():
            # Two neighbouring words replaced are one change, though the blank between them is equal.
            last = found.pop()
            found.append(_Change(last.start, b, (*last.words, *gap, *words[c:d])))
        else:
            found.append(_Change(a, b, tuple(words[c:d])))
    return found


def _two(one: _Change, other: _Change, first: list[_Change]) -> bool:
    """Whether the changes are of two sides."""
    return (one in first) != (other in first) or other.start < one.end


def _meet(words: list[str], one: _Change, other: _Change) -> bool:
    """`one` begins first: no single text has both, or a person must read the two together."""
    between = words[one.end : other.start]
    if one.start == one.end and other.start == other.end and not "".join(between).strip():
        return True  # two insertions in one gap: which comes first is a choice
    if other.start < one.end:
        return True
    beside = not any(word[0].isalnum() for word in between)
    return beside and (_figure(words, one) or _figure(words, other))


def _figure(words: list[str], change: _Change) -> bool:
    told = [*words[change.start : change.end], *change.words]
    return any(letter.isdigit() for letter in "".join(told))


def _marks(words: list[str], changes: list[_Change]) -> bool:
    """Bold or italic put on or taken off: halves of two pairs of marks make a third."""
    return any("*" in (*words[one.start : one.end], *one.words) for one in changes)


def _reads(text: str) -> bool:
    try:
        inline.parse(text)
    except inline.InlineError:
        return False
    return True
