"""All papers of this set with their faults: `PAPERS[name] = (paper, faults)`."""

from __future__ import annotations

from collections.abc import Callable

from tests.desks import papers_forms as forms
from tests.desks import papers_party as party
from tests.desks import papers_state as state
from tests.desks.making import made
from tests.papers.changing import Fault, changed
from tests.papers.sheet import Paper

_MODULES = (state, forms, party)


def _papers() -> dict[str, tuple[Callable[[], Paper], list[Fault]]]:
    found = {}
    for module in _MODULES:
        for name, value in vars(module).items():
            faults = getattr(module, name.upper(), None)
            if name.islower() and callable(value) and isinstance(faults, list):
                found[name] = (value, faults)
    return found


PAPERS = _papers()


def right(name: str) -> bytes:
    """The correct document."""
    return made(PAPERS[name][0]())


def broken(name: str, fault: Fault) -> bytes:
    return made(changed(PAPERS[name][0](), fault))


def cases() -> list[tuple[str, Fault]]:
    return [(name, fault) for name, (_, faults) in PAPERS.items() for fault in faults]


NOT_PRINTED = {
    # The office at hand shows frames one below the other, loses looks within controls, and has no old fonts.
    "conclusion",
    "mandate",
    "party_proposal",
    "old_letter",
    "old_plan",
}
