"""Horizontal lines drawn into a docx as shapes (DrawingML, VML), and where text boxes stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import _Element

from pipeline.check.finished.page import Drawn
from pipeline.check.finished.word_groups import name, shape_around, within
from pipeline.lengths import INCH, POINT
from pipeline.ooxml.names import MC, WP, A, w

_VML = "urn:schemas-microsoft-com:vml"
_EMU = 36000
"""EMU in a millimetre."""
_LINES = ("line", "straightConnector1")
_LENGTH = re.compile(r"(-?[\d.]+)\s*(pt|in|mm|cm|px|pc)?")
_UNITS = {
    "pt": POINT,
    "in": INCH,
    "mm": 1.0,
    "cm": 10.0,
    "px": INCH / 96,
    "pc": INCH / 6,
    "": POINT,
}
_THIN = 0.3
"""mm: a box or a free form no higher is a line; LibreOffice saves Word's connectors so."""
_ACROSS = 120.0
"""mm: a wider text box takes the page's whole width."""
_FLAT = 1.0
"""mm of height that a shape drawn by hand, or the picture that Google Docs makes of it, may have and still be a
horizontal line."""


def drawn_in(root: _Element, margin: float = 0) -> dict[_Element, tuple[Drawn, ...]]:
    """Lines by the paragraph they are anchored in; a fallback repeats its choice and is passed over.

    `margin` = mm from the page's left edge to the text: where a place counted from the page is in the column.
    """
    found: dict[_Element, tuple[Drawn, ...]] = {}
    for holder in root.iter(w("drawing"), w("pict")):
        if next(holder.iterancestors(f"{{{MC}}}Fallback"), None) is not None:
            continue
        lines = tuple(_modern(holder, margin)) or tuple(_old(holder))
        paragraph = next(holder.iterancestors(w("p")), None)
        if lines and paragraph is not None:
            found[paragraph] = (*found.get(paragraph, ()), *lines)
    return found


def _modern(holder: _Element, margin: float) -> Iterator[Drawn]:
    for geometry in holder.iter(f"{{{A}}}prstGeom", f"{{{A}}}custGeom"):
        if _within(geometry) is not holder:
            continue
        extent = next(holder.iter(f"{{{WP}}}extent"), None)
        if extent is None:
            continue
        width, height = _whole(extent.get("cx")) / _EMU, _whole(extent.get("cy")) / _EMU
        pictured = any(name(one) == "pic" for one in geometry.iterancestors())
        flat = pictured or geometry.get("prst") in _LINES
        if height <= (_FLAT if flat else _THIN):
            yield Drawn("drawn", width, middle=_middle(holder, width, margin))


def _middle(holder: _Element, width: float, margin: float = 0) -> float | None:
    """mm from the column's left edge; None where the line hangs on something else, or by an alignment."""
    at = next(holder.iter(f"{{{WP}}}positionH"), None)
    offset = None if at is None else at.find(f"{{{WP}}}posOffset")
    if at is None or offset is None:
        return None
    middle = _whole(offset.text) / _EMU + width / 2
    if at.get("relativeFrom") == "page":
        return (
            middle - margin
            if margin and next(holder.iterancestors(w("tc")), None) is None
            else None
        )
    return middle if at.get("relativeFrom") in ("column", "margin") else None


def _old(holder: _Element) -> Iterator[Drawn]:
    yield from _bent(holder)
    for line in holder.iter(f"{{{_VML}}}line"):
        if _within(line) is not holder:
            continue
        start, end = _pair(line.get("from")), _pair(line.get("to"))
        if start and end and abs(start[1] - end[1]) <= _FLAT:
            yield Drawn("drawn", abs(end[0] - start[0]), middle=(start[0] + end[0]) / 2)
    for shape in holder.iter(f"{{{_VML}}}shape", f"{{{_VML}}}rect"):
        style = _style(shape)
        connector = shape.get("type", "").endswith("t32") or shape.get(
            "{urn:schemas-microsoft-com:office:office}hr"
        )
        most = _FLAT if connector else _THIN
        told = connector or "height" in style
        if told and _within(shape) is holder and _mm(style.get("height", "0")) <= most:
            width = _mm(style.get("width", "0"))
            yield Drawn("drawn", width or None, middle=_old_middle(style, width))


def _bent(holder: _Element) -> Iterator[Drawn]:
    """A line of several points drawn by a free hand, all at one height; in VML alone, its points from the place."""
    for line in holder.iter(f"{{{_VML}}}polyline"):
        parts = re.split(r"[\s,]+", line.get("points", "").strip())
        across, down = [_mm(one) for one in parts[::2]], [_mm(one) for one in parts[1::2]]
        if _within(line) is holder and len(down) > 1 and max(down) - min(down) <= _FLAT:
            left, right = min(across), max(across)
            yield Drawn("drawn", right - left, middle=(left + right) / 2)


