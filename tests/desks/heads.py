"""Letterheads in the ways of these desks: breaks, merged cells, floating, frames, boxes, nested, controls, tabs."""

from __future__ import annotations

from dataclasses import replace

from tests.desks.writing import Pen, borders, twips
from tests.outside.drawn import width_mm
from tests.papers.sheet import Line, Paper

OUT = 10.0
"""Millimetres by which a letterhead reaches into both margins."""
RIGHT = 101.0


def columns(paper: Paper) -> tuple[list[Line], list[Line], list[Line], list[Line]]:
    """Upper left, upper right, lower left, lower right."""
    left = [paper.line("parent", paper.parent)] if paper.parent else []
    left += [paper.line("issuer", one) for one in paper.issuer]
    low = [paper.line("number", paper.number)] if paper.number else []
    if paper.letter:
        low += [paper.line("letter", one) for one in paper.letter.split("\n")]
        low[2:] = [replace(one, look=replace(one.look, before=0)) for one in low[2:]]
    if paper.stamp and paper.party:
        low.append(paper.line("stamp", paper.stamp))
    date = [paper.line("date", paper.date)] if paper.date else []
    if paper.party:
        if paper.star:
            left.append(paper.line("star", paper.star))
        title = paper.line("party", paper.title, rule=width_mm(paper.title, 15, True))
        return left, [title], low, date
    last = paper.issuer[-1]
    size = 12 if paper.small else 13
    rule = width_mm(last, size, True) * (0.5 if len(last) < 16 else 0.42)
    left[-1] = paper.line("issuer", last, rule=rule)
    motto = paper.line("motto", paper.motto, rule=width_mm(paper.motto, size + 1, True))
    return left, [paper.line("nation", paper.nation), motto], low, date


def head(paper: Paper, pen: Pen, width: float) -> str:
    """The letterhead's XML; `width` = millimetres between the margins."""
    parts = columns(paper)
    wide = (width + 2 * OUT - RIGHT, RIGHT)
    ways = {
        "breaks": _breaks,
        "merged": _merged,
        "float": _float,
        "frames": _frames,
        "boxes": _boxes,
        "nested": _nested,
        "three": _three,
        "controls": _controls,
        "tabs": _tabs,
        "four": _four,
    }
    made = ways[paper.desk.head](parts, pen, wide, width)
    if paper.stamp and not paper.party:
        made += pen.p(
            "",
            paper.look("stamp"),
            more=pen.box(
                8, 1, 20, 8, pen.p(paper.stamp, replace(paper.look("stamp"), line="1")), ink=True
            ),
        )
        made += pen.p("", paper.look("stamp"))
    return made


def _stack(pen: Pen, lines: list[Line], wide: float) -> str:
    return "".join(pen.line(one, wide) for one in lines)


def _together(pen: Pen, lines: list[Line], wide: float) -> str:
    """All lines in one paragraph, parted by manual breaks; shapes at their heights."""
    first, body, shapes, down = lines[0], "", "", 0.0
    for at, one in enumerate(lines):
        down += one.look.size * 0.42
        body += pen.runs(("\n" if at else "") + one.words, one.look)
        if one.rule:
            shapes += pen.shape((wide - one.rule) / 2 - 1, down, one.rule)
    made = pen.p("", replace(first.look, before=0))
    return made.replace("</w:p>", body + shapes + "</w:p>")


def _breaks(
    parts: tuple[list[Line], ...], pen: Pen, wide: tuple[float, float], width: float
) -> str:
    upper = [_together(pen, lines, w) for lines, w in zip(parts[:2], wide, strict=True)]
    lower = [_stack(pen, lines, w) for lines, w in zip(parts[2:], wide, strict=True)]
    return pen.table([upper, lower], list(wide), indent=str(-OUT))


def _merged(
    parts: tuple[list[Line], ...], pen: Pen, wide: tuple[float, float], width: float
) -> str:
    """Five columns of a sheet; rows of one line, some cells merged downwards."""
    grid = [wide[0] * 0.3 - 3, wide[0] * 0.7, 3.0, wide[1] * 0.5, wide[1] * 0.5]
    rows = []
    left, right, low, date = parts
    for at in range(max(len(left), len(right))):
        a = pen.line(left[at], wide[0]) if at < len(left) else ""
        b = pen.line(right[at], wide[1]) if at < len(right) else ""
        rows.append([f"span:2|{a}", "merge:start|" if not at else "merge:on|", f"span:2|{b}"])
    rows.append(
        [f"span:2|{_stack(pen, low, wide[0])}", "merge:on|", f"span:2|{_stack(pen, date, wide[1])}"]
    )
    return pen.table(rows, grid, indent=str(-OUT), borders=borders("nil"))


def _float(parts: tuple[list[Line], ...], pen: Pen, wide: tuple[float, float], width: float) -> str:
    place = (
        f'<w:tblpPr w:leftFromText="180" w:rightFromText="180" w:vertAnchor="text" w:horzAnchor="margin" '
        f'w:tblpX="{twips(-OUT)}" '
        'w:tblpY="1"/><w:tblOverlap w:val="never"/>'
    )
    cells = [_stack(pen, [*parts[at]], wide[at]) for at in (0, 1)]
    lower = [_stack(pen, [*parts[at + 2]], wide[at]) for at in (0, 1)]
    return pen.table([cells, lower], list(wide), place=place) + pen.p("", parts[0][0].look)


