"""The words of a finished file under the rules that read an author's words: spelling, capitals, dates, citations.

Of the rules of `pipeline.check.rules` those are asked that need the running words alone. A file that vanban itself
made is left out: its words were checked where they are written, with the author's allowances.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date as Date
from functools import cache, cached_property

from pipeline.check import Loaded, rules, weight
from pipeline.check.citing import Citing, citings
from pipeline.check.finished.facts import Facts
from pipeline.check.finished.findings import Finding
from pipeline.check.finished.page import Para
from pipeline.check.finished.zones_part import RUNNING, Part
from pipeline.check.passages import Passage
from pipeline.check.prose import Prose
from pipeline.check.subject import Subject
from pipeline.problem import Span
from pipeline.source import Mapping, Scalar, Source
from pipeline.text import nfc

_ANY = frozenset(
    {
        "C001",
        "C004",
        "C005",
        "C006",
        "C008",
        "C010",
        "C011",
        "C012",
        "C015",
        "C020",
        "C021",
        "C022",
        "C030",
    }
    | {"C031", "C032", "C033", "C040", "C041"}
)
"""Asked of every file."""
_WRITTEN = frozenset({"C002", "C003", "C007", "C014", "C023", "C024", "C072"})
"""Asked of Word files alone: a PDF does not keep how blanks, lines and quotation marks were typed, nor always the
letters of a word as one."""
_TOP = {
    "basis": "bases",
    "proposal": "bases",
    "subject": "subject",
    "recipient": "recipients",
    "recipient_group": "recipients",
    "to_item": "to",
    "to_single": "to",
    "cell": "table",
}
_TEXT = RUNNING | {"heading_2", "heading_3", "heading_4", "invites", "note", "caption"}
_ROLES = _TEXT | set(_TOP)
"""What is read; of a PDF all but the cells, whose lines run across the row."""
_WRITER = ("vanban", "[[")
"""Ways out that only the writer of a content file has."""
_CAPITALS = 0.7
"""A paragraph with so great a share of capitals is a heading; no rule for words in sentences reads it."""


@dataclass(frozen=True)
class _Spoken(Subject):
    """A finished file as the rules see a content file: words, day, standard."""

    spoken: Prose = field(default_factory=lambda: Prose(()))
    signed: Date | None = None

    @cached_property
    def prose(self) -> Prose:
        return self.spoken

    @cached_property
    def citings(self) -> tuple[Citing, ...]:
        return tuple(citings(self.spoken))

    @property
    def day(self) -> Date | None:
        return self.signed


def wording(facts: Facts) -> Iterator[Finding]:
    """What the rules for words find, each at its paragraph."""
    extras = facts.finished.extras
    if extras.producer == "vanban" or any(
        part.para.style.startswith("VB ") for part in facts.parts
    ):
        return
    roles = _ROLES - {"cell"} if facts.finished.form == "pdf" else _ROLES
    read = [part for part in facts.parts if part.role in roles]
    paras = [part.para for part in read]
    place = facts.finished.file
    annexed = {id(part) for part in facts.parts[facts.annexes_at :]}
    spoken = Prose(
        [
            _passage(part, at, place, id(part) in annexed)
            for at, part in enumerate(read)
            if part.para.page not in extras.scanned_pages
        ]
    )
    source = Source(place, "", Mapping((), Span(place, 0, 0)))
    subject = _Spoken(source, standard=facts.standard, spoken=spoken, signed=facts.day)
    for one in _asked(facts.finished.form):
        for found in one.look(subject):
            at = found.span.line - 1
            if one.rule.code == "C024" and _closed_below(spoken, at):
                continue
            level = weight(one.rule, found, subject)
            hint = "" if any(word in found.hint for word in _WRITER) else found.hint
            para = paras[at]
            yield Finding(
                one.rule.code,
                level,
                found.message,
                _clause(one.rule.clause, facts),
                hint,
                para,
            )


_BELOW = 3
"""Paragraphs over which a bracket may be open where each line was made a paragraph."""


def _closed_below(spoken: Prose, at: int) -> bool:
    """Whether one of the next paragraphs closes more brackets than it opens: converters break sentences so."""
    below = spoken.passages[at + 1 : at + 1 + _BELOW]
    return any(
        one.text.count(last) > one.text.count(first)
        for one in below
        for first, last in ("()", "“”")
    )


_SOURCES = {True: "HD 05-HD/VPTW", False: "NĐ 30/2020/NĐ-CP"}
"""By whether the document is the Party's."""


def _clause(clause: str, facts: Facts) -> str:
    """Of a rule's sources the one that holds for the document; what only the other system has is told as its custom."""
    own, other = _SOURCES[facts.party], _SOURCES[not facts.party]
    parts = clause.split("; ")
    mine = "; ".join(one for one in parts if own in one)
    if mine and facts.standard.short != own:
        return f"{facts.standard.short}, như {mine}"
    if mine:
        return mine
    return f"cách viết của {clause}" if any(other in one for one in parts) else clause


@cache
def _asked(form: str) -> tuple[Loaded, ...]:
    codes = _ANY if form == "pdf" else _ANY | _WRITTEN
    return tuple(one for one in rules() if one.rule.code in codes)


def _passage(part: Part, at: int, file: str, annexed: bool) -> Passage:
    """The paragraph's words at "line" `at` + 1, by which a finding is led back to it."""
    text = _typed(part.para)
    letters = [letter for letter in text if letter.isalpha()]
    if sum(map(str.isupper, letters)) > _CAPITALS * len(letters):
        text = ""
    top = "annexes" if annexed else _TOP.get(part.role, "body")
    return Passage(text, Scalar(text, Span(file, at + 1, 1)), (top, at, part.role))


def _typed(para: Para) -> str:
    """Without raised signs, which refer to notes."""
    words = "".join(piece.text for piece in para.pieces if not piece.raised)
    return nfc(words).replace("\n", " ").replace("\t", " ").replace("\xa0", " ").strip()
