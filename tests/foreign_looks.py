"""One document in many looks: each way of making a letterhead with each way of making rules, styles and signatures.

A `Paper` says what stands on the page; `LOOKS` are ways in which other offices lay the same paper out. `FAULTS`
change the paper and say which code must name the change, in whatever look it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.foreign_offices import DEFAULTS, PAGE, SINGLE, TIMES, packed, para, rule, run, table

NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"


@dataclass
class Line:
    """Words with their look; `rule` = mm of the drawn line below them."""

    words: str
    size: float = 14
    b: bool = False
    i: bool = False
    u: bool = False
    rule: float = 0
    jc: str = ""
    before: int = 0
    mark: str = ""
    """The number that stands before the words, typed or set by Word."""
    more: str = ""
    then: Line | None = None
    """What goes on in another face."""


@dataclass
class Paper:
    """What stands on the paper, whatever its layout."""

    party: bool
    left: dict[str, Line]
    right: dict[str, Line]
    title: dict[str, Line]
    text: list[Line]
    recipients: list[Line]
    signature: list[Line]
    margins: tuple[int, int, int, int] = (1134, 1134, 1134, 1701)
    """Twips: top, right, bottom, left."""
    number: Line | None = field(default_factory=lambda: Line("PAGE", 14))
    pitch: str = 'w:line="276" w:lineRule="auto"'
    gap: int = 120
    first: int = 720
    font: str = "Times New Roman"
    jc: str = "both"
    mark_size: float = 0
    """Of the paragraph's mark, which decides the size of Word's own numbers; 0 = as the words."""


SENTENCE = (
    "Các cơ quan, đơn vị phối hợp chặt chẽ trong quá trình thực hiện; định kỳ hằng quý báo cáo kết quả và "
    "những khó khăn, vướng mắc để được xem xét, giải quyết kịp thời."
)
STEPS = (
    ("I", "MỤC ĐÍCH, YÊU CẦU"),
    ("1", "Nâng cao chất lượng công việc, " + SENTENCE.lower()),
    ("2", SENTENCE),
    ("3", SENTENCE),
    ("II", "NỘI DUNG"),
    ("1", SENTENCE),
    ("a", SENTENCE),
    ("b", SENTENCE),
    ("2", SENTENCE),
    ("III", "TỔ CHỨC THỰC HIỆN"),
    ("1", SENTENCE),
    ("2", SENTENCE),
)


def state_plan() -> Paper:
    """A plan of a provincial department under NĐ 30/2020."""
    text = [
        Line("Thực hiện chương trình công tác năm, cơ quan xây dựng kế hoạch như sau: " + SENTENCE)
    ]
    for mark, words in STEPS:
        sign = ")" if mark in "ab" else "."
        text.append(Line(words, b=mark.startswith("I"), mark=mark + sign))
    text.append(
        Line("Trên đây là kế hoạch của cơ quan, các đơn vị nghiêm túc triển khai thực hiện./.")
    )
    return Paper(
        False,
        {
            "issuer_parent": Line("ỦY BAN NHÂN DÂN TỈNH CAO BẰNG", 13),
            "issuer": Line("SỞ XÂY DỰNG", 13, b=True, rule=15),
            "number": Line("Số: 118/KH-SXD", 13, before=100),
        },
        {
            "national_name": Line(NATION, 13, b=True),
            "motto": Line(MOTTO, 14, b=True, rule=61),
            "place_date": Line("Cao Bằng, ngày 09 tháng 4 năm 2026", 14, i=True, before=100),
        },
        {
            "kind_name": Line("KẾ HOẠCH", 14, b=True, before=240),
            "subject": Line("Bảo trì công trình hạ tầng kỹ thuật năm 2026", 14, b=True, rule=40),
        },
        text,
        [
            Line("Nơi nhận:", 12, b=True, i=True),
            Line("- UBND tỉnh (để báo cáo);", 11),
            Line("- Các phòng, đơn vị thuộc Sở;", 11),
            Line("- Lưu: VT, KHTC.", 11),
        ],
        [
            Line("KT. GIÁM ĐỐC", 14, b=True),
            Line("PHÓ GIÁM ĐỐC", 14, b=True),
            Line("Hoàng Đức Thắng", 14, b=True),
        ],
    )


def state_decision() -> Paper:
    """A decision of a commune's people's committee with bases and articles."""
    paper = state_plan()
    paper.left = {
        "issuer_parent": Line("TỈNH CAO BẰNG", 13),
        "issuer": Line("UBND XÃ QUANG HÁN", 13, b=True, rule=20),
        "number": Line("Số: 45/QĐ-UBND", 13, before=100),
    }
    paper.right["place_date"].words = "Quang Hán, ngày 02 tháng 02 năm 2026"
    paper.title["kind_name"].words = "QUYẾT ĐỊNH"
    paper.title["subject"].words = "Về việc kiện toàn Tổ công tác chuyển đổi số"
    head = [
        Line("ỦY BAN NHÂN DÂN XÃ QUANG HÁN", 14, b=True, jc="center", before=200),
        Line("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;", i=True),
        Line(
            "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
            i=True,
        ),
        Line("Theo đề nghị của Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã.", i=True),
        Line("QUYẾT ĐỊNH:", 14, b=True, jc="center", before=120),
    ]
    articles = [
        Line(
            "Điều 1. Kiện toàn Tổ công tác chuyển đổi số xã gồm các ông, bà có tên sau đây.", b=True
        ),
        Line("Điều 2. Nhiệm vụ của Tổ công tác", b=True),
        Line(SENTENCE, mark="1."),
        Line(SENTENCE, mark="2."),
        Line("Điều 3. Quyết định này có hiệu lực thi hành kể từ ngày ký./.", b=True),
    ]
    for one in articles:
        if one.words.startswith("Điều") and one.words.endswith((".", "./.")):
            one.b = False
    paper.text = head + articles
    paper.recipients = [
        Line("Nơi nhận:", 12, b=True, i=True),
        Line("- Như Điều 1;", 11),
        Line("- Lưu: VT.", 11),
    ]
    paper.signature = [
        Line("TM. ỦY BAN NHÂN DÂN", 14, b=True),
        Line("CHỦ TỊCH", 14, b=True),
        Line("Nông Thị Hồng", 14, b=True),
    ]
    return paper


def state_letter() -> Paper:
    """A letter of a ministry's department."""
    paper = state_plan()
    paper.left = {
        "issuer_parent": Line("BỘ Y TẾ", 13),
        "issuer": Line("CỤC PHÒNG BỆNH", 13, b=True, rule=16),
        "number": Line("Số: 07/PB-KHTC", 13, before=100),
        "letter_subject": Line("V/v rà soát trang thiết bị năm 2026", 12, before=120),
    }
    paper.right["place_date"].words = "Hà Nội, ngày 15 tháng 10 năm 2026"
    paper.title = {"to_single": Line("Kính gửi: Sở Y tế các tỉnh, thành phố.", 14, before=240)}
    paper.text = [Line(SENTENCE), Line(SENTENCE), Line("Đề nghị quý cơ quan quan tâm thực hiện./.")]
    paper.recipients[1:] = [
        Line("- Như trên;", 11),
        Line("- Bộ Y tế (để báo cáo);", 11),
        Line("- Lưu: VT, KHTC.", 11),
    ]
    paper.signature = [Line("CỤC TRƯỞNG", 14, b=True), Line("Đỗ Thị Mai Anh", 14, b=True)]
    return paper


