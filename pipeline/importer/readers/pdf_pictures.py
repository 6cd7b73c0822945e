"""The pictures of a PDF: JPEG as it is stored, other pixels as PNG."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.check.finished.page import Para
from pipeline.importer.pages import Picture
from pipeline.importer.readers.word_pictures import MOST, kind_of
from pipeline.lengths import POINT

_MOST_PIXELS = 16_000_000
_LEAST = 40.0
"""Points: smaller ones are rules, stamps of signing programs, dots."""
_PAGES = 300
_DEPTH = 4


@dataclass(frozen=True, slots=True)
class Pictures:
    """What was taken, and how many more there are."""

    taken: tuple[Picture, ...] = ()
    left: int = 0


def pictures(document: pdfium.PdfDocument, paras: Sequence[Para], scans: Sequence[int]) -> Pictures:
    """The pictures of pages with words; `after` = the last paragraph above the picture on its page."""
    taken: list[Picture] = []
    left = 0
    for number in range(1, min(len(document), _PAGES) + 1):
        if number in scans:
            continue
        page = document[number - 1]
        height = page.get_height()
        for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=_DEPTH):
            west, _, east, north = item.get_bounds()
            if east - west < _LEAST:
                continue
            data = _jpeg(item) or _png(item)
            suffix = kind_of(data) if data else ""
            if data and suffix and len(taken) < MOST:
                after = _above(paras, number, height - north)
                taken.append(Picture(data, suffix, (east - west) * POINT, after))
            else:
                left += 1
        page.close()
    return Pictures(tuple(taken), left)


def _jpeg(item: pdfium.PdfObject) -> bytes | None:
    if item.get_filters() != ["DCTDecode"]:
        return None
    return bytes(item.get_data(decode_simple=False))


def _png(item: pdfium.PdfObject) -> bytes | None:
    """The pixels as a PNG of grey or colours; None for masks and sizes beyond reason."""
    width, height = item.get_px_size()
    if not 0 < width * height <= _MOST_PIXELS:
        return None
    bitmap = item.get_bitmap(render=False)
    channels = bitmap.n_channels
    if channels not in (1, 3, 4):
        return None
    pixels = bytes(bitmap.buffer)
    rows = [_row(pixels, at, bitmap.stride, width, channels) for at in range(height)]
    head = struct.pack(">IIBBBBB", width, height, 8, 0 if channels == 1 else 2, 0, 0, 0)
    packed = zlib.compress(b"".join(rows), 6)
    chunks = ((b"IHDR", head), (b"IDAT", packed), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _row(pixels: bytes, at: int, stride: int, width: int, channels: int) -> bytes:
    """One row behind its filter byte; pdfium has blue first."""
    row = pixels[at * stride : at * stride + width * channels]
    if channels == 1:
        return b"\0" + row
    out = bytearray(width * 3)
    out[0::3], out[1::3], out[2::3] = row[2::channels], row[1::channels], row[0::channels]
    return b"\0" + bytes(out)


def _chunk(name: bytes, data: bytes) -> bytes:
    check = zlib.crc32(name + data)
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)


def _above(paras: Sequence[Para], page: int, top: float) -> int:
    """The number of the last paragraph that ends above this height."""
    above = [
        para.number
        for para in paras
        for at, box in para.boxes[-1:]
        if at < page or (at == page and box.bottom <= top + 2)
    ]
    return max(above, default=0)
