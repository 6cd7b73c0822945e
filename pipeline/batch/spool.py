"""The roster's order on disk for the time of a run, so that its rows need not be held."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from pipeline.batch.ledger import Entry, Ledger
from pipeline.batch.plan import Planned
from pipeline.files import why
from pipeline.handwork import FOLDER
from pipeline.problem import Problem, ToolError

_NAME = ".thu-tu.0-0.tmp"


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the roster and what stands for it in the folder."""

    row: int
    key: str
    name: str
    province: str
    number: str
    state: str
    """made | failed | open (not made, or not as it would be made now)"""
    entry: Entry | None
    problems: tuple[Mapping[str, Any], ...]

    def file(self, ending: str) -> str:
        """Path of the unit's file with that ending, "" when it has none."""
        if self.state != "made" or self.entry is None:
            return ""
        return next((one.path for one in self.entry.files if one.path.endswith(f".{ending}")), "")


class Spool:
    """Written while rows are planned, read as often as needed, gone after the run."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FOLDER / _NAME
        self._file: IO[str] = self._path.open("w", encoding="utf-8")

    def add(self, planned: Planned) -> None:
        """One row."""
        row, unit = planned.row, planned.row.unit
        problems = [problem_line(one) for one in planned.problems]
        name = unit.name if unit else row.key
        province = (unit.parent or unit.code) if unit else ""
        line = [row.number, row.key, name, province, planned.number, planned.digest]
        line += [planned.state, problems]
        try:
            self._file.write(json.dumps(line, ensure_ascii=False) + "\n")
        except OSError as error:
            said = f"không ghi được: {why(error)}"
            raise ToolError(str(self._path), said) from error

    def lines(self, ledger: Ledger) -> Iterator[Line]:
        """All rows in order, with what the ledger says of them now."""
        self._file.flush()
        with self._path.open(encoding="utf-8") as file:
            for text in file:
                row, key, name, province, number, digest, state, problems = json.loads(text)
                entry = ledger.entry(key) if state != "bad" else None
                now = "failed" if state == "bad" else "open"
                if entry and entry.digest == digest:
                    now = entry.state
                    problems = [*problems, *entry.problems]
                yield Line(row, key, name, province, number, now, entry, tuple(problems))

    def close(self) -> None:
        """The file goes."""
        self._file.close()
        self._path.unlink(missing_ok=True)


def problem_line(one: Problem) -> Mapping[str, Any]:
    """A problem as plain values."""
    return {
        "code": one.code,
        "level": one.level.value,
        "place": str(one.span),
        "message": one.message,
        "hint": one.hint,
    }
