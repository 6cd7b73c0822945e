"""Letters set higher or lower than their line (m², 10⁶, CO₂): the content has no such look, Unicode has most of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.check.finished.page import Para, Piece
from pipeline.importer.inline import escaped, note
from pipeline.importer.pages import Cell, Grid

_RAISED = str.maketrans("123456789n", "¹²³⁴⁵⁶⁷⁸⁹ⁿ")
_ALL = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_DOWN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_CALL = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_MEASURE = re.compile(r"(?<![^\W\d_])[kcdm]?m$")
"""What a raised 2 or 3 belongs to: m², km³."""
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
"""Those that the standards' faces have."""
LEVELLED = "{} chỗ chữ nâng cao hoặc hạ thấp (chỉ số) không giữ được: “{}”: soát lại theo bản gốc"
_MOST = 5


def letters(figures: str, *, lowered: bool) -> str:
    """Figures as letters that stand higher or lower."""
    return figures.translate(_LOWERED if lowered else _RAISED)


def figures_up(text: str) -> str:
    """Figures of a cell's raised letters, until it is known whether they call a note."""
    return text.translate(_ALL)


@dataclass
class Calls:
    """The notes of a PDF, told from other raised figures: each is called once, in order."""

    notes: Sequence[str]
    """Words of the notes, the first one's first."""
    last: int = 0

    def is_next(self, figure: str, before: str) -> bool:
        """Whether a raised figure behind these words calls a note; then it is the last one called."""
        power = figure in ("2", "3") and _MEASURE.search(before)
        if not figure.isdecimal() or power or not self.last < int(figure) <= len(self.notes):
            return False
        self.last = int(figure)
        return True

    def para(self, para: Para) -> Para:
        """Raised figures that call a footnote are no words of the paragraph."""
        if not any(piece.raised for piece in para.pieces):
            return para
        pieces: list[Piece] = []
        for piece in para.pieces:
            before = pieces[-1].text if pieces else ""
            if piece.raised and self.is_next(piece.text.strip(), before):
                piece = replace(piece, text=" " if piece.text.endswith(" ") else "", note=self.last)
            pieces.append(piece)
        return replace(para, pieces=tuple(pieces))

    def grid(self, grid: Grid) -> Grid:
        """A table with the notes that are called in its cells."""
        return replace(grid, rows=tuple(tuple(map(self._cell, row)) for row in grid.rows))

    def _cell(self, cell: Cell) -> Cell:
        if not any(_CALL.search(text) for text in cell.text):
            return cell
        made = [self._text(text) for text in cell.text]
        text, written, notes = zip(*made, strict=True)
        return replace(cell, text=text, written=written, notes=notes)

    def _text(self, text: str) -> tuple[str, str, str]:
        plain, written, notes = "", "", list[str]()
        at = 0
        for found in _CALL.finditer(text):
            before = text[at : found.start()]
            plain, written, at = plain + before, written + escaped(before), found.end()
            figure = str(int(found[0].translate(_DOWN)))
            if self.is_next(figure, plain):
                notes.append(self.notes[self.last - 1])
                written += note(notes[-1])
            else:
                plain, written = plain + found[0], written + found[0]
        return plain + text[at:], written + escaped(text[at:]), " ".join(notes)


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
