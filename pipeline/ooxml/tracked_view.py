"""The paragraphs of a returned docx as if all its changes were accepted, or as if none had been made.

A paragraph whose mark is deleted runs on into the next one; one whose mark is inserted was part of
the next (ECMA-376-1, 17.13.5.15 and 17.13.5.20).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import chain

from pipeline.ooxml.runs import View
from pipeline.ooxml.tracked import Anchor, Marked, Place, Segment
from pipeline.ooxml.tracked_form import NO_FORM, Form


@dataclass(frozen=True, slots=True)
class Shown:
    """One paragraph of a view; `sources` are the numbers of the written paragraphs it is made of."""

    segments: tuple[Segment, ...]
    place: Place
    sources: tuple[int, ...]
    anchors: tuple[Anchor, ...] = ()
    style: str = ""
    numbered: bool = False
    unread: tuple[str, ...] = ()
    """As `Marked.unread`."""
    form: Form = NO_FORM

    @property
    def text(self) -> str:
        return "".join(segment.text for segment in self.segments)


def view(paragraphs: Sequence[Marked], which: View) -> tuple[Shown, ...]:
    """The paragraphs of one view; those that a deleted or inserted mark joins are one."""
    shown: list[Shown] = []
    waiting: list[int] = []
    for at, one in enumerate(paragraphs):
        if waiting and paragraphs[waiting[-1]].place != one.place:
            # The end of a cell, a story, a text box cannot run on.
            shown.append(_joined(paragraphs, waiting, which))
            waiting = []
        if not one.is_in(which):
            continue
        waiting.append(at)
        runs_on = one.mark_deleted if which is View.FINAL else one.mark_inserted
        if runs_on is None:
            shown.append(_joined(paragraphs, waiting, which))
            waiting = []
    if waiting:
        shown.append(_joined(paragraphs, waiting, which))
    return tuple(shown)


def _joined(paragraphs: Sequence[Marked], numbers: Sequence[int], which: View) -> Shown:
    parts = [paragraphs[at] for at in numbers]
    found = [tuple(s for s in part.segments if s.is_in(which)) for part in parts]
    segments = tuple(chain.from_iterable(found)) if len(found) > 1 else found[0]
    # Of joined paragraphs the one that has words left gives the looks.
    telling = [part for part, words in zip(parts, found, strict=True) if words] or parts
    return Shown(
        segments,
        parts[0].place,
        tuple(numbers),
        # The label of a paragraph that has no words left says nothing about those it ran on into.
        tuple(_unique(anchor for part in telling for anchor in part.anchors)),
        telling[0].style,
        telling[0].numbered,
        tuple(chain.from_iterable(part.unread for part in parts)),
        _form(parts, telling[0]),
    )


def _form(parts: Sequence[Marked], telling: Marked) -> Form:
    whole = reduce(Form.joined, (part.form for part in parts))
    return whole._replace(align=telling.form.align)


def _unique(anchors: Iterable[Anchor]) -> Iterator[Anchor]:
    yield from dict.fromkeys(anchors)
