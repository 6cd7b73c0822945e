"""Puts blocks on pages: widows and orphans, what stays together, new pages.

Widow/orphan control is 2/2 as Word and LibreOffice have it: a paragraph of three lines is never
parted. What asks to stay together but is longer than a page begins on a new one and flows on.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from pipeline.flow import Grid, Item, NewPage, Para, Picture, Section
from pipeline.layout import dealt
from pipeline.layout.blocks import TextBlock, lines_kept, set_para
from pipeline.layout.book import EPSILON, Book
from pipeline.layout.chains import Block, Moved, before_of, full, keep
from pipeline.layout.dealt import Dealing, Dealt, full_page, gathered
from pipeline.layout.items import as_imported
from pipeline.layout.page import PlacedImage
from pipeline.layout.pictures import ImageBlock, set_picture
from pipeline.layout.rows import put_table
from pipeline.layout.standing import standing
from pipeline.layout.tables import TableBlock, set_table
from pipeline.layout.trial import Past


def put_section(book: Book, sections: Sequence[Section], index: int) -> None:
    """Lays out one section of a document from its first page to its last.

    Contact lines higher than the bottom margin take room from the last page alone: which one that
    is shows when all stands.
    """
    mark = book.mark()
    book.foot_from = None
    _fill(book, sections, index)
    section = sections[index]
    if section.foot_last and not book.foot_has_room:
        book.foot_from = len(book.pages) - 1
        book.back(mark)
        _fill(book, sections, index)


def _fill(book: Book, sections: Sequence[Section], index: int) -> None:
    book.begin(sections[index], index)
    blocks = _set_blocks(book, _items(book, sections, index))
    kept = -1
    chain = Moved(0, [])
    start = len(book.pages)
    hidden = int(index == 0 and bool(blocks) and isinstance(blocks[0], TableBlock))
    dealing = None
    if book.ruler.rounds:
        dealing = Dealing.of(map(_measured, blocks), hidden, _full_page(sections))
    for number, block in enumerate(blocks):
        if block.page_before and not book.sheet.fresh:
            book.turn(manual=True)
        if dealing:
            dealing.put(number, fresh=book.sheet.fresh)
        if number > kept:
            chain = Moved(0, [])
            if block.keep_next:
                kept, chain = keep(book, blocks, number, dealing)
        behind = number > 0 and blocks[number - 1].keep_next
        chain.tops.append(book.sheet.y + book.gap(before_of(block)))
        if isinstance(block, TableBlock):
            tops = chain.before(book.sheet.top) if behind else []
            share = dealing.shares[number] if dealing else None
            page = len(book.pages) - start
            ahead = dealing is not None and dealing.ahead(number, number)
            moved = behind and share is not None and ahead and not chain.turned
            jumped = dealing is not None and dealing.begins[number] > page + 1
            reach = _first_part(block, share) if jumped else 0
            reach = inf if behind and _gathered(block, share) else reach
            past = Past(reach, moved, share, page, tops)
            if dealing and not reach:
                past = past._replace(behind=standing(book, blocks, dealing, number, page))
            put_table(book, block, past)
        else:
            _put(book, block)
    book.end()


def _items(book: Book, sections: Sequence[Section], index: int) -> Sequence[Item]:
    if book.ruler.rounds:
        return as_imported(sections, index, noted=bool(book.notes.paras))
    return sections[index].items


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


def _full_page(sections: Sequence[Section]) -> int:
    items = [item for section in sections for item in section.items]
    tables = [
        [max(1, len(box.content)) for row in item.rows for box in row.boxes]
        for item in items
        if isinstance(item, Grid)
    ]
    paras = sum(isinstance(item, (Para, Picture)) for item in items)
    return full_page([(len(cells), sum(cells)) for cells in tables], paras)


def _measured(block: Block) -> dealt.Block:
    if not isinstance(block, TableBlock):
        return dealt.Block(0, 0, 0, block.page_before)
    rows = block.rows
    cells = len(rows[min(1, len(rows) - 1)].cells)
    return dealt.Block(len(rows), block.heads, cells, block.page_before)


def _first_part(table: TableBlock, share: Dealt | None) -> float:
    """So many rows of a table stand on the first page that it is dealt to."""
    return inf if share is None or share.per_page <= table.heads else share.per_page


def _gathered(table: TableBlock, share: Dealt | None) -> bool:
    return share is None or gathered(table.spans(), table.heads, share.per_page)


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
    while top + full(block) > book.sheet.room + EPSILON and not _alone(book):
        book.turn()
        top = book.sheet.y
    sheet = book.sheet
    top = max(sheet.y, min(top, sheet.room - full(block)))
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
    sheet.y = top + full(block)
    sheet.fresh = False
    sheet.after, sheet.extra = float(form.after), 0.0
