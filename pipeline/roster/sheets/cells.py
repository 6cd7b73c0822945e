"""One cell as it was kept, and as it reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date as Date
from datetime import datetime, time
from pathlib import Path

from pipeline import text
from pipeline.problem import Problem


@dataclass(frozen=True, slots=True)
class Cell:
    """Words as an officer reads them in the cell, and what the cell really holds."""

    words: str = ""
    kind: str = ""
    """"" (empty) | text | number | date | error | uncached (a formula whose result was not kept)"""
    number: float | None = None
    date: Date | None = None


EMPTY = Cell()


@dataclass(frozen=True)
class Sheet:
    """Rows as they stream, numbered as the sheet numbers them."""

    file: str
    name: str
    """The sheet's name; "" for text files."""
    stream: Callable[[], Iterator[tuple[int, tuple[Cell, ...]]]]
    problems: tuple[Problem, ...] = ()
    merges: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    """(row, column) of the first cell of a merged range -> its last row and column."""
    formulas: Mapping[int, int] = field(default_factory=dict)
    """Column -> first row where a formula's kept result is read."""
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    @property
    def called(self) -> str:
        """File, and sheet where there may be several."""
        file = Path(self.file).name
        return f"{file} [{self.name}]" if self.name else file

    def rows(self) -> Iterator[tuple[int, tuple[Cell, ...]]]:
        """Number and cells of each row, empty ones too."""
        return self.stream()


def words_cell(words: str) -> Cell:
    """A cell of text; blanks around it are none of its words."""
    stripped = text.nfc(words).strip(" \t\r\n\u00a0\ufeff")
    return Cell(stripped, "text") if stripped else EMPTY


def number_cell(value: float, form: str = "General") -> Cell:
    """A number as shown: zeros in front where the form asks for them, decimal comma, percent."""
    number = float(value)
    bare = form.split(";")[0].strip()
    if number == int(number) and bare and set(bare) == {"0"}:
        return Cell(f"{int(number):0{len(bare)}d}", "number", number)
    if bare.endswith("%"):
        return Cell(f"{shown(number * 100)}%", "number", number)
    return Cell(shown(number), "number", number)


def shown(number: float) -> str:
    """Fifteen digits, as sheets keep them, with a decimal comma and nothing grouped."""
    if number == int(number) and abs(number) < 1e15:
        return str(int(number))
    return f"{number:.15g}".replace(".", ",")


def date_cell(value: datetime | Date | time) -> Cell:
    """A date as cited ("05/02/2026", "15/9/2026"), its time behind it where there is one."""
    if isinstance(value, time):
        return Cell(f"{value.hour:02d}:{value.minute:02d}", "text")
    if isinstance(value, datetime):
        day = value.date()
        clock = f" {value:%H:%M}" if (value.hour, value.minute) != (0, 0) else ""
        return Cell(f"{text.in_figures(day)}{clock}", "date", date=day)
    return Cell(text.in_figures(value), "date", date=value)
