"""PNG (ISO/IEC 15948) without decoding its pixels: chunks proved, rows counted."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.pictures.form import DPI, Size, Unusable, bounded, orientation

START = b"\x89PNG\r\n\x1a\n"
_AGAIN = "chép lại tệp gốc, hoặc mở hình rồi lưu lại thành PNG"
_BITS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
"""Bits a channel for grey, RGB, palette, grey + alpha, RGB + alpha (table 11.1)."""
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Header:
    """The IHDR. `kind` 0 grey, 2 RGB, 3 palette, 4 grey + alpha, 6 RGB + alpha."""

    size: Size
    bits: int
    kind: int
    interlaced: bool

    @property
    def channels(self) -> int:
        return {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[self.kind]

    @property
    def row(self) -> int:
        """Bytes of a row without its filter byte."""
        return (self.size.width * self.channels * self.bits + 7) // 8


@dataclass(frozen=True, slots=True)
class Png:
    """A whole PNG whose check sums hold."""

    header: Header
    chunks: Mapping[bytes, bytes]
    turn: int

    @property
    def anew(self) -> bool:
        """Whether a PDF cannot hold it as it is."""
        clear = self.header.kind in (4, 6) or b"tRNS" in self.chunks
        return clear or self.header.interlaced or self.turn != 1


def header(data: bytes) -> Header:
    """By the first bytes alone; `parsed` proves the rest. Raises Unusable, struct.error."""
    width, height, bits, kind, method, filtering, interlace = struct.unpack_from(
        ">IIBBBBB", data, len(START) + 8
    )
    size = bounded(Size(width, height, _resolution(data)))
    if bits not in _BITS.get(kind, ()) or method or filtering or interlace > 1:
        raise Unusable("PNG có kiểu điểm ảnh lạ", _AGAIN)
    return Header(size, bits, kind, bool(interlace))


def parsed(data: bytes) -> Png:
    """The picture, every check sum and the number of its rows proved. Raises Unusable."""
    chunks: dict[bytes, bytes] = {}
    for name, body in _chunks(data):
        chunks[name] = chunks.get(name, b"") + body if name == b"IDAT" else body
    if b"IDAT" not in chunks or len(chunks.get(b"IHDR", b"")) != 13:
        raise Unusable("tệp PNG hỏng: thiếu phần đầu hoặc phần hình", _AGAIN)
    head = header(data)
    found = Png(head, chunks, orientation(chunks.get(b"eXIf", b"")))
    colours = chunks.get(b"PLTE", b"")
    if head.kind == 3 and (not colours or len(colours) % 3 or len(colours) > 768):
        raise Unusable("tệp PNG hỏng: thiếu bảng màu", _AGAIN)
    if b"tRNS" in chunks and head.bits == 16:
        raise Unusable("PNG 16 bit có màu trong suốt", "mở hình rồi lưu lại thành PNG 8 bit")
    if not head.interlaced:
        _count(head, chunks[b"IDAT"])
    return found


def _resolution(data: bytes) -> float:
    at = data.find(b"pHYs", 24, 4096)
    if at > 0 and len(data) >= at + 13:
        across, _, unit = struct.unpack_from(">IIB", data, at + 4)
        if unit == 1 and across:
            return float(across) * 0.0254
    return DPI


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(START)
    while at + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        name, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        check = data[at + 8 + length : at + 12 + length]
        if check != struct.pack(">I", zlib.crc32(name + body)):
            raise Unusable("tệp PNG hỏng: sai mã kiểm", _AGAIN)
        yield name, body
        if name == b"IEND":
            return
        at += 12 + length


def _count(head: Header, data: bytes) -> None:
    """The rows unfold to the length that the PDF promises; a piece at a time, never more in memory."""
    wanted = (head.row + 1) * head.size.height
    unfolding = zlib.decompressobj()
    have = 0
    try:
        while data and have <= wanted:
            have += len(unfolding.decompress(data, _PIECE))
            data = unfolding.unconsumed_tail
    except zlib.error as error:
        raise Unusable(f"tệp PNG hỏng: {error}", _AGAIN) from error
    if have != wanted or not unfolding.eof:
        raise Unusable("tệp PNG hỏng: phần hình thiếu hoặc thừa", _AGAIN)
