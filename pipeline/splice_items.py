"""Items of lists and entries of mappings put in, taken out and moved in YAML text, whole lines at a time.

Every line that does not belong to the item stays as it was: comments, blank lines, the order of keys.
A comment above an item stays where it is. Lists in brackets are not handled (SpliceError).
"""

from __future__ import annotations

from typing import Any

import yaml

from pipeline.splice import Page, Patch, Path, SpliceError, YamlNode, find
from pipeline.splice_words import folded_lines, plain_stays_plain

WIDTH = 100


class Lines:
    """A YAML text with its nodes; offsets of whole items in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root: Any = yaml.compose(text, Loader=yaml.CSafeLoader)
        self.page = Page(text)
        self.newline = self.page.newline

    def item(self, path: Path) -> tuple[int, int]:
        """Start and end of the lines of a list item or of a mapping's entry (path ends in its key)."""
        if isinstance(path[-1], int):
            return self._list_item(path)
        return self._entry(path)

    def dash(self, path: Path) -> int:
        """The column of the dashes of a block list."""
        node = self._block_list(path)
        return int(node.start_mark.column)

    def before(self, path: Path, number: int) -> int:
        """Where lines for a new item `number` of the list go; the list's length = after the last."""
        node = self._block_list(path)
        if number < len(node.value):
            return self.item((*path, number))[0]
        return self.item((*path, len(node.value) - 1))[1]

    def size(self, path: Path) -> int:
        """How many items a list or how many entries a mapping has."""
        return len(find(self.root, path).value)

    def _block_list(self, path: Path) -> YamlNode:
        node = find(self.root, path)
        if not isinstance(node, yaml.SequenceNode) or node.flow_style or not node.value:
            raise SpliceError("no list with a line for each item")
        return node

    def _list_item(self, path: Path) -> tuple[int, int]:
        node = self._block_list(path[:-1])
        column = node.start_mark.column
        child = find(self.root, path)
        start = self.text.rfind("\n", 0, child.start_mark.index) + 1
        while self.text[start : start + column + 1].strip(" ") != "-":
            if start == 0 or self.text[start : start + column].strip(" -"):
                raise SpliceError("the item does not begin a line")
            start = self.text.rfind("\n", 0, start - 1) + 1
        return start, self._line_end(self.end(child))

    def _entry(self, path: Path) -> tuple[int, int]:
        parent = find(self.root, path[:-1])
        if not isinstance(parent, yaml.MappingNode) or parent.flow_style:
            raise SpliceError("no mapping with a line for each key")
        child = find(self.root, path)
        key = next(key for key, value in parent.value if value is child)
        start = self.text.rfind("\n", 0, key.start_mark.index) + 1
        if self.text[start : key.start_mark.index].strip(" "):
            raise SpliceError("the entry does not begin a line")
        return start, self._line_end(max(self.end(child), key.end_mark.index))

    def item_end(self, path: Path) -> int:
        """Where the lines of an entry end, also of one that shares its first line with a dash."""
        return self._line_end(self.end(find(self.root, path)))

    def key_column(self, path: Path) -> int:
        """The column of an entry's key."""
        parent = find(self.root, path[:-1])
        child = find(self.root, path)
        if not isinstance(parent, yaml.MappingNode) or parent.flow_style:
            raise SpliceError("no mapping with a line for each key")
        return int(next(key for key, value in parent.value if value is child).start_mark.column)

    def end(self, node: YamlNode) -> int:
        """Where the last letter of a node stands; libyaml's own mark runs past blank lines."""
        if isinstance(node, yaml.ScalarNode):
            if node.style in ("|", ">"):
                return self.page.block_end(node)[0]
            return int(node.end_mark.index)
        if node.flow_style or not node.value:
            return int(node.end_mark.index)
        last = node.value[-1]
        if isinstance(last, tuple):
            return max(self.end(last[1]), int(last[0].end_mark.index) + 1)
        return self.end(last)

    def _line_end(self, at: int) -> int:
        stop = self.text.find("\n", at)
        return len(self.text) if stop < 0 else stop + 1

    def lines(self, path: Path, edits: tuple[Patch, ...] = ()) -> str:
        """The text of an item with the patches inside of it made, ending in a line end."""
        start, end = self.item(path)
        pieces, done = [], start
        for patch in sorted(edits, key=lambda one: one.start):
            if not start <= patch.start <= patch.end <= end or patch.start < done:
                raise SpliceError("edits overlap")
            pieces += [self.text[done : patch.start], patch.new]
            done = patch.end
        text = "".join([*pieces, self.text[done:end]])
        return text if text.endswith("\n") else text + self.newline

    def at_line(self, offset: int, text: str) -> Patch:
        """Whole lines put in before `offset`, which begins a line or ends the text."""
        lead = "" if offset == 0 or self.text[offset - 1] == "\n" else self.newline
        return Patch(offset, offset, lead + text)


def shifted(text: str, by: int) -> str:
    """Lines moved right (or left) by columns; blank lines stay blank."""
    if by >= 0:
        return "".join(" " * by + one if one.strip() else one for one in text.splitlines(True))
    lines = text.splitlines(True)
    return "".join(one[-by:] if not one[:-by].strip(" ") else one.lstrip(" ") for one in lines)


def item(words: str, column: int, keys: tuple[tuple[str, str], ...], text_key: str) -> str:
    """Lines of a new list item: bare words, or `keys` and the words under `text_key`."""
    margin = " " * column
    if not text_key:
        return f"{margin}- {scalar(words, column + 2, column + 2)}\n"
    inner = margin + "  "
    lines = [f"{key}: {value}" for key, value in keys]
    lines.append(f"{text_key}: {scalar(words, column + 4, column + 4 + len(text_key))}")
    return f"{margin}- " + f"\n{inner}".join(lines) + "\n"


def scalar(words: str, indent: int, used: int) -> str:
    """Words as a plain scalar when short and safe, else folded below `>-`."""
    if "\n" not in words and plain_stays_plain(words) and used + len(words) <= WIDTH:
        return words
    margin = " " * indent
    lines = folded_lines([], words, WIDTH - indent)
    return ">-\n" + "\n".join(margin + line if line else "" for line in lines)
