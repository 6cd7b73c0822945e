"""Lists of folded phrases, sought together in many texts by the first two words of each."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable
from functools import lru_cache

from pipeline.check.known import BETWEEN, Known, folded_word, words_of

_ORDER = "utf-16-le" if sys.byteorder == "little" else "utf-16-be"
"""Every sign is two bytes, two of them one number of four. The rare one of four bytes is as two signs that
stand together, which hides nothing."""


@lru_cache(maxsize=8192)
def parted(words: str) -> tuple[tuple[str, ...], bool, tuple[str, ...]]:
    """The words of a phrase of a list; whether each is a piece of its own; its pieces without the signs at
    them, () where a sign stands within one: "phòng tài chính - kế hoạch" has an empty one, "lê-nin" is one
    piece of two words."""
    told = words_of(words)
    pieces = tuple([piece.strip(BETWEEN) for piece in words.split()])
    apart = bool(told) and all(map(str.isalnum, pieces))
    plain = bool(pieces and pieces[0] and pieces[-1]) and all(
        map(str.isalnum, filter(None, pieces))
    )
    return told, apart, pieces if plain else ()


def pair(signs: str) -> int:
    """Two signs that stand side by side as one number."""
    return int.from_bytes(signs.encode(_ORDER, "surrogatepass")[:4], sys.byteorder)


def pairs_of(signs: str, listed: set[int]) -> set[int]:
    """Those of the pairs of lists that stand among the signs of a text: all pairs of it looked up in one
    set take half the time of a set of them."""
    codes = signs.encode(_ORDER, "surrogatepass")
    found: set[int] = set()
    for first in (0, 2):
        end = first + (len(codes) - first) // 4 * 4
        found |= listed.intersection(array("I", codes[first:end]))
    return found


class Phrases:
    """A list of folded phrases; more may be added."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._all = list(phrases)
        self._listed: Listed | None = None

    def add(self, phrases: Iterable[str]) -> None:
        """More of them."""
        new = list(phrases)
        self._all += new
        if self._listed is not None:
            for one in new:
                self._listed.put(one)

    def under(self, known: Known) -> Listed:
        """Ordered by the signs that words have in a table."""
        listed = self._listed
        if listed is None or listed.known is not known:
            listed = self._listed = Listed(self._all, known)
        return listed


class Listed:
    """A list of phrases by what a text is asked for."""

    def __init__(self, phrases: list[str], known: Known) -> None:
        self.known = known
        self.by_sign: dict[str, list[str]] = {}
        """Phrases of one word, by its sign."""
        self.by_pair: dict[int, list[tuple[str, str]]] = {}
        """The others with the signs of their words, by the first two."""
        self.by_word: dict[str, list[str]] = {}
        """All of these by each word: where it stands with others in a piece, its sign is not there."""
        self.unsure: list[str] = []
        """Those with a sign within."""
        # Their keys: a set and a set are compared at once, a set and a mapping one by one.
        self.ones: set[str] = set()
        self.twos: set[int] = set()
        self.words: set[str] = set()
        for one in phrases:
            self.put(one)

    def put(self, phrase: str) -> None:
        """One more of them."""
        words, sure, _ = parted(phrase)
        if not sure:
            self.unsure.append(phrase)
            return
        for word in words:
            self.words.add(word)
            self.by_word.setdefault(word, []).append(phrase)
        signs = "".join(map(self.known.sign, words))
        if len(signs) == 1:
            self.ones.add(signs)
            self.by_sign.setdefault(signs, []).append(phrase)
        else:
            first = pair(signs[:2])
            self.twos.add(first)
            self.known.listed.add(first)
            self.by_pair.setdefault(first, []).append((phrase, signs))


class Leads:
    """Words as typed, by the folded phrases that they are."""

    def __init__(self, leads: tuple[str, ...]) -> None:
        self.leads: dict[str, list[tuple[str, str]]] = {}
        """With the first piece of each."""
        for lead in leads:
            head = (lead.split(None, 1) or [""])[0]
            self.leads.setdefault(folded_word(lead), []).append((lead, head))
        self.phrases = Phrases(self.leads)


@lru_cache(maxsize=512)
def listed_leads(leads: tuple[str, ...]) -> Leads:
    """Those of a rule, put in order once."""
    return Leads(leads)
