"""The pens of this set: styles alone, shreds, form fields, changes kept."""

from __future__ import annotations

import re
from dataclasses import replace

from tests.papers.sheet import Look
from tests.strangers.pens import TIMES, Pen, fresh

_WHO = 'w:author="Phòng Tổng hợp" w:date="2026-10-02T09:15:00Z"'


class Styled(Pen):
    """Every look is a style, three deep; nothing stands at a run but a style of letters. No defaults at all."""

    defaults = ""
    normal = f'<w:rPr><w:rFonts w:ascii="{TIMES}" w:hAnsi="{TIMES}" w:cs="{TIMES}"/><w:sz w:val="24"/></w:rPr>'
    compat = ""

    def __init__(self, rule: str = "connector") -> None:
        super().__init__(rule)
        self.keys: dict[Look, str] = {}

    def ppr(self, look: Look, edge: str = "", more: str = "", lead: str = "") -> str:
        return f'<w:pPr><w:pStyle w:val="{self.style(look)}"/>{lead}{edge}{more}</w:pPr>'

    def style(self, look: Look) -> str:
        """The style of this look, upon one of its size and face, upon the house's."""
        key = self.keys.setdefault(look, f"P{len(self.keys):03}")
        below = f"S{round(look.size * 2)}{look.font.replace(' ', '')}"
        size = (
            f'<w:rPr>{self.face(look)}<w:sz w:val="{round(look.size * 2)}"/><w:szCs '
            f'w:val="{round(look.size * 2)}"/></w:rPr>'
        )
        self.styles.setdefault(
            "House", _style("House", "Văn bản", "Normal", '<w:rPr><w:lang w:val="vi-VN"/></w:rPr>')
        )
        self.styles.setdefault(below, _style(below, f"Cỡ {look.size} {look.font}", "House", size))
        color = f'<w:color w:val="{look.color}"/>' if look.color else ""
        under = '<w:u w:val="single"/>' if look.u else ""
        letters = f"<w:rPr>{self.on('b', look.b)}{self.on('i', look.i)}{color}{under}</w:rPr>"
        props = f'<w:pPr>{self.spacing(look)}{self.indent(look)}<w:jc w:val="{look.jc}"/></w:pPr>'
        self.styles.setdefault(key, _style(key, f"Kiểu {key}", below, props + letters))
        return key

    def runs(self, words: str, look: Look) -> str:
        made, on = "", set[str]()
        for piece in re.split(r"(\*\*|~~)", words):
            if piece in ("**", "~~"):
                on ^= {piece}
            elif piece:
                name = {"": "", "**": "Dam", "~~": "Nghieng", "**~~": "DamNghieng"}[
                    "".join(sorted(on))
                ]
                rpr = f'<w:rPr><w:rStyle w:val="{name}"/></w:rPr>' if name else ""
                made += re.sub(r"<w:rPr>.*?</w:rPr>", rpr, self.run(piece, look), count=1)
        for name, tags in (
            ("Dam", "<w:b/>"),
            ("Nghieng", "<w:i/>"),
            ("DamNghieng", "<w:b/><w:i/>"),
        ):
            self.styles.setdefault(name, _letters(name, f"<w:rPr>{tags}</w:rPr>"))
        return made


def _style(key: str, name: str, below: str, props: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{below}"/>{props}</w:style>'
    )


def _letters(key: str, props: str) -> str:
    return f'<w:style w:type="character" w:customStyle="1" w:styleId="{key}"><w:name w:val="{key}"/>{props}</w:style>'


class Shreds(Pen):
    """Typed, checked and saved a hundred times: runs end within words, blanks kept another look, marks between."""

    compat = "12"

    def run(self, words: str, look: Look) -> str:
        made, step = "", 0
        for piece in re.findall(r"\s+|[^\s]{1,3}", words):
            step += 1
            own = look
            if piece == " " and step % 4 == 0:
                # A blank that kept Normal's look.
                own = replace(look, size=12, b=False, i=False, color="")
            body = super().run(piece, own)
            body = body.replace(
                "<w:r>", f'<w:r w:rsidR="00{fresh():06X}" w:rsidRPr="0A{fresh():06X}">', 1
            )
            if step % 7 == 3:
                body = f'<w:proofErr w:type="spellStart"/>{body}<w:proofErr w:type="gramEnd"/>'
            if step % 11 == 5:
                n = fresh()
                body += f'<w:bookmarkStart w:id="{n}" w:name="_Hlt{n}"/><w:bookmarkEnd w:id="{n}"/>'
            if step % 13 == 6 and piece.strip():
                body = (
                    '<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" '
                    f'w:element="place">{body}</w:smartTag>'
                )
            made += body
        return (
            made.replace("</w:rPr><w:t", "</w:rPr><w:lastRenderedPageBreak/><w:t", 1)
            if step > 60
            else made
        )


