"""What stands between paragraphs: tables as written, tables to be made, pictures, page breaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pipeline.model.words import Words
from pipeline.problem import Span
from pipeline.record import pickled, record


@record(frozen=True, slots=True)
class TableBlock:
    """A table as written: texts, widths in mm. A cell may span columns or rows."""

    span: Span
    columns: tuple[tuple[TableCell, ...], ...]
    """Head rows; their cells may span too."""
    rows: tuple[tuple[TableCell, ...], ...]
    widths: tuple[float, ...] = ()
    aligns: tuple[str, ...] = ()
    caption: Words | None = None
    id: str = ""
    when: Words | None = None
    source: Words | None = None
    """Name of a list among the values; each entry of it makes a row, before `rows`."""
    cells: tuple[TableCell, ...] = ()
    """The cells of such a row; `row` is the entry."""
    measure: Words | None = None
    """What the figures are counted in, said above the table."""


@dataclass(slots=True, unsafe_hash=True)
class TableCell:
    """A cell as written; may span columns or rows."""

    text: Final[tuple[Words, ...]]
    span: Final[Span]
    columns: Final[int]
    rows: Final[int]
    bold: Final[bool]

    def __init__(
        self,
        text: tuple[Words, ...],
        span: Span,
        columns: int = 1,
        rows: int = 1,
        bold: bool = False,
    ) -> None:
        self.text = text
        self.span = span
        self.columns = columns
        self.rows = rows
        self.bold = bold


pickled(TableCell)


@record(frozen=True, slots=True)
class GeneratedTable:
    """A table derived from the document: task-table (work, lead, with, deadline, output) | target-table."""

    name: str
    span: Span
    id: str = ""
    when: Words | None = None


@record(frozen=True, slots=True)
class ImageBlock:
    """An image file inside the content folder; width in mm."""

    file: Words
    span: Span
    width: float | None = None
    caption: Words | None = None
    id: str = ""
    when: Words | None = None


@record(frozen=True, slots=True)
class BreakBlock:
    """A page break that the author asks for."""

    span: Span
    id: str = ""
    when: Words | None = None
