"""A paper as Rich Text, as an old typing program writes it: no styles, tables by cell edges, lines as shapes."""

from __future__ import annotations

from dataclasses import replace

from tests.desks.writing import twips
from tests.papers.sheet import Line, Look, Paper
from tests.senders.plain import Block, blocks, spans

_SIDES = {"left": r"\ql", "center": r"\qc", "right": r"\qr", "both": r"\qj"}
_FONTS = ("", "Arial", "Calibri")
_EMPTY = Line("", "", Look(14))


def rich(paper: Paper) -> bytes:
    """The .rtf."""
    top, right, bottom, left = paper.margins
    width = 210 - left - right
    colours = sorted({str(one["color"]) for one in paper.over.values() if one.get("color")})
    body = "".join(_block(one, paper, width, colours) for one in blocks(paper))
    table = "".join(
        rf"\red{int(one[:2], 16)}\green{int(one[2:4], 16)}\blue{int(one[4:], 16)};"
        for one in colours
    )
    number = paper.line("pageno", "", jc=paper.paged)
    margins = rf"\margt{twips(top)}\margr{twips(right)}\margb{twips(bottom)}\margl{twips(left)}"
    made = (
        r"{\rtf1\ansi\ansicpg1252\uc1\deff0{\fonttbl{\f0\froman\fcharset163 Times New Roman;}"
        r"{\f1\fswiss\fcharset0 Arial;}{\f2\fswiss\fcharset0 Calibri;}}{\colortbl;" + table + "}"
        rf"\paperw{twips(210)}\paperh{twips(297)}{margins}\headery{twips(10)}\footery{twips(10)}\titlepg"
        rf"{{\header {_set(number.look)}{{{_face(number.look, colours)}\chpgn}}\par}}{{\headerf\pard\par}}"
    )
    return (made + body + "}").encode("ascii")


def _block(one: Block, paper: Paper, width: float, colours: list[str]) -> str:
    if one.kind == "head":
        wide = (width + 20 - 101, 101.0)
        upper = [_stack(lines, w, colours) for lines, w in zip(one.columns[:2], wide, strict=True)]
        lower = [_stack(lines, w, colours) for lines, w in zip(one.columns[2:], wide, strict=True)]
        return _row(upper, list(wide), -10) + _row(lower, list(wide), -10)
    if one.kind == "ending":
        return _ending(one, width, colours)
    if one.kind == "annex":
        across = rf"\lndscpsxn\pgwsxn{twips(297)}\pghsxn{twips(210)}" if paper.turned else ""
        names = ("margtsxn", "margrsxn", "margbsxn", "marglsxn")
        margins = "".join(rf"\{n}{twips(m)}" for n, m in zip(names, paper.margins, strict=True))
        return rf"\sect\sectd{across}{margins}\pgnrestart\pgnstarts1\titlepg\headery{twips(10)} "
    if one.kind == "table":
        whole = (
            (297 if paper.turned and len(one.rows[0]) > 4 else 210)
            - paper.margins[1]
            - paper.margins[3]
        )
        return _table(one, whole, colours)
    assert one.line
    return _line(one.line, width, colours) + r"\par" + "\n"


def _table(one: Block, whole: float, colours: list[str]) -> str:
    widths = [12.0] + [(whole - 12) / (len(one.rows[0]) - 1)] * (len(one.rows[0]) - 1)
    made = ""
    for at, row in enumerate(one.rows):
        looks = [
            Look(13, b=not at, jc="left" if side == 1 and at else "center")
            for side in range(len(row))
        ]
        cells = [
            _line(Line("cell", words, look), w, colours)
            for words, look, w in zip(row, looks, widths, strict=True)
        ]
        made += _row(cells, widths, 0, edges=True)
    return made + _line(replace(_EMPTY, look=Look(2)), whole, colours) + r"\par" + "\n"


