"""Segments of a page -> paragraphs: wrapped lines joined again, alignment told from the places."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from pipeline.check.finished.page import Box, Drawn, Para, Piece
from pipeline.check.finished.pdf_lines import Segment
from pipeline.check.finished.pdf_oddly_set import wide, wrapped
from pipeline.check.finished.pdf_phrases import reunited
from pipeline.check.finished.pdf_places import (
    AT,
    NEAR,
    align,
    centred,
    half,
    narrow,
    set_in,
    short_of,
)
from pipeline.check.finished.pdf_strokes import Stroke, between
from pipeline.lengths import POINT

_MARK = re.compile(
    r"(?:[-+*•–]\s|\d+(?:\.\d+)*[.)]\s|[a-zđ]\)\s|[IVXLC]+[.\-]\s|Điều \d|Nơi nhận|Kính (?:gửi|trình))"
)
_CUT, _GOES_ON = re.compile(r"(?:\d-|[A-ZĐ]-|\w/)$"), re.compile(r"[A-ZĐ0-9]")
"""A symbol cut at its hyphen: "15-" over "CT/TW"."""
_COMPOUND = re.compile(r"- (?:\d|[^\W\d_A-ZĐÀ-Ỹ])")
_A_WORD = re.compile(r"(?:[IVXLC]+|[A-ZĐ]{2,8})[.;,:)]*(?:/\.)?$")
"""The last word of a sentence, an abbreviation or a Roman number: no line in capitals."""
_INDENT = 60.0
"""Points from the text's edge within which a line of running text begins."""
_NARROW = 80.0
"""Points: a rule of the letterhead or the frame of a stamp is narrower."""


def paras(
    segments: Iterable[Segment],
    strokes: tuple[Stroke, ...],
    page: int,
    left: float,
    right: float,
    first: int,
) -> list[Para]:
    """Paragraphs of one page; `left` and `right` are the text's edges, `first` the first number."""
    groups: list[list[Segment]] = []
    rows = _rows(list(segments))
    alone = {id(row[0]) for row in rows if len(row) == 1}
    pitch = _pitch(rows, left, right)
    for row in rows:
        for one in row:
            side = half(one, left, right)
            near = reversed(groups[-4:]) if len(row) < 3 else ()
            fits = (g for g in near if _continues(one, side, g, (left, right), pitch))
            group = next(fits, None)
            if group is not None and not _may_wrap(group[-1], one, alone, pitch, right):
                group = None
            if group is not None:
                group.append(one)
            else:
                groups.append([one])
    tables = _tables(strokes)
    if page == 1:
        groups = reunited(groups, lambda one: half(one, left, right))
    return [
        _para(group, strokes, page, (left, right), first + at, tables)
        for at, group in enumerate(groups)
    ]


def _tables(strokes: tuple[Stroke, ...]) -> tuple[tuple[float, float], ...]:
    """Top and bottom of what stands between three or more lines that begin and end alike: a table.

    Narrow ones are a column of it only beside another: the frame of a stamp and a rule may be as wide.
    """
    found: list[tuple[float, float]] = []
    alike: dict[tuple[int, int], list[float]] = {}
    for one in strokes:
        if one.length > 20:
            alike.setdefault((round(one.left / 4), round(one.right / 4)), []).append(one.y)
    levels = {edges: set(map(round, heights)) for edges, heights in alike.items()}
    for edges, heights in alike.items():
        narrow = (edges[1] - edges[0]) * 4 < _NARROW
        beside = (other for key, other in levels.items() if key != edges)
        if len(levels[edges]) >= 3 and not (
            narrow and all(len(other & levels[edges]) < 3 for other in beside)
        ):
            found.append((min(heights), max(heights)))
    return tuple(found)


def _pitch(rows: list[list[Segment]], left: float, right: float) -> float:
    """The smallest distance below a full line: that of the lines of one paragraph."""
    indented = left + _INDENT
    found = [
        two[0].y - one[0].y
        for one, two in pairwise(rows)
        if len(one) == len(two) == 1
        and one[0].right > right - 30
        and one[0].left < indented
        and one[0].size == two[0].size >= 12.5
    ]
    return min((one for one in found if one > 12.5), default=0.0)


def _may_wrap(last: Segment, one: Segment, alone: set[int], pitch: float, right: float) -> bool:
    """Lines beside each other are columns; below a full line, a wider gap begins a paragraph."""
    apart = one.right < last.left or one.left > last.right
    beside = id(last) not in alone or one.y - last.y < 0.95 * one.size
    if apart and beside and not one.text[:1].islower():
        return False
    if last.right <= right - 30 or one.size < 12.5 or wide(last, one, right):
        return True
    if id(last) not in alone or id(one) not in alone:
        return last.text.islower() or one.text[:1].islower()
    return one.y - last.y < pitch + 2.5


def _rows(segments: list[Segment]) -> list[list[Segment]]:
    rows: list[list[Segment]] = []
    for one in segments:
        if rows and abs(rows[-1][0].y - one.y) < 1.5:
            rows[-1].append(one)
        else:
            rows.append([one])
    return rows


