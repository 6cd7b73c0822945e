"""A PDF with text -> pages: paragraphs by place; those that a page break divides are joined again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.check.finished import pdf as finished_pdf
from pipeline.check.finished import pdf_sheets, pdf_units, words
from pipeline.check.finished.page import Para, Piece
from pipeline.check.finished.pdf import Page
from pipeline.importer.pages import Aside, Cell, Grid, Read
from pipeline.importer.readers import pdf_pictures, pdf_tables, raised
from pipeline.importer.readers.pdf_tables import Region, regions
from pipeline.importer.recognise.labels import label
from pipeline.lengths import POINT

_ENDS = re.compile(r"[.;:!?…][\"”’)]*$|\./\.$")
_LONGEST = 400
"""Letters of a line in brackets below a title."""
_EDGE = 3.0
"""Points: a line begins at the text's edge."""


def read(data: bytes, file: str) -> Read:
    """Read a PDF; ContentError K057 where it has no text or cannot be opened."""
    found, pages = finished_pdf.read(data, file)
    found = replace(found, paras=tuple(_titled(found.paras)))
    tables = _tables(pages, found.paras)
    paras, joins = _joined(found.paras)
    paras, grids, members = _placed(paras, tables)
    aside = [Aside(one.words or "(số)", "số trang") for one in found.numbers]
    if found.extras.received:
        aside.append(Aside(found.extras.received, "dấu “ĐẾN” của nơi nhận"))
    if found.extras.hidden:
        aside.append(Aside(found.extras.hidden, "chữ ẩn, không in ra"))
    notes = []
    if found.extras.no_text_pages:
        empty = ", ".join(str(one) for one in found.extras.no_text_pages)
        notes.append(f"trang {empty} chỉ có hình, không nhập được")
    listed = _notes(found.notes)
    calls = raised.Calls([one.text for one in listed if one.number])
    # In reading order: a table stands where its first words stand.
    called = []
    for para in paras:
        if para.number in grids:
            grids[para.number] = calls.grid(grids[para.number])
        called.append(para if para.number in grids else calls.para(para))
    paras = tuple(called)
    paras, levelled = raised.spelled(paras)
    notes += levelled
    made = replace(found, paras=paras, notes=listed)
    pictured = _pictures(data, paras, found.extras.no_text_pages)
    if pictured.left:
        notes.append(NOT_TAKEN.format(pictured.left))
    return Read(
        made, grids, members, tuple(aside), pictures=pictured.taken, notes=tuple(notes), joins=joins
    )


NOT_TAKEN = "{} hình trong PDF không lấy được (hình mặt nạ hoặc quá lớn): lấy từ bản gốc rồi thêm khối “hình”"


def _pictures(data: bytes, paras: Sequence[Para], scans: Sequence[int]) -> pdf_pictures.Pictures:
    document = pdf_sheets.parted(pdf_units.opened(data)).document
    try:
        return pdf_pictures.pictures(document, paras, scans)
    finally:
        document.close()


def _titled(paras: Sequence[Para]) -> Iterator[Para]:
    """The State's name is one line where a narrow column broke it: "CỘNG HÒA … CHỦ NGHĨA | VIỆT NAM"."""
    taken: set[int] = set()
    for at, para in enumerate(paras):
        rest = range(at + 1, min(at + 4, len(paras)) if at < _REACH else 0)
        for to in rest:
            whole = _together(para, paras[to])
            if paras[to].side == para.side and words.near(whole.text, words.NATIONAL_NAME):
                taken.add(to)
                para = whole
                break
        if at not in taken:
            yield para


_REACH = 8


def _notes(lines: Sequence[Para]) -> tuple[Para, ...]:
    """Footnotes out of their lines, numbered as they are called; number 0 where a line begins with none."""
    out: list[Para] = []
    last = 0
    for line in lines:
        begun = re.match(r"\d{1,2}\s?(?=\D)", line.text)
        if begun and int(begun[0]) == last + 1:
            last += 1
            text = line.text[begun.end() :].strip()
            out.append(Para(last, 0, (Piece(text, line.size),)))
        elif last:
            pieces = (*out[-1].pieces, Piece(" " + line.text, line.size))
            out[-1] = replace(out[-1], pieces=pieces)
        else:
            out.append(Para(0, 0, line.pieces))
    return tuple(out)


def _joined(paras: Sequence[Para]) -> tuple[tuple[Para, ...], dict[int, str]]:
    """Paragraphs over a page break are one; `joins` by the new number where that is not certain."""
    out: list[Para] = []
    left = _left(paras)
    for para in paras:
        if out and _near(out[-1], para) and _goes_on(out[-1], para, left):
            out[-1] = _together(out[-1], para)
        else:
            out.append(para)
    return tuple(out), {}


