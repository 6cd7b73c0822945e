"""In which half of the page a paragraph of a docx stands: by cell, text box, frame or wide indents."""

from __future__ import annotations

from pipeline.check.finished.word_drawn import text_box_side
from pipeline.check.finished.word_tables import Place
from pipeline.ooxml.geometry import Geometry
from pipeline.ooxml.looks import Frame, Shape
from pipeline.ooxml.names import w
from pipeline.ooxml.reader import Paragraph

_BOX = w("txbxContent")
_WIDE = 0.36
"""A centred line is set off to the other side by an indent of so much of the column."""
_NARROW = 0.12
"""Its other indent is at most so much."""


def side(
    paragraph: Paragraph, shape: Shape, place: Place | None, page: Geometry | None, boxed: bool
) -> str:
    """left | right; "" for the page's whole width, or where nothing tells. `boxed` = text boxes occur."""
    if place is not None:
        return place.side
    if boxed and next(paragraph.element.iterancestors(_BOX), None) is not None:
        return text_box_side(paragraph.element)
    if page is None:
        return ""
    return _framed(shape.frame, page) if shape.frame else _indented(shape, page)


def _framed(frame: Frame, page: Geometry) -> str:
    if frame.left is None:
        return frame.align if frame.align in ("left", "right") else ""
    edge = 0 if frame.anchor == "page" else page.left
    middle = (page.left + page.width - page.right) / 2
    centre = edge + frame.left + frame.width / 2
    room = page.width - page.left - page.right
    if frame.width > 0.8 * room or abs(centre - middle) < 0.05 * room:
        return ""
    return "left" if centre < middle else "right"


def _indented(shape: Shape, page: Geometry) -> str:
    room = page.width - page.left - page.right
    if shape.align != "center" or room <= 0:
        return ""
    left, right = shape.left / room, shape.right / room
    if left >= _WIDE and right <= _NARROW:
        return "right"
    return "left" if right >= _WIDE and left <= _NARROW else ""
