"""Letterheads by hand: two columns of lines in tables, tabs, blanks, boxes, columns, or in the page's header."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from docx.enum.section import WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import etree

from tests.outside.drawn import box, width_mm
from tests.outside.hands import CENTRE, NS, RIGHT, Look, Maker
from tests.outside.papers import MOTTO, NATION, PARTY, Paper


@dataclass
class Row:
    """One line of a column; `rule` = mm of the line drawn below it, `name` = what it is."""

    name: str
    words: str
    look: Look
    rule: float = 0


def columns(paper: Paper) -> tuple[list[Row], list[Row], list[Row], list[Row]]:
    """Upper left, upper right, lower left (number, subject), lower right (date)."""
    if paper.party:
        return _party(paper)
    size = 12 if paper.small else 13
    left = [Row("parent", paper.parent, Look(size, jc=CENTRE))] if paper.parent else []
    left += [Row("issuer", one, Look(size, b=True, jc=CENTRE)) for one in paper.issuer]
    widest = max(width_mm(one, size, True) for one in paper.issuer)
    left[-1].rule = round(min(widest * 0.4, width_mm(paper.issuer[-1], size, True) * 0.5), 1)
    right = [
        Row("nation", NATION, Look(size, b=True, jc=CENTRE)),
        Row("motto", MOTTO, Look(size + 1, b=True, jc=CENTRE), width_mm(MOTTO, size + 1, True)),
    ]
    number = [Row("number", paper.number, Look(13, jc=CENTRE, before=6))]
    if paper.letter:
        number.append(Row("letter", paper.letter, Look(12, jc=CENTRE, before=6)))
    date = (
        [Row("date", paper.date, Look(size + 1, i=True, jc=CENTRE, before=6))] if paper.date else []
    )
    return left, right, number, date


def _party(paper: Paper) -> tuple[list[Row], list[Row], list[Row], list[Row]]:
    left = [Row("parent", paper.parent, Look(14, jc=CENTRE))] if paper.parent else []
    left += [Row("issuer", one, Look(14, b=True, jc=CENTRE)) for one in paper.issuer]
    left.append(Row("star", "*", Look(14, jc=CENTRE)))
    right = [Row("party", PARTY, Look(15, b=True, jc=CENTRE), width_mm(PARTY, 15, True))]
    number = [Row("number", paper.number, Look(14, jc=CENTRE))]
    if paper.letter:
        number.append(Row("letter", paper.letter, Look(12, i=True, jc=CENTRE)))
    return left, right, number, [Row("date", paper.date, Look(14, i=True, jc=CENTRE))]


WIDE = 97.0
"""Millimetres that the State's name needs at 13 pt; the table reaches a little into both margins for it."""


def widths(maker: Maker) -> tuple[float, float]:
    total = maker.width + 2 * OUT
    right = 96 if maker.paper.party else WIDE + 4
    return total - right, right


OUT = 8.0


def stops(maker: Maker) -> tuple[float, float]:
    """The middles of two columns that keep to the text's width."""
    return (maker.width - WIDE) / 2, maker.width - WIDE / 2


def write(maker: Maker) -> None:
    parts = columns(maker.paper)
    ways: dict[str, Callable[[Maker, list[Row], list[Row], list[Row], list[Row]], None]] = {
        "table": _table,
        "white": _table,
        "header": _in_header,
        "rows": _rows,
        "tabs": _tabs,
        "blanks": _blanks,
        "boxes": _boxes,
        "columns": _columns,
    }
    ways[maker.hand.head](maker, *parts)


def _fill(maker: Maker, cell: Any, rows: list[Row], width: float) -> None:
    inner = width - 3.8
    for row in rows:
        made = maker.para(cell, row.words, row.look)
        if row.rule:
            maker.rule(cell, row.rule, inner, made)
    if not rows:
        maker.empty(cell)


