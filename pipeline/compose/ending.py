"""The end of the body: closing words and the end mark that the standard prescribes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.compose.marks import ended
from pipeline.compose.words import Writer
from pipeline.model.blocks import Content
from pipeline.tree import Block, PageBreak, Paragraph

_HEADINGS = ("heading_1", "heading_2", "heading_3", "heading_4", "_title", "_label", "enacting")


def closing(content: Content, writer: Writer) -> Iterator[Paragraph]:
    """The closing paragraphs."""
    for words in content.closing:
        yield writer.para("closing", writer.runs(words), span=words.span)


def with_end_mark(blocks: tuple[Block, ...], mark: str) -> tuple[Block, ...]:
    """The body ending in "./." (NĐ 30/2020, samples) or "." (HD 05, 6.2.2), whatever was typed.

    A body that ends in a table, a picture or a heading takes no mark; a page break behind it ends nothing.
    """
    last = blocks[-1] if blocks else None
    if isinstance(last, PageBreak):
        return (*with_end_mark(blocks[:-1], mark), last)
    if not isinstance(last, Paragraph) or last.role.endswith(_HEADINGS):
        return blocks
    return (*blocks[:-1], replace(last, runs=ended(last.runs, mark)))
