"""Letterheads and signatures laid out with tabs, rows of blanks or line breaks, taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.check.finished import words
from pipeline.check.finished.page import Drawn, Para, Piece
from pipeline.lengths import POINT
from pipeline.text import nfc

# Sought from where blanks begin alone: a thousand of them would be gone through a thousand times.
_GAP = re.compile(r"(?<!\s)\s*(?:\t|[ \u00a0]{4,})\s*")
_BREAK = re.compile(r"(?<!\s)\s*\n\s*")
_HALF = 0.45
"""Share of the column left of which a middle is in the left half: the right one is the wider."""
_MOST = 200
"""A paragraph of the text is longer and never taken apart."""


def halves(paras: Sequence[Para]) -> tuple[Para, ...]:
    """The same paragraphs; those that hold two components are divided."""
    found: list[Para] = []
    ending = False
    for para in paras:
        ending = ending or bool(words.RECIPIENTS.match(para.text))
        if ending and _far(para):
            found.append(replace(para, side="right", align="", divided=True))
        elif ending:
            found += map(_signed, _lines(para))
        elif len(found) < _HEAD and (_of_spaced_head(para, found) or _of_subject(para, found)):
            found.append(replace(para, side="left", align="", divided=True))
        else:
            found += _lines(para)
    return tuple(found)


def _far(para: Para) -> bool:
    """A title or a name beside the recipients that blanks push there, however many of them."""
    raw = "".join(piece.text for piece in para.pieces)
    lead = (len(raw) - len(raw.lstrip(" \u00a0"))) * para.size * POINT / 4
    free = not (para.side or para.cell or para.align == "center" or _GAP.search(raw.strip()))
    return free and bool(para.column) and lead > _BESIDE * (para.column or 0)


_BESIDE = 0.22
"""Share of the column: the recipients' own lines are not led in so far."""
_HEAD = 12
"""Paragraphs among which a letterhead stands."""


def _of_spaced_head(para: Para, above: Sequence[Para]) -> bool:
    """A line of an organ's name that leaves no room for blanks before it, below halves that blanks keep apart."""
    if para.align != "left" or para.side or para.cell or not para.upper or len(para.text) > _WIDEST:
        return False
    apart = [one for one in above if one.divided and one.side == "right"]
    return bool(apart) and not any(words.kind_of(one.text) for one in (*above, para))


def _of_subject(para: Para, above: Sequence[Para]) -> bool:
    """The second line of a letter's subject, led below the first by the same tab."""
    tabbed = "".join(piece.text for piece in para.pieces).startswith("\t")
    if not tabbed or para.align != "left" or para.side or para.cell or len(para.text) > _SHORT:
        return False
    return bool(above) and above[-1].divided and bool(words.LETTER_SUBJECT.match(above[-1].text))


_WIDEST = 45
"""Letters of the longest line of an organ's name."""


def parted(para: Para) -> list[Para]:
    """Lines that the author of a paragraph broke by hand, each as a paragraph."""
    raw = "".join(piece.text for piece in para.pieces)
    return _cut(para, _BREAK) if "\n" in raw.strip() else [para]


def _signed(para: Para) -> Para:
    """A name beside the recipients, pushed to the right by one tab, however it is written."""
    tabbed = "".join(piece.text for piece in para.pieces).startswith("\t")
    if not tabbed or para.side or para.bordered or para.align == "center":
        return para
    name = words.DEGREE.sub("", para.text)
    like_a_name = words.NAME.match(name.title() if name.isupper() else name)
    return replace(para, side="right", align="", divided=True) if like_a_name else para


def _lines(para: Para) -> Iterator[Para]:
    raw = "".join(piece.text for piece in para.pieces)
    if "\n" in raw.strip() and len(raw) < 2 * _MOST:
        parts = _cut(para, _BREAK)
        if any(_telling(part) for part in parts) or _signature(parts) or _names(parts):
            for at, part in enumerate(parts):
                drawn = para.drawn if at == len(parts) - 1 else ()
                yield from _columns(replace(part, drawn=drawn))
            return
    yield from _columns(para)


