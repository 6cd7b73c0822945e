"""The composed document: what stands on the page and in which role, numbered and punctuated, without layout.

Every leaf knows the author's block and place, so that whatever happens to its words later can be
said at the author's own line. Words are final here: capitals, numbers, dashes and end marks that a
standard prescribes are already in them. Sizes, places and rules (lines) are not: those belong to
the standard's roles (`pipeline.standards`) and are applied by `pipeline.flow`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date as Date

from pipeline.problem import Span
from pipeline.record import record
from pipeline.runs import Cell, Origin, Paragraph, Run

__all__ = [
    "Annex",
    "Block",
    "Cell",
    "Document",
    "Header",
    "Image",
    "LayoutChoice",
    "Meta",
    "Origin",
    "PageBreak",
    "Paragraph",
    "Run",
    "Signature",
    "Table",
    "block_paragraphs",
    "cell_paragraphs",
    "paragraphs",
    "signature_paragraphs",
]


@record(frozen=True, slots=True)
class Table:
    """A table with lines. `widths` in mm, or () for the flow to share the width by content."""

    head: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...] = ()
    aligns: tuple[str, ...] = ()
    """left | center | right | justify for each column; () = by the standard's role."""
    caption: Paragraph | None = None
    block: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Image:
    """A picture, already checked; `data` is PNG or JPEG, sizes in mm."""

    data: bytes
    width: float
    height: float
    caption: Paragraph | None = None
    block: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A page break that the author asked for."""

    block: str = ""
    span: Span | None = None


Block = Paragraph | Table | Image | PageBreak


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature block, top to bottom: "authority" and "signer_title" lines, then the name.

    `lines` hold roles authority | signer_title | signer_extra_title; `name` has role signer_name and
    is None where nobody is named yet.
    """

    lines: tuple[Paragraph, ...]
    name: Paragraph | None = None
    note: Paragraph | None = None
    """e.g. "(Đã ký)" or "(Ký, ghi rõ họ tên)", role signature_note, between title and name."""
    left: bool = False
    """Alone in its row it stands on the left: an organ that issues with others and does not lead."""


@dataclass(frozen=True, slots=True)
class Header:
    """Letterhead. Roles, left: issuer_parent, issuer, star, number, letter_subject, urgency, secrecy,
    draft_mark; right: electronic_copy, circulation, national_name, motto | party_title, place_date."""

    left: tuple[Paragraph, ...] = ()
    right: tuple[Paragraph, ...] = ()


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex on a page of its own with page numbers of its own."""

    title: tuple[Paragraph, ...]
    """Roles annex_label, annex_title, annex_reference, dashes | kind_name, subject …"""
    body: tuple[Block, ...]
    landscape: bool = False
    block: str = ""
    span: Span | None = None
    signatures: tuple[Signature, ...] = ()
    """Of an attached document that is signed itself."""
    signed: tuple[Paragraph, ...] = ()
    """Role annex_signed, above all: of one that the organ signs as a file of its own."""
    header: Header = Header()
    """Names of issuer and nation above an attached document."""
    apart: bool = False
    """A file of its own when the document is issued."""


@dataclass(frozen=True, slots=True)
class LayoutChoice:
    """What an author may choose within the standard's ranges; None = the standard's default.

    Sizes and pitches in points, lengths in mm.
    """

    size: float | None = None
    line_pitch: float | None = None
    line_multiple: float | None = None
    paragraph_gap: float | None = None
    first_line: float | None = None
    margin_top: float | None = None
    margin_bottom: float | None = None
    margin_left: float | None = None
    margin_right: float | None = None
    template: str = ""
    """Name of an office's own Word template in templates/, "" = the standard's."""
    paper: str = ""
    """"A5" = half a sheet, printed across (HD 05-HD/VPTW, IV.3: papers only); "" and "A4" = the standard's."""
    from_top: float | None = None
    """A paper copy begins so far below the paper's edge: on the last page of what is copied."""
    duplex: bool = False
    """Printed on both sides: the margins change places on the back (mirror margins)."""
    landscape: bool = False
    """The whole document on turned pages: one with tables that are no annex (NĐ 30/2020, I.2)."""
    fit: bool = False
    """Line, gap or size are changed a little, within the ranges, for a tidy last page."""


