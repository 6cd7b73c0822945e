"""The documents as Word files, by python-docx and plain XML: tables, tabs, boxes, lists, sections as offices use them."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml import etree

from tests.kept.pages import Kept, Line

CENTER, LEFT, BOTH = (
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)
_LABEL = re.compile(r"(?:[IVX]+[.\-]|[A-D]\.|\d+(?:\.\d+)*[.\-]|[a-zđ]\)|[-+])\s+")
_BOLD = {
    *("L*", "R*", "T", "S", "AU", "EN", "H1", "H2", "D", "DT", "A", "G", "GN"),
    *("X", "XT", "XL", "XS", "CH", "G2", "GN2", "CAP"),
}
_ITALIC = ("R/", "B", "PB", "XR", "N")
_CENTRED = ("T", "S", "AU", "EN", "D", "DT", "X", "XT", "XR", "XL", "XS", "Z", "CAP", "K", "KL")
_SMALL = {"NR": 11, "N": 12, "V": 12}
_FORMATS = {r"\d": "decimal", "[IVX]": "upperRoman", "[a-zđ]": "lowerLetter", "[-+]": "bullet"}


class Writer:
    """Writes one document."""

    def __init__(self, kept: Kept) -> None:
        self.kept = kept
        self.option = kept.options.get
        self.file: Document = docx.Document()
        self.lists: dict[str, int] = {}
        self.changes = 0

    def data(self) -> bytes:
        normal = self.file.styles["Normal"]
        normal.font.name, normal.font.size = "Times New Roman", Pt(14)
        normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
        section = self.file.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin, section.right_margin = Cm(3), Cm(2)
        section.top_margin = section.bottom_margin = Cm(2)
        lines = list(self.kept.lines)
        self.head([one for one in lines if one.tag[0] in "LR" and one.tag != "LL"])
        self.gap()
        self.text(lines)
        # Word never ends a file with a table.
        self.file.add_paragraph()
        out = io.BytesIO()
        self.file.save(out)
        return out.getvalue()

    def gap(self) -> None:
        if self.option("gaps") == "empty":
            self.file.add_paragraph()

    def head(self, lines: list[Line]) -> None:
        left = [one for one in lines if one.tag[0] == "L"]
        right = [one for one in lines if one.tag[0] == "R"]
        way = self.option("head")
        if way in ("table", "borders"):
            self.two(left, right, way == "borders", CENTER)
        elif way == "tabs":
            at = next(n for n, one in enumerate(left) if one.words.startswith("Số"))
            rows = max(len(left), at + 1)
            beside = [*right[:-1], *[None] * (at - len(right) + 1), right[-1]]
            for place in range(rows):
                other = beside[place] if place < len(beside) else None
                self.tabbed(left[place], other, (3.5, 11.5), WD_TAB_ALIGNMENT.CENTER)
        else:
            for one in (*left, *right):
                align = WD_ALIGN_PARAGRAPH.RIGHT if one.tag == "R/" else CENTER
                if one.tag[0] == "L":
                    align = LEFT
                self.runs(self.file.add_paragraph(), one, align)

    def two(
        self, left: Sequence[Line], right: Sequence[Line], lined: bool, first: WD_ALIGN_PARAGRAPH
    ) -> None:
        table = self.file.add_table(1, 2, "Table Grid" if lined else None)
        for cell, side, align in zip(
            table.rows[0].cells, (left, right), (first, CENTER), strict=True
        ):
            for number, one in enumerate(side):
                if one.tag in ("GN", "GN2"):
                    for _ in range(3):
                        cell.add_paragraph()
                para = cell.add_paragraph() if number else cell.paragraphs[0]
                self.runs(para, one, align)

    def tabbed(
        self, left: Line | None, right: Line | None, at: Sequence[float], kind: WD_TAB_ALIGNMENT
    ) -> None:
        para = self.file.add_paragraph()
        for place in at:
            para.paragraph_format.tab_stops.add_tab_stop(Cm(place), kind)
        if kind == WD_TAB_ALIGNMENT.CENTER:
            para.add_run("\t")
        if left:
            self.runs(para, left, LEFT)
        if right:
            para.add_run("\t")
            self.runs(para, right, LEFT)

    def text(self, lines: list[Line]) -> None:
        ended = False
        rows: list[Line] = []
        for at, one in enumerate(lines):
            if one.tag in ("CH", "C"):
                rows.append(one)
                if at + 1 == len(lines) or lines[at + 1].tag != "C":
                    self.table(rows)
                    rows = []
                continue
            if one.tag[0] in "LRV":
                continue
            if one.tag in ("N", "NR", "G", "GN", "G2", "GN2"):
                if not ended:
                    self.gap()
                    self.ending()
                ended = True
            elif one.tag == "=land":
                self.turned()
            else:
                if one.tag in ("X", "XL"):
                    self.broken()
                self.para(one)
                if one.tag in ("S", "Z", "K"):
                    self.gap()

    def broken(self) -> None:
        if self.option("section"):
            made = self.file.add_section(WD_SECTION.NEW_PAGE)
            if made.orientation == WD_ORIENT.LANDSCAPE:
                made.orientation = WD_ORIENT.PORTRAIT
                made.page_width, made.page_height = made.page_height, made.page_width
        else:
            self.file.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def turned(self) -> None:
        made = self.file.sections[-1]
        made.orientation = WD_ORIENT.LANDSCAPE
        made.page_width, made.page_height = Cm(29.7), Cm(21)

    def para(self, one: Line) -> None:
        style = None
        words = one.words
        label = _LABEL.match(words) if one.tag[0] in "HE" else None
        if self.option("styles") == "heading" and one.tag[0] == "H":
            style = f"Heading {one.tag[1]}"
        if self.option("styles") == "list" and label:
            style = "List Bullet" if label[0].startswith("-") else "List Number"
        para = self.file.add_paragraph(style=style)
        if self.option("numbers") == "auto" and label and len(label[0].strip()) < 5:
            words = words[label.end() :]
            if self.option("styles") != "list":
                self.numbered(para, label[0].strip())
        elif one.tag not in _CENTRED and one.tag[0] not in "D":
            para.paragraph_format.first_line_indent = Cm(1.27)
        para.paragraph_format.space_after = Pt(6 if self.option("gaps") == "spacing" else 3)
        align = CENTER if one.tag in _CENTRED else BOTH
        if one.tag == "KL":
            align = LEFT
        self.runs(para, Line(one.tag, words), align)

    def numbered(self, para: Paragraph, label: str) -> None:
        """Automatic: a list of its own begins at each first label."""
        kind = next(name for sign, name in _FORMATS.items() if re.match(sign, label))
        if label in ("1.", "a)", "I.") or label not in self.lists:
            first = label in ("1.", "a)", "I.") or kind == "bullet"
            if first or kind not in self.lists:
                self.lists[kind] = self.list_of(kind, label)
        number = self.lists[kind]
        props: Any = para._p.get_or_add_pPr()
        own = props.get_or_add_numPr()
        own.get_or_add_ilvl().val = 0
        own.get_or_add_numId().val = number

    def list_of(self, kind: str, label: str) -> int:
        numbering = self.file.part.numbering_part.element
        if kind == "bullet" and kind in self.lists:
            return self.lists[kind]
        ident = 100 + len(numbering)
        text = label if kind == "bullet" else f"%1{label[-1]}"
        abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{ident}"><w:multiLevelType w:val="singleLevel"/>'
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
            '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="720"/></w:pPr></w:lvl></w:abstractNum>'
        )
        numbering.insert(0, abstract)
        numbering.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{ident}"><w:abstractNumId w:val="{ident}"/></w:num>'
            )
        )
        return ident

    def runs(self, para: Paragraph, one: Line, align: WD_ALIGN_PARAGRAPH) -> None:
        """Words with looks; changes under way are marked as such."""
        para.alignment = align
        for part in re.split(r"(\{[+-].*?[+-]\})", one.words):
            if not part:
                continue
            mark = part[1] if part.startswith(("{+", "{-")) else ""
            run = para.add_run(self.written(part[2:-2] if mark else part))
            run.bold = one.tag in _BOLD or None
            run.italic = one.tag in _ITALIC or None
            if one.tag == "A:" and not mark:
                head = re.match(r"Điều \d+\.", part)
                if head:
                    run.text = head[0]
                    run.bold = True
                    run = para.add_run(part[head.end() :])
            if one.tag in _SMALL:
                run.font.size = Pt(_SMALL[one.tag])
            if self.option("vntime"):
                capital = one.words.isupper()
                self.font(run, ".VnTimeH" if capital else ".VnTime")
            if mark:
                self.changed(run, mark)

    def written(self, words: str) -> str:
        return tcvn3(words) if self.option("vntime") else words

    def font(self, run: Run, name: str) -> None:
        run.font.name = name
        for key in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            run._r.get_or_add_rPr().get_or_add_rFonts().set(qn(key), name)

    def changed(self, run: Run, mark: str) -> None:
        self.changes += 1
        box = OxmlElement("w:ins" if mark == "+" else "w:del")
        box.set(qn("w:id"), str(900 + self.changes))
        box.set(qn("w:author"), "Lãnh đạo phòng")
        box.set(qn("w:date"), "2025-04-02T08:00:00Z")
        run._r.addprevious(box)
        box.append(run._r)
        if mark == "-":
            for text in run._r.findall(qn("w:t")):
                text.tag = qn("w:delText")

    def table(self, rows: list[Line]) -> None:
        table = self.file.add_table(len(rows), len(rows[0].cells), "Table Grid")
        for row, line in zip(table.rows, rows, strict=True):
            for cell, words in zip(row.cells, line.cells, strict=True):
                self.runs(cell.paragraphs[0], Line(line.tag, words), CENTER)

    def ending(self) -> None:
        kept = self.kept
        if kept.of("G2"):
            titles, names = kept.of("G2")[0].cells, kept.of("GN2")[0].cells
            sides = [
                [Line("G", title), Line("GN", name)]
                for title, name in zip(titles, names, strict=True)
            ]
            self.two(sides[0], sides[1], False, CENTER)
            return
        left, right = list(kept.of("N", "NR")), list(kept.of("G", "GN"))
        way = self.option("end")
        if way == "table":
            self.two(left, right, False, LEFT)
        elif way == "box":
            self.boxed(left)
            self.signed(right, Cm(8))
        elif way == "tabs":
            while len(left) < len(right) + 1:
                left.append(Line("NR", ""))
            *upper, name = right
            beside = [*upper, *[None] * (len(left) - len(upper) - 1), name]
            for one, other in zip(left, beside, strict=True):
                self.tabbed(one if one.words else None, other, (9,), WD_TAB_ALIGNMENT.LEFT)
        else:
            self.signed(right, Cm(8))
            for one in left:
                self.runs(self.file.add_paragraph(), one, LEFT)

    def signed(self, lines: Sequence[Line], indent: int) -> None:
        for one in lines:
            if one.tag == "GN":
                for _ in range(3):
                    self.file.add_paragraph()
            para = self.file.add_paragraph()
            para.paragraph_format.left_indent = indent
            self.runs(para, one, CENTER)

    def boxed(self, lines: Sequence[Line]) -> None:
        """A text box beside the signature, as Word saves it: a drawing and the older picture of it."""
        holder = docx.Document()
        for one in lines:
            self.runs(holder.add_paragraph(), one, LEFT)
        inner = "".join(_xml(para._p) for para in holder.paragraphs)
        self.file.add_paragraph().add_run()._r.append(parse_xml(_BOX.format(inner=inner)))


def _xml(element: etree._Element) -> str:
    return etree.tostring(element, encoding="unicode")


_BOX = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"><mc:Choice Requires="wps"><w:drawing>'
    '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0"'
    ' layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
    '<wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
    '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
    '<wp:extent cx="2520000" cy="1440000"/><wp:wrapSquare wrapText="bothSides"/><wp:docPr id="7" name="Hop 7"/>'
    '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
    '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2520000" cy="1440000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx>'
    "<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
    '<mc:Fallback><w:pict><v:rect style="position:absolute;width:198pt;height:113pt"><v:textbox><w:txbxContent>{inner}'
    "</w:txbxContent></v:textbox></v:rect></w:pict></mc:Fallback></mc:AlternateContent>"
)


def tcvn3(words: str) -> str:
    """As typed with a TCVN3 font: capitals with marks are small letters, their font draws them large."""
    letters = legacy_letters()
    capital = words.isupper()
    return "".join(letters.get(one.lower() if capital else one, one) for one in words)


def legacy_letters() -> dict[str, str]:
    """Letter -> what the font's user types; the standard's own table (TCVN 5712:1993, set 3)."""
    typed = (
        "µ¸¶·¹ ¨»¾¼½Æ ©ÇÊÈÉË ®ÌÐÎÏÑ ªÒÕÓÔÖ ×ÝØÜÞ ßãáâä «åèæçé ¬êíëìî ïóñòô \xadõøö÷ù úýûüþ §¡¢£¤¥¦"
    ).replace(" ", "")
    real = (
        "àáảãạ ăằắẳẵặ âầấẩẫậ đèéẻẽẹ êềếểễệ ìíỉĩị òóỏõọ ôồốổỗộ ơờớởỡợ ùúủũụ ưừứửữự ỳýỷỹỵ ĐĂÂÊÔƠƯ"
    ).replace(" ", "")
    return dict(zip(real, typed, strict=True))
