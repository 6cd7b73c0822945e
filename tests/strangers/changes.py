"""What a fault does to a paper: looks, words, rows gone or in another order, lines, margins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Unpack

from tests.papers.sheet import Looks
from tests.strangers.sheet import Paper

Change = Callable[[Paper], None]


@dataclass(frozen=True)
class Fault:
    name: str
    codes: str
    change: Change
    pdf: bool = True
    """Whether a printed page shows it."""

    def done(self, paper: Paper) -> Paper:
        self.change(paper)
        return paper


def look(*roles: str, **over: Unpack[Looks]) -> Change:
    def change(paper: Paper) -> None:
        for role in roles:
            paper.over[role] = {**paper.over.get(role, {}), **over}

    return change


def say(role: str, old: str, new: str, at: int = 0) -> Change:
    """Other words in a row of a role: the first that has them (`at` -1 = the last)."""

    def change(paper: Paper) -> None:
        row = [one for one in paper.rows(role) if old in one.words][at]
        row.words = row.words.replace(old, new, 1)

    return change


def gone(role: str, at: int | None = None) -> Change:
    """Rows of a role taken out: all, or one."""

    def change(paper: Paper) -> None:
        rows = paper.rows(role)
        assert rows, role
        out = rows if at is None else [rows[at]]
        for part in paper.parts():
            part[:] = [one for one in part if not any(one is other for other in out)]

    return change


def line(role: str, share: float) -> Change:
    """The drawn line below a role, in shares of the words; 0 = none."""

    def change(paper: Paper) -> None:
        for row in paper.rows(role):
            row.rule = share if row.rule else 0

    return change


def page(**sides: float) -> Change:
    def change(paper: Paper) -> None:
        top, right, bottom, left = paper.margins
        paper.margins = (
            sides.get("top", top),
            sides.get("right", right),
            sides.get("bottom", bottom),
            sides.get("left", left),
        )

    return change


def paged(how: str) -> Change:
    def change(paper: Paper) -> None:
        paper.paged = how

    return change


def both(*changes: Change) -> Change:
    def change(paper: Paper) -> None:
        for one in changes:
            one(paper)

    return change


def turned(role: str, one: int, other: int) -> Change:
    """Two rows of a role change their words."""

    def change(paper: Paper) -> None:
        rows = paper.rows(role)
        rows[one].words, rows[other].words = rows[other].words, rows[one].words

    return change
