"""The body of a paper: letterhead, title, text with its numbers, the end with recipients and signatures, annex."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from tests.papers.sheet import Look
from tests.strangers import heads, shapes
from tests.strangers.pens import Pen, fresh, twips
from tests.strangers.sheet import Paper, Row

_MARK = re.compile(
    r"^(\*\*Điều (?P<art>\d+)\. |(?P<roman>[IVX]+)\. |(?P<clause>\d+)\. |(?P<point>[a-e])\) )"
)
_LEVELS = {"roman": 0, "art": 1, "clause": 2, "point": 3}


@dataclass(frozen=True)
class Way:
    """How an office makes a file: its pen, where things stand, what its program does to the parts."""

    pen: type[Pen] = Pen
    head: str = "gapped"
    rule: str = "connector"
    tail: str = "cells"
    numbered: bool = False
    """Numbers are set by the program."""
    paged: str = "plain"
    parts: Callable[[dict[str, str]], dict[str, str]] = field(default=lambda parts: parts)


class Numbers:
    """Numbers by the program: a list goes on as long as it counts by one, else another starts at the number."""

    def __init__(self) -> None:
        self.lists: list[tuple[int, int]] = []
        """(level, first number) of each list; its id is its place from 2 on."""
        self._last: dict[int, tuple[int, int]] = {}

    def mark(self, words: str) -> tuple[str, str]:
        """(what stands in the paragraph's properties, the words without their number)."""
        found = _MARK.match(words)
        if not found:
            return "", words
        kind = next(name for name in _LEVELS if found[name])
        level, number = _LEVELS[kind], _value(kind, found[kind])
        known = self._last.get(level)
        if known is None or known[1] + 1 != number:
            self.lists.append((level, number))
            known = len(self.lists) + 1, 0
        self._last = {one: at for one, at in self._last.items() if one < level} | {
            level: (known[0], number)
        }
        rest = words[found.end() :]
        lead = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{known[0]}"/></w:numPr>'
        return lead, f"**{rest}" if kind == "art" else rest

    def part(self) -> str:
        shapes_ = (
            ("upperRoman", "%1."),
            ("decimal", "Điều %2."),
            ("decimal", "%3."),
            ("lowerLetter", "%4)"),
        )
        levels = ""
        for at, (form, text) in enumerate(shapes_):
            levels += (
                f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="space"/>'
                f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>{"<w:rPr><w:b/></w:rPr>" if at == 1 else ""}</w:lvl>'
            )
        made = f'<w:abstractNum w:abstractNumId="7"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        for at, (level, first) in enumerate(self.lists, 2):
            start = f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{first}"/></w:lvlOverride>'
            made += f'<w:num w:numId="{at}"><w:abstractNumId w:val="7"/>{start}</w:num>'
        return made


def _value(kind: str, words: str) -> int:
    if kind == "roman":
        return ("I", "II", "III", "IV", "V", "VI").index(words) + 1
    return " abcde".index(words) if kind == "point" else int(words)


class Maker:
    """One paper in one way."""

    def __init__(self, paper: Paper, way: Way) -> None:
        self.paper, self.way = paper, way
        self.pen = way.pen(way.rule)
        self.numbers = Numbers()
        self.width = 210 - paper.margins[1] - paper.margins[3]

    def look(self, row: Row) -> Look:
        return self.paper.look(row.role, self.pen.close)

    def body(self) -> str:
        """All of it but the last section."""
        made = heads.HEADS[self.way.head](self.paper, self.pen, self.width)
        made += self.rows(self.paper.title) + self.rows(self.paper.body) + self.pen.p("", Look(8))
        made += self.ending()
        if self.paper.annex:
            made += self.pen.p("", Look(4), end=f"<w:sectPr>{self.section(False)}</w:sectPr>")
            self.width += 87 if self.paper.turned else 0
            made += self.rows(self.paper.annex)
        return made

    def section(self, last: bool) -> str:
        """Page, margins, heads of pages."""
        top, right, bottom, left = (twips(one) for one in self.paper.margins)
        size = f'<w:pgSz w:w="{twips(210)}" w:h="{twips(297)}"/>'
        if last and self.paper.annex and self.paper.turned:
            size = f'<w:pgSz w:w="{twips(297)}" w:h="{twips(210)}" w:orient="landscape"/>'
        restart = '<w:pgNumType w:start="1"/>' if last and self.paper.annex else ""
        return (
            '<w:headerReference w:type="default" r:id="rIdH"/><w:headerReference w:type="even" r:id="rIdE"/>'
            f'<w:headerReference w:type="first" r:id="rIdF"/>{size}<w:pgMar w:top="{top}" w:right="{right}" '
            f'w:bottom="{bottom}" w:left="{left}" w:header="567" w:footer="567" w:gutter="0"/>{restart}<w:titlePg/>'
        )

    def rows(self, rows: list[Row]) -> str:
        made = ""
        for row in rows:
            if row.role == "table":
                made += self.table(row.words)
            elif self.way.numbered:
                lead, words = self.numbers.mark(row.words)
                made += self.pen.row(replace(row, words=words), self.look(row), self.width, lead)
            else:
                made += self.pen.row(row, self.look(row), self.width)
        return made

    def table(self, words: str) -> str:
        """Rows by `//`, cells by `|`; the first row is the heading, the first column counts."""
        rows = [one.split("|") for one in words.split("//")]
        across = self.paper.turned and len(rows[0]) > 5
        room = (297 if across else 210) - self.paper.margins[1] - self.paper.margins[3]
        rest = (room - 12) / (len(rows[0]) - 1)
        made = []
        for at, row in enumerate(rows):
            cells = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if not at else ""
            for side, one in enumerate(row):
                look = self.paper.look("cell" if at else "cellh")
                jc = "left" if at and side == 1 else "center"
                cells += self.pen.cell(self.pen.p(one, replace(look, jc=jc)), rest if side else 12)
            made.append(cells)
        return self.pen.table(made, [12, *[rest] * (len(rows[0]) - 1)], edges=True)

    # the end

    def ending(self) -> str:
        left = [(one, self.look(one)) for one in self.paper.recipients]
        signs = [[(one, self.look(one)) for one in column] for column in self.paper.signs]
        if len(signs) > 1:
            half = self.width / len(signs)
            cells = "".join(self.pen.cell(self.column(one, half), half) for one in signs)
            table = self.pen.table([cells], [half] * len(signs))
            return table + self.pen.p("", Look(8)) + heads.stack(self.pen, left, self.width)
        ways = {
            "cells": self._cells,
            "stops": self._stops,
            "box": self._box,
            "frame": self._frame,
            "split": self._split,
        }
        return ways[self.way.tail](left, signs[0])

    def column(self, half: heads.Half, wide: float) -> str:
        """A signature: room for ink above the name."""
        made = ""
        for row, look in half:
            if row.role == "name":
                made += self.pen.p("", Look(14)) * 4
            made += self.pen.row(row, look, wide)
        return made

    def _cells(self, left: heads.Half, sign: heads.Half) -> str:
        wide = (self.width * 0.45, self.width * 0.55)
        cells = self.pen.cell(heads.stack(self.pen, left, wide[0]), wide[0])
        return self.pen.table(
            [cells + self.pen.cell(self.column(sign, wide[1]), wide[1])], list(wide)
        )

    def _split(self, left: heads.Half, sign: heads.Half) -> str:
        """A row for what stands above the ink, one for the ink, one for the name; recipients over all three."""
        wide = (self.width * 0.45, self.width * 0.55)
        above, name = (
            [one for one in sign if one[0].role != "name"],
            [one for one in sign if one[0].role == "name"],
        )
        first = self.pen.cell(
            heads.stack(self.pen, left, wide[0]), wide[0], '<w:vMerge w:val="restart"/>'
        )
        rest = self.pen.cell(self.pen.p("", Look(2)), wide[0], "<w:vMerge/>")
        rows = [first + self.pen.cell(heads.stack(self.pen, above, wide[1]), wide[1])]
        high = '<w:trPr><w:trHeight w:val="1400" w:hRule="exact"/></w:trPr>'
        rows.append(high + rest + self.pen.cell(self.pen.p("", Look(14)), wide[1]))
        rows.append(
            rest
            + self.pen.cell(
                heads.stack(self.pen, name, wide[1]) or self.pen.p("", Look(14)), wide[1]
            )
        )
        return self.pen.table(rows, list(wide))

    def _stops(self, left: heads.Half, sign: heads.Half) -> str:
        """Recipients at the margin, the signature on the same lines, centred at a stop."""
        place = self.width * 0.72
        tabs = f'<w:tabs><w:tab w:val="center" w:pos="{twips(place)}"/></w:tabs>'
        above = [one for one in sign if one[0].role != "name"]
        gap: list[tuple[Row, Look] | None] = [None]
        right: list[tuple[Row, Look] | None] = [
            *above,
            *gap * 5,
            *[one for one in sign if one[0].role == "name"],
        ]
        made = ""
        for at in range(max(len(left), len(right))):
            one = left[at] if at < len(left) else None
            other = right[at] if at < len(right) else None
            look = replace((one or other or (None, Look(14)))[1], jc="left")
            runs = self.pen.runs(one[0].words, one[1]) if one else ""
            if other:
                runs += self.pen.run("\t", replace(other[1], u=False)) + self.pen.runs(
                    other[0].words, other[1]
                )
            made += self.pen.p("", look, more=runs, edge=tabs)
        return made

    def _box(self, left: heads.Half, sign: heads.Half) -> str:
        """The signature in a box beside the recipients."""
        wide = self.width * 0.55
        shape = shapes.box(self.width - wide, 0, wide, 62, self.column(sign, wide))
        made = heads.stack(self.pen, left, self.width * 0.45)
        made = (
            made.replace("</w:p>", f"{shape}</w:p>", 1)
            if left
            else self.pen.p("", Look(14), more=shape)
        )
        return made + self.pen.p("", Look(14)) * 6

    def _frame(self, left: heads.Half, sign: heads.Half) -> str:
        """Recipients in a frame, the signature goes on beside it."""
        wide = self.width * 0.45
        lead = (
            f'<w:framePr w:w="{twips(wide)}" w:hSpace="0" w:wrap="around" w:vAnchor="text" '
            'w:hAnchor="margin" w:x="1" w:y="1"/>'
        )
        made = "".join(self.pen.row(row, look, wide, lead) for row, look in left)
        over = [(row, replace(look, left=wide)) for row, look in sign]
        return made + self.column(over, self.width + wide)


def numbers(maker: Maker) -> str:
    """The paragraph that shows the page's number, in the way of the program."""
    paper, pen = maker.paper, maker.pen
    if not paper.paged:
        return pen.p("", Look(14))
    look = replace(paper.look("page"), jc=paper.paged)
    field_ = pen.number(look)
    way = maker.way.paged if paper.paged == "center" else "plain"
    if way == "frame":
        place = '<w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="center" w:y="1"/>'
        return pen.p("", replace(look, jc="left"), more=field_, lead=place) + pen.p("", Look(14))
    if way == "aligned":
        tab = f'<w:r>{pen.rpr(look)}<w:ptab w:relativeTo="margin" w:alignment="center" w:leader="none"/></w:r>'
        return pen.p("", replace(look, jc="left"), more=tab + field_)
    if way == "box":
        inner = pen.p("", replace(look, jc="left"), more=field_)
        place = '<wp:positionH relativeFrom="margin"><wp:align>center</wp:align></wp:positionH>'
        shape = re.sub(r"<wp:positionH.*?</wp:positionH>", place, shapes.box(0, 0, 8, 6, inner))
        shape = shape.replace(
            "margin-left:0.0pt",
            "mso-position-horizontal:center;mso-position-horizontal-relative:margin",
        )
        return pen.p("", Look(14), more=shape)
    if way == "gallery":
        inner = pen.p("", look, more=field_)
        props = (
            f'<w:sdtPr><w:id w:val="{fresh()}"/><w:docPartObj><w:docPartGallery w:val="Page Numbers '
            '(Top of Page)"/><w:docPartUnique/></w:docPartObj></w:sdtPr>'
        )
        return f"<w:sdt>{props}<w:sdtContent>{inner}</w:sdtContent></w:sdt>{pen.p('', Look(14))}"
    if way == "cells":
        third = maker.width / 3
        cells = "".join(
            pen.cell(pen.p("", look, more=field_ if at == 1 else ""), third) for at in range(3)
        )
        return pen.table([cells], [third] * 3) + pen.p("", Look(2))
    return pen.p("", look, more=field_)
