"""Tables: as the author wrote them, and the schedule that prints as one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline import placeholders
from pipeline.compose import assignments
from pipeline.compose.constant import written
from pipeline.compose.marks import bare, ended
from pipeline.compose.words import Writer, fixed
from pipeline.model.blocks import (
    Assignment,
    GeneratedTable,
    Item,
    Listing,
    Prose,
    TableBlock,
    TableCell,
    Words,
)
from pipeline.problem import Span
from pipeline.tree import Cell, Paragraph, Run, Table


def table(block: TableBlock, writer: Writer) -> Table:
    """The author's table, every cell's words written."""
    made = _kept if writer.many else _written
    head = tuple(tuple([made(cell, writer, "cell_head") for cell in row]) for row in block.columns)
    rows = tuple(tuple([made(cell, writer, "cell") for cell in row]) for row in block.rows)
    rows = (*_of_entries(block, writer), *rows)
    caption = _caption(block.caption, writer, block.id)
    return Table(head, rows, block.widths, block.aligns, caption, block.id, block.span)


def blocks(block: TableBlock, writer: Writer) -> Iterator[Paragraph | Table]:
    """The author's table; what it is counted in stands between its caption and itself."""
    made = table(block, writer)
    if block.measure is None:
        yield made
        return
    if made.caption:
        yield made.caption
    runs = writer.runs(block.measure)
    if not runs or not _MEASURE.match(runs[0].text):
        runs = (fixed("Đơn vị tính: "), *runs)
    yield writer.para("table_unit", runs, block=block.id, span=block.measure.span)
    yield replace(made, caption=None)


_MEASURE = re.compile(r"(?:Đơn vị(?: tính)?|ĐVT)\s*:", re.IGNORECASE)


def _of_entries(block: TableBlock, writer: Writer) -> Iterator[tuple[Cell, ...]]:
    """A row for each entry of the list that `from` names: `row.…` are its values, `row.stt` its number."""
    if block.source is None:
        return
    try:
        entries = placeholders.entries(block.source.text, writer.values)
    except placeholders.PlaceholderError as error:
        writer.problem(block.source.span, "T001", error.message, error.hint)
        return
    if not entries and not block.rows:
        message = f"“{block.source.text}” trống nên bảng không có hàng nào"
        hint = f"thêm “khi: {block.source.text}” vào bảng hoặc phụ lục"
        writer.problem(block.source.span, "T034", message, hint)
    for number, entry in enumerate(entries, 1):
        row = entry if isinstance(entry, dict) else {"gia_tri": entry}
        own = writer.having({"row": {"stt": str(number), **row}})
        yield tuple(_written(cell, own) for cell in block.cells)


def _caption(words: Words | None, writer: Writer, block: str) -> Paragraph | None:
    if words is None:
        return None
    return writer.para("caption", writer.runs(words), block=block, span=words.span)


def _kept(cell: TableCell, writer: Writer, role: str) -> Cell:
    (made,) = written(cell, (role,), writer, _cells, cell, writer, role)
    return made


def _cells(cell: TableCell, writer: Writer, role: str) -> Iterator[Cell]:
    yield _written(cell, writer, role)


def _written(cell: TableCell, writer: Writer, role: str = "cell") -> Cell:
    """An empty cell keeps one paragraph, so that its place can be told."""
    paragraphs = tuple(
        [writer.para(role, writer.runs(words), span=words.span) for words in cell.text]
    )
    if not paragraphs:
        paragraphs = (writer.para(role, (), span=cell.span),)
    if cell.bold:
        paragraphs = tuple(
            Paragraph(one.role, _bold(one.runs), block=one.block, span=one.span)
            for one in paragraphs
        )
    return Cell(paragraphs, cell.columns, cell.rows)