def _ending(one: Block, width: float, colours: list[str]) -> str:
    made = _line(replace(_EMPTY, look=Look(8)), width, colours) + r"\par" + "\n"
    half = width / 2
    left, sign, *other = one.columns
    below = ""
    if other:
        first = _signed(other[0], half, colours)
        below = "".join(_line(each, width, colours) + r"\par" + "\n" for each in left)
    else:
        first = _stack(left, half, colours)
    return made + _row([first, _signed(sign, half, colours)], [half, half], 0) + below


def _signed(lines: list[Line], wide: float, colours: list[str]) -> str:
    room = [replace(lines[0], words="")] * 4
    return _stack([*lines[:-1], *room, lines[-1]], wide, colours)


def _stack(lines: list[Line], wide: float, colours: list[str]) -> str:
    return (r"\par" + "\n").join(_line(one, wide, colours, cell=True) for one in lines or [_EMPTY])


def _row(cells: list[str], widths: list[float], start: float, edges: bool = False) -> str:
    at, ends = start, ""
    box = "".join(rf"\clbrdr{side}\brdrs\brdrw10" for side in "tlbr") if edges else ""
    for one in widths:
        at += one
        ends += rf"{box}\cellx{twips(at)}"
    body = "".join(one.replace(r"\pard", r"\pard\intbl") + r"\cell" + "\n" for one in cells)
    return rf"\trowd\trgaph57\trleft{twips(start)}{ends}{body}\row" + "\n"


def _set(look: Look) -> str:
    """Properties of a paragraph."""
    exact = look.line.startswith("=")
    apart = float(look.line[1:]) * 20 if exact else float(look.line) * 240
    line = rf"\sl-{round(apart)}\slmult0" if exact else rf"\sl{round(apart)}\slmult1"
    return (
        rf"\pard\plain{_SIDES[look.jc]}\fi{twips(look.first)}\li{twips(look.left)}\ri{twips(look.right)}"
        rf"\sb{round(look.before * 20)}\sa{round(look.after * 20)}{line} "
    )


def _face(look: Look, colours: list[str]) -> str:
    marks = "".join(mark for mark, on in ((r"\b", look.b), (r"\i", look.i), (r"\ul", look.u)) if on)
    tint = rf"\cf{colours.index(look.color) + 1}" if look.color else ""
    return rf"\f{_FONTS.index(look.font)}\fs{round(look.size * 2)}{marks}{tint} "


def _line(line: Line, wide: float, colours: list[str], cell: bool = False) -> str:
    """A paragraph without its end; the drawn line is anchored in it."""
    made = _set(line.look)
    if line.rule:
        made += _shape((wide - line.rule) / 2 - (1 if cell else 0), 6.2, line.rule)
    for words, bold, slant in spans(line):
        made += "{" + _face(replace(line.look, b=bold, i=slant), colours) + _said(words) + "}"
    return made if line.words else made + "{" + _face(line.look, colours) + "}"


def _said(words: str) -> str:
    found = ""
    for char in words:
        code = ord(char)
        if char in "\\{}":
            found += "\\" + char
        elif code < 128:
            found += char
        else:
            found += rf"\u{code if code < 32768 else code - 65536}?"
    return found


def _shape(x: float, y: float, length: float) -> str:
    left, top = twips(x), twips(y)
    props = (
        ("shapeType", 20),
        ("lineColor", 0),
        ("lineWidth", 9525),
        ("fLine", 1),
        ("fLayoutInCell", 1),
    )
    own = "".join(rf"{{\sp{{\sn {name}}}{{\sv {value}}}}}" for name, value in props)
    return (
        rf"{{\shp{{\*\shpinst\shpleft{left}\shptop{top}\shpright{left + twips(length)}\shpbottom{top}"
        rf"\shpfhdr0\shpbxcolumn\shpbypara\shpwr3\shpwrk0\shpfblwtxt0\shpz1 {own}}}}}"
    )
