"""Capitals and small letters of a component against its role."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.finished.facts import Facts
from pipeline.check.finished.findings import Finding, called, on, row, shortened, source, weigh
from pipeline.check.finished.zones_part import Part
from pipeline.problem import Level
from pipeline.standards import Role


def case(facts: Facts, part: Part, role: Role) -> Iterator[Finding]:
    """Small letters where the standard wants capitals, and the other way round (K008)."""
    yield from _capitals(facts, part, role)
    yield from _small(facts, part, role)


def _capitals(facts: Facts, part: Part, role: Role) -> Iterator[Finding]:
    weight = weigh(part, role)
    if weight is None or not role.upper or not any(c.isalpha() for c in part.text):
        return
    text = part.text
    if part.role == "heading_1" and not part.certain and not facts.party and not part.para.bold:
        return
    if _kept_small(facts, part):
        return
    if part.role == "heading_1" and facts.party:
        weight = Level.INFO  # no word of it in HD 05 and HD 36
    if text != text.upper() and part.role not in ("drafter",):
        yield on(
            part,
            "K008",
            f"{called(role)} phải viết chữ in hoa",
            source(facts, row(role.clause)),
            f"viết lại: {shortened(text.upper(), 80)}",
            weight,
        )


def _kept_small(facts: Facts, part: Part) -> bool:
    """ "kiêm" between the two titles of a signer."""
    return part.role == "signer_title" and part.text.strip() == facts.standard.forms.concurrently


_LOWER = frozenset(
    {"subject", "motto", "place_date", "recipients_label", "signer_name"}
    | {"letter_subject", "annex_reference", "to_label"}
)


def _small(facts: Facts, part: Part, role: Role) -> Iterator[Finding]:
    """Small letters where capitals are wrong; a letter's subject alone may stand in them."""
    para = part.para
    weight = weigh(part, role)
    if weight is None:
        return
    named = facts.kind is None or facts.kind.has_name or part.role != "subject"
    if part.role in _LOWER and para.upper and len(para.text) > 3 and named:
        yield on(
            part,
            "K008",
            f"{called(role)} phải viết chữ thường, không viết in hoa",
            source(facts, row(role.clause)),
            "viết lại bằng chữ thường",
            weight,
        )
