"""Viện dẫn gõ tay khác với sổ văn bản viện dẫn.

Số, ký hiệu có trong content/citations.yaml nhưng loại, ngày hoặc cơ quan gõ trong câu lại khác: một trong hai chỗ
sai.

Sai:  Quy định số 399-QĐ/TW, ngày 10/01/2026 của Ban Bí thư
Đúng: [[qd-399-tw-2026]]

Căn cứ: sổ văn bản viện dẫn của cơ quan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.citing import Citing, plain_symbol
from pipeline.check.prose import folded
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.problem import Level
from pipeline.registries.citations import Citation
from pipeline.text import in_figures

_ABOUT = re.compile(r"\s+về\s")
_PLENARY = re.compile(r"^hội nghị (?:lần thứ \w+ |trung ương \w+ )?(?:của )?")
""" "Hội nghị lần thứ sáu Ban Chấp hành Trung ương": the committee's document."""

RULE = Rule(
    "C034", "citation-registry", "khac-so-vien-dan", Level.WARNING, clause="sổ văn bản viện dẫn"
)


def look(subject: Subject) -> Iterator[Finding]:
    """Typed date, type or organ against the one document of the registry that has the symbol."""
    known: dict[str, list[Citation]] = {}
    for one in subject.registries.citations.values():
        if one.symbol:
            known.setdefault(plain_symbol(one.symbol), []).append(one)
    for citing in subject.citings:
        rows = known.get(plain_symbol(citing.symbol), [])
        # Organs number alike: only central organs' symbols say which document is meant.
        if len(rows) == 1 and (
            rows[0].type.lower() == citing.type.lower()
            or rows[0].symbol.endswith(("/TW", "-CP", "TTg"))
        ):
            yield from _compared(citing, rows[0])


def _compared(citing: Citing, row: Citation) -> Iterator[Finding]:
    central = row.symbol.endswith(("/TW", "-CP", "TTg")) or "QH" in row.symbol
    if row.type.lower() != citing.type.lower():
        yield _finding(citing, row, f"“{row.symbol}” là {row.type}, không phải {citing.type}")
    elif (
        citing.date
        and row.date
        and citing.date != row.date
        and (central or citing.date.year == row.date.year)
    ):
        ours = in_figures(row.date)
        yield _finding(
            citing,
            row,
            f"{row.type} số {row.symbol} trong sổ ghi ngày {ours}, ở đây ghi{citing.dated.lstrip(',')}",
        )
    elif central and citing.organ and row.organ and not _same(_organ(citing), row.organ):
        yield _finding(
            citing,
            row,
            f"{row.type} số {row.symbol} trong sổ là của {row.organ}, ở đây ghi “{_organ(citing)[:40]}”",
        )


def _organ(citing: Citing) -> str:
    """ "của Ban Bí thư về thể loại …": what the document is about comes along with its organ."""
    return _ABOUT.split(citing.organ, maxsplit=1)[0]


def _same(typed: str, known: str) -> bool:
    one, other = folded(typed), folded(known)
    return one.startswith(other) or other.startswith(one) or _PLENARY.sub("", one).startswith(other)


def _finding(citing: Citing, row: Citation, message: str) -> Finding:
    return citing.passage.finding(citing.hit.start, message, f"viết [[{row.id}]] hoặc sửa sổ")
