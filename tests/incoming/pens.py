"""How these typists and programs write: tabs for indents, fields, moves, two old fonts, pictures for lines."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from tests.desks.legacy_bytes import recoded
from tests.desks.writing import Pen, twips
from tests.papers.sheet import Look

_WHEN = 'w:author="Chuyên viên" w:date="2026-07-01T09:30:00Z"'
_ids = itertools.count(700_000)


class Typed(Pen):
    """No style, no indent: the first line is led in by the tab key, bullets are typed."""

    def ppr(
        self, look: Look, num: tuple[int, int] | None = None, extra: str = "", frame: str = ""
    ) -> str:
        made = super().ppr(self._flat(look), num, extra, frame)
        if not self._led(look):
            return made
        stop = f'<w:tabs><w:tab w:val="left" w:pos="{twips(look.first)}"/></w:tabs>'
        return made.replace("<w:spacing ", f"{stop}<w:spacing ", 1)

    def p(
        self,
        words: str,
        look: Look,
        num: tuple[int, int] | None = None,
        extra: str = "",
        more: str = "",
        frame: str = "",
    ) -> str:
        return super().p("\t" + words if self._led(look) else words, look, num, extra, more, frame)

    @staticmethod
    def _led(look: Look) -> bool:
        return look.jc == "both" and look.first > 0

    def _flat(self, look: Look) -> Look:
        return replace(look, first=0) if self._led(look) else look


class Fields(Pen):
    """A form of an office's server: figures are results of fields, some within others; lines are controls."""

    def _run(self, words: str, look: Look) -> str:
        made = ""
        for at, part in enumerate(re.split(r"(\d{2,})", words)):
            if at % 2 and part:
                made += self._field(part, look, at)
            elif part:
                made += super()._run(part, look)
        return made

    def _field(self, part: str, look: Look, at: int) -> str:
        result = super()._run(part, look)
        if at % 4 == 1:
            return f'<w:fldSimple w:instr=" DOCPROPERTY &quot;Truong{at}&quot; ">{result}</w:fldSimple>'
        rpr = self.rpr(look)

        def mark(kind: str) -> str:
            return f'<w:r>{rpr}<w:fldChar w:fldCharType="{kind}"/></w:r>'

        def code(words: str) -> str:
            return f'<w:r>{rpr}<w:instrText xml:space="preserve">{words}</w:instrText></w:r>'

        inner = mark("begin") + code(" DOCVARIABLE Nam ") + mark("separate")
        inner += super()._run("1", look) + mark("end")
        outer = mark("begin") + code(" IF ") + inner + code(f' = "1" "{part}" "" ')
        return outer + mark("separate") + result + mark("end")

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
        if not re.search(r"ngày \d+ tháng \d+ năm \d+$", words):
            return made
        kind = (
            '<w:date w:fullDate="2026-07-01T00:00:00Z"><w:dateFormat w:val="dd/MM/yyyy"/></w:date>'
        )
        return f"<w:sdt><w:sdtPr>{kind}</w:sdtPr><w:sdtContent>{made}</w:sdtContent></w:sdt>"


class Moved(Pen):
    """A draft whose changes are still tracked: sentences moved, paragraphs struck out whole, two made one."""

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
        if look.jc != "both" or len(words) < 60:
            return made
        n = next(_ids)
        mark = f'<w:rPr><w:del w:id="{n}" {_WHEN}/>'
        props = self.ppr(look).replace("<w:rPr>", mark, 1)
        rpr = self.rpr(look)
        text = f'<w:r>{rpr}<w:delText xml:space="preserve">Câu cũ đã bỏ của dự thảo lần 1.</w:delText></w:r>'
        gone = f'<w:p>{props}<w:del w:id="{next(_ids)}" {_WHEN}>{text}</w:del></w:p>'
        return gone + made

    def runs(self, words: str, look: Look) -> str:
        at = words.find(". ")
        if look.jc != "both" or at < 20 or "**" in words:
            return super().runs(words, look)
        n, name = next(_ids), f"move{next(_ids)}"
        head, tail = words[: at + 1], words[at + 1 :]
        rpr = self.rpr(look)
        old = f'<w:r>{rpr}<w:t xml:space="preserve">{tail}</w:t></w:r>'
        start = f'<w:moveFromRangeStart w:id="{n}" w:name="{name}" {_WHEN}/>'
        away = f'{start}<w:moveFrom w:id="{next(_ids)}" {_WHEN}>{old}</w:moveFrom><w:moveFromRangeEnd w:id="{n}"/>'
        m = next(_ids)
        here = f'<w:moveToRangeStart w:id="{m}" w:name="{name}" {_WHEN}/><w:moveTo w:id="{next(_ids)}" {_WHEN}>'
        here += f'{super().runs(tail, look)}</w:moveTo><w:moveToRangeEnd w:id="{m}"/>'
        return away + super().runs(head, look) + here


_FACES = {"TCVN3": ".VnTime", "VNI": "VNI-Times"}
_CAPITALS = {"TCVN3": ".VnTimeH", "VNI": "VNI-Times"}


class TwoFonts(Pen):
    """Pasted from papers of the nineties: each third paragraph in TCVN3, each third in VNI."""

    def p(
        self,
        words: str,
        look: Look,
        num: tuple[int, int] | None = None,
        extra: str = "",
        more: str = "",
        frame: str = "",
    ) -> str:
        kind = ("", "TCVN3", "VNI")[len(words) % 3] if look.jc == "both" and not look.font else ""
        if kind and "**" not in words:
            old = recoded(words, kind)
            # TCVN's own places for accented capitals are control characters, which no typist could enter.
            if min(old) >= " ":
                faces = _CAPITALS if words.isupper() else _FACES
                words, look = old, replace(look, font=faces[kind])
        return super().p(words, look, num, extra, more, frame)


class Pictured(Pen):
    """Google's way: a line drawn on the page comes out as a picture of it."""

    def shape(self, x: float, y: float, length: float) -> str:
        n, wide = next(_ids), round(length * 36000)
        return (
            '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="0" '
            'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
            f'<wp:positionH relativeFrom="column"><wp:posOffset>{round(x * 36000)}</wp:posOffset></wp:positionH>'
            f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{round(y * 36000)}</wp:posOffset></wp:positionV>'
            f'<wp:extent cx="{wide}" cy="12700"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
            f'<wp:docPr id="{n}" name="image{n}.png"/><a:graphic><a:graphicData '
            'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic '
            'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>'
            f'<pic:cNvPr id="0" name="image{n}.png"/><pic:cNvPicPr preferRelativeResize="0"/></pic:nvPicPr><pic:blipFill>'
            '<a:blip r:embed="rIdP"/><a:srcRect/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
            f'<a:off x="0" y="0"/><a:ext cx="{wide}" cy="12700"/></a:xfrm><a:prstGeom prst="rect"/><a:ln/></pic:spPr>'
            "</pic:pic></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
        )
