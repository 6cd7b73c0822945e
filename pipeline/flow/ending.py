"""Letterhead and ending: the two borderless grids at the top and at the end of a document."""

from __future__ import annotations

from dataclasses import replace

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
                        Box(typesetter.paras(left, widths[0])),
                        Box(typesetter.paras(right, widths[1])),
                    )
                )
            )
    return Grid(widths, tuple(rows), border=False, margin=0, place="head") if rows else None


def sign_grid(document: Document, typesetter: Typesetter, width: int) -> Grid | None:
    """Recipients left, signature right; several signatures stand side by side above the recipients."""
    columns = typesetter.standard.columns
    widths = _pair(columns.sign_left, columns.sign_right, width)
    recipients = _kept(typesetter.paras(document.recipients, widths[0]))
    signatures = [_signature(one, typesetter, widths[1]) for one in document.signatures]
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
    return _kept(tuple(paras))


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
