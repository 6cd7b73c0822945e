"""The structure tree: which marked contents make up which heading, paragraph, list item or cell.

Reading order is the composed document's: the letterhead's left column before its right one, the
recipients before the signatures, footnotes after the paragraph that calls them, contact lines after
the text. The grids that only set things side by side are no tables.
"""

from __future__ import annotations

from typing import Final, final

from mypy_extensions import mypyc_attr

from pipeline.layout.page import Page, Placed, PlacedImage
from pipeline.render import pdf_boxes, pdf_lists
from pipeline.render.pdf_boxes import Area, Boxes
from pipeline.render.pdf_holder import Holder
from pipeline.render.pdf_meta import LANGUAGE
from pipeline.render.pdf_objects import Objects, string
from pipeline.render.pdf_tree import Element, Told, finish_table, place_notes, spans, write

_FEET: Final = frozenset({"contact", "not_for_media"})
"""Roles at the foot of the first or last page: they stand beside the text, not in it."""
_NAMED: Final = ("recipient", "copy_", "drafter")
"""Beginnings of roles that are read before the signatures, wherever they stand."""


def completes(role: str, before: str) -> bool:
    """Whether a paragraph is the second half of a heading: "Chương I", then its title."""
    return role.endswith("_title") and before == role.removesuffix("title") + "label"


@mypyc_attr(acyclic=True)
@final
class Target:
    """Where the words of a paragraph on one page go; the first `cut` letters are its label."""

    __slots__ = ("body", "cut", "label", "page", "tags")

    def __init__(
        self, tags: Tags, page: str, body: Element, label: Element | None = None, cut: int = 0
    ) -> None:
        self.tags = tags
        self.page = page
        self.body = body
        self.label = label
        self.cut = cut

    def begin_label(self) -> str:
        assert self.label is not None  # noqa: S101 - asked for only where there is one
        return self.tags.content(self.label, self.page)

    def begin_body(self) -> str:
        return self.tags.content(self.body, self.page)

    def begin_mark(self, number: str) -> str:
        """Of the raised number that calls a footnote."""
        self.tags.call(number, self.body)
        return self.tags.content(self.body.grow("Reference"), self.page)


