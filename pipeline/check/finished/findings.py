"""One thing wrong in a finished file, with its place; and the words in which it is said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.check.finished.facts import Facts
from pipeline.check.finished.page import Para
from pipeline.check.finished.zones_part import Part
from pipeline.problem import Level, Problem, Span
from pipeline.standards import Role

_SHOWN = 60
_LEVELS = (Level.ERROR, Level.WARNING, Level.INFO)


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, where, what is asked for and on whose authority."""

    code: str
    level: Level
    message: str
    clause: str = ""
    hint: str = ""
    para: Para | None = None
    page: int = 0
    """Where it is not about a paragraph; 0 = the whole file."""

    def problem(self, file: str, pages_certain: bool) -> Problem:
        """In the common form; page and paragraph stand in the message, for such files have no lines."""
        where = place(self.para, self.page, pages_certain)
        clause = f" ({self.clause})" if self.clause else ""
        words = f"{where}{self.message}{clause}"
        return Problem(Span(file, 0, 0), self.code, words, self.hint, self.level)


def at_words(findings: Iterable[Finding]) -> list[tuple[Para, list[Finding]]]:
    """What is about words that have a place on the sheet, all of a paragraph (or of its half) together, the
    heaviest first: marks that lie on each other hide the letters and mix their colours."""
    found: dict[int, list[Finding]] = {}
    for one in findings:
        if one.para is not None and one.para.boxes:
            found.setdefault(id(one.para), []).append(one)
    groups = [sorted(some, key=lambda one: _LEVELS.index(one.level)) for some in found.values()]
    return [(some[0].para, some) for some in groups if some[0].para is not None]


def place(para: Para | None, page: int, certain: bool) -> str:
    """ "trang 1, đoạn 3: “Số: 05/KH-UBND”: " """
    if para is None:
        return f"trang {page}: " if page else ""
    about = "" if certain or para.page == 1 else "khoảng "
    return f"{about}trang {para.page}, đoạn {para.number}: “{shortened(para.text)}”: "


def shortened(text: str, most: int = _SHOWN) -> str:
    """A text's beginning, cut at a word."""
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0] + " …"


def weaker(level: Level) -> Level:
    """One step less: error -> warning -> note."""
    return _LEVELS[min(_LEVELS.index(level) + 1, 2)]


def on(
    part: Part,
    code: str,
    message: str,
    clause: str = "",
    hint: str = "",
    level: Level = Level.ERROR,
) -> Finding:
    """A finding at a component; a component that is only guessed never makes an error."""
    if not part.certain and level is Level.ERROR:
        level = Level.WARNING
    return Finding(code, level, message, clause, hint, part.para)


def row(clause: str) -> str:
    """Where a component's row stands, without what the row says besides: "Phụ lục I, ô số 2"."""
    return clause.partition(": ")[0]


def source(facts: Facts, clause: str) -> str:
    """A clause with the short name of its standard: "HD 05-HD/VPTW, Phần II, mục I.3.2"."""
    return facts.standard.cited(clause)


def by_mark(level: Level, mark: str) -> Level | None:
    """A rule that is only recalled or unsure weighs less; a choice of this project is asked of no one."""
    if mark == "P":
        return None
    return weaker(level) if mark in ("R", "U") else level


def weigh(part: Part, role: Role, level: Level = Level.ERROR) -> Level | None:
    """A guess about a foreign file weighs less; a mere choice of the project is a note on our own."""
    weight = by_mark(level, role.mark)
    if weight is None:
        return Level.INFO if part.certain and part.para.style.startswith("VB ") else None
    return weight


def called(role: Role) -> str:
    """The component's name as officers say it: the Word style's without "VB", small first letter."""
    title = role.style.removeprefix("VB ")
    return title[:1].lower() + title[1:]


def at_level(finding: Finding, level: Level) -> Finding:
    """The same finding with another weight."""
    return replace(finding, level=level)
