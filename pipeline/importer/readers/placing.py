"""Where paragraphs would stand on paper, guessed from words: for files that do not say it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.check.finished import words
from pipeline.check.finished.page import Para, Piece
from pipeline.check.finished.zones_tail import CONTACT, DRAFTER
from pipeline.importer.recognise.labels import label

_TWO = re.compile(
    r"(?P<left>Số\s*[:.]?\s*[\d…._ ]*\s*[-/]\s*\S+)\s+(?P<right>[A-ZĐÀ-Ỹ][^;]{1,40}?,?\s*ngày\s.*năm[\s\d…._]*)$"
)


def placed(paras: Sequence[Para]) -> list[Para]:
    """The same paragraphs, numbered anew, with side and alignment; two columns on one line are parted."""
    apart = [one for para in paras for one in _apart(para)]
    title = _title_end(apart)
    tail = _tail(apart)
    annex = _annex(apart, tail)
    bounds = _Bounds(title, tail, annex, _heads(apart, annex))
    return [replace(_placed(para, at, bounds), number=at + 1) for at, para in enumerate(apart)]


@dataclass(frozen=True, slots=True)
class _Bounds:
    """Numbers of paragraphs: where the title ends, the ending and the annexes begin; lines of annex titles."""

    title: int
    tail: int
    annex: int
    heads: frozenset[int]


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
    """Where recipients or, without any, signatures begin."""
    last = len(paras)
    for at, para in enumerate(paras):
        if words.RECIPIENTS.match(para.text):
            return _signed_above(paras, at)
        if at and is_anew(para.text) and _signatures(paras[:at]) < at:
            last = at
            break
    return _signatures(paras[:last])


_OPEN = re.compile(r"[.;:,]$")


def _signed_above(paras: Sequence[Para], at: int) -> int:
    """The right column may have been read before the left one."""
    begun = _signatures(paras[:at])
    return begun if begun < at else at


def _signatures(paras: Sequence[Para]) -> int:
    """Where the lines of signatures begin at the end of these paragraphs; their number where there are none."""
    begun = len(paras)
    named = False
    for at in range(len(paras) - 1, max(-1, len(paras) - 24), -1):
        text = paras[at].text
        if paras[at].bordered or len(text) > 90 or _OPEN.search(text):
            break
        name = words.NAME.match(text) or _QUOTED.match(text) or words.DEGREE.match(text)
        signs = words.LOOSE_AUTHORITY.match(text) or words.TITLES.match(text)
        if text.isupper() and signs and named:
            begun = at
        elif not (name or text.isupper() or words.SIGNED.match(text) or _CONFIRMS.match(text)):
            break
        elif name:
            named = True
    return begun


_QUOTED = re.compile(r"[“\"](?:Họ và tên|[^”\"]{2,30})[”\"]$")
_CONFIRMS = re.compile(r"Xác nhận chữ ký của\b|kiêm$")


def _annex(paras: Sequence[Para], tail: int) -> int:
    for at in range(tail + 1, len(paras)):
        if is_anew(paras[at].text):
            return at
    return len(paras)


def is_anew(text: str) -> bool:
    """The first line of an annex or of the document that this one puts into force."""
    found = words.ANNEX.match(text)
    alone = bool(found and (not found["title"] or text.isupper()))
    return alone or bool(text.isupper() and words.kind_of(text))


def _heads(paras: Sequence[Para], annex: int) -> frozenset[int]:
    """The lines of title of each annex: up to its first sentence, label or table."""
    found: set[int] = set()
    within = False
    for at in range(annex, len(paras)):
        text = paras[at].text
        if is_anew(text):
            within = True
        elif within:
            running = bool(label(text)[0]) or len(text) > 200 or paras[at].bordered
            titled = text.isupper() or _HEADLIKE.match(text) or words.DASHES.match(text)
            below = paras[at - 1].text
            subject = (
                words.kind_of(below) and below.isupper() and not text.endswith((".", ":", ";"))
            )
            within = not running and bool(titled or subject)
        if within:
            found.add(at)
    return frozenset(found)


_HEADLIKE = re.compile(r"\(?(?:Ban hành )?kèm theo\b", re.IGNORECASE)


def _placed(para: Para, at: int, bounds: _Bounds) -> Para:
    """Where it would stand on paper, as far as its words say."""
    if para.side or para.bordered:
        return para
    if at < bounds.title:
        return replace(para, align="center", side=_head_side(para))
    if at < bounds.tail or at >= bounds.annex:
        found = label(para.text)[0]
        centred = found is not None and found.rank <= 3
        centred = centred or at in bounds.heads or bool(words.DASHES.match(para.text))
        return replace(para, align="center" if centred else "justify")
    text = para.text
    listed = words.RECIPIENTS.match(text) or words.BULLET.match(text) or words.ARCHIVE.match(text)
    return replace(para, side="left" if listed or _foot(text) else "right")


def _foot(text: str) -> bool:
    """The drafter's mark and the address stand below the recipients."""
    return bool(DRAFTER.match(text) or CONTACT.search(text))


def _head_side(para: Para) -> str:
    if words.near(para.text, words.PARTY_TITLE) or words.PLACE_DATE.match(para.text):
        return "right"
    return ""
