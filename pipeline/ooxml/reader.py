"""A docx as its reader sees it: paragraphs and tables in order, headers, footers, footnotes.

The elements stay attached, so that formats (`effective`) and changes can be asked of them. Text is
what is seen: a no-break hyphen is "-", a tab "\\t", a line break "\\n"; field codes are left out, their
results kept. `View` says how tracked changes are read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml.etree import _Element

from pipeline.ooxml.names import MC, R, child, number, value, w
from pipeline.ooxml.package import Package
from pipeline.ooxml.runs import Fields, Run, View, runs, written
from pipeline.record import record

_CELL_SET, _SPAN, _MERGE = w("tcPr"), w("gridSpan"), w("vMerge")
_ROW_SET, _HEAD = w("trPr"), w("tblHeader")
_PPR, _RPR, _STYLE, _BOX = w("pPr"), w("rPr"), w("pStyle"), w("txbxContent")
_P, _TBL, _TR, _TC = w("p"), w("tbl"), w("tr"), w("tc")
_CONTROLS = frozenset({w("sdt"), w("sdtContent"), w("customXml")})
_AROUND = _CONTROLS | {w("ins"), w("moveTo"), w("smartTag")}


@record(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `cell` is (table, row, column) counted from 0 in its story, () outside tables."""

    runs: tuple[Run, ...]
    element: _Element
    style: str = ""
    cell: tuple[int, ...] = ()
    properties: _Element | None = None
    """Its own w:pPr."""

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def formatted(self) -> bool:
        """Whether the paragraph itself says more than its style."""
        return self.properties is not None and len(self.properties) > bool(self.style)


@record(frozen=True, slots=True)
class Cell:
    """A table cell with the grid columns it spans; `merged` = continues the cell above."""

    blocks: tuple[Block, ...]
    columns: int
    merged: bool
    element: _Element


@dataclass(frozen=True, slots=True)
class Table:
    """A table row by row; `heads` says which rows are repeated on each page."""

    rows: tuple[tuple[Cell, ...], ...]
    heads: tuple[bool, ...]
    element: _Element


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Word:
    """A whole Word file. `headers` and `footers` by relationship id, footnotes by their id."""

    package: Package
    body: tuple[Block, ...]
    headers: Mapping[str, tuple[Block, ...]]
    footers: Mapping[str, tuple[Block, ...]]
    footnotes: Mapping[int, tuple[Block, ...]]
    endnotes: Mapping[int, tuple[Block, ...]]


def read(package: Package, view: View = View.FINAL) -> Word:
    """Read every story of a docx that the reader of the paper sees."""
    root = package.xml(package.main)
    body = root.find(w("body"))
    return Word(
        package,
        tuple(_blocks(body, view)) if body is not None else (),
        _parts(package, "header", view),
        _parts(package, "footer", view),
        _notes(package, "footnote", view),
        _notes(package, "endnote", view),
    )


def paragraphs(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """Every paragraph in reading order, tables row by row."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row:
                    yield from paragraphs(cell.blocks)


def _parts(package: Package, kind: str, view: View) -> dict[str, tuple[Block, ...]]:
    return {
        relation.id: tuple(_blocks(package.xml(relation.target), view))
        for relation in package.relations(package.main)
        if relation.kind == kind and relation.target in package.parts
    }


def _notes(package: Package, kind: str, view: View) -> dict[int, tuple[Block, ...]]:
    name = package.related(f"{kind}s")
    if name is None:
        return {}
    # Separators carry a w:type and are not the author's.
    return {
        number(note, "id") or 0: tuple(_blocks(note, view))
        for note in package.xml(name).iterchildren(w(kind))
        if value(note, "type") in {None, "normal"}
    }


_MARK_GONE = {View.FINAL: w("del"), View.ORIGINAL: w("ins")}


class _Counter:
    """Numbers the tables of one story; knows whether the story has text boxes at all."""

    __slots__ = ("boxes", "tables")

    def __init__(self, story: _Element) -> None:
        self.tables = -1
        self.boxes = next(story.iter(_BOX), None) is not None


def _blocks(
    parent: _Element, view: View, counter: _Counter | None = None, cell: tuple[int, ...] = ()
) -> Iterator[Block]:
    counter = counter or _Counter(parent)
    kept: tuple[Run, ...] = ()
    for element in written(parent):
        tag = element.tag
        if tag == _P:
            paragraph = _paragraph(element, view, cell, kept)
            if _joined(paragraph, view):
                kept = paragraph.runs
                continue
            kept = ()
            yield paragraph
            if counter.boxes:
                yield from _text_boxes(element, view, counter, cell)
        elif tag == _TBL:
            yield _table(element, view, counter)
        elif tag in _AROUND:
            yield from _blocks(element, view, counter, cell)


def _table(element: _Element, view: View, counter: _Counter) -> Table:
    counter.tables += 1
    table = counter.tables
    rows = []
    heads = []
    for at, row in enumerate(inside(element, _TR)):
        cells = []
        column = 0
        for tc in inside(row, _TC):
            properties = child(tc, _CELL_SET)
            span, merge = 1, None
            if properties is not None:
                span = max(1, number(child(properties, _SPAN)) or 1)
                merge = child(properties, _MERGE)
            merged = merge is not None and value(merge) != "restart"
            blocks = tuple(_blocks(tc, view, counter, (table, at, column)))
            cells.append(Cell(blocks, span, merged, tc))
            column += span
        rows.append(tuple(cells))
        heads.append(child(child(row, _ROW_SET), _HEAD) is not None)
    return Table(tuple(rows), tuple(heads), element)


def inside(parent: _Element, name: str) -> Iterator[_Element]:
    """Rows of a table or cells of a row, also those that stand in content controls."""
    for element in written(parent):
        tag = element.tag
        if tag == name:
            yield element
        elif tag in _CONTROLS:
            yield from inside(element, name)


def _joined(paragraph: Paragraph, view: View) -> bool:
    """Whether the paragraph's own end is not there in this view, so that its words begin the next one."""
    if not paragraph.formatted:
        return False
    mark = child(paragraph.properties, _RPR)
    gone = child(mark, _MARK_GONE[view])
    return gone is not None and paragraph.element.getnext() is not None


def _paragraph(
    element: _Element, view: View, cell: tuple[int, ...], before: tuple[Run, ...] = ()
) -> Paragraph:
    properties = child(element, _PPR)
    style = ""
    if properties is not None and len(properties):
        first = properties[0]
        style = value(first if first.tag == _STYLE else child(properties, _STYLE)) or ""
    seen = (*before, *runs(element, view, Fields()))
    return Paragraph(seen, element, style, cell, properties)


def _text_boxes(
    element: _Element, view: View, counter: _Counter, cell: tuple[int, ...]
) -> Iterator[Block]:
    # Word writes a text box twice, for new and old readers; the fallback repeats the choice.
    for box in element.iter(_BOX):
        if next(box.iterancestors(f"{{{MC}}}Fallback"), None) is None and _nearest(box) is element:
            yield from _blocks(box, view, counter, cell)


def _nearest(box: _Element) -> _Element | None:
    return next(box.iterancestors(w("p")), None)


def relationship(element: _Element) -> str:
    """The `r:id` of a reference (header, footer, hyperlink)."""
    return element.get(f"{{{R}}}id", "")
