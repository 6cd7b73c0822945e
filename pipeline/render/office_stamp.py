"""Makes LibreOffice's PDF repeatable: its clock, random identifier and dated colour profile go."""

from __future__ import annotations

import hashlib
import re
import zlib
from datetime import date as Date

from pipeline.render import pdf_meta
from pipeline.render.pdf_objects import stream_end


def fixed(pdf: bytes, docx: bytes, date: Date | None) -> bytes:
    """The same Word file gives the same PDF (seen with LibreOffice 7.4, which knows no
    SOURCE_DATE_EPOCH). `date` is written as the day of making, 2000-01-01 without one."""
    day = date or Date(2000, 1, 1)
    stamp = hashlib.md5(docx, usedforsecurity=False).hexdigest().upper()
    # Length for length, so that no offset moves.
    changes = (
        (rb"(Date\(D:)\d{14}", f"{day:%Y%m%d}000000"),
        (rb"(<xmp:\w+Date>)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", f"{day:%Y-%m-%d}T00:00:00"),
        (rb"(/ID\s*\[\s*<)[0-9A-F]{32}", stamp),
        (rb"(/ID\s*\[\s*<[0-9A-F]{32}>\s*<)[0-9A-F]{32}", stamp),
        (rb"(/DocChecksum\s*/)[0-9A-F]{32}", stamp),
    )
    for pattern, value in changes:
        pdf = re.sub(pattern, rb"\g<1>" + value.encode(), pdf)
    return _own_profile(pdf)


def _own_profile(pdf: bytes) -> bytes:
    """LibreOffice makes its sRGB profile anew each time and dates it to the second; ours has no
    date. The objects behind it move, so the file table is rewritten."""
    named = re.search(rb"/DestOutputProfile (\d+) 0 R", pdf)
    table = pdf.rfind(b"\nxref\n") + 1
    start = pdf.find(b"\n%s 0 obj" % named[1]) + 1 if named else 0
    end = pdf.find(b"endobj", pdf.find(b"endstream", start))
    if named is None or not 0 < start < end < table:
        return pdf
    # The length of the dated profile stands in an object of its own; nothing names it any more.
    length = re.match(rb".*?/Length (\d+) 0 R", pdf[start:end], re.DOTALL)
    if length:
        own = rb"(\n%s 0 obj\s+)(\d+)(?=\s+endobj)" % length[1]
        pdf = re.sub(own, lambda found: found[1] + b"0" * len(found[2]), pdf)
    data = zlib.compress(pdf_meta.srgb(), 9)
    head = b"%s 0 obj\n<</N 3/Length %d/Filter/FlateDecode>>\nstream\n" % (named[1], len(data))
    profile = head + data + stream_end(data) + b"\n"
    moved = len(profile) - (end - start)

    def shift(entry: re.Match[bytes]) -> bytes:
        offset = int(entry[1])
        return b"%010d 00000 n" % (offset + moved if offset > start else offset)

    tail = re.sub(rb"(\d{10}) 00000 n", shift, pdf[table:])
    tail = re.sub(rb"startxref\n\d+", b"startxref\n%d" % (table + moved), tail)
    return pdf[:start] + profile + pdf[end:table] + tail
