"""The author's running words (see `passages`) in one long text that rules search at once."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import accumulate, chain
from operator import itemgetter

from pipeline.check.passages import Passage, passages
from pipeline.check.rule import Finding
from pipeline.record import record
from pipeline.source import Node

_VOWELS = "aăâeêioôơuưy"
LOWER = "a-zđ" + "".join(
    unicodedata.normalize("NFC", vowel + tone)
    for vowel in _VOWELS
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
)
"""Small letters, to stand inside [ ] of a pattern."""
UPPER = "A-ZĐ" + LOWER[3:].upper()
"""Capitals, to stand inside [ ] of a pattern."""

_WORD = re.compile(r"\w+")
_BETWEEN = ".,;:()/-“”"
"""Signs that part words; only these are frequent."""
_DIGITS = re.compile(r"[0-9][0-9.,/-]*")
_FIRST_STYLE = dict(
    zip(
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"],
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"],
        strict=True,
    )
)
# One set of vowels comes first, which lets the engine skip along.
_SECOND_PAIR = re.compile(r"[àáảãạèéẻẽẹỳýỷỹỵ](?<=o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?![^\W\d_])")


def folded(text: str) -> str:
    """Small letters with the tone on the first vowel (hoà -> hòa), of the same length as the text."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    pieces, done = [], 0
    for found in _SECOND_PAIR.finditer(small):
        end = found.end()
        pieces += [small[done : end - 2], _FIRST_STYLE[small[end - 2 : end]]]
        done = end
    return "".join([*pieces, small[done:]])


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


class Prose:
    """All passages of a file in written order, searchable as one text (a new line between two)."""

    def __init__(self, passages: Iterable[Passage], within: Prose | None = None) -> None:
        """`within`: the whole of which these are a part; what it does not hold, they do not."""
        self._within = within
        self.passages = tuple(passages)
        self.text = "\n".join(passage.text for passage in self.passages)
        lengths = [len(passage.text) + 1 for passage in self.passages]
        self._starts = list(accumulate(lengths, initial=0))

    @cached_property
    def folded(self) -> str:
        """The text in small letters and one tone style, letter for letter."""
        return folded(self.text)

    @cached_property
    def pieces(self) -> list[str]:
        """What stands between blanks, in order: words with the signs at them."""
        return self.text.split()

    @cached_property
    def distinct(self) -> frozenset[str]:
        """The pieces, each once: some hundreds, whatever the length of the text."""
        return frozenset(self.pieces)

    @cached_property
    def once(self) -> str:
        """The distinct pieces, each between two blanks: a quarter of the text.

        Signs that stand together are sought here first; most texts have no odd ones.
        """
        return " ".join(["", *self.distinct, ""])

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words as typed, each once, without signs."""
        text = self.once
        for sign in _BETWEEN:
            text = text.replace(sign, " ")
        pieces = set(text.split())
        words = set(filter(str.isalnum, pieces))
        return frozenset(words.union(*map(_words, pieces - words)))

    @cached_property
    def folded_vocabulary(self) -> frozenset[str]:
        """The words folded, each once."""
        return self._compounds.union(filter(str.isalnum, self._numbers))

    @cached_property
    def signs(self) -> tuple[str, list[str]]:
        """Every piece, folded and without the signs at its ends, as one sign, and what each sign stands
        for by its number: a pattern over some thousand signs finds what is said again."""
        if not self.pieces:
            return "", []
        signs, numbers = self._signs
        # All are looked up in one call: half the time of one call for each.
        return "".join(itemgetter(*self.pieces)(signs)), list(numbers)

    @cached_property
    def _signs(self) -> tuple[dict[str, str], dict[str, int]]:
        """The sign of each piece as typed, the number of each bare one."""
        signs: dict[str, str] = {}
        numbers: dict[str, int] = {}
        for piece in self.distinct:
            signs[piece] = chr(numbers.setdefault(_bare(piece), len(numbers)))
        return signs, numbers

    @property
    def _numbers(self) -> dict[str, int]:
        return self._signs[1]

    @cached_property
    def _compounds(self) -> frozenset[str]:
        """Words that stand with others in one piece: "ban/ngành", "(trước"."""
        odd = [bare for bare in self._numbers if not bare.isalnum()]
        return frozenset(chain.from_iterable(map(_words, odd)))

    def holds(self, words: str) -> bool:
        """False when folded words, whole ones, surely stand nowhere side by side: asked before the text is
        gone through, since most words of a list are not there."""
        if self._within:
            return self._within.holds(words)
        told, sure = _parted(words)
        if not self.folded_vocabulary.issuperset(told):
            return False
        if not (sure and self._compounds.isdisjoint(told)):
            return True
        return "".join(map(chr, map(self._numbers.__getitem__, told))) in self.signs[0]

    @cached_property
    def figures(self) -> Prose:
        """The passages in which a digit stands: what dates, numbers and citations are sought in."""
        places = {bisect_right(self._starts, one.start()) for one in _DIGITS.finditer(self.text)}
        return Prose([self.passages[place - 1] for place in sorted(places)], self)

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
            at = text.find(lead) if self.holds(_folded(lead)) else -1
            while at >= 0:
                end = at + len(lead)
                if match := pattern.match(text, end):
                    found.append((at, match))
                at = text.find(lead, end)
        for at, match in sorted(found, key=lambda one: one[0]):
            yield self.hit(at, match.end(), match)

    def words(self, words: str) -> Iterator[Hit]:
        """Every place of whole words, whatever their capitals and tone style (`words` are folded)."""
        if not self.holds(words):
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


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text))


@lru_cache(maxsize=4096)
def _parted(words: str) -> tuple[tuple[str, ...], bool]:
    """Words of a list as the pieces of a text are told, without the signs at their ends; False where
    something else stands among them."""
    pieces = [piece.strip(_BETWEEN) for piece in words.split()]
    told = tuple(filter(str.isalnum, pieces))
    return told, 0 < len(told) == len(pieces)


@lru_cache(maxsize=4096)
def _folded(word: str) -> str:
    return folded(word)


@lru_cache(maxsize=4096)
def _bare(piece: str) -> str:
    return folded(piece.strip(_BETWEEN))


def _letter(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isalpha()


def prose(root: Node) -> Prose:
    """The words of a whole file."""
    return Prose(passages(root))
