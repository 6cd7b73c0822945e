"""Puts blocks on pages: widows and orphans, what stays together, new pages.

Widow/orphan control is 2/2 as Word and LibreOffice have it: a paragraph of three lines is never
parted. What asks to stay together but is longer than a page begins on a new one and flows on.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import final

from pipeline.flow import Grid, Item, NewPage, Para, Picture, Section
from pipeline.layout import dealt
from pipeline.layout.blocks import ORPHANS, WIDOWS, TextBlock, lines_kept, set_para
from pipeline.layout.book import EPSILON, Book
from pipeline.layout.page import PlacedImage
from pipeline.layout.parting import beginning
from pipeline.layout.pictures import ImageBlock, set_picture
from pipeline.layout.rows import put_table
from pipeline.layout.tables import TableBlock, set_table
from pipeline.layout.trial import Past

Block = TextBlock | TableBlock | ImageBlock


def put_section(book: Book, section: Section, index: int, *, last: bool) -> None:
    """Lays out one section from its first page to its last.

    Contact lines higher than the bottom margin take room from the last page alone: which one that
    is shows when all stands.
    """
    mark = book.mark()
    book.foot_from = None
    _fill(book, section, index, last=last)
    if section.foot_last and not book.foot_has_room:
        book.foot_from = len(book.pages) - 1
        book.back(mark)
        _fill(book, section, index, last=last)


def _fill(book: Book, section: Section, index: int, *, last: bool) -> None:
    book.begin(section, index)
    blocks = _set_blocks(book, _items(section, dropped=book.ruler.rounds and not last))
    kept = -1
    chain = _Moved(0, [])
    start = len(book.pages)
    shares = dealt.dealt_tables(map(_measured, blocks)) if book.ruler.rounds else []
    for number, block in enumerate(blocks):
        if block.page_before and not book.sheet.fresh:
            book.turn(manual=True)
        if number > kept:
            chain = _Moved(0, [])
            if block.keep_next:
                kept, chain = _keep(book, blocks, number)
        behind = number > 0 and blocks[number - 1].keep_next
        chain.tops.append(book.sheet.y + book.gap(_before(block)))
        if isinstance(block, TableBlock):
            tops = chain.before(book.sheet.top) if behind else []
            share = shares[number] if shares else None
            page = len(book.pages) - start
            moved = behind and share is not None and page > 0 and not chain.turned
            put_table(book, block, Past(inf if behind else 0, moved, share, page, tops))
        else:
            _put(book, block)
    book.end()


def _items(section: Section, *, dropped: bool) -> Sequence[Item]:
    """What stands in the section; `dropped` = without an empty paragraph at its end.

    LibreOffice 7.4 has no paragraph where there is nothing in it but the end of a section, and no
    page break before it.
    """
    items = list(section.items)
    if dropped and len(items) > 1 and _bare(items[-1]):
        del items[-1]
        while items and isinstance(items[-1], NewPage):
            del items[-1]
    return items


def _bare(item: Item) -> bool:
    """Whether it is a paragraph with nothing in it, no call of a note either."""
    return isinstance(item, Para) and not item.text and not any(p.note for p in item.pieces)


def _set_blocks(book: Book, items: Sequence[Item]) -> list[Block]:
    """All text of the section broken into lines."""
    blocks: list[Block] = []
    width, ruler, notes = book.sheet.width, book.ruler, book.notes
    new_page = False
    for item in items:
        match item:
            case NewPage():
                new_page = True
                continue
            case Para():
                blocks.append(set_para(item, width, ruler, notes, page_before=new_page))
            case Grid():
                book.tables += 1
                blocks.append(set_table(item, book.tables, ruler, notes, page_before=new_page))
            case Picture():
                blocks.append(set_picture(book, item, page_before=new_page))
        new_page = False
    return blocks


@final
class _Moved:
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


def _keep(book: Book, blocks: Sequence[Block], start: int) -> tuple[int, _Moved]:
    """Turns the page if the chain that begins here does not fit on this one.

    Returns the number of the last block that has been looked after.
    """
    height, stop = _chain(book, blocks, start)
    gap = book.gap(_before(blocks[start]))
    fits = book.sheet.y + gap + height <= book.sheet.room + EPSILON
    fitted, turned = 0, not fits and not book.sheet.fresh
    if turned:
        fitted = _fitted(book, blocks[start:stop])
        book.turn()
    return stop, _Moved(fitted, [], turned)


def _fitted(book: Book, blocks: Sequence[Block]) -> int:
    """How many of these blocks have room on the page by themselves."""
    y, after = book.sheet.y, None
    for count, block in enumerate(blocks):
        before = _before(block)
        y += book.gap(before) if after is None else max(after, before)
        if y + _full(block) > book.sheet.room + EPSILON:
            return count
        y, after = y + _full(block) + _extra(block), _after(block)
    return len(blocks)


def _chain(book: Book, blocks: Sequence[Block], start: int) -> tuple[float, int]:
    """Height of the blocks that stay together from `start` on, and the last of them.

    Of the block at the end only the beginning counts.
    """
    height, stop = 0.0, start
    while blocks[stop].keep_next:
        final = stop + 1 >= len(blocks) or blocks[stop + 1].page_before
        height += _full(blocks[stop]) + _notes_need(book, blocks[stop], whole=not final)
        if final:
            return height, stop
        height += max(_after(blocks[stop]), _before(blocks[stop + 1])) + _extra(blocks[stop])
        stop += 1
    return height + (0.0 if blocks[stop].keep_next else _beginning(book, blocks[stop])), stop


def _full(block: Block) -> float:
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
            return _full(block)


def _notes_need(
    book: Book, block: Block, count: int | None = None, *, whole: bool = False
) -> float:
    """What the notes called in the first `count` lines need at the page's foot."""
    if not isinstance(block, TextBlock):
        return 0.0
    numbers = tuple([number for line in block.lines[:count] for number in line.notes])
    return book.notes_need(numbers, book.sheet.note_height, whole=whole) if numbers else 0.0


