"""The stamp "ĐẾN" that the office which receives a paper puts on its first page (NĐ 30/2020, Phụ lục IV): no words of
the document, though it may be printed over them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.check.finished.pdf_letters import Letter
from pipeline.check.finished.pdf_strokes import Stroke
from pipeline.text import nfc

_TITLE = re.compile(r"^(?:CÔNG ?VĂN|VĂN ?BẢN|CV|VB)? ?ĐẾN\W*$")
"""The stamp's title."""
_FIELD = re.compile(r"^(?:Số|Ngày|Giờ|Chuyển|Lưu)", re.IGNORECASE)
_ABOVE, _BELOW, _BESIDE = 40.0, 90.0, 130.0
"""Points around the title within which the stamp's other lines stand."""
_LINE = 3.0
"""Points between baselines of one line."""
_FRAME = 14.0
"""Points from the letters to the frame around them at most."""
_BLANK = 0.15
"""Of the size: a gap so wide between two letters is a blank."""
_MOST = 200
"""A stamp has no more letters."""

Area = tuple[float, float, float, float]


def on_paper(
    found: list[Letter], flat: list[Stroke], wide: float, stamp: str | None
) -> tuple[list[Letter], tuple[Stroke, ...], str]:
    """Letters and lines of the document on a page `wide` points wide, and what the receiver's stamp says.

    `stamp` is None for the first page, where alone it may stand.
    """
    seen = [one for one in flat if one.right > 0 and one.left < wide]
    if stamp is None:
        found, seen, stamp = without_stamp(found, seen)
    return found, tuple(sorted(seen, key=lambda one: one.y)), stamp


def without_stamp(
    letters: Sequence[Letter], strokes: Sequence[Stroke]
) -> tuple[list[Letter], list[Stroke], str]:
    """Letters and lines of a page without the stamp's, and what the stamp says; "" = there is none.

    Its letters are told from those beneath it by their ink, or by their face.
    """
    for group in _strange(letters):
        title = next((line for line in _lines(group) if _TITLE.match(_said(line))), None)
        if title is None:
            continue
        x = min(one.left for one in title)
        near = [
            one
            for one in group
            if abs(one.left - x) < _BESIDE and -_ABOVE < one.y - title[0].y < _BELOW
        ]
        lines = _lines(near)
        if len(near) > _MOST or sum(bool(_FIELD.match(_said(one))) for one in lines) < 2:
            continue
        own = set(map(id, near))
        area = _area(near)
        rest = [one for one in letters if id(one) not in own]
        return rest, [one for one in strokes if not _within(one, area)], " ".join(map(_said, lines))
    return list(letters), list(strokes), ""


def _strange(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    """Letters of each ink that is not black; then those of each face that is not the page's own."""
    for color in dict.fromkeys(one.color for one in letters if one.color):
        yield [one for one in letters if one.color == color]
    faces = Counter(one.font for one in letters)
    for font, _ in faces.most_common()[1:]:
        yield [one for one in letters if one.font == font]


def _lines(letters: Sequence[Letter]) -> list[list[Letter]]:
    """From top to bottom, each from left to right."""
    found: list[list[Letter]] = []
    for one in sorted(letters, key=lambda one: one.y):
        if found and abs(one.y - found[-1][0].y) < _LINE:
            found[-1].append(one)
        else:
            found.append([one])
    return [sorted(line, key=lambda one: one.left) for line in found]


def _said(line: Sequence[Letter]) -> str:
    """The words of a line, parted where letters leave room."""
    found = line[0].text
    for before, one in pairwise(line):
        apart = one.left - before.right > _BLANK * one.size
        found += f" {one.text}" if apart else one.text
    return nfc(found)


def _area(letters: Sequence[Letter]) -> Area:
    """Left, top, right, bottom of the frame around them at most."""
    top = min(one.y - one.size for one in letters)
    bottom = max(one.y for one in letters)
    left, right = min(one.left for one in letters), max(one.right for one in letters)
    # A field left empty goes on to the frame's edge.
    return left - _FRAME, top - _FRAME, max(right, left + _BESIDE) + _FRAME, bottom + _FRAME


def _within(one: Stroke, area: Area) -> bool:
    return area[0] <= one.left and one.right <= area[2] and area[1] <= one.y <= area[3]
