"""The lines of a paragraph as they stand in its column: by its alignment and with their heights."""

from __future__ import annotations

from typing import Final, final

from mypy_extensions import mypyc_attr

from pipeline.flow import Align, Format
from pipeline.layout.lines import PlainLine
from pipeline.layout.ruler import DOTS, LineBox, Ruler
from pipeline.layout.runs import Broken, Part, Style

_POINT_DOTS: Final = 20 * DOTS
# A name of an Enum is looked for each time it is said.
_JUSTIFY: Final = Align.JUSTIFY
_CENTER: Final = Align.CENTER
_RIGHT: Final = Align.RIGHT


# No tuples with names: a document has some hundred of each, and compiled code makes and reads these in a
# fifth of the time, floats unboxed. Nobody changes one: what is made of it may be asked for again.
@mypyc_attr(acyclic=True)
@final
class Drawn:
    """A fragment in points; x counts from the left edge of the paragraph's column."""

    __slots__ = ("space", "style", "text", "width", "x")

    def __init__(self, x: float, text: str, style: Style, width: float, space: float) -> None:
        self.x = x
        self.text = text
        self.style = style
        self.width = width
        self.space = space


@mypyc_attr(acyclic=True)
@final
class SetLine:
    """A line of a paragraph: fragments, twips of height, what ends it, the notes it calls."""

    __slots__ = ("ascent", "end", "extra", "fragments", "height", "notes")

    def __init__(
        self,
        fragments: tuple[Drawn, ...],
        ascent: float,
        height: float,
        extra: float,
        end: str,
        notes: tuple[int, ...] = (),
    ) -> None:
        self.fragments = fragments
        self.ascent = ascent
        self.height = height
        self.extra = extra
        """Twips below the line that fall away at a page's end (multiple line pitch)."""
        self.end = end
        self.notes = notes

    def spaced(self, extra: float) -> SetLine:
        """The same with another space below."""
        return SetLine(self.fragments, self.ascent, self.height, extra, self.end, self.notes)

    def lowered(self, by: float) -> SetLine:
        """The same, higher by so many twips above its letters."""
        ascent, height = self.ascent + by, self.height + by
        return SetLine(self.fragments, ascent, height, self.extra, self.end, self.notes)


def set_plain(
    found: list[PlainLine], style: Style, form: Format, width: float, ruler: Ruler
) -> list[SetLine]:
    """Lines in one style at their places."""
    ascent, height, extra = ruler.box(style.size, form)
    indent = form.first_line
    lines: list[SetLine] = []
    for one in found:
        words, wide, end, tight = one.text, one.width, one.end, one.tight
        spaces = words.count(" ")
        x, space = _aligned(form, indent, width, wide, spaces if end != "\n" or tight else 0)
        drawn = wide / _POINT_DOTS
        if space:
            drawn += space * spaces
        fragment = Drawn(x, words, style, drawn, space)
        lines.append(SetLine((fragment,), ascent, height, extra, end, ()))
        indent = 0
    return lines


def set_line(line: Broken, form: Format, first: int, width: float, ruler: Ruler) -> SetLine:
    """Places the line's parts by the paragraph's alignment."""
    parts, broad, end, tight = line
    stretched = end != "\n" or tight
    spaces = sum([text.count(" ") for _, _, text, _, _ in parts]) if stretched else 0
    x, space = _aligned(form, first, width, broad, spaces)
    fragments: list[Drawn] = []
    notes: list[int] = []
    for _, style, text, wide, note in parts:
        drawn = wide / _POINT_DOTS
        if space:
            drawn += space * text.count(" ")
        fragments.append(Drawn(x, text, style, drawn, space))
        x += drawn
        if note:
            notes.append(note)
    ascent, height, extra = _line_box(parts, form, ruler)
    return SetLine(tuple(fragments), ascent, height, extra, end, tuple(notes))


def _aligned(
    form: Format, first: float, width: float, broad: float, spaces: int
) -> tuple[float, float]:
    """Where a line of `broad` dots begins, and what each of the `spaces` that stretch is given; points."""
    room = (width - form.left - form.right - first) / 20 - broad / _POINT_DOTS
    x, space = (form.left + first) / 20, 0.0
    align = form.align
    if align is _JUSTIFY:
        space = room / spaces if spaces else 0.0
    elif align is _CENTER:
        x += room / 2
    elif align is _RIGHT:
        x += room
    return x, space


def _line_box(parts: tuple[Part, ...], form: Format, ruler: Ruler) -> LineBox:
    """The line's height by the largest letters on it; note marks do not count."""
    if len(parts) == 1:
        _, size, _, raised = parts[0].style
        if not raised:
            return ruler.box(size, form)
    sizes = {part.style.size for part in parts if not part.style.raised}
    if len(sizes) <= 1:
        return ruler.box(sizes.pop() if sizes else form.size, form)
    boxes = [ruler.single(size) for size in sizes]
    ascent = max(box.ascent for box in boxes)
    below = max(box.height - box.ascent for box in boxes)
    return ruler.boxed(LineBox(ascent, ascent + below), form)
