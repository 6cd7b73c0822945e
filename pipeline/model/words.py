"""The smallest parts of content: words with their place, days that may be open, names of a registry."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date as Date
from typing import Final

from pipeline.problem import Span
from pipeline.record import pickled, record


def marked(text: str) -> bool:
    """Whether a text holds a sign of the inline grammar. Each is sought on its own, in a third of the time in which
    a pattern looks at all letters."""
    return (
        "*" in text
        or "[" in text
        or "]" in text
        or "{" in text
        or "}" in text
        or "^" in text
        or "$" in text
        or "\\" in text
    )


@dataclass(slots=True, unsafe_hash=True)
class Words:
    """Author's text as written.

    May hold **bold**, *italic*, ^[footnote], [[citation-id]], {{ unit.name }} or ${unit.name}.
    """

    text: Final[str]
    span: Final[Span]
    places: tuple[tuple[int, Span], ...] = field(compare=False)
    """Where each placeholder and citation stands in the file, by its offset in the text."""
    bare: bool = field(init=False, repr=False, compare=False)
    """Known to hold no sign of the inline grammar; a copy with another text does not know it."""

    def __init__(
        self,
        text: str,
        span: Span,
        places: tuple[tuple[int, Span], ...] = (),
        bare: bool = False,
    ) -> None:
        self.text = text
        self.span = span
        self.places = places
        self.bare = bare

    def at(self, offset: int) -> Span:
        """The place of the placeholder or citation there; the words' own where it is not known."""
        return next((span for start, span in self.places if start == offset), self.span)


pickled(Words)


@record(frozen=True, slots=True)
class Day:
    """A date of which the day (and month) may still be open: `2026-08-04`, `2026-08`."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def first(self) -> Date:
        """The earliest date it can mean; selects the standard when the day is open."""
        return Date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> Date:
        """The latest date it can mean."""
        if self.month is None:
            return Date(self.year, 12, 31)
        if self.day is None:
            nxt = Date(self.year + self.month // 12, self.month % 12 + 1, 1)
            return Date.fromordinal(nxt.toordinal() - 1)
        return Date(self.year, self.month, self.day)


@record(frozen=True, slots=True)
class Ref:
    """A name that a registry may know: an id of content/organs.yaml, or free words."""

    words: Words
    id: str | None
    """The registry id when the words are one, else None (the words themselves are printed)."""
