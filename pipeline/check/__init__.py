"""The linter on content: rules found in `pipeline.check.rules`, run over one file, allowances honoured."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from os import stat_result
from pathlib import Path

from pipeline import generated
from pipeline.check import rules as shelf
from pipeline.check.idle import malformed, needless
from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.check.suppress import Allowance, allowances
from pipeline.problem import Level, Problem, in_order

_OTHERS = ("NĐ 30", "HD 05")
"""Clauses that do not bind a mass organisation, whose own rules are known in part only."""
_SHOWN = 8
"""Lines named of places that are told together."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A rule with its function and the file it is written in."""

    rule: Rule
    look: Callable[[Subject], Iterator[Finding]]
    source: Path

    @property
    def manual(self) -> str:
        """Its manual page, the docstring of the file: a compiled module has none of its own."""
        import ast  # for those who read it

        return ast.get_docstring(ast.parse(self.source.read_text("utf-8"))) or ""


@cache
def rules(reads: str = "") -> tuple[Loaded, ...]:
    """Every rule of the shelf, or those that read that stage, by code. A rule is a module; nothing lists it."""
    found = []
    for path in _shelf():
        if not reads or _stages()[path.stem] == reads:
            loaded = importlib.import_module(f"{shelf.__name__}.{path.stem}")
            found.append(Loaded(loaded.RULE, loaded.look, path))
    return tuple(sorted(found, key=lambda one: one.rule.code))


@cache
def _stages() -> dict[str, str]:
    """What each rule reads, by its module: as it was when they were last loaded, so that who needs those of one
    stage need not load all to know which they are."""
    stood = [(path.stem, found.st_size, found.st_mtime_ns) for path, found in _looked_at()]
    return generated.read("stages of rules", repr(stood), lambda _: _asked())


def _looked_at() -> Iterator[tuple[Path, stat_result]]:
    return ((path, path.stat()) for path in _shelf())


def _asked() -> dict[str, str]:
    modules = {path.stem: f"{shelf.__name__}.{path.stem}" for path in _shelf()}
    return {stem: importlib.import_module(name).RULE.reads for stem, name in modules.items()}


@cache
def _shelf() -> tuple[Path, ...]:
    return tuple(sorted(Path(shelf.__path__[0]).glob("[a-z]*.py")))


def findings(subject: Subject, reads: str = "") -> Iterator[tuple[Rule, Finding]]:
    """What all rules find, allowed or not; rules that need a stage that is not there are left out.

    `reads` keeps to the rules that read that stage.
    """
    for one in rules(reads):
        if _can_look(one.rule, subject):
            for finding in one.look(subject):
                yield one.rule, finding


def _can_look(rule: Rule, subject: Subject) -> bool:
    """Whether the stage that the rule reads is there."""
    needed = {"content": subject.content, "tree": subject.document}
    return needed.get(rule.reads, subject) is not None


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
    # Where two allow one place the wider is the one that is needed.
    allowed = sorted(allowances(subject.source), key=lambda one: one.first > 0)
    used: set[Allowance] = set()
    doubled: set[Allowance] = set()
    problems = []
    again: dict[tuple[str, str], list[Problem]] = {}
    weights: dict[tuple[str, Level | None, bool], Level] = {}
    for rule, finding in findings(subject, reads):
        if by := [one for one in allowed if _allows(one, rule, finding)]:
            used.add(by[0])
            doubled.update(by[1:])
            continue
        kind = (rule.code, finding.level, finding.sure)
        level = weights.get(kind)
        if level is None:
            level = weights[kind] = weight(rule, finding, subject)
        problem = Problem(finding.span, rule.code, finding.message, finding.hint, level)
        if rule.gathered:
            again.setdefault((problem.code, problem.message), []).append(problem)
        else:
            problems.append(problem)
    problems += map(_told_once, again.values())
    if idle := [one for one in allowed if one not in used and not reads]:
        problems += _needless(idle, doubled, subject)
    if not reads:
        problems += malformed(subject.source, (one.rule for one in rules()))
    return tuple(in_order(problems))


def _needless(
    allowed: Iterable[Allowance], doubled: Container[Allowance], subject: Subject
) -> Iterator[Problem]:
    """What is said of allowances that nothing needed; none of a rule that could not look at the file yet."""
    every = [one.rule for one in rules()]
    blind = {name for rule in every if not _can_look(rule, subject) for name in rule.names}
    for one in allowed:
        if one.name not in blind:
            yield needless(one, every, one in doubled)


def _allows(allowance: Allowance, rule: Rule, finding: Finding) -> bool:
    return allowance.name in rule.names and allowance.covers(finding.span.line)


def weight(rule: Rule, finding: Finding, subject: Subject) -> Level:
    """What the finding weighs: less where it is a guess, or where no standard of the organ itself is known."""
    level = finding.level or _usual(rule, finding, subject)
    if rule.bound and subject.standard is not None and level is Level.ERROR:
        return level.at_most(Level.INFO if subject.unruled else subject.standard.most)
    return level


def _usual(rule: Rule, finding: Finding, subject: Subject) -> Level:
    standard = subject.standard
    level = rule.level_under(standard.id if standard else "", subject.system)
    if standard and standard.level == "info" and rule.clause.startswith(_OTHERS):
        return Level.INFO
    return level if finding.sure or level is not Level.ERROR else Level.WARNING


def _told_once(same: list[Problem]) -> Problem:
    first, *others = in_order(same)
    if not others:
        return first
    lines = sorted({one.span.line for one in others})
    shown = ", ".join(map(str, lines[:_SHOWN])) + (" …" if lines[_SHOWN:] else "")
    return replace(first, message=f"{first.message} (và {len(others)} chỗ khác: dòng {shown})")
