"""What is known of the pieces of texts, which stand between blanks: asked of each once a process."""

from __future__ import annotations

import re
from functools import lru_cache
from threading import Lock

from pipeline.kept import Kept

BETWEEN = ".,;:()/-“”"
"""Signs that part words; only these are frequent."""
_FIRST = 256
"""The first sign's number: all are two bytes wide, and those of a text are put together in half the time."""
WIDE = 0x10000
"""From this number on a sign is four bytes wide."""
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


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """What stands between signs."""
    return tuple(_WORD.findall(text))


@lru_cache(maxsize=8192)
def folded_word(word: str) -> str:
    """`folded` of a word or two, remembered."""
    return folded(word)


class Known(dict[str, str]):
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
        self.words: list[str] = [""] * _FIRST
        """Number of a sign -> the folded word."""
        self.signs: dict[str, str] = {}
        """A folded word -> its sign."""
        self.told: dict[str, tuple[str, ...]] = {}
        """Sign -> the words in its own: "ban/ngành" has two."""
        self.odd: dict[str, tuple[tuple[str, ...], ...]] = {}
        """Sign -> the words of a piece that is more than one ("ban/ngành"), letters beside digits ("3a")."""
        self.compounds: set[str] = set()
        """The signs of pieces that are more than one word."""
        self.mixed: set[str] = set()
        """The signs that stand in `odd`."""
        self.listed: set[int] = set()
        """The first two words of all phrases of lists (see `phrases.pair`)."""
        self.cuts: Kept[Cut] = Kept(_PARAGRAPHS)
        """Paragraphs taken apart: the documents of a batch, and one that is written on, have most in common."""
        self._asked: dict[int, _Asked] = {}
        """By the identity of the pattern: to hash one takes longer than the answer."""
        self._held: dict[frozenset[str], _Asked] = {}
        self._among: dict[frozenset[str], _Asked] = {}
        self._beyond: dict[frozenset[str], _Asked] = {}

    def __missing__(self, piece: str) -> str:
        with _ONE:
            if (known := self.get(piece)) is not None:
                return known
            typed = piece.strip(BETWEEN)
            sign = self._sign(folded_word(typed))
            self.typed[piece] = words_of(typed)
            self.met.append(piece)
            self[piece] = sign
        return sign

    def sign(self, bare: str) -> str:
        """The sign of a folded word, which no text need have had: lists are kept by signs as texts are."""
        sign = self.signs.get(bare)
        if sign is not None:
            return sign
        with _ONE:
            return self._sign(bare)

    def _sign(self, bare: str) -> str:
        known = self.signs.get(bare)
        if known is not None:
            return known
        sign = chr(len(self.words))
        self.words.append(bare)
        self._tell(bare, sign)
        self.signs[bare] = sign
        return sign

    def _tell(self, bare: str, sign: str) -> None:
        words = self.told[sign] = words_of(bare)
        if not bare.isalpha():
            both = [() if bare.isalnum() else words, tuple(_LETTERS.findall(bare))]
            if some := tuple([one for one in both if one]):
                self.odd[sign] = some
                self.mixed.add(sign)
        if not bare.isalnum():
            self.compounds.add(sign)

    def having(self, pattern: re.Pattern[str]) -> set[str]:
        """The pieces in which a pattern finds something, each between two blanks."""
        asked = self._of(pattern)
        if asked.far < len(self.met):
            with _ONE:
                far = len(self.met)
                new = self.met[asked.far : far]
                asked.found.update([one for one in new if pattern.search(f" {one} ")])
                asked.far = far
        return asked.found

    def holding(self, words: frozenset[str]) -> set[str]:
        """The pieces with one of some words in them, as typed."""
        asked = _of_words(self._held, words)
        if asked.far < len(self.met):
            with _ONE:
                far = len(self.met)
                new = self.met[asked.far : far]
                asked.found.update([one for one in new if not words.isdisjoint(self.typed[one])])
                asked.far = far
        return asked.found

    def among(self, words: frozenset[str]) -> set[str]:
        """The signs of pieces that hold one of some folded words."""
        asked = _of_words(self._among, words)
        if asked.far < len(self.words):
            with _ONE:
                new, far = self._new_signs(asked.far), len(self.words)
                asked.found.update([one for one in new if not words.isdisjoint(self.told[one])])
                asked.far = far
        return asked.found

    def beyond(self, words: frozenset[str]) -> set[str]:
        """The signs of pieces that hold a word which is none of some folded ones."""
        asked = _of_words(self._beyond, words)
        if asked.far < len(self.words):
            with _ONE:
                new, far = self._new_signs(asked.far), len(self.words)
                asked.found.update([one for one in new if not words.issuperset(self.told[one])])
                asked.far = far
        return asked.found

    def _new_signs(self, far: int) -> list[str]:
        """Those given since the last time."""
        return [chr(number) for number in range(max(far, _FIRST), len(self.words))]

    def _of(self, pattern: re.Pattern[str]) -> _Asked:
        asked = self._asked.get(id(pattern))
        if asked is None:
            asked = self._asked[id(pattern)] = _Asked(pattern)
        return asked


def _of_words(questions: dict[frozenset[str], _Asked], words: frozenset[str]) -> _Asked:
    asked = questions.get(words)
    if asked is None:
        asked = questions[words] = _Asked(None)
    return asked


class Cut:
    """A paragraph taken apart: its pieces, and the sign of each."""

    def __init__(self, pieces: list[str], signs: str) -> None:
        self.pieces = pieces
        self.signs = signs
        self.met = False
        """Whether more than one text had it."""
        self.far = 0
        """How many pairs of lists there were when these were told."""
        self.pairs: set[int] = set()
        """Those of the pairs of lists that stand here."""


class _Asked:
    """What came of a question for the pieces met, or the signs given, so far."""

    def __init__(self, pattern: re.Pattern[str] | None) -> None:
        self.pattern = pattern
        """Held, so that its identity is given to no other."""
        self.far = 0
        self.found: set[str] = set()


_ONE = Lock()
_MOST = 30_000
_PARAGRAPHS = 800
"""Of a document of some 30 pages."""
_known: list[Known] = [Known()]


def table() -> Known:
    """The pieces met so far; begun anew when they are too many. A text keeps those it was told by."""
    if len(_known[0]) > _MOST:
        _known[0] = Known()
    return _known[0]