def _near(above: Para, para: Para) -> bool:
    """On the next page, or right below on the same one."""
    if para.page == above.page + 1:
        return True
    if para.page != above.page or not above.boxes or not para.boxes:
        return False
    return 0 < para.boxes[0][1].bottom - above.boxes[-1][1].bottom < 2.2 * para.size


def _left(paras: Sequence[Para]) -> float:
    """Left edge of the text: where the lines below first lines begin."""
    edges = [box.left for para in paras if not para.side for _, box in para.boxes[1:]]
    return sorted(edges)[len(edges) // 2] if edges else 0.0


def _goes_on(above: Para, para: Para, left: float) -> bool:
    alone = above.side or para.side == "right" or (para.side and not _full(above, left))
    if above.bordered or para.bordered or alone or not para.boxes:
        return False
    if above.text.startswith("(") and above.text.count("(") > above.text.count(")"):
        return len(above.text) < _LONGEST
    if para.align == "center" or above.align == "center" or abs(above.size - para.size) > 0.6:
        return False
    first = para.boxes[0][1]
    at_edge = abs(first.left - left) < _EDGE
    if para.side == "left":
        return at_edge and not _ENDS.search(above.text) and not label(para.text)[0]
    if para.page == above.page:
        short = above.boxes[-1][1].right < left + 0.7 * (para.column or 0) / POINT
        listed = label(para.text)[0]
        return at_edge and not short and not listed and not _ENDS.search(above.text)
    indented = any(box.left > left + 12 for _, box in above.boxes[:1])
    if at_edge and indented:
        return True
    if first.left > left + 12:
        return False
    return not _ENDS.search(above.text) and not label(para.text)[0]


def _full(para: Para, left: float) -> bool:
    """Whether its last line reaches the text's right edge, as far as the widest line shows it."""
    last = para.boxes[-1][1] if para.boxes else None
    return last is not None and last.right - left > 400


def _together(one: Para, two: Para) -> Para:
    last = one.pieces[-1]
    space = replace(last, text=" ") if last else Piece(" ", one.size)
    return replace(one, pieces=(*one.pieces, space, *two.pieces), boxes=(*one.boxes, *two.boxes))


def _tables(pages: Sequence[Page], paras: Sequence[Para]) -> list[Region]:
    """The tables of pages where the checker saw lines around words; a table goes on over pages."""
    bordered = {para.page for para in paras if para.bordered}
    found: list[Region] = []
    for page in pages:
        for one in regions(page) if page.number in bordered else ():
            if found and _continues(found[-1], one, paras):
                _append(found[-1], one)
            else:
                found.append(one)
    return found


def _continues(above: Region, below: Region, paras: Sequence[Para]) -> bool:
    last = above.more[-1] if above.more else above
    alike = len(last.xs) == len(below.xs)
    alike = alike and all(abs(x - y) < 3 for x, y in zip(last.xs, below.xs, strict=True))
    if not alike or below.page != last.page + 1:
        return False
    between = [
        para
        for para in paras
        if (para.page == last.page and _top(para) > last.ys[-1])
        or (para.page == below.page and _top(para) < below.ys[0])
    ]
    return not between


def _top(para: Para) -> float:
    return para.boxes[0][1].bottom if para.boxes else 0.0


def _said(rows: Sequence[Sequence[Cell]]) -> list[list[tuple[str, ...]]]:
    return [[cell.text for cell in row if cell.text] for row in rows]


def _append(table: Region, more: Region) -> None:
    """Rows of the next page; the head that is repeated there is left out."""
    table.more.append(more)
    rows = more.grid.rows
    heads = table.grid.heads
    # A page may show less of where its cells end.
    if heads and _said(rows[:heads]) == _said(table.grid.rows[:heads]):
        rows = rows[heads:]
    above = table.grid.rows
    if rows and pdf_tables.cut(above[heads:], rows[0]):
        above, rows = (*above[:-1], pdf_tables.whole(above[-1], rows[0])), rows[1:]
    table.grid = replace(table.grid, rows=(*above, *rows))


def _placed(
    paras: Sequence[Para], tables: Sequence[Region]
) -> tuple[tuple[Para, ...], dict[int, Grid], dict[int, int]]:
    """Paragraphs with one in place of each table's words; grids and members by its number."""
    out: list[Para] = []
    grids: dict[int, Grid] = {}
    members: dict[int, int] = {}
    for para in paras:
        table = next((one for one in tables if _inside(one, para)), None)
        if table is None:
            out.append(replace(para, number=len(out) + 1))
        elif not table.key:
            table.key = len(out) + 1
            out.append(replace(para, number=table.key, bordered=True))
            grids[table.key] = table.grid
            members[table.key] = table.key
    return tuple(out), grids, members


def _inside(table: Region, para: Para) -> bool:
    if not para.boxes:
        return False
    page, box = para.boxes[0]
    x, y = (box.left + min(box.right, box.left + 10)) / 2, (box.top + box.bottom) / 2
    return any(one.page == page and one.holds(x, y) for one in (table, *table.more))
