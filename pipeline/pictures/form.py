"""What all kinds of pictures share: a size, a bound on it, and the refusal with its way out."""

from __future__ import annotations

import struct
from typing import NamedTuple

DPI = 96.0
"""For files that do not say their resolution, as Word takes it."""
MOST_PIXELS = 60_000_000
"""A small file may unfold into gigabytes; an A4 page at 600 dpi has 35 million."""
_ORIENTATION = 0x0112


class Size(NamedTuple):
    """Pixels and pixels per inch."""

    width: int
    height: int
    dpi: float = DPI


class Unusable(Exception):
    """Why a picture cannot be used, and what to do, in the officer's words."""

    def __init__(self, why: str, hint: str) -> None:
        super().__init__(why)
        self.why = why
        self.hint = hint


def bounded(size: Size) -> Size:
    """The size, when it is one that can be unfolded."""
    if not size.width or not size.height:
        raise Unusable("hình không có điểm ảnh nào", "chép lại hoặc xuất lại hình gốc")
    if size.width * size.height > MOST_PIXELS:
        raise Unusable(
            f"hình quá lớn ({size.width}×{size.height} điểm ảnh)",
            "thu nhỏ còn dưới 60 triệu điểm ảnh; trang A4 in đẹp nhất chỉ cần 35 triệu",
        )
    return size


def orientation(exif: bytes) -> int:
    """How the camera was held, 1 (upright) to 8: Exif 2.3, table 4, tag 274. 1 where it is not said."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(exif[:4])
    if order is None:
        return 1
    try:
        (at,) = struct.unpack_from(f"{order}I", exif, 4)
        (count,) = struct.unpack_from(f"{order}H", exif, at)
        for entry in range(at + 2, at + 2 + 12 * count, 12):
            tag, kind, _, value = struct.unpack_from(f"{order}HHIH", exif, entry)
            if tag == _ORIENTATION and kind == 3:
                return int(value) if 1 <= value <= 8 else 1
    except struct.error:
        return 1
    return 1
