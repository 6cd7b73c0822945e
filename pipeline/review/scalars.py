"""The scalars of a content file by place and by path."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from operator import itemgetter
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
        self._scalars: list[tuple[Span, Place]] = sorted(_walk(source.root, ()), key=itemgetter(0))
        self._by_span = dict(reversed(self._scalars))

    def scalar(self, span: Span) -> Place | None:
        """The scalar at a place of this file; a later paragraph of a scalar of several begins inside of it.

        None for a place of another file: a unit's overrides are not the content's to change.
        """
        if span.file != self.source.file:
            return None
        if span not in self._by_span:
            before = bisect_right(self._scalars, span, key=itemgetter(0))
            return self._scalars[before - 1][1] if before else None
        return self._by_span[span]

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


def _walk(node: Node, path: Path) -> Iterator[tuple[Span, Place]]:
    if isinstance(node, Scalar):
        yield node.span, Place(path, node.value)
    elif isinstance(node, Mapping):
        for entry in node.entries:
            if entry.key != vocabulary.DATA_KEY:
                yield from _walk(entry.value, (*path, entry.key))
    elif isinstance(node, Sequence):
        for number, item in enumerate(node.items):
            yield from _walk(item, (*path, number))
