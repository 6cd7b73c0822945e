"""The physical document: paragraphs with every format value, tables with widths, sections with pages.

It stands between the tree (what is said) and the two things that must agree to the line: the docx
writer and the layout engine. Both read this and nothing else, so they cannot differ in policy.
All lengths are twips (1/20 pt; 1440 = 1 inch), font sizes are points.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date
from enum import Enum

from pipeline.problem import Span


class Align(Enum):
    """Alignment, by its name in OOXML."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "both"


class LineRule(Enum):
    """How `Format.line` is read: twips for EXACT and AT_LEAST, 240ths of a line for MULTIPLE."""

    EXACT = "exact"
    AT_LEAST = "atLeast"
    MULTIPLE = "auto"


@dataclass(frozen=True, slots=True)
class Format:
    """Effective format of a paragraph; nothing is inherited from anywhere else."""

    size: float = 14.0
    bold: bool = False
    italic: bool = False
    underline: bool = False
    align: Align = Align.JUSTIFY
    first_line: int = 0
    """Twips; negative = hanging."""
    left: int = 0
    right: int = 0
    before: int = 0
    after: int = 0
    line_rule: LineRule = LineRule.MULTIPLE
    line: int = 240
    keep_next: bool = False
    keep_lines: bool = False
    outline: int = 0
    """Heading level 1-9 for navigation and tags; 0 = body text."""
    rule_width: float = 0.0
    """Points; > 0 draws a line below the paragraph as its bottom border, between its indents
    `left` and `right` (the flow sets them so that the line has its length)."""
    box: float = 0.0
    """Points; > 0 frames the paragraph with lines of this weight: left and right at its indents,
    above and below at `BOX_SPACE` from its lines."""
    color: str = ""
    """RRGGBB of letters and frame (the red of a stamp); "" = black."""


BOX_SPACE = 60
"""Twips between the lines of a framed paragraph and its frame, above and below."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of letters. Bold, italic and underline are final values, not differences.

    U+2011 (no-break hyphen) and U+00A0 (no-break space) are already in the text where words may
    not be parted; docx writes w:noBreakHyphen, PDF draws an ordinary hyphen and extracts one.
    A tab is "\t" and is not used; a line break inside a paragraph is "\n".
    """

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    size: float | None = None
    """Points where it differs from the paragraph's size."""
    note: tuple[Para, ...] = ()
    """Footnote called after these letters."""


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph. `style` names a style of the Word template (`Style.id`); `format` is what it
    looks like; docx writes as direct formatting only what differs from the style."""

    style: str
    format: Format
    pieces: tuple[Piece, ...]
    role: str = ""
    """The tree's role; the PDF tags are chosen by it."""
    block: str = ""
    span: Span | None = None

    @property
    def text(self) -> str:
        return "".join([piece.text for piece in self.pieces])


@dataclass(frozen=True, slots=True)
class Box:
    """A table cell: paragraphs, spans. `merged` boxes are the hidden continuation of a row span."""

    content: tuple[Para, ...]
    columns: int = 1
    rows: int = 1
    merged: bool = False
    border: bool = False
    """Lines of 0.5 pt around this cell of a grid that has none (the stamp of a copy)."""


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; by default it stays whole on one page."""

    boxes: tuple[Box, ...]
    head: bool = False
    """Repeated on each page."""
    can_split: bool = False
    height: int = 0
    """At least so many twips; 0 = by content."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. With `border` lines of 0.5 pt are drawn around all cells.

    `margin` is the cell margin left and right in twips: 108 in bordered tables (their border
    stands at the text edge), 0 in the letterhead and
    signature grids (their text edge is the page's text edge). `place` says which template slot it fills:
    "head" (letterhead), "sign" (recipients and signature), "" (content), "signs" (several signatures) and "stamp" (of a
    copy) have no slot.
    """

    widths: tuple[int, ...]
    rows: tuple[Row, ...]
    border: bool = True
    margin: int = 108
    place: str = ""
    keep_next: bool = False
    """All rows stay with the block that follows."""
    block: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """An image in a centred paragraph of its own; sizes in twips."""

    data: bytes
    width: int
    height: int
    para: Para
    """The paragraph that holds it (its format; no pieces)."""
    alt: str = ""
    """What it shows, for those who do not see it: its caption."""


@dataclass(frozen=True, slots=True)
class NewPage:
    """The next block starts a page (written as pageBreakBefore of that block)."""


Item = Para | Grid | Picture | NewPage


@dataclass(frozen=True, slots=True)
class PageSetup:
    """One section's page. Page numbers: centred, `number_size` pt upright, their line's top at
    `header` twips from the paper's edge; none on the section's first page when `skip_first`."""

    width: int = 11906
    height: int = 16838
    top: int = 1134
    bottom: int = 1134
    left: int = 1701
    right: int = 850
    header: int = 567
    number_size: float = 14.0
    skip_first: bool = True
    restart: bool = True
    mirror: bool = False
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one set-up, numbered from 1: the document itself, then each annex."""

    page: PageSetup
    items: tuple[Item, ...]
    foot_first: tuple[Para, ...] = ()
    """Contact line at the foot of the first page (state standard), in the footer."""
    foot_last: tuple[Para, ...] = ()
    """Contact line at the foot of the last page (Party standard)."""
    head_first: tuple[Para, ...] = ()
    """In the top margin of the first page, as high as page numbers stand (circulation marks)."""
    foot_height: int = 0
    """Twips that the lines of `foot_last` take, the rule above them left out."""
    foot_rule: bool = True
    """Whether the line above the contact note is drawn; a mark that stands there alone has none."""


@dataclass(frozen=True, slots=True)
class Flow:
    """The whole physical document. The first section is the document itself, each further one an annex."""

    sections: tuple[Section, ...]
    standard: str
    title: str
    organ: str
    subject: str
    template: str
    """Template file name without ending, e.g. "hd05"."""
    source: str = ""
    date: Date | None = None
    """The document's own date, None while a part of it is open."""
    properties: tuple[tuple[str, str], ...] = ()
    """Custom properties of the Word file (`pipeline.ooxml.anchors`): where it came from."""
    anchors: bool = True
    """False: the Word file carries no hidden marks of blocks (the copy to be issued)."""


def item_paras(items: tuple[Item, ...]) -> Iterator[Para]:
    """Every paragraph of the items in reading order, those of tables row by row."""
    for item in items:
        match item:
            case Para():
                yield item
            case Grid():
                for row in item.rows:
                    for box in row.boxes:
                        yield from box.content
            case Picture():
                yield item.para
            case NewPage():
                pass


def paras(flow: Flow) -> Iterator[Para]:
    """Every paragraph of the flow, contact lines last within their section."""
    for section in flow.sections:
        yield from item_paras(section.items)
        yield from section.head_first
        yield from section.foot_first
        yield from section.foot_last