def _continues(
    one: Segment, side: str, group: list[Segment], edges: tuple[float, float], usual: float
) -> bool:
    """Whether a segment is the next line of the paragraph in `group`; `usual` = the page's pitch."""
    last = group[-1]
    left, right = edges
    pitch = one.y - last.y
    # Lines set twice as far apart as usual are told by standing so all over the page.
    most = max(2.1 * one.size, min(usual + 1, 3 * one.size))
    most = 3 * one.size if wide(last, one, right) and one.left < left + AT else most
    if not 0 < pitch < most or (_MARK.match(one.text) and not _cut_dash(one, group, edges)):
        return False
    if abs(one.size - last.size) > 0.6 or (
        last.text.isupper() != one.text.isupper() and not _A_WORD.match(one.text)
    ):
        return False
    if len(group) > 1 and pitch > (group[1].y - group[0].y) + 2.5:
        return False
    ragged = pitch < usual + 2.5 and _had_no_room(last, one, right)
    begun = last.left < left + 0.35 * (right - left)
    if one.left < left + NEAR and begun and (last.right > right - 30 or ragged):
        return True
    if _dominant(one) != _dominant(last):
        return False
    if wrapped(one, group, left, right):
        return True
    if side and side == half(last, left, right):
        return pitch < 1.45 * one.size and _wraps(one, group)
    both = centred(one, left, right) and centred(last, left, right)
    open_bracket = last.text.count("(") > last.text.count(")")
    return both and pitch < 1.6 * one.size and (open_bracket or not one.text[:1].isupper())


def _cut_dash(one: Segment, group: list[Segment], edges: tuple[float, float]) -> bool:
    """ "năm 2026 | - 2027", "chính trị | - xã hội": the dash of a compound that begins a line at the edge.

    The line above is full and its sentence open; a list's dash would stand where its first line is indented.
    """
    last, (left, right) = group[-1], edges
    at_edge = one.left < left + AT and group[0].left > left + 12
    open_ = last.right > right - 30 and last.text[-1:] not in ".;:,"
    # Between two names the dash is followed by a capital: then the line above must be quite full.
    full = last.right > right - NEAR and last.text[-1:].isalnum()
    return at_edge and open_ and (full or bool(_COMPOUND.match(one.text)))


def _had_no_room(last: Segment, one: Segment, right: float) -> bool:
    """Whether the first word of a line would not have gone on the line above: text set ragged."""
    word = one.text.split(" ", 1)[0]
    share = len(word) / max(1, len(one.text))
    width = share * (one.right - one.left) + 0.22 * one.size
    return last.right + width > right - NEAR


def _wraps(one: Segment, group: list[Segment]) -> bool:
    """Whether a short line in a column goes on from the one above."""
    if one.text[:1].islower():
        return True
    listed = group[0].text.startswith(("- ", "V/v"))
    return listed and (group[-1].text[-1:] not in ";.:," or one.left > group[0].left + 3)


def _dominant(one: Segment) -> tuple[bool, bool]:
    return one.letters[-1].bold, one.letters[0].italic


def _para(
    group: list[Segment],
    strokes: tuple[Stroke, ...],
    page: int,
    edges: tuple[float, float],
    number: int,
    tables: tuple[tuple[float, float], ...],
) -> Para:
    left, right = edges
    side = half(group[0], left, right) if len(group) == 1 or narrow(group, left, right) else ""
    inside = any(top - 3 < one.y < bottom for one in group for top, bottom in tables)
    pieces: list[Piece] = []
    for one in group:
        if pieces:
            glue = "" if _CUT.search(pieces[-1].text) and _GOES_ON.match(one.text) else " "
            pieces.append(Piece(glue, one.size, *_flags(pieces[-1])))
        pieces += one.pieces
    boxes = tuple((page, _box(one)) for one in group)
    pitches = [two.y - one.y for one, two in pairwise(group)]
    aligned = align(group, side, left, right)
    free = not side and not inside and aligned != "center"
    first, whole = set_in(group, left, right) if free else (None, None)
    return Para(
        number=number,
        page=page,
        pieces=tuple(pieces),
        side=side,
        bordered=inside,
        align=aligned,
        first_line=first,
        left=whole,
        right=short_of(group, right) if free else None,
        line_rule="" if not pitches else "pitch",
        line=sum(pitches) / len(pitches) if pitches else None,
        column=(right - left) * POINT,
        drawn=() if inside else _below(group, strokes),
        boxes=boxes,
    )


def _flags(piece: Piece) -> tuple[bool, bool, bool, str]:
    return piece.bold, piece.italic, piece.underline, piece.font


def _box(one: Segment) -> Box:
    return Box(one.left, one.y - 0.9 * one.size, one.right, one.y + 0.25 * one.size)


def _below(group: list[Segment], strokes: tuple[Stroke, ...]) -> tuple[Drawn, ...]:
    """Lines drawn under the last line of a paragraph; as near as an underline only if they are shorter."""
    last = group[-1]
    widest = max(group, key=lambda one: one.right - one.left)
    found = []
    for one in between(strokes, last.y + 0.05 * last.size, last.y + 1.3 * last.size):
        if last.under or one.cornered:
            continue
        middle = (one.left + one.right) / 2
        if widest.left - 15 <= middle <= widest.right + 15:
            offset = middle - (last.left + last.right) / 2
            found.append(Drawn("path", one.length * POINT, offset * POINT))
    return tuple(found[:1])
