"""Where tables and pictures stand: the rectangle that holds all that is seen of them.

ISO 32000-1, table 345, asks for it (BBox) where a table or picture stands wholly on one page: a program
that reads by tags finds their lines and words by it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, final

from pipeline.layout.page import Line, Page, PlacedImage, PlacedTable
from pipeline.render.pdf_tree import Element


class Area(NamedTuple):
    """A rectangle on a page, which is known by its reference. Points, from the lower left corner."""

    page: str
    left: float
    bottom: float
    right: float
    top: float


def of_image(page: Page, own: str, image: PlacedImage) -> Area:
    top = page.height - image.y
    return Area(own, image.x, top - image.height, image.x + image.width, top)


def of_table(page: Page, own: str, table: PlacedTable) -> Area:
    height = page.height
    return Area(own, table.left, height - table.bottom, table.right, height - table.top)


def of_lines(page: Page, own: str, lines: Iterable[Line]) -> Area:
    """Of a caption's words, or those of them that are on this page."""
    lines = tuple(lines)
    parts = [part for line in lines for part in line.fragments]
    left, right = min(part.x for part in parts), max(part.x + part.width for part in parts)
    low, high = max(line.bottom for line in lines), min(line.top for line in lines)
    return Area(own, left, page.height - low, right, page.height - high)


@final
class Boxes:
    """The areas of tables, pictures and captions, collected while pages are drawn."""

    __slots__ = ("_areas",)

    def __init__(self) -> None:
        self._areas: dict[Element, list[Area]] = {}

    def add(self, element: Element, *areas: Area) -> None:
        self._areas.setdefault(element, []).extend(areas)

    def finish(self) -> None:
        """Writes the boxes of what stands on one page, its caption included."""
        for element, areas in self._areas.items():
            if element.kind == "Caption":
                continue
            captions = [kid for kid in element.elements() if kid.kind == "Caption"]
            areas += [area for caption in captions for area in self._areas.get(caption, ())]
            if len({area.page for area in areas}) == 1:
                _, left, bottom, right, top = zip(*areas, strict=True)
                box = f"{min(left):.2f} {min(bottom):.2f} {max(right):.2f} {max(top):.2f}"
                placement = "/Placement/Block" if element.kind == "Figure" else ""
                element.attributes += f"/A<</O/Layout{placement}/BBox[{box}]>>"
