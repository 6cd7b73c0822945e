"""A paragraph as lines with heights, ready to be put on a page."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, final

from mypy_extensions import mypyc_attr

from pipeline.flow import BOX_SPACE, Align, Para, Piece
from pipeline.kept import Kept
from pipeline.layout.aligned import SetLine, set_line, set_plain
from pipeline.layout.lines import break_lines, plain_lines
from pipeline.layout.ruler import DOTS, MODES, Ruler
from pipeline.layout.runs import Room, Run, Style, room_of, run_of

NOTE_SCALE: Final = 58
"""Per cent: size of a note mark against its text; its top stands as high as the text's (LibreOffice 7.4)."""
RULE_GAP: Final = 20
"""Twips between a paragraph's text and its bottom border (w:space="1")."""
ORPHANS: Final = 2
WIDOWS: Final = 2
_FACES: Final = {
    (False, False): "regular",
    (True, False): "bold",
    (False, True): "italic",
    (True, True): "bolditalic",
}


@mypyc_attr(acyclic=True)
@final
class TextBlock:
    """A paragraph broken into lines. Twips."""

    __slots__ = ("lines", "page_before", "para", "tail", "width")

    def __init__(
        self,
        para: Para,
        lines: tuple[SetLine, ...],
        width: float,
        tail: float = 0.0,
        page_before: bool = False,
    ) -> None:
        self.para = para
        self.lines = lines
        self.width = width
        """Of its column."""
        self.tail = tail
        """What the rule below takes."""
        self.page_before = page_before

    @property
    def before(self) -> float:
        return self.para.format.before

    @property
    def after(self) -> float:
        return self.para.format.after

    @property
    def extra(self) -> float:
        return 0.0 if self.tail else self.lines[-1].extra

    @property
    def keep_next(self) -> bool:
        return self.para.format.keep_next

    def height(self, first: int = 0, last: int | None = None) -> float:
        """Of lines first..last-1, the extra of the last one left out, the rule included."""
        chosen = self.lines[first:last]
        full = sum([line.height + line.extra for line in chosen], 0.0)
        if last is None or last >= len(self.lines):
            return full - self.extra + self.tail
        return full - chosen[-1].extra


class Notes:
    """Numbers the footnotes of a document in the order of their calls."""

    def __init__(self) -> None:
        self.paras: list[tuple[Para, ...]] = []

    def number(self, note: tuple[Para, ...]) -> int:
        self.paras.append(note)
        return len(self.paras)


def set_para(
    para: Para, width: float, ruler: Ruler, notes: Notes, *, page_before: bool = False
) -> TextBlock:
    """Breaks a paragraph in a column of `width` twips."""
    # By identity: the flow gives equal paragraphs of a batch's documents as one object.
    kept, key = _kept(ruler), id(para)
    known = kept.get(key)
    if known is not None and known.width == width and not page_before:
        return known
    made = _set_para(para, width, ruler, notes, page_before)
    if not (page_before or any([piece.note for piece in para.pieces])):
        kept.put(key, made)
    return made


@lru_cache(maxsize=len(MODES))
def _kept(ruler: Ruler) -> Kept[TextBlock]:
    """What was broken with this ruler, by identity of the paragraph, which the block holds."""
    del ruler
    return Kept(800)


def _set_para(para: Para, width: float, ruler: Ruler, notes: Notes, page_before: bool) -> TextBlock:
    form = para.format
    squeeze = ruler.mode == "word15" and form.align is Align.JUSTIFY
    inner = float((width - form.left - form.right) * DOTS)
    start = inner - form.first_line * DOTS
    lines = _plain_lines(
        para, width, max(start, 0.0), max(inner, 0.0), ruler, squeeze=squeeze
    ) or _mixed_lines(
        para, width, room_of((max(start, 0.0), max(inner, 0.0), squeeze)), ruler, notes
    )
    tail = RULE_GAP + round(form.rule_width * 20) if form.rule_width else 0
    if form.box:
        # The frame's upper part belongs to the first line, its lower part is the tail.
        tail = BOX_SPACE + round(form.box * 20)
        lines[0] = lines[0].lowered(tail)
    return TextBlock(para, tuple(lines), width, tail, page_before)


