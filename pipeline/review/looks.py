"""Bold and italic letter by letter, so that a change of looks alone is seen and can be written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from pipeline.ooxml.tracked import Segment
from pipeline.ooxml.tracked_view import Shown
from pipeline.text import nfc, unseen_removed

Looks = tuple[tuple[bool, bool], ...]
"""(bold, italic) of each letter of the plain text."""


_Of = TypeVar("_Of")


def looks(shown: Shown) -> Looks:
    """The looks of the letters as `likeness.plain` leaves them."""
    return by_letter(shown, lambda one: (one.bold, one.italic))


def by_letter(shown: Shown, of: Callable[[Segment], _Of]) -> tuple[_Of, ...]:
    """What holds for each letter's segment, letters as `likeness.plain` leaves them."""
    found: list[_Of] = []
    blank = True
    for segment in shown.segments:
        look = of(segment)
        text = unseen_removed(nfc(segment.text))
        words = text.split()
        if not words:
            if text and not blank:
                found.append(look)
            blank = blank or bool(text)
            continue
        size = sum(map(len, words)) + len(words) - 1
        size += (text[0].isspace() and not blank) + text[-1].isspace()
        found += [look] * size
        blank = text[-1].isspace()
    if blank and found:
        found.pop()
    return tuple(found)


def is_bold(shown: Shown) -> bool:
    """Most of its letters are bold."""
    found = looks(shown)
    return sum(bold for bold, _ in found) * 2 > len(found)


def changed(text: str, old: Looks, new: Looks, skip: int = 0) -> list[tuple[int, int, str, bool]]:
    """Stretches (start, end, "bold" | "italic", on) whose looks changed; blanks at the ends left out.

    `skip` letters at the start (a label) are not looked at. Lists of other lengths say nothing.
    """
    if len(old) != len(new) or len(text) != len(new):
        return []
    found = []
    for at, name in enumerate(("bold", "italic")):
        found += _stretches(text, [o[at] for o in old], [n[at] for n in new], name, skip)
    return sorted(found)


def _stretches(
    text: str, old: Sequence[bool], new: Sequence[bool], name: str, skip: int
) -> list[tuple[int, int, str, bool]]:
    found = []
    start = None
    for at in range(skip, len(text) + 1):
        here = at < len(text) and (old[at] != new[at] or (start is not None and text[at] == " "))
        if here and start is None and text[at] != " ":
            start = at
        elif not here and start is not None:
            end = start + len(text[start:at].rstrip())
            found.append((start, end, name, new[start]))
            start = None
    return found
