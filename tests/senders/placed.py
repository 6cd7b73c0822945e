"""Scripts that put each line at its place: ReportLab, fpdf2."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec

from tests.outside.drawn import fonts, width_mm
from tests.papers.sheet import Line, Look, Paper
from tests.senders.plain import Block, blocks, leading, spans


@dataclass(frozen=True)
class Words:
    """Words on a page: millimetres from the left and top edge to their baseline."""

    page: int
    x: float
    y: float
    text: str
    look: Look


@dataclass(frozen=True)
class Rule:
    page: int
    x: float
    y: float
    x2: float
    y2: float


class Sheet:
    """Where the next line goes."""

    def __init__(self, paper: Paper) -> None:
        self.paper, self.page, self.items = paper, 1, list[Words | Rule]()
        self.sizes = [(210.0, 297.0)]
        self.first = 1
        self.y = paper.margins[0]

    @property
    def width(self) -> float:
        return self.sizes[-1][0] - self.paper.margins[1] - self.paper.margins[3]

    def turn(self, size: tuple[float, float], numbered: bool = True) -> None:
        self.page += 1
        self.sizes.append(size)
        self.y = self.paper.margins[0]
        if not numbered:
            self.first = self.page
            return
        look = self.paper.look("pageno", jc=self.paper.paged)
        words = str(self.page - self.first + 1)
        self.put(
            Line("pageno", words, look),
            self.paper.margins[3],
            self.width,
            10.0 if self.paper.party else 14.0,
        )

    def put(self, line: Line, x: float, wide: float, y: float | None = None) -> float:
        """A paragraph in a column; the height that it takes; `y` given = it stands apart."""
        look, start = line.look, self.y if y is None else y
        step = leading(line) * 0.3528
        down = start + look.before * 0.3528
        lines = list(_broken(line, wide - look.left))
        for at, (pieces, last) in enumerate(lines):
            if y is None and down + step > self.sizes[-1][1] - self.paper.margins[2]:
                self.turn(self.sizes[-1])
                down = self.y
            first = look.first if not at else 0.0
            taken = sum(one[3] for one in pieces)
            room = wide - look.left - first - taken
            left = x + look.left + first
            left += {"center": room / 2, "right": room}.get(look.jc, 0.0)
            more = (
                room / (len(pieces) - 1)
                if look.jc == "both" and not last and len(pieces) > 1
                else 0
            )
            for text, bold, slant, own in pieces:
                style = Look(look.size, b=bold, i=slant, u=look.u, color=look.color)
                self.items.append(Words(self.page, left, down + look.size * 0.3, text, style))
                left += own + more
            down += step
        if line.rule:
            self.items.append(
                Rule(
                    self.page,
                    x + (wide - line.rule) / 2,
                    down + 0.4,
                    x + (wide + line.rule) / 2,
                    down + 0.4,
                )
            )
            down += 0.8
        down += look.after * 0.3528
        if y is None:
            self.y = down
        return down - start


def _broken(line: Line, wide: float) -> Iterator[tuple[list[tuple[str, bool, bool, float]], bool]]:
    """Lines of words with their widths (each with its blank), and whether it is the last."""
    words: list[tuple[str, bool, bool, float]] = []
    size = line.look.size
    for text, bold, slant in spans(line):
        for at, word in enumerate(text.split(" ")):
            blank = " " if at < len(text.split(" ")) - 1 else ""
            if word + blank:
                words.append((word + blank, bold, slant, width_mm(word + blank, size, bold, slant)))
    row: list[tuple[str, bool, bool, float]] = []
    room = wide - line.look.first
    for one in words:
        if row and sum(each[3] for each in row) + one[3] > room:
            yield row, False
            row, room = [], wide
        row.append(one)
    yield row, True


def placed(paper: Paper) -> Sheet:
    sheet = Sheet(paper)
    for one in blocks(paper):
        _block(sheet, one)
    return sheet


def _block(sheet: Sheet, one: Block) -> None:
    if one.kind == "head":
        _head(sheet, one)
    elif one.kind == "ending":
        _ending(sheet, one)
    elif one.kind == "annex":
        sheet.turn((297.0, 210.0) if sheet.paper.turned else (210.0, 297.0), numbered=False)
    elif one.kind == "table":
        _table(sheet, one)
    elif one.line:
        sheet.put(one.line, sheet.paper.margins[3], sheet.width)


def _head(sheet: Sheet, one: Block) -> None:
    top, x, wide = sheet.y, sheet.paper.margins[3] - 10, sheet.width + 20
    for pair in (one.columns[:2], one.columns[2:]):
        heights = []
        for lines, start, share in ((pair[0], x, 0.47), (pair[1], x + wide * 0.47, 0.53)):
            down = top
            for line in lines:
                down += sheet.put(line, start, wide * share, down)
            heights.append(down)
        top = max(heights)
    sheet.y = top


def _ending(sheet: Sheet, one: Block) -> None:
    if sheet.y > sheet.sizes[-1][1] - 90:
        sheet.turn(sheet.sizes[-1])
    left, top, half = sheet.paper.margins[3], sheet.y + 3, sheet.width / 2
    down = other = top
    for line in one.columns[0]:
        down += sheet.put(line, left, half, down)
    for at, line in enumerate(one.columns[1]):
        other += 24 if at + 1 == len(one.columns[1]) else 0
        other += sheet.put(line, left + half, half, other)
    sheet.y = max(down, other)


def _table(sheet: Sheet, one: Block) -> None:
    left, count = sheet.paper.margins[3], len(one.rows[0])
    wide = (sheet.width - 12) / (count - 1)
    edges = [left, left + 12] + [left + 12 + wide * at for at in range(1, count)]
    sheet.y += 2
    for at, row in enumerate(one.rows):
        top = sheet.y
        cells = [sheet.paper.line("cell" if at else "cellh", words) for words in row]
        high = 2 + max(
            sheet.put(c, edges[n] + 1, edges[n + 1] - edges[n] - 2, top + 1)
            for n, c in enumerate(cells)
        )
        sheet.y = top + high
        sheet.items += [Rule(sheet.page, left, y, edges[-1], y) for y in (top, sheet.y)]
        sheet.items += [Rule(sheet.page, x, top, x, sheet.y) for x in edges]


_STYLES = {(0, 0): "Regular", (1, 0): "Bold", (0, 1): "Italic", (1, 1): "BoldItalic"}


def by_reportlab(paper: Paper) -> bytes:
    return drawn(placed(paper))


def drawn(sheet: Sheet) -> bytes:
    """The pages by ReportLab."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    for name in _STYLES.values():
        pdfmetrics.registerFont(
            TTFont(f"Times-{name}", str(fonts() / f"LiberationSerif-{name}.ttf"))
        )
    out, mm = io.BytesIO(), 72 / 25.4
    canvas = Canvas(out, invariant=True)
    for number, (wide, high) in enumerate(sheet.sizes, 1):
        canvas.setPageSize((wide * mm, high * mm))
        for one in sheet.items:
            if one.page != number:
                continue
            if isinstance(one, Rule):
                canvas.setLineWidth(0.6)
                canvas.line(one.x * mm, (high - one.y) * mm, one.x2 * mm, (high - one.y2) * mm)
                continue
            canvas.setFont(f"Times-{_STYLES[int(one.look.b), int(one.look.i)]}", one.look.size)
            colour = one.look.color or "000000"
            canvas.setFillColorRGB(*(int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)))
            canvas.drawString(one.x * mm, (high - one.y) * mm, one.text)
            if one.look.u:
                end = one.x + width_mm(one.text, one.look.size, one.look.b)
                canvas.line(
                    one.x * mm, (high - one.y) * mm - 1.4, end * mm, (high - one.y) * mm - 1.4
                )
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def by_fpdf(paper: Paper) -> bytes:
    from fpdf import FPDF

    sheet = placed(paper)
    pdf = FPDF(unit="mm")
    pdf.set_auto_page_break(False)
    for (bold, italic), name in _STYLES.items():
        style = ("B" if bold else "") + ("I" if italic else "")
        pdf.add_font("Times VN", style, str(fonts() / f"LiberationSerif-{name}.ttf"))
    for number, (wide, high) in enumerate(sheet.sizes, 1):
        pdf.add_page("L" if wide > high else "P", format="A4")
        for one in sheet.items:
            if one.page != number:
                continue
            if isinstance(one, Rule):
                pdf.set_line_width(0.2)
                pdf.line(one.x, one.y, one.x2, one.y2)
                continue
            style = (
                ("B" if one.look.b else "")
                + ("I" if one.look.i else "")
                + ("U" if one.look.u else "")
            )
            pdf.set_font("Times VN", style, one.look.size)
            colour = one.look.color or "000000"
            pdf.set_text_color(*(int(colour[at : at + 2], 16) for at in (0, 2, 4)))
            pdf.text(one.x, one.y, one.text)
    return bytes(pdf.output())


WRITERS: dict[str, Callable[[Paper], bytes]] = {"reportlab": by_reportlab}
"""Libraries that put words on pages; fpdf2 (LGPL) where somebody has installed it, nothing needs it."""
if find_spec("fpdf"):
    WRITERS["fpdf"] = by_fpdf
