"""The two items of a small plan as Word writes them after a leader's work, and what the content must be then.

Written by hand after ECMA-376-1 (17.13 and 17.3) and what Word is seen to write: revision ids on every
element, spelling marks that cut runs, bookmarks that moved, changes inside of changes.
"""

from __future__ import annotations

from dataclasses import dataclass

ONE = "Đánh giá việc thực hiện quy chế dân chủ ở các xã, phường trong sáu tháng đầu năm."
TWO = "Chỉ ra những việc làm được và chưa làm được của từng đơn vị."
_BY = 'w:author="Lãnh đạo A" w:date="2026-08-05T09:00:00Z"'
_BY_B = 'w:author="Thư ký" w:date="2026-08-05T10:00:00Z"'
_W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


@dataclass(frozen=True)
class Flavour:
    """`xml` takes the place of both items' paragraphs; `items` = the content's items after --apply."""

    xml: str
    items: tuple[str, ...]
    told: str = ""
    """Words that the report must have."""
    code: int = 0


def r(text: str, form: str = "") -> str:
    look = f"<w:rPr>{form}</w:rPr>" if form else ""
    return f'<w:r w:rsidRPr="00A1B2C3">{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def gone(text: str) -> str:
    return f'<w:r w:rsidDel="00D4E5F6"><w:delText xml:space="preserve">{text}</w:delText></w:r>'


def ins(inner: str, by: str = _BY) -> str:
    return f'<w:ins w:id="701" {by}>{inner}</w:ins>'


def out(text: str, by: str = _BY) -> str:
    return f'<w:del w:id="702" {by}>{gone(text)}</w:del>'


def p(inner: str, name: str = "", mark: str = "", more: str = "") -> str:
    """A paragraph in the style of items; `name` = the block its bookmark says, `mark` = of its end."""
    start = f'<w:bookmarkStart w:id="90{len(name)}" w:name="_vb_{name}"/>' if name else ""
    end = f'<w:bookmarkEnd w:id="90{len(name)}"/>' if name else ""
    form = f'<w:rPr>{mark}<w:lang w:val="vi-VN"/></w:rPr>' if mark else ""
    return (
        f'<w:p {_W14} w:rsidR="00AB12CD" w:rsidRDefault="00AB12CD" w14:paraId="5A1B2C3D" '
        f'w14:textId="77777777"><w:pPr><w:pStyle w:val="VBItem"/>{more}{form}</w:pPr>'
        f"{start}{inner}{end}</w:p>"
    )


def box(inner: str, block: bool = False) -> str:
    held = f"<w:sdtContent>{inner}</w:sdtContent>"
    return f'<w:sdt><w:sdtPr><w:id w:val="{31 + block}"/><w:tag w:val="x"/></w:sdtPr>{held}</w:sdt>'


_INS_MARK, _DEL_MARK = f'<w:ins w:id="703" {_BY}/>', f'<w:del w:id="704" {_BY}/>'
_SPELL = '<w:proofErr w:type="spellStart"/>', '<w:proofErr w:type="spellEnd"/>'
_A, _B = p(r("- ") + r(ONE), "a2b3"), p(r("- ") + r(TWO), "c4d5")
_HEAD, _TAIL = ONE.split("sáu")
_NINE = f"{_HEAD}chín{_TAIL}"
_NEW = "Kiểm tra ít nhất ba xã."
_BOX = (
    f'<w:r><mc:AlternateContent {_MC}><mc:Choice Requires="wps"><w:drawing/></mc:Choice>'
    "<mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r>"
)


def _moved(inner: str, kind: str, mark: bool = True) -> str:
    end = f'<w:{kind} w:id="714" {_BY}/>' if mark else ""
    name = f'w:id="710" {_BY} w:name="move1"'
    return (
        f"<w:{kind}RangeStart {name}/>"
        + p(f'<w:{kind} w:id="712" {_BY}>{r(inner)}</w:{kind}>', "", end)
        + f'<w:{kind}RangeEnd w:id="710"/>'
    )


