"""The words of a text told apart: what rules ask before they go through the text itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from operator import itemgetter

from pipeline.check.known import BETWEEN, folded_word, table, words_of

_FEW = 30
"""Pieces up to which each is sought on its own: a text is gone through by a pattern in the time of 30."""
_Places = dict[str, set[str]]


class _Told:
    """A text taken apart."""

    def __init__(self, text: str) -> None:
        self.known = known = table()
        self.pieces = text.split()
        self.distinct = frozenset(self.pieces)
        # All are looked up in one call: half the time of one call for each.
        signs = itemgetter(*self.pieces, "")(known)  # two at least: a tuple
        self.signs = "".join(signs[:-1])
        self.bare = frozenset(map(known.__getitem__, self.distinct))
        self.folded = frozenset(chain.from_iterable(map(known.told.__getitem__, self.bare)))
        compounds = map(known.told.__getitem__, self.bare & known.compounds)
        self.compounds = frozenset(chain.from_iterable(compounds))
        """Words that stand with others in one piece."""
        self._edges: tuple[_Places, _Places, _Places] | None = None
        self._after: dict[str, set[str]] = {}

    def edges(self) -> tuple[_Places, _Places, _Places]:
        """Words whose piece holds more, letters beside digits too, with the signs of such pieces: the last
        ones, which may begin a phrase, the first ones, which may end one, all of them."""
        if self._edges is None:
            last: _Places = {}
            first: _Places = {}
            every: _Places = {}
            for sign in self.bare & self.known.mixed:
                for words in self.known.odd[sign]:
                    last.setdefault(words[-1], set()).add(sign)
                    first.setdefault(words[0], set()).add(sign)
                    for word in words:
                        every.setdefault(word, set()).add(sign)
            self._edges = last, first, every
        return self._edges

    def ways(self, phrase: tuple[str, ...]) -> list[str]:
        """How a phrase may stand in `signs`: its first and last word may be a part of a piece each."""
        last, first, every = self.edges()
        if len(phrase) == 1:
            return self._either(phrase[0], every)
        within = self.as_signs(phrase[1:-1])
        if len(phrase) > 2 and not within:
            return []
        ends = self._either(phrase[-1], first)
        return [one + within + end for one in self._either(phrase[0], last) for end in ends]

    def _either(self, word: str, odd: _Places) -> list[str]:
        own = self.as_signs((word,))
        return [*([own] if own else ()), *odd.get(word, ())]

    def together(self, phrase: tuple[str, ...]) -> bool:
        """Whether words that are pieces of this text, each one of its own, stand side by side."""
        signs = self.as_signs(phrase)
        if len(signs) < 2:
            return signs in self.bare
        first, second = signs[0], signs[1]
        after = self._after.get(first)
        if after is None:
            # One walk for all phrases with that first word; "" where it follows itself.
            after = self._after[first] = {rest[:1] for rest in self.signs.split(first)[1:]}
        beside = ("" if second == first else second) in after
        return beside and (len(signs) == 2 or signs in self.signs)

    def as_signs(self, phrase: tuple[str, ...]) -> str:
        """Words as they stand in `signs`; "" when one of them never was a piece of its own."""
        known = self.known
        signs = known.sought.get(phrase)
        if signs is None:
            numbers = [known.numbers.get(word, -1) for word in phrase]
            if -1 in numbers:
                return ""
            signs = known.sought[phrase] = "".join([chr(number) for number in numbers])
        return signs


class Pieces:
    """A text by what stands between its blanks. What is asked of it is worked out once."""

    # By hand: `cached_property` is a plain property to mypyc, worked out anew each time.
    def __init__(self, text: str) -> None:
        self.text = text
        self._apart: _Told | None = None
        self._vocabulary: frozenset[str] | None = None

    @property
    def _told(self) -> _Told:
        if self._apart is None:
            self._apart = _Told(self.text)
        return self._apart

    @property
    def pieces(self) -> list[str]:
        """What stands between blanks, in order: words with the signs at them."""
        return self._told.pieces

    @property
    def distinct(self) -> frozenset[str]:
        """The pieces, each once: some hundreds, whatever the length of the text."""
        return self._told.distinct

    def having(self, pattern: re.Pattern[str]) -> frozenset[str]:
        """The distinct pieces in which a pattern finds something, each between two blanks.

        Signs that stand together are sought so first: most texts have no odd ones. A piece is asked once a process.
        """
        told = self._told
        return told.distinct & told.known.having(pattern)

    @property
    def vocabulary(self) -> frozenset[str]:
        """The words as typed, each once, without signs."""
        if self._vocabulary is None:
            typed = self._told.known.typed
            self._vocabulary = frozenset(chain.from_iterable(map(typed.__getitem__, self.distinct)))
        return self._vocabulary

    @property
    def folded_vocabulary(self) -> frozenset[str]:
        """The words folded, each once."""
        return self._told.folded

    @property
    def signs(self) -> tuple[str, list[str]]:
        """Every piece, folded and without the signs at its ends, as one sign, and what each sign stands
        for by its number: a pattern over some thousand signs finds what is said again."""
        return self._told.signs, self._told.known.words

    def holds(self, words: str) -> bool:
        """False when folded words, whole ones, surely stand nowhere side by side: asked before the text is
        gone through, since most words of a list are not there."""
        phrase, sure, _ = _parted(words)
        told = self._told
        if not told.folded.issuperset(phrase):
            return False
        if not (sure and told.compounds.isdisjoint(phrase)):
            return True
        return told.together(phrase)

    def held(self, phrases: Phrases) -> set[str]:
        """Those of a list that `holds` says may stand here."""
        firsts = self._told.folded.intersection(phrases.by_first)
        return {one for first in firsts for one in phrases.by_first[first] if self.holds(one)}

    def beside(self, first: str, second: str) -> bool:
        """False when two folded words of the vocabulary surely stand nowhere side by side."""
        told = self._told
        if first in told.compounds or second in told.compounds:
            return True
        signs = told.as_signs((first, second))
        return signs != "" and signs in told.signs

    def standing(self, words: str) -> list[int] | None:
        """Where folded words stand, in order: told by the signs, without the text being folded for it.
        None when a sign stands within one of them."""
        _, _, phrase = _parted(words)
        if not phrase:
            return None
        told, typed = self._told, set()
        for sought in told.ways(phrase):
            at = told.signs.find(sought)
            while at >= 0:
                typed.add(" ".join(told.pieces[at : at + len(phrase)]))
                at = told.signs.find(sought, at + 1)
        found = {place for one in typed for place in self._whole(one, words)}
        return sorted(found)

    def _whole(self, typed: str, words: str) -> list[int]:
        """Where words stand as they are within what was typed, no letter at either end."""
        text, found = self.text, []
        for way in _within(typed, words):
            at = text.find(way)
            while at >= 0:
                end = at + len(way)
                if not (at and text[at - 1].isalpha()) and not text[end : end + 1].isalpha():
                    found.append(at)
                at = text.find(way, end)
        return found

    def inside(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        """Every match, in order, of a pattern that neither crosses a blank nor looks past one."""
        pieces = self.having(pattern)
        if len(pieces) > _FEW:
            return list(pattern.finditer(self.text))
        text = self.text
        found: list[re.Match[str]] = []
        for piece in pieces:
            at = text.find(piece)
            while at >= 0:
                end = at + len(piece)
                if not (text[max(at - 1, 0) : at].strip() or text[end : end + 1].strip()):
                    found += pattern.finditer(text, at, end)
                at = text.find(piece, end)
        return sorted(found, key=_start)


class Phrases:
    """A list of folded phrases, sought together in many texts."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self.by_first: dict[str, list[str]] = {}
        for one in phrases:
            self.by_first.setdefault(_parted(one)[0][0], []).append(one)


def _start(match: re.Match[str]) -> int:
    return match.start()


def _within(typed: str, words: str) -> set[str]:
    """Folded words as they were typed."""
    small = folded_word(typed)
    found: set[str] = set()
    at = small.find(words)
    while at >= 0:
        found.add(typed[at : at + len(words)])
        at = small.find(words, at + 1)
    return found


@lru_cache(maxsize=4096)
def _parted(words: str) -> tuple[tuple[str, ...], bool, tuple[str, ...]]:
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
