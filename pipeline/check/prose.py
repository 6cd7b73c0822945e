"""The author's running words (see `passages`) in one long text that rules search at once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from pipeline.check.known import folded
from pipeline.check.passages import Passage, passages
from pipeline.check.pieces import Pieces
from pipeline.check.rule import Finding
from pipeline.source import Node
from pipeline.text import TONES, nfc

__all__ = ["CAPITAL", "LOWER", "UPPER", "Hit", "Prose", "folded", "prose"]

_VOWELS = "aăâeêioôơuưy"
LOWER = "a-zđ" + "".join(nfc(vowel + tone) for vowel in _VOWELS for tone in ("", *TONES))
"""Small letters, to stand inside [ ] of a pattern."""
UPPER = "A-ZĐ" + LOWER[3:].upper()
"""Capitals, to stand inside [ ] of a pattern."""

CAPITAL = re.compile(rf"^ [{UPPER}]")
"""A piece that begins with a capital (see `Prose.led`)."""
_DIGIT = re.compile(r"[0-9]")


class Hit:
    """A match in one passage; `start` and `end` count in the passage."""

    # By hand, as a passage is.
    __slots__ = ("end", "match", "passage", "start")

    def __init__(
        self, passage: Passage, start: int, end: int, match: re.Match[str] | None = None
    ) -> None:
        self.passage = passage
        self.start = start
        self.end = end
        self.match = match

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

    def __init__(self, passages: Iterable[Passage]) -> None:
        self.passages = tuple(passages)
        super().__init__([passage.text for passage in self.passages])
        self._folded: str | None = None
        self._figures: Figures | None = None

    @property
    def folded(self) -> str:
        """The text in small letters and one tone style, letter for letter."""
        if self._folded is None:
            self._folded = folded(self.text)
        return self._folded

    @property
    def figures(self) -> Figures:
        """The passages in which a digit stands: what dates, numbers and citations are sought in."""
        if self._figures is None:
            self._figures = Figures(self, self.paragraphs(self.having(_DIGIT)))
        return self._figures

    def find(self, pattern: re.Pattern[str], small: bool = False) -> Iterator[Hit]:
        """Every match of a pattern; `small`: in the folded text. Patterns must not cross a new line."""
        for match in pattern.finditer(self.folded if small else self.text):
            yield self.hit(match.start(), match.end(), match)

    def led(
        self,
        leads: tuple[str, ...],
        pattern: re.Pattern[str],
        behind: re.Pattern[str] | None = None,
    ) -> Iterator[Hit]:
        """Every place of a lead, as typed, with the pattern right behind it, in order of the text.

        A lead is whole words, which are sought by their signs: quicker than a pattern that tries all of
        them at each letter. A hit begins with its lead; its `match` is the pattern's. `behind` says what the
        pattern needs of the next piece (see `begun`): most places are out by it.
        """
        return self._led(self.begun(leads, behind), pattern)

    def _led(
        self, begun: Iterable[tuple[int, int, str]], pattern: re.Pattern[str]
    ) -> Iterator[Hit]:
        for at, number, lead in begun:
            if match := pattern.match(self.text, at + len(lead)):
                first = self.starts[number]
                yield Hit(self.passages[number], at - first, match.end() - first, match)

    def words(
        self, words: str, held: bool = False, plain: list[int] | None = None
    ) -> Iterator[Hit]:
        """Every place of whole words, whatever their capitals and tone style (`words` are folded).

        `held`: they were asked for before (see `Pieces.held`); `plain`: see `standing`.
        """
        if not (held or plain or self.holds(words)):
            return
        if (places := self.standing(words, plain)) is not None:
            for at in places:
                yield self.hit(at, at + len(words))
            return
        at = self.folded.find(words)
        while at >= 0:
            end = at + len(words)
            if not (_letter(self.folded, at - 1) or _letter(self.folded, end)):
                yield self.hit(at, end)
            at = self.folded.find(words, end)

    def hit(self, start: int, end: int, match: re.Match[str] | None = None) -> Hit:
        """A place of the whole text as a place in its passage."""
        number = bisect_right(self.starts, start) - 1
        first = self.starts[number]
        return Hit(self.passages[number], start - first, end - first, match)


class Figures(Prose):
    """The passages of a text in which a digit stands."""

    def __init__(self, whole: Prose, numbers: list[int]) -> None:
        """`numbers`: which passages of the whole these are."""
        super().__init__([whole.passages[number] for number in numbers])
        self._whole_text = whole
        self._numbers = frozenset(numbers)

    def led(
        self,
        leads: tuple[str, ...],
        pattern: re.Pattern[str],
        behind: re.Pattern[str] | None = None,
    ) -> Iterator[Hit]:
        """See `Prose.led`: the whole has been told apart already."""
        whole = self._whole_text
        begun = [one for one in whole.begun(leads, behind) if one[1] in self._numbers]
        return whole._led(begun, pattern)


def _letter(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isalpha()


def prose(root: Node) -> Prose:
    """The words of a whole file."""
    return Prose(passages(root))
