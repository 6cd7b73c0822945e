"""A returned docx with everything a reviewer left in it: insertions, deletions, moves, formats, anchors.

One paragraph is one `w:p`; its segments say of each stretch of letters who put it in and who took it
out; `tracked_view` reads them as if all changes were accepted or none had been made. Content controls,
hyperlinks and the like are looked through; a text box, which Word writes twice, is read once; of
fields the result is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml.etree import _Element

from pipeline.ooxml.effective import Formats
from pipeline.ooxml.names import MC, local, number, value, w
from pipeline.ooxml.package import Package
from pipeline.ooxml.runs import View
from pipeline.ooxml.tracked_form import NO_FORM, Form, Forms
from pipeline.ooxml.tracked_runs import (
    Anchor,
    Change,
    Looks,
    Runs,
    Segment,
    change,
    property_change,
)

__all__ = ["Anchor", "Change", "Marked", "Place", "Segment", "Tracked", "View", "read"]


class Place(NamedTuple):
    """Where a paragraph stands: "body", "header", "footnote 2" …; (table, row, column) counted from 0."""

    story: str
    cell: tuple[int, ...] = ()
    box: int = 0
    """Number of the text box it stands in; 0 = in none."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One paragraph as it is written, with its changes."""

    segments: tuple[Segment, ...]
    place: Place
    anchors: tuple[Anchor, ...] = ()
    comments: tuple[str, ...] = ()
    """Ids of the comments whose range begins or whose sign stands here."""
    mark_inserted: Change | None = None
    mark_deleted: Change | None = None
    row_inserted: Change | None = None
    """The table row or cell it stands in was put in."""
    row_deleted: Change | None = None
    reshaped: Change | None = None
    """Its shape (style, indent, alignment) was changed with changes tracked."""
    style: str = ""
    numbered: bool = False
    """Carries a number of Word's own counting, which is not part of its letters."""
    unread: tuple[str, ...] = ()
    """What stands in it that is no text, in Vietnamese, changes taken as accepted: "hình", "công thức" …"""
    form: Form = NO_FORM

    def is_in(self, which: View) -> bool:
        """Whether the paragraph is there at all in a view."""
        return (self.row_deleted if which is View.FINAL else self.row_inserted) is None


@dataclass(frozen=True, slots=True)
class Tracked:
    """All stories of a docx, body first, and its own properties."""

    paragraphs: tuple[Marked, ...]
    properties: dict[str, str] = field(default_factory=dict)
    quotes: dict[str, str] = field(default_factory=dict)
    """Id of a comment -> the words it hangs on."""

    @property
    def changed(self) -> bool:
        """True when any change is tracked anywhere."""
        return any(
            one.mark_inserted
            or one.mark_deleted
            or one.row_inserted
            or one.row_deleted
            or one.reshaped
            or any(s.inserted or s.deleted or s.reformatted for s in one.segments)
            for one in self.paragraphs
        )


def read(package: Package) -> Tracked:
    """Every story of the file: body, notes, headers, footers."""
    stories = _Stories(package)
    found: list[Marked] = []
    for story, element in _elements(package):
        found += stories.paragraphs(story, element)
    quotes = {name: " ".join("".join(words).split()) for name, words in stories.quotes.items()}
    return Tracked(tuple(found), _properties(package), quotes)


def _elements(package: Package) -> Iterator[tuple[str, _Element]]:
    body = package.xml(package.main).find(w("body"))
    if body is not None:
        yield "body", body
    for kind in ("footnotes", "endnotes"):
        name = package.related(kind)
        for note in package.xml(name).iterchildren() if name else ():
            if value(note, "type") in {None, "normal"}:
                yield f"{kind[:-1]} {number(note, 'id') or 0}", note
    for relation in package.relations(package.main):
        if relation.kind in ("header", "footer") and relation.target in package.parts:
            yield relation.kind, package.xml(relation.target)


def _properties(package: Package) -> dict[str, str]:
    name = package.related("custom-properties", "")
    if name is None:
        return {}
    return {
        element.get("name", ""): "".join(str(text) for text in element.itertext())
        for element in package.xml(name).iterchildren()
    }


class _Context(NamedTuple):
    """What the paragraph inherits from the rows and block-level marks around it."""

    place: Place
    inserted: Change | None = None
    deleted: Change | None = None


_THROUGH = frozenset({"sdt", "sdtContent", "customXml", "smartTag"})


