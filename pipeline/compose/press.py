"""What writing the body needs to know and to count; passed down, so that the writers need not meet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from pipeline.compose.numbering import Frame, Levels
from pipeline.compose.words import Writer
from pipeline.model import blocks as model
from pipeline.record import record
from pipeline.tree import Block


@dataclass(slots=True)
class Counts:
    """Divisions counted so far in one run of text (a body or an annex)."""

    part: int = 0
    chapter: int = 0
    section: int = 0
    subsection: int = 0
    article: int = 0
    clause: int = 0
    point: int = 0


@dataclass(frozen=True, slots=True)
class Forms:
    """How parts and chapters are counted: "Phần I" or "Phần thứ nhất"."""

    part_ordinal: bool = False
    chapter_ordinal: bool = False


ReadImage = Callable[[str], bytes | None]
"""Bytes of an image file named in the content, None when there is none."""


@record(frozen=True, slots=True)
class Press:
    """The tools of the body: words, marks, counts, and the way to write what hangs below."""

    writer: Writer
    levels: Levels
    forms: Forms
    counts: Counts
    source: tuple[model.Block, ...]
    """The document's own blocks, for the tables derived from them."""
    read_image: ReadImage
    write: Callable[[tuple[model.Block, ...], Frame, Press], Iterator[Block]]

    def with_writer(self, writer: Writer) -> Press:
        """The same press with a writer that knows more values."""
        return self if writer is self.writer else replace(self, writer=writer)

    def afresh(self) -> Press:
        """For an annex: everything is counted from one again."""
        return replace(self, counts=Counts())
