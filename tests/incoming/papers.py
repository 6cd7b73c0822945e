"""All papers of the set by name."""

from __future__ import annotations

from collections.abc import Callable

from tests.incoming import papers_party as party
from tests.incoming import papers_state as state
from tests.papers.sheet import Paper

PAPERS: dict[str, Callable[[], Paper]] = {
    one.__name__: one
    for one in (
        state.archive_rules, state.flood_option, state.press_release, state.referral, state.bridge_letter,
        state.ward_report, state.long_project, state.minutes, party.circular, party.regulation, party.submission,
        party.annexed_report, party.office_letter, party.old_plan, party.old_resolution,
    )
}  # fmt: skip
LONG = {"long_project"}
"""More than forty pages."""
