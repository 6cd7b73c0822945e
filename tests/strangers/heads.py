"""Letterheads: rows with a gap between, each line a row, merged, nested, beside a box, at two stops, "
"in the page's margin."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.papers.sheet import Look
from tests.strangers import shapes
from tests.strangers.pens import Pen, twips
from tests.strangers.sheet import Paper, Row

OUT = 10.0
"""Millimetres by which a letterhead reaches into both margins."""
RIGHT = 105.0
Half = list[tuple[Row, Look]]
Head = Callable[[Paper, Pen, float], str]


def halves(paper: Paper, pen: Pen) -> tuple[Half, Half, Half, Half]:
    """Upper left, upper right, lower left, lower right, each row with its look."""
    found = []
    for part in (paper.left, paper.right, paper.low_left, paper.low_right):
        looks = [replace(paper.look(one.role, pen.close), jc="center") for one in part]
        half = list(zip(part, looks, strict=True))
        for at, (row, look) in enumerate(half):
            if row.role == "letter" and at and half[at - 1][0].role == "letter":
                half[at] = row, replace(look, before=0)
        over = paper.over.get("number", {}).get("jc")
        found.append(
            [
                (one, replace(look, jc=over) if one.role == "number" and over else look)
                for one, look in half
            ]
        )
    return found[0], found[1], found[2], found[3]


def stack(pen: Pen, half: Half, wide: float) -> str:
    return "".join(pen.row(row, look, wide) for row, look in half)


def _wide(width: float) -> tuple[float, float]:
    return width + 2 * OUT - RIGHT, RIGHT


def gapped(paper: Paper, pen: Pen, width: float) -> str:
    """Two rows, three columns; the one in the middle is empty."""
    parts = halves(paper, pen)
    left, right = _wide(width)
    wide = (left - 2, 4.0, right - 2)
    empty = pen.p("", Look(6))
    rows = []
    for upper in (0, 2):
        cells = (
            stack(pen, parts[upper], wide[0]),
            empty,
            stack(pen, parts[upper + 1], wide[2]) or empty,
        )
        rows.append("".join(pen.cell(one, size) for one, size in zip(cells, wide, strict=True)))
    return pen.table(rows, list(wide), out=OUT)


def lined(paper: Paper, pen: Pen, width: float) -> str:
    """A row of the table for each line; what is missing at a side is left out by the grid."""
    parts = halves(paper, pen)
    left, right = _wide(width)
    rows = []
    for upper in (0, 2):
        for at in range(max(len(parts[upper]), len(parts[upper + 1]))):
            one, other = (half[at : at + 1] for half in (parts[upper], parts[upper + 1]))
            first = pen.cell(stack(pen, one, left) or pen.p("", Look(6)), left)
            if not one and other:
                first = f'<w:trPr><w:gridBefore w:val="1"/><w:wBefore w:w="{twips(left)}" w:type="dxa"/></w:trPr>'
            rows.append(first + pen.cell(stack(pen, other, right) or pen.p("", Look(6)), right))
    return pen.table(rows, [left, right], out=OUT)


def merged(paper: Paper, pen: Pen, width: float) -> str:
    """The left cell goes over both rows."""
    parts = halves(paper, pen)
    left, right = _wide(width)
    fill = len(parts[0]) - len(parts[1])
    upper = stack(pen, parts[1], right) + pen.p("", Look(13)) * max(fill, 0)
    first = pen.cell(
        stack(pen, parts[0] + parts[2], left),
        left,
        '<w:vMerge w:val="restart"/><w:vAlign w:val="top"/>',
    )
    second = pen.cell(pen.p("", Look(2)), left, "<w:vMerge/>")
    lower = stack(pen, parts[3], right) or pen.p("", Look(13))
    return pen.table(
        [first + pen.cell(upper, right), second + pen.cell(lower, right)], [left, right], out=OUT
    )


def nested(paper: Paper, pen: Pen, width: float) -> str:
    """One cell holds a table of its own for the left half; the right half stands beside it."""
    parts = halves(paper, pen)
    left, right = _wide(width)
    inner = pen.table(
        [pen.cell(stack(pen, half, left - 2), left - 2) for half in (parts[0], parts[2]) if half],
        [left - 2],
    )
    fill = pen.p("", Look(13)) * max(len(parts[0]) - len(parts[1]), 0)
    other = stack(pen, parts[1], right) + fill + stack(pen, parts[3], right)
    return pen.table(
        [pen.cell(inner + pen.p("", Look(1, line="=1")), left) + pen.cell(other, right)],
        [left, right],
        out=OUT,
    )


def beside(paper: Paper, pen: Pen, width: float) -> str:
    """The left half in a box that floats, the right half paragraphs moved in from the left."""
    parts = halves(paper, pen)
    left, right = _wide(width)
    box = shapes.box(-OUT, 0, left, 34, stack(pen, parts[0] + parts[2], left))
    fill: Half = [(Row("gap", ""), Look(13))] * max(len(parts[0]) - len(parts[1]), 0)
    made = ""
    for at, (row, look) in enumerate([*parts[1], *fill, *parts[3]]):
        own = replace(look, left=left - OUT, right=-OUT)
        text = pen.p(row.words, own, more=box if not at else "")
        if row.rule:
            rest = pen.row(row, own, 2 * (left - OUT) + right)
            text = rest if at else rest.replace("</w:p>", f"{box}</w:p>", 1)
        made += text
    high = len(parts[0]) + len(parts[2]) - (len(parts[1]) + len(fill) + len(parts[3]))
    return made + pen.p("", Look(13)) * max(high + 1, 1)


def stops(paper: Paper, pen: Pen, width: float) -> str:
    """Both halves on one line, each centred at its stop; lines drawn from the page's edge."""
    parts = halves(paper, pen)
    left, right = _wide(width)
    middle = (left / 2 - OUT, left - OUT + right / 2)
    tabs = "".join(f'<w:tab w:val="center" w:pos="{twips(one)}"/>' for one in middle)
    made = ""
    for upper in (0, 2):
        for at in range(max(len(parts[upper]), len(parts[upper + 1]))):
            pair = [
                half[at] if at < len(half) else None for half in (parts[upper], parts[upper + 1])
            ]
            first = pair[0] or pair[1]
            assert first
            runs = ""
            for one, place in zip(pair, middle, strict=True):
                runs += pen.run("\t", first[1])
                if one:
                    runs += pen.runs(one[0].words, one[1]) + _line(
                        pen, one, place, paper.margins[3]
                    )
            look = replace(first[1], jc="left")
            made += pen.p("", look, more=runs, edge=f"<w:tabs>{tabs}</w:tabs>")
    return made


