"""Random flows of the worst kind: the layout ends, loses nothing, overlaps nothing, leaves no page.

`python -m tests.fuzz --count 20000` (make fuzz) tries many; the suite tries a fixed few hundred.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from random import Random

from pipeline import fonts
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
    paras,
)
from pipeline.layout.document import lay_out
from pipeline.layout.page import Line, Page, Placed
from pipeline.layout.ruler import MODES

METRICS = fonts.metrics(fonts.find())
LONGEST = 10.0
"""Seconds of work within which any of these documents must be laid out and looked at."""
NEAR = 0.06
"""Points that roundings may add up to."""
_SIGNS = "-/…–—.,;:)]!?\u00a0\u2011“”("


class Maker:
    """Makes one flow; every choice comes from the seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.notes = 0

    def text(self) -> str:
        random = self.random
        kind = random.random()
        if kind < 0.1:
            return random.choice(["", " ", "-", "…", "a", "  a  ", "\n", "a\n\nb", "/"])
        if kind < 0.2:
            return random.choice("ăđmi") * random.choice([30, 30, 30, 200])
        words = [
            "".join(random.choice("aăđưmộiẤ") for _ in range(random.choice([1, 2, 4, 7, 7, 25])))
            + (random.choice(_SIGNS) if random.random() < 0.2 else "")
            for _ in range(random.choice([1, 3, 8, 8, 40]))
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


HANGING = "\u00a0\u2011"
"""LibreOffice 7.4 leaves these at the end of a line that has no room for them."""


def faults(seed: int) -> list[str]:
    """What is wrong with the layout of one seed's flow in one mode."""
    flow = Maker(seed).flow()
    mode = MODES[seed % len(MODES)]
    pages = lay_out(flow, METRICS, mode)
    found = list(_lost(flow, pages.pages))
    for number, page in enumerate(pages.pages, 1):
        setup = flow.sections[page.section].page
        body = (setup.height - setup.top - setup.bottom) / 20
        outside = _outside(page, body, HANGING if mode == "lo7" else "")
        found += [f"trang {number}: {said}" for said in (*outside, *_overlaps(page))]
    return found


def _letters(texts: Sequence[str]) -> Counter[str]:
    return Counter(c for text in texts for c in text if not c.isspace() and not c.isdigit())


def _lost(flow: Flow, pages: Sequence[Page]) -> Iterator[str]:
    wanted: list[str] = []
    for para in paras(flow):
        wanted.append(para.text)
        wanted += [note.text for piece in para.pieces for note in piece.note]
    told = [
        line.text
        for page in pages
        for placed in (*page.placed, *page.notes)
        for line in placed.lines
    ]
    lacking, more = _letters(wanted) - _letters(told), _letters(told) - _letters(wanted)
    if lacking or more:
        yield f"mất {dict(lacking)} thừa {dict(more)}"
    pictures = sum(isinstance(item, Picture) for s in flow.sections for item in s.items)
    if pictures != sum(len(page.images) for page in pages):
        yield "mất hình"


def _outside(page: Page, body: float, hanging: str) -> Iterator[str]:
    """A line may be higher than the page, a letter wider: nothing can be done about these.

    `hanging` = signs that may stand beyond the end of their line.
    """
    for placed in (*page.placed, *page.notes):
        for line in placed.lines:
            high = line.bottom - line.top > body - 15
            if not high and (line.top < -NEAR or line.bottom > page.height + NEAR):
                yield f"dòng ra ngoài trang: {line.top:.2f}-{line.bottom:.2f} {line.text[:30]}"
            for fragment in line.fragments:
                wide = len(fragment.text.strip().rstrip(hanging or None)) <= 1
                right = fragment.x + fragment.width
                if not wide and right > page.width + NEAR:
                    yield f"chữ ra ngoài trang: {fragment.x:.1f}-{right:.1f} {line.text[:30]}"
    for image in page.images:
        low, right = image.y + image.height, image.x + image.width
        if low > page.height + NEAR or right > page.width + NEAR or image.x < -NEAR:
            yield f"hình ra ngoài trang: {image.x:.1f} {right:.1f} {low:.1f}"


def _overlaps(page: Page) -> Iterator[str]:
    """Lines of one column one below the other; cells side by side; notes below the text."""
    columns: dict[tuple[int, ...], list[Line]] = {}
    for placed in page.placed:
        if placed.role != "contact":
            columns.setdefault(placed.path and (placed.path[0], placed.path[2]), []).extend(
                placed.lines
            )
    for path, lines in columns.items():
        ordered = sorted(lines, key=lambda line: line.top) if path else lines
        for above, below in pairwise(ordered):
            if below.top < above.bottom - NEAR:
                yield (
                    f"dòng chồng nhau: {above.top:.2f}-{above.bottom:.2f} {above.text[:20]!r} và "
                    f"{below.top:.2f} {below.text[:20]!r} {path}"
                )
    yield from _notes_overlap(page)


def _notes_overlap(page: Page) -> Iterator[str]:
    text = [p for p in page.placed if p.role != "contact"]
    low = max((line.bottom for placed in text for line in placed.lines), default=0.0)
    notes: list[Placed] = list(page.notes)
    lines = [line for note in notes for line in note.lines]
    if lines and lines[0].top < low - NEAR:
        yield f"chú thích chồng lên chữ: {lines[0].top:.2f} < {low:.2f}"
    for above, below in pairwise(lines):
        if below.top < above.bottom - NEAR:
            yield f"chú thích chồng nhau: {above.bottom:.2f} {below.top:.2f}"


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--first", type=int, default=1)
    chosen = parser.parse_args(arguments)
    bad = 0
    for seed in range(chosen.first, chosen.first + chosen.count):
        begun = time.process_time()
        try:
            found = faults(seed)
        except Exception as error:  # noqa: BLE001 - a crash is what is looked for
            found = [f"{type(error).__name__}: {error}"]
        took = time.process_time() - begun
        if took > LONGEST:
            found = [f"{took:.1f} s", *found]
        if found:
            bad += 1
            print(f"{seed}: {found[0]} ({len(found)})")  # noqa: T201
    print(f"{chosen.count} dòng chảy ngẫu nhiên, {bad} có lỗi")  # noqa: T201
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
