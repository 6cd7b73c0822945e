"""Files that are no PNG or JPEG, named by their bytes, each with its own way out."""

from __future__ import annotations

import re

from pipeline.pictures.form import Unusable

_SAVE = "mở hình (Paint, Ảnh …) rồi lưu lại (Save as) thành PNG hoặc JPEG"
_DRAWN = "xuất hình ra PNG từ phần mềm đã vẽ, rộng ít nhất 1500 điểm ảnh"
_KINDS = (
    (re.compile(rb"GIF8[79]a"), "GIF", _SAVE),
    (re.compile(rb"RIFF....WEBP", re.S), "WebP", _SAVE),
    (re.compile(rb"BM.{4}\0{4}", re.S), "BMP", _SAVE),
    (re.compile(rb"II\*\0|MM\0\*"), "TIFF", _SAVE),
    (re.compile(rb".{4}ftyp(?:heic|heix|heif|mif1|msf1|hevc)", re.S), "HEIC", _SAVE),
    (re.compile(rb".{4}ftypavi[fs]", re.S), "AVIF", _SAVE),
    (re.compile(rb"\0\0\0\x0cjP  |\xff\x4f\xff\x51"), "JPEG 2000", _SAVE),
    (re.compile(rb"\x01\0\0\0.{36} EMF", re.S), "EMF", _DRAWN),
    (re.compile(rb"\xd7\xcd\xc6\x9a"), "WMF", _DRAWN),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|!DOCTYPE svg|svg)", re.I), "SVG", _DRAWN),
    (re.compile(rb"%PDF-"), "PDF", _DRAWN),
    (re.compile(rb"%!PS|\xc5\xd0\xd3\xc6"), "EPS", _DRAWN),
    (re.compile(rb"8BPS"), "Photoshop (PSD)", _SAVE),
    (re.compile(rb"PK\x03\x04"), "Word, Excel, PowerPoint hay tệp nén (ZIP)", _DRAWN),
)


def named(data: bytes) -> Unusable:
    """The refusal for a file that is neither PNG nor JPEG."""
    if not data:
        return Unusable("tệp trống (0 byte)", "chép lại tệp gốc")
    for form, name, hint in _KINDS:
        if form.match(data[:200]):
            return Unusable(f"là tệp {name}, không phải hình PNG hoặc JPEG", hint)
    return Unusable("không phải hình PNG hoặc JPEG", "lưu lại hình ở dạng PNG hoặc JPEG")
