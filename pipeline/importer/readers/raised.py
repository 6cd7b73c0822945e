"""Letters set higher or lower than their line (m², 10⁶, CO₂): the content has no such look, Unicode has most of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.check.finished.page import Para, Piece

_RAISED = str.maketrans("123456789n", "¹²³⁴⁵⁶⁷⁸⁹ⁿ")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
"""Those that the standards' faces have."""
LEVELLED = "{} chỗ chữ nâng cao hoặc hạ thấp (chỉ số) không giữ được: “{}”: soát lại theo bản gốc"
_MOST = 5


def letters(figures: str, *, lowered: bool) -> str:
    """Figures as letters that stand higher or lower."""
    return figures.translate(_LOWERED if lowered else _RAISED)


def spelled(paras: Iterable[Para]) -> tuple[tuple[Para, ...], tuple[str, ...]]:
    """The paragraphs with raised and lowered figures as letters of their own; what is to be said of the rest."""
    out, left = [], list[str]()
    for para in paras:
        if any(piece.raised or piece.lowered for piece in para.pieces):
            pieces = tuple(_spelled(para.pieces, left))
            if pieces != para.pieces:
                para = replace(para, pieces=pieces)
        out.append(para)
    told = (LEVELLED.format(len(left), "”, “".join(left[:_MOST])),) if left else ()
    return tuple(out), told


def _spelled(pieces: tuple[Piece, ...], left: list[str]) -> Iterator[Piece]:
    before = ""
    for piece in pieces:
        words = piece.text.strip()
        if words and not piece.note and (piece.raised or piece.lowered):
            made = letters(piece.text, lowered=piece.lowered)
            if all(one != two for one, two in zip(piece.text, made, strict=True) if one.strip()):
                piece = replace(piece, text=made)
            else:
                left.append((before.split() or [""])[-1] + words)
        before += piece.text
        yield piece
