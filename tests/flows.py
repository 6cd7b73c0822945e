"""Flows made from a vocabulary of Vietnamese syllables, for judging the layout."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from pipeline.flow import (
    Align,
    Box,
    Flow,
    Format,
    Grid,
    Item,
    LineRule,
    NewPage,
    PageSetup,
    Para,
    Piece,
    Row,
    Section,
)

SYLLABLES = (  # noqa: SIM905 - a text reads better than a list
    "uỷ ban nhân dân tỉnh xã phường đảng bộ chi hội nghị quyết định hướng dẫn kế hoạch thực hiện "
    "công tác tuyên truyền quán triệt học tập tổ chức cán đảng viên cấp trên dưới trực thuộc năm "
    "tháng ngày quý đầu cuối báo cáo kết quả nhiệm vụ giải pháp trọng tâm lãnh đạo chỉ kiểm tra "
    "giám sát phối hợp đơn vị cơ quan địa phương nâng cao chất lượng hiệu lực đổi mới nội dung "
    "phương thức văn bản quy trình thủ tục hành chính cải cách chuyển đổi số dữ liệu nền tảng "
    "người đứng chịu trách nhiệm xây dựng phát triển kinh tế xã an ninh quốc phòng giữ vững ổn "
    "nghiêm túc kịp thời đồng bộ thống nhất khắc phục hạn chế khuyết điểm nguyên nhân bài kinh "
    "nghiệm tổng sơ khen thưởng kỷ luật thi đua phong trào nhân rộng mô hình điển sáng tạo thường "
    "xuyên đột xuất chuyên đề sinh hoạt tư tưởng chính trị đạo đức lối sống lợi ích mối quan hệ"
).split()
SYMBOL_WIDTH = 1900
"""Twips of a column that has room for the longest symbol: the flow makes none narrower."""
SPECIALS = (
    "số 12\u2011HD/BTGDVTU",
    "Nghị định số 30/2020/NĐ\u2011CP",
    "ngày\u00a005/3/2020",
    "36\u2011HD/VPTW,",
    "(nếu có)",
    "“học đi đôi với hành”",
    "và/hoặc",
    "2025 - 2030",
    "2025-2030",
    "kinh tế - xã hội",
    "100%",
    "…",
    "15,5%;",
    "trong đó:",
)


def words(random: Random, count: int, special: float = 0.04) -> str:
    """A sentence of so many words."""
    out = [
        random.choice(SPECIALS) if random.random() < special else random.choice(SYLLABLES)
        for _ in range(count)
    ]
    for place in range(7, count - 2, 11):
        out[place] += random.choice([",", ";", ",", "."])
    text = " ".join(out).replace(" …", "…").replace(",,", ",")
    return text[0].upper() + text[1:] + random.choice([".", ";", ".", ":"])


def pieces(random: Random, count: int, mixed: bool) -> tuple[Piece, ...]:
    """The sentence in one piece, or with a bold beginning and an italic middle."""
    text = words(random, count)
    if not mixed or count < 9:
        return (Piece(text),)
    parts = text.split(" ")
    first, second = random.randint(1, 4), random.randint(5, len(parts) - 2)
    return (
        Piece(" ".join(parts[:first]) + " ", bold=True),
        Piece(" ".join(parts[first:second]) + " "),
        Piece(" ".join(parts[second:]), italic=True),
    )


class Maker:
    """Makes one flow; every choice comes from the seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        random = self.random
        self.size = random.choice([12.0, 13.0, 13.5, 14.0, 14.0, 14.5, 15.0, 16.0])
        self.rule, self.line = random.choice(
            [
                (LineRule.EXACT, 360),
                (LineRule.EXACT, 380),
                (LineRule.EXACT, 440),
                (LineRule.MULTIPLE, 240),
                (LineRule.MULTIPLE, 276),
                (LineRule.MULTIPLE, 312),
                (LineRule.MULTIPLE, 360),
                (LineRule.AT_LEAST, 360),
            ]
        )
        self.before = random.choice([0, 120, 120, 160, 200])
        self.after = random.choice([0, 0, 0, 120])
        self.first = random.choice([0, 567, 720])
        self.page = PageSetup(
            top=random.choice([1134, 1200]),
            bottom=random.choice([1134, 1134, 1134 + 113]),
            left=random.choice([1701, 1701, 1985]),
            right=random.choice([850, 1134]),
        )

    @property
    def width(self) -> int:
        return self.page.width - self.page.left - self.page.right

    def body(self, **other: object) -> Format:
        values: dict[str, object] = {
            "size": self.size,
            "first_line": self.first,
            "before": self.before,
            "after": self.after,
            "line_rule": self.rule,
            "line": self.line,
        }
        return Format(**(values | other))

    def paragraph(self, mixed: float = 0.2) -> Para:
        count = self.random.choice([6, 14, 22, 30, 40, 60, 90])
        kind = self.random.random()
        other: dict[str, object] = {}
        if kind < 0.1:
            other = {"italic": True}
        made = pieces(self.random, count, self.random.random() < mixed)
        if other:
            made = tuple(Piece(piece.text, italic=True) for piece in made)
        return Para("Body", self.body(**other), made, "paragraph")

    def heading(self) -> Para:
        text = words(self.random, self.random.choice([4, 8, 20]))
        form = self.body(keep_next=True, bold=True, outline=1)
        return Para("Heading", form, (Piece(text, bold=True),), "heading_1")

    def single(self, text: str, align: Align, size: float, **other: object) -> Para:
        made = Piece(
            text,
            bold=bool(other.pop("bold", False)),
            italic=bool(other.pop("italic", False)),
            underline=bool(other.pop("underline", False)),
        )
        form = Format(size=size, align=align, **other)
        return Para("Single", form, (made,) if text else ())

    def head(self, rule: bool = True) -> Grid:
        left_width = 4000
        right_width = self.width - left_width
        inner = right_width - 216
        side = max(0, (inner - 3000) // 2)
        right = [
            self.single("ĐẢNG CỘNG SẢN VIỆT NAM", Align.CENTER, 15, bold=True)
            if not rule
            else self.single(
                "ĐẢNG CỘNG SẢN VIỆT NAM",
                Align.CENTER,
                15,
                bold=True,
                left=side,
                right=side,
                rule_width=0.75,
            ),
            self.single(
                "Thái Nguyên, ngày 04 tháng 8 năm 2026", Align.CENTER, 14, italic=True, before=120
            ),
        ]
        left = [
            self.single("TỈNH UỶ THÁI NGUYÊN", Align.CENTER, 14),
            self.single("BAN TUYÊN GIÁO VÀ DÂN VẬN", Align.CENTER, 14, bold=True),
            self.single("*", Align.CENTER, 14),
            self.single("Số 12\u2011HD/BTGDVTU", Align.CENTER, 14),
        ]
        return Grid(
            (left_width, right_width),
            (Row((Box(tuple(left)), Box(tuple(right)))),),
            border=False,
            margin=0,
            place="head",
        )

    def sign(self) -> Grid:
        left_width = 4500
        left = [self.single("Nơi nhận:", Align.LEFT, 14, underline=True)]
        left += [
            self.single(f"- {words(self.random, 5)}", Align.LEFT, 12, left=120, first_line=-120)
            for _ in range(self.random.randint(2, 5))
        ]
        right = [
            self.single("T/M BAN THƯỜNG VỤ", Align.CENTER, 14, bold=True),
            self.single("BÍ THƯ", Align.CENTER, 14),
            *[self.single("", Align.CENTER, 14) for _ in range(4)],
            self.single("Nguyễn Văn A", Align.CENTER, 14, bold=True),
        ]
        return Grid(
            (left_width, self.width - left_width),
            (Row((Box(tuple(left)), Box(tuple(right)))),),
            border=False,
            margin=0,
            place="sign",
        )

    def table(self, width: int | None = None, rows: int | None = None) -> Grid:
        random = self.random
        width = width or self.width
        count = random.randint(2, 5)
        shares = [random.randint(3, 6) for _ in range(count)]
        widths = [width * share // sum(shares) for share in shares]
        widths[-1] += width - sum(widths)
        aligns = [random.choice([Align.LEFT, Align.CENTER, Align.JUSTIFY]) for _ in range(count)]
        made = [Row(tuple(self.cell(Align.CENTER, 3, bold=True) for _ in widths), head=True)]
        for _ in range(rows or random.randint(3, 25)):
            made.append(
                Row(
                    tuple(
                        self.cell(
                            align,
                            random.choice([2, 5, 12, 20]),
                            special=0.02 * (wide > SYMBOL_WIDTH),
                        )
                        for align, wide in zip(aligns, widths, strict=True)
                    )
                )
            )
        return Grid(tuple(widths), tuple(made))

    def cell(self, align: Align, count: int, bold: bool = False, special: float = 0.0) -> Box:
        form = Format(size=12, align=align, before=40, after=40)
        text = words(self.random, count, special)
        return Box((Para("Cell", form, (Piece(text, bold=bold),), "cell"),))

    def title(self) -> list[Item]:
        return [
            self.single("HƯỚNG DẪN", Align.CENTER, 16, bold=True, before=240, keep_next=True),
            self.single(
                words(self.random, 18, 0)[:-1], Align.CENTER, 14, bold=True, keep_next=True
            ),
            self.single("-----", Align.CENTER, 14, after=240),
        ]


def flow(*sections: Section) -> Flow:
    return Flow(sections, "hd05", "Hướng dẫn", "Ban Tuyên giáo", "thử", "hd05")


def full(seed: int) -> Flow:
    """Letterhead, title, body with headings, a table, signature; an annex with a long table."""
    make = Maker(seed)
    random = make.random
    items: list[Item] = [make.head(), *make.title()]
    for _ in range(random.randint(12, 40)):
        items.append(make.heading() if random.random() < 0.2 else make.paragraph())
    if random.random() < 0.6:
        items.insert(len(items) // 2, make.table(rows=random.randint(3, 9)))
    items += [make.paragraph(), make.sign()]
    sections = [Section(make.page, tuple(items))]
    if random.random() < 0.6:
        sections.append(annex(make, landscape=random.random() < 0.5))
    return flow(*sections)


def annex(make: Maker, *, landscape: bool) -> Section:
    page = make.page
    if landscape:
        page = PageSetup(16838, 11906, 1701, 850, 1134, 1134, landscape=True)
    width = page.width - page.left - page.right
    return Section(
        page,
        (
            make.single("Phụ lục", Align.CENTER, 14, bold=True, keep_next=True),
            make.single(
                words(make.random, 9), Align.CENTER, 14, bold=True, keep_next=True, after=120
            ),
            make.table(width),
            make.paragraph(),
        ),
    )


def body_only(seed: int) -> Flow:
    """Headings and paragraphs alone."""
    make = Maker(seed)
    items = [
        make.heading() if make.random.random() < 0.2 else make.paragraph(mixed=0) for _ in range(30)
    ]
    return flow(Section(make.page, tuple(items)))


def mixed(seed: int) -> Flow:
    """Runs of bold and italic in every paragraph."""
    make = Maker(seed)
    items = [make.paragraph(mixed=1) for _ in range(30)]
    return flow(Section(make.page, tuple(items)))


def new_pages(seed: int) -> Flow:
    """Pages begun by hand."""
    make = Maker(seed)
    items: list[Item] = []
    for number in range(20):
        items.append(make.paragraph())
        if number % 6 == 5:
            items.append(NewPage())
    return flow(Section(make.page, (*items, make.paragraph())))


MAKERS: dict[str, Callable[[int], Flow]] = {
    "full": full,
    "body": body_only,
    "mixed": mixed,
    "newpage": new_pages,
}


def notes(seed: int) -> Flow:
    """Paragraphs that call footnotes."""
    make = Maker(seed)
    random = make.random
    items: list[Item] = []
    for _ in range(30):
        para = make.paragraph(mixed=0)
        if random.random() < 0.3:
            form = Format(size=10, align=Align.JUSTIFY)
            note = (
                Para("Note", form, (Piece(words(random, random.choice([5, 30]))),), "footnote"),
            )
            text = para.text
            cut = text.index(" ", len(text) // 2)
            made = (Piece(text[:cut], note=note), Piece(text[cut:]))
            para = Para(para.style, para.format, made, para.role)
        items.append(para)
    return flow(Section(make.page, tuple(items)))


def tables(seed: int) -> Flow:
    """Tables between paragraphs, with spans and rows that may be parted."""
    make = Maker(seed)
    random = make.random
    items: list[Item] = []
    for _ in range(4):
        items += [make.paragraph(), make.paragraph()]
        grid = make.table(rows=random.randint(2, 14))
        kind = random.random()
        if kind < 0.35:
            grid = _spanned(make, grid)
        elif kind < 0.7:
            rows = tuple(replace(row, can_split=not row.head) for row in grid.rows)
            grid = replace(grid, rows=rows)
        items.append(grid)
    return flow(Section(make.page, (*items, make.paragraph())))


def _spanned(make: Maker, grid: Grid) -> Grid:
    """Every second body row begins with a cell over two rows; the last row with one over two
    columns."""
    rows = list(grid.rows)
    for index in range(1, len(rows) - 2, 2):
        first, *others = rows[index].boxes
        rows[index] = replace(rows[index], boxes=(replace(first, rows=2), *others))
        _, *below = rows[index + 1].boxes
        rows[index + 1] = replace(rows[index + 1], boxes=(Box((), merged=True), *below))
    first, _, *others = rows[-1].boxes
    rows[-1] = replace(rows[-1], boxes=(replace(first, columns=2), *others))
    return replace(grid, rows=tuple(rows))


def kept(seed: int) -> Flow:
    """Chains that stay together, paragraphs kept whole, mirrored pages."""
    make = Maker(seed)
    random = make.random
    items: list[Item] = []
    for _ in range(40):
        para = make.paragraph()
        kind = random.random()
        if kind < 0.3:
            items += [make.heading() for _ in range(random.randint(1, 3))]
        if kind > 0.6:
            para = replace(para, format=replace(para.format, keep_lines=True))
        if kind > 0.9:
            para = replace(para, format=replace(para.format, keep_next=True))
        if 0.3 < kind < 0.4:
            items += [make.heading(), make.table(rows=random.randint(1, 4))]
        items.append(para)
    page = replace(make.page, mirror=True, skip_first=random.random() < 0.5)
    return flow(
        Section(page, tuple(items)), Section(replace(page, restart=False), tuple(items[:9]))
    )


def shapes(seed: int) -> Flow:
    """Alignments, hanging indents, sizes mixed in a line, forced breaks, rules, underlines."""
    make = Maker(seed)
    random = make.random
    items: list[Item] = []
    for _ in range(40):
        kind = random.randrange(6)
        text = words(random, random.choice([5, 25, 50]))
        align = random.choice(list(Align))
        if kind == 0:
            form = make.body(align=align, left=random.choice([0, 567]), right=284)
            items.append(Para("P", form, (Piece(text),)))
        elif kind == 1:
            form = make.body(left=567, first_line=-284)
            items.append(Para("P", form, (Piece("- " + text),)))
        elif kind == 2:
            parts = text.split(" ")
            middle = len(parts) // 2
            made = (
                Piece(" ".join(parts[:middle]) + " "),
                Piece(" ".join(parts[middle:]), size=make.size + random.choice([-2, 2])),
            )
            items.append(Para("P", make.body(), made))
        elif kind == 3:
            items.append(Para("P", make.body(align=align), (Piece(text + "\n" + text),)))
        elif kind == 4:
            items.append(make.paragraph())  # two rules one below the other would become one
            items.append(
                Para(
                    "P",
                    Format(size=14, align=Align.CENTER, left=2500, right=2500, rule_width=0.75),
                    (Piece(words(random, 3), bold=True),),
                )
            )
        else:
            items.append(
                Para("P", make.body(), (Piece("Nơi nhận", underline=True), Piece(": " + text)))
            )
    return flow(Section(make.page, tuple(items)))


MAKERS |= {"notes": notes, "tables": tables, "kept": kept, "shapes": shapes}


def cells(seed: int) -> Flow:
    """Tables of two to eight columns whose cells hold several paragraphs, some with notes; rows that
    span, are parted, or are higher than their words."""
    make = Maker(seed)
    random = make.random
    items: list[Item] = [make.paragraph()]
    for _ in range(3):
        grid = _columns(make, random.randint(2, 8), random.choice([2, 6, 12]))
        if random.random() < 0.3 and len(grid.rows) > 2:
            grid = _spanned(make, grid)
        items += [grid, make.paragraph(), make.paragraph()]
    return flow(Section(make.page, tuple(items)))


def _columns(make: Maker, count: int, rows: int) -> Grid:
    random = make.random
    widths = [make.width // count] * count
    widths[-1] += make.width - sum(widths)
    splits = random.random() < 0.6
    head = Row(tuple(make.cell(Align.CENTER, 2, bold=True) for _ in widths), head=True)
    made = [
        Row(
            tuple(_several(make, count) for _ in widths),
            can_split=splits,
            height=random.choice([0, 0, 0, 0, 900]),
        )
        for _ in range(rows)
    ]
    return Grid(tuple(widths), (head, *made))


def _several(make: Maker, columns: int) -> Box:
    random = make.random
    form = Format(
        size=random.choice([12.0, 13.0]),
        align=random.choice([Align.LEFT, Align.JUSTIFY]) if columns < 5 else Align.LEFT,
        before=random.choice([0, 40]),
        after=random.choice([40, 60, 120]),
    )
    paras = []
    for _ in range(random.choice([1, 1, 1, 2, 3])):
        text = words(random, random.choice([2, 5, 40 // columns, 80 // columns]), 0)
        note: tuple[Para, ...] = ()
        if random.random() < 0.02:
            small = Format(size=10, align=Align.JUSTIFY)
            note = (Para("Note", small, (Piece(words(random, 12)),), "footnote"),)
        paras.append(Para("Cell", form, (Piece(text, note=note),), "cell"))
    return Box(tuple(paras))


def rules(seed: int) -> Flow:
    """Every paragraph in a line rule of its own, sizes 12 to 16, on turned and mirrored pages."""
    make = Maker(seed)
    random = make.random
    lines = [
        (LineRule.EXACT, 360),
        (LineRule.EXACT, 420),
        (LineRule.AT_LEAST, 300),
        (LineRule.AT_LEAST, 400),
        (LineRule.MULTIPLE, 240),
        (LineRule.MULTIPLE, 276),
        (LineRule.MULTIPLE, 312),
        (LineRule.MULTIPLE, 360),
    ]
    items: list[Item] = []
    for _ in range(45):
        para = make.paragraph()
        rule, line = random.choice(lines)
        form = replace(
            para.format,
            line_rule=rule,
            line=line,
            size=random.choice([12.0, 13.0, 13.5, 14.0, 15.0, 16.0]),
            before=random.choice([0, 60, 120]),
            after=random.choice([0, 60, 120]),
        )
        items.append(replace(para, format=form))
        if random.random() < 0.15:
            items.append(make.heading())
            items.append(make.paragraph())
    turned = random.random() < 0.4
    page = replace(make.page, mirror=random.random() < 0.5, skip_first=random.random() < 0.5)
    if turned:
        page = replace(
            page, width=16838, height=11906, left=1134, right=1134, landscape=True, mirror=False
        )
    second = Section(replace(make.page, restart=random.random() < 0.5), tuple(items[:12]))
    return flow(Section(page, tuple(items)), second)


FRESH: dict[str, Callable[[int], Flow]] = MAKERS | {"cells": cells, "rules": rules}
