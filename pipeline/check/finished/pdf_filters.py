"""How large streams of the older filters become (ISO 32000-1, 7.4): LZW and run lengths are counted, not unpacked."""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence

_FILTERS = re.compile(rb"/Filter\s*(?:\[(?P<several>[^\]]*)\]|(?P<one>/\w+))")
_GROWING = ("FlateDecode", "LZWDecode", "RunLengthDecode")
_LETTERS = ("ASCIIHexDecode", "ASCII85Decode")
_MOST_LETTERS = 8 * 1024 * 1024
"""Bytes of letters that are decoded: an office's PDF has pictures in them, and no more than this."""
_CLEAR, _END, _FIRST, _TABLE = 256, 257, 258, 4096


def named(head: bytes) -> tuple[str, ...]:
    """Names of a stream's filters, in the order in which they are undone."""
    found = _FILTERS.search(head)
    if not found:
        return ()
    return tuple(re.findall(r"/(\w+)", (found["several"] or found["one"]).decode("latin-1")))


def growing(filters: Sequence[str]) -> list[str]:
    """Those that may make much of little."""
    return [one for one in filters if one in _GROWING]


def unlettered(data: bytes, filters: Sequence[str]) -> bytes | None:
    """The bytes below letters; None where there are too many of them or they are broken."""
    for one in filters:
        if one not in _LETTERS:
            return data
        if len(data) > _MOST_LETTERS:
            return None
        try:
            data = _hexed(data) if one == "ASCIIHexDecode" else _based(data)
        except ValueError:
            return None
    return data


def _hexed(data: bytes) -> bytes:
    digits = b"".join(data.partition(b">")[0].split())
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _based(data: bytes) -> bytes:
    return base64.a85decode(data.strip().removeprefix(b"<~").partition(b"~>")[0])


def size(data: bytes, filter_: str, most: int) -> int:
    """Bytes that come of LZW or run lengths, counted no further than `most`."""
    return _lzw(data, most) if filter_ == "LZWDecode" else _runs(data, most)


def _runs(data: bytes, most: int) -> int:
    at = total = 0
    while at < len(data) and total <= most:
        length = data[at]
        if length == 128:
            break
        total += length + 1 if length < 128 else 257 - length
        at += length + 2 if length < 128 else 2
    return total


def _lzw(data: bytes, most: int) -> int:
    """Only the lengths of the table's entries are kept. Codes grow early, as the standard's default has it."""
    lengths = [1] * _FIRST
    total = held = bits = 0
    width, last = 9, 0
    for byte in data:
        held, bits = (held << 8 | byte) & 0xFFFFFF, bits + 8
        if bits < width:
            continue
        bits -= width
        code = held >> bits & ((1 << width) - 1)
        if code == _END or total > most:
            break
        if code == _CLEAR:
            del lengths[_FIRST:]
            width, last = 9, 0
            continue
        length = lengths[code] if code < len(lengths) else last + 1
        total += length
        if last and len(lengths) < _TABLE:
            lengths.append(last + 1)
        width = min(12, max(9, (len(lengths) + 1).bit_length()))
        last = length
    return total
