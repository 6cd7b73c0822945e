"""Pictures: the bytes of the file the author names, and how large it stands on the page."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.compose.press import Press
from pipeline.model.blocks import ImageBlock
from pipeline.tree import Image, Paragraph

_DPI = 96.0
"""For files that do not say their resolution."""
_MM = 25.4


class Size(NamedTuple):
    """Pixels and pixels per inch."""

    width: int
    height: int
    dpi: float = _DPI


def image(block: ImageBlock, press: Press) -> Iterator[Image]:
    """The picture with its caption; a file that is missing or of another form is a problem."""
    writer = press.writer
    name = writer.text(block.file)
    data = press.read_image(name)
    if data is None:
        writer.problem(
            block.file.span,
            "T031",
            f"không thấy tệp hình “{name}”",
            "đặt tệp trong thư mục nội dung và ghi đường dẫn tính từ tệp này",
        )
        return
    size = measured(data)
    if size is None:
        writer.problem(
            block.file.span,
            "T032",
            f"tệp “{name}” không phải hình PNG hoặc JPEG",
            "lưu lại hình ở dạng PNG hoặc JPEG",
        )
        return
    width = block.width or size.width / size.dpi * _MM
    caption: Paragraph | None = None
    if block.caption:
        runs = writer.runs(block.caption)
        caption = writer.para("caption", runs, block=block.id, span=block.caption.span)
    yield Image(data, width, width * size.height / size.width, caption, block.id, block.span)


def measured(data: bytes) -> Size | None:
    """Pixel size of a PNG or JPEG, None for anything else or a damaged head."""
    try:
        if data.startswith(b"\x89PNG\r\n\x1a\n"):
            return _png(data)
        if data.startswith(b"\xff\xd8"):
            return _jpeg(data)
    except (struct.error, IndexError):
        return None
    return None


def _png(data: bytes) -> Size | None:
    width, height = struct.unpack_from(">II", data, 16)
    at = data.find(b"pHYs", 24, 4096)
    dpi = _DPI
    if at > 0:
        across, _, unit = struct.unpack_from(">IIB", data, at + 4)
        dpi = across * 0.0254 if unit == 1 and across else _DPI
    return Size(width, height, dpi) if width and height else None


def _jpeg(data: bytes) -> Size | None:
    dpi = _DPI
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], struct.unpack_from(">H", data, at + 2)[0]
        if marker == 0xE0 and data[at + 4 : at + 9] == b"JFIF\0":
            unit, across = data[at + 11], struct.unpack_from(">H", data, at + 12)[0]
            dpi = float(across) if unit == 1 and across else dpi
        # SOF0-SOF15 hold the size; C4, C8 and CC are tables.
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack_from(">HH", data, at + 5)
            return Size(width, height, dpi) if width and height else None
        at += 2 + length
    return None
