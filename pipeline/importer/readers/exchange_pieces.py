"""The words of one paragraph in pandoc's tree -> pieces with their looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from pipeline.check.finished.page import Piece

SIZE = 14.0
"""Points: pandoc says no sizes."""
Tree = Any
"""pandoc's JSON: {"t": type, "c": content}."""
Note = Callable[[Tree], int]
_SIGNS: dict[str, tuple[str, str] | None] = {
    "Space": (" ", ""),
    "SoftBreak": (" ", ""),
    "Quoted": None,
}
_QUOTES = {"SingleQuote": ("‘", "’"), "DoubleQuote": ("“", "”")}
_PLAIN = ("Strong", "Emph", "Underline", "Strikeout", "Superscript", "Subscript", "SmallCaps")
_HOLDERS: dict[str, int | None] = dict.fromkeys(_PLAIN) | {"Link": 1, "Span": 1, "Cite": 1}


def pieces(inlines: Tree, bold: bool, italic: bool, note: Note) -> Iterator[Piece | None]:
    """Letters with their looks; None for a line break. `note` is given the blocks of each footnote and gives its number."""
    for one in inlines:
        kind, content = one["t"], one.get("c")
        if kind == "LineBreak":
            yield None
        elif kind == "Note":
            yield Piece("", SIZE, bold, italic, note=note(content))
        elif kind in _SIGNS:
            left, right = _SIGNS[kind] or _QUOTES[content[0]["t"]]
            yield Piece(left, SIZE, bold, italic)
            if kind == "Quoted":
                yield from pieces(content[1], bold, italic, note)
            yield Piece(right, SIZE, bold, italic)
        elif kind in ("Str", "Code", "Math"):
            yield Piece(content if kind == "Str" else content[1], SIZE, bold, italic)
        elif kind in _HOLDERS:
            inner = content if _HOLDERS[kind] is None else content[_HOLDERS[kind]]
            strong, slanted = bold or kind == "Strong", italic or kind == "Emph"
            for piece in pieces(inner, strong, slanted, note):
                if piece is not None and kind in ("Superscript", "Subscript"):
                    piece = replace(
                        piece, raised=kind == "Superscript", lowered=kind == "Subscript"
                    )
                yield piece
