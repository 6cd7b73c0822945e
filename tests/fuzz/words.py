"""Words lost, doubled or out of order between a flow and its pages, paragraph by paragraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.flow import Flow, Grid, Item, Para, Picture, paras
from pipeline.layout.page import Line, Page


def known_by_block(flow: Flow) -> Flow:
    """Every paragraph with a block of its own."""
    sections = []
    for number, section in enumerate(flow.sections):
        items = tuple(_item(item, f"{number}.{at}") for at, item in enumerate(section.items))
        sections.append(
            replace(
                section,
                items=items,
                foot_first=_paras(section.foot_first, f"{number}.foot_first"),
                foot_last=_paras(section.foot_last, f"{number}.foot_last"),
                head_first=_paras(section.head_first, f"{number}.head_first"),
            )
        )
    return replace(flow, sections=tuple(sections))


def _paras(chosen: Sequence[Para], name: str) -> tuple[Para, ...]:
    return tuple(_para(one, f"{name}{at}") for at, one in enumerate(chosen))


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


def lost(flow: Flow, pages: Sequence[Page]) -> Iterator[str]:
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
