"""The operators that draw a page: strings at places, lines, images, each inside its marked content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import count
from typing import Final, final

from mypy_extensions import mypyc_attr

from pipeline.kept import Kept
from pipeline.layout.page import Fragment, Line, Page, Placed, PlacedImage, Stroke
from pipeline.render.pdf_fonts import Face
from pipeline.render.pdf_operands import hundredths, spacing_of
from pipeline.render.pdf_tags import Target

BODY: Final = "body"
LABEL: Final = "label"
MARK: Final = "mark"
Part = tuple[str, str, str]
"""A marked content: of the words, of an item's label or of a note's number; operators; that number."""

_State = tuple[str, float, str]
"""Font, its size, operators of word spacing."""


@mypyc_attr(acyclic=True)
@final
class _Told:
    """The parts of a paragraph and what they depend on: lines at their places, where the label is cut, what
    stands behind, `same` (see `_token`), the state before; and the state after them."""

    __slots__ = ("after", "before", "cut", "held", "lines", "parts", "same", "tail")

    def __init__(
        self,
        lines: tuple[Line, ...],
        held: tuple[Face, ...],
        cut: int,
        tail: str,
        same: int,
        before: _State,
        parts: tuple[Part, ...],
        after: _State,
    ) -> None:
        self.lines = lines
        self.held = held
        self.cut = cut
        self.tail = tail
        self.same = same
        self.before = before
        self.parts = parts
        self.after = after


_parts: Final[Kept[_Told]] = Kept(1600)
"""By identity of lines, which they hold. (Of all that as a key most time would go into looking for it.)"""
_tokens: Final[dict[tuple[float, ...], int]] = {}


def _token(what: tuple[float, ...]) -> int:
    """A number for a page's height and the identities of its faces, which `_parts` hold: quicker to
    compare than they are, and never given to others."""
    if what not in _tokens:
        if len(_tokens) >= _MOST_TOKENS:
            _tokens.clear()
        _tokens[what] = next(_numbers)
    return _tokens[what]


_numbers = count()
_MOST_TOKENS: Final = 64


class Drawing:
    """One page's operators. PDF counts from the lower left corner, pages from the upper left."""

    def __init__(self, page: Page, faces: Mapping[str, Face], tagged: bool) -> None:
        self._height = page.height
        self._faces = faces
        self._tagged = tagged
        self._out: list[str] = []
        self._font = ("", 0.0)
        self._left = 0.0
        self._left_words = "0.00"
        self._spacing = ""
        """The operators of word spacing that hold, " 0.000 Tw" for none."""
        self._further = any([face.further for face in faces.values()])
        self._held = tuple(faces.values())
        self._same = _token((page.height, *map(id, self._held)))

    @property
    def content(self) -> bytes:
        return "\n".join(self._out).encode("latin-1")

    def strokes(self, strokes: Iterable[Stroke]) -> None:
        """Lines of tables and under headings: all artifacts."""
        drawn = [
            _inked(
                f"{s.width:g} w {hundredths(s.x1)} {hundredths(self._height - s.y1)} m "
                f"{hundredths(s.x2)} {hundredths(self._height - s.y2)} l S",
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
            level, end = (
                self._height - line.baseline,
                "" if line.soft_end == "\n" else line.soft_end,
            )
            last = len(line.fragments) - 1
            drawn = [
                self._letters(one, end if at == last else "", level + one.raise_)
                for at, one in enumerate(line.fragments)
            ]
            self._marked(["BT", *drawn, "ET"], "/Artifact<</Type/Pagination>>BDC")

    def paragraph(self, placed: Placed, target: Target | None) -> None:
        """A paragraph's lines; `target` says whose words they are, None = nobody asks."""
        cut = target.cut if target else -1
        # The halves of a heading are one element: a space parts them for whoever reads aloud.
        tail = " " if placed.role.endswith("_label") else ""
        self._out.append("BT")
        for kind, drawn, number in self._parts(placed.lines, cut, tail):
            if target is None:
                self._out.append(drawn)
                continue
            if kind == LABEL:
                begin = target.begin_label()
            else:
                begin = target.begin_mark(number) if kind == MARK else target.begin_body()
            self._out += [begin, drawn, "EMC"]
        self._out.append("ET")

    def _parts(self, lines: tuple[Line, ...], cut: int, tail: str) -> tuple[Part, ...]:
        """What is drawn of a paragraph; the same lines after the same font give the same operators."""
        if self._further:
            return self._drawn_parts(lines, cut, tail)
        known = _parts.get(id(lines))
        if known is not None and self._holds(known, cut, tail):
            face, size, self._spacing = known.after
            self._font = face, size
            return known.parts
        before = (*self._font, self._spacing)
        parts = self._drawn_parts(lines, cut, tail)
        after = (*self._font, self._spacing)
        made = _Told(lines, self._held, cut, tail, self._same, before, parts, after)
        _parts.put(id(lines), made)
        return parts

    def _holds(self, known: _Told, cut: int, tail: str) -> bool:
        if known.same != self._same or known.cut != cut or known.tail != tail:
            return False
        return known.before == (*self._font, self._spacing)

    def _drawn_parts(self, lines: tuple[Line, ...], cut: int, tail: str) -> tuple[Part, ...]:
        """(kind, operators, number of the note): the first `cut` letters are the label, -1 = no tags."""
        parts: list[Part] = []
        body: list[str] = []
        for line, swallowed in zip(lines, _ends(lines, tail), strict=True):
            level, left = self._height - line.baseline, len(line.fragments)
            for fragment in line.fragments:
                left -= 1
                end = "" if left else swallowed
                y = level + fragment.raise_
                if cut > 0:
                    self._labelled(fragment, end, y, cut, parts, body)
                    cut = 0
                elif fragment.raise_ and cut == 0:
                    if body:
                        parts.append((BODY, "\n".join(body), ""))
                    parts.append((MARK, self._letters(fragment, "", y), fragment.text))
                    body = [self._more(fragment, end)] if end else []
                else:
                    body.append(self._letters(fragment, end, y))
        if body:
            parts.append((BODY, "\n".join(body), ""))
        return tuple(parts)

    def _labelled(
        self, fragment: Fragment, end: str, y: float, cut: int, parts: list[Part], body: list[str]
    ) -> None:
        """An item's first letters: the body goes on where the label ends, so that nothing moves by the
        parting."""
        label, rest = fragment.text[:cut], fragment.text[cut:] + end
        parts.append((LABEL, self._letters(fragment, "", y, label), ""))
        if rest:
            body.append(self._rest(fragment, label, rest, end))

    def image(self, image: PlacedImage, name: str, begin: str) -> None:
        place = f"{image.x:.2f} {self._height - image.y - image.height:.2f}"
        drawn = f"q {image.width:.2f} 0 0 {image.height:.2f} {place} cm /{name} Do Q"
        self._marked([drawn], begin)

    def _marked(self, drawn: list[str], begin: str) -> None:
        if self._tagged:
            self._out += [begin, *drawn, "EMC"]
        else:
            self._out += drawn

    def _letters(self, fragment: Fragment, end: str, y: float, part: str | None = None) -> str:
        """A fragment at its place, or its first part."""
        text, size, spacing = fragment.text, fragment.size, fragment.space
        face = self._faces[fragment.face]
        whole = face.whole(text)
        # The whole widths of the font lack a little of the exact ones; the spaces make it good,
        # so that a line ends where the layout says (see `pdf_fonts.Subset`).
        if spaces := text.count(" ") if whole is None else whole.blanks:
            lack = face.short(text) if whole is None else whole.lack
            spacing += lack * size / 1000 / spaces
        words = spacing_of(spacing)
        if words == self._spacing:
            words = ""
        else:
            self._spacing = words
        x, level = self._x(fragment.x), hundredths(y)
        if whole is not None and part is None and not fragment.color:
            face_before, size_before = self._font
            if face_before == face.name and size_before == size:
                # Most lines: their letters are known by now.
                return f"1 0 0 1 {x} {level} Tm{words} ({whole.literal}{end}) Tj"
        more = self._more(fragment, text if part is None else part, end)
        return f"1 0 0 1 {x} {level} Tm{words}{more}"

    def _x(self, x: float) -> str:
        """As `hundredths`; most lines begin where the line before them does."""
        if x != self._left:
            self._left, self._left_words = x, hundredths(x)
        return self._left_words

    def _rest(self, fragment: Fragment, label: str, rest: str, end: str) -> str:
        """What stands behind the label, the `end` included, in the same font."""
        face = self._faces[fragment.face]
        whole, before = face.whole(fragment.text), face.whole(label)
        if whole is None or before is None or fragment.color:
            return self._more(fragment, rest)
        # Letter by letter, so it is cut as they are.
        return f" ({whole.literal[len(before.literal) :]}{end}) Tj"

    def _more(self, fragment: Fragment, text: str, end: str = "") -> str:
        """Letters in the fragment's face, where the last ones ended, and the `end` behind them."""
        out, size = "", fragment.size
        for name, literal in self._faces[fragment.face].encode(text, end):
            if self._font != (name, size):
                self._font = (name, size)
                out += f" /{name} {size:g} Tf"
            out += f" ({literal}) Tj"
        return " " + _inked(out, fragment.color, "rg") if fragment.color else out


def _ends(lines: Iterable[Line], tail: str) -> list[str]:
    """What is drawn behind each line. The break swallowed a space: it is drawn beyond the line, so that
    words that stand on two lines stay two words for whoever copies or reads aloud."""
    ends: list[str] = []
    drawn = -1
    for at, line in enumerate(lines):
        end = tail if line.soft_end == "\n" else line.soft_end
        if not line.fragments and drawn >= 0:
            # Also that of a line of spaces alone: it stands behind the words before it.
            ends[drawn] = ends[drawn] or end
        elif line.fragments:
            drawn = at
        ends.append(end)
    return ends


def _inked(drawn: str, color: str, operator: str) -> str:
    """Operators in a colour of their own, then in black again."""
    if not color:
        return drawn
    parts = " ".join(f"{int(color[at : at + 2], 16) / 255:.3g}" for at in (0, 2, 4))
    return f"{parts} {operator} {drawn} {'0 g' if operator == 'rg' else '0 G'}"
