"""Where these typists put the letterhead: the page's header, spaces, one group of boxes, tables three deep."""

from __future__ import annotations

from dataclasses import replace

from tests.desks import heads
from tests.desks.writing import Pen, borders
from tests.outside.drawn import width_mm
from tests.papers.sheet import Line, Look, Paper

TOP, END = "<!--TOP-->", "<!--END-->"


def in_header(paper: Paper, pen: Pen, width: float) -> str:
    """Marked to be moved into the header of the first page, below what is left of the margin there."""
    rest = max(paper.margins[0] - 10, 0) / 25.4 * 72
    room = pen.p("", Look(2, line=f"={rest:.2f}"))
    table = heads._four(
        heads.columns(paper), pen, (width + 2 * heads.OUT - heads.RIGHT, heads.RIGHT), width
    )
    return TOP + room + table + pen.p("", Look(2, line="=2")) + END


def spaced(paper: Paper, pen: Pen, width: float) -> str:
    """Blanks, typed until the halves look centred."""
    parts = heads.columns(paper)
    wide = width + 2 * heads.OUT - heads.RIGHT
    middles = (wide / 2, wide + heads.RIGHT / 2)
    rows: list[tuple[Line | None, Line | None]] = []
    for upper in ((parts[0], parts[1]), (parts[2], parts[3])):
        for at in range(max(map(len, upper))):
            rows.append((_at(upper[0], at), _at(upper[1], at)))
    made = ""
    for row in rows:
        first = row[0] or row[1]
        assert first
        look = replace(first.look, jc="left", left=-heads.OUT)
        body, shapes, there = "", "", 0.0
        for one, middle in zip(row, middles, strict=True):
            if not one:
                continue
            own = width_mm(one.words, one.look.size, one.look.b, one.look.i)
            blank = width_mm(" ", one.look.size)
            count = max(round((middle - own / 2 - there) / blank), 0)
            body += pen.runs(" " * count, replace(one.look, b=False, i=False)) + pen.runs(
                one.words, one.look
            )
            there += count * blank + own
            if one.rule:
                shapes += pen.shape(middle - heads.OUT - one.rule / 2, 6.2, one.rule)
        made += pen.p("", look).replace("</w:p>", body + shapes + "</w:p>")
    return made


def _at(lines: list[Line], at: int) -> Line | None:
    return lines[at] if at < len(lines) else None


def grouped(paper: Paper, pen: Pen, width: float) -> str:
    """Both halves are boxes of one group, drawn as one thing."""
    parts = heads.columns(paper)
    wide = (width + 2 * heads.OUT - heads.RIGHT, heads.RIGHT)
    level = [*parts[1], *heads._fill(parts), *parts[3]]
    boxes, x, high = "", 0.0, 36.0
    for at, (lines, w) in enumerate((([*parts[0], *parts[2]], wide[0]), (level, wide[1]))):
        content = "".join(pen.line(one, w) for one in lines)
        boxes += (
            f'<wps:wsp><wps:cNvPr id="{900 + at}" name="Hộp {at}"/><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm>'
            f'<a:off x="{_emu(x)}" y="0"/><a:ext cx="{_emu(w)}" cy="{_emu(high)}"/></a:xfrm><a:prstGeom prst="rect">'
            "<a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx><w:txbxContent>"
            f'{content}</w:txbxContent></wps:txbx><wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"/></wps:wsp>'
        )
        x += w
    size = f'<a:off x="0" y="0"/><a:ext cx="{_emu(x)}" cy="{_emu(high)}"/>'
    size += f'<a:chOff x="0" y="0"/><a:chExt cx="{_emu(x)}" cy="{_emu(high)}"/>'
    inner = f"<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm>{size}</a:xfrm></wpg:grpSpPr>{boxes}</wpg:wgp>"
    drawing = pen._anchored(899, -heads.OUT, 0, x, high, "wordprocessingGroup", inner)
    empty = parts[0][0].look
    group = f'<w:r><mc:AlternateContent><mc:Choice Requires="wpg">{drawing}</mc:Choice></mc:AlternateContent></w:r>'
    return pen.p("", empty, more=group) + pen.p("", empty) * 6


def _emu(mm: float) -> int:
    return round(mm * 36000)


def deep(paper: Paper, pen: Pen, width: float) -> str:
    """A table of one cell, in it one of two, in each one with a row for each line; lines are edges of cells."""
    parts = heads.columns(paper)
    wide = (width + 2 * heads.OUT - heads.RIGHT - 2, heads.RIGHT - 2)
    thin = Look(1, line="=2")
    halves = []
    for at in (0, 1):
        rows = ""
        for one in [*parts[at], *(heads._fill(parts) if at else []), *parts[at + 2]]:
            rows += pen.table([[pen.p(one.words, one.look)]], [wide[at]])
            if one.rule:
                rows += pen.p("", thin) + _edge(pen, one.rule, wide[at])
            rows += pen.p("", thin)
        halves.append(rows)
    inner = pen.table([halves], [wide[0] + 1, wide[1] + 1], borders=borders("nil")) + pen.p(
        "", thin
    )
    return pen.p("", thin) + pen.table([[inner]], [sum(wide) + 2], indent=str(-heads.OUT))


def _edge(pen: Pen, length: float, wide: float) -> str:
    """A low row of three cells, the middle one with an upper edge."""
    side = (wide - length) / 2
    made = pen.table([[pen.p("", Look(1, line="=2"))] * 3], [side, length, side])
    edge = '<w:tcBorders><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:tcBorders></w:tcPr>'
    cells = made.split("</w:tcPr>")
    return f"{cells[0]}</w:tcPr>{cells[1]}{edge}{cells[2]}</w:tcPr>{cells[3]}"


def kept(paper: Paper, pen: Pen, width: float) -> str:
    """A letterhead as usual; what the page is like is kept for the sections that follow."""
    return f"<!--KEEP<!--SECTION-->KEEP-->{heads.head(paper, pen, width)}"
