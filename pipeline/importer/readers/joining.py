"""Lines -> paragraphs: would the next word have fitted on the line above? Then the break was meant.

What decides, in order: fixed words (labels of components), capitals, labels and where they may stand,
and the room that the line above left in real letters. First lines are shorter by their indent.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from pipeline.check.finished import words
from pipeline.check.finished.zones_tail import DRAFTER
from pipeline.importer.readers import copied_tables, telling
from pipeline.importer.readers.lines import Line, Lines, Width
from pipeline.importer.readers.placing import is_anew
from pipeline.importer.recognise.labels import BULLETS, Label, label

MAY_BE_TWO = "dòng đầy trong bản chép, không rõ ngắt đoạn hay không: có thể là hai đoạn"
_SENTENCE = re.compile(r"[.;:]")
_TITLE = 60
"""Letters of a title that fills its line."""
_MEANT, _FULL = 0.015, 0.15
"""Share of the column that a meant break leaves after a full stop; after other words."""


@dataclass(slots=True)
class Made:
    """A paragraph out of lines."""

    text: str
    first: Line
    lines: int = 1
    doubt: str = ""


@dataclass(slots=True)
class Joiner:
    """Walks over the lines of one text."""

    lines: Lines
    width: Width
    made: list[Made] = field(default_factory=list)
    in_body: bool = False
    in_tail: bool = False
    opens: bool = False
    """Whether the first basis begins at this line."""
    anew: bool = False
    """Whether an annex begins at this line."""
    longest: int = 0
    """Letters of the longest line, where text keeps its columns."""
    indent: float = 0.0
    """Share of the column by which first lines are indented."""

    def run(self) -> list[Made]:
        """Every paragraph in order."""
        self.indent = self._first_indent()
        own = [line for line in self.lines.lines if not line.side and not line.grid]
        self.longest = max((len(line.raw.rstrip()) for line in own), default=0)
        before: Line | None = None
        lines = self.lines.lines
        rows = self._copied_rows()
        for at, line in enumerate(lines):
            self._enter(line)
            why = "first" if before is None else self._begins(before, line)
            if at in rows or at - 1 in rows:
                # Nothing runs into a table or out of it.
                why = "row" if at not in rows or rows[at] else ""
            if why:
                doubt = copied_tables.DOUBT if at in rows else line.doubt
                self.made.append(Made(line.text, line, doubt=doubt))
            else:
                last = self.made[-1]
                last.doubt = last.doubt or self._may_be_two(before, line, last)
                last.text = telling.joined(last.text, line.text)
                last.lines += 1
            before = line
        return self.made

    def _copied_rows(self) -> Mapping[int, bool]:
        """Lines of tables whose cells ran together -> whether a row begins there."""
        lines = self.lines.lines
        walk = replace(self, made=[])
        zones = []
        for line in lines:
            walk._enter(line)
            zones.append("tail" if walk.in_tail else "body" if walk.in_body else "head")
        return copied_tables.rows(lines, zones, self.lines.column)

    def _enter(self, line: Line) -> None:
        """The letterhead ends with the first label or long sentence; the text ends with Nơi nhận."""
        found, _ = label(line.text)
        basis = words.BASIS.match(line.text) or words.TO_SINGLE.match(line.text)
        self.opens = bool(basis) and not self.in_body
        if line.grid or basis or (found and found.style not in BULLETS):
            self.in_body = True
        if len(line.text) > 200 and not self.lines.wrapped:
            self.in_body = True
        if words.RECIPIENTS.match(line.text) or (self.in_body and telling.signs(line.text)):
            self.in_tail = True
        self.anew = self.in_tail and is_anew(line.text)
        if self.anew:
            # An annex or the document that this one puts into force.
            self.in_tail = self.in_body = False

    def _begins(self, before: Line, line: Line) -> str:
        """Why a paragraph begins at this line; "" when it goes on."""
        why = self._apart(before, line)
        if why is not None:
            return why
        text = line.text
        if self.in_tail:
            return self._in_tail(before, line)
        found, _ = label(text)
        # Compared without labels and only where both lines have letters enough to tell.
        capitals = telling.capitals(text), telling.capitals(before.text)
        if self.lines.indented and not line.side and (self.in_body or self._runs_on(before, line)):
            one_title = all(capitals) and not found and not label(before.text)[0]
            return "indent" if line.indent > 1 and not one_title else ""
        if found:
            return self._labelled(before, line, found)
        if capitals[0] != capitals[1] and (capitals[1] or not self.in_body):
            return "case"
        return self._plain(before, line)

    def _apart(self, before: Line, line: Line) -> str | None:
        """What words and columns decide by themselves; None where they do not."""
        text = line.text
        if not any(letter.isalnum() for letter in text) and len(text) < 3:
            return "" if text in ".;:,)”" else None
        if line.grid or before.grid or line.side != before.side:
            return "column"
        if not self.in_body and words.near(telling.joined(before.text, text), words.NATIONAL_NAME):
            return ""
        if self.anew:
            return "annex"
        if telling.fixed(text) or telling.fixed(before.text) or words.TYPED_RULE.match(before.text):
            return "fixed"
        if telling.bracket_open(self.made[-1].text) and not label(text)[0]:
            return ""
        if not self.in_body and (telling.dates(text) or telling.dates(before.text)):
            return "date"
        if words.TO_SINGLE.match(text) or (words.ANNEX_REFERENCE.match(text) and text[:1] == "("):
            return "address"
        # A subject has no end mark above the first of the bases.
        above = telling.ENDS.search(before.text) or self.opens
        basis = words.BASIS.match(text) and not self.in_tail and above
        return "basis" if basis else None

    def _runs_on(self, before: Line, line: Line) -> bool:
        """Above the first label: a line at the edge below one that fills the page's width."""
        return not line.indent and len(before.raw.rstrip()) > 0.85 * self.longest > 0

    def _plain(self, before: Line, line: Line) -> str:
        lower = line.text[:1].islower()
        ends = bool(telling.ENDS.search(before.text))
        if telling.division(before.text):
            return "title"
        if not self.lines.wrapped:
            return "" if lower and not ends else "line"
        if not self.in_body and not telling.wide(self.made[-1].text):
            return self._in_head(before, line)
        if telling.capitals(line.text) and telling.capitals(before.text):
            return ""
        room = self._room(before, line)
        if room > (_MEANT if ends else _FULL) and (ends or not lower):
            return "short"
        if line.blank > self.lines.usual_blank + 2 and ends:
            return "gap"
        return ""

    def _in_head(self, before: Line, line: Line) -> str:
        """Lines above the text: a centred line that a small letter continues is one."""
        if line.blank > self.lines.usual_blank:
            return "gap"
        if line.text[:1].islower() or line.text[:1] in "(“":
            return ""
        if self._dashes_below(line):
            return ""
        column = self.lines.column
        if line.width > 0.85 * column > before.width:
            # The first full line below a title that left room is the text's.
            return "head"
        full = before.width > 0.55 * column
        return "" if full and not telling.ENDS.search(before.text) else "head"

    def _dashes_below(self, line: Line) -> bool:
        """Whether the line that ends a title follows closely: what stands above it is the subject."""
        lines = self.lines.lines
        at = next((at for at, one in enumerate(lines) if one is line), len(lines))
        return any(words.DASHES.match(one.text) for one in lines[at + 1 : at + 5])

    def _labelled(self, before: Line, line: Line, found: Label) -> str:
        ends = bool(telling.ENDS.search(before.text))
        rest = label(line.text)[1]
        fits = self._room(before, line) > (_MEANT if ends else _FULL) and not telling.capitals(
            before.text
        )
        if not self.lines.wrapped:
            cut = found.style in BULLETS and rest[:1].islower() and not ends and not line.blank
            return "" if cut else "label"
        if found.style in BULLETS:
            # "chính trị | - xã hội": the dash of a compound at a line's begin.
            return "" if rest[:1].islower() and not ends and not fits else "label"
        return self._counted(before, line, found, fits or ends)

    def _counted(self, before: Line, line: Line, found: Label, free: bool) -> str:
        """A number or letter may also be a word that happens to begin a line."""
        above = telling.capitals(before.text)
        if found.style == "roman":
            return "label" if free or above else ""
        if found.style in ("decimal1", "letter", "bracketed", "capital"):
            capital = label(line.text)[1][:1].isupper()
            if found.style == "decimal1" and capital:
                return "label"
            return "label" if free else ""
        return "label"

    def _in_tail(self, before: Line, line: Line) -> str:
        text = line.text
        if text[:1] in "}{":
            return "brace"
        if DRAFTER.match(text):
            return "drafter"
        if text.isupper() or before.text.isupper():
            return "sign"
        if words.CONFIRMS.match(self.made[-1].text) and text[:1].islower():
            return ""
        bullet = words.BULLET.match(text)
        if bullet:
            cut = bullet["title"][:1].islower() and not telling.ended(before.text)
            return "" if cut else "recipient"
        listed = words.BULLET.match(self.made[-1].text)
        if words.NAME.match(text) and (line.blank > self.lines.usual_blank + 1 or not listed):
            return "name"
        if words.NAME.match(text) and re.search(r"[.]$", before.text):
            return "name"
        if listed and (text[:1].islower() or not telling.ended(before.text)):
            return ""
        if listed and line.blank <= self.lines.usual_blank and not words.NAME.match(text):
            return ""
        return "line"

    def _room(self, before: Line, line: Line) -> float:
        """Share of the column left on the line above after the next word would have been set."""
        if not self.lines.wrapped:
            return 1.0
        first = line.text.split(" ")[0]
        used = before.width + self.width(" ") + self.width(first)
        own = self.indent if self.made and self.made[-1].lines == 1 else 0.0
        return 1 - used / self.lines.column - own

    def _may_be_two(self, before: Line | None, line: Line, made: Made) -> str:
        """A full line that ends a sentence, or a long title, above a capital: nothing tells one paragraph from two."""
        plain = self.lines.wrapped and not self.lines.indented and self.in_body and not self.in_tail
        if before is None or not plain or line.side or not line.text[:1].isupper():
            return ""
        found, rest = label(made.text)
        if telling.ENDS.search(before.text):
            return MAY_BE_TWO
        title = found is not None and found.style.startswith(("decimal", "roman"))
        open_ = not _SENTENCE.search(rest) and len(rest) > _TITLE
        return MAY_BE_TWO if title and open_ else ""

    def _first_indent(self) -> float:
        """From the first lines of labelled paragraphs that a small letter continues."""
        if not self.lines.wrapped:
            return 0.0
        found = []
        pairs = zip(self.lines.lines, self.lines.lines[1:], strict=False)
        for one, two in pairs:
            if label(one.text)[0] and two.text[:1].islower():
                word = self.width(two.text.split(" ")[0])
                found.append(1 - (one.width + self.width(" ") + word) / self.lines.column)
        return min(max(0.0, statistics.median(found)), 0.12) if found else 0.0
