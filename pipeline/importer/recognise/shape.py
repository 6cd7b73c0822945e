"""The tree of a text -> blocks of a content file that the composer prints with the same labels.

Every mark is asked of the composer's own numbering: where it would print another label than the source
has, the label stays in the words and the place is marked as doubtful. Nothing is renumbered in silence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.compose.numbering import Frame, Levels, below, mark
from pipeline.importer.recognise import named
from pipeline.importer.recognise.articles import Articles
from pipeline.importer.recognise.frames import general, is_bullet, printed
from pipeline.importer.recognise.inserts import plain
from pipeline.importer.recognise.labels import DIVISIONS
from pipeline.importer.recognise.outline import Node
from pipeline.importer.values import Group, Listed, Value, Words

GAP = "số thứ tự trong bản gốc là “{}”, không nối tiếp: giữ nguyên trong câu"


@dataclass
class Shaper:
    """Makes the blocks of one document; `levels` are its marks by depth."""

    levels: Levels
    named: bool = True
    """Lists take the names of what they hold (mục đích, nhiệm vụ …)."""

    def __post_init__(self) -> None:
        self.articles = Articles(self)

    def body(self, root: Node) -> Listed:
        """The blocks of a whole text."""
        return Listed(self.blocks(root.children, Frame()))

    def blocks(self, nodes: Sequence[Node], frame: Frame) -> list[Value]:
        """Blocks in written order, each a paragraph, a heading, a list, a division or an insert."""
        out: list[Value] = []
        count = at = 0
        while at < len(nodes):
            node = nodes[at]
            if node.passage.label is None:
                out.append(plain(node))
                at += 1
            elif node.style in DIVISIONS:
                out.append(self.articles.division(node))
                count, at = 0, at + 1
            elif not count and (mixed := self._mixed(nodes, at, frame)):
                tasks, at = mixed
                out.append(tasks)
            elif node.heading:
                block, count = self.heading(node, count, frame)
                out.append(block)
                at += 1
            else:
                end = _run_end(nodes, at)
                out += self.listed(nodes[at:end], frame, "items")
                at = end
        return out

    def _mixed(self, nodes: Sequence[Node], at: int, frame: Frame) -> tuple[Group, int] | None:
        """Entries counted on over titles and sentences alike, as one list; None where they are not mixed."""
        end = at
        while end < len(nodes) and nodes[end].style == nodes[at].style:
            end += 1
        run = nodes[at:end]
        if is_bullet(nodes[at]) or len({node.heading for node in run}) < 2:
            return None
        made = self.special(run, frame, "")
        return (Group({"tasks": made}), end) if made is not None else None

    def heading(self, node: Node, count: int, frame: Frame) -> tuple[Group, int]:
        """One heading with what stands below it; the count after it."""
        passage, shown = node.passage, node.printed
        usual = self.levels.heading(frame.level + 1)
        block = Group({"heading": Words(passage.text)}, passage.doubts)
        own = mark(general(shown))
        for made in (usual, own):
            if printed(made, count + 1, frame) == shown:
                if made is not usual:
                    block.entries["mark"] = Words(general(shown))
                inner = below(made, count + 1, frame)
                self.content(node, inner, block, passage.text)
                return block, count + 1
        block.entries["heading"] = Words(f"{shown} {passage.text}")
        block.entries["mark"] = Words("none")
        block.doubts = (*block.doubts, GAP.format(shown))
        self.content(node, below(mark("none"), count, frame), block, "")
        if "mark" in block.entries and _has_list(block):
            # A mark beside a list would be the list's.
            rest = {k: v for k, v in block.entries.items() if k not in ("heading", "mark")}
            block.entries = {k: block.entries[k] for k in ("heading", "mark")}
            block.entries["blocks"] = Listed([Group(rest)])
        return block, count

    def content(self, node: Node, frame: Frame, block: Group, title: str) -> None:
        """What stands below a heading or entry, under the keys an officer would use."""
        rest = list(node.children)
        text: list[Value] = []
        while rest and _is_text(rest[0]):
            text.append(plain(rest.pop(0)))
        if text:
            block.entries["text"] = text[0] if len(text) == 1 else Listed(text)
        if not rest:
            return
        marked = "mark" in block.entries
        name = named.block_of(title) if self.named and title else ""
        special = None if marked else self.special(rest, frame, name)
        if special is not None:
            block.entries[name if name in named.NUMBERED else "tasks"] = special
            return
        if not marked and _run_end(rest, 0) == len(rest) and not _is_block(rest[0]):
            found = self.listed(
                rest, frame, name if name and name not in named.NUMBERED else "items"
            )
            if len(found) == 1 and isinstance(found[0], Group):
                block.entries.update(found[0].entries)
                return
            block.entries["blocks"] = Listed(found)
            return
        block.entries["blocks"] = Listed(self.blocks(rest, frame))

    def special(self, nodes: Sequence[Node], frame: Frame, name: str) -> Listed | None:
        """Numbered entries under "Nhiệm vụ" or "Tổ chức thực hiện"; None where they are something else."""
        mixed = any(node.heading for node in nodes) and any(not node.heading for node in nodes)
        if name not in named.NUMBERED:
            if not mixed:
                return None
            name = "tasks"
        made = self.levels.heading(frame.level + 1)
        for number, node in enumerate(nodes, 1):
            if printed(made, number, frame) != node.printed:
                return None
        if len(nodes) == 1 and not nodes[0].heading:
            return None
        return Listed(
            [self.entry(one, below(made, at, frame), name) for at, one in enumerate(nodes, 1)]
        )

    def entry(self, node: Node, frame: Frame, name: str) -> Value:
        """One task or one organ's part."""
        passage = node.passage
        entry = Group({}, passage.doubts)
        organs = name == "responsibilities"
        sentence = named.organ_sentence(passage.text) if organs and not node.heading else None
        if node.heading:
            entry.entries["organ" if organs and named.is_organ(passage.text) else "heading"] = (
                Words(passage.text)
            )
        elif sentence:
            entry.entries["organ"] = Words(sentence[0])
            entry.entries["text"] = Words(sentence[1])
        else:
            entry.entries["text"] = Words(passage.sentence)
        lines = [] if organs else _assignment(node)
        children = node.children[: len(node.children) - len(lines)] if lines else node.children
        inner = Group({})
        self.content(Node(passage, children=children), frame, inner, "")
        if "text" in entry.entries and "text" in inner.entries:
            inner.entries["text"] = _together(entry.entries["text"], inner.entries["text"])
        if organs and "items" in inner.entries and "mark" not in inner.entries:
            inner.entries = {"duties" if k == "items" else k: v for k, v in inner.entries.items()}
        if organs and "duties" in inner.entries and not isinstance(inner.entries["duties"], Listed):
            inner.entries["items"] = inner.entries.pop("duties")
        for line in lines:
            for key, words in line.items():
                entry.entries[key] = Words(words)
        entry.entries.update(inner.entries)
        if set(entry.entries) == {"text"} and isinstance(entry.entries["text"], Words):
            return Words(entry.entries["text"].text, entry.doubts)
        return entry

    def listed(self, nodes: Sequence[Node], frame: Frame, name: str) -> list[Value]:
        """Entries of equal style as lists: one, or several where the count breaks off."""
        out: list[Value] = []
        at = 0
        while at < len(nodes):
            written = general(nodes[at].printed)
            made = mark(written)
            usual = self.levels.sign(frame.dashes)
            items: list[Value] = []
            while at < len(nodes):
                number = len(items) + 1
                if nodes[at].printed != printed(made, number, frame):
                    break
                items.append(self.item(nodes[at], below(made, number, frame), name))
                at += 1
            if not items:
                out += self._stray(nodes[at], frame)
                at += 1
                continue
            group = Group({})
            if not (made.style == "sign" and made == usual):
                group.entries["mark"] = Words(written)
            group.entries[name] = Listed(items)
            out.append(group)
        return out

    def _stray(self, node: Node, frame: Frame) -> list[Value]:
        """An entry whose label cannot be counted: its words keep the label."""
        shown = node.printed
        doubt = GAP.format(shown)
        words = Words(f"{_kept(shown)} {node.passage.sentence}", (*node.passage.doubts, doubt))
        return [words, *self.blocks(node.children, frame)]

    def item(self, node: Node, frame: Frame, name: str) -> Value:
        """One entry of a list with what hangs below it."""
        passage = node.passage
        text, figure, by = (
            named.figure(passage.sentence) if name == "targets" else (passage.sentence, "", "")
        )
        if not node.children and not figure:
            return Words(text, passage.doubts)
        entry = Group({"text": Words(text)}, passage.doubts)
        if figure:
            entry.entries["figure"] = Words(figure)
        if by:
            entry.entries["by"] = Words(by)
        inner = Group({})
        self.content(node, frame, inner, "")
        if "text" in inner.entries:
            entry.entries["text"] = _together(entry.entries["text"], inner.entries.pop("text"))
        entry.entries.update(inner.entries)
        return entry


