"""Ways through the typed blocks that several rules take: every block, every item, every organ named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pipeline.model.blocks import Block, Content, Division, Item, Listing, Ref, Section, TableBlock


def blocks(content: Content) -> Iterator[Block]:
    """Every block of the body and the annexes, outer ones first."""
    yield from _below(content.body)
    for annex in content.annexes:
        yield from _below(annex.content)


def _below(found: Iterable[Block]) -> Iterator[Block]:
    for block in found:
        yield block
        match block:
            case Section() | Division():
                yield from _below(block.content)
            case Listing():
                for item in block.items:
                    yield from _below(item.content)
            case _:
                pass


def listings(found: Iterable[Block], *names: str) -> Iterator[Listing]:
    """Every listing of those names among the blocks found."""
    return (block for block in found if isinstance(block, Listing) and block.name in names)


def tables(found: Iterable[Block]) -> Iterator[TableBlock]:
    """Every table that the author wrote, among the blocks found."""
    return (block for block in found if isinstance(block, TableBlock))


@dataclass(frozen=True, slots=True)
class Task:
    """A task that someone has to do, with the tasks it is a part of, the nearest last."""

    item: Item
    above: tuple[Item, ...] = ()

    @property
    def chain(self) -> tuple[Item, ...]:
        """The task and what it is a part of: a lead or a deadline may stand at any of them."""
        return (*self.above, self.item)


def tasks(found: Iterable[Block]) -> Iterator[tuple[Task, ...]]:
    """The tasks of every task list of the document, nested ones counted with the outermost list."""
    inner: set[int] = set()
    for listing in listings(found, "tasks"):
        if id(listing) in inner:
            continue
        for item in listing.items:
            inner.update(id(one) for one in _task_lists(item))
        yield tuple(task for item in listing.items for task in _leaves(item, ()))


def lacking(lists: Iterable[tuple[Task, ...]], has: Callable[[Item], bool]) -> Iterator[Item]:
    """Tasks that lack something, they and all they are part of, in lists where any task is assigned."""
    for listed in lists:
        if any(one.assignment for task in listed for one in task.chain):
            yield from (task.item for task in listed if not any(map(has, task.chain)))


def _leaves(item: Item, above: tuple[Item, ...]) -> Iterator[Task]:
    inner = [one for one in item.content if isinstance(one, Listing) and one.name == "tasks"]
    if not inner:
        yield Task(item, above)
    for listing in inner:
        for one in listing.items:
            yield from _leaves(one, (*above, item))


def _task_lists(item: Item) -> Iterator[Listing]:
    for block in item.content:
        if isinstance(block, Listing) and block.name == "tasks":
            yield block
            for one in block.items:
                yield from _task_lists(one)


def item_refs(item: Item) -> Iterator[Ref]:
    """The organs one item names."""
    yield from item.organs
    if item.assignment:
        yield from item.assignment.lead
        yield from item.assignment.partners


def refs(content: Content, found: Iterable[Block]) -> Iterator[Ref]:
    """Every organ that the content, of which these are the blocks, names in a place for organs."""
    yield from content.issuers
    for one in (*content.to, *content.recipients):
        yield from (*((one.to,) if one.to else ()), *one.members)
    for block in found:
        if isinstance(block, Listing):
            for item in block.items:
                yield from item_refs(item)
    for signer in content.signers:
        if signer.organ:
            yield signer.organ
