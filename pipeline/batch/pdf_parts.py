"""The objects of a finished PDF, for putting files together: tables of places of both sorts, object
streams, references (ISO 32000-1, 7.5). What is encrypted or filtered in other ways is refused.
"""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import dataclass

REFERENCE = re.compile(rb"(\d+) 0 R\b")
_OBJECT = re.compile(rb"(\d+) 0 obj\s*")
_STREAM = re.compile(rb">>\s*stream\r?\n")
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_SECTION = re.compile(rb"\s*(\d+) (\d+)\s*\r?\n")

_ROW = struct.Struct(">BII")


class OddPdf(Exception):
    """Not built in a way that is understood here."""


@dataclass(frozen=True, slots=True)
class Part:
    """An object: its words, and its data when it is a stream."""

    words: bytes
    stream: bytes | None = None


class Parts:
    """One file's objects, looked up by number."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._places: dict[int, int] = {}
        self._rows = b""
        """Of a table that is a stream: what nobody asks for is not looked at."""
        self._holders: dict[int, tuple[bytes, list[int]]] = {}
        """Object streams opened: their data, where each object begins, where the last one ends."""
        found = _START.search(data[-64:])
        if not found:
            raise OddPdf("no end")
        at = int(found[1])
        trailer = self._table(at) if data.startswith(b"xref", at) else self._table_stream(at)
        root = re.search(rb"/Root\s+(\d+) 0 R", trailer)
        if not root or b"/Encrypt" in trailer or b"/Prev" in trailer:
            raise OddPdf("no root, encrypted or appended to")
        self.root = int(root[1])

    @property
    def pages(self) -> int:
        """Number of the root of the page tree."""
        found = re.search(rb"/Pages\s+(\d+) 0 R", self.part(self.root).words)
        if not found:
            raise OddPdf("no pages")
        return int(found[1])

    def part(self, number: int) -> Part:
        """The object of that number."""
        if number in self._places:
            return self._at(self._places[number])
        if (number + 1) * _ROW.size > len(self._rows):
            raise OddPdf(f"no object {number}")
        kind, first, second = _ROW.unpack_from(self._rows, number * _ROW.size)
        if kind == 1:
            return self._at(first)
        if kind != 2:
            raise OddPdf(f"no object {number}")
        data, places = self._holder(first)
        return Part(data[places[second] : places[second + 1]].strip())

    def _at(self, place: int) -> Part:
        head = _OBJECT.match(self._data, place)
        if not head:
            raise OddPdf("no object there")
        end = self._data.find(b"endobj", head.end())
        stream = _STREAM.search(self._data, head.end(), end if end >= 0 else len(self._data))
        if not stream:
            return Part(self._data[head.end() : end].strip())
        words = self._data[head.end() : stream.start() + 2]
        length = re.search(rb"/Length\s+(\d+)( 0 R)?", words)
        if not length:
            raise OddPdf("a stream without length")
        size = int(self.part(int(length[1])).words) if length[2] else int(length[1])
        return Part(words, self._data[stream.end() : stream.end() + size])

    def _table(self, at: int) -> bytes:
        at += 4
        while section := _SECTION.match(self._data, at):
            first, count = int(section[1]), int(section[2])
            at = section.end()
            for number in range(first, first + count):
                row = self._data[at : at + 20]
                if row[17:18] == b"n":
                    self._places[number] = int(row[:10])
                at += 20
        end = self._data.find(b"startxref", at)
        return self._data[at:end]

    def _table_stream(self, at: int) -> bytes:
        part = self._at(at)
        widths = re.search(rb"/W\s*\[\s*1 (\d) (\d)\s*\]", part.words)
        if not widths or b"/DecodeParms" in part.words or b"/Index" in part.words:
            raise OddPdf("another table of places")
        if part.stream is None or widths.groups() != (b"4", b"4"):
            raise OddPdf("another table of places")
        self._rows = zlib.decompress(part.stream)
        return part.words

    def _holder(self, number: int) -> tuple[bytes, list[int]]:
        if number not in self._holders:
            holder = self.part(number)
            first = re.search(rb"/First\s+(\d+)", holder.words)
            if not first or holder.stream is None:
                raise OddPdf("an object stream without a beginning")
            data = zlib.decompress(holder.stream)
            start = int(first[1])
            places = [start + int(at) for at in data[:start].split()[1::2]]
            self._holders[number] = data, [*places, len(data)]
        return self._holders[number]
