"""Pages that are pictures with words recognised in them: what is printed is the picture, not the letters."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.check.finished.pdf_items import Item

_MOST = 0.6
"""Share of the page that a picture of it covers."""
_UNSEEN = raw.FPDF_TEXTRENDERMODE_INVISIBLE
_DEPTH = 4


def is_scan(page: pdfium.PdfPage, found: Iterable[Item]) -> bool:
    """Whether a picture covers the page and the letters are unseen, or lie below the picture."""
    width, height = page.get_size()
    picture = -1
    unseen = seen = 0
    for at, item in enumerate(found):
        if item.depth >= _DEPTH:
            continue
        if item.kind == raw.FPDF_PAGEOBJ_IMAGE:
            if _area(item) > _MOST * width * height:
                picture, seen = at, 0
        elif item.kind == raw.FPDF_PAGEOBJ_TEXT:
            if raw.FPDFTextObj_GetTextRenderMode(item.raw) == _UNSEEN:
                unseen += 1
            else:
                seen += 1
    # Letters written before the picture are below it; a few above it are a stamp or a signature.
    return picture >= 0 and (unseen > seen or not seen)


def _area(item: Item) -> float:
    """Square points of the box around an object."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(item.raw, left, bottom, right, top)
    return (right.value - left.value) * (top.value - bottom.value)
