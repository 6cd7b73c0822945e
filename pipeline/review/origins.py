"""From printed letters back to the letters of the content file they come from.

A printed paragraph is the author's words between generated ones (numbers, dashes, end marks), in
capitals where the standard writes so, with placeholders and citations filled in. Each printed letter
is given the scalar and the offset in its value that it was printed from; generated letters and filled
values have none.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.problem import Span
from pipeline.review import dated
from pipeline.review.filled import Filled, filled
from pipeline.review.likeness import plain
from pipeline.review.scalars import Place, Places
from pipeline.splice import Path
from pipeline.tree import Document, Paragraph, Run, paragraphs
from pipeline.tree import Origin as Source

OPAQUE = re.compile(
    r"""\{\{(?:"[^"]*"|'[^']*'|(?!\}\})[^"'])*\}\}|\$\{[^}]*\}|\[\[[^\]]*\]\]|\^\[(?:[^\[\]]|\[[^\]]*\])*\]"""
)
"""Stretches of the author's words that are not printed as they are written."""
_RAW = re.compile(
    rf"(?P<opaque>{OPAQUE.pattern})"
    r"|\\(?P<escaped>[\\*\[\]{}^$#%_`])|(?P<stars>\*+)|(?P<word>\w+)|(?P<blank>\s+)|(?P<sign>.)",
    re.DOTALL,
)
_PRINTED = re.compile(r"\w+|\s+|.", re.DOTALL)


class Letter(NamedTuple):
    """Where a printed letter comes from: number of the field, stretch of its value."""

    field: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Origin:
    """A printed paragraph of the base; `letters` has one entry for each letter of `text`."""

    text: str
    """Plain, label left out."""
    label: str
    fields: tuple[Place, ...]
    letters: tuple[Letter | None, ...]
    role: str
    block: str = ""
    span: Span | None = None
    home: str = "body"
    paths: tuple[Path, ...] = ()
    """The scalars that at least one letter comes from, in printed order."""
    elsewhere: str = ""
    """Another file (a unit's overrides) that letters come from."""
    stands_for: Place | None = None
    """The scalar that a line of generated letters says in its own way: the document's date."""
    filled: tuple[Filled, ...] = ()
    """Stretches of `text` that say a whole scalar in the standard's way: figures, deadlines."""

    @property
    def prints(self) -> tuple[Path, ...]:
        """Every scalar whose change may change this paragraph."""
        return (*self.paths, *(one.place.path for one in self.filled))

    @property
    def printed(self) -> str:
        """As it stands in the docx, label included."""
        return f"{self.label} {self.text}".strip()


def origins(document: Document, places: Places) -> tuple[Origin, ...]:
    """Every printed paragraph of a composed document, notes after the paragraph that calls them."""
    found: list[Origin] = []
    for paragraph in paragraphs(document):
        found += _of(paragraph, places)
    return tuple(found)


def _of(paragraph: Paragraph, places: Places) -> Iterator[Origin]:
    yield _origin(paragraph, paragraph.runs, paragraph.number, places, "body")
    for run in paragraph.runs:
        if run.note:
            yield _origin(paragraph, run.note, "", places, "note")


def _origin(
    paragraph: Paragraph, runs: Sequence[Run], number: str, places: Places, home: str
) -> Origin:
    text, sources = _plain(runs)
    spans = [one.span if one and one.typed else None for one in sources]
    letters: list[Letter | None] = [None] * len(text)
    fields: list[Place] = []
    elsewhere = ""
    for span in dict.fromkeys(one for one in spans if one is not None):
        place = places.scalar(span)
        if place is None:
            elsewhere = span.file if span.file != places.source.file else elsewhere
            continue
        if place not in fields:
            fields.append(place)
        _match(letters, text, [one == span for one in spans], fields.index(place), place, home)
    used = dict.fromkeys(letter.field for letter in letters if letter)
    return Origin(
        text,
        plain(number),
        tuple(fields),
        tuple(letters),
        paragraph.role,
        paragraph.block,
        paragraph.span,
        home,
        tuple(fields[one].path for one in used),
        elsewhere,
        places.scalar(paragraph.span) if paragraph.role == dated.ROLE and paragraph.span else None,
        tuple(filled(sources, places)),
    )


def _match(
    letters: list[Letter | None], text: str, own: list[bool], number: int, place: Place, home: str
) -> None:
    """The letters of one scalar among those that are said to come from it."""
    mine = [at for at, one in enumerate(own) if one and letters[at] is None]
    same = "".join(text[at] for at in mine).casefold() == place.value.casefold()
    if home == "body" and same and len(mine) == len(place.value):
        # Most paragraphs are printed as they are written.
        for offset, at in enumerate(mine):
            letters[at] = Letter(number, offset, offset + 1)
        return
    raw = _in_notes if home == "note" else _raw_of
    tokens = list(raw(number, place.value))
    printed = [(m[0], m.start()) for m in _PRINTED.finditer(text) if any(own[m.start() : m.end()])]
    keys = [_key(word) for word, _ in printed]
    matcher = difflib.SequenceMatcher(None, [t.key for t in tokens], keys, autojunk=False)
    for one, other, size in matcher.get_matching_blocks():
        for step in range(size):
            token, (word, at) = tokens[one + step], printed[other + step]
            if letters[at] is None:
                _trace(letters, token, word, at)


def _trace(letters: list[Letter | None], token: _Token, word: str, at: int) -> None:
    """A word of the same length letter by letter, else (blanks, escapes) as a whole."""
    size = token.end - token.start
    for step in range(len(word)):
        if size == len(word):
            start = token.start + step
            letters[at + step] = Letter(token.field, start, start + 1)
        else:
            letters[at + step] = Letter(token.field, token.start, token.end)


class _Token(NamedTuple):
    key: str
    field: int
    start: int
    end: int


def _key(word: str) -> str:
    return " " if word.isspace() else word.casefold()


def _raw(field: int, value: str, offset: int) -> Iterator[_Token]:
    for found in _RAW.finditer(value):
        start, end = found.start() + offset, found.end() + offset
        if found.lastgroup == "opaque":
            yield _Token(f"\1{found[0]}", field, start, end)
        elif found.lastgroup == "stars" and len(found[0]) <= 3:
            # A pair of stars is a mark; a lone one between brackets or blanks is printed.
            yield _Token(found[0], field, start, end)
        elif found.lastgroup == "escaped":
            yield _Token(_key(found["escaped"]), field, start, end)
        else:
            yield _Token(_key(found[0]), field, start, end)


def _raw_of(field: int, value: str) -> Iterator[_Token]:
    return _raw(field, value, 0)


def _in_notes(field: int, value: str) -> Iterator[_Token]:
    for found in OPAQUE.finditer(value):
        if found[0].startswith("^["):
            yield from _raw(field, found[0][2:-1], found.start() + 2)


def _plain(runs: Iterable[Run]) -> tuple[str, list[Source | None]]:
    """The printed words with single blanks, and where each letter comes from (None = generated)."""
    text: list[str] = []
    sources: list[Source | None] = []
    for run in runs:
        for stretch, source in run.stretches():
            for letter in stretch:
                shown = " " if letter.isspace() else letter
                if shown == " " and (not text or text[-1] == " "):
                    continue
                text.append("-" if shown == "\u2011" else shown)
                sources.append(source)
    while text and text[-1] == " ":
        text.pop()
        sources.pop()
    return "".join(text), sources