def _stamps(maker: Maker, cell: Any, width: float) -> None:
    for words in maker.paper.under:
        wide = {"KHẨN": 20, "HỎA TỐC": 30, "THƯỢNG KHẨN": 40}.get(words, 34)
        made = maker.para(cell, "", Look(6, jc=CENTRE))
        inside = (
            f'<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/></w:pPr>'
            f'<w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:b/>'
            f'<w:sz w:val="26"/></w:rPr><w:t>{words}</w:t></w:r></w:p>'
        )
        made._p.append(box((width - 3.8 - wide) / 2, 3, wide, 8, inside, framed=True))
        maker.empty(cell, 2, 10)


def _table(
    maker: Maker,
    left: list[Row],
    right: list[Row],
    number: list[Row],
    date: list[Row],
    into: Any = None,
) -> None:
    wide = widths(maker)
    grid = maker.grid(into or maker.doc, 2, wide, indent=-OUT)
    for at, rows in enumerate((left, right)):
        _fill(maker, maker.cell(grid.cell(0, at)), rows, wide[at])
    _fill(maker, maker.cell(grid.cell(1, 0)), number, wide[0])
    _stamps(maker, grid.cell(1, 0), wide[0])
    _fill(maker, maker.cell(grid.cell(1, 1)), date, wide[1])


def _rows(
    maker: Maker, left: list[Row], right: list[Row], number: list[Row], date: list[Row]
) -> None:
    """One line a row of the table."""
    wide = widths(maker)
    high = max(len(left), len(right))
    grid = maker.grid(maker.doc, high + 1, wide, indent=-OUT)
    for at in range(high):
        for side, rows in enumerate((left, right)):
            _fill(maker, maker.cell(grid.cell(at, side)), rows[at : at + 1], wide[side])
    _fill(maker, maker.cell(grid.cell(high, 0)), number, wide[0])
    _stamps(maker, grid.cell(high, 0), wide[0])
    _fill(maker, maker.cell(grid.cell(high, 1)), date, wide[1])


def _in_header(
    maker: Maker, left: list[Row], right: list[Row], number: list[Row], date: list[Row]
) -> None:
    section = maker.doc.sections[0]
    section.different_first_page_header_footer = True
    header = section.first_page_header
    header.is_linked_to_previous = False
    first = header.paragraphs[0]._p
    _table(maker, left, right, number, date, into=header)
    first.getparent().remove(first)
    maker.empty(header, 1, 6)


def _pairs(
    left: list[Row], right: list[Row], number: list[Row], date: list[Row]
) -> list[tuple[Row | None, Row | None]]:
    high = max(len(left), len(right))
    upper = [
        (left[at] if at < len(left) else None, right[at] if at < len(right) else None)
        for at in range(high)
    ]
    lower = max(len(number), len(date))
    return upper + [
        (number[at] if at < len(number) else None, date[at] if at < len(date) else None)
        for at in range(lower)
    ]


def _one_line(
    maker: Maker,
    gap: str,
    left: Row | None,
    right: Row | None,
    after: str,
    middles: tuple[float, float],
) -> Any:
    before = next(row.look.before for row in (left, right) if row)
    made = maker.doc.add_paragraph()
    maker.shape(made, Look(13, before=before))
    for part, words in ((None, gap), (left, ""), (None, after), (right, "")):
        if part:
            maker.runs(made, part.words, part.look)
        elif words:
            maker.runs(made, words, Look(13))
    for row, middle in ((left, middles[0]), (right, middles[1])):
        if row and row.rule:
            maker.rule(maker.doc, row.rule, maker.width, made, middle)
    return made


def _tabs(maker: Maker, *parts: list[Row]) -> None:
    """Tabs to the middles of the two columns."""
    middles = stops(maker)
    for left, right in _pairs(*parts):
        made = _one_line(maker, "\t", left, right, "\t" if right else "", middles)
        for stop in middles:
            made.paragraph_format.tab_stops.add_tab_stop(Mm(stop), 1)
    for words in maker.paper.under:
        raise AssertionError(words)


