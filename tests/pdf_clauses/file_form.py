"""ISO 19005-2, 6.1: how the file is written, from its first byte to its last."""

from __future__ import annotations

import re
from collections.abc import Callable

import pikepdf

from tests.pdf_clauses import writing
from tests.pdf_clauses.opened import Faults, Opened
from tests.pdf_clauses.raw import Raw


def header(pdf: Opened) -> Faults:
    if not re.match(rb"%PDF-1\.[0-7]\r?\n%[\x80-\xff]{4}", pdf.data):
        yield "the file does not begin with %PDF-1.n and four bytes above 127"


def trailer(pdf: Opened) -> Faults:
    identifier = pdf.file.trailer.get("/ID", [])
    if len(identifier) != 2 or not all(len(bytes(part)) >= 16 for part in identifier):
        yield "no identifier"
    if "/Encrypt" in pdf.file.trailer:
        yield "encrypted"
    if not re.search(rb"%%EOF\r?\n?\Z", pdf.data):
        yield "something stands after the last %%EOF"


def of_bytes(check: Callable[[Raw], Faults]) -> Callable[[Opened], Faults]:
    """A check of `writing` as one of an opened file."""
    return lambda pdf: check(pdf.raw)


def streams(pdf: Opened) -> Faults:
    yield from writing.streams(pdf.raw)
    for one in pdf.streams:
        if len(one.read_raw_bytes()) != int(one.get("/Length", -1)):
            yield f"stream {one.objgen}: its length is not /Length"
        yield from (
            f"{one.objgen}: {key}" for key in ("/F", "/FFilter", "/FDecodeParms") if key in one
        )
    yield from pdf.file.get_warnings()
    ends = any(one.read_raw_bytes()[-1:] == b"\r" for one in pdf.streams)
    if ends and re.search(rb"(?<!\r)\r\nendstream", pdf.data):
        yield "a stream ends with CR, and LF alone stands behind it: who reads CR LF as one is off by one"


def filters(pdf: Opened) -> Faults:
    for one in pdf.streams:
        given = one.get("/Filter", pikepdf.Array())
        for name in given if isinstance(given, pikepdf.Array) else [given]:
            if name not in ("/FlateDecode", "/DCTDecode"):
                yield f"stream {one.objgen}: {name}"


def permissions(pdf: Opened) -> Faults:
    if "/Perms" in pdf.root:
        yield "/Perms"


def limits(pdf: Opened) -> Faults:
    yield from writing.limits(pdf.raw)
    if len(pdf.file.objects) > 8388607:
        yield "too many objects"
    for number, page in enumerate(pdf.file.pages):
        for key in ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox"):
            left, low, right, high = map(float, page.obj.get(key, page.MediaBox))
            if not (3 <= right - left <= 14400 and 3 <= high - low <= 14400):
                yield f"page {number}: {key}"
        deep = most = 0
        for operands, operator in pdf.operators[number]:
            deep += (operator == "q") - (operator == "Q")
            most = max(most, deep)
            for operand in operands:
                if isinstance(operand, pikepdf.String) and len(bytes(operand)) > 32767:
                    yield f"page {number}: a string of {len(bytes(operand))} bytes"
        if most > 28 or deep:
            yield f"page {number}: q and Q"
