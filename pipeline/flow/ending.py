"""Ending: recipients and signatures, a borderless grid at the end of a document."""

from __future__ import annotations

from collections.abc import Callable
from operator import add

from pipeline.flow import Box, Grid, LineRule, Para, Row
from pipeline.flow.balance import line_count
from pipeline.flow.columns import moved, pair, set_cell
from pipeline.flow.formed import formed
from pipeline.flow.styles import twips
from pipeline.flow.typeset import Typesetter
from pipeline.tree import Paragraph, Signature, signature_paragraphs

SINGLE = 23
"""Twips of a single-spaced line of Times New Roman for each point of its size: 1.149 times the size."""
_SHORT = 15.0
"""Millimetres for a signature on half a sheet."""
STAMP_PAD = 113
"""Twips between the words of a copy's stamp and its frame: 2 mm."""


def sign_grid(
    named: tuple[Paragraph, ...],
    signed: tuple[Signature, ...],
    typesetter: Typesetter,
    width: int,
    short: bool = False,
) -> Grid | None:
    """Recipients left, signature right; several signatures stand side by side above the recipients.

    On half a sheet (`short`) a signature has 15 mm of room (the project's choice).
    """
    columns = typesetter.standard.columns
    widths = pair(columns.sign_left, columns.sign_right, width)
    alone = bool(signed) and all(map(_confirming, signed[1:]))
    if signed and not alone:
        widths = (width // 2, width - width // 2)
    lift = round(columns.sign_before * 20)
    recipients = set_cell(
        named, typesetter, widths[0], columns.sign_left_text, "right", whole=False
    )
    recipients = _kept(_lifted(recipients, lift))
    sides = [widths[0] if alone and one.left else widths[1] for one in signed]
    signatures = [
        _kept(_lifted(_signature(one, typesetter, side, short), lift))
        for one, side in zip(signed, sides, strict=True)
    ]
    box = typesetter.standard.forms.copy_box
    if named and named[0].role == "copy_title" and box[0]:
        return _stamped(named, signatures, typesetter, width)
    if alone:
        # What confirms the one signature stands below it; what others confirm, below the recipients.
        rows = [Row((Box(recipients), Box(signatures[0])))]
        rows += [
            _alone(cell, one.left) for cell, one in zip(signatures[1:], signed[1:], strict=True)
        ]
    else:
        left = bool(signed) and signed[-1].left
        rows = _signature_rows(signatures, left, lambda cells: _level(cells, typesetter, widths[1]))
        if recipients:
            rows.append(Row((Box(recipients), Box(()))))
    # The template's table has one row and the columns of one signature.
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
    rows = [Row((Box(stamp, border=True), Box(right)), height=high)]
    rows += [_alone(further, left=False) for further in signatures[1:]]
    return Grid((wide, width - wide), tuple(rows), border=False, margin=0, place="stamp")


def _confirming(signature: Signature) -> bool:
    """Whether it says that another signature, or a stay, is right."""
    return bool(signature.lines) and signature.lines[0].role == "confirmation"


def _alone(cell: tuple[Para, ...], left: bool) -> Row:
    pair = (Box(cell), Box(()))
    return Row(pair if left else pair[::-1])


def _signature_rows(
    signatures: list[tuple[Para, ...]],
    left: bool,
    level: Callable[[list[tuple[Para, ...]]], list[tuple[Para, ...]]],
) -> list[Row]:
    """Two to a row; an odd one stands alone in the last row: on the right, or `left`."""
    odd = len(signatures) % 2
    rows = []
    for index in range(0, len(signatures) - odd, 2):
        rows.append(Row(tuple(map(Box, level(signatures[index : index + 2])))))
    if odd:
        rows.append(_alone(signatures[-1], left))
    return rows


def _level(
    cells: list[tuple[Para, ...]], typesetter: Typesetter, width: int
) -> list[tuple[Para, ...]]:
    """Signatures side by side with their names on one line: below the shorter title there is more room."""
    if any(not cell or cell[-1].role != "signer_name" for cell in cells):
        return cells
    heights = [sum(_height(para, typesetter, width) for para in cell[:-1]) for cell in cells]
    befores = [cell[-1].format.before for cell in cells]
    lowest = max(map(add, heights, befores))
    found = []
    for cell, high, before in zip(cells, heights, befores, strict=True):
        paras = list(cell)
        at = _below(paras, typesetter)
        more = paras[at].format.before + lowest - high - before
        paras[at] = formed(paras[at], before=more)
        found.append(tuple(paras))
    return found


def _height(para: Para, typesetter: Typesetter, width: int) -> int:
    """Twips that a paragraph takes, the space around it included."""
    form = para.format
    lines = line_count(para, width - form.left - form.right, typesetter.measure)
    exact = form.line_rule is not LineRule.MULTIPLE
    line = form.line if exact else round(form.size * SINGLE * form.line / 240)
    return form.before + form.after + lines * line


def _signature(
    signature: Signature, typesetter: Typesetter, width: int, short: bool
) -> tuple[Para, ...]:
    paras = list(typesetter.paras(tuple(signature_paragraphs(signature)), width))
    if signature.name:
        # The room for signature and seal is the space before what stands below it: the name, and above
        # the name a state signer's further title (NĐ 30/2020, ô 7b). Never empty paragraphs.
        gap = twips(_SHORT if short else typesetter.standard.columns.signature_gap)
        if signature.note:
            gap = max(0, gap - round(paras[-2].format.size * SINGLE))
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
