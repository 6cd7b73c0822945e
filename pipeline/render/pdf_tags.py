"""The structure tree: which marked contents make up which heading, paragraph, list item or cell."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.layout.page import Placed, PlacedImage
from pipeline.render.pdf_meta import LANGUAGE
from pipeline.render.pdf_objects import Objects, Ready, reference, string

_LISTED = {"item": 1, "item_2": 2, "item_3": 3, "recipient": 1, "to_item": 1}
"""Roles that are list items, and how deep they stand."""


@dataclass(slots=True, eq=False)
class _Element:
    """A structure element while it grows. Contents are (page reference, MCID)."""

    kind: str
    attributes: str = ""
    kids: list[_Element | tuple[str, int]] = field(default_factory=list)
    lists: list[tuple[int, _Element]] = field(default_factory=list)
    """Open lists of this container: depth, the L element."""
    last: _Element | None = None
    """The paragraph a continuation belongs to."""
    item: Ready | None = None
    place: int = 0
    """Row in its table, column in its row."""

    def grow(self, kind: str, attributes: str = "") -> _Element:
        element = _Element(kind, attributes)
        self.kids.append(element)
        return element

    def grow_at(self, place: int, kind: str, attributes: str = "") -> _Element:
        """A row or cell at its place: one that begins on a later page may stand before others."""
        element = _Element(kind, attributes, place=place)
        after = (
            n for n, kid in enumerate(self.kids) if isinstance(kid, _Element) and kid.place > place
        )
        self.kids.insert(next(after, len(self.kids)), element)
        return element


class Tags:
    """Collects the elements in reading order, then writes them."""

    def __init__(self) -> None:
        self._document = _Element("Document")
        self._tables: dict[int, _Element] = {}
        self._rows: dict[tuple[int, ...], _Element] = {}
        self._cells: dict[tuple[int, ...], _Element] = {}
        self._notes = _Element("Document")
        self._owners: list[list[_Element]] = []

    def page(self) -> int:
        """Start a page; its number in the parent tree (StructParents)."""
        self._owners.append([])
        return len(self._owners) - 1

    def place(self, placed: Placed, page: str) -> tuple[str, int]:
        """(tag, MCID) of a paragraph's content on this page."""
        container = self._cell(placed) if placed.path else self._document
        if placed.part == 0 or container.last is None:
            container.last = _leaf(container, placed)
        return self._content(container.last, page)

    def note(self, placed: Placed, page: str) -> tuple[str, int]:
        """A footnote: stands after what was begun on its page, goes on as the same element."""
        if placed.part == 0 or self._notes.last is None:
            self._document.lists.clear()
            self._notes.last = self._document.grow("Note")
        return self._content(self._notes.last, page)

    def figure(self, image: PlacedImage, box: str, page: str) -> tuple[str, int]:
        self._document.lists.clear()
        attributes = f"/Alt{string(image.alt or 'Hình')}/A<</O/Layout/Placement/Block/BBox[{box}]>>"
        return self._content(self._document.grow("Figure", attributes), page)

    def _content(self, element: _Element, page: str) -> tuple[str, int]:
        owners = self._owners[-1]
        element.kids.append((page, len(owners)))
        owners.append(element)
        return element.kind, len(owners) - 1

    def _cell(self, placed: Placed) -> _Element:
        path = placed.path[:3]
        if path not in self._cells:
            self._document.lists.clear()
            row = self._row(path[:2])
            kind = "TH" if placed.head_cell else "TD"
            self._cells[path] = row.grow_at(path[2], kind, _cell_attributes(placed))
        return self._cells[path]

    def _row(self, path: tuple[int, ...]) -> _Element:
        if path not in self._rows:
            table = self._tables.get(path[0])
            if table is None:
                table = self._tables[path[0]] = self._document.grow("Table")
            self._rows[path] = table.grow_at(path[1], "TR")
        return self._rows[path]

    def write(self, objects: Objects) -> str:
        """The StructTreeRoot's reference."""
        root = objects.add()
        _write(objects, self._document, reference(root), f"/Lang({LANGUAGE})")
        rows = "".join(
            f"{number}[{' '.join(_number(element) for element in owners)}]"
            for number, owners in enumerate(self._owners)
            if owners
        )
        parents = objects.add(f"<</Nums[{rows}]>>")
        root.data = (
            f"<</Type/StructTreeRoot/K {_number(self._document)}/ParentTree {reference(parents)}"
            f"/ParentTreeNextKey {len(self._owners)}>>"
        ).encode("latin-1")
        return reference(root)


def _leaf(container: _Element, placed: Placed) -> _Element:
    depth = 0 if placed.outline else _LISTED.get(placed.role, 0)
    if not depth:
        container.lists.clear()
        return container.grow(f"H{min(placed.outline, 6)}" if placed.outline else "P")
    while container.lists and container.lists[-1][0] > depth:
        container.lists.pop()
    if not container.lists or container.lists[-1][0] < depth:
        container.lists.append((depth, _inner_list(container)))
    return container.lists[-1][1].grow("LI").grow("LBody")


def _inner_list(container: _Element) -> _Element:
    """A list inside the last item of the one around it, or a new one."""
    if not container.lists:
        return container.grow("L")
    last = container.lists[-1][1].kids[-1]
    assert isinstance(last, _Element)  # noqa: S101 - lists hold items only
    body = last.kids[0]
    assert isinstance(body, _Element)  # noqa: S101 - an item is made with its body
    return body.grow("L")


def _cell_attributes(placed: Placed) -> str:
    spans = f"/ColSpan {placed.columns}" if placed.columns > 1 else ""
    spans += f"/RowSpan {placed.rows}" if placed.rows > 1 else ""
    spans += "/Scope/Column" if placed.head_cell else ""
    return f"/A<</O/Table{spans}>>" if spans else ""


def _number(element: _Element) -> str:
    assert element.item is not None  # noqa: S101 - written from the root, so each has its number
    return reference(element.item)


def _write(objects: Objects, element: _Element, parent: str, more: str = "") -> None:
    element.item = item = objects.add()
    own = reference(item)
    page = next((kid[0] for kid in element.kids if isinstance(kid, tuple)), "")
    kids = []
    for kid in element.kids:
        if isinstance(kid, _Element):
            _write(objects, kid, own)
            kids.append(_number(kid))
        elif kid[0] == page:
            kids.append(str(kid[1]))
        else:
            kids.append(f"<</Type/MCR/Pg {kid[0]}/MCID {kid[1]}>>")
    on = f"/Pg {page}" if page else ""
    words = kids[0] if len(kids) == 1 and not kids[0].startswith("<") else f"[{' '.join(kids)}]"
    item.data = (
        f"<</Type/StructElem/S/{element.kind}/P {parent}{on}/K {words}{element.attributes}{more}>>"
    ).encode("latin-1")