def _line(pen: Pen, one: tuple[Row, Look], place: float, margin: float) -> str:
    from tests.strangers.pens import width as wide

    row, look = one
    if not row.rule:
        return ""
    length = wide(row, look) * row.rule
    down = look.size * 0.3528 * 1.15 + look.before * 0.3528 + 0.6
    return shapes.connector(margin + place - length / 2, down, length, "page")


def boxes(paper: Paper, pen: Pen, width: float) -> str:
    """A table that floats for the left half and one for the right, both at the page's margin."""
    parts = halves(paper, pen)
    left, right = _wide(width)
    fill: Half = [(Row("gap", ""), Look(13))] * max(len(parts[0]) - len(parts[1]), 0)
    made, x = "", paper.margins[3] - OUT
    for half, wide in ((parts[0] + parts[2], left), (parts[1] + fill + parts[3], right)):
        table = pen.table([pen.cell(stack(pen, half, wide), wide)], [wide])
        place = (
            f'<w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="page" w:horzAnchor="page" '
            f'w:tblpX="{twips(x)}" w:tblpY="{twips(paper.margins[0])}"/><w:tblOverlap w:val="never"/>'
        )
        made += table.replace("<w:tblPr>", f"<w:tblPr>{place}", 1) + pen.p("", Look(1, line="=1"))
        x += wide
    return made


HEADS: dict[str, Head] = {
    "gapped": gapped, "lined": lined, "merged": merged, "nested": nested,
    "beside": beside, "stops": stops, "boxes": boxes,
}  # fmt: skip
