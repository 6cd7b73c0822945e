"""A text taken apart into pieces and their signs, on which what is asked of it is looked up."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import chain
from operator import itemgetter

from pipeline.check.known import Cut, Known, table
from pipeline.check.phrases import pair, pairs_of

_Places = dict[str, set[str]]


class Apart:
    """A text taken apart, paragraph by paragraph."""

    def __init__(self, parts: list[str]) -> None:
        self.known = known = table()
        cuts = _cuts(parts, known)
        pieces: list[str] = []
        firsts = [0]
        of: list[int] = []
        for number, cut in enumerate(cuts):
            pieces += cut.pieces
            of += [number] * len(cut.pieces)
            firsts.append(len(pieces))
        self.pieces = pieces
        self.firsts = firsts
        """Number of the first piece of each paragraph, and of one more."""
        self.of = of
        """Number of each piece's paragraph."""
        self.signs = "".join([cut.signs for cut in cuts])
        self._cuts = cuts
        self.distinct = frozenset(pieces)
        self.bare = frozenset(_signs(known, self.distinct))
        compounds = map(known.told.__getitem__, self.bare & known.compounds)
        self.compounds = frozenset(chain.from_iterable(compounds))
        """Words that stand with others in one piece."""
        self._edges: tuple[_Places, _Places, _Places] | None = None
        self._pairs: set[int] = set()
        self._asked = 0

    def has(self, word: str) -> bool:
        """Whether a folded word stands somewhere, with others in one piece or alone."""
        return self.known.sign(word) in self.bare or word in self.compounds

    @property
    def pairs(self) -> set[int]:
        """The first two words of phrases of lists that stand side by side here."""
        listed = self.known.listed
        if self._asked < len(listed):  # a list read since
            self._asked = far = len(listed)
            self._pairs = found = set()
            new: list[str] = []
            for cut in self._cuts:
                if cut.met and cut.far < far:
                    cut.pairs = pairs_of(cut.signs, listed)
                    cut.far = far
                if cut.far < far:
                    new.append(cut.signs)
                elif cut.pairs:
                    found |= cut.pairs
            if new:  # together, since most are met once
                found |= pairs_of("".join(new), listed)
        return self._pairs

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
        ends = self._either(phrase[-1], first)
        return [one + within + end for one in self._either(phrase[0], last) for end in ends]

    def _either(self, word: str, odd: _Places) -> list[str]:
        sign = self.known.sign(word)
        own = [sign] if sign in self.bare else []
        return [*own, *odd[word]] if word in odd else own

    def together(self, phrase: tuple[str, ...]) -> bool:
        """Whether words, each a piece of its own, stand side by side."""
        signs = self.as_signs(phrase)
        if len(signs) < 2:
            return signs in self.bare
        first = pair(signs[:2])
        if first in self.known.listed and (len(signs) == 2 or first not in self.pairs):
            return first in self.pairs
        return signs in self.signs

    def as_signs(self, phrase: tuple[str, ...]) -> str:
        """Words as they stand in `signs` where each is a piece of its own."""
        return "".join(map(self.known.sign, phrase))


def _cuts(parts: list[str], known: Known) -> list[Cut]:
    """Each paragraph's pieces and their signs; those that were met before are not taken apart again."""
    kept = known.cuts
    found = [kept.get(part) for part in parts]
    new = [part for part, cut in zip(parts, found, strict=True) if cut is None]
    made: dict[str, Cut] = {}
    if new:
        split = [part.split() for part in new]
        # All are looked up in one call: half the time of one call for each.
        signs = "".join(_signs(known, list(chain.from_iterable(split))))
        at = 0
        for part, pieces in zip(new, split, strict=True):
            end = at + len(pieces)
            made[part] = kept.put(part, Cut(pieces, signs[at:end]))
            at = end
    cuts: list[Cut] = []
    for part, cut in zip(parts, found, strict=True):
        if cut is None:
            cuts.append(made[part])
        else:
            cut.met = True
            cuts.append(cut)
    return cuts


def _signs(known: Known, pieces: Collection[str]) -> Sequence[str]:
    if len(pieces) < 2:
        return [known[one] for one in pieces]
    signs: tuple[str, ...] = itemgetter(*pieces)(known)
    return signs
