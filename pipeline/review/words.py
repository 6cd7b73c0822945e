"""Which words changed between two texts, as a reader would mark them.

The unit is the syllable, never the letter; numbers stay whole ("1.234,5%", "30/9/2026"). Small islands of
equal words between two changes are taken into them, and a text that is almost all changed is changed as
a whole: a leader reads sentences, not confetti. Texts come in NFC.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from pipeline.text import Tone, restyle

_TOKEN = re.compile(r"\d+(?:[.,/]\d+)*%?|\w+|\s+|[^\w\s]")
_REWRITTEN = 0.25
"""Below this share of kept letters a text is rewritten: the old goes out and the new comes in whole."""


@dataclass(frozen=True, slots=True)
class Op:
    """A stretch of both texts: kept where `same`, else `old` gave way to `new` (one may be "").

    `tone` is True where old and new differ only in the place of tone marks (hoà, hòa).
    """

    old: str
    new: str
    same: bool = False
    tone: bool = False


def tokens(text: str) -> list[str]:
    """Syllables, numbers, blanks and marks; joined they are the text."""
    return _TOKEN.findall(text)


@lru_cache(maxsize=20_000)
def key(one: str) -> str:
    """Equal for tokens that differ only in the place of a tone mark, or in the kind of blank."""
    if one.isspace():
        return " "
    if one == "\u2011":
        return "-"
    return one if one.isascii() else restyle(one, Tone.SECOND)


def diff(old: str, new: str) -> tuple[Op, ...]:
    """The changes; joined, `old` and `new` of all parts are the texts again."""
    if old == new:
        return (Op(old, new, same=True),) if old else ()
    before, after = tokens(old), tokens(new)
    spans = _smoothed(_spans([key(one) for one in before], [key(one) for one in after]), before)
    if _kept(spans, before) < _REWRITTEN * max(_letters(before), _letters(after)):
        return (Op(old, new),)
    return tuple(_ops(spans, before, after))


_Span = tuple[bool, int, int, int, int]
"""(same, start and end in the old tokens, start and end in the new tokens)"""


def _spans(old: Sequence[str], new: Sequence[str]) -> list[_Span]:
    """Longest common blocks; what both begin and end with is cut off first, which is most of it."""
    first = 0
    shorter = min(len(old), len(new))
    while first < shorter and old[first] == new[first]:
        first += 1
    last = 0
    while last < shorter - first and old[-1 - last] == new[-1 - last]:
        last += 1
    inner_old, inner_new = old[first : len(old) - last], new[first : len(new) - last]
    spans: list[_Span] = [(True, 0, first, 0, first)] if first else []
    matcher = SequenceMatcher(None, inner_old, inner_new, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        spans.append((tag == "equal", first + i1, first + i2, first + j1, first + j2))
    if last:
        spans.append((True, len(old) - last, len(old), len(new) - last, len(new)))
    return spans


def _smoothed(spans: list[_Span], old: Sequence[str]) -> list[_Span]:
    """Islands of one word between two changes go under; numbers are shown to have stayed."""
    out: list[_Span] = []
    for at, (same, i1, i2, j1, j2) in enumerate(spans):
        inner = 0 < at < len(spans) - 1
        if same and inner and _small(old[i1:i2]):
            same = False
        if out and out[-1][0] == same:
            _, a1, _, b1, _ = out.pop()
            out.append((same, a1, i2, b1, j2))
        else:
            out.append((same, i1, i2, j1, j2))
    return out


def _small(tokens_: Sequence[str]) -> bool:
    words = [one for one in tokens_ if one[0].isalnum()]
    return len(words) <= 1 and not any(one[0].isdigit() for one in words)


def _kept(spans: Iterable[_Span], old: Sequence[str]) -> int:
    return sum(_letters(old[i1:i2]) for same, i1, i2, _, _ in spans if same)


def _letters(tokens_: Iterable[str]) -> int:
    return sum(len(one) for one in tokens_ if one[0].isalnum())


def _ops(spans: Iterable[_Span], old: Sequence[str], new: Sequence[str]) -> Iterable[Op]:
    for same, i1, i2, j1, j2 in spans:
        if not same:
            yield Op("".join(old[i1:i2]), "".join(new[j1:j2]))
            continue
        # Equal but for the tone mark's place: kept apart from the letters that are equal.
        start = 0
        pairs = list(zip(old[i1:i2], new[j1:j2], strict=True))
        for at in range(1, len(pairs) + 1):
            alike = at < len(pairs) and (pairs[at][0] == pairs[at][1]) == (
                pairs[start][0] == pairs[start][1]
            )
            if not alike:
                before = "".join(one for one, _ in pairs[start:at])
                after = "".join(one for _, one in pairs[start:at])
                yield Op(before, after, same=before == after, tone=before != after)
                start = at


def only_tone(ops: Iterable[Op]) -> bool:
    """True when something changed and all of it is the place of tone marks."""
    changed = [op for op in ops if not op.same]
    return bool(changed) and all(op.tone for op in changed)


_FIGURE = re.compile(r"\d+(?:[.,/]\d+)*%?")


_SIGN = re.compile(r"(?:^|\s)[-−]$")


def figures(ops: Iterable[Op]) -> bool:
    """Whether a number changed, or lost or got the sign before it."""
    every = tuple(ops)
    old = new = ""
    for op, after in zip(every, (*every[1:], Op("", "")), strict=True):
        old, new = old + op.old, new + op.new
        if op.same:
            continue
        signed = bool(_SIGN.search(old)) != bool(_SIGN.search(new)) and after.new[:1].isdigit()
        if signed or _FIGURE.findall(op.old) != _FIGURE.findall(op.new):
            return True
    return False