def _signature(parts: Sequence[Para]) -> bool:
    """A title over a name in one paragraph."""
    first, last = parts[0], words.DEGREE.sub("", parts[-1].text)
    titled = first.upper and bool(words.TITLES.match(first.text))
    return titled and bool(words.NAME.match(last.title() if last.isupper() else last))


def _names(parts: Sequence[Para]) -> bool:
    """Lines in capitals of which some are bold: an organ below the one above it."""
    return all(part.upper for part in parts) and len({part.bold for part in parts}) > 1


_TITLE = re.compile(
    r"(?<!\s)\s+(C[ỘÔ]NG H(?:ÒA|OÀ) XÃ H[ỘÔ]I CHỦ NGHĨA VI[ỆÊ]T NAM|ĐẢNG C[ỘÔ]NG SẢN VI[ỆÊ]T NAM)\s*$"
)
"""The State's or the Party's title at the end of a line that began with an organ's long name."""


def _at_title(para: Para) -> re.Match[str] | None:
    """Where such a line is to be divided: at blanks, or where bold letters begin; no heading ends so."""
    raw = "".join(piece.text for piece in para.pieces)
    found = None if _GAP.search(raw.strip()) else _TITLE.search(nfc(raw))
    if found is None or len(raw) != len(nfc(raw)) or not raw[: found.start()].strip():
        return None
    before = next(iter(_between(para.pieces, found.start() - 1, found.start())), None)
    behind = tuple(_between(para.pieces, found.start(), len(raw)))
    weighed = before is not None and not before.bold and behind[-1].bold
    blanks = found.start(1) - found.start()
    return found if weighed or blanks > 1 else None


def _columns(para: Para) -> Iterator[Para]:
    title = None if para.bordered or para.cell or para.side else _at_title(para)
    if title is not None:
        raw = "".join(piece.text for piece in para.pieces)
        start = len(raw) - len(raw.lstrip())
        left = tuple(_between(para.pieces, start, title.start()))
        right = tuple(_between(para.pieces, title.start(1), len(raw)))
        under_left, under_right = _shared(para)
        bare = replace(para, align="", divided=True)
        yield replace(bare, pieces=left, side="left", drawn=under_left)
        yield replace(bare, pieces=right, side="right", drawn=under_right)
        return
    yield from _by_gaps(para)


def _by_gaps(para: Para) -> Iterator[Para]:
    raw = "".join(piece.text for piece in para.pieces).strip()
    if para.bordered or para.cell or len(raw) > _MOST or not _GAP.search(raw):
        pushed = "" if para.bordered or para.side or not raw else _pushed(para)
        if pushed == "center":
            yield replace(para, align="center", divided=True)
        elif pushed:
            yield replace(para, side=pushed, align="", divided=True)
        elif para.bordered or para.side or not raw or not _alone(para):
            yield _at_a_stop(para) if para.align == "left" else para
        else:
            # Pushed to the right by a tab or blanks: it stands in the right column.
            yield replace(para, side="right", align="", divided=True)
        return
    parts = _cut(para, _GAP)
    if len(parts) == 2 and _belong_apart(*parts):
        left, right = parts
        under_left, under_right = _shared(para)
        yield replace(left, side="left", align="", drawn=under_left)
        yield replace(right, side="right", align="", drawn=under_right)
    elif len(parts) == 1 and "".join(piece.text for piece in para.pieces)[:1] in ("\t", " "):
        yield replace(parts[0], side="right", align="")
    else:
        yield para


def _shared(para: Para) -> tuple[tuple[Drawn, ...], tuple[Drawn, ...]]:
    """The drawn lines below the left and the right words: by their place, where the file gives it."""
    half = (para.column or 0) * _HALF
    if half and para.drawn and all(line.middle is not None for line in para.drawn):
        left = tuple(line for line in para.drawn if (line.middle or 0) < half)
        return left, tuple(line for line in para.drawn if line not in left)
    # Of two lines the long one is the motto's or the Party title's; one alone may be either's.
    lines = tuple(sorted(para.drawn, key=lambda line: line.length or 0))
    return (lines[:1], lines[1:]) if len(lines) == 2 else (lines, ())


