"""Phần, Chương, Mục, Điều, khoản, điểm -> blocks; each counted as the composer counts it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.compose.numbering import Frame, below, letter, mark
from pipeline.importer.recognise.inserts import plain
from pipeline.importer.recognise.outline import Node, Passage
from pipeline.importer.values import Group, Listed, Value, Words

if TYPE_CHECKING:
    from pipeline.importer.recognise.shape import Shaper

_WRONG = "trong bản gốc là “{}”, máy sẽ đánh số là {}: xem lại thứ tự"


class Articles:
    """Divisions of one document; counts go on through it as they do in print."""

    def __init__(self, shaper: Shaper) -> None:
        self.shaper = shaper
        self.counts = dict.fromkeys(("part", "chapter", "section", "subsection", "article"), 0)

    def division(self, node: Node) -> Group:
        """One division with everything in it."""
        style = node.style
        self.counts[style] += 1
        for inner in {"chapter": ("section", "subsection"), "section": ("subsection",)}.get(
            style, ()
        ):
            self.counts[inner] = 0
        block = Group({}, node.passage.doubts)
        if self.counts[style] != node.count:
            block.doubts += (_WRONG.format(node.printed, self.counts[style]),)
        if style == "article":
            self._article(node, block)
            return block
        title = " ".join(one for one in (node.passage.text, node.title) if one)
        block.entries[style] = Words(title)
        if title:
            inner_blocks = self.shaper.blocks(node.children, Frame())
            if inner_blocks:
                block.entries["blocks"] = Listed(inner_blocks)
        return block

    def _article(self, node: Node, block: Group) -> None:
        passage = node.passage
        titled = passage.bold if passage.looks else _is_title(node)
        block.entries["article"] = Words(passage.text if titled else "")
        children = list(node.children)
        text: list[Value] = [] if titled or not passage.text else [Words(passage.sentence)]
        text += self._leading(children)
        if text:
            block.entries["text"] = text[0] if len(text) == 1 else Listed(text)
        clauses = _numbered(children, "decimal1", "{}.")
        points = 0 if clauses else _numbered(children, "letter", "")
        if clauses:
            block.entries["clauses"] = Listed([self._clause(one) for one in children[:clauses]])
        if points:
            block.entries["points"] = Listed([self._point(one) for one in children[:points]])
        rest = children[clauses or points :]
        self._rest(rest, Frame(level=1), block)

    def _leading(self, children: list[Node]) -> list[Value]:
        text: list[Value] = []
        while children and not children[0].passage.label:
            if children[0].passage.insert is not None:
                break
            text.append(plain(children.pop(0)))
        return text

    def _clause(self, node: Node) -> Value:
        passage = node.passage
        children = list(node.children)
        block = Group({}, passage.doubts)
        text: list[Value] = []
        if node.heading and children:
            block.entries["title"] = Words(passage.text)
        else:
            text.append(Words(passage.sentence))
        text += self._leading(children)
        if text:
            block.entries["text"] = text[0] if len(text) == 1 else Listed(text)
        points = _numbered(children, "letter", "")
        if points:
            block.entries["points"] = Listed([self._point(one) for one in children[:points]])
        self._rest(
            children[points:],
            below(mark("1."), node.count, Frame(level=1)),
            block,
        )
        return _short(block)

    def _point(self, node: Node) -> Value:
        children = list(node.children)
        text: list[Value] = [Words(node.passage.sentence), *self._leading(children)]
        block = Group({"text": text[0] if len(text) == 1 else Listed(text)}, node.passage.doubts)
        frame = below(mark("a)"), node.count, Frame(level=2))
        self._rest(children, frame, block)
        return _short(block)

    def _rest(self, nodes: Sequence[Node], frame: Frame, block: Group) -> None:
        if not nodes:
            return
        inner = Group({})
        self.shaper.content(Node(Passage(""), children=list(nodes)), frame, inner, "")
        if "text" in inner.entries:
            inner.entries = {"blocks": Listed(self.shaper.blocks(nodes, frame))}
        block.entries.update(inner.entries)


def _short(block: Group) -> Value:
    text = block.entries.get("text")
    if set(block.entries) == {"text"} and isinstance(text, Words):
        return Words(text.text, (*block.doubts, *text.doubts))
    return block


def _is_title(node: Node) -> bool:
    """Of a source without looks: short, open at the end, with a text below."""
    text = node.passage.text
    return bool(node.children) and len(text) < 200 and not text.endswith((".", ":", ";", ","))


def _numbered(nodes: Sequence[Node], style: str, form: str) -> int:
    """How many nodes from the first on are counted 1, 2, 3 … in this style."""
    at = 0
    for at, node in enumerate(nodes):
        shown = form.format(at + 1) if form else f"{letter(at + 1)})"
        if node.style != style or node.printed != shown:
            return at
    return at + 1 if nodes else 0
