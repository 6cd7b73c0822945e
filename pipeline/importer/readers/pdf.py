"""A PDF with text -> pages: paragraphs by place; those that a page break divides are joined again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.check.finished import pdf as finished_pdf
from pipeline.check.finished.page import Para, Piece
from pipeline.importer.pages import Aside, Cell, Grid, Read
from pipeline.importer.recognise.labels import label

_ENDS = re.compile(r"[.;:!?…][\"”’)]*$|\./\.$")
_EDGE = 3.0
"""Points: a line begins at the text's edge."""


def read(data: bytes, file: str) -> Read:
    """Read a PDF; ContentError K057 where it has no text or cannot be opened."""
    found = finished_pdf.finished(data, file)
    paras, joins = _joined(found.paras)
    paras = tuple(replace(para, number=at) for at, para in enumerate(paras, 1))
    grids, members = _grids(paras)
    aside = tuple(Aside(one.words or "(số)", "số trang") for one in found.numbers)
    notes = []
    if found.extras.no_text_pages:
        pages = ", ".join(str(one) for one in found.extras.no_text_pages)
        notes.append(f"trang {pages} chỉ có hình, không nhập được")
    made = replace(found, paras=paras)
    return Read(made, grids, members, aside, notes=tuple(notes), joins=joins)


def _joined(paras: Sequence[Para]) -> tuple[tuple[Para, ...], dict[int, str]]:
    """Paragraphs over a page break are one; `joins` by the new number where that is not certain."""
    out: list[Para] = []
    left = _left(paras)
    for para in paras:
        if out and para.page == out[-1].page + 1 and _goes_on(out[-1], para, left):
            out[-1] = _together(out[-1], para)
        else:
            out.append(para)
    return tuple(out), {}


def _left(paras: Sequence[Para]) -> float:
    """Left edge of the text: where the lines below first lines begin."""
    edges = [box.left for para in paras if not para.side for _, box in para.boxes[1:]]
    return sorted(edges)[len(edges) // 2] if edges else 0.0


def _goes_on(above: Para, para: Para, left: float) -> bool:
    if above.bordered or para.bordered or above.side or para.side or not para.boxes:
        return False
    if para.align == "center" or above.align == "center" or abs(above.size - para.size) > 0.6:
        return False
    first = para.boxes[0][1]
    at_edge = abs(first.left - left) < _EDGE
    indented = any(box.left > left + 12 for _, box in above.boxes[:1])
    if at_edge and indented:
        return True
    if first.left > left + 12:
        return False
    return not _ENDS.search(above.text) and not label(para.text)[0]


def _together(one: Para, two: Para) -> Para:
    last = one.pieces[-1]
    space = replace(last, text=" ") if last else Piece(" ", one.size)
    return replace(one, pieces=(*one.pieces, space, *two.pieces), boxes=(*one.boxes, *two.boxes))


def _grids(paras: Sequence[Para]) -> tuple[dict[int, Grid], dict[int, int]]:
    """Runs of paragraphs inside drawn lines, as rows by height and columns by left edge."""
    grids: dict[int, Grid] = {}
    members: dict[int, int] = {}
    for run in _runs(paras):
        key = run[0].number
        grids[key] = _grid(run)
        members.update((para.number, key) for para in run)
    return grids, members


def _runs(paras: Sequence[Para]) -> Iterator[list[Para]]:
    run: list[Para] = []
    for para in paras:
        if para.bordered and para.boxes:
            run.append(para)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _grid(run: list[Para]) -> Grid:
    lefts: list[float] = []
    for para in sorted(run, key=lambda one: one.boxes[0][1].left):
        edge = para.boxes[0][1].left
        if not lefts or edge - lefts[-1] > 18:
            lefts.append(edge)
    rows: list[dict[int, list[str]]] = []
    tops: list[tuple[int, float]] = []
    for para in run:
        page, box = para.boxes[0]
        column = max(at for at, edge in enumerate(lefts) if edge <= box.left + 1)
        same = bool(tops) and tops[-1][0] == page and abs(tops[-1][1] - box.top) < 4
        if not same:
            rows.append({})
            tops.append((page, box.top))
        rows[-1].setdefault(column, []).append(para.text)
    made = tuple(tuple(Cell(tuple(row.get(at, ()))) for at in range(len(lefts))) for row in rows)
    bold = all(para.bold for para in run if abs(para.boxes[0][1].top - run[0].boxes[0][1].top) < 4)
    return Grid(made, 1 if bold and len(made) > 1 else 0)
