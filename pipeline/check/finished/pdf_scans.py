"""Pages that are pictures with words recognised in them: what is printed is the picture, not the letters."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.check.finished.pdf_items import Item
from pipeline.lengths import POINT

_MOST = 0.6
"""Share of the page that a picture of it covers."""
_UNSEEN = raw.FPDF_TEXTRENDERMODE_INVISIBLE
_DEPTH = 4
_LEAST_DPI = 200
_ROUNDING = 4
"""Pixels an inch by which a scanner's picture may miss its own resolution."""
_LEAST_VERSION = 14
_SMALL = 0.25
"""Pixels a point at which colours are looked for."""
_HUE = 24
"""Steps of 256 by which red and blue of a grey differ at most."""
_RGB = 24
"""Bits of a pixel in colour."""
_PAPERS = ((210, 297), (297, 420), (148, 210))
_OFF = 6.0
"""mm that a scanned sheet may be off its paper."""


def is_scan(page: pdfium.PdfPage, found: Iterable[Item]) -> bool:
    """Whether pictures cover the page and the letters are unseen, or lie below one that covers it."""
    width, height = page.get_size()
    covered = 0.0
    unseen = seen = 0
    for item in found:
        if item.depth >= _DEPTH:
            continue
        if item.kind == raw.FPDF_PAGEOBJ_IMAGE:
            # Some scanners write a page as strips.
            covered += _area(item)
            if _area(item) > _MOST * width * height:
                seen = 0
        elif item.kind == raw.FPDF_PAGEOBJ_TEXT:
            if raw.FPDFTextObj_GetTextRenderMode(item.raw) == _UNSEEN:
                unseen += 1
            else:
                seen += 1
    # Letters written before the picture are below it; a few above it are a stamp or a signature.
    return covered > _MOST * width * height and (unseen > seen or not seen)


def poor(document: pdfium.PdfDocument, page: pdfium.PdfPage, found: Iterable[Item]) -> str:
    """What a digitised page lacks of NĐ 30/2020, Phụ lục I, Phần II, I.2: at least 200 dpi, in colour, 100 %, and
    PDF 1.4; "" where it lacks nothing or no picture covers it."""
    width, height = page.get_size()
    large = [
        _picture(page, one)
        for one in found
        if one.kind == raw.FPDF_PAGEOBJ_IMAGE and _area(one) > _MOST * width * height
    ]
    if not large:
        return ""
    lacks = []
    sharp = max(min(one.horizontal_dpi, one.vertical_dpi) for one in large)
    if sharp < _LEAST_DPI - _ROUNDING:
        lacks.append(f"độ phân giải {sharp:.0f} dpi, dưới {_LEAST_DPI} dpi")
    if not any(_coloured(one, page) for one in large):
        lacks.append("ảnh không có màu")
    sides = sorted((width * POINT, height * POINT))
    if not any(abs(sides[0] - a) < _OFF and abs(sides[1] - b) < _OFF for a, b in _PAPERS):
        lacks.append(f"trang {sides[0]:.0f} × {sides[1]:.0f} mm, không phải tỷ lệ 100% của khổ A4")
    version = document.get_version() or _LEAST_VERSION
    if version < _LEAST_VERSION:
        lacks.append(f"tệp PDF {version / 10:.1f}, cũ hơn 1.4")
    return "; ".join(lacks)


def _picture(page: pdfium.PdfPage, item: Item) -> raw.FPDF_IMAGEOBJ_METADATA:
    said = raw.FPDF_IMAGEOBJ_METADATA()
    raw.FPDFImageObj_GetImageMetadata(item.raw, page.raw, said)
    return said


def _coloured(one: raw.FPDF_IMAGEOBJ_METADATA, page: pdfium.PdfPage) -> bool:
    """By its colours; of a palette, which may be all grey, by what it shows."""
    grey = (raw.FPDF_COLORSPACE_DEVICEGRAY, raw.FPDF_COLORSPACE_CALGRAY)
    if one.colorspace != raw.FPDF_COLORSPACE_INDEXED:
        return one.colorspace not in grey and one.bits_per_pixel >= _RGB
    shown = page.render(scale=_SMALL, rev_byteorder=False)
    pixels, step = bytes(shown.buffer), shown.n_channels
    blue, red = pixels[0::step], pixels[2::step]
    return step >= 3 and any(abs(one - other) > _HUE for one, other in zip(blue, red, strict=False))


def _area(item: Item) -> float:
    """Square points of the box around an object."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(item.raw, left, bottom, right, top)
    return (right.value - left.value) * (top.value - bottom.value)
