"""The operators that draw a page: strings at places, lines, images, each inside its marked content."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from pipeline.layout.page import Fragment, Line, Page, Placed, PlacedImage, Stroke
from pipeline.render.pdf_fonts import Face

Tag = tuple[str, int]


class Drawing:
    """One page's operators. PDF counts from the lower left corner, pages from the upper left."""

    def __init__(self, page: Page, faces: Mapping[str, Face], tagged: bool) -> None:
        self._height = page.height
        self._faces = faces
        self._tagged = tagged
        self._out: list[str] = []
        self._font = ("", 0.0)
        self._spacing = ""

    @property
    def content(self) -> bytes:
        return "\n".join(self._out).encode("latin-1")

    def strokes(self, strokes: Iterable[Stroke]) -> None:
        """Lines of tables and under headings: all artifacts."""
        drawn = [
            _inked(
                f"{s.width:g} w {s.x1:.2f} {self._height - s.y1:.2f} m "
                f"{s.x2:.2f} {self._height - s.y2:.2f} l S",
                s.color,
                "RG",
            )
            for s in strokes
        ]
        if drawn:
            self._marked(drawn, "/Artifact<</Type/Layout>>BDC")

    def artifacts(self, lines: Iterable[Line]) -> None:
        """Page numbers, repeated table heads."""
        for line in lines:
            self._text([line], "/Artifact<</Type/Pagination>>BDC")

    def placed(self, placed: Placed, tag: Callable[[], Tag]) -> None:
        """A paragraph's lines; `tag` is asked only when there is something to draw."""
        if any(line.fragments for line in placed.lines):
            self._text(placed.lines, self._begin(tag))

    def image(self, image: PlacedImage, name: str, tag: Callable[[], Tag]) -> None:
        place = f"{image.x:.2f} {self._height - image.y - image.height:.2f}"
        drawn = f"q {image.width:.2f} 0 0 {image.height:.2f} {place} cm /{name} Do Q"
        self._marked([drawn], self._begin(tag))

    def _begin(self, tag: Callable[[], Tag]) -> str:
        if not self._tagged:
            return ""
        kind, number = tag()
        return f"/{kind}<</MCID {number}>>BDC"

    def _marked(self, drawn: list[str], begin: str) -> None:
        if self._tagged:
            self._out += [begin, *drawn, "EMC"]
        else:
            self._out += drawn

    def _text(self, lines: Iterable[Line], begin: str) -> None:
        drawn = ["BT"]
        for line in lines:
            last = len(line.fragments) - 1
            for number, fragment in enumerate(line.fragments):
                # The break swallowed a space: it is drawn beyond the line, so that words that
                # stand on two lines stay two words for whoever copies or reads aloud.
                end = line.soft_end if number == last else ""
                y = self._height - line.baseline + fragment.raise_
                drawn.append(self._fragment(fragment, end.strip("\n"), y))
        drawn.append("ET")
        self._marked(drawn, begin)

    def _fragment(self, fragment: Fragment, end: str, y: float) -> str:
        face, text = self._faces[fragment.face], fragment.text
        # The whole widths of the font lack a little of the exact ones; the spaces make it good,
        # so that a line ends where the layout says (see `pdf_fonts.Subset`).
        spacing = fragment.space
        if spaces := text.count(" "):
            spacing += face.short(text) * fragment.size / 1000 / spaces
        words = f" {spacing:.3f} Tw"
        out = f"1 0 0 1 {fragment.x:.2f} {y:.2f} Tm"
        if words != self._spacing:
            self._spacing = words
            out += words
        parts = face.encode(text + end)
        for name, literal in parts:
            font = (name, fragment.size)
            if font != self._font:
                self._font = font
                out += f" /{name} {fragment.size:g} Tf"
            out += f" ({literal}) Tj"
        return _inked(out, fragment.color, "rg")


def _inked(drawn: str, color: str, operator: str) -> str:
    """Operators in a colour of their own, then in black again."""
    if not color:
        return drawn
    parts = " ".join(f"{int(color[at : at + 2], 16) / 255:.3g}" for at in (0, 2, 4))
    return f"{parts} {operator} {drawn} {'0 g' if operator == 'rg' else '0 G'}"
