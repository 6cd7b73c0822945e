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

from pipeline.problem import Span
from pipeline.review.likeness import plain
from pipeline.review.scalars import Place, Places
from pipeline.splice import Path
from pipeline.tree import Document, Paragraph, Run, paragraphs

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


@dataclass(frozen=True, slots=True)
class Letter:
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

    @property
    def printed(self) -> str:
        """As it stands in the docx, label included."""
        return f"{self.label} {self.text}".strip()

    @property
    def paths(self) -> tuple[Path, ...]:
        """The scalars that at least one letter comes from, in printed order."""
        used = dict.fromkeys(letter.field for letter in self.letters if letter)
        return tuple(self.fields[number].path for number in used)


def origins(document: Document, places: Places) -> tuple[Origin, ...]:
    """Every printed paragraph of a composed document, notes after the paragraph that calls them."""
    found: list[Origin] = []
    for paragraph in paragraphs(document):
        found += _of(paragraph, places)
    return tuple(found)


def _of(paragraph: Paragraph, places: Places) -> Iterator[Origin]:
    fields = places.near(paragraph.span, paragraph.role)
    tokens = [token for at, one in enumerate(fields) for token in _raw(at, one.value, 0)]
    yield _origin(paragraph, paragraph.runs, paragraph.number, fields, tokens, "body")
    for run in paragraph.runs:
        if run.note:
            inside = [t for at, one in enumerate(fields) for t in _in_notes(at, one.value)]
            yield _origin(paragraph, run.note, "", fields, inside, "note")


def _origin(
    paragraph: Paragraph,
    runs: Sequence[Run],
    number: str,
    fields: Sequence[Place],
    tokens: list[_Token],
    home: str,
) -> Origin:
    text, own = _plain(runs)
    letters: list[Letter | None] = [None] * len(text)
    printed = [(m[0], m.start()) for m in _PRINTED.finditer(text)]
    keys = [_key(word) if all(own[at : at + len(word)]) else "\0" for word, at in printed]
    matcher = difflib.SequenceMatcher(None, [t.key for t in tokens], keys, autojunk=False)
    for one, other, size in matcher.get_matching_blocks():
        for step in range(size):
            token, (word, at) = tokens[one + step], printed[other + step]
            _trace(letters, token, word, at)
    return Origin(
        text,
        plain(number),
        tuple(fields),
        tuple(letters),
        paragraph.role,
        paragraph.block,
        paragraph.span,
        home,
    )


def _trace(letters: list[Letter | None], token: _Token, word: str, at: int) -> None:
    """A word of the same length letter by letter, else (blanks, escapes) as a whole."""
    size = token.end - token.start
    for step in range(len(word)):
        if size == len(word):
            start = token.start + step
            letters[at + step] = Letter(token.field, start, start + 1)
        else:
            letters[at + step] = Letter(token.field, token.start, token.end)


@dataclass(frozen=True, slots=True)
class _Token:
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


def _in_notes(field: int, value: str) -> Iterator[_Token]:
    for found in OPAQUE.finditer(value):
        if found[0].startswith("^["):
            yield from _raw(field, found[0][2:-1], found.start() + 2)


def _plain(runs: Iterable[Run]) -> tuple[str, list[bool]]:
    """The printed words with single blanks, and of each letter whether it is the author's."""
    text: list[str] = []
    own: list[bool] = []
    for run in runs:
        for letter in run.text:
            shown = " " if letter.isspace() else letter
            if shown == " " and (not text or text[-1] == " "):
                continue
            text.append(shown)
            own.append(run.field)
    while text and text[-1] == " ":
        text.pop()
        own.pop()
    return "".join(text), own
