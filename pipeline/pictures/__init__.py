"""Pictures of untrusted files: what they are, and the one form in which both the .docx and the PDF hold them.

PNG and JPEG go through as they are where a PDF can hold them so. Where it cannot, or where Word and
a PDF would show them differently (turned by the camera's note, four inks, see-through, interlaced),
they are made anew once, so that both files show the same picture. All else is refused with the way out.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import lru_cache

from pipeline.pictures import jpeg, png
from pipeline.pictures.form import Size, Unusable, bounded
from pipeline.pictures.kinds import named

__all__ = ["Picture", "Size", "Unusable", "measured", "read"]


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG or JPEG that a PDF can hold as it is."""

    data: bytes
    size: Size
    changed: tuple[str, ...] = ()
    """What was changed that a reader may see, in words."""


def measured(data: bytes) -> Size | None:
    """Pixel size by the head of a PNG or JPEG, None for anything else or a damaged head."""
    try:
        if data.startswith(png.START):
            return png.header(data).size
        if data.startswith(jpeg.START):
            return jpeg.measured(data)
    except (Unusable, struct.error, IndexError):
        return None
    return None


@lru_cache(maxsize=8)
def read(data: bytes) -> Picture:
    """The picture as both files hold it. Raises Unusable."""
    try:
        if data.startswith(png.START):
            return _png(data)
        if data.startswith(jpeg.START):
            return _jpeg(data)
    except (struct.error, IndexError) as error:
        raise Unusable("tệp hình hỏng: phần đầu bị cắt cụt", "chép lại tệp gốc") from error
    raise named(data)


def _png(data: bytes) -> Picture:
    found = png.parsed(data)
    if not found.anew:
        return Picture(data, found.header.size)
    return _anew(data, found.header.size, found.turn, inks=False)


def _jpeg(data: bytes) -> Picture:
    found = jpeg.parsed(data)
    bounded(found.size)
    if not found.anew:
        return Picture(data, found.size)
    return _anew(data, found.size, found.turn, inks=found.channels == 4)


def _anew(data: bytes, size: Size, turn: int, *, inks: bool) -> Picture:
    from pipeline.pictures.convert import converted

    made, width, height = converted(data, turn)
    changed = []
    if turn != 1:
        changed.append("xoay theo ghi chú chiều chụp trong tệp (EXIF)")
    if inks:
        changed.append("đổi màu in CMYK sang RGB, màu có thể lệch đôi chút")
    return Picture(made, Size(width, height, size.dpi), tuple(changed))
