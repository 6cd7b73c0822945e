"""Rosters: the units that a batch is for, from a sheet, a YAML file or the registry, with their data."""

from __future__ import annotations

from pipeline.roster.opening import open_roster
from pipeline.roster.reading import read_spec
from pipeline.roster.rows import Cell, Roster, Row
from pipeline.roster.spec import Column, Query, RosterSpec, Table

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
