"""Pages that are pictures with words recognised in them: what is printed is the picture, not the letters."""

from __future__ import annotations

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_MOST = 0.6
"""Share of the page that a picture of it covers."""
_UNSEEN = raw.FPDF_TEXTRENDERMODE_INVISIBLE
_DEPTH = 4


def is_scan(page: pdfium.PdfPage) -> bool:
    """Whether a picture covers the page and the letters are unseen, or lie below the picture."""
    width, height = page.get_size()
    picture = -1
    unseen = seen = 0
    for at, item in enumerate(page.get_objects(max_depth=_DEPTH)):
        if item.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = item.get_bounds()
            if (right - left) * (top - bottom) > _MOST * width * height:
                picture, seen = at, 0
        elif item.type == raw.FPDF_PAGEOBJ_TEXT:
            if raw.FPDFTextObj_GetTextRenderMode(item.raw) == _UNSEEN:
                unseen += 1
            else:
                seen += 1
    # Letters written before the picture are below it; a few above it are a stamp or a signature.
    return picture >= 0 and (unseen > seen or not seen)