@dataclass(frozen=True, slots=True)
class Meta:
    """What is said about the document, for core properties and file names."""

    title: str
    """e.g. "Kế hoạch tổ chức …"."""
    organ: str
    symbol: str
    """e.g. "12-HD/BTGDVTU", number blank included; "" when the kind has none."""
    kind: str
    kind_name: str
    date: Date | None
    source: str
    """The content file as the author named it."""


@dataclass(frozen=True, slots=True)
class Document:
    """The whole composed document."""

    standard: str
    meta: Meta
    header: Header
    title: tuple[Paragraph, ...]
    """Roles kind_name, author_line, subject, dashes; empty for a letter."""
    addressees: tuple[Paragraph, ...]
    """Roles to_label, to_item."""
    body: tuple[Block, ...]
    recipients: tuple[Paragraph, ...]
    """Roles recipients_label, recipient, drafter."""
    signatures: tuple[Signature, ...]
    """Left to right; the last one stands on the right."""
    annexes: tuple[Annex, ...] = ()
    contact: tuple[Paragraph, ...] = ()
    not_for_media: tuple[Paragraph, ...] = ()
    """At the foot of the last page, centred (HD 05-HD/VPTW, Phần II, II.4.1)."""
    below_rule: bool = False
    """A copy: all of it stands below a rule of the text's width."""
    layout: LayoutChoice = field(default_factory=LayoutChoice)


def cell_paragraphs(table: Table) -> Iterator[Paragraph]:
    """Every paragraph of a table, row by row, caption first."""
    if table.caption:
        yield table.caption
    for row in (*table.head, *table.rows):
        for cell in row:
            yield from cell.paragraphs


def block_paragraphs(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """Every paragraph of the blocks in reading order."""
    for block in blocks:
        match block:
            case Paragraph():
                yield block
            case Table():
                yield from cell_paragraphs(block)
            case Image():
                if block.caption:
                    yield block.caption
            case PageBreak():
                pass


def signature_paragraphs(signature: Signature) -> Iterator[Paragraph]:
    """Every paragraph of one signature block, top to bottom."""
    yield from signature.lines
    if signature.note:
        yield signature.note
    if signature.name:
        yield signature.name


def extracted(document: Document) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """What of the body stands above a copy's rule, what below: all of it in any other document.

    The parts of a copy come right after the last part of what is copied (NĐ 30/2020, Phụ lục I, Phần II,
    II.2.a; HD 05-HD/VPTW, III.2.2): of an extract that is what was extracted.
    """
    if not document.below_rule:
        return (), document.body
    said = [isinstance(one, Paragraph) and one.role == "copy_source" for one in document.body]
    pairs = tuple(zip(document.body, said, strict=True))
    return tuple(one for one, is_said in pairs if not is_said), tuple(
        one for one, is_said in pairs if is_said
    )


def paragraphs(document: Document) -> Iterator[Paragraph]:
    """Every paragraph of the document in reading order."""
    above, below = extracted(document)
    yield from block_paragraphs(above)
    yield from document.header.left
    yield from document.header.right
    yield from document.title
    yield from document.addressees
    yield from block_paragraphs(below)
    yield from document.recipients
    for signature in document.signatures:
        yield from signature_paragraphs(signature)
    yield from document.contact
    yield from document.not_for_media
    for annex in document.annexes:
        yield from annex.signed
        yield from annex.header.left
        yield from annex.header.right
        yield from annex.title
        yield from block_paragraphs(annex.body)
        for signature in annex.signatures:
            yield from signature_paragraphs(signature)
