"""The scalars of a content file by place and by path."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from pipeline import vocabulary
from pipeline.problem import Span
from pipeline.source import Mapping, Node, Scalar, Sequence, Source
from pipeline.splice import Path


class Place(NamedTuple):
    """A scalar: where it is in the tree of the file, and its words."""

    path: Path
    value: str


class Places:
    """Every node of a source by its place in the file."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._scalars = sorted(_walk(source.root, ()), key=lambda one: one[0].span)
        self._by_span = {node.span: place for node, place in reversed(self._scalars)}

    def scalar(self, span: Span) -> Place | None:
        """The scalar at a place of this file; a later paragraph of a scalar of several begins inside of it.

        None for a place where no scalar is, such as a key, and for one of another file: a unit's
        overrides are not the content's to change.
        """
        if span.file != self.source.file:
            return None
        if span not in self._by_span:
            before = bisect_right(self._scalars, span, key=lambda one: one[0].span)
            if not before:
                return None
            node, place = self._scalars[before - 1]
            last = node.at(max(len(node.value.rstrip()) - 1, 0))
            return place if node.span < span <= last else None
        return self._by_span[span]

    def at(self, path: Path) -> Place | None:
        """The scalar at a path of canonical keys."""
        try:
            found = self.node(path)
        except (KeyError, IndexError):
            return None
        return Place(path, found.value) if isinstance(found, Scalar) else None

    def node(self, path: Path) -> Node:
        """The node at a path of canonical keys."""
        node: Node = self.source.root
        for step in path:
            if isinstance(node, Sequence) and isinstance(step, int):
                node = node.items[step]
            elif isinstance(node, Mapping) and (found := node.get(str(step))) is not None:
                node = found
            else:
                raise KeyError(path)
        return node


def _walk(node: Node, path: Path) -> Iterator[tuple[Scalar, Place]]:
    if isinstance(node, Scalar):
        yield node, Place(path, node.value)
    elif isinstance(node, Mapping):
        for entry in node.entries:
            if entry.key != vocabulary.DATA_KEY:
                yield from _walk(entry.value, (*path, entry.key))
    elif isinstance(node, Sequence):
        for number, item in enumerate(node.items):
            yield from _walk(item, (*path, number))
