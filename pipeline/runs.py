"""The words of a composed document: runs in one emphasis, paragraphs of them, cells of tables.

A document has hundreds of each: a module of their own, so that they are compiled (`pipeline.record.pickled`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field as attribute
from typing import Final

from pipeline.problem import Span
from pipeline.record import pickled


@dataclass(slots=True, unsafe_hash=True)
class Origin:
    """Where some letters of a run come from: the author's scalar at `span`, its inline token number
    `token` (`pipeline.inline.parse`); a second number counts inside of a footnote.

    `typed` is True for letters that stand in the scalar, False for the value of a placeholder or
    citation. `length` counts letters of the run's text.
    """

    length: Final[int]
    span: Final[Span]
    token: Final[tuple[int, ...]]
    typed: Final[bool]

    def __init__(
        self, length: int, span: Span, token: tuple[int, ...] = (0,), typed: bool = True
    ) -> None:
        self.length = length
        self.span = span
        self.token = token
        self.typed = typed


@dataclass(slots=True, unsafe_hash=True)
class Run:
    """Words in one emphasis. `field` is True for the author's words, False for generated ones."""

    text: Final[str]
    bold: Final[bool]
    italic: Final[bool]
    field: Final[bool]
    note: Final[tuple[Run, ...]]
    """A footnote called after this run's text."""
    origins: tuple[Origin, ...] = attribute(compare=False)
    """Of its letters, in order; letters beyond them are generated. An end mark that gave way to
    the standard's leaves the last origin longer than the text."""

    def __init__(
        self,
        text: str,
        bold: bool = False,
        italic: bool = False,
        field: bool = True,
        note: tuple[Run, ...] = (),
        origins: tuple[Origin, ...] = (),
    ) -> None:
        self.text = text
        self.bold = bold
        self.italic = italic
        self.field = field
        self.note = note
        self.origins = origins

    def stretches(self) -> Iterator[tuple[str, Origin | None]]:
        """The text piece by piece with where each comes from; None = generated."""
        at = 0
        for origin in self.origins:
            text = self.text[at : at + origin.length]
            at += len(text)
            if text:
                yield text, origin
        if self.text[at:]:
            yield self.text[at:], None


@dataclass(slots=True, unsafe_hash=True)
class Paragraph:
    """One paragraph in a role of the standard (`Standard.roles`), e.g. "paragraph", "issuer"."""

    role: Final[str]
    runs: Final[tuple[Run, ...]]
    number: Final[str]
    """Generated label before the words ("I-", "1.1.", "a)", "-"); printed with one space after it."""
    bold_number: Final[bool]
    level: Final[int]
    """Depth in the numbering (1 = outermost); 0 outside of it. Drives the outline and the indent."""
    block: Final[str]
    """Id of the author's block, "" for what the standard generates."""
    span: Final[Span | None]

    def __init__(
        self,
        role: str,
        runs: tuple[Run, ...],
        number: str = "",
        bold_number: bool = False,
        level: int = 0,
        block: str = "",
        span: Span | None = None,
    ) -> None:
        self.role = role
        self.runs = runs
        self.number = number
        self.bold_number = bold_number
        self.level = level
        self.block = block
        self.span = span

    @property
    def words(self) -> str:
        """What is printed, number included, without notes."""
        text = "".join(run.text for run in self.runs)
        return f"{self.number} {text}" if self.number and text else self.number or text


@dataclass(slots=True, unsafe_hash=True)
class Cell:
    """A table cell: paragraphs in roles "cell_head", "cell" …, spanning columns and rows."""

    paragraphs: Final[tuple[Paragraph, ...]]
    columns: Final[int]
    rows: Final[int]

    def __init__(self, paragraphs: tuple[Paragraph, ...], columns: int = 1, rows: int = 1) -> None:
        self.paragraphs = paragraphs
        self.columns = columns
        self.rows = rows


pickled(Origin, Run, Paragraph, Cell)
