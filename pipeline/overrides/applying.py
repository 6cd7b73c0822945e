"""An override carried out on the nodes of a source, before they are typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline import source
from pipeline.overrides.files import Insertion, Override
from pipeline.problem import Problem
from pipeline.source import Mapping, Node, Scalar, Sequence


def apply(read: source.Source, override: Override) -> tuple[source.Source, tuple[Problem, ...]]:
    """The source with the override's blocks in it; ids that it does not find are problems of the override."""
    work = _Work(override)
    root = work.mapping(read.root)
    problems = (*work.problems, *work.unfound(read))
    return replace(read, root=root), problems


class _Work:
    """One walk over the nodes; what is not concerned is kept as it is."""

    def __init__(self, override: Override) -> None:
        self.problems: list[Problem] = []
        self.override = override
        self.new = {id: node for id, _, node in override.replacements}
        self.gone = {id for id, _ in override.drops}
        self.beside: dict[str, list[Insertion]] = {}
        for one in override.insertions:
            self.beside.setdefault(one.id, []).append(one)
        self.met: set[str] = set()
        seen: set[str] = set()
        for id, span in override.targets:
            if id in seen:
                message = f"khối “{id}” bị thay hoặc bỏ hai lần"
                self.problems.append(Problem(span, "G004", message, "giữ một chỗ"))
            seen.add(id)

    def mapping(self, node: Mapping) -> Mapping:
        """The mapping with its values changed, values that are dropped left out."""
        made = []
        for entry in node.entries:
            value = self.node(entry.value)
            id = _id(entry.value)
            if id in self.beside:
                self._no_list(id)
            if value is not None:
                made.append(entry if value is entry.value else replace(entry, value=value))
        same = len(made) == len(node.entries) and all(map(_is, made, node.entries))
        return node if same else replace(node, entries=tuple(made))

    def node(self, node: Node) -> Node | None:
        """The node as it will be; None = dropped."""
        id = _id(node)
        if id:
            self.met.add(id)
        if id in self.gone:
            return None
        if id in self.new and isinstance(node, Mapping):
            return self._replaced(id, node, self.new[id])
        match node:
            case Mapping():
                return self.mapping(node)
            case Sequence():
                return self._sequence(node)
        return node

    def _sequence(self, node: Sequence) -> Sequence:
        made: list[Node] = []
        for item in node.items:
            own = self.beside.get(_id(item), ())
            made += (new for one in own if not one.after for new in one.nodes)
            value = self.node(item)
            made += [value] if value is not None else []
            made += (new for one in own if one.after for new in one.nodes)
        same = len(made) == len(node.items) and all(map(_is, made, node.items))
        return node if same else replace(node, items=tuple(made))

    def _replaced(self, id: str, old: Mapping, new: Node) -> Node:
        """A text stands for the block's own words; a block takes the place and keeps the id."""
        own = next(entry for entry in old.entries if entry.key == "id")
        if isinstance(new, Mapping):
            named = any(entry.key == "id" for entry in new.entries)
            return new if named else replace(new, entries=(own, *new.entries))
        texts = [entry for entry in old.entries if entry.key == "text"]
        if isinstance(new, Scalar) and texts:
            changed = replace(texts[0], value=new)
            kept = (changed if entry is texts[0] else entry for entry in old.entries)
            return replace(old, entries=tuple(kept))
        hint = "viết cả khối mới, ví dụ: {tiêu đề: …, ý: […]}"
        self.problems.append(
            Problem(new.span, "G002", f"khối “{id}” không có “đoạn” để thay bằng một câu", hint)
        )
        return old

    def _no_list(self, id: str) -> None:
        for one in self.beside[id]:
            message = f"“{id}” không nằm trong danh sách nào nên không chèn cạnh được"
            self.problems.append(Problem(one.span, "G002", message, "chèn cạnh khối mẹ của nó"))

    def unfound(self, read: source.Source) -> Iterator[Problem]:
        """Ids that the content does not have, or lost with a block that was replaced or dropped."""
        known = set(_ids(read.root))
        asked = [*self.override.targets, *((one.id, one.span) for one in self.override.insertions)]
        for id, span in asked:
            if id in self.met:
                continue
            if id in known:
                message = f"khối “{id}” nằm trong khối đã bị thay hoặc bỏ"
                yield Problem(span, "G004", message, "sửa ngay trong khối mới")
                continue
            import difflib  # for a mistyped id alone

            near = difflib.get_close_matches(id, known, 1)
            hint = f"có phải “{near[0]}”?" if near else "đặt mã cho khối bằng “vanban ids”"
            yield Problem(span, "G004", f"nội dung không có khối mã “{id}”", hint)


def _is(one: object, other: object) -> bool:
    return one is other


def _id(node: Node) -> str:
    if not isinstance(node, Mapping):
        return ""
    own = node.get("id")
    return own.value.strip() if isinstance(own, Scalar) else ""


def _ids(node: Node) -> Iterator[str]:
    match node:
        case Mapping():
            if id := _id(node):
                yield id
            for entry in node.entries:
                yield from _ids(entry.value)
        case Sequence():
            for item in node.items:
                yield from _ids(item)
