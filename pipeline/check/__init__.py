"""The linter on content: rules found in `pipeline.check.rules`, run over one file, allowances honoured."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from pipeline import vocabulary
from pipeline.check import rules as shelf
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.check.suppress import Allowance, allowances
from pipeline.problem import Level, Problem, in_order

UNNEEDED = "C900"
UNKNOWN = "C901"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A rule with its function and its manual page."""

    rule: Rule
    look: Callable[[Subject], Iterator[Finding]]
    manual: str


@cache
def rules() -> tuple[Loaded, ...]:
    """Every rule of the shelf, by code. A rule is a module; nothing lists it."""
    found = []
    for module in pkgutil.iter_modules(shelf.__path__):
        loaded = importlib.import_module(f"{shelf.__name__}.{module.name}")
        found.append(Loaded(loaded.RULE, loaded.look, loaded.__doc__ or ""))
    return tuple(sorted(found, key=lambda one: one.rule.code))


def findings(subject: Subject, reads: str = "") -> Iterator[tuple[Rule, Finding]]:
    """What all rules find, allowed or not; rules that need a stage that is not there are left out.

    `reads` keeps to the rules that read that stage.
    """
    for one in rules():
        if reads and one.rule.reads != reads:
            continue
        if one.rule.reads == "content" and subject.content is None:
            continue
        if one.rule.reads == "tree" and subject.document is None:
            continue
        for finding in one.look(subject):
            yield one.rule, finding


def standing(subject: Subject) -> Iterator[tuple[Rule, Finding]]:
    """What is found and not allowed by a comment."""
    allowed = allowances(subject.source)
    for rule, finding in findings(subject):
        if not any(_allows(one, rule, finding) for one in allowed):
            yield rule, finding


def run(subject: Subject, reads: str = "") -> tuple[Problem, ...]:
    """Every problem of the file by the rules, and every allowance that allows nothing.

    With `reads` only the rules that read that stage, and no word on allowances: others may need them.
    """
    allowed = allowances(subject.source)
    used: set[Allowance] = set()
    problems = []
    for rule, finding in findings(subject, reads):
        by = [one for one in allowed if _allows(one, rule, finding)]
        used.update(by)
        if not by:
            problems.append(_problem(rule, finding, subject))
    problems += [_idle(one) for one in allowed if one not in used and not reads]
    return tuple(in_order(problems))


def _allows(allowance: Allowance, rule: Rule, finding: Finding) -> bool:
    return allowance.name in rule.names and allowance.covers(finding.span.line)


def _problem(rule: Rule, finding: Finding, subject: Subject) -> Problem:
    standard = subject.standard.id if subject.standard else ""
    level = finding.level or rule.level_under(standard, subject.system)
    return Problem(finding.span, rule.code, finding.message, finding.hint, level)


def _idle(allowance: Allowance) -> Problem:
    names = [name for one in rules() for name in one.rule.names]
    if allowance.name in names:
        message = f"lời “bỏ qua: {allowance.name}” không che một chỗ nào"
        return Problem(allowance.span, UNNEEDED, message, "xoá lời này", Level.WARNING)
    hint = vocabulary.meant(allowance.name, names) or "gõ “vanban explain” để xem tên các luật"
    message = f"không có luật nào tên “{allowance.name}”"
    return Problem(allowance.span, UNKNOWN, message, hint, Level.WARNING)
