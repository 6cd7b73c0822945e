"""What stands on a paper and how its desk writes it; looks of each line by the standard, changed by faults."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypedDict, Unpack

NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"


@dataclass(frozen=True)
class Look:
    """How a line is set: points, millimetres; `jc` of OOXML; `line` "1.15" or "=18" (exactly)."""

    size: float = 14
    b: bool = False
    i: bool = False
    u: bool = False
    jc: str = "left"
    before: float = 0
    after: float = 0
    first: float = 0
    left: float = 0
    right: float = 0
    line: str = "1"
    font: str = ""
    color: str = ""


class Looks(TypedDict, total=False):
    """Part of a look: what a place or a fault sets otherwise than the standard."""

    size: float
    b: bool
    i: bool
    u: bool
    jc: str
    before: float
    after: float
    first: float
    left: float
    right: float
    line: str
    font: str
    color: str


@dataclass
class Line:
    """One line: its role, its words, its look, the drawn line below it in millimetres."""

    role: str
    words: str
    look: Look
    rule: float = 0


@dataclass(frozen=True)
class Desk:
    """A typist and a program."""

    program: str = "word"
    """word, google, onlyoffice, wps, libre: whose XML."""
    fonts: str = "direct"
    """direct, theme, default (of the document), TCVN3, VNI."""
    head: str = "breaks"
    rule: str = "alt"
    tail: str = "table"
    marks: str = "typed"
    wrong_styles: bool = False
    noise: bool = False
    line: str = "1.15"
    gap: str = "before"
    """Where the gap of 6 pt between paragraphs is kept: before, after."""


@dataclass
class Paper:
    """A document: `lines` = (role, words) of its text; `over` = what a fault changes of a role's look."""

    desk: Desk
    issuer: list[str]
    number: str
    date: str
    party: bool = False
    parent: str = ""
    letter: str = ""
    kind: str = ""
    subject: list[str] = field(default_factory=list)
    title_by: str = ""
    to: list[str] = field(default_factory=list)
    lines: list[tuple[str, str]] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    sign: list[str] = field(default_factory=list)
    sign_left: list[str] = field(default_factory=list)
    annex: list[tuple[str, str]] = field(default_factory=list)
    turned: bool = False
    """The annex lies on a landscape page."""
    stamp: str = ""
    small: bool = False
    margins: tuple[float, float, float, float] = (20, 15, 20, 30)
    size: float = 14
    nation: str = NATION
    motto: str = MOTTO
    title: str = PARTY
    star: str = "*"
    dashes: str = "-----"
    label: str = "Nơi nhận:"
    paged: str = "center"
    """How the page number stands; "" = none."""
    over: dict[str, Looks] = field(default_factory=dict)
    no_rule: set[str] = field(default_factory=set)
    rules: dict[str, float] = field(default_factory=dict)
    """Factors of a rule's length."""

    def look(self, role: str, **own: Unpack[Looks]) -> Look:
        """The look of a role: the standard's, the place's own, a fault's."""
        found = replace(looks_of(self).get(role, Look(self.size)), **own)
        return replace(found, **self.over.get(role, Looks()))

    def line(self, role: str, words: str, rule: float = 0, **own: Unpack[Looks]) -> Line:
        if role in self.no_rule:
            rule = 0
        return Line(role, words, self.look(role, **own), rule * self.rules.get(role, 1))


def looks_of(paper: Paper) -> dict[str, Look]:
    return _party(paper) if paper.party else _state(paper)


def _common(paper: Paper) -> dict[str, Look]:
    desk = paper.desk
    line = "=18" if paper.party else desk.line
    gaps = {"before": 6.0} if desk.gap == "before" else {"after": 6.0}
    body = Look(
        paper.size,
        jc="both",
        first=10 if paper.party else 12.7,
        line=line,
        before=gaps.get("before", 0),
        after=gaps.get("after", 0),
    )
    middle = Look(paper.size, b=True, jc="center", before=6)
    found = dict.fromkeys(("p", "art", "cl", "pt", "it"), body)
    found |= dict.fromkeys(("h", "artb", "clb"), replace(body, b=True))
    found |= dict.fromkeys(("auth", "enact", "ch", "mid", "anl"), middle)
    found |= {"base": replace(body, i=not paper.party), "form": replace(body, jc="left")}
    found |= {"cell": Look(13), "cellh": Look(13, b=True, jc="center")}
    found |= {"anr": Look(14, i=True, jc="center"), "ant": middle}
    return found


def _state(paper: Paper) -> dict[str, Look]:
    up = 12 if paper.small else 13
    low = up + 1
    title = 13 if paper.small else 14
    return _common(paper) | {
        "parent": Look(up, jc="center"),
        "issuer": Look(up, b=True, jc="center"),
        "nation": Look(up, b=True, jc="center"),
        "motto": Look(low, b=True, jc="center"),
        "number": Look(13, jc="center", before=6),
        "date": Look(low, i=True, jc="center", before=6),
        "letter": Look(12 if paper.small else 13, jc="center", before=6),
        "stamp": Look(14, b=True, jc="center"),
        "kind": Look(title, b=True, jc="center", before=14),
        "subject": Look(title, b=True, jc="center"),
        "to": Look(title, jc="center", before=10),
        "toi": Look(title, left=47),
        "tol": Look(title, left=32, before=10),
        "label": Look(12, b=True, i=True),
        "recipient": Look(11),
        "authority": Look(title, b=True, jc="center"),
        "signer": Look(title, b=True, jc="center"),
        "name": Look(title, b=True, jc="center"),
        "pageno": Look(13, jc="center"),
    }


def _party(paper: Paper) -> dict[str, Look]:
    return _common(paper) | {
        "parent": Look(14, jc="center"),
        "issuer": Look(14, b=True, jc="center"),
        "star": Look(14, jc="center"),
        "party": Look(15, b=True, jc="center"),
        "number": Look(14, jc="center"),
        "date": Look(14, i=True, jc="center"),
        "letter": Look(12, i=True, jc="center"),
        "kind": Look(16, b=True, jc="center", before=16),
        "subject": Look(14, b=True, jc="center"),
        "by": Look(15, b=True, jc="center"),
        "dashes": Look(14, jc="center"),
        "to": Look(14, jc="center", before=12),
        "tol": Look(14, i=True, jc="center", before=12),
        "toi": Look(14, left=56),
        "label": Look(14, u=True),
        "recipient": Look(12),
        "authority": Look(14, b=True, jc="center"),
        "signer": Look(14, jc="center"),
        "name": Look(14, b=True, jc="center"),
        "pageno": Look(14, jc="center"),
    }


Change = Callable[[Paper], None]