def party_plan(new: bool = True) -> Paper:
    """A plan of a commune's Party committee under HD 05 (or HD 36)."""
    text = [
        Line("Thực hiện chương trình công tác năm, Đảng uỷ xây dựng kế hoạch như sau: " + SENTENCE)
    ]
    for mark, words in STEPS:
        sign = {"a": ")", "b": ")"}.get(mark, "-" if mark.startswith("I") else ".")
        text.append(Line(words, b=mark.startswith("I"), mark=mark + sign))
    comma = ";" if new else ","
    return Paper(
        True,
        {
            "issuer_parent": Line("ĐẢNG BỘ TỈNH LÀO CAI", 14),
            "issuer": Line("ĐẢNG UỶ XÃ VĂN BÀN", 14, b=True),
            "star": Line("*", 14),
            "number": Line("Số 09-KH/ĐU", 14),
        },
        {
            "party_title": Line("ĐẢNG CỘNG SẢN VIỆT NAM", 15, b=True, rule=72),
            "place_date": Line(
                f"Văn Bàn, ngày 05 tháng {'7' if new else '3'} năm 2026", 14, i=True, before=240
            ),
        },
        {
            "kind_name": Line("KẾ HOẠCH", 16, b=True, before=240),
            "subject": Line("kiểm tra, giám sát năm 2026", 14, b=True),
            "dashes": Line("-----", 14),
        },
        text,
        [
            Line("Nơi nhận:", 14, u=True),
            Line(f"- Thường trực Tỉnh uỷ (để báo cáo){comma}", 12),
            Line(f"- Các chi bộ trực thuộc{comma}", 12),
            Line("- Lưu Văn phòng Đảng uỷ.", 12),
        ],
        [
            Line("T/M BAN THƯỜNG VỤ", 14, b=True),
            Line("PHÓ BÍ THƯ", 14),
            Line("Lý A Sùng", 14, b=True),
        ],
        margins=(1134, 850, 1134, 1701),
        pitch='w:line="360" w:lineRule="exact"',
        first=567,
    )