def _blanks(maker: Maker, *parts: list[Row]) -> None:
    """Blanks push the columns to where they look right."""
    blank = width_mm(" ", 13)
    middles = stops(maker)
    for left, right in _pairs(*parts):
        wide = [
            width_mm(row.words, row.look.size, row.look.b, row.look.i) if row else 0
            for row in (left, right)
        ]
        start = middles[0] - wide[0] / 2 if left else 0
        gap = round(max(start, 0) / blank)
        after = middles[1] - wide[1] / 2 - gap * blank - wide[0]
        _one_line(
            maker,
            " " * gap,
            left,
            right,
            " " * max(round(after / blank), 2) if right else "",
            middles,
        )
    assert not maker.paper.under


def _boxes(maker: Maker, *parts: list[Row]) -> None:
    """Two text boxes, anchored in one paragraph that keeps room for them."""
    wide = widths(maker)
    anchor = maker.para(maker.doc, "", Look(14))
    place = -OUT
    for side, rows in enumerate(((*parts[0], *parts[2]), (*parts[1], *parts[3]))):
        before = len(maker.doc.element.body)
        level = list(rows)
        if side == 1:
            level = _levelled(parts, maker)
        for row in level:
            made = maker.para(maker.doc, row.words, row.look)
            if row.rule:
                maker.rule(maker.doc, row.rule, wide[side] - 2, made)
        body = maker.doc.element.body
        written = [one for one in body[before - 1 : -1] if one.tag == qn("w:p")]
        content = "".join(etree.tostring(one, encoding="unicode") for one in written)
        for one in written:
            body.remove(one)
        anchor._p.append(box(place, 0, wide[side], 34, content))
        place += wide[side]
    maker.empty(maker.doc, 6, 12)


def _levelled(parts: tuple[list[Row], ...], maker: Maker) -> list[Row]:
    """The right column with empty lines, so that the date stands level with the number."""
    missing = len(parts[0]) - len(parts[1])
    fill = [Row("", "", Look(13, jc=CENTRE)) for _ in range(max(missing, 0))]
    return [*parts[1], *fill, *parts[3]]


def _columns(maker: Maker, *parts: list[Row]) -> None:
    """A section of two columns, parted by a column break."""
    doc = maker.doc
    left, right = maker.width - WIDE - 4, WIDE
    for row in (*parts[0], *parts[2]):
        made = maker.para(doc, row.words, row.look)
        if row.rule:
            maker.rule(doc, row.rule, left, made)
    for at, row in enumerate(_levelled(parts, maker)):
        made = maker.para(doc, row.words, row.look)
        if not at:
            column_break(made)
        if row.rule:
            maker.rule(doc, row.rule, right, made)
    section = doc.add_section(WD_SECTION.CONTINUOUS)
    first = doc.sections[0]._sectPr
    cols = first.find(qn("w:cols"))
    if cols is not None:
        first.remove(cols)
    shape = (
        f'<w:cols {NS} w:num="2" w:space="227" w:equalWidth="0"><w:col w:w="{round(left * 56.7)}" w:space="227"/>'
        f'<w:col w:w="{round(right * 56.7)}"/></w:cols>'
    )
    first.append(parse_xml(shape))
    section._sectPr.find(qn("w:cols")).set(qn("w:num"), "1")


def column_break(paragraph: Any) -> None:
    """Before the paragraph's first letter."""
    broken = paragraph.add_run()._r
    broken.append(parse_xml(f'<w:br {NS} w:type="column"/>'))
    paragraph.runs[0]._r.addprevious(broken)


def top_mark(maker: Maker) -> None:
    """The circulation mark in the first page's header."""
    if not maker.paper.top:
        return
    section = maker.doc.sections[0]
    section.different_first_page_header_footer = True
    header = section.first_page_header
    header.is_linked_to_previous = False
    first = header.paragraphs[0]
    maker.shape(first, Look(12, b=True, jc=RIGHT))
    maker.runs(first, maker.paper.top, Look(12, b=True, jc=RIGHT))
