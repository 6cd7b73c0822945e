"""Makes one random flow; every choice comes from the seed."""

from __future__ import annotations

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
    Picture,
    Piece,
    Row,
    Section,
)

_SIGNS = "-/…–—.,;:)]!?\u00a0\u2011“”("
FULL = 5
"""Every so many seeds a document may have as many letters as come up: of every scene in every mode."""
LETTERS = 3000
"""So many have the others: on pages of one letter a line a thousand pages more are no further case."""


class Maker:
    """Words, paragraphs, tables and pages of no sense and all sizes."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.notes = 0
        self.letters = 0
        self.most = LETTERS if seed % FULL else 10**9

    def text(self) -> str:
        made = self._text(spent=self.letters > self.most)
        self.letters += len(made)
        return made

    def _text(self, *, spent: bool) -> str:
        random = self.random
        kind = random.random()
        if kind < 0.1 or (spent and kind < 0.7):
            return random.choice(["", " ", "-", "…", "a", "  a  ", "\n", "a\n\nb", "/"])
        if kind < 0.2:
            return random.choice("ăđmi") * random.choice([30, 30, 30, 200])
        words = [
            "".join(random.choice("aăđưmộiẤ") for _ in range(random.choice([1, 2, 4, 7, 7, 25])))
            + (random.choice(_SIGNS) if random.random() < 0.2 else "")
            for _ in range(1 if spent else random.choice([1, 3, 8, 8, 40]))
        ]
        return random.choice([" ", " ", " ", "-", "/", "\u2011", "\n"]).join(words)

    def piece(self, *, note: float) -> Piece:
        random = self.random
        called: tuple[Para, ...] = ()
        if self.notes < 500 and random.random() < note:
            self.notes += 1
            form = Format(size=random.choice([8.0, 10.0, 30.0]))
            called = tuple(
                Para("N", form, (Piece(self.text() or "a"),), "footnote")
                for _ in range(random.choice([1, 1, 1, 2]))
            )
        return Piece(
            self.text(),
            bold=random.random() < 0.2,
            italic=random.random() < 0.2,
            underline=random.random() < 0.1,
            size=random.choice([*[None] * 9, 4.0, 24.0, 90.0]),
            note=called,
        )

    def format(self, keep: float) -> Format:
        random = self.random
        rule = random.choice(list(LineRule))
        line = {
            LineRule.EXACT: [20, 240, 400, 900],
            LineRule.AT_LEAST: [20, 400, 900],
            LineRule.MULTIPLE: [120, 240, 276, 720],
        }[rule]
        left = random.choice([0, 0, 0, 567, 3000])
        return Format(
            size=random.choice([8.0, 12.0, 13.5, 14.0, 14.0, 14.0, 20.0, 72.0]),
            align=random.choice(list(Align)),
            first_line=random.choice([0, 0, 567, -left]),
            left=left,
            right=random.choice([0, 0, 0, 300, 4000]),
            before=random.choice([0, 0, 120, 2000]),
            after=random.choice([0, 0, 120, 2000]),
            line_rule=rule,
            line=random.choice(line),
            keep_next=random.random() < keep,
            keep_lines=random.random() < keep,
            outline=random.choice([0, 0, 1]),
            rule_width=random.choice([0.0, 0.0, 0.0, 0.75]),
        )

    def para(self, keep: float, note: float) -> Para:
        count = self.random.choice([0, 1, 1, 1, 3])
        pieces = tuple(self.piece(note=note) for _ in range(count))
        return Para("P", self.format(keep), pieces)

    def grid(self, width: int, keep: float, note: float) -> Grid:
        random = self.random
        count = random.choice([1, 2, 3, 3, 8])
        widths = [random.choice([57, 300, *[max(57, width // count)] * 6]) for _ in range(count)]
        while sum(widths) > max(width, 57 * count):
            widths[widths.index(max(widths))] = 57
        rows = random.choice([1, 2, 4, 4, 12])
        made: list[Row] = []
        open_ = [0] * count
        for number in range(rows):
            boxes: list[Box] = []
            column = 0
            while column < count:
                if open_[column]:
                    open_[column] -= 1
                    boxes.append(Box((), merged=True))
                    column += 1
                    continue
                wide = 2 if random.random() < 0.1 and not any(open_[column : column + 2]) else 1
                wide = min(wide, count - column)
                over = random.choice([1, 1, 1, 2, 3]) if wide == 1 else 1
                over = min(over, rows - number)
                open_[column] = over - 1
                content = tuple(self.para(keep, note) for _ in range(random.choice([0, 1, 1, 2])))
                boxes.append(Box(content, columns=wide, rows=over))
                column += wide
            head = number < random.choice([0, 1, 3])
            made.append(
                Row(
                    tuple(boxes),
                    head=head and all(row.head for row in made),
                    can_split=random.random() < 0.5,
                    height=random.choice([0, 0, 0, 500, 9000]),
                )
            )
        border = random.random() < 0.7
        margin = random.choice([108, 20]) if border else 0
        return Grid(tuple(widths), tuple(made), border, margin, keep_next=random.random() < keep)

    def page(self) -> PageSetup:
        random = self.random
        width, height = random.choice([(11906, 16838), (16838, 11906), (3000, 3000), (9000, 5000)])
        side = random.choice([300, 850, 850, 850, 850, 1200, width // 2 - 30, width // 2])
        edge = random.choice([300, 1134])
        return PageSetup(
            width,
            height,
            edge,
            edge,
            side,
            side,
            header=200,
            skip_first=random.random() < 0.5,
            mirror=random.random() < 0.2,
            restart=random.random() < 0.5,
        )

    def section(self) -> Section:
        random = self.random
        page = self.page()
        keep = random.choice([0.0, 0.3, 0.95])
        note = random.choice([0.0, 0.1, 0.9])
        width = page.width - page.left - page.right
        items: list[Item] = []
        for _ in range(random.choice([0, 1, 4, 4, 12])):
            kind = random.random()
            if kind < 0.55:
                items.append(self.para(keep, note))
            elif kind < 0.75:
                items.append(self.grid(width, keep, note))
            elif kind < 0.9:
                high = random.choice([200, 4000, 40000])
                holder = Para("P", self.format(keep), ())
                items.append(Picture(b"png", random.choice([200, 30000]), high, holder))
            else:
                items.append(NewPage())
        foot = (Para("F", Format(size=11), (Piece("liên hệ"),), "contact"),)
        return Section(
            page,
            tuple(items),
            foot_first=foot if random.random() < 0.1 else (),
            foot_last=foot if random.random() < 0.1 else (),
        )

    def flow(self) -> Flow:
        sections = tuple(self.section() for _ in range(self.random.choice([1, 1, 2])))
        return Flow(sections, "hd05", "", "", "", "hd05")
