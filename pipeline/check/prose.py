"""The author's running words, scalar by scalar, in one long text that rules search at once.

Marks of the inline grammar are masked with signs that no rule knows, letter for letter, so that an
offset in the masked text is an offset in the scalar; a footnote's words are a passage of their own.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from pipeline.check.rule import Finding, Repair
from pipeline.model.wording import parts
from pipeline.problem import Span
from pipeline.source import Mapping, Node, Scalar, Sequence

Path = tuple[str | int, ...]

FILLED = "\ue0f0"
"""Stands for each sign of a placeholder or a citation: something will be printed here."""
UNSEEN = "\ue0f1"
"""Stands for each sign of a mark that prints nothing (stars, note brackets)."""

NOT_PROSE = frozenset(
    {"standard", "kind", "issuer", "number", "date", "cite", "copies", "drafter", "urgency", "id"}
    | {"numbering", "layout", "when", "mark", "widths", "width", "align", "bold", "file", "person"}
    | {"page break", "generate", "landscape", "authority", "symbol", "unit symbol", "template"}
)
"""Keys whose values are codes, numbers or choices, not words to be read in a sentence."""

_VOWELS = "aăâeêioôơuưy"
LOWER = "a-zđ" + "".join(
    unicodedata.normalize("NFC", vowel + tone)
    for vowel in _VOWELS
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
)
"""Small letters, to stand inside [ ] of a pattern."""
UPPER = "A-ZĐ" + LOWER[3:].upper()
"""Capitals, to stand inside [ ] of a pattern."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+\Z")
_MARKS = re.compile(r"\{\{.*?\}\}|\$\{.*?\}|\[\[.*?\]\]|\\.|\*+", re.DOTALL)
_WORD = re.compile(r"\w+")
_BETWEEN = ".,;:()/-“”"
"""Signs that part words; only these are frequent."""
_DIGIT = re.compile(r"[0-9]")
_NOTE = re.compile(r"\^\[")
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


@dataclass(frozen=True, slots=True)
class Passage:
    """One scalar's words (or one footnote's): masked text, where they stand, under which keys."""

    text: str
    scalar: Scalar
    path: Path
    offset: int = 0
    """Where the words begin in the scalar's value: its second paragraph, or a footnote."""
    note: bool = False
    """Words of a footnote."""

    @property
    def key(self) -> str:
        """The nearest key above the words."""
        return next((step for step in reversed(self.path) if isinstance(step, str)), "")

    @property
    def top(self) -> str:
        """The key at the top of the file."""
        return str(self.path[0])

    def under(self, *keys: str) -> bool:
        """Whether any of the keys stands above the words."""
        return any(map(keys.__contains__, self.path))

    def span(self, at: int = 0) -> Span:
        """The author's place of the sign at `at`."""
        return self.scalar.at(self.offset + at)

    def finding(self, start: int, message: str, hint: str = "", **more: object) -> Finding:
        """A finding at a place of this passage; `new` and `end` make it repairable."""
        new, end = more.get("new"), more.get("end")
        repair = None
        if isinstance(new, str) and isinstance(end, int):
            begin = self.offset + start
            repair = Repair(self.path, self.scalar, begin, self.offset + end, new)
        return Finding(self.span(start), message, hint, repair)


@dataclass(frozen=True, slots=True)
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

    def finding(self, message: str, hint: str = "", new: str | None = None) -> Finding:
        """A finding at this hit; `new` = the words to put in its place."""
        return self.passage.finding(self.start, message, hint, new=new, end=self.end)


class Prose:
    """All passages of a file in written order, searchable as one text (a new line between two)."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self.passages = tuple(passages)
        self.text = "\n".join(passage.text for passage in self.passages)
        starts, at = [], 0
        for passage in self.passages:
            starts.append(at)
            at += len(passage.text) + 1
        self._starts = starts

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
        return frozenset(map(_folded, self.vocabulary))

    @cached_property
    def syllables(self) -> list[str]:
        """Every piece folded and without the signs at its ends, in order."""
        bare = {piece: _bare(piece) for piece in self.distinct}
        return list(map(bare.__getitem__, self.pieces))

    @cached_property
    def figures(self) -> Prose:
        """The passages in which a digit stands: what dates, numbers and citations are sought in."""
        return Prose(one for one in self.passages if _DIGIT.search(one.text))

    def find(self, pattern: re.Pattern[str], small: bool = False) -> Iterator[Hit]:
        """Every match of a pattern; `small`: in the folded text. Patterns must not cross a new line."""
        for match in pattern.finditer(self.folded if small else self.text):
            yield self.hit(match.start(), match.end(), match)

    def words(self, words: str) -> Iterator[Hit]:
        """Every place of whole words, whatever their capitals and tone style (`words` are folded)."""
        # Most words of a list are not there: their syllables say so without a search through the text.
        if not self.folded_vocabulary.issuperset(_words(words)):
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
def _folded(word: str) -> str:
    return folded(word)


@lru_cache(maxsize=4096)
def _bare(piece: str) -> str:
    return folded(piece.strip(_BETWEEN))


def _letter(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isalpha()


def prose(root: Node) -> Prose:
    """The passages of a whole file."""
    found: list[Passage] = []
    _gather(root, (), found)
    return Prose(found)


def _gather(node: Node, path: Path, found: list[Passage]) -> None:
    if isinstance(node, Scalar):
        if path and not _ID.match(node.value) and node.value.strip():
            found += _of_scalar(node, path)
    elif isinstance(node, Mapping):
        for entry in node.entries:
            if entry.key not in NOT_PROSE:
                _gather(entry.value, (*path, entry.key), found)
    elif isinstance(node, Sequence):
        for number, item in enumerate(node.items):
            _gather(item, (*path, number), found)


def _of_scalar(scalar: Scalar, path: Path) -> Iterator[Passage]:
    """One passage a paragraph: what a blank line parts is never one sentence, and no repair joins it."""
    for offset, text in parts(scalar):
        yield from _of_paragraph(scalar, path, offset, text.lstrip() if offset else text)


def _of_paragraph(scalar: Scalar, path: Path, offset: int, text: str) -> Iterator[Passage]:
    value = text.replace("\n", " ").rstrip()
    if "{" not in value and "[" not in value and "*" not in value and "\\" not in value:
        yield Passage(value, scalar, path, offset)
        return
    masked = _MARKS.sub(_masked, value)
    notes = []
    while found := _NOTE.search(masked):
        end = masked.find("]", found.end())
        end = len(masked) if end < 0 else end
        words = masked[found.end() : end]
        notes.append(Passage(words, scalar, path, offset + found.end(), note=True))
        masked = masked[: found.start()] + UNSEEN * (end + 1 - found.start()) + masked[end + 1 :]
    yield Passage(masked[: len(value)], scalar, path, offset)
    yield from notes


def _masked(found: re.Match[str]) -> str:
    sign = UNSEEN if found[0][0] == "*" else FILLED
    return sign * len(found[0])
