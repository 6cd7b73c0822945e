"""Ending: recipients and signatures, a borderless grid at the end of a document."""

from __future__ import annotations

from pipeline.flow import Box, Grid, Para, Row
from pipeline.flow.columns import moved, pair, set_cell
from pipeline.flow.formed import formed
from pipeline.flow.styles import twips
from pipeline.flow.typeset import Typesetter
from pipeline.tree import Paragraph, Signature, signature_paragraphs

STAMP_PAD = 113
"""Twips between the words of a copy's stamp and its frame: 2 mm."""


def sign_grid(
    named: tuple[Paragraph, ...],
    signed: tuple[Signature, ...],
    typesetter: Typesetter,
    width: int,
) -> Grid | None:
    """Recipients left, signature right; several signatures stand side by side above the recipients."""
    columns = typesetter.standard.columns
    widths = pair(columns.sign_left, columns.sign_right, width)
    if len(signed) > 1:
        widths = (width // 2, width - width // 2)
    lift = round(columns.sign_before * 20)
    recipients = set_cell(
        named, typesetter, widths[0], columns.sign_left_text, "right", whole=False
    )
    recipients = _kept(_lifted(recipients, lift))
    signatures = [_kept(_lifted(_signature(one, typesetter, widths[1]), lift)) for one in signed]
    rows: list[Row] = []
    box = typesetter.standard.forms.copy_box
    if named and named[0].role == "copy_title" and box[0]:
        return _stamped(named, signatures, typesetter, width)
    if len(signatures) == 1:
        rows.append(Row((Box(recipients), Box(signatures[0]))))
    else:
        rows.extend(_signature_rows(signatures, left=bool(signed) and signed[-1].left))
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
        moved(para, "left", STAMP_PAD) for para in typesetter.paras(named, wide - 2 * STAMP_PAD)
    ]
    stamp = _kept(tuple(moved(para, "right", STAMP_PAD) for para in inner))
    right = signatures[0] if signatures else ()
    row = Row((Box(stamp, border=True), Box(right)), height=high)
    return Grid((wide, width - wide), (row,), border=False, margin=0, place="stamp")


def _signature_rows(signatures: list[tuple[Para, ...]], left: bool) -> list[Row]:
    """Two to a row; an odd one stands alone in the last row: on the right, or `left`."""
    odd = len(signatures) % 2
    rows = []
    for index in range(0, len(signatures) - odd, 2):
        rows.append(Row((Box(signatures[index]), Box(signatures[index + 1]))))
    if odd:
        alone = (Box(signatures[-1]), Box(()))
        rows.append(Row(alone if left else alone[::-1]))
    return rows


def _signature(signature: Signature, typesetter: Typesetter, width: int) -> tuple[Para, ...]:
    paras = list(typesetter.paras(tuple(signature_paragraphs(signature)), width))
    if signature.name:
        # The room for signature and seal is the space before what stands below it: the name, and above
        # the name a state signer's further title (NĐ 30/2020, ô 7b). Never empty paragraphs.
        gap = twips(typesetter.standard.columns.signature_gap)
        if signature.note:
            gap = max(0, gap - round(paras[-2].format.size * 23))
        below = _below(paras, typesetter)
        paras[below] = formed(paras[below], before=gap)
    return tuple(paras)


def _below(paras: list[Para], typesetter: Typesetter) -> int:
    """Where the lines below the signature begin, counted from the end."""
    further = "signer_extra_title"
    small = not typesetter.standard.roles[further].upper
    return -2 if small and len(paras) > 1 and paras[-2].role == further else -1


def _lifted(paras: tuple[Para, ...], before: int) -> tuple[Para, ...]:
    """The distance between the body and the ending, as space before the first line of each cell."""
    if not paras:
        return paras
    return (formed(paras[0], before=before), *paras[1:])


def _kept(paras: tuple[Para, ...]) -> tuple[Para, ...]:
    """All lines of an ending stay on one page."""
    return tuple(formed(para, keep_next=True, keep_lines=True) for para in paras)
