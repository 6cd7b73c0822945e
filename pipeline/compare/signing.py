"""Digital signatures in a PDF: who signed, when, and whether the file was written on afterwards.

Nothing is verified here: whether a certificate holds is for a program that has the roots (VGCA, CA).
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_COMMON_NAME = bytes((0x55, 0x04, 0x03))
_SEQUENCE, _SET, _INTEGER, _OID, _FIRST = 0x30, 0x31, 0x02, 0x06, 0xA0
_UTF16, _LATIN = 0x1E, (0x13, 0x14, 0x16)
_DEPTH = 40
"""A signature holds some ten certificates at most."""


@dataclass(frozen=True, slots=True)
class Signature:
    """`who` as the certificate says, "" where it cannot be read; `when` as "27/11/2026 10:05", "" likewise.

    `after` = bytes that stand in the file behind what was signed: 0 for the last signature.
    """

    who: str
    when: str
    reason: str
    after: int


def signatures(document: pdfium.PdfDocument, size: int) -> tuple[Signature, ...]:
    """All signatures, in the order of the file; `size` = bytes of the file."""
    count = max(raw.FPDF_GetSignatureCount(document), 0)
    return tuple(_signature(raw.FPDF_GetSignatureObject(document, n), size) for n in range(count))


def _signature(handle: object, size: int) -> Signature:
    span = (ctypes.c_int * 4)()
    known = raw.FPDFSignatureObj_GetByteRange(handle, span, 4)
    after = size - (span[2] + span[3]) if known == len(span) else size
    when = _buffer(raw.FPDFSignatureObj_GetTime, handle).rstrip(b"\0").decode("ascii", "replace")
    reason = _buffer(raw.FPDFSignatureObj_GetReason, handle).decode("utf-16-le", "replace")
    who = signer(_buffer(raw.FPDFSignatureObj_GetContents, handle))
    return Signature(who, _day(when), reason.rstrip("\0"), after)


def _buffer(call: Callable[..., int], handle: object) -> bytes:
    length = call(handle, None, 0)
    room = ctypes.create_string_buffer(max(length, 1))
    call(handle, room, length)
    return room.raw[:length]


def _day(when: str) -> str:
    """ "D:20261127100500+07'00'" as it is written here, as the signer's clock had it."""
    digits = when.removeprefix("D:")
    if len(digits) < 12 or not digits[:12].isdigit():
        return ""
    return f"{digits[6:8]}/{digits[4:6]}/{digits[:4]} {digits[8:10]}:{digits[10:12]}"


# ---- the signer's name in CMS (RFC 5652) ---------------------------------------------------------

_Node = tuple[int, bytes]
"""Tag and contents of a DER value."""


def signer(contents: bytes) -> str:
    """The common name in the certificate of the first signer; "" when it cannot be read."""
    try:
        return _signer(contents)
    except (ValueError, IndexError, StopIteration, UnicodeDecodeError):
        return ""


def _signer(contents: bytes) -> str:
    content = next(_nodes(contents))[1]
    wrapped = next(value for tag, value in _nodes(content) if tag == _FIRST)
    fields = list(_nodes(next(_nodes(wrapped))[1]))
    held = [value for tag, value in fields if tag == _FIRST]
    info = list(_nodes(next(_nodes(fields[-1][1]))[1]))
    serial = None
    if info[1][0] == _SEQUENCE:
        serial = next(value for tag, value in _nodes(info[1][1]) if tag == _INTEGER)
    for _, certificate in _nodes(held[0]):
        parts = [one for one in _nodes(next(_nodes(certificate))[1]) if one[0] != _FIRST]
        if serial is None or parts[0] == (_INTEGER, serial):
            return _common_name(parts[4][1])
    return ""


def _common_name(subject: bytes) -> str:
    found = ""
    for _, names in _nodes(subject):
        for _, pair in _nodes(names):
            (_, kind), (tag, value) = list(_nodes(pair))[:2]
            if kind == _COMMON_NAME:
                code = "utf-16-be" if tag == _UTF16 else "latin-1" if tag in _LATIN else "utf-8"
                found = value.decode(code)
    return " ".join(found.split())


def _nodes(data: bytes) -> Iterator[_Node]:
    """The values that stand one after the other; ValueError for what is no DER."""
    at = 0
    for _ in range(_DEPTH * _DEPTH):
        if at + 2 > len(data):
            return
        tag, length = data[at], data[at + 1]
        at += 2
        if length & 0x80:
            more = length & 0x7F
            if not 0 < more <= 4:
                raise ValueError("length")
            length = int.from_bytes(data[at : at + more], "big")
            at += more
        if at + length > len(data):
            raise ValueError("short")
        yield tag, data[at : at + length]
        at += length