def _at_a_stop(para: Para) -> Para:
    """A line of the letterhead alone beside nothing: its tab may lead to a stop that centres it."""
    tabbed = "".join(piece.text for piece in para.pieces).startswith("\t")
    known = _telling(para) or bool(words.LETTER_SUBJECT.match(para.text))
    # The last line of a long name ("VÀ MÔI TRƯỜNG") says nothing by itself.
    known = tabbed and (known or (para.upper and not words.ROMAN.match(para.text)))
    return replace(para, align="", divided=True) if known else para


def _pushed(para: Para) -> str:
    """left | center | right: where blanks push a line to the middle of a column, or of the page; "" = nowhere."""
    raw = "".join(piece.text for piece in para.pieces)
    blanks = len(raw) - len(raw.lstrip(" \u00a0"))
    if blanks < 4 or not para.column or para.align == "center" or len(raw.strip()) > _LONGEST:
        return ""
    em = para.size * POINT
    # A blank is a quarter of an em wide, letters are half an em on average, capitals two thirds.
    lead = blanks * em / 4
    middle = lead + len(para.text) * em * (0.33 if para.upper else 0.25) + (para.left or 0)
    known = para.upper or _telling(para) or bool(words.LETTER_SUBJECT.match(para.text))
    if middle < para.column * _HALF and len(raw.strip()) <= _SHORT and (known or lead > _INDENT):
        return "left"
    if lead <= _INDENT:
        return ""
    return "center" if abs(middle - para.column / 2) < para.column * _CENTRED else "right"


_SHORT, _LONGEST = 60, 80
_INDENT = 20.0
"""mm: blanks no wider lead the first line of a paragraph in."""
_CENTRED = 0.06
"""Share of the column by which a middle may miss the column's."""


def _alone(para: Para) -> bool:
    raw = "".join(piece.text for piece in para.pieces)
    pushed = raw.startswith("\t\t") or (para.left or 0) > 60
    # One tab may reach just as far where the tab stops are the author's own.
    pushed = pushed or (raw.startswith("\t") and bool(words.NAME.match(para.text)))
    pushed = pushed or (not para.column and raw.startswith("     "))
    return pushed and len(raw.strip()) < _LONGEST and para.align != "center"


def _telling(para: Para) -> bool:
    text = para.text
    return bool(
        words.near(text, words.NATIONAL_NAME)
        or words.near(text, words.MOTTO)
        or words.near(text, words.PARTY_TITLE)
        or words.NUMBER.match(text)
        or words.PLACE_DATE.match(text)
        or words.RECIPIENTS.match(text)
        or words.ARCHIVE.match(text)
        or words.LOOSE_AUTHORITY.match(text)
        or words.STAR.match(text)
        or words.kind_of(text)
        or (para.upper and words.ORGAN.match(text))
    )


def _belong_apart(left: Para, right: Para) -> bool:
    if words.LETTER.match(left.text + " x") or len(left.text) < 1:
        return False
    if _telling(right) or words.RECIPIENTS.match(left.text):
        return True
    if words.NUMBER.match(left.text) and words.PLACE_FIGURES.match(right.text):
        return True
    if left.upper and right.upper and words.ORGAN.match(left.text):
        return True
    listed = bool(words.BULLET.match(left.text)) and len(left.text) > 3
    titled = words.NAME.match(right.text) or words.TITLES.match(right.text.upper())
    return listed and (right.upper or bool(titled))


def _cut(para: Para, at: re.Pattern[str]) -> list[Para]:
    """The paragraph divided wherever the pattern matches across its pieces."""
    raw = "".join(piece.text for piece in para.pieces)
    start = len(raw) - len(raw.lstrip())
    bounds = [start]
    for gap in at.finditer(raw, start):
        bounds += [gap.start(), gap.end()]
    bounds.append(len(raw))
    parts = []
    for begin, end in zip(bounds[::2], bounds[1::2], strict=True):
        pieces = tuple(_between(para.pieces, begin, end))
        if any(piece.text.strip() for piece in pieces):
            parts.append(replace(para, pieces=pieces, divided=True))
    return parts


def _between(pieces: tuple[Piece, ...], begin: int, end: int) -> Iterator[Piece]:
    at = 0
    for piece in pieces:
        text = piece.text[max(0, begin - at) : max(0, end - at)]
        at += len(piece.text)
        if text:
            yield replace(piece, text=text)
