"""The whole file of a paper: head, title, text, ending, annex, page numbers, and the package's other parts."""

from __future__ import annotations

import re
from dataclasses import replace

from tests.desks import heads
from tests.desks.parts import numbering, package_of
from tests.desks.writing import Pen, borders, package, twips
from tests.outside.drawn import width_mm
from tests.papers.sheet import Line, Look, Paper

_MARK = re.compile(r"^([IVX]+[.-]|\d+\.|[a-zđ]\)|-|Điều \d+\.) ")


def made(paper: Paper) -> bytes:
    """The .docx."""
    pen = Pen(paper.desk)
    top, right, bottom, left = paper.margins
    width = 210 - left - right
    body = heads.head(paper, pen, width)
    body += _title(paper, pen, width)
    body += _text(paper, pen, paper.lines)
    body += _ending(paper, pen, width)
    size = f'<w:pgSz w:w="{twips(210)}" w:h="{twips(297)}"/>'
    margins = (
        f'<w:pgMar w:top="{twips(top)}" w:right="{twips(right)}" w:bottom="{twips(bottom)}" w:left="{twips(left)}" '
        f'w:header="{twips(10)}" w:footer="{twips(10)}" w:gutter="0"/>'
    )
    heading = '<w:headerReference w:type="default" r:id="rIdH"/><w:headerReference w:type="first" r:id="rIdF"/>'
    own = f"{heading}{size}{margins}<w:titlePg/>"
    if paper.annex:
        restart = '<w:pgNumType w:start="1"/>'
        look = paper.look("p", first=0, before=0, after=0, line="1")
        body += f"<w:p>{pen.ppr(look)[:-8]}<w:sectPr>{own}</w:sectPr></w:pPr></w:p>"
        body += _text(paper, pen, paper.annex)
        if paper.turned:
            size = f'<w:pgSz w:w="{twips(297)}" w:h="{twips(210)}" w:orient="landscape"/>'
        own = f"{heading}{size}{margins}{restart}<w:titlePg/>"
    return package(package_of(paper, pen, body, f"<w:sectPr>{own}</w:sectPr>", numbering(paper)))


def _title(paper: Paper, pen: Pen, width: float) -> str:
    made = ""
    if paper.kind:
        made += pen.p(paper.kind, paper.look("kind"))
    if paper.title_by:
        made += pen.p(paper.title_by, paper.look("by"))
    lines = [paper.line("subject", one) for one in paper.subject]
    if lines and not paper.party:
        longest = max(width_mm(one.words.replace("**", ""), one.look.size, True) for one in lines)
        lines[-1] = paper.line("subject", paper.subject[-1], rule=longest * 0.4)
    made += "".join(pen.line(one, width) for one in lines)
    if paper.party and paper.kind and paper.dashes:
        made += pen.p(paper.dashes, paper.look("dashes"))
    return made + _to(paper, pen)


def _to(paper: Paper, pen: Pen) -> str:
    if not paper.to:
        return ""
    word = "Kính trình" if paper.party and paper.kind else "Kính gửi"
    one = len(paper.to) == 1
    if paper.party:
        label = paper.look("tol")
        if one:
            start = pen.p("", label)
            return start.replace(
                "</w:p>",
                pen.runs(f"{word}: ", label) + pen.runs(paper.to[0], paper.look("to")) + "</w:p>",
            )
        return pen.p(f"{word}:", label) + "".join(
            pen.p(f"- {name};", paper.look("toi")) for name in paper.to
        )
    if one:
        return pen.p(f"{word}: {paper.to[0]}", paper.look("to"))
    made = pen.p(f"{word}:", paper.look("tol"))
    for at, name in enumerate(paper.to):
        made += pen.p(f"- {name}{'.' if at + 1 == len(paper.to) else ';'}", paper.look("toi"))
    return made


def _text(paper: Paper, pen: Pen, lines: list[tuple[str, str]]) -> str:
    made = ""
    for role, words in lines:
        if role == "table":
            made += _table(paper, pen, words)
            continue
        look = paper.look(role)
        if role == "page":
            made += '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
            continue
        found = _MARK.match(words)
        levels = {"h": 0, "artb": 0, "art": 0, "cl": 1, "clb": 1, "pt": 2}
        if paper.desk.marks == "auto" and found and role in levels:
            made += pen.p(words[found.end() :], look, (7, levels[role]))
        else:
            made += pen.p(words, look)
    return made


def _table(paper: Paper, pen: Pen, words: str) -> str:
    """Rows by `//`, cells by `|`; the first row is the heading."""
    rows = [one.split("|") for one in words.split("//")]
    whole = (
        (297 if paper.turned and len(rows[0]) > 4 else 210) - paper.margins[1] - paper.margins[3]
    )
    widths = [12.0] + [(whole - 12) / (len(rows[0]) - 1)] * (len(rows[0]) - 1)
    cells = [
        [
            pen.p(
                one,
                paper.look(
                    "cellh" if not at else "cell",
                    line="1",
                    jc="center" if not at or side != 1 else "left",
                ),
            )
            for side, one in enumerate(row)
        ]
        for at, row in enumerate(rows)
    ]
    return pen.table(cells, widths, borders=borders("single"))


