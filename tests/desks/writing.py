"""WordprocessingML by hand, in the manners of several programs: paragraphs, tables, shapes, the package."""

from __future__ import annotations

import io
import itertools
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from xml.sax.saxutils import escape

from tests.desks.legacy_bytes import recoded
from tests.outside.drawn import width_mm
from tests.papers.sheet import Desk, Line, Look

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'mc:Ignorable="w14"'
)
_EMU = 36000
_ids = itertools.count(100)


def twips(mm: float) -> int:
    return round(mm * 1440 / 25.4)


class Pen:
    """Writes as one desk does."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.lists: list[tuple[int, int]] = []

    # letters

    def rpr(self, look: Look) -> str:
        desk, name = self.desk, look.font or "Times New Roman"
        if desk.fonts in ("TCVN3", "VNI") and not look.font:
            name = {"TCVN3": ".VnTime", "VNI": "VNI-Times"}[desk.fonts]
        fonts = f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:cs="{name}"/>'
        if desk.fonts == "theme" and not look.font:
            fonts = '<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi" w:cstheme="majorHAnsi"/>'
        if desk.fonts == "default" and not look.font and not desk.wrong_styles:
            fonts = ""
        if desk.program == "google":
            fonts = (
                f'<w:rFonts w:ascii="{name}" w:cs="{name}" w:eastAsia="{name}" w:hAnsi="{name}"/>'
            )
        if desk.program == "wps":
            fonts = f'<w:rFonts w:hint="default" w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="SimSun" w:cs="{name}"/>'
        marks = "".join(f"<w:{tag}/>" for tag, on in (("b", look.b), ("i", look.i)) if on)
        if desk.wrong_styles or desk.program == "google":
            marks = "".join(
                f'<w:{tag} w:val="{int(on)}"/>' for tag, on in (("b", look.b), ("i", look.i))
            )
        color = look.color or ("000000" if desk.wrong_styles else "")
        tint = f'<w:color w:val="{color}"/>' if color else ""
        under = '<w:u w:val="single"/>' if look.u else ""
        size = f'<w:sz w:val="{round(look.size * 2)}"/><w:szCs w:val="{round(look.size * 2)}"/>'
        more = '<w:rtl w:val="0"/>' if desk.program == "google" else ""
        lang = '<w:lang w:val="vi-VN"/>' if desk.noise or desk.program == "onlyoffice" else ""
        return f"<w:rPr>{fonts}{marks}{tint}{size}{under}{more}{lang}</w:rPr>"

    def runs(self, words: str, look: Look) -> str:
        """`\\t` a tab, `\\n` a manual break; `**` turns bold on and off."""
        found = ""
        for at, part in enumerate(words.split("**")):
            one = replace(look, b=look.b != bool(at % 2))
            for piece in self._pieces(part):
                found += self._run(piece, one)
        return found

    def _pieces(self, words: str) -> Iterable[str]:
        if not self.desk.noise:
            return [words] if words else []
        return [words[at : at + 11] for at in range(0, len(words), 11)]

    def _run(self, words: str, look: Look) -> str:
        if self.desk.fonts in ("TCVN3", "VNI"):
            capital = words.isupper() and self.desk.fonts == "TCVN3"
            words = recoded(words, self.desk.fonts)
            look = replace(look, font=".VnTimeH") if capital and not look.font else look
        parts = ""
        for piece in words.replace("\t", "\0\t\0").replace("\n", "\0\n\0").split("\0"):
            if piece == "\t":
                parts += "<w:tab/>"
            elif piece == "\n":
                parts += "<w:br/>"
            elif piece:
                parts += f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
        rsid = f' w:rsidRPr="00{next(_ids):06X}"' if self.desk.noise else ""
        body = f"<w:r{rsid}>{self.rpr(look)}{parts}</w:r>"
        if self.desk.noise and len(words) > 4:
            n = next(_ids)
            return (
                f'<w:proofErr w:type="spellStart"/>{body}<w:proofErr w:type="spellEnd"/><w:bookmarkStart '
                f'w:id="{n}" w:name="_Hlk{n}"/><w:bookmarkEnd w:id="{n}"/>'
            )
        return body

    # paragraphs

    def ppr(
        self, look: Look, num: tuple[int, int] | None = None, extra: str = "", frame: str = ""
    ) -> str:
        desk = self.desk
        if look.line.startswith("="):
            line = f'w:line="{round(float(look.line[1:]) * 20)}" w:lineRule="exact"'
        else:
            line = f'w:line="{round(float(look.line) * 240)}" w:lineRule="auto"'
        before, after = round(look.before * 20), round(look.after * 20)
        auto = ' w:beforeAutospacing="0" w:afterAutospacing="0"' if desk.wrong_styles else ""
        space = f'<w:spacing w:before="{before}" w:after="{after}" {line}{auto}/>'
        ind = f'<w:ind w:left="{twips(look.left)}" w:right="{twips(look.right)}" w:firstLine="{twips(look.first)}"/>'
        numbered = (
            f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>'
            if num
            else ""
        )
        style = ""
        if desk.wrong_styles:
            style = "ListParagraph" if look.first else "Heading2" if look.b else "NormalWeb"
        # List Paragraph would swallow the gaps between paragraphs of its own.
        apart = '<w:contextualSpacing w:val="0"/>' if style == "ListParagraph" else ""
        named = f'<w:pStyle w:val="{style}"/>' if style else ""
        lead, border = "", extra
        if desk.program == "google":
            lead = '<w:keepNext w:val="0"/><w:keepLines w:val="0"/>'
        if desk.program == "onlyoffice" and not extra:
            sides = "".join(
                f'<w:{side} w:val="none" w:color="000000" w:sz="4" w:space="0"/>'
                for side in ("top", "left", "bottom", "right")
            )
            border = f'<w:pBdr>{sides}</w:pBdr><w:shd w:val="nil" w:color="000000"/>'
        pagebreak = '<w:pageBreakBefore w:val="0"/>' if desk.program == "google" else ""
        mark = self.rpr(look)
        tabs = ""
        if border.startswith("<w:tabs"):
            tabs, border = border, ""
        return (
            f"<w:pPr>{named}{lead}{pagebreak}{frame}{numbered}{border}{tabs}{space}{ind}{apart}"
            f'<w:jc w:val="{look.jc}"/>{mark}</w:pPr>'
        )

    def p(
        self,
        words: str,
        look: Look,
        num: tuple[int, int] | None = None,
        extra: str = "",
        more: str = "",
        frame: str = "",
    ) -> str:
        rsid = f' w:rsidR="00{next(_ids):06X}" w:rsidRDefault="00AB12CD"' if self.desk.noise else ""
        return f"<w:p{rsid}>{self.ppr(look, num, extra, frame)}{self.runs(words, look)}{more}</w:p>"

    def line(self, one: Line, width: float, frame: str = "") -> str:
        """A line with the drawn line below it, in a column `width` mm wide."""
        if not one.rule:
            return self.p(one.words, one.look, frame=frame)
        way = self.desk.rule
        start = max((width - one.rule) / 2, 0)
        if way in ("alt", "conn", "group"):
            return self.p(one.words, one.look, more=self.shape(start, 6.2, one.rule), frame=frame)
        made = self.p(one.words, one.look, frame=frame)
        if way == "border":
            edge = (
                '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
            )
            if abs(one.rule - width_mm(one.words, one.look.size, one.look.b)) < 1:
                # The words' own paragraph, drawn in to their width.
                return self.p(
                    one.words,
                    replace(one.look, left=start - 1.4, right=start - 1.4),
                    extra=edge,
                    frame=frame,
                )
            return made + self.p(
                "", Look(1, left=start, right=start, line="=2"), extra=edge, frame=frame
            )
        if way == "inline":
            return made + self.p(
                "", Look(2, jc="center", line="1"), more=self._inline(one.rule), frame=frame
            )
        if way == "hr":
            return made + self.p(
                "", Look(2, jc="center", line="1"), more=self._hr(one.rule), frame=frame
            )
        raise AssertionError(way)

    # shapes

    def shape(self, x: float, y: float, length: float) -> str:
        n = next(_ids)
        vml = (
            f'<w:pict><v:shape id="_x0000_s{n}" type="#_x0000_t32" style="position:absolute;margin-left:{x * 2.8346:.2f}pt;'
            f'margin-top:{y * 2.8346:.2f}pt;width:{length * 2.8346:.2f}pt;height:0;z-index:{n}" '
            'coordsize="21600,21600" o:spt="32" o:oned="t" path="m,l21600,21600e" filled="f" strokeweight=".75pt"/></w:pict>'
        )
        if self.desk.rule == "conn":
            return f"<w:r>{vml}</w:r>"
        wide = round(length * _EMU)
        ink = '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'
        geometry = (
            f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="0"/></a:xfrm>'
            f'<a:prstGeom prst="straightConnector1"><a:avLst/></a:prstGeom>{ink}'
        )
        inner = f"<wps:wsp><wps:cNvCnPr/><wps:spPr>{geometry}</wps:spPr><wps:bodyPr/></wps:wsp>"
        uri = "wordprocessingShape"
        if self.desk.rule == "group":
            uri = "wordprocessingGroup"
            inner = inner.replace(
                "<wps:cNvCnPr/>", f'<wps:cNvPr id="{n + 5000}" name="L"/><wps:cNvCnPr/>'
            )
            inner = (
                "<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm>"
                f'<a:off x="0" y="0"/><a:ext cx="{wide}" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="{wide}" cy="0"/>'
                f"</a:xfrm>"
                f"</wpg:grpSpPr>{inner}</wpg:wgp>"
            )
        drawing = self._anchored(n, x, y, length, 0, uri, inner)
        return (
            f"<w:r><mc:AlternateContent><mc:Choice "
            f'Requires="{"wpg" if uri.endswith("Group") else "wps"}">{drawing}</mc:Choice>'
            f"<mc:Fallback>{vml}</mc:Fallback></mc:AlternateContent></w:r>"
        )

    def _anchored(
        self, n: int, x: float, y: float, wide: float, high: float, uri: str, inner: str
    ) -> str:
        return (
            f'<w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="{n}" '
            'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
            f'<wp:positionH relativeFrom="column"><wp:posOffset>{round(x * _EMU)}</wp:posOffset></wp:positionH>'
            f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{round(y * _EMU)}</wp:posOffset></wp:positionV>'
            f'<wp:extent cx="{round(wide * _EMU)}" cy="{round(high * _EMU)}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
            f'<wp:wrapNone/><wp:docPr id="{n}" name="Đối tượng {n}"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData '
            f'uri="http://schemas.microsoft.com/office/word/2010/{uri}">{inner}</a:graphicData></a:graphic>'
            f"</wp:anchor></w:drawing>"
        )

    def _inline(self, length: float) -> str:
        n, wide = next(_ids), round(length * _EMU)
        ink = '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'
        return (
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="0"/>'
            f'<wp:docPr id="{n}" name="Line {n}"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData '
            'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvCnPr/><wps:spPr>'
            f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="0"/></a:xfrm><a:prstGeom prst="line">'
            f"<a:avLst/></a:prstGeom>{ink}"
            "</wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )

    def _hr(self, length: float) -> str:
        return (
            f'<w:r><w:pict><v:rect style="width:{length * 2.8346:.1f}pt;height:.75pt" o:hralign="center" o:hrstd="t" '
            'o:hrnoshade="t" o:hr="t" fillcolor="black" stroked="f"/></w:pict></w:r>'
        )

    def box(
        self, x: float, y: float, wide: float, high: float, content: str, ink: bool = False
    ) -> str:
        """A text box as Word writes it: a shape, and the same again for older programs."""
        n = next(_ids)
        edge = (
            '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'
            if ink
            else "<a:ln><a:noFill/></a:ln>"
        )
        size = f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{round(wide * _EMU)}" cy="{round(high * _EMU)}"/></a:xfrm>'
        inner = (
            f'<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>{size}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            f"<a:noFill/>{edge}</wps:spPr>"
            f'<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx><wps:bodyPr lIns="0" tIns="0" '
            f'rIns="0" bIns="0"><a:noAutofit/></wps:bodyPr></wps:wsp>'
        )
        drawing = self._anchored(n, x, y, wide, high, "wordprocessingShape", inner)
        old = (
            f'<w:pict><v:shape id="box{n}" '
            f'style="position:absolute;margin-left:{x * 2.8346:.1f}pt;margin-top:{y * 2.8346:.1f}pt;'
            f'width:{wide * 2.8346:.1f}pt;height:{high * 2.8346:.1f}pt;z-index:{n}" '
            f'{"" if ink else """stroked="f" """}filled="f">'
            f'<v:textbox inset="0,0,0,0"><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>'
        )
        return (
            f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
            f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
        )

    # tables

    def table(self, rows: list[list[str]], widths: list[float], **how: str) -> str:
        """Rows of ready cells (`span:N|` before the content spans columns); `borders`, `place`, `indent`."""
        borders = how.get("borders", "")
        place, indent = how.get("place", ""), how.get("indent", "0")
        grid = "".join(f'<w:gridCol w:w="{twips(one)}"/>' for one in widths)
        body = ""
        for row in rows:
            body += "<w:tr>"
            column = 0
            for cell in row:
                span = 1
                merge = ""
                if cell.startswith("span:"):
                    number, _, cell = cell[5:].partition("|")
                    span = int(number)
                if cell.startswith("merge:"):
                    state, _, cell = cell[6:].partition("|")
                    merge = f"<w:vMerge{' w:val=' + chr(34) + 'restart' + chr(34) if state == 'start' else ''}/>"
                wide = sum(widths[column : column + span])
                column += span
                spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
                body += (
                    f'<w:tc><w:tcPr><w:tcW w:w="{twips(wide)}" w:type="dxa"/>{spanned}{merge}'
                    f"</w:tcPr>{cell or '<w:p/>'}</w:tc>"
                )
            body += "</w:tr>"
        return (
            f'<w:tbl><w:tblPr>{place}<w:tblW w:w="{twips(sum(widths))}" w:type="dxa"/><w:tblInd '
            f'w:w="{twips(float(indent))}" w:type="dxa"/>'
            f'{borders}<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right '
            f'w:w="57" w:type="dxa"/></w:tblCellMar>'
            f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
        )


def borders(kind: str, color: str = "auto") -> str:
    sides = "".join(
        f'<w:{one} w:val="{kind}" w:sz="4" w:space="0" w:color="{color}"/>'
        for one in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return f"<w:tblBorders>{sides}</w:tblBorders>"


def package(parts: dict[str, str]) -> bytes:
    """Parts by name -> the file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(
                zipfile.ZipInfo(name, (2026, 10, 1, 8, 0, 0)),
                '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text,
            )
    return out.getvalue()