class Forms(Pen):
    """A form of Word 2003 filled in: legacy fields, an IF with another field in it, marked places."""

    compat = "11"
    close = True

    def run(self, words: str, look: Look) -> str:
        made = ""
        for at, piece in enumerate(re.split(r"(\d{2,})", words)):
            if at % 2 == 0 or fresh() % 2:
                made += super().run(piece, look)
            else:
                made += self._form(piece, look) if at % 4 == 1 else self._choice(piece, look)
        return made

    def _mark(self, kind: str, look: Look, inner: str = "") -> str:
        return f'<w:r>{self.rpr(look)}<w:fldChar w:fldCharType="{kind}">{inner}</w:fldChar></w:r>'

    def _code(self, words: str, look: Look) -> str:
        return f'<w:r>{self.rpr(look)}<w:instrText xml:space="preserve">{words}</w:instrText></w:r>'

    def _form(self, words: str, look: Look) -> str:
        n = fresh()
        data = (
            f'<w:ffData><w:name w:val="Text{n}"/><w:enabled/><w:textInput><w:default w:val="......"/>'
            "</w:textInput></w:ffData>"
        )
        made = (
            f'<w:bookmarkStart w:id="{n}" '
            f'w:name="Text{n}"/>{self._mark("begin", look, data)}{self._code(" FORMTEXT ", look)}'
        )
        return (
            f"{made}{self._mark('separate', look)}{super().run(words, look)}{self._mark('end', look)}"
            f'<w:bookmarkEnd w:id="{n}"/>'
        )

    def _choice(self, words: str, look: Look) -> str:
        inner = (
            self._mark("begin", look)
            + self._code(" MERGEFIELD So ", look)
            + self._mark("separate", look)
        )
        inner += super().run("khác", look) + self._mark("end", look)
        code = self._code(" IF ", look) + inner + self._code(f' = "" "" "{words}" ', look)
        return (
            self._mark("begin", look)
            + code
            + self._mark("separate", look)
            + super().run(words, look)
            + self._mark("end", look)
        )


class Changed(Pen):
    """Changes of looks are kept, words taken out of words put in, rows and paragraphs taken out; remarks beside it."""

    def rpr(self, look: Look) -> str:
        old = (
            f'<w:rPrChange w:id="{fresh()}" {_WHO}><w:rPr><w:b/><w:color w:val="FF0000"/><w:sz '
            'w:val="40"/></w:rPr></w:rPrChange>'
        )
        return (
            super().rpr(look).replace("</w:rPr>", f"{old}</w:rPr>")
            if fresh() % 3 == 0
            else super().rpr(look)
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
        was = f'<w:pPrChange w:id="{fresh()}" {_WHO}><w:pPr><w:jc w:val="right"/></w:pPr></w:pPrChange>'
        made = super().p(words, look, more=more, edge=edge, lead=lead, end=end or was)
        if look.jc != "both" or len(words) < 60:
            return made
        n = fresh()
        note = (
            f'<w:commentRangeStart w:id="1"/><w:ins w:id="{n}" {_WHO}><w:del '
            f'w:id="{n + 9000}" {_WHO}><w:r>{self.rpr(look)}'
        )
        note += (
            '<w:delText xml:space="preserve"> (cần xem lại)</w:delText></w:r></w:del></w:ins>'
            '<w:commentRangeEnd w:id="1"/>'
        )
        return made.replace("</w:p>", f"{note}</w:p>")

    def runs(self, words: str, look: Look) -> str:
        made = super().runs(words, look)
        if look.jc == "both" and fresh() % 2:
            made = f'<w:ins w:id="{fresh()}" {_WHO}>{made}</w:ins>'
        return made

    def table(
        self, trs: list[str], widths: list[float], *, edges: bool = False, out: float = 0
    ) -> str:
        if edges:
            gone = "".join(
                self.cell(
                    f'<w:p><w:del w:id="{fresh()}" {_WHO}><w:r><w:delText>Bỏ</w:delText></w:r></w:del></w:p>',
                    one,
                )
                for one in widths
            )
            trs = [*trs, f'<w:trPr><w:del w:id="{fresh()}" {_WHO}/></w:trPr>{gone}']
        return super().table(trs, widths, edges=edges, out=out)