def _frames(
    parts: tuple[list[Line], ...], pen: Pen, wide: tuple[float, float], width: float
) -> str:
    """Old frames: a paragraph property puts each column at its place."""
    made, x = "", -OUT
    level = [*parts[1], *_fill(parts), *parts[3]]
    for lines, w in (([*parts[0], *parts[2]], wide[0]), (level, wide[1])):
        frame = (
            f'<w:framePr w:w="{twips(w)}" w:h="{twips(33)}" w:hRule="exact" w:hSpace="0" w:wrap="around" w:vAnchor="page" '
            f'w:hAnchor="margin" w:x="{twips(x)}" w:y="{twips(20)}"/>'
        )
        made += "".join(pen.line(one, w, frame) for one in lines)
        x += w
    return made + pen.p("", parts[0][0].look)


def _fill(parts: tuple[list[Line], ...]) -> list[Line]:
    missing = len(parts[0]) - len(parts[1])
    return [replace(parts[0][0], role="", words="", rule=0)] * max(missing, 0)


def _boxes(parts: tuple[list[Line], ...], pen: Pen, wide: tuple[float, float], width: float) -> str:
    level = [*parts[1], *_fill(parts), *parts[3]]
    boxes, x = "", -OUT
    for lines, w in (([*parts[0], *parts[2]], wide[0]), (level, wide[1])):
        boxes += pen.box(x, 0, w, 36, _stack(pen, lines, w))
        x += w
    empty = parts[0][0].look
    return pen.p("", empty, more=boxes) + pen.p("", empty) * 6


def _nested(
    parts: tuple[list[Line], ...], pen: Pen, wide: tuple[float, float], width: float
) -> str:
    """A table within each cell of a table."""
    cells = []
    for at in (0, 1):
        rows = [[_stack(pen, parts[at], wide[at] - 2)], [_stack(pen, parts[at + 2], wide[at] - 2)]]
        cells.append(pen.table(rows, [wide[at] - 2]) + pen.p("", replace(parts[0][0].look, size=2)))
    # The office takes a document that begins with tables in tables for one without a first page.
    start = pen.p("", replace(parts[0][0].look, size=1, line="=1", before=0))
    return start + pen.table([cells], list(wide), indent=str(-OUT))


def _three(parts: tuple[list[Line], ...], pen: Pen, wide: tuple[float, float], width: float) -> str:
    """An empty column between the two; all of a column in one cell."""
    left = _stack(pen, [*parts[0], *parts[2]], wide[0] - 3)
    right = _stack(pen, [*parts[1], *_fill(parts), *parts[3]], wide[1])
    return pen.table(
        [[left, pen.p("", parts[0][0].look), right]],
        [wide[0] - 3, 3.0, wide[1]],
        indent=str(-OUT),
        borders=borders("single", "FFFFFF"),
    )


def _controls(
    parts: tuple[list[Line], ...], pen: Pen, wide: tuple[float, float], width: float
) -> str:
    """A document server's form: every line in a content control."""

    def controlled(lines: list[Line], w: float) -> str:
        return "".join(
            f'<w:sdt><w:sdtPr><w:alias w:val="{one.role}"/><w:tag w:val="{one.role}"/></w:sdtPr><w:sdtContent>'
            f"{pen.line(one, w)}</w:sdtContent></w:sdt>"
            for one in lines
        )

    upper = [controlled(parts[at], wide[at]) for at in (0, 1)]
    lower = [
        controlled(parts[at + 2], wide[at]) + ("" if parts[at + 2] else "<w:p/>") for at in (0, 1)
    ]
    return pen.table([upper, lower], list(wide), indent=str(-OUT))


def _four(parts: tuple[list[Line], ...], pen: Pen, wide: tuple[float, float], width: float) -> str:
    """A table of its own for the upper and for the lower lines, an empty paragraph between."""
    upper = pen.table(
        [[_stack(pen, parts[at], wide[at]) for at in (0, 1)]], list(wide), indent=str(-OUT)
    )
    lower = pen.table(
        [[_stack(pen, parts[at + 2], wide[at]) for at in (0, 1)]], list(wide), indent=str(-OUT)
    )
    return upper + pen.p("", replace(parts[0][0].look, size=4)) + lower


def _tabs(parts: tuple[list[Line], ...], pen: Pen, wide: tuple[float, float], width: float) -> str:
    """Stops in the middle of the columns, as a typist sets them on the ruler."""
    middles = (wide[0] / 2, wide[0] + wide[1] / 2)
    made = ""
    rows = []
    for upper in ((parts[0], parts[1]), (parts[2], parts[3])):
        for at in range(max(map(len, upper))):
            rows.append(tuple(one[at] if at < len(one) else None for one in upper))
    stops = "".join(f'<w:tab w:val="center" w:pos="{twips(one)}"/>' for one in middles)
    for left, right in rows:
        first = next(one for one in (left, right) if one)
        look = replace(first.look, jc="left", left=-OUT)
        body, shapes = "", ""
        for one, middle in zip((left, right), middles, strict=True):
            if one or middle == middles[0]:
                body += pen.runs("\t", look)
            if one:
                body += pen.runs(one.words, one.look)
                if one.rule:
                    shapes += pen.shape(middle - OUT - one.rule / 2, 6.2, one.rule)
        start = pen.p("", look, extra=f"<w:tabs>{stops}</w:tabs>")
        made += start.replace("</w:p>", body + shapes + "</w:p>")
    return made
