"""Papers made by hands: head, title, text, ending, annex, page numbers; `DOCUMENTS` says which hands make which."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from docx.enum.section import WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import etree

from tests.outside import heads
from tests.outside.drawn import box, width_mm
from tests.outside.hands import BOTH, CENTRE, HANDS, NS, Hand, Look, Maker
from tests.outside.papers import PAPERS, Paper

_MARK = re.compile(
    r"^(?P<roman>[IVX]+[.-]) |^(?P<number>\d+\.) |^(?P<letter>[a-eđ]\)) |^(?P<dash>-) "
)


def make(paper: Paper, hand: Hand) -> bytes:
    """The .docx file of one paper in one hand."""
    maker = Maker(paper, hand)
    first = maker.doc.element.body[0]
    if first.tag == qn("w:p"):
        maker.doc.element.body.remove(first)
    heads.top_mark(maker)
    heads.write(maker)
    _title(maker)
    _Text(maker).write(paper.text)
    _tail(maker)
    _foot(maker)
    _annex(maker)
    _numbers(maker)
    return maker.saved()


def _gap(maker: Maker) -> float:
    """Points before the next part; an empty paragraph instead where the hand makes gaps so."""
    if maker.hand.empties:
        maker.empty(maker.doc, 1, 12)
        return 0
    return 14


def _title(maker: Maker) -> None:
    paper, doc = maker.paper, maker.doc
    size = (15 if paper.party else 13) if paper.small or paper.party else 14
    before = _gap(maker)
    if paper.kind:
        maker.para(
            doc, paper.kind, Look(16 if paper.party else size, b=True, jc=CENTRE, before=before)
        )
        before = 0
    if paper.title_by:
        maker.para(doc, paper.title_by, Look(15, b=True, jc=CENTRE))
    if paper.subject:
        _subject(maker, size)
    if paper.to:
        _addressees(maker, before)
        _gap(maker)
    elif maker.hand.empties:
        maker.empty(doc, 1, 10)


def _subject(maker: Maker, size: float) -> None:
    paper, doc = maker.paper, maker.doc
    look = Look(14 if paper.party else size, b=True, jc=CENTRE)
    room = maker.width * 0.72
    whole = width_mm(paper.subject, look.size, True)
    # Typists part a long subject into lines of about one length.
    most = whole / max(1, -(-whole // room)) + 8
    lines = [""]
    for word in paper.subject.split(" "):
        tried = f"{lines[-1]} {word}".strip()
        if width_mm(tried, look.size, True) > most:
            lines.append(word)
        else:
            lines[-1] = tried
    for line in lines:
        made = maker.para(doc, line, look)
    if paper.party:
        maker.para(doc, "-----", Look(14, jc=CENTRE))
    else:
        longest = max(width_mm(line, look.size, True) for line in lines)
        maker.rule(doc, longest * 0.4, maker.width, made)


def _addressees(maker: Maker, before: float) -> None:
    paper, doc = maker.paper, maker.doc
    label = "Kính trình" if paper.party and paper.kind else "Kính gửi"
    size = 13 if paper.small else 14
    if paper.party:
        made = maker.para(doc, f"{label}: ", Look(14, i=True, jc=CENTRE, before=before + 6))
        maker.runs(made, paper.to[0], Look(14, jc=CENTRE))
    elif len(paper.to) == 1:
        maker.para(doc, f"{label}: {paper.to[0]}", Look(size, jc=CENTRE, before=before + 6))
    else:
        maker.para(doc, f"{label}:", Look(size, left=32, before=before + 6))
        for at, one in enumerate(paper.to):
            end = "." if at + 1 == len(paper.to) else ";"
            maker.para(doc, f"- {one}{end}", Look(size, left=50))


class _Text:
    """Writes the body's lines."""

    def __init__(self, maker: Maker) -> None:
        self.maker, self.paper = maker, maker.paper
        line = maker.hand.line
        if self.paper.party:
            line = "exact19"
        self.plain = Look(
            self.paper.body, jc=BOTH, before=6, first=10 if self.paper.party else 12.7, line=line
        )
        self.head = Look(14 if not self.paper.small else 13, b=True, jc=CENTRE)
        self.num = 0

    def write(self, lines: list[str]) -> None:
        # Word would write "e)" behind "d)", and would go on counting from article to article.
        auto = self.maker.hand.marks == "auto" and not any(
            re.match(r"đ\) |@d ", one) for one in lines
        )
        if auto:
            self.num = _numbering(
                self.maker, any("@h " in one for one in lines), bool(self.paper.party)
            )
        for line in lines:
            tag, _, words = line.partition(" ") if line.startswith("@") else ("", "", line)
            ways: dict[str, Callable[[str], None]] = {
                "@cc": lambda words: self._para(words, replace(self.plain, i=True)),
                "@auth": self._middle,
                "@qd": self._middle,
                "@m": self._middle,
                "@h": lambda words: self._numbered(words, replace(self.plain, b=True, keep=True)),
                "@d": lambda words: self._para(words, replace(self.plain, b=True, keep=True)),
                "@c": self._chapter,
                "@t": self._table,
                "@a": lambda words: self._para(words, replace(self.head, size=14)),
                "@k": self._middle,
                "@s": self._middle,
                "@ref": lambda words: self._para(words, replace(self.head, b=False, i=True)),
            }
            if tag in ways:
                ways[tag](words)
            else:
                self._numbered(words, self.plain)

    def _para(self, words: str, look: Look) -> None:
        self.maker.para(self.maker.doc, words, look)

    def _middle(self, words: str) -> None:
        size = self.paper.body if self.paper.party else self.head.size
        self._para(words, replace(self.head, size=size, before=6))

    def _numbered(self, words: str, look: Look) -> None:
        found = _MARK.match(words)
        if not self.num or not found or found.lastgroup == "dash":
            if found and not look.b and found.lastgroup == "number" and len(words) < 60:
                look = replace(look, b=words[-1] not in ".;:")
            self._para(words, look)
            return
        level = {"roman": 0, "number": 1, "letter": 2}[found.lastgroup or ""]
        self.maker.para(self.maker.doc, words[found.end() :], look, (self.num, level))

    def _chapter(self, words: str) -> None:
        for one in words.split("|"):
            self._middle(one)

    def _table(self, words: str) -> None:
        rows = [row.split("|") for row in words.split("//")]
        maker = self.maker
        wide = maker.width / len(rows[0])
        grid = maker.grid(maker.doc, len(rows), (wide,) * len(rows[0]), seen=True)
        for at, row in enumerate(rows):
            for side, one in enumerate(row):
                cell = maker.cell(grid.cell(at, side))
                maker.para(cell, one, Look(13, b=at == 0, jc=CENTRE if at == 0 or side else "left"))


