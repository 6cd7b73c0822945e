"""What stays together: chains of blocks that keep with the next, and what must fit for them to begin.

Twips. A chain longer than a page begins on a new one and flows on.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

from pipeline.layout.blocks import ORPHANS, WIDOWS, TextBlock
from pipeline.layout.book import EPSILON, Book
from pipeline.layout.dealt import Dealing
from pipeline.layout.footnotes import AREA
from pipeline.layout.parting import beginning
from pipeline.layout.pictures import ImageBlock
from pipeline.layout.tables import TableBlock
from pipeline.layout.trial import contents_of

Block = TextBlock | TableBlock | ImageBlock


@final
class Moved:
    """Blocks that stay together, and where those put already begin. The first `fitted` of them had
    room on the page before, where what they stay with had none; `turned` = all went to the next."""

    __slots__ = ("fitted", "tops", "turned")

    def __init__(self, fitted: int, tops: list[float], turned: bool = False) -> None:
        self.fitted = fitted
        self.tops = tops
        self.turned = turned

    def before(self, top: float) -> list[float]:
        """Where the last of the blocks stood while the fitted ones came one by one to its page."""
        last = self.tops[-1]
        fitted = min(self.fitted, len(self.tops) - 1)
        return [top + last - self.tops[at] for at in range(fitted, 0, -1)]


def keep(
    book: Book, blocks: Sequence[Block], start: int, dealing: Dealing | None = None
) -> tuple[int, Moved]:
    """Turns the page if the chain that begins here does not fit on this one.

    `dealing` = where the blocks were dealt to, in mode "lo7". Returns the number of the last block
    that has been looked after.
    """
    height, stop = _chain(book, blocks, start)
    gap = book.gap(before_of(blocks[start]))
    fits = book.sheet.y + gap + height <= book.sheet.room + EPSILON
    fitted, turned = 0, not fits and not book.sheet.fresh
    if turned:
        fitted = _fitted(book, blocks[start:stop])
        ahead = dealing is not None and dealing.ahead(start, stop)
        left = _left_behind(book, blocks[start : stop + 1], fitted) if ahead else 0
        if left:
            return start + left - 1, Moved(0, [])
        book.turn()
    return stop, Moved(fitted, [], turned)


def _left_behind(book: Book, blocks: Sequence[Block], fitted: int) -> int:
    """How many blocks stay in LibreOffice 7.4 though what they keep with goes to the next page.

    The first for which there is no room above the notes of the table behind takes them along. The
    text of the page gains room by that, so its going is not counted and those before are not told.
    Where all of the `fitted` would have room once the notes are gone they come back and go together.
    """
    table = blocks[-1]
    if not isinstance(table, TableBlock) or not 0 < fitted < len(blocks) - 1:
        return 0
    calls = [call for content in contents_of(table) for call in content.calls]
    notes = sum(height for call in calls for height in book.note_heights(call.numbers))
    area = notes + (0.0 if book.sheet.note_height else AREA)
    return _fitted(book, blocks[:-1], area) if calls else 0


def _fitted(book: Book, blocks: Sequence[Block], notes: float = 0.0) -> int:
    """How many of these blocks have room on the page by themselves, above `notes` twips of more notes."""
    y, after = book.sheet.y, None
    for count, block in enumerate(blocks):
        before = before_of(block)
        y += book.gap(before) if after is None else max(after, before)
        if y + full(block) > book.sheet.room - notes + EPSILON:
            return count
        y, after = y + full(block) + _extra(block), _after(block)
    return len(blocks)


def _chain(book: Book, blocks: Sequence[Block], start: int) -> tuple[float, int]:
    """Height of the blocks that stay together from `start` on, and the last of them.

    Of the block at the end only the beginning counts.
    """
    height, stop = 0.0, start
    while blocks[stop].keep_next:
        final = stop + 1 >= len(blocks) or blocks[stop + 1].page_before
        height += full(blocks[stop]) + _notes_need(book, blocks[stop], whole=not final)
        if final:
            return height, stop
        height += max(_after(blocks[stop]), before_of(blocks[stop + 1])) + _extra(blocks[stop])
        stop += 1
    return height + (0.0 if blocks[stop].keep_next else _beginning(book, blocks[stop])), stop


def full(block: Block) -> float:
    match block:
        case ImageBlock():
            return block.height + block.below
        case _:
            return block.height()


def _beginning(book: Book, block: Block) -> float:
    match block:
        case TextBlock():
            count = len(block.lines)
            parted = count > ORPHANS + WIDOWS - 1 and not block.para.format.keep_lines
            count = ORPHANS if parted else count
            return block.height(0, count) + _notes_need(book, block, count)
        case TableBlock():
            return beginning(block, book)
        case ImageBlock():
            return full(block)


def _notes_need(
    book: Book, block: Block, count: int | None = None, *, whole: bool = False
) -> float:
    """What the notes called in the first `count` lines need at the page's foot."""
    if not isinstance(block, TextBlock):
        return 0.0
    numbers = tuple([number for line in block.lines[:count] for number in line.notes])
    return book.notes_need(numbers, book.sheet.note_height, whole=whole) if numbers else 0.0


def before_of(block: Block) -> float:
    match block:
        case TextBlock():
            return block.before
        case ImageBlock():
            return block.picture.para.format.before
        case TableBlock():
            return 0.0


def _after(block: Block) -> float:
    match block:
        case TextBlock():
            return block.after
        case ImageBlock():
            return block.picture.para.format.after
        case TableBlock():
            return 0.0


def _extra(block: Block) -> float:
    return block.extra if isinstance(block, TextBlock) else 0.0
