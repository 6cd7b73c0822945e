"""A batch's numbers beside those that the office has issued (`pipeline.register`): none is given twice, and with
--final each unit's is entered.

A unit with a number reserved for it is a document of its own; a number that stands in the content is one document
for all units, as one sends copies of an invitation, unless each unit is its own issuer.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import asdict, replace

from pipeline.batch import ledger
from pipeline.batch.task import Commission
from pipeline.build import Draft
from pipeline.desk import Desk
from pipeline.problem import Level, Problem, Span
from pipeline.produce import as_issued, home
from pipeline.register import Entry, Register
from pipeline.series import issued_before

EVERY = 10.0
"""Seconds between two writings of the register: it is written whole, and what is written at once stands in the order
of its numbers. What a killed run has not entered the next one enters."""


class Numbers:
    """What one process knows of the register: as it stood when it began."""

    def __init__(self, of: Commission) -> None:
        self._of = of
        self._known = Register(of.desk.content).entries
        self._final = of.order.final

    def entry(self, draft: Draft, unit: str, reserved: bool, desk: Desk) -> Entry | None:
        """A unit's document as the register has it; None where there is nothing to compare or to enter."""
        content = draft.content
        if not (self._final or self._known) or content is None:
            return None
        job = self._of.job
        file = f"{home(job.file, desk)} ({unit})" if reserved else home(job.content, desk)
        entry = as_issued(draft, desk, file)
        if entry is None:
            return None
        lead = content.issuers[0]
        organ = desk.registries.organs.get(lead.id or "")
        if "{{" in (str(organ) if organ else lead.words.text):
            whose, *rest = entry.series
            entry = replace(entry, series=(f"{whose} ({unit})", *rest))
        return entry

    def seen(self, entry: Entry | None, draft: Draft) -> tuple[Problem, ...]:
        """T037 where the number was issued for another document: an error for what is to be issued."""
        before = self._known.get(entry.series) if entry else None
        if entry is None or before is None or before.file == entry.file or draft.content is None:
            return ()
        job = self._of.job
        span = job.number_span or draft.content.number_span or Span(str(job.file))
        level = Level.ERROR if self._final else Level.WARNING
        return (issued_before(before, span, entry.symbol, level),)


class Issuing:
    """What a run enters: its own units' numbers, and those that a run before it did not come to enter."""

    def __init__(self, register: Register, of: ledger.Ledger) -> None:
        self._register = register
        self._ledger = of
        self._waiting: list[ledger.Entry] = []
        self._last = time.monotonic()
        self.problems: tuple[Problem, ...] = ()
        """What keeps it from being written, since the run began."""
        self.any = False
        """Whether a document was made that the register has."""

    def begin(self) -> None:
        """What a run that was broken off has made and not entered."""
        self._waiting += _not_entered(self._ledger)
        self.write()

    def add(self, made: ledger.Entry) -> None:
        """A unit as the ledger has it."""
        self.any |= made.issue is not None
        if made.issue and not made.entered:
            self._waiting.append(made)
            if time.monotonic() - self._last > EVERY:
                self.write()

    def write(self) -> None:
        """All that wait, into the register; then the ledger knows. ToolError as of any file."""
        made, self._waiting = sorted(self._waiting, key=_place), []
        self.problems += self._register.add(*(_issued(one) for one in made))
        for one in made if not self._register.problems else ():
            self._ledger.add(replace(one, entered=True))
        self._last = time.monotonic()


def plain(entry: Entry | None) -> dict[str, object] | None:
    """As the ledger keeps it."""
    return asdict(entry) if entry else None


def _place(made: ledger.Entry) -> tuple[int, str]:
    """Units end in any order; their numbers stand in order as far as they are written at once."""
    symbol = str((made.issue or {}).get("symbol"))
    return len(symbol), symbol


def _issued(made: ledger.Entry) -> Entry:
    kept = dict(made.issue or {})
    return Entry(**{**kept, "series": tuple(kept["series"])})


def _not_entered(of: ledger.Ledger) -> Iterator[ledger.Entry]:
    for key in of.units():
        entry = of.entry(key)
        if entry and entry.issue and not entry.entered:
            yield entry
