"""What may be wrong with pages: words lost or out of order, lines over lines, ink outside.

Every paragraph is known by its block, so that the words of each are looked at by themselves.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline import fonts
from pipeline.flow import Flow, Grid, Item, Para, Picture, Section, paras
from pipeline.layout.columns import row_edges
from pipeline.layout.document import lay_out
from pipeline.layout.page import Fragment, Line, Page, Placed
from pipeline.layout.ruler import MODES, ruler
from tests.fuzz.reach import things
from tests.fuzz.scenes import EACH, SCENES, flow_of

METRICS = fonts.metrics(fonts.find())
LONGEST = 10.0
"""Seconds of work within which any of these documents must be laid out and looked at."""
NEAR = 0.06
"""Points that roundings may add up to."""
ROUNDED = 0.5
"""So many where LibreOffice's way of rounding each portion of a line to a twip is followed."""
WEIGHT = 1.0
"""Points that a line's own weight may take beyond the paper."""
HANGING = "\u00a0\u2011"
"""LibreOffice 7.4 leaves these at the end of a line that has no room for them."""


def tried(seed: int) -> tuple[list[str], set[str]]:
    """What is wrong with a seed's document, a crash and idleness included, and what it held."""
    begun = time.process_time()
    try:
        found, held = looked_at(seed)
    except Exception as error:  # noqa: BLE001 - a crash is what is looked for
        found, held = [f"{type(error).__name__}: {error}"], set()
    took = time.process_time() - begun
    return ([f"{took:.1f} s", *found] if took > LONGEST else found), held


