"""The documents that content cites: type, symbol, date, organ, subject."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date
from pathlib import Path
from types import MappingProxyType

from pipeline.problem import Problem
from pipeline.registries.reading import Aliases, Row, rows

FILE = "citations.yaml"
FIELDS: Aliases = {
    "type": ("type", "loại"),
    "symbol": ("symbol", "số ký hiệu", "ký hiệu"),
    "date": ("date", "ngày"),
    "organ": ("organ", "cơ quan", "cơ quan ban hành"),
    "subject": ("subject", "trích yếu"),
    "law": ("law", "luật"),
    "replaced_by": ("replaced by", "thay thế bởi"),
    "valid_to": ("valid to", "hết hiệu lực", "đến ngày"),
    "note": ("note", "ghi chú"),
}
_YES = {"có": "yes", "yes": "yes", "true": "yes", "không": "", "no": "", "false": ""}
LAWS = ("luật", "bộ luật", "pháp lệnh", "hiến pháp")


@dataclass(frozen=True, slots=True)
class Citation:
    """One document. `law` = cited by its name alone (luật, pháp lệnh)."""

    id: str
    type: str
    """As printed: "Quy định"."""
    symbol: str
    """Number and symbol as one: "399-QĐ/TW"; "" where it has none."""
    date: Date | None
    organ: str
    subject: str
    """Goes on after the organ: "về thể loại …"; of a law the rest of its name."""
    law: bool = False
    valid_to: Date | None = None
    """Last day in force, where known."""
    replaced_by: str = ""
    """Id of the document that took its place."""


def read(folder: Path, problems: list[Problem]) -> Mapping[str, Citation]:
    """Citations of content/citations.yaml by id; mistakes go to `problems`."""
    entries = list(rows(folder, FILE, FIELDS, problems))
    citations = {row.id: _citation(row) for row in entries}
    for row in entries:
        newer = citations[row.id].replaced_by
        if newer and newer not in citations:
            message = f"“{row.id}” được thay thế bởi “{newer}” không có trong tệp"
            row.say(row.at("replaced_by"), "R008", message)
    return MappingProxyType(citations)


def _citation(row: Row) -> Citation:
    type = row.needed("type")
    law = row.choice("law", _YES) == "yes" if "law" in row.fields else type.lower() in LAWS
    return Citation(
        id=row.id,
        type=type,
        symbol=row.text("symbol"),
        date=row.day("date"),
        organ=row.text("organ"),
        subject=row.needed("subject") if law else row.text("subject"),
        law=law,
        valid_to=row.day("valid_to"),
        replaced_by=row.text("replaced_by"),
    )
