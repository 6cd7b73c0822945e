"""`when:` conditions: what they leave out is gone before anything is numbered."""

from __future__ import annotations

import operator
from dataclasses import replace
from typing import TypeVar

from pipeline.compose.words import Writer
from pipeline.model.blocks import (
    AnnexBlock,
    AttachmentBlock,
    Base,
    Block,
    Content,
    Division,
    Item,
    Listing,
    Recipient,
    Section,
)

_Held = TypeVar("_Held", Base, Recipient, AnnexBlock, AttachmentBlock)
_Any = TypeVar("_Any")


def chosen(content: Content, writer: Writer) -> Content:
    """The content with only what holds for the given values."""
    return replace(
        content,
        to=_held(content.to, writer),
        bases=_held(content.bases, writer),
        body=_blocks(content.body, writer),
        recipients=_held(content.recipients, writer),
        annexes=tuple(
            replace(annex, content=_blocks(annex.content, writer))
            for annex in _held(content.annexes, writer)
        ),
        attachments=tuple(
            replace(one, body=_blocks(one.body, writer))
            for one in _held(content.attachments, writer)
        ),
    )


def _held(entries: tuple[_Held, ...], writer: Writer) -> tuple[_Held, ...]:
    return _same(entries, tuple(entry for entry in entries if writer.holds(entry.when)))


def _blocks(blocks: tuple[Block, ...], writer: Writer) -> tuple[Block, ...]:
    kept = tuple(_inside(block, writer) for block in blocks if writer.holds(block.when))
    return _same(blocks, kept)


def _inside(block: Block, writer: Writer) -> Block:
    match block:
        case Section() | Division():
            content = _blocks(block.content, writer)
            return block if content is block.content else replace(block, content=content)
        case Listing():
            kept = (item for item in block.items if writer.holds(item.when))
            items = _same(block.items, tuple(_item(item, writer) for item in kept))
            return block if items is block.items else replace(block, items=items)
        case _:
            return block


def _item(item: Item, writer: Writer) -> Item:
    content = _blocks(item.content, writer)
    return item if content is item.content else replace(item, content=content)


def _same(before: tuple[_Any, ...], after: tuple[_Any, ...]) -> tuple[_Any, ...]:
    """The tuple as it was where nothing is left out: what is written of it is known by its identity."""
    same = len(before) == len(after) and all(map(operator.is_, before, after))
    return before if same else after
