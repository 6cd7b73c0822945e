"""Faults of these papers: each a change of the paper, with the codes of which any names it, told by hand."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, Unpack

from tests.papers.sheet import Change, Looks, Paper


@dataclass(frozen=True)
class Fault:
    name: str
    codes: str
    changes: tuple[Change, ...]
    pdf: bool = True
    """Whether a page shows it."""


def fault(name: str, codes: str, *changes: Change, pdf: bool = True) -> Fault:
    return Fault(name, codes, changes, pdf)


def swap(attr: str, old: str, new: str) -> Change:
    """Other words in an attribute, in the first place that has them."""

    def change(paper: Paper) -> None:
        value: Any = getattr(paper, attr)
        if isinstance(value, str):
            assert old in value, (attr, old)
            setattr(paper, attr, value.replace(old, new, 1))
            return
        for at, one in enumerate(value):
            if isinstance(one, tuple) and old in one[1]:
                value[at] = (one[0], one[1].replace(old, new, 1))
                return
            if isinstance(one, str) and old in one:
                value[at] = one.replace(old, new, 1)
                return
        raise AssertionError((attr, old))

    return change


def gone(attr: str, at: int | None = None) -> Change:
    def change(paper: Paper) -> None:
        value: Any = getattr(paper, attr)
        assert value, attr
        if at is None:
            setattr(paper, attr, type(value)())
        else:
            del value[at]

    return change


def look(role: str, **over: Unpack[Looks]) -> Change:
    def change(paper: Paper) -> None:
        paper.over[role] = {**paper.over.get(role, {}), **over}

    return change


def unruled(role: str) -> Change:
    return lambda paper: paper.no_rule.add(role)


def ruled(role: str, factor: float) -> Change:
    return lambda paper: paper.rules.update({role: factor})


def sides(**how: float) -> Change:
    """top, right, bottom, left margin."""

    def change(paper: Paper) -> None:
        top, right, bottom, left = paper.margins
        paper.margins = (
            how.get("top", top),
            how.get("right", right),
            how.get("bottom", bottom),
            how.get("left", left),
        )

    return change


def put(attr: str, value: object) -> Change:
    assert attr in {one.name for one in fields(Paper)}

    def change(paper: Paper) -> None:
        setattr(paper, attr, value)

    return change


def turned_round(attr: str, one: int, two: int) -> Change:
    """Two lines change places."""

    def change(paper: Paper) -> None:
        lines = getattr(paper, attr)
        lines[one], lines[two] = lines[two], lines[one]

    return change


def changed(paper: Paper, fault: Fault) -> Paper:
    """The paper, changed by all that is wrong with it."""
    for change in fault.changes:
        change(paper)
    return paper