def party_letter() -> Paper:
    """A letter of a provincial Party office."""
    paper = party_plan()
    paper.left = {
        "issuer_parent": Line("TỈNH UỶ LÀO CAI", 14),
        "issuer": Line("VĂN PHÒNG", 14, b=True),
        "star": Line("*", 14),
        "number": Line("Số 112-CV/VPTU", 14),
        "letter_subject": Line("về việc chuẩn bị hội nghị quý III", 12, i=True),
    }
    paper.right["place_date"].words = "Lào Cai, ngày 20 tháng 8 năm 2026"
    to = Line("Các đảng uỷ xã, phường", 14)
    paper.title = {"to_single": Line("Kính gửi: ", 14, i=True, before=240, then=to)}
    paper.text = [Line(SENTENCE), Line(SENTENCE), Line("Trân trọng đề nghị các đồng chí quan tâm.")]
    paper.recipients[1:] = [
        Line("- Như trên;", 12),
        Line("- Thường trực Tỉnh uỷ (để báo cáo);", 12),
        Line("- Lưu Văn phòng Tỉnh uỷ.", 12),
    ]
    paper.signature = [
        Line("K/T CHÁNH VĂN PHÒNG", 14, b=True),
        Line("PHÓ CHÁNH VĂN PHÒNG", 14),
        Line("Vàng Văn Thành", 14, b=True),
    ]
    return paper


def old_party_plan() -> Paper:
    """The same plan while HD 36 held."""
    return party_plan(new=False)


PAPERS: dict[str, Callable[[], Paper]] = {
    "state-plan": state_plan,
    "state-decision": state_decision,
    "state-letter": state_letter,
    "party-plan": party_plan,
    "party-plan-36": old_party_plan,
    "party-letter": party_letter,
}


@dataclass(frozen=True)
class Look:
    """How an office lays a paper out: letterhead, rules, where formats stand, numbers, signature."""

    head: str = "table"
    rules: str = "drawn"
    formats: str = "runs"
    marks: str = "typed"
    tail: str = "table"
    flavour: str = "word"


