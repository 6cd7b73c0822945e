"""The numbers that Word itself writes before paragraphs: read from numbering.xml and counted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.etree import _Element

from pipeline.ooxml.effective import Formats, Letters
from pipeline.ooxml.names import child, is_on, number, value, w
from pipeline.ooxml.package import Package
from pipeline.ooxml.reader import Paragraph

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_MOST_FIGURE = 3999
_PLACE = re.compile(r"%(\d)")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its text ("%1.%2."), form of figures and first number; `legal` = all in figures.

    `size` (points) and `font` are the number's own; None and "" = as the paragraph's mark. `restart`: this level
    begins anew below one of the first so many levels; 0 = never, None = below any above it (17.9.10).
    """

    text: str
    form: str
    start: int
    legal: bool = False
    size: float | None = None
    font: str = ""
    restart: int | None = None

    def begins_below(self, depth: int) -> bool:
        """Whether a number at `depth`, above this level, makes it begin anew."""
        return self.restart is None or depth < self.restart


class Lists:
    """Counts through one document; ask once for each numbered paragraph, in order."""

    def __init__(self, package: Package, formats: Formats) -> None:
        self._formats = formats
        self._levels: dict[int, dict[int, Level]] = {}
        self._abstract: dict[int, int] = {}
        self._counts: dict[int, dict[int, int]] = {}
        self._own: dict[int, dict[int, Level]] = {}
        self._restarts: dict[int, dict[int, int]] = {}
        self._begun: set[tuple[int, int]] = set()
        self._styles: dict[str, _Element] = {}
        self._package = package
        self._read_yet = False

    def mark(self, paragraph: Paragraph) -> str:
        """What Word prints before the paragraph: "I.", "-", …; "" when it cannot be told."""
        ident, depth = self._numbering(paragraph)
        levels = self._levels_of(ident)
        level = levels.get(depth)
        if level is None:
            return ""
        if level.form == "bullet":
            return "-" if level.text.strip() in ("-", "–", "\uf02d", "") else "•"
        counts = self._counts.setdefault(self._abstract[ident], {})
        restart = self._restarts.get(ident, {}).get(depth)
        if restart is not None and (ident, depth) not in self._begun:
            self._begun.add((ident, depth))
            counts[depth] = restart - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            if deeper not in levels or levels[deeper].begins_below(depth):
                del counts[deeper]

        def place(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            form = levels[at].form if at in levels and not level.legal else "decimal"
            return _figure(counts.get(at, levels[at].start if at in levels else 1), form)

        return _PLACE.sub(place, level.text).strip()

    def look(self, paragraph: Paragraph, mark: Letters) -> tuple[float, str]:
        """Size and font of the number: its level's, else those of the paragraph's mark (17.9.24)."""
        ident, depth = self._numbering(paragraph)
        level = self._levels_of(ident).get(depth)
        if level is None:
            return mark.size, mark.font
        return level.size or mark.size, level.font or mark.font

    def _levels_of(self, ident: int) -> dict[int, Level]:
        return self._levels.get(self._abstract.get(ident, -1), {}) | self._own.get(ident, {})

    def _read(self) -> None:
        self._read_yet = True
        name = self._package.related("styles")
        if name:
            for style in self._package.xml(name).iterchildren(w("style")):
                self._styles[value(style, "styleId") or ""] = style
        name = self._package.related("numbering")
        if not name:
            return
        root = self._package.xml(name)
        links: dict[int, str] = {}
        for abstract in root.iterchildren(w("abstractNum")):
            link = value(abstract.find(w("numStyleLink")))
            if link:
                links[number(abstract, "abstractNumId") or 0] = link
            self._levels[number(abstract, "abstractNumId") or 0] = {
                number(level, "ilvl") or 0: _level(level) for level in abstract.iter(w("lvl"))
            }
        for num in root.iterchildren(w("num")):
            at = number(num.find(w("abstractNumId")))
            if at is not None:
                ident = number(num, "numId") or 0
                self._abstract[ident] = at
                self._override(ident, num)
        self._follow(links)

    def _follow(self, links: dict[int, str]) -> None:
        """A list that is only named after a style of lists has that style's levels (17.9.21)."""
        for ident, at in list(self._abstract.items()):
            style = self._styles.get(links.get(at, ""))
            there = None if style is None else style.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
            target = self._abstract.get(number(there) or 0)
            if target is not None and target not in links:
                self._abstract[ident] = target

    def _override(self, ident: int, num: _Element) -> None:
        """A list that starts anew, or with levels of its own, beside others of the same form."""
        for one in num.iterchildren(w("lvlOverride")):
            depth = number(one, "ilvl") or 0
            start = number(one.find(w("startOverride")))
            if start is not None:
                self._restarts.setdefault(ident, {})[depth] = start
            level = one.find(w("lvl"))
            if level is not None:
                self._own.setdefault(ident, {})[depth] = _level(level)

    def _numbering(self, paragraph: Paragraph) -> tuple[int, int]:
        if not self._read_yet:
            self._read()
        own = child(paragraph.properties, w("numPr"))
        style = paragraph.style
        ident = number(own.find(w("numId"))) if own is not None else None
        depth = number(own.find(w("ilvl"))) if own is not None else None
        seen: set[str] = set()
        while (ident is None or depth is None) and style in self._styles and style not in seen:
            seen.add(style)
            there = self._styles[style].find(f"{w('pPr')}/{w('numPr')}")
            if there is not None:
                ident = number(there.find(w("numId"))) if ident is None else ident
                depth = number(there.find(w("ilvl"))) if depth is None else depth
            style = value(self._styles[style].find(w("basedOn"))) or ""
        return ident or 0, depth or 0


def _level(level: _Element) -> Level:
    start = number(level.find(w("start")))
    look = child(level, w("rPr"))
    size = number(child(look, w("sz")))
    return Level(
        value(level.find(w("lvlText"))) or "",
        value(level.find(w("numFmt"))) or "decimal",
        1 if start is None else start,
        bool(is_on(level.find(w("isLgl")))),
        size / 2 if size else None,
        value(child(look, w("rFonts")), "ascii") or "",
        number(level.find(w("lvlRestart"))),
    )


def _figure(count: int, form: str) -> str:
    if not 1 <= count <= _MOST_FIGURE:  # Word too gives up letters and Roman figures for such
        return str(count)
    match form:
        case "upperRoman" | "lowerRoman":
            text, rest = "", count
            for amount, letters in _ROMAN:
                while rest >= amount:
                    text, rest = text + letters, rest - amount
            return text if form == "upperRoman" else text.lower()
        case "lowerLetter" | "upperLetter":
            letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
            return letter if form == "lowerLetter" else letter.upper()
        case "none":
            return ""
        case "decimalZero":
            return f"{count:02d}"
        case _:
            return str(count)
