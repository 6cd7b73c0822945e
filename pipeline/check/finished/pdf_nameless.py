"""Fonts of a PDF that have no name and no face: drawings of letters (Type 3, ISO 32000-1, 9.6.5).

Only their advances tell anything. Those of Times New Roman are known for its four faces: where they fit, they tell
face and size as well. Where none fits, what the letters look like is not known.
"""

from __future__ import annotations

import ctypes
from collections import defaultdict
from statistics import median
from typing import NamedTuple

import pypdfium2.raw as raw

from pipeline import fonts
from pipeline.check.finished.pdf_items import address, text_object

TIMES = "TimesNewRoman"
"""The name given to letters as wide as those of Times New Roman."""
_FACES = ("regular", "bold", "italic", "bolditalic")
_LEAST = 5
"""So many different letters tell a face; figures are as wide in all four."""
_OFF = 0.012
"""Share by which advances rounded to a thousandth of an em may differ."""
_AGREE = 0.9


class Fit(NamedTuple):
    """What advances tell of a font; `em` = its true size in parts of the size that is asked for."""

    face: str
    em: float


def fits(page: raw.FPDF_TEXTPAGE) -> dict[int, Fit | None]:
    """The nameless fonts of a page by their address; None = a face that is not known."""
    used: dict[int, dict[int, float]] = defaultdict(dict)
    handle = address(page)
    for index in range(raw.FPDFText_CountChars(page)):
        if text_object(handle, index) is None:
            continue
        font = font_of(page, index)
        code = raw.FPDFText_GetUnicode(page, index)
        if font and code and not name(font) and code not in used[address(font)]:
            used[address(font)][code] = advance(font, code)
    found = {font: _fit(advances, _LEAST) for font, advances in used.items()}
    sizes = [one.em for one in found.values() if one is not None]
    for font, advances in used.items():
        few = _fit(advances, 0) if found[font] is None else None
        # A page number has too few letters to tell a face: it is Times where the page's other drawn fonts are.
        if few is not None and any(abs(few.em / em - 1) <= _OFF for em in sizes):
            found[font] = few
    return found


def font_of(page: raw.FPDF_TEXTPAGE, index: int) -> raw.FPDF_FONT:
    """The font of a letter."""
    return raw.FPDFTextObj_GetFont(raw.FPDFText_GetTextObject(page, index))


def name(font: raw.FPDF_FONT) -> str:
    """The font's own name; "" for a drawn one."""
    buffer = ctypes.create_string_buffer(200)
    raw.FPDFFont_GetBaseFontName(font, buffer, 200)
    return buffer.value.decode("utf-8", "replace")


def advance(font: raw.FPDF_FONT, code: int) -> float:
    """How far a letter of size 1 moves on; 0 where the font does not say."""
    width = ctypes.c_float()
    return width.value if raw.FPDFFont_GetGlyphWidth(font, code, 1.0, width) else 0.0


def _fit(advances: dict[int, float], least: int) -> Fit | None:
    metrics = fonts.times()
    told = {chr(code): width for code, width in advances.items() if width > 0}
    letters = [one for one in told if one.isalpha()]
    if metrics is None or not told or len(letters) < least:
        return None
    found: list[tuple[float, Fit]] = []
    # Figures alone are as wide in every face: then the plain one is meant.
    for face in _FACES if least else _FACES[:1]:
        wanted = {one: metrics.text_width(one, face, 1.0) for one in told}
        sizes = [told[one] / wanted[one] for one in told if wanted[one] > 0] or [0.0]
        em = median(sizes)
        off = [abs(size / em - 1) for size in sizes] if em else [1.0]
        if sum(one <= _OFF for one in off) >= _AGREE * len(off):
            found.append((sum(off) / len(off), Fit(face, em)))
    return min(found)[1] if found else None