def _kept(shown: str) -> str:
    """A label as words: a star would begin emphasis."""
    return shown.replace("*", "\\*")


def _is_text(node: Node) -> bool:
    return bool(node.passage.label is None and node.passage.insert is None)


def _is_block(node: Node) -> bool:
    return node.heading or node.style in DIVISIONS or node.passage.label is None


def _run_end(nodes: Sequence[Node], start: int) -> int:
    """Where a run of entries of one style ends."""
    end = start + 1
    while end < len(nodes) and nodes[end].style == nodes[start].style and not _is_block(nodes[end]):
        same = not is_bullet(nodes[start]) or nodes[end].printed == nodes[start].printed
        if not same:
            break
        end += 1
    return end


def _has_list(block: Group) -> bool:
    return any(key not in ("heading", "mark", "text", "blocks") for key in block.entries)


def _together(first: Value, more: Value) -> Listed:
    rest = more.items if isinstance(more, Listed) else [more]
    return Listed([first, *rest])


def _assignment(node: Node) -> list[dict[str, str]]:
    """The last lines of a task that say who, when, what, in the order in which they are printed."""
    lines: list[dict[str, str]] = []
    for child in reversed(node.children):
        found = {}
        if child.style == "dash" and not child.children:
            found = named.assignment(child.passage.text)
        if not found:
            break
        lines.insert(0, found)
    keys = [key for line in lines for key in line]
    ordered = [named.ORDER.index(key) for key in keys]
    if ordered != sorted(set(ordered)) or ("place" in keys and keys[0] == "place"):
        return []
    return lines
