"""All papers of the set by name."""

from __future__ import annotations

from collections.abc import Callable

from tests.strangers import papers_others as others
from tests.strangers import papers_party as party
from tests.strangers import papers_state as state
from tests.strangers.sheet import Paper

PAPERS: dict[str, Callable[[], Paper]] = {
    one.__name__: one
    for one in (
        state.dike_telegram, state.session_invitation, state.council_articles, state.conclusion_notice,
        state.ministry_submission, state.tables_report, state.sending_slip, state.introduction_paper,
        others.school_rules, others.contract, others.joint_programme, others.school_minutes, others.water_company,
        others.front_plan, others.union_decision, party.cell_plan, party.conclusion, party.party_invitation,
        party.issuing_decision, party.cell_minutes, party.affairs_notice, party.control_letter,
    )
}  # fmt: skip
