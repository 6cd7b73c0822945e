"""Letters of one PDF page, through PDFium; its oddities stay in this file."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterable, Iterator
from ctypes import addressof, c_int, c_uint, c_void_p
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.check.finished.pdf_items import Item, address, straight, text_object
from pipeline.check.finished.pdf_nameless import TIMES, Fit, advance, fits, font_of
from pipeline.check.finished.pdf_turn import Turn, turn

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_ITALIC, _BOLD = 1 << 6, 1 << 18
"""Flags of a font descriptor (ISO 32000-1, table 123)."""
_code = straight(raw.FPDFText_GetUnicode, c_uint, c_void_p, c_int)
_origin = straight(raw.FPDFText_GetCharOrigin, c_int, c_void_p, c_int, c_void_p, c_void_p)
_loose_box = straight(raw.FPDFText_GetLooseCharBox, c_int, c_void_p, c_int, c_void_p)


class Letter(NamedTuple):
    """A letter; points from the page's top left corner, baseline at y."""

    text: str
    left: float
    right: float
    y: float
    size: float
    font: str
    bold: bool
    italic: bool
    color: str = ""
    """RRGGBB; "" = black, or as good as."""
    unseen: bool = False
    """In the file and not drawn: what a program recognised in a picture, or what somebody hides."""


def letters(page: pdfium.PdfPage) -> tuple[Turn, list[Letter]]:
    """How the page is read, and every printed letter in the order of the file, turned text left out."""
    text_page = page.get_textpage()
    held = turn(page, text_page)
    wide, high = held.size
    # What stands beyond the page's box is in the file and on no paper.
    found = [
        one
        for one in _letters(text_page.raw, held)
        if one.right > 0 and one.left < wide and 0 < one.y < high + one.size
    ]
    text_page.close()
    return held, found


class _Look(NamedTuple):
    """What all letters of one text object have in common."""

    size: float
    font: str
    bold: bool
    italic: bool
    color: str
    unseen: bool = False
    drawn: Drawn | None = None


class Drawn(NamedTuple):
    """A nameless font, and points by which one unit of its advances moves on."""

    font: raw.FPDF_FONT
    scale: float


def _letters(handle: raw.FPDF_TEXTPAGE, held: Turn) -> Iterator[Letter]:
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    x_at, y_at, box_at = addressof(x), addressof(y), addressof(box)
    looks: dict[int, _Look | None] = {}
    page, place = address(handle), held.place
    nameless: dict[int, Fit | None] | None = None
    for index in range(raw.FPDFText_CountChars(handle)):
        code = _code(page, index)
        if _BLANK[code] if code < len(_BLANK) else chr(code).isspace():
            continue
        if code == 0 and raw.FPDFText_HasUnicodeMapError(handle, index) != 1:
            continue
        shown = text_object(page, index)
        if shown is None:  # a sign that PDFium put in
            continue
        if shown not in looks:
            looks[shown] = found = _look(handle, index, held)
            if found is not None and not found.font:
                nameless = fits(handle) if nameless is None else nameless
                looks[shown] = _fitted(found, handle, index, nameless)
        look = looks[shown]
        if look is None:
            continue
        _origin(page, index, x_at, y_at)
        _loose_box(page, index, box_at)
        start, base = place(x.value, y.value)
        one, two = place(box.left, box.bottom)[0], place(box.right, box.top)[0]
        if look.drawn is not None:  # its box is the font's, as wide as the widest letter
            one, two = start, start + advance(look.drawn.font, code) * look.drawn.scale
        yield Letter(
            "-" if code in (2, 0xFFFE, 0x2011) else chr(code or 0xFFFD),
            start,
            two if two > one else one,
            base,
            *look[:-1],
        )


def _fitted(
    look: _Look, handle: raw.FPDF_TEXTPAGE, index: int, known: dict[int, Fit | None]
) -> _Look:
    """The look of a drawn font: size and face as its advances tell them."""
    font = font_of(handle, index)
    drawn = Drawn(font, look.size)
    fit = known.get(address(font)) if font else None
    if fit is None:
        return look._replace(drawn=drawn if font else None)
    return look._replace(
        size=_rounded(look.size * fit.em),
        font=TIMES,
        bold="bold" in fit.face,
        italic="italic" in fit.face,
        drawn=drawn,
    )


