"""The scalars of a content file by place and path: which of them a printed paragraph may come from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pipeline import vocabulary
from pipeline.problem import Span
from pipeline.source import Mapping, Node, Scalar, Sequence, Source
from pipeline.splice import Path
from pipeline.tidy import NAMED_LISTS

_SILENT = frozenset({"id", "when", "mark", "kind", "issuer", "standard", "layout", "numbering"})
"""Keys whose words are never printed as they are."""
_FAR = frozenset({"body", "blocks", "annexes", "bases"})


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

    def near(self, span: Span | None, role: str = "") -> tuple[Place, ...]:
        """The scalars that a paragraph with this span may be printed from."""
        if span is None:
            return tuple(self._head())
        here = self._by_span.get(span, [])
        scalar = next((one for one in here if isinstance(one.node, Scalar)), None)
        mapping = next((one for one in here if isinstance(one.node, Mapping)), None)
        if mapping is not None:
            return tuple(_own(mapping.path, mapping.node))
        if scalar is not None:
            return (_place(scalar), *self._beside(scalar, role))
        inside = self._containing(span)
        return (_place(inside),) if inside else tuple(self._head())

    def _beside(self, scalar: _Known, role: str) -> Iterator[Place]:
        """A line of two keys (ngày + địa danh, người soạn + số bản) has the place of the first."""
        if len(scalar.path) == 1 and role in {"place_date", "drafter", "number"}:
            yield from (one for one in self._head() if one.path != scalar.path)

    def _head(self) -> Iterator[Place]:
        for known in self.nodes:
            if isinstance(known.node, Scalar) and known.path[0] not in _FAR | _SILENT:
                yield _place(known)

    def _containing(self, span: Span) -> _Known | None:
        """A later paragraph of a scalar of several begins inside of it."""
        found = None
        for one in self._scalars:
            if one.node.span[1:] <= span[1:]:
                found = one
        return found

    def list_of(self, path: Path) -> tuple[Path, int] | None:
        """The innermost list that the path goes through, and the number in it."""
        for depth in range(len(path) - 1, -1, -1):
            step = path[depth]
            if isinstance(step, int):
                return path[:depth], step
        return None

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


def _own(path: Path, node: Node) -> Iterator[Place]:
    """The scalars of an entry itself, those of the entries below it left out."""
    if not isinstance(node, Mapping):
        return
    for entry in node.entries:
        below = (*path, entry.key)
        if entry.key in _SILENT:
            continue
        if isinstance(entry.value, Scalar):
            yield Place(below, entry.value.value)
        elif isinstance(entry.value, Sequence) and entry.key not in NAMED_LISTS:
            for number, item in enumerate(entry.value.items):
                if isinstance(item, Scalar):
                    yield Place((*below, number), item.value)
        elif isinstance(entry.value, Mapping) and entry.key not in NAMED_LISTS:
            yield from _own(below, entry.value)
