"""PDFs whose pages count in a unit of their own (/UserUnit, ISO 32000-1, 14.11.2): opened as if they counted in points.

PDFium shows such a page, its words and lines in the page's unit: A4 of unit 2 would be A6, and 14 pt would be 7 pt.
"""

from __future__ import annotations

import re
import zlib
from ctypes import byref, c_float
from io import BytesIO

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_UNIT = re.compile(rb"/UserUnit\s*(\d+\.?\d*|\.\d+)")
_PACKED = re.compile(rb"/ObjStm.{0,300}?stream\r?\n", re.DOTALL)
_MOST = 4 * 1024 * 1024
"""Bytes of dictionaries packed into one stream that are looked through."""
_UNLOCKED = raw.FPDF_REMOVE_SECURITY
"""Saved without its encryption."""
_BOXES = ("Media", "Crop", "Bleed", "Trim", "Art")


def opened(data: bytes) -> pdfium.PdfDocument:
    """The document, every page in points; PdfiumError as PdfDocument has it."""
    document = pdfium.PdfDocument(data)
    if not (_named(data) or (b"/Encrypt" in data and _named(_saved(document, _UNLOCKED)))):
        return document
    units = [_unit(document, index) for index in range(len(document))]
    if all(unit == 1 for unit in units):
        return document
    for index, unit in enumerate(units):
        if unit != 1:
            _scale(document[index], unit)
    # Only a page that is opened anew shows its words at their new places.
    made = _saved(document)
    document.close()
    return pdfium.PdfDocument(made)


def _named(data: bytes) -> bool:
    """Whether a unit is named anywhere, in the file or in dictionaries packed into streams."""
    if b"/UserUnit" in data:
        return True
    view = memoryview(data)  # the rest of a large file is not copied for each stream
    for found in _PACKED.finditer(data):
        end = data.find(b"endstream", found.end())
        packed = view[found.end() : end if end >= 0 else len(data)]
        try:
            if b"/UserUnit" in zlib.decompressobj().decompress(packed, _MOST):
                return True
        except zlib.error:
            continue
    return False


def _saved(document: pdfium.PdfDocument, flags: int = raw.FPDF_NO_INCREMENTAL) -> bytes:
    out = BytesIO()
    document.save(out, flags=flags)
    return out.getvalue()


def _unit(document: pdfium.PdfDocument, index: int) -> float:
    """Points of the page's unit: PDFium has no call for it, but writes it with a page copied out."""
    alone = pdfium.PdfDocument.new()
    try:
        alone.import_pages(document, [index])
        found = _UNIT.search(_saved(alone))
    finally:
        alone.close()
    unit = float(found[1]) if found else 1.0
    return unit if unit > 0 else 1.0


def _scale(page: pdfium.PdfPage, unit: float) -> None:
    """What the page shows and the boxes that it names, in points."""
    raw.FPDFPage_TransFormWithClip(page.raw, raw.FS_MATRIX(unit, 0, 0, unit, 0, 0), None)
    for name in _BOXES:
        sides = [c_float() for _ in range(4)]
        if getattr(raw, f"FPDFPage_Get{name}Box")(page.raw, *map(byref, sides)):
            scaled = [side.value * unit for side in sides]
            getattr(raw, f"FPDFPage_Set{name}Box")(page.raw, *scaled)
    page.close()
