"""A PDF read byte by byte, by no library: its objects as they are written.

Only files with a cross-reference stream are taken apart, for vanban writes no others.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

Faults = Iterator[str]
EOL = rb"(?:\r\n|\n|\r)"
HEAD = re.compile(rb"(\d+)[\0\t\n\f\r ](\d+)[\0\t\n\f\r ]obj" + EOL)
TAIL = re.compile(rb"[\r\n]endobj" + EOL + rb"\Z")
STREAM = re.compile(rb"stream(?:\r\n|\n)")
_TOKEN = re.compile(
    rb"%[^\r\n]*|<<|>>|<[^>]*>?|/[^\0\t\n\f\r ()<>\[\]{}/%]*|[^\0\t\n\f\r ()<>\[\]{}/%]+|[\[\]{}()>]"
)


class Row(NamedTuple):
    """A row of the cross-reference stream: kind (0 free, 1 at a place, 2 in an object stream), place or
    container, the rest (generation or index)."""

    kind: int
    where: int
    rest: int


@dataclass(frozen=True)
class Item:
    """An object as it stands in the file, from its number to the next object."""

    number: int
    start: int
    data: bytes

    @cached_property
    def head(self) -> bytes:
        """Its bytes without those of a stream."""
        found = self.stream_at
        return self.data if found is None else self.data[:found]

    @cached_property
    def stream_at(self) -> int | None:
        at = HEAD.match(self.data)
        place = at.end() if at else 0
        for token, end in _with_ends(self.data, place):
            if token == b"stream":
                return end - len(token)
            if token == b"endobj":
                return None
        return None

    def entry(self, key: bytes) -> bytes:
        """The token behind a key of its dictionary."""
        found = iter(tokens(self.head))
        return next((next(found, b"") for token in found if token == key), b"")


class Raw:
    """The file's objects by its own cross-reference stream."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        found = re.search(rb"startxref\s+(\d+)\s+%%EOF\s*\Z", data)
        self.start = int(found[1]) if found else -1

    @cached_property
    def rows(self) -> dict[int, Row]:
        """The rows by object number; none when the last startxref leads to no cross-reference stream."""
        if self.start < 0 or not HEAD.match(self.data, self.start):
            return {}
        table = Item(0, self.start, self.data[self.start :])
        if table.entry(b"/Type") != b"/XRef":
            return {}
        one, two, three = (int(wide) for wide in _array(table, b"/W"))
        size = int(table.entry(b"/Size"))
        first = [int(number) for number in _array(table, b"/Index")] or [0, size]
        rows = _rows(table, one + two + three)
        numbers = [
            n for at in range(0, len(first), 2) for n in range(first[at], sum(first[at : at + 2]))
        ]
        return {
            number: Row(
                int.from_bytes(row[:one]) if one else 1,
                int.from_bytes(row[one : one + two]),
                int.from_bytes(row[one + two :]),
            )
            for number, row in zip(numbers, rows, strict=True)
        }

    @cached_property
    def items(self) -> list[Item]:
        starts = sorted((row.where, number) for number, row in self.rows.items() if row.kind == 1)
        ends = [*(start for start, _ in starts[1:]), self.data.rfind(b"startxref")][: len(starts)]
        return [
            Item(number, start, self.data[start:end])
            for (start, number), end in zip(starts, ends, strict=True)
        ]

    @cached_property
    def packed(self) -> dict[int, list[tuple[int, bytes]]]:
        """(number, bytes) of the objects in each object stream."""
        return {one.number: _inside(one) for one in self.items if one.entry(b"/Type") == b"/ObjStm"}

    @cached_property
    def special(self) -> list[tuple[str, bytes]]:
        """(where, token) of each string, name and number that occurs, once for each object and page."""
        return [
            (where, token)
            for where, text in self.texts()
            for token in set(tokens(text))
            if token[:1] in b"(</+-.0123456789" and token != b"<<"
        ]

    def texts(self) -> Iterator[tuple[str, bytes]]:
        """Everything that is written in the syntax of PDF: objects, also those in streams, and pages."""
        for one in self.items:
            yield f"object {one.number}", one.head
            if one.stream_at is not None and not {b"/Type", b"/Subtype", b"/Length1"} & set(
                tokens(one.head)
            ):
                data = unpacked(one)
                if re.search(rb"\b(?:BT|BDC|re|Do)\b", data):
                    yield f"contents {one.number}", data
        for container, inside in self.packed.items():
            yield from ((f"object {number} in {container}", data) for number, data in inside)


def _array(item: Item, key: bytes) -> list[bytes]:
    found = iter(tokens(item.head))
    for token in found:
        if token == key and next(found, b"") == b"[":
            return list(iter(lambda: next(found, b"]"), b"]"))
    return []


def body(item: Item) -> bytes:
    """The bytes of a stream, by its /Length."""
    at = item.stream_at
    keyword = STREAM.match(item.data, at or 0)
    start = keyword.end() if keyword else 0
    return item.data[start : start + int(item.entry(b"/Length"))]


def unpacked(item: Item) -> bytes:
    data = body(item)
    return zlib.decompress(data) if b"/FlateDecode" in item.head else data


def _rows(table: Item, wide: int) -> list[bytes]:
    data = unpacked(table)
    if b"/Predictor" not in table.head:
        return [data[at : at + wide] for at in range(0, len(data), wide)]
    above, rows = bytes(wide), []
    for at in range(0, len(data), wide + 1):  # PNG's "up": what qpdf writes
        above = bytes(
            (one + high) & 255
            for one, high in zip(data[at + 1 : at + 1 + wide], above, strict=True)
        )
        rows.append(above)
    return rows


def _inside(container: Item) -> list[tuple[int, bytes]]:
    data = unpacked(container)
    first = int(container.entry(b"/First"))
    numbers = [int(one) for one in data[:first].split()]
    places = [*(first + at for at in numbers[1::2]), len(data)]
    return [
        (number, data[start:end])
        for number, (start, end) in zip(numbers[::2], pairwise(places), strict=True)
    ]


def tokens(data: bytes) -> Iterator[bytes]:
    """The tokens of an object or of a page's contents; a literal string is one."""
    yield from (token for token, _ in _with_ends(data, 0))


def _with_ends(data: bytes, at: int) -> Iterator[tuple[bytes, int]]:
    while found := _TOKEN.search(data, at):
        at = found.end()
        token = found[0]
        if token == b"(":
            at = _string_end(data, at)
            token = data[found.start() : at]
        if not token.startswith(b"%"):
            yield token, at


def _string_end(data: bytes, at: int) -> int:
    deep = 1
    while deep and at < len(data):
        mark = data[at : at + 1]
        at += 2 if mark == b"\\" else 1
        deep += (mark == b"(") - (mark == b")")
    return at