def _bold(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    return tuple(replace(run, bold=True) for run in runs)


Paragraphs = tuple[tuple[Run, ...], ...]
"""The paragraphs of one derived cell; () = an empty cell."""


def derived(
    titles: Sequence[str],
    rows: Sequence[Sequence[Paragraphs]],
    aligns: Sequence[str],
    writer: Writer,
    block: Listing | GeneratedTable,
    spans: Sequence[Span],
) -> Table:
    """A table made by the composer: only the columns that some row uses."""
    used = [index for index in range(len(titles)) if any(row[index] for row in rows)]
    head = tuple(_plain("cell_head", ((fixed(titles[i]),),), writer, block.span) for i in used)
    body = tuple(
        tuple(_plain("cell", row[index], writer, place) for index in used)
        for row, place in zip(rows, spans, strict=True)
    )
    chosen = tuple(aligns[index] for index in used)
    return Table((head,), body, aligns=chosen, block=block.id, span=block.span)


def one(runs: tuple[Run, ...]) -> Paragraphs:
    """A cell of one paragraph, or an empty one."""
    return (runs,) if runs else ()


def _plain(role: str, paragraphs: Paragraphs, writer: Writer, span: Span) -> Cell:
    made = tuple(writer.para(role, runs, span=span) for runs in paragraphs)
    return Cell(made or (writer.para(role, (), span=span),))


STEPS = (
    ("Thời gian", "left"),
    ("Nội dung", "left"),
    ("Địa điểm", "left"),
    ("Thành phần", "left"),
    ("Phương pháp", "left"),
    ("Chủ trì", "left"),
    ("Phối hợp", "left"),
    ("Thời hạn", "left"),
    ("Kinh phí", "left"),
    ("Sản phẩm", "left"),
)


def schedule(block: Listing, writer: Writer) -> Table:
    """Thời gian, Nội dung, Chủ trì, Sản phẩm …: the columns that the entries use."""
    rows = [_step(item, writer) for item in block.items]
    spans = [item.span for item in block.items]
    titles = [title for title, _ in STEPS]
    return derived(titles, rows, [align for _, align in STEPS], writer, block, spans)


def _step(item: Item, writer: Writer) -> tuple[Paragraphs, ...]:
    done = item.assignment or Assignment()
    limit = assignments.deadline(done, writer)
    return (
        one(writer.runs(done.time)) if done.time else one(capital(limit)),
        tuple(_content(item, done, writer)),
        _words(done.place, writer),
        _words(done.participants, writer),
        _words(done.method, writer),
        one(bare(writer.names(done.lead))),
        one(bare(writer.names(done.partners))),
        one(capital(limit)) if done.time else (),
        _words(done.funding, writer),
        one(capital(writer.runs(done.output))) if done.output else (),
    )


def _words(words: Words | None, writer: Writer) -> Paragraphs:
    return one(writer.runs(words)) if words else ()


def _content(item: Item, done: Assignment, writer: Writer) -> Iterator[tuple[Run, ...]]:
    """What a step is about, with the entries that hang below it."""
    for words in (item.heading, done.subject_matter, *item.text):
        if words:
            yield writer.runs(words)
    yield from _below(item, "-", writer)


def _below(item: Item, sign: str, writer: Writer) -> Iterator[tuple[Run, ...]]:
    for block in item.content:
        if isinstance(block, Prose):
            yield from (writer.runs(words) for words in block.text)
        elif isinstance(block, Listing):
            if block.heading:
                yield writer.runs(block.heading)
            for entry in block.items:
                if first := _first(entry, writer):
                    yield (fixed(f"{sign} "), *first)
                yield from (writer.runs(words) for words in entry.text[1:])
                yield from _below(entry, "+", writer)
        else:
            writer.problem(
                block.span,
                "T033",
                "trong một dòng tiến độ chỉ đặt được đoạn văn và các ý",
                "đưa bảng, hình, tiêu đề ra ngoài khối tiến độ",
            )


def _first(entry: Item, writer: Writer) -> tuple[Run, ...]:
    """The heading of an entry and its first words on one line."""
    lead = writer.runs(entry.heading) if entry.heading else ()
    words = writer.runs(entry.text[0]) if entry.text else ()
    return (*ended(lead, ":"), fixed(" "), *words) if lead and words else lead or words


def capital(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """A cell begins with a capital: "Trước ngày 30/9/2026"."""
    if not runs or not runs[0].text:
        return runs
    first = runs[0]
    text = first.text[0].upper() + first.text[1:]
    return (replace(first, text=text), *runs[1:])
