"""Cơ quan hoặc người ký không còn (chưa có) vào ngày của văn bản.

Sổ cơ quan ghi thời gian hoạt động, sổ người ký ghi thời gian giữ chức. Văn bản mang ngày ngoài thời gian ấy thì sai
ngày, sai cơ quan hoặc sai người ký.

Sai:
    ngày: 2026-08-04
    cơ quan ban hành: bdv-tu-thai-nguyen   # ← C042 (ban này kết thúc năm 2025)

Đúng:
    ngày: 2026-08-04
    cơ quan ban hành: btgdv-tu-thai-nguyen

Căn cứ: sổ cơ quan, sổ người ký.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date
from datetime import timedelta

from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.check.walk import refs
from pipeline.problem import Level, Span
from pipeline.registries.organs import Organ
from pipeline.source import Mapping, Node, Scalar, Sequence
from pipeline.text import in_figures

RULE = Rule(
    "C042",
    "organ-time",
    "thoi-gian-co-quan",
    Level.WARNING,
    reads="content",
    clause="sổ cơ quan, sổ người ký",
)


def look(subject: Subject) -> Iterator[Finding]:
    """Every organ referred to by id, every signer by id, against the day of the document."""
    date = subject.typed.date
    if date is None:
        return
    for ref in refs(subject.typed, subject.blocks):
        organ = subject.registries.organs.get(ref.id or "")
        if organ and not (organ.on(date.first) or organ.on(date.last)):
            yield Finding(
                ref.words.span,
                f"{organ.name} {_when(organ, date.last)}",
                "xem lại ngày hoặc cơ quan",
            )
    for span, name in _people(subject.source.root, ""):
        person = subject.registries.people.get(name)
        if person and not (person.on(date.first) or person.on(date.last)):
            message = f"{person.name} không giữ chức {person.title} vào ngày của văn bản"
            yield Finding(span, message, "xem lại người ký")


def _when(organ: Organ, day: Date) -> str:
    if organ.valid_to and organ.valid_to < day:
        return f"không còn từ {in_figures(organ.valid_to + timedelta(1))}"
    return f"chỉ có từ {in_figures(organ.valid_from)}" if organ.valid_from else ""


def _people(node: Node, key: str) -> Iterator[tuple[Span, str]]:
    match node:
        case Scalar():
            if key == "person":
                yield node.span, node.value.strip()
        case Mapping():
            for entry in node.entries:
                if entry.key in ("signature", "person"):
                    yield from _people(entry.value, entry.key)
        case Sequence():
            for item in node.items:
                yield from _people(item, key)
