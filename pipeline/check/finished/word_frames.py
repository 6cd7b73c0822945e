"""The frame around a paragraph of a docx: its four borders, or the text box that holds it alone."""

from __future__ import annotations

from lxml.etree import _Element

from pipeline.lengths import TWIP
from pipeline.ooxml.effective import Shape
from pipeline.ooxml.names import WP, W, child, number, value, w
from pipeline.text import counted

_PPR, _BORDERS, _PARA = w("pPr"), w("pBdr"), w("p")
_SIDES = ("top", "left", "bottom", "right")
_BOX = f"{{{W}}}txbxContent"
_EMU = 36000
_SINGLE = 1.15
"""Height of a single line in parts of the size (Times)."""


def frame(element: _Element, shape: Shape, room: int, boxed: bool) -> tuple[float, float] | None:
    """(width, height) in mm, the lines included; None without a frame. `room` = twips of the column."""
    borders = child(child(element, _PPR), _BORDERS)
    if borders is not None:
        return _of_borders(borders, shape, room)
    return _of_box(element) if boxed else None


def _of_borders(borders: _Element, shape: Shape, room: int) -> tuple[float, float] | None:
    sides = {name: child(borders, w(name)) for name in _SIDES}
    if any(value(side) in {None, "nil", "none"} for side in sides.values()):
        return None
    # w:sz counts eighths of a point, w:space points: 2.5 and 20 twips.
    outside = {
        name: (number(side, "sz") or 0) * 2.5 + (number(side, "space") or 0) * 20
        for name, side in sides.items()
    }
    exact = shape.line_rule in ("exact", "atLeast")
    line = shape.line if exact else shape.letters.size * 20 * _SINGLE * shape.line / 240
    width = room - shape.left - shape.right + outside["left"] + outside["right"]
    return width * TWIP, (line + outside["top"] + outside["bottom"]) * TWIP


def _of_box(element: _Element) -> tuple[float, float] | None:
    box = next(element.iterancestors(_BOX), None)
    if box is None or sum(1 for _ in box.iterchildren(_PARA)) > 1:
        return None
    for holder in box.iterancestors(f"{{{WP}}}anchor", f"{{{WP}}}inline"):
        extent = child(holder, f"{{{WP}}}extent")
        if extent is not None:
            wide, high = counted(extent.get("cx", "")), counted(extent.get("cy", ""))
            if wide is not None and high is not None:
                return wide / _EMU, high / _EMU
    return None
