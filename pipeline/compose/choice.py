"""`when:` conditions: what they leave out is gone before anything is numbered."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

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
    annexes = [_annex(one, writer) for one in _held(content.annexes, writer)]
    attachments = [_attachment(one, writer) for one in _held(content.attachments, writer)]
    found: dict[str, Any] = {
        "to": _held(content.to, writer),
        "bases": _held(content.bases, writer),
        "body": _blocks(content.body, writer),
        "recipients": _held(content.recipients, writer),
        "annexes": _same(content.annexes, tuple(annexes)),
        "attachments": _same(content.attachments, tuple(attachments)),
    }
    other = {name: held for name, held in found.items() if held is not getattr(content, name)}
    return replace(content, **other) if other else content


def _annex(annex: AnnexBlock, writer: Writer) -> AnnexBlock:
    content = _blocks(annex.content, writer)
    return annex if content is annex.content else replace(annex, content=content)


def _attachment(one: AttachmentBlock, writer: Writer) -> AttachmentBlock:
    body = _blocks(one.body, writer)
    return one if body is one.body else replace(one, body=body)


def _held(entries: tuple[_Held, ...], writer: Writer) -> tuple[_Held, ...]:
    return _same(
        entries, tuple([one for one in entries if one.when is None or writer.holds(one.when)])
    )


def _blocks(blocks: tuple[Block, ...], writer: Writer) -> tuple[Block, ...]:
    if not blocks:
        return blocks
    kept = [
        _inside(block, writer) for block in blocks if block.when is None or writer.holds(block.when)
    ]
    return _same(blocks, tuple(kept))


def _inside(block: Block, writer: Writer) -> Block:
    match block:
        case Section() | Division():
            content = _blocks(block.content, writer)
            return block if content is block.content else replace(block, content=content)
        case Listing():
            kept = [
                _item(item, writer)
                for item in block.items
                if item.when is None or writer.holds(item.when)
            ]
            items = _same(block.items, tuple(kept))
            return block if items is block.items else replace(block, items=items)
        case _:
            return block


def _item(item: Item, writer: Writer) -> Item:
    content = _blocks(item.content, writer)
    return item if content is item.content else replace(item, content=content)


def _same(before: tuple[_Any, ...], after: tuple[_Any, ...]) -> tuple[_Any, ...]:
    """The tuple as it was where nothing is left out: what is written of it is known by its identity."""
    if len(before) != len(after):
        return after
    for index in range(len(before)):
        if before[index] is not after[index]:
            return after
    return before
