"""Lists of the structure tree: which paragraphs are items, how deep, and what of them is the label."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from pipeline.render.pdf_tree import Element

_RANKS: Final = {
    "clause": 1,
    "clause_title": 1,
    "point": 2,
    "item": 3,
    "item_2": 4,
    "item_3": 5,
    "recipient": 1,
    "to_item": 1,
}
"""Roles that are list items; a greater rank stands inside a smaller one."""
_LABEL: Final = re.compile(
    r"(?:[-–+•*]|(\d+(?:\.\d+)+\.?|\d+[.)])|([a-zđ]{1,2}\))|([IVXLC]+[.)-]))[ \u00a0]"
)
_ROMAN: Final = "IVXLC"
_NUMBERINGS: Final = ("", "Decimal", "LowerAlpha", "UpperRoman")
"""Of the groups of `_LABEL` (ISO 32000-1, table 347)."""
_FIRST: Final = re.compile(r"(?:1|a|I)[.)-]")


class OpenList(NamedTuple):
    """A list that may go on: its rank, its L element, how its items are numbered."""

    rank: int
    element: Element
    numbering: str


def rank(role: str) -> int:
    """How deep an item of this role stands; 0 = no item."""
    return _RANKS.get(role, 0)


def label(text: str) -> str:
    """The sign or number at the beginning of an item's words, its space included; "" without one."""
    first = text[:1]
    if first.isalpha() and first not in _ROMAN and ")" not in text[1:3]:
        return ""  # most paragraphs begin with a word
    found = _LABEL.match(text)
    if found is None and " " not in text:
        found = _LABEL.match(text + " ")
    return found.group()[: len(text)] if found else ""


def item(lists: list[OpenList], container: Element, deep: int, mark: str) -> Element:
    """A new LI of rank `deep` in the list that goes on, or in a new one."""
    found = _LABEL.match(mark + " ")
    numbering = _NUMBERINGS[found.lastindex or 0] if found else None
    while lists and lists[-1].rank > deep:
        lists.pop()
    if lists and lists[-1].rank == deep and not _goes_on(lists[-1], numbering, mark):
        lists.pop()
    if not lists or lists[-1].rank < deep:
        outer = _body(lists[-1].element) if lists else container
        attributes = f"/A<</O/List/ListNumbering/{numbering}>>" if numbering else ""
        lists.append(OpenList(deep, outer.grow("L", attributes), numbering or ""))
    return lists[-1].element.grow("LI")


def _goes_on(open_: OpenList, numbering: str | None, mark: str) -> bool:
    """Whether the next item belongs to the list: not one of other signs, nor a number 1 anew."""
    return numbering is None or (open_.numbering == numbering and not _FIRST.match(mark))


def _body(element: Element) -> Element:
    """The body of a list's last item."""
    return _last(_last(element))


def _last(element: Element) -> Element:
    for kid in reversed(element.kids):
        if isinstance(kid, Element):
            return kid
    raise ValueError(f"{element.kind} holds no element")
