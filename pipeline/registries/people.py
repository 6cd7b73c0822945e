"""The people who sign: name, title, organ, time in office."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date as Date
from pathlib import Path
from types import MappingProxyType

from pipeline.problem import Problem
from pipeline.registries.reading import Aliases, Row, rows

FILE = "people.yaml"
FIELDS: Aliases = {
    "name": ("name", "họ tên"),
    "title": ("title", "chức vụ"),
    "organ": ("organ", "cơ quan", "đơn vị"),
    "valid_from": ("valid from", "từ ngày"),
    "valid_to": ("valid to", "đến ngày"),
    "note": ("note", "ghi chú"),
}


@dataclass(frozen=True, slots=True)
class Person:
    """One person in one office."""

    id: str
    name: str
    title: str
    organ: str = ""
    """Id of the organ."""
    valid_from: Date | None = None
    valid_to: Date | None = None

    def on(self, day: Date) -> bool:
        """Whether the person holds the office on that day."""
        return (self.valid_from or Date.min) <= day <= (self.valid_to or Date.max)


def read(folder: Path, organs: Container[str], problems: list[Problem]) -> Mapping[str, Person]:
    """People of content/people.yaml by id; mistakes go to `problems`."""
    found = {row.id: _person(row, organs) for row in rows(folder, FILE, FIELDS, problems)}
    return MappingProxyType(found)


def _person(row: Row, organs: Container[str]) -> Person:
    organ = row.text("organ")
    if organ and organ not in organs:
        row.say(
            row.at("organ"), "R008", f"cơ quan “{organ}” của “{row.id}” không có trong organs.yaml"
        )
    return Person(
        id=row.id,
        name=row.needed("name"),
        title=row.text("title"),
        organ=organ,
        valid_from=row.day("valid_from"),
        valid_to=row.day("valid_to"),
    )
