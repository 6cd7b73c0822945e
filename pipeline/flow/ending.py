"""Letterhead and ending: the two borderless grids at the top and at the end of a document."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from pipeline.flow import Box, Grid, Para, Row
from pipeline.flow.styles import twips
from pipeline.flow.typeset import Typesetter
from pipeline.tree import Document, Paragraph, Signature, signature_paragraphs

STAMP_PAD = 113
"""Twips between the words of a copy's stamp and its frame: 2 mm."""


def head_grid(document: Document, typesetter: Typesetter, width: int) -> Grid | None:
    """The letterhead: rows and columns as the standard says; None when there is nothing in it."""
    columns = typesetter.standard.columns
    widths = _pair(columns.head_left, columns.head_right, width)
    rows = []
    for left_roles, right_roles in columns.head_rows:
        left = _in_roles(document.header.left, left_roles)
        right = _in_roles(document.header.right, right_roles)
        if left or right:
            rows.append(
                Row(
                    (
                        Box(_set(left, typesetter, widths[0], columns.head_left_text, "right")),
                        Box(_set(right, typesetter, widths[1], columns.head_right_text, "left")),
                    )
                )
            )
    return Grid(widths, tuple(rows), border=False, margin=0, place="head") if rows else None


def sign_grid(
    named: tuple[Paragraph, ...],
    signed: tuple[Signature, ...],
    typesetter: Typesetter,
    width: int,
) -> Grid | None:
    """Recipients left, signature right; several signatures stand side by side above the recipients."""
    columns = typesetter.standard.columns
    widths = _pair(columns.sign_left, columns.sign_right, width)
    lift = round(columns.sign_before * 20)
    recipients = _set(named, typesetter, widths[0], columns.sign_left_text, "right", whole=False)
    recipients = _kept(_lifted(recipients, lift))
    signatures = [_kept(_lifted(_signature(one, typesetter, widths[1]), lift)) for one in signed]
    rows: list[Row] = []
    box = typesetter.standard.forms.copy_box
    if named and named[0].role == "copy_title" and box[0]:
        return _stamped(named, signatures, typesetter, width)
    if len(signatures) == 1:
        rows.append(Row((Box(recipients), Box(signatures[0]))))
    else:
        half = width // 2
        widths = (half, width - half) if signatures else widths
        rows.extend(_signature_rows(signatures))
        if recipients:
            rows.append(Row((Box(recipients), Box(()))))
    # The template's table has the columns of one signature.
    place = "sign" if len(signatures) == 1 else "signs"
    return Grid(widths, tuple(rows), border=False, margin=0, place=place) if rows else None


def _stamped(
    named: tuple[Paragraph, ...],
    signatures: list[tuple[Para, ...]],
    typesetter: Typesetter,
    width: int,
) -> Grid:
    """A copy's stamp left, who made it right (HD 05-HD/VPTW, bản sao: 80 x 50 mm)."""
    wide, high = map(twips, typesetter.standard.forms.copy_box)
    inner = [
        _moved(para, "left", STAMP_PAD) for para in typesetter.paras(named, wide - 2 * STAMP_PAD)
    ]
    stamp = _kept(tuple(_moved(para, "right", STAMP_PAD) for para in inner))
    right = signatures[0] if signatures else ()
    row = Row((Box(stamp, border=True), Box(right)), height=high)
    return Grid((wide, width - wide), (row,), border=False, margin=0, place="stamp")


def _signature_rows(signatures: list[tuple[Para, ...]]) -> list[Row]:
    """Two to a row; an odd one stands alone on the right of the last row, the leading place."""
    odd = len(signatures) % 2
    rows = []
    for index in range(0, len(signatures) - odd, 2):
        rows.append(Row((Box(signatures[index]), Box(signatures[index + 1]))))
    if odd:
        rows.append(Row((Box(()), Box(signatures[-1]))))
    return rows


def _signature(signature: Signature, typesetter: Typesetter, width: int) -> tuple[Para, ...]:
    paras = list(typesetter.paras(tuple(signature_paragraphs(signature)), width))
    if signature.name:
        # The room for signature and seal is the name's space before, never empty paragraphs.
        gap = twips(typesetter.standard.columns.signature_gap)
        if signature.note:
            gap = max(0, gap - round(paras[-2].format.size * 23))
        paras[-1] = replace(paras[-1], format=replace(paras[-1].format, before=gap))
    return tuple(paras)


def _set(
    paragraphs: tuple[Paragraph, ...],
    typesetter: Typesetter,
    width: int,
    text_mm: float,
    side: str,
    whole: bool = True,
) -> tuple[Para, ...]:
    """Paragraphs of a cell within the standard's text width, which may be narrower than the cell.

    `side` (left | right) is where the rest of the cell stays free, so that the block's middle stands
    where the printed form has it. With `whole`, words that need more take of that rest rather than wrap.
    """
    room = min(width, twips(text_mm)) if text_mm else width
    if whole:
        natural = (typesetter.width(typesetter.para(paragraph)) * 20 for paragraph in paragraphs)
        room = min(width, max([room, *(ceil(value) + 1 for value in natural)]))
    free = width - room
    paras = typesetter.paras(paragraphs, room)
    if not free:
        return paras
    return tuple(_moved(para, side, _left_free(para, typesetter, room, width)) for para in paras)


def _left_free(para: Para, typesetter: Typesetter, room: int, width: int) -> int:
    """What stays free beside a paragraph: less than the standard's rest where one line then suffices.

    "- Các cơ quan tham mưu, giúp việc của Tỉnh uỷ;" would else leave a lone syllable below.
    """
    form = para.format
    needed = ceil(typesetter.width(para) * 20) + form.left + form.first_line + 1
    return width - needed if room < needed <= width - _APART else width - room


_APART = twips(2)
"""Recipients never come closer to the signature."""


def _moved(para: Para, side: str, free: int) -> Para:
    own = para.format.left if side == "left" else para.format.right
    return replace(para, format=replace(para.format, **{side: own + free}))  # type: ignore[arg-type]


def _lifted(paras: tuple[Para, ...], before: int) -> tuple[Para, ...]:
    """The distance between the body and the ending, as space before the first line of each cell."""
    if not paras:
        return paras
    first = replace(paras[0], format=replace(paras[0].format, before=before))
    return (first, *paras[1:])


def _kept(paras: tuple[Para, ...]) -> tuple[Para, ...]:
    """All lines of an ending stay on one page."""
    return tuple(
        replace(para, format=replace(para.format, keep_next=True, keep_lines=True))
        for para in paras
    )


def _pair(left: float, right: float, width: int) -> tuple[int, int]:
    first = round(width * left / (left + right))
    return first, width - first


def _in_roles(paragraphs: tuple[Paragraph, ...], roles: tuple[str, ...]) -> tuple[Paragraph, ...]:
    return tuple(paragraph for paragraph in paragraphs if paragraph.role in roles)
