"""The page being filled: puts lines, rules and table borders at their places."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, final

from mypy_extensions import mypyc_attr

from pipeline.flow import Format, PageSetup
from pipeline.kept import Kept
from pipeline.layout.aligned import SetLine
from pipeline.layout.areas import TableArea
from pipeline.layout.blocks import RULE_GAP, TextBlock
from pipeline.layout.page import (
    Fragment,
    Line,
    Page,
    Placed,
    PlacedImage,
    Stroke,
)

UNDERLINE_DROP: Final = 0.109
"""Of the size: where Liberation Serif and Times New Roman draw the underline, and how thick."""
UNDERLINE_WEIGHT: Final = 0.049
TABLE_WEIGHT: Final = 0.5


@mypyc_attr(acyclic=True)
@final
class _Drawn:
    """Lines of a paragraph up to `last` at their places, `left` and `top` twips, and where they end."""

    __slots__ = ("block", "bottom", "last", "left", "lines", "top")

    def __init__(
        self,
        block: TextBlock,
        last: int,
        left: float,
        top: float,
        lines: tuple[Line, ...],
        bottom: float,
    ) -> None:
        self.block = block
        self.last = last
        self.left = left
        self.top = top
        self.lines = lines
        self.bottom = bottom

    def stands(self, block: TextBlock, last: int, left: float, top: float) -> bool:
        """Whether they are these lines, and here."""
        if self.block is not block or self.last != last or not self.lines:
            return False
        return self.left == left and self.top == top


_drawn: Final[Kept[_Drawn]] = Kept(1600)
"""Lines at their places, by identity of the paragraph as broken: in a batch most stand where they
stood in the document before. A number is the key, for most documents have few in common, and tuples
take longer to look for; so what else must be the same stands with the lines."""
_MOST_LINES: Final = 4096
"""Of a paragraph that are told apart; of a longer one parts may come in each other's way."""


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
        self.level: dict[float, list[tuple[float, float]]] = {}
        self.upright: dict[float, list[tuple[float, float]]] = {}
        """Lines of cells: at a height from x to x, at an x from height to height."""
        self.tables: dict[int, TableArea] = {}

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
            Placed(
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
        return bottom

    def draw(
        self, block: TextBlock, first: int, last: int, left: float, top: float
    ) -> tuple[tuple[Line, ...], float]:
        """The lines at their places, and where they end; draws underlines and the rule below."""
        key = id(block) * _MOST_LINES + first % _MOST_LINES
        known = _drawn.get(key)
        if known is not None and known.stands(block, last, left, top):
            return known.lines, known.bottom
        before = len(self.strokes)
        lines, bottom = self._draw(block, first, last, left, top)
        if len(self.strokes) == before:
            _drawn.put(key, _Drawn(block, last, left, top, lines, bottom))
        return lines, bottom

    def _draw(
        self, block: TextBlock, first: int, last: int, left: float, top: float
    ) -> tuple[tuple[Line, ...], float]:
        lines: list[Line] = []
        form, x = block.para.format, left / 20
        bottom = upper = top
        final = len(block.lines) - 1
        for number, line in enumerate(block.lines[first:last], first):
            # A line that the author ended parts words as any other: only the last ends the paragraph.
            end = " " if line.end == "\n" and number < final else line.end
            lines.append(self._line(line, x, top, form.color, end))
            bottom = top + line.height
            top = bottom + line.extra
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

    def _line(self, line: SetLine, left: float, top: float, color: str, end: str) -> Line:
        baseline = (top + line.ascent) / 20
        fragments: list[Fragment] = []
        for one in line.fragments:
            x, width = left + one.x, one.width
            face, size, underline, raised = one.style
            fragments.append(Fragment(x, one.text, face, size, width, one.space, raised, color))
            if underline:
                y = baseline + UNDERLINE_DROP * size
                weight = UNDERLINE_WEIGHT * size
                self.strokes.append(Stroke(x, y, x + width, y, weight))
        bottom = (top + line.height) / 20
        return Line(baseline, top / 20, bottom, tuple(fragments), end)

    def rectangle(self, x1: float, y1: float, x2: float, y2: float, sides: str) -> None:
        """Lines of a table cell: `sides` of "tblr" for top, bottom, left, right. Twips."""
        x1, y1, x2, y2 = x1 / 20, y1 / 20, x2 / 20, y2 / 20
        if "t" in sides:
            _add(self.level, y1, (x1, x2))
        if "b" in sides:
            _add(self.level, y2, (x1, x2))
        if y1 == y2:  # a cell without height
            return
        if "l" in sides:
            _add(self.upright, x1, (y1, y2))
        if "r" in sides:
            _add(self.upright, x2, (y1, y2))

    def spread(self, number: int, x1: float, y1: float, x2: float, y2: float) -> None:
        """A table reaches so far at least. Twips."""
        area = self.tables.get(number)
        if area is None:
            self.tables[number] = TableArea(x1 / 20, y1 / 20, x2 / 20, y2 / 20)
        else:
            area.widen(x1 / 20, y1 / 20, x2 / 20, y2 / 20)

    def _words_beyond(self) -> None:
        """Words wider than their column, or higher than their page, belong to the table too."""
        for placed in self.placed:
            area = self.tables.get(placed.path[0]) if placed.path and not placed.place else None
            if area is not None:
                for line in placed.lines:
                    for part in line.fragments:
                        area.widen(part.x, line.top, part.x + part.width, line.bottom)

    def page(self) -> Page:
        """The finished page."""
        if self.tables:
            self._words_beyond()
        weight = TABLE_WEIGHT
        borders = [Stroke(x, y1, x, y2, weight) for x, y1, y2 in joined(self.upright)]
        borders += [Stroke(x1, y, x2, y, weight) for y, x1, x2 in joined(self.level)]
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
            tuple([area.placed(number) for number, area in self.tables.items()]),
        )


def _add(
    lines: dict[float, list[tuple[float, float]]], at: float, reach: tuple[float, float]
) -> None:
    found = lines.get(at)
    if found is None:
        lines[at] = [reach]
    elif reach != found[-1]:
        found.append(reach)


def joined(lines: Mapping[float, list[tuple[float, float]]]) -> list[tuple[float, float, float]]:
    """Lines put together where they touch, each drawn once: place, from, to."""
    found: list[tuple[float, float, float]] = []
    for at in sorted(lines):
        reaches = sorted(lines[at])
        begin, end = reaches[0]
        for start, stop in reaches[1:]:
            if start <= end:
                end = max(end, stop)
            else:
                found.append((at, begin, end))
                begin, end = start, stop
        found.append((at, begin, end))
    return found
