"""How alike two paragraphs are: shares of common words and neighbouring pairs of words, 0 to 1."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from pipeline.text import nfc, unseen_removed

_WORD = re.compile(r"\d+(?:[.,/]\d+)*%?|\w+")


def plain(text: str) -> str:
    """NFC, every blank one space, a no-break hyphen a hyphen, nothing unseen: what two editors agree on."""
    return " ".join(unseen_removed(nfc(text)).replace("\u2011", "-").split())


@lru_cache(maxsize=20_000)
def words(text: str) -> tuple[str, ...]:
    """The words in small letters, without marks; numbers stay whole."""
    return tuple(_WORD.findall(plain(text).casefold()))


@lru_cache(maxsize=20_000)
def _features(text: str) -> tuple[Counter[object], int]:
    found = words(text)
    # A pair weighs as much as a word: the same words in another order are another sentence.
    counted: Counter[object] = Counter(found)
    counted.update(pairwise(found))
    return counted, sum(counted.values())


def likeness(one: str, other: str) -> float:
    """Dice's coefficient over words and pairs; texts without words are alike only when equal."""
    first, second = _features(one), _features(other)
    if not first[1] or not second[1]:
        return 1.0 if plain(one) == plain(other) else 0.0
    return 2 * _common(first[0], second[0]) / (first[1] + second[1])


def contained(part: str, whole: str, but: Sequence[str] = ()) -> float:
    """Which share of `part` occurs in `whole`; what the texts `but` account for is taken off first."""
    first, second = _features(part), _features(whole)
    rest = second[0]
    for text in but:
        rest = rest - _features(text)[0]
    return _common(first[0], rest) / first[1] if first[1] else 0.0


def likeness_bound(one: str, other: str) -> float:
    """No likeness can be above this: lengths alone decide it."""
    first, second = _features(one)[1], _features(other)[1]
    return 2 * min(first, second) / (first + second) if first + second else 1.0


def _common(first: Counter[object], second: Counter[object]) -> int:
    if len(first) > len(second):
        first, second = second, first
    get = second.get
    return sum(min(count, get(feature, 0)) for feature, count in first.items())


def joined(texts: Iterable[str]) -> str:
    """Paragraphs as one text."""
    return " ".join(texts)
