"""Footnotes: their paragraphs with the mark in front, and their lines at the foot of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Final, NamedTuple

from pipeline.flow import Para, Piece
from pipeline.layout.aligned import Drawn, SetLine
from pipeline.layout.blocks import Notes, TextBlock, note_raise, note_size, set_para
from pipeline.layout.page import Placed, Stroke
from pipeline.layout.ruler import Ruler
from pipeline.layout.sheet import Sheet

AREA: Final = 124
"""Twips between the text and the first note, the short rule in the middle of them: 0.1 cm on
either side of a line of 0.5 pt, a quarter of the text wide (LibreOffice 7.4)."""
RULE_SHARE = 0.25
RULE_WEIGHT = 0.5


class NoteLine(NamedTuple):
    """One line of a note; `top` twips are left free above it within its note."""

    block: TextBlock
    at: int
    number: int
    space: float

    @property
    def height(self) -> float:
        line = self.block.lines[self.at]
        return self.space + line.height + line.extra


def by_number(line: NoteLine) -> int:
    """In which order they stand on a page."""
    return line.number


def note_lines(number: int, notes: Notes, width: float, ruler: Ruler) -> Iterator[NoteLine]:
    """The lines of a note in a column of `width` twips."""
    first, *others = notes.paras[number - 1]
    size = first.format.size
    mark = Piece(str(number), size=note_size(size))
    marked = replace(first, pieces=(mark, Piece(" "), *first.pieces))
    after = 0.0
    for order, para in enumerate((marked, *others)):
        block = set_para(_plain(para), width, ruler, notes)
        if order == 0:
            block = _raise_mark(block, note_raise(size, ruler))
        for index in range(len(block.lines)):
            space = max(after, block.before) if index == 0 else 0.0
            yield NoteLine(block, index, number, space)
        after = block.after


def _plain(para: Para) -> Para:
    """A note calls no notes: Word does not allow it."""
    return replace(para, pieces=tuple(replace(piece, note=()) for piece in para.pieces))


def _raise_mark(block: TextBlock, raised: float) -> TextBlock:
    line = block.lines[0]
    mark = line.fragments[0]
    style = mark.style._replace(raised=raised)
    lifted = (Drawn(mark.x, mark.text, style, mark.width, mark.space), *line.fragments[1:])
    first = SetLine(lifted, line.ascent, line.height, line.extra, line.end, line.notes)
    return TextBlock(
        block.para, (first, *block.lines[1:]), block.width, block.tail, block.page_before
    )


def draw_notes(sheet: Sheet, lines: Iterable[NoteLine]) -> None:
    """Puts the notes at the foot of the page, under a short rule."""
    top = sheet.bottom - sheet.note_height
    if not sheet.note_height:
        return
    y = (top + AREA / 2) / 20
    left = sheet.left / 20
    sheet.strokes.append(Stroke(left, y, left + sheet.width / 20 * RULE_SHARE, y, RULE_WEIGHT))
    top += AREA
    for (number, _), group in groupby(lines, key=lambda line: (line.number, id(line.block))):
        chosen = list(group)
        block, first = chosen[0].block, chosen[0].at
        top += chosen[0].space
        drawn, _ = sheet.draw(block, first, first + len(chosen), sheet.left, top)
        top += sum((line.height for line in chosen), 0.0) - chosen[0].space
        role, name, part = block.para.role, block.para.block, min(first, 1)
        sheet.notes.append(Placed(role, name, 0, drawn, (number,), part))
