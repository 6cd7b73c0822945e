"""What a random document held and what became of it: a fuzz proves nothing of what it never met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.flow import Flow, Grid, Item, Para, Picture, Section, paras
from pipeline.layout.page import Page

WANTED = (
    "ô gộp dọc",
    "ô gộp ngang",
    "ô gộp cả dọc lẫn ngang",
    "ô trống",
    "ô nhiều đoạn",
    "ô đóng khung riêng",
    "đoạn đóng khung",
    "chú thích trong bảng",
    "hàng bị tách",
    "hàng nhiều đoạn bị tách, từ ba ô",
    "hàng có ô gộp dọc bị tách",
    "hàng có chú thích bị tách",
    "cột 1 mm",
    "trang mà chữ rộng 1 mm",
    "bảng từ 40 hàng",
    "500 chú thích",
    "chú thích dài hơn trang",
    "chuỗi giữ liền dài hơn trang, có bảng",
    "dòng liên hệ cao hơn lề dưới",
    "dấu ở lề trên",
    "từ 20 trang",
)
"""Each must come up, or the run is no proof."""
NARROW = 57
"""Twips of 1 mm."""


def things(flow: Flow, pages: Sequence[Page]) -> set[str]:
    """Which of WANTED this document was."""
    grids = [item for section in flow.sections for item in section.items if isinstance(item, Grid)]
    found = set(_held(flow, grids)) | set(_parted(grids, pages)) | set(_chains(flow.sections))
    if len(pages) >= 20:
        found.add("từ 20 trang")
    starts = {(id(page), note.block) for page in pages for note in page.notes if not note.part}
    if any(
        (id(page), n.block) not in starts and len(page.placed) == 0
        for page in pages
        for n in page.notes
    ):
        found.add("chú thích dài hơn trang")
    return found


def _held(flow: Flow, grids: Sequence[Grid]) -> Iterator[str]:
    notes = sum(bool(piece.note) for para in paras(flow) for piece in para.pieces)
    if notes >= 500:
        yield "500 chú thích"
    if any(para.format.box for para in paras(flow)):
        yield "đoạn đóng khung"
    for section in flow.sections:
        page = section.page
        if page.width - page.left - page.right == NARROW:
            yield "trang mà chữ rộng 1 mm"
        if section.head_first:
            yield "dấu ở lề trên"
        if len(section.foot_last) * 250 > page.bottom:
            yield "dòng liên hệ cao hơn lề dưới"
    for grid in grids:
        yield from _in_grid(grid)


def _in_grid(grid: Grid) -> Iterator[str]:
    if min(grid.widths) <= NARROW:
        yield "cột 1 mm"
    if len(grid.rows) >= 40:
        yield "bảng từ 40 hàng"
    for box in (box for row in grid.rows for box in row.boxes if not box.merged):
        told = {
            "ô gộp dọc": box.rows > 1,
            "ô gộp ngang": box.columns > 1,
            "ô gộp cả dọc lẫn ngang": box.rows > 1 and box.columns > 1,
            "ô trống": not box.content,
            "ô nhiều đoạn": len(box.content) > 1,
            "ô đóng khung riêng": box.border,
            "chú thích trong bảng": any(piece.note for p in box.content for piece in p.pieces),
        }
        yield from (name for name, so in told.items() if so)


def _parted(grids: Sequence[Grid], pages: Sequence[Page]) -> Iterator[str]:
    """Rows whose cells have lines on two pages."""
    seen: dict[tuple[int, ...], set[int]] = {}
    for number, page in enumerate(pages):
        for placed in page.placed:
            if placed.path:
                seen.setdefault(placed.path, set()).add(number)
    for table, at, _ in (path for path, where in seen.items() if len(where) > 1):
        boxes = grids[table - 1].rows[at].boxes
        yield "hàng bị tách"
        if len(boxes) >= 3 and any(len(box.content) > 1 for box in boxes):
            yield "hàng nhiều đoạn bị tách, từ ba ô"
        if any(box.rows > 1 for box in boxes):
            yield "hàng có ô gộp dọc bị tách"
        if any(piece.note for box in boxes for p in box.content for piece in p.pieces):
            yield "hàng có chú thích bị tách"


def _chains(sections: Sequence[Section]) -> Iterator[str]:
    """Blocks that stay together and are surely higher than a page, a table among them."""
    for section in sections:
        body = section.page.height - section.page.top - section.page.bottom
        height, grids = 0, 0
        for item in section.items:
            if not _keeps(item):
                height = grids = 0
                continue
            height += _least(item)
            grids += isinstance(item, Grid)
            if height > body and grids:
                yield "chuỗi giữ liền dài hơn trang, có bảng"


def _keeps(item: Item) -> bool:
    match item:
        case Para():
            return item.format.keep_next
        case Grid():
            return item.keep_next
        case Picture():
            return item.para.format.keep_next
        case _:
            return False


def _least(item: Item) -> int:
    """Twips below which the item cannot be."""
    match item:
        case Para():
            return item.format.before
        case Grid():
            return sum(max(row.height, 20) for row in item.rows)
        case _:
            return 0
