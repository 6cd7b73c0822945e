"""What a file is by its bytes, whatever it is called: files that offices send often bear another one's name."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
"""Name of the stream of an encrypted docx (MS-OFFCRYPTO, 2.3.4.4)."""
_STREAMS = tuple(
    one.encode("utf-16-le")
    for one in ("Workbook", "PowerPoint Document", "__properties_version1.0")
)
"""Streams of old sheets, presentations and letters of mail; a broken .doc has lost its own."""
_HTML = re.compile(rb"<(?:!doctype html|html|head|body|meta|div|table|p)\b", re.IGNORECASE)
_WEB_ARCHIVE = re.compile(rb"^MIME-Version:.*multipart/related", re.IGNORECASE | re.DOTALL)
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"II*\0", b"MM\0*", b"GIF8", b"BM")
_HEIF = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif")
_HEAD = 2048
_SAVE = "mở bằng Word, chọn Save As > Word Document (.docx)"
OTHERS = {
    "picture": ("là ảnh, không có chữ", "nhận dạng chữ (OCR) trước, hoặc xin tệp .docx gốc"),
    "mht": ("là trang web lưu cả gói (.mht)", _SAVE),
    "xlsx": ("là bảng tính Excel (.xlsx)", "chép bảng vào văn bản Word rồi lưu thành .docx"),
    "ods": ("là bảng tính (.ods)", "chép bảng vào văn bản Word rồi lưu thành .docx"),
    "pptx": ("là bản trình chiếu (.pptx)", "chép chữ vào văn bản Word rồi lưu thành .docx"),
    "odp": ("là bản trình chiếu (.odp)", "chép chữ vào văn bản Word rồi lưu thành .docx"),
    "zip": ("là tệp nén (.zip)", "giải nén, rồi dùng từng tệp ở trong"),
    "ole": (
        "là bảng tính, bản trình chiếu hoặc thư điện tử đời cũ, không phải văn bản Word",
        _SAVE,
    ),
}
"""What is not read: in words, and the way out."""
_FOLDERS = {"word/": "docx", "xl/": "xlsx", "ppt/": "pptx"}
_OPEN = {b"text": "odt", b"spreadsheet": "ods", b"presentation": "odp"}


def form(data: bytes) -> str:
    """pdf | docx | odt | doc | rtf | html | locked (a docx with a password), which hold documents; those of `OTHERS`,
    which hold none that is read; "" for text and all that is not known."""
    head = data.lstrip()[:_HEAD]
    if head.startswith(b"%PDF-") or b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK"):
        return _packed(data)
    if data.startswith(_OLE):
        return (
            "locked"
            if _LOCKED in data
            else "ole"
            if any(one in data for one in _STREAMS)
            else "doc"
        )
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(_PICTURES) or data[4:12] in _HEIF:
        return "picture"
    if _WEB_ARCHIVE.match(head):
        return "mht"
    return "html" if _HTML.search(head) else ""


def _packed(data: bytes) -> str:
    """A zip by what is in it; a broken one is most likely a docx."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            if "mimetype" in names:
                with archive.open("mimetype") as stream:
                    said = stream.read(100)
                return next((kind for word, kind in _OPEN.items() if word in said), "zip")
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, EOFError):
        return "docx"
    for folder, kind in _FOLDERS.items():
        if any(name.startswith(folder) for name in names):
            return kind
    return "docx" if "[Content_Types].xml" in names else "zip"
