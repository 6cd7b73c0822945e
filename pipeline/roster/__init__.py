"""Rosters: the units that a batch is for, from a sheet, a YAML file or the registry, with their data.

What reads sheets and finds units is loaded when a roster is opened: of the processes that make a batch's documents
none opens one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipeline.roster.rows import Cell, Roster, Row
from pipeline.roster.spec import Column, Query, RosterSpec, Table

if TYPE_CHECKING:
    from pipeline.roster.opening import open_roster
    from pipeline.roster.reading import read_spec

__all__ = [
    "Cell",
    "Column",
    "Query",
    "Roster",
    "RosterSpec",
    "Row",
    "Table",
    "open_roster",
    "read_spec",
]


def __getattr__(name: str) -> Any:
    if name == "open_roster":
        from pipeline.roster.opening import open_roster

        return open_roster
    if name == "read_spec":
        from pipeline.roster.reading import read_spec

        return read_spec
    raise AttributeError(name)
