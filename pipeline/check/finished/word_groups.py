"""Shapes drawn as one group: where one of them stands in the group's frame, in EMU of the page (DrawingML)."""

from __future__ import annotations

from lxml.etree import _Element

from pipeline.ooxml.names import A

_GROUPS = ("wgp", "grpSp")
_OFF, _EXT = f"{{{A}}}off", f"{{{A}}}ext"
_CHILD_OFF, _CHILD_EXT = f"{{{A}}}chOff", f"{{{A}}}chExt"
_XFRM = f"{{{A}}}xfrm"


def name(element: _Element) -> str:
    """The name of an element of any space; "" for comments."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def within(shape: _Element, extent: int) -> tuple[int, int] | None:
    """Left edge and width of a shape (`wps:wsp`, `pic:pic`) in the frame of its group, `extent` wide; None alone.

    A group has a space of its own, which its frame stretches; groups may stand in groups.
    """
    groups = [one for one in shape.iterancestors() if name(one) in _GROUPS]
    own = _box(shape, _OFF, _EXT)
    if not groups or own is None:
        return None
    left, width = own
    for at, group in enumerate(groups):
        inner = _box(group, _CHILD_OFF, _CHILD_EXT)
        outer = _box(group, _OFF, _EXT) if at + 1 < len(groups) else (0, extent)
        if inner is None or outer is None or not inner[1]:
            return None
        scale = outer[1] / inner[1]
        left, width = outer[0] + (left - inner[0]) * scale, width * scale
    return round(left), round(width)


def _box(shape: _Element, off: str, ext: str) -> tuple[float, float] | None:
    """Offset and width that the shape's own properties name."""
    props = next((one for one in shape if name(one) in ("spPr", "grpSpPr")), None)
    frame = None if props is None else props.find(_XFRM)
    if frame is None:
        return None
    at, size = frame.find(off), frame.find(ext)
    if at is None or size is None:
        return None
    try:
        return float(at.get("x", "0")), float(size.get("cx", "0"))
    except ValueError:
        return None


def shape_around(element: _Element) -> _Element | None:
    """The shape whose text box holds an element."""
    return next((one for one in element.iterancestors() if name(one) == "wsp"), None)
