"""Where tables stand on a page."""

from __future__ import annotations

from typing import final

from mypy_extensions import mypyc_attr

from pipeline.layout.page import PlacedTable


@mypyc_attr(acyclic=True)
@final
class TableArea:
    """The rectangle that holds a table: it grows while the table is put on its page. Points."""

    __slots__ = ("bottom", "left", "right", "top")

    def __init__(self, left: float, top: float, right: float, bottom: float) -> None:
        self.left = left
        self.top = top
        self.right = right
        self.bottom = bottom

    def widen(self, left: float, top: float, right: float, bottom: float) -> None:
        """It holds this rectangle too."""
        # Compared one by one: min and max would make an object of each number.
        if left < self.left:
            self.left = left
        if top < self.top:
            self.top = top
        if right > self.right:
            self.right = right
        if bottom > self.bottom:
            self.bottom = bottom

    def placed(self, number: int) -> PlacedTable:
        return PlacedTable(number, self.left, self.top, self.right, self.bottom)
