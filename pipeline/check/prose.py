"""The author's running words (see `passages`) in one long text that rules search at once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from pipeline.check.known import folded, folded_word
from pipeline.check.passages import Passage, passages
from pipeline.check.pieces import Pieces
from pipeline.check.rule import Finding
from pipeline.record import record
from pipeline.source import Node
from pipeline.text import TONES, nfc

__all__ = ["LOWER", "UPPER", "Hit", "Prose", "folded", "prose"]

_VOWELS = "aăâeêioôơuưy"
LOWER = "a-zđ" + "".join(nfc(vowel + tone) for vowel in _VOWELS for tone in ("", *TONES))
"""Small letters, to stand inside [ ] of a pattern."""
UPPER = "A-ZĐ" + LOWER[3:].upper()
"""Capitals, to stand inside [ ] of a pattern."""

_DIGITS = re.compile(r"[0-9][0-9.,/-]*")


@record(frozen=True, slots=True)
class Hit:
    """A match in one passage; `start` and `end` count in the passage."""

    passage: Passage
    start: int
    end: int
    match: re.Match[str] | None = None

    @property
    def words(self) -> str:
        """The words hit, as written."""
        return self.passage.text[self.start : self.end]

    @property
    def raw(self) -> str:
        """The words hit with the marks of the inline grammar, as they stand in the scalar."""
        first = self.passage.offset
        return self.passage.scalar.value[first + self.start : first + self.end]

    @property
    def sentence(self) -> str:
        """The sentence around the hit."""
        text = self.passage.text
        begin = max(text.rfind(mark, 0, self.start) for mark in (". ", "; ", "? ", "! ")) + 1
        ends = [at for mark in (". ", "; ", "? ", "! ") if (at := text.find(mark, self.end)) >= 0]
        return text[begin : min(ends, default=len(text))]

    def finding(
        self, message: str, hint: str = "", new: str | None = None, sure: bool = True
    ) -> Finding:
        """A finding at this hit; `new` = the words to put in its place."""
        return self.passage.finding(self.start, message, hint, new=new, end=self.end, sure=sure)


class Prose(Pieces):
    """All passages of a file in written order, searchable as one text (a new line between two)."""

    def __init__(self, passages: Iterable[Passage], within: Prose | None = None) -> None:
        """`within`: the whole of which these are a part; what it does not hold, they do not."""
        self._within = within
        self.passages = tuple(passages)
        super().__init__("\n".join(passage.text for passage in self.passages))
        lengths = [len(passage.text) + 1 for passage in self.passages]
        self._starts = list(accumulate(lengths, initial=0))
        self._folded: str | None = None
        self._figures: Prose | None = None

    @property
    def folded(self) -> str:
        """The text in small letters and one tone style, letter for letter."""
        if self._folded is None:
            self._folded = folded(self.text)
        return self._folded

    def holds(self, words: str) -> bool:
        """See `Pieces.holds`."""
        return self._within.holds(words) if self._within else super().holds(words)

    @property
    def figures(self) -> Prose:
        """The passages in which a digit stands: what dates, numbers and citations are sought in."""
        if self._figures is None:
            starts, places = self._starts, set()
            for one in _DIGITS.finditer(self.text):
                places.add(bisect_right(starts, one.start()))
            self._figures = Prose([self.passages[place - 1] for place in sorted(places)], self)
        return self._figures

    def find(self, pattern: re.Pattern[str], small: bool = False) -> Iterator[Hit]:
        """Every match of a pattern; `small`: in the folded text. Patterns must not cross a new line."""
        for match in pattern.finditer(self.folded if small else self.text):
            yield self.hit(match.start(), match.end(), match)

    def led(self, leads: Iterable[str], pattern: re.Pattern[str]) -> Iterator[Hit]:
        """Every place of a lead, as typed, with the pattern right behind it, in order of the text.

        One lead after the other is sought: quicker than a pattern that tries all of them at each
        letter. A lead is whole words. A hit begins with its lead; its `match` is the pattern's.
        """
        text, found = self.text, []
        for lead in leads:
            at = text.find(lead) if self.holds(folded_word(lead)) else -1
            while at >= 0:
                end = at + len(lead)
                if match := pattern.match(text, end):
                    found.append((at, match))
                at = text.find(lead, at + 1)  # its last blank may be the next one's first
        for at, match in sorted(found, key=lambda one: one[0]):
            yield self.hit(at, match.end(), match)

    def words(self, words: str) -> Iterator[Hit]:
        """Every place of whole words, whatever their capitals and tone style (`words` are folded)."""
        if not self.holds(words):
            return
        if (places := self.standing(words)) is not None:
            yield from (self.hit(at, at + len(words)) for at in places)
            return
        at = self.folded.find(words)
        while at >= 0:
            end = at + len(words)
            if not (_letter(self.folded, at - 1) or _letter(self.folded, end)):
                yield self.hit(at, end)
            at = self.folded.find(words, end)

    def hit(self, start: int, end: int, match: re.Match[str] | None = None) -> Hit:
        """A place of the whole text as a place in its passage."""
        number = bisect_right(self._starts, start) - 1
        first = self._starts[number]
        return Hit(self.passages[number], start - first, end - first, match)


def _letter(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isalpha()


def prose(root: Node) -> Prose:
    """The words of a whole file."""
    return Prose(passages(root))
