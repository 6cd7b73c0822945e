"""What the layout cannot promise to be as a word processor has it, said with the other engine's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.flow import Box, Flow, Grid, Para, Row, paras
from pipeline.layout.followed import Follower, followers
from pipeline.layout.noted import Place, places
from pipeline.layout.page import Line, Pages, Placed
from pipeline.layout.vanishing import vanishing
from pipeline.problem import Level, Problem, Span

_WAY = "hoặc dùng “--pdf-engine libreoffice” để PDF đúng như LibreOffice mở tệp .docx"
_MOVED = "đưa chú thích ấy ra ngoài bảng (“ghi chú” dưới bảng hoặc trong đoạn văn)"
_LEFTWARD = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
"""Where Unicode has letters that are written from right to left (UAX #9, 3.2: Bidi_Class R or AL)."""
_TURNED = re.compile(f"[{_LEFTWARD}](?:[ {_LEFTWARD}]*[{_LEFTWARD}])?")
_LATER = "đưa chú thích ấy lên trước bảng hoặc bỏ chú thích"
_SPLIT = "giữ hàng tên cột cùng hàng sau (“keep with next”)"
_OPEN = "-\u2011–—…/"
"""After these a line may end inside a word."""


def doubts(flow: Flow, pages: Pages) -> tuple[Problem, ...]:
    """L007 for words cut to fit their column, for rows parted over pages and for notes that, called in
    rows or soon after them, decide where a page ends, once for each cell or paragraph: there Word,
    LibreOffice and this layout each have their own way (docs/bo-tri.md). L009 for words that this layout
    would set the wrong way round.
    """
    blocks = {para.block: para.span for para in paras(flow) if para.block and para.span}
    cells = _cells(flow)
    found: dict[tuple[Span, str], Problem] = {}
    for placed, said, way in _seen(flow, pages):
        written = cells.get(placed.path[:3]) or blocks.get(placed.block)
        span = written or Span(flow.source or flow.template)
        message = f"{said}; Word và LibreOffice có thể cắt ở chỗ khác"
        problem = Problem(span, "L007", message, f"{way}, {_WAY}", Level.WARNING)
        found.setdefault((span, way), problem)
    for place in places(flow, pages):
        span = cells.get(place.path) or Span(flow.source or flow.template)
        problem = Problem(span, "L007", _noted(place), f"{_MOVED}, {_WAY}", Level.WARNING)
        found.setdefault((span, _MOVED), problem)
    for one in followers(flow, pages):
        span = blocks.get(one.placed.block) or Span(flow.source or flow.template)
        problem = Problem(span, "L007", _pushed(one), f"{_LATER}, {_WAY}", Level.WARNING)
        found.setdefault((span, _LATER), problem)
    grids = dict(_grids(flow))
    for number, page in vanishing(flow, pages):
        span = grids[number].span or Span(flow.source or flow.template)
        found.setdefault(
            (span, _SPLIT), Problem(span, "L007", _lost(page), f"{_SPLIT}, {_WAY}", Level.WARNING)
        )
    turned = (
        one for para in paras(flow) for one in _turned(para, Span(flow.source or flow.template))
    )
    return (*found.values(), *turned)


def _turned(para: Para, place: Span) -> Iterator[Problem]:
    """An error, once for a paragraph: its words would be printed backwards."""
    notes = (note.text for piece in para.pieces for note in piece.note)
    for text in (para.text, *notes):
        if found := _TURNED.search(text):
            said = f"“{found[0]}” là chữ viết từ phải sang trái, PDF do vanban dàn sẽ in ngược"
            way = "viết bằng chữ La-tinh, hoặc dùng “--pdf-engine libreoffice” để PDF đúng như tệp .docx"
            yield Problem(para.span or place, "L009", said, way, Level.ERROR)
            return


def _noted(place: Place) -> str:
    return (
        f"chú thích {place.note} gọi trong hàng {place.path[1] + 1} của bảng quyết định trang {place.page} hết "
        "ở chỗ nào; Word và LibreOffice có thể ngắt trang ở chỗ khác"
    )


def _pushed(one: Follower) -> str:
    return (
        f"chú thích {one.note} gọi ngay sau bảng ở cuối trang {one.page}, trước một bảng khác hay phần ký; LibreOffice "
        "có thể đưa hàng cuối của bảng sang trang sau"
    )


def _lost(page: int) -> str:
    return (
        f"hàng tên cột của bảng vừa khít cuối trang {page} mà không giữ liền với hàng sau; LibreOffice 7.4 có thể để "
        "bảng lại trang ấy và làm mất mọi hàng của nó"
    )


def _cells(flow: Flow) -> dict[tuple[int, ...], Span | None]:
    """(table, row, column) -> where the author wrote the cell, or else its table."""
    return {
        (number, at, column): next((one.span for one in box.content if one.span), grid.span)
        for number, grid in _grids(flow)
        for at, row in enumerate(grid.rows)
        for column, box in _columns(row)
    }


def _columns(row: Row) -> Iterator[tuple[int, Box]]:
    column = 0
    for box in row.boxes:
        yield column, box
        column += box.columns


def _grids(flow: Flow) -> Iterator[tuple[int, Grid]]:
    """All tables, counted from 1."""
    items = (item for section in flow.sections for item in section.items)
    return enumerate((item for item in items if isinstance(item, Grid)), 1)


def _seen(flow: Flow, pages: Pages) -> Iterator[tuple[Placed, str, str]]:
    whole = _whole_rows(flow)
    for page in pages.pages:
        for placed in page.placed:
            if cut := next(filter(None, map(_cut_word, placed.lines)), ""):
                said = f"“{cut}” không đủ chỗ trên một dòng nên bị cắt giữa chữ"
                yield placed, said, "nới cột (“độ rộng”) hoặc bớt cột"
            if placed.part and placed.rows == 1 and placed.path:
                row = f"hàng {placed.path[1] + 1} của bảng"
                if placed.path[:2] in whole:
                    said = f"{row} dài hơn một trang nên bị tách"
                else:
                    said = f"{row} được tách qua trang sau"
                yield placed, said, "tách hàng ấy thành nhiều hàng"


def _cut_word(line: Line) -> str:
    """The word with which the line ends, when it goes on in the next line without a sign."""
    if line.soft_end or not line.text or line.text[-1] in _OPEN:
        return ""
    return line.text.rsplit(" ", 1)[-1]


def _whole_rows(flow: Flow) -> set[tuple[int, ...]]:
    """(table, row) of all rows that should stay on one page."""
    return {
        (number, at)
        for number, grid in _grids(flow)
        for at, row in enumerate(grid.rows)
        if not row.can_split
    }
