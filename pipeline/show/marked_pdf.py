"""A checked PDF with its findings written into it: coloured words, the finding as their comment."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from io import BytesIO

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.check.finished import Report, pdf_sheets, pdf_units
from pipeline.check.finished.findings import Finding, at_words
from pipeline.check.finished.page import Box
from pipeline.problem import Level

_COLOURS = {
    Level.ERROR: (255, 120, 120),
    Level.WARNING: (255, 200, 90),
    Level.INFO: (140, 190, 255),
}
_NOTE = 18.0
"""Points of a note's sign, which stands in the margin for what is about no words."""


def marked(report: Report, data: bytes) -> bytes:
    """The PDF again, with a highlight at the words that findings are about and a note for each other one."""
    document = pdf_sheets.parted(pdf_units.opened(data)).document
    try:
        notes: dict[int, int] = {}
        for para, findings in at_words(report.findings):
            for number in dict.fromkeys(page for page, _ in para.boxes):
                lines = [box for page, box in para.boxes if page == number]
                _highlight(document[number - 1], lines, findings)
        for finding in report.findings:
            if finding.para is None or not finding.para.boxes:
                number = finding.page or 1
                _note(document[number - 1], notes.get(number, 0), finding)
                notes[number] = notes.get(number, 0) + 1
        stream = BytesIO()
        document.save(stream)
    finally:
        document.close()
    return stream.getvalue()


def _highlight(page: pdfium.PdfPage, boxes: Iterable[Box], findings: list[Finding]) -> None:
    """One mark in the colour of the heaviest, with all of them as its comment."""
    height = page.get_height()
    annotation = raw.FPDFPage_CreateAnnot(page.raw, raw.FPDF_ANNOT_HIGHLIGHT)
    edges = []
    for box in boxes:
        top, bottom = height - box.top, height - box.bottom
        quad = raw.FS_QUADPOINTSF(
            box.left, top, box.right, top, box.left, bottom, box.right, bottom
        )
        raw.FPDFAnnot_AppendAttachmentPoints(annotation, quad)
        edges.append((box.left, bottom, box.right, top))
    left, bottom = min(edge[0] for edge in edges), min(edge[1] for edge in edges)
    right, top = max(edge[2] for edge in edges), max(edge[3] for edge in edges)
    _finish(annotation, raw.FS_RECTF(left, top, right, bottom), findings)


def _note(page: pdfium.PdfPage, at: int, finding: Finding) -> None:
    top = page.get_height() - 6 - at * (_NOTE + 4)
    annotation = raw.FPDFPage_CreateAnnot(page.raw, raw.FPDF_ANNOT_TEXT)
    _finish(annotation, raw.FS_RECTF(6, top, 6 + _NOTE, top - _NOTE), [finding])


def _finish(annotation: object, rectangle: object, findings: list[Finding]) -> None:
    raw.FPDFAnnot_SetRect(annotation, rectangle)
    colour = _COLOURS[findings[0].level]
    raw.FPDFAnnot_SetColor(annotation, raw.FPDFANNOT_COLORTYPE_Color, *colour, 140)
    words = "\n\n".join(map(_words, findings))
    _set(annotation, b"Contents", words)
    _set(annotation, b"T", "vanban check")
    raw.FPDFAnnot_SetFlags(annotation, 4)
    raw.FPDFPage_CloseAnnot(annotation)


def _words(finding: Finding) -> str:
    clause = f" ({finding.clause})" if finding.clause else ""
    hint = f"\n→ {finding.hint}" if finding.hint else ""
    return f"{finding.level.value} {finding.code}: {finding.message}{clause}{hint}"


def _set(annotation: object, key: bytes, words: str) -> None:
    # PDFium takes UTF-16LE with a final zero.
    encoded = (words + "\0").encode("utf-16-le")
    buffer = ctypes.create_string_buffer(encoded, len(encoded))
    text = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    raw.FPDFAnnot_SetStringValue(annotation, key, text)
