"""What the paragraphs of a PDF show together: gaps between them, and lines that are centred by chance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from pipeline.check.finished.page import Para
from pipeline.check.finished.pdf_places import AT


def with_gaps(paras: list[Para]) -> list[Para]:
    """Points between paragraphs of running text: from line to line, less the pitch within them.

    What begins a page may go on from the one before: it has neither a gap nor a first line of its own.
    """
    found = paras[:1]
    indents = _indents(paras)
    for above, para in pairwise(paras):
        if above.boxes[-1][0] != para.boxes[0][0]:
            found.append(replace(para, first_line=None))
            continue
        pitch = para.line or above.line
        alike = pitch is not None and abs((above.line or pitch) - pitch) < 0.3
        if alike and pitch and _running(above, indents) and _running(para, indents):
            step = para.boxes[0][1].top - above.boxes[-1][1].top
            if 0 < step < 4 * pitch and above.size == para.size:
                para = replace(para, before=step - pitch)
        found.append(para)
    return found


def _running(para: Para, indents: set[float]) -> bool:
    """Whether it is running text: by its lines, or as one line that begins where others have their first."""
    if para.first_line is not None:
        return True
    alone = len(para.boxes) == 1 and para.side != "right" and not para.bordered
    return alone and any(abs(para.boxes[0][1].left - one) < AT for one in indents)


def _indents(paras: Iterable[Para]) -> set[float]:
    """Where first lines begin, further in than the lines below them."""
    return {para.boxes[0][1].left for para in paras if para.first_line and para.first_line > 1}


def at_indents(paras: list[Para]) -> list[Para]:
    """A sentence of one line that begins where others have their first lines is not centred, however it ends."""
    indents = _indents(paras)
    if not indents:
        return paras
    return [replace(para, align="") if _indented(para, indents) else para for para in paras]


def _indented(para: Para, indents: set[float]) -> bool:
    if para.align != "center" or len(para.boxes) != 1 or para.text[-1:] not in ".;:,":
        return False
    return any(abs(para.boxes[0][1].left - one) < AT for one in indents)
