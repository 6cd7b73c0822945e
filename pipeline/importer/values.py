"""A content file as values: mappings, lists and words, each with what is doubtful about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True)
class Words:
    """One text. `numbers` are the source paragraphs it was made of."""

    text: str
    doubts: tuple[str, ...] = ()


@dataclass(slots=True)
class Group:
    """A mapping; keys are English and stand in written order."""

    entries: dict[str, Value] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()
    flow: bool = False
    """Written on one line: {gửi: …, để: …}."""


@dataclass(slots=True)
class Listed:
    """A list."""

    items: list[Value] = field(default_factory=list)
    doubts: tuple[str, ...] = ()
    flow: bool = False


Value = Words | Group | Listed


def without_end_mark(value: Value | None, mark: str) -> None:
    """Takes the mark off the last sentence of a text where the machine sets it by itself ("./.", not ".")."""
    while isinstance(value, Listed | Group):
        if isinstance(value, Group) and "table" in value.entries:
            return
        inner = value.items if isinstance(value, Listed) else list(value.entries.values())
        value = inner[-1] if inner else None
    if value is not None and len(mark) > 1 and value.text.endswith(mark):
        value.text = value.text.removesuffix(mark).rstrip(".") + "."


def doubts(value: Value) -> Iterator[str]:
    """Every doubt in it, in order."""
    yield from value.doubts
    match value:
        case Group(entries=entries):
            for one in entries.values():
                yield from doubts(one)
        case Listed(items=items):
            for one in items:
                yield from doubts(one)
