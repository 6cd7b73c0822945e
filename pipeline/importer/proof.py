"""The proof: every word of the source stands in the composed draft, in order, or is told as set aside."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.text import Tone, lower, nfc, restyle
from pipeline.tree import (
    Annex,
    Document,
    Paragraph,
    block_paragraphs,
    extracted,
    signature_paragraphs,
)

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Difference:
    """Words at one place: `lost` of the source, `added` in the result; `before` = words ahead of them."""

    zone: str
    lost: str
    added: str
    before: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What the comparison of source and result says."""

    words: int
    """Words of the source that belong to the document."""
    found: int
    """How many of them stand in the result, in order."""
    differences: tuple[Difference, ...]
    marks: tuple[tuple[str, str], ...] = ()
    """(source, result) of paragraphs whose words are equal and whose marks within the sentence are not."""
    respelled: tuple[tuple[str, str], ...] = ()
    """(source, result) of what is printed as the registry or the standard spells it: words of the
    letterhead whose tone mark stands at the other vowel, marks of authority ("TM." for "T/M")."""

    @property
    def lost(self) -> tuple[Difference, ...]:
        return tuple(one for one in self.differences if one.lost)

    @property
    def complete(self) -> bool:
        return not self.lost


def tokens(text: str) -> list[str]:
    """Words and numbers without marks and capitals: what may not get lost."""
    return list(_tokens(text))


@lru_cache(maxsize=20_000)
def _tokens(text: str) -> tuple[str, ...]:
    # A draft is proved several times against the same source.
    return tuple(_WORD.findall(lower(nfc(text)).replace("\\", "")))


def prove(source: dict[str, list[str]], document: Document) -> Proof:
    """Compare zone by zone: the letterhead as a heap of words, everything else in order."""
    made = zones(document)
    differences: list[Difference] = []
    respelled: set[tuple[str, str]] = set()
    words = found = 0
    for zone, texts in source.items():
        count = sum(len(tokens(text)) for text in texts)
        other = made.get(zone, [])
        if zone == "signatures":
            respelled |= _authorities(texts, other)
            texts, other = [_one_mark(one) for one in texts], [_one_mark(one) for one in other]
        heads = zone in ("head", "annex heads")
        here = (_heap if heads else _ordered)(zone, texts, other)
        differences += here
        if heads:
            respelled |= _respelled(texts, other)
        words += count
        found += count - sum(len(one.lost.split()) for one in here)
    for zone, texts in made.items():
        if zone not in source and any(tokens(text) for text in texts):
            differences.append(Difference(zone, "", " ".join(texts), ""))
    return Proof(
        words, found, tuple(differences), tuple(_marked(source, made)), tuple(sorted(respelled))
    )


_QUOTES = str.maketrans("“”„‟‘’–—", '""""\'\'--')
_ENDS = re.compile(r"[\s.;:,/…]+$")
_LABEL = re.compile(r"^\W+")


@lru_cache(maxsize=20_000)
def _strict(text: str) -> str:
    """Words and the marks between them; blanks, capitals, shapes of quotes and dashes do not count."""
    said = lower(nfc(text)).replace("\\", "").translate(_QUOTES).replace("*", "")
    return re.sub(r"\s+", "", _LABEL.sub("", _ENDS.sub("", said)))


def _marked(source: dict[str, list[str]], made: dict[str, list[str]]) -> Iterable[tuple[str, str]]:
    """Paragraphs of the text with equal words: what stands between the words must be equal, too."""
    for zone in ("text", "annexes"):
        there: dict[tuple[str, ...], list[str]] = {}
        for text in made.get(zone, []):
            there.setdefault(_tokens(text), []).append(text)
        for text in source.get(zone, []):
            same = there.get(_tokens(text))
            if same and all(_strict(one) != _strict(text) for one in same):
                yield text, same[0]


def zones(document: Document) -> dict[str, list[str]]:
    """The printed paragraphs of a composed document by zone, each zone in reading order."""
    out = {
        "head": _texts((*document.header.left, *document.header.right)),
        "title": _texts(document.title),
        "to": _texts(document.addressees),
        "text": [text for part in extracted(document) for text in _texts(block_paragraphs(part))],
        "recipients": _texts(document.recipients),
        "signatures": [
            text for one in document.signatures for text in _texts(signature_paragraphs(one))
        ],
        "contact": _texts((*document.contact, *document.not_for_media)),
        "annexes": [text for one in document.annexes for text in _annex(one)],
        "annex heads": _heads(document),
    }
    return {zone: texts for zone, texts in out.items() if texts}