def _plain_lines(
    para: Para, width: float, first: float, rest: float, ruler: Ruler, *, squeeze: bool
) -> list[SetLine]:
    """The lines of a paragraph in one style, as nearly all are; none where it is not that plain."""
    form = para.format
    style: Style | None = None
    text = ""
    for piece in para.pieces:
        if piece.note:
            return []
        if not piece.text:
            continue
        own = _style(piece, form.size)
        if style is None:
            style, text = own, piece.text
        elif own is style:
            # To a word processor neighbours of one style are one run.
            text += piece.text
        else:
            return []
    if style is None or "\n" in text:
        return []
    found = plain_lines(style, text, first, rest, ruler, squeeze=squeeze)
    return [] if found is None else set_plain(found, style, form, width, ruler)


def _mixed_lines(para: Para, width: float, room: Room, ruler: Ruler, notes: Notes) -> list[SetLine]:
    """The lines of a paragraph of any runs."""
    form = para.format
    runs: list[Run] = []
    for piece in para.pieces:
        if piece.note:
            runs += piece_runs(piece, form.size, ruler, notes)
        elif piece.text:
            style = _style(piece, form.size)
            if runs and runs[-1][0] is style and not runs[-1][2]:
                # To a word processor neighbours of one style are one run.
                runs[-1] = run_of((style, runs[-1][1] + piece.text, 0))
            else:
                runs.append(run_of((style, piece.text, 0)))
    first = form.first_line
    lines: list[SetLine] = []
    extra = 0.0
    for broken in break_lines(runs, room, ruler):
        below = set_line(broken, form, first, width, ruler)
        # Between two lines it is the lower one whose size makes the pitch (LibreOffice 7.4).
        if lines and extra != below.extra:
            lines[-1] = lines[-1].spaced(below.extra)
        extra = below.extra
        lines.append(below)
        first = 0
    return lines


def piece_runs(piece: Piece, size: float, ruler: Ruler, notes: Notes) -> list[Run]:
    """The letters of a piece and the mark of the note called after them."""
    style = _style(piece, size)
    runs = [Run(style, piece.text)] if piece.text else []
    if piece.note:
        runs.append(_mark_run(notes.number(piece.note), style, ruler))
    return runs


def _style(piece: Piece, size: float) -> Style:
    size = piece.size or size
    # By size, then by a number: a tuple as key takes longer to make and to look for.
    looks = _styles.get(size)
    if looks is None:
        if len(_styles) >= _MOST_SIZES:
            _styles.clear()
        looks = _styles[size] = [None] * 8
    at = 4 * piece.bold + 2 * piece.italic + piece.underline
    found = looks[at]
    if found is None:
        found = looks[at] = Style(_FACES[piece.bold, piece.italic], size, piece.underline)
    return found


_MOST_SIZES: Final = 64
_styles: Final[dict[float, list[Style | None]]] = {}
"""One object for each style, so that it is known by identity; some ten in a document."""


def _mark_run(number: int, style: Style, ruler: Ruler) -> Run:
    """A footnote's number, small and raised."""
    raised = note_raise(style.size, ruler)
    return Run(Style(style.face, note_size(style.size), raised=raised), str(number), number)


def note_size(size: float) -> float:
    """Points of a note mark in text of this size; whole twips, as LibreOffice has them."""
    return round(size * 20) * NOTE_SCALE // 100 / 20


def note_raise(size: float, ruler: Ruler) -> float:
    """Points by which a note mark is lifted."""
    if ruler.rounds:
        return ruler.drawn_ascent(size) - ruler.single(size * NOTE_SCALE / 100).ascent / 20
    return (ruler.single(size).ascent - ruler.single(note_size(size)).ascent) / 20


def lines_kept(block: TextBlock, start: int, fit: int, *, whole: bool = False) -> int:
    """How many of the lines that fit stay, so that neither part of the paragraph is too short.

    Two lines at least on either side; a paragraph of three lines is never parted. `whole` = the
    paragraph is not to be parted at all.
    """
    left = len(block.lines) - start
    if fit >= left:
        return left
    count = max(0, min(fit, left - WIDOWS))
    if start == 0 and (whole or left < ORPHANS + WIDOWS or count < ORPHANS):
        return 0
    return count