class Layout:
    """Writes one paper in one look."""

    def __init__(self, paper: Paper, look: Look) -> None:
        self.paper, self.look = paper, look
        self.styles: dict[str, str] = {}

    # words
    def runs(self, line: Line, words: str | None = None) -> str:
        words = line.words if words is None else words
        more = line.more
        if self.look.formats == "runs" or self.paper.font != "Times New Roman":
            more += TIMES.replace("Times New Roman", self.paper.font)
        if line.u:
            more += '<w:u w:val="single"/>'
        if self.look.flavour == "google":
            more += '<w:rtl w:val="0"/>'
        made = run(words, line.size, line.b, line.i, more)
        if line.then and words == line.words:
            return made + self.runs(line.then)
        if self.look.flavour == "split":
            # Proofing marks and revisions leave words in pieces.
            cut = len(words) // 2
            made = run(words[:cut], line.size, line.b, line.i, more)
            made += '<w:proofErr w:type="spellStart"/>' + run(
                words[cut:], line.size, line.b, line.i, more
            )
        return made

    def line(self, line: Line, jc: str = "center", more: str = "", extra: str = "") -> str:
        jc = line.jc or jc
        return para(
            self.runs(line) + extra + self.ruled(line),
            jc=jc,
            more=more + self.border(line),
            before=line.before,
        ) + self.below(line)

    def ruled(self, line: Line) -> str:
        if not line.rule or self.look.rules not in ("drawn", "vml"):
            return ""
        if self.look.rules == "vml":
            points = line.rule / 25.4 * 72
            return (
                '<w:r><w:pict><v:line style="position:absolute;z-index:1" from="20pt,18pt" '
                f'to="{20 + points:.1f}pt,18pt"/></w:pict></w:r>'
            )
        return rule(line.rule)

    def border(self, line: Line) -> str:
        return ""

    def below(self, line: Line) -> str:
        """A rule as the border of an empty paragraph with indents."""
        if not line.rule or self.look.rules != "border":
            return ""
        room = {MOTTO: 5200, "ĐẢNG CỘNG SẢN VIỆT NAM": 5200}.get(line.words, 3700)
        room = 9071 if line is self.paper.title.get("subject") else room
        side = round((room - line.rule / 25.4 * 1440) / 2)
        return (
            '<w:p><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="auto"/></w:pBdr>'
            f'<w:spacing w:before="0" w:after="0" w:line="60" w:lineRule="exact"/><w:ind w:left="{side}" '
            f'w:right="{side}"/><w:jc w:val="center"/></w:pPr></w:p>'
        )

    # letterhead
    def head(self) -> tuple[str, str]:
        """(what stands in the body, what stands in the first page's header)."""
        left = [self.line(one) for one in self.paper.left.values()]
        right = [self.line(one) for one in self.paper.right.values()]
        widths = (3900, 5400)
        match self.look.head:
            case "table":
                return table(("".join(left), "".join(right)), widths=widths) + EMPTY, ""
            case "rows":
                top = [name for name in self.paper.left if name in ("number", "letter_subject")]
                above = [self.line(one) for name, one in self.paper.left.items() if name not in top]
                below = [self.line(self.paper.left[name]) for name in top]
                rows = (("".join(above), "".join(right[:-1])), ("".join(below), right[-1]))
                return table(*rows, widths=widths) + EMPTY, ""
            case "nested":
                inner_left = table(("".join(left),), widths=(3700,)) + EMPTY
                inner_right = table(("".join(right),), widths=(5200,)) + EMPTY
                return table((inner_left, inner_right), widths=widths) + EMPTY, ""
            case "frames":
                return self.frames(), ""
            case "boxes" | "vml-boxes":
                return self.boxes("".join(left), "".join(right)), ""
            case "tabs":
                return self.tabs(), ""
            case "stacked":
                # Each column on its own, the left one first, set off by indents.
                first = [self.line(one, more=INDENT_LEFT) for one in self.paper.left.values()]
                second = [self.line(one, more=INDENT_RIGHT) for one in self.paper.right.values()]
                return "".join(first + second), ""
            case "header":
                return "", table(("".join(left), "".join(right)), widths=widths) + EMPTY
            case other:
                raise AssertionError(other)

    def frames(self) -> str:
        """Two frames of paragraphs beside each other, as old Word made them."""
        made = ""
        for lines, x, width in ((self.paper.left, 1701, 3900), (self.paper.right, 5700, 5400)):
            frame = (
                f'<w:framePr w:w="{width}" w:hSpace="180" w:wrap="around" w:vAnchor="page" '
                f'w:hAnchor="page" w:x="{x}" w:y="1134"/>'
            )
            made += "".join(
                self.line(one, more=frame).replace(
                    "<w:p><w:pPr><w:pBdr>", f"<w:p><w:pPr>{frame}<w:pBdr>"
                )
                for one in lines.values()
            )
        return made + EMPTY

    def boxes(self, left: str, right: str) -> str:
        made = ""
        for content, x, width in ((left, 0, 68), (right, 70, 95)):
            if self.look.head == "boxes":
                made += (
                    "<w:r><w:drawing><wp:anchor><wp:positionH relativeFrom='margin'><wp:posOffset>"
                    f"{x * 36000}</wp:posOffset></wp:positionH><wp:extent cx='{width * 36000}' cy='1700000'/>"
                    "<a:graphic><a:graphicData uri='http://schemas.microsoft.com/office/word/2010/"
                    "wordprocessingShape'><wps:wsp><wps:txbx><w:txbxContent>"
                    f"{content}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
                    "</w:drawing></w:r>"
                )
            else:
                style = f"position:absolute;margin-left:{x * 2.83:.0f}pt;width:{width * 2.83:.0f}pt;height:134pt"
                made += (
                    f'<w:r><w:pict><v:shape type="#_x0000_t202" style="{style}" stroked="f"><v:textbox>'
                    f"<w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
                )
        return f"<w:p>{made}</w:p>{EMPTY * 7}"

    def tabs(self) -> str:
        """Both columns on one line, each centred at its own tab."""
        stops = '<w:tabs><w:tab w:val="center" w:pos="1950"/><w:tab w:val="center" w:pos="6600"/></w:tabs>'
        left, right = list(self.paper.left.values()), list(self.paper.right.values())
        blank = Line("")
        # The date stands beside the number.
        names = list(self.paper.left)
        at = names.index("number") if "number" in names else len(names) - 1
        right = [*right[:-1], *[blank] * (at - len(right) + 1), right[-1]]
        rows = []
        for number in range(max(len(left), len(right))):
            one = left[number] if number < len(left) else blank
            other = right[number] if number < len(right) else blank
            words = self.runs(one, "\t" + one.words) if one.words else self.runs(one, "\t")
            words += self.runs(other, "\t" + other.words) if other.words else ""
            rows.append(para(words + self.ruled(one) + self.ruled(other), jc="left", more=stops))
        return "".join(rows)

    # text
    def body(self) -> str:
        made = "".join(self.line(one) for one in self.paper.title.values())
        return made + "".join(self.text(one) for one in self.paper.text)

    def text(self, line: Line) -> str:
        paper = self.paper
        if line.jc == "center":
            return self.line(line)
        words = f"{line.mark} {line.words}" if line.mark else line.words
        listed = ""
        if line.mark and self.look.marks == "auto" and not line.mark.startswith("0"):
            level = 0 if line.mark[0] == "I" else 2 if line.mark[0] in "ab" else 1
            listed = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
            words = line.words
        space = f'<w:spacing w:before="{line.before or paper.gap}" w:after="0" {paper.pitch}/>'
        indent = f'<w:ind w:left="0" w:firstLine="{paper.first}"/>'
        size = round((paper.mark_size or line.size) * 2)
        mark = f'<w:rPr>{TIMES}{"<w:b/>" if line.b else ""}<w:sz w:val="{size}"/></w:rPr>'
        head = f'<w:pPr>{listed}{space}{indent}<w:jc w:val="{paper.jc}"/>{mark}</w:pPr>'
        return f"<w:p>{head}{self.runs(line, words)}</w:p>"

    # end
    def tail(self) -> str:
        paper = self.paper
        left = [self.line(one, jc="left") for one in paper.recipients]
        signers, name = paper.signature[:-1], paper.signature[-1]
        right = [self.line(one) for one in signers] + [EMPTY] * 4 + [self.line(name)]
        match self.look.tail:
            case "table":
                return EMPTY + table(("".join(left), "".join(right)), widths=(4500, 4800))
            case "indented":
                # The signature below the text on the right, then the recipients.
                signed = [self.line(one, more=INDENT_SIGNATURE) for one in signers]
                signed += [EMPTY] * 4 + [self.line(name, more=INDENT_SIGNATURE)]
                return "".join(signed + left)
            case "tabs":
                stops = '<w:tabs><w:tab w:val="center" w:pos="6900"/></w:tabs>'
                rows = []
                column: list[Line | None] = [*signers, None, None, None, name]
                height = max(len(column), len(paper.recipients))
                for at in range(height):
                    one = paper.recipients[at] if at < len(paper.recipients) else None
                    other = column[at] if at < len(column) else None
                    words = self.runs(one) if one else ""
                    words += self.runs(other, "\t" + other.words) if other else ""
                    rows.append(para(words, jc="left", more=stops))
                return EMPTY + "".join(rows)
            case "nested":
                inner = table(("".join(right),), widths=(4700,)) + EMPTY
                return EMPTY + table(("".join(left), inner), widths=(4500, 4800))
            case other:
                raise AssertionError(other)

    def made(self) -> bytes:
        """The docx."""
        paper = self.paper
        head, page_head = self.head()
        content = head + self.body() + self.tail()
        top, right, bottom, left = paper.margins
        section = (
            f'<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" '
            f'w:left="{left}" w:header="567" w:footer="567" w:gutter="0"/>'
        )
        styles = _STYLES[self.look.formats]
        numbered = ""
        if paper.number:
            look = f'<w:sz w:val="{round(paper.number.size * 2)}"/>' + TIMES
            numbered = PAGE.format(look=look).replace(
                "<w:r><w:f", f"<w:r><w:rPr>{look}</w:rPr><w:f"
            )
            if paper.number.jc:
                numbered = numbered.replace(
                    'w:jc w:val="center"', f'w:jc w:val="{paper.number.jc}"'
                )
        return packed(
            content,
            styles,
            numbered,
            section,
            _NUMBERING[paper.party] if self.look.marks == "auto" else "",
            first_header=page_head,
        )


