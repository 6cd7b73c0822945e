"""What every reader gives: paragraphs, tables and pictures in reading order, and what was set aside.

Paragraphs are those of `check.finished` (effective format, side, place), because the components of a
document are told from them by the same rules that judge finished files.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.check.finished.page import Finished, Para


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its paragraphs as text, spanning columns and rows; `head` = a heading row's."""

    text: tuple[str, ...]
    columns: int = 1
    rows: int = 1
    align: str = ""
    bold: bool = False
    numbers: tuple[int, ...] = ()
    """Numbers of its paragraphs, where the reader gives them, too."""
    written: tuple[str, ...] = ()
    """Its paragraphs as the draft writes them; () = as they are read."""
    notes: tuple[str, ...] = ()
    """Words of the notes called in each paragraph; () = none is."""

    @property
    def words(self) -> str:
        """All that is printed of it: each paragraph, then its notes."""
        notes = self.notes or ("",) * len(self.text)
        both = (part for pair in zip(self.text, notes, strict=True) for part in pair)
        return " ".join(part for part in both if part)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of the content, row by row; the first `heads` rows are its head."""

    rows: tuple[tuple[Cell, ...], ...]
    heads: int
    widths: tuple[float, ...] = ()
    """mm of each column, () = unknown."""
    caption: str = ""
    measure: str = ""
    """What it is counted in, as the line above it says: "triệu đồng"."""

    @property
    def words(self) -> str:
        return " ".join(cell.words for row in self.rows for cell in row if cell.words)


@dataclass(frozen=True, slots=True)
class Aside:
    """Words of the file that are not the document's: page numbers, running heads, stamps."""

    text: str
    why: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class Repair:
    """Letters put right: what, how often, an example."""

    what: str
    count: int
    example: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the document, as it was stored; `after` = number of the paragraph before it."""

    data: bytes
    suffix: str
    width: float
    """mm, 0 = not said."""
    after: int
    in_table: bool = False
    name: str = ""
    """Where the draft looks for it, as its block says: "hinh/bao-cao-1.png"."""


@dataclass(frozen=True, slots=True)
class Read:
    """One file read. `grids` by the number of the first paragraph of each table's cells."""

    finished: Finished
    grids: Mapping[int, Grid] = field(default_factory=dict)
    members: Mapping[int, int] = field(default_factory=dict)
    """Number of a paragraph in a table -> key of its grid."""
    aside: tuple[Aside, ...] = ()
    repairs: tuple[Repair, ...] = ()
    pictures: tuple[Picture, ...] = ()
    notes: tuple[str, ...] = ()
    """What the officer must know of the file as a whole (tracked changes, comments …)."""
    joins: Mapping[int, str] = field(default_factory=dict)
    """Number of a paragraph -> why the reader is not sure that it is as the file has it."""

    @property
    def footnotes(self) -> Mapping[int, str]:
        """Words of the footnotes by their number."""
        found: dict[int, str] = {}
        for para in self.finished.notes:
            if para.number:
                found[para.number] = " ".join((found.get(para.number, ""), para.text)).strip()
        return found

    @property
    def paras(self) -> tuple[Para, ...]:
        return self.finished.paras