# the ending


def _signed(paper: Paper, lines: list[str]) -> list[Line]:
    found = []
    for at, words in enumerate(lines):
        last = at + 1 == len(lines)
        marked = words.startswith(("TM", "KT", "TL", "TUQ", "T/", "K/"))
        found.append(paper.line("name" if last else "authority" if marked else "signer", words))
    return found


def _ending(paper: Paper, pen: Pen, width: float) -> str:
    left = [paper.line("label", paper.label)] if paper.recipients else []
    left += [paper.line("recipient", one) for one in paper.recipients]
    sign = _signed(paper, paper.sign)
    if paper.sign_left:
        other = _signed(paper, paper.sign_left)
        half = width / 2
        made = pen.p("", Look(8))
        made += pen.table([[_column(pen, other, half), _column(pen, sign, half)]], [half, half])
        return made + pen.p("", Look(8)) + "".join(pen.p(one.words, one.look) for one in left)
    ways = {
        "table": _tail_table,
        "tabs": _tail_tabs,
        "indent": _tail_indent,
        "rows": _tail_rows,
        "float": _tail_float,
        "breaks": _tail_breaks,
    }
    return pen.p("", Look(8)) + ways[paper.desk.tail](pen, left, sign, width)


def _column(pen: Pen, lines: list[Line], wide: float) -> str:
    made = "".join(pen.p(one.words, one.look) for one in lines[:-1])
    return made + pen.p("", lines[0].look) * 4 + pen.p(lines[-1].words, lines[-1].look)


def _tail_table(pen: Pen, left: list[Line], sign: list[Line], width: float) -> str:
    half = width / 2
    first = "".join(pen.p(one.words, one.look) for one in left) or "<w:p/>"
    return pen.table([[first, _column(pen, sign, half)]], [half, half])


def _tail_rows(pen: Pen, left: list[Line], sign: list[Line], width: float) -> str:
    """Three rows: titles, room, name; the recipients merged down the left."""
    half = width / 2
    first = "".join(pen.p(one.words, one.look) for one in left)
    titles = "".join(pen.p(one.words, one.look) for one in sign[:-1])
    name = pen.p(sign[-1].words, sign[-1].look)
    empty = pen.p("", sign[0].look) * 4
    return pen.table(
        [[f"merge:start|{first}", titles], ["merge:on|<w:p/>", empty], ["merge:on|<w:p/>", name]],
        [half, half],
        borders=borders("none"),
    )


def _tail_breaks(pen: Pen, left: list[Line], sign: list[Line], width: float) -> str:
    """Each side one paragraph with manual breaks."""
    cells = []
    for lines, room in ((left, ""), (sign, "\n\n\n\n")):
        made = pen.p("", lines[0].look)
        body = ""
        for at, one in enumerate(lines):
            gap = ("\n" + (room if at + 1 == len(lines) else "")) if at else ""
            body += pen.runs(gap + one.words, one.look)
        cells.append(made.replace("</w:p>", body + "</w:p>"))
    return pen.table([cells], [width / 2, width / 2])


def _tail_tabs(pen: Pen, left: list[Line], sign: list[Line], width: float) -> str:
    """Recipients at the left, the signature at a stop that centres it, line by line."""
    lines = [*sign[:-1], None, None, None, sign[-1]]
    stop = f'<w:tabs><w:tab w:val="center" w:pos="{twips(width * 0.74)}"/></w:tabs>'
    made = ""
    for at in range(max(len(lines), len(left))):
        one = left[at] if at < len(left) else None
        other = lines[at] if at < len(lines) else None
        look = replace((one or other or left[0]).look, jc="left")
        start = pen.p("", look, extra=stop)
        body = pen.runs(one.words, one.look) if one else ""
        if other:
            body += pen.runs("\t", other.look) + pen.runs(other.words, other.look)
        made += start.replace("</w:p>", body + "</w:p>")
    return made


def _tail_indent(pen: Pen, left: list[Line], sign: list[Line], width: float) -> str:
    """The signature first, pushed to the right by an indent; the recipients below it."""
    looks = [replace(one.look, left=width / 2) for one in sign]
    made = "".join(pen.p(one.words, look) for one, look in zip(sign[:-1], looks, strict=False))
    made += pen.p("", looks[0]) * 3 + pen.p(sign[-1].words, looks[-1])
    return made + "".join(pen.p(one.words, one.look) for one in left)


def _tail_float(pen: Pen, left: list[Line], sign: list[Line], width: float) -> str:
    """The signature in a floating table at the right, the recipients in the text beside it."""
    half = width / 2
    place = (
        f'<w:tblpPr w:leftFromText="180" w:rightFromText="0" w:vertAnchor="text" w:horzAnchor="margin" '
        f'w:tblpX="{twips(half)}" '
        'w:tblpY="1"/>'
    )
    made = pen.table([[_column(pen, sign, half)]], [half], place=place)
    made += "".join(pen.p(one.words, one.look) for one in left)
    return made + pen.p("", sign[0].look) * max(9 - len(left), 1)
