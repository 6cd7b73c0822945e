"""Pens of other programs: Pages, mail merge, East Asian Word, revised drafts, styles alone, wrapped controls."""

from __future__ import annotations

import re
from dataclasses import replace

from tests.desks.writing import Pen
from tests.papers.sheet import Desk, Look

NAME = "Times New Roman"


class Pages(Pen):
    """Apple Pages: all of it direct, odd properties with each run, a face for East Asia."""

    def rpr(self, look: Look) -> str:
        made = super().rpr(look)
        face = look.font or NAME
        fonts = f'<w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:eastAsia="Arial Unicode MS" w:cs="Arial Unicode MS"/>'
        made = re.sub(r"<w:rFonts[^>]*/>", fonts, made)
        if "<w:color" not in made:
            made = made.replace(
                "<w:sz ", '<w:outline w:val="0"/><w:color w:val="000000"/><w:sz ', 1
            )
        if "<w:u " not in made:
            made = made.replace("</w:rPr>", '<w:u w:color="000000"/></w:rPr>')
        return made.replace("</w:rPr>", '<w:rtl w:val="0"/><w:lang w:val="de-DE"/></w:rPr>')


class Merged(Pen):
    """A letter that a mail merge left its fields in: each figure is the result of one."""

    def _run(self, words: str, look: Look) -> str:
        made = ""
        for at, part in enumerate(re.split(r"(\d{2,})", words)):
            if not part:
                continue
            if at % 2 == 0:
                made += super()._run(part, look)
                continue
            rpr = self.rpr(look)
            mark = f'<w:r>{rpr}<w:fldChar w:fldCharType="%s"/></w:r>'
            code = f'<w:r>{rpr}<w:instrText xml:space="preserve"> MERGEFIELD </w:instrText></w:r>'
            code += f'<w:r>{rpr}<w:instrText xml:space="preserve">"Cột_{at}" \\* MERGEFORMAT </w:instrText></w:r>'
            made += (
                mark % "begin" + code + mark % "separate" + super()._run(part, look) + mark % "end"
            )
        return made


class EastAsian(Pen):
    """Word set up for Japanese: hints, a face of East Asia for each run, Asian line rules."""

    def rpr(self, look: Look) -> str:
        face = look.font or NAME
        fonts = f'<w:rFonts w:ascii="{face}" w:eastAsia="MS Mincho" w:hAnsi="{face}" w:cs="{face}" w:hint="eastAsia"/>'
        made = re.sub(r"<w:rFonts[^>]*/>", fonts, super().rpr(look))
        return made.replace("</w:rPr>", '<w:lang w:val="vi-VN" w:eastAsia="ja-JP"/></w:rPr>')

    def ppr(
        self, look: Look, num: tuple[int, int] | None = None, extra: str = "", frame: str = ""
    ) -> str:
        made = super().ppr(look, num, extra, frame)
        return made.replace(
            "<w:spacing ", '<w:kinsoku w:val="0"/><w:autoSpaceDE w:val="0"/><w:spacing ', 1
        )


class Revised(Pen):
    """A draft with its changes still tracked: words inserted, words struck out, formats changed, remarks."""

    number = 0
    when = 'w:author="Văn thư" w:date="2026-06-01T08:00:00Z"'

    def _run(self, words: str, look: Look) -> str:
        made = super()._run(words, look)
        if len(words) < 25:
            return made
        Revised.number += 2
        middle = words.rfind(" ", 0, len(words) // 2)
        first, last = super()._run(words[:middle], look), super()._run(words[middle:], look)
        struck = (
            f'<w:r>{self.rpr(look)}<w:delText xml:space="preserve"> câu này bỏ</w:delText></w:r>'
        )
        gone = f'<w:del w:id="{90000 + Revised.number}" {self.when}>{struck}</w:del>'
        return f'{first}{gone}<w:ins w:id="{90001 + Revised.number}" {self.when}>{last}</w:ins>'

    def rpr(self, look: Look) -> str:
        old = f'<w:rPrChange w:id="{next(self._ids)}" {self.when}><w:rPr><w:sz w:val="20"/></w:rPr></w:rPrChange>'
        return super().rpr(look).replace("</w:rPr>", old + "</w:rPr>")

    _ids = iter(range(500000, 9000000))


class Styled(Pen):
    """Nothing direct: a style for each look, based three deep; bold and slant by toggling twice and again."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.styles: dict[str, str] = {}

    def _style(self, kind: str, body: str, based: str) -> str:
        key = f"{kind}{len(self.styles)}"
        for name, made in self.styles.items():
            if made.endswith(f"<!--{body}{based}-->"):
                return name
        self.styles[key] = (
            f'<w:style w:type="{kind}" w:customStyle="1" w:styleId="{key}"><w:name w:val="kiểu {key}"/>'
            f'<w:basedOn w:val="{based}"/>{body}</w:style><!--{body}{based}-->'
        )
        return key

    def rpr(self, look: Look) -> str:
        body = super().rpr(replace(look, b=False, i=False))
        base = self._style("character", body, "DefaultParagraphFont")
        toggles = "".join(f"<w:{tag}/>" for tag, on in (("b", look.b), ("i", look.i)) if on)
        own = self._style("character", f"<w:rPr>{toggles}</w:rPr>", base)
        return f'<w:rPr><w:rStyle w:val="{own}"/></w:rPr>'

    def ppr(
        self, look: Look, num: tuple[int, int] | None = None, extra: str = "", frame: str = ""
    ) -> str:
        whole = super().ppr(look, None, "", "")
        body = re.sub(r"<w:rPr>.*</w:rPr>", "", whole)
        first = self._style("paragraph", "<w:pPr><w:widowControl/></w:pPr>", "Normal")
        own = self._style("paragraph", body, first)
        return f'<w:pPr><w:pStyle w:val="{own}"/>{frame}{extra}</w:pPr>'


class Wrapped(Pen):
    """Paragraphs in controls and custom tags, words in links, tags and bookmarks."""

    def p(
        self,
        words: str,
        look: Look,
        num: tuple[int, int] | None = None,
        extra: str = "",
        more: str = "",
        frame: str = "",
    ) -> str:
        made = super().p(words, look, num, extra, more, frame)
        return (
            '<w:customXml w:uri="urn:van-thu" w:element="doan"><w:sdt><w:sdtPr><w:lock w:val="sdtLocked"/>'
            f"<w15:x/></w:sdtPr><w:sdtContent>{made}</w:sdtContent></w:sdt></w:customXml>"
        ).replace("<w15:x/>", "")

    def runs(self, words: str, look: Look) -> str:
        made = super().runs(words, look)
        return f'<w:smartTag w:uri="urn:x" w:element="place"><w:hyperlink w:anchor="a">{made}</w:hyperlink></w:smartTag>'


class Lined(Pen):
    """A converter's: each line of running text ends with a manual break where the page broke it."""

    def p(
        self,
        words: str,
        look: Look,
        num: tuple[int, int] | None = None,
        extra: str = "",
        more: str = "",
        frame: str = "",
    ) -> str:
        if look.jc == "both" and look.first and "\n" not in words:
            words = _broken(words, look, 165.0)
        return super().p(words, look, num, extra, more, frame)


def _broken(words: str, look: Look, wide: float) -> str:
    from tests.outside.drawn import width_mm

    lines, room = [""], wide - look.first
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width_mm(longer.replace("**", ""), look.size) > room:
            lines.append(word)
            room = wide
        else:
            lines[-1] = longer
    return "\n".join(lines)
