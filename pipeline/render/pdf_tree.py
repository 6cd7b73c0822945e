"""Elements of the structure tree: they grow while pages are drawn, and are written when all is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import final

from mypy_extensions import mypyc_attr

from pipeline.layout.page import Placed

Content = tuple[str, int]
"""A marked content: reference of its page, MCID."""


@mypyc_attr(acyclic=True)
@final
class Element:
    """A structure element while it grows; `attributes` as they are written.

    No dataclass: a document has some hundred, and compiled code would make them as plain Python.
    """

    __slots__ = ("attributes", "columns", "kids", "kind", "notes", "number", "place", "rows")

    def __init__(
        self, kind: str, attributes: str = "", place: int = 0, columns: int = 1, rows: int = 1
    ) -> None:
        self.kind = kind
        self.attributes = attributes
        self.place = place
        """Row in its table, column in its row, order in its grid."""
        self.columns = columns
        self.rows = rows
        self.kids: list[Element | Content] = []
        self.notes: tuple[Element, ...] = ()
        """Footnotes called in its words: they are read after it."""
        self.number = 0
        """Of its object, from when the tree is written."""

    def grow(self, kind: str, attributes: str = "") -> Element:
        element = Element(kind, attributes)
        self.kids.append(element)
        return element

    def put(self, element: Element) -> Element:
        """A row or cell at its place: one that begins on a later page may stand before others."""
        at, place = len(self.kids), element.place
        while at and _place(self.kids[at - 1]) > place:
            at -= 1
        self.kids.insert(at, element)
        return element

    def elements(self) -> Iterator[Element]:
        return (kid for kid in self.kids if isinstance(kid, Element))


@dataclass(slots=True, eq=False)
class Told:
    """What was said of a document, to be said again of one of the same shape (see `pdf_shape`)."""

    begins: list[str] = field(default_factory=list)
    """The operators that begin marked contents, in the order of drawing."""
    cuts: list[int] = field(default_factory=list)
    """Of each paragraph, in that order: how many letters are its label."""
    objects: list[bytes] = field(default_factory=list)
    root: str = ""


def _place(kid: Element | Content) -> int:
    return kid.place if isinstance(kid, Element) else -1


def write(root: Element, parent: int, first: int) -> list[bytes]:
    """The objects of a tree, the first of which has number `first`; `parent` is the root's."""
    out: list[bytes] = []
    _write(root, parent, first, out)
    return out


def _write(element: Element, parent: int, first: int, out: list[bytes]) -> None:
    at = len(out)
    element.number = number = first + at
    out.append(b"")
    page, kids = "", []
    for kid in element.kids:
        if isinstance(kid, tuple):
            there, content = kid
            if there == page or not page:
                page = there
                kids.append(str(content))
            else:
                kids.append(f"<</Type/MCR/Pg {there}/MCID {content}>>")
        else:
            kids.append(f"{first + len(out)} 0 R")
            _write(kid, number, first, out)
    on = f"/Pg {page}" if page else ""
    words = f"/K[{' '.join(kids)}]" if kids else ""
    out[at] = (
        f"<</Type/StructElem/S/{element.kind}/P {parent} 0 R{on}{words}{element.attributes}>>"
    ).encode("latin-1")


def place_notes(element: Element) -> None:
    """Puts the notes behind what calls them; an item's stand in it, before the items below it."""
    kids: list[Element | Content] = []
    for kid in element.kids:
        kids.append(kid)
        if isinstance(kid, Element):
            place_notes(kid)
            if kid.kind != "LBody":
                kids += kid.notes
    if element.kind == "LBody":
        at = next((n for n, kid in enumerate(kids) if _is_list(kid)), len(kids))
        kids[at:at] = element.notes
    element.kids = kids


def _is_list(kid: Element | Content) -> bool:
    return isinstance(kid, Element) and kid.kind == "L"


def finish_table(table: Element) -> None:
    """Rows in THead and TBody, and a cell for every place: those without words were not drawn."""
    rows = {row.place: row for row in table.elements() if row.kind == "TR"}
    high = max(n + cell.rows for n, row in rows.items() for cell in row.elements())
    wide = max(cell.place + cell.columns for row in rows.values() for cell in row.elements())
    taken = {
        (n + down, cell.place + right)
        for n, row in rows.items()
        for cell in row.elements()
        for down in range(cell.rows)
        for right in range(cell.columns)
    }
    head, body = Element("THead"), Element("TBody")
    for n in range(high):
        row = rows.get(n) or Element("TR", place=n)
        headed = not body.kids and any(cell.kind == "TH" for cell in row.elements())
        (head if headed else body).kids.append(row)
        for column in range(wide):
            if (n, column) not in taken:
                row.put(Element("TD", place=column))
    captions = [kid for kid in table.elements() if kid.kind == "Caption"]
    table.kids = [*captions, *(part for part in (head, body) if part.kids)]


def spans(placed: Placed) -> str:
    spans = f"/ColSpan {placed.columns}" if placed.columns > 1 else ""
    spans += f"/RowSpan {placed.rows}" if placed.rows > 1 else ""
    spans += "/Scope/Column" if placed.head_cell else ""
    return f"/A<</O/Table{spans}>>" if spans else ""
