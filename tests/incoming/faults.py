"""Faults of this set: those of the fourth, and measures, missing and misplaced parts that it did not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.papers.changing import Fault, fault, gone, look, put, ruled, sides, swap, turned_round
from tests.papers.sheet import Paper
from tests.senders import faults as common
from tests.senders.faults import swap_last

_TEXT = ("p", "cl", "pt", "art", "artb")
LEAST_PAGES = {"flood_option", "long_project", "regulation", "old_plan"}
"""Papers of two pages at least, whatever writes them: their pages are numbered."""


def faults(name: str, paper: Paper) -> list[Fault]:
    """All that fit this paper."""
    found = [*common.faults(paper), *_measures(name, paper), *_parts(paper), *_words(paper)]
    return found[::5] if name == "long_project" else found


def _measures(name: str, paper: Paper) -> Iterator[Fault]:
    old = _under_36(paper)
    yield fault("no first indent", "K010", *(look(one, first=0) for one in _TEXT))
    yield fault("no gaps", "K011", *(look(one, before=0, after=0) for one in (*_TEXT, "h")))
    wide = "=16" if old else "=26" if paper.party else "2"
    yield fault("lines too far or too close", "K012", *(look(one, line=wide) for one in _TEXT))
    yield fault("top margin 12", "K002", sides(top=12))
    full = name in LEAST_PAGES
    yield fault("bottom margin 34", "K002", sides(bottom=34), pdf=full)
    yield fault("left margin 40", "K002", sides(left=40))
    yield fault("text at 16 pt", "K004", *(look(one, size=16) for one in _TEXT))
    yield fault("text in Calibri", "K003", *(look(one, font="Calibri") for one in _TEXT), pdf=False)
    yield fault("number at 11 pt", "K004", look("number", size=11))
    yield fault("name at 11 pt", "K004", look("name", size=11))
    yield fault("label at 16 pt", "K004", look("label", size=16))
    yield fault("name not bold", "K005", look("name", b=False))
    yield fault("text bold", "K005", *(look(one, b=True) for one in ("p", "cl", "pt")))
    if paper.date:
        yield fault("date at 11 pt", "K004", look("date", size=11))
    if name in LEAST_PAGES:
        yield fault("page number at 9 pt", "K004", look("pageno", size=9))
    if paper.party:
        yield fault("the Party's line too short", "K014", ruled("party", 0.5))
    else:
        yield fault("the issuer's line too long", "K014", ruled("issuer", 2.3))
        yield fault("the motto's line too short", "K014", ruled("motto", 0.5))


def _under_36(paper: Paper) -> bool:
    return paper.party and any(one.endswith(",") for one in paper.recipients)


def _parts(paper: Paper) -> Iterator[Fault]:
    """What is missing, or stands elsewhere."""
    if paper.party:
        yield fault("no title of the Party", "K043 K018 K053", put("title", ""))
    else:
        yield fault("no nation's name", "K043 K018 K053", put("nation", ""))
        yield fault("no motto", "K043 K018", put("motto", ""))
    if paper.kind:
        yield fault("no kind", "K043 K027", gone("kind"))
        yield fault(
            "subject in capitals", "K008", put("subject", [one.upper() for one in paper.subject])
        )
        yield fault("kind underlined", "K007", look("kind", u=True))
    if len(paper.recipients) > 1:
        last = len(paper.recipients) - 1
        yield fault("archive line first", "K038 K037", turned_round("recipients", 0, last))
    if len(paper.sign) > 2:
        yield fault("title above the mark", "K034 K045 K054", turned_round("sign", 0, 1))
    for attr in ("lines", "annex"):
        words = [one for _, one in getattr(paper, attr)]
        if "Chương II" in words:
            yield fault("chapter skipped", "K031", swap(attr, "Chương II", "Chương IV"))
            at = words.index("Chương II") + 1
            if not paper.party:  # HD 05: the name "(nếu có)"
                yield fault("chapter without a name", "K033", gone(attr, at))


def _words(paper: Paper) -> Iterator[Fault]:
    joint = "-" if paper.party else "/"
    yield fault("blanks in the number", "K021", swap("number", joint, f" {joint} "))
    title = paper.sign[-2]
    yield fault("title in small letters", "K008", swap("sign", title, title.capitalize()))
    if not paper.party:
        yield fault("no end mark", "K040", swap_last("."))
    if paper.date:
        place = paper.date.partition(",")[0]
        yield fault("no place", "K025", swap("date", f"{place}, ngày", "Ngày"))
        day = re.search(r"ngày \d+ tháng \d+", paper.date)
        assert day
        yield fault("a day that is none", "K025 K026", swap("date", day[0], "ngày 31 tháng 6"))
    if any(role == "base" for role, _ in paper.lines):
        yield fault("basis in the other slant", "K006", look("base", i=paper.party))
