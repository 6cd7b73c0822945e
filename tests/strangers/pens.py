"""Runs and paragraphs as one typist and one program write them; a pen knows nothing of documents."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import count
from math import ceil
from xml.sax.saxutils import escape

from tests.outside.drawn import width_mm
from tests.papers.sheet import Look
from tests.strangers import shapes
from tests.strangers.sheet import Row

_ids = count(100)
TIMES = "Times New Roman"


def twips(mm: float) -> int:
    return round(mm * 1440 / 25.4)


def width(row: Row, look: Look) -> float:
    """Millimetres of the widest line of a row's words."""
    parts = re.sub(r"\*\*|~~", "", row.words).split("\n")
    return max(width_mm(one, look.size, look.b, look.i) for one in parts)


class Pen:
    """All of it direct, Normal at 12 pt beneath; `rule` = how lines are drawn, `close` = gaps below paragraphs."""

    normal = '<w:pPr><w:spacing w:after="200" w:line="276" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="24"/></w:rPr>'
    defaults = f'<w:rPrDefault><w:rPr><w:rFonts w:ascii="{TIMES}" w:hAnsi="{TIMES}" w:cs="{TIMES}"/></w:rPr></w:rPrDefault>'
    close = False
    compat = "15"
    program = "Microsoft Office Word"

    def __init__(self, rule: str = "connector") -> None:
        self.rule = rule
        self.styles: dict[str, str] = {}

    # letters

    def face(self, look: Look) -> str:
        name = look.font or TIMES
        return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:cs="{name}"/>'

    def on(self, tag: str, is_on: bool) -> str:
        return f"<w:{tag}/>" if is_on else ""

    def rpr(self, look: Look) -> str:
        color = f'<w:color w:val="{look.color}"/>' if look.color else ""
        size = f'<w:sz w:val="{round(look.size * 2)}"/><w:szCs w:val="{round(look.size * 2)}"/>'
        under = '<w:u w:val="single"/>' if look.u else ""
        return f"<w:rPr>{self.face(look)}{self.on('b', look.b)}{self.on('i', look.i)}{color}{size}{under}</w:rPr>"

    def run(self, words: str, look: Look) -> str:
        """Words of one look; `\\t` a tab, `\\n` a break."""
        made = ""
        for piece in re.split(r"([\t\n])", words):
            if piece in ("\t", "\n"):
                made += "<w:tab/>" if piece == "\t" else "<w:br/>"
            elif piece:
                made += f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
        return f"<w:r>{self.rpr(look)}{made}</w:r>" if made else ""

    def runs(self, words: str, look: Look) -> str:
        """`**` turns bold, `~~` slant on and off."""
        made = ""
        for piece in re.split(r"(\*\*|~~)", words):
            if piece == "**":
                look = replace(look, b=not look.b)
            elif piece == "~~":
                look = replace(look, i=not look.i)
            elif piece:
                made += self.run(piece, look)
        return made

    # paragraphs

    def spacing(self, look: Look) -> str:
        exact = look.line.startswith("=")
        line = float(look.line[1:]) * 20 if exact else float(look.line) * 240
        before, after = round(look.before * 20), round(look.after * 20)
        how = "exact" if exact else "auto"
        return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{round(line)}" w:lineRule="{how}"/>'

    def indent(self, look: Look) -> str:
        first = f' w:firstLine="{twips(look.first)}"' if look.first else ""
        sides = (
            f' w:left="{twips(look.left)}" w:right="{twips(look.right)}"'
            if look.left or look.right
            else ""
        )
        return f"<w:ind{sides}{first}/>" if first or sides else ""

    def ppr(self, look: Look, edge: str = "", more: str = "", lead: str = "") -> str:
        """`lead` stands at the schema's beginning (frames, numbers), `more` at the end (sections)."""
        return (
            f"<w:pPr>{lead}{edge}{self.spacing(look)}{self.indent(look)}"
            f'<w:jc w:val="{look.jc}"/>{self.rpr(look)}{more}</w:pPr>'
        )

    def p(
        self,
        words: str,
        look: Look,
        *,
        more: str = "",
        edge: str = "",
        lead: str = "",
        end: str = "",
    ) -> str:
        """A paragraph: `more` = further runs, `end` = what its properties end with."""
        return f"<w:p>{self.ppr(look, edge, end, lead)}{self.runs(words, look)}{more}</w:p>"

    def row(self, row: Row, look: Look, wide: float, lead: str = "") -> str:
        """A row with the line below it, in a column `wide` mm wide."""
        if not row.rule:
            return self.p(row.words, look, lead=lead)
        length = min(width(row, look), wide) * row.rule
        start = (wide - length) / 2
        if self.rule in shapes.DRAWN:
            lines = ceil(width(row, look) * 1.05 / wide) if width(row, look) > wide else 1
            down = look.size * 0.3528 * 1.15 * lines + look.before * 0.3528 + 0.6
            return self.p(
                row.words, look, more=shapes.DRAWN[self.rule](start, down, length), lead=lead
            )
        side = "bottom" if self.rule == "edge" else "top"
        edge = f'<w:pBdr><w:{side} w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
        line = Look(3, left=start, right=start, line="=4")
        return self.p(row.words, look, lead=lead) + self.p("", line, edge=edge)

    # tables

    def cell(self, content: str, wide: float, more: str = "") -> str:
        return f'<w:tc><w:tcPr><w:tcW w:w="{twips(wide)}" w:type="dxa"/>{more}</w:tcPr>{content or "<w:p/>"}</w:tc>'

    def table(
        self, trs: list[str], widths: list[float], *, edges: bool = False, out: float = 0
    ) -> str:
        kind = "single" if edges else "nil"
        sides = ("top", "left", "bottom", "right", "insideH", "insideV")
        borders = "".join(
            f'<w:{one} w:val="{kind}" w:sz="4" w:space="0" w:color="auto"/>' for one in sides
        )
        grid = "".join(f'<w:gridCol w:w="{twips(one)}"/>' for one in widths)
        margins = '<w:tblCellMar><w:left w:w="28" w:type="dxa"/><w:right w:w="28" w:type="dxa"/></w:tblCellMar>'
        props = f'<w:tblW w:w="{twips(sum(widths))}" w:type="dxa"/><w:tblInd w:w="{-twips(out)}" w:type="dxa"/>'
        props += f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>{margins}'
        body = "".join(f"<w:tr>{one}</w:tr>" for one in trs)
        return f"<w:tbl><w:tblPr>{props}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"

    def number(self, look: Look) -> str:
        """What shows the number of the page: a field in pieces."""
        mark = '<w:r>{}<w:fldChar w:fldCharType="{}"/></w:r>'
        code = f'<w:r>{self.rpr(look)}<w:instrText xml:space="preserve"> PA</w:instrText></w:r>'
        code += f"<w:r>{self.rpr(look)}<w:instrText>GE  \\* MERGEFORMAT </w:instrText></w:r>"
        rpr = self.rpr(look)
        shown = f"<w:r>{rpr}<w:t>2</w:t></w:r>"
        return (
            mark.format(rpr, "begin")
            + code
            + mark.format(rpr, "separate")
            + shown
            + mark.format(rpr, "end")
        )


def fresh() -> int:
    return next(_ids)