def _annex(annex: Annex) -> list[str]:
    signed = (p for one in annex.signatures for p in signature_paragraphs(one))
    return _texts((*annex.signed, *annex.title, *block_paragraphs(annex.body), *signed))


def _heads(document: Document) -> list[str]:
    """Letterheads of attached documents."""
    heads = (one.header for one in document.annexes)
    return [text for one in heads for text in _texts((*one.left, *one.right))]


def _texts(paragraphs: Iterable[Paragraph]) -> list[str]:
    return [one.words + _notes(one) for one in paragraphs]


def _notes(paragraph: Paragraph) -> str:
    found = (note.text for run in paragraph.runs for note in run.note)
    return "".join(f" {text}" for text in found)


def _heap(zone: str, source: Sequence[str], made: Sequence[str]) -> list[Difference]:
    # "ngày 3" is printed as "ngày 03" by every standard; the draft says so at the date.
    there, here = (
        Counter(_one_style(word).lstrip("0") for text in texts for word in tokens(text))
        for texts in (source, made)
    )
    lost, added = there - here, here - there
    if not lost and not added:
        return []
    return [Difference(zone, " ".join(lost.elements()), " ".join(added.elements()), "")]


def _respelled(source: Sequence[str], made: Sequence[str]) -> set[tuple[str, str]]:
    """Words that are the same but for the place of their tone mark."""
    there, here = ({word for text in texts for word in tokens(text)} for texts in (source, made))
    new = {_one_style(word): word for word in here - there}
    return {(word, new[_one_style(word)]) for word in there - here if _one_style(word) in new}


_AUTHORITY = re.compile(r"^\s*(T\s?/?M|K\s?/?T|T\s?/?L|T\s?/?UQ)(?=[\s.])\.?", re.IGNORECASE)


def _one_mark(text: str) -> str:
    """ "T/M" of the Party, "TM." of the State: the standard prints its own."""
    found = _AUTHORITY.match(text)
    return _mark(found[1]) + text[found.end() :] if found else text


def _mark(text: str) -> str:
    return re.sub(r"[\s/]", "", text).upper()


def _authorities(source: Sequence[str], made: Sequence[str]) -> set[tuple[str, str]]:
    """Marks of authority that the source writes in another form than the standard."""
    there, here = (
        {_mark(found[1]): found[0].strip() for text in texts if (found := _AUTHORITY.match(text))}
        for texts in (source, made)
    )
    return {
        (there[mark], here[mark])
        for mark in there.keys() & here.keys()
        if there[mark] != here[mark]
    }


@lru_cache(maxsize=4096)
def _one_style(word: str) -> str:
    return restyle(word, Tone.SECOND)


def _ordered(zone: str, source: Sequence[str], made: Sequence[str]) -> list[Difference]:
    """Equal paragraphs are paired first; words are compared only where paragraphs differ."""
    one = [_tokens(text) for text in source]
    two = [_tokens(text) for text in made]
    if one == two:
        return []
    found: list[Difference] = []
    matcher = difflib.SequenceMatcher(None, one, two, autojunk=False)
    for tag, start, end, at, to in matcher.get_opcodes():
        if tag != "equal":
            before = " ".join(one[start - 1][-6:]) if start else ""
            found += _words(zone, _flat(one[start:end]), _flat(two[at:to]), before)
    return found


def _flat(paragraphs: Sequence[tuple[str, ...]]) -> list[str]:
    return [word for words in paragraphs for word in words]


def _words(zone: str, one: list[str], two: list[str], before: str) -> list[Difference]:
    found: list[Difference] = []
    matcher = difflib.SequenceMatcher(None, one, two, autojunk=False)
    for tag, start, end, at, to in matcher.get_opcodes():
        if tag == "equal":
            continue
        context = " ".join(one[max(0, start - 6) : start]) or before
        found.append(Difference(zone, " ".join(one[start:end]), " ".join(two[at:to]), context))
    return found
