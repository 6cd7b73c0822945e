"""The `roster:` of a batch file: where the units come from and what is joined to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Date
from pathlib import Path

from pipeline.problem import Span


@dataclass(frozen=True, slots=True)
class Column:
    """How one column is read: the name for `{{ unit.name }}`, its head, its kind and its bounds."""

    name: str
    head: str = ""
    """As written in the sheet; "" = the same as the name."""
    kind: str = "text"
    """text | integer | number | date | choice | list"""
    needed: bool = False
    least: str = ""
    most: str = ""
    """Bounds of numbers and dates, as ISO dates or plain numbers; the longest text in characters."""
    choices: tuple[str, ...] = ()
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A file with rows: the roster itself or data joined to it."""

    file: Path
    sheet: str = ""
    header: int | None = None
    """The sheet's row with the heads; None = found."""
    by: str = ""
    """code | name | "" = by what the heads offer."""
    key: str = ""
    """Head of the column that names the unit; "" = found."""
    many: str = ""
    """Several rows a unit: they become a list of this name; "" = one row a unit, its values at once."""
    needed: bool = True
    """Joined data: whether a unit without a row is an error."""
    columns: tuple[Column, ...] = ()
    span: Span = field(default=Span(""))


@dataclass(frozen=True, slots=True)
class Query:
    """A question to the registry of units."""

    provinces: tuple[str, ...] = ()
    """Names or codes; () = the whole country."""
    types: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    """Districts of before 01/7/2025, by name or code."""
    units: tuple[str, ...] = ()
    """Single units, by name or code."""
    but: tuple[str, ...] = ()
    """Units left out."""
    span: Span = field(default=Span(""))
    places: Mapping[str, Span] = field(default_factory=dict)
    """Where each word stands."""


@dataclass(frozen=True, slots=True)
class RosterSpec:
    """All of it. Exactly one of `table` and `query`."""

    day: Date
    """On which the units must exist: `as_of`, else the content's date."""
    table: Table | None = None
    query: Query | None = None
    joins: tuple[Table, ...] = ()
    provinces: tuple[str, ...] = ()
    """Where units named in a sheet are looked for; () = everywhere."""
