"""The words of a text told apart: what rules ask before they go through the text itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import chain, repeat
from operator import itemgetter
from threading import Lock

BETWEEN = ".,;:()/-“”"
"""Signs that part words; only these are frequent."""
_WORD = re.compile(r"\w+")
_LETTERS = re.compile(r"[^\W\d_]+")
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


class _Signs(dict[str, str]):
    """The sign of every piece that was ever met, and the folded words by the numbers of their signs: a
    language has some thousand, and most of a text's are known from those before."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.numbers: dict[str, int] = {}

    def __missing__(self, piece: str) -> str:
        with _ONE:
            bare = folded_word(piece.strip(BETWEEN))
            number = self.numbers.setdefault(bare, len(self.words))
            if number == len(self.words):
                self.words.append(bare)
            sign = self[piece] = chr(number)
        return sign


_ONE = Lock()
_MOST = 30_000
_known: list[_Signs] = [_Signs()]


def _table() -> _Signs:
    """The signs met so far; begun anew when they are too many. A text keeps those it was told by."""
    if len(_known[0]) > _MOST:
        _known[0] = _Signs()
    return _known[0]


class Pieces:
    """A text by what stands between its blanks."""

    def __init__(self, text: str) -> None:
        self.text = text

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
        pieces = set(self._stripped)
        words = set(filter(str.isalnum, pieces))
        return frozenset(words.union(*map(_words, pieces - words)))

    @cached_property
    def folded_vocabulary(self) -> frozenset[str]:
        """The words folded, each once."""
        return self._compounds.union(filter(str.isalnum, self._bare))

    @cached_property
    def _stripped(self) -> list[str]:
        """The distinct pieces without the signs at their ends."""
        return list(map(str.strip, self.distinct, repeat(BETWEEN)))

    @cached_property
    def signs(self) -> tuple[str, list[str]]:
        """Every piece, folded and without the signs at its ends, as one sign, and what each sign stands
        for by its number: a pattern over some thousand signs finds what is said again."""
        # All are looked up in one call: half the time of one call for each.
        told = itemgetter(*self.pieces, "")(self._signs)  # two at least: a tuple
        return "".join(told[:-1]), self._signs.words

    @cached_property
    def _signs(self) -> _Signs:
        return _table()

    @cached_property
    def _bare(self) -> frozenset[str]:
        """The pieces folded and without the signs at their ends, each once."""
        words = self._signs.words
        return frozenset(
            map(words.__getitem__, map(ord, map(self._signs.__getitem__, self.distinct)))
        )

    @cached_property
    def _odd(self) -> list[tuple[str, ...]]:
        """The words of each piece that is more than one: "ban/ngành", "và/hoặc"."""
        return list(map(_words, (bare for bare in self._bare if not bare.isalnum())))

    @cached_property
    def _compounds(self) -> frozenset[str]:
        """Words that stand with others in one piece."""
        return frozenset(chain.from_iterable(self._odd))

    @cached_property
    def _ends(self) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        """Words whose piece holds more, letters beside digits too: the last ones, which may begin a phrase,
        the first ones, which may end one, all of them."""
        odd = [*self._odd, *(_parts(bare) for bare in self._bare if not bare.isalpha())]
        odd = [one for one in odd if one]
        ends = frozenset(one[-1] for one in odd), frozenset(one[0] for one in odd)
        return *ends, frozenset(chain.from_iterable(odd))

    def holds(self, words: str) -> bool:
        """False when folded words, whole ones, surely stand nowhere side by side: asked before the text is
        gone through, since most words of a list are not there."""
        told, sure, _ = _parted(words)
        if not self.folded_vocabulary.issuperset(told):
            return False
        if not (sure and self._compounds.isdisjoint(told)):
            return True
        return self._as_signs(told) in self.signs[0]

    def standing(self, words: str) -> list[int] | None:
        """Where folded words stand, each a piece of its own, in order: told by the signs, without the text
        being folded for it. None when the first or the last may also be a part of a piece ("ban/ngành")."""
        told, _, plain = _parted(words)
        last, first, every = self._ends
        if not plain or (
            told[0] in every if len(told) == 1 else told[0] in last or told[-1] in first
        ):
            return None
        return self._standing(words, told)

    def _standing(self, words: str, told: tuple[str, ...]) -> list[int]:
        if not self._bare.issuperset(told):
            return []
        signs, sought, typed = self.signs[0], self._as_signs(told), set()
        at = signs.find(sought)
        while at >= 0:
            typed.add(" ".join(self.pieces[at : at + len(told)]).strip(BETWEEN))
            at = signs.find(sought, at + 1)
        return sorted(
            place for one in typed if folded_word(one) == words for place in self._whole(one)
        )

    def _whole(self, typed: str) -> Iterator[int]:
        """Where words stand as typed, no letter at either end."""
        text, at = self.text, self.text.find(typed)
        while at >= 0:
            end = at + len(typed)
            if not (at and text[at - 1].isalpha()) and not text[end : end + 1].isalpha():
                yield at
            at = text.find(typed, end)

    def _as_signs(self, told: Iterable[str]) -> str:
        return "".join(map(chr, map(self._signs.numbers.__getitem__, told)))


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text))


@lru_cache(maxsize=4096)
def _parts(bare: str) -> tuple[str, ...]:
    """Letters beside digits: "3a"."""
    return tuple(_LETTERS.findall(bare))


@lru_cache(maxsize=8192)
def folded_word(word: str) -> str:
    return folded(word)


@lru_cache(maxsize=4096)
def _parted(words: str) -> tuple[tuple[str, ...], bool, bool]:
    """The words of a phrase of a list; whether each is a piece of its own, and whether no sign stands among
    them: "phòng tài chính - kế hoạch" has one, "lê-nin" is one piece of two words."""
    told = _words(words)
    pieces = [piece.strip(BETWEEN) for piece in words.split()]
    apart = bool(told) and all(map(str.isalnum, pieces))
    return told, apart, apart and " ".join(told) == words
