"""More pens: a theme beneath, truth values of every sort, China's WPS."""

from __future__ import annotations

from tests.papers.sheet import Look
from tests.strangers.pens import TIMES, Pen, fresh, twips


class Themed(Pen):
    """Faces by the theme, looks of a table's rows by its style, letters of East Asia another face."""

    defaults = (
        '<w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" w:hAnsiTheme="minorHAnsi" '
        'w:cstheme="minorBidi"/><w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN" w:eastAsia="zh-CN"/></w:rPr>'
        '</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/>'
        "</w:pPr></w:pPrDefault>"
    )
    normal = ""

    def face(self, look: Look) -> str:
        return super().face(look) if look.font else ""

    def rpr(self, look: Look) -> str:
        made = super().rpr(look)
        return made.replace('<w:sz w:val="28"/><w:szCs w:val="28"/>', "")


class Truths(Pen):
    """OnlyOffice and other programs: each property told, on or off, in all words that mean so."""

    defaults = ""
    program = "ONLYOFFICE/8.2"
    close = True
    _yes = ("true", "1", "on")
    _no = ("false", "0", "off")

    def on(self, tag: str, is_on: bool) -> str:
        return f'<w:{tag} w:val="{(self._yes if is_on else self._no)[fresh() % 3]}"/>'

    def rpr(self, look: Look) -> str:
        made = super().rpr(look)
        more = '<w:strike w:val="false"/><w:spacing w:val="0"/><w:highlight w:val="none"/><w:vertAlign w:val="baseline"/>'
        if not look.u:
            more += '<w:u w:val="none"/>'
        return made.replace("</w:rPr>", f"{more}</w:rPr>")

    def ppr(self, look: Look, edge: str = "", more: str = "", lead: str = "") -> str:
        made = super().ppr(look, edge, more, lead)
        return made.replace(
            "<w:spacing",
            '<w:suppressAutoHyphens w:val="off"/><w:contextualSpacing w:val="off"/><w:spacing',
            1,
        )


class Chinese(Pen):
    """WPS Office: hints, indents counted in letters, a grid that lines need not keep to."""

    program = "WPS Office"
    normal = (
        '<w:pPr><w:widowControl w:val="0"/><w:jc w:val="both"/></w:pPr><w:rPr><w:kern w:val="2"/>'
        '<w:sz w:val="21"/></w:rPr>'
    )
    defaults = (
        f'<w:rPrDefault><w:rPr><w:rFonts w:ascii="{TIMES}" w:hAnsi="{TIMES}" w:eastAsia="SimSun" '
        f'w:cs="{TIMES}"/></w:rPr></w:rPrDefault>'
    )

    def face(self, look: Look) -> str:
        name = look.font or TIMES
        return f'<w:rFonts w:hint="eastAsia" w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="SimSun" w:cs="{name}"/>'

    def indent(self, look: Look) -> str:
        if not look.first:
            return super().indent(look) or '<w:ind w:firstLine="0" w:firstLineChars="0"/>'
        # A hundredth of a letter is as wide as a hundredth of the size.
        chars = round(look.first / 25.4 * 72 / look.size * 100)
        return f'<w:ind w:firstLine="{twips(look.first)}" w:firstLineChars="{chars}"/>'

    def ppr(self, look: Look, edge: str = "", more: str = "", lead: str = "") -> str:
        made = super().ppr(look, edge, more, lead)
        return made.replace(
            "<w:spacing",
            '<w:kinsoku w:val="0"/><w:adjustRightInd w:val="0"/><w:snapToGrid w:val="0"/><w:spacing',
            1,
        )
