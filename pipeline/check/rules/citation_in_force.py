"""Viện dẫn văn bản đã hết hiệu lực, hoặc văn bản ra sau văn bản này.

Sổ viện dẫn ghi văn bản hết hiệu lực từ ngày nào, được văn bản nào thay thế. Căn cứ vào văn bản đã hết hiệu lực thì
căn cứ không còn giá trị; viện dẫn văn bản mang ngày sau ngày ban hành thì một trong hai ngày sai.

Sai:
    ngày: 2026-08-04
    căn cứ:
      - viện dẫn: hd-36-vptw-2018   # ← C035

Đúng:
    ngày: 2026-08-04
    căn cứ:
      - viện dẫn: hd-05-vptw-2026

Căn cứ: sổ văn bản viện dẫn của cơ quan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date as Date
from datetime import timedelta

from pipeline.check.citing import has_ids
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.problem import Level, Span
from pipeline.registries.citations import Citation
from pipeline.text import in_figures

RULE = Rule(
    "C035",
    "citation-in-force",
    "hieu-luc-vien-dan",
    Level.WARNING,
    reads="content",
    clause="sổ văn bản viện dẫn",
)

_BY_ID = re.compile(r"\[\[ *([\w-]+) *\]\]")


def look(subject: Subject) -> Iterator[Finding]:
    """Citations by id and typed ones, against the day of the document."""
    day = subject.day
    if day is None:
        return
    for span, row in _cited(subject):
        yield from _judged(span, row, day, subject)
    for citing in subject.citings:
        if citing.date and citing.date > day:
            message = f"{citing.type} số {citing.symbol} mang ngày sau ngày của văn bản này"
            yield citing.passage.finding(citing.hit.start, message, "xem lại ngày")


def _cited(subject: Subject) -> Iterator[tuple[Span, Citation]]:
    rows = subject.registries.citations
    for base in subject.typed.bases:
        if base.cite in rows:
            yield base.span, rows[str(base.cite)]
    for found in _BY_ID.finditer(subject.source.text) if has_ids(subject.source.text) else ():
        line = subject.source.text[
            subject.source.text.rfind("\n", 0, found.start()) + 1 : found.start()
        ]
        if found[1] in rows and not line.lstrip().startswith("#"):
            yield subject.source.places.span_at(found.start()), rows[found[1]]


def _judged(span: Span, row: Citation, day: Date, subject: Subject) -> Iterator[Finding]:
    name = f"{row.type} số {row.symbol}"
    if row.date and row.date > day:
        yield Finding(span, f"{name} mang ngày sau ngày của văn bản này", "xem lại ngày")
    elif row.valid_to and row.valid_to < day:
        newer = subject.registries.citations.get(row.replaced_by)
        instead = f"; nay là {newer.type} số {newer.symbol}" if newer else ""
        hint = f"viện dẫn [[{newer.id}]]" if newer else "xem lại căn cứ"
        yield Finding(
            span,
            f"{name} đã hết hiệu lực từ {in_figures(row.valid_to + timedelta(1))}{instead}",
            hint,
        )
