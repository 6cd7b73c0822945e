"""Parts -> the bytes of a docx, the same for the same parts on every day and machine."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any, NamedTuple

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


def unzipped(data: bytes) -> dict[str, bytes]:
    """The parts of a docx that we made ourselves; foreign ones go through `open_package`."""
    import zipfile  # with what it loads itself a fortieth of a short run, which has `read_back`

    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


_END = struct.Struct("<4s4s2H2I2s")
_ENTRY = struct.Struct("<4s2x2s2s2s4s3I3H8xI")
_LOCAL = struct.Struct("<4s2s2s2s4s3I2H")
"""Of the end, of an entry of the directory, of a part's own head (APPNOTE.TXT, 4.3.16, 4.3.12, 4.3.7)."""


def read_back(data: bytes, wanted: Iterable[str]) -> dict[str, bytes]:
    """Parts of a zip as `joined` writes it, found by its directory as any program finds them. ValueError
    where anything is not as the directory says.

    Inflated by libdeflate, whose output is checked by length and sum: zipfile takes six times as long.
    """
    mark, disks, here, total, size, at, comment = _END.unpack_from(data, len(data) - _END.size)
    sound = mark == b"PK\5\6" and here == total and at + size == len(data) - _END.size
    if not sound or disks + comment != bytes(6):
        raise ValueError("no directory of a zip")
    asked, found, begin = set(wanted), dict[str, bytes](), 0
    for _ in range(total):
        mark, *facts, length, extra, note, place = _ENTRY.unpack_from(data, at)
        name = data[at + _ENTRY.size : at + _ENTRY.size + length]
        at += _ENTRY.size + length
        if mark != b"PK\1\2" or extra or note or place != begin:
            raise ValueError("an entry of the directory")
        begin = place + _LOCAL.size + length
        if _LOCAL.unpack_from(data, place) != (b"PK\3\4", *facts, length, 0) or (
            data[place + _LOCAL.size : begin] != name
        ):
            raise ValueError(f"the head of {name!r}")
        packed_size = facts[5]
        if (part := name.decode()) in asked:
            found[part] = _inflated(data[begin : begin + packed_size], facts)
        begin += packed_size
    if asked - set(found) or begin + size != len(data) - _END.size:
        raise ValueError("parts that are not there")
    return found


def _inflated(data: bytes, facts: list[Any]) -> bytes:
    _, _, method, _, crc, _, size = facts
    if method != b"\x08\0":
        raise ValueError("a part that is not deflated")
    try:
        # Of nothing the binding of libdeflate does not look at a byte.
        inflated = bytes(deflate_decompress(data, size)) if size else zlib.decompress(data, -15)
    except (DeflateError, zlib.error) as error:
        raise ValueError(str(error)) from error
    if len(inflated) != size or crc32(inflated) != crc:
        raise ValueError("a part that is another")
    return inflated
