"""Why units failed, each cause once: “23 đơn vị: thiếu người nhận, dòng 5, 9 …”."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.problem import Level, Problem
from pipeline.roster import Cell, Row

SHOWN = 12
"""Rows named for one cause."""
MOST = 500
"""Causes told apart; what comes after them is counted together."""
_QUOTED = re.compile("“[^”]*”")
_WITH_FIGURES = re.compile(r"[^\s“”()]*\d[^\s“”(),;.]*")
"""“23-HD/BTGDVTU”, “02/3/2026”, “05443”."""
_OF_ITS_NUMBER = frozenset({"T037"})
"""Where each unit has another number, what that was issued for is another document's title as well."""


NEVER_UNSAID = frozenset({"T042"})
"""What is told of a unit that was made even where it is for information."""


@dataclass(slots=True)
class Cause:
    """One cause with its first problem as the example, and the rows it concerns."""

    problem: Problem
    in_roster: bool
    """The place is in the roster, so each row has its own."""
    count: int = 0
    rows: list[int] = field(default_factory=list)
    """The first of them, as the officer counts: of the roster, or of the data file `file`."""
    cells: dict[int, str] = field(default_factory=dict)
    """Row -> what its cell holds, “…”, where that is not what the first problem names; its unit's name where the
    roster is no file."""
    file: str = ""
    """A data file joined to the roster, whose rows these are; "" = the roster's own."""


@dataclass
class Causes:
    """Grows with the batch, but only by causes."""

    roster: str = ""
    """The roster's file: rows of any other are told with theirs."""
    level: Level = Level.ERROR
    """Of the problems that count: why units failed, or what is said of those that were made."""
    codes: frozenset[str] = frozenset()
    """Of problems that count whatever they weigh."""
    _found: dict[tuple[object, ...], Cause] = field(default_factory=dict)

    def add(self, row: Row, problems: tuple[Problem, ...]) -> None:
        """One unit's problems."""
        keys: set[tuple[object, ...]] = set()
        for one in problems:
            if one.level is self.level or one.code in self.codes:
                self._one(row, one, keys)

    def _one(self, row: Row, one: Problem, keys: set[tuple[object, ...]]) -> None:
        """One error; a second of the same cause counts no unit more, but its row in a data file is named."""
        inside = isinstance(one.span, Cell) or one.span.file == row.place.file
        inside = inside and one.code not in _OF_ITS_NUMBER  # of which the batch file says the first
        joined = inside and one.span.file != row.place.file
        key = _key(one, inside)
        if key in keys and not joined:
            return
        if key not in self._found and len(self._found) >= MOST:
            key = ()
        elsewhere = joined or (
            isinstance(one.span, Cell) and self.roster not in ("", one.span.file)
        )
        file = one.span.file if elsewhere else ""
        cause = self._found.setdefault(key, Cause(one, inside, file=file))
        cause.count += key not in keys
        keys.add(key)
        if len(cause.rows) < SHOWN:
            at = one.span.line if joined else row.number
            cause.rows.append(at)
            cell = _other(one, cause.problem) if inside else _figure(one, cause.problem)
            # Of a roster made of the registry nobody sees the rows.
            name = row.unit.name if row.unit and not (joined or isinstance(row.place, Cell)) else ""
            if named := ", ".join(filter(None, (name, cell))):
                cause.cells[at] = named

    def all(self) -> tuple[Cause, ...]:
        """The most frequent first; rows in order."""
        for cause in self._found.values():
            cause.rows.sort()
        return tuple(sorted(self._found.values(), key=lambda one: (-one.count, one.problem.span)))


def _other(one: Problem, first: Problem) -> str:
    """What `first` has otherwise: the quoted words, “Vùng cao” beside “Xã Không Có”, and another way out."""
    pairs = zip(_QUOTED.findall(one.message), _QUOTED.findall(first.message), strict=False)
    words = ", ".join(mine for mine, its in pairs if mine != its)
    return words if one.hint == first.hint else f"{words} → {one.hint}".strip()


def _figure(one: Problem, first: Problem) -> str:
    """The number that `first` has otherwise: 23-HD/BTGDVTU beside 22-HD/BTGDVTU."""
    if one.code not in _OF_ITS_NUMBER:
        return ""
    pairs = zip(*(_WITH_FIGURES.findall(said.message) for said in (one, first)), strict=False)
    return next((mine for mine, its in pairs if mine != its), "")


def _key(problem: Problem, inside: bool) -> tuple[object, ...]:
    """In the roster the column and the words, without what the cell holds; in a file the place and the words
    without their figures, and for what only is to be seen without what a unit may have put into them."""
    words = tuple(_QUOTED.sub("“…”", said) for said in (problem.message, problem.hint))
    if inside:
        return (problem.code, (problem.span.file, problem.span.column), *words)
    named = problem.level is Level.ERROR and problem.code not in _OF_ITS_NUMBER
    message = problem.message if named else words[0]
    return (problem.code, problem.span, _WITH_FIGURES.sub("…", message))
