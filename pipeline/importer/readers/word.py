"""A docx -> pages: by our own reader of effective formats, numbering and tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.check.finished import word
from pipeline.check.finished.page import Finished, Para
from pipeline.importer.pages import Aside, Cell, Grid, Read
from pipeline.importer.readers import lost_looks, raised, word_changes, word_pictures
from pipeline.lengths import TWIP
from pipeline.ooxml.names import number, w
from pipeline.ooxml.package import open_package
from pipeline.ooxml.reader import Block, Table, Word, paragraphs
from pipeline.ooxml.reader import read as read_word


def read(data: bytes, file: str) -> Read:
    """Read a docx; ContentError where the package refuses it. Nothing in it is fetched or run."""
    package = open_package(data, file, only_read=True)
    finished = word.finished(package)
    story = read_word(package)
    paras, notes = raised.spelled(finished.paras)
    finished = replace(finished, paras=paras)
    tables = tuple(_tables(story.body))
    grids, members = _grids(paras, tables)
    aside = tuple(one for one in _running(story) if not _used(one, paras))
    aside += tuple(_unseen(finished, tables))
    if any(isinstance(one, Table) for table in tables for one in _inside(table)):
        notes = (*notes, NESTED)
    if finished.extras.tracked or finished.extras.comments:
        aside = (*aside, *word_changes.aside(package))
        notes = (*notes, *word_changes.notes(package))
    found = word_pictures.pictures(package, story)
    if found.left:
        notes = (*notes, NOT_TAKEN.format(len(found.left), ", ".join(found.left[:5])))
    notes = (*notes, *lost_looks.notes(paras))
    struck = lost_looks.doubts(paras, members)
    return Read(finished, grids, members, aside, pictures=found.taken, notes=notes, joins=struck)


NOT_TAKEN = (
    "{} hình không phải PNG hay JPEG, không lấy được ({}): lưu lại thành PNG rồi thêm khối “hình”"
)


NESTED = "bảng nằm trong ô của bảng khác: đưa ra sau bảng ngoài, xem lại chỗ đứng"


def _inside(table: Table) -> Iterator[Block]:
    return (block for row in table.rows for cell in row for block in cell.blocks)


def _unseen(finished: Finished, tables: Sequence[Table]) -> Iterator[Aside]:
    """Words that are in the file and on no page: hidden ones, and those of cells that the cell above covers."""
    if finished.extras.hidden:
        yield Aside(finished.extras.hidden, "chữ ẩn, không in ra")
    for table in tables:
        for cell in (cell for row in table.rows for cell in row if cell.merged):
            text = " ".join(" ".join(one.text for one in paragraphs(cell.blocks)).split())
            if text:
                yield Aside(text, "ô gộp với ô trên che đi, không in ra")


def _used(one: Aside, paras: Sequence[Para]) -> bool:
    """Whether words of a page header are the letterhead: offices put it there, too, and it was read from there."""
    own = {para.words for para in paras[:_LETTERHEAD]}
    whole = " ".join(para.words for para in paras[:_LETTERHEAD])
    return one.why == "đầu trang" and (one.text in own or (len(one.text) > 9 and one.text in whole))


_LETTERHEAD = 20
"""Paragraphs of a document's beginning."""


def _running(story: Word) -> Iterator[Aside]:
    """Words of headers and footers but plain page numbers, which the standard prints itself."""
    seen: Counter[str] = Counter()
    for name, parts in (("đầu trang", story.headers), ("chân trang", story.footers)):
        for blocks in parts.values():
            for paragraph in paragraphs(blocks):
                text = " ".join(paragraph.text.split())
                if text and not seen[text]:
                    seen[text] += 1
                    why = "số trang" if text.strip(" -–").isdigit() else name
                    yield Aside(text, why)


def _tables(blocks: Sequence[Block]) -> Iterator[Table]:
    """Every table in the order in which the reader counts them: outer before inner."""
    for block in blocks:
        if isinstance(block, Table):
            yield block
            for row in block.rows:
                for cell in row:
                    yield from _tables(cell.blocks)


def _grids(
    paras: tuple[Para, ...], tables: tuple[Table, ...]
) -> tuple[dict[int, Grid], dict[int, int]]:
    """Tables of the content by the number of their first paragraph, and whose each paragraph is."""
    inside: dict[int, list[Para]] = {}
    for para in paras:
        if para.cell:
            inside.setdefault(para.cell[0], []).append(para)
    grids: dict[int, Grid] = {}
    members: dict[int, int] = {}
    for index, found in inside.items():
        # Below 0 are tables of the page's header, which hold the letterhead.
        if not 0 <= index < len(tables) or not _is_content(found, tables[index]):
            continue
        key = found[0].number
        grids[key] = _grid(tables[index], found)
        members.update((para.number, key) for para in found)
    return grids, members


def _is_content(found: list[Para], table: Table) -> bool:
    if any(para.bordered for para in found):
        return True
    wide = max((len(row) for row in table.rows), default=0)
    return wide > 2 and len(table.rows) > 2


def _grid(table: Table, found: list[Para]) -> Grid:
    texts: dict[tuple[int, ...], list[Para]] = {}
    for para in found:
        texts.setdefault(para.cell[1:], []).append(para)
    rows: list[list[Cell]] = []
    above: dict[int, tuple[int, int]] = {}
    for at, row in enumerate(table.rows):
        made: list[Cell] = []
        column = 0
        for cell in row:
            if cell.merged and column in above:
                up, place = above[column]
                rows_up = rows[up]
                rows_up[place] = replace(rows_up[place], rows=rows_up[place].rows + 1)
            else:
                own = texts.get((at, column), [])
                above[column] = (at, len(made))
                made.append(
                    Cell(
                        tuple(para.words for para in own),
                        cell.columns,
                        align=own[0].align if own else "",
                        bold=bool(own) and all(para.bold for para in own),
                        numbers=tuple(para.number for para in own),
                    )
                )
            column += cell.columns
        rows.append(made)
    return Grid(tuple(map(tuple, rows)), _heads(table, rows), _widths(table))


def _heads(table: Table, rows: list[list[Cell]]) -> int:
    marked = 0
    for flag in table.heads:
        if not flag:
            break
        marked += 1
    if marked or len(rows) < 2:
        return marked
    bold = all(cell.bold or not cell.text for cell in rows[0])
    rest = any(cell.text and not cell.bold for cell in rows[1])
    return 1 if bold and rest else 0


def _widths(table: Table) -> tuple[float, ...]:
    grid = table.element.find(w("tblGrid"))
    if grid is None:
        return ()
    return tuple((number(one, "w") or 0) * TWIP for one in grid.iterchildren(w("gridCol")))