def _old_middle(style: dict[str, str], width: float) -> float | None:
    """mm from the column's left edge; None where the line hangs on the page, or by an alignment."""
    relative = style.get("mso-position-horizontal-relative", "text")
    aligned = style.get("mso-position-horizontal", "absolute") != "absolute"
    if "margin-left" not in style or aligned or relative not in ("text", "margin"):
        return None
    return _mm(style["margin-left"]) + width / 2


def _within(shape: _Element) -> _Element | None:
    """The drawing a shape belongs to; one around it may hold it only as the content of a text box."""
    return next(shape.iterancestors(w("drawing"), w("pict")), None)


def text_box_side(element: _Element) -> str:
    """left | right half of the page by the place a text box's frame is given; "" when it says none."""
    for anchor in element.iterancestors(f"{{{WP}}}anchor"):
        at = anchor.find(f"{{{WP}}}positionH")
        if at is None:
            return ""
        offset, align = at.find(f"{{{WP}}}posOffset"), at.find(f"{{{WP}}}align")
        if align is not None:
            return align.text if align.text in ("left", "right") else ""
        left, width = _own(element, anchor)
        return _half(_whole(offset.text) / _EMU + left, width) if offset is not None else ""
    for shape in element.iterancestors(f"{{{_VML}}}shape", f"{{{_VML}}}rect"):
        style = _style(shape)
        if "margin-left" in style:
            return _half(_mm(style["margin-left"]), _mm(style.get("width", "0")))
    return ""


def text_box_place(element: _Element) -> tuple[str, float] | None:
    """Where the text box around a paragraph stands: (left | center | right, 0), or ("", mm from the text's left
    edge to the box's middle); None outside boxes and where the file gives no place."""
    for anchor in element.iterancestors(f"{{{WP}}}anchor"):
        at = anchor.find(f"{{{WP}}}positionH")
        align = None if at is None else at.find(f"{{{WP}}}align")
        if align is not None:
            return _ALIGNED.get(align.text or "", ""), 0.0
        left, width = _own(element, anchor)
        middle = _middle(anchor, width)
        return None if middle is None else ("", middle + left)
    for shape in element.iterancestors(f"{{{_VML}}}shape", f"{{{_VML}}}rect"):
        style = _style(shape)
        aligned = style.get("mso-position-horizontal", "")
        if aligned in _ALIGNED:
            return _ALIGNED[aligned], 0.0
        if "margin-left" in style:
            return "", _mm(style["margin-left"]) + _mm(style.get("width", "0")) / 2
    return None


_ALIGNED = {
    "left": "left",
    "inside": "left",
    "center": "center",
    "right": "right",
    "outside": "right",
}


def floats(element: _Element) -> bool:
    """Whether a paragraph stands in a text box that takes no room of the text."""
    for holder in element.iterancestors(f"{{{WP}}}anchor", f"{{{_VML}}}shape", f"{{{_VML}}}rect"):
        return holder.tag.endswith("}anchor") or _style(holder).get("position") == "absolute"
    return False


def _extent(anchor: _Element) -> float:
    extent = anchor.find(f"{{{WP}}}extent")
    return 0.0 if extent is None else _whole(extent.get("cx")) / _EMU


def _own(element: _Element, anchor: _Element) -> tuple[float, float]:
    """Left edge within the drawing, and width, of the text box around an element; mm."""
    whole = _extent(anchor)
    shape = shape_around(element)
    grouped = None if shape is None else within(shape, round(whole * _EMU))
    return (grouped[0] / _EMU, grouped[1] / _EMU) if grouped else (0.0, whole)


def _half(left: float, width: float) -> str:
    if width > _ACROSS:
        return ""
    # Offsets are mostly from the text's edge: the middle of the text is at 80 mm or a little more.
    return "left" if left + width / 2 < 75 else "right"


def _style(shape: _Element) -> dict[str, str]:
    pairs = (part.partition(":") for part in shape.get("style", "").split(";"))
    return {name.strip(): text.strip() for name, _, text in pairs}


def _pair(text: str | None) -> tuple[float, float] | None:
    parts = (text or "").split(",")
    return (_mm(parts[0]), _mm(parts[1])) if len(parts) == 2 else None


def _mm(text: str) -> float:
    found = _LENGTH.match(text.strip())
    try:
        return float(found[1]) * _UNITS[found[2] or ""] if found else 0.0
    except ValueError:
        return 0.0


def _whole(text: str | None) -> int:
    try:
        return round(float(text or 0))
    except (ValueError, OverflowError):
        return 0
