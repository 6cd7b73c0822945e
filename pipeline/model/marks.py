"""Tries the marks inside an author's words (emphasis, notes, placeholders, citations) and says where one fails."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline import inline, placeholders
from pipeline.model.reading import Reading, nearest_of
from pipeline.model.words import Words
from pipeline.problem import Span
from pipeline.source import Scalar

_TO_ESCAPE = re.compile(r"[\\*\[\]{}^$#%_`]")


def tried(reading: Reading, scalar: Scalar, bare: str, offset: int) -> Words:
    """The words when all their marks are sound; otherwise the words with every mark made literal.

    A literal mark keeps the words readable for what comes after, and nothing is said of them twice.
    `offset` = where the words begin in the scalar's value.
    """
    try:
        tokens = inline.parse(bare)
    except inline.InlineError as wrong:
        reading.say(_place(scalar, bare, offset, wrong.offset), "M012", wrong.message, wrong.hint)
        return Words(_literal(bare), scalar.at(offset) if offset else scalar.span)
    before = len(reading.problems)
    places = []
    for token in _flat(tokens):
        if not isinstance(token, inline.Field | inline.Cite):
            continue
        place = _place(scalar, bare, offset, token.offset)
        places.append((token.offset, place))
        if isinstance(token, inline.Field):
            _field(reading, place, token.expression)
        elif token.id not in reading.known.citations:
            unknown_citation(reading, place, token.id)
    sound = len(reading.problems) == before
    span = scalar.at(offset) if offset else scalar.span
    return Words(bare, span, tuple(places)) if sound else Words(_literal(bare), span)


def unknown_citation(reading: Reading, span: Span, name: str) -> None:
    """M008 with the nearest id of the registry."""
    nearest = nearest_of(name, reading.known.citations)
    hint = f"có phải ý bạn là “{nearest}”?" if nearest else "thêm vào content/citations.yaml"
    reading.say(span, "M008", f"không có văn bản viện dẫn mã “{name}”", hint)


def _flat(tokens: Iterable[inline.Token]) -> Iterable[inline.Token]:
    for token in tokens:
        if isinstance(token, inline.Note):
            yield from _flat(token.tokens)
        else:
            yield token


def _field(reading: Reading, span: Span, expression: str) -> None:
    try:
        placeholders.names(expression)
    except placeholders.PlaceholderError as wrong:
        reading.say(span, "M012", f"chỗ điền viết sai: {wrong.message}", wrong.hint)


def _literal(bare: str) -> str:
    return _TO_ESCAPE.sub(r"\\\g<0>", bare)


def _place(scalar: Scalar, bare: str, start: int, offset: int) -> Span:
    """Place in the file of bare[offset]; blanks were collapsed, so letters are counted."""
    letters = len("".join(bare[:offset].split()))
    at = start
    while at < len(scalar.value) and (letters or scalar.value[at].isspace()):
        letters -= not scalar.value[at].isspace()
        at += 1
    return scalar.at(at)
