"""ISO 19005-2, 6.1.4 to 6.1.9 and 6.1.13, of the bytes themselves: how objects, names, strings are written."""

from __future__ import annotations

import re

from tests.pdf_clauses.raw import EOL, HEAD, STREAM, TAIL, Faults, Raw, body

_NUMBER = re.compile(rb"[+-]?(?:\d+\.?\d*|\.\d+)")
_MOST = {"integer": 2**31 - 1, "string": 32766, "name": 127}
"""Annex: 6.1.13; a string as validators count it."""


# ---- the clauses -------------------------------------------------------------------------------


def cross_reference(raw: Raw) -> Faults:
    """6.1.4: every row leads to its object, every object has its row."""
    if not raw.rows:
        yield "startxref leads to no cross-reference stream"
        return
    if set(raw.rows) != set(range(len(raw.rows))) or raw.rows[0].kind != 0:
        yield "the rows are not one for each number from 0"
    for one in raw.items:
        head = HEAD.match(one.data)
        if head is None or (int(head[1]), int(head[2])) != (one.number, raw.rows[one.number].rest):
            yield f"object {one.number} is not where its row says"
    for number, row in raw.rows.items():
        inside = raw.packed.get(row.where, []) if row.kind == 2 else None
        if inside is not None and [n for n, _ in inside[row.rest : row.rest + 1]] != [number]:
            yield f"object {number} is not in the stream that its row names"
    listed = {one.start for one in raw.items}
    if stray := {found.start() for found in HEAD.finditer(raw.data)} - listed:
        seen = [at for at in stray if raw.data[at - 1 : at] in b"\r\n" and not _within(raw, at)]
        yield from (f"an object without a row at {at}" for at in seen)


def _within(raw: Raw, at: int) -> bool:
    """Whether a place lies in the bytes of a stream."""
    inside = max(
        (one for one in raw.items if one.start <= at), key=lambda one: one.start, default=None
    )
    if inside is None or inside.stream_at is None:
        return False
    return at < inside.start + inside.stream_at + len(body(inside))


def strings(raw: Raw) -> Faults:
    """6.1.6: hexadecimal strings of an even number of digits, and of digits alone."""
    for where, token in raw.special:
        if token.startswith(b"<"):
            digits = re.sub(rb"[\0\t\n\f\r ]", b"", token[1:-1])
            if not token.endswith(b">") or not re.fullmatch(rb"(?:[0-9A-Fa-f]{2})*", digits):
                yield f"{where}: {token[:40]!r}"


def streams(raw: Raw) -> Faults:
    """6.1.7: CR LF or LF behind `stream`, /Length bytes, an end of line, `endstream`."""
    for one in raw.items:
        if one.stream_at is None:
            continue
        keyword = STREAM.match(one.data, one.stream_at)
        if keyword is None:
            yield f"object {one.number}: what stands behind `stream`"
            continue
        after = keyword.end() + int(one.entry(b"/Length"))
        if not re.match(EOL + rb"endstream" + EOL + rb"endobj", one.data[after : after + 30]):
            yield f"object {one.number}: what stands before `endstream`, or its /Length"


def names(raw: Raw) -> Faults:
    """6.1.8: names are UTF-8 once their #xx are read."""
    for where, token in raw.special:
        if token.startswith(b"/"):
            try:
                _name(token).decode()
            except UnicodeDecodeError:
                yield f"{where}: {token[:40]!r}"


def _name(token: bytes) -> bytes:
    return re.sub(rb"#([0-9A-Fa-f]{2})", lambda m: bytes([int(m[1], 16)]), token[1:])


def spaces(raw: Raw) -> Faults:
    """6.1.9: one white space between number, generation and obj; an end of line on both sides of it all."""
    for one in raw.items:
        if raw.data[one.start - 1 : one.start] not in (b"\r", b"\n"):
            yield f"object {one.number}: no end of line before its number"
        if not HEAD.match(one.data):
            yield f"object {one.number}: {one.data[:20]!r}"
        if not TAIL.search(one.data):
            yield f"object {one.number}: endobj is not a line of its own"


def limits(raw: Raw) -> Faults:
    """6.1.13, wherever it is written: integers, real numbers, strings, names."""
    yield from (f"{where}: {said}" for where, token in raw.special if (said := _too_much(token)))


def _too_much(token: bytes) -> str:
    if token.startswith(b"("):
        return _long("string", len(token) - 2)
    if token.startswith(b"<"):
        return _long("string", len(token) // 2)
    if token.startswith(b"/"):
        return _long("name", len(_name(token)))
    if not _NUMBER.fullmatch(token):
        return ""
    most = _MOST["integer"]
    whole = b"." not in token
    fits = -most - 1 <= int(token) <= most if whole else len(token) <= 30
    return "" if fits else f"{token.decode()} is no number that a reader can hold"


def _long(kind: str, length: int) -> str:
    return f"a {kind} of {length} bytes" if length > _MOST[kind] else ""
