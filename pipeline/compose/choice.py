"""`when:` conditions: what they leave out is gone before anything is numbered."""

from __future__ import annotations

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
    return tuple(entry for entry in entries if writer.holds(entry.when))


def _blocks(blocks: tuple[Block, ...], writer: Writer) -> tuple[Block, ...]:
    return tuple(_inside(block, writer) for block in blocks if writer.holds(block.when))


def _inside(block: Block, writer: Writer) -> Block:
    match block:
        case Section() | Division():
            return replace(block, content=_blocks(block.content, writer))
        case Listing():
            kept = (item for item in block.items if writer.holds(item.when))
            return replace(block, items=tuple(_item(item, writer) for item in kept))
        case _:
            return block


def _item(item: Item, writer: Writer) -> Item:
    return replace(item, content=_blocks(item.content, writer)) if item.content else item
