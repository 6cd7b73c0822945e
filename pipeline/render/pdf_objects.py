"""The door to pydyf: its objects and numbering, around bytes that are ready.

pydyf 0.13 would also write the file, but packs the object stream at the slowest level and serialises
every object twice for the identifier: 3 of 7 ms for ten tagged pages. `Objects.write` does the same
(ISO 32000-1, 7.5.7 and 7.5.8: object stream, cross-reference stream) in 1 ms.
"""

from __future__ import annotations

import hashlib
import struct
from codecs import BOM_UTF16_BE
from functools import lru_cache
from itertools import accumulate

import pydyf
from deflate import zlib_compress

from pipeline.kept import Kept

_LEVEL = 1
"""Of libdeflate: a fifth of the time of zlib's 4 for 2 % more bytes on pages of Vietnamese text (2026-11)."""


class Ready(pydyf.Object):  # type: ignore[misc]  # pydyf is not typed
    """An object given as bytes. pydyf's own dictionaries are serialised item by item and twice
    (once for the identifier), which takes longer than the whole page drawing."""

    data = b""

    def __init__(self, data: bytes = b"") -> None:
        super().__init__()
        self.data = data


class ReadyStream(pydyf.Stream):  # type: ignore[misc]  # pydyf is not typed
    """A stream given as bytes, already compressed or not."""

    data = b""
    digest = b""
    """A hash of the data that stands for them in the file's identifier."""

    def __init__(self, data: bytes | bytearray, entries: str = "", digest: bytes = b"") -> None:
        super().__init__()
        self.digest = digest
        head = f"<<{entries}/Length {len(data)}>>stream\n".encode("latin-1")
        self.data = b"".join((head, data, stream_end(data)))


def stream_end(data: bytes | bytearray) -> bytes:
    """What closes a stream (ISO 19005-2, 6.1.7.1): behind data that end with CR an LF alone would be
    read as the second half of a line's end, and the length as one too many."""
    return b"\r\nendstream" if data[-1:] == b"\r" else b"\nendstream"


class Objects:
    """The objects of one file. References are whole "n 0 R" words."""

    def __init__(self) -> None:
        self._file = pydyf.PDF()
        self._groups: list[tuple[int, list[bytes]]] = []

    def add(self, data: str | bytes = b"") -> Ready:
        item = Ready(data.encode("latin-1") if isinstance(data, str) else data)
        self._file.add_object(item)
        return item

    @property
    def next(self) -> int:
        """The number of the object that is added next."""
        return len(self._file.objects)

    def extend(self, many: list[bytes]) -> None:
        """Add objects that know their numbers, from `next` on: as they are, for there are many.

        They get an object stream of their own, which is kept: what is added again is packed once.
        """
        self._groups.append((self.next, many))
        self._file.objects.extend(many)

    def stream(self, data: bytes, entries: str = "", level: int = _LEVEL) -> str:
        """Add a stream, compressed here unless level is 0 (for what must be readable as it is)."""
        if not level:
            return self.packed(data, entries)
        return self.packed(zlib_compress(data, level), entries + "/Filter/FlateDecode")

    def packed(self, data: bytes | bytearray, entries: str, digest: bytes = b"") -> str:
        """Add a stream whose data are final; `entries` name their filter. Of data that stand in many
        files the hash may be known."""
        item = ReadyStream(data, entries, digest)
        self._file.add_object(item)
        return reference(item)

    def page(self) -> Ready:
        item = Ready()
        self._file.add_page(item)
        return item

    @property
    def pages(self) -> str:
        return reference(self._file.pages)

    def catalog(self, entries: dict[str, str]) -> None:
        self._file.catalog.update(entries)

    def info(self, entries: dict[str, str]) -> None:
        self._file.info.update(entries)

    def write(self) -> bytes:
        """The file. Its /ID is the hash of its own objects, so equal content has an equal ID. Fonts take
        part by hashes that are known already: they are most of the file."""
        if self._file.info:
            self._file.add_object(self._file.info)
        items = self._file.objects
        container = len(items)  # the first of the object streams' numbers
        out = bytearray(b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n")
        table = [_ENTRY.pack(0, 0, 65535)]
        plain: list[int] = []
        packed: list[bytes] = []
        streams: list[bytes] = []
        known: list[tuple[int, int, bytes]] = []
        number = 1
        for first, many in [*self._groups, (len(items), [])]:
            for item in items[number:first]:
                if isinstance(item, pydyf.Stream):
                    start = len(out)
                    table.append(_ENTRY.pack(1, start, 0))
                    out += b"%d 0 obj\n%s\nendobj\n" % (number, item.data)
                    if digest := getattr(item, "digest", b""):
                        known.append((start, len(out), digest))
                else:
                    table.append(_ENTRY.pack(2, container, len(packed)))
                    plain.append(number)
                    packed.append(item.data)
                number += 1
            if many:
                own = container + 1 + len(streams)
                table.append(_group_rows(own, len(many)))
                streams.append(_group(first, many))
                number += len(many)
        for stream in (_object_stream(plain, packed), *streams):
            table.append(_ENTRY.pack(1, len(out), 0))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, stream)
            number += 1
        start = len(out)
        table.append(_ENTRY.pack(1, start, 0))
        last = self._table(b"".join(table), number + 1, _identifier(out, known))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, last)
        out += b"startxref\n%d\n%%%%EOF\n" % start
        return bytes(out)

    def _table(self, table: bytes, size: int, identifier: str) -> bytes:
        root = reference(self._file.catalog)
        info = f"/Info {reference(self._file.info)}" if self._file.info else ""
        entries = (
            f"/Type/XRef/Size {size}/W[1 4 4]/Root {root}{info}"
            f"/ID[<{identifier}><{identifier}>]/Filter/FlateDecode"
        )
        return ReadyStream(zlib_compress(table, _LEVEL), entries).data


