"""The gap above a paragraph of a docx: what it and the one above ask for, and empty paragraphs between them."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.etree import _Element

from pipeline.ooxml.effective import Shape
from pipeline.ooxml.reader import Paragraph

_SINGLE = 1.15
"""Height of a single line of Times New Roman, in its size."""


@dataclass(slots=True)
class Above:
    """What was met last in the same container: its gap below, and its place among the paragraphs."""

    parent: _Element | None = None
    after: int = 0
    style: str | None = None
    contextual: bool = False
    blank: float = 0.0
    """Points of empty paragraphs since the last one with words: a typist's way to part paragraphs."""

    def gap(self, parent: _Element | None, style: str | None, shape: Shape) -> float:
        """Points above a paragraph: Word takes the larger of the upper one's gap and the lower one's.

        Between paragraphs of one style each takes its own gap away where the style says so ("Don't add space
        between paragraphs of the same style").
        """
        alike = self.parent is parent and self.style == style
        above = 0 if self.parent is not parent or (alike and self.contextual) else self.after
        below = 0 if alike and shape.contextual else shape.before
        return max(above, below) / 20 + (self.blank if self.parent is parent else 0)

    def met(self, paragraph: Paragraph, shape: Shape, visible: bool) -> None:
        """Go on below a paragraph."""
        parent = paragraph.element.getparent()
        if visible:
            self.blank = 0.0
        else:
            self.blank = self.gap(parent, paragraph.style, shape) + _height(shape)
        self.parent, self.after = parent, shape.after
        self.style, self.contextual = paragraph.style, shape.contextual


def _height(shape: Shape) -> float:
    """Points of an empty paragraph's line."""
    if shape.line_rule == "exact":
        return shape.line / 20
    single = shape.letters.size * _SINGLE
    return single * shape.line / 240 if shape.line_rule == "auto" else max(single, shape.line / 20)
