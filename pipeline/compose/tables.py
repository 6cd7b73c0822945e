"""Tables: as the author wrote them, and the schedule that prints as one."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.compose import assignments
from pipeline.compose.marks import bare
from pipeline.compose.words import Writer, fixed
from pipeline.model.blocks import Item, Listing, TableBlock, TableCell, Words
from pipeline.problem import Span
from pipeline.tree import Cell, Paragraph, Run, Table


def table(block: TableBlock, writer: Writer) -> Table:
    """The author's table, every cell's words written."""
    head = tuple(
        tuple(_cell("cell_head", (words,), words.span, writer) for words in row)
        for row in block.columns
    )
    rows = tuple(tuple(_written(cell, writer) for cell in row) for row in block.rows)
    caption = _caption(block.caption, writer, block.id)
    return Table(head, rows, block.widths, block.aligns, caption, block.id, block.span)


def _caption(words: Words | None, writer: Writer, block: str) -> Paragraph | None:
    if words is None:
        return None
    return writer.para("caption", writer.runs(words), block=block, span=words.span)


def _written(cell: TableCell, writer: Writer) -> Cell:
    made = _cell("cell", cell.text, cell.span, writer)
    paragraphs = made.paragraphs
    if cell.bold:
        paragraphs = tuple(
            Paragraph(one.role, _bold(one.runs), block=one.block, span=one.span)
            for one in paragraphs
        )
    return Cell(paragraphs, cell.columns, cell.rows)


def _bold(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    return tuple(Run(run.text, True, run.italic, run.field, run.note) for run in runs)


def _cell(role: str, text: Sequence[Words], span: Span, writer: Writer) -> Cell:
    """A cell's paragraphs; an empty cell keeps one, so that its place can be told."""
    made = tuple(writer.para(role, writer.runs(words), span=words.span) for words in text)
    return Cell(made or (writer.para(role, (), span=span),))


def plain(role: str, runs: tuple[Run, ...], writer: Writer, span: Span | None = None) -> Cell:
    """A cell of a derived table."""
    return Cell((writer.para(role, runs, span=span),))


def derived(
    titles: Sequence[str],
    rows: Sequence[Sequence[tuple[Run, ...]]],
    aligns: Sequence[str],
    writer: Writer,
    span: Span,
    block: str,
    spans: Sequence[Span],
) -> Table:
    """A table made by the composer: only the columns that some row uses."""
    used = [index for index in range(len(titles)) if any(row[index] for row in rows)]
    head = tuple(plain("cell_head", (fixed(titles[index]),), writer, span) for index in used)
    body = tuple(
        tuple(plain("cell", row[index], writer, place) for index in used)
        for row, place in zip(rows, spans, strict=True)
    )
    return Table((head,), body, aligns=tuple(aligns[i] for i in used), block=block, span=span)


def schedule(block: Listing, writer: Writer) -> Table:
    """Thời gian, Nội dung, Chủ trì, Sản phẩm: the columns that the entries use."""
    titles = ("Thời gian", "Nội dung", "Chủ trì", "Phối hợp", "Sản phẩm")
    rows = [_step(item, writer) for item in block.items]
    aligns = ("left", "justify", "left", "left", "left")
    spans = [item.span for item in block.items]
    return derived(titles, rows, aligns, writer, block.span, block.id, spans)


def _step(item: Item, writer: Writer) -> tuple[tuple[Run, ...], ...]:
    done = item.assignment
    content = writer.runs(item.text[0]) if item.text else ()
    if item.heading:
        content = writer.runs(item.heading)
    if done is None:
        return (), content, (), (), ()
    return (
        writer.runs(done.time) if done.time else assignments.deadline(done, writer),
        writer.runs(done.subject_matter) if done.subject_matter else content,
        bare(writer.names(done.lead)),
        bare(writer.names(done.partners)),
        writer.runs(done.output) if done.output else (),
    )
