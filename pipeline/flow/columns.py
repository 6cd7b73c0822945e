"""Cells of the letterhead and of the ending: their widths, and words set within them."""

from __future__ import annotations

from math import ceil

from pipeline.flow import Para
from pipeline.flow.formed import formed
from pipeline.flow.styles import twips
from pipeline.flow.typeset import Typesetter
from pipeline.tree import Paragraph

APART = twips(2)
"""Recipients never come closer to the signature."""


def pair(left: float, right: float, width: int) -> tuple[int, int]:
    """Two columns in the proportion of the standard's, as wide as the text together."""
    first = round(width * left / (left + right))
    return first, width - first


def set_cell(
    paragraphs: tuple[Paragraph, ...],
    typesetter: Typesetter,
    width: int,
    text_mm: float,
    side: str,
    whole: bool = True,
) -> tuple[Para, ...]:
    """Paragraphs of a cell within the standard's text width, which may be narrower than the cell.

    `side` (left | right) is where the rest of the cell stays free, so that the block's middle stands
    where the printed form has it. With `whole`, words that need more take of that rest rather than wrap.
    """
    room = min(width, twips(text_mm)) if text_mm else width
    if whole:
        natural = (typesetter.width(typesetter.para(paragraph)) * 20 for paragraph in paragraphs)
        room = min(width, max([room, *(ceil(value) + 1 for value in natural)]))
    free = width - room
    paras = typesetter.paras(paragraphs, room)
    if not free:
        return paras
    return tuple(moved(para, side, _left_free(para, typesetter, room, width)) for para in paras)


def _left_free(para: Para, typesetter: Typesetter, room: int, width: int) -> int:
    """What stays free beside a paragraph: less than the standard's rest where one line then suffices.

    "- Các cơ quan tham mưu, giúp việc của Tỉnh uỷ;" would else leave a lone syllable below.
    """
    form = para.format
    needed = ceil(typesetter.width(para) * 20) + form.left + form.first_line + 1
    return width - needed if room < needed <= width - APART else width - room


def moved(para: Para, side: str, free: int) -> Para:
    """The paragraph with its left or right indent grown by `free` twips."""
    own = para.format.left if side == "left" else para.format.right
    return formed(para, **{side: own + free})
