"""What a registry's program lays over a PDF's letterhead: the number and the day, as remarks with a look of their own.

An annotation is no part of the page's content, and most (a reader's remark, a stamp of arrival, a signature's box) are
no part of the document. A number or a day that stands in the line of the letterhead made for it is what is printed.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_KINDS = (raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_WIDGET)
_MARK = re.compile(
    r"(?:Số:?\s*)?\d{1,5}(?:[/-][\w./-]{1,30})?$"
    r"|(?:[^,]{2,40},\s*)?(?:ngày\s*)?\d{1,2}(?:\s*tháng\s*\d{1,2}(?:\s*năm\s*\d{4})?)?$"
)
_LINE = re.compile(r"Số|ngày|tháng|năm|/")
_HEAD = 0.6
"""Share of the page's height above which a letterhead stands."""
_NEAR = 6.0
"""Points above and below its middle in which the rest of its line stands."""


def filled(document: pdfium.PdfDocument) -> None:
    """The first page with such marks made part of what it shows; other annotations are as they were: not read."""
    if not len(document):
        return
    page = document[0]
    count = raw.FPDFPage_GetAnnotCount(page.raw)
    if count <= 0:
        return
    own = set(_marks(page, count))
    if own:
        for index in reversed(range(count)):
            if index not in own:
                raw.FPDFPage_RemoveAnnot(page.raw, index)
        raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
    page.close()


def _marks(page: pdfium.PdfPage, count: int) -> Iterator[int]:
    text_page = page.get_textpage()
    left, bottom, right, top = page.get_bbox()
    for index in range(count):
        note = raw.FPDFPage_GetAnnot(page.raw, index)
        if raw.FPDFAnnot_GetSubtype(note) in _KINDS and _MARK.match(_said(note)):
            box = raw.FS_RECTF()
            raw.FPDFAnnot_GetRect(note, box)
            middle = (box.bottom + box.top) / 2
            line = text_page.get_text_bounded(left, middle - _NEAR, right, middle + _NEAR)
            if middle > bottom + (top - bottom) * _HEAD and _LINE.search(line):
                yield index
        raw.FPDFPage_CloseAnnot(note)
    text_page.close()


def _said(note: object) -> str:
    """What it says: the value of a form's field, or its own words."""
    for key in (b"V", b"Contents"):
        size = raw.FPDFAnnot_GetStringValue(note, key, None, 0)
        if size > 2:
            held = ctypes.create_string_buffer(size)
            raw.FPDFAnnot_GetStringValue(
                note, key, ctypes.cast(held, ctypes.POINTER(raw.FPDF_WCHAR)), size
            )
            return held.raw[: size - 2].decode("utf-16-le", "replace").strip()
    return ""
