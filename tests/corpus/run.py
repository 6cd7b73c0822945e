"""Judges a part of the corpus: `python -m tests.corpus.run --half tune --count 100`.

A document is written by the product's own renderer and, where its structure allows, another one by
the plain writer of tests/oracle.py. LibreOffice converts fifty at a time.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from random import Random

from pipeline import fonts
from pipeline.flow import Flow, Grid, Item, Para
from pipeline.flow.styles import page_setup, style_formats
from pipeline.layout.document import lay_out
from pipeline.layout.doubts import doubts
from pipeline.layout.page import Pages
from pipeline.render import docx as product
from pipeline.standards.load import load
from pipeline.tree import LayoutChoice
from tests import flows, oracle, samples
from tests.corpus.faults import judged, lost
from tests.corpus.trees import LAST, SHARES, flow_of
from tests.corpus.words import revoiced
from tests.oracle import Verdict
from tests.pdf_lines import SAME_LINE, PdfLine, of_pages, of_pdf
from tests.programs import convert

BATCH = 50
FLOOR = 0.11
"""Points of drift told: LibreOffice rounds to 0.1 pt in its PDF."""
FIRST = {
    "tune": 1,
    "held": 20_001,
    "proof": 40_001,
    "fresh": 60_001,
    "last": 80_001,
    "sixth": 100_001,
    "seventh": 120_001,
    "eighth": 140_001,
}
"""First seed of each vocabulary."""


def tree(seed: int, half: str) -> tuple[Flow, bytes]:
    """A document from a tree, written by the product."""
    flow = flow_of(seed, half)
    standard = load(flow.standard)
    template = samples.desk().template(flow.template, "")
    setup = page_setup(standard, LayoutChoice())
    return flow, product.render(flow, template, style_formats(standard), setup)


def plain(seed: int, half: str) -> tuple[Flow, bytes]:
    """A flow with freer formats than any standard has, written plainly."""
    makers = flows.FRESH if half in SHARES else flows.MAKERS
    flow = makers[list(makers)[seed % len(makers)]](seed)
    random = Random(f"{half} {seed}")
    sections = tuple(
        replace(section, items=tuple(_other(item, random, half) for item in section.items))
        for section in flow.sections
    )
    flow = replace(flow, sections=sections)
    return flow, oracle.docx(flow)


def _other(item: Item, random: Random, half: str) -> Item:
    match item:
        case Para():
            return _reworded(item, random, half)
        case Grid():
            rows = tuple(
                replace(
                    row,
                    can_split=row.can_split and SHARES.get(half) != LAST,
                    boxes=tuple(
                        replace(box, content=tuple(_reworded(p, random, half) for p in box.content))
                        for box in row.boxes
                    ),
                )
                for row in item.rows
            )
            return replace(item, rows=rows)
        case _:
            return item


def _reworded(para: Para, random: Random, half: str) -> Para:
    pieces = tuple(
        replace(
            piece,
            text=revoiced(piece.text, random, half),
            note=tuple(_reworded(note, random, half) for note in piece.note),
        )
        for piece in para.pieces
    )
    return replace(para, pieces=pieces)


def documents(half: str, count: int, first: int = 0) -> Iterator[tuple[str, Flow, bytes]]:
    """(name, flow, docx): half of them from trees, half plain."""
    start = FIRST[half] + first
    for seed in range(start, start + count // 2):
        yield f"tree-{half}-{seed}", *tree(seed, half)
        yield f"plain-{half}-{seed}", *plain(seed, half)


def is_rare(flow: Flow) -> bool:
    """Whether rows of a table call notes, or may be parted, which vanban never allows of itself."""
    rows = [
        row
        for section in flow.sections
        for item in section.items
        if isinstance(item, Grid)
        for row in item.rows
    ]
    paras = (para for row in rows for box in row.boxes for para in box.content)
    return any(row.can_split for row in rows) or any(
        piece.note for para in paras for piece in para.pieces
    )


def judge(chosen: Sequence[tuple[str, Flow, bytes]], folder: Path) -> list[Verdict]:
    """One call of LibreOffice for all of them."""
    for name, _, data in chosen:
        (folder / f"{name}.docx").write_bytes(data)
    convert([folder / f"{name}.docx" for name, _, _ in chosen], folder)
    metrics = fonts.metrics(fonts.find())
    verdicts = []
    for name, flow, _ in chosen:
        file = folder / f"{name}.pdf"
        pages = lay_out(flow, metrics, "lo7")
        verdict = replace(seen(name, file, pages), doubts=_told(flow, pages))
        missing = 0 if verdict.perfect else lost(flow, of_pdf(file))
        if missing:
            told = (f"LibreOffice làm mất {missing} chữ cái", *verdict.differences)
            verdict = replace(verdict, differences=told)
        verdicts.append(verdict)
    return verdicts


def _told(flow: Flow, pages: Pages) -> tuple[str, ...]:
    return tuple(problem.message for problem in doubts(flow, pages))


def seen(name: str, file: Path, pages: Pages) -> Verdict:
    """The verdict by what a reader takes for one line.

    Baselines of neighbouring cells may lie as far apart as SAME_LINE, and a rounding decides: each
    page on which that makes a difference is read with a nearer or a farther one, on both sides alike.
    """
    readings = [SAME_LINE, SAME_LINE - 0.15, SAME_LINE + 0.15]
    theirs = [_by_page(of_pdf(file, one)) for one in readings]
    ours = [_by_page(of_pages(pages, one)) for one in readings]
    nearness: dict[int, float] = {}
    for page in ours[0]:
        same = (
            one
            for at, one in enumerate(readings)
            if _texts(theirs[at].get(page)) == _texts(ours[at].get(page))
        )
        nearness[page] = next(same, SAME_LINE)
    return judged(name, of_pdf(file, nearness), pages, nearness)


def _by_page(lines: Iterable[PdfLine]) -> dict[int, list[PdfLine]]:
    return {page: list(group) for page, group in groupby(lines, key=lambda line: line.page)}


def _texts(lines: Iterable[PdfLine] | None) -> list[str]:
    return [line.text for line in lines or ()]


def figures(verdicts: Sequence[Verdict]) -> str:
    """The sums in one line."""
    lines, equal = sum(v.lines for v in verdicts), sum(v.equal for v in verdicts)
    pages, same = sum(max(v.pages) for v in verdicts), sum(v.pages_equal for v in verdicts)
    perfect = sum(v.perfect for v in verdicts)
    drift = max((v.drift for v in verdicts), default=0.0)
    return (
        f"{len(verdicts)} tài liệu, {perfect} giống hoàn toàn; dòng {equal}/{lines} = "
        f"{equal / max(lines, 1):.4%}; trang {same}/{pages} = {same / max(pages, 1):.4%}; "
        f"lệch đường chân chữ lớn nhất {drift:.3f} pt; "
        f"bỏ ra vì lỗi của LibreOffice: {sum(len(v.faults) for v in verdicts)} dòng"
    )


def _tell(*said: object) -> None:
    sys.stdout.write(" ".join(map(str, said)) + "\n")


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=list(FIRST), default="tune")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--first", type=int, default=0, help="seeds left out at the start")
    parser.add_argument("--keep", type=Path, help="folder for the docx and PDF files")
    chosen = parser.parse_args(arguments)
    verdicts: list[Verdict] = []
    rare: set[str] = set()
    batch: list[tuple[str, Flow, bytes]] = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for document in documents(chosen.half, chosen.count, chosen.first):
            batch.append(document)
            if is_rare(document[1]):
                rare.add(document[0])
            if len(batch) == BATCH:
                verdicts += judge(batch, folder)
                batch = []
        if batch:
            verdicts += judge(batch, folder)
    for verdict in verdicts:
        if not verdict.perfect or verdict.drift > FLOOR:
            _tell(
                f"{verdict.name}: {verdict.equal}/{verdict.lines} dòng, "
                f"{verdict.pages_equal}/{max(verdict.pages)} trang, lệch {verdict.drift:.2f}"
            )
            for difference in verdict.differences[:3]:
                _tell(f"    {difference}")
        for fault in verdict.faults:
            _tell(f"{verdict.name}: lỗi của LibreOffice, gạch nối vẽ hai lần: {fault}")
    for kind in ("tree", "plain"):
        _tell(kind, figures([v for v in verdicts if v.name.startswith(kind)]))
    _tell("cả hai", figures(verdicts))
    _tell("nói là chắc (không có L007):", figures([v for v in verdicts if not v.doubts]))
    _tell("nói là chưa chắc (L007):", figures([v for v in verdicts if v.doubts]))
    by_notes = [v for v in verdicts if any("chú thích" in one for one in v.doubts)]
    _tell("    trong đó vì chú thích trong hàng bảng:", figures(by_notes))
    plainer = [v for v in verdicts if v.name not in rare]
    _tell("không có chú thích trong bảng, không có hàng được tách:", figures(plainer))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