FLAVOURS: dict[str, Flavour] = {
    "saved without a change": Flavour(_A + _B, (ONE, TWO)),
    "runs cut by spelling marks": Flavour(
        p(r("- ") + r(ONE[:9]) + _SPELL[0] + r(ONE[9:20]) + _SPELL[1] + r(ONE[20:]), "a2b3") + _B,
        (ONE, TWO),
    ),
    "every letter a run": Flavour(p("".join(map(r, f"- {ONE}")), "a2b3") + _B, (ONE, TWO)),
    "page break noted in a run": Flavour(
        p(r("- ") + "<w:r><w:lastRenderedPageBreak/></w:r>" + r(ONE), "a2b3") + _B, (ONE, TWO)
    ),
    "smart tags and custom XML": Flavour(
        p(
            r("- ")
            + f'<w:smartTag w:uri="urn:x" w:element="place">{r(ONE[:12])}</w:smartTag>'
            + f'<w:customXml w:element="x">{r(ONE[12:])}</w:customXml>',
            "a2b3",
        )
        + _B,
        (ONE, TWO),
    ),
    "content control in a paragraph": Flavour(p(r("- ") + box(r(ONE)), "a2b3") + _B, (ONE, TWO)),
    "content control around a paragraph": Flavour(box(_A, block=True) + _B, (ONE, TWO)),
    "no-break hyphen, soft hyphen, tab after the dash": Flavour(
        p("<w:r><w:noBreakHyphen/></w:r>" + r(" ") + r(ONE), "a2b3") + _B, (ONE, TWO)
    ),
    "bookmarks gone": Flavour(p(r("- ") + r(ONE)) + p(r("- ") + r(TWO)), (ONE, TWO)),
    "bookmarks at the wrong paragraph": Flavour(
        p(r("- ") + r(ONE), "c4d5") + p(r("- ") + r(TWO), "a2b3"), (ONE, TWO)
    ),
    "bookmark doubled by a split": Flavour(
        p(r("- ") + r(ONE), "a2b3") + p(r("- ") + r(_NEW), "a2b3") + _B, (ONE, _NEW, TWO)
    ),
    "words changed, tracked": Flavour(
        p(r("- ") + r(_HEAD) + out("sáu") + ins(r("chín")) + r(_TAIL), "a2b3") + _B,
        (_NINE, TWO),
        "có theo dõi, Lãnh đạo A 2026-08-05",
    ),
    "words changed, not tracked": Flavour(
        p(r("- ") + r(_NINE), "a2b3") + _B, (_NINE, TWO), "không theo dõi"
    ),
    "a change half tracked": Flavour(
        p(
            r("- ") + r(_HEAD.replace("các xã", "mọi xã")) + out("sáu") + ins(r("chín")) + r(_TAIL),
            "a2b3",
        )
        + _B,
        (_NINE.replace("các xã", "mọi xã"), TWO),
        "một phần không theo dõi",
    ),
    "deleted inside of inserted": Flavour(
        p(r("- ") + r(_HEAD) + out("sáu") + ins(r("chín") + out(" rưỡi", _BY_B)) + r(_TAIL), "a2b3")
        + _B,
        (_NINE, TWO),
    ),
    "inserted by two people": Flavour(
        p(r("- ") + r(_HEAD) + out("sáu") + ins(r("ch")) + ins(r("ín"), _BY_B) + r(_TAIL), "a2b3")
        + _B,
        (_NINE, TWO),
    ),
    "deleted letters in several runs": Flavour(
        p(
            r("- ")
            + r(_HEAD)
            + f'<w:del w:id="5" {_BY}>{gone("s")}{gone("áu")}</w:del>'
            + ins(r("chín"))
            + r(_TAIL),
            "a2b3",
        )
        + _B,
        (_NINE, TWO),
    ),
    "whole paragraph put in, end before it marked": Flavour(
        p(r("- ") + r(ONE), "a2b3", _INS_MARK) + p(ins(r(f"- {_NEW}"))) + _B,
        (ONE, _NEW, TWO),
        "thêm đoạn, có theo dõi",
    ),
    "whole paragraph put in, own end marked": Flavour(
        _A + p(ins(r(f"- {_NEW}")), "", _INS_MARK) + _B, (ONE, _NEW, TWO), "thêm đoạn, có theo dõi"
    ),
    "paragraph taken out, tracked": Flavour(
        p(out(f"- {ONE}"), "a2b3", _DEL_MARK) + _B, (TWO,), "bỏ đoạn, có theo dõi"
    ),
    "paragraph taken out, not tracked": Flavour(_B, (TWO,), "bỏ đoạn, không theo dõi"),
    "joined by a deleted end": Flavour(
        p(r("- ") + r(ONE), "a2b3", _DEL_MARK) + p(out("- ") + ins(r(" ")) + r(TWO), "c4d5"),
        (f"{ONE} {TWO}",),
        "nhập đoạn",
    ),
    "split by an inserted end": Flavour(
        p(r("- ") + r("Chỉ ra những việc làm được") + ins(r(".")), "c4d5", _INS_MARK)
        + p(ins(r("- ")) + out(" và chưa") + ins(r("Việc chưa")) + r(" làm được của từng đơn vị.")),
        ("Chỉ ra những việc làm được.", "Việc chưa làm được của từng đơn vị."),
    ),
    "moved natively": Flavour(
        _moved(f"- {ONE}", "moveFrom") + _B + _moved(f"- {ONE}", "moveTo"), (TWO, ONE), "chuyển chỗ"
    ),
    "moved by cutting, not tracked": Flavour(_B + _A, (TWO, ONE), "chuyển chỗ, không theo dõi"),
    "bold put on, tracked": Flavour(
        p(
            r("- ")
            + r(_HEAD)
            + r("sáu", f'<w:b/><w:rPrChange w:id="8" {_BY}><w:rPr/></w:rPrChange>')
            + r(_TAIL),
            "a2b3",
        )
        + _B,
        (f"{_HEAD}**sáu**{_TAIL}", TWO),
        "chỉ đổi định dạng, có theo dõi",
    ),
    "paragraph's shape changed": Flavour(
        p(
            r("- ") + r(ONE),
            "a2b3",
            "",
            f'<w:jc w:val="left"/><w:pPrChange w:id="9" {_BY}><w:pPr/></w:pPrChange>',
        )
        + _B,
        (ONE, TWO),
        "căn lề: đều hai bên → trái",
        1,
    ),
    "comment ranges around words": Flavour(
        p(
            r("- ")
            + '<w:commentRangeStart w:id="0"/>'
            + r(ONE)
            + '<w:commentRangeEnd w:id="0"/>'
            + '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr></w:r>',
            "a2b3",
        )
        + _B,
        (ONE, TWO),
    ),
    "hyperlink and field around words": Flavour(
        p(
            r("- ")
            + f'<w:hyperlink w:anchor="x">{r(ONE[:10])}</w:hyperlink>'
            + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TITLE </w:instrText></w:r>'
            + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            + r(ONE[10:20])
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
            + f'<w:fldSimple w:instr=" X ">{r(ONE[20:])}</w:fldSimple>',
            "a2b3",
        )
        + _B,
        (ONE, TWO),
    ),
    "an empty paragraph put in": Flavour(_A + p("", "", _INS_MARK) + _B, (ONE, TWO)),
    "decomposed letters (macOS)": Flavour(
        p(r("- ") + r("Đa\u0301nh gia\u0301" + ONE[8:]), "a2b3") + _B, (ONE, TWO)
    ),
    "two blanks between words": Flavour(
        p(r("- ") + r(ONE.replace("quy chế", "quy  chế")), "a2b3") + _B, (ONE, TWO)
    ),
    "a line break typed": Flavour(
        p(r("- ") + r(_HEAD.rstrip()) + ins("<w:r><w:br/></w:r>") + r("sáu" + _TAIL), "a2b3") + _B,
        (ONE, TWO),
    ),
    "a drawing in the paragraph": Flavour(
        p(r("- ") + _BOX + r(ONE), "a2b3") + _B, (ONE, TWO), "thêm hình hoặc khung vẽ", 1
    ),
}
