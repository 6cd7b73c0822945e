"""ISO 19005-2, 6.2.11: fonts, their widths, and that every code drawn is a letter."""

from __future__ import annotations

import re
import unicodedata

import pikepdf

from tests.pdf_clauses.opened import Faults, Opened


def font_dictionaries(pdf: Opened) -> Faults:
    for font in pdf.fonts:
        if (font.Type, font.Subtype) != ("/Font", "/TrueType"):
            yield f"{font.BaseFont}: {font.Subtype}"
        if len(font.Widths) != int(font.LastChar) - int(font.FirstChar) + 1:
            yield f"{font.BaseFont}: widths"
        if font.BaseFont != font.FontDescriptor.FontName:
            yield f"{font.BaseFont}: called {font.FontDescriptor.FontName}"


def embedding(pdf: Opened) -> Faults:
    for font in pdf.fonts:
        if font.objgen not in pdf.programs:
            yield f"{font.BaseFont}: not embedded"
            continue
        stream = font.FontDescriptor.FontFile2
        if int(stream.Length1) != len(stream.read_bytes()):
            yield f"{font.BaseFont}: /Length1"
        for code in pdf.used[font.objgen] - set(_glyphs(pdf, font)):
            yield f"{font.BaseFont}: no glyph of code {code}"


def _glyphs(pdf: Opened, font: pikepdf.Object) -> dict[int, str]:
    table = pdf.programs[font.objgen]["cmap"].getcmap(3, 0)
    return {code - 0xF000: glyph for code, glyph in table.cmap.items()} if table else {}


def subsets(pdf: Opened) -> Faults:
    for font in pdf.fonts:
        if not re.fullmatch(r"/[A-Z]{6}\+[\w-]+", str(font.BaseFont)):
            yield f"{font.BaseFont}: no tag of a subset"
        if {"/CharSet", "/CIDSet"} & set(font.FontDescriptor.keys()):
            yield f"{font.BaseFont}: a list of glyphs nobody has checked"


def metrics(pdf: Opened) -> Faults:
    for font in pdf.fonts:
        program = pdf.programs[font.objgen]
        scale = 1000 / program["head"].unitsPerEm
        glyphs = _glyphs(pdf, font)
        for code in pdf.used[font.objgen] & set(glyphs):
            wide = float(font.Widths[code - int(font.FirstChar)])
            if abs(wide - program["hmtx"][glyphs[code]][0] * scale) > 1:
                yield f"{font.BaseFont}: code {code} is {wide} wide"


def encodings(pdf: Opened) -> Faults:
    for font in pdf.fonts:
        if "/Encoding" in font or int(font.FontDescriptor.Flags) & 36 != 4:
            yield f"{font.BaseFont}: not a symbolic font without /Encoding"
        if pdf.programs[font.objgen]["cmap"].getcmap(3, 0) is None:
            yield f"{font.BaseFont}: no (3, 0) table"


def unicode_maps(pdf: Opened) -> Faults:
    for font in pdf.fonts:
        letters = pdf.unicode[font.objgen]
        for code in pdf.used[font.objgen]:
            if letters.get(code, "\0") in ("", "\0", "\ufeff", "\ufffe"):
                yield f"{font.BaseFont}: code {code} is no letter"


def private_use(pdf: Opened) -> Faults:
    for font in pdf.fonts:
        letters = pdf.unicode[font.objgen]
        for code in pdf.used[font.objgen]:
            if any(unicodedata.category(letter) == "Co" for letter in letters.get(code, "")):
                yield f"{font.BaseFont}: code {code} is for private use"


def not_defined(pdf: Opened) -> Faults:
    for font in pdf.fonts:
        order = pdf.programs[font.objgen].getGlyphOrder()
        glyphs = _glyphs(pdf, font)
        for code in pdf.used[font.objgen]:
            if glyphs.get(code, order[0]) == order[0]:
                yield f"{font.BaseFont}: code {code} draws .notdef"
