"""Edits written back into YAML text at the marks of its nodes; every other byte stays as it was.

An edit names its node by a path of keys (English, Vietnamese or as written) and list numbers. All edits
of one call refer to the text as given and may not overlap.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml

from pipeline import vocabulary
from pipeline.splice_words import (
    ODD,
    UNSEEN_BLANK,
    folded_lines,
    plain_stays_plain,
    plain_stays_plain_in_brackets,
    quoted,
    with_old_breaks,
)

Path: TypeAlias = tuple[str | int, ...]
YamlNode: TypeAlias = "yaml.ScalarNode | yaml.MappingNode | yaml.SequenceNode"

_WIDTH = 100
_INDICATOR = re.compile(r"^([|>][+-]?)[1-9]([+-]?)")


class SpliceError(Exception):
    """The edit does not fit the text: no such node, or one of another kind (a fault of the caller)."""


@dataclass(frozen=True, slots=True)
class SetValue:
    """The words of a scalar, in the style it is written in."""

    path: Path
    value: str


@dataclass(frozen=True, slots=True)
class RenameKey:
    """The last key of the path, written anew; its value is not touched."""

    path: Path
    key: str


@dataclass(frozen=True, slots=True)
class AddFirst:
    """`key: value` as the first entry of a mapping."""

    path: Path
    key: str
    value: str


@dataclass(frozen=True, slots=True)
class NameItem:
    """A list item that is a scalar becomes `id: …` and `text: …`; the words keep their own writing."""

    path: Path
    key: str
    value: str
    text_key: str = "text"


Edit = SetValue | RenameKey | AddFirst | NameItem


@dataclass(frozen=True, slots=True)
class Patch:
    """`new` in place of text[start:end]."""

    start: int
    end: int
    new: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made; SpliceError when one does not fit."""
    root: Any = yaml.compose(text, Loader=yaml.CSafeLoader)
    if root is None:
        raise SpliceError("nothing in the text")
    page = Page(text)
    return patched(text, (page.patch(root, edit) for edit in edits))


def patched(text: str, patches: Iterable[Patch]) -> str:
    """The text with all patches made; SpliceError when two of them touch the same letters."""
    pieces, done = [], 0
    for patch in sorted(patches, key=lambda patch: (patch.start, patch.end)):
        if patch.start < done:
            raise SpliceError("edits overlap")
        pieces += [text[done : patch.start], patch.new]
        done = patch.end
    return "".join([*pieces, text[done:]])


