"""File names of units: unlike one another, inside their folder, good on Windows, at most 120 bytes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Date
from hashlib import sha256

from pipeline import inline, placeholders
from pipeline.batch.job import Output
from pipeline.problem import Problem, Span
from pipeline.registries.units import units
from pipeline.roster import Row
from pipeline.text import slug

LIMIT = 120
"""Bytes of a file name with its ending; slugs are ASCII."""
_ENDING = len(".docx")


@dataclass
class Names:
    """Names given in one run, in the order of the roster, so that each run gives the same."""

    output: Output
    content: str
    """The content file's name without ending."""
    day: Date
    """On which provinces bear the names that folders get."""
    _taken: set[bytes] = field(default_factory=set)
    _provinces: dict[str, str] = field(default_factory=dict)

    def stem(self, row: Row, number: str) -> tuple[str, Problem | None]:
        """Path below the batch's folder, without ending; a problem where the pattern finds no value."""
        words, problem = self._words(row, number)
        folder = self.folder(row)
        base = _cut(slug(words), LIMIT - _ENDING)
        name = base
        turn = 1
        # A pattern may give two units one name: then the unit's key tells them apart.
        while not self._free(f"{folder}{name}"):
            tail = slug(row.key) if turn == 1 else f"{slug(row.key)}-{turn}"
            name = f"{_cut(base, LIMIT - _ENDING - len(tail) - 1)}-{tail}"
            turn += 1
        return f"{folder}{name}", problem

    def folder(self, row: Row) -> str:
        """ "19-tinh-thai-nguyen/", or "" when all stand together."""
        if not self.output.by_province or row.unit is None:
            return ""
        code = row.unit.parent or row.unit.code
        if code not in self._provinces:
            self._provinces[code] = f"{province_folder(code, self.day)}/"
        return self._provinces[code]

    def _free(self, path: str) -> bool:
        mark = sha256(path.casefold().encode()).digest()[:12]
        if mark in self._taken:
            return False
        self._taken.add(mark)
        return True

    def _words(self, row: Row, number: str) -> tuple[str, Problem | None]:
        if not self.output.name:
            name = row.unit.name if row.unit else ""
            return " ".join(filter(None, (self.content, row.key, name))), None
        values: Mapping[str, object] = {"unit": dict(row.values), "number": number}
        try:
            return "".join(_value(token, values) for token in inline.parse(self.output.name)), None
        except (placeholders.PlaceholderError, inline.InlineError) as error:
            span = self.output.name_span or Span("")
            return row.key, Problem(span, "Q008", f"tên tệp: {error.message}", error.hint)


def province_folder(code: str, day: Date) -> str:
    """ "19-tinh-thai-nguyen"; "" for no province."""
    province = units().by_code(code, day) if code else None
    return f"{code}-{slug(province.name)}" if province else slug(code) if code else ""


def _value(token: inline.Token, values: Mapping[str, object]) -> str:
    if isinstance(token, inline.Field):
        return placeholders.evaluate(token.expression, values)
    return token.text if isinstance(token, inline.Text) else ""


def _cut(name: str, limit: int) -> str:
    return name[:limit].rstrip("-.") or "khong-ten"
