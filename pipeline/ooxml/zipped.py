"""Parts -> the bytes of a docx, the same for the same parts on every day and machine."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import NamedTuple

from deflate import DeflateError, crc32, deflate_compress, deflate_decompress

_FIRST = ("[Content_Types].xml", "_rels/.rels", "word/document.xml")
_LEVEL = 6
# The oldest day a zip can name, 1/1/1980; a real one would make two equal documents differ.
_DAY = 0x21
_NEEDS = 20
"""Version 2.0: deflate (APPNOTE.TXT, 4.4.3)."""
_UTF8 = 0x800
_RIGHTS = 0o600 << 16
"""Where it is unpacked: for its owner to read and write."""


class Packed(NamedTuple):
    """A part as a zip holds it."""

    name: str
    crc: int
    size: int
    """Before deflation."""
    data: bytes
    """Raw deflate."""


def packed(name: str, data: bytes) -> Packed:
    """One part, deflated by zlib: its bytes are those of twenty years, as kept files need it."""
    work = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
    return Packed(name, zlib.crc32(data), len(data), work.compress(data) + work.flush())


def quickly_packed(name: str, data: bytes) -> Packed:
    """One part of a document that is made anew each time, deflated by libdeflate: a quarter of the
    time for an eighth more of the file."""
    return Packed(name, crc32(data), len(data), bytes(deflate_compress(data, 1)))


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Zip the parts: content types first (OPC readers stream), then by name; fixed times."""
    return joined(packed(name, data) for name, data in parts.items())


def joined(parts: Iterable[Packed]) -> bytes:
    """The zip of parts that are deflated already, in the order of `zipped`.

    Written by hand (APPNOTE.TXT, 4.3.7, 4.3.12, 4.3.16): zipfile would deflate everything again,
    four times as long as the whole document takes.
    """
    order = {name: at for at, name in enumerate(_FIRST)}
    whole: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    listed = sorted(parts, key=lambda part: (order.get(part.name, len(order)), part.name))
    for part in listed:
        name = part.name.encode()
        flag = 0 if name.isascii() else _UTF8
        facts = (_NEEDS, flag, 8, 0, _DAY, part.crc, len(part.data), part.size, len(name), 0)
        head = struct.pack("<4s5H3I2H", b"PK\3\4", *facts) + name
        entry = struct.pack("<4s6H3I5H2I", b"PK\1\2", _NEEDS, *facts, 0, 0, 0, _RIGHTS, offset)
        directory.append(entry + name)
        whole += (head, part.data)
        offset += len(head) + len(part.data)
    index = b"".join(directory)
    count = len(listed)
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, count, count, len(index), offset, 0)
    return b"".join((*whole, index, end))


def unzipped(data: bytes, wanted: Iterable[str] | None = None) -> dict[str, bytes]:
    """The parts (all or those wanted) of a docx that we made ourselves; foreign ones go through
    `open_package`."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = archive.namelist() if wanted is None else wanted
        return {name: _inflated(archive, name, data) for name in names}


def _inflated(archive: zipfile.ZipFile, name: str, data: bytes) -> bytes:
    """A part, found by zipfile and inflated by libdeflate, in a fifth of the time. BadZipFile for one
    that is not what the zip's directory says of it."""
    part = archive.getinfo(name)
    if part.compress_type != zipfile.ZIP_DEFLATED:
        return archive.read(name)
    mark, length, extra = _LOCAL.unpack_from(data, part.header_offset)
    begin = part.header_offset + _LOCAL.size + length + extra
    written = data[begin - extra - length : begin - extra]
    try:
        found = bytes(deflate_decompress(data[begin : begin + part.compress_size], part.file_size))
    except DeflateError as error:
        raise zipfile.BadZipFile(f"{name}: {error}") from error
    facts = mark, written, len(found), crc32(found)
    if facts != (b"PK\3\4", name.encode(), part.file_size, part.CRC):
        raise zipfile.BadZipFile(name)
    return found


_LOCAL = struct.Struct("<4s22x2H")
"""Of a part's own head (APPNOTE.TXT, 4.3.7): its mark, the lengths of name and of extra field."""
