"""The words of a text told apart: what rules ask before they go through the text itself."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache
from itertools import accumulate

from pipeline.check.apart import Apart
from pipeline.check.known import WIDE, folded_word
from pipeline.check.phrases import Phrases, parted


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
    def twice(self) -> list[str]:
        """The folded words that stand twice side by side, each a piece of its own."""
        told = self._told
        known = told.known
        found = [known.twice[both] for both in told.pairs if both in known.twice]
        if len(known.words) > WIDE:
            found += [sign for sign in told.bare if ord(sign) >= WIDE and sign * 2 in told.signs]
        return [known.words[ord(sign)] for sign in found]

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

    @property
    def folded_vocabulary(self) -> frozenset[str]:
        """The words folded, each once."""
        return self._told.folded

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
        if not told.folded.issuperset(phrase):
            return False
        if not (sure and told.compounds.isdisjoint(phrase)):
            return True
        return told.together(phrase)

    def held(self, phrases: Phrases) -> set[str]:
        """Those of a list that `holds` says may stand here: none is asked whose first two words do not
        stand together."""
        told = self._told
        listed = phrases.under(told.known)
        asked = list(listed.unsure)
        for sign in told.bare & listed.ones:
            asked += listed.by_sign[sign]
        if listed.twos:
            for two in told.pairs & listed.twos:
                asked += listed.by_pair[two]
        for word in told.compounds & listed.words:
            asked += listed.by_word[word]
        return {one for one in asked if self.holds(one)}

    def standing(self, words: str) -> list[int] | None:
        """Where folded words stand, in order: told by the signs, without the text being folded for it.
        None when a sign stands within one of them."""
        _, _, phrase = parted(words)
        if not phrase:
            return None
        told, size = self._told, len(phrase)
        found: set[int] = set()
        done: set[tuple[int, str]] = set()
        for sought in told.ways(phrase):
            at = told.signs.find(sought)
            while at >= 0:
                number = told.of[at]
                typed = told.pieces[at] if size == 1 else " ".join(told.pieces[at : at + size])
                if (number, typed) not in done:
                    done.add((number, typed))
                    for way in _within(typed, words):
                        self._whole(way, number, found)
                at = told.signs.find(sought, at + 1)
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

    def begun(self, leads: tuple[str, ...]) -> list[tuple[int, int, str]]:
        """Every place of whole words as typed, in order: where, number of the paragraph, which of them.

        They are sought by their signs, a quarter of the text; a paragraph is gone through for those it has.
        """
        listed = _leads(leads)
        found: list[tuple[int, int, str]] = []
        for phrase in self.held(listed.phrases):
            for lead in listed.leads[phrase]:
                self._beginning(lead, parted(phrase)[2], found)
        found.sort()
        return found

    def _beginning(
        self, lead: str, phrase: tuple[str, ...], found: list[tuple[int, int, str]]
    ) -> None:
        told, starts = self._told, self.starts
        if not phrase:  # signs alone
            self._as_typed(lead, found)
            return
        done: set[int] = set()
        head = lead.split(None, 1)[0]
        for sought in told.ways(phrase):
            piece = told.signs.find(sought)
            while piece >= 0:
                number = told.of[piece]
                # Most pieces of a sign have other capitals than the lead.
                if head in told.pieces[piece] and number not in done:
                    done.add(number)
                    last = starts[number + 1]
                    at = self.text.find(lead, starts[number], last)
                    while at >= 0:
                        found.append((at, number, lead))
                        at = self.text.find(lead, at + 1, last)
                piece = told.signs.find(sought, piece + 1)

    def _as_typed(self, lead: str, found: list[tuple[int, int, str]]) -> None:
        number, starts = 0, self.starts
        at = self.text.find(lead)
        while at >= 0:
            while starts[number + 1] <= at:
                number += 1
            found.append((at, number, lead))
            at = self.text.find(lead, at + 1)

    def inside(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        """Every match, in order, of a pattern that neither crosses a blank nor looks past one."""
        told = self._told
        signs, pieces = told.signs, told.pieces
        found: list[re.Match[str]] = []
        for piece in self.having(pattern):
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


class _Leads:
    """Words as typed, by the folded phrases that they are."""

    def __init__(self, leads: tuple[str, ...]) -> None:
        self.leads: dict[str, list[str]] = {}
        for lead in leads:
            self.leads.setdefault(folded_word(lead), []).append(lead)
        self.phrases = Phrases(self.leads)


@lru_cache(maxsize=512)
def _leads(leads: tuple[str, ...]) -> _Leads:
    return _Leads(leads)


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