def _rounded(size: float) -> float:
    return round(size * 2) / 2 if abs(size * 2 - round(size * 2)) < 0.12 else round(size, 2)


_BLANK = tuple(chr(code).isspace() for code in range(0x3000))


def _look(handle: raw.FPDF_TEXTPAGE, index: int, held: Turn) -> _Look | None:
    """The look of a letter's object; None where it is slanted by more than an italic would be: a stamp
    across the page or a turned table."""
    matrix, flags = raw.FS_MATRIX(), ctypes.c_int()
    raw.FPDFText_GetMatrix(handle, index, matrix)
    along, upwards = held.along(matrix.a, matrix.b)
    if abs(upwards) > 0.3 * along:
        return None
    name = ctypes.create_string_buffer(200)
    raw.FPDFText_GetFontInfo(handle, index, name, 200, flags)
    font = _SUBSET.sub("", name.value.decode("utf-8", "replace"))
    plain = font.lower()
    # Word's PDFs set the size in the matrix and print "1" in the font's own size.
    high = matrix.c if held.quarters % 2 else matrix.d
    size = raw.FPDFText_GetFontSize(handle, index) * abs(high)
    shown = raw.FPDFText_GetTextObject(handle, index)
    mode = raw.FPDFTextObj_GetTextRenderMode(shown)
    bold = "bold" in plain or "black" in plain or bool(flags.value & _BOLD)
    italic = "italic" in plain or "oblique" in plain or bool(flags.value & _ITALIC)
    return _Look(
        _rounded(size) if font else size,
        font,
        bold or (mode == _OUTLINED and _line_width(shown) > _FATTER * size),
        italic or _leans(held.along(matrix.c, matrix.d)),
        _color(handle, index),
        mode in _UNSEEN,
    )


_OUTLINED = raw.FPDF_TEXTRENDERMODE_FILL_STROKE
"""By which programs make letters fat whose font has no bold face."""
_FATTER = 0.012
"""Share of the size: a thinner line makes nothing fat."""
_UNSEEN = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)


def _line_width(shown: object) -> float:
    width = ctypes.c_float()
    return width.value if raw.FPDFPageObj_GetStrokeWidth(shown, width) else 0.0


def _leans(upwards: tuple[float, float]) -> bool:
    """Whether upright letters are drawn aslant, as programs do whose font has no italic face."""
    across, rise = upwards
    return 0.1 * rise < across < 0.7 * rise


def _color(handle: raw.FPDF_TEXTPAGE, index: int) -> str:
    """The ink of a letter; printing black and a dark grey of four inks are black."""
    inks = [ctypes.c_uint() for _ in range(4)]
    if not raw.FPDFText_GetFillColor(handle, index, *inks):
        return ""
    red, green, blue = (one.value for one in inks[:3])
    dark = max(red, green, blue) <= _DARK and max(red, green, blue) - min(red, green, blue) <= _GREY
    return "" if dark else f"{red:02x}{green:02x}{blue:02x}"


_DARK, _GREY = 0x40, 0x18
"""Black as four inks give it on a screen: no part lighter, none much lighter than another."""


def fonts_outside(found: Iterable[Item]) -> Iterator[str]:
    """Fonts that the page uses and the file does not carry."""
    fonts: set[int] = set()
    seen: set[str] = set()
    buffer = ctypes.create_string_buffer(200)
    for item in found:
        if item.kind != raw.FPDF_PAGEOBJ_TEXT:
            continue
        font = raw.FPDFTextObj_GetFont(item.raw)
        if not font or address(font) in fonts:
            continue
        fonts.add(address(font))
        raw.FPDFFont_GetBaseFontName(font, buffer, 200)
        name = buffer.value.decode("utf-8", "replace")
        if name in seen:
            continue
        seen.add(name)
        if raw.FPDFFont_GetIsEmbedded(font) == 0:
            yield _SUBSET.sub("", name)
