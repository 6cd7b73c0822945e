"""The page being filled: puts lines, rules and table borders at their places."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.flow import Format, PageSetup
from pipeline.kept import Kept
from pipeline.layout.aligned import SetLine
from pipeline.layout.blocks import RULE_GAP, TextBlock
from pipeline.layout.page import (
    Fragment,
    Line,
    Page,
    Placed,
    PlacedImage,
    Stroke,
    fragment_of,
    line_of,
    placed_of,
)

UNDERLINE_DROP = 0.109
"""Of the size: where Liberation Serif and Times New Roman draw the underline, and how thick."""
UNDERLINE_WEIGHT = 0.049
TABLE_WEIGHT = 0.5

Segment = tuple[float, float, float, float]

_drawn: Kept[tuple[TextBlock, tuple[Line, ...], float]] = Kept(1600)
"""Lines at their places, by identity of the paragraph as broken: in a batch most stand where they
stood in the document before."""


class Sheet:
    """One page. `y` and all heights in twips from the paper's top; what it holds is in points."""

    def __init__(self, setup: PageSetup, number: int, section: int, bottom: float) -> None:
        swapped = setup.mirror and number % 2 == 0
        self.setup = setup
        self.number = number
        self.section = section
        self.left = float(setup.right if swapped else setup.left)
        self.width = float(setup.width - setup.left - setup.right)
        self.top = float(setup.top)
        self.bottom = bottom
        self.y: float = self.top
        self.fresh = True
        """Nothing stands on the page yet."""
        self.after = 0.0
        self.extra = 0.0
        self.note_height = 0.0
        self.placed: list[Placed] = []
        self.notes: list[Placed] = []
        self.artifacts: list[Line] = []
        self.strokes: list[Stroke] = []
        self.images: list[PlacedImage] = []
        self.segments: list[Segment] = []

    @property
    def room(self) -> float:
        """Where body text must end."""
        return self.bottom - self.note_height

    def put(
        self,
        block: TextBlock,
        first: int,
        last: int,
        left: float,
        top: float,
        *,
        path: tuple[int, ...] = (),
        part: int = 0,
        head_cell: bool = False,
        spans: tuple[int, int] = (1, 1),
        place: str = "",
    ) -> float:
        """Puts lines first..last-1 of a paragraph at `top`; returns where they end (without the
        extra of the last line)."""
        lines, bottom = self.draw(block, first, last, left, top)
        para = block.para
        self.placed.append(
            placed_of(
                (
                    para.role,
                    para.block,
                    para.format.outline,
                    lines,
                    path,
                    part,
                    head_cell,
                    *spans,
                    place,
                )
            )
        )
        return bottom

    def draw(
        self, block: TextBlock, first: int, last: int, left: float, top: float
    ) -> tuple[tuple[Line, ...], float]:
        """The lines at their places, and where they end; draws underlines and the rule below."""
        key = (id(block), first, last, left, top)
        known = _drawn.get(key)
        if known is not None:
            return known[1], known[2]
        before = len(self.strokes)
        lines, bottom = self._draw(block, first, last, left, top)
        if len(self.strokes) == before:
            _drawn.put(key, (block, lines, bottom))
        return lines, bottom

    def _draw(
        self, block: TextBlock, first: int, last: int, left: float, top: float
    ) -> tuple[tuple[Line, ...], float]:
        lines: list[Line] = []
        form, x = block.para.format, left / 20
        bottom = upper = top
        for line in block.lines[first:last]:
            _, _, height, extra, _, _ = line
            lines.append(self._line(line, x, top, form.color))
            bottom = top + height
            top = bottom + extra
        if form.box:
            bottom += block.tail if last == len(block.lines) else 0.0
            self._frame(form, left, upper, block.width, bottom)
        elif last == len(block.lines) and block.tail:
            y = (bottom + RULE_GAP) / 20 + form.rule_width / 2
            x1, x2 = (left + form.left) / 20, (left + block.width - form.right) / 20
            if x1 < x2:  # else the indents leave no room for a rule
                self.strokes.append(Stroke(x1, y, x2, y, form.rule_width))
            bottom += block.tail
        return tuple(lines), bottom

    def _frame(self, form: Format, left: float, top: float, width: float, bottom: float) -> None:
        """The lines around a framed paragraph: outside of its indents, within its height."""
        half = form.box * 10
        x1, x2 = (left + form.left - half) / 20, (left + width - form.right + half) / 20
        y1, y2 = (top + half) / 20, (bottom - half) / 20
        if x1 >= x2:
            return  # the indents leave no room for a frame
        out = form.box / 2
        for y in (y1, y2):
            self.strokes.append(Stroke(x1 - out, y, x2 + out, y, form.box, form.color))
        for x in (x1, x2):
            self.strokes.append(Stroke(x, y1, x, y2, form.box, form.color))

    def _line(self, line: SetLine, left: float, top: float, color: str) -> Line:
        drawn, ascent, height, _, end, _ = line
        baseline = (top + ascent) / 20
        fragments: list[Fragment] = []
        for x, text, (face, size, underline, raised), width, space in drawn:
            fragments.append(fragment_of((left + x, text, face, size, width, space, raised, color)))
            if underline:
                y = baseline + UNDERLINE_DROP * size
                weight = UNDERLINE_WEIGHT * size
                self.strokes.append(Stroke(left + x, y, left + x + width, y, weight))
        return line_of((baseline, top / 20, (top + height) / 20, tuple(fragments), end))

    def rectangle(self, x1: float, y1: float, x2: float, y2: float, sides: str) -> None:
        """Lines of a table cell: `sides` of "tblr" for top, bottom, left, right. Twips."""
        x1, y1, x2, y2 = x1 / 20, y1 / 20, x2 / 20, y2 / 20
        if "t" in sides:
            self.segments.append((x1, y1, x2, y1))
        if "b" in sides:
            self.segments.append((x1, y2, x2, y2))
        if "l" in sides:
            self.segments.append((x1, y1, x1, y2))
        if "r" in sides:
            self.segments.append((x2, y1, x2, y2))

    def page(self) -> Page:
        """The finished page."""
        borders = [Stroke(*segment, TABLE_WEIGHT) for segment in joined(self.segments)]
        return Page(
            self.setup.width / 20,
            self.setup.height / 20,
            tuple(self.placed),
            tuple(self.artifacts),
            tuple(self.strokes + borders),
            tuple(self.images),
            tuple(self.notes),
            self.number,
            self.section,
        )


def joined(segments: Iterable[Segment]) -> list[Segment]:
    """Horizontal and vertical lines put together where they touch, each drawn once."""
    found: list[Segment] = []
    for segment in sorted(set(segments), key=_along):
        x1, y1, x2, y2 = segment
        if found:
            a1, b1, a2, b2 = found[-1]
            if y1 == y2 == b1 == b2 and x1 <= a2:
                found[-1] = (a1, b1, max(a2, x2), b2)
                continue
            if x1 == x2 == a1 == a2 and y1 <= b2:
                found[-1] = (a1, b1, a2, max(b2, y2))
                continue
        found.append(segment)
    return found


def _along(segment: Segment) -> tuple[bool, float, float]:
    x1, y1, _, y2 = segment
    return (True, y1, x1) if y1 == y2 else (False, x1, y1)
