"""Which notes stand at a page's foot before the rows of a table above them are set, as LibreOffice 7.4 has it.

It finds a place for every table dealt to a page first, and for the text before it: while the rows are empty
text that follows the table stands on its page, and its notes take room there. The rows are cut above them;
then the text goes on with its notes, but no row comes back. Twips; mode "lo7" only.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.layout.blocks import TextBlock
from pipeline.layout.book import Book
from pipeline.layout.chains import Block, before_of, full
from pipeline.layout.dealt import Dealing
from pipeline.layout.footnotes import AREA
from pipeline.layout.tables import TableBlock


def standing(
    book: Book, blocks: Sequence[Block], dealing: Dealing, number: int, page: int
) -> float:
    """Height of the notes of text behind table `number`, which is put next, up to the last table of its page."""
    page = max(page, dealing.begins[number])
    behind = range(number + 1, len(blocks))
    tables = [at for at in behind if dealing.begins[at] <= page and _leads(blocks, at)]
    if not tables or dealing.shares[number]:
        return 0.0
    notes, y = 0.0, book.sheet.y + book.gap(0.0) + _empty(blocks[number])
    after = 0.0
    for at in range(number + 1, tables[-1]):
        block = blocks[at]
        if isinstance(block, TableBlock):
            y, after = y + _empty(block), 0.0
            continue
        y += max(after, before_of(block))
        called = _called(book, block)
        area = notes + called + (0.0 if book.sheet.note_height or not notes + called else AREA)
        if y + full(block) > book.sheet.room - area:
            return notes
        notes += called
        y += full(block)
        after = block.after if isinstance(block, TextBlock) else 0.0
    return notes


def _leads(blocks: Sequence[Block], at: int) -> bool:
    """Whether the text before a table is set before it: not where it keeps with it (SwFrame::PrepareMake)."""
    return isinstance(blocks[at], TableBlock) and not blocks[at - 1].keep_next


def _empty(block: Block) -> float:
    """Of a table without words: the lines of its rows."""
    return (len(block.rows) + 1) * block.pad if isinstance(block, TableBlock) else full(block)


def _called(book: Book, block: Block) -> float:
    if not isinstance(block, TextBlock):
        return 0.0
    numbers = tuple([number for line in block.lines for number in line.notes])
    return sum(book.note_heights(numbers)) if numbers else 0.0