def _numbering(maker: Maker, roman: bool, party: bool) -> int:
    part = maker.doc.part.numbering_part.element
    shapes = (("upperRoman", "%1-" if party else "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"))
    levels = ""
    for at, (kind, text) in enumerate(shapes):
        levels += (
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:suff w:val="space"/>'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
        )
    abstract = parse_xml(
        f'<w:abstractNum {NS} w:abstractNumId="900"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )
    part.insert(0, abstract)
    part.append(parse_xml(f'<w:num {NS} w:numId="900"><w:abstractNumId w:val="900"/></w:num>'))
    return 900


# the end


def _recipients(maker: Maker, into: Any, left: float = 0) -> None:
    paper = maker.paper
    if paper.party:
        maker.para(into, "Nơi nhận:", Look(14, u=True, left=left))
    else:
        maker.para(into, "Nơi nhận:", Look(12, b=True, i=True, left=left))
    for one in paper.recipients:
        maker.para(into, one, Look(12 if paper.party else 11, left=left))


def _sign_looks(maker: Maker, lines: list[str]) -> list[Look]:
    party = bool(maker.paper.party)
    size = 13 if maker.paper.small else 14
    looks = []
    for at, one in enumerate(lines):
        last = at + 1 == len(lines)
        bold = last or not party or one.startswith(("T/M", "K/T", "T/L"))
        looks.append(Look(size, b=bold, jc=CENTRE))
    return looks


def _signature(maker: Maker, into: Any, lines: list[str], left: float = 0) -> None:
    looks = [replace(look, left=left) for look in _sign_looks(maker, lines)]
    for words, look in zip(lines[:-1], looks, strict=False):
        maker.para(into, words, replace(look, keep=True))
    if maker.hand.empties:
        maker.empty(into, 4)
        maker.para(into, lines[-1], looks[-1])
    else:
        maker.para(into, lines[-1], replace(looks[-1], before=70))


def _tail(maker: Maker) -> None:
    paper = maker.paper
    _gap(maker)
    if paper.sign_left:
        grid = maker.grid(maker.doc, 1, (maker.width / 2, maker.width / 2))
        _signature(maker, maker.cell(grid.cell(0, 0)), paper.sign_left)
        _signature(maker, maker.cell(grid.cell(0, 1)), paper.sign)
        maker.empty(maker.doc, 1, 10)
        _recipients(maker, maker.doc)
        return
    {"table": _tail_table, "tabs": _tail_tabs, "columns": _tail_columns, "box": _tail_box}[
        maker.hand.tail
    ](maker)


def _tail_table(maker: Maker) -> None:
    grid = maker.grid(maker.doc, 1, (maker.width * 0.48, maker.width * 0.52))
    _recipients(maker, maker.cell(grid.cell(0, 0)))
    _signature(maker, maker.cell(grid.cell(0, 1)), maker.paper.sign)


def _tail_tabs(maker: Maker) -> None:
    """Recipients and signature share lines, parted by a tab to the signature's middle."""
    paper, doc = maker.paper, maker.doc
    label = Look(14, u=True) if paper.party else Look(12, b=True, i=True)
    left: list[tuple[str, Look] | None] = [("Nơi nhận:", label)]
    left += [(one, Look(12 if paper.party else 11)) for one in paper.recipients]
    right: list[tuple[str, Look] | None] = list(
        zip(paper.sign, _sign_looks(maker, paper.sign), strict=True)
    )
    room = max(len(left) + 1, len(right) + 4)
    right[-1:-1] = [None] * (room - len(right))
    left += [None] * (room - len(left))
    for one, other in zip(left, right, strict=True):
        made = doc.add_paragraph()
        maker.shape(made, Look(14))
        made.paragraph_format.tab_stops.add_tab_stop(Mm(maker.width * 0.74), 1)
        if one:
            maker.runs(made, *one)
        if other:
            maker.runs(made, "\t", Look(14))
            maker.runs(made, *other)


def _tail_columns(maker: Maker) -> None:
    doc = maker.doc
    section = doc.add_section(WD_SECTION.CONTINUOUS)
    _recipients(maker, doc)
    before = len(doc.paragraphs)
    _signature(maker, doc, maker.paper.sign)
    heads.column_break(doc.paragraphs[before])
    section._sectPr.find(qn("w:cols")).set(qn("w:num"), "2")


def _tail_box(maker: Maker) -> None:
    """Recipients in a text box at the left, the signature as indented paragraphs."""
    doc = maker.doc
    body = doc.element.body
    anchor = maker.para(
        doc, maker.paper.sign[0], replace(_sign_looks(maker, maker.paper.sign)[0], left=80)
    )
    before = len(body)
    _recipients(maker, doc)
    written = [one for one in body[before - 1 : -1] if one.tag == qn("w:p")]
    content = "".join(etree.tostring(one, encoding="unicode") for one in written)
    for one in written:
        body.remove(one)
    anchor._p.append(box(0, 0, 72, 30, content))
    rest = maker.paper.sign[1:]
    looks = [replace(look, left=80) for look in _sign_looks(maker, maker.paper.sign)[1:]]
    for words, look in zip(rest[:-1], looks, strict=False):
        maker.para(doc, words, look)
    maker.para(doc, rest[-1], replace(looks[-1], before=70))


# around


def _foot(maker: Maker) -> None:
    if not maker.paper.foot:
        return
    section = maker.doc.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_footer.is_linked_to_previous = False
    line = section.first_page_footer.paragraphs[0]
    maker.shape(line, Look(11, jc=CENTRE))
    border = f'<w:pBdr {NS}><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
    line._p.get_or_add_pPr().insert_element_before(
        parse_xml(border), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
    maker.runs(line, maker.paper.foot, Look(11, jc=CENTRE))


def _annex(maker: Maker) -> None:
    if not maker.paper.annex:
        return
    section = maker.doc.add_section(WD_SECTION.NEW_PAGE)
    cols = section._sectPr.find(qn("w:cols"))
    if cols is not None:
        cols.set(qn("w:num"), "1")
    section._sectPr.append(parse_xml(f'<w:pgNumType {NS} w:start="1"/>'))
    section.different_first_page_header_footer = True
    for part in (section.first_page_header, section.first_page_footer):
        part.is_linked_to_previous = False
        part.paragraphs[0].text = ""
    _Text(maker).write(maker.paper.annex)


def _numbers(maker: Maker) -> None:
    if not maker.paper.pages_numbered:
        return
    section = maker.doc.sections[0]
    for one in maker.doc.sections:
        one.different_first_page_header_footer = True
    header = section.header
    header.is_linked_to_previous = False
    line = header.paragraphs[0]
    look = Look(13 if maker.paper.small else 14, jc=CENTRE)
    maker.shape(line, look)
    if maker.hand.field == "simple":
        line._p.append(
            parse_xml(f'<w:fldSimple {NS} w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>')
        )
        run = line._p[-1][0]
        props = parse_xml(f"<w:rPr {NS}/>")
        run.insert(0, props)
        maker._font(props, look)
        return
    for inner in (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE   \\* MERGEFORMAT </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>2</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        run = line.add_run()
        if maker.hand.look != "styles":
            maker._font(run._r.get_or_add_rPr(), look)
        run._r.append(
            parse_xml(
                inner.replace(" ", f" {NS} ", 1)
                if " " in inner.split(">")[0]
                else inner.replace(">", f" {NS}>", 1)
            )
        )
    if maker.hand.field == "sdt":
        paragraph = line._p
        gallery = '<w:docPartGallery w:val="Page Numbers (Top of Page)"/><w:docPartUnique/>'
        parts = f'<w:sdtPr><w:id w:val="-71"/><w:docPartObj>{gallery}</w:docPartObj></w:sdtPr>'
        wrapped = parse_xml(f"<w:sdt {NS}>{parts}<w:sdtContent/></w:sdt>")
        paragraph.addprevious(wrapped)
        wrapped[1].append(paragraph)


def _narrow(paper: Paper, maker_width: float) -> bool:
    lines = [*paper.issuer, paper.parent]
    return (
        all(width_mm(one, 13, True) < maker_width - heads.WIDE - 2 for one in lines)
        and not paper.under
    )


def fits(name: str, hand: str) -> bool:
    """Whether a typist of that habit could make this paper in good order."""
    paper, how = PAPERS[name](), HANDS[hand]
    wide = 210 - paper.margins[1] - paper.margins[3]
    if how.head in ("tabs", "blanks", "boxes", "columns") and not _narrow(paper, wide):
        return False
    if how.head in ("tabs", "blanks") and paper.letter:
        return False
    if how.tail != "table" and paper.sign_left:
        return False
    if how.head == "header" and (paper.top or paper.foot or paper.annex):
        return False
    return not (how.tail == "columns" and paper.annex)


RARE = ("tabs", "blanks", "boxes", "columns", "header")
"""Hands that only few papers allow: they choose first."""


def _documents() -> dict[str, tuple[str, str]]:
    """Three hands for each paper, in turn; one of the rare ones first."""
    found, at = {}, 0
    usual = [hand for hand in HANDS if hand not in RARE]
    for rare, name in enumerate(PAPERS):
        odd = [hand for hand in RARE if fits(name, hand)]
        taken = [odd[rare % len(odd)]] if odd else []
        while len(taken) < 3:
            taken.append(usual[at % len(usual)])
            at += 1
        for hand in taken:
            found[f"{name}-{hand}"] = (name, hand)
    return found


DOCUMENTS = _documents()


def made(key: str, change: Callable[[Paper], None] | None = None) -> bytes:
    """The document of that key, its paper changed before it is laid out."""
    name, hand = DOCUMENTS[key]
    paper = PAPERS[name]()
    if change:
        change(paper)
    return make(paper, HANDS[hand])
