"""The words of a text told apart: what rules ask before they go through the text itself."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
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


class _Known(dict[str, str]):
    """The sign of every piece that was ever met, and what is known of the pieces and of their signs: a
    language has some thousand, and most of a text's are known from those before.

    Pieces that fold to the same word have one sign.
    """

    def __init__(self) -> None:
        super().__init__()
        self.met: list[str] = []
        """The pieces, in the order in which they were met."""
        self.typed: dict[str, tuple[str, ...]] = {}
        """Piece -> its words as typed."""
        self.words: list[str] = []
        """Number of a sign -> the folded word."""
        self.numbers: dict[str, int] = {}
        """And back."""
        self.told: dict[str, tuple[str, ...]] = {}
        """Sign -> the words in its own: "ban/ngành" has two."""
        self.odd: dict[str, tuple[tuple[str, ...], ...]] = {}
        """Sign -> the words of a piece that is more than one ("ban/ngành"), letters beside digits ("3a")."""
        self.compounds: set[str] = set()
        """The signs of pieces that are more than one word."""
        self.mixed: set[str] = set()
        """The signs of pieces in which there is anything but letters."""
        self._asked: dict[re.Pattern[str], _Asked] = {}

    def __missing__(self, piece: str) -> str:
        with _ONE:
            if (known := self.get(piece)) is not None:
                return known
            typed = piece.strip(BETWEEN)
            bare = folded_word(typed)
            number = self.numbers.setdefault(bare, len(self.words))
            sign = chr(number)
            if number == len(self.words):
                self.words.append(bare)
                self._tell(bare, sign)
            self.typed[piece] = _words(typed)
            self.met.append(piece)
            self[piece] = sign
        return sign

    def _tell(self, bare: str, sign: str) -> None:
        words = self.told[sign] = _words(bare)
        if not bare.isalpha():
            both = (() if bare.isalnum() else words, tuple(_LETTERS.findall(bare)))
            self.odd[sign] = tuple(one for one in both if one)
            self.mixed.add(sign)
        if not bare.isalnum():
            self.compounds.add(sign)

    def having(self, pattern: re.Pattern[str]) -> set[str]:
        """The pieces in which a pattern finds something, each between two blanks."""
        asked = self._asked.get(pattern)
        if asked is None:
            asked = self._asked[pattern] = _Asked()
        if asked.far < len(self.met):
            with _ONE:
                far = len(self.met)
                new = self.met[asked.far : far]
                asked.found.update(one for one in new if pattern.search(f" {one} "))
                asked.far = far
        return asked.found


class _Asked:
    """What came of a pattern for the pieces met so far."""

    def __init__(self) -> None:
        self.far = 0
        self.found: set[str] = set()


_ONE = Lock()
_MOST = 30_000
_known: list[_Known] = [_Known()]


def _table() -> _Known:
    """The pieces met so far; begun anew when they are too many. A text keeps those it was told by."""
    if len(_known[0]) > _MOST:
        _known[0] = _Known()
    return _known[0]


class _Told:
    """A text taken apart."""

    def __init__(self, text: str) -> None:
        self.known = known = _table()
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

    def as_signs(self, phrase: tuple[str, ...]) -> str:
        """Words as they stand in `signs`; "" when one of them never was a piece of its own."""
        numbers = [self.known.numbers.get(word, -1) for word in phrase]
        return "" if -1 in numbers else "".join([chr(number) for number in numbers])


class Pieces:
    """A text by what stands between its blanks. What is asked of it is worked out once."""

    # By hand: `cached_property` is a plain property to mypyc, worked out anew each time.
    def __init__(self, text: str) -> None:
        self.text = text
        self._apart: _Told | None = None
        self._vocabulary: frozenset[str] | None = None
        self._ends: tuple[frozenset[str], frozenset[str], frozenset[str]] | None = None

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
            self._vocabulary = frozenset(
                chain.from_iterable(map(typed.__getitem__, self.distinct))
            )
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

    @property
    def _edges(self) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        """Words whose piece holds more, letters beside digits too: the last ones, which may begin a phrase,
        the first ones, which may end one, all of them."""
        if self._ends is None:
            told = self._told
            odd = map(told.known.odd.__getitem__, told.bare & told.known.mixed)
            each = list(chain.from_iterable(odd))
            last, first = frozenset(one[-1] for one in each), frozenset(one[0] for one in each)
            self._ends = last, first, frozenset(chain.from_iterable(each))
        return self._ends

    def holds(self, words: str) -> bool:
        """False when folded words, whole ones, surely stand nowhere side by side: asked before the text is
        gone through, since most words of a list are not there."""
        phrase, sure, _ = _parted(words)
        told = self._told
        if not told.folded.issuperset(phrase):
            return False
        if not (sure and told.compounds.isdisjoint(phrase)):
            return True
        return told.as_signs(phrase) in told.signs

    def standing(self, words: str) -> list[int] | None:
        """Where folded words stand, each a piece of its own, in order: told by the signs, without the text
        being folded for it. None when the first or the last may also be a part of a piece ("ban/ngành")."""
        phrase, _, plain = _parted(words)
        last, first, every = self._edges
        alone = len(phrase) == 1
        if not plain or (
            phrase[0] in every if alone else phrase[0] in last or phrase[-1] in first
        ):
            return None
        return self._standing(words, phrase)

    def _standing(self, words: str, phrase: tuple[str, ...]) -> list[int]:
        told, typed = self._told, set()
        sought = told.as_signs(phrase)
        at = told.signs.find(sought) if sought else -1
        while at >= 0:
            typed.add(" ".join(told.pieces[at : at + len(phrase)]).strip(BETWEEN))
            at = told.signs.find(sought, at + 1)
        return sorted(
            [place for one in typed if folded_word(one) == words for place in self._whole(one)]
        )

    def _whole(self, typed: str) -> list[int]:
        """Where words stand as typed, no letter at either end."""
        text, at, found = self.text, self.text.find(typed), []
        while at >= 0:
            end = at + len(typed)
            if not (at and text[at - 1].isalpha()) and not text[end : end + 1].isalpha():
                found.append(at)
            at = text.find(typed, end)
        return found


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text))


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