class Page:
    """The text with its lines at hand."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.newline = "\r\n" if "\r\n" in text else "\n"

    def patch(self, root: YamlNode, edit: Edit) -> Patch:
        """Where and how the text changes for one edit."""
        match edit:
            case SetValue(path, value):
                return self._set(_scalar(find(root, path)), value, in_flow(root, path))
            case RenameKey(path, key):
                node = _key(find(root, path[:-1]), path[-1])
                return Patch(
                    node.start_mark.index, node.end_mark.index, quoted(key) if key == "" else key
                )
            case AddFirst(path, key, value):
                return self._add_first(find(root, path), f"{key}: {_inline(value)}")
            case NameItem(path, key, value, text_key):
                return self._name_item(
                    _scalar(find(root, path)), f"{key}: {_inline(value)}", text_key
                )

    def _column(self, at: int) -> int:
        return at - (self.text.rfind("\n", 0, at) + 1)

    def _add_first(self, node: YamlNode, entry: str) -> Patch:
        if not isinstance(node, yaml.MappingNode):
            raise SpliceError("only a mapping takes a new key")
        at = node.start_mark.index
        if node.flow_style:
            return Patch(at + 1, at + 1, f"{entry}, " if node.value else entry)
        return Patch(at, at, entry + self.newline + " " * self._column(at))

    def _name_item(self, node: yaml.ScalarNode, entry: str, text_key: str) -> Patch:
        """The words move behind `text:`; lines below the first move right where YAML asks for it."""
        at = node.start_mark.index
        before = self.text[self.text.rfind("\n", 0, at) + 1 : at]
        if before.strip(" -") or "-" not in before:
            return self._name_flow_item(node, entry, text_key)
        block = node.style in ("|", ">")
        end = self.block_end(node)[0] if block else node.end_mark.index
        words = self.text[at:end]
        margin = " " * len(before)
        below = [line for line in words.split("\n")[1:] if line.strip()]
        if block or any(len(line) - len(line.lstrip(" ")) <= len(before) for line in below):
            words = re.sub(r"\n(?=[ ]*[^\s])", "\n  ", words)
        return Patch(at, end, f"{entry}{self.newline}{margin}{text_key}: {words}")

    def _name_flow_item(self, node: yaml.ScalarNode, entry: str, text_key: str) -> Patch:
        start, end = node.start_mark.index, node.end_mark.index
        return Patch(start, end, f"{{{entry}, {text_key}: {self.text[start:end]}}}")

    def _set(self, node: yaml.ScalarNode, value: str, flow: bool) -> Patch:
        start, end = node.start_mark.index, node.end_mark.index
        if node.style in ("|", ">"):
            end, indent = self.block_end(node)
            old = self.text[start:end]
            odd = ODD.search(value) or re.search(r"\A\n|^[ \t]|\t|[ ]\n", value, re.MULTILINE)
            fits = value.strip() and not odd
            return Patch(
                start, end, self._block(old, node.style, indent, value) if fits else quoted(value)
            )
        old = self.text[start:end]
        if not old:
            before = "" if self.text[start - 1 : start] in (" ", "\n", "") else " "
            return Patch(start, end, before + _inline(value))
        style = node.style or ""
        if not style and not (_inline(value) == value if flow else plain_stays_plain(value)):
            style = '"'
        return Patch(start, end, self._wrapped(old, style, value, self._column(start)))

    def _wrapped(self, old: str, style: str, value: str, column: int) -> str:
        """A scalar over several lines keeps its old breaks around unchanged words."""
        body = quoted(value, style) if style else value
        if style == '"' and "\\" in old:
            # A blank that was written as \\u00a0 would be another one if it stood there as it is.
            body = UNSEEN_BLANK.sub(lambda one: f"\\u{ord(one[0]):04x}", body)
        lines = old.splitlines()
        if len(lines) < 2 or "\n" in value:
            return body
        indent = len(lines[1]) - len(lines[1].lstrip()) or column
        wrapped = with_old_breaks([line.strip() for line in lines], body, _WIDTH - indent)
        return (self.newline + " " * indent).join(wrapped)

    def block_end(self, node: yaml.ScalarNode) -> tuple[int, int]:
        """libyaml's end mark runs past comments; the content ends with its last indented line."""
        at = self.text.find("\n", node.start_mark.index) + 1
        end, indent = max(at - 1, node.start_mark.index), 0
        while 0 < at < len(self.text):
            stop = self.text.find("\n", at)
            stop = len(self.text) if stop < 0 else stop
            line = self.text[at:stop].rstrip("\r")
            depth = len(line) - len(line.lstrip(" "))
            if line.strip():
                if (indent and depth < indent) or at >= node.end_mark.index:
                    break
                indent = indent or depth
                end = at + len(line)
            at = stop + 1
        return end, indent or self._column(node.start_mark.index) + 2

    def _block(self, old: str, style: str, indent: int, value: str) -> str:
        header, _, body = old.partition("\n")
        lines = [line.strip() for line in body.splitlines()]
        words = value.rstrip("\n")
        new = words.split("\n") if style == "|" else folded_lines(lines, words, _WIDTH - indent)
        margin = " " * indent
        # A figure in the header ("|2-") says another indent than the lines have from now on.
        return self.newline.join(
            [
                _INDICATOR.sub(r"\1\2", header.rstrip("\r")),
                *(margin + line if line else "" for line in new),
            ]
        )


def in_flow(root: YamlNode, path: Path) -> bool:
    """True inside [ ] or { }, where a plain scalar may hold none of , [ ] { }."""
    return any(getattr(find(root, path[:depth]), "flow_style", False) for depth in range(len(path)))


def _inline(value: str) -> str:
    return value if plain_stays_plain_in_brackets(value) else quoted(value)


def _scalar(node: YamlNode) -> yaml.ScalarNode:
    if not isinstance(node, yaml.ScalarNode):
        raise SpliceError("only a scalar has words of its own")
    return node


def find(root: YamlNode, path: Path) -> YamlNode:
    """The node at the path; SpliceError when there is none."""
    node = root
    for step in path:
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
        else:
            key = _key(node, step)
            node = next(value for known, value in node.value if known is key)
    return node


def _key(node: YamlNode, step: str | int) -> yaml.ScalarNode:
    wanted = {str(step), vocabulary.canonical(str(step))} - {None}
    if isinstance(node, yaml.MappingNode):
        for key, _ in node.value:
            if key.value in wanted or vocabulary.canonical(str(key.value)) in wanted:
                found: yaml.ScalarNode = key
                return found
    raise SpliceError(f"nothing at {step!r}")
