"""Streams of a PDF that would become too large are told by counting, whatever filter they have."""

from __future__ import annotations

import base64
import zlib

import pytest

from pipeline.check.finished import pdf_filters
from pipeline.check.finished.pdf_streams import MOST_STREAM, too_large


def stream(data: bytes, filters: str, more: str = "") -> bytes:
    """A PDF's object with one stream."""
    return (
        f"%PDF-1.4\n1 0 obj\n<</Length {len(data)} /Filter {filters} {more}>>\nstream\n".encode()
        + data
        + b"\nendstream\nendobj\n"
    )


def lzw(data: bytes) -> bytes:
    """Plain LZW of the standard: nine to twelve bits, codes grow early."""
    out: list[tuple[int, int]] = [(256, 9)]
    table = {bytes([one]): one for one in range(256)}
    after, width, held = 258, 9, b""
    for one in data:
        longer = held + bytes([one])
        if longer in table:
            held = longer
            continue
        out.append((table[held], width))
        table[longer], after = after, after + 1
        width = max(9, min(12, after.bit_length()))
        held = bytes([one])
        if after == 4095:
            out.append((256, width))
            table = {bytes([one]): one for one in range(256)}
            after, width = 258, 9
    out += [(table[held], width), (257, width)]
    bits = "".join(format(code, f"0{size}b") for code, size in out)
    bits += "0" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8, "big")


@pytest.mark.parametrize("length", [1, 300, 5_000, 60_000])
def test_the_length_of_lzw_is_counted_exactly(length: int) -> None:
    data = bytes((at * at // 7) % 251 for at in range(length))
    assert pdf_filters.size(lzw(data), "LZWDecode", 10**9) == length
    assert pdf_filters.size(lzw(b"a" * length), "LZWDecode", 10**9) == length


def test_the_length_of_runs_is_counted_exactly() -> None:
    assert (
        pdf_filters.size(bytes([2, 1, 2, 3, 255, 9, 129, 7, 128, 5]), "RunLengthDecode", 10**9)
        == 133
    )


BOMB = MOST_STREAM + 5_000_000


@pytest.mark.parametrize(
    ("data", "filters"),
    [
        (bytes([129, 32]) * (BOMB // 128), "/RunLengthDecode"),
        (lzw(b" " * 1_000), "[/LZWDecode /FlateDecode]"),
        (
            base64.a85encode(zlib.compress(b"0 0 m " * (BOMB // 6))) + b"~>",
            "[/ASCII85Decode /FlateDecode]",
        ),
        (
            zlib.compress(b"0 0 m " * (BOMB // 6)).hex().encode() + b">",
            "[/ASCIIHexDecode /FlateDecode]",
        ),
        (zlib.compress(zlib.compress(b"0 0 m " * (BOMB // 6))), "[/FlateDecode /FlateDecode]"),
        (b"zzzzz" * 2_000_000, "[ /ASCII85Decode /RunLengthDecode ]"),
    ],
)
def test_what_would_become_too_large_is_told(data: bytes, filters: str) -> None:
    assert too_large(stream(data, filters))


def test_an_lzw_bomb_is_told() -> None:
    # Up to 4,000 letters a code, once the table is full of ever longer runs.
    piece = lzw(b" " * 900_000)
    assert len(piece) < 5_000
    assert pdf_filters.size(piece, "LZWDecode", 800_000) > 800_000


@pytest.mark.parametrize(
    ("data", "filters", "more"),
    [
        (lzw(b"BT (a) Tj ET\n" * 500), "/LZWDecode", ""),
        (
            base64.a85encode(zlib.compress(b"BT (a) Tj ET\n" * 500)) + b"~>",
            "[/ASCII85Decode /FlateDecode]",
            "",
        ),
        (
            bytes([129, 255]) * 40_000,
            "/RunLengthDecode",
            "/Subtype /Image /Width 2000 /Height 2400",
        ),
        (b"\xff\xd8" + b"x" * 100_000, "/DCTDecode", "/Subtype /Image /Width 2000 /Height 2400"),
    ],
)
def test_what_office_programs_write_is_not(data: bytes, filters: str, more: str) -> None:
    assert not too_large(stream(data, filters, more))
