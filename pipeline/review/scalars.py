"""The scalars of a content file by place and by path."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pipeline import vocabulary
from pipeline.problem import Span
from pipeline.source import Mapping, Node, Scalar, Sequence, Source
from pipeline.splice import Path


class Place(NamedTuple):
    """A scalar: where it is in the tree of the file, and its words."""

    path: Path
    value: str


@dataclass(frozen=True, slots=True)
class _Known:
    path: Path
    node: Node


class Places:
    """Every node of a source by its place in the file."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.nodes = list(_walk(source.root, ()))
        self._by_span: dict[Span, list[_Known]] = {}
        for known in self.nodes:
            self._by_span.setdefault(known.node.span, []).append(known)
        self._scalars = sorted(
            (one for one in self.nodes if isinstance(one.node, Scalar)),
            key=lambda one: one.node.span,
        )

    def scalar(self, span: Span) -> Place | None:
        """The scalar at a place of this file; a later paragraph of a scalar of several begins inside of it.

        None for a place of another file: a unit's overrides are not the content's to change.
        """
        if span.file != self.source.file:
            return None
        for one in self._by_span.get(span, []):
            if isinstance(one.node, Scalar):
                return _place(one)
        inside = self._containing(span)
        return _place(inside) if inside else None

    def _containing(self, span: Span) -> _Known | None:
        """A later paragraph of a scalar of several begins inside of it."""
        found = None
        for one in self._scalars:
            if one.node.span[1:] <= span[1:]:
                found = one
        return found

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


def _place(known: _Known) -> Place:
    assert isinstance(known.node, Scalar)  # noqa: S101 - callers have looked
    return Place(known.path, known.node.value)


def _walk(node: Node, path: Path) -> Iterator[_Known]:
    yield _Known(path, node)
    if isinstance(node, Mapping):
        for entry in node.entries:
            if entry.key != vocabulary.DATA_KEY:
                yield from _walk(entry.value, (*path, entry.key))
    elif isinstance(node, Sequence):
        for number, item in enumerate(node.items):
            yield from _walk(item, (*path, number))
