"""Names of OOXML: namespaces, content types, kinds of relationships (ECMA-376, transitional)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # names are wanted where lxml is not
    from lxml.etree import _Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"

STRICT = "http://purl.oclc.org/ooxml/"
STRICT_NAMES = {
    f"{STRICT}wordprocessingml/main": W,
    f"{STRICT}officeDocument/relationships": R,
    f"{STRICT}officeDocument/math": M,
    f"{STRICT}drawingml/wordprocessingDrawing": WP,
    f"{STRICT}drawingml/picture": PIC,
    f"{STRICT}drawingml/main": A,
}
"""Namespaces of ISO 29500 Strict and what the same elements are called in the transitional form."""

MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"

OFFICE_REL = R

_PREFIX = f"{{{W}}}"


def w(name: str) -> str:
    """`w("p")` -> the WordprocessingML name in lxml's form."""
    return _PREFIX + name


def local(element: _Element) -> str:
    """The WordprocessingML name without namespace; "" for anything else (comments, other names)."""
    tag = element.tag
    if isinstance(tag, str) and tag.startswith(_PREFIX):
        return tag[len(_PREFIX) :]
    return ""


def child(element: _Element | None, tag: str) -> _Element | None:
    """The first child of that full name: what `find` gives, without its path."""
    return None if element is None else next(element.iterchildren(tag), None)


def value(element: _Element | None, name: str = "val") -> str | None:
    """A `w:` attribute of an element that may be absent."""
    if element is None:
        return None
    found = element.get(_PREFIX + name)
    return found if found is None else str(found)


_TWIPS = {"pt": 20.0, "in": 1440.0, "mm": 1440 / 25.4, "cm": 1440 / 2.54, "pc": 240.0, "pi": 240.0}


def number(element: _Element | None, name: str = "val") -> int | None:
    """A `w:` attribute as a whole number; None when absent or not a number (foreign files err).

    Lengths with a unit, as the strict form writes them ("612pt"), are given in twips.
    """
    text = value(element, name)
    if text is None:
        return None
    scale = _TWIPS.get(text[-2:])
    try:
        return round(float(text)) if scale is None else round(float(text[:-2]) * scale)
    except (ValueError, OverflowError):
        return None


def is_on(element: _Element | None) -> bool | None:
    """An on/off element: None when absent; w:val missing, "1", "true" and "on" mean on."""
    if element is None:
        return None
    return value(element) not in {"0", "false", "off", "none"}