class Tags:
    """Collects the elements in reading order, then writes them."""

    def __init__(self, before: Told | None = None) -> None:
        self.told = before or Told()
        self._again = before is not None
        self._begun = 0
        self._targets = 0
        self._document = Element("Document", f"/Lang({LANGUAGE})")
        self._sections: dict[int, Holder] = {}
        self._feet: dict[int, Holder] = {}
        self._section = 0
        self._tables: dict[int, Element] = {}
        self._rows: dict[tuple[int, ...], Element] = {}
        self._cells: dict[tuple[int, ...], Holder] = {}
        self._notes: dict[str, Element] = {}
        self._levels: list[int] = []
        self._owners: list[list[Element]] = []
        self._boxes = Boxes()
        self._page: Page | None = None
        self._standing: list[tuple[int, Area]] = []

    def page(self, page: Page, own: str) -> int:
        """Start a page with this reference; its number in the parent tree (StructParents)."""
        self._section = page.section
        self._page = page
        self._standing += [(one.number, pdf_boxes.of_table(page, own, one)) for one in page.tables]
        self._owners.append([])
        return len(self._owners) - 1

    def content(self, element: Element, page: str) -> str:
        """The operator that begins a new content of the element."""
        if self._again:
            self._begun += 1
            return self.told.begins[self._begun - 1]
        owners = self._owners[-1]
        number = len(owners)
        element.kids.append((page, number))
        owners.append(element)
        begin = f"/{element.kind}<</MCID {number}>>BDC"
        self.told.begins.append(begin)
        return begin

    # ---- what stands where ---------------------------------------------------------------------

    def target(self, placed: Placed, page: str) -> Target:
        """For a paragraph of the text, or its part on this page."""
        if self._again:
            self._targets += 1
            cut = self.told.cuts[self._targets - 1]
            return Target(self, page, self._document, self._document, cut)
        made = self._target(placed, page)
        self.told.cuts.append(made.cut)
        return made

    def passed(self, placed: Placed) -> None:
        """Nothing of it is drawn here: what of it follows elsewhere goes on with no words before it."""
        held = self._feet if placed.role in _FEET else self._sections
        holder = self._cells.get(_cell_key(placed)) if placed.path else held.get(self._section)
        if holder is not None and not placed.part:
            holder.last = None

    def _target(self, placed: Placed, page: str) -> Target:
        holder = self._holder(placed)
        if placed.part and holder.last is not None:
            made = Target(self, page, holder.last)
        else:
            made = self._begin(holder, placed, page)
            holder.last, holder.role = made.body, placed.role
        if made.body.kind == "Caption" and self._page is not None:
            self._boxes.add(made.body, pdf_boxes.of_lines(self._page, page, placed.lines))
        return made

    def _begin(self, holder: Holder, placed: Placed, page: str) -> Target:
        deep = 0 if placed.outline else pdf_lists.rank(placed.role)
        if deep:
            return self._item(holder, placed, page, deep)
        if placed.outline:
            return Target(self, page, holder.grow(self._heading(placed.outline)))
        label = holder.last
        if label is not None and completes(placed.role, holder.role) and holder.above() is label:
            return Target(self, page, label)
        if placed.role == "caption":
            return Target(self, page, holder.caption())
        return Target(self, page, holder.grow("P"))

    def _heading(self, outline: int) -> str:
        """H1-H6 without gaps, whatever levels the document uses (ISO 14289-1, 7.4.2)."""
        levels = self._levels
        while levels and levels[-1] >= outline:
            levels.pop()
        levels.append(outline)
        return f"H{min(len(levels), 6)}"

    def _item(self, holder: Holder, placed: Placed, page: str, deep: int) -> Target:
        mark = pdf_lists.label(_first_words(placed))
        item = pdf_lists.item(holder.lists, holder.element, deep, mark)
        label = item.grow("Lbl") if mark else None
        return Target(self, page, item.grow("LBody"), label, len(mark))

    def _holder(self, placed: Placed) -> Holder:
        if placed.path:
            return self._cell(placed)
        if placed.role in _FEET:
            return self._feet.setdefault(self._section, Holder(Element("Div")))
        return self._text()

    def _text(self) -> Holder:
        if self._section not in self._sections:
            self._sections[self._section] = Holder(self._document.grow("Sect"))
        return self._sections[self._section]

    def figure(self, image: PlacedImage, area: Area) -> str:
        """The operator that begins a picture, which stands there."""
        figure = self._text().grow("Figure", f"/Alt{string(image.alt or 'Hình')}")
        figure.place = bool(image.alt)
        self._boxes.add(figure, area)
        return self.content(figure, area.page)

    # ---- tables and grids ----------------------------------------------------------------------

    def _cell(self, placed: Placed) -> Holder:
        key = _cell_key(placed)
        if key not in self._cells:
            made = self._grid_cell(placed) if placed.place else self._table_cell(placed)
            self._cells[key] = Holder(made)
        return self._cells[key]

    def _table_cell(self, placed: Placed) -> Element:
        number, row, column = placed.path[:3]
        table = self._tables.get(number)
        if table is None:
            table = self._tables[number] = self._text().table()
        if (number, row) not in self._rows:
            self._rows[number, row] = table.put(Element("TR", place=row))
        kind = "TH" if placed.head_cell else "TD"
        cell = Element(kind, spans(placed), column, placed.columns, placed.rows)
        return self._rows[number, row].put(cell)

    def _grid_cell(self, placed: Placed) -> Element:
        number, row, column = placed.path[:3]
        grid = self._tables.get(number)
        if grid is None:
            grid = self._tables[number] = self._text().grow("Div")
        later = placed.place != "head" and not placed.role.startswith(_NAMED)
        return grid.put(Element("Div", place=(later * 1000 + row) * 100 + column))

    # ---- footnotes -----------------------------------------------------------------------------

    def call(self, number: str, body: Element) -> None:
        """The words of `body` call this footnote: it is read after them."""
        if number not in self._notes:
            note = self._notes[number] = Element("Note", f"/ID(note-{number})")
            body.notes += (note,)

    def note(self, placed: Placed, page: str) -> Target:
        """For a footnote, or its part on this page."""
        number = "".join(map(str, placed.path))
        known = self._notes.get(number)
        if placed.part and known is not None:
            *_, body = known.elements()
            return Target(self, page, body)
        first = next((line.fragments[0] for line in placed.lines if line.fragments), None)
        raised = first is not None and first.raise_
        if known is None and raised:
            self.call(number, self._text().element)
        elif known is None:
            self._notes[number] = self._text().grow("Note", f"/ID(note-{number})")
        note = self._notes[number]
        if first is None or not raised:
            return Target(self, page, note.grow("P"))
        label = note.grow("Lbl")
        return Target(self, page, note.grow("P"), label, len(first.text))

    # ---- writing -------------------------------------------------------------------------------

    def write(self, objects: Objects) -> str:
        """The StructTreeRoot's reference."""
        told = self.told
        if not self._again:
            told.root = f"{objects.next} 0 R"
            told.objects = self._made(objects.next)
        objects.extend(told.objects)
        return told.root

    def _made(self, root: int) -> list[bytes]:
        """The objects from the root on, which has this number."""
        for table in self._tables.values():
            if table.kind == "Table":
                finish_table(table)
        for number, area in self._standing:
            if number in self._tables:  # else no word of it was drawn
                self._boxes.add(self._tables[number], area)
        self._boxes.finish()
        for section, feet in self._feet.items():
            holder = self._sections.get(section)
            (holder.element if holder else self._document).kids.append(feet.element)
        if self._notes:
            place_notes(self._document)
        made = write(self._document, root, root + 1)
        parents = root + 1 + len(made)
        rows = "".join(
            f"{number}[{' '.join([f'{element.number} 0 R' for element in owners])}]"
            for number, owners in enumerate(self._owners)
            if owners
        )
        names = self._identifiers()
        identifiers = f"/IDTree {parents + 1} 0 R" if names else ""
        head = (
            f"<</Type/StructTreeRoot/K {root + 1} 0 R/ParentTree {parents} 0 R"
            f"/ParentTreeNextKey {len(self._owners)}{identifiers}>>"
        )
        ends = [f"<</Nums[{rows}]>>".encode("latin-1")]
        if names:
            ends.append(f"<</Names[{names}]>>".encode("latin-1"))
        return [head.encode("latin-1"), *made, *ends]

    def _identifiers(self) -> str:
        """The tree of IDs, which an element with an ID demands (ISO 32000-1, table 322)."""
        numbers = {f"(note-{n})": note.number for n, note in self._notes.items()}
        return "".join(f"{name}{numbers[name]} 0 R" for name in sorted(numbers))


def _first_words(placed: Placed) -> str:
    for line in placed.lines:
        if line.fragments:
            return line.fragments[0].text
    return ""


def _cell_key(placed: Placed) -> tuple[int, ...]:
    """The letterhead is read column by column."""
    number, row, column = placed.path[:3]
    return (number, column) if placed.place == "head" else (number, row, column)
