"""A finished document in one form, whether it was read from a docx or from a PDF.

Lengths are millimetres, sizes and gaps points. None = the file does not say (a PDF has no indents of
paragraphs, a docx no places on the page).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.check.finished.once import once
from pipeline.record import record
from pipeline.text import nfc


@record(frozen=True, slots=True)
class Piece:
    """Letters of one look."""

    text: str
    size: float
    bold: bool = False
    italic: bool = False
    underline: bool = False
    font: str = ""
    color: str = "auto"
    hidden: bool = False
    raised: bool = False
    note: int = 0
    """Number of the footnote called after these letters; below 0 of a note at the document's end."""
    lowered: bool = False
    struck: bool = False
    """A line goes through the letters."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A horizontal line below words. `kind`: border (of a paragraph or cell) | drawn | path (PDF)."""

    kind: str
    length: float | None = None
    offset: float | None = None
    """Middle of the line from the middle of the words' column; + = right of it."""
    middle: float | None = None
    """Middle of the line from the column's left edge, of a shape whose place the file gives so."""


@dataclass(frozen=True, slots=True)
class Box:
    """Where a paragraph stands on its page: edges from the page's top left corner."""

    left: float
    top: float
    right: float
    bottom: float


@record(frozen=True)
class Para:
    """One paragraph, or a half of one that a tab or line break divides."""

    number: int
    """Counted from 1 among the paragraphs with words."""
    page: int
    pieces: tuple[Piece, ...]
    style: str = ""
    """Name of the Word style."""
    side: str = ""
    """left | right of two columns; "" = the page's whole width."""
    cell: tuple[int, ...] = ()
    """(table, row, column) in a docx's table."""
    bordered: bool = False
    """In a table with visible borders: content, not layout."""
    align: str = ""
    """left | center | right | justify; "" = unknown."""
    first_line: float | None = None
    left: float | None = None
    right: float | None = None
    before: float | None = None
    """Points between this paragraph and the one above."""
    line_rule: str = ""
    """exact | atLeast | multiple"""
    line: float | None = None
    """Points, or times a line for "multiple"."""
    column: float | None = None
    """Width of what holds the paragraph: cell or text area."""
    auto: str = ""
    """The number that Word itself puts before the words."""
    auto_look: tuple[float, str] | None = None
    """Size and font of that number; None where the file does not say."""
    drawn: tuple[Drawn, ...] = ()
    boxes: tuple[tuple[int, Box], ...] = ()
    """Per page: for a PDF, one box a line."""
    section: int = 0
    frame: tuple[float, float] | None = None
    """Width and height of the lines around it, in a PDF of a stamp only."""
    divided: bool = False
    """A half made by a tab or line break: indents and gaps are not its own."""

    @once
    def text(self) -> str:
        """One line in NFC: components are told by it whatever the way its marks were typed."""
        found = "".join(piece.text for piece in self.pieces)
        # A hyphen that may be and is not; in the old encodings the same code is a letter.
        if "\u00ad" in found and max(found) > "\u00ff":
            found = found.replace("\u00ad", "")
        return nfc(" ".join(found.split()))

    @once
    def words(self) -> str:
        """The text with the number that Word adds."""
        return f"{self.auto} {self.text}" if self.auto else self.text

    @once
    def shown(self) -> tuple[Piece, ...]:
        """Pieces with letters or figures, raised ones (notes) left out."""
        found = tuple(p for p in self.pieces if p.text.strip() and not p.raised)
        return tuple(p for p in found if any(c.isalnum() for c in p.text)) or found

    @once
    def size(self) -> float:
        """The size of most letters."""
        weights: dict[float, int] = {}
        for piece in self.shown:
            weights[piece.size] = weights.get(piece.size, 0) + len(piece.text)
        return max(weights, key=lambda size: weights[size]) if weights else 0.0

    @once
    def bold(self) -> bool:
        return bool(self.shown) and all(piece.bold for piece in self.shown)

    @once
    def italic(self) -> bool:
        return bool(self.shown) and all(piece.italic for piece in self.shown)

    @once
    def underline(self) -> bool:
        return bool(self.shown) and all(piece.underline for piece in self.shown)

    @once
    def upper(self) -> bool:
        return any(c.isalpha() for c in self.text) and self.text == self.text.upper()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A section's paper and margins; margins None where a PDF shows too little of them."""

    width: float
    height: float
    top: float | None = None
    bottom: float | None = None
    left: float | None = None
    right: float | None = None

    @property
    def landscape(self) -> bool:
        return self.width > self.height


@dataclass(frozen=True, slots=True)
class PageNumber:
    """How pages are numbered."""

    place: str
    """header | footer"""
    align: str
    size: float
    bold: bool
    italic: bool
    on_first: bool
    words: str = ""
    """What stands beside the number ("Trang", "-")."""
    from_edge: float | None = None
    font: str = ""


SCAN_ANEW = "quét lại: ảnh màu, từ 200 dpi, tỷ lệ 100%, PDF từ phiên bản 1.4"
"""The way out of a poor scan."""


def few(numbers: list[PageNumber]) -> tuple[PageNumber, ...]:
    """Page numbers that look alike are said once."""
    found: dict[tuple[object, ...], PageNumber] = {}
    for one in numbers:
        key = (one.place, one.align, one.size, one.bold, one.italic, one.words, one.on_first)
        found.setdefault(key, one)
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Extras:
    """What a finished file should not carry."""

    tracked: int = 0
    comments: int = 0
    hidden: str = ""
    """Words that are in the file and not printed."""
    moving_dates: int = 0
    """Fields of a docx that show another day when it is opened again."""
    no_text_pages: tuple[int, ...] = ()
    """Pages of a PDF that are pictures."""
    garbled_pages: tuple[int, ...] = ()
    """Of them those with letters of which nobody can tell what they mean."""
    scanned_pages: tuple[int, ...] = ()
    """Pages of a PDF that are pictures with words recognised in them."""
    faceless_pages: tuple[int, ...] = ()
    """Pages of a PDF with letters whose face nothing tells."""
    poor_scans: tuple[tuple[int, str], ...] = ()
    """Pages that are pictures, and what they lack of what a digitised document must have."""
    received: str = ""
    """What the stamp of the office that received a PDF's paper says."""
    fonts_outside: tuple[str, ...] = ()
    """Fonts that a PDF names without carrying them."""
    producer: str = ""
    """The program that a PDF says has made it."""
    page_figures: tuple[int | None, ...] = ()
    """The number that each page of a PDF shows; None = it shows none."""
    two_up: float = 0.0
    """Of a PDF with two pages on each sheet: how large they are there (1 = full size); 0 = a page has its sheet."""


@dataclass(frozen=True, slots=True)
class Finished:
    """One finished file."""

    file: str
    form: str
    """docx | pdf"""
    paras: tuple[Para, ...]
    sheets: tuple[Sheet, ...]
    numbers: tuple[PageNumber, ...]
    pages: int
    pages_certain: bool
    extras: Extras = field(default_factory=Extras)
    notes: tuple[Para, ...] = ()
    """Footnotes."""
