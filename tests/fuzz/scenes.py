"""Documents that are extreme in one respect: notes, chains, long tables, frames, parted rows, 1 mm.

A quarter of the seeds are one of these; the others are of `Maker`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pipeline.flow import (
    Align,
    Box,
    Flow,
    Format,
    Grid,
    Item,
    PageSetup,
    Para,
    Picture,
    Piece,
    Row,
    Section,
)
from tests.fuzz.making import Maker

EACH = 4
"""Every so many seeds a scene."""


def _paper(make: Maker) -> PageSetup:
    """A page of random margins above and below, as wide as A4."""
    return replace(make.page(), width=11906, height=16838, left=850, right=1200)


def flow_of(seed: int) -> Flow:
    """The document of a seed."""
    make = Maker(seed)
    if seed % EACH:
        return make.flow()
    scene = SCENES[seed // EACH % len(SCENES)]
    return Flow(scene(make), "hd05", "", "", "", "hd05")


def _many_notes(make: Maker) -> tuple[Section, ...]:
    """Five hundred notes, from a few letters to several pages, called singly or by the dozen."""
    random = make.random
    items: list[Item] = []
    while make.notes < 500:
        calls = random.choice([1, 1, 3, 12, 40])
        pieces = tuple(_calling(make) for _ in range(calls))
        items.append(Para("P", make.format(random.choice([0.0, 0.3])), pieces))
        if random.random() < 0.1:
            items.append(make.para(0.3, 0.0))
    page = replace(_paper(make), height=random.choice([5000, 16838]))
    return (Section(page, tuple(items)),)


def _calling(make: Maker) -> Piece:
    random = make.random
    make.notes += 1
    form = Format(size=random.choice([8.0, 10.0, 10.0, 12.0]), before=random.choice([0, 0, 60]))
    words = " ".join(make.text() for _ in range(random.choice([1, 1, 1, 2, 9]))) or "a"
    notes = tuple(
        Para("N", form, (Piece(words),), "footnote") for _ in range(random.choice([1, 2]))
    )
    return Piece(make.text(), note=notes)


def _long_chain(make: Maker) -> tuple[Section, ...]:
    """Headings, kept paragraphs, tables and pictures that all stay together, longer than a page."""
    random = make.random
    page = make.page()
    width = page.width - page.left - page.right
    items: list[Item] = [make.para(0.0, 0.0)]
    for _ in range(random.choice([8, 20, 40])):
        kind = random.random()
        if kind < 0.6:
            para = make.para(1.0, 0.1)
            items.append(replace(para, format=replace(para.format, outline=random.choice([0, 1]))))
        elif kind < 0.9:
            items.append(_kept_rows(make.grid(width, 1.0, 0.1)))
        else:
            holder = Para("P", replace(make.format(1.0), keep_next=True), ())
            items.append(Picture(b"png", 2000, random.choice([400, 4000]), holder))
    return (Section(page, (*items, make.para(0.0, 0.0))),)


def _kept_rows(grid: Grid) -> Grid:
    """The rows stay together and with what follows."""
    rows = tuple(replace(row, boxes=tuple(map(_kept_box, row.boxes))) for row in grid.rows)
    return replace(grid, rows=rows, keep_next=True)


def _kept_box(box: Box) -> Box:
    paras = tuple(replace(p, format=replace(p.format, keep_next=True)) for p in box.content)
    return replace(box, content=paras)


def _long_table(make: Maker) -> tuple[Section, ...]:
    """Some hundred rows."""
    random = make.random
    page = make.page()
    width = page.width - page.left - page.right
    first = make.grid(width, 0.1, 0.05)
    rows = list(first.rows)
    while len(rows) < random.choice([40, 100, 200]):
        other = make.grid(width, 0.1, 0.05)
        if len(other.widths) == len(first.widths):
            rows += [replace(row, head=False) for row in other.rows]
    return (Section(page, (make.para(0.3, 0.0), replace(first, rows=tuple(rows)))),)


def _frames(make: Maker) -> tuple[Section, ...]:
    """Stamps and marks: framed paragraphs, cells framed alone, lines in margins, high contact lines.

    On pages as high as any office has: lines in a margin higher than the paper are no document.
    """
    random = make.random
    page = _paper(make)
    width = max(page.width - page.left - page.right, 200)
    items: list[Item] = []
    for _ in range(random.choice([3, 10])):
        kind = random.random()
        if kind < 0.3:
            para = make.para(0.3, 0.1)
            items.append(replace(para, format=replace(para.format, box=0.75, rule_width=0.0)))
        elif kind < 0.6:
            boxes = (
                Box((_mark(make), _mark(make)), border=random.random() < 0.5),
                Box((make.para(0.0, 0.0),)),
            )
            half = width // 2
            place = random.choice(["head", "sign", "signs", "stamp"])
            rows = (Row(boxes),)
            items.append(Grid((half, width - half), rows, border=False, margin=0, place=place))
        else:
            items.append(make.para(0.3, 0.1))
    lines = random.choice([1, 2, 6])
    foot = tuple(
        Para("F", Format(size=11), (Piece(make.text()[:60]),), "contact") for _ in range(lines)
    )
    return (
        Section(
            page,
            tuple(items),
            foot_first=foot if random.random() < 0.4 else (),
            foot_last=foot if random.random() < 0.6 else (),
            head_first=(_mark(make),) if random.random() < 0.5 else (),
            foot_rule=random.random() < 0.7,
        ),
    )


def _mark(make: Maker) -> Para:
    form = Format(size=make.random.choice([12.0, 14.0]), align=Align.CENTER)
    return Para("M", replace(form, box=make.random.choice([0.0, 0.5])), (Piece(make.text()[:60]),))


def _parted_rows(make: Maker) -> tuple[Section, ...]:
    """Rows of one to six cells with up to five paragraphs each, beginning anywhere on the page."""
    random = make.random
    page = replace(make.page(), left=850, right=850)
    width = page.width - 1700
    items: list[Item] = []
    for _ in range(random.choice([2, 5])):
        count = random.choice([1, 2, 3, 3, 4, 6])
        rows: list[Row] = []
        for _ in range(random.choice([1, 2, 2, 3])):
            rows += (
                _block(make, count) if random.random() < 0.3 and count > 2 else _row(make, count)
            )
        items += [make.para(0.2, 0.1), Grid((width // count,) * count, tuple(rows))]
    return (Section(page, tuple(items)),)


def _row(make: Maker, count: int) -> list[Row]:
    return [Row(tuple(_full(make) for _ in range(count)), can_split=make.random.random() < 0.85)]


def _block(make: Maker, count: int) -> list[Row]:
    """Two rows that begin with a cell over two rows and two columns."""
    upper = (replace(_full(make), columns=2, rows=2), *(_full(make) for _ in range(count - 2)))
    lower = (Box((), columns=2, merged=True), *(_full(make) for _ in range(count - 2)))
    return [Row(boxes, can_split=make.random.random() < 0.85) for boxes in (upper, lower)]


def _full(make: Maker) -> Box:
    random = make.random
    form = Format(
        size=random.choice([10.0, 12.0, 14.0]),
        align=Align.LEFT,
        before=random.choice([0, 0, 60, 400]),
        after=random.choice([0, 60, 120, 700]),
    )
    pieces = [make.piece(note=0.08) for _ in range(random.choice([1, 1, 2, 5]))]
    return Box(tuple(Para("C", form, (piece,)) for piece in pieces))


def _narrow(make: Maker) -> tuple[Section, ...]:
    """All columns 1 mm wide, or one wide among them; also a page whose text is 1 mm wide."""
    random = make.random
    page = _paper(make)
    slim = random.random() < 0.3
    if slim:
        page = replace(page, left=page.width // 2 - 28, right=page.width // 2 - 29)
    count = random.choice([2, 8, 20])
    widths = [57] * count
    if random.random() < 0.5 and not slim:
        widths[random.randrange(count)] = 2000
    rows = tuple(
        Row(tuple(Box((make.para(0.1, 0.05),)) for _ in widths), can_split=random.random() < 0.6)
        for _ in range(3)
    )
    margin = random.choice([0, 20, 108])
    grid = Grid(tuple(widths), rows, margin=margin)
    return (Section(page, (make.para(0.0, 0.0), grid, make.para(0.3, 0.3))),)


SCENES: tuple[Callable[[Maker], tuple[Section, ...]], ...] = (
    _many_notes,
    _long_chain,
    _long_table,
    _frames,
    _parted_rows,
    _narrow,
)