def _identifier(out: bytearray, known: list[tuple[int, int, bytes]]) -> str:
    """The hash of a file, the `known` parts of it (from, to) by the hashes that they have."""
    whole, begin = hashlib.md5(usedforsecurity=False), 0
    for start, stop, digest in known:
        whole.update(out[begin:start] + digest)
        begin = stop
    whole.update(out[begin:])
    return whole.hexdigest()


_ENTRY = struct.Struct(">BII")
"""A row of the cross-reference stream: kind, place or container, generation or index."""

_groups: Kept[tuple[list[bytes], bytes]] = Kept(16)
"""Object streams by the identity of what is in them."""


def _group(first: int, many: list[bytes]) -> bytes:
    known = _groups.get((id(many), first))
    if known is None:
        made = _object_stream(list(range(first, first + len(many))), many)
        known = _groups.put((id(many), first), (many, made))
    return known[1]


@lru_cache(maxsize=64)
def _group_rows(container: int, count: int) -> bytes:
    return b"".join([_ENTRY.pack(2, container, at) for at in range(count)])


def _object_stream(numbers: list[int], packed: list[bytes]) -> bytes:
    places = accumulate([len(data) + 1 for data in packed], initial=0)
    head = " ".join([f"{number} {at}" for number, at in zip(numbers, places, strict=False)])
    body = b"\n".join((head.encode(), *packed))
    entries = f"/Type/ObjStm/N {len(numbers)}/First {len(head) + 1}/Filter/FlateDecode"
    return ReadyStream(zlib_compress(body, _LEVEL), entries).data


def reference(item: pydyf.Object) -> str:
    return f"{item.number} 0 R"


_ESCAPES = str.maketrans({"(": "\\(", ")": "\\)", "\\": "\\\\", "\r": "\\r", "\n": "\\n"})


def string(text: str) -> str:
    """A text string: literal when ASCII, else UTF-16 as hexadecimal."""
    if text.isascii():
        return f"({text.translate(_ESCAPES)})"
    return f"<{(BOM_UTF16_BE + text.encode('utf-16-be')).hex()}>"
