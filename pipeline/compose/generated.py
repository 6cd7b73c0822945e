"""Tables derived from the document's own blocks: who does what, and what is to be reached."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.compose import assignments
from pipeline.compose.marks import bare
from pipeline.compose.press import Press
from pipeline.compose.tables import Paragraphs, capital, derived, one
from pipeline.compose.words import Writer, fixed
from pipeline.model.blocks import Block, Division, GeneratedTable, Item, Listing, Section
from pipeline.problem import Level
from pipeline.tree import Run, Table

_Row = tuple[tuple[Run, ...], ...]

TASKS = (
    "TT",
    "Nội dung nhiệm vụ",
    "Cơ quan chủ trì",
    "Cơ quan phối hợp",
    "Thời hạn",
    "Sản phẩm",
)
TARGETS = ("TT", "Nội dung chỉ tiêu", "Mức phấn đấu", "Đến năm")


def generated(block: GeneratedTable, press: Press) -> Iterator[Table]:
    """The table asked for; nothing to derive it from is worth a word to the author."""
    names = ("tasks",) if block.name == "task-table" else ("targets",)
    items = list(entries(press.source, names))
    if not items:
        what = "nhiệm vụ" if block.name == "task-table" else "chỉ tiêu"
        press.writer.problem(
            block.span,
            "T030",
            f"không lập được bảng: văn bản không có khối “{what}” nào",
            f"thêm khối “{what}” vào nội dung hoặc bỏ bảng này",
            Level.WARNING,
        )
        return
    row = _task if block.name == "task-table" else _target
    titles = TASKS if block.name == "task-table" else TARGETS
    aligns = ("center", "left", "left", "left", "left", "left")
    # The words were written once in the body; here they are only shown again.
    writer = press.writer
    rows: list[tuple[Paragraphs, ...]] = [
        (one((fixed(str(index)),)), *(one(runs) for runs in row(item, writer)))
        for index, item in enumerate(items, 1)
    ]
    yield derived(titles, rows, aligns, writer, block, [item.span for item in items])


def entries(blocks: tuple[Block, ...], names: tuple[str, ...]) -> Iterator[Item]:
    """Every entry of the lists so named, in reading order; entries that only gather others are left out."""
    for block in blocks:
        match block:
            case Section() | Division():
                yield from entries(block.content, names)
            case Listing():
                for item in block.items:
                    nested = list(entries(item.content, names))
                    if block.name in names and not (nested and _gathers(item)):
                        yield item
                    yield from nested
            case _:
                pass


def _gathers(item: Item) -> bool:
    done = item.assignment
    return done is None or not (done.lead or done.deadline or done.output)


def _task(item: Item, writer: Writer) -> _Row:
    words = item.heading or (item.text[0] if item.text else None)
    name = bare(writer.runs(words)) if words else ()
    done = item.assignment
    if done is None:
        return name, (), (), (), ()
    limit = assignments.deadline(done, writer)
    if not limit and done.time:
        limit = writer.runs(done.time)
    return (
        name,
        bare(writer.names(done.lead)),
        bare(writer.names(done.partners)),
        bare(capital(limit)),
        bare(capital(writer.runs(done.output))) if done.output else (),
    )


def _target(item: Item, writer: Writer) -> _Row:
    figure = item.figure
    values = {
        name: writer.text(words, again=True)
        for name, words in (("figure", figure and figure.figure), ("by", figure and figure.by))
        if words
    }
    own = writer.having(dict(values))
    words = item.text[0] if item.text else item.heading
    return (
        bare(own.runs(words)) if words else (),
        bare(writer.runs(figure.figure)) if figure and figure.figure else (),
        bare(writer.runs(figure.by)) if figure and figure.by else (),
    )
