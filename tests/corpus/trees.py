"""Composed documents made from the samples: every structure they have, in other words and sizes.

A sample's tree keeps its roles and order; its words are exchanged, its paragraphs made longer or
shorter, and tables, pictures, notes, page breaks and annexes put in between.
"""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache
from random import Random
from typing import NamedTuple

from PIL import Image as Pixels

from pipeline.flow import Flow, Format, Grid, Item, LineRule, Para
from pipeline.flow.build import build
from pipeline.standards.load import load
from pipeline.tree import (
    Annex,
    Block,
    Cell,
    Document,
    Image,
    LayoutChoice,
    PageBreak,
    Paragraph,
    Run,
    Signature,
    Table,
)
from tests import samples
from tests.corpus.words import revoiced, sentence

GROWING = frozenset(
    (
        "paragraph",
        "item",
        "item_2",
        "item_3",
        "basis",
        "proposal",
        "preamble",
        "clause",
        "point",
        "note",
        "heading_1",
        "heading_2",
        "heading_3",
        "article",
        "closing",
    )
)
"""Roles whose length is the author's."""


class Shares(NamedTuple):
    """How often things come, of one: they are what a structure is made of."""

    tables: float = 0.03
    images: float = 0.015
    breaks: float = 0.005
    again: float = 0.2
    """A block once more in other words."""
    notes: float = 0.06
    cell_notes: float = 0.0
    more: float = 0.1
    """One more paragraph in a cell, up to `most`."""
    most: int = 2
    splits: float = 0.3
    at_least: float = 0.15
    annexes: float = 0.6
    turned: float = 0.0
    """The whole document on turned pages."""
    duplex: float = 0.0
    """Printed on both sides: margins change places."""


OLD = Shares()
FRESH = Shares(
    tables=0.09,
    images=0.03,
    breaks=0.01,
    again=0.15,
    notes=0.12,
    cell_notes=0.02,
    more=0.35,
    most=4,
    splits=0.5,
    at_least=0.25,
    annexes=0.75,
    turned=0.06,
    duplex=0.25,
)


LAST = FRESH._replace(splits=0.0)
"""Only what an author's text can become: no row of it may be parted."""
SHARES = {"fresh": FRESH, "last": LAST, "sixth": LAST, "seventh": LAST, "eighth": LAST}


