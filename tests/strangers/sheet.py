"""What stands on a paper, row by row, each with the look that the standard asks of its role."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from tests.papers.sheet import Look, Looks


@dataclass
class Row:
    """A line of words, or a paragraph: `**` turns bold on and off, `|` and `//` part cells and rows of a table."""

    role: str
    words: str
    rule: float = 0
    """The drawn line below, as a share of the words' width."""


def rows(role: str, *words: str) -> list[Row]:
    return [Row(role, one) for one in words]


@dataclass
class Paper:
    """A document; every part is rows, so that a fault may change any of them alike."""

    party: bool
    left: list[Row]
    """The letterhead's left half above number and date."""
    right: list[Row]
    low_left: list[Row]
    low_right: list[Row]
    title: list[Row]
    body: list[Row]
    recipients: list[Row] = field(default_factory=list)
    signs: list[list[Row]] = field(default_factory=list)
    """Columns of signatures, the last at the right."""
    annex: list[Row] = field(default_factory=list)
    turned: bool = False
    size: float = 14
    small: bool = False
    """12/13/13 instead of 13/14/14."""
    margins: tuple[float, float, float, float] = (20, 15, 20, 30)
    """Top, right, bottom, left."""
    paged: str = "center"
    over: dict[str, Looks] = field(default_factory=dict)

    def parts(self) -> list[list[Row]]:
        """Every list of rows, in the order of the page."""
        head = [self.left, self.right, self.low_left, self.low_right, self.title]
        return [*head, self.body, self.recipients, *self.signs, self.annex]

    def rows(self, role: str) -> list[Row]:
        return [one for part in self.parts() for one in part if one.role == role]

    def look(self, role: str, close: bool = False) -> Look:
        """The look of a role; `close` = the gap of 6 pt stands below paragraphs instead of above."""
        found = (_party if self.party else _state)(self)[role]
        if close and found.before == 6:
            found = replace(found, before=0, after=6)
        return replace(found, **self.over.get(role, {}))


BODY = ("p", "cl", "pt", "art", "h", "clb", "base", "dash")
"""Roles of running text."""


def _body(paper: Paper) -> dict[str, Look]:
    line, first = ("=18", 10.0) if paper.party else ("1.1", 12.7)
    body = Look(paper.size, jc="both", first=first, before=6, line=line)
    bold, middle = replace(body, b=True), Look(paper.size, b=True, jc="center", before=6)
    found = dict.fromkeys(("p", "cl", "pt", "art", "dash"), body) | dict.fromkeys(
        ("h", "clb"), bold
    )
    found |= dict.fromkeys(("auth", "enact", "mid", "anl", "ant"), middle)
    found |= {
        "base": replace(body, i=not paper.party),
        "cell": Look(13),
        "cellh": Look(13, b=True, jc="center"),
    }
    return found | {
        "anr": Look(14, i=True, jc="center"),
        "foot": Look(10 if paper.party else 11, jc="center"),
    }


def _state(paper: Paper) -> dict[str, Look]:
    up, low, title = (12, 13, 13) if paper.small else (13, 14, 14)
    middle = Look(title, b=True, jc="center")
    return _body(paper) | {
        "parent": Look(up, jc="center"),
        "issuer": Look(up, b=True, jc="center"),
        "nation": Look(up, b=True, jc="center"),
        "motto": Look(low, b=True, jc="center"),
        "number": Look(13, jc="center", before=6),
        "date": Look(low, i=True, jc="center", before=6),
        "letter": Look(up, jc="center", before=6),
        "kind": replace(middle, before=12),
        "subject": middle,
        "to": Look(title, jc="center", before=10),
        "tol": Look(title, left=25, before=10),
        "toi": Look(title, left=42),
        "label": Look(12, b=True, i=True),
        "recipient": Look(11),
        "mark": middle,
        "office": middle,
        "name": middle,
        "page": Look(14, jc="center"),
    }


def _party(paper: Paper) -> dict[str, Look]:
    plain = Look(14, jc="center")
    bold = replace(plain, b=True)
    return _body(paper) | {
        "parent": plain,
        "issuer": bold,
        "star": plain,
        "title": Look(15, b=True, jc="center"),
        "number": plain,
        "date": replace(plain, i=True),
        "letter": Look(12, i=True, jc="center"),
        "kind": Look(16, b=True, jc="center", before=14),
        "annex_kind": Look(16, b=True, jc="center"),
        "annex_subject": bold,
        "subject": bold,
        "by": Look(15, b=True, jc="center"),
        "dashes": plain,
        "to": replace(plain, before=12),
        "tol": Look(14, i=True, left=25, before=12),
        "toi": Look(14, left=50),
        "label": Look(14, u=True),
        "recipient": Look(12),
        "mark": bold,
        "office": plain,
        "name": bold,
        "page": plain,
    }
