"""Ways in which people make a document in a word processor; each lays any `Paper` out with python-docx.

Written from what office files look like, without the composer: letterheads by tables, tabs, blanks, boxes, columns or
in the page header; lines as shapes, old drawings or borders; looks set directly, by styles, by the theme.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from typing import Any

from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from tests.outside.drawn import line_shape
from tests.outside.papers import Paper

CENTRE, LEFT, RIGHT, BOTH = "center", "left", "right", "both"


@dataclass(frozen=True)
class Hand:
    """Habits of one typist."""

    head: str = "table"
    """table, white (bordered in white), rows (one row a line), tabs, blanks, boxes, columns, header."""
    rule: str = "wps"
    """wps (shape), vml (old shape), border (of an empty paragraph), cell (of a small table)."""
    look: str = "direct"
    """direct, styles, theme, normal (Normal itself is 14 pt, line 1.15)."""
    empties: bool = True
    """Empty paragraphs make the gaps."""
    marks: str = "typed"
    tail: str = "table"
    """table, tabs, columns, box."""
    field: str = "complex"
    split: bool = False
    """Words lie in many runs, as editing leaves them."""
    line: str = "1.15"


HANDS = {
    "plain": Hand(),
    "white": Hand(head="white", rule="vml", look="normal", empties=False),
    "rows": Hand(head="rows", rule="border", look="styles", empties=False, line="1"),
    "theme": Hand(head="table", rule="wps", look="theme", tail="table", field="simple", line="1.1"),
    "tabs": Hand(head="tabs", rule="wps", look="normal", tail="tabs"),
    "blanks": Hand(head="blanks", rule="vml", look="direct", tail="tabs"),
    "boxes": Hand(head="boxes", rule="border", look="direct", tail="box", empties=False),
    "columns": Hand(head="columns", rule="border", look="normal", tail="columns"),
    "header": Hand(head="header", rule="wps", look="styles", field="sdt"),
    "auto": Hand(rule="wps", look="styles", marks="auto", line="1.2", empties=False),
    "auto-direct": Hand(head="white", rule="border", marks="auto", field="sdt"),
    "edited": Hand(rule="vml", split=True, look="normal", field="complex", line="exact18"),
    "nested": Hand(head="rows", rule="cell", look="theme", empties=False, line="1.5"),
}


@dataclass(frozen=True)
class Look:
    """How one paragraph is."""

    size: float = 14
    b: bool = False
    i: bool = False
    u: bool = False
    jc: str = LEFT
    before: float = 0
    first: float = 0
    left: float = 0
    right: float = 0
    line: str = "1"
    keep: bool = False
    font: str = "Times New Roman"
    caps: bool = False


class Maker:
    """One document on its way."""

    def __init__(self, paper: Paper, hand: Hand) -> None:
        self.paper, self.hand = paper, hand
        self.doc = Document()
        self.body_font = "Times New Roman"
        self.styled = Look()
        """Of the style that the last paragraph was given."""
        self._styles: dict[tuple[Any, ...], str] = {}
        self._defaults()

    # ground

    def _defaults(self) -> None:
        section = self.doc.sections[0]
        top, right, bottom, left = self.paper.margins
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.right_margin = Mm(top), Mm(right)
        section.bottom_margin, section.left_margin = Mm(bottom), Mm(left)
        section.header_distance, section.footer_distance = Mm(10), Mm(8)
        self.width = 210 - left - right
        normal = self.doc.styles["Normal"]
        if self.hand.look in ("normal", "styles"):
            normal.font.name, normal.font.size = "Times New Roman", Pt(14)
            normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
            normal.element.rPr.rFonts.set(qn("w:cs"), "Times New Roman")
        if self.hand.look == "normal":
            normal.paragraph_format.line_spacing = 1.15
            normal.paragraph_format.space_before = Pt(6)
        if self.hand.look == "direct":
            normal.paragraph_format.space_after = Pt(8)
            normal.paragraph_format.line_spacing = 1.08
            normal.font.size, normal.font.name = Pt(11), "Calibri"
        if self.hand.look == "theme":
            self._theme()

    def _theme(self) -> None:
        """The theme's fonts are Times New Roman, every run takes the theme's."""
        for rel in self.doc.part.rels.values():
            if rel.reltype.endswith("/theme"):
                blob = rel.target_part.blob
                for face in (b"Cambria", b"Calibri"):
                    blob = blob.replace(
                        b'latin typeface="' + face, b'latin typeface="Times New Roman'
                    )
                rel.target_part._blob = blob

    # paragraphs

    def para(self, into: Any, words: str, look: Look, marked: tuple[int, int] | None = None) -> Any:
        """Writes one paragraph; `**` turns bold on and off, `\\t` is a tab."""
        made = into.add_paragraph()
        self.shape(made, look, marked)
        self.runs(made, words, look)
        return made

    def shape(self, made: Any, look: Look, marked: tuple[int, int] | None = None) -> None:
        fmt = made.paragraph_format
        if self.hand.look == "styles":
            made.style = self._style(look)
            self.styled = look
        else:
            self._space(fmt, look)
        if marked:
            props = made._p.get_or_add_pPr()
            num = parse_xml(
                f'<w:numPr {NS}><w:ilvl w:val="{marked[1]}"/><w:numId w:val="{marked[0]}"/></w:numPr>'
            )
            props.insert_element_before(num, "w:spacing", "w:ind", "w:jc", "w:rPr")
            mark = OxmlElement("w:rPr")
            self._font(mark, look)
            props.append(mark)

    def _space(self, fmt: Any, look: Look) -> None:
        fmt.space_before, fmt.space_after = Pt(look.before), Pt(0)
        fmt.first_line_indent = Mm(look.first)
        fmt.left_indent, fmt.right_indent = Mm(look.left), Mm(look.right)
        if look.line.startswith("exact"):
            fmt.line_spacing = Pt(float(look.line[5:]))
        else:
            fmt.line_spacing = float(look.line)
        if look.keep:
            fmt.keep_with_next = True
        jc = OxmlElement("w:jc")
        jc.set(qn("w:val"), look.jc)
        props = fmt._element.get_or_add_pPr()
        for old in props.findall(qn("w:jc")):
            props.remove(old)
        props.insert_element_before(jc, "w:textDirection", "w:outlineLvl", "w:rPr", "w:sectPr")

    def _style(self, look: Look) -> Any:
        text = (look.size, look.b, look.i, look.u, look.font)
        key = (*text, look.jc, look.before, look.first, look.left, look.right, look.line, look.keep)
        name = self._styles.get(key)
        if not name:
            name = self._styles[key] = f"Kieu {len(self._styles) + 1}"
            style = self.doc.styles.add_style(name, 1)
            style.base_style = self.doc.styles["Normal"]
            self._space(style.paragraph_format, look)
            self._font(style.element.get_or_add_rPr(), look)
        return self.doc.styles[name]

    def _font(self, props: Any, look: Look) -> None:
        if self.hand.look == "theme" and look.font == "Times New Roman":
            fonts = '<w:rFonts {} w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>'
            props.append(parse_xml(fonts.format(NS)))
        elif self.hand.look in ("direct", "styles") or look.font != "Times New Roman":
            name = look.font
            props.append(
                parse_xml(
                    f'<w:rFonts {NS} w:ascii="{name}" w:eastAsia="{name}" w:hAnsi="{name}" w:cs="{name}"/>'
                )
            )
        for tag, on in (("b", look.b), ("i", look.i), ("caps", look.caps)):
            if on:
                props.append(OxmlElement(f"w:{tag}"))
        for tag in ("sz", "szCs"):
            size = OxmlElement(f"w:{tag}")
            size.set(qn("w:val"), str(round(look.size * 2)))
            props.append(size)
        if look.u:
            under = OxmlElement("w:u")
            under.set(qn("w:val"), "single")
            props.append(under)

    def runs(self, made: Any, words: str, look: Look) -> None:
        for at, part in enumerate(words.split("**")):
            if not part:
                continue
            one = replace(look, b=look.b != bool(at % 2))
            for piece in self._pieces(part):
                run = made.add_run(piece)
                if self.hand.look != "styles":
                    self._font(run._r.get_or_add_rPr(), one)
                elif one != self.styled:
                    # What the paragraph's style says is undone where it does not hold.
                    run.bold, run.italic, run.underline = one.b, one.i, one.u
                    self._font(run._r.get_or_add_rPr(), replace(one, b=False, i=False, u=False))

    def _pieces(self, words: str) -> list[str]:
        if not self.hand.split:
            return [words]
        cut = [words[at : at + 7] for at in range(0, len(words), 7)]
        return cut

    def empty(self, into: Any, times: int = 1, size: float = 14) -> None:
        for _ in range(times):
            self.para(into, "", Look(size))

    # lines

    def rule(
        self, into: Any, mm: float, width: float, under: Any = None, middle: float = 0
    ) -> None:
        """A drawn line of `mm` in a column of `width` mm whose middle is at `middle` (0 = its own)."""
        middle = middle or width / 2
        start = middle - mm / 2
        if self.hand.rule in ("wps", "vml") and under is not None:
            under._p.append(line_shape(self.hand.rule, start, mm))
            return
        made = self.para(into, "", Look(2, left=max(start, 0), right=max(width - start - mm, 0)))
        border = (
            f'<w:pBdr {NS}><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
        )
        props = made._p.get_or_add_pPr()
        props.insert_element_before(
            parse_xml(border), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
        )
        if self.hand.look == "styles":
            made.paragraph_format.left_indent = Mm(max(start, 0))
        made.paragraph_format.line_spacing = Pt(3)

    # tables

    def grid(
        self, into: Any, rows: int, widths: tuple[float, ...], indent: float = 0, seen: bool = False
    ) -> Any:
        total = Mm(sum(widths))
        here = () if into is self.doc else (total,)
        table = into.add_table(rows, len(widths), *here)
        table.autofit = False
        props = table._tbl.tblPr
        if seen or self.hand.head == "white":
            colour = "000000" if seen else "FFFFFF"
            edges = "".join(
                f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="{colour}"/>'
                for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
            )
            borders = parse_xml(f"<w:tblBorders {NS}>{edges}</w:tblBorders>")
            props.insert_element_before(
                borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook"
            )
        if indent:
            moved = parse_xml(f'<w:tblInd {NS} w:w="{round(indent * 56.7)}" w:type="dxa"/>')
            props.insert_element_before(
                moved, "w:tblBorders", "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook"
            )
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        for row in table.rows:
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = Mm(width)
        return table

    def cell(self, cell: Any) -> Any:
        """The cell without its first, empty paragraph; something must be written into it."""
        first = cell.paragraphs[0]._p
        first.getparent().remove(first)
        return cell

    def saved(self) -> bytes:
        out = io.BytesIO()
        self.doc.save(out)
        return out.getvalue()


NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