EMPTY = f'<w:p><w:pPr><w:spacing w:before="0" w:after="0" {SINGLE}/></w:pPr></w:p>'
INDENT_LEFT = '<w:ind w:left="0" w:right="5400"/>'
INDENT_RIGHT = '<w:ind w:left="3900" w:right="0"/>'
INDENT_SIGNATURE = '<w:ind w:left="4500"/>'
_STYLES = {
    "runs": DEFAULTS.format(
        fonts='<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>',
        size=22,
        after=160,
        line=259,
    ),
    "normal": DEFAULTS.format(fonts=TIMES, size=28, after=0, line=240),
    "bare": '<w:style w:type="paragraph" w:default="1" w:styleId="Binhthng"><w:name w:val="Normal"/>'
    f'<w:rPr>{TIMES}<w:sz w:val="28"/></w:rPr></w:style>',
}


def _level(at: int, form: str, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        '<w:lvlJc w:val="left"/></w:lvl>'
    )


_NUMBERING = {
    party: '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
    + _level(0, "upperRoman", "%1-" if party else "%1.")
    + _level(1, "decimal", "%2.")
    + _level(2, "lowerLetter", "%3)")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    for party in (True, False)
}

HEADS = ("table", "rows", "nested", "frames", "boxes", "vml-boxes", "tabs", "stacked", "header")
LOOKS: dict[str, Look] = {
    **{head: Look(head=head) for head in HEADS},
    "vml-rules": Look(rules="vml"),
    "border-rules": Look(rules="border", formats="normal"),
    "auto-marks": Look(marks="auto", formats="normal"),
    "auto-marks-frames": Look(head="frames", marks="auto", tail="tabs"),
    "tail-indented": Look(tail="indented", formats="bare"),
    "tail-tabs": Look(head="tabs", tail="tabs", formats="normal"),
    "tail-nested": Look(head="nested", tail="nested"),
    "google": Look(head="rows", flavour="google"),
    "split": Look(head="table", flavour="split", formats="bare"),
    "stacked-indented": Look(head="stacked", tail="indented", formats="normal"),
    "boxes-tabs": Look(head="boxes", tail="tabs", formats="normal"),
    "header-auto": Look(head="header", marks="auto", formats="normal"),
}
