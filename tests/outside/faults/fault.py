"""What a fault is, and in which documents each can be made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.outside.papers import MOTTO, NATION, PARTY, Paper

OnPaper = Callable[[Paper], None]


OnFile = Callable[[Any, Paper], None]


@dataclass(frozen=True)
class Fault:
    """`codes` = any of them names it; `pdf` = the printed page shows it as well."""

    name: str
    codes: str
    paper: OnPaper | None = None
    file: OnFile | None = None
    only: Callable[[Paper], bool] = lambda paper: True
    pdf: bool = True
    hands: tuple[str, ...] = ()
    """Hands that the fault is possible in; empty = all."""
    times: int = 3


class Impossible(Exception):
    """The document has nothing that could be broken so."""


def small_day(paper: Paper) -> bool:
    return "ngày 0" in paper.date


def party(paper: Paper) -> bool:
    return bool(paper.party)


def state(paper: Paper) -> bool:
    return not paper.party


def letter(paper: Paper) -> bool:
    return bool(paper.letter)


def issued(paper: Paper) -> bool:
    return paper.number[-1:] != "" and any(char.isdigit() for char in paper.number)


def words_of(paper: Paper, name: str) -> str:
    plain = [one for one in paper.text if not one.startswith("@") and len(one) > 150]
    first = plain[0] if plain else ""
    found = {
        "issuer": paper.issuer[-1],
        "parent": paper.parent,
        "number": paper.number,
        "date": paper.date,
        "nation": "" if paper.party else NATION,
        "motto": "" if paper.party else MOTTO,
        "party": PARTY if paper.party else "",
        "kind": paper.kind,
        "subject": paper.subject.split(" ")[0] if len(paper.subject) < 40 else paper.subject[:12],
        "letter": paper.letter,
        "body": first[3:40] if first[:1].isdigit() else first[:40],
        "heading": next(
            (one[3:].partition(" ")[2] for one in paper.text if one.startswith("@h ")), ""
        ),
        "article": next((one[3:] for one in paper.text if one.startswith("@d ")), ""),
        "basis": next((one[4:] for one in paper.text if one.startswith("@cc ")), ""),
        "label": "Nơi nhận:",
        "recipient": paper.recipients[0],
        "authority": paper.sign[0] if len(paper.sign) > 2 else "",
        "title": paper.sign[-2] if len(paper.sign) > 1 else "",
        "name": paper.sign[-1],
        "to": paper.to[0] if paper.to else "",
    }[name]
    if not found:
        raise Impossible
    return found


TYPED = (
    "plain",
    "white",
    "rows",
    "theme",
    "tabs",
    "blanks",
    "boxes",
    "columns",
    "header",
    "edited",
    "nested",
)
