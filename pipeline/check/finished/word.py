"""A docx, from whatever office, as a `Finished`: effective formats, drawn lines, numbers, pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree
from lxml.etree import _Element

from pipeline.check.finished.page import Drawn, Extras, Finished, Para, Piece, Sheet
from pipeline.check.finished.word_drawn import drawn_in, text_box_side
from pipeline.check.finished.word_frames import frame
from pipeline.check.finished.word_lists import Lists
from pipeline.check.finished.word_numbers import page_numbers
from pipeline.check.finished.word_pages import Pages
from pipeline.check.finished.word_tables import Place, Tables
from pipeline.ooxml.effective import Formats, Letters, Shape
from pipeline.ooxml.geometry import Geometry, sections
from pipeline.ooxml.names import W, child, value, w
from pipeline.ooxml.package import Package
from pipeline.ooxml.reader import Paragraph, Word, paragraphs, read
from pipeline.text import upper

MM = 25.4 / 1440
"""Millimetres in a twip."""
_LINE_RULES = {"auto": "multiple", "exact": "exact", "atLeast": "atLeast"}
_BOX = f"{{{W}}}txbxContent"
_TABLE = f"{{{W}}}tbl"
_STYLE, _PPR, _RPR, _SECTION = w("pStyle"), w("pPr"), w("rPr"), w("sectPr")
_Key = tuple[str, str | None, bytes]
"""What decides a format: paragraph style, table style, direct properties."""


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
        extras=_extras(package),
        notes=tuple(reading.notes()),
    )


def _sheet(one: Geometry) -> Sheet:
    sides = (one.top, one.bottom, one.left, one.right)
    # Word keeps a "gutter" apart and a negative top margin means "exactly"; both are the same paper.
    return Sheet(one.width * MM, one.height * MM, *(abs(side) * MM for side in sides))


@dataclass(slots=True)
class _Before:
    """What was met last in the same container: its gap below, and its place among the paragraphs."""

    parent: _Element | None = None
    after: int = 0


class _Reading:
    """One pass over the main story; remembers formats of equal paragraphs and runs."""

    def __init__(self, package: Package, word: Word, geometry: tuple[Geometry, ...]) -> None:
        self.formats = Formats(package)
        self.word = word
        self.geometry = geometry
        self.root = package.xml(package.main)
        self.lists = Lists(package, self.formats)
        self.tables = Tables(self.formats)
        self.drawn = drawn_in(self.root)
        self.pages = Pages(self.root, geometry)
        self._table_styles: dict[_Element | None, str] = {}
        self._shapes: dict[_Key, Shape] = {}
        self._letters: dict[_Key, Letters] = {}
        self._boxed = next(self.root.iter(_BOX), None) is not None

    def paras(self) -> Iterator[Para]:
        """Paragraphs with words, in order; rules and shapes below them are theirs."""
        found: list[Para] = []
        last: dict[_Element | None, int] = {}
        before = _Before()
        section = 0
        for paragraph in paragraphs(self.word.body):
            element = paragraph.element
            shape = self._shape(paragraph)
            pieces = tuple(self._pieces(paragraph))
            place = self.tables.place(element)
            key = element.getparent()
            visible = any(piece.text.strip() for piece in pieces)
            drawn = self._lines(element, shape, place, section)
            page = self.pages.seen(paragraph, shape, pieces, place, section)
            if visible:
                para = self._para(paragraph, shape, pieces, place, len(found) + 1, section, page)
                para = _with(para, before=self._gap(element, shape, before), drawn=drawn)
                last[key] = len(found)
                found.append(para)
            elif drawn and key in last:
                at = last[key]
                found[at] = _with(found[at], drawn=(*found[at].drawn, *drawn))
            elif drawn and found:
                found[-1] = _with(found[-1], drawn=(*found[-1].drawn, *drawn))
            if visible or not drawn:
                before.parent, before.after = element.getparent(), shape.after
            section += child(child(element, _PPR), _SECTION) is not None
        yield from found

    def notes(self) -> Iterator[Para]:
        """Notes at the foot, numbered as they are called, and at the end, one paragraph each."""
        ends = ((0, blocks) for blocks in self.word.endnotes.values())
        for ident, blocks in (*self.word.footnotes.items(), *ends):
            for paragraph in paragraphs(blocks):
                pieces = tuple(self._pieces(paragraph))
                if any(piece.text.strip() for piece in pieces):
                    yield self._para(paragraph, self._shape(paragraph), pieces, None, ident, 0, 0)

    def _para(
        self,
        paragraph: Paragraph,
        shape: Shape,
        pieces: tuple[Piece, ...],
        place: Place | None,
        number: int,
        section: int,
        page: int,
    ) -> Para:
        auto = self.lists.mark(paragraph.element) if shape.numbered else ""
        multiple = shape.line_rule == "auto"
        return Para(
            number=number,
            page=page,
            pieces=pieces,
            style=self.formats.style_name(paragraph.style) if paragraph.style else "",
            side=self._side(paragraph.element, place),
            cell=paragraph.cell,
            bordered=place.bordered if place else False,
            align="justify" if shape.align == "both" else shape.align,
            first_line=shape.first_line * MM,
            left=shape.left * MM,
            right=shape.right * MM,
            before=0.0,
            line_rule=_LINE_RULES.get(shape.line_rule, "multiple"),
            line=shape.line / (240 if multiple else 20),
            column=self._column(place, section) * MM,
            auto=auto,
            section=section,
            frame=frame(paragraph.element, shape, self._column(place, section), self._boxed)
            if shape.rule_below or self._boxed
            else None,
        )

    def _side(self, element: _Element, place: Place | None) -> str:
        if place is not None:
            return place.side
        if self._boxed and next(element.iterancestors(_BOX), None) is not None:
            return text_box_side(element)
        return ""

    def _column(self, place: Place | None, section: int) -> int:
        if place is not None and place.width:
            return place.width
        if not self.geometry:
            return 0
        page = self.geometry[min(section, len(self.geometry) - 1)]
        return page.width - page.left - page.right

    def _gap(self, element: _Element, shape: Shape, before: _Before) -> float:
        """Points above: Word takes the larger of the upper one's gap and the lower one's."""
        upper_gap = before.after if before.parent is element.getparent() else 0
        return max(shape.before, upper_gap) / 20

    def _lines(
        self, element: _Element, shape: Shape, place: Place | None, section: int
    ) -> tuple[Drawn, ...]:
        found = list(self.drawn.get(element, ()))
        if shape.rule_below:
            room = self._column(place, section) - shape.left - shape.right
            found.append(Drawn("border", room * MM, (shape.left - shape.right) / 2 * MM))
        return tuple(found)

    def _shape(self, paragraph: Paragraph) -> Shape:
        own = child(paragraph.element, _PPR)
        only_style = own is None or (len(own) == 1 and own[0].tag == _STYLE)
        direct = b"" if only_style or own is None else etree.tostring(own)
        key = (paragraph.style, self._table(paragraph), direct)
        if key not in self._shapes:
            self._shapes[key] = self.formats.paragraph(paragraph.element)
        return self._shapes[key]

    def _table(self, paragraph: Paragraph) -> str | None:
        """The style of the table around a paragraph; None outside tables."""
        if not paragraph.cell:
            return None
        table = next(paragraph.element.iterancestors(_TABLE), None)
        if table not in self._table_styles:
            path = f"{w('tblPr')}/{w('tblStyle')}"
            style = None if table is None else value(table.find(path))
            self._table_styles[table] = style or ""
        return self._table_styles[table]

    def _pieces(self, paragraph: Paragraph) -> Iterator[Piece]:
        table = self._table(paragraph)
        for run in paragraph.runs:
            if not run.text and not run.note:
                continue
            own = child(run.element, _RPR)
            key = (paragraph.style, table, b"" if own is None else etree.tostring(own))
            if key not in self._letters:
                self._letters[key] = self.formats.run(run.element)
            look = self._letters[key]
            if not look.hidden:
                piece = _piece(run.text, look)
                yield replace(piece, note=run.note) if run.note else piece


def _piece(text: str, look: Letters) -> Piece:
    return Piece(
        upper(text) if look.caps else text,
        look.size,
        look.bold,
        look.italic,
        look.underline,
        look.font,
        look.color.lower(),
        raised=look.raised,
    )


def _with(para: Para, *, before: float | None = None, drawn: tuple[Drawn, ...]) -> Para:
    # dataclasses.replace would call __init__ with every field by name: three times slower here.
    object.__setattr__(para, "drawn", drawn)
    if before is not None:
        object.__setattr__(para, "before", before)
    return para


def _extras(package: Package) -> Extras:
    root = package.xml(package.main)
    changes = sum(1 for _ in root.iter(w("ins"), w("del"), w("moveFrom"), w("moveTo")))
    name = package.related("comments")
    comments = len(list(package.xml(name).iter(w("comment")))) if name else 0
    return Extras(tracked=changes, comments=comments)
