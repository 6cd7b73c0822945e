"""The words of a text told apart: what rules ask before they go through the text itself."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache
from itertools import accumulate

from pipeline.check.apart import Apart
from pipeline.check.known import folded_word
from pipeline.check.phrases import Phrases, listed_leads, parted


class Pieces:
    """A text by what stands between its blanks. What is asked of it is worked out once."""

    # By hand: `cached_property` is a plain property to mypyc, worked out anew each time.
    def __init__(self, parts: list[str]) -> None:
        """`parts`: its paragraphs; words are sought within one."""
        self.parts = parts
        self.text = "\n".join(parts)
        self.starts = list(accumulate([len(part) + 1 for part in parts], initial=0))
        """Where each paragraph begins in the text, and where one more would."""
        self._apart: Apart | None = None

    @property
    def _told(self) -> Apart:
        if self._apart is None:
            self._apart = Apart(self.parts)
        return self._apart

    @property
    def pieces(self) -> list[str]:
        """What stands between blanks, in order: words with the signs at them."""
        return self._told.pieces

    @property
    def distinct(self) -> frozenset[str]:
        """The pieces, each once: some hundreds, whatever the length of the text."""
        return self._told.distinct

    def paragraphs(self, some: frozenset[str]) -> list[int]:
        """The numbers of those with one of some pieces."""
        of = self._told.of
        return sorted({of[at] for at in self.places(some)})

    def places(self, some: Set[str]) -> list[int]:
        """The numbers of all pieces that are one of some, in no order: sought by their signs."""
        told = self._told
        signs, pieces = told.signs, told.pieces
        found: list[int] = []
        for sign in {told.known[piece] for piece in some}:
            at = signs.find(sign)
            while at >= 0:
                if pieces[at] in some:
                    found.append(at)
                at = signs.find(sign, at + 1)
        return found

    def having(self, pattern: re.Pattern[str]) -> frozenset[str]:
        """The distinct pieces in which a pattern finds something, each between two blanks.

        Signs that stand together are sought so first: most texts have no odd ones. A piece is asked once a process.
        """
        told = self._told
        return told.distinct & told.known.having(pattern)

    def typed(self, words: frozenset[str]) -> set[str]:
        """Those of a list of single words, as typed, that may be in the text: with these capitals."""
        told = self._told
        some = told.distinct & told.known.holding(words)
        return {word for piece in some for word in told.known.typed[piece] if word in words}

    def among(self, words: frozenset[str]) -> set[str]:
        """Those of some folded words that stand in the text."""
        told = self._told
        known = told.known
        some = told.bare & known.among(words)
        return {word for sign in some for word in known.told[sign] if word in words}

    def beyond(self, words: frozenset[str]) -> set[str]:
        """The folded words of the text that are none of some."""
        told = self._told
        known = told.known
        some = told.bare & known.beyond(words)
        return {word for sign in some for word in known.told[sign] if word not in words}

    @property
    def signs(self) -> tuple[str, list[str]]:
        """Every piece, folded and without the signs at its ends, as one sign, and what each sign stands
        for by its number: what is said again is found in some thousand signs."""
        return self._told.signs, self._told.known.words

    def holds(self, words: str) -> bool:
        """False when folded words, whole ones, surely stand nowhere side by side: asked before the text is
        gone through, since most words of a list are not there."""
        phrase, sure, _ = parted(words)
        told = self._told
        if not all(map(told.has, phrase)):
            return False
        if not (sure and told.compounds.isdisjoint(phrase)):
            return True
        return told.together(phrase)

    def held(self, phrases: Phrases) -> set[str]:
        """Those of a list that `holds` says may stand here: none is asked whose first two words do not
        stand together."""
        told = self._told
        listed = phrases.under(told.known)
        found: set[str] = set()
        for sign in told.bare & listed.ones:
            found.update(listed.by_sign[sign])
        if listed.twos:
            whole = told.signs
            for two in told.pairs & listed.twos:
                for phrase, signs in listed.by_pair[two]:
                    if len(signs) == 2 or signs in whole:
                        found.add(phrase)
        asked = list(listed.unsure)
        for word in told.compounds & listed.words:
            asked += listed.by_word[word]
        found.update([one for one in asked if one not in found and self.holds(one)])
        return found

    def standing(self, words: str, plain: list[int] | None = None) -> list[int] | None:
        """Where folded words stand, in order: told by the signs, without the text being folded for it.
        None when a sign stands within one of them. `plain`: the numbers of the first pieces, where they
        are known, of all places where each word is a piece."""
        _, _, phrase = parted(words)
        if not phrase:
            return None
        told, size = self._told, len(phrase)
        found: set[int] = set()
        done: set[tuple[int, str]] = set()
        own = "" if plain is None else told.as_signs(phrase)
        for sought in told.ways(phrase):
            places = plain if plain is not None and sought == own else _places(told.signs, sought)
            for at in places:
                number = told.of[at]
                typed = told.pieces[at] if size == 1 else " ".join(told.pieces[at : at + size])
                if (number, typed) not in done:
                    done.add((number, typed))
                    for way in _within(typed, words):
                        self._whole(way, number, found)
        return sorted(found)

    def _whole(self, way: str, number: int, found: set[int]) -> None:
        """Where words stand in a paragraph as they are, no letter at either end."""
        text, last = self.text, self.starts[number + 1]
        at = text.find(way, self.starts[number], last)
        while at >= 0:
            end = at + len(way)
            if not (at and text[at - 1].isalpha()) and not text[end : end + 1].isalpha():
                found.add(at)
            at = text.find(way, end, last)

    def opening(self, pattern: re.Pattern[str]) -> list[int]:
        """The numbers of the paragraphs in whose first piece, between two blanks, a pattern finds something."""
        some = self.having(pattern)
        if not some:
            return []
        pieces, firsts = self._told.pieces, self._told.firsts
        found: list[int] = []
        for number in range(len(firsts) - 1):
            first = firsts[number]
            if first < firsts[number + 1] and pieces[first] in some:
                found.append(number)
        return found

    def begun(
        self, leads: tuple[str, ...], behind: re.Pattern[str] | None = None
    ) -> list[tuple[int, int, str]]:
        """Every place of whole words as typed, in order: where, number of the paragraph, which of them.

        They are sought by their signs, a quarter of the text; a paragraph is gone through for those it has.
        `behind`: what the next piece has, between two blanks, at each place that is wanted; others may be left out.
        """
        listed = listed_leads(leads)
        found: list[tuple[int, int, str]] = []
        held = self.held(listed.phrases)
        if not held:
            return found
        wanted = None if behind is None else self.having(behind)
        for phrase in held:
            pieces = parted(phrase)[2]
            if pieces:
                self._beginning(listed.leads[phrase], pieces, wanted, found)
            else:
                for lead, _ in listed.leads[phrase]:
                    self._as_typed(lead, found)
        found.sort()
        return found

    def _beginning(
        self,
        leads: list[tuple[str, str]],
        phrase: tuple[str, ...],
        wanted: frozenset[str] | None,
        found: list[tuple[int, int, str]],
    ) -> None:
        told, size = self._told, len(phrase)
        pieces, of, firsts = told.pieces, told.of, told.firsts
        done: set[tuple[int, str]] = set()
        for sought in told.ways(phrase):
            for piece in _places(told.signs, sought):
                number = of[piece]
                if wanted is not None:
                    behind = piece + size
                    if behind >= firsts[number + 1] or pieces[behind] not in wanted:
                        continue
                for lead, head in leads:
                    # Most pieces of a sign have other capitals than the lead.
                    if head in pieces[piece] and (number, lead) not in done:
                        done.add((number, lead))
                        self._led_in(lead, number, found)

    def _led_in(self, lead: str, number: int, found: list[tuple[int, int, str]]) -> None:
        text, last = self.text, self.starts[number + 1]
        at = text.find(lead, self.starts[number], last)
        while at >= 0:
            found.append((at, number, lead))
            at = text.find(lead, at + 1, last)

    def _as_typed(self, lead: str, found: list[tuple[int, int, str]]) -> None:
        number, text, starts, size = 0, self.text, self.starts, len(lead)
        # One sign is sought in a fraction of the time of two.
        first = lead[0]
        at = text.find(first)
        while at >= 0:
            if text[at : at + size] == lead:
                while starts[number + 1] <= at:
                    number += 1
                found.append((at, number, lead))
            at = text.find(first, at + 1)

    def inside(self, pattern: re.Pattern[str], some: Set[str]) -> list[re.Match[str]]:
        """Every match within some pieces, in order, of a pattern that neither crosses a blank nor looks past one."""
        told = self._told
        signs, pieces = told.signs, told.pieces
        found: list[re.Match[str]] = []
        for piece in some:
            sign, done = told.known[piece], 0
            at = signs.find(sign)
            while at >= 0:
                if at >= done and pieces[at] == piece:
                    number = told.of[at]
                    done = told.firsts[number + 1]
                    self._inside(piece, number, pattern, found)
                at = signs.find(sign, at + 1)
        found.sort(key=_start)
        return found

    def _inside(
        self, piece: str, number: int, pattern: re.Pattern[str], found: list[re.Match[str]]
    ) -> None:
        text, last = self.text, self.starts[number + 1]
        at = text.find(piece, self.starts[number], last)
        while at >= 0:
            end = at + len(piece)
            if not (text[max(at - 1, 0) : at].strip() or text[end : end + 1].strip()):
                found += pattern.finditer(text, at, end)
            at = text.find(piece, end, last)


def _places(text: str, sought: str) -> list[int]:
    """Where it stands in a text, one upon another too."""
    found: list[int] = []
    at = text.find(sought)
    while at >= 0:
        found.append(at)
        at = text.find(sought, at + 1)
    return found


def _start(match: re.Match[str]) -> int:
    return match.start()


@lru_cache(maxsize=4096)
def _within(typed: str, words: str) -> tuple[str, ...]:
    """Folded words as they were typed."""
    small = folded_word(typed)
    found: set[str] = set()
    at = small.find(words)
    while at >= 0:
        found.add(typed[at : at + len(words)])
        at = small.find(words, at + 1)
    return tuple(found)
