"""Where paragraphs would stand on paper, guessed from words: for files that do not say it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.check.finished import words
from pipeline.check.finished.page import Para, Piece
from pipeline.importer.recognise.labels import label

_TWO = re.compile(
    r"(?P<left>Số\s*[:.]?\s*[\d…._ ]*\s*[-/]\s*\S+)\s+(?P<right>[A-ZĐÀ-Ỹ][^;]{1,40}?,?\s*ngày\s.*năm[\s\d…._]*)$"
)


def placed(paras: Sequence[Para]) -> list[Para]:
    """The same paragraphs, numbered anew, with side and alignment; two columns on one line are parted."""
    apart = [one for para in paras for one in _apart(para)]
    title, tail = _title_end(apart), _tail(apart)
    return [replace(_placed(para, at, title, tail), number=at + 1) for at, para in enumerate(apart)]


def _apart(para: Para) -> Iterator[Para]:
    found = _TWO.match(para.text) if len(para.text) < 120 else None
    if found is None:
        yield para
        return
    for side in ("left", "right"):
        yield replace(para, pieces=(Piece(found[side], para.size),), side=side)


def _title_end(paras: Sequence[Para]) -> int:
    """How many first paragraphs stand above the text."""
    named = next((at for at, para in enumerate(paras[:20]) if words.kind_of(para.text)), None)
    for at, para in enumerate(paras[:30]):
        if named is not None and at <= named:
            continue
        found, rest = label(para.text)
        if words.DASHES.match(para.text):
            return at + 1
        if (found and found.style != "star") or words.BASIS.match(para.text) or not rest:
            return at
        if len(para.text) > 200 or (para.text.endswith((".", ":", ";")) and len(para.text) > 60):
            return at
        if named is not None and at > named + 1 and not para.upper and not paras[at - 1].upper:
            return at
    return 0


def _tail(paras: Sequence[Para]) -> int:
    for at in range(len(paras) - 1, -1, -1):
        if words.RECIPIENTS.match(paras[at].text):
            return at
    return len(paras)


def _placed(para: Para, at: int, title: int, tail: int) -> Para:
    """Where it would stand on paper, as far as its words say."""
    if para.side or para.bordered:
        return para
    if at < title:
        return replace(para, align="center", side=_head_side(para))
    if at < tail:
        found = label(para.text)[0]
        centred = found is not None and found.rank <= 3
        return replace(
            para, align="center" if centred or words.DASHES.match(para.text) else "justify"
        )
    text = para.text
    listed = words.RECIPIENTS.match(text) or words.BULLET.match(text) or words.ARCHIVE.match(text)
    return replace(para, side="left" if listed else "right")


def _head_side(para: Para) -> str:
    if words.near(para.text, words.PARTY_TITLE) or words.PLACE_DATE.match(para.text):
        return "right"
    return ""
