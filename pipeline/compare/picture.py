"""Pages of a PDF as pictures: grey, as they are seen, annotations and signs of signatures too."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

import pypdfium2 as pdfium

from pipeline.check.finished import pdf_sheets, pdf_units
from pipeline.compare.pdf import upright


@dataclass(frozen=True, slots=True)
class Grey:
    """A grey picture, a byte a pixel; `rows` from the top."""

    rows: tuple[bytes, ...]
    width: int


def grey(document: pdfium.PdfDocument, page: int, scale: float) -> Grey:
    """Page `page` (from 1) held upright, `scale` pixels a point."""
    bitmap = upright(document, page - 1).render(scale=scale, grayscale=True)
    data, width, stride = memoryview(bitmap.buffer).cast("B"), bitmap.width, bitmap.stride
    lines = (bytes(data[at * stride : at * stride + width]) for at in range(bitmap.height))
    return Grey(tuple(lines), width)


def picture(data: bytes, page: int, scale: float) -> bytes:
    """Page `page` (from 1) as a grey PNG."""
    document = pdf_sheets.parted(pdf_units.opened(data)).document
    try:
        made = grey(document, page, scale)
    finally:
        document.close()
    head = struct.pack(">2I5B", made.width, len(made.rows), 8, 0, 0, 0, 0)
    body = zlib.compress(b"".join(b"\0" + row for row in made.rows), 9)
    return (
        b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))
