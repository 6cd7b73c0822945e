"""PNG and JPEG files as image objects of a PDF, without decoding where the PDF can hold them as they are."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.problem import ToolError
from pipeline.render.pdf_objects import Objects

_PNG = b"\x89PNG\r\n\x1a\n"
_MOST_PIXELS = 60_000_000
"""A small file may unfold into gigabytes; an A4 page at 600 dpi has 35 million."""


@dataclass(frozen=True, slots=True)
class _Header:
    """The IHDR of a PNG. `kind` 0 grey, 2 RGB, 3 palette, 4 grey+alpha, 6 RGB+alpha."""

    width: int
    height: int
    bits: int
    kind: int

    @property
    def channels(self) -> int:
        return {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[self.kind]

    @property
    def row(self) -> int:
        """Bytes of a row without its filter byte."""
        return (self.width * self.channels * self.bits + 7) // 8


def embed(objects: Objects, data: bytes) -> str:
    """Reference of the image object. Raises ToolError for what cannot be embedded."""
    if data.startswith(_PNG):
        return _png(objects, data)
    if data.startswith(b"\xff\xd8"):
        return _jpeg(objects, data)
    raise _refusal("không phải PNG hay JPEG")


def _refusal(why: str) -> ToolError:
    return ToolError("hình", f"{why}; hãy lưu lại thành PNG 8 bit hoặc JPEG (RGB) rồi dựng lại")


def _png(objects: Objects, data: bytes) -> str:
    chunks: dict[bytes, bytes] = {}
    for name, body in _chunks(data):
        chunks[name] = chunks.get(name, b"") + body if name == b"IDAT" else body
    if b"IHDR" not in chunks or b"IDAT" not in chunks or len(chunks[b"IHDR"]) != 13:
        raise _refusal("tệp PNG hỏng: thiếu phần đầu hoặc phần hình")
    header = _header(chunks[b"IHDR"])
    rows = _inflate(header, chunks[b"IDAT"])
    if header.kind in (4, 6) or b"tRNS" in chunks:
        return _opaque(objects, header, rows, chunks)
    space = {0: "/DeviceGray", 2: "/DeviceRGB"}.get(header.kind) or _palette(chunks)
    return objects.packed(
        chunks[b"IDAT"],
        f"{_entries(header, space)}/Filter/FlateDecode/DecodeParms<</Predictor 15"
        f"/Colors {header.channels}/BitsPerComponent {header.bits}/Columns {header.width}>>",
    )


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG)
    while at + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        name, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        check = data[at + 8 + length : at + 12 + length]
        if check != struct.pack(">I", zlib.crc32(name + body)):
            raise _refusal("tệp PNG hỏng: sai mã kiểm")
        yield name, body
        at += 12 + length


def _header(body: bytes) -> _Header:
    width, height, bits, kind, method, filtering, interlace = struct.unpack(">IIBBBBB", body)
    if interlace:
        raise _refusal("PNG đan dòng (interlaced) chưa được hỗ trợ")
    known = bits in (1, 2, 4, 8, 16) and kind in (0, 2, 3, 4, 6) and not method and not filtering
    if not known or not width or not height:
        raise _refusal("PNG có kiểu điểm ảnh lạ")
    if width * height > _MOST_PIXELS:
        raise _refusal(f"hình quá lớn ({width}×{height} điểm ảnh)")
    return _Header(width, height, bits, kind)


def _inflate(header: _Header, data: bytes) -> bytes:
    """The filtered rows; their length is checked because the PDF promises it."""
    length = (header.row + 1) * header.height
    try:
        rows = zlib.decompressobj().decompress(data, length + 1)
    except zlib.error as error:
        raise _refusal(f"tệp PNG hỏng: {error}") from error
    if len(rows) != length:
        raise _refusal("tệp PNG hỏng: phần hình thiếu hoặc thừa")
    return rows


def _entries(header: _Header, space: str, bits: int = 0) -> str:
    return (
        f"/Type/XObject/Subtype/Image/Width {header.width}/Height {header.height}"
        f"/ColorSpace{space}/BitsPerComponent {bits or header.bits}"
    )


def _palette(chunks: dict[bytes, bytes]) -> str:
    colours = chunks.get(b"PLTE", b"")
    if not colours or len(colours) % 3:
        raise _refusal("tệp PNG hỏng: thiếu bảng màu")
    return f"[/Indexed/DeviceRGB {len(colours) // 3 - 1}<{colours.hex()}>]"


def _opaque(objects: Objects, header: _Header, rows: bytes, chunks: dict[bytes, bytes]) -> str:
    """Transparency laid over white paper; only 8 bits a channel."""
    if header.bits != 8:
        raise _refusal(f"PNG trong suốt {header.bits} bit chưa được hỗ trợ")
    pixels = _unfilter(header, rows)
    clear = chunks.get(b"tRNS", b"")
    if header.kind == 3:
        pixels = _over_white_palette(pixels, chunks.get(b"PLTE", b""), clear)
    elif header.kind in (4, 6):
        pixels = _over_white(pixels, header.channels)
    else:
        pixels = _over_white_key(pixels, header.channels, clear)
    space = "/DeviceGray" if header.kind in (0, 4) else "/DeviceRGB"
    return objects.stream(pixels, _entries(header, space, 8))


def _unfilter(header: _Header, rows: bytes) -> bytes:
    """PNG, section 9: each row adds what its neighbours to the left and above foretold."""
    step, length = header.channels, header.row
    above = bytearray(length)
    out = bytearray()
    for at in range(0, len(rows), length + 1):
        row = bytearray(rows[at + 1 : at + 1 + length])
        _unfilter_row(rows[at], row, above, step)
        out += row
        above = row
    return bytes(out)


def _unfilter_row(form: int, row: bytearray, above: bytearray, step: int) -> None:
    if form > 4:
        raise _refusal("tệp PNG hỏng: bộ lọc lạ")
    if not form:
        return
    for i in range(len(row)):
        left = row[i - step] if i >= step else 0
        up = above[i]
        if form == 1:
            guess = left
        elif form == 2:
            guess = up
        elif form == 3:
            guess = (left + up) // 2
        else:
            guess = _paeth(left, up, above[i - step] if i >= step else 0)
        row[i] = (row[i] + guess) & 255


def _paeth(left: int, up: int, corner: int) -> int:
    by_left, by_up = abs(up - corner), abs(left - corner)
    by_corner = abs(left + up - 2 * corner)
    if by_left <= by_up and by_left <= by_corner:
        return left
    return up if by_up <= by_corner else corner


def _over_white(pixels: bytes, channels: int) -> bytes:
    colours = channels - 1
    out = bytearray(len(pixels) // channels * colours)
    alphas = pixels[colours::channels]
    for channel in range(colours):
        out[channel::colours] = bytes(
            (value * alpha + 255 * (255 - alpha) + 127) // 255
            for value, alpha in zip(pixels[channel::channels], alphas, strict=True)
        )
    return bytes(out)


def _over_white_palette(pixels: bytes, colours: bytes, clear: bytes) -> bytes:
    entries = [colours[at : at + 3] for at in range(0, len(colours), 3)]
    alphas = clear.ljust(len(entries), b"\xff")
    laid = [
        _over_white(colour + bytes([alpha]), 4)
        for colour, alpha in zip(entries, alphas, strict=False)
    ]
    if max(pixels) >= len(laid):
        raise _refusal("tệp PNG hỏng: màu ngoài bảng màu")
    return b"".join([laid[index] for index in pixels])


def _over_white_key(pixels: bytes, channels: int, clear: bytes) -> bytes:
    """One colour of the picture means "nothing here" (two bytes a channel, the low one counts)."""
    key = clear[1::2]
    white = b"\xff" * channels
    cells = (pixels[at : at + channels] for at in range(0, len(pixels), channels))
    return b"".join(white if cell == key else cell for cell in cells)


def _jpeg(objects: Objects, data: bytes) -> str:
    """The JPEG as it is, without the camera's notes (place, time, device) and comments."""
    kept = [b"\xff\xd8"]
    frame = b""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        mark = data[at + 1]
        (length,) = struct.unpack_from(">H", data, at + 2)
        segment = data[at : at + 2 + length]
        at += 2 + length
        if 0xC0 <= mark <= 0xCF and mark not in (0xC4, 0xC8, 0xCC):
            frame = segment
        if not (0xE1 <= mark <= 0xED or mark in (0xEF, 0xFE)):
            kept.append(segment)
        if mark == 0xDA:
            break
    if len(frame) < 10 or not data.rstrip(b"\0").endswith(b"\xff\xd9"):
        raise _refusal("tệp JPEG hỏng")
    bits, height, width, channels = struct.unpack_from(">BHHB", frame, 4)
    if bits != 8 or channels not in (1, 3) or not width or not height:
        raise _refusal(f"JPEG {channels} kênh màu, {bits} bit chưa được hỗ trợ")
    space = "/DeviceGray" if channels == 1 else "/DeviceRGB"
    header = _Header(width, height, 8, 0)
    return objects.packed(b"".join(kept) + data[at:], f"{_entries(header, space)}/Filter/DCTDecode")