def _before(block: Block) -> float:
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


def _measured(block: Block) -> dealt.Block:
    if not isinstance(block, TableBlock):
        return dealt.Block(0, 0, 0, block.page_before)
    rows = block.rows
    cells = len(rows[min(1, len(rows) - 1)].cells)
    return dealt.Block(len(rows), block.heads, cells, block.page_before)


def _put(book: Book, block: TextBlock | ImageBlock) -> None:
    match block:
        case TextBlock():
            _put_text(book, block)
        case ImageBlock():
            _put_image(book, block)


def _put_text(book: Book, block: TextBlock) -> None:
    start = part = 0
    top: float = book.sheet.y + book.gap(block.before)
    while True:
        if _forced(book, block, start, top):
            top = book.sheet.y
        count = _count(book, block, start, top)
        if count:
            book.put(block, start, count, top, part)
            start += count
            part += 1
        if start >= len(block.lines):
            return
        book.turn()
        top = book.sheet.y


def _count(book: Book, block: TextBlock, start: int, top: float) -> int:
    """How many lines go on this page; 0 = the paragraph goes to the next page."""
    fit = book.fitting(block, start, top)
    whole = block.para.format.keep_lines and block.height() <= book.capacity + EPSILON
    count = lines_kept(block, start, fit, whole=whole)
    return max(1, fit) if count == 0 and _alone(book) else count


def _forced(book: Book, block: TextBlock, start: int, top: float) -> bool:
    """True when not even one line fits below the gap: the gap falls away."""
    return _alone(book) and top > book.sheet.y and not book.fitting(block, start, top)


def _alone(book: Book) -> bool:
    """True on a page on which nothing stands, not even notes: here something has to."""
    return book.sheet.fresh and not book.sheet.note_height


def _put_image(book: Book, block: ImageBlock) -> None:
    form = block.picture.para.format
    top = book.sheet.y + book.gap(form.before)
    while top + _full(block) > book.sheet.room + EPSILON and not _alone(book):
        book.turn()
        top = book.sheet.y
    sheet = book.sheet
    top = max(sheet.y, min(top, sheet.room - _full(block)))
    x = sheet.left + (sheet.width - block.width) / 2
    para = block.picture.para
    sheet.images.append(
        PlacedImage(
            x / 20,
            top / 20,
            block.width / 20,
            block.height / 20,
            block.picture.data,
            block.picture.alt or para.text,
            para.block,
        )
    )
    sheet.y = top + _full(block)
    sheet.fresh = False
    sheet.after, sheet.extra = float(form.after), 0.0
