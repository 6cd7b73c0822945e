"""What holds paragraphs in the structure tree while it grows: the text, a cell, the page's foot."""

from __future__ import annotations

from typing import final

from pipeline.render.pdf_lists import OpenList
from pipeline.render.pdf_tree import Element


@final
class Holder:
    """An element that holds paragraphs: open lists, the paragraph that may go on, its role."""

    __slots__ = ("element", "last", "lists", "role")

    def __init__(self, element: Element) -> None:
        self.element = element
        self.lists: list[OpenList] = []
        self.last: Element | None = None
        self.role = ""

    def grow(self, kind: str, attributes: str = "") -> Element:
        """Something that is no list item; it ends the lists before it."""
        self.lists.clear()
        return self.element.grow(kind, attributes)

    def caption(self) -> Element:
        """Of the picture just drawn, or of the table that follows (see `table`)."""
        above = self.above()
        # A picture without words of its own has no caption (place 0): this one is a table's.
        if above is not None and above.kind == "Figure" and above.place:
            above.place = 0
            self.lists.clear()
            return above.grow("Caption")
        return self.grow("Caption")

    def table(self) -> Element:
        """A new table; the caption above it belongs to it."""
        above = self.above()
        table = self.grow("Table")
        if above is not None and above.kind == "Caption":
            self.element.kids.remove(above)
            table.kids.append(above)
            above.place = -1
        return table

    def above(self) -> Element | None:
        """The element it holds last; None where it holds none, or words of its own come after."""
        kids = self.element.kids
        above = kids[-1] if kids else None
        return above if isinstance(above, Element) else None
