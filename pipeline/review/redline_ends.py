"""The end marks of a redline's paragraphs: which paragraph carries the coming or going of which end.

The end mark of a paragraph carries its coming or going. The last paragraph of a body or cell cannot
lose its end, so there the mark stands on the paragraph before (as Word itself writes it).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element

from pipeline.ooxml.names import local, value, w
from pipeline.review.redline_text import Marker, mark_end


@dataclass(slots=True)
class Slot:
    """A block of the new body and what became of it: "" (stayed), "ins", "del", "moveFrom", "moveTo"."""

    element: _Element
    state: str = ""

    @property
    def is_paragraph(self) -> bool:
        return local(self.element) == "p"


def ended(slots: list[Slot], marker: Marker) -> list[Slot]:
    """Every end mark signed; at the container's end one paragraph earlier."""
    at = len(slots)
    while at and slots[at - 1].is_paragraph and slots[at - 1].state:
        at -= 1
    head, tail = slots[:at], slots[at:]
    if not tail:
        return _signed(head, marker)
    _signed(head, marker)
    before = head[-1] if head and head[-1].is_paragraph and not head[-1].state else None
    return [*head, *_tail(tail, before, marker)]


def _signed(slots: list[Slot], marker: Marker) -> list[Slot]:
    """Each signs its own end, but a paragraph added to one whose last words are added: it is as if
    someone had gone on writing there, and the end before is the new one.

    Seen in LibreOffice 7.4: signed otherwise, the two runs of added words become one, and rejecting
    them takes the end between them away.
    """
    last: Slot | None = None
    for slot in slots:
        holder = slot
        if last and slot.state == "ins" and slot.is_paragraph and _goes_on(last, slot):
            holder = last
        if holder.is_paragraph and slot.state:
            mark_end(holder.element, marker, slot.state)
        shifted = holder is not slot
        last = slot if shifted or not slot.state else None
    return slots


def _goes_on(last: Slot, slot: Slot) -> bool:
    if not last.is_paragraph:
        return False
    words = [one for one in last.element if local(one) not in ("bookmarkEnd", "pPr")]
    return bool(words) and local(words[-1]) == "ins" and _style(last) == _style(slot)


def _style(slot: Slot) -> str | None:
    return value(slot.element.find(f"{w('pPr')}/{w('pStyle')}"))


def _tail(tail: list[Slot], before: Slot | None, marker: Marker) -> list[Slot]:
    out = [slot for slot in tail if slot.state in ("del", "moveFrom")]
    into = [slot for slot in tail if slot.state in ("ins", "moveTo")]
    if out and into:
        # The last ones of both share the end that cannot go: one paragraph, its words exchanged.
        last = _exchanged(out[-1].element, into[-1].element)
        rest = [slot for slot in tail if slot is not out[-1] and slot is not into[-1]]
        return [*_signed(rest, marker), Slot(last)]
    states = [slot.state for slot in tail]
    holders = [*([before] if before else []), *tail[:-1]]
    for slot, state in zip(holders, states if before else states[1:], strict=True):
        mark_end(slot.element, marker, state)
    return tail


def _exchanged(old: _Element, new: _Element) -> _Element:
    """The new paragraph with the old one's deleted words before its own."""
    words = [one for one in old if local(one) not in ("pPr",)]
    at = next(
        (n for n, one in enumerate(new) if local(one) not in ("pPr", "bookmarkStart")), len(new)
    )
    new[at:at] = words
    return new


def parted(slots: list[Slot], marker: Marker) -> Iterator[_Element]:
    """The blocks in order; Word makes one table of two that touch, so an empty paragraph parts them."""
    last: Slot | None = None
    for slot in slots:
        if last and not last.is_paragraph and not slot.is_paragraph:
            between = etree.Element(w("p"))
            mark_end(between, marker, "ins")
            mark_end(between, marker, "del")
            yield between
        yield slot.element
        last = slot
