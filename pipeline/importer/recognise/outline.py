"""Paragraphs of a text -> a tree, by counting: a number belongs to the list that expects it.

Neither pattern nor look decides alone: "3." inside 2.2 belongs to the inner list when that one expects
3; a paragraph without label belongs to the item it interrupts when the same list goes on after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.importer.recognise.labels import BULLETS, DIVISIONS, Label


@dataclass(slots=True)
class Passage:
    """One paragraph, table, picture or page break of the text, before it has a place in the tree."""

    text: str
    """The author's words with inline marks, without label; what the whole of them looks like left out."""
    label: Label | None = None
    plain: str = ""
    """The words as they stand in the source, label included."""
    bold: bool = False
    upper: bool = False
    centred: bool = False
    looks: bool = False
    """Whether bold and alignment are known."""
    italic: bool = False
    role: str = ""
    number: int = 0
    """Number of the source's paragraph."""
    insert: object = None
    """A table or picture instead of words."""
    doubts: tuple[str, ...] = ()
    marked: str = ""
    """The words with marks for the look of their whole, too, where it is bold or italic."""

    @property
    def sentence(self) -> str:
        """The words for a place where they are printed neither bold nor italic."""
        return self.marked or self.text


@dataclass(slots=True)
class Node:
    """A passage with what hangs below it. `heading`: its words are a title, not a sentence."""

    passage: Passage
    """Without words for the root."""
    heading: bool = False
    title: str = ""
    """Of a part, chapter, section whose title stands on the next line."""
    children: list[Node] = field(default_factory=list)

    @property
    def style(self) -> str:
        """The style of its label, "" without one."""
        return self.passage.label.style if self.passage.label else ""

    @property
    def count(self) -> int:
        """The number in its label, 0 without one."""
        return self.passage.label.number if self.passage.label else 0

    @property
    def printed(self) -> str:
        """Its label as printed, "" without one."""
        return self.passage.label.printed if self.passage.label else ""


def outline(passages: Sequence[Passage]) -> Node:
    """The tree of a text; its root has no words."""
    tree = _Tree()
    for at, passage in enumerate(passages):
        tree.add(passage, passages[at + 1 :])
    return tree.root


_TITLES = ("part_title", "chapter_title", "section_title", "subsection_title")


class _Tree:
    """The way down to where the next passage may hang."""

    def __init__(self) -> None:
        self.root = Node(Passage(""))
        self.path: list[Node] = [self.root]

    def add(self, passage: Passage, following: Sequence[Passage]) -> None:
        last = self.path[-1]
        if passage.role in _TITLES and last.style in DIVISIONS and not last.children:
            last.title = f"{last.title} {passage.text}".strip()
            last.passage.plain = f"{last.passage.plain} {passage.plain}"
            return
        title = passage.upper and passage.centred and passage.label is None
        if title and last.style in DIVISIONS and last.title and not last.children:
            last.title = f"{last.title} {passage.text}"
            return
        if passage.label is None:
            self._plain(passage, following)
        else:
            self._labelled(passage, passage.label, following)

    def _labelled(self, passage: Passage, label: Label, following: Sequence[Passage]) -> None:
        self.path = self.path[: self._level(passage, label, following)]
        node = Node(passage)
        self.path[-1].children.append(node)
        self.path.append(node)

    def _level(self, passage: Passage, label: Label, following: Sequence[Passage]) -> int:
        """How much of the path stays above this label."""
        if label.style in DIVISIONS or label.style == "roman":
            return self._above_rank(label)
        if label.style in BULLETS:
            return self._bullet_level(passage, label, following)
        same = [at for at, node in enumerate(self.path) if node.style == label.style]
        # The innermost list that expects this number takes it.
        for at in reversed(same):
            if self._expects(self.path[at], label):
                return at
        if label.number == 1 and same:
            return self._fresh()
        if same and label.style not in ("letter", "bracketed"):
            return same[-1]
        if same:
            return same[-1]
        return self._above_rank(label) if not self._under_bullet(label) else len(self.path)

    def _expects(self, node: Node, label: Label) -> bool:
        return label.number == node.count + 1

    def _fresh(self) -> int:
        """A list that begins anew: beside an equal one under another parent, or inside what is open."""
        last = self.path[-1]
        if last.style in BULLETS and not last.passage.text.endswith(":"):
            # After closed dashes a new list hangs on the heading above them.
            at = len(self.path) - 1
            while at > 1 and self.path[at].style in BULLETS:
                at -= 1
            return at + 1
        return len(self.path)

    def _under_bullet(self, label: Label) -> bool:
        last = self.path[-1]
        return bool(last.style in BULLETS and label.number == 1 and last.passage.text.endswith(":"))

    def _above_rank(self, label: Label) -> int:
        keep = 1
        for at, node in enumerate(self.path[1:], 1):
            if node.passage.label and node.passage.label.rank < label.rank:
                keep = at + 1
            else:
                break
        return keep

    def _bullet_level(self, passage: Passage, label: Label, following: Sequence[Passage]) -> int:
        for at, node in enumerate(self.path):
            if node.style == label.style and node.printed == label.printed:
                return at
        open_ = [at for at, node in enumerate(self.path) if node.style in BULLETS]
        if label.style == "star" and open_ and not passage.text.endswith((".", ";", ",")):
            after = following[0].label if following else None
            if after and after.style in BULLETS and after.style != "star":
                # "* Phấn đấu đến năm 2015" over a list stands beside the dashes above it.
                return open_[0]
        if label.style == "dash" and open_ and self.path[open_[0]].style == "plus":
            # A dash after plus signs that stood under no dash closes them.
            return open_[0]
        return len(self.path)

    def _plain(self, passage: Passage, following: Sequence[Passage]) -> None:
        home = self._home(following)
        self.path = self.path[: home + 1]
        self.path[-1].children.append(Node(passage))

    def _home(self, following: Sequence[Passage]) -> int:
        """The node in `path` that takes a paragraph without label."""
        after = next((one.label for one in following if one.label), None)
        for at in range(len(self.path) - 1, 0, -1):
            node = self.path[at]
            goes_on = after is not None and after.style == node.style
            if node.style in BULLETS:
                deep = at > 1 and self.path[at - 1].style in BULLETS
                nested = deep or node.style == "plus"
                if goes_on and nested and after and node.printed == after.printed:
                    return at
                continue
            if node.passage.label is None:
                continue
            if after is not None and goes_on and self._expects(node, after):
                return at
            if at == len(self.path) - 1 or node.style in DIVISIONS or _open(node):
                return at
        return 0


def _open(node: Node) -> bool:
    """A heading takes what follows; a closed sentence does not."""
    return not node.passage.text.rstrip().endswith((".", ";"))
