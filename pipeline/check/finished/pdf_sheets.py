"""Two pages printed side by side on each sheet, taken apart again: A3 with two of full size, A4 with two made small.

Told by the first sheet: it lies across, its halves have the proportions of a page, nothing stands where the halves meet,
and the title of the State or of the Party, which stands at the right of a page, ends in the left half.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.check.finished.pdf_letters import Letter, letters
from pipeline.check.finished.pdf_turn import Turn
from pipeline.check.finished.words import NATIONAL_NAME, PARTY_TITLE, bare
from pipeline.lengths import POINT

_WIDTH = 210.0
"""mm of the page that is made small."""
_PROPORTION, _OFF = 2**0.5, 0.04
_CLEAR = (2.0, 12.0)
"""mm of a full page left and right of the middle of a sheet where no letter stands: margins, less what a letterhead
takes of them."""
_TITLES = tuple(bare(one.rpartition(" ")[0]) for one in (NATIONAL_NAME, PARTY_TITLE))
"""Their last word may have gone to the next line."""
_HEAD = 0.3
"""Share of the sheet's height in which the title stands."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """A document, each page by itself; `scale` of the pages on their sheets, 0 = they never shared one."""

    document: pdfium.PdfDocument
    scale: float = 0.0


def parted(document: pdfium.PdfDocument) -> Sheets:
    """The document with each half of its sheets as a page of full size, or as it is."""
    first = _first(document)
    if first is None:
        return Sheets(document)
    wide, high = first
    scale = wide / 2 * POINT / _WIDTH
    made = pdfium.PdfDocument.new()
    for index in range(len(document)):
        page = document[index]
        held, found = letters(page)
        page.close()
        if held.size != (wide, high) or not _clear(found, wide, scale):
            made.import_pages(document, [index])
            continue
        halves = [one for one in (0, 1) if any((it.left > wide / 2) == bool(one) for it in found)]
        for half in halves or [0]:
            made.import_pages(document, [index])
            _cut(made[len(made) - 1], held, half, scale)
    document.close()
    out = BytesIO()
    made.save(out)
    made.close()
    return Sheets(pdfium.PdfDocument(out.getvalue()), round(scale, 3))


def _first(document: pdfium.PdfDocument) -> tuple[float, float] | None:
    """Width and height of the sheets, where the first one holds two pages."""
    page = document[0] if len(document) else None
    if page is None or not _may_lie(page):
        return None
    held, found = letters(page)
    page.close()
    wide, high = held.size
    scale = wide / 2 * POINT / _WIDTH
    if abs(high / (wide / 2) - _PROPORTION) > _OFF or not _clear(found, wide, scale):
        return None
    left = [one for one in found if one.right < wide / 2 and one.y < high * _HEAD]
    said = "".join(one.text for one in sorted(left, key=lambda one: (round(one.y), one.left)))
    return held.size if any(one in bare(said) for one in _TITLES) else None


def _may_lie(page: pdfium.PdfPage) -> bool:
    """Whether the page is wide, or its first words run up or down."""
    wide, high = page.get_size()
    if wide > high:
        return True
    matrix = raw.FS_MATRIX()
    for one in page.get_objects([raw.FPDF_PAGEOBJ_TEXT], max_depth=4):
        raw.FPDFPageObj_GetMatrix(one.raw, matrix)
        return bool(abs(matrix.b) > abs(matrix.a))
    return False


def _clear(found: Sequence[Letter], wide: float, scale: float) -> bool:
    before, behind = (one * scale / POINT for one in _CLEAR)
    return not any(one.right > wide / 2 - before and one.left < wide / 2 + behind for one in found)


def _cut(page: pdfium.PdfPage, held: Turn, half: int, scale: float) -> None:
    """One half of the sheet as the whole page, as large as it was before it was made small."""
    left, bottom, right, top = held.left, held.bottom, held.right, held.top
    # Where the words run upwards, the left half of the sheet is the lower half of the stored page.
    later = half if held.quarters in (0, 1) else 1 - half
    if held.quarters % 2:
        middle = (bottom + top) / 2
        bottom, top = (middle, top) if later else (bottom, middle)
    else:
        middle = (left + right) / 2
        left, right = (middle, right) if later else (left, middle)
    more = 1 / scale
    raw.FPDFPage_TransFormWithClip(page.raw, raw.FS_MATRIX(more, 0, 0, more, 0, 0), None)
    for name in ("Media", "Crop"):
        sides = (one * more for one in (left, bottom, right, top))
        getattr(raw, f"FPDFPage_Set{name}Box")(page.raw, *sides)
    page.close()
