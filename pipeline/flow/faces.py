"""Faces of pieces and the measuring of words, as the layout engine does it."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.flow import Piece

Measure = Callable[[str, str, float], float]
"""(text, face, size in points) -> width in points; face regular | bold | italic | bolditalic."""


def face(piece: Piece) -> str:
    """The font face of a piece: regular | bold | italic | bolditalic."""
    return ("bold" if piece.bold else "") + ("italic" if piece.italic else "") or "regular"
