"""How large a PDF's streams become once they are inflated: told before any program opens it.

A stream of 200 kB may hold 240 MB of drawing commands; every reader would take it whole into memory.
Pictures may be large, so they have a budget by the size that they name; commands that pass for one have not.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from pipeline.check.finished import pdf_filters

MOST_STREAM = 32 * 1024 * 1024
"""Bytes of one stream that is no picture: a page of dense text has less than one hundredth of it."""
MOST_ALL = 256 * 1024 * 1024
"""Bytes of all of them, and of one picture."""
_CHUNK = 1024 * 1024
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_SIDE = re.compile(rb"/(?:Width|Height)\s+(\d{1,6})")
_DICTIONARY = 2000
"""Bytes before a stream in which its dictionary stands."""
_DEEPEST = 3
"""Filters one upon the other."""
_PRINTABLE = bytes(range(0x20, 0x7F)) + b"\t\n\r"


def too_large(data: bytes) -> bool:
    """Whether streams of the file inflate beyond the budgets."""
    total = 0
    for found in _STREAM.finditer(data):
        end = data.find(b"endstream", found.end())
        end = end if end >= 0 else len(data)
        head = data[max(0, found.start() - _DICTIONARY) : found.start()].rpartition(b" obj")[2]
        size, picture = _size(data, found.end(), end, head)
        if size > (MOST_ALL if picture else MOST_STREAM):
            return True
        total += 0 if picture else size
        if total > MOST_ALL:
            return True
    return False


def _size(data: bytes, start: int, end: int, head: bytes) -> tuple[int, bool]:
    """Bytes of one stream, counted no further than the budgets, and whether it is a picture."""
    sides = [int(side) for side in _SIDE.findall(head)]
    picture = b"/Image" in head and len(sides) > 1
    filters = pdf_filters.named(head)
    growing = pdf_filters.growing(filters)
    other = [one for one in growing if one != "FlateDecode"]
    raw = pdf_filters.unlettered(data[start:end], filters) if growing else data[start:end]
    if raw is None or (other and len(growing) > 1):
        # No program writes such a stream; what it holds cannot be told without unpacking it.
        return MOST_ALL + 1, False
    if other:
        most = min(MOST_ALL, sides[0] * sides[1] * 8) if picture else MOST_STREAM
        size = pdf_filters.size(raw, other[0], most)
        return (MOST_ALL + 1 if size > most else size), picture
    size = 0
    for chunk in _inflated(iter([raw])):
        size += len(chunk)
        if size > MOST_STREAM:
            picture = picture and size <= sides[0] * sides[1] * 8 and not _commands(chunk)
            if not picture or size > MOST_ALL:
                break
    return size, picture


def _commands(chunk: bytes) -> bool:
    """Drawing commands are printable letters; a picture's points are not."""
    return len(chunk.translate(None, _PRINTABLE)) * 100 < len(chunk)


def _inflated(chunks: Iterator[bytes], depth: int = 0) -> Iterator[bytes]:
    """What the chunks hold, a megabyte at a time; nothing where they are not deflated."""
    unpacked = _once(chunks)
    first = next(unpacked, b"")
    if not first:
        return
    if (
        depth < _DEEPEST
        and len(first) > 1
        and first[0] == 0x78
        and not (first[0] * 256 + first[1]) % 31
    ):
        yield from _inflated(_before(first, unpacked), depth + 1)
        return
    yield first
    yield from unpacked


def _before(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _once(chunks: Iterator[bytes]) -> Iterator[bytes]:
    machine = zlib.decompressobj()
    for chunk in chunks:
        waiting = chunk
        while waiting:
            try:
                out = machine.decompress(waiting, _CHUNK)
            except zlib.error:
                return
            waiting = machine.unconsumed_tail
            if out:
                yield out
            if machine.eof:
                return
