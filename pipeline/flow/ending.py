"""Letterhead and ending: the two borderless grids at the top and at the end of a document."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from pipeline.flow import Box, Grid, Para, Row
from pipeline.flow.styles import twips
from pipeline.flow.typeset import Typesetter
from pipeline.tree import Document, Paragraph, Signature, signature_paragraphs


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
    if len(signatures) == 1:
        rows.append(Row((Box(recipients), Box(signatures[0]))))
    else:
        half = width // 2
        widths = (half, width - half) if signatures else widths
        rows.extend(_signature_rows(signatures))
        if recipients:
            rows.append(Row((Box(recipients), Box(()))))
    return Grid(widths, tuple(rows), border=False, margin=0, place="sign") if rows else None


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
    return tuple(_moved(para, side, free) for para in paras) if free else paras


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
