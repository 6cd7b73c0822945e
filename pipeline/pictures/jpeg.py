"""JPEG (ITU-T T.81) without decoding its pixels: its segments, how it was held, where it ends."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.pictures.form import DPI, Size, Unusable, orientation

START = b"\xff\xd8"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""SOF0-SOF15 hold the size; C4, C8 and CC are tables."""
_HELD = frozenset({0xC0, 0xC1, 0xC2})
"""Baseline, extended, progressive: what PDF readers and Word decode (ISO 32000-1, 7.4.8)."""
_SCAN, _END = 0xDA, 0xD9
_MARK = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
"""The end of a scan: within it FF is followed by 00 or a restart."""
_AGAIN = "chép lại tệp gốc, hoặc mở hình rồi lưu lại thành JPEG"


@dataclass(slots=True)
class Jpeg:
    """A whole JPEG. `kept`: its bytes without the camera's notes (place, time, device), comments, and
    what telephones put behind its end."""

    size: Size = field(default_factory=lambda: Size(0, 0))
    bits: int = 0
    channels: int = 0
    frame: int = 0
    turn: int = 1
    plain: bool = True
    """Its colours are what a reader of a PDF takes them for."""
    dpi: float = DPI
    kept: list[bytes] = field(default_factory=lambda: [START])

    @property
    def anew(self) -> bool:
        """Whether Word and a PDF would not show the same."""
        return self.turn != 1 or self.channels == 4 or not self.plain


def measured(data: bytes) -> Size | None:
    """The size by its head alone. Raises struct.error, IndexError."""
    found = Jpeg()
    for mark, segment in _segments(data):
        _note(found, mark, segment)
        if found.frame:
            width, height, _ = found.size
            return found.size if width and height else None
    return None


def parsed(data: bytes) -> Jpeg:
    """The picture to its end. Raises Unusable, struct.error, IndexError."""
    found = Jpeg()
    adobe = ended = False
    names = b""
    for mark, segment in _segments(data):
        _note(found, mark, segment)
        adobe |= mark == 0xEE and segment[4:9] == b"Adobe"
        if mark in _FRAMES:
            names = segment[10::3][: found.channels]
        if not (0xE1 <= mark <= 0xED or mark in (0xEF, 0xFE)):
            found.kept.append(segment)
        ended = mark == _END
    if not found.frame or not ended:
        raise Unusable("tệp JPEG hỏng hoặc bị cắt cụt", _AGAIN)
    if found.frame not in _HELD or found.bits != 8 or found.channels not in (1, 3, 4):
        raise Unusable(f"JPEG kiểu hiếm ({found.channels} kênh màu, {found.bits} bit)", _AGAIN)
    found.plain = adobe or names != b"RGB"
    return found


def _note(found: Jpeg, mark: int, segment: bytes) -> None:
    """What a segment says of the picture."""
    if mark == 0xE0 and segment[4:9] == b"JFIF\0":
        unit, across = segment[11], struct.unpack_from(">H", segment, 12)[0]
        found.dpi = across * {1: 1.0, 2: 2.54}.get(unit, 0.0) or DPI
    elif mark == 0xE1 and segment[4:10] == b"Exif\0\0":
        found.turn = orientation(segment[10:])
    elif mark in _FRAMES and not found.frame:
        bits, height, width, channels = struct.unpack_from(">BHHB", segment, 4)
        found.size, found.bits, found.channels = Size(width, height, found.dpi), bits, channels
        found.frame = mark


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """(mark, bytes with the mark; those of a scan with its pixels) to the end of the first picture."""
    at = len(START)
    while at + 1 < len(data) and data[at] == 0xFF:
        mark = data[at + 1]
        if mark == 0xFF:  # a fill byte
            at += 1
            continue
        if mark == _END:
            yield mark, data[at : at + 2]
            return
        if at + 4 > len(data):
            return
        after = at + 2 + struct.unpack_from(">H", data, at + 2)[0]
        if mark == _SCAN:
            end = _MARK.search(data, after)
            after = end.start() if end else len(data)
        yield mark, data[at:after]
        at = after
