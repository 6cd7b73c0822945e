"""A zip from anywhere -> its parts within budgets, or a refusal: bombs, paths outside, locked parts."""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO
from typing import NoReturn

from pipeline.problem import ContentError, Problem, Span

MOST_ENTRIES = 2_000
MOST_PART = 64 * 1024 * 1024
MOST_TOTAL = 256 * 1024 * 1024
MOST_RATIO = 200
# Below this size a high ratio is harmless and usual (empty XML squeezes well).
RATIO_FROM = 1024 * 1024


def unpacked(data: bytes, file: str) -> dict[str, bytes]:
    """The parts of a zip within the budgets; ContentError D010–D012 where it is broken or a bomb."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            infos = archive.infolist()
            _check_entries(infos, file)
            parts: dict[str, bytes] = {}
            total = 0
            for info in infos:
                if info.is_dir():
                    continue
                parts[info.filename] = _inflate(archive, info, MOST_TOTAL - total, file)
                total += len(parts[info.filename])
            return parts
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError):
        if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
            if _ENCRYPTED in data:
                refuse(file, "D010", "tệp đặt mật khẩu nên không đọc được", _UNLOCK)
            refuse(file, "D010", "là tệp .doc đời cũ, không phải .docx", SAVE_AS)
        refuse(file, "D010", "không phải tệp .docx, hoặc tệp hỏng", SAVE_AS)


_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""Name of the stream that holds an encrypted docx (MS-OFFCRYPTO, 2.3.4.4)."""
_UNLOCK = "mở bằng Word, bỏ mật khẩu (File, Info, Protect Document), rồi lưu lại"
SAVE_AS = "mở bằng Word rồi lưu lại thành .docx, không đặt mật khẩu"


def _check_entries(infos: list[zipfile.ZipInfo], file: str) -> None:
    if len(infos) > MOST_ENTRIES:
        refuse(file, "D011", f"có {len(infos)} phần, nhiều hơn {MOST_ENTRIES}")
    seen: set[str] = set()
    for info in infos:
        name = info.filename
        if _outside(name) or _outside(info.orig_filename):
            refuse(file, "D012", f"có phần mang đường dẫn “{info.orig_filename}” ra ngoài tệp")
        if name.lower() in seen:
            refuse(file, "D012", f"có hai phần cùng tên “{name}”")
        seen.add(name.lower())
        if info.flag_bits & 0x1:
            refuse(file, "D010", f"phần “{name}” bị mã hoá", SAVE_AS)


def _outside(name: str) -> bool:
    return (
        "\\" in name
        or "\0" in name
        or name.startswith("/")
        or ".." in name.split("/")
        or re.match(r"[A-Za-z]:", name) is not None
    )


def _inflate(archive: zipfile.ZipFile, info: zipfile.ZipInfo, room: int, file: str) -> bytes:
    """Read one part, never more than allowed: the sizes written in a zip may lie."""
    limit = min(MOST_PART, room)
    with archive.open(info) as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        refuse(file, "D011", f"phần “{info.filename}” bung ra quá lớn (hơn {limit} byte)")
    if len(data) > RATIO_FROM and len(data) > MOST_RATIO * max(1, info.compress_size):
        refuse(file, "D011", f"phần “{info.filename}” nén bất thường (hơn {MOST_RATIO} lần)")
    return data


def refuse(file: str, code: str, message: str, hint: str = "") -> NoReturn:
    """Say why a file is not read."""
    raise ContentError([Problem(Span(file), code, message, hint)])
