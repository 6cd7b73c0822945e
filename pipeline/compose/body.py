"""The body: headings, paragraphs and lists in written order, each at its depth."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.compose import divisions, figures, lists, tables
from pipeline.compose.constant import written
from pipeline.compose.generated import generated
from pipeline.compose.numbering import Frame, Mark, below, mark
from pipeline.compose.press import Press
from pipeline.model.blocks import (
    Block,
    BreakBlock,
    Division,
    GeneratedTable,
    ImageBlock,
    Listing,
    Prose,
    Section,
    TableBlock,
    Words,
)
from pipeline.tree import Block as Written
from pipeline.tree import PageBreak, Paragraph


def write(blocks: tuple[Block, ...], frame: Frame, press: Press) -> Iterator[Written]:
    """The blocks that stand together under one heading, numbered among themselves."""
    headed = _headed(blocks)
    count = 0
    for index, block in enumerate(blocks):
        match block:
            case Section():
                made = mark(block.mark) if block.mark else press.levels.heading(frame.level + 1)
                count += made.numbered
                yield from _section(block, made, count, frame, press)
            case Listing() if index in headed:
                count += 1
                yield from _headed_list(block, count, frame, press)
            case Listing():
                yield from lists.write(block, frame, press, count)
                count += lists.counted(block, frame, press)
            case Division():
                yield from divisions.write(block, press)
                count = 0
            case _:
                yield from written(block, (), press.writer, _single, block, press)


def _single(block: Block, press: Press) -> Iterator[Written]:
    match block:
        case Prose():
            yield from prose(block, press)
        case TableBlock():
            yield from tables.blocks(block, press.writer)
        case GeneratedTable():
            yield from generated(block, press)
        case ImageBlock():
            yield from figures.image(block, press)
        case BreakBlock():
            yield PageBreak(block.id, block.span)


def prose(block: Prose, press: Press) -> Iterator[Paragraph]:
    """Paragraphs without a mark."""
    for words in block.text:
        runs = press.writer.runs(words)
        yield press.writer.para(block.role, runs, block=block.id, span=words.span)


def _headed(blocks: tuple[Block, ...]) -> frozenset[int]:
    """Which lists get a heading of their own.

    Two or more special lists under one heading do, and one that follows a numbered heading (it would
    read as part of that); one alone stands directly under the heading. An author's heading always counts.
    """
    special = {
        block.name for block in blocks if isinstance(block, Listing) and block.name in lists.SPECIAL
    }
    found = set()
    after_section = False
    for index, block in enumerate(blocks):
        if isinstance(block, Section):
            after_section = True
        if not isinstance(block, Listing):
            continue
        own = block.name in special and (len(special) > 1 or after_section)
        if own or block.heading is not None:
            found.add(index)
    return frozenset(found)


def _section(
    block: Section, made: Mark, count: int, frame: Frame, press: Press
) -> tuple[Written, ...]:
    place = (made, count, frame, press.levels)
    return written(block, place, press.writer, _headed_text, block, made, count, frame, press)


def _headed_text(
    block: Section, made: Mark, count: int, frame: Frame, press: Press
) -> Iterator[Written]:
    yield lists.heading(block.heading, made, count, frame, press, block.id)
    yield from write(block.content, below(made, count, frame), press)


def _headed_list(block: Listing, count: int, frame: Frame, press: Press) -> Iterator[Written]:
    made = press.levels.heading(frame.level + 1)
    words = block.heading or Words(lists.SPECIAL[block.name], block.span)
    yield lists.heading(words, made, count, frame, press, block.id)
    yield from lists.write(block, below(made, count, frame), press, 0)
