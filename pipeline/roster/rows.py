"""What a roster gives: its rows, one a unit, each with its place in the officer's own sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.problem import Problem, Span, has_errors
from pipeline.registries.units import Unit
from pipeline.source.nodes import Plain

RESERVED = frozenset(
    [
        "code",
        "name",
        "words",
        "bare",
        "type",
        "place",
        "province",
        "province_words",
        "former",
        "former_districts",
    ]
)
"""Names below `unit` that the registry gives: no column may take them."""


class Cell(Span):
    """A place in a sheet, told as the officer sees it there: file, sheet, row, column letter."""

    __slots__ = ()

    def __str__(self) -> str:
        return f"{self.file}, dòng {self.line}, cột {letters(self.column)}"


def letters(column: int) -> str:
    """3 -> "C", 28 -> "AB": columns as sheets name them; `column` counts from 1."""
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


@dataclass(frozen=True, slots=True)
class Row:
    """One unit of the roster. Values are data: nothing in them is ever read as a template."""

    number: int
    """The row as the officer counts it: of the sheet, the line of a YAML file, the order in the registry."""
    place: Span
    """A `Cell` for sheets."""
    key: str
    """Unique in the roster and the same in every run: the unit's code, or what names the row."""
    unit: Unit | None
    values: Mapping[str, Plain]
    """What `{{ unit.… }}` finds."""
    problems: tuple[Problem, ...] = ()
    digest: str = ""
    """sha256 (hex) of key, values and place-less problems: the same content of a row, the same digest."""

    @property
    def sound(self) -> bool:
        """Whether a document may be made of it."""
        return not has_errors(self.problems)


@dataclass(frozen=True)
class Roster:
    """A roster that has been opened: what is wrong with it as a whole, and its rows as they stream."""

    file: str
    """What messages call it: the file's path, or the words of the registry query."""
    stream: Callable[[], Iterator[Row]]
    problems: tuple[Problem, ...] = ()
    """Of the head, the files, the query. With an error among them there are no rows."""
    count: int | None = None
    """How many rows there will be, where that is known beforehand."""
    names: tuple[str, ...] = field(default=())
    """First-level names below `unit` that every row has."""

    def rows(self) -> Iterator[Row]:
        """The rows in the officer's order; may be called again. A bad row comes with its problems."""
        return iter(()) if has_errors(self.problems) else self.stream()