def mode_of(seed: int) -> str:
    """Every kind of document comes up in every mode: as many scenes as modes go round otherwise."""
    return MODES[(seed + seed // (EACH * len(SCENES))) % len(MODES)]


def looked_at(seed: int) -> tuple[list[str], set[str]]:
    """What is wrong with the layout of one seed's flow in one mode, and what the flow held."""
    flow = known_by_block(flow_of(seed))
    mode = mode_of(seed)
    pages = lay_out(flow, METRICS, mode).pages
    found = list(_lost(flow, pages))
    edges = _edges(flow, mode)
    for number, page in enumerate(pages, 1):
        setup = flow.sections[page.section].page
        body = (setup.height - setup.top - setup.bottom) / 20
        hanging = HANGING if mode == "lo7" else ""
        outside = _outside(page, body, hanging)
        said = (*outside, *_overlaps(page), *_beside(page, edges, hanging), *_out_of_table(page))
        found += [f"trang {number}: {one}" for one in said]
    return found, things(flow, pages)


# ---- words ---------------------------------------------------------------------------------------


def known_by_block(flow: Flow) -> Flow:
    """Every paragraph with a block of its own."""
    sections = []
    for number, section in enumerate(flow.sections):
        items = tuple(_item(item, f"{number}.{at}") for at, item in enumerate(section.items))
        named = {
            name: tuple(_para(p, f"{number}.{name}{at}") for at, p in enumerate(chosen))
            for name, chosen in (
                ("foot_first", section.foot_first),
                ("foot_last", section.foot_last),
                ("head_first", section.head_first),
            )
        }
        sections.append(replace(section, items=items, **named))
    return replace(flow, sections=tuple(sections))


def _item(item: Item, name: str) -> Item:
    match item:
        case Para():
            return _para(item, name)
        case Grid():
            rows = tuple(
                replace(
                    row,
                    boxes=tuple(
                        replace(
                            box,
                            content=tuple(
                                _para(p, f"{name}.{r}.{c}.{at}") for at, p in enumerate(box.content)
                            ),
                        )
                        for c, box in enumerate(row.boxes)
                    ),
                )
                for r, row in enumerate(item.rows)
            )
            return replace(item, rows=rows)
        case Picture():
            return replace(item, para=_para(item.para, name))
        case _:
            return item


def _para(para: Para, name: str) -> Para:
    pieces = tuple(
        replace(
            piece,
            note=tuple(replace(n, block=f"{name}n{at}.{k}") for k, n in enumerate(piece.note)),
        )
        for at, piece in enumerate(para.pieces)
    )
    return replace(para, block=name, pieces=pieces)


def _lost(flow: Flow, pages: Sequence[Page]) -> Iterator[str]:
    told: dict[str, list[str]] = {}
    for page in pages:
        for placed in (*page.placed, *page.notes):
            told.setdefault(placed.block, []).extend(map(_words, placed.lines))
    for para in paras(flow):
        for one in (para, *(note for piece in para.pieces for note in piece.note)):
            drawn, wanted = "".join(told.pop(one.block, [])), "".join(one.text.split())
            if drawn != wanted:
                lacking = Counter(wanted) - Counter(drawn)
                yield f"chữ ở {one.block}: thiếu {dict(lacking)}, {wanted[:30]!r} → {drawn[:30]!r}"
    if any("".join(words) for words in told.values()):
        yield f"chữ không ở đâu ra: {[name for name, words in told.items() if words][:3]}"
    pictures = sum(isinstance(item, Picture) for s in flow.sections for item in s.items)
    if pictures != sum(len(page.images) for page in pages):
        yield "mất hình"


def _words(line: Line) -> str:
    """The letters of a line; figures are marks of notes alone."""
    return "".join(letter for letter in line.text if not (letter.isspace() or letter.isdigit()))


# ---- places --------------------------------------------------------------------------------------


def _outside(page: Page, body: float, hanging: str) -> Iterator[str]:
    """A line may be higher than the page, a letter wider: nothing can be done about these.

    `hanging` = signs that may stand beyond the end of their line.
    """
    for placed in (*page.placed, *page.notes):
        for line in placed.lines:
            high = line.bottom - line.top > body - 15
            if not high and (line.top < -NEAR or line.bottom > page.height + NEAR):
                yield f"dòng ra ngoài trang: {line.top:.2f}-{line.bottom:.2f} {line.text[:30]}"
            for fragment in line.fragments:
                right = fragment.x + fragment.width - _hangs(line, hanging)
                if _wide(fragment, hanging) and (right > page.width + NEAR or fragment.x < -NEAR):
                    yield f"chữ ra ngoài trang: {fragment.x:.1f}-{right:.1f} {line.text[:30]}"
    for image in page.images:
        low, right = image.y + image.height, image.x + image.width
        if low > page.height + NEAR or right > page.width + NEAR or image.x < -NEAR:
            yield f"hình ra ngoài trang: {image.x:.1f} {right:.1f} {low:.1f}"
    yield from _strokes_outside(page, body, hanging)


def _strokes_outside(page: Page, body: float, hanging: str) -> Iterator[str]:
    """Rules, frames, borders and underlines are on the page, but for those of what need not be."""
    lines = [line for placed in (*page.placed, *page.notes) for line in placed.lines]
    lines += page.artifacts
    alone = {
        f.x
        for line in lines
        for f in line.fragments
        if not _wide(f, hanging) or _hangs(line, hanging)
    }
    high = any(line.bottom - line.top > body - 15 for line in lines)
    for stroke in page.strokes:
        left, right = sorted((stroke.x1, stroke.x2))
        if (left < -WEIGHT or right > page.width + WEIGHT) and stroke.x1 not in alone:
            yield f"nét kẻ ra ngoài trang: {left:.1f}-{right:.1f}"
        upper, low = sorted((stroke.y1, stroke.y2))
        if not high and (upper < -WEIGHT or low > page.height + WEIGHT):
            yield f"nét kẻ ra ngoài trang, từ trên xuống: {upper:.1f}-{low:.1f}"


def _wide(fragment: Fragment, hanging: str = "") -> bool:
    """Whether there is more than the one letter that stands on a line in any case."""
    return len(fragment.text.strip().rstrip(hanging or None)) > 1


def _hangs(line: Line, hanging: str) -> float:
    """Points by which a line may be too long that ends with a sign for which it has no room."""
    if not (hanging and line.text.endswith(tuple(hanging))):
        return 0.0
    return line.fragments[-1].size / 2


def _out_of_table(page: Page) -> Iterator[str]:
    """Words of a table that stand outside the rectangle said to hold it."""
    areas = {one.number: one for one in page.tables}
    for placed in page.placed:
        if not placed.path or placed.place:
            continue
        area = areas[placed.path[0]]
        for line in placed.lines:
            inside = area.top <= line.top and line.bottom <= area.bottom
            for part in line.fragments:
                if not (inside and area.left <= part.x and part.x + part.width <= area.right):
                    yield f"chữ ngoài khung của bảng {area.number}: {line.text!r}"


def _overlaps(page: Page) -> Iterator[str]:
    """Lines one below the other, cells and tables too; pictures apart; notes below the text."""
    columns: dict[tuple[int, ...], list[Line]] = {}
    for placed in page.placed:
        if placed.role != "contact" and not placed.block.partition(".")[2].startswith("head"):
            key = placed.path and (placed.path[0], placed.path[2])
            columns.setdefault(key, []).extend(placed.lines)
    for path, lines in columns.items():
        ordered = sorted(lines, key=lambda line: line.top) if path else lines
        for above, below in pairwise(ordered):
            if below.top < above.bottom - NEAR:
                yield (
                    f"dòng chồng nhau: {above.top:.2f}-{above.bottom:.2f} {above.text[:20]!r} và "
                    f"{below.top:.2f} {below.text[:20]!r} {path}"
                )
    yield from _bands(page, columns)
    yield from _notes_overlap(page)


def _bands(page: Page, columns: dict[tuple[int, ...], list[Line]]) -> Iterator[str]:
    """A table takes its height of the page alone, and so does a picture."""
    bands: list[tuple[float, float, str]] = [
        (line.top, line.bottom, "chữ") for line in columns.get((), [])
    ]
    for table in {path[0] for path in columns if path}:
        lines = [line for path, some in columns.items() if path[:1] == (table,) for line in some]
        if lines:
            low = max(line.bottom for line in lines)
            bands.append((min(line.top for line in lines), low, f"bảng {table}"))
    bands += [(image.y, image.y + image.height, "hình") for image in page.images]
    bands.sort()
    for above, below in pairwise(bands):
        if below[0] < above[1] - NEAR and (above[2], below[2]) != ("chữ", "chữ"):
            yield f"{above[2]} đến {above[1]:.2f} chồng lên {below[2]} từ {below[0]:.2f}"


def _notes_overlap(page: Page) -> Iterator[str]:
    text = [p for p in page.placed if p.role != "contact"]
    low = max((line.bottom for placed in text for line in placed.lines), default=0.0)
    low = max([low, *(image.y + image.height for image in page.images)])
    notes: list[Placed] = list(page.notes)
    lines = [line for note in notes for line in note.lines]
    if lines and lines[0].top < low - NEAR:
        yield f"chú thích chồng lên chữ: {lines[0].top:.2f} < {low:.2f}"
    for above, below in pairwise(lines):
        if below.top < above.bottom - NEAR:
            yield f"chú thích chồng nhau: {above.bottom:.2f} {below.top:.2f}"


def _edges(flow: Flow, mode: str) -> dict[int, tuple[Section, Grid, list[list[float]]]]:
    """Of each table, counted from 1, its section and the edges of its rows' columns."""
    measure = ruler(METRICS, mode)
    grids = [(s, item) for s in flow.sections for item in s.items if isinstance(item, Grid)]
    return {
        number: (section, grid, row_edges(grid, measure))
        for number, (section, grid) in enumerate(grids, 1)
    }


def _beside(
    page: Page, tables: dict[int, tuple[Section, Grid, list[list[float]]]], hanging: str
) -> Iterator[str]:
    """Words stay in their cell, unless its indents leave no room for them."""
    for placed in (one for one in page.placed if one.path):
        table, row, column = placed.path
        section, grid, edges = tables[table]
        setup = section.page
        start = setup.right if setup.mirror and page.number % 2 == 0 else setup.left
        start -= 0 if grid.border else grid.margin
        left = (start + edges[row][column]) / 20
        right = (start + edges[row][min(column + placed.columns, len(edges[row]) - 1)]) / 20
        para = next(
            p
            for p in grid.rows[row].boxes[_box(grid, row, column)].content
            if p.block == placed.block
        )
        form = para.format
        taken = form.left + form.right + max(form.first_line, 0) + 2 * grid.margin
        if taken / 20 > right - left:
            continue
        for line, fragment in (
            (one, f) for one in placed.lines for f in one.fragments if _held_in(f, hanging)
        ):
            near = (ROUNDED if hanging else NEAR) + _hangs(line, hanging)
            if fragment.x < left - near or fragment.x + fragment.width > right + near:
                yield (
                    f"chữ ra ngoài ô {left:.1f}-{right:.1f}: {fragment.x:.1f}-"
                    f"{fragment.x + fragment.width:.1f} {fragment.text[:20]!r}"
                )


def _held_in(fragment: Fragment, hanging: str) -> bool:
    """Whether a fragment has to stay in its cell: no single letter, no sign left at the line's end."""
    return _wide(fragment) and not fragment.text.endswith(tuple(hanging) or "\n")


def _box(grid: Grid, row: int, column: int) -> int:
    """Which of the row's boxes begins in this column."""
    at = 0
    for number, box in enumerate(grid.rows[row].boxes):
        if at == column:
            return number
        at += box.columns
    raise IndexError(f"{row} {column}")