class Maker:
    """Makes one tree; every choice comes from the seed."""

    def __init__(self, seed: int, half: str) -> None:
        self.random = Random(f"{half} {seed}")
        self.seed = seed
        self.half = half
        self.shares = SHARES.get(half, OLD)

    # ---- words ---------------------------------------------------------------------------------

    def say(self, *counts: int) -> str:
        return sentence(self.random, self.half, self.random.choice(counts))

    def paragraph(self, old: Paragraph) -> Paragraph:
        runs = tuple(
            replace(run, text=revoiced(run.text, self.random, self.half)) for run in old.runs
        )
        if old.role in GROWING and self.random.random() < 0.6:
            runs = self._grown(runs)
        if old.role in ("paragraph", "item", "clause") and self.random.random() < self.shares.notes:
            runs = (*runs, Run(f" {self.say(3, 9)}", note=(Run(self.say(4, 12, 30, 60)),)))
        return replace(old, runs=runs)

    def _grown(self, runs: tuple[Run, ...]) -> tuple[Run, ...]:
        more = [Run(f" {self.say(2, 5, 12, 25, 40)}")]
        if self.random.random() < 0.3:
            more.append(Run(f" {self.say(1, 3, 8)}", bold=self.random.random() < 0.5, italic=True))
            more.append(Run(f" {self.say(1, 6, 20)}."))
        return (*runs, *more)

    def paragraphs(self, old: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
        return tuple(self.paragraph(one) for one in old)

    def short(self, old: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
        """Other words, the same length."""
        return tuple(
            replace(
                one,
                runs=tuple(
                    replace(run, text=revoiced(run.text, self.random, self.half))
                    for run in one.runs
                ),
            )
            for one in old
        )

    # ---- blocks --------------------------------------------------------------------------------

    def block(self, old: Block) -> Block:
        match old:
            case Paragraph():
                return self.paragraph(old)
            case Table():
                return replace(old, head=self.cells(old.head), rows=self.cells(old.rows))
            case Image():
                caption = old.caption and self.short((old.caption,))[0]
                return replace(old, caption=caption)
            case PageBreak():
                return old

    def cells(self, rows: tuple[tuple[Cell, ...], ...]) -> tuple[tuple[Cell, ...], ...]:
        return tuple(
            tuple(replace(cell, paragraphs=self.paragraphs(cell.paragraphs)) for cell in row)
            for row in rows
        )

    def body(self, old: tuple[Block, ...], longest: int) -> tuple[Block, ...]:
        """The blocks in other words, some again, other things in between."""
        blocks: list[Block] = []
        for block in old:
            blocks.append(self.block(block))
            chance = self.random.random()
            shares = self.shares
            if chance < shares.tables:
                blocks.append(self.table())
            elif chance < shares.tables + shares.images:
                blocks.append(self.image())
            elif chance < shares.tables + shares.images + shares.breaks:
                blocks.append(PageBreak())
            elif (
                chance < shares.tables + shares.images + shares.breaks + shares.again
                and isinstance(block, Paragraph)
                and block.role in GROWING
            ):
                blocks.append(self.block(block))
        return tuple(blocks[:longest])

    def image(self) -> Image:
        width = self.random.choice([30.0, 60.0, 110.0, 165.0, 200.0])
        height = self.random.choice([15.0, 40.0, 70.0, 110.0])
        caption = Paragraph("caption", (Run(self.say(3, 8, 25)),))
        return Image(picture(), width, height, self.random.choice([None, caption]))

    def table(self) -> Table:
        count = self.random.randint(2, 8)
        rows = [
            [self.cell(count) for _ in range(count)]
            for _ in range(self.random.choice([1, 3, 6, 12, 30]))
        ]
        head = [[self.head_cell(1, 2, 4) for _ in range(count)]]
        if self.random.random() < 0.3:
            head = self.two_heads(count)
        if self.random.random() < 0.5:
            rows = self.spanned(rows)
        aligns = tuple(self.random.choice(["", "left", "center", "justify"]) for _ in range(count))
        widths = tuple(float(self.random.randint(12, 40)) for _ in range(count))
        return Table(
            tuple(map(tuple, head)),
            tuple(map(tuple, rows)),
            widths if self.random.random() < 0.5 else (),
            aligns,
            Paragraph("caption", (Run(self.say(4, 12)),)) if self.random.random() < 0.3 else None,
        )

    def cell(self, columns: int) -> Cell:
        most = 30 // columns
        paragraphs = [self.say(1, 2, 4, most, 2 * most)]
        while len(paragraphs) < self.shares.most and self.random.random() < self.shares.more:
            paragraphs.append(self.say(2, most))
        if self.random.random() < 0.05:
            return Cell(())
        return Cell(tuple(Paragraph("cell", self.in_cell(words)) for words in paragraphs))

    def in_cell(self, words: str) -> tuple[Run, ...]:
        if self.shares.cell_notes and self.random.random() < self.shares.cell_notes:
            return (Run(words, note=(Run(self.say(4, 12, 30)),)),)
        return (Run(words),)

    def head_cell(self, *counts: int) -> Cell:
        return Cell((Paragraph("cell_head", (Run(self.say(*counts)),)),))

    def two_heads(self, columns: int) -> list[list[Cell]]:
        """Two rows of heads, the last two columns under a common one.

        The cells over both rows are the short ones: where they are the higher ones LibreOffice
        cuts their text off on every page after the first.
        """
        upper = [replace(self.head_cell(1), rows=2) for _ in range(columns - 2)]
        common = replace(self.head_cell(1, 2, 4), columns=2)
        return [[*upper, common], [self.head_cell(1, 2, 4), self.head_cell(1, 2, 4)]]

    def spanned(self, rows: list[list[Cell]]) -> list[list[Cell]]:
        """Some cells go over two or three rows or two columns, in one column each time."""
        out: list[list[Cell]] = []
        place = self.random.choice([0, 0, 1])
        at = 0
        while at < len(rows):
            over = min(self.random.choice([1, 1, 2, 3]), len(rows) - at)
            for number in range(over):
                row = list(rows[at + number])
                if over > 1 and number == 0:
                    row[place] = replace(row[place], rows=over)
                elif number:
                    del row[place]
                elif len(row) > 2 and self.random.random() < 0.2:
                    row[-2:] = [replace(row[-2], columns=2)]
                out.append(row)
            at += over
        return out

    # ---- the whole -----------------------------------------------------------------------------

    def layout(self) -> LayoutChoice:
        random = self.random
        pitch = random.choice([None, 17.0, 18.0, 19.5, 22.0, 0.0, 0.0, 0.0, 0.0])
        multiple = random.choice([1.0, 1.15, 1.25, 1.5]) if pitch == 0.0 else None
        return LayoutChoice(
            size=random.choice([12.0, 13.0, 13.5, 14.0, 14.0, 14.5, 15.0, 16.0]),
            line_pitch=pitch or None,
            line_multiple=multiple,
            paragraph_gap=random.choice([None, 0.0, 3.0, 6.0, 8.0, 12.0]),
            first_line=random.choice([None, 0.0, 10.0, 12.7]),
            margin_top=random.choice([None, 20.0, 25.0]),
            margin_bottom=random.choice([None, 20.0, 25.0]),
            margin_left=random.choice([None, 30.0, 35.0]),
            margin_right=random.choice([None, 15.0, 20.0]),
            duplex=self.share(self.shares.duplex),
            landscape=self.share(self.shares.turned),
        )

    def share(self, often: float) -> bool:
        return bool(often) and self.random.random() < often

    def annex(self, old: Annex) -> Annex:
        landscape = self.random.random() < 0.5
        body = self.body(old.body, 25)
        if self.random.random() < 0.5:
            body = (*body, self.table())
        return replace(old, title=self.short(old.title), body=body, landscape=landscape)

    def document(self) -> Document:
        random = self.random
        names = list(samples.EVERY)
        # The newer halves go through the samples in turn: every kind comes, copies too.
        name = names[self.seed % len(names)] if self.half in SHARES else random.choice(names)
        old = samples.document(name)
        # A copy has none of its own: what signs it comes from a document that has.
        kin = [
            n
            for n in samples.EVERY
            if samples.standard(n) == old.standard and samples.document(n).signatures
        ]
        other = samples.document(random.choice(kin))
        annexes = tuple(self.annex(one) for one in (old.annexes or other.annexes)[:2])
        return replace(
            old,
            header=replace(
                old.header, left=self.short(old.header.left), right=self.short(old.header.right)
            ),
            title=self.paragraphs(old.title),
            addressees=self.short(old.addressees),
            body=self.body(old.body, random.choice([8, 30, 70])),
            recipients=self.short(other.recipients),
            signatures=tuple(self.signature(one) for one in other.signatures),
            annexes=annexes if random.random() < self.shares.annexes else (),
            contact=self.contact(old) if random.random() < 0.25 else (),
            layout=self.layout(),
        )

    def signature(self, old: Signature) -> Signature:
        return replace(
            old,
            lines=self.short(old.lines),
            name=old.name and self.short((old.name,))[0],
            note=old.note and self.short((old.note,))[0],
        )

    def contact(self, old: Document) -> tuple[Paragraph, ...]:
        lines = self.random.randint(1, 2)
        return tuple(Paragraph("contact", (Run(self.say(5, 14)),)) for _ in range(lines))


@cache
def picture() -> bytes:
    stream = io.BytesIO()
    Pixels.new("L", (40, 30), 200).save(stream, "PNG")
    return stream.getvalue()


def flow_of(seed: int, half: str) -> Flow:
    """The physical document of a seed; line rules and splitting rows that no author chooses too."""
    make = Maker(seed, half)
    document = make.document()
    standard = load(document.standard)
    flow = build(document, standard, samples.desk().metrics.text_width)
    at_least = make.random.random() < make.shares.at_least
    splits = make.random.random() < make.shares.splits
    body = standard.body
    sections = tuple(
        replace(
            section,
            items=tuple(
                _varied(item, at_least, splits, body is not None) for item in section.items
            ),
        )
        for section in flow.sections
    )
    return replace(flow, sections=sections)


def _varied(item: Item, at_least: bool, splits: bool, known: bool) -> Item:
    match item:
        case Para() if at_least and item.role in GROWING:
            return replace(item, format=_at_least(item.format))
        case Grid() if splits and item.border:
            rows = tuple(replace(row, can_split=not row.head) for row in item.rows)
            return replace(item, rows=rows)
        case _:
            return item


def _at_least(form: Format) -> Format:
    return replace(form, line_rule=LineRule.AT_LEAST, line=380)
