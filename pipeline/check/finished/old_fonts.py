"""Words typed under the fonts of the time before Unicode, as those fonts show them."""

from __future__ import annotations

from dataclasses import replace

from pipeline import legacy
from pipeline.check.finished.page import Finished, Para, Piece


def readable(finished: Finished) -> Finished:
    """The same with such words read into Unicode: the font is told as wrong, all else is judged by what is seen."""
    fonts = {piece.font for para in finished.paras for piece in para.pieces}
    if not any(legacy.by_font(font) for font in fonts):
        return finished
    return replace(finished, paras=tuple(map(_read, finished.paras)))


def _read(para: Para) -> Para:
    return replace(para, pieces=tuple(map(_shown, para.pieces)))


def _shown(piece: Piece) -> Piece:
    encoding = legacy.by_font(piece.font)
    if encoding is None:
        return piece
    text = legacy.to_unicode(piece.text, encoding, legacy.capitals(piece.font))
    return replace(piece, text=text)
