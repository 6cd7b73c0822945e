"""A docx, from whatever office, as a `Finished`: effective formats, drawn lines, numbers, pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree
from lxml.etree import _Element

from pipeline.check.finished.page import Drawn, Finished, Para, Piece, Sheet
from pipeline.check.finished.word_columns import Column, Columns, box_width
from pipeline.check.finished.word_drawn import drawn_in, floats
from pipeline.check.finished.word_edges import Edges
from pipeline.check.finished.word_extras import extras
from pipeline.check.finished.word_frames import frame
from pipeline.check.finished.word_gaps import Above
from pipeline.check.finished.word_leads import lead
from pipeline.check.finished.word_lists import Lists
from pipeline.check.finished.word_numbers import page_numbers
from pipeline.check.finished.word_pages import Pages
from pipeline.check.finished.word_sides import side
from pipeline.check.finished.word_tables import Place, Tables
from pipeline.check.finished.words import is_title
from pipeline.lengths import TWIP
from pipeline.ooxml.effective import Formats, Letters, Shape
from pipeline.ooxml.geometry import Geometry, sections
from pipeline.ooxml.names import W, child, value, w
from pipeline.ooxml.package import Package
from pipeline.ooxml.reader import Paragraph, Word, paragraphs, read
from pipeline.ooxml.runs import Run
from pipeline.record import record
from pipeline.text import nfc, upper

"""Millimetres in a twip."""
_LINE_RULES = {"auto": "multiple", "exact": "exact", "atLeast": "atLeast"}
_BOX = f"{{{W}}}txbxContent"
_TABLE = f"{{{W}}}tbl"
_TABLE_SET, _TABLE_STYLE, _SECTION = w("tblPr"), w("tblStyle"), w("sectPr")


def finished(package: Package) -> Finished:
    """Read a docx that `ooxml.package` has opened."""
    word = read(package)
    geometry = sections(package) or ()
    reading = _Reading(package, word, geometry)
    paras = tuple(reading.paras())
    return Finished(
        file=package.file,
        form="docx",
        paras=paras,
        sheets=tuple(_sheet(one) for one in geometry),
        numbers=page_numbers(word, geometry, reading.formats),
        pages=reading.pages.page,
        pages_certain=reading.pages.certain,
        extras=extras(package, " ".join(" ".join(reading.hidden).split())),
        notes=tuple(reading.notes()),
    )


def _sheet(one: Geometry) -> Sheet:
    sides = (one.top, one.bottom, one.left, one.right)
    # A negative top margin means "exactly": it is the same paper.
    return Sheet(one.width * TWIP, one.height * TWIP, *(abs(side) * TWIP for side in sides))


@record(frozen=True, slots=True)
class _Where:
    """Number, section and page of a paragraph, and the points above it."""

    number: int
    section: int
    page: int
    gap: float


class _Reading:
    """One pass over the main story; remembers formats of equal paragraphs and runs."""

    def __init__(self, package: Package, word: Word, geometry: tuple[Geometry, ...]) -> None:
        self.formats = Formats.of(package)
        self.word = word
        self.geometry = geometry
        self.root = package.xml(package.main)
        self.lists = Lists(package, self.formats)
        self.tables = Tables(self.formats)
        self.edges = Edges(self.root, self.tables)
        self.margin = geometry[0].left * TWIP if geometry else 0
        self.drawn = drawn_in(self.root, self.margin)
        self.pages = Pages(self.root, geometry)
        self.columns = Columns(self.root, [one.width - one.left - one.right for one in geometry])
        self.column: Column | None = None
        self._table_styles: dict[int, str] = {}
        self._boxed = next(self.root.iter(_BOX), None) is not None
        self.hidden: list[str] = []
        """Words that their formats hide, as they come."""

    def paras(self) -> Iterator[Para]:
        """Paragraphs with words, in order; rules and shapes below them are theirs."""
        found: list[Para] = []
        last: dict[_Element | None, int] = {}
        before = Above()
        section = 0
        adrift: tuple[Drawn, ...] = ()
        for paragraph in (*self._letterhead(), *paragraphs(self.word.body)):
            parent = paragraph.element.getparent()
            shape = self._shape(paragraph)
            auto = self.lists.mark(paragraph) if shape.numbered else ""
            pieces = self._pieces(paragraph)
            if shape.numbered and not any(piece.text.strip() for piece in pieces):
                pieces, auto = self._alone(paragraph, shape, auto), ""
            place = self.tables.place(paragraph)
            self.column = self.columns.seen(paragraph.element, section)
            visible = any(piece.text and not piece.text.isspace() for piece in pieces)
            drawn = self._lines(paragraph, shape, place, section, visible)
            if self._boxed and floats(paragraph.element):
                page = self.pages.page
            else:
                page = self.pages.seen(paragraph, shape, pieces, place, section)
            if visible:
                gap = before.gap(parent, paragraph.style, shape)
                where = _Where(len(found) + 1, section, page, gap)
                last[parent] = len(found)
                lines = (*drawn, *adrift) if adrift else drawn
                found.append(self._para(paragraph, shape, pieces, place, where, lines, auto))
                adrift = ()
            elif drawn and (not found or self._holds_boxes(paragraph)):
                # LibreOffice takes lines out of text boxes: they are there, but no longer below a word.
                adrift += tuple(replace(line, length=None, offset=None) for line in drawn)
            elif drawn:
                at = last.get(parent, len(found) - 1)
                found[at] = replace(found[at], drawn=(*found[at].drawn, *drawn))
            if visible or not drawn:
                before.met(paragraph, shape, visible)
            if paragraph.formatted:
                section += child(paragraph.properties, _SECTION) is not None
        yield from found

    def _letterhead(self) -> Iterator[Paragraph]:
        """What stands in the first page's header, where an office keeps its letterhead there."""
        first = self.geometry[0] if self.geometry else None
        kind = "first" if first and first.title_page else "default"
        ident = first.headers.get(kind, "") if first else ""
        found = tuple(paragraphs(self.word.headers.get(ident, ())))
        if not any(is_title(nfc(" ".join(one.text.split()))) for one in found):
            return
        root = found[0].element.getroottree().getroot()
        self.drawn = {**drawn_in(root, self.margin), **self.drawn}
        self._boxed = self._boxed or next(root.iter(_BOX), None) is not None
        for one in found:
            # Tables of the body are counted from 0 too.
            cell = (-1 - one.cell[0], *one.cell[1:]) if one.cell else ()
            yield replace(one, cell=cell)

    def notes(self) -> Iterator[Para]:
        """Notes at the foot, numbered as they are called, and at the end (below 0), one paragraph each."""
        ends = ((-ident, blocks) for ident, blocks in self.word.endnotes.items())
        for ident, blocks in (*self.word.footnotes.items(), *ends):
            self._table_styles.clear()  # tables are counted from 0 in every note
            for paragraph in paragraphs(blocks):
                pieces = self._pieces(paragraph)
                if any(piece.text.strip() for piece in pieces):
                    where = _Where(ident, 0, 0, 0.0)
                    shape = self._shape(paragraph)
                    auto = self.lists.mark(paragraph) if shape.numbered else ""
                    yield self._para(paragraph, shape, pieces, None, where, (), auto)

    def _para(
        self,
        paragraph: Paragraph,
        shape: Shape,
        pieces: tuple[Piece, ...],
        place: Place | None,
        where: _Where,
        drawn: tuple[Drawn, ...],
        auto: str,
    ) -> Para:
        multiple = shape.line_rule == "auto"
        column = self._column(paragraph, shape, place, where.section)
        told = side(paragraph, shape, place, self._sheet(where.section), self._boxed)
        return Para(
            number=where.number,
            page=where.page,
            pieces=pieces,
            style=self.formats.style_name(paragraph.style) if paragraph.style else "",
            side=told or (self.column.side if self.column and not place else ""),
            cell=paragraph.cell,
            bordered=place.bordered if place else False,
            align="justify" if shape.align == "both" else shape.align,
            first_line=(shape.first_line + lead(pieces, shape, self.formats.tab_every)) * TWIP,
            left=shape.left * TWIP,
            right=shape.right * TWIP,
            before=where.gap,
            line_rule=_LINE_RULES.get(shape.line_rule, "multiple"),
            line=shape.line / (240 if multiple else 20),
            column=column * TWIP,
            auto=auto,
            auto_look=self.lists.look(paragraph, shape.letters) if auto else None,
            drawn=drawn,
            section=where.section,
            frame=frame(paragraph.element, shape, column, self._boxed)
            if shape.rule_below or self._boxed
            else None,
        )

    def _alone(self, paragraph: Paragraph, shape: Shape, mark: str) -> tuple[Piece, ...]:
        """What Word prints of a numbered paragraph without words: "Chương II" on a line of its own."""
        if not any(sign.isalnum() for sign in mark):
            return ()
        size, font = self.lists.look(paragraph, shape.letters)
        own = shape.letters
        return (Piece(mark, size, own.bold, own.italic, own.underline, font, own.color.lower()),)

    def _holds_boxes(self, paragraph: Paragraph) -> bool:
        return self._boxed and next(paragraph.element.iter(_BOX), None) is not None

    def _sheet(self, section: int) -> Geometry | None:
        return self.geometry[min(section, len(self.geometry) - 1)] if self.geometry else None

    def _column(self, paragraph: Paragraph, shape: Shape, place: Place | None, section: int) -> int:
        if place is not None and place.width:
            return place.width
        if self._boxed and (width := box_width(paragraph.element)):
            return width
        if shape.frame is not None and shape.frame.width:
            return shape.frame.width
        if self.column is not None:
            return self.column.width
        page = self._sheet(section)
        return page.width - page.left - page.right if page else 0

    def _lines(
        self, paragraph: Paragraph, shape: Shape, place: Place | None, section: int, visible: bool
    ) -> tuple[Drawn, ...]:
        found = self.drawn.get(paragraph.element, ()) if self.drawn else ()
        if place is not None:
            found = (*found, *self.edges.below(paragraph, place, visible))
        # The upper border of an empty paragraph is a line below the words above it.
        if not shape.rule_below and (visible or not shape.rule_above):
            return found
        room = self._column(paragraph, shape, place, section) - shape.left - shape.right
        return (*found, Drawn("border", room * TWIP, (shape.left - shape.right) / 2 * TWIP))

    def _shape(self, paragraph: Paragraph) -> Shape:
        own = paragraph.properties if paragraph.formatted else None
        direct = b"" if own is None else etree.tostring(own)
        deciding = (paragraph.style, self._table(paragraph), direct)
        return self.formats.known_paragraph(deciding, paragraph.element)

    def _table(self, paragraph: Paragraph) -> str | None:
        """The style of the table around a paragraph; None outside tables."""
        if not paragraph.cell:
            return None
        number = paragraph.cell[0]
        if number not in self._table_styles:
            table = next(paragraph.element.iterancestors(_TABLE), None)
            style = value(child(child(table, _TABLE_SET), _TABLE_STYLE))
            self._table_styles[number] = style or ""
        return self._table_styles[number]

    def _pieces(self, paragraph: Paragraph) -> tuple[Piece, ...]:
        table = self._table(paragraph)
        found = []
        for run in paragraph.runs:
            own = run.properties
            deciding = (paragraph.style, table, b"" if own is None else etree.tostring(own))
            look = self.formats.known_run(deciding, run.element)
            if not look.hidden:
                found.append(_piece(run, look))
            elif run.text.strip():
                self.hidden.append(run.text)
        return tuple(found)


def _piece(run: Run, look: Letters) -> Piece:
    return Piece(
        upper(run.text) if look.caps else run.text,
        look.size,
        look.bold,
        look.italic,
        look.underline,
        look.font,
        look.color.lower(),
        raised=look.raised,
        note=run.note or -run.end,
        lowered=look.lowered,
        struck=look.struck,
    )
