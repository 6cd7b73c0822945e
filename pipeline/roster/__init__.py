"""Rosters: the units that a batch is for, from a sheet, a YAML file or the registry, with their data."""

from __future__ import annotations

from pipeline.roster.rows import Cell, Roster, Row
from pipeline.roster.spec import Column, Query, RosterSpec, Table


def open_roster(spec: RosterSpec) -> Roster:
    """The roster of a spec; what is wrong with it stands in `problems`, never raised.

    A file that is not there or cannot be read is a problem at its place in the batch file.
    """
    raise NotImplementedError(spec)


__all__ = ["Cell", "Column", "Query", "Roster", "RosterSpec", "Row", "Table", "open_roster"]
