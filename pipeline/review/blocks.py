"""A composed version as a list of lines: what a comparison, a table and a merge speak about.

A line is one paragraph, or one row of a table with its cells as lines of their own. It knows its block,
where a reader finds it ("Mục II.1.a"), and which of its letters stand in which scalar of the author's file;
all other letters are the standard's: numbers, dashes, end marks, joined values.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.problem import Span
from pipeline.review.places import NOWHERE, Place, Walk
from pipeline.review.scalars import Places
from pipeline.tree import (
    Block,
    Document,
    Image,
    PageBreak,
    Paragraph,
    Run,
    Table,
    extracted,
    signature_paragraphs,
)


@dataclass(frozen=True, slots=True)
class Part:
    """Letters of one origin. `span` None = generated; `key` is the scalar's own key ("deadline").

    `token` and `typed` as in `pipeline.tree.Origin`.
    """

    text: str
    span: Span | None = None
    token: tuple[int, ...] = ()
    typed: bool = False
    path: tuple[str | int, ...] = ()

    @property
    def key(self) -> str:
        """The last key of the path: what kind of thing the scalar says."""
        return next((one for one in reversed(self.path) if isinstance(one, str)), "")


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, or a table row (`cells` then holds its lines and `text` joins them with " | ")."""

    zone: str
    """left | right | title | to | body | recipients | signature | contact | annex 1, annex 2 …"""
    role: str
    text: str
    """As printed, number included; footnotes in their place as " [words]"."""
    number: str = ""
    """The generated label ("II-", "1.", "a)", "-") with which `text` begins."""
    parts: tuple[Part, ...] = ()
    block: str = ""
    mark: str = ""
    """"" for the block's first paragraph, then "P2" …; as in `pipeline.ooxml.anchors.name`."""
    place: Place = NOWHERE
    span: Span | None = None
    cells: tuple[Line, ...] = ()
    table: int = 0
    """The table's number in the document, from 1; 0 outside of tables."""

    @property
    def words(self) -> str:
        """The text without its generated number."""
        if self.number and self.text.startswith(self.number):
            return self.text[len(self.number) :].removeprefix(" ")
        return self.text

    @property
    def label(self) -> str:
        """The line's identity between versions, "" for one without an id."""
        return f"{self.block}.{self.mark}" if self.block and self.mark else self.block


def lines(document: Document, places: Places | None = None) -> tuple[Line, ...]:
    """The version's lines in reading order. With `places` their parts say the path of each scalar."""
    return tuple(_Reader(places).document(document))


def paragraphs(found: Iterable[Line]) -> Iterator[Line]:
    """Every paragraph; rows give their cells."""
    for line in found:
        yield from line.cells or (line,)


class _Reader:
    """Counts paragraphs of each block and follows where in the document it is."""

    def __init__(self, places: Places | None) -> None:
        self._places = places
        self._counts: dict[str, int] = {}
        self._walk = Walk()
        self._tables = 0

    def document(self, document: Document) -> Iterator[Line]:
        above, below = extracted(document)
        yield from self._blocks("body", above)
        yield from self._simple("left", document.header.left)
        yield from self._simple("right", document.header.right)
        yield from self._simple("title", document.title)
        yield from self._simple("to", document.addressees)
        yield from self._blocks("body", below)
        yield from self._simple("recipients", document.recipients)
        for signature in document.signatures:
            yield from self._simple("signature", tuple(signature_paragraphs(signature)))
        yield from self._simple("contact", (*document.contact, *document.not_for_media))
        for number, annex in enumerate(document.annexes, 1):
            zone = f"annex {number}"
            self._walk.enter(annex.title[0].words if annex.title else zone)
            yield from self._simple(zone, annex.signed)
            yield from self._simple(zone, (*annex.header.left, *annex.header.right))
            yield from self._simple(zone, annex.title)
            yield from self._blocks(zone, annex.body)
            for signature in annex.signatures:
                yield from self._simple(zone, tuple(signature_paragraphs(signature)))

    def _simple(self, zone: str, found: tuple[Paragraph, ...]) -> Iterator[Line]:
        for paragraph in found:
            yield self._line(zone, paragraph)

    def _blocks(self, zone: str, blocks: tuple[Block, ...]) -> Iterator[Line]:
        for block in blocks:
            match block:
                case Paragraph():
                    yield self._line(zone, block)
                case Table():
                    yield from self._table(zone, block)
                case Image():
                    if block.caption:
                        yield self._line(zone, block.caption)
                case PageBreak():
                    pass

    def _table(self, zone: str, table: Table) -> Iterator[Line]:
        if table.caption:
            yield self._line(zone, table.caption)
        self._tables += 1
        place = self._walk.table()
        for row, cells in enumerate((*table.head, *table.rows), 1):
            found: list[Line] = []
            at = place.row(row, len(table.head))
            for column, cell in enumerate(cells, 1):
                for count, one in enumerate(cell.paragraphs, 1):
                    mark = f"R{row}C{column}" + (f"P{count}" if count > 1 else "")
                    found.append(self._made(zone, one, table.block, mark, at))
            text = " | ".join(one.text for one in found)
            role = "head_row" if row <= len(table.head) else "row"
            span = table.span if not found else found[0].span
            yield Line(zone, role, text, "", (), "", "", at, span, tuple(found), self._tables)

    def _line(self, zone: str, paragraph: Paragraph) -> Line:
        place = self._walk.at(zone, paragraph)
        mark = ""
        if paragraph.block:
            count = self._counts[paragraph.block] = self._counts.get(paragraph.block, 0) + 1
            mark = f"P{count}" if count > 1 else ""
        return self._made(zone, paragraph, paragraph.block, mark, place)

    def _made(self, zone: str, paragraph: Paragraph, block: str, mark: str, place: Place) -> Line:
        found = list(self._parts(paragraph))
        text = "".join(part.text for part in found)
        return Line(
            zone,
            paragraph.role,
            text,
            paragraph.number,
            tuple(found),
            block,
            mark,
            place,
            paragraph.span,
        )

    def _parts(self, paragraph: Paragraph) -> Iterator[Part]:
        if paragraph.number:
            yield Part(paragraph.number + (" " if any(run.text for run in paragraph.runs) else ""))
        for run in paragraph.runs:
            yield from self._run(run)

    def _run(self, run: Run) -> Iterator[Part]:
        for text, origin in run.stretches():
            if origin is None:
                yield Part(text)
                continue
            place = self._places.scalar(origin.span) if self._places else None
            path = place.path if place else ()
            yield Part(text, origin.span, origin.token, origin.typed, path)
        if run.note:
            yield Part(" [")
            for one in run.note:
                yield from self._run(one)
            yield Part("]")