class _Stories:
    """Walks the stories; text boxes and tables are counted over the whole file."""

    def __init__(self, package: Package) -> None:
        self.formats = Formats.of(package)
        self.tables = -1
        self.boxes = 0
        self.open: dict[str, list[str]] = {}
        self.quotes: dict[str, list[str]] = {}
        self.forms = Forms(package, self.formats)
        self.looks: dict[tuple[object, ...], Looks] = {}

    def paragraphs(self, story: str, element: _Element) -> Iterator[Marked]:
        """Every paragraph of a story in reading order."""
        self.tables = -1
        yield from self._blocks(element, _Context(Place(story)))

    def _blocks(self, parent: _Element, context: _Context) -> Iterator[Marked]:
        for element in parent.iterchildren():
            match local(element):
                case "p":
                    yield self._paragraph(element, context)
                    yield from self._boxes(element, context)
                case "tbl":
                    yield from self._table(element, context)
                case "ins" | "moveTo":
                    inner = context._replace(inserted=change(element))
                    yield from self._blocks(element, inner)
                case "del" | "moveFrom":
                    yield from self._blocks(element, context._replace(deleted=change(element)))
                case "commentRangeStart" | "commentRangeEnd":
                    self.comment(element)
                case name if name in _THROUGH:
                    yield from self._blocks(element, context)

    def _table(self, element: _Element, context: _Context) -> Iterator[Marked]:
        self.tables += 1
        table = self.tables
        for at, row in enumerate(_inside(element, "tr")):
            in_row = _touched(context, row.find(w("trPr")), "ins", "del")
            column = 0
            for cell in _inside(row, "tc"):
                properties = cell.find(w("tcPr"))
                in_cell = _touched(in_row, properties, "cellIns", "cellDel")
                place = context.place._replace(cell=(table, at, column))
                yield from self._blocks(cell, in_cell._replace(place=place))
                span = None if properties is None else properties.find(w("gridSpan"))
                column += max(1, number(span) or 1)

    def _paragraph(self, element: _Element, context: _Context) -> Marked:
        runs = Runs(self.formats, self.comment, self.heard, self.looks)
        segments = tuple(runs.read(element))
        properties = element.find(w("pPr"))
        mark = None if properties is None else properties.find(w("rPr"))
        inserted = property_change(mark, "ins") or property_change(mark, "moveTo")
        deleted = property_change(mark, "del") or property_change(mark, "moveFrom")
        numbering = None if properties is None else properties.find(w("numPr"))
        return Marked(
            segments,
            context.place,
            tuple(runs.anchors),
            tuple(dict.fromkeys(runs.comments)),
            inserted,
            deleted,
            context.inserted,
            context.deleted,
            property_change(properties, "pPrChange"),
            value(None if properties is None else properties.find(w("pStyle"))) or "",
            numbering is not None and number(numbering.find(w("numId"))) not in {None, 0},
            tuple(runs.unread),
            self.forms.of(element),
        )

    def _boxes(self, element: _Element, context: _Context) -> Iterator[Marked]:
        # Word writes a text box twice, for new and old readers; the fallback repeats the choice.
        for box in element.iter(w("txbxContent")):
            nearest = next(box.iterancestors(w("p")), None)
            if nearest is not element or _is_fallback(box):
                continue
            self.boxes += 1
            inner = context._replace(place=context.place._replace(box=self.boxes))
            yield from self._blocks(box, inner)

    def comment(self, element: _Element) -> None:
        """A comment's range opens or closes."""
        name = element.get(w("id"), "")
        if local(element) == "commentRangeStart":
            self.open[name] = self.quotes.setdefault(name, [])
        else:
            self.open.pop(name, None)

    def heard(self, text: str) -> None:
        """Letters that the open comments hang on."""
        for words in self.open.values():
            words.append(text)


def _is_fallback(box: _Element) -> bool:
    return next(box.iterancestors(f"{{{MC}}}Fallback"), None) is not None


def _touched(context: _Context, properties: _Element | None, ins: str, out: str) -> _Context:
    return context._replace(
        inserted=property_change(properties, ins) or context.inserted,
        deleted=property_change(properties, out) or context.deleted,
    )


def _inside(parent: _Element, name: str) -> Iterator[_Element]:
    """Rows of a table or cells of a row, also those that stand in content controls."""
    for element in parent.iterchildren():
        here = local(element)
        if here == name:
            yield element
        elif here in _THROUGH:
            yield from _inside(element, name)
